"""Answers that list levels."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.snapshot import Snapshot
from service.answers import Answer, Claim, ListedLevel, ListingAnswer, Near, Reason
from service.ask.asked import Asked, best_item
from service.ask.conditions import Conditions, conditions
from service.ask.content import sayings
from service.ask.fitting import Listed, fitting, others
from service.ask.reply import Replies
from service.citation import Citer
from service.late_interaction import LateInteraction


class ListingAnswers:
    """Makes them from one snapshot."""

    def __init__(self, snapshot: Snapshot, citer: Citer, late: LateInteraction, replies: Replies) -> None:
        self._snapshot = snapshot
        self._citer = citer
        self._late = late
        self._replies = replies
        self._outline = snapshot.outline()
        self._departments = tuple(dict.fromkeys(family.department for family in self._outline))
        grades = (level.grade for family in self._outline for level in family.levels)
        self.codes = frozenset(grade for grade in grades if isinstance(grade, str))
        """Grades that are no numbers."""

    def answer(self, asked: Asked) -> Answer | None:
        """The levels a question asks for; null where it is an open one."""
        wanted = conditions(asked.question, asked.reading.links, self._departments, self.codes)
        if not wanted.any or (wanted.negated and not wanted.catalogue):
            return None  # what no line says cannot be listed; the passages may still answer
        families = [self._snapshot.family(family.id) for family in self._outline]
        listed = (others if wanted.negated else fitting)(wanted, families, asked.reading.filters)
        if wanted.catalogue:
            return self._listed(asked, wanted, listed, complete=True)
        return self._listed_by_content(asked, wanted, listed)

    def _listed(self, asked: Asked, wanted: Conditions, listed: Sequence[Listed], *, complete: bool) -> Answer:
        levels = tuple(self._level(entry) for entry in listed)
        if not levels:
            return self._replies.not_stated(asked, *self._nothing_listed(wanted))
        families = len({level.family_id for level in levels})
        text = f"{counted(len(levels), 'level', 'levels')} in {counted(families, 'family', 'families')}"
        text += "; that is all of them." if complete else ", by what their lines say; others may say it in other words."
        claims = tuple(
            Claim(f"{level.title}{f' (grade {level.grade})' if level.grade is not None else ''}", (level.citation,))
            for level in levels
        )
        return ListingAnswer(
            kind="listing", text=text, claims=claims, interpretation=asked.shown,
            confidence=0.95 if complete else 0.7, near=(), snapshot=self._snapshot.id, took_ms=asked.clock.total(),
            levels=levels, total=len(levels), complete=complete,
        )  # fmt: skip

    def _level(self, entry: Listed) -> ListedLevel:
        family, level = entry.family, entry.level
        grade = level.grade.value if level.grade else None
        cited = self._citer.inside(entry.line, family, level) if entry.line else self._citer.level(family, level)
        return ListedLevel(family.id, level.id, level.title, grade, cited)

    def _nothing_listed(self, wanted: Conditions) -> tuple[Reason, str, tuple[Near, ...]]:
        if wanted.grade.ranges:
            grades = sorted({lv.grade for f in self._outline for lv in f.levels if isinstance(lv.grade, int)})
            first = wanted.grade.ranges[0]
            text = f"No level has grade {first[0]}." if len(first) == 1 else "No level has a grade in that range."
            near = (Near(f"Grades run from {grades[0]} to {grades[-1]}."),) if grades else ()
            return Reason.NO_SUCH_LEVEL, text + (f" {near[0].text}" if near else ""), near
        if wanted.reports_to:
            return Reason.NEVER_STATED, f"No level states that it reports to {wanted.reports_to}.", ()
        return Reason.NOTHING_CLOSE, "No level fits all of that.", ()

    def _listed_by_content(self, asked: Asked, wanted: Conditions, allowed: Sequence[Listed]) -> Answer | None:
        found = sayings(
            wanted.content, asked.ranking, self._snapshot.store, asked.encoded, asked.reading.filters, self._late
        )
        places = {entry.level.id: entry for entry in allowed}
        by_family: dict[str, list[Listed]] = {}
        for entry in allowed:
            by_family.setdefault(entry.family.id, []).append(entry)
        lines: dict[str, Listed] = {}
        repeats: dict[str, Listed] = {}
        for saying in found:
            passage = saying.passage
            span = best_item(passage, wanted.content)
            if passage.level_id is None:
                here = by_family.get(passage.family_id, [])
            else:
                here = [places[passage.level_id]] if passage.level_id in places else []
            for n, entry in enumerate(e for e in here if e.level.id not in lines):
                kept = lines if n == 0 else repeats  # a line of a whole family leads with one of its levels
                kept.setdefault(entry.level.id, Listed(entry.family, entry.level, span))
        lines |= {level_id: entry for level_id, entry in repeats.items() if level_id not in lines}
        if not lines:
            return None
        return self._listed(asked, wanted, list(lines.values()), complete=False)


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun."""
    return f"{number} {one if number == 1 else many}"
