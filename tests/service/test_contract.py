"""The shapes of the contract, field by field, as HTTP sends them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from fastapi.testclient import TestClient
from shapes import DOCUMENT, FAMILY, FAMILY_SUMMARY, FINDING, LEVEL_ENTRY, PROBLEM, SEARCH, TIMINGS, holds


def search(client: TestClient, **asked: Any) -> dict[str, Any]:
    response = client.post("/v1/search", json=asked)
    assert response.status_code == 200, response.text
    body: dict[str, Any] = response.json()
    return body


def quoted_exactly(citation: dict[str, Any], texts: dict[str, str]) -> None:
    text = texts[citation["path"]]
    assert text[citation["start_char"] : citation["end_char"]] == citation["quote"]
    assert text.count("\n", 0, citation["start_char"]) + 1 == citation["start_line"]


def test_search_has_the_shape_of_the_contract(client: TestClient, texts: dict[str, str]) -> None:
    body = search(client, query="What does the Senior Sail Maker sew at grade 6?", k=5, explain=True)

    holds(body, SEARCH)
    for hit in body["results"]:
        for citation in (hit["citation"], *hit["also"]):
            quoted_exactly(citation, texts)


def test_the_interpretation_says_what_was_understood(answering: TestClient) -> None:
    assert search(answering, query="what job requirements must the Sr. Sail Maker of grade 6 meet?")["interpretation"] == {
        "intent": "expectations",
        "families": [{"id": "loft/sail-maker", "title": "Sail Maker", "matched": "Sail Maker"}],
        "levels": [
            {"id": "loft/sail-maker#senior-sail-maker", "title": "Senior Sail Maker", "matched": "Sr Sail Maker"}
        ],
        "grades": [6],
        "sections": ["requirements", "job_grade"],
        "filters": {
            "family": [], "level": [], "grade": [], "grade_min": None, "grade_max": None, "section": [], "track": [],
            "department": [], "path": [],
        },
    }  # fmt: skip


def test_a_hit_cites_its_line_with_everything_the_document_says_of_it(
    client: TestClient, texts: dict[str, str]
) -> None:
    hit = search(client, query="draw spinnakers from a blank sheet", k=1)["results"][0]

    citation = hit["citation"]
    del citation["sha256"], citation["snapshot"]
    assert hit["text"] == "Draw spinnakers from a blank sheet and 🪡 test them"
    assert citation == {
        "path": "loft/sail-maker.md",
        "start_line": 36,
        "end_line": 36,
        "start_char": texts["loft/sail-maker.md"].index("Draw spinnakers"),
        "end_char": texts["loft/sail-maker.md"].index(" test them") + len(" test them"),
        "quote": "Draw spinnakers from a blank sheet and 🪡 test them",
        "family_id": "loft/sail-maker",
        "family": "Sail Maker",
        "level_id": "loft/sail-maker#senior-sail-maker",
        "level": "Senior Sail Maker",
        "grade": 6,
        "section": "responsibilities",
        "heading_path": ["Levels", "Senior Sail Maker", "Senior Sail Maker Responsibilities"],
        "url": "https://careers.example/families/loft/sail-maker/#senior-sail-maker-responsibilities"
        ":~:text=Draw%20spinnakers%20from%20a%20blank%20sheet%20and%20%F0%9F%AA%A1%20test%20them",
    }


def test_lines_of_the_whole_family_have_no_level(client: TestClient) -> None:
    citation = search(client, query="morning at the bench with the loft team", k=1)["results"][0]["citation"]

    assert (citation["start_line"], citation["level_id"], citation["level"], citation["grade"]) == (
        46,
        None,
        None,
        None,
    )
    assert citation["section"] == "hiring_process"


def test_the_same_point_elsewhere_is_also_and_not_another_result(client: TestClient) -> None:
    best, *others = search(client, query="share our values and act on them every day")["results"]

    assert [(also["path"], also["start_line"]) for also in best["also"]] == [
        ("loft/sail-maker.md", 41), ("loft/sail-making-management.md", 16),
    ]  # fmt: skip
    assert all("values" not in other["text"] for other in others)


def test_the_parts_of_a_score_add_up(answering: TestClient) -> None:
    results = search(answering, query="grade of the Senior Sail Maker")["results"]

    for hit in results:
        parts = {name: value for name, value in hit["why"].items() if name != "timings"}
        assert hit["score"] == pytest.approx(sum(parts.values()), abs=1e-9)
    best = results[0]["why"]
    assert min(best["dense"], best["lexical"], best["family"], best["level"], best["fact"], best["rerank"]) > 0


def test_only_explaining_tells_timings(client: TestClient) -> None:
    assert search(client, query="sails", k=1)["results"][0]["why"]["timings"] is None
    timings = search(client, query="sails", k=1, explain=True)["results"][0]["why"]["timings"]
    assert timings.keys() == TIMINGS


def test_a_fact_asked_for_is_found_where_the_document_states_it(answering: TestClient) -> None:
    """The line that states the Senior's reporting line reads like the Sail Maker's, but is another."""
    citation = search(answering, query="who is the boss of the senior sail maker", k=1)["results"][0]["citation"]

    assert (citation["path"], citation["start_line"]) == ("loft/sail-maker.md", 27)


def test_families_are_listed_with_their_levels(client: TestClient) -> None:
    body = client.get("/v1/families").json()

    for entry in body:
        holds(entry, FAMILY_SUMMARY)
    assert [entry["id"] for entry in body] == [
        "harbour/harbour-pilot",
        "loft/sail-maker",
        "loft/sail-making-management",
    ]
    assert body[2]["levels"] == [
        {"id": "loft/sail-making-management#manager-sail-making", "title": "Manager, Sail Making", "grade": 8},
        {"id": "loft/sail-making-management#director-sail-making", "title": "Director, Sail Making", "grade": None},
    ]
    assert body[2]["department"] == "loft"


def test_a_family_is_shown_in_full(client: TestClient, texts: dict[str, str]) -> None:
    body = client.get("/v1/families/loft/sail-maker").json()

    holds(body, FAMILY)
    first, senior = body["levels"]
    for level in body["levels"]:
        quoted_exactly(level["grade"]["citation"], texts)
    assert (senior["rank"], senior["track"], senior["grade"]["value"]) == (1, "ic", 6)
    assert (senior["grade"]["citation"]["start_line"], senior["grade"]["citation"]["section"]) == (31, "job_grade")
    assert senior["reports_to"]["value"] == "Loft Manager"
    assert senior["reports_to"]["citation"]["start_line"] == 27
    (extends,) = senior["extends"]
    assert (extends["level_id"], extends["scope"], extends["citation"]["start_line"]) == (
        first["id"],
        "responsibilities",
        35,
    )
    assert [(s["kind"], s["start_line"], s["end_line"]) for s in body["shared_sections"]] == [
        ("hiring_process", 43, 46)
    ]


def test_levels_are_listed_by_what_they_are(client: TestClient, texts: dict[str, str]) -> None:
    def titles(**query: Any) -> list[str]:
        return [entry["title"] for entry in client.get("/v1/levels", params=query).json()]

    everything = client.get("/v1/levels").json()
    for entry in everything:
        holds(entry, LEVEL_ENTRY)
        quoted_exactly(entry["citation"], texts)
        assert entry["citation"]["section"] is None
    assert len(everything) == 5
    assert titles(grade=[5, 8]) == ["Sail Maker", "Manager, Sail Making"]
    assert titles(grade_min=6, grade_max=7) == ["Harbour Pilot", "Senior Sail Maker"]
    assert titles(track="management") == ["Manager, Sail Making", "Director, Sail Making"]
    assert titles(family="Harbour Pilot") == ["Harbour Pilot"]
    assert titles(department="Harbour") == ["Harbour Pilot"]
    assert titles(grade=99) == []


def test_a_document_is_shown_as_it_was_indexed(client: TestClient, texts: dict[str, str]) -> None:
    body = client.get("/v1/documents/loft/sail-maker.md").json()

    holds(body, DOCUMENT)
    assert body["text"] == texts["loft/sail-maker.md"]
    assert body["family_id"] == "loft/sail-maker"
    assert [s["start_line"] for s in body["sections"]] == sorted(s["start_line"] for s in body["sections"])
    assert {s["kind"] for s in body["sections"]} == {
        "summary", "job_grade", "responsibilities", "requirements", "hiring_process",
    }  # fmt: skip


def test_findings_are_listed_by_path_and_code(client: TestClient) -> None:
    (finding,) = client.get("/v1/findings").json()

    holds(finding, FINDING)
    assert (finding["code"], finding["path"]) == ("level_without_grade", "loft/sail-making-management.md")
    assert finding["level_id"] == "loft/sail-making-management#director-sail-making"
    assert client.get("/v1/findings", params={"code": finding["code"], "path": finding["path"]}).json() == [finding]
    folder = finding["path"].partition("/")[0]
    assert client.get("/v1/findings", params={"path": f"{folder}/"}).json() == [finding]
    assert client.get("/v1/findings", params={"path": f"{folder}/*.md"}).json() == [finding]
    assert client.get("/v1/findings", params={"path": "loft/sail-maker.md"}).json() == []
    assert client.get("/v1/findings", params={"code": "other"}).json() == []


@pytest.mark.parametrize(
    ("filters", "lines"),
    [
        ({"level": "Senior"}, {("loft/sail-maker.md", n) for n in (27, 31, 35, 36, 40, 41)}),
        ({"family": "Sail Maker", "section": "hiring_process"}, {("loft/sail-maker.md", n) for n in (45, 46)}),
        ({"grade": 7, "section": "requirements"}, {("harbour/harbour-pilot.md", 20)}),
        ({"grade_min": 8}, {("loft/sail-making-management.md", n) for n in (11, 15, 16)}),
        ({"track": "management", "department": "harbour"}, set()),
        ({"grade": 99}, set()),
        ({"path": "harbour/*.md", "section": "job_grade"}, {("harbour/harbour-pilot.md", 11)}),
        ({"path": "harbour", "section": ["job_grade", "hiring_process"]}, {("harbour/harbour-pilot.md", 11)}),
    ],
)  # fmt: skip
def test_filters_let_through_exactly_what_they_say(
    client: TestClient, texts: dict[str, str], filters: dict[str, Any], lines: set[tuple[str, int]]
) -> None:
    results = search(client, query="what is there", k=100, filters=filters)["results"]

    places = [c for hit in results for c in (hit["citation"], *hit["also"])]
    found = {(c["path"], line) for c in places for line in range(c["start_line"], c["end_line"] + 1)}
    assert lines <= found
    assert {line for line in found if texts[line[0]].splitlines()[line[1] - 1].strip()} == lines


@pytest.mark.parametrize("query", ["\x00", '"*"', "…", "???!!", "🪡🪡"])
def test_a_text_without_a_word_finds_nothing(client: TestClient, query: str) -> None:
    assert search(client, query=query)["results"] == []


@pytest.mark.parametrize("query", ["NaN", "a" * 4000, "\u202e<script>", "' OR 1=1 --", "C++"])
def test_any_text_with_a_word_is_a_question(client: TestClient, query: str) -> None:
    assert search(client, query=query, k=1)["results"][0]["rank"] == 1


@pytest.mark.parametrize(
    ("asked", "detail"),
    [
        ({}, "query: Field required"),
        ({"query": ""}, "query:"),
        ({"query": " \n\t"}, "query: is blank"),
        ({"query": "a" * 4001}, "query:"),
        ({"query": 3}, "query:"),
        ({"query": "x", "k": 0}, "k:"),
        ({"query": "x", "k": 101}, "k:"),
        ({"query": "x", "k": 10**30}, "k:"),
        ({"query": "x", "k": True}, "k:"),
        ({"query": "x", "explain": "yes"}, "explain:"),
        ({"query": "x", "filters": []}, "filters:"),
        ({"query": "x", "filters": {"grade_min": "seven"}}, "filters.grade_min:"),
        ({"query": "x", "filters": {"family": "Sail Maler"}}, "unknown family 'Sail Maler'; nearest: Sail Maker"),
        ({"query": "x", "filters": {"colour": "red"}}, "unknown filter 'colour'"),
        ({"query": "x", "limit": 3}, "unknown field 'limit'"),
    ],
)
def test_what_cannot_be_asked_is_refused_by_name(client: TestClient, asked: dict[str, Any], detail: str) -> None:
    response = client.post("/v1/search", json=asked)

    assert (response.status_code, response.headers["content-type"]) == (422, "application/problem+json")
    holds(response.json(), PROBLEM)
    assert detail in response.json()["detail"]


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[" * 60_000, b'{"query": NaN}', b'{"query": "\\ud800"}', b"\xff\xfe", b"null"]
)
def test_a_body_that_is_no_question_is_a_problem_and_no_crash(client: TestClient, body: bytes) -> None:
    response = client.post("/v1/search", content=body, headers={"content-type": "application/json"})

    assert response.status_code == 422
    holds(response.json(), PROBLEM)


@pytest.mark.parametrize(
    "url",
    [
        "/v1/families/loft/rope-maker", "/v1/families/", "/v1/documents/loft/none.md", "/v1/documents/../conftest.py",
        "/v1/documents/%2e%2e/%2e%2e/etc/passwd", "/v1/documents//etc/passwd", "/v1/documents/loft%00", "/v1/other",
        "/v2",
    ],
)  # fmt: skip
def test_what_is_not_there_is_404(client: TestClient, url: str) -> None:
    response = client.get(url)

    assert (response.status_code, response.headers["content-type"]) == (404, "application/problem+json")
    holds(response.json(), PROBLEM)


def test_an_unknown_family_in_an_address_is_told_with_the_nearest(client: TestClient) -> None:
    body = client.get("/v1/families/loft/sail-maler").json()

    assert body["detail"].startswith("unknown family 'loft/sail-maler'; nearest: loft/sail-maker")
    assert body["nearest"][0] == "loft/sail-maker"


@pytest.mark.parametrize(
    "url", ["/v1/levels?colour=red", "/v1/levels?track=captain", "/v1/levels?grade_min=x", "/v1/findings?pth=a"]
)
def test_unknown_parameters_are_refused_rather_than_ignored(client: TestClient, url: str) -> None:
    assert client.get(url).status_code == 422


def test_a_method_that_is_not_there_is_a_problem_too(client: TestClient) -> None:
    response = client.get("/v1/search")

    assert response.status_code == 405
    holds(response.json(), PROBLEM)


@pytest.mark.parametrize(
    "body",
    [
        b'{"query": "sails", "k": 2, "filters": {"grade": [6, "B1"], "section": "requirements"}}',
        b'{"query": "sails", "k": 1, "k": 2}',
        b'{"query": "sails", "k": 2.0}',
        b'{"query": "sails", "k": NaN}',
        b'{"query": "sails", "k": "2"}',
        b'{"query": "sails", "k": 99999999999999999999999999}',
        b'{"query": "sails \\ud800"}',
        b'{"query": " "}',
        b'{"question": "sails"}',
        b'{"query": "sails", "filters": {"grade": true}}',
        b'{"query": "sails", "filters": {"colour": "red"}}',
        b'{"query": "sails", "filters": null}',
        b'["sails"]', b'"sails"', b"null", b"", b"{", b'{"query": "sails"} x', b'\xff{"query": "sails"}',
        '{"query": "sails"}'.encode("utf-16"), b'\xef\xbb\xbf{"query": "sails"}',
    ],
)  # fmt: skip
def test_a_body_read_at_once_is_read_as_the_framework_reads_it(client: TestClient, body: bytes) -> None:
    read = [
        client.post("/v1/search", content=body, headers={"Content-Type": kind})
        for kind in ("application/json", "application/json; charset=utf-8")
    ]

    one, other = (re.sub(r'"took_ms":[^,]+', "", response.text) for response in read)
    assert (read[0].status_code, one) == (read[1].status_code, other)
