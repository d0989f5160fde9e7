"""What is stated for everybody: lines of pages that describe no role, over the pages of the roles that are meant.

Notice, leave, how promotions go: asked of one role, they are told of all, on the page above it. Such a line is not near
to the role, so that the role's own lines stand before it; it answers where those do not, and names the thing asked for.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence, Set

from indexer.passage import Passage
from service.ask.asked import Asked
from service.ask.measure import measure
from service.ask.subject import Subject
from service.ask.thing import Span
from service.line import stems


def told_to_everybody(
    asked: Asked, about: Subject, wanted: Sequence[tuple[Span, ...]], roles: Set[str]
) -> list[Passage]:
    """The lines found for a question that hold for all the roles it is about and name each thing it asks for, by the
    last of its words, in themselves or in the heading over them; best first. `roles`: the ids of all families.
    """
    paths = [path for link in about.families for path in link.family.paths]
    amount = measure(asked.question)
    last = [asked.question[slice(*thing[-1])] for thing in wanted]
    heads = [stems(word) for word in last if amount is None or word.casefold() not in amount.said]
    if not paths or not heads:
        return []
    told = [
        line for line in asked.ranking.found
        if line.family_id not in roles and _is_over(line, paths)
        and all(head & stems(f"{' '.join(line.heading_path[-1:])} {line.text}") for head in heads)
        and (amount is None or amount.tells(line.text))
    ]  # fmt: skip
    codes = _codes(about)
    of_code = re.compile(rf"\b(?:{'|'.join(map(re.escape, codes))})\d") if codes else None
    return sorted(told, key=lambda line: of_code is None or of_code.search(line.text) is None)


def _codes(about: Subject) -> frozenset[str]:
    """The letters of the codes that the levels meant are graded by: a row for "P1 to P4" holds for a P2."""
    levels = [link.level for link in about.named] or [lv for link in about.families for lv in link.family.levels]
    written = (re.match(r"([A-Z]+)\d", str(level.grade)) for level in levels)
    return frozenset(match[1] for match in written if match)


def _is_over(line: Passage, paths: Sequence[str]) -> bool:
    """Whether a line's page stands in a folder that holds all those documents."""
    folder = posixpath.dirname(line.span.path)
    return all(path.startswith(f"{folder}/") or not folder for path in paths)
