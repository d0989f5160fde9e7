"""Documents as HTML that cannot do anything: an allow-list of elements, every source line with its number.

Nothing of a document reaches the page but text: raw HTML is shown as it is written, images are named and not loaded,
links lead to http, https, mail or another document of the corpus, and no attribute is copied.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape

from corpus.markdown import UNESCAPED_PIPE

_NEWLINE = re.compile(r"\r\n|\r|\n")
_BLOCKS = frozenset({"p", "ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr", "th", "td"})
_INLINE = {"em": "em", "strong": "strong", "s": "s"}
_SAFE_SCHEMES = frozenset({"http", "https", "mailto"})
_TOP_HEADING = 3
"""A document stands below the page's and the pane's own headings."""
LARGEST = 400_000
"""Characters; longer documents are shown as plain lines around the cited ones."""
_WINDOW = 200
_LONGEST_LINE = 20_000
_parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


@dataclass(frozen=True, slots=True)
class Frame:
    """How lines are shown.

    `cited` are the lines to mark (1-based, end exclusive), `cell` the only cell of a table's row to mark there, from 1,
    if it is not the whole row. `number` gives the address behind a line's number.
    `resolve` turns the target of a link into one of our addresses, null where it leads to no document of the corpus.
    `ids` is whether lines can be linked to (once a page), `outside` whether links may leave the corpus.
    """

    cited: range
    number: Callable[[int], str]
    resolve: Callable[[str], str | None]
    ids: bool = True
    outside: bool = True
    cell: int | None = None


def rendered(text: str, first_line: int, frame: Frame, *, only: range | None = None) -> Markup:
    """Markdown from line `first_line` on (what stands before is front matter, shown as it is written).

    `only` restricts the outermost blocks to those that begin on these lines.
    """
    lines = split_lines(text)
    if len(text) > LARGEST:
        return _plain(lines, _window(frame.cited, len(lines)), frame)
    parts = [_plain(lines, range(1, first_line), frame)] if first_line > 1 and only is None else []
    return Markup("").join([*parts, _Writer(frame, first_line - 1, only).write(_tokens(text, first_line))])


def as_written(text: str, frame: Frame) -> Markup:
    """The lines of a document as they are in the file."""
    lines = split_lines(text)
    return _plain(lines, _window(frame.cited, len(lines)) if len(text) > LARGEST else range(1, len(lines) + 1), frame)


def quoted(text: str) -> Markup:
    """A quotation in a line of ours: its emphasis stays, its marks of structure and its links go."""
    shown = " ".join(text.split()).lstrip("#>*-+ ").rstrip("#| ")
    frame = Frame(range(0), str, lambda _: None, ids=False, outside=False)
    return Markup(" ").join(_Writer(frame, 0, None).lines(_parser.parseInline(shown)[0].children or []))


def cell_at(text: str, place: int) -> int | None:
    """The cell of a table's row in which a place lies, from 1; null where its line is no row that begins with a bar."""
    start = max(text.rfind("\n", 0, place), text.rfind("\r", 0, place)) + 1
    before = text[start:place].lstrip()
    return len(UNESCAPED_PIPE.findall(before)) if before.startswith("|") else None


def split_lines(text: str) -> list[str]:
    """Lines as every citation counts them: CR, LF and CRLF end one, nothing else does."""
    lines = _NEWLINE.split(text)
    return lines[:-1] if lines and not lines[-1] else lines


@lru_cache(maxsize=64)
def _tokens(text: str, first_line: int) -> tuple[Token, ...]:
    return tuple(_parser.parse("\n".join(split_lines(text)[first_line - 1 :])))


def _window(cited: range, count: int) -> range:
    middle = cited.start if cited else 1
    return range(max(1, middle - _WINDOW), min(count, middle + _WINDOW) + 1)


def _plain(lines: list[str], shown: range, frame: Frame) -> Markup:
    rows = (_line(n, escape(lines[n - 1][:_LONGEST_LINE]), frame) for n in shown if n <= len(lines))
    return Markup('<pre class="written">{}</pre>').format(Markup("\n").join(rows))


def _line(number: int, content: Markup, frame: Frame, *, marked: bool = True) -> Markup:
    """One source line: its number, which is a link to it, and its content; cited ones are marked, if any are here."""
    tag = "mark" if marked and number in frame.cited else "span"
    name = Markup(' id="L{}"').format(number) if frame.ids else Markup("")
    return Markup('<{0} class="line"{1}>{2}{3}</{0}>').format(tag, name, _number(number, frame), content)


def _number(number: int, frame: Frame) -> Markup:
    return Markup('<a class="n" href="{0}" aria-label="Line {1}">{1}</a>').format(frame.number(number), number)


class _Writer:
    """Writes a document's tokens. `offset` lines stand before the first token's."""

    def __init__(self, frame: Frame, offset: int, only: range | None) -> None:
        self._frame = frame
        self._offset = offset
        self._only = only
        self._out: list[Markup] = []
        self._headings: list[int] = []
        self._row = 0
        self._cell = 0

    def write(self, tokens: tuple[Token, ...]) -> Markup:
        """All of them."""
        skipped = False
        for token in tokens:
            if token.level == 0 and token.nesting >= 0 and token.map:
                skipped = self._only is not None and self._first(token) not in self._only
            if not skipped:
                self._block(token)
        return Markup("").join(self._out)

    def _first(self, token: Token) -> int:
        return (token.map or [0])[0] + 1 + self._offset

    def _block(self, token: Token) -> None:
        if token.type == "inline":
            self._out.append(self._inline(token))
        elif token.type in {"fence", "code_block"}:
            first = self._first(token) + (token.type == "fence")
            lines = split_lines(token.content)
            rows = (_line(n, escape(line), self._frame) for n, line in enumerate(lines, start=first))
            self._out.append(Markup("<pre>{}</pre>").format(Markup("\n").join(rows)))
        elif token.type == "hr":
            self._out.append(Markup("<hr>"))
        elif token.type in {"heading_open", "heading_close"}:
            self._heading(token)
        elif token.tag in _BLOCKS and not token.hidden:
            self._element(token)

    def _element(self, token: Token) -> None:
        tag = token.tag  # one of _BLOCKS
        if token.nesting < 0:
            self._out.append(Markup("</{}>").format(tag))
            return
        if token.tag == "tr":
            self._row, self._cell = self._first(token), 0
        self._cell += token.tag in {"td", "th"}
        start = token.attrs.get("start")
        counted = Markup(' start="{}"').format(int(start)) if token.tag == "ol" and start is not None else Markup("")
        self._out.append(Markup("<{}{}>").format(tag, counted))

    def _heading(self, token: Token) -> None:
        """Headings nest by their order, so that a page never skips a level; how they look follows the document."""
        written = int(token.tag[1])
        if token.nesting > 0:
            while self._headings and self._headings[-1] >= written:
                self._headings.pop()
            self._headings.append(written)
        level = min(6, _TOP_HEADING + len(self._headings) - 1)
        shown = Markup('<h{} class="h{}">') if token.nesting > 0 else Markup("</h{}>")
        self._out.append(shown.format(level, written))

    def _inline(self, token: Token) -> Markup:
        first, count = self._first(token), (token.map or [0, 1])[1] - (token.map or [0, 1])[0]
        lines = list(self.lines(token.children or []))
        if self._row == first and count == 1:  # a table's row has one number, in front of its first cell
            self._row = -first
            return _line(first, lines[0], self._frame, marked=self._frame.cell in {None, self._cell})
        if self._row == -first:
            marked = first in self._frame.cited and self._frame.cell in {None, self._cell}
            return Markup('<mark class="cell">{}</mark>').format(lines[0]) if marked else lines[0]
        if len(lines) == count:
            return Markup("\n").join(_line(first + i, line, self._frame) for i, line in enumerate(lines))
        # A code span or a link over a line's end hides where it ended: the block is shown as one line, and marked as
        # one, but can be reached by each of its numbers.
        whole = range(first, first + count)
        cited = next((n for n in whole if n in self._frame.cited), first)
        others = [Markup('<span id="L{}"></span>').format(n) for n in whole if n != cited] if self._frame.ids else []
        return Markup("").join([*others, _line(cited, Markup("\n").join(lines), self._frame)])

    def lines(self, children: list[Token]) -> Iterator[Markup]:
        """The content of each source line; elements that go on over a line's end are closed and opened again."""
        parts: list[Markup] = []
        open_elements: list[tuple[Markup, Markup]] = []
        for child in children:
            name, _, nesting = child.type.rpartition("_")
            if child.type in {"softbreak", "hardbreak"}:
                parts += [end for _, end in reversed(open_elements)]
                if child.type == "hardbreak":
                    parts.append(Markup("<br>"))
                yield Markup("").join(parts)
                parts = [begin for begin, _ in open_elements]
            elif nesting == "open":
                pair = self._pair(name, child)
                open_elements.append(pair)
                parts.append(pair[0])
            elif nesting == "close":
                parts.append(open_elements.pop()[1] if open_elements else Markup(""))
            elif child.type == "code_inline":
                parts.append(Markup("<code>{}</code>").format(child.content))
            elif child.type == "image":
                parts.append(Markup('<span class="picture">[picture: {}]</span>').format(child.content or "no name"))
            else:
                parts.append(escape(child.content))
        yield Markup("").join(parts)

    def _pair(self, name: str, token: Token) -> tuple[Markup, Markup]:
        if name == "link":
            href, outside = self._target(str(token.attrs.get("href", "")))
            if href is None:
                return Markup(""), Markup("")
            rel = Markup(' rel="external noopener noreferrer nofollow"') if outside else Markup("")
            return Markup('<a href="{}"{}>').format(href, rel), Markup("</a>")
        tag = _INLINE.get(name)
        return (Markup("<{}>").format(tag), Markup("</{}>").format(tag)) if tag else (Markup(""), Markup(""))

    def _target(self, href: str) -> tuple[str | None, bool]:
        """Where a link may lead, and whether that is outside."""
        here = self._frame.resolve(href)
        if here is not None:
            return here, False
        try:
            scheme = urlsplit(href).scheme.lower()
        except ValueError:
            return None, False
        return (href, True) if self._frame.outside and scheme in _SAFE_SCHEMES else (None, False)
