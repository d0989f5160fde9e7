"""The families of a snapshot as a match looks at them: which passages are whose, and what each level asks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from corpus.model import SectionKind
from indexer.encoder import Encoder
from indexer.passage import Passage
from indexer.store import Store
from service.chain import Catalogue, stages
from service.demands import Demands, demands_of

COMPARED = frozenset(SectionKind) - {SectionKind.HIRING_PROCESS}
"""Sections a text is compared with: how one is hired says nothing of the role."""
_FAMILIES_KEPT = 256


@dataclass(frozen=True, slots=True, eq=False)
class FamilyRoles:
    """A family: the `numbers` of its passages that texts are compared with, ascending, and what its levels ask."""

    numbers: NDArray[np.int64]
    levels: tuple[Demands, ...]
    axes: frozenset[str]
    """Families of the stages that its levels are made up of; their passages are counted among its own."""


class Roles:
    """The families of one snapshot. Reads lazily, keeps a few; safe for several threads."""

    def __init__(self, catalogue: Catalogue, store: Store, encoder: Encoder) -> None:
        """Passages are numbered in the order of their families (`indexer.passages`), so that each holds a run."""
        self._catalogue = catalogue
        self._store = store
        self._encoder = encoder
        self._places = {family.id: n for n, family in enumerate(catalogue.outline())}

        def family_at(number: int) -> int:
            family_id = store.passages([number])[0].family_id
            return self._places.get(family_id, len(self._places))  # behind all families stand pages without a role

        starts = [bisect_left(range(len(store)), n, key=family_at) for n in range(len(self._places) + 1)]
        self.bounds: NDArray[np.int64] = np.array(starts, dtype=np.int64)
        """Passages of family n are `bounds[n]:bounds[n + 1]`; int64 (families + 1,)."""
        self._roles = lru_cache(maxsize=_FAMILIES_KEPT)(self._read)

    def of(self, family_id: str) -> FamilyRoles:
        """A family by its id."""
        return self._roles(family_id)

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of all families, in order."""
        return tuple(self._places)

    def _read(self, family_id: str) -> FamilyRoles:
        family = self._catalogue.family(family_id)
        axes = frozenset(stage.rpartition("#")[0] for level in family.levels for stage in stages(level))
        passages = (passage for each in (family_id, *axes) for passage in self._passages(each))
        numbers = sorted(passage.number for passage in passages if passage.section in COMPARED)
        levels = demands_of(family, self._catalogue, self._passages, self._encoder.count_pieces)
        return FamilyRoles(np.array(numbers, dtype=np.int64), levels, axes)

    def _passages(self, family_id: str) -> Sequence[Passage]:
        place = self._places[family_id]
        return self._store.passages(range(int(self.bounds[place]), int(self.bounds[place + 1])))
