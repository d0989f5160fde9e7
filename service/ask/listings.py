"""Answers that list levels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from corpus import title as titles
from corpus.model import JobFamily
from indexer.snapshot import Snapshot
from service.answers import Answer, Claim, ListedLevel, ListingAnswer, Near, Reason
from service.ask.asked import Asked
from service.ask.conditions import Conditions, Known, Unit, Wanted, conditions
from service.ask.content import Saying, Sayings, own_names, sayings
from service.ask.fitting import Listed, elsewhere, extreme, fitting, of_whole_title, others
from service.ask.reply import Replies
from service.citation import Citer
from service.late_interaction import LateInteraction
from service.results import Citation

_NAMED = 12
"""Families or departments named in the text of an answer at most."""


class How(StrEnum):
    """How a level stands beside those listed."""

    BY_ANOTHER = "by another line than its own"
    NOT_NEEDED = "whose line says that it is not needed"
    WELCOMED = "whose line would only welcome it"
    ASKED_FOR = "whose line asks for it"


_BESIDE = {
    How.BY_ANOTHER: "By another line than their own also",
    How.NOT_NEEDED: "Not needed, their lines say",
    How.WELCOMED: "Only welcome",
    How.ASKED_FOR: "Asked for",
}


@dataclass(frozen=True, slots=True)
class Aside:
    """A level that is not listed, and the line that says why it is named."""

    title: str
    how: How
    citation: Citation

    @property
    def near(self) -> Near:
        """As an answer shows it."""
        return Near(f"{self.title}, {self.how}", self.citation)


class ListingAnswers:
    """Makes them from one snapshot."""

    def __init__(self, snapshot: Snapshot, citer: Citer, late: LateInteraction, replies: Replies) -> None:
        self._snapshot = snapshot
        self._citer = citer
        self._late = late
        self._replies = replies
        self._outline = snapshot.outline()
        levels = [level for family in self._outline for level in family.levels]
        stated = {level.grade.upper() for level in levels if isinstance(level.grade, str)}
        codes = frozenset(stated | {code.upper() for level in levels if (code := titles.code(level.title))})
        self.known = Known(
            tuple(dict.fromkeys(family.department for family in self._outline)),
            codes,
            frozenset(
                word
                for title in (*(f.title for f in self._outline), *(level.title for level in levels))
                for word in titles.words(title)
            ),
        )

    def answer(self, asked: Asked) -> Answer | None:
        """The levels a question asks for; null where it is an open one."""
        own = own_names(asked.question, self._snapshot.store, len(self._outline))
        wanted = conditions(asked.question, asked.reading.links, replace(self.known, own_names=own))
        if not wanted.any or (wanted.negated and not wanted.catalogue):
            return None  # what no line says cannot be listed; the passages may still answer
        families = [self._snapshot.family(family.id) for family in self._outline]
        if wanted.reports_to:
            wanted = of_whole_title(wanted, families)
        listed = (others if wanted.negated and wanted.structural else fitting)(wanted, families, asked.reading.filters)
        if not wanted.catalogue:
            return self._listed_by_content(asked, wanted, listed)
        ungraded = self._ungraded(wanted, families, asked)
        aside = self._contradicting(wanted, families, asked)
        return self._listed(asked, wanted, extreme(wanted.grade, listed), ungraded=ungraded, aside=aside)

    def _contradicting(self, wanted: Conditions, families: Sequence[JobFamily], asked: Asked) -> tuple[Aside, ...]:
        """Levels of which a line says what is asked, though their own line says otherwise."""
        if not (wanted.grade.any or wanted.reports_to):
            return ()
        free = replace(wanted, grade=type(wanted.grade)(), reports_to="")
        return tuple(
            Aside(entry.level.title, How.BY_ANOTHER, self._citer.inside(line, entry.family, entry.level))
            for entry in fitting(free, families, asked.reading.filters)
            if (line := elsewhere(wanted, entry.level)) is not None
        )

    def _ungraded(self, wanted: Conditions, families: Sequence[JobFamily], asked: Asked) -> int:
        """How many levels might fit, had they stated a grade."""
        if not (wanted.grade.ranges or wanted.grade.codes or wanted.grade.extreme):
            return 0
        otherwise = fitting(replace(wanted, grade=type(wanted.grade)()), families, asked.reading.filters)
        return sum(entry.level.grade is None and titles.code(entry.level.title) is None for entry in otherwise)

    def _listed(
        self, asked: Asked, wanted: Conditions, listed: Sequence[Listed], *, complete: bool = True, ungraded: int = 0,
        aside: tuple[Aside, ...] = (),
    ) -> Answer:  # fmt: skip
        levels = tuple(self._level(entry) for entry in listed)
        near = tuple(each.near for each in aside)
        if not levels:
            reason, text, closest = self._nothing_listed(wanted, within=not asked.reading.filters.empty)
            return self._replies.not_stated(asked, reason, text, closest + near)
        claims = tuple(
            Claim(f"{level.title}{f' (grade {level.grade})' if level.grade is not None else ''}", (level.citation,))
            for level in levels
        )
        text = _text(wanted, listed, complete=complete, ungraded=ungraded)
        text += _beside(aside)
        return ListingAnswer(
            kind="listing", text=text, claims=claims,
            interpretation=asked.shown, confidence=0.95 if complete else 0.7, near=near, snapshot=self._snapshot.id,
            took_ms=asked.clock.total(), levels=levels, total=len(levels), complete=complete,
        )  # fmt: skip

    def _level(self, entry: Listed) -> ListedLevel:
        family, level = entry.family, entry.level
        grade = level.grade.value if level.grade else None
        cited = self._citer.inside(entry.line, family, level) if entry.line else self._citer.level(family, level)
        return ListedLevel(family.id, level.id, level.title, grade, cited)

    def _nothing_listed(self, wanted: Conditions, *, within: bool) -> tuple[Reason, str, tuple[Near, ...]]:
        """Why no level is listed; `within` filters it speaks of no more than the levels they let through."""
        none = "No level within the filters" if within else "No level"
        if wanted.grade.codes:
            text = f"{none} has grade {' or '.join(sorted(wanted.grade.codes))}."
            near = (Near(f"Codes in use are {', '.join(sorted(self.known.codes))}."),) if self.known.codes else ()
            return Reason.NO_SUCH_LEVEL, text + (f" {near[0].text}" if near else ""), near
        grades = sorted({lv.grade for f in self._outline for lv in f.levels if isinstance(lv.grade, int)})
        if wanted.grade.ranges and (within or not any(map(wanted.grade.holds, grades))):
            first = wanted.grade.ranges[0]
            text = f"{none} has grade {first[0]}." if len(first) == 1 else f"{none} has a grade in that range."
            near = (Near(f"Grades run from {grades[0]} to {grades[-1]}."),) if grades else ()
            return Reason.NO_SUCH_LEVEL, text + (f" {near[0].text}" if near else ""), near
        if wanted.reports_to and not wanted.grade.any:
            return Reason.NEVER_STATED, f"{none} states that it reports to {wanted.reports_to}.", ()
        return Reason.NOTHING_CLOSE, f"{none} fits all of that.", ()

    def _listed_by_content(self, asked: Asked, wanted: Conditions, allowed: Sequence[Listed]) -> Answer | None:
        said = self._sayings(wanted.said, asked)
        unwanted = self._sayings(wanted.unwanted, asked)
        unsaid = said.unsaid + unwanted.unsaid
        if unsaid and not said.found and not unwanted.denied:
            names = " or ".join(repr(name) for name in unsaid)
            where = "of the documents" if asked.reading.filters.empty else "within the filters"
            return self._replies.not_stated(asked, Reason.NOTHING_CLOSE, f"No line {where} speaks of {names}.")
        if not wanted.said.any:
            return self._not_asked_for(asked, wanted, unwanted, allowed)
        asking = {entry.level.id for entry in placed(unwanted.found, allowed)}
        listed = [entry for entry in placed(said.found or said.welcomed, allowed) if entry.level.id not in asking]
        if not listed:
            return None
        others = _without(allowed, listed)
        aside = self._aside(said.denied, others, How.NOT_NEEDED)
        if said.found:
            aside += self._aside(said.welcomed, others, How.WELCOMED)
        return self._listed(asked, wanted, extreme(wanted.grade, listed), complete=False, aside=aside)

    def _sayings(self, wanted: Wanted, asked: Asked) -> Sayings:
        if not wanted.any:
            return Sayings(())
        return sayings(wanted, asked.ranking, self._snapshot.store, asked.encoded, asked.reading.filters, self._late)

    def _not_asked_for(
        self, asked: Asked, wanted: Conditions, unwanted: Sayings, allowed: Sequence[Listed]
    ) -> Answer | None:
        """The levels whose lines say that a thing is not needed, and how many ask for it or welcome it."""
        listed = placed(unwanted.denied, allowed)
        asking = placed(unwanted.found, allowed)
        if not listed and not asking:
            return None
        if not listed:
            thing = " ".join(wanted.unwanted.content)
            text = (
                f"No line says that {thing!r} is not needed; {counted(len(asking), 'level asks', 'levels ask')} for it."
            )
            near = tuple(each.near for each in self._aside(unwanted.found, allowed, How.ASKED_FOR))
            return self._replies.not_stated(asked, Reason.NEVER_STATED, text, near)
        others = _without(allowed, listed)
        aside = self._aside(unwanted.found, others, How.ASKED_FOR)
        aside += self._aside(unwanted.welcomed, others, How.WELCOMED)
        return self._listed(asked, wanted, extreme(wanted.grade, listed), complete=False, aside=aside)

    def _aside(self, said: Sequence[Saying], allowed: Sequence[Listed], how: How) -> tuple[Aside, ...]:
        """Levels whose lines stand to what is asked otherwise, with those lines; a line of a family once."""
        return tuple(
            Aside(entry.level.title, how, self._citer.inside(entry.line, entry.family, entry.level))
            for entry in placed(said, allowed, each_line_once=True)[:_NAMED]
            if entry.line is not None
        )


def _without(allowed: Sequence[Listed], listed: Sequence[Listed]) -> list[Listed]:
    """The levels that may be listed and are not."""
    taken = {entry.level.id for entry in listed}
    return [entry for entry in allowed if entry.level.id not in taken]


def placed(said: Sequence[Saying], allowed: Sequence[Listed], *, each_line_once: bool = False) -> list[Listed]:
    """The levels that lines belong to, best line first; a line of a whole family leads with one of its levels."""
    places = {entry.level.id: entry for entry in allowed}
    by_family: dict[str, list[Listed]] = {}
    for entry in allowed:
        by_family.setdefault(entry.family.id, []).append(entry)
    lines: dict[str, Listed] = {}
    repeats: dict[str, Listed] = {}
    for saying in said:
        passage = saying.passage
        if passage.level_id is None:
            here = by_family.get(passage.family_id, [])
        else:
            here = [places[passage.level_id]] if passage.level_id in places else []
        for n, entry in enumerate(e for e in here if e.level.id not in lines):
            kept = lines if n == 0 else repeats
            kept.setdefault(entry.level.id, Listed(entry.family, entry.level, saying.line))
    if not each_line_once:
        lines |= {level_id: entry for level_id, entry in repeats.items() if level_id not in lines}
    return list(lines.values())


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun."""
    return f"{number} {one if number == 1 else many}"


def _text(wanted: Conditions, listed: Sequence[Listed], *, complete: bool, ungraded: int) -> str:
    """How many there are, in the unit that was asked for first, and how sure it is that these are all."""
    families = {entry.family.id: entry.family.title for entry in listed}
    departments = dict.fromkeys(entry.family.department for entry in listed)
    levels = counted(len(listed), "level", "levels")
    in_families = counted(len(families), "family", "families")
    if wanted.unit is Unit.DEPARTMENTS:
        text = f"{counted(len(departments), 'department', 'departments')} ({_some(list(departments))}), {levels}"
    elif wanted.unit is Unit.FAMILIES:
        text = f"{in_families} ({_some(list(families.values()))}), {levels}"
    else:
        text = f"{levels} in {in_families}"
    if not complete:
        return f"{text}, by what their own lines say; others may say it in other words or take it over."
    text += "; that is all of them."
    if ungraded:
        text += f" {counted(ungraded, 'more level states', 'more levels state')} no grade."
    return text


def _beside(aside: Sequence[Aside]) -> str:
    """Sentences that name the levels that stand beside a listing, by how they do."""
    named: dict[How, list[str]] = {}
    for each in aside:
        named.setdefault(each.how, []).append(each.title)
    return "".join(f" {_BESIDE[how]}: {_some(names)}." for how, names in named.items())


def _some(names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {more} more" if more > 0 else "")
