"""Addresses as sites make them: pages, anchors, text fragments, and where links in documents lead."""

from __future__ import annotations

import pytest

from corpus.link import Target, anchor, anchors, family_path, page_url, target, text_fragment


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("harbour/clerk.md", "harbour/clerk"),
        ("harbour/_index.md", "harbour"),
        ("harbour/README.md", "harbour"),
        ("_index.md", "_index"),
        ("clerk.html", "clerk"),
        ("harbour/v1.2/clerk.md", "harbour/v1.2/clerk"),
    ],
)
def test_the_place_of_a_document(path: str, place: str) -> None:
    assert family_path(path) == place


def test_the_page_of_a_document() -> None:
    assert (
        page_url("https://port.example/jobs/", "harbour/tide clerk.md")
        == "https://port.example/jobs/harbour/tide%20clerk/"
    )
    assert page_url(None, "harbour/clerk.md") is None


@pytest.mark.parametrize(
    ("heading", "made"),
    [
        ("Senior Clerk", "senior-clerk"),
        ("Tides & Berths", "tides--berths"),
        ("Senior Clerk, Tides (Grade 7)", "senior-clerk-tides-grade-7"),
        ("What you'll do", "what-youll-do"),
        ("Nice-to-haves", "nice-to-haves"),
        ("C++ & snake_case", "c--snake_case"),
        ("Über Öresund", "über-öresund"),
        ("  1. Levels:  ", "1-levels"),
        ("m² of quay", "m-of-quay"),
        ("🏆 Results", "-results"),
        ("Levels {#ladder}", "ladder"),
        ("Levels {.wide #ladder}", "ladder"),
    ],
)
def test_an_anchor_follows_hugos_rule(heading: str, made: str) -> None:
    assert anchor(heading) == made


def test_repeated_headings_get_the_first_free_number() -> None:
    assert anchors(["Job Grade", "Job Grade", "Job Grade"]) == ["job-grade", "job-grade-1", "job-grade-2"]
    assert anchors(["A", "A-1", "A", "???"]) == ["a", "a-1", "a-2", "heading"]


def test_a_text_fragment_names_the_ends_of_a_long_quotation() -> None:
    assert text_fragment("Keep the tide book") == "text=Keep%20the%20tide%20book"
    assert text_fragment("one two-three, four & five") == "text=one%20two%2Dthree%2C%20four%20%26%20five"
    assert text_fragment("a b c d e f g h i j k") == "text=a%20b%20c%20d%20e,g%20h%20i%20j%20k"


KNOWN = {"harbour/clerk", "harbour/pilot", "harbour", "sales/rep", "harbour/tug/senior"}


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ("pilot.md", Target("harbour/pilot", "")),
        ("./pilot.md#senior-pilot", Target("harbour/pilot", "senior-pilot")),
        ("../sales/rep.md", Target("sales/rep", "")),
        ("../pilot/", Target("harbour/pilot", "")),
        ("../../sales/rep/#x", Target("sales/rep", "x")),
        ("#senior-clerk", Target("harbour/clerk", "senior-clerk")),
        ("_index.md", Target("harbour", "")),
        ("tug/senior.md", Target("harbour/tug/senior", "")),
        ("/jobs/harbour/pilot/", Target("harbour/pilot", "")),
        ("/jobs/harbour/pilot/#pilot", Target("harbour/pilot", "pilot")),
        ("https://port.example/jobs/sales/rep/", Target("sales/rep", "")),
        ("https://port.example/jobs/harbour/_index.html", Target("harbour", "")),
        ("harbour%2Fpilot", Target("harbour/pilot", "")),
        ("/handbook/pay/grade-scale/", None),
        ("mailto:pilot@port.example", None),
        ("ftp://port.example/harbour/pilot", None),
        ("http://[broken", None),
        ("", None),
    ],
)
def test_where_a_link_leads(link: str, found: Target | None) -> None:
    assert target(link, "harbour/clerk.md", KNOWN) == found
