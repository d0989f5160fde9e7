"""Markdown to blocks, by markdown-it's tokens and their line maps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from markdown_it.token import Token

from corpus.block import Block, BlockKind, Cell, Lines, Piece, signed_points, told_apart
from corpus.drawn_table import drawn_tables
from corpus.html import FOLDING, html_blocks
from corpus.markdown_parser import PARSER
from corpus.template_call import without_calls

_SHORTCODE_LINK = re.compile(r"\[([^\[\]]*)\]\(\s*\{\{[^{}]*\}\}[^()]*\)")
_ATTRIBUTES = re.compile(r"\s*\{:?\s*[#.][^{}]*\}$")
"""What a site's generator takes for a heading's own anchor or style: "Duties {#duties}"."""
_SPACES = re.compile(r"\s+")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_LABELLED = re.compile(r"[\s*_]*[A-Z][^:.]{1,40}:")
UNESCAPED_PIPE = re.compile(r"(?<!\\)\|")
"""What parts the cells of a row."""
_HEADED = -1
"""Marks an item that a heading opens."""
_NAMED = re.compile(r"\b(?:title|label)=[\"'“](?P<title>[^\"”]+)[\"'”]")
_FOLD = re.compile(rf"<(?P<end>/?)(?:{'|'.join(sorted(FOLDING))})\b", re.IGNORECASE)
_WRAPPED = re.compile(r"[ \t]*<(?:aside|div|section|article)\b[^<>]*>[ \t]*\n(?:(?![ \t]*<).+\n?)+(?:[ \t]*</\w+>\s*)?")
"""A box that begins on a line of its own, and lines without tags in it."""


def plain(text: str) -> str:
    """Text without site shortcodes, but for what they state, and with single spaces."""
    return _SPACES.sub(" ", without_calls(_SHORTCODE_LINK.sub(r"\1", text))).strip()


def markdown_blocks(lines: Lines, first_line: int) -> list[Block]:
    """Blocks of a document from `first_line` (1-based, after the front matter) on, in document order."""
    body = lines.text[lines.start_of(first_line) :]
    return _Walk(lines, first_line - 1).blocks(PARSER.parse(body))


class _Walk:
    """One pass over markdown-it's flat token list; `offset` lines stand before the first token's line."""

    def __init__(self, lines: Lines, offset: int) -> None:
        self.lines = lines
        self.offset = offset
        self.out: list[Block] = []
        self.bullets: list[int | None] = []
        self.quotes = 0
        self.folds = 0
        self.closed: list[int] = []
        """Places in `out` behind folds, tabs and definitions."""
        self.drawn = drawn_tables(lines, offset + 1)
        self.drawn_to = 0
        """The last line of the drawn table that is being read."""

    def blocks(self, tokens: Sequence[Token]) -> list[Block]:
        position = 0
        while position < len(tokens):
            position = self._step(tokens, position)
        for place in self.closed:
            if place < len(self.out):
                self.out[place] = replace(self.out[place], apart=True)
        return self.out

    def _step(self, tokens: Sequence[Token], position: int) -> int:
        token = tokens[position]
        if token.type in {"paragraph_open", "hr"} and self._in_drawn(token):
            return position + (1 if token.type == "hr" else 3)
        match token.type:
            case "blockquote_open":
                self.quotes += 1
            case "blockquote_close":
                self.quotes -= 1
            case "list_item_open" | "dd_open":
                self.bullets.append(None)
            case "list_item_close" | "dd_close":
                self.bullets.pop()
            case "dt_open":
                self._opening(self._pieces(tokens[position + 1]), _links(tokens[position + 1]))
                return position + 3
            case "dl_close":
                self.closed.append(len(self.out))
            case "tag":
                self._tagged(token)
            case "heading_open":
                self._heading(token, tokens[position + 1])
                return position + 3
            case "paragraph_open":
                self._paragraph(tokens[position + 1])
                return position + 3
            case "table_open":
                end = next(i for i in range(position, len(tokens)) if tokens[i].type == "table_close")
                self._table(tokens[position : end + 1])
                return end + 1
            case "html_block":
                self._html(token)
            case "code_block" | "fence":
                self._code(token)
        return position + 1

    def _in_drawn(self, token: Token) -> bool:
        """Whether lines belong to a table drawn with dashes, which is added with the first of them."""
        first = self._first(token)
        table = self.drawn.get(first)
        if table is not None and not self.bullets:
            self.drawn_to = table.last_line
            self.out.append(Block(BlockKind.TABLE, first, table.last_line, rows=table.rows, quoted=self.quotes > 0))
        return first <= self.drawn_to

    def _within(self) -> list[int | None]:
        """The bullets around what is read now, up to an item that a heading opens: what is in it is the heading's."""
        headed = [n for n, bullet in enumerate(self.bullets) if bullet == _HEADED]
        return self.bullets[headed[-1] + 1 :] if headed else self.bullets

    def _heading(self, token: Token, inline: Token) -> None:
        if self.bullets and self.bullets[-1] is None and not self._within()[:-1] and not self.quotes:
            self.bullets[-1] = _HEADED
        pieces = tuple(replace(piece, text=_ATTRIBUTES.sub("", piece.text)) for piece in self._pieces(inline))
        self.out.append(
            Block(
                BlockKind.HEADING,
                self._first(token),
                self._last(token),
                depth=int(token.tag[1]),
                pieces=pieces,
                links=_links(inline),
                quoted=self.quotes > 0 or bool(self._within()),
            )
        )

    def _paragraph(self, inline: Token) -> None:
        pieces = self._pieces(inline)
        bullets = self._within()
        if not bullets:
            points = signed_points(pieces, self.lines.text)
            for point in points:
                self._add(BlockKind.BULLET, (point,), 0, None, _links(inline))
            if not points and self._add(BlockKind.PARAGRAPH, pieces, 0, None, _links(inline)) and _strong(inline):
                self.out[-1] = replace(self.out[-1], strong=True)
            return
        depth = len(bullets) - 1
        own = bullets[-1]
        if own is not None and own == len(self.out) - 1:  # a second paragraph of the same bullet belongs to it
            block = self.out[own]
            self.out[own] = replace(
                block,
                end_line=pieces[-1].line if pieces else block.end_line,
                pieces=(*block.pieces, *pieces),
                links=(*block.links, *_links(inline)),
            )
            return
        # Behind the bullets nested in it, it is a bullet under it.
        outer = bullets if own is not None else bullets[:-1]
        parent = next((b for b in reversed(outer) if b is not None), None)
        if self._add(BlockKind.BULLET, pieces, depth, parent, _links(inline)) and own is None:
            self.bullets[-1] = len(self.out) - 1

    def _add(
        self, kind: BlockKind, pieces: tuple[Piece, ...], depth: int, parent: int | None, links: tuple[str, ...]
    ) -> bool:
        if not any(piece.text for piece in pieces):
            return False
        self.out.append(
            Block(
                kind, pieces[0].line, pieces[-1].line, depth, pieces, parent=parent, links=links, quoted=self.quotes > 0
            )
        )
        return True

    def _opening(self, pieces: tuple[Piece, ...], links: tuple[str, ...]) -> None:
        """A line that stands over what follows it: a term over its definitions, the name of a tab."""
        if self._add(BlockKind.PARAGRAPH, pieces, 0, None, links):
            self.out[-1] = replace(self.out[-1], opens=True)

    def _tagged(self, token: Token) -> None:
        named = _NAMED.search(token.content)
        if token.info.startswith("end"):
            self.closed.append(len(self.out))
        elif named is not None:
            number = self._first(token)
            start = self.lines.line(number).index(named["title"]) + self.lines.starts[number - 1]
            self._opening((Piece(plain(named["title"]), number, start, start + len(named["title"])),), ())

    def _code(self, token: Token) -> None:
        first, last = self._first(token), self._last(token)
        numbers = [n for n in range(first, last + 1) if not self.lines.blank(n)]
        pieces = tuple(
            Piece(plain(self.lines.line(n)), n, self.lines.span(n, n).start_char, self.lines.span(n, n).end_char)
            for n in numbers
            if not self.lines.line(n).strip().startswith(("```", "~~~"))
        )
        self._add(BlockKind.PARAGRAPH, pieces, 0, None, ())

    def _html(self, token: Token) -> None:
        if not (self.bullets or self.quotes) and _WRAPPED.fullmatch(token.content):
            self._wrapped(token)
            return
        first, last = self._first(token), self._last(token)
        base = len(self.out)
        for block in html_blocks(self.lines, self.lines.starts[first - 1], self.lines.ends[last - 1]):
            self.out.append(block if block.parent is None else replace(block, parent=base + block.parent))
        folds = [found["end"] for found in _FOLD.finditer(token.content)]
        self.folds = max(0, self.folds + folds.count("") - folds.count("/"))
        if "/" in folds and not self.folds:
            self.closed.append(len(self.out))

    def _wrapped(self, token: Token) -> None:
        """What stands in a box right behind the line that opens it is Markdown, though the parser takes it for HTML."""
        before = self.offset
        self.offset = self._first(token)
        inside = [line for line in token.content.split("\n")[1:] if not line.lstrip().startswith("<")]
        tokens = PARSER.parse("\n".join(inside))
        position = 0
        while position < len(tokens):
            position = self._step(tokens, position)
        self.offset = before

    def _table(self, tokens: Sequence[Token]) -> None:
        rows: list[tuple[Cell, ...]] = []
        for i, token in enumerate(tokens):
            if token.type != "tr_open" or token.map is None:
                continue
            number = self._first(token)
            texts = []
            for following in tokens[i + 1 :]:
                if following.type == "tr_close":
                    break
                if following.type == "inline":
                    texts.append(_parted(following.children) if following.children else [plain(following.content)])
            rows.append(self._cells(number, texts))
        if rows:
            first, last = self._first(tokens[0]), self._last(tokens[0])
            self.out.append(Block(BlockKind.TABLE, first, last, rows=tuple(rows), quoted=self.quotes > 0))

    def _cells(self, number: int, texts: list[list[str]]) -> tuple[Cell, ...]:
        """A row's cells; `texts` are what line breaks part each into."""
        raw = self.lines.line(number)
        edges = [m.start() for m in UNESCAPED_PIPE.finditer(raw)]
        bounds = list(zip([-1, *edges], [*edges, len(raw)], strict=True))
        if raw.lstrip().startswith("|"):
            bounds = bounds[1:]
        cells = []
        for column, (parts, (left, right)) in enumerate(zip(texts, bounds, strict=False)):
            inner = raw[left + 1 : right]
            start = self.lines.starts[number - 1] + left + 1 + len(inner) - len(inner.lstrip())
            end = max(start, start + len(inner.strip()))
            cell = Cell(" ".join(part for part in parts if part), column, number, number, start, end)
            cells.append(told_apart(cell, _cell_lines(cell, inner.strip(), parts), self.lines.text))
        return tuple(cells)

    def _pieces(self, inline: Token) -> tuple[Piece, ...]:
        if inline.map is None:
            return ()
        first = inline.map[0] + self.offset + 1
        while first < len(self.lines) and self.lines.blank(first):  # white space that Markdown does not count as such
            first += 1
        raws = inline.content.split("\n")
        texts = _lines_of_text(inline.children, len(raws)) if inline.children else [plain(raw) for raw in raws]
        pieces = []
        for i, (raw, text) in enumerate(zip(raws, texts, strict=True)):
            number = first + i
            if number > len(self.lines):
                break
            source = self.lines.line(number)
            at = source.rfind(raw.strip()) if raw.strip() else -1
            if at < 0:
                at = len(source) - len(source.lstrip())
            start = self.lines.starts[number - 1] + at
            end = self.lines.starts[number - 1] + (at + len(raw.strip()) if raw.strip() else len(source.rstrip()))
            lazy = i > 0 and at == 0
            if text or i == 0:
                pieces += _fields(Piece(text, number, start, max(start, end), lazy), raw.strip())
        return tuple(pieces)

    def _first(self, token: Token) -> int:
        if token.map is None:  # pragma: no cover - block tokens always carry a map
            return self.offset + 1
        return token.map[0] + self.offset + 1

    def _last(self, token: Token) -> int:
        if token.map is None:  # pragma: no cover - block tokens always carry a map
            return self.offset + 1
        last = token.map[1] + self.offset
        first = self._first(token)
        last = min(last, len(self.lines))
        while last > first and self.lines.blank(last):
            last -= 1
        return max(first, last)


def _fields(piece: Piece, raw: str) -> list[Piece]:
    """A line as it is, or parted by its line breaks where each part is a label and what it says."""
    breaks = [found.span() for found in _BREAK.finditer(raw)]
    edges = zip([0, *(end for _, end in breaks)], [*(start for start, _ in breaks), len(raw)], strict=True)
    parts = [(start, raw[start:end]) for start, end in edges if raw[start:end].strip()]
    if len(parts) < 2 or "`" in raw or not all(_LABELLED.match(part) for _, part in parts):
        return [piece]
    out = []
    for start, part in parts:
        text = plain(_text(PARSER.parseInline(part.strip())[0].children or []))
        at = piece.start_char + start + len(part) - len(part.lstrip())
        out.append(replace(piece, text=text, start_char=at, end_char=at + len(part.strip())))
    return out


def _cell_lines(cell: Cell, raw: str, parts: Sequence[str]) -> list[Cell]:
    """The lines of a cell whose raw text line breaks part."""
    breaks = list(_BREAK.finditer(raw))
    if len(breaks) != len(parts) - 1:
        return []  # a break stands in code
    lines = []
    starts, ends = [0, *(found.end() for found in breaks)], [*(found.start() for found in breaks), len(raw)]
    for text, start, end in zip(parts, starts, ends, strict=True):
        said = raw[start:end]
        first, last = start + len(said) - len(said.lstrip()), start + len(said.rstrip())
        place = (cell.start_char + first, cell.start_char + max(first, last))
        lines.append(replace(cell, text=text, start_char=place[0], end_char=place[1]))
    return lines


def _strong(inline: Token) -> bool:
    """Whether a text is bold from end to end, a closing colon aside."""
    inside = 0
    for token in inline.children or []:
        inside += token.nesting if token.type in {"strong_open", "strong_close"} else 0
        if inside == 0 and token.content.strip(" :"):
            return False
    return True


def _links(inline: Token) -> tuple[str, ...]:
    found = [str(t.attrs["href"]) for t in inline.children or [] if t.type == "link_open" and "href" in t.attrs]
    found += re.findall(r"\]\(\s*\{\{[<%]\s*ref\s+\"?([^\"\s]+)", inline.content)
    return tuple(found)


def _parted(children: Sequence[Token]) -> list[str]:
    """Plain text of what line breaks part a cell into."""
    parts: list[list[Token]] = [[]]
    for token in children:
        if token.type == "html_inline" and _BREAK.match(token.content):
            parts.append([])
        else:
            parts[-1].append(token)
    return [_text(part) for part in parts]


def _text(children: Sequence[Token]) -> str:
    return plain("".join(_word(token) for token in children))


def _word(token: Token) -> str:
    match token.type:
        case "text" | "code_inline":
            return token.content
        case "softbreak" | "hardbreak":
            return " "
        case "image":
            return token.content
        case "html_inline":
            return " " if _BREAK.match(token.content) else ""
        case _:
            return ""


def _lines_of_text(children: Sequence[Token], count: int) -> list[str]:
    """Plain text of each of `count` source lines; a code span over a line end stays with the line it began on."""
    rows: list[list[Token]] = [[]]
    for token in children:
        if token.type in {"softbreak", "hardbreak"}:
            rows.append([])
        else:
            rows[-1].append(token)
    if len(rows) != count:
        rows = [list(children)] + [[] for _ in range(count - 1)]
    return [_text(row) for row in rows]
