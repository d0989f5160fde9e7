"""Two levels side by side, as the Compare page and its Markdown show them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.errors import BadInput, NotUnique
from service.answers import CompareResult, Point
from service.filters import nearest
from service.results import Citation, FamilySummary, LevelDetail
from service.rolecite import Rolecite

_NEAREST = 6


@dataclass(frozen=True, slots=True)
class Choice:
    """A level as the pickers name it: its title, with the family's where several share it, else with its id."""

    label: str
    title: str
    level_id: str
    family: str


@dataclass(frozen=True, slots=True)
class Pickers:
    """The levels there are, and what the two pickers hold."""

    choices: tuple[Choice, ...]
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Missing:
    """A side that names no level, or several: the words given, and levels that may be meant."""

    name: str
    side: str
    choices: tuple[Choice, ...]
    several: bool


def choices(families: tuple[FamilySummary, ...]) -> tuple[Choice, ...]:
    """Every level under a name that no other has."""
    titles = Counter(level.title for family in families for level in family.levels)
    labels = Counter(f"{lv.title} ({family.title})" for family in families for lv in family.levels)
    out = []
    for family in families:
        for level in family.levels:
            label = level.title if titles[level.title] == 1 else f"{level.title} ({family.title})"
            if label != level.title and labels[label] > 1:
                label = f"{level.title} ({level.id})"
            out.append(Choice(label, level.title, level.id, family.title))
    return tuple(out)


def find(name: str, listed: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """The levels of that label, id or title; several where titles are shared, none where there is none."""
    wanted = name.casefold().strip()
    exact = tuple(choice for choice in listed if wanted in {choice.label.casefold(), choice.level_id.casefold()})
    return exact or tuple(choice for choice in listed if choice.title.casefold() == wanted)


def compared(rolecite: Rolecite, before: str, after: str) -> tuple[CompareResult | None, tuple[Missing, ...]]:
    """The comparison, or what keeps it from being made: a side that is no level, or could be several."""
    listed = choices(rolecite.families())
    missing = []
    found = []
    for side, name in (("from", before), ("to", after)):
        fitting = find(name, listed)
        if len(fitting) == 1:
            found.append(fitting[0].level_id)
            continue
        shared: tuple[Choice, ...] = ()
        try:
            result = rolecite.compare(name, name)
        except NotUnique as error:
            result, shared = None, tuple(choice for choice in listed if choice.level_id in error.level_ids)
        except BadInput:
            result = None
        if result and result.from_:
            found.append(result.from_.id)
            continue
        labels = {choice.label: choice for choice in listed}
        several = fitting or shared
        near = several or tuple(labels[label] for label in nearest(name, labels))
        missing.append(Missing(name, side, near[:_NEAREST], bool(several)))
    return (None, tuple(missing)) if missing else (rolecite.compare(*found), ())


def as_markdown(result: CompareResult) -> str:
    """A comparison as Markdown, every line with its place."""
    return "\n".join(_markdown(result)) + "\n"


def _markdown(result: CompareResult) -> Iterator[str]:
    before, after = result.from_, result.to
    if before is None or after is None:
        return
    yield f"# {after.title} over {before.title}\n"
    yield f"| | {_cell(before.title)} | {_cell(after.title)} |\n|---|---|---|"
    for name, sides in (("Grade", (before.grade, after.grade)), ("Reports to", (before.reports_to, after.reports_to))):
        yield f"| {name} | {' | '.join(_cell(str(side.value)) if side else 'not stated' for side in sides)} |"
    yield f"| Track | {_track(before)} | {_track(after)} |"
    yield from _section("Added", [f"- {_line(point)}" for point in result.added])
    raised = [f"- {_line(change.after)}\n  - before: {_line(change.before)}" for change in result.strengthened]
    yield from _section("Strengthened", raised)
    yield from _section("Unchanged", [f"- {_line(change.after)}" for change in result.unchanged])
    yield from _section("Taken over", [f"- {_line(point)}" for point in result.inherited])
    yield from _section("Dropped", [f"- {_line(point)}" for point in result.dropped])
    yield f"\nSnapshot {result.snapshot}"


def _section(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield f"\n## {title}\n"
        yield from lines


def _line(point: Point) -> str:
    return f"{' '.join(point.text.split())} ({_place(point.citation)})"


def _place(citation: Citation) -> str:
    last = f"-{citation.end_line}" if citation.end_line != citation.start_line else ""
    return f"{citation.path}:{citation.start_line}{last}"


def _track(level: LevelDetail) -> str:
    return str(level.track or "not stated")


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
