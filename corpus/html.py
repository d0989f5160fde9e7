"""HTML to blocks: whole pages, and the HTML that stands inside Markdown."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from corpus.block import Block, BlockKind, Cell, Lines, Piece, signed_points, told_apart

_SILENT = {
    "script",
    "style",
    "svg",
    "template",
    "noscript",
    "iframe",
    "video",
    "audio",
    "object",
    "title",
    "head",
    "nav",
}
_NAVIGATION = re.compile(
    r"(?:^|[\s_-])(?:toc|nav|navbar|sidebar|menu|breadcrumbs?|footer|headerlink|editsection)(?:$|[\s_-])"
)
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_BREAKS = {"p", "div", "section", "article", "main", "details", "summary", "blockquote", "ul", "ol", "dl", "dt", "dd",
           "table", "thead", "tbody", "tfoot", "pre", "header", "figure", "body", "html"}  # fmt: skip
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_SPACES = re.compile(r"\s+")
_ENDS_AN_OPEN = {
    "p": _BREAKS | set(_HEADINGS) | {"li", "hr"},
    "td": {"td", "th", "tr"}, "th": {"td", "th", "tr"}, "tr": {"tr"}, "dt": {"dt", "dd"}, "dd": {"dt", "dd"},
}  # fmt: skip
"""Tags that may be left open, with those that end them."""
_LISTED = frozenset({"ul", "ol", "li"})
_POINTS = frozenset({"li", "dd"})
_OPENING = frozenset({"summary", "dt"})
FOLDING = frozenset({"details", "dl"})
"""What holds lines that open, and what stands under each."""
_DEEPEST = 64
"""Lists inside lists; what is deeper counts as this deep."""
_WIDEST = 1000
"""Columns or rows of a cell; what is said to be larger counts as one."""
_MARKUP = re.compile(
    r"""<(?:[a-zA-Z/](?:[^<>"']++|"[^"<]*+"|'[^'<]*+'|"[^"]{0,1000}+"|'[^']{0,1000}+')*+>|[a-zA-Z/!?][^<>]*+>)"""
    r"|<!--(?:[^-]++|-(?!->))*+-->|<(?=[a-zA-Z/!?])"
)
_COMMENT = "<!--"


def _well_formed(source: str) -> str:
    """The source with a space for each `<` that opens a tag or comment without an end, so that offsets stay.

    The standard library's parser takes time that grows with the square of how many of those there are.
    """
    ended = source.rfind("-->") + 3 if "-->" in source else 0
    tail = source[ended:].replace(_COMMENT, " " * len(_COMMENT))
    return _MARKUP.sub(lambda match: match.group() if len(match.group()) > 1 else " ", source[:ended] + tail)


@dataclass
class _Text:
    """Text gathered so far, with the raw characters it came from."""

    words: list[str] = field(default_factory=list)
    start: int = -1
    end: int = -1
    links: list[str] = field(default_factory=list)
    strong: bool = True

    def add(self, data: str, start: int, end: int, *, strong: bool) -> None:
        if data.strip():
            self.strong = self.strong and (strong or not data.strip(" :"))
            if self.start < 0:
                self.start = start
            self.end = end
        self.words.append(data)

    @property
    def text(self) -> str:
        return _SPACES.sub(" ", "".join(self.words)).strip()


@dataclass
class _Cell:
    column: int
    width: int
    heads: bool
    text: _Text = field(default_factory=_Text)
    points: list[_Text] = field(default_factory=list)
    """What stands before a list in it, and each point of the list."""
    lines: list[_Text] = field(default_factory=list)
    """What line breaks and paragraphs part its text into; empty where nothing does."""

    def part(self, into: list[_Text]) -> None:
        """Let what follows stand by itself: what has been said so far comes first."""
        if not into:
            into.append(replace(self.text, words=[*self.text.words]))
        into.append(_Text())


class _Reader(HTMLParser):
    """Collects blocks; `shift` is the offset of the fed text in the document."""

    def __init__(self, lines: Lines, shift: int, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.lines = lines
        self.shift = shift
        self.source = source
        self.offsets = [0]
        for match in re.finditer("\n", source):
            self.offsets.append(match.end())
        self.out: list[Block] = []
        self.open: list[tuple[str, bool]] = []
        self.lists: list[int] = []
        """Places in `open` of lists and their items."""
        self.depth: Counter[str] = Counter()
        self.silent = 0
        self.text = _Text()
        self.broken: list[_Text] = []
        """Lines of the open block that a line break has ended."""
        self.heading = 0
        self.opens = False
        self.bullets: list[int | None] = []
        self.too_deep = 0
        self.closed: list[int] = []
        """Places in `out` behind folds and definitions."""
        self.further: dict[int, list[tuple[int, tuple[Piece, ...], tuple[str, ...]]]] = {}
        """Further paragraphs of bullets: last line, pieces and links of each."""
        self.rows: list[list[_Cell]] | None = None
        self.held: dict[int, int] = {}
        """Columns that a cell reaches down into, each with the rows it still takes there."""
        self.table_from = 0
        self.pending: tuple[str, int] | None = None

    def _at(self) -> int:
        line, column = self.getpos()
        return self.offsets[line - 1] + column

    def _settle(self, end: int) -> None:
        if self.pending is None:
            return
        data, start = self.pending
        self.pending = None
        raw = self.source[start:end]
        start += len(raw) - len(raw.lstrip())
        end -= len(raw) - len(raw.rstrip())
        if self.rows is not None and not (self.rows and self.rows[-1]) and data.strip():
            self.rows = [*self.rows[:-1], [_Cell(0, 1, heads=False)]]  # text of a table outside its cells
        cell = self._cell()
        for target in (self.text,) if cell is None else (cell.text, *cell.points[-1:], *cell.lines[-1:]):
            target.add(data, start + self.shift, end + self.shift, strong=bool(self.depth["strong"] + self.depth["b"]))

    def _cell(self) -> _Cell | None:
        return self.rows[-1][-1] if self.rows and self.rows[-1] else None

    def handle_data(self, data: str) -> None:
        self._settle(self._at())
        if not self.silent:
            self.pending = (data, self._at())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._settle(self._at())
        names = dict(attrs)
        if tag == "li":
            self._end_open_item()
        while self.open and tag in _ENDS_AN_OPEN.get(self.open[-1][0], ()):
            self._close()
        if tag not in _VOID:
            marks = f"{names.get('id') or ''} {names.get('class') or ''}"
            quiet = tag in _SILENT or (bool(_NAVIGATION.search(marks)) and tag not in {"body", "html"})
            if tag in _LISTED:
                self.lists.append(len(self.open))
            self.open.append((tag, quiet))
            self.depth[tag] += 1
            self.silent += quiet
        if self.silent:
            return
        if tag == "a" and names.get("href"):
            cell = self._cell()
            (self.text if cell is None else cell.text).links.append(str(names["href"]))
        if tag == "br":
            if self.rows is None and not self.heading:
                self.broken.append(self.text)
                self.text = _Text()
            else:
                self.pending = (" ", self._at())
                if (cell := self._cell()) is not None:
                    self._settle(self._at())
                    cell.part(cell.lines)
            return
        if tag == "table":
            self._flush()
            self.rows, self.held = [], {}
            self.table_from = self._at() + self.shift
        elif self.rows is not None and tag == "tr":
            self.rows.append([])
            self.held = {column: rows - 1 for column, rows in self.held.items() if rows > 1}
        elif self.rows is not None and tag in {"td", "th"}:
            if not self.rows:
                self.rows.append([])
            row = self.rows[-1]
            column = row[-1].column + row[-1].width if row else 0
            while column in self.held:
                column += 1
            width, height = _spread(names.get("colspan")), _spread(names.get("rowspan"))
            row.append(_Cell(column, width, tag == "th"))
            self.held |= dict.fromkeys(range(column, column + width), height) if height > 1 else {}
        elif self.rows is not None:
            cell = self._cell()
            if cell is not None and (tag in _BREAKS or tag == "li"):
                cell.text.words.append(" ")
            if cell is not None and tag == "li":
                cell.part(cell.points)
            elif cell is not None and tag in _BREAKS:
                cell.part(cell.lines)
        elif tag in _HEADINGS:
            self._flush()
            self.heading = _HEADINGS[tag]
        elif tag in _POINTS:
            self._flush()
            if len(self.bullets) < _DEEPEST:
                self.bullets.append(None)
            else:
                self.bullets[-1] = None
                self.too_deep += 1
        elif tag in _BREAKS:
            self._flush()
            self.opens = tag in _OPENING

    def handle_endtag(self, tag: str) -> None:
        self._settle(self._at())
        if not self.depth[tag]:
            return
        while self.open:
            name = self._close()
            if name == tag:
                return

    def _end_open_item(self) -> None:
        """A list item may leave its end to the next one."""
        if self.lists and self.open[since := self.lists[-1]][0] == "li":
            while len(self.open) > since:
                self._close()

    def _close(self) -> str:
        name, quiet = self.open.pop()
        if name in _LISTED:
            self.lists.pop()
        self.depth[name] -= 1
        self.silent -= quiet
        self._end(name)
        return name

    def _end(self, tag: str) -> None:
        if tag == "table" and self.rows is not None:
            self._table(self._at() + self.shift)
        elif self.rows is not None:
            return
        elif tag in _HEADINGS:
            self._flush()
            self.heading = 0
        elif tag in _POINTS:
            self._flush()
            if self.too_deep:
                self.too_deep -= 1
            elif self.bullets:
                self.bullets.pop()
        elif tag in _BREAKS:
            self._flush()
            self.opens = False
            if tag in FOLDING and not self.depth[tag]:
                self.closed.append(len(self.out))

    # Comments, declarations and instructions are no text; they only end the text before them.

    def handle_comment(self, data: str) -> None:  # noqa: ARG002
        self._settle(self._at())

    def handle_decl(self, decl: str) -> None:  # noqa: ARG002
        self._settle(self._at())

    def handle_pi(self, data: str) -> None:  # noqa: ARG002
        self._settle(self._at())

    def unknown_decl(self, data: str) -> None:  # noqa: ARG002
        self._settle(self._at())

    def finish(self) -> list[Block]:
        self.close()
        self._settle(len(self.source))
        while self.open:
            self._close()
        self._flush()
        for place in self.closed:
            if place < len(self.out):
                self.out[place] = replace(self.out[place], apart=True)
        for place, added in self.further.items():
            block = self.out[place]
            self.out[place] = replace(
                block,
                end_line=added[-1][0],
                pieces=(*block.pieces, *(piece for _, pieces, _ in added for piece in pieces)),
                links=(*block.links, *(link for _, _, links in added for link in links)),
            )
        return self.out

    def _flush(self) -> None:
        gathered = [line for line in (*self.broken, self.text) if line.text]
        self.broken, self.text = [], _Text()
        if not gathered:
            return
        pieces = tuple(Piece(line.text, self.lines.line_at(line.start), line.start, line.end) for line in gathered)
        first, last = pieces[0].line, self.lines.line_at(pieces[-1].end_char - 1)
        links = tuple(link for line in gathered for link in line.links)
        if self.heading:
            block = Block(BlockKind.HEADING, first, last, self.heading, pieces, links=links)
        elif self.bullets:
            own = self.bullets[-1]
            if own is not None and own == len(self.out) - 1:  # a second paragraph of the same bullet
                self.further.setdefault(own, []).append((last, pieces, links))
                return
            outer = self.bullets if own is not None else self.bullets[:-1]
            parent = next((b for b in reversed(outer) if b is not None), None)
            block = Block(BlockKind.BULLET, first, last, len(self.bullets) - 1, pieces, parent=parent, links=links)
            self.bullets[-1] = len(self.out) if own is None else own
        elif points := signed_points(pieces, self.lines.text):
            self.out += [Block(BlockKind.BULLET, point.line, point.line, 0, (point,), links=links) for point in points]
            return
        else:
            strong = all(line.strong for line in gathered)
            block = Block(BlockKind.PARAGRAPH, first, last, pieces=pieces, links=links, strong=strong, opens=self.opens)
        self.out.append(block)

    def _table(self, end: int) -> None:
        rows, self.rows = self.rows or [], None
        built = tuple(tuple(self._built(cell) for cell in row) for row in rows)
        if _of_fields(rows):
            built = ((), *built)
        first, last = self.lines.line_at(self.table_from), self.lines.line_at(max(self.table_from, end))
        if any(cell.text for row in built for cell in row):
            self.out.append(Block(BlockKind.TABLE, first, last, rows=built))

    def _built(self, cell: _Cell) -> Cell:
        points = tuple(self._placed(point, cell) for point in cell.points if point.text)
        built = replace(self._placed(cell.text, cell), points=points)
        return (
            built if points else told_apart(built, [self._placed(line, cell) for line in cell.lines], self.lines.text)
        )

    def _placed(self, text: _Text, cell: _Cell) -> Cell:
        """A cell's text, or a point of it, with its place; an empty one stands where its table begins."""
        start, end = (text.start, text.end) if text.start >= 0 else (self.table_from, self.table_from)
        lines = (self.lines.line_at(start), self.lines.line_at(max(start, end - 1)))
        return Cell(text.text, cell.column, *lines, start, end, cell.width)


def _spread(said: str | None) -> int:
    """The columns or rows a cell takes."""
    return int(said) if said and said.isdecimal() and 0 < int(said[:4]) < _WIDEST else 1


def _of_fields(rows: list[list[_Cell]]) -> bool:
    """Whether the headers of a table are those of its rows, at the left, and no row is one of headers."""
    return all(len(row) > 1 and row[0].heads and not row[1].heads for row in rows)


def html_blocks(lines: Lines, start: int, end: int) -> list[Block]:
    """Blocks of the HTML in `lines.text[start:end]`; scripts, styles, embeds and navigation are passed over.

    `parent` of a bullet is a position in the returned list.
    """
    source = _well_formed(lines.text[start:end])
    reader = _Reader(lines, start, source)
    reader.feed(source)
    return reader.finish()
