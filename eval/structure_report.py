"""Verdicts over a parsed corpus, and the figures they add up to."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from eval.grid import Grid

FIGURES = (
    "level precision",
    "level recall",
    "level title",
    "grade",
    "grade line",
    "reports_to",
    "reports_to, where stated",
    "reports_to line",
    "extends",
    "extends, where stated",
    "sections",
    "section precision",
    "shared sections",
    "specialties",
    "specialty title",
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """One judged fact: which figure it counts for, where it stands, and whether it was right."""

    figure: str
    path: str
    line: int
    right: bool
    expected: str
    found: str

    @property
    def department(self) -> str:
        """First folder of the path; empty for a document at the root."""
        return self.path.split("/", 1)[0] if "/" in self.path else ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line} {self.figure}: expected {self.expected}, found {self.found}"


@dataclass(frozen=True, slots=True)
class Share:
    """Right verdicts out of all; `value` is null where nothing was judged."""

    right: int
    total: int

    @property
    def value(self) -> float | None:
        """Share in [0, 1]."""
        return self.right / self.total if self.total else None


@dataclass(frozen=True)
class StructureReport:
    """All verdicts over the judged documents."""

    verdicts: tuple[Verdict, ...]

    @property
    def departments(self) -> tuple[str, ...]:
        """First folders of the judged documents, sorted."""
        return tuple(sorted({v.department for v in self.verdicts}))

    @property
    def misses(self) -> tuple[Verdict, ...]:
        """Wrong verdicts by path, line and figure."""
        wrong = (v for v in self.verdicts if not v.right)
        return tuple(sorted(wrong, key=lambda v: (v.path, v.line, FIGURES.index(v.figure))))

    def share(self, figure: str, departments: Collection[str] | None = None) -> Share:
        """One figure over some departments; null means all of them."""
        chosen = [
            v for v in self.verdicts if v.figure == figure and (departments is None or v.department in departments)
        ]
        return Share(sum(v.right for v in chosen), len(chosen))

    def within(self, departments: Collection[str]) -> StructureReport:
        """The report over some departments only."""
        return StructureReport(tuple(v for v in self.verdicts if v.department in departments))


def grid(report: StructureReport) -> Grid:
    """Figures down, departments across, right/total beside each share."""
    scopes: list[tuple[str, set[str] | None]] = [("all", None), *((d or "(root)", {d}) for d in report.departments)]
    rows = []
    for figure in FIGURES:
        shares = [report.share(figure, scope) for _, scope in scopes]
        rows.append((figure, *("-" if s.value is None else f"{s.value:.3f} {s.right}/{s.total}" for s in shares)))
    return Grid("structure", ("figure", *(name for name, _ in scopes)), tuple(rows))
