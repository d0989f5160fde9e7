"""Documents as HTML: an allow-list, and every line where it stands."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from service.pages.markdown import LARGEST, Frame, as_written, cell_at, quoted, rendered, split_lines

ELEMENTS = {
    "p", "ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr", "th", "td", "h3", "h4", "h5", "h6", "hr",
    "br", "pre", "code", "em", "strong", "s", "a", "mark", "span",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"class", "href", "aria-label", "rel"},
    "ol": {"start"},
    "mark": {"class", "id"},
    "span": {"class", "id"},
}
VOID = {"hr", "br"}
KNOWN = {"other.md": "/documents/other.md"}
PLAIN = Frame(range(0), lambda n: f"#L{n}", KNOWN.get)


def line(number: int, text: str, tag: str = "span") -> str:
    link = f'<a class="n" href="#L{number}" aria-label="Line {number}">{number}</a>'
    return f'<{tag} class="line" id="L{number}">{link}{text}</{tag}>'


def html(text: str, *, cited: range = range(0), first_line: int = 1, cell: int | None = None) -> Markup:
    return rendered(text, first_line, Frame(cited, PLAIN.number, PLAIN.resolve, cell=cell))


class Reader(HTMLParser):
    """Reads HTML and notes all that is not allowed, and the text."""

    def __init__(self) -> None:
        super().__init__()
        self.refused: list[str] = []
        self.open: list[str] = []
        self.text = ""
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        headings = {"class"} if tag in {"h3", "h4", "h5", "h6", "pre"} else set()
        for name, value in attrs:
            if name not in ATTRIBUTES.get(tag, headings):
                self.refused.append(f"{tag} {name}")
            if name == "href" and not str(value).startswith(("#L", "http://", "https://", "mailto:", "/documents/")):
                self.refused.append(f"{tag} {value}")
            if name == "id":
                self.ids.append(str(value))
        if tag not in ELEMENTS:
            self.refused.append(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.refused.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        self.text += data


def read(written: str) -> Reader:
    reader = Reader()
    reader.feed(written)
    reader.close()
    return reader


HOSTILE = st.sampled_from(
    ["<script>", "</pre>", "<b onclick=x>", "](javascript:x)", "[", "](data:x)", "](//x)", "![a](x)", '"', "'", "&lt;",
     "\\", "```", "~~~ x", "| a | b |", "|---|---|", "- ", "1. ", "> ", "# ", "#### ", "    ", "\t", "**", "_", "~~",
     "`", "\n", "\r\n", "\r", "\n\n", "<!--", "-->", "<http://x>", "<javascript:x>", "[x]: y", "---", "===", "\x00",
     "\u2028", "mailto:a@b"]
)  # fmt: skip
TEXTS = st.lists(st.one_of(HOSTILE, st.text(max_size=8)), max_size=40).map("".join)


@given(TEXTS, st.integers(0, 6))
def test_nothing_but_what_is_allowed_comes_out_and_all_is_closed(text: str, cited: int) -> None:
    reader = read(html(text, cited=range(cited, cited + 2)))

    assert (reader.refused, reader.open) == ([], [])
    assert len(reader.ids) == len(set(reader.ids))


@given(TEXTS)
def test_as_written_every_line_is_there_in_order(text: str) -> None:
    reader = read(as_written(text, PLAIN))

    assert (reader.refused, reader.open) == ([], [])
    assert reader.ids == [f"L{n}" for n in range(1, len(split_lines(text)) + 1)]


@given(TEXTS)
def test_a_quotation_is_text_with_emphasis(text: str) -> None:
    reader = read(quoted(text))

    assert (reader.refused, reader.open) == ([], [])
    assert "href" not in quoted(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\ntwo", "<p>«1 one»\n«2 two»</p>"),
        ("- a\n- b\n  c", "<ul><li>«1 a»</li><li>«2 b»\n«3 c»</li></ul>"),
        ("a *b\nc* d", "<p>«1 a <em>b</em>»\n«2 <em>c</em> d»</p>"),
        ("3. a", '<ol start="3"><li>«1 a»</li></ol>'),
        ("# a\n\n### b\n\n## c", '<h3 class="h1">«1 a»</h3><h4 class="h3">«3 b»</h4><h4 class="h2">«5 c»</h4>'),
        (
            "| a | b |\n|---|:-:|\n| c | d |",
            "<table><thead><tr><th>«1 a»</th><th>b</th></tr></thead>"
            "<tbody><tr><td>«3 c»</td><td>d</td></tr></tbody></table>",
        ),
        ("```\nx\ny\n```", "<pre>«2 x»\n«3 y»</pre>"),
        ("<b>x</b>", "<p>«1 &lt;b&gt;x&lt;/b&gt;»</p>"),
        ("![y](z)", '<p>«1 <span class="picture">[picture: y]</span>»</p>'),
        ("[a](other.md)", '<p>«1 <a href="/documents/other.md">a</a>»</p>'),
        ("[a](elsewhere.md) [b](//x)", "<p>«1 a b»</p>"),
        ("[a](http://x)", '<p>«1 <a href="http://x" rel="external noopener noreferrer nofollow">a</a>»</p>'),
        ("a\r\nb\rc", "<p>«1 a»\n«2 b»\n«3 c»</p>"),
    ],
)
def test_each_source_line_has_its_number(text: str, expected: str) -> None:
    assert html(text) == re.sub(r"«(\d+) (.*?)»", lambda found: line(int(found[1]), found[2]), expected)


def test_cited_lines_are_marked_and_front_matter_is_shown_as_it_is() -> None:
    text = "---\ntitle: x\n---\n\n- a\n- b"

    shown = html(text, cited=range(6, 7), first_line=4)

    front = "\n".join([line(1, "---"), line(2, "title: x"), line(3, "---")])
    assert shown == f'<pre class="written">{front}</pre><ul><li>{line(5, "a")}</li><li>{line(6, "b", "mark")}</li></ul>'


def test_all_cells_of_a_cited_row_are_marked() -> None:
    shown = html("| a | b |\n|---|---|\n| c | d |", cited=range(3, 4))

    assert f'<td>{line(3, "c", "mark")}</td><td><mark class="cell">d</mark></td>' in shown


def test_of_a_cited_cell_only_that_cell_is_marked() -> None:
    row = "| a | b |\n|---|---|\n| c | d \\| e |"

    second = html(row, cited=range(3, 4), cell=cell_at(row, row.index("e |")))
    first = html(row, cited=range(3, 4), cell=cell_at(row, row.index("c")))

    assert f'<td>{line(3, "c")}</td><td><mark class="cell">d | e</mark></td>' in second
    assert f"<td>{line(3, 'c', 'mark')}</td><td>d | e</td>" in first
    assert cell_at("no row | at all", 9) is None


def test_a_code_span_over_a_line_end_is_marked_whole() -> None:
    shown = html("a `b\nc` d", cited=range(2, 3))

    assert shown == f'<p><span id="L1"></span>{line(2, "a <code>b c</code> d", "mark")}</p>'


def test_of_a_huge_document_only_what_is_around_the_cited_line_is_shown() -> None:
    text = "\n".join(["word " * 20] * (LARGEST // 90))

    shown = read(html(text, cited=range(1000, 1001)))

    assert shown.ids == [f"L{n}" for n in range(800, 1201)]
