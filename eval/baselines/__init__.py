"""Plain systems every table sets ours beside: each does what a reader of its library's first page would write."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eval.asking import System


def systems(texts: Mapping[str, str], count: Callable[[str], int]) -> Iterator[System]:
    """Each is made when its turn comes; `count` gives the tokens of a text."""
    from eval.baselines.dense import dense_chunks, dense_sections
    from eval.baselines.lexical import LexicalSections

    yield LexicalSections(texts, count)
    yield dense_chunks(texts, count)
    yield dense_sections(texts, count)
