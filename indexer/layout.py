"""Where the passages of each family stand in a snapshot, and which of them stood in the snapshot before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.model import Corpus
from indexer.catalog import Catalog
from indexer.encoder import Encoder
from indexer.passage import Passage
from indexer.passages import PassageCutter, PassageSettings


@dataclass(frozen=True, slots=True)
class Block:
    """One family's passages, `count` side by side from number `first` on.

    `before` is the number of the first of them in the snapshot before, from which all are carried over as they are;
    null where they were made now, and are in `passages`.
    """

    family_id: str
    first: int
    count: int
    before: int | None = None
    passages: tuple[Passage, ...] = ()

    @property
    def end(self) -> int:
        """The number behind the last one."""
        return self.first + self.count


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """All passages of a snapshot, family by family, then page by page.

    `carried`: int64 (n,), each passage's number in the snapshot before; -1 where it was made now.
    """

    blocks: tuple[Block, ...]
    carried: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.carried)

    def made(self) -> tuple[Passage, ...]:
        """The passages that were not carried over, in order."""
        return tuple(passage for block in self.blocks for passage in block.passages)


def lay_out(
    corpus: Corpus, bodies: Sequence[str], encoder: Encoder, settings: PassageSettings, before: Catalog | None
) -> Layout:
    """The passages of a corpus in order of family, document and line, behind them those of pages that describe no role;
    `bodies` are its families and such pages as they are recorded.

    A family is carried over where it and its documents are what they were: nothing else shapes its passages but
    encoder and settings, which `before` must have been built with.
    """
    known = _known_families(before) if before else {}
    old = before.document_digests() if before else {}
    same = {d.path for d in corpus.documents if old.get(d.path) == d.sha256}
    cutter = PassageCutter(corpus.documents, encoder, settings)
    blocks: list[Block] = []
    first = 0
    for family, body in zip((*corpus.families, *corpus.pages), bodies, strict=True):
        there = known.get(family.id)
        if there is not None and there.body == body and same.issuperset(family.paths):
            block = Block(family.id, first, there.count, there.first)
        else:
            passages = cutter.passages(family, first)
            block = Block(family.id, first, len(passages), None, passages)
        blocks.append(block)
        first = block.end
    carried = np.full(first, -1, dtype=np.int64)
    for block in blocks:
        if block.before is not None:
            carried[block.first : block.end] = np.arange(block.before, block.before + block.count)
    return Layout(tuple(blocks), carried)


@dataclass(frozen=True, slots=True)
class _Known:
    body: str
    first: int
    count: int


def _known_families(before: Catalog) -> Mapping[str, _Known]:
    """The families of a snapshot by id, with the numbers of their passages."""
    known: dict[str, _Known] = {}
    first = 0
    for family_id, body, count in before.family_records():
        known[family_id] = _Known(body, first, count)
        first += count
    return known
