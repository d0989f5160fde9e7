"""The citations in a saved body of ask, search, compare or match, wherever they stand in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from corpus.errors import BadInput
from service.requests import MOST_CITATIONS, CitedPlace, VerifyRequest
from service.written_file import read_written

_OF_A_BODY = frozenset({"kind", "results", "matches", "added"})
"""Keys of saved bodies; one of ask or search may rightly cite nothing."""
_MARKS = frozenset({"path", "quote", "start_char", "end_char"})
"""Keys by which an object is known to be a citation."""


def saved_citations(file: Path) -> list[CitedPlace]:
    """Each cited place once, in order.

    Raises BadInput for a file that is no JSON, is no saved body and holds no citation, or one cut short.
    """
    try:
        body = json.loads(read_written(file))
    except (json.JSONDecodeError, RecursionError) as error:
        raise BadInput(f"{file} is no JSON ({error}): save the output of `rolecite ask ... --json`") from error
    found = {json.dumps([each[mark] for mark in sorted(_MARKS)]): each for each in reversed(list(_citations(body)))}
    places = list(reversed(found.values()))
    if not places and not (isinstance(body, dict) and body.keys() & _OF_A_BODY):
        raise BadInput(
            f"{file} holds no citation, there is nothing to verify: save the output of `rolecite ask ... --json`"
        )
    if len(places) > MOST_CITATIONS:
        raise BadInput(f"{file} holds {len(places)} citations: verify at most {MOST_CITATIONS} at once")
    return VerifyRequest.checked(citations=places).citations


def _citations(body: object) -> Iterator[dict[str, object]]:
    waiting = [body]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            if each.keys() >= _MARKS:
                yield each
            waiting.extend(reversed(list(each.values())))
        elif isinstance(each, list):
            waiting.extend(reversed(each))
