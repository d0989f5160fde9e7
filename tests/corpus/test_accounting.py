"""Every non-blank line after the front matter is in exactly one leaf section, or is a heading that opens one."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from written_documents import SAMPLE, SHARED, document, unaccounted

from corpus.block import Lines
from corpus.model import Corpus, ItemForm, RoleDocument, Span
from corpus.reading import read_corpus, read_documents

FOLDERS = [
    pytest.param(SAMPLE, id="sample"),
    *(
        pytest.param(
            folder, id=folder.name, marks=pytest.mark.skipif(not folder.is_dir(), reason=f"{folder} is absent")
        )
        for folder in (SHARED / "gitlab", SHARED / "foreign")
    ),
]
TEXTS = [path.read_text(encoding="utf-8") for path in sorted(SAMPLE.rglob("*.md"))]


def spans_of(corpus: Corpus) -> list[Span]:
    found = [f.span for f in corpus.all_findings()]
    for family in corpus.families:
        found += [s.span for s in family.shared_sections] + [s.span for s in family.specialties]
        for level in family.levels:
            found += [level.heading, level.span, *(e.span for e in level.extends), *(s.span for s in level.sections)]
            found += [stated.span for stated in (level.grade, level.reports_to) if stated is not None]
    found += [item.span for placed in corpus.sections() for item in placed.section.items]
    return found


def check_spans(corpus: Corpus) -> None:
    """Characters and lines of every span agree, and nothing begins or ends in white space."""
    lines = {d.path: Lines(d.path, d.text) for d in corpus.documents}
    for span in spans_of(corpus):
        own = lines[span.path]
        assert 1 <= span.start_line <= span.end_line <= len(own)
        assert 0 <= span.start_char <= span.end_char <= len(own.text)
        quote = own.text[span.start_char : span.end_char]
        assert quote == quote.strip()
        if quote:
            assert own.line_at(span.start_char) == span.start_line
            assert own.line_at(span.end_char - 1) == span.end_line


def _words(text: str) -> list[str]:
    """The words of a text, marks of emphasis and escapes aside."""
    return re.findall(r"[^\W_]+", re.sub(r"[*_`\\]", "", html.unescape(text)))


def check_items(corpus: Corpus) -> None:
    """Items lie in their section, in order and apart, and say what their quotation says without its markup."""
    texts = {d.path: d.text for d in corpus.documents}
    for placed in corpus.sections():
        before: Span | None = None
        for item in placed.section.items:
            within = placed.section.span
            assert within.start_char <= item.span.start_char <= item.span.end_char <= within.end_char
            if before is not None and item.form is not ItemForm.CELL:
                assert before.end_char <= item.span.start_char
            before = item.span
            said = _words(item.text)
            quote = texts[item.span.path][item.span.start_char : item.span.end_char]
            quote = re.sub(r"\[([^\[\]]*)\]\([^()]*\)", r"\1", quote)
            written = iter(_words(quote))
            assert said
            assert all(word in written for word in said), (item.text, quote)


def check(documents: list[RoleDocument]) -> None:
    corpus = read_documents(documents)
    assert [fault for doc in corpus.documents for fault in unaccounted(corpus, doc)] == []
    check_spans(corpus)


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_line_of_a_real_corpus_is_accounted_for(folder: object) -> None:
    corpus = read_corpus([str(folder)])

    assert {doc.path: faults for doc in corpus.documents if (faults := unaccounted(corpus, doc))} == {}


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_span_of_a_real_corpus_is_the_text_it_says(folder: object) -> None:
    corpus = read_corpus([str(folder)])

    check_spans(corpus)
    check_items(corpus)


Mutation = Callable[[list[str], int, int], list[str]]
ODD = [
    "Requirements",
    "> ### A quoted heading",
    "<div>",
    "```",
    "| a | b |",
    "---",
    "===",
    "* * *",
    "\tindented",
    "<!-- x -->",
    "1. 1. twice",
    "#### Senior Pilot",
    "[a]: /b",
    "&nbsp;",
    "</details>",
    "- - - x",
    "+ plus",
    "    code",
    "\u2028",
    "\x0b",
    "- **Senior Pilot**: steers",
    "**Junior Pilot.** Rows.",
    ": steers",
    '{% tab title="Senior Pilot" %}',
    "• rows",
]


def _with(lines: list[str], at: int, *new: str) -> list[str]:
    return [*lines[:at], *new, *lines[at + 1 :]]


MUTATIONS: dict[str, Mutation] = {
    "delete": lambda lines, at, _: _with(lines, at),
    "duplicate": lambda lines, at, _: _with(lines, at, lines[at], lines[at]),
    "swap": lambda lines, at, n: _with(_with(lines, at, lines[n % len(lines)]), n % len(lines), lines[at]),
    "deepen": lambda lines, at, n: _with(lines, at, f"{'#' * (n % 6 + 1)} {lines[at].lstrip('# ')}"),
    "flatten": lambda lines, at, _: _with(lines, at, lines[at].lstrip("#-* ")),
    "blank": lambda lines, at, _: _with(lines, at, lines[at], "", "  "),
    "odd": lambda lines, at, n: _with(lines, at, lines[at], ODD[n % len(ODD)]),
    "tab": lambda lines, at, _: _with(lines, at, f"\t{lines[at]}"),
    "join": lambda lines, at, _: [*lines[:at], "".join(lines[at : at + 2]), *lines[at + 2 :]],
}


@st.composite
def mutated(draw: st.DrawFn) -> str:
    lines = draw(st.sampled_from(TEXTS)).split("\n")
    for name in draw(st.lists(st.sampled_from(sorted(MUTATIONS)), min_size=1, max_size=8)):
        if lines:
            lines = MUTATIONS[name](lines, draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, 300)))
    text = draw(st.sampled_from(["\n", "\r\n", "\r"])).join(lines)
    return draw(st.sampled_from(["", "\ufeff"])) + text


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(mutated())
def test_every_line_of_a_damaged_document_is_accounted_for(text: str) -> None:
    check([document(text)])


@settings(max_examples=200, deadline=None)
@given(st.text(), st.sampled_from(["harbour/clerk.md", "clerk.html", "_index.md"]))
def test_any_text_is_read(text: str, path: str) -> None:
    check([document(text, path)])


MARKUP = st.lists(
    st.sampled_from(
        [
            "# ",
            "## Levels",
            "### Senior Pilot",
            "#### Requirements",
            "- ",
            "  - nested",
            "1. ",
            "> ",
            "\n",
            "\n\n",
            "words here ",
            "| a | b |\n|--|--|\n| c | d |",
            "**bold**",
            "[x](/y)",
            "Grade 7",
            "reports to the Master",
            "Extends the Pilot",
            "<ul><li>x",
            "</li></ul>",
            "<table><tr><td>a<td>b</table>",
            "```",
            "---",
            "title: x",
            "\t",
            "&amp;",
            "\\*",
            "<h2>Requirements</h2>",
            "Requirements\n",
            "- **Senior Pilot** (Grade 7)\n",
            "- **Pilot**: steers\n",
            "  - Duties\n",
            "**Junior Pilot.** rows\n\n",
            "Senior Pilot\n: steers\n",
            '{% tab title="Pilot" %}\n',
            "{% endtab %}\n",
            "• signs\n",
            "<dl><dt>Senior Pilot<dd>x</dl>",
            "<details><summary>Senior Pilot</summary>\n\n",
            "</details>\n",
        ]
    ),
    max_size=40,
).map("".join)


@settings(max_examples=300, deadline=None)
@given(MARKUP, st.sampled_from(["harbour/clerk.md", "clerk.html"]))
def test_any_heap_of_markup_is_read(text: str, path: str) -> None:
    check([document(text, path)])
