"""A level that no heading describes and lines bear the name of: a row of a table, a label, the subject of a sentence.

"| T3 | Senior Recruiter | six vacancies |" tells of a Senior Recruiter though the page gives that level no place of its
own. A line bears a title only where it opens with it, or its heading does: one that speaks of it by the way does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from corpus import title as titles
from indexer.passage import Passage
from service.ask.asked import Asked
from service.ask.subject import Subject
from service.wording import SAME_STEM, is_rank, likeness

FIRST = 3
"""Best lines for a question of which one has to bear the title: else what is asked is told of others."""
BEHIND = 3
"""Words behind a title among which its code may stand: the T3 of "Senior Recruiter (T3)"."""
_LABEL = re.compile(r"[^\n:]*")
_APART = re.compile(r"[(,]\s*")


def bearing(asked: Asked, about: Subject) -> tuple[Passage, ...]:
    """The lines of the role that bear the title of the level it lacks, best first; none where what is asked is told by
    others, or where several are missing.
    """
    if not (about.missing and about.one_role) or about.levels or " or " in about.missing:
        return ()
    link = about.families[0]
    rank = frozenset(titles.words(about.missing))
    said, title = _subject(link.matched), _subject(link.family.title)
    written_out = any(likeness(word, other) for word in said for other in title)
    subjects = [said] if written_out else [said, title]  # "PMM" is called both ways
    alone = len(link.family.levels) == 1  # a page read as one level has the lines of all
    lines = [
        line for line in asked.ranking.found
        if line.family_id in about.family_ids and (alone or line.level_id is None)
    ]  # fmt: skip
    codes = frozenset(code for line in lines for name in subjects for code in _codes(line, rank, name))
    borne = tuple(
        line for line in lines
        if any(_opens(text, rank, name) for name in subjects for text in (line.text, *line.heading_path))
        or not codes.isdisjoint(titles.words(line.text)[:1])
    )  # fmt: skip
    return borne if any(line in borne for line in asked.ranking.found[:FIRST]) else ()


def _subject(name: str) -> tuple[str, ...]:
    return tuple(word for word in titles.words(name) if not titles.is_code(word))


def _opens(text: str, rank: frozenset[str], name: Sequence[str]) -> bool:
    """Whether a text opens with a rank and a name, or with a name and its rank set apart: "CSE 3 (Staff)"; codes and
    numbers aside.
    """
    wanted = rank | {word for word in name if not is_rank(word)}
    plain = [word for word in titles.words(text) if not (titles.is_code(word) or word.isdigit())][: len(wanted)]
    opening = _LABEL.match(text)
    parts = _APART.split(opening[0])[1:] if opening else []
    ranked = (plain, *map(titles.words, parts))
    if len(wanted) == len(rank) or all(frozenset(each[: len(rank)]) != rank for each in ranked):
        return False  # "Weavers staff the loft"
    return all(any(likeness(word, said) >= SAME_STEM for said in plain) for word in wanted)


def _codes(line: Passage, rank: frozenset[str], name: Sequence[str]) -> Iterator[str]:
    """The codes beside the title that a line opens with."""
    label = _LABEL.match(line.text)
    if label and _opens(label[0], rank, name):
        said = islice(titles.words(label[0]), len(rank) + len(name) + BEHIND)
        yield from (word for word in said if titles.is_code(word))
