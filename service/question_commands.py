"""The commands that ask: search, ask, compare, match, verify."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from service.command_options import (
    DEFAULT_INDEX,
    Filters,
    IndexDir,
    Json,
    RerankerName,
    filtered,
    index_option,
    opened,
    print_json,
)


@filtered
def search(
    query: str,
    k: Annotated[int, typer.Option("-k", help="How many results, 1 to 100.")] = 10,
    *,
    filters: Filters,
    explain: Annotated[bool, typer.Option("--explain", help="Show the parts of each score.")] = False,
    reranker: RerankerName = None,
    index_dir: IndexDir = DEFAULT_INDEX,
    json: Json = False,
) -> None:
    """Find the passages that answer a question, each with its citation."""
    with opened(index_dir, reranker) as rolecite:
        result = rolecite.search(query, k, filters, explain=explain)
    if json:
        print_json(result)
    else:
        from service.terminal import show_search

        show_search(result, explain=explain)
    raise typer.Exit(0 if result.results else 1)


@filtered
def ask(
    question: str,
    *,
    filters: Filters,
    explain: Annotated[bool, typer.Option("--explain", help="Show how the question was understood.")] = False,
    reranker: RerankerName = None,
    index_dir: IndexDir = DEFAULT_INDEX,
    json: Json = False,
) -> None:
    """Answer a question with claims that cite their lines; exits with 1 where the documents do not say, or a level it
    compares does not exist.
    """
    from service.phrasing import Phraser
    from service.settings import read_settings

    phraser = Phraser.of(read_settings(index=index_dir))
    with opened(index_dir, reranker) as rolecite:
        answer = rolecite.ask(question, filters, explain=explain)
    if phraser is not None:
        with closing(phraser.model):
            answer = phraser.phrased(question, answer)
    if json:
        print_json(answer)
    else:
        from service.printed_answer import show_answer

        show_answer(answer, index_option=index_option(index_dir))
    raise typer.Exit(1 if answer.kind == "not_stated" else 0)


def compare(
    from_level: Annotated[str, typer.Argument(metavar="FROM", help="A level, by id or title.")],
    to_level: Annotated[str, typer.Argument(metavar="TO", help="The level it is compared with.")],
    family: Annotated[str | None, typer.Option(help="Needed where a level's title is not unique.")] = None,
    index_dir: IndexDir = DEFAULT_INDEX,
    json: Json = False,
) -> None:
    """Show what one level asks over another; exits with 1 where one of them does not exist."""
    with opened(index_dir) as rolecite:
        result = rolecite.compare(from_level, to_level, family)
    if json:
        print_json(result)
    else:
        from service.printed_answer import show_comparison

        show_comparison(result, from_level, to_level)
    raise typer.Exit(0 if result.whole else 1)


def match(
    file: Annotated[Path, typer.Argument(metavar="FILE|-", help="A CV or a vacancy as text; - for standard input.")],
    k: Annotated[int, typer.Option("-k", help="How many levels, 1 to 100.")] = 5,
    index_dir: IndexDir = DEFAULT_INDEX,
    json: Json = False,
) -> None:
    """Find the levels that fit a CV or a vacancy; exits with 1 where none does. Nothing of the text is kept."""
    from service.written_file import read_written

    text = read_written(file)
    with opened(index_dir) as rolecite:
        result = rolecite.match(text, k)
    if json:
        print_json(result)
    else:
        from service.printed_answer import show_matches

        show_matches(result)
    raise typer.Exit(0 if result.matches else 1)


def verify(
    answer: Annotated[Path, typer.Argument(metavar="ANSWER.json", help="What ask, search or compare --json printed.")],
    index_dir: IndexDir = DEFAULT_INDEX,
    json: Json = False,
) -> None:
    """Check whether cited lines still say what they said; exits with 1 where any is gone."""
    from service.rolecite import Rolecite
    from service.saved_citations import saved_citations
    from service.verified import CitationState

    citations = saved_citations(answer)
    with Rolecite.open(index_dir) as rolecite:
        result = rolecite.verify(citations)
    if json:
        print_json(result)
    else:
        from service.printed_answer import show_verified

        show_verified(result)
    raise typer.Exit(1 if any(each.state is CitationState.GONE for each in result.results) else 0)
