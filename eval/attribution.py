"""Whose a line is by the judged structure, and whether citations say the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.model import Grade
from eval.judgements import Line
from eval.runs import Hit
from eval.structure import plain
from eval.structure_gold import GoldDocument, GoldLevel


@dataclass(frozen=True, slots=True)
class Owner:
    """A level and its grade; both null where the line belongs to the whole family."""

    level: str | None
    grade: Grade | None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Shares in [0, 1] of the hits on judged lines whose citation names the right level and the right grade."""

    level: float
    grade: float


class Owners:
    """Owners of the lines of judged documents; a line in the column of several levels has several."""

    def __init__(self, structure: Sequence[GoldDocument]) -> None:
        self._owners: dict[Line, set[Owner]] = {}
        for document in structure:
            for level in document.levels:
                self._add(document.path, _extent(level), Owner(plain(level.title), level.grade))
            for section in document.shared_sections:
                self._add(document.path, range(section.start_line, section.end_line + 1), Owner(None, None))

    def _add(self, path: str, numbers: Iterable[int], owner: Owner) -> None:
        for number in numbers:
            self._owners.setdefault(Line(path, number), set()).add(owner)

    def of(self, line: Line) -> frozenset[Owner]:
        """Owners of a line; empty where nobody judged it."""
        return frozenset(self._owners.get(line, ()))

    def judge(self, hits: Iterable[Hit]) -> Attribution | None:
        """Set citations against the owners of their first judged line; null where none is on a judged line."""
        level: list[bool] = []
        grade: list[bool] = []
        for hit in hits:
            owners = next((o for line in hit.place.lines() if (o := self.of(line))), None)
            if owners:
                claimed = plain(hit.level) if hit.level else None
                level.append(any(claimed == owner.level for owner in owners))
                grade.append(any(hit.grade == owner.grade for owner in owners))
        return Attribution(sum(level) / len(level), sum(grade) / len(grade)) if level else None


def _extent(level: GoldLevel) -> set[int]:
    """Lines of a level: its sections, and what stands between its heading and the first of them."""
    lines = {n for s in level.sections for n in range(s.start_line, s.end_line + 1)}
    after = [n for n in lines if n > level.line]
    return lines | set(range(level.line, min(after, default=level.line + 1)))
