"""From a question to a typed answer. Every claim is a quotation with its span; nothing is written that is not there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from indexer.snapshot import Snapshot

from corpus import title as titles
from corpus.errors import BadInput, UnknownName
from corpus.model import JobFamily, Level
from indexer.encoder import Encoded
from service.alignment import Aligner
from service.answers import (
    Answer,
    Attribute,
    Claim,
    ClarificationAnswer,
    CompareResult,
    ComparisonAnswer,
    ExpectationsAnswer,
    FactAnswer,
    ListedLevel,
    ListingAnswer,
    Near,
    NotStatedAnswer,
    PassagesAnswer,
    Reading,
    Reason,
)
from service.ask.content import sayings
from service.ask.fact import fact, said
from service.ask.listing import GENERIC, Conditions, Listed, asks_who_reports, conditions, fitting
from service.ask.points import comparison_claims, compare_result, expectation_claims, expectations_result
from service.ask.refusal import ConfidenceModel, Evidence, confidence_model, evidence
from service.ask.sides import Sides, sides
from service.ask.subject import Subject, neighbour, relative, subject, surest_level
from service.citation import Citer
from service.clock import Clock
from service.comparison import compare
from service.expectations import expectations
from service.filters import FilterReader, nearest
from service.grouping import group
from service.interpret import Interpretation
from service.late_interaction import LateInteraction
from service.line import stems
from service.linking import FamilyLink
from service.question_kind import KindGuess, QuestionKind
from service.requests import CompareRequest
from service.results import InterpretationResult
from service.search import Ranking
from service.wording import ORDINARY, normal, words

ATTRIBUTES = {
    QuestionKind.GRADE: Attribute.GRADE,
    QuestionKind.REPORTS_TO: Attribute.REPORTS_TO,
    QuestionKind.TRACK: Attribute.TRACK,
    QuestionKind.NEXT_LEVEL: Attribute.NEXT_LEVEL,
    QuestionKind.HIRING_STEPS: Attribute.HIRING_STEPS,
    QuestionKind.INDICATORS: Attribute.PERFORMANCE_INDICATORS,
}
_AT = re.compile(r"\b(?:at|does)\s+([A-Z][\w&.'-]*[a-zA-Z])")
_OF_A_FAMILY = {Attribute.HIRING_STEPS, Attribute.PERFORMANCE_INDICATORS, Attribute.TRACK, Attribute.NEXT_LEVEL}
_OF_LEVELS = (QuestionKind.COMPARISON, QuestionKind.EXPECTATIONS)
CLAIMS = 5
READINGS = 6
SURE_LINK = 0.6
CLEAR = 0.45
CLEAR_OF_LEVEL = 0.35
"""Least probability of a kind for an answer of its own form, where a level is named and elsewhere; below it the
question is answered from passages."""
CLEARLY = 0.75
"""Probability from which a question is of a kind that role documents do not answer, unless a line speaks for it."""
EVEN = 0.5
"""Confidence from which a line speaks for it."""
LONG = 3
"""Content words from which a question without a role is an open one, not one that left the role out."""


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """A question on its way: what it was taken to mean, its vectors, and the passages found for it."""

    question: str
    reading: Interpretation
    shown: InterpretationResult
    guess: KindGuess
    encoded: Encoded
    ranking: Ranking
    clock: Clock


class Asking:
    """Answers questions from one snapshot."""

    def __init__(
        self, snapshot: Snapshot, citer: Citer, aligner: Aligner, late: LateInteraction, confidence: ConfidenceModel | None = None
    ) -> None:
        self._snapshot = snapshot
        self._citer = citer
        self._aligner = aligner
        self._late = late
        self._confidence = confidence or confidence_model()
        self._outline = snapshot.outline()

    def answer(self, asked: Asked) -> Answer:
        """The answer to a question."""
        about = subject(asked.question, asked.reading.links, asked.reading.filters)
        elsewhere = self._elsewhere(asked)
        if elsewhere:
            return self._not_stated(asked, Reason.OUT_OF_SCOPE, f"These documents say nothing about {elsewhere}.")
        kind = self._kind(asked, about)
        if kind is QuestionKind.COMPARISON:
            found = self._comparison(asked, about)
            if found is not None:
                return found
        if kind is QuestionKind.EXPECTATIONS:
            return self._expectations(asked, about)
        if kind is QuestionKind.LISTING:
            listed = self._listing(asked)
            if listed is not None:
                return listed
        if kind in ATTRIBUTES:
            return self._fact(asked, about, ATTRIBUTES[kind])
        return self._open(asked, about)

    def _kind(self, asked: Asked, about: Subject) -> QuestionKind:
        """The likeliest kind that is possible; a structured answer needs to be asked for clearly enough."""
        for kind, probability in asked.guess.ranked:
            if kind is QuestionKind.OUT_OF_DOMAIN and probability < 0.6 and about.levels:
                continue
            if kind is QuestionKind.MATCH:
                continue  # the caller takes pasted profiles to the match door
            if kind is QuestionKind.EXPECTATIONS and len({link.matched.lower() for link in about.levels}) == 2:
                return QuestionKind.COMPARISON
            if kind in _OF_LEVELS and about.levels:
                probability = asked.guess.probability(*_OF_LEVELS)
            if kind in {QuestionKind.REPORTS_TO, QuestionKind.LISTING} and asks_who_reports(asked.question):
                return QuestionKind.LISTING
            clear = CLEAR_OF_LEVEL if about.levels else CLEAR
            if kind is not QuestionKind.LISTING and probability < clear:
                return QuestionKind.OPEN
            return kind
        return QuestionKind.OPEN

    # Comparison and expectations

    def compared(self, before: tuple[JobFamily, Level], after: tuple[JobFamily, Level], clock: Clock) -> CompareResult:
        """Two levels set against each other."""
        found = compare(before, after, self._snapshot, self._aligner)
        available = tuple(level.title for level in after[0].levels)
        return compare_result(before, after, available, found, self._citer, self._snapshot.id, clock.total())

    def compare(self, request: CompareRequest, names: FilterReader, clock: Clock) -> CompareResult:
        """The body of /v1/compare. Raises UnknownName for an unknown family, BadInput for a title of several levels."""
        families = set(names.families_named(request.family)) if request.family else None
        before = self._named(request.from_level, families, names)
        after = self._named(request.to_level, families, names)
        if before is not None and after is not None:
            return self.compared(before, after, clock)
        present = before or after
        pool = families or ({present[0].id} if present else {name.rpartition("#")[0] for name in (request.from_level, request.to_level)})
        available = tuple(level.title for f in self._outline if f.id in pool for level in f.levels)
        if not available:
            available = nearest(request.to_level, [level.title for f in self._outline for level in f.levels])
        return compare_result(before, after, available, None, self._citer, self._snapshot.id, clock.total())

    def _named(self, name: str, families: set[str] | None, names: FilterReader) -> tuple[JobFamily, Level] | None:
        """The level of that id or title; null where there is none. Raises BadInput where several have it."""
        try:
            found = names.levels_named(name)
        except UnknownName:
            return None
        kept = [level_id for level_id in found if families is None or level_id.rpartition("#")[0] in families]
        if len(kept) > 1:
            listed = ", ".join(kept[:5])
            raise BadInput(f"the level {name!r} is not unique: {listed}; name the family, or the level by its id")
        if not kept:
            return None
        family = self._snapshot.family(kept[0].rpartition("#")[0])
        return family, family.level(kept[0])

    def _comparison(self, asked: Asked, about: Subject) -> Answer | None:
        if not asked.reading.links.levels and len(about.families) > 1:
            return self._clarify(asked, about.families, "compare levels of")
        both = sides(asked.question, asked.reading.links, about, self._snapshot)
        if both is None:
            if about.families:
                return self._clarify(asked, about.families, "What do the levels add in")
            if len(content_words(asked.question)) >= LONG:
                return None
            return self._which_family(asked)
        if both.before is None and both.after is None:
            return self._no_such_level(asked, about, both.missing)
        if both.before is None or both.after is None:
            return self._one_sided(asked, both)
        result = self.compared(both.before, both.after, asked.clock)
        claims = comparison_claims(result)
        text = _comparison_text(both.before[1], both.after[1], result)
        return ComparisonAnswer(
            kind="comparison", text=text, claims=claims, interpretation=asked.shown,
            confidence=self._certainty(asked, about), near=(), snapshot=self._snapshot.id, took_ms=asked.clock.total(), comparison=result,
        )  # fmt: skip

    def _which_family(self, asked: Asked) -> Answer | None:
        """A comparison of ranks that leaves the family out: the families that have them."""
        ranks = [frozenset(w.stands_for) for w in words(asked.question) if w.is_rank]
        fits = [
            family for family in self._outline
            if ranks and all(any(rank <= frozenset(titles.words(level.title)) for level in family.levels) for rank in ranks)
        ]  # fmt: skip
        if not fits:
            return None
        choices = [Reading(f"{asked.question.rstrip('?. ')} in {family.title}?", family.id, None) for family in fits[:READINGS]]
        return self._readings(asked, choices, f"In which family? {len(fits)} have these levels.")

    def _one_sided(self, asked: Asked, both: Sides) -> Answer:
        side = both.before or both.after
        family = side[0] if side else None
        result = compare_result(both.before, both.after, both.available, None, self._citer, self._snapshot.id, asked.clock.total())
        missing = both.missing or "a level below it"
        text = f"There is no {missing} level in {family.title if family else 'this family'}; the levels are {', '.join(both.available)}."
        return ComparisonAnswer(
            kind="comparison", text=text, claims=(), interpretation=asked.shown, confidence=0.5, near=self._titles_near(family),
            snapshot=self._snapshot.id, took_ms=asked.clock.total(), comparison=result,
        )  # fmt: skip

    def _expectations(self, asked: Asked, about: Subject) -> Answer:
        place = self._one_level(asked, about, "What is expected of")
        if isinstance(place, Answer):
            return place
        family, level = place
        found = expectations(family, level, self._snapshot, self._aligner)
        result = expectations_result(found, self._citer)
        claims = expectation_claims(found, self._citer)
        text = (
            f"{level.title} ({family.title}): {len(result.own)} points of its own, {len(result.inherited)} inherited, "
            f"{len(result.shared)} asked of every level."
        )
        if found.inherited.unresolved:
            named = ", ".join(repr(extends.title) for extends in found.inherited.unresolved)
            text += f" It also extends {named}, which stands nowhere: nothing is taken from there."
        return ExpectationsAnswer(
            kind="expectations", text=text, claims=claims, interpretation=asked.shown, confidence=self._certainty(asked, about),
            near=(), snapshot=self._snapshot.id, took_ms=asked.clock.total(), expectations=result,
        )  # fmt: skip

    # Facts

    def _fact(self, asked: Asked, about: Subject, attribute: Attribute) -> Answer:
        question = _FACT_QUESTIONS[attribute]
        if not about.families:
            hinted = self._nobody(asked, about, question)
            if isinstance(hinted, Answer):
                return hinted
            return self._fact_of(asked, about, attribute, *hinted)
        family = self._snapshot.family(about.families[0].family.id)
        level: Level | None = None
        if about.levels or about.missing or attribute not in _OF_A_FAMILY or not about.one_family:
            place = self._one_level(asked, about, question, attribute)
            if isinstance(place, Answer):
                return place
            family, level = place
        return self._fact_of(asked, about, attribute, family, level)

    def _fact_of(self, asked: Asked, about: Subject, attribute: Attribute, family: JobFamily, level: Level | None) -> Answer:
        found = fact(attribute, family, level, self._citer)
        if attribute is Attribute.TRACK and level is not None:  # what the level does with people says more than the word
            own = [hit.passage for hit in asked.ranking.passages if hit.passage.level_id == level.id][: CLAIMS - 1]
            found = replace(found, claims=(*found.claims, *(self._claim(passage, asked) for passage in own)))
        if attribute in {Attribute.HIRING_STEPS, Attribute.PERFORMANCE_INDICATORS}:
            found = replace(found, claims=self._best_first(asked, found.claims))
        if found.result is None and level is not None and attribute in _OF_A_FAMILY:
            found = fact(attribute, family, None, self._citer)
        if found.result is None:
            return self._not_stated(asked, Reason.NEVER_STATED, found.text, found.near)
        return FactAnswer(
            kind="fact", text=found.text, claims=found.claims, interpretation=asked.shown, confidence=self._certainty(asked, about),
            near=(), snapshot=self._snapshot.id, took_ms=asked.clock.total(), fact=found.result,
        )  # fmt: skip

    def _best_first(self, asked: Asked, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        """Claims in the order in which their lines answer the question; the document's order where none is ranked."""
        place = {
            (item.path, item.start_line): rank
            for rank, hit in reversed(list(enumerate(asked.ranking.passages)))
            for item in hit.passage.items
        }
        last = len(asked.ranking.passages)
        return tuple(sorted(claims, key=lambda c: place.get((c.citations[0].path, c.citations[0].start_line), last)))

    def _one_level(
        self, asked: Asked, about: Subject, question: str, attribute: Attribute | None = None
    ) -> tuple[JobFamily, Level] | Answer:
        """The one level meant, or the answer that asks back or says that it is not there."""
        if not about.families:
            return self._nobody(asked, about, question)
        if not about.one_family:
            return self._clarify(asked, about.families, question, about)
        family = self._snapshot.family(about.families[0].family.id)
        if about.missing:
            return self._no_such_level(asked, about, about.missing)
        named = [link for link in about.levels if link.strength >= 0.95 * about.levels[0].strength]
        if named and (about.levels[0].strength >= SURE_LINK or len(named) == 1):
            level = family.level(surest_level(asked.question, named).level.id)
            step = relative(asked.question)
            if step and attribute is not Attribute.NEXT_LEVEL:
                other = neighbour(family, level, step)
                if other is None:
                    return self._no_such_level(asked, about, f"level {'above' if step > 0 else 'below'} {level.title}")
                level = other
            return family, level
        if not named and len(family.levels) == 1:
            return family, family.levels[0]
        if not named and attribute is Attribute.REPORTS_TO:
            wide = fact(attribute, family, None, self._citer)
            if wide.result is not None:
                return FactAnswer(
                    kind="fact", text=wide.text, claims=wide.claims, interpretation=asked.shown,
                    confidence=self._certainty(asked, about), near=(), snapshot=self._snapshot.id,
                    took_ms=asked.clock.total(), fact=wide.result,
                )  # fmt: skip
        choices = [family.level(link.level.id) for link in named] or list(family.levels)
        return self._clarify_levels(asked, family, choices, question)

    def _nobody(self, asked: Asked, about: Subject, question: str, attribute: Attribute | None = None) -> tuple[JobFamily, Level] | Answer:
        """No family is named for sure: a role hinted at, a role that is not here, or a role left out."""
        ranks = frozenset(part for w in words(asked.question) if w.is_rank for part in w.stands_for)
        others = content_words(asked.question)
        hinted = self._hinted(ranks, others)
        if len(hinted) == 1:
            family = self._snapshot.family(hinted[0][0])
            return family, family.level(hinted[0][1])
        if len(others) >= LONG and not hinted:
            return self._open(asked, about)
        if others and not hinted and not ranks:
            unknown = " ".join(others[:4])
            near = tuple(Near(title) for title in nearest(asked.question, [f.title for f in self._outline])[:3])
            return self._not_stated(asked, Reason.NO_SUCH_LEVEL, f"No role here is called {unknown!r}.", near)
        choices = hinted or [
            (family.id, level.id)
            for family in self._outline
            for level in family.levels
            if ranks <= frozenset(titles.words(level.title))
        ]
        names = {level.id: (level.title, family.title) for family in self._outline for level in family.levels}
        readings = [
            Reading(f"{question} {names[level_id][0]} ({names[level_id][1]})?", family_id, level_id)
            for family_id, level_id in choices[:READINGS]
        ]
        if not readings:
            return self._open(asked, about)
        return self._readings(asked, readings, f"Which role? {len(choices)} levels fit.")

    def _hinted(self, ranks: frozenset[str], content: Sequence[str]) -> list[tuple[str, str]]:
        """Levels whose titles hold most of the question's content words, and its ranks; family and level ids."""
        wanted = {part for word in content for part in normal(word)}
        scored: list[tuple[int, str, str]] = []
        for family in self._outline:
            for level in family.levels:
                title = frozenset(titles.words(level.title))
                held = len(wanted & title)
                key = titles.key(level.title)
                if held and (ranks <= title if ranks else not key.ranks):
                    scored.append((held, family.id, level.id))
        most = max((held for held, _, _ in scored), default=0)
        return [(family_id, level_id) for held, family_id, level_id in scored if held == most]

    # Listings

    def _listing(self, asked: Asked) -> Answer | None:
        wanted = conditions(asked.question, asked.reading.links, dict.fromkeys(f.department for f in self._outline))
        if not wanted.any:
            return None
        families = [self._snapshot.family(f.id) for f in self._outline]
        filters = asked.reading.filters
        listed = [
            entry
            for entry in fitting(wanted, families)
            if (not filters.families or entry.family.id in filters.families)
            and (not filters.levels or entry.level.id in filters.levels)
            and (not filters.departments or entry.family.department in filters.departments)
            and (not filters.tracks or entry.level.track in filters.tracks)
            and _graded(filters.grades, filters.grade_min, filters.grade_max, entry.level)
        ]
        if wanted.catalogue:
            return self._listed(asked, wanted, listed, complete=True)
        return self._listed_by_content(asked, wanted, listed)

    def _listed(self, asked: Asked, wanted: Conditions, listed: Sequence[Listed], *, complete: bool) -> Answer:
        levels = tuple(
            ListedLevel(
                entry.family.id, entry.level.id, entry.level.title, entry.level.grade.value if entry.level.grade else None,
                self._citer.inside(entry.line, entry.family, entry.level) if entry.line else self._citer.level(entry.family, entry.level),
            )  # fmt: skip
            for entry in listed
        )
        if not levels:
            return self._not_stated(asked, *self._nothing_listed(wanted))
        families = len({level.family_id for level in levels})
        text = f"{len(levels)} {'level' if len(levels) == 1 else 'levels'} in {families} {'family' if families == 1 else 'families'}"
        text += "; that is all of them." if complete else ", by what their lines say; others may say it in other words."
        claims = tuple(
            Claim(f"{level.title}{f' (grade {level.grade})' if level.grade is not None else ''}", (level.citation,)) for level in levels
        )
        return ListingAnswer(
            kind="listing", text=text, claims=claims, interpretation=asked.shown,
            confidence=0.95 if complete else 0.7, near=(), snapshot=self._snapshot.id, took_ms=asked.clock.total(),
            levels=levels, total=len(levels), complete=complete,
        )  # fmt: skip

    def _nothing_listed(self, wanted: Conditions) -> tuple[Reason, str, tuple[Near, ...]]:
        if wanted.grades:
            grades = sorted({lv.grade for f in self._outline for lv in f.levels if isinstance(lv.grade, int)})
            text = f"No level has grade {wanted.grades[0]}." if wanted.grades[0] == wanted.grades[1] else "No level has a grade in that range."
            near = (Near(f"Grades run from {grades[0]} to {grades[-1]}."),) if grades else ()
            return Reason.NO_SUCH_LEVEL, text + (f" {near[0].text}" if near else ""), near
        if wanted.reports_to:
            return Reason.NEVER_STATED, f"No level states that it reports to {wanted.reports_to}.", ()
        return Reason.NOTHING_CLOSE, "No level fits all of that.", ()

    def _listed_by_content(self, asked: Asked, wanted: Conditions, allowed: Sequence[Listed]) -> Answer:
        found = sayings(wanted.content, asked.ranking, self._snapshot.store, asked.encoded, asked.reading.filters, self._late)
        places = {entry.level.id: entry for entry in allowed}
        by_family: dict[str, list[Listed]] = {}
        for entry in allowed:
            by_family.setdefault(entry.family.id, []).append(entry)
        lines: dict[str, Listed] = {}
        repeats: dict[str, Listed] = {}
        for saying in found:
            passage = saying.passage
            span = passage.items[0] if len(passage.items) == 1 else _best_item(passage.items, passage.text, wanted.content)
            here = [places[passage.level_id]] if passage.level_id in places else by_family.get(passage.family_id, []) if passage.level_id is None else []
            for n, entry in enumerate(e for e in here if e.level.id not in lines):
                kept = lines if n == 0 else repeats  # a line of a whole family leads with one of its levels
                kept.setdefault(entry.level.id, Listed(entry.family, entry.level, span))
        lines |= {level_id: entry for level_id, entry in repeats.items() if level_id not in lines}
        if not lines:
            return self._open(asked, subject(asked.question, asked.reading.links, asked.reading.filters))
        return self._listed(asked, wanted, list(lines.values()), complete=False)

    # Open questions

    def _open(self, asked: Asked, about: Subject) -> Answer:
        if about.missing and not about.levels:
            return self._no_such_level(asked, about, about.missing)
        shown = self._evidence(asked)
        sure = self._confidence.confidence(shown)
        ranked = asked.ranking.passages[:120]
        groups = group(ranked, asked.ranking.vectors[:120], CLAIMS)
        claims = tuple(self._claim(g.best.passage, asked) for g in groups)
        domain, unstated = asked.guess.probability(QuestionKind.OUT_OF_DOMAIN), asked.guess.probability(QuestionKind.UNSTATED)
        foreign = max(domain if not about.levels else 0.0, unstated) >= CLEARLY and sure < EVEN
        if sure < self._confidence.least or foreign or not claims:
            near = tuple(Near(claim.text, claim.citations[0]) for claim in claims[:3])
            if domain > max(unstated, 0.4):
                return self._not_stated(asked, Reason.OUT_OF_SCOPE, "That is not something these role documents are about.", (), sure)
            if unstated > 0.4:
                who = about.families[0].family.title if about.families else "any role"
                return self._not_stated(asked, Reason.NEVER_STATED, f"The documents do not state that for {who}.", near, sure)
            return self._not_stated(asked, Reason.NOTHING_CLOSE, "Nothing in these documents answers that; this comes nearest.", near, sure)
        first = claims[0].citations[0]
        where = f"{first.level or first.family}{f', grade {first.grade}' if first.grade is not None else ''}"
        text = f"{claims[0].text} ({where}; {first.path}:{first.start_line})"
        return PassagesAnswer(
            kind="passages", text=text, claims=claims, interpretation=asked.shown, confidence=round(sure, 4), near=(),
            snapshot=self._snapshot.id, took_ms=asked.clock.total(),
        )  # fmt: skip

    def _elsewhere(self, asked: Asked) -> str:
        """Another organisation the question asks about: a name after "at" that stands nowhere in the documents."""
        linked = {word for link in asked.reading.links.families for word in link.matched.split()}
        for match in _AT.finditer(asked.question):
            name = match.group(1)
            if name not in linked and not self._snapshot.store.search_text(name, 1):
                return name
        return ""

    def _claim(self, passage, asked: Asked) -> Claim:  # type: ignore[no-untyped-def]
        if len(passage.items) == 1:
            return Claim(passage.text, (self._citer.passage(passage),))
        span = _best_item(passage.items, passage.text, content_words(asked.question))
        family = self._snapshot.family(passage.family_id)
        level = family.level(passage.level_id) if passage.level_id else None
        citation = self._citer.line(span, family, level, passage.section, passage.heading_path)
        return Claim(" ".join(citation.quote.split()), (citation,))

    def _evidence(self, asked: Asked) -> Evidence:
        wanted = stems(" ".join(content_words(asked.question)))
        held = frozenset[str]().union(*(stems(hit.passage.embedded) for hit in asked.ranking.passages[:3]))
        covered = len(wanted & held) / len(wanted) if wanted else 0.0
        best = max(asked.ranking.passages[:50], key=lambda hit: hit.parts.rerank, default=None)
        weakest = self._late.weakest(asked.encoded, self._snapshot.store, best.passage.number) if best else 0.0
        return evidence(asked.ranking, asked.guess, covered, weakest)

    def evidence_of(self, asked: Asked) -> Evidence:
        """The evidence that the open answer to a question would rest on; for fitting the confidence model."""
        return self._evidence(asked)

    # Asking back, and saying no

    def _certainty(self, asked: Asked, about: Subject) -> float:
        """How sure a structured answer is: that the question is of its kind, and about whom it was taken to be."""
        strength = about.levels[0].strength if about.levels else (about.families[0].strength if about.families else 0.5)
        return round(min(1.0, asked.guess.ranked[0][1]) * strength, 4)

    def _clarify(self, asked: Asked, families: Sequence[FamilyLink], question: str, about: Subject | None = None) -> Answer:
        choices = []
        for link in families[:READINGS]:
            level = next((lv for lv in about.levels if lv.family.id == link.family.id), None) if about else None
            name = f"{level.level.title} ({link.family.title})" if level else link.family.title
            choices.append(Reading(f"{question} {name}?", link.family.id, level.level.id if level else None))
        return self._readings(asked, choices, f"Which one? {len(choices)} fit equally.")

    def _clarify_levels(self, asked: Asked, family: JobFamily, levels: Sequence[Level], question: str) -> Answer:
        choices = [Reading(f"{question} {level.title}?", family.id, level.id) for level in levels[:READINGS]]
        return self._readings(asked, choices, f"Which level of {family.title}?")

    def _readings(self, asked: Asked, choices: Sequence[Reading], text: str) -> Answer:
        return ClarificationAnswer(
            kind="clarification", text=text, claims=(), interpretation=asked.shown, confidence=0.5, near=(),
            snapshot=self._snapshot.id, took_ms=asked.clock.total(), readings=tuple(choices),
        )  # fmt: skip

    def _no_such_level(self, asked: Asked, about: Subject, missing: str) -> Answer:
        family = self._snapshot.family(about.families[0].family.id) if about.families else None
        text = f"{family.title if family else 'This family'} has no {missing}."
        near = self._titles_near(family)
        if near:
            text += f" Its levels are {', '.join(n.text for n in near)}."
        return self._not_stated(asked, Reason.NO_SUCH_LEVEL, text, near)

    def _titles_near(self, family: JobFamily | None) -> tuple[Near, ...]:
        if family is None:
            return ()
        return tuple(
            Near(f"{level.title}{f' (grade {level.grade.value})' if level.grade else ''}", self._citer.level(family, level))
            for level in family.levels[:8]
        )

    def _not_stated(self, asked: Asked, reason: Reason, text: str, near: tuple[Near, ...] = (), sure: float = 0.1) -> Answer:
        return NotStatedAnswer(
            kind="not_stated", text=text, claims=(), interpretation=asked.shown, confidence=round(sure, 4), near=near,
            snapshot=self._snapshot.id, took_ms=asked.clock.total(), reason=reason,
        )  # fmt: skip


_FACT_QUESTIONS = {
    Attribute.GRADE: "What is the grade of",
    Attribute.REPORTS_TO: "Who does this level report to:",
    Attribute.TRACK: "Which track is",
    Attribute.NEXT_LEVEL: "What comes after",
    Attribute.HIRING_STEPS: "What is the hiring process of",
    Attribute.PERFORMANCE_INDICATORS: "What are the performance indicators of",
}


def content_words(question: str) -> list[str]:
    """The question's words that may name a thing: no ranks, no common words, no words of attributes."""
    return [
        w.text.lower()
        for w in words(question)
        if w.stands_for and not w.is_rank and not w.text.isdigit()
        and w.text.lower() not in ORDINARY and w.text.lower() not in GENERIC and w.text.lower() not in _ASKING
    ]  # fmt: skip


_ASKING = frozenset(
    """
    line lines boss bosses manager manage manages managed track tracks promoted promotion promote next step steps up
    expectations expectation expected responsibilities responsibility duties requirements performance indicators
    indicator kpis kpi measured metrics interview interviews process hiring hire hired stages rounds rung rungs ladder
    career move become becoming get getting reach mine compare comparison difference differences different between vs
    versus add adds additional extra over beyond whom who's what's i'm i'd looking know knows tell wondering curious
    question thanks hello hi please exactly really actually usually generally band code pay salary
    """.split()
)
"""Words that ask for an attribute and name nothing."""


def _best_item(items, text: str, content):  # type: ignore[no-untyped-def]
    """The item of a passage that shares most words with what is asked; the first of equals."""
    lines = text.split("\n")[-len(items) :]
    wanted = stems(" ".join(content))
    scores = [len(wanted & stems(line)) for line in lines]
    return items[scores.index(max(scores))] if len(lines) == len(items) else items[0]


def _graded(grades, low, high, level: Level) -> bool:  # type: ignore[no-untyped-def]
    value = level.grade.value if level.grade else None
    if grades and value not in grades:
        return False
    if low is not None and not (isinstance(value, int) and value >= low):
        return False
    return high is None or (isinstance(value, int) and value <= high)


def _comparison_text(before: Level, after: Level, result: CompareResult) -> str:
    grades = ""
    if before.grade and after.grade and before.grade.value != after.grade.value:
        grades = f" (grade {before.grade.value} to {after.grade.value})"
    parts = [f"{len(result.added)} new", f"{len(result.strengthened)} raised", f"{len(result.unchanged)} unchanged"]
    if result.inherited:
        parts.append(f"{len(result.inherited)} inherited")
    if result.dropped:
        parts.append(f"{len(result.dropped)} dropped")
    text = f"{after.title} over {before.title}{grades}: {', '.join(parts)} points."
    if before.reports_to and after.reports_to and before.reports_to.value != after.reports_to.value:
        text += f" Reports to {after.reports_to.value} instead of {before.reports_to.value}."
    if before.track and after.track and before.track != after.track:
        text += f" Moves from the {before.track} to the {after.track} track."
    return text
