"""Answers that list levels, made of the levels found: each with what shows it, or that there is none, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from indexer.snapshot import Snapshot
from service.answers import Answer, Claim, ListedLevel, ListingAnswer, Near, Reason
from service.ask.asked import Asked
from service.ask.conditions import Conditions
from service.ask.fitting import Listed
from service.ask.listing_text import Aside, How, beside, listing_text, named
from service.ask.reply import Replies
from service.citation import Citer

NEAR = 24
"""Lines shown beside a listing at most."""


class ListingReplies:
    """Makes them for one snapshot; `codes` are the grade codes in use."""

    def __init__(self, snapshot: Snapshot, citer: Citer, replies: Replies, codes: Set[str]) -> None:
        self._snapshot = snapshot
        self._citer = citer
        self._replies = replies
        self._codes = codes
        levels = (level for family in snapshot.outline() for level in family.levels)
        self._grades = sorted({level.grade for level in levels if isinstance(level.grade, int)})

    def asides(self, entries: Sequence[Listed], how: How) -> tuple[Aside, ...]:
        """The levels that have a line, as what stands aside by it."""
        return tuple(
            Aside(entry.level.title, how, self._citer.inside(entry.line, entry.family, entry.level))
            for entry in entries
            if entry.line is not None
        )

    def listed(
        self, asked: Asked, wanted: Conditions, listed: Sequence[Listed], *, complete: bool, ungraded: int = 0,
        aside: tuple[Aside, ...] = (), standing: Mapping[How, Sequence[Listed]] | None = None,
    ) -> Answer:  # fmt: skip
        """Levels, or that none is listed and why; what stands `aside` is near, and the text names it."""
        if not listed:
            near = tuple(each.near for each in aside[:NEAR])
            reason, text, closest = self._nothing_listed(wanted, within=not asked.reading.filters.empty)
            return self._replies.not_stated(asked, reason, text, closest + near)
        return self.shown(asked, wanted, listed, complete=complete, ungraded=ungraded, aside=aside, standing=standing)

    def shown(
        self, asked: Asked, wanted: Conditions, listed: Sequence[Listed], *, complete: bool, ungraded: int = 0,
        aside: tuple[Aside, ...] = (), standing: Mapping[How, Sequence[Listed]] | None = None,
    ) -> ListingAnswer:  # fmt: skip
        """Levels, one at least, each with what shows it; `standing`: which stand how to what is asked."""
        how = {entry.level.id: how for how, entries in (standing or {}).items() for entry in entries}
        levels = tuple(self._level(entry, how.get(entry.level.id)) for entry in listed)
        claims = tuple(Claim(named(level), (level.citation,)) for level in levels)
        text = listing_text(
            wanted, listed, complete=complete, ungraded=ungraded, how=tuple(how[lv.level_id] for lv in levels if how)
        )
        text += beside(aside)
        near = tuple(each.near for each in aside[:NEAR])
        return ListingAnswer(
            kind="listing", text=text, claims=claims,
            interpretation=asked.shown, confidence=0.95 if complete else 0.7, near=near, snapshot=self._snapshot.id,
            took_ms=asked.clock.total(), levels=levels, total=len(levels), complete=complete,
        )  # fmt: skip

    def _level(self, entry: Listed, how: How | None) -> ListedLevel:
        family, level = entry.family, entry.level
        grade = level.grade.value if level.grade else None
        cited = self._citer.inside(entry.line, family, level) if entry.line else self._citer.level(family, level)
        remark = cited.quote if how is How.SAID else how or ""
        return ListedLevel(family.id, level.id, level.title, grade, cited, str(remark))

    def _nothing_listed(self, wanted: Conditions, *, within: bool) -> tuple[Reason, str, tuple[Near, ...]]:
        """Why no level is listed; `within` filters it speaks of no more than the levels they let through."""
        none = "No level within the filters" if within else "No level"
        if wanted.grade.codes:
            text = f"{none} has grade {' or '.join(sorted(wanted.grade.codes))}."
            near = (Near(f"Codes in use are {', '.join(sorted(self._codes))}."),) if self._codes else ()
            return Reason.NO_SUCH_LEVEL, text + (f" {near[0].text}" if near else ""), near
        grades = self._grades
        if wanted.grade.ranges and (within or not any(map(wanted.grade.holds, grades))):
            first = wanted.grade.ranges[0]
            text = f"{none} has grade {first[0]}." if len(first) == 1 else f"{none} has a grade in that range."
            near = (Near(f"Grades run from {grades[0]} to {grades[-1]}."),) if grades else ()
            return Reason.NO_SUCH_LEVEL, text + (f" {near[0].text}" if near else ""), near
        if wanted.reports_to and not wanted.grade.any:
            return Reason.NEVER_STATED, f"{none} states that it reports to {wanted.reports_to}.", ()
        return Reason.NOTHING_CLOSE, f"{none} fits all of that.", ()
