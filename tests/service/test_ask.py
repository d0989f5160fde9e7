"""Answers, comparisons and matches as HTTP sends them: every kind of the contract, asked of a small corpus."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from shapes import ANSWER, COMPARISON, MATCHES, OF_KIND, PROBLEM, TIMINGS, holds

SAIL_MAKER = "loft/sail-maker#sail-maker"
SENIOR = "loft/sail-maker#senior-sail-maker"
MANAGER = "loft/sail-making-management#manager-sail-making"
DIRECTOR = "loft/sail-making-management#director-sail-making"
SAILS, MANAGEMENT, PILOT = "loft/sail-maker.md", "loft/sail-making-management.md", "harbour/harbour-pilot.md"
PROFILE = (
    "I have sewn and cut mainsails for three years at a small loft and kept the sewing machines oiled and in good "
    "order. I also drew two spinnakers from a blank sheet and tested them, and I have six years of stitching canvas."
)


def post(client: TestClient, route: str, **asked: Any) -> dict[str, Any]:
    response = client.post(route, json=asked)
    assert response.status_code == 200, response.text
    body: dict[str, Any] = response.json()
    return body


def citations(body: Any) -> Iterator[dict[str, Any]]:
    """Every citation in a body, wherever it stands."""
    if isinstance(body, dict):
        if "quote" in body and "path" in body:
            yield body
        for value in body.values():
            yield from citations(value)
    elif isinstance(body, list):
        for value in body:
            yield from citations(value)


def quoted_exactly(body: Any, texts: dict[str, str]) -> None:
    """Every citation is its document's own text, and its lines are those of its characters."""
    for cited in citations(body):
        text = texts[cited["path"]]
        assert text[cited["start_char"] : cited["end_char"]] == cited["quote"]
        assert text.count("\n", 0, cited["start_char"]) + 1 == cited["start_line"]
        assert text.count("\n", 0, cited["end_char"]) + 1 == cited["end_line"]


def lines(points: list[dict[str, Any]]) -> list[int]:
    return [point["citation"]["start_line"] for point in points]


def cited(body: dict[str, Any]) -> list[list[tuple[str, int]]]:
    """The places of each claim."""
    return [[(c["path"], c["start_line"]) for c in claim["citations"]] for claim in body["claims"]]


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("what grade is the senior sail maker", "fact"),
        ("who is the boss of the senior sail maker", "fact"),
        ("what are the hiring steps for a sail maker", "fact"),
        ("what does the senior sail maker add over the sail maker", "comparison"),
        ("compare Senior Sail Maker and Staff Sail Maker", "not_stated"),
        ("what is expected of a senior sail maker", "expectations"),
        ("which levels are grade 7", "listing"),
        ("which roles need a licence", "listing"),
        (PROFILE, "match"),
        ("who keeps the sewing machines oiled", "passages"),
        ("what grade is it", "clarification"),
        ("grade of the director, sail making", "not_stated"),
        ("what is the grade of the staff sail maker", "not_stated"),
        ("what is the weather like in Lisbon", "not_stated"),
    ],
)
def test_every_kind_has_the_shape_of_the_contract(
    answering: TestClient, texts: dict[str, str], question: str, kind: str
) -> None:
    body = post(answering, "/v1/ask", question=question)

    assert body["kind"] == kind
    holds(body, {**ANSWER, **OF_KIND[kind]})
    quoted_exactly(body, texts)
    assert 0 <= body["confidence"] <= 1
    assert bool(body["claims"]) == (kind not in {"clarification", "not_stated"})
    others = {name for fields in OF_KIND.values() for name in fields} - OF_KIND[kind].keys()
    assert others & body.keys() == set()


@pytest.mark.parametrize(
    ("question", "fact", "places"),
    [
        (
            "what grade is the senior sail maker",
            {"family_id": "loft/sail-maker", "level_id": SENIOR, "attribute": "grade", "value": 6},
            [[(SAILS, 31)]],
        ),
        (
            "who is the boss of the senior sail maker",
            {"family_id": "loft/sail-maker", "level_id": SENIOR, "attribute": "reports_to", "value": "Loft Manager"},
            [[(SAILS, 27)]],
        ),
        (
            "which level comes after sail maker",
            {
                "family_id": "loft/sail-maker", "level_id": SAIL_MAKER, "attribute": "next_level",
                "value": "Senior Sail Maker",
            },
            [[(SAILS, 25)]],
        ),
        (
            "what are the hiring steps for a sail maker",
            {
                "family_id": "loft/sail-maker", "level_id": None, "attribute": "hiring_steps",
                "value": ["A thirty-minute call with a recruiter", "A morning at the bench with the loft team"],
            },
            [[(SAILS, 45)], [(SAILS, 46)]],
        ),
    ],
)  # fmt: skip
def test_a_fact_is_what_the_document_states_cited_to_the_stating_line(
    answering: TestClient, question: str, fact: dict[str, Any], places: list[list[tuple[str, int]]]
) -> None:
    body = post(answering, "/v1/ask", question=question)

    assert body["fact"] == fact
    assert cited(body) == places


def test_a_comparison_divides_the_higher_levels_own_lines(answering: TestClient, texts: dict[str, str]) -> None:
    body = post(answering, "/v1/compare", from_level=SAIL_MAKER, to_level="Senior Sail Maker")

    holds(body, COMPARISON)
    quoted_exactly(body, texts)
    assert list(body)[:2] == ["from", "to"]
    assert (body["from"]["id"], body["to"]["id"]) == (SAIL_MAKER, SENIOR)
    assert lines(body["added"]) == [36]
    assert [lines([c["before"], c["after"]]) for c in body["strengthened"]] == [[22, 40]]
    assert [lines([c["before"], c["after"]]) for c in body["unchanged"]] == [[23, 41]]
    assert (lines(body["inherited"]), body["dropped"]) == ([17, 18], [])


def test_the_claims_of_a_comparison_are_what_is_added_then_what_is_raised(answering: TestClient) -> None:
    body = post(answering, "/v1/ask", question="what does the senior sail maker add over the sail maker")

    assert cited(body) == [[(SAILS, 36)], [(SAILS, 40), (SAILS, 22)]]
    assert lines(body["comparison"]["added"]) == [36]


def test_a_side_that_does_not_exist_is_null_and_the_others_are_named(answering: TestClient) -> None:
    body = post(answering, "/v1/compare", from_level="Senior Sail Maker", to_level="Staff Sail Maker")

    holds(body, COMPARISON)
    assert (body["from"]["id"], body["to"]) == (SENIOR, None)
    assert body["available"] == ["Sail Maker", "Senior Sail Maker"]
    lists = ("added", "strengthened", "unchanged", "dropped", "inherited")
    assert [body[name] for name in lists] == [[], [], [], [], []]


def test_expectations_say_what_is_own_inherited_and_replaced(answering: TestClient) -> None:
    body = post(answering, "/v1/ask", question="what is expected of a senior sail maker")

    expected = body["expectations"]
    assert (lines(expected["own"]), lines(expected["inherited"])) == ([36, 40, 41], [17, 18])
    assert [places[0] for places in cited(body)] == [(SAILS, line) for line in (36, 40, 41, 17, 18)]
    assert {point["level_id"] for point in expected["inherited"]} == {SAIL_MAKER}


def test_a_listing_by_catalogue_is_complete_and_one_by_content_is_not(answering: TestClient) -> None:
    exact = post(answering, "/v1/ask", question="which levels are grade 7")
    by_content = post(answering, "/v1/ask", question="which roles need a licence")

    for body, line in ((exact, 11), (by_content, 20)):
        (level,) = body["levels"]
        assert (level["level_id"], level["title"], level["grade"]) == (
            "harbour/harbour-pilot#harbour-pilot", "Harbour Pilot", 7,
        )  # fmt: skip
        assert (level["citation"]["path"], level["citation"]["start_line"]) == (PILOT, line)
        assert body["total"] == 1
    assert (exact["complete"], by_content["complete"]) == (True, False)


def test_a_pasted_profile_is_matched_and_a_short_one_is_a_question(answering: TestClient) -> None:
    asked = post(answering, "/v1/ask", question=PROFILE)
    matched = post(answering, "/v1/match", text=PROFILE)

    holds(matched, MATCHES)
    assert asked["interpretation"]["intent"] == "match"
    assert asked["matches"] == matched["matches"]
    assert matched["matches"][0]["level_id"] == SENIOR
    assert [claim["citations"][0]["start_line"] for claim in asked["claims"]] == [
        match["citation"]["start_line"] for match in matched["matches"]
    ]
    assert post(answering, "/v1/ask", question="I have sewn sails for three years.")["kind"] != "match"


def test_a_match_quotes_the_text_it_was_given(answering: TestClient, texts: dict[str, str]) -> None:
    body = post(answering, "/v1/match", text=PROFILE, k=2)

    quoted_exactly(body, texts)
    assert len(body["matches"]) == 2
    evidence = [met["evidence"] for match in body["matches"] for met in match["met"]]
    assert evidence
    for each in evidence:
        assert PROFILE[each["start_char"] : each["end_char"]] == each["quote"]
    best = body["matches"][0]
    assert (best["citation"]["start_line"], best["citation"]["section"]) == (25, None)
    assert 40 in lines([met["requirement"] for met in best["met"]])  # six years, where five are asked


def test_a_question_without_a_role_is_answered_by_its_readings(answering: TestClient) -> None:
    body = post(answering, "/v1/ask", question="what grade is it")

    assert {reading["level_id"] for reading in body["readings"]} == {
        SAIL_MAKER, SENIOR, MANAGER, DIRECTOR, "harbour/harbour-pilot#harbour-pilot",
    }  # fmt: skip
    for reading in body["readings"]:
        again = post(answering, "/v1/ask", question=reading["question"])
        if reading["level_id"] == DIRECTOR:
            assert (again["kind"], again["reason"]) == ("not_stated", "never_stated")
        else:
            assert again["fact"]["level_id"] == reading["level_id"]


@pytest.mark.parametrize(
    ("question", "reason", "near"),
    [
        ("grade of the director, sail making", "never_stated", (MANAGEMENT, 11)),
        ("what is the grade of the staff sail maker", "no_such_level", (SAILS, 7)),
        ("what is the weather like in Lisbon", "out_of_scope", None),
    ],
)
def test_what_is_not_stated_says_why_and_what_is_near(
    answering: TestClient, question: str, reason: str, near: tuple[str, int] | None
) -> None:
    body = post(answering, "/v1/ask", question=question)

    assert (body["kind"], body["reason"], body["claims"]) == ("not_stated", reason, [])
    places = [(n["citation"]["path"], n["citation"]["start_line"]) for n in body["near"] if n["citation"]]
    assert places[:1] == ([near] if near else [])


def test_only_explaining_says_how_the_question_was_understood(answering: TestClient) -> None:
    question = "what grade is the Sr Sail Maker"
    body = post(answering, "/v1/ask", question=question, explain=True)
    explained = body["explanation"]

    assert post(answering, "/v1/ask", question=question)["explanation"] is None
    assert explained["kinds"][0]["kind"] == "grade"
    probabilities = [each["probability"] for each in explained["kinds"]]
    assert probabilities == sorted(probabilities, reverse=True)
    assert sum(probabilities) == pytest.approx(1, abs=0.002)
    best = explained["levels"][0]
    assert (best["id"], best["matched"]) == (SENIOR, "Sr Sail Maker")
    assert [family["id"] for family in explained["families"]][:1] == ["loft/sail-maker"]
    assert explained["deciding_lines"] == 1
    assert explained["timings"].keys() == TIMINGS
    assert sum(explained["timings"].values()) == pytest.approx(body["took_ms"], abs=0.01)


@pytest.mark.parametrize(
    ("route", "asked", "detail"),
    [
        ("/v1/ask", {}, "question: Field required"),
        ("/v1/ask", {"question": ""}, "question:"),
        ("/v1/ask", {"question": " \n"}, "question: is blank"),
        ("/v1/ask", {"question": "a" * 4001}, "question:"),
        ("/v1/ask", {"query": "x"}, "unknown field 'query'; nearest: question"),
        ("/v1/ask", {"question": "x", "filters": {"track": "captain"}}, "unknown track 'captain'"),
        ("/v1/ask", {"question": "x", "filters": {"level": "Captain Sail Maker"}}, "nearest: "),
        ("/v1/compare", {"from_level": "x"}, "to_level: Field required"),
        ("/v1/compare", {"from_level": SENIOR, "to_level": SENIOR, "family": "Sail Maler"}, "nearest: Sail Maker"),
        ("/v1/match", {"text": " "}, "text: is blank"),
        ("/v1/match", {"text": "a" * 60_001}, "text:"),
        ("/v1/match", {"text": "x", "k": 0}, "k:"),
        ("/v1/verify", {"citations": [{"path": "x"}]}, "citations.0.quote: Field required"),
        ("/v1/verify", {"citations": "x"}, "citations:"),
        (
            "/v1/verify",
            {"citations": [
                {"path": "x", "quote": "x", "start_line": 1, "end_line": 1, "start_char": -1, "end_char": 1}
            ]},
            "citations.0.start_char:",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_refused_by_name(
    answering: TestClient, route: str, asked: dict[str, Any], detail: str
) -> None:
    response = answering.post(route, json=asked)

    assert (response.status_code, response.headers["content-type"]) == (422, "application/problem+json")
    holds(response.json(), PROBLEM)
    assert detail in response.json()["detail"]


def test_a_rank_is_a_level_where_the_family_is_named(answering: TestClient) -> None:
    body = post(answering, "/v1/compare", from_level="Manager", to_level="director", family="Sail Making Management")

    assert (body["from"]["id"], body["to"]["id"]) == (MANAGER, DIRECTOR)
    assert (lines(body["added"]), lines(body["dropped"])) == ([22], [15, 16])
