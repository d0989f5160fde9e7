"""Where a quotation stands on its site: the anchor of the heading above it, and the text to scroll to."""

from __future__ import annotations

import bisect
from functools import lru_cache

from markdown_it import MarkdownIt

from corpus.block import Lines
from corpus.document import front_matter
from corpus.link import anchors, text_fragment
from corpus.model import RoleDocument, Span

_INLINE = MarkdownIt("commonmark")
_BLOCKS = MarkdownIt("commonmark").enable("table").disable("inline")
"""Headings need no inline parsing of everything else, which is most of the work."""


class PageAddress:
    """The addresses inside one page of a site. `url` is the page's own."""

    def __init__(self, document: RoleDocument, url: str) -> None:
        lines = Lines(document.path, document.text)
        first_line = front_matter(document, lines).first_line
        body = document.text[lines.starts[first_line - 1] :] if first_line <= len(lines) else ""
        tokens = _BLOCKS.parse(body)
        headings = [i for i, token in enumerate(tokens) if token.type == "heading_open"]
        self._url = url
        self._lines = [(tokens[i].map or [0])[0] + first_line for i in headings]
        self._anchors = anchors(rendered(tokens[i + 1].content) for i in headings)

    def of(self, span: Span, quotation: str) -> str:
        """The address of a quotation: page, anchor of the nearest heading above (none above the first), text."""
        above = bisect.bisect_right(self._lines, span.start_line) - 1
        anchor = self._anchors[above] if above >= 0 else ""
        shown = rendered(quotation)
        return f"{self._url}#{anchor}" + (f":~:{text_fragment(shown)}" if shown else "")


@lru_cache(maxsize=4096)
def rendered(quotation: str) -> str:
    """The words of the first line of a piece of Markdown as a page shows them."""
    first = quotation.strip().partition("\n")[0].lstrip("#>*-+ \t").rstrip("#| \t\r")
    tokens = _INLINE.parseInline(first)[0].children or []
    return " ".join(
        "".join(
            t.content if t.type in {"text", "code_inline"} else " " * (t.type == "softbreak") for t in tokens
        ).split()
    )
