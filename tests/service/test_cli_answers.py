"""The commands that answer: what they print, and how they exit."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest
from commands import Ask, command

from service.cli import run


@pytest.mark.parametrize(
    ("question", "code", "kind"),
    [
        ("what grade is the senior sail maker", 0, "fact"),
        ("what grade is it", 0, "clarification"),
        ("grade of the director, sail making", 1, "not_stated"),
        ("what does a senior sail maker add over a sail maker", 0, "comparison"),
        ("what does a staff sail maker add over a senior sail maker", 1, "not_stated"),
    ],
)
def test_ask_exits_with_0_when_answered_or_asked_back_and_with_1_when_nothing_says_it(
    ask: Ask, indexed: Path, question: str, code: int, kind: str
) -> None:
    exited, body = ask("ask", question, "--index", str(indexed))

    assert (exited, body["kind"], body["explanation"]) == (code, kind, None)


def test_compare_exits_with_1_where_a_level_is_missing(ask: Ask, indexed: Path) -> None:
    code, both = ask("compare", "Sail Maker", "senior", "--family", "Sail Maker", "--index", str(indexed))
    exited, one = ask("compare", "Sail Maker", "Staff Sail Maker", "--index", str(indexed))

    assert (code, both["from"]["title"], both["to"]["title"]) == (0, "Sail Maker", "Senior Sail Maker")
    assert (exited, one["to"], one["available"]) == (1, None, ["Sail Maker", "Senior Sail Maker"])


CV = "Six years of stitching canvas. I cut and sewed mainsails to the drawing and drew spinnakers from a blank sheet."


def test_match_reads_a_file_or_standard_input(ask: Ask, indexed: Path, tmp_path: Path) -> None:
    (tmp_path / "cv.txt").write_text(CV, encoding="utf-8")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    (tmp_path / "empty.txt").write_text("\n")

    code, body = ask("match", str(tmp_path / "cv.txt"), "-k", "1", "--index", str(indexed))
    piped = command(["match", "-", "-k", "1", "--json", "--index", str(indexed)], tmp_path, written=CV)

    assert (code, [match["level"] for match in body["matches"]]) == (0, ["Senior Sail Maker"])
    assert json.loads(piped.stdout)["matches"] == body["matches"]
    for file, detail in (("photo.jpg", "photo.jpg is not text in UTF-8"), ("empty.txt", "text: is blank")):
        refused, problem = ask("match", str(tmp_path / file), "--index", str(indexed))
        assert (refused, problem["status"]) == (2, 422)
        assert detail in problem["detail"]


def test_verify_walks_a_saved_body_and_exits_with_1_when_a_citation_is_gone(
    ask: Ask, indexed: Path, tmp_path: Path
) -> None:
    saved, index = tmp_path / "answer.json", ("--index", str(indexed))
    bodies = [
        ask("ask", "what does the senior sail maker add over the sail maker", *index),
        ask("search", "who draws spinnakers", *index),
        ask("compare", "Sail Maker", "Senior Sail Maker", *index),
    ]
    for code, body in bodies:
        assert code == 0
        saved.write_text(json.dumps(body))
        exited, checked = ask("verify", str(saved), *index)
        assert exited == 0
        assert {each["state"] for each in checked["results"]} == {"unchanged"}
        places = [
            (each["cited"]["path"], each["cited"]["start_line"], each["cited"]["quote"]) for each in checked["results"]
        ]
        assert len(places) == len(set(places))

    saved.write_text(json.dumps(bodies[0][1]).replace("Draw spinnakers", "Draw pedalos"))
    exited, checked = ask("verify", str(saved), *index)
    gone = [each["cited"]["start_line"] for each in checked["results"] if each["state"] == "gone"]
    assert (exited, gone) == (1, [36])


@pytest.mark.parametrize(
    ("saved", "code", "detail"),
    [
        ("{", 2, "is no JSON"),
        ("[" * 100_000, 2, "is no JSON"),
        ('{"kind": "not_stated"}', 0, None),
        (
            '{"path": "x", "quote": "x", "start_char": 1, "end_char": "2", "start_line": 1, "end_line": 1}',
            2,
            "end_char",
        ),
        ('{"path": "x", "quote": "x", "start_char": 1, "end_char": 2}', 2, "start_line: Field required"),
    ],
)
def test_what_is_no_saved_body_is_bad_input(
    ask: Ask, indexed: Path, tmp_path: Path, saved: str, code: int, detail: str | None
) -> None:
    (tmp_path / "saved.json").write_text(saved)

    exited, body = ask("verify", str(tmp_path / "saved.json"), "--index", str(indexed))

    assert exited == code
    assert detail in body["detail"] if detail else body == {"results": []}


def test_verifying_needs_an_index_and_builds_none(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "saved.json").write_text('{"kind": "not_stated"}')

    code, body = ask("verify", str(tmp_path / "saved.json"), "--index", str(tmp_path / "none"))

    assert (code, body["status"]) == (3, 503)
    assert not (tmp_path / "none").exists()


def test_people_read_a_comparison_by_what_became_of_each_line(
    indexed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    index = ("--index", str(indexed))
    assert run(["ask", "what does the senior sail maker add over the sail maker", "--explain", *index]) == 0

    shown = capsys.readouterr().out
    parts = [
        "Added",
        "Draw spinnakers",
        "Strengthened",
        "before: 2 years",
        "after:  5 years",
        "Inherited",
        "Unchanged: 1",
    ]
    assert [shown.index(part) for part in parts] == sorted(shown.index(part) for part in parts)
    assert "\n 1. Draw spinnakers from a blank sheet and 🪡 test them\n" in shown
    assert "\n    Sail Maker › Senior Sail Maker · grade 6 · responsibilities  loft/sail-maker.md:36\n" in shown
    assert "\n 2. before: 2 years of stitching canvas  loft/sail-maker.md:22\n" in shown
    assert "kind: comparison 0." in shown
    assert "deciding lines: 2" in shown


def test_people_read_expectations_by_where_they_come_from(indexed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ask", "what is expected of a senior sail maker", "--index", str(indexed)]) == 0

    shown = capsys.readouterr().out
    own, _, inherited = shown.partition("\nInherited\n")
    assert "\nIts own\n 1. Draw spinnakers" in own
    assert " 4. Cut and sew mainsails to the drawing\n    Sail Maker · grade 5 · responsibilities" in inherited
    assert "Understood as" not in shown


def test_readings_are_commands_that_can_be_run(indexed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ask", "what grade is it", "--index", str(indexed)]) == 0

    commands = [shlex.split(text) for text in capsys.readouterr().out.splitlines() if text.startswith("  rolecite ")]
    assert len(commands) == 5
    assert run(commands[2][1:]) == 0
    assert "Senior Sail Maker: grade 6." in capsys.readouterr().out


def test_people_read_what_is_near_what_is_not_stated(indexed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ask", "grade of the director, sail making", "--index", str(indexed)]) == 1

    shown = capsys.readouterr().out
    assert "states no grade" in shown
    assert "\nNear\n  Manager, Sail Making: grade 8  loft/sail-making-management.md:11\n" in shown


def test_people_read_what_is_met_by_which_words(
    indexed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "cv.txt").write_text(CV, encoding="utf-8")

    assert run(["match", str(tmp_path / "cv.txt"), "-k", "1", "--index", str(indexed)]) == 0

    shown = capsys.readouterr().out
    assert " 1. Sail Maker › Senior Sail Maker · grade 6" in shown
    assert (
        "met      5 years of stitching canvas  loft/sail-maker.md:40\n             by: Six years of stitching canvas."
        in shown
    )
    assert "missing  You share our values and act on them every day  loft/sail-maker.md:41" in shown


def test_people_read_which_citations_are_gone(
    indexed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = {"path": "loft/sail-maker.md", "start_line": 9, "end_line": 9, "start_char": 3, "end_char": 13}
    (tmp_path / "saved.json").write_text(json.dumps([{**place, "quote": "Draw [red]pedalos"}]))

    assert run(["verify", str(tmp_path / "saved.json"), "--index", str(indexed)]) == 1
    assert capsys.readouterr().out == (
        "     gone loft/sail-maker.md:9  Draw [red]pedalos\n0 unchanged, 0 moved, 1 gone\n"
    )
