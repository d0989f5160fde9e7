"""Questions that take something for granted which the documents deny: "Why is a licence compulsory for buyers?".

Only what the documents decide is looked at: whom a level leads, its grade, to whom it reports, and what a line says is
not needed. The answer leads with the line; it never goes on as though the premise were true.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus import title as titles
from corpus.model import Item, JobFamily, Level, Section, SectionKind, Track
from indexer.snapshot import Snapshot
from service.answers import Answer, Near, Reason
from service.ask.asked import Asked, content_words
from service.ask.bosses import boss
from service.ask.demand import Demand, demand
from service.ask.fact import LEADS_NOBODY, TRACKS, showing
from service.ask.fitting import names
from service.ask.graded import graded
from service.ask.listing_words import NEEDS, NEGATED
from service.ask.reply import Replies
from service.ask.subject import Subject
from service.citation import Citer
from service.line import stems
from service.links import LevelLink
from service.phrases import phrases
from service.seniority import people_in
from service.wording import words

_GIVEN = re.compile(
    r"^\W*(?:since|given(?:\s+that)?|seeing(?:\s+that|\s+as)?|now\s+that|considering(?:\s+that)?|because|as(?!\s+an?\b))\s+"
    r"(?P<premise>[^,;]+(?:,(?!\s*(?:who|what|which|how|why|when|where|is|are|do|does|can)\b)[^,;]+)*)[,;]\s*\w",
    re.IGNORECASE,
)
_OF_THE_ASKER = re.compile(r"\b(?:I|my|me)\b", re.IGNORECASE)
_WHY = re.compile(r"^\W*(?:why|how\s+come)\b(?P<premise>[^?]+)", re.IGNORECASE)
_LEADS = phrases("(?:have|has|having|with) (?:any |direct |their own )*reports\npeople managers?")
_ON_TRACK = re.compile(
    r"\b(?P<track>manage(?:ment|rial)|executive|individual[- ]contributor|ic)\s+"
    r"(?:track|roles?|levels?|positions?|jobs?)\b",
    re.IGNORECASE,
)
_NAMED_TRACKS = (
    ("manage", (Track.MANAGEMENT, Track.EXECUTIVE)),
    ("executive", (Track.EXECUTIVE,)),
    ("i", (Track.IC, Track.INTERN)),
)
_OBLIGED = phrases("have to\nhas to\nobliged\ninsist\\w*")
_HAVING = frozenset({"hold", "holds", "holding", "possess", "possesses", "having"})
_HALF = 0.5
"""Share of the words of what is said to be needed that a line holds which denies it."""


@dataclass(frozen=True, slots=True)
class _Denied:
    """What the documents say instead, with the line."""

    text: str
    near: Near


def taken_for_granted(question: str) -> str:
    """What a question says of others that it goes on from: "sails are printed" of "Now that sails are printed, ..."."""
    match = _GIVEN.match(question)
    return "" if match is None or _OF_THE_ASKER.search(match["premise"]) else match["premise"]


class Premises:
    """Checks them against one snapshot; `codes` are the catalogue's grades that are no numbers."""

    def __init__(self, snapshot: Snapshot, citer: Citer, replies: Replies, codes: frozenset[str]) -> None:
        self._snapshot = snapshot
        self._citer = citer
        self._replies = replies
        self._codes = codes

    def answer(self, asked: Asked, about: Subject) -> Answer | None:
        """That the documents say otherwise; null where a question takes nothing for granted that they deny."""
        match = _GIVEN.match(asked.question) or _WHY.match(asked.question)
        if match is None or not about.families:
            return None
        if about.missing and about.one_role and not about.levels:
            return self._replies.no_such_level(asked, about, about.missing)
        premise = match["premise"]
        first = len(words(asked.question[: match.start("premise")]))
        said = range(first, first + len(words(premise)))
        here = {link.at: link for link in reversed(about.levels) if link.at in said}
        denied = self._denied(premise, list(here.values()), asked, about)
        if denied is None:
            return None
        text = f"The documents say otherwise: {denied.text}"
        return self._replies.not_stated(asked, Reason.NEVER_STATED, text, (denied.near,))

    def _denied(self, premise: str, here: list[LevelLink], asked: Asked, about: Subject) -> _Denied | None:
        if len(here) == 1:
            family = self._snapshot.family(here[0].family.id)
            level = family.level(here[0].level.id)
            for check in (self._track, self._leads, self._grade, self._boss):
                if (denied := check(premise, family, level)) is not None:
                    return denied
        if not (NEEDS.search(premise) or _OBLIGED.search(premise)) or not about.one_role or len(here) > 1:
            return None
        family = self._snapshot.family(about.families[0].family.id)
        return self._need(premise, family, family.level(here[0].level.id) if here else None, asked)

    def _track(self, premise: str, family: JobFamily, level: Level) -> _Denied | None:
        """That the level is on another track."""
        said = _ON_TRACK.search(premise)
        if said is None or level.track is None or NEGATED.search(premise):
            return None
        if level.track in next(tracks for name, tracks in _NAMED_TRACKS if said["track"].lower().startswith(name)):
            return None
        text = f"{level.title} is on the {TRACKS[level.track]} track."
        return _Denied(text, Near(text, self._citer.level(family, level)))

    def _leads(self, premise: str, family: JobFamily, level: Level) -> _Denied | None:
        """That the level leads nobody."""
        leads = _LEADS.search(premise) or people_in(premise).leads
        if not leads or NEGATED.search(premise) or level.track not in {Track.IC, Track.INTERN}:
            return None
        lines = [item.text for section in level.sections for item in section.items]
        if any(people_in(line).leads and not LEADS_NOBODY.search(line) for line in lines):
            return None
        text = f"{level.title} is on the {TRACKS[level.track]} track."
        shown = showing(family, level, self._citer)
        return _Denied(text, Near(text, shown[0] if shown else self._citer.level(family, level)))

    def _grade(self, premise: str, family: JobFamily, level: Level) -> _Denied | None:
        """That the level states another grade."""
        grade, _ = graded(premise, self._codes)
        if level.grade is None or not (grade.ranges or grade.codes) or NEGATED.search(premise):
            return None
        if any(grade.holds(stated.value) for stated in (level.grade, *level.grade.alternatives)):
            return None
        text = f"{level.title} is grade {level.grade.value}."
        return _Denied(text, Near(text, self._citer.inside(level.grade.span, family, level)))

    def _boss(self, premise: str, family: JobFamily, level: Level) -> _Denied | None:
        """That the level states another reporting line."""
        above = boss(premise)
        if level.reports_to is None or above is None or NEGATED.search(premise):
            return None
        stated = (level.reports_to, *level.reports_to.alternatives)
        if titles.key(above.title) == titles.key(level.title) or any(names(above.title, each.value) for each in stated):
            return None
        text = f"{level.title} reports to {level.reports_to.value}."
        return _Denied(text, Near(text, self._citer.inside(level.reports_to.span, family, level)))

    def _need(self, premise: str, family: JobFamily, level: Level | None, asked: Asked) -> _Denied | None:
        """That a line says that what is taken to be needed is not, or would only be welcome."""
        roles = {word.lower() for link in asked.reading.links.families for word in link.matched.split()}
        content = [word for word in content_words(premise) if word not in roles and word not in _HAVING]
        wanted = stems(" ".join(content)) - stems(" ".join((family.title, *(each.title for each in family.levels))))
        wanted = wanted or stems(" ".join(content))
        if not wanted:
            return None
        held = _held(wanted, list(_lines(family, level)))
        if not held:
            return None
        best = max(share for _, share in held)
        stands = [(line, _stands(line, wanted)) for line, share in held if share == best]
        if any(demanded is Demand.ASKS for _, demanded in stands):
            return None
        line, demanded = next((each for each in stands if each[1] is Demand.DENIES), stands[0])
        said = "it is not needed" if demanded is Demand.DENIES else "it is only welcome"
        cited = self._citer.line(line.item.span, family, line.level, line.section.kind, line.item.heading_path)
        return _Denied(f"{said}. {line.item.text}", Near(line.item.text, cited))


@dataclass(frozen=True, slots=True)
class _Line:
    """An item, and whose it is."""

    item: Item
    section: Section
    level: Level | None


def _lines(family: JobFamily, level: Level | None) -> Iterator[_Line]:
    """What is said of a level and of the whole family; of every level where none is meant."""
    levels = [level] if level is not None else list(family.levels)
    own = [(section, each) for each in levels for section in each.sections]
    for section, whose in (*own, *((section, None) for section in family.shared_sections)):
        yield from (_Line(item, section, whose) for item in section.items)


def _held(wanted: frozenset[str], lines: Sequence[_Line]) -> list[tuple[_Line, float]]:
    """The lines that hold half of the words or more, each word by how few lines hold it; with that share."""
    holding = {word: sum(word in stems(line.item.text) for line in lines) for word in wanted}
    weights = {word: 1 / max(1, count) for word, count in holding.items()}
    total = sum(weights.values())
    shares = [(line, sum(weights[word] for word in wanted & stems(line.item.text)) / total) for line in lines]
    return [(line, share) for line, share in shares if share >= _HALF]


def _stands(line: _Line, wanted: frozenset[str]) -> Demand:
    said = demand(line.item.text, lambda part: bool(wanted & stems(part)))
    nice = said is Demand.ASKS and line.section.kind is SectionKind.NICE_TO_HAVE
    return Demand.WELCOMES if nice else said
