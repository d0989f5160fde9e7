"""Levels that stand as points of a list, or as the bold words paragraphs begin with: made headings.

Looked for where no heading is a level. A ladder is told from any other list by its titles: all are rungs of one role,
and something stands under each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from corpus import title as titles
from corpus.block import Block, BlockKind, Lines, Piece
from corpus.counted import counts_levels
from corpus.evidence import Evidence
from corpus.field_grade import field_grade
from corpus.grid import row_levels
from corpus.heading import plain_kind, sense
from corpus.headline import DUTIES, are_roles, is_rung, page_title
from corpus.model import OF_OTHERS
from corpus.move import joins_codes
from corpus.naming import code_in, grades_in, role_key, without_front, without_grade
from corpus.reporting import report_words
from corpus.untitled import is_untitled

_BOLD = re.compile(r"(?:\*\*|__)(?P<lead>[^*_<>]{1,80}?)(?:\*\*|__)|(?P<html>[^<>]{1,80}?)</(?:b|strong)>")
_INSIDE = re.compile(
    r"(?:\*\*|__)(?P<mark>[^*_<>]{2,60}?)(?:\*\*|__)|<(?:b|strong)>(?P<tag>[^<>]{2,60})</", re.IGNORECASE
)
_CAPITALS = re.compile(r"(?:(?:[^\Wa-z][\w.&/'’()-]*|of|and|the|for|to|in|&|[–—,-])\s*)+")
"""A line written as a title is."""
_ASIDE = re.compile(r"\([a-z]")
"""What stands behind a title and says something of it: "(you answer to the owners)"."""
_REMARK = re.compile(r"\s+[–—-]+\s+(?![^\W\d_]*[A-Z])")
"""What parts a title from what is said of it: "Clerk - learns the trade", not "Clerk - Harbour"."""
_LABEL = re.compile(r"(?P<lead>[^:.;]{1,60}?):\s|(?P<dash>[^:.;–—]{1,60}?)\s[–—-]\s")
_BETWEEN = re.compile(r"(?:</?\w+>|[\s.:–—·•|*_-])*")
_STEPS = frozenset({"step", "stage", "phase"})
"""What no one is called: "Step 1" is a level only where the heading over it says that levels follow."""
_LONGEST = 9  # words of a title


@dataclass(frozen=True, slots=True)
class _Head:
    """The words of a block that name a level, and what is left of the block."""

    block: int
    title: Piece
    rest: tuple[Piece, ...]
    told: bool = False
    """Whether it is a bold line by itself, or what stands under it says whom somebody reports to, or is a section."""


def with_levels(lines: Lines, blocks: Sequence[Block], title: str) -> list[Block] | None:
    """The blocks with the points that are levels as headings, null where there are none, or they leave duties over."""
    groups = list(_groups(lines, blocks))
    if not groups:
        return None
    groups += _again(lines, blocks, groups)
    groups = _by_title(groups)
    if len(groups) < 2 and not _tells(blocks, groups[0]):
        return None
    made = _Headed(blocks, [head for group in groups for head in group]).run()
    evidence = Evidence(made, title)
    found = sorted({*evidence.levels, *evidence.shares})
    if len(found) < 2 or not all(made[evidence.headings[i].block].opens for i in found):
        return None
    depth = min(evidence.headings[i].depth for i in found)
    told = len(evidence.competencies) > 1 and not row_levels(blocks)  # by what is asked of each, under several headings
    for i, heading in enumerate(evidence.headings):
        duties = heading.sense.kind in DUTIES and not heading.sense.all_levels and not heading.sense.owner
        over = i in evidence.competencies or (i + 1 in evidence.shares and not evidence.lists(i))
        if duties and not over and not told and heading.depth <= depth and (not heading.bare or i < found[0]):
            return None  # the page is about one role, and lists others
    return made


def stand_under(lines: Lines, evidence: Evidence) -> bool:
    """Whether what looks like levels are headings over lists of levels, each a point that says so for itself."""
    first = (next(iter(evidence.blocks_after(i)), None) for i in evidence.levels)
    points = [evidence.blocks.index(block) if block and block.kind is BlockKind.BULLET else None for block in first]
    heads = [head for n in points if n is not None and (head := _head(lines, evidence.blocks, n)) is not None]
    return bool(heads) and len(heads) == len(points) and _are_somebody(heads)


def _by_title(groups: Sequence[Sequence[_Head]]) -> list[list[_Head]]:
    """The groups with each bare code as the title that stands with it elsewhere: "C1" as "Clerk (C1)"."""
    said = [head.title.text for group in groups for head in group]
    titled = {
        code: text[: text.index(code) + len(code)] + ")" * text[: text.index(code)].count("(")
        for text in reversed(said)
        if (code := titles.code(text)) and code in text and not titles.is_code(text)
    }
    return [
        [replace(head, title=replace(head.title, text=titled.get(head.title.text, head.title.text))) for head in group]
        for group in groups
    ]


def _groups(lines: Lines, blocks: Sequence[Block]) -> Iterator[list[_Head]]:
    """Ladders: points of one list, or paragraphs under one heading; those of silent sections aside."""
    lists: dict[tuple[int, int | None], list[int]] = {}
    bold: list[int] = []
    region = run = 0
    silent = False
    page = page_title(blocks)
    for n, block in enumerate([*blocks, Block(BlockKind.HEADING, 0, 0)]):
        if block.kind is BlockKind.HEADING and not block.quoted:
            yield from _paragraphs(lines, blocks, bold)
            silent, bold, region = n != page and sense(block.text).kind in OF_OTHERS, [], region + 1
        if silent or block.quoted:
            continue
        if block.kind is BlockKind.BULLET:
            lists.setdefault((run, block.parent), []).append(n)
        else:
            run += 1
            if block.kind is BlockKind.PARAGRAPH:
                bold.append(n)
    taken: set[int | None] = set()
    several: list[list[_Head]] = []
    for (_, parent), points in lists.items():
        heads = [_head(lines, blocks, n) for n in points]
        whole = [head for head in heads if head is not None]
        before = blocks[points[0] - 1].text if points[0] and parent is None else ""
        if len(whole) < len(points) or parent in taken:
            continue
        titled = [head.title.text for head in whole]
        if len(whole) > 1 and (_is_ladder(whole) or counts_levels(before, titled)):
            taken.update(points)
            yield whole
        elif _are_somebody(whole):
            several.append(whole)
    if len({head.title.text for whole in several for head in whole}) > 1 or taken:
        yield from several  # each says for itself that it is a role, wherever its list stands


def _again(lines: Lines, blocks: Sequence[Block], groups: Sequence[Sequence[_Head]]) -> Iterator[list[_Head]]:
    """Paragraphs under a further heading that begin with titles of the groups, two or more, or with a coded one."""
    known = {role_key(head.title.text) for group in groups for head in group}
    taken = {head.block for group in groups for head in group}
    region: list[int] = []
    for n, block in enumerate([*blocks, Block(BlockKind.HEADING, 0, 0)]):
        if block.kind is BlockKind.PARAGRAPH and not block.quoted:
            region.append(n)
        elif block.kind is BlockKind.HEADING and not block.quoted:
            heads = [head for at in region if (head := _head(lines, blocks, at)) is not None]
            named = [head for head in heads if role_key(head.title.text) in known or _is_coded(head)]
            if (len(named) > 1 or any(map(_is_coded, named))) and taken.isdisjoint(region):
                yield named
            region = []


def _is_coded(head: _Head) -> bool:
    """Whether a title tells for itself that it is a level: by its code, and by what stands beside it."""
    return head.told and code_in(head.title.text) is not None and is_rung(head.title.text)


def _paragraphs(lines: Lines, blocks: Sequence[Block], positions: Sequence[int]) -> Iterator[list[_Head]]:
    heads = [head for n in positions if (head := _head(lines, blocks, n)) is not None]
    named = [(head, is_rung(head.title.text), _noun(head.title.text)) for head in heads]
    roles = {noun for _, rung, noun in named if rung}
    told = [head for head in heads if head.told]
    trust = sum(are_roles([head.title.text]) for head in told) * 2 > len(told)
    found = [head for head, rung, noun in named if rung or noun in roles or (head.told and trust)]
    inside = [replace(head, block=n) for n in positions if (head := _named_in(lines, blocks[n])) is not None]
    if inside and found and len(inside) + len(found) == len(positions):
        inside = sorted([*inside, *found], key=lambda head: head.block)  # "You join as a **Clerk**", "**Clerks** file"
    elif len(found) > 1 and _is_ladder(found):
        yield found
        return
    if len(inside) > 2 and len({head.title.text.lower() for head in inside}) == len(inside):
        yield inside


def _named_in(lines: Lines, block: Block) -> _Head | None:
    """The one bold title that a paragraph has in its first line: "In time you become a **Senior Clerk**, who ..."."""
    pieces = [piece for piece in block.pieces if piece.text]
    raw = lines.text[pieces[0].start_char : pieces[0].end_char] if pieces else ""
    bold = list(_INSIDE.finditer(raw))
    if len(bold) != 1 or not bold[0].start():
        return None
    said = (bold[0]["mark"] or bold[0]["tag"]).strip(" .:")
    if not _names_somebody(said):
        return None
    start = pieces[0].start_char + raw.index(said)
    return _Head(-1, replace(pieces[0], text=said, start_char=start, end_char=start + len(said)), tuple(pieces))


def _head(lines: Lines, blocks: Sequence[Block], n: int) -> _Head | None:
    """The title a block is, with something under it, or begins with; null where it is or does neither."""
    block = blocks[n]
    pieces = [piece for piece in block.pieces if piece.text]
    if not pieces:
        return None
    first, bullet = pieces[0], block.kind is BlockKind.BULLET
    following = blocks[n + 1] if n + 1 < len(blocks) else None
    below = following is not None and following.kind is not BlockKind.HEADING
    if bullet:
        below = len(pieces) > 1 or (following is not None and following.parent == n)
    line = not bullet and len(pieces) == 1 and _CAPITALS.fullmatch(first.text)
    if line and _is_title(first.text) and not _is_of_level(block) and _opens_level(blocks, n):
        return _Head(n, first, (), told=True)
    raw = lines.text[first.start_char : first.end_char]
    bold = _BOLD.match(raw)
    if bold is not None and bold["html"] and not lines.text[: first.start_char].endswith(("<b>", "<strong>")):
        bold = None
    lead = next((said for said in bold.groups() if said), "").strip(" .:–—-") if bold else ""
    behind = first.text[len(lead) :].strip(" .:–—-")
    # "**Clerk** - reports to the Master" and "**Clerk** (you answer to the owners)" are more than a title.
    whole = not lead or not (report_words(first.text, True) or (_ASIDE.match(behind) and not grades_in(behind)))
    alone = bullet or (block.strong and len(pieces) == 1)
    if below and whole and alone and _is_title(first.text) and not _is_remarked(first.text):
        beside = any(report_words(piece.text, True) or field_grade(piece.text) is not None for piece in pieces[1:])
        return _Head(n, first, tuple(pieces[1:]), told=not bullet or beside or _tells_of_level(blocks, n))
    found = bold or (_LABEL.match(raw) if bullet else None)
    if found is None:
        return None
    lead = next(said for said in found.groups() if said).strip(" .:–—-")
    rest = first.text[len(lead) :].lstrip(" .:–—-·•|")
    if not first.text.startswith(lead) or not (rest or pieces[1:]) or not _is_title(lead):
        return None
    start = _BETWEEN.match(raw, found.end())
    at = first.start_char + (start.end() if start else found.end())
    end = first.start_char + raw.index(lead) + len(lead)
    title = replace(first, text=lead, start_char=first.start_char + raw.index(lead), end_char=end)
    left = (replace(first, text=rest, start_char=at),) if rest else ()
    told = bool(bold) and (bool(report_words(rest, True)) or any(report_words(p.text, True) for p in pieces[1:]))
    return _Head(n, title, (*left, *pieces[1:]), told=told)


def _is_remarked(text: str) -> bool:
    """Whether a title stands in front of a remark, whose first word is written as no title's is."""
    lead, *behind = _REMARK.split(text, maxsplit=1)
    return bool(behind) and _names_somebody(lead) and not grades_in(behind[0])


def _names_somebody(text: str) -> bool:
    """Whether words may be a title, and say a rung or a role."""
    return _is_title(text) and (is_rung(text) or are_roles([text]))


def _tells_of_level(blocks: Sequence[Block], n: int) -> bool:
    """Whether a bullet under bullet n heads a section, or says whom somebody reports to."""
    inside = takewhile(lambda block: block.parent is not None, blocks[n + 1 :])
    return any(block.parent == n and _is_of_level(block) for block in inside)


def _opens_level(blocks: Sequence[Block], n: int) -> bool:
    """Whether one of the two lines behind line n heads a section, or says whom somebody reports to."""
    behind = takewhile(lambda block: block.kind is BlockKind.PARAGRAPH, blocks[n + 1 : n + 3])
    return any(map(_is_of_level, behind))


def _is_of_level(block: Block) -> bool:
    states = any(words.labelled or (words.strong and not words.subject) for words in report_words(block.text, False))
    return states or plain_kind(block.text, False) is not None


def _is_title(text: str) -> bool:
    """Whether words may be the title of a level: few, no sentence, no kind of section."""
    said = without_front(without_grade(text))
    short = len(text.split()) <= _LONGEST and not text.endswith((".", "!", "?", ";", ","))
    found = sense(text)
    named = any(c.isalpha() for c in text) and not is_untitled(text)
    return short and named and ": " not in said and not joins_codes(text) and found.kind is None and not found.group


def _are_somebody(heads: Sequence[_Head]) -> bool:
    """Whether all say for themselves that they are roles, and half of them at least are called so."""
    roles = sum(is_rung(head.title.text) or are_roles([head.title.text]) for head in heads)
    return all(head.told for head in heads) and roles * 2 >= len(heads)


def _noun(title: str) -> str:
    """The last word of a title, its number aside: what somebody is."""
    listed = [word for word in titles.words(without_grade(title)) if not word.isdigit()]
    return listed[-1] if listed else ""


def _is_ladder(heads: Sequence[_Head]) -> bool:
    """Whether titles are rungs of one role."""
    said = [head.title.text for head in heads]
    keys = [role_key(text) for text in said]
    rungs = sum(is_rung(text) for text in said)
    one_noun = len(said) > 2 and len({_noun(text) for text in said}) == 1
    told = len(said) > 2 and sum(head.told for head in heads) * 2 > len(said)
    if len({text.lower() for text in said}) < len(said) or rungs < (1 if one_noun or told else max(2, len(said) - 1)):
        return False
    if told:
        return True
    if all(grades_in(text) or code_in(text) is not None for text in said):
        return True
    subjects = [key.subject for key in keys if key.subject]
    return not subjects or (bool(frozenset.intersection(*subjects)) and len(subjects) >= len(keys) - 1)


def _tells(blocks: Sequence[Block], group: Sequence[_Head]) -> bool:
    """Whether the titles say what role they are of, or the heading over them that they are levels."""
    called = [head.title.text for head in group]
    if any(titles.key(titles.without_code(without_grade(text))).subject - _STEPS for text in called):
        return True
    if len(group) > 2 and len(nouns := {_noun(text) for text in called}) == 1 and are_roles([*nouns]):
        return True  # "Junior Officer", "Officer", "Senior Officer"
    above = next((b for b in reversed(blocks[: group[0].block]) if b.kind is BlockKind.HEADING and not b.quoted), None)
    return above is not None and sense(above.text).group


class _Headed:
    """One pass: points become headings, what stands under them moves out by as much."""

    def __init__(self, blocks: Sequence[Block], heads: Sequence[_Head]) -> None:
        self.blocks = blocks
        self.heads = {head.block: head for head in heads}
        self.over = {blocks[head.block].parent for head in heads} - {None}
        """Bullets that levels hang under: what is asked of each."""
        self.out: list[Block] = []
        self.places: dict[int, int] = {}
        """Where each bullet that is still one stands now."""
        self.depth = 1
        self.moved: dict[int, int] = {}
        """By how much what hangs under a bullet moves out."""

    def run(self) -> list[Block]:
        listed = False
        for n, block in enumerate(self.blocks):
            if block.kind is BlockKind.HEADING and not block.quoted:
                self.depth, listed = block.depth, False
            inside = n in self.heads or block.kind is BlockKind.BULLET
            if listed and not inside:
                block, listed = replace(block, apart=True, depth=self.depth + 1), False
            if n in self.heads:
                self._head(self.heads[n], block)
                listed = block.kind is BlockKind.BULLET
            elif block.kind is BlockKind.BULLET:
                self._bullet(n, block)
            else:
                self.out.append(block)
        return self.out

    def _head(self, head: _Head, block: Block) -> None:
        at = head.title.line
        depth = min(self.depth + 1 + (block.parent in self.over), 6)
        pieces = (head.title,)
        self.out.append(Block(BlockKind.HEADING, at, at, depth, pieces, links=block.links, opens=True))
        self.moved[head.block] = block.depth + 1
        run: list[Piece] = []
        rest = list(head.rest)
        if block.kind is BlockKind.BULLET and rest and rest[0].line == at:
            said = rest.pop(0)
            self.out.append(Block(BlockKind.BULLET, at, at, 0, (said,), links=block.links))
        for piece in rest:  # paragraphs of the same bullet are told apart by the blank lines between them
            if run and piece.line > run[-1].line + 1:
                self._paragraph(run, block)
                run = []
            run.append(piece)
        if run:
            self._paragraph(run, block)

    def _paragraph(self, pieces: Sequence[Piece], block: Block) -> None:
        place = (pieces[0].line, pieces[-1].line)
        self.out.append(Block(BlockKind.PARAGRAPH, *place, 0, tuple(pieces), links=block.links))

    def _bullet(self, n: int, block: Block) -> None:
        moved = self.moved.get(block.parent, 0) if block.parent is not None else 0
        parent = None if block.parent is None else self.places.get(block.parent)
        leads = n + 1 < len(self.blocks) and self.blocks[n + 1].parent == n
        named = moved and block.parent in self.heads and leads and plain_kind(block.text, False) is not None
        if named or n in self.over:
            depth = min(self.depth + (1 if n in self.over else 2), 6)
            self.out.append(replace(block, kind=BlockKind.HEADING, depth=depth, parent=None))
            self.moved[n] = moved + 1
            return
        self.moved[n] = moved
        self.places[n] = len(self.out)
        self.out.append(replace(block, depth=max(0, block.depth - moved), parent=parent))
