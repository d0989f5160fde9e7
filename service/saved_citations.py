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
"""Keys by which an object is known to be a citation wherever it stands."""
_CITING = ("citation", "citations")
"""Keys under which a saved body holds its citations, whatever they look like."""


def saved_citations(file: Path) -> list[CitedPlace]:
    """Each cited place once, in order.

    Raises BadInput for a file that is no JSON, is no saved body and holds no citation, or one cut short.
    """
    try:
        body = json.loads(read_written(file))
    except (json.JSONDecodeError, RecursionError) as error:
        raise BadInput(f"{file} is no JSON ({error}): save the output of `rolecite ask ... --json`") from error
    found = {json.dumps([each.get(mark) for mark in sorted(_MARKS)]): each for each in reversed(list(_citations(body)))}
    places = list(reversed(found.values()))
    if not places and not (isinstance(body, dict) and body.keys() & _OF_A_BODY):
        raise BadInput(
            f"{file} holds no citation, there is nothing to verify: save the output of `rolecite ask ... --json`"
        )
    if len(places) > MOST_CITATIONS:
        raise BadInput(f"{file} holds {len(places)} citations: verify at most {MOST_CITATIONS} at once")
    return VerifyRequest.checked(citations=places).citations


def _citations(body: object) -> Iterator[dict[str, object]]:
    """What is known to be a citation, and what stands in the place of one: it may lack what a citation has."""
    waiting: list[tuple[str, object]] = [("", body)]
    while waiting:
        key, each = waiting.pop()
        if isinstance(each, dict):
            if each.keys() >= _MARKS or key in _CITING:
                yield each
            waiting.extend((name, value) for name, value in reversed(each.items()))
        elif isinstance(each, list):
            waiting.extend((key, value) for value in reversed(each))
        elif key in _CITING and each is not None:
            raise BadInput(f"{key} is {type(each).__name__}, no citation: save the output of `rolecite ask ... --json`")
