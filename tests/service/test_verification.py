"""Citations checked against documents that have changed since: unchanged, moved, gone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from shapes import VERIFIED, holds

from indexer.hashed_encoder import HashedEncoder
from service import Rolecite
from service.results import as_json
from service.verified import VerifyResult

PATH = "loft/sail-maker.md"
SENIOR = "loft/sail-maker#senior-sail-maker"
Build = Callable[[Path, dict[str, str]], str]
Verify = Callable[..., VerifyResult]


def cited(text: str, quote: str, path: str = PATH, *, occurrence: int = 1) -> dict[str, Any]:
    """A citation of the n-th place where a text holds a quotation."""
    start = -1
    for _ in range(occurrence):
        start = text.index(quote, start + 1)
    line = text.count("\n", 0, start) + 1
    return {
        "path": path, "start_line": line, "end_line": line, "start_char": start, "end_char": start + len(quote),
        "quote": quote,
    }  # fmt: skip


@pytest.fixture
def verify_in(tmp_path: Path, build_index_of: Build) -> Verify:
    """Verifies citations in other documents than those they were made from."""

    def verify(documents: dict[str, str], *citations: dict[str, Any]) -> VerifyResult:
        build_index_of(tmp_path / "index", documents)
        with Rolecite.open(tmp_path / "index", encoder=HashedEncoder()) as rolecite:
            return rolecite.verify(citations)

    return verify


def states(result: VerifyResult) -> list[tuple[str, str | None, int | None]]:
    return [
        (each.state.value, each.citation and each.citation.path, each.citation and each.citation.start_line)
        for each in result.results
    ]


def test_a_line_that_stands_where_it_stood_is_unchanged_and_cited_anew(
    rolecite: Rolecite,
) -> None:
    (hit,) = rolecite.search("draw spinnakers from a blank sheet", k=1).results

    result = rolecite.verify([asdict(hit.citation)])

    assert states(result) == [("unchanged", PATH, 36)]
    assert result.results[0].citation == hit.citation


def test_every_citation_of_an_answer_verifies_as_itself(rolecite: Rolecite) -> None:
    result = rolecite.compare("Sail Maker", "Senior Sail Maker")
    points = [*result.added, *result.inherited, *(c.after for c in result.strengthened + result.unchanged)]
    assert result.to is not None
    assert result.to.grade is not None
    citations = [point.citation for point in points] + [result.to.grade.citation]

    verified = rolecite.verify([asdict(each) for each in citations]).results

    assert [each.citation for each in verified] == citations


def test_lines_inserted_above_move_a_line(verify_in: Verify, texts: dict[str, str]) -> None:
    text = texts[PATH]
    changed = text.replace("- 2 years of stitching", "- A head for heights\n- Own gloves\n- 2 years of stitching")

    result = verify_in(
        {**texts, PATH: changed},
        cited(text, "Draw spinnakers from a blank sheet"),
        cited(text, "Cut and sew **mainsails** to the drawing"),
    )

    assert states(result) == [("moved", PATH, 38), ("unchanged", PATH, 17)]
    moved = result.results[0].citation
    assert moved is not None
    assert (moved.level_id, moved.grade, moved.section) == (SENIOR, 6, "responsibilities")
    assert changed[moved.start_char : moved.end_char] == moved.quote == "Draw spinnakers from a blank sheet"
    assert moved.heading_path == ("Levels", "Senior Sail Maker", "Senior Sail Maker Responsibilities")


def test_of_several_places_the_one_nearest_to_the_old_is_meant(verify_in: Verify, texts: dict[str, str]) -> None:
    text = texts[PATH]
    quote = "You share our values and act on them every day"
    changed = text.replace("## Levels\n", "## Levels\n\n")

    result = verify_in({**texts, PATH: changed}, cited(text, quote, occurrence=1), cited(text, quote, occurrence=2))

    assert states(result) == [("moved", PATH, 24), ("moved", PATH, 42)]


def test_a_line_that_was_reworded_or_deleted_is_gone(verify_in: Verify, texts: dict[str, str]) -> None:
    text = texts[PATH]
    changed = text.replace("5 years of stitching", "6 years of stitching").replace("- A morning at the bench", "- Tea")

    result = verify_in(
        {**texts, PATH: changed},
        cited(text, "5 years of stitching canvas"),
        cited(text, "A morning at the bench with the loft team"),
    )

    assert states(result) == [("gone", None, None), ("gone", None, None)]


def test_the_same_sentence_in_another_role_is_no_place_to_move_to(verify_in: Verify, texts: dict[str, str]) -> None:
    quote = "You share our values and act on them every day"
    place = cited(texts["loft/sail-making-management.md"], quote, "loft/sail-making-management.md")
    changed = texts["loft/sail-making-management.md"].replace(f"- {quote}\n", "")

    result = verify_in({**texts, "loft/sail-making-management.md": changed}, place)

    assert states(result) == [("gone", None, None)]


def test_a_document_that_was_renamed_takes_its_lines_along(verify_in: Verify, texts: dict[str, str]) -> None:
    renamed = {("rigging/sail-maker.md" if path == PATH else path): text for path, text in texts.items()}

    result = verify_in(
        renamed,
        cited(texts[PATH], "Draw spinnakers from a blank sheet"),
        cited(texts[PATH], "You share our values and act on them every day", occurrence=2),
    )

    assert states(result) == [("moved", "rigging/sail-maker.md", 36), ("moved", "rigging/sail-maker.md", 41)]


@pytest.mark.parametrize(
    "change",
    [
        {"quote": ""}, {"quote": " \n"}, {"quote": "not there"}, {"path": "../etc/passwd"}, {"path": "\x00"},
        {"start_char": 2**53, "quote": "not there"}, {"quote": "\ud7ff"},
    ],
)  # fmt: skip
def test_what_never_was_there_is_gone(rolecite: Rolecite, texts: dict[str, str], change: dict[str, Any]) -> None:
    place = cited(texts[PATH], "Draw spinnakers") | {"path": "loft/none.md", "quote": "never written"} | change

    assert states(rolecite.verify([place])) == [("gone", None, None)]


@given(start=st.integers(0, 1600), length=st.integers(1, 200), shift=st.integers(0, 40))
def test_any_run_of_characters_is_unchanged_in_its_place_and_moved_from_another(
    rolecite: Rolecite, texts: dict[str, str], start: int, length: int, shift: int
) -> None:
    text = texts[PATH]
    quote = text[start : start + length]
    place = {
        "path": PATH, "start_line": 1, "end_line": 1, "start_char": start + shift, "end_char": start + shift + length,
        "quote": quote,
    }  # fmt: skip

    (verified,) = rolecite.verify([place]).results

    if not quote.strip():
        assert verified.state == "gone"
    elif text[start + shift : start + shift + length] == quote:
        assert verified.state == "unchanged"
    else:
        assert verified.state == "moved"
        assert verified.citation is not None
        assert text[verified.citation.start_char : verified.citation.end_char] == quote
        assert abs(verified.citation.start_char - (start + shift)) <= shift


def test_the_body_has_the_shape_of_the_contract(client: TestClient, texts: dict[str, str]) -> None:
    place = cited(texts[PATH], "Draw spinnakers from a blank sheet")

    body = client.post("/v1/verify", json={"citations": [place, {**place, "quote": "never written"}]}).json()

    holds(body, VERIFIED)
    assert [each["state"] for each in body["results"]] == ["unchanged", "gone"]
    assert body["results"][0]["citation"]["level"] == "Senior Sail Maker"
    assert body["results"][1] == {
        "state": "gone", "citation": None,
        "cited": {"path": PATH, "start_line": 36, "end_line": 36, "quote": "never written"},
    }  # fmt: skip


def test_a_body_without_citations_has_nothing_to_verify(rolecite: Rolecite) -> None:
    assert as_json(rolecite.verify([])) == b'{"results":[]}'
