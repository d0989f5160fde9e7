"""Pages that a word processor exports: headings that are bold by a class or a style, lists beside those they belong to."""

from __future__ import annotations

import pytest
from test_html import blocks, plain
from written_documents import family

_SHEET = """\
<style type="text/css">@import url(https://themes.example/css);ol{margin:0}.c0{font-size:11pt}.c1{font-weight:700}
p.strong,li.strong{color:#000;font-weight:bold}.c2{margin:0}</style>"""


def _ladder(head: str, inner: str = '<ul class="lst-kix_a-1">{}</ul>') -> str:
    """A page of a deckhands' ladder whose headings are written as `head`, and inner lists as `inner`."""
    levels = [
        ("How to use this page", "<p>Read your own level.</p>"),
        ("Deck Apprentice (D1)", "<p>Reports to: Bosun</p>", "Stows ropes", "Is enrolled at the school"),
        ("Deckhand (D2)", "<p>Reports to: Bosun</p>", "Steers by day", "Holds the deck ticket"),
        ("Bosun (D3)", "<p>Reports to: Master</p>", "Leads the deck", "Ten years afloat"),
        ("Boot money", "<p>All levels get 90 a year.</p>"),
    ]
    out = [f"<html><head>{_SHEET}</head><body>", "<p><span>Deck ladder (final)</span></p>"]
    for title, said, *points in levels:
        inside = [inner.format(f"<li>{point}</li>") for point in points]
        listed = "".join(f"<li>{name}</li>{each}" for name, each in zip(("Work", "Knowledge"), inside, strict=False))
        out += [head.format(title), said, f'<ul class="lst-kix_a-0">{listed}</ul>' if listed else ""]
    return "\n".join([*out, "</body></html>"])


@pytest.mark.parametrize(
    "head",
    [
        '<p class="c2"><span class="c1">{}</span></p>',
        '<p><span class="c0 c1">{}</span></p>',
        '<p class="strong">{}</p>',
        "<p style='font-weight: 600; margin:0'>{}</p>",
        '<p><span style="font:bold 12pt Arial">{}</span></p>',
        '<p><span style="font-weight:400"><b>{}</b></span></p>',
        "<p><strong><span>{}</span></strong></p>",
    ],
)
def test_paragraphs_that_are_bold_by_a_class_or_a_style_head_levels(head: str) -> None:
    found = family(_ladder(head), "deck/ladder.html")

    read = [(level.title, level.grade.value if level.grade else None) for level in found.levels]
    assert read == [("Deck Apprentice", "D1"), ("Deckhand", "D2"), ("Bosun", "D3")]
    assert [level.reports_to.value for level in found.levels if level.reports_to] == ["Bosun", "Bosun", "Master"]
    assert [item.text for item in found.levels[1].sections[-1].items][1::2] == [
        "Steers by day",
        "Holds the deck ticket",
    ]
    assert {section.heading_path[-1] for section in found.shared_sections if section.heading_path} == {
        "How to use this page",
        "Boot money",
    }


@pytest.mark.parametrize(
    "text",
    [
        '<p><span class="c2">Deckhand</span></p>',  # a class that sets something else
        '<p class="strong"><span style="font-weight:normal">Deckhand</span></p>',
        '<b style="font-weight:normal"><p><span>Deckhand</span></p></b>',  # around what is pasted
        '<p><span class="c1">Deckhand</span><span> is the second rung</span></p>',
        '<span class="strong">Deckhand</span>',  # the sheet says so of other tags
        '<div style="font-weight:bold"><p>Deckhand</p><p>The ferry moves in May</p></div>',
    ],
)
def test_what_is_not_bold_from_end_to_end_is_not_strong(text: str) -> None:
    assert not any(block.strong for block in blocks(f"<head>{_SHEET}</head>{text}"))


@pytest.mark.parametrize(
    "text",
    [
        "<ul><li>Work</li><ul><li>Steers</li><ol><li>By day</li></ol></ul><li>Knowledge</li></ul>",
        '<ul class="c3 lst-kix_q-0 start"><li>Work</li></ul><ul class="lst-kix_q-1 start"><li>Steers</li></ul>'
        '<ul class="lst-kix_q-2"><li>By day</li></ul><ul class="lst-kix_q-0"><li>Knowledge</li></ul>',
        "<ul><li>Work<ul><li>Steers<ul><li>By day</li></ul></li></ul></li><li>Knowledge</li></ul>",
    ],
)
def test_a_list_belongs_to_the_point_before_it(text: str) -> None:
    found = blocks(text)

    assert plain(found) == [
        ("bullet", 0, "Work"),
        ("bullet", 1, "Steers"),
        ("bullet", 2, "By day"),
        ("bullet", 0, "Knowledge"),
    ]
    assert [block.parent for block in found] == [None, 0, 1, None]


def test_a_list_behind_a_paragraph_belongs_to_no_point() -> None:
    found = blocks('<ul class="lst-kix_q-0"><li>Work</li></ul><p>And</p><ul class="lst-kix_q-1"><li>Steers</li></ul>')

    assert [(block.text, block.depth, block.parent) for block in found] == [
        ("Work", 0, None),
        ("And", 0, None),
        ("Steers", 0, None),
    ]
