"""What a person at a terminal sees."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeRemainingColumn
from rich.table import Table

from indexer.build import BuildProgress
from service.results import (
    Citation,
    FamilyDetail,
    FamilySummary,
    FindingResult,
    Hit,
    IndexResult,
    InterpretationResult,
    LevelDetail,
    SearchResult,
    SectionPlace,
    Timings,
    Why,
)

MOST_PATHS = 8
"""Paths of documents named in one line at most."""
MOST_LINKS = 3
"""Levels, or else families, that are said to be understood; `--explain` shows all."""

out = Console(highlight=False)
"""Where results go; not wrapped where nobody reads along, so that each line stays one line."""


class IndexingProgress:
    """Bars on a terminal, plain lines elsewhere; on stderr, so that stdout stays clean."""

    def __init__(self) -> None:
        self._console = Console(stderr=True, highlight=False)
        self._bars = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.completed:,.0f}/{task.total:,.0f}"),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
            console=self._console,
        )
        self._tasks: dict[str, TaskID] = {}
        self._told: str | None = None

    def step(self, now: BuildProgress) -> None:
        """Takes one report of the build; stages that count nothing are over before one could look."""
        if not now.total:
            return
        rate = f"{now.per_second:,.0f}/s" if now.per_second else ""
        if self._console.is_terminal:
            if now.stage not in self._tasks:
                self._tasks[now.stage] = self._bars.add_task(now.stage, total=now.total, rate=rate)
            self._bars.update(self._tasks[now.stage], completed=now.done, total=now.total, rate=rate)
        elif now.stage != self._told and now.done >= now.total:
            self._told = now.stage
            self._console.print(f"{now.stage}: {now.done:,} ({rate})", soft_wrap=True)

    def __enter__(self) -> Self:
        if self._console.is_terminal:
            self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._console.is_terminal:
            self._bars.stop()


def show_index(result: IndexResult, index_dir: Path) -> None:
    """What one indexing call did."""
    counts = result.documents
    line(
        f"[bold]{index_dir}[/]: {counts.added} added, {counts.changed} changed, {counts.removed} removed, "
        f"{counts.unchanged} unchanged" + (f", [red]{counts.failed} failed[/]" if counts.failed else "")
    )
    if result.failed:
        line(f"[red]Could not be read:[/] {_named(result.failed)}. `rolecite lint --index {index_dir}` says why.")
    line(
        f"{result.families} families, {result.levels} levels, {result.passages:,} passages, snapshot {result.snapshot}"
    )
    if result.findings:
        line(f"{result.findings} findings: see them with `rolecite lint`")
    if not result.families:
        read = (
            f"No document describes a role: {_named(result.without_roles)}."
            if result.without_roles
            else "No documents."
        )
        line(
            f"[yellow]{read}[/] There is nothing to ask of this index. A role is a heading with its grade, "
            "responsibilities or requirements under it; name a source that holds some, or its folder with --subdir."
        )


def _named(paths: Sequence[str]) -> str:
    """The first paths, and how many more there are."""
    more = len(paths) - MOST_PATHS
    return escape(", ".join(paths[:MOST_PATHS])) + (f" and {more} more" if more > 0 else "")


def show_search(result: SearchResult, *, explain: bool) -> None:
    """Hits, best first."""
    show_understood(result.interpretation)
    if not result.results:
        line("Nothing found. Fewer filters find more.")
    for hit in result.results:
        line("")
        show_hit(hit)
        if explain:
            line(f"    [dim]{_reasons(hit.why)}[/]")
            if hit.met:
                met = (f"{word.asked} → {word.word} {word.closeness:.2f}" for word in hit.met)
                line(f"    [dim]met: {escape(', '.join(met))}[/]")
    if explain and result.results and (timings := result.results[0].why.timings):
        line("")
        show_timings(timings, result.reranker)


def show_understood(interpretation: InterpretationResult) -> None:
    """The families and levels that a question was taken to name, with its words for them."""
    named = interpretation.levels[:MOST_LINKS] or interpretation.families[:MOST_LINKS]
    if named:
        line("[dim]understood: " + ", ".join(f"{escape(x.title)} ({escape(x.matched)})" for x in named) + "[/]")


def show_timings(timings: Timings, reranker: str | None) -> None:
    """Milliseconds, part by part, and what read the best passages again, if anything did."""
    if reranker:
        line(f"[dim]best passages read again by {escape(reranker)}[/]")
    parts = {name: getattr(timings, name) for name in timings.__dataclass_fields__}
    line("[dim]" + ", ".join(f"{name} {value:.1f} ms" for name, value in parts.items() if value) + "[/]")


def show_hit(hit: Hit) -> None:
    """One hit: whose it is, where it stands, what it says."""
    line(f"[bold]{hit.rank:>2}.[/] {owner(hit.citation)}  [dim]{hit.score:.2f}[/]")
    for text in hit.text.splitlines():
        line(f"    {escape(text)}")
    line(f"    [cyan]{place(hit.citation)}[/]")
    if hit.also:
        line("    [dim]also: " + ", ".join(place(citation) for citation in hit.also) + "[/]")


def show_families(families: Iterable[FamilySummary]) -> None:
    """All families, one a row: a table for people, tabs for programs."""
    if not out.is_terminal:
        for family in families:
            out.file.write(f"{family.id}\t{family.title}\t{_grades(family)}\n")  # rich would turn tabs into spaces
        return
    table = Table("family", "id", "levels (grade)", box=None, header_style="dim", pad_edge=False)
    for family in families:
        table.add_row(f"[bold]{escape(family.title)}[/]", escape(family.id), escape(_grades(family)))
    out.print(table)


def show_family(family: FamilyDetail) -> None:
    """A family with its levels, shared sections and findings."""
    line(f"[bold]{escape(family.title)}[/]  [dim]{escape(family.id)} · {escape(', '.join(family.paths))}[/]")
    for level in family.levels:
        line("")
        show_level(level)
    if family.shared_sections:
        line("\n[bold]For the whole family[/]")
        _sections(family.shared_sections)
    for specialty in family.specialties:
        line(f"  specialty {escape(specialty.title)}  [dim]{specialty.path}:{specialty.start_line}[/]")
    if family.findings:
        line("\n[bold]Findings[/]")
        show_findings(family.findings)


def show_level(level: LevelDetail) -> None:
    """A level: grade, reporting line, what it extends, sections."""
    grade = f"grade {level.grade.value}" if level.grade else "no grade stated"
    line(f"[bold]{escape(level.title)}[/]  {grade}" + (f" · {level.track.value}" if level.track else ""))
    line(f"  [dim]{escape(level.id)}[/]")
    if level.grade and level.grade.alternatives:
        others = ", ".join(f"{a.value} ({place(a.citation)})" for a in level.grade.alternatives)
        line(f"  [yellow]the document also states {escape(others)}[/]")
    if level.reports_to:
        line(f"  reports to {escape(str(level.reports_to.value))}  [cyan]{place(level.reports_to.citation)}[/]")
    for extends in level.extends:
        line(f"  extends {escape(extends.level_id or extends.title)} ({extends.scope.value})")
    _sections(level.sections)


def show_findings(findings: Sequence[FindingResult]) -> None:
    """Findings as compilers print them: place, code, message."""
    for finding in findings:
        line(f"{escape(finding.path)}:{finding.start_line}: [yellow]{finding.code}[/] {escape(finding.message)}")


def _grades(family: FamilySummary) -> str:
    return ", ".join(lv.title + (f" ({lv.grade})" if lv.grade is not None else "") for lv in family.levels)


def _sections(sections: Iterable[SectionPlace]) -> None:
    for section in sections:
        line(f"  {section.kind.value}  [dim]{escape(section.path)}:{section.start_line}-{section.end_line}[/]")


def owner(citation: Citation) -> str:
    """Whose a line is, as markup: family, level, grade and section."""
    names = [citation.family]
    if citation.level and citation.level != citation.family:
        names.append(citation.level)
    named = f"[bold]{escape(' › '.join(names))}[/]"
    grade = f" · grade {citation.grade}" if citation.grade is not None else ""
    return named + grade + (f" · {citation.section.value}" if citation.section else "")


def place(citation: Citation) -> str:
    """Where a line stands, as markup: path:first-last."""
    lines = str(citation.start_line)
    if citation.end_line != citation.start_line:
        lines += f"-{citation.end_line}"
    return escape(f"{citation.path}:{lines}")


def _reasons(why: Why) -> str:
    parts = {name: getattr(why, name) for name in why.__dataclass_fields__ if name != "timings"}
    return " + ".join(f"{name} {value:.3f}" for name, value in parts.items() if value)


def line(text: str) -> None:
    """Prints one line of markup."""
    out.print(text, soft_wrap=not out.is_terminal)
