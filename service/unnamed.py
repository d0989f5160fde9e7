"""What holds for those whom a question names, without saying their names.

A page that describes no role holds for the roles beside and below it: how levels work, how pay is set. A line of a
whole family may tell of a level by its grade: "Nobody applies for L5" is about whichever level that is.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

import numpy as np

from corpus.model import Grade, JobFamily
from indexer.encoder import Encoded
from indexer.facets import Facet
from indexer.piece_places import stands, within
from indexer.store import Filters, Store
from service.late_interaction import Holding
from service.links import LineLink, Links, PageLink
from service.search import SAID, Ranking
from service.wording import WRITTEN, words

REMEMBERED = 4096
"""Grades of families whose lines are kept in mind."""


class Unnamed:
    """Finds it in one snapshot. Safe for several threads."""

    def __init__(self, store: Store, pages: Iterable[JobFamily]) -> None:
        self._store = store
        self._pages = [(page.id, posixpath.dirname(path)) for page in pages for path in page.paths]
        self._graded = lru_cache(maxsize=REMEMBERED)(self._lines)

    def linked(self, links: Links) -> Links:
        """The links with the pages that hold for a family they name, those of its folder and of folders above, and with
        the lines that tell of a level they name.
        """
        over: dict[str, float] = {}
        for page_id, folder in self._pages if links.families else ():
            sure = [
                link.strength for link in links.families if any(_lies_in(path, folder) for path in link.family.paths)
            ]
            if sure:
                over[page_id] = max(sure)
        graded: dict[int, float] = {}
        for link in links.levels:
            for number in self._graded(link.family.id, link.level.grade) if link.level.grade is not None else ():
                graded[number] = max(link.strength, graded.get(number, 0.0))
        if not over and not graded:
            return links
        pages = tuple(PageLink(*each) for each in over.items())
        return replace(links, over=pages, graded=tuple(LineLink(*each) for each in sorted(graded.items())))

    def _lines(self, family_id: str, grade: Grade) -> tuple[int, ...]:
        """The passages of a whole family that say a grade, by number."""
        said = rf"\b(?:grade|level)\s*#?{grade}\b" if isinstance(grade, int) else rf"(?<!\w){re.escape(grade)}(?!\w)"
        code = re.compile(said, re.IGNORECASE)
        facets = self._store.facets
        mask = facets.mask(Filters(families=(family_id,)))
        numbers = facets.without(Facet.LEVEL, np.flatnonzero(mask)) if mask is not None else np.empty(0, dtype=np.int64)
        return tuple(line.number for line in self._store.passages(numbers.tolist()) if code.search(line.text))


def _lies_in(path: str, folder: str) -> bool:
    return not folder or path.startswith(f"{folder}/")


def holding(question: str, query: Encoded, prompt: str, links: Links, ranking: Ranking) -> Holding | None:
    """The passages that hold for the role or level that a question names, and the pieces that name it; null without.

    `prompt` is what the encoder puts before questions.
    """
    if not (links.over or links.graded) or not query.tokens:
        return None
    over: dict[int | str, float] = {page.page_id: 1.0 for page in links.over if page.strength >= SAID}
    graded = [line.number for line in links.graded]
    holds = ranking.store.facets.worth(Facet.FAMILY, over, ranking.numbers) > 0
    places = np.flatnonzero(holds | np.isin(ranking.numbers, graded))
    said = {place for link in links.families if link.strength >= SAID for place in link.positions}
    said |= {link.at for link in links.levels}
    ranks = {place for place, word in enumerate(words(question)) if word.is_rank} if links.levels else set[int]()
    spans = [match.span() for place, match in enumerate(WRITTEN.finditer(question)) if place in said | ranks]
    rows = within(stands(query.pieces[0], prompt, question), spans)
    return Holding(tuple(rows), places) if rows and len(places) else None
