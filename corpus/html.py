"""HTML to blocks: whole pages, and the HTML that stands inside Markdown."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from corpus.block import Block, BlockKind, Cell, Lines, Piece

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
_NAVIGATION = re.compile(r"(?:^|[\s_-])(?:toc|nav|navbar|sidebar|menu|breadcrumbs?|footer)(?:$|[\s_-])")
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
_DEEPEST = 64
"""Lists inside lists; what is deeper counts as this deep."""
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
    text: _Text = field(default_factory=_Text)


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
        self.heading = 0
        self.bullets: list[int | None] = []
        self.too_deep = 0
        self.further: dict[int, list[tuple[int, Piece, tuple[str, ...]]]] = {}
        """Further paragraphs of bullets: last line, piece and links of each."""
        self.rows: list[list[_Cell]] | None = None
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
        target = self._cell() or self.text
        target.add(data, start + self.shift, end + self.shift, strong=bool(self.depth["strong"] + self.depth["b"]))

    def _cell(self) -> _Text | None:
        if self.rows and self.rows[-1]:
            return self.rows[-1][-1].text
        return None

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
            (self._cell() or self.text).links.append(str(names["href"]))
        if tag == "br":
            self.pending = (" ", self._at())
            return
        if tag == "table":
            self._flush()
            self.rows = []
            self.table_from = self._at() + self.shift
        elif self.rows is not None and tag == "tr":
            self.rows.append([])
        elif self.rows is not None and tag in {"td", "th"}:
            if not self.rows:
                self.rows.append([])
            row = self.rows[-1]
            column = row[-1].column + row[-1].width if row else 0
            width = names.get("colspan") or "1"
            row.append(_Cell(column, int(width) if width.isdigit() and int(width) < 1000 else 1))
        elif self.rows is not None:
            if tag in _BREAKS and (cell := self._cell()):
                cell.words.append(" ")
        elif tag in _HEADINGS:
            self._flush()
            self.heading = _HEADINGS[tag]
        elif tag == "li":
            self._flush()
            if len(self.bullets) < _DEEPEST:
                self.bullets.append(None)
            else:
                self.bullets[-1] = None
                self.too_deep += 1
        elif tag in _BREAKS:
            self._flush()

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
        elif tag == "li":
            self._flush()
            if self.too_deep:
                self.too_deep -= 1
            elif self.bullets:
                self.bullets.pop()
        elif tag in _BREAKS:
            self._flush()

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
        for place, added in self.further.items():
            block = self.out[place]
            self.out[place] = replace(
                block,
                end_line=added[-1][0],
                pieces=(*block.pieces, *(piece for _, piece, _ in added)),
                links=(*block.links, *(link for _, _, links in added for link in links)),
            )
        return self.out

    def _flush(self) -> None:
        gathered, self.text = self.text, _Text()
        text = gathered.text
        if not text or gathered.start < 0:
            return
        first, last = self.lines.line_at(gathered.start), self.lines.line_at(gathered.end - 1)
        piece = Piece(text, first, gathered.start, gathered.end)
        links = tuple(gathered.links)
        if self.heading:
            block = Block(BlockKind.HEADING, first, last, self.heading, (piece,), links=links)
        elif self.bullets:
            own = self.bullets[-1]
            if own is not None and own == len(self.out) - 1:  # a second paragraph of the same bullet
                self.further.setdefault(own, []).append((last, piece, links))
                return
            outer = self.bullets if own is not None else self.bullets[:-1]
            parent = next((b for b in reversed(outer) if b is not None), None)
            block = Block(BlockKind.BULLET, first, last, len(self.bullets) - 1, (piece,), parent=parent, links=links)
            self.bullets[-1] = len(self.out) if own is None else own
        else:
            block = Block(BlockKind.PARAGRAPH, first, last, pieces=(piece,), links=links, strong=gathered.strong)
        self.out.append(block)

    def _table(self, end: int) -> None:
        rows, self.rows = self.rows or [], None
        built = tuple(tuple(self._built(cell) for cell in row) for row in rows)
        first, last = self.lines.line_at(self.table_from), self.lines.line_at(max(self.table_from, end))
        if any(cell.text for row in built for cell in row):
            self.out.append(Block(BlockKind.TABLE, first, last, rows=built))

    def _built(self, cell: _Cell) -> Cell:
        """A cell with its place; an empty one stands where its table begins."""
        start, end = (cell.text.start, cell.text.end) if cell.text.start >= 0 else (self.table_from, self.table_from)
        lines = (self.lines.line_at(start), self.lines.line_at(max(start, end - 1)))
        return Cell(cell.text.text, cell.column, *lines, start, end, cell.width)


def html_blocks(lines: Lines, start: int, end: int) -> list[Block]:
    """Blocks of the HTML in `lines.text[start:end]`; scripts, styles, embeds and navigation are passed over.

    `parent` of a bullet is a position in the returned list.
    """
    source = _well_formed(lines.text[start:end])
    reader = _Reader(lines, start, source)
    reader.feed(source)
    return reader.finish()
