"""HTML to blocks: whole pages, and the HTML that stands inside Markdown."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

from corpus import title as titles
from corpus.block import Block, BlockKind, Lines, Piece, signed_points
from corpus.html_style import Styled, is_bold, weights
from corpus.html_table import HtmlCell, HtmlTable, HtmlText

_SILENT = {"script", "style", "svg", "template", "noscript", "iframe", "video", "audio", "object", "title", "head",
           "nav"}  # fmt: skip
_NAVIGATION = re.compile(
    r"(?:^|[\s_-])(?:toc|nav|navbar|sidebar|menu|breadcrumbs?|footer|headerlink|editsection)(?:$|[\s_-])"
)
_BADGE = re.compile(r"(?:^|[\s_-])(?:badges?|chips?|pills?|tags?|labels?)(?:$|[\s_-])")
"""Classes of what stands in a small frame of its own beside a title."""
_FRAMES = frozenset({"span", "small", "mark", "code"})
"""Tags of such frames."""
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_BREAKS = {"p", "div", "section", "article", "main", "details", "summary", "blockquote", "ul", "ol", "dl", "dt", "dd",
           "table", "thead", "tbody", "tfoot", "pre", "header", "figure", "body", "html"}  # fmt: skip
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_ENDS_AN_OPEN = {
    "p": _BREAKS | set(_HEADINGS) | {"li", "hr"},
    "td": {"td", "th", "tr"}, "th": {"td", "th", "tr"}, "tr": {"tr"}, "dt": {"dt", "dd"}, "dd": {"dt", "dd"},
}  # fmt: skip
"""Tags that may be left open, with those that end them."""
_LISTED = frozenset({"ul", "ol", "li"})
_LISTS = frozenset({"ul", "ol"})
_NESTED = re.compile(r"(?:^|\s)lst-\S+-(?P<depth>\d)(?:$|\s)")
"""The class of a list that a word processor wrote beside the one it stands in."""
_POINTS = frozenset({"li", "dd"})
_OPENING = frozenset({"summary", "dt"})
FOLDING = frozenset({"details", "dl"})
"""What holds lines that open, and what stands under each."""
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
        self.bold: list[bool] = []
        """Whether text is bold in each element that is open."""
        self.sheet: dict[Styled, bool] = {}
        self.lists: list[int] = []
        """Places in `open` of lists and their items."""
        self.depth: Counter[str] = Counter()
        self.silent = 0
        self.text = HtmlText()
        self.broken: list[HtmlText] = []
        """Lines of the open block that a line break has ended."""
        self.badge = (-1, "")
        """The last badge: its place in `open`, and what it says once it is closed."""
        self.heading = 0
        self.opens = False
        self.bullets: list[int | None] = []
        self.adopted: dict[int, int] = {}
        """Lists beside the bullet they belong to: the place of each in `open`, and how many bullets are held for it."""
        self.too_deep = 0
        self.closed: list[int] = []
        """Places in `out` behind folds and definitions."""
        self.further: dict[int, list[tuple[int, tuple[Piece, ...], tuple[str, ...]]]] = {}
        """Further paragraphs of bullets: last line, pieces and links of each."""
        self.table: HtmlTable | None = None
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
        if self.table is not None and data.strip():
            self.table.take_in()
        cell = self._cell()
        for target in (self.text,) if cell is None else cell.open_texts():
            target.add(data, start + self.shift, end + self.shift, strong=self.bold[-1:] == [True])

    def _cell(self) -> HtmlCell | None:
        return None if self.table is None else self.table.cell

    def handle_data(self, data: str) -> None:
        self._settle(self._at())
        if not self.silent:
            self.pending = (data, self._at())
        elif self.open[-1][0] == "style":
            self.sheet |= weights(data)

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
            self.bold.append(is_bold(tag, names, self.sheet, within=self.bold[-1:] == [True]))
            self.depth[tag] += 1
            self.silent += quiet
        if self.silent:
            return
        if tag in _FRAMES and self.table is None and not (self.heading or self.bullets):
            self._open_span(framed=bool(_BADGE.search(names.get("class") or "")))
        if tag == "a" and names.get("href"):
            cell = self._cell()
            (self.text if cell is None else cell.text).links.append(str(names["href"]))
        if tag == "br":
            if self.table is None and not self.heading:
                self.broken.append(self.text)
                self.text = HtmlText()
            else:
                self.pending = (" ", self._at())
                if (cell := self._cell()) is not None:
                    self._settle(self._at())
                    cell.part(cell.lines)
            return
        if tag == "table":
            self._flush()
            self.table = HtmlTable(self.lines, self._at() + self.shift)
        elif self.table is not None and tag == "tr":
            self.table.open_row()
        elif self.table is not None and tag in {"td", "th"}:
            self.table.open_cell(names, heads=tag == "th")
        elif self.table is not None:
            if (cell := self._cell()) is not None and (tag == "li" or tag in _BREAKS):
                cell.text.words.append(" ")
                cell.part(cell.points if tag == "li" else cell.lines)
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
            if tag in _LISTS:
                self._adopt(names.get("class") or "")

    def _adopt(self, marks: str) -> None:
        """Let a list belong to the bullet before it, where it stands in that one's list, or its class says how deep."""
        said = _NESTED.search(marks)
        inside = len(self.open) > 1 and self.open[-2][0] in _LISTS
        depth = int(said["depth"]) if said else len(self.bullets) + inside
        last = len(self.out) - 1
        if depth <= len(self.bullets) or last < 0 or self.out[last].kind is not BlockKind.BULLET:
            return
        around: list[int] = []
        place: int | None = last
        while place is not None:
            around.insert(0, place)
            place = self.out[place].parent
        held = around[len(self.bullets) : min(depth, _DEEPEST)]
        self.bullets += held
        self.adopted[len(self.open) - 1] = len(held)

    def _open_span(self, *, framed: bool) -> None:
        """Let a span begin a paragraph of its own behind a badge, and behind a code that stands beside a title."""
        said = self.text.text
        if said and ((framed and said == self.badge[1]) or (titles.is_code(said) and not self.depth["p"])):
            self._flush()
            said = ""
        elif said and not self.depth["p"] and not self.text.words[-1][-1:].isspace():
            self.text.words.append(" ")  # a label and what it says: styles set them apart
        if framed and not said:
            self.badge = (len(self.open) - 1, "")

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
        self.bold.pop()
        if name in _LISTED:
            self.lists.pop()
        held = self.adopted.pop(len(self.open), 0)
        self.depth[name] -= 1
        self.silent -= quiet
        if len(self.open) == self.badge[0]:
            self.badge = (-1, self.text.text)
        self._end(name)
        del self.bullets[len(self.bullets) - held :]
        return name

    def _end(self, tag: str) -> None:
        if self.table is not None:
            if tag == "table":
                self._end_table(self.table)
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
        self.broken, self.text = [], HtmlText()
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

    def _end_table(self, table: HtmlTable) -> None:
        self.table = None
        if (block := table.block(self._at() + self.shift)) is not None:
            self.out.append(block)


def html_blocks(lines: Lines, start: int, end: int) -> list[Block]:
    """Blocks of the HTML in `lines.text[start:end]`; scripts, styles, embeds and navigation are passed over.

    `parent` of a bullet is a position in the returned list.
    """
    source = _well_formed(lines.text[start:end])
    reader = _Reader(lines, start, source)
    reader.feed(source)
    return reader.finish()
