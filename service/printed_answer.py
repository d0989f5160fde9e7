"""Answers, comparisons, matches and verifications as a person at a terminal reads them."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Sequence
from itertools import count

from rich.markup import escape

from service.answers import (
    Answer,
    Change,
    Claim,
    ClarificationAnswer,
    CompareResult,
    ComparisonAnswer,
    ExpectationsAnswer,
    ExpectationsResult,
    Explanation,
    LevelMatchResult,
    MatchAnswer,
    MatchResult,
    Near,
    Phrasing,
    Point,
    Reading,
)
from service.match_result import NOTHING_MET, ORDER
from service.results import Citation
from service.terminal import line, owner, place, show_timings, show_understood
from service.verified import CitationState, VerifyResult

Numbers = Iterable[int]
MOST_KINDS = 4
"""Kinds of question an explanation shows, the likeliest first."""
STATE_COLOURS = {CitationState.UNCHANGED: "green", CitationState.MOVED: "yellow", CitationState.GONE: "red"}


def show_answer(answer: Answer, *, index_option: Sequence[str] = ()) -> None:
    """An answer of any kind. `index_option` goes into the commands that it suggests."""
    show_understood(answer.interpretation)
    line(f"[bold]{escape(answer.text)}[/]")
    match answer:
        case ComparisonAnswer():
            _comparison(answer.comparison)
        case ExpectationsAnswer():
            _expectations(answer.expectations)
        case MatchAnswer():
            _matches(answer.matches)
        case ClarificationAnswer():
            _readings(answer.readings, index_option)
        case _:
            _claims(answer.claims)
    _near(answer.near)
    if answer.phrasing:
        _phrasing(answer.phrasing)
    if answer.explanation:
        _explanation(answer.explanation, answer.confidence)


def show_comparison(result: CompareResult, from_level: str, to_level: str) -> None:
    """The body of /v1/compare for two levels, as they were named."""
    if result.from_ is None or result.to is None:
        sides = ((result.from_, from_level), (result.to, to_level))
        missing = " and no level ".join(escape(repr(name)) for side, name in sides if side is None)
        present = result.from_ or result.to
        line(f"There is no level {missing}{f' beside [bold]{escape(present.title)}[/]' if present else ''}.")
        line(f"{'The levels there are' if present else 'Nearest'}: {escape(', '.join(result.available))}.")
        line("Name a level by its title or its id; `rolecite families` lists them all.")
        return
    line(f"[bold]{escape(result.from_.title)} to {escape(result.to.title)}[/]")
    _comparison(result)


def show_matches(result: MatchResult) -> None:
    """The body of /v1/match."""
    if not result.matches:
        line(f"Nothing fits. {NOTHING_MET}")
    if len(result.matches) > 1:
        line(f"[dim]{ORDER}[/]")
    _matches(result.matches)
    if result.parts > result.parts_read:
        line(f"\n[dim]Only the first {result.parts_read} of {result.parts} parts of the text were compared.[/]")


def show_verified(result: VerifyResult) -> None:
    """The body of /v1/verify."""
    for each in result.results:
        colour = STATE_COLOURS[each.state]
        stood = escape(f"{each.cited.path}:{each.cited.start_line}")
        moved = f" → {place(each.citation)}" if each.state is CitationState.MOVED and each.citation else ""
        line(f"[{colour}]{each.state.value:>9}[/] [cyan]{stood}[/]{moved}  [dim]{escape(_short(each.cited.quote))}[/]")
    states = [each.state for each in result.results]
    line(", ".join(f"{states.count(state)} {state.value}" for state in CitationState) if states else "No citations.")


def _claims(claims: Sequence[Claim]) -> None:
    for number, claim in enumerate(claims, start=1):
        line("")
        line(f"[bold]{number:>2}.[/] {escape(claim.text)}")
        for citation in claim.citations:
            _cited(citation)


def _comparison(result: CompareResult) -> None:
    numbers = count(1)
    _group("Added", result.added, numbers)
    _changes("Strengthened", result.strengthened, numbers)
    _group("Inherited", result.inherited, numbers)
    _group("Dropped", result.dropped, numbers)
    if result.unchanged:
        line(f"\n[bold]Unchanged:[/] {len(result.unchanged)}")


def _expectations(result: ExpectationsResult) -> None:
    numbers = count(1)
    _group("Its own", result.own, numbers)
    _group("Inherited", result.inherited, numbers)
    _group("Asked of every level", result.shared, numbers)
    _changes("Replaced", result.replaced, numbers)


def _group(name: str, points: Sequence[Point], numbers: Numbers) -> None:
    if points:
        line(f"\n[bold]{name}[/]")
    for each, number in zip(points, numbers, strict=False):
        line(f"[bold]{number:>2}.[/] {escape(each.text)}")
        _cited(each.citation)


def _changes(name: str, changes: Sequence[Change], numbers: Numbers) -> None:
    if changes:
        line(f"\n[bold]{name}[/]")
    for change, number in zip(changes, numbers, strict=False):
        line(f"[bold]{number:>2}.[/] before: {escape(change.before.text)}  [cyan]{place(change.before.citation)}[/]")
        line(f"    after:  {escape(change.after.text)}")
        _cited(change.after.citation)


def _matches(matches: Sequence[LevelMatchResult]) -> None:
    for number, match in enumerate(matches, start=1):
        grade = f" · grade {match.grade}" if match.grade is not None else ""
        line(
            f"\n[bold]{number:>2}. {escape(match.family)} › {escape(match.level)}[/]{grade}  [dim]{match.score:.2f}[/]"
        )
        line(f"    [cyan]{place(match.citation)}[/]")
        line(f"    {escape('; '.join(match.reasons))}")
        for met in match.met:
            line(f"    [green]met[/]      {_point(met.requirement)}")
            line(f"             [dim]by: {escape(_short(met.evidence.quote))}[/]")
        for missing in match.missing:
            line(f"    [yellow]missing[/]  {_point(missing.requirement)}")
        for lacking in match.why_not_next:
            line(f"    [dim]the next level also asks[/] {_point(lacking)}")


def _readings(readings: Sequence[Reading], index_option: Sequence[str]) -> None:
    for reading in readings:
        line("  " + escape(shlex.join(["rolecite", "ask", reading.question, *index_option])))


def _near(near: Sequence[Near]) -> None:
    if near:
        line("\n[bold]Near[/]")
    for each in near:
        line(f"  {escape(each.text)}" + (f"  [cyan]{place(each.citation)}[/]" if each.citation else ""))


def _phrasing(phrasing: Phrasing) -> None:
    if phrasing.fallback:
        line(f"\n[yellow]Not phrased by {escape(phrasing.model)}: {escape(phrasing.fallback)}[/]")
    else:
        left = f"; left out, as not verified: {phrasing.dropped}" if phrasing.dropped else ""
        line(f"\n[dim]Phrased by {escape(phrasing.model)} from the claims{left}.[/]")


def _explanation(explanation: Explanation, confidence: float) -> None:
    line("\n[bold]Understood as[/]")
    kinds = explanation.kinds[:MOST_KINDS]
    line("  kind: " + ", ".join(f"{each.kind.value} {each.probability:.2f}" for each in kinds))
    for name, links in (("families", explanation.families), ("levels", explanation.levels)):
        if links:
            found = (f"{x.title} {x.strength:.2f} ({x.matched})" for x in links)
            line(f"  {name}: {escape(', '.join(found))}")
    line(f"  deciding lines: {explanation.deciding_lines}, confidence {confidence:.2f}")
    show_timings(explanation.timings, explanation.reranker)


def _cited(citation: Citation) -> None:
    line(f"    {owner(citation)}  [cyan]{place(citation)}[/]")


def _point(point: Point) -> str:
    return f"{escape(point.text)}  [cyan]{place(point.citation)}[/]"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 100 else flat[:99] + "…"
