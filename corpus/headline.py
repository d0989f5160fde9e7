"""The headings of a document, and the lines that act as one; which of them may be levels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus import title as titles
from corpus.block import Block, BlockKind
from corpus.heading import HeadingSense, plain_kind, sense
from corpus.lettered_grade import LetteredGrades
from corpus.model import SectionKind
from corpus.naming import code_in, grades_in, of_whom, without_pay
from corpus.untitled import is_untitled

CORE = frozenset(
    {SectionKind.JOB_GRADE, SectionKind.RESPONSIBILITIES, SectionKind.REQUIREMENTS, SectionKind.NICE_TO_HAVE}
)
"""Kinds of section that make a level."""
DUTIES = CORE - {SectionKind.JOB_GRADE}
"""Those of them that ask something."""

_SECTION = 2
"""Depth of a heading without marks that has none before it."""
_LONGEST_BOLD = 10  # words
_CLAUSE = re.compile(
    r"\W*(?:how|why|what|when|where|who|which|about|if|before|after|between|all|every|each|notes? (?:on|about)|"
    r"becoming|moving|getting|growing|leaving|those|people (?:who|you))\s",
    re.IGNORECASE,
)
"""How headings begin that say what is told below them, or of whom, as no title does."""
_AS_A = re.compile(r"^As an? (?P<title>[^,]{2,60}), you\b.+", re.IGNORECASE)
"""A heading that says what somebody does: "As a Senior Engineer, you stop calls from happening"."""
_PERSON = ("er", "or", "ist", "ian", "ant", "yst", "eur")
"""How words for people at work end."""
_PEOPLE = frozenset({
    "agent", "aide", "architect", "attorney", "captain", "chef", "clerk", "coach", "cook", "counsel", "craftsman",
    "expert", "foreman", "guard", "guide", "hand", "judge", "mate", "matron", "midwife", "nurse", "paralegal", "pilot",
    "sister", "specialist", "steward", "surgeon", "warden",
})  # fmt: skip
"""Other words for them."""
_NOBODY = frozenset({
    "after", "answer", "career", "chapter", "december", "descriptor", "either", "error", "ever", "factor",
    "further", "however", "important", "ladder", "later", "letter", "major", "matter", "minor", "never", "nor",
    "november", "number", "october", "offer", "or", "order", "other", "over", "paper", "power", "quarter",
    "rather", "relevant", "september", "significant", "together", "under", "whether",
})  # fmt: skip
"""Words that only end so."""


@dataclass(frozen=True, slots=True)
class OutlineHeading:
    """A heading of the document, or a bare line that acts as one.

    `block` is its position in the list of blocks; `bare` marks a line without heading marks. Without a text it only
    ends what a fold, a tab or a term before it opened: the block is no heading.
    """

    block: int
    depth: int
    text: str
    start_line: int
    end_line: int
    sense: HeadingSense
    bare: bool = False

    @property
    def candidate(self) -> bool:
        """Whether it may be a level: it names no kind of section, groups nothing, and is no clause or question."""
        titled = bool(of_whom(self.text)) and not (_CLAUSE.match(self.text) or is_untitled(self.text))
        return bool(self.text) and self.sense.kind is None and not self.sense.group and titled


def headings_of(blocks: Sequence[Block]) -> list[OutlineHeading]:
    """The headings of a document, bare lines that act as one included, quoted ones left out.

    In a document without a heading mark, but for its title's, its bold lines are its headings.
    """
    marked = [n for n, b in enumerate(blocks) if b.kind is BlockKind.HEADING and not b.quoted and b.text]
    title = page_title(blocks)
    unmarked = not marked or (marked == [0] and blocks[0].depth == 1)
    # Folds of which one is opened by a rung are levels; a fold of another page is a section where it says so.
    folded = any(block.opens and is_rung(block.text) for block in blocks)
    fold: int | None = None
    graded = LetteredGrades(blocks)
    found: list[OutlineHeading] = []
    for position, block in enumerate(blocks):
        if block.quoted or not block.text:
            continue
        if block.apart and fold is not None and found[-1].depth >= fold and block.kind is not BlockKind.HEADING:
            depth = fold if block.kind is BlockKind.BULLET else block.depth or fold
            found.append(OutlineHeading(position, depth, "", block.start_line, block.end_line, HeadingSense(None)))
        if block.kind is BlockKind.HEADING:
            place = (block.start_line, block.end_line)
            text = _AS_A.sub(r"\g<title>", block.text)
            text = lettered.title if (lettered := graded.behind(text)) else text
            meant = sense(text)
            if position == title and meant.kind is SectionKind.CAREER_LADDER:
                meant = HeadingSense(None, group=True)  # "Nurse career ladder" is what the page is called
            found.append(OutlineHeading(position, block.depth, text, *place, meant))
            fold = block.depth if block.opens else fold
        elif block.opens and (folded or sense(block.text).kind is not None):
            above = found[-1].depth if found else _SECTION - 1
            fold = above + 1 if fold is None or above < fold else fold
            place = (block.start_line, block.end_line)
            found.append(OutlineHeading(position, fold, block.text, *place, sense(block.text)))
        elif block.depth == 0 and len(block.pieces) == 1 and not _leads(blocks, position) and not points_on(block):
            bare = _bare(block, position, found[-1] if found else None)
            if unmarked and block.strong and len(block.text.split()) <= _LONGEST_BOLD:
                bare = _bold(block, position)
            if bare is not None:
                found.append(bare)
    return found


def points_on(block: Block) -> bool:
    """Whether a line leads to another place of the page: it stands in a table of contents."""
    return bool(block.links) and all(link.startswith("#") for link in block.links)


def page_title(blocks: Sequence[Block]) -> int | None:
    """The position of the heading under which all others stand, null where there is none."""
    headings = [n for n, block in enumerate(blocks) if block.kind is BlockKind.HEADING and not block.quoted]
    if not headings or any(blocks[n].depth <= blocks[headings[0]].depth for n in headings[1:]):
        return None
    return headings[0]


def are_roles(texts: Sequence[str]) -> bool:
    """Whether headings name roles, each with its ladder, rather than what is asked: people, not things."""
    last = [words[-1] for text in texts if (words := titles.words(text))]
    alike = len(texts) > 1 and len(set(last)) == 1
    return (
        alike
        or any(titles.ranked(text) for text in texts)
        or all((word.endswith(_PERSON) and word not in _NOBODY) or word in _PEOPLE for word in last)
    )


def is_rank(text: str) -> bool:
    """Whether a cell is headed by a rank, the middle one among them: "Senior", "Mid"."""
    return titles.ranked(text) or titles.words(text) in {("mid",), ("intermediate",)}


def is_rung(text: str) -> bool:
    """Whether a heading says a rank, a place in the management line, or a grade."""
    return titles.ranked(without_pay(text)) or bool(grades_in(text)) or code_in(text) is not None


def _bare(block: Block, position: int, last: OutlineHeading | None) -> OutlineHeading | None:
    """A line that announces a kind of section without being marked as a heading."""
    if block.links and not block.strong:
        return None  # it leads to another page
    inside = last.sense.kind if last is not None else None
    beside = last is not None and last.bare and block.strong  # "**Skills**" behind the points of "**Duties**"
    within = (inside is not None and not beside) or block.kind is BlockKind.BULLET
    kind = plain_kind(block.text, within, strong=block.strong)
    if kind is None or kind is inside:
        return None
    depth = _SECTION if last is None else last.depth + (inside is None)
    place = (block.start_line, block.end_line)
    return OutlineHeading(position, depth, block.text.strip(" :*"), *place, HeadingSense(kind), bare=True)


def _bold(block: Block, position: int) -> OutlineHeading:
    """A bold line of a document without heading marks; sections stand below what may be a level."""
    text = block.text.strip(" :*")
    found = sense(text)
    depth = _SECTION + (found.kind in CORE and not found.owner)
    return OutlineHeading(position, depth, text, block.start_line, block.end_line, found, bare=True)


def _leads(blocks: Sequence[Block], position: int) -> bool:
    """Whether the block is a bullet with bullets under it."""
    return position + 1 < len(blocks) and blocks[position + 1].parent == position
