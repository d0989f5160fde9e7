"""What is said of a title that a question says and nobody has: the levels it may mean, or those near to it."""

from __future__ import annotations

import re

from corpus import title as titles
from indexer.snapshot import Snapshot
from service.answers import Answer, Near, Reason
from service.ask.asked import Asked, content_words
from service.ask.reply import Replies
from service.ask.subject import Subject
from service.ask.unheld import SaidTitles, TitleSaid
from service.ask.unmet_side import unknown_side
from service.ask.which_level import which_level
from service.filters import nearest
from service.line_vectors import LineVectors
from service.links import named_places
from service.wording import words

_OTHER = re.compile(
    r"\b(?:with|to|and|from|vs|versus|against|than)\s+an?\s+(?P<role>[\w&-]+(?:\s+[\w&-]+){0,3})\W*$", re.IGNORECASE
)
"""Whom the end of a question sets a level against."""
CLOSE = 0.68
"""Cosine of two titles of one rank from which they may be two names of one role: a developer and an engineer."""
MOST_NEAR = 8
"""Levels of a rank shown where none of them has the name asked for."""


class UnheldTitles:
    """Finds and answers them for one snapshot."""

    def __init__(self, snapshot: Snapshot, replies: Replies, vectors: LineVectors) -> None:
        """`vectors`: by which titles are told to be close in meaning."""
        self._vectors = vectors
        self._snapshot = snapshot
        self._replies = replies
        self._outline = snapshot.outline()
        self._said = SaidTitles(self._outline, snapshot.store)

    def first(self, asked: Asked) -> TitleSaid | None:
        """The first title that a question says, held by somebody or not; null where it says none."""
        return self._said.first(asked)

    def reply(self, asked: Asked, said: TitleSaid, question: str, about: Subject | None = None) -> Answer:
        """Asks back for the levels whose titles are close to one that nobody has; where none is, says that nobody has
        it, with the levels of the role a question is `about`. `question` is how a reading begins.
        """
        return self._close(asked, said, question) or self._held_by_nobody(asked, said, about)

    def other_side(self, asked: Asked) -> Answer | None:
        """That nobody has the title that a question sets a level against; null where it names none such."""
        said = self._said.other_side(asked)
        if said is not None:
            return self._held_by_nobody(asked, said)
        side, at = unknown_side(asked.question, asked.reading.links)
        if side:
            return self._held_by_nobody(asked, TitleSaid(side, at, False, False, (), ()))
        other = _OTHER.search(asked.question)
        named = named_places(asked.reading.links.families)
        if other is None:
            return None
        first = len(words(asked.question[: other.start("role")]))
        places = range(first, first + len(words(other["role"])))
        unknown = set(other["role"].lower().split()) <= set(content_words(asked.question)) and not named & set(places)
        return self._held_by_nobody(asked, TitleSaid(other["role"], places, False, False, (), ())) if unknown else None

    def _close(self, asked: Asked, said: TitleSaid, question: str) -> Answer | None:
        """Asks back for the levels whose titles are close to one that says what somebody does; null where none is."""
        if not said.by_doing or not said.of_rank:
            return None
        called = {level.id: level.title for family in self._outline for level in family.levels}
        vectors = self._vectors.of_texts(
            [_plain(each) for each in (said.title, *(called[at] for _, at in said.of_rank))]
        )
        alike = vectors[1:] @ vectors[0]
        ranked = sorted(zip(alike.tolist(), said.of_rank, strict=True), key=lambda each: -each[0])
        close = [place for like, place in ranked if like >= CLOSE][:MOST_NEAR]
        return (
            which_level(self._replies, self._outline, asked, close, question, frozenset(said.places), said.title)
            if close
            else None
        )

    def _held_by_nobody(self, asked: Asked, said: TitleSaid, about: Subject | None = None) -> Answer:
        """That no level has the title that a question says, with those of its rank near, and those of a role named."""
        near = tuple(
            near for family_id, level_id in said.of_rank[:MOST_NEAR]
            for near in self._replies.titles_near(self._snapshot.family(family_id), level_id)
        )  # fmt: skip
        ranked = f" Levels of that rank: {', '.join(each.text for each in near)}." if near else ""
        if not near:
            known = [level.title for family in self._outline for level in family.levels]
            near = tuple(map(Near, nearest(said.title, known)[:3]))
        line = self._said.line(said.title)
        text = f"No role here is called {said.title!r}.{ranked}"
        if line is not None:
            text = f"The documents name {said.title!r} and describe no such role.{ranked}"
            near = (*self._replies.lines_near(line), *near)
        if about is not None and about.one_role:
            own = self._replies.titles_near(self._snapshot.family(about.families[0].family.id))
            text += f" Levels of {about.families[0].family.title}: {', '.join(each.text for each in own)}."
            near = tuple(dict.fromkeys((*own, *near)))
        return self._replies.not_stated(asked, Reason.NO_SUCH_LEVEL, text, near)


def _plain(title: str) -> str:
    """The words of a title without its code."""
    return " ".join(word for word in titles.words(title) if not titles.is_code(word))
