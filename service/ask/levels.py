"""Answers about whole levels: what one adds over another, and everything asked of one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus import title as titles
from corpus.errors import NotUnique, UnknownName
from corpus.model import Extends, JobFamily, Level
from corpus.naming import without_grade
from indexer.snapshot import FamilyOutline, Snapshot
from service.alignment import Aligner
from service.answers import (
    Answer,
    Claim,
    CompareResult,
    ComparisonAnswer,
    ExpectationsAnswer,
    Near,
    Reading,
    Reason,
)
from service.ask.asked import Asked, content_words
from service.ask.bare_pair import bare_pair
from service.ask.fitting import ranks_borne
from service.ask.ladder import Placed, neighbour
from service.ask.listing_words import NEGATED
from service.ask.measure import Measure, measure
from service.ask.named_sides import named_levels, named_twice
from service.ask.place import Places
from service.ask.points import (
    common_claims,
    compare_result,
    comparison_claims,
    expectation_claims,
    expectations_result,
)
from service.ask.reply import Replies, certainty
from service.ask.reworded import put_in
from service.ask.sections import Sections, comparison_within, expectations_within
from service.ask.several_sides import chain
from service.ask.sides import Sides, sides
from service.ask.subject import Subject
from service.ask.taken_over import meant_itself
from service.ask.told_apart import LONG
from service.ask.unmet_side import sets_cases, unknown_side
from service.citation import Citer
from service.clock import Clock
from service.comparison import compare
from service.expectations import expectations
from service.filters import FilterReader, closest
from service.phrases import phrases
from service.requests import CompareRequest
from service.wording import SAME_STEM, likeness, words

_COMMON = phrases(
    """
    in common
    common to
    shar(?:e|es|ed|ing)
    overlaps?
    (?:is|are|remains?|stays?) (?:the )?(?:same|unchanged|alike)
    same (?:for|in|at|on) both
    both (?:do|have|need|ask|require|share)
    """
)
"""How a question asks for what two levels have alike rather than for what sets them apart."""
_BOTH = phrases("and\nor\nboth\nthan\nmore\nless\nfewer\nextra\ncompar\\w+\ndiffer\\w*\nversus\nvs\nagainst\nbeside")
"""Words that set an amount of one level against that of another."""
NEAREST = 5
"""Titles named at most where neither of two levels is there."""


class LevelAnswers:
    """Makes them from one snapshot."""

    def __init__(self, snapshot: Snapshot, citer: Citer, aligner: Aligner, replies: Replies, places: Places) -> None:
        self._snapshot = snapshot
        self._citer = citer
        self._aligner = aligner
        self._replies = replies
        self._places = places
        self._outline = snapshot.outline()

    def compared(
        self, before: tuple[JobFamily, Level], after: tuple[JobFamily, Level], clock: Clock, sections: Sections = ()
    ) -> CompareResult:
        """Two levels set against each other, in those sections or in all."""
        found = comparison_within(compare(before, after, self._snapshot, self._aligner), sections)
        available = tuple(level.title for level in after[0].levels)
        return compare_result(before, after, available, found, self._citer, self._snapshot.id, clock.total())

    def compare(self, request: CompareRequest, names: FilterReader, clock: Clock) -> CompareResult:
        """The body of /v1/compare. Raises UnknownName for an unknown family, BadInput for a title of several levels."""
        families = names.role_of(names.families_named(request.family)) if request.family else None
        before = self._named(request.from_level, families, names) or self._beside(request.from_level, families)
        after = self._named(request.to_level, families, names) or self._beside(request.to_level, families)
        if before is not None and after is not None:
            return self.compared(before, after, clock)
        present = before or after
        missing = [
            name for name, found in ((request.from_level, before), (request.to_level, after)) if found is None
        ]  # fmt: skip
        pool = families or {family_id for name in missing for family_id in self._meant(name)}
        pool = pool or ({present[0].id} if present else set())
        available = tuple(level.title for f in self._outline if f.id in pool for level in f.levels)
        if not available:
            known = [level.title for family in self._outline for level in family.levels]
            near = zip(closest(request.from_level, known), closest(request.to_level, known), strict=False)
            available = tuple(dict.fromkeys(title for pair in near for title in pair))[:NEAREST]
        return compare_result(before, after, available, None, self._citer, self._snapshot.id, clock.total())

    def _meant(self, name: str) -> set[str]:
        """The ids of the families whose level a name that is none would be: by its id, or by all but its rank."""
        about = titles.key(name).subject
        called = [(f.id, title) for f in self._outline for title in (f.title, *(lv.title for lv in f.levels))]
        fitting = {family_id for family_id, title in called if about and titles.key(title).subject == about}
        return fitting or {f.id for f in self._outline if f.id == name.rpartition("#")[0]}

    def _named(self, name: str, families: frozenset[str] | None, names: FilterReader) -> tuple[JobFamily, Level] | None:
        """The level of that id or title; null where there is none. Raises BadInput where several have it."""
        try:
            found = names.levels_named(name, families)
        except UnknownName:
            plain = without_grade(name)  # as its heading writes it: "Director (M2)"
            return self._named(plain, families, names) if plain != name else None
        if len(found) > 1:
            raise NotUnique(name, found)
        return self._at(found[0])

    def _at(self, level_id: str) -> tuple[JobFamily, Level]:
        """The level of that id, with its family."""
        family = self._snapshot.family(level_id.rpartition("#")[0])
        return family, family.level(level_id)

    def _beside(self, name: str, families: frozenset[str] | None) -> tuple[JobFamily, Level] | None:
        """The one level of that very title in the folder of a named family: makers and managers may have pages of
        their own. Null where there is none, or several are.
        """
        folders = {family_id.rpartition("/")[0] for family_id in families or ()}
        found = [
            level.id
            for family in self._outline
            if family.id.rpartition("/")[0] in folders
            for level in family.levels
            if titles.words(level.title) == titles.words(name)
        ]
        return self._at(found[0]) if len(found) == 1 else None

    def answer(self, asked: Asked, about: Subject) -> Answer | None:
        """The comparison a question asks for; null where it is an open one.

        Who is counted is set against nobody: "how many buyers does the head of buying lead?".
        """
        if measure(asked.question) is not None and not _BOTH.search(asked.question):
            return None
        if not asked.reading.links.levels and len(about.families) > 1:
            return self._replies.clarify(asked, about.families, "compare levels of")
        several = chain(asked.question, asked.reading.links, about, self._snapshot)
        if several:
            return self.chain(asked, about, several)
        both = sides(asked.question, asked.reading.links, about, self._snapshot)
        own = named_levels(asked.question, asked.reading.links, about, self._snapshot)[:1]
        if both is not None and own and (both.assumed or both.missing):
            if named_twice(asked.question, asked.reading.links, about):
                return self.comparison(asked, about, own[0], own[0])
            other = self._hinted_side(asked) or self._places.other_side(asked)
            if other is not None:
                return other
            if both.assumed and sets_cases(asked.question, asked.reading.links):
                return None
        if both is None and about.families and unknown_side(asked.question, asked.reading.links)[0]:
            return self._hinted_side(asked) or self._places.other_side(asked)
        if both is None:
            if about.families:
                return self._which_levels(asked, about)
            if len(content_words(asked.question)) >= LONG:
                return None
            return self._which_family(asked, about)
        if both.before is None and both.after is None:
            return self._replies.no_such_level(asked, about, both.missing)
        if not both.missing and (both.before is None or both.after is None):
            return self.expected(asked, about)  # one level, with none beside it to set it against
        if both.before is None or both.after is None:
            return self._one_sided(asked, both)
        return self.comparison(asked, about, both.before, both.after)

    def _hinted_side(self, asked: Asked) -> Answer | None:
        """Which role is meant by a side of a "vs" that is a word of several titles and no title: "research vs design";
        null where it is none.
        """
        side, places = unknown_side(asked.question, asked.reading.links)
        said = {part for word in words(side) for part in word.stands_for}
        fits = [
            family for family in self._places.let_through(asked)
            if any(likeness(one, part) >= SAME_STEM for one in said for part in title_words(family))
        ]  # fmt: skip
        choices = [
            Reading(again, family.id, None)
            for family in fits
            if (again := put_in(asked.question, frozenset(places), family.title))
        ]
        return self._replies.readings(asked, choices, f"Which role is {side!r}?") if choices else None

    def comparison(self, asked: Asked, about: Subject, before: Placed, after: Placed) -> Answer:
        """The answer that sets two levels against each other."""
        result = self.compared(before, after, asked.clock, asked.reading.filters.sections)
        common = _COMMON.search(asked.question) is not None and NEGATED.search(asked.question) is None
        claims = common_claims(result) if common else comparison_claims(result, asked.reading.sections)
        if asked.reading.filters.sections and not (claims or result.unchanged or result.inherited or result.dropped):
            return self._replies.filtered_out(asked)
        text = _common_text(before[1], after[1], result) if common else _comparison_text(before[1], after[1], result)
        amount = measure(asked.question)
        best = _stating(asked, amount, result) if amount is not None else None
        if best is not None:
            claims = (best, *(each for each in claims if each.citations[0] != best.citations[0]))
            said = zip((after[1].title, before[1].title), best.citations, strict=False)
            text = " ".join([*(f"{title}: {each.quote.rstrip('.')}." for title, each in said), text])
        return ComparisonAnswer(
            kind="comparison", text=text, claims=claims, interpretation=asked.shown,
            confidence=certainty(asked, about), near=(), snapshot=self._snapshot.id, took_ms=asked.clock.total(), comparison=result,  # noqa: E501
        )  # fmt: skip

    def _which_levels(self, asked: Asked, about: Subject) -> Answer:
        """A comparison within families that names no level: each pair of neighbours."""
        steps = []
        for link in about.families:
            family = self._snapshot.family(link.family.id)
            for level in family.levels:
                above = neighbour(family, level, 1)
                if above is not None:
                    steps.append((family, level, above))
        if len(steps) == 1:
            family, level, above = steps[0]
            return self.comparison(asked, about, (family, level), (family, above))
        if not steps:
            return self._replies.no_such_level(asked, about, "second")
        choices = [
            Reading(f"What does {above.title} add over {level.title}?", family.id, above.id)
            for family, level, above in steps
        ]
        return self._replies.readings(asked, choices, "Which levels?")

    def _which_family(self, asked: Asked, about: Subject) -> Answer | None:
        """A comparison of ranks that leaves the family out: the families that have them."""
        ranks = [frozenset(w.stands_for) for w in words(asked.question) if w.is_rank]
        fits = _with_all(ranks, self._places.let_through(asked))
        if not fits:
            return self._replies.filtered_out(asked) if _with_all(ranks, self._outline) else None
        if len(fits) == 1 and (pair := bare_pair(asked.question, self._snapshot.family(fits[0].id))):
            return self.comparison(asked, about, *pair)
        choices = [Reading(f"{asked.question.rstrip('?. ')} in {family.title}?", family.id, None) for family in fits]
        return self._replies.readings(asked, choices, how_many(len(fits)))

    def _one_sided(self, asked: Asked, both: Sides) -> Answer:
        side = both.before or both.after
        family = side[0] if side else None
        lacking = next((self._snapshot.family(f.id) for f in self._outline if f.title == both.family), family)
        called = lacking.title if lacking else "this family"
        text = f"There is no {both.missing} level in {called}; the levels are {', '.join(both.available)}."
        return self._replies.not_stated(asked, Reason.NO_SUCH_LEVEL, text, self._replies.titles_near(lacking))

    def chain(self, asked: Asked, about: Subject, levels: Sequence[Placed]) -> Answer:
        """Several levels set against each other: the first against the last, and each step between, in their order."""
        whole = self.comparison(asked, about, levels[0], levels[-1])
        steps = [
            step for low, high in pairwise(levels)
            if isinstance(step := self.comparison(asked, about, low, high), ComparisonAnswer)
        ]  # fmt: skip
        if not isinstance(whole, ComparisonAnswer) or not steps:
            return whole
        listed = f"Listed are the points of {levels[-1][1].title} over {levels[0][1].title}."
        text = f"{whole.text} Step by step: {' '.join(step.text for step in steps)} {listed}"
        return replace(whole, text=text)

    def expected(self, asked: Asked, about: Subject) -> Answer | None:
        """Everything asked of the level meant; null where the question is an open one."""
        place = self._places.one_level(asked, meant_itself(asked.question, about), "What is expected of")
        if place is None or isinstance(place, Answer):
            return place
        family, level = place
        if level is None:
            return None
        found = expectations(family, level, self._snapshot, self._aligner)
        found = expectations_within(found, asked.reading.filters.sections)
        result = expectations_result(found, self._citer)
        claims = expectation_claims(found, self._citer, asked.reading.sections)
        if asked.reading.filters.sections and not claims:
            return self._replies.filtered_out(asked)
        if not claims and not found.inherited.unresolved:
            text = f"{family.title} lists {level.title}, and nothing says what is asked of that level."
            near = (Near(level.title, self._citer.level(family, level)),)
            return self._replies.not_stated(asked, Reason.NEVER_STATED, text, near)
        text = (
            f"{level.title} ({family.title}): {_points(len(result.own))} of its own, "
            f"{len(result.inherited)} inherited, {len(result.shared)} asked of every level."
        )
        text += _unresolved(level, found.inherited.unresolved)
        return ExpectationsAnswer(
            kind="expectations", text=text, claims=claims, interpretation=asked.shown, confidence=certainty(asked, about),  # noqa: E501
            near=(), snapshot=self._snapshot.id, took_ms=asked.clock.total(), expectations=result,
        )  # fmt: skip


def _unresolved(level: Level, unresolved: Sequence[Extends]) -> str:
    """Sentences on what a level says it extends and nothing can be taken from; "" where there is none."""
    said = list(dict.fromkeys(extends.title for extends in unresolved))
    text = " It says that it extends itself: nothing is taken from there." if any(map(level.title.__eq__, said)) else ""
    others = ", ".join(repr(title) for title in said if title != level.title)
    return text + (f" It also extends {others}, which stands nowhere: nothing is taken from there." if others else "")


def _stating(asked: Asked, amount: Measure, result: CompareResult) -> Claim | None:
    """Of the lines set against each other that state such an amount, the one that answers the question best."""
    pairs = (*result.strengthened, *result.unchanged)
    claims = [Claim(each.after.text, (each.after.citation, each.before.citation)) for each in pairs]
    claims += [Claim(each.text, (each.citation,)) for each in result.added]
    stated = {
        (place.path, place.start_line): (amount.stated(place.quote, place.section), claim)
        for claim in reversed(claims)
        for place in claim.citations
        if place.section is not None
    }
    found = [
        stated[at] for p in asked.ranking.found for item in p.items if (at := (item.path, item.start_line)) in stated
    ]
    return max(found, key=lambda each: each[0])[1] if any(share for share, _ in found) else None


def _with_all(ranks: Sequence[frozenset[str]], families: Iterable[FamilyOutline]) -> list[FamilyOutline]:
    """The families that have a level of each rank; none where there is no rank."""
    return [
        family for family in families
        if ranks and all(any(rank <= ranks_borne(level.title) for level in family.levels) for rank in ranks)
    ]  # fmt: skip


def title_words(family: FamilyOutline) -> set[str]:
    """The words of a family's titles that say what it is about."""
    return {word for title in (family.title, *(lv.title for lv in family.levels)) for word in titles.key(title).subject}


def how_many(families: int) -> str:
    """How an answer asks back that lists that many families."""
    return f"In which family? {families} have these levels." if families > 1 else "One family has these levels."


def _common_text(before: Level, after: Level, result: CompareResult) -> str:
    same, taken = len(result.unchanged), len(result.inherited)
    text = f"{before.title} and {after.title} have {same + taken or 'no'} points in common"
    text += f": {same} unchanged, {taken} inherited." if same + taken else "."
    if before.grade and after.grade and before.grade.value == after.grade.value:
        text += f" Both are grade {after.grade.value}."
    if before.reports_to and after.reports_to and before.reports_to.value == after.reports_to.value:
        text += f" Both report to {after.reports_to.value}."
    return text


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


def _points(count: int) -> str:
    return f"{count} point{'' if count == 1 else 's'}"
