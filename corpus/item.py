"""The items of a section: bullets, paragraphs, table cells, with repairs of what lost its mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus import title as titles
from corpus.block import Block, BlockKind, Cell, Lines, Piece, is_signed
from corpus.fault import Fault
from corpus.field_line import is_field, parts_by_field
from corpus.heading import plain_kind
from corpus.link import is_file_name
from corpus.model import Finding, Item, ItemForm, SectionKind, Span
from corpus.reporting import report_words
from corpus.sentence import sentences

_FUSED = re.compile(r"[a-z)][.;]?(?:\s*\*\s+(?=[A-Z])|\s+-\s+-\s+)|\s-\s-\s|[a-z.;)]\s+[-•](?=[A-Z][a-z])")
_LEADS_ON = re.compile(
    r"(?:most|for|this|that|these|those|such|it|they|he|she|you|we|i|your|our|their|the|an?|in|at|on|if|when|where|while|also|"
    r"however|typically|usually|examples?|note|see|please|as|by|there|any|all|some|each|e\.g|i\.e|including|not|no)\b",
    re.IGNORECASE,
)
_DOUBLE_MARK = re.compile(r"^[\s>]*(?:[-*+]|\d{1,3}[.)])\s+(?:[-*+]|\d{1,3}[.)])\s")
_OPEN_END = re.compile(
    r"(?:[,;:(&/–-]|\b(?:and|or|of|the|a|an|to|for|with|in|by|on|from|as|that|including|at))$", re.IGNORECASE
)
_DASHLESS = re.compile(r"^(?:[-*•]\S|\*\*\S|_\S)")
_JOB_CODE = re.compile(r"(?:[A-Z]{1,5}[-. ]?)?\d{1,6}")
"""What jobs are counted by in a list of them: "DSP-02", "40113"."""
_LABEL_WORDS = 4
_PLACEHOLDER = re.compile(
    r"\b(?:TBD|TODO|TBA|TBC|FIXME)\b|"
    r"^\W*(?i:tbd|todo|tba|coming soon|to be (?:defined|determined|added|confirmed))\W*$|"
    r"(?i:^lorem ipsum)"
)
_LISTS = frozenset(
    {
        SectionKind.RESPONSIBILITIES,
        SectionKind.REQUIREMENTS,
        SectionKind.NICE_TO_HAVE,
        SectionKind.PERFORMANCE_INDICATORS,
        SectionKind.SPECIALTY,
    }
)
"""Kinds whose text is a list, so that a line without a mark may be a bullet that lost it."""


@dataclass(frozen=True, slots=True)
class SectionItems:
    """The items of one section and the faults found while reading them."""

    items: tuple[Item, ...]
    findings: tuple[Finding, ...]


def section_items(
    lines: Lines, blocks: Sequence[Block], within: range, heading_path: tuple[str, ...], kind: SectionKind
) -> SectionItems:
    """Items of the blocks at the positions `within`, which leave out the section's own heading."""
    return _ItemReader(lines, blocks, heading_path, kind).read(within)


class _ItemReader:
    def __init__(self, lines: Lines, blocks: Sequence[Block], heading_path: tuple[str, ...], kind: SectionKind) -> None:
        self.lines = lines
        self.blocks = blocks
        self.path = heading_path
        self.kind = kind
        self.findings: list[Finding] = []
        self.deeper: list[tuple[int, str]] = []
        self.label = ""
        self.signed = False
        self.leads: dict[int, str] = {}

    def read(self, within: range) -> SectionItems:
        items: list[Item] = []
        for position in within:
            block = self.blocks[position]
            if block.kind is BlockKind.HEADING:
                self._heading(block)
            elif block.kind is BlockKind.TABLE:
                items += self._table(block)
            else:
                items += self._block(position, within)
        self._full_stops(items)
        return SectionItems(tuple(items), tuple(self.findings))

    def _heading(self, block: Block) -> None:
        self.label = ""
        if self.path and block.text == self.path[-1] and not self.deeper:
            return
        depth = block.depth + (6 if block.quoted else 0)
        while self.deeper and self.deeper[-1][0] >= depth:
            self.deeper.pop()
        self.deeper.append((depth, block.text))

    def _here(self) -> tuple[str, ...]:
        return (*self.path, *(text for _, text in self.deeper))

    def _block(self, position: int, within: range) -> Iterator[Item]:
        block = self.blocks[position]
        following = self.blocks[position + 1] if position + 1 in within else None
        bullet = block.kind is BlockKind.BULLET
        if not bullet and self._bare_heading(block):
            return
        leads = self._bullet_lead(block) if bullet else ""
        if not bullet:
            self.label = ""
        introduces = not bullet and self._introduces(block, following)
        if introduces and len(block.text.split()) <= _LABEL_WORDS and not report_words(block.text, False):
            self.label = block.text.strip(" :*")  # a label is no statement of its own
            return
        fields = parts_by_field(block)
        parts = fields or self._parts(block)
        if len(parts) > 1 and not fields:
            self._fault(Fault.LOST_BULLET, "a line without a bullet mark stands between bullets", parts[1])
        elif not bullet and parts and self._stray(position, within):
            self._fault(Fault.LOST_BULLET, "a line without a bullet mark stands by itself in a list", parts[0])
        if bullet and not self.signed and is_signed(self.lines.text, block.start_char):
            self.signed = True
            self._fault(Fault.LOST_BULLET, "points are marked by signs, not as a list", block.pieces)
        if bullet and _DOUBLE_MARK.match(self.lines.line(block.start_line)):
            self._fault(Fault.DOUBLE_BULLET, "a bullet carries two marks", parts[0] if parts else block.pieces)
        for n, part in enumerate(parts):
            text = " ".join(piece.text for piece in part if piece.text).strip()
            if not text or not any(c.isalnum() for c in text):
                continue
            span = self.lines.chars(part[0].start_char, part[-1].end_char)
            if _PLACEHOLDER.search(text):
                self._fault(Fault.PLACEHOLDER, f"a placeholder is left in the document: {_short(text)!r}", part)
            if bullet and _FUSED.search(text):
                self._fault(Fault.FUSED_BULLETS, "two bullets run together in one", part)
            form = ItemForm.BULLET if bullet else ItemForm.PARAGRAPH
            yield Item(text, span, form, self._here(), leads if bullet else "")
            if n == 0:
                self.leads[position] = text
        if introduces:
            self.label = block.text.strip(" :*")

    def _stray(self, position: int, within: range) -> bool:
        """Whether a paragraph is a bullet that lost its mark: it follows one, and reads like those around it."""
        block = self.blocks[position]
        before = self.blocks[position - 1] if position - 1 in within else None
        after = self.blocks[position + 1] if position + 1 in within else None
        if self.kind not in _LISTS or before is None or before.kind is not BlockKind.BULLET:
            return False
        text = block.text
        closed = text.endswith((".", "!", "?", ":"))
        between = after is not None and after.kind is BlockKind.BULLET and not text.endswith(":")
        alike = closed == before.text.endswith(".") and (between or not closed)
        return alike and text[:1].isupper() and 4 <= len(text.split()) <= 40

    def _full_stops(self, items: Sequence[Item]) -> None:
        """A bullet of two sentences, the last without its full stop, in a list that uses none: two bullets."""
        bullets = [item for item in items if item.form is ItemForm.BULLET]
        doubled = [item for item in bullets if _two_points(item.text)]
        if len(bullets) < 4 or len(doubled) > 1 or any(item.text.endswith(".") for item in bullets):
            return
        for item in doubled:
            self.findings.append(Finding(Fault.FUSED_BULLETS, "two bullets run together in one", item.span))

    def _bullet_lead(self, block: Block) -> str:
        found: list[str] = []
        parent = block.parent
        while parent is not None:
            found.insert(0, self.leads.get(parent) or self.blocks[parent].text)
            parent = self.blocks[parent].parent
        if self.label:
            found.insert(0, self.label)
        return " ".join(found)

    def _bare_heading(self, block: Block) -> bool:
        return (
            bool(self.path) and block.text.strip(" :*") == self.path[-1] and plain_kind(block.text, False) is not None
        )

    def _introduces(self, block: Block, following: Block | None) -> bool:
        """Whether a short line announces the list under it ("Prospecting:")."""
        if following is None or following.kind is not BlockKind.BULLET or len(block.pieces) != 1:
            return False
        text = block.text
        if is_field(text):
            return False  # it says something itself: "Reports to: Head of Buying"
        short = len(text.split()) <= _LABEL_WORDS and not text.endswith((".", "!", "?"))
        return short or (len(text.split()) <= 12 and (text.endswith(":") or block.strong))

    def _parts(self, block: Block) -> list[tuple[Piece, ...]]:
        """The block's lines as items: one, unless lines of it are bullets that lost their mark."""
        pieces = [p for p in block.pieces if p.text]
        if not pieces:
            return []
        if block.kind is BlockKind.PARAGRAPH and not self._list_like(pieces):
            return [tuple(pieces)]
        parts: list[list[Piece]] = [[pieces[0]]]
        for piece in pieces[1:]:
            before = parts[-1][-1].text
            if (piece.lazy or block.kind is BlockKind.PARAGRAPH) and self._starts_item(before, piece):
                parts.append([piece])
            else:
                parts[-1].append(piece)
        return [tuple(part) for part in parts]

    def _starts_item(self, before: str, piece: Piece) -> bool:
        raw = self.lines.text[piece.start_char : piece.end_char]
        if _DASHLESS.match(raw):
            return True
        first = piece.text.lstrip("“\"'([")[:1]
        return bool(first) and (first.isupper() or first.isdigit()) and not _OPEN_END.search(before)

    def _list_like(self, pieces: Sequence[Piece]) -> bool:
        """Whether a paragraph of duties or requirements is a list whose lines all lost their marks."""
        if self.kind not in _LISTS or len(pieces) < 2:
            return False
        starts = sum(self._starts_item(a.text, b) for a, b in pairwise(pieces))
        return starts == len(pieces) - 1 or (len(pieces) >= 4 and starts >= 0.7 * (len(pieces) - 1))

    def _table(self, block: Block) -> Iterator[Item]:
        rows = block.filled_rows
        if not rows:
            return
        headed = len(rows) > 1 and rows[0] == block.rows[0]
        caption = ""
        if headed and len(rows) > 2 and len(rows[0]) == 1 and len(rows[1]) > 1 and rows[0][0].width > 1:
            caption, rows = rows[0][0].text, rows[1:]  # a first row all across is the table's name
        headers = {cell.column: cell.text for cell in rows[0]} if headed else {}
        body = rows[1:] if headed else rows
        named = _naming_column(body)
        for row in body:
            name = next((cell for cell in row if cell.column == named), row[0]) if len(row) > 1 else None
            label = name.text if name else ""
            if name and label.endswith((".", "!", "?")):
                yield from cell_items(self.lines.path, name, self._here(), "")
            for cell in (cell for cell in row if cell is not name):
                if any(c.isalnum() for c in cell.text):
                    lead = cell_label(caption, label, headers.get(cell.column, ""))
                    yield from cell_items(self.lines.path, cell, self._here(), lead)

    def _fault(self, code: str, message: str, part: Sequence[Piece]) -> None:
        span = self.lines.chars(part[0].start_char, part[-1].end_char)
        self.findings.append(Finding(code, message, span))


def _naming_column(rows: Sequence[tuple[Cell, ...]]) -> int:
    """The column that says what each row is about: the first; where that only numbers them, or holds the files they are
    in, the next that differs from row to row.
    """
    first = [row[0].text for row in rows if row]
    numbered = all(titles.is_code(text) or _JOB_CODE.fullmatch(text) or is_file_name(text) for text in first)
    if not numbered or any(len(row) < 3 for row in rows):
        return 0
    columns = zip(*([cell.text for cell in row[1:]] for row in rows), strict=False)
    return next((column for column, texts in enumerate(columns, start=1) if len({*texts}) == len(texts)), 1)


def _two_points(text: str) -> bool:
    """Whether a bullet is two sentences, neither of which explains the other."""
    each = sentences(text)
    return len(each) == 2 and not text.startswith("(") and each[0].endswith(".") and not _LEADS_ON.match(each[1])


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57].rstrip()}..."


def cell_label(*names: str) -> str:
    """What a cell hangs under, as it reads before its text: "Senior Clerk, Travel:"; "" without a name."""
    said = ", ".join(name.rstrip(" :") for name in names if name)
    return f"{said}:" if said else ""


def cell_items(path: str, cell: Cell, place: tuple[str, ...], lead_in: str) -> Iterator[Item]:
    """The items of a cell under the headings `place`: one, or one for each point of a list in it."""
    for point in cell.points or (cell,):
        if any(c.isalnum() for c in point.text):
            yield Item(point.text, cell_span(path, point), ItemForm.CELL, place, lead_in)


def cell_span(path: str, cell: Cell) -> Span:
    """The span of a table cell's text."""
    return Span(path, cell.start_line, cell.end_line, cell.start_char, cell.end_char)
