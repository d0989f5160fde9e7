"""The command: what it prints, where, and how it exits."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from commands import ROOT, Ask, command
from written_index import write_corpus

from service.cli import run


def test_search_prints_the_body_that_http_sends(ask: Ask, indexed: Path) -> None:
    code, body = ask("search", "who draws spinnakers", "-k", "1", "--index", str(indexed))

    assert code == 0
    assert body["results"][0]["citation"]["start_line"] == 36
    assert body["results"][0]["citation"]["url"].startswith("https://careers.example/families/loft/sail-maker/#senior")
    assert list(body) == ["results", "interpretation", "snapshot", "took_ms", "reranker"]


def test_every_filter_has_an_option_and_several_values_mean_any(ask: Ask, indexed: Path) -> None:
    code, body = ask(
        "search", "what is there", "--index", str(indexed), "--family", "Sail Maker",
        "--family", "harbour/harbour-pilot",
        "--level", "senior", "--grade", "6", "--grade", "7", "--grade-min", "5", "--grade-max", "9",
        "--section", "requirements", "--track", "ic", "--department", "loft", "--path", "loft/*.md",
    )  # fmt: skip

    assert code == 0
    assert {hit["citation"]["start_line"] for hit in body["results"]} <= {40, 41}
    assert body["interpretation"]["filters"] == {
        "family": ["loft/sail-maker", "harbour/harbour-pilot"], "level": ["loft/sail-maker#senior-sail-maker"],
        "grade": [6, 7], "grade_min": 5, "grade_max": 9, "section": ["requirements"], "track": ["ic"],
        "department": ["loft"], "path": ["loft/*.md"],
    }  # fmt: skip


def test_nothing_found_exits_with_1(ask: Ask, indexed: Path) -> None:
    code, body = ask("search", "sails", "--grade", "99", "--index", str(indexed))

    assert (code, body["results"]) == (1, [])


@pytest.mark.parametrize(
    ("arguments", "detail"),
    [
        (("search", "sails", "-k", "0"), "k: Input should be greater than or equal to 1"),
        (("search", " "), "query: is blank"),
        (("search", "sails", "--track", "captain"), "unknown track 'captain'"),
        (("search", "sails", "--family", "Sail Maler"), "nearest: Sail Maker"),
        (("search",), "query"),
        (("ask", " "), "question: is blank"),
        (("ask", "sails", "--family", "Sail Maler"), "nearest: Sail Maker"),
        (("compare", "Sail Maker"), "TO"),
        (("compare", "Sail Maker", "Senior Sail Maker", "--family", "Sail Maler"), "nearest: Sail Maker"),
        (("match", "nowhere.txt"), "nowhere.txt cannot be read (No such file or directory)"),
        (("verify", "nowhere.json"), "nowhere.json cannot be read (No such file or directory)"),
        (("search", "sails", "--grade-min", "seven"), "--grade-min"),
        (("search", "sails", "--colour", "red"), "--colour"),
        (("show", "Sail Maler"), "nearest: Sail Maker"),
        (("show", "Sail Maker#captain"), "unknown level 'captain'; nearest: "),
        (("show", "Sail Maker#senior-sail-maler"), "nearest: Senior, Senior Sail Maker"),
        (("lint", "loft/none.md"), "unknown document 'loft/none.md'; nearest: "),
        (("frobnicate",), "frobnicate"),
    ],
)
def test_bad_input_exits_with_2_and_a_problem_that_names_it(
    ask: Ask, indexed: Path, arguments: tuple[str, ...], detail: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROLECITE_INDEX", str(indexed))

    code, body = ask(*arguments)

    assert (code, body["status"]) == (2, 422)
    assert detail in body["detail"]


def test_without_json_errors_are_words_on_stderr(indexed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "sails", "--section", "dutties", "--index", str(indexed)]) == 2

    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("rolecite: unknown section 'dutties'")


def test_a_comparison_of_levels_that_are_not_there_names_them_and_the_nearest(
    indexed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["compare", "Sail Maler", "Senior Sail Maler", "--index", str(indexed)]) == 1

    said = " ".join(capsys.readouterr().out.split())
    assert said.startswith("There is no level 'Sail Maler' and no level 'Senior Sail Maler'. Nearest: Sail Maker")
    assert "`rolecite families` lists them all" in said

    assert run(["compare", "Sail Maker", "Principal Sail Maker", "--index", str(indexed)]) == 1
    said = " ".join(capsys.readouterr().out.split())
    assert said.startswith(
        "There is no level 'Principal Sail Maker' beside Sail Maker. The levels there are: Sail Maker"
    )


def test_families_and_show_print_the_bodies_that_http_sends(ask: Ask, indexed: Path) -> None:
    _, families = ask("families", "--index", str(indexed))
    assert [family["id"] for family in families] == [
        "harbour/harbour-pilot", "loft/sail-maker", "loft/sail-making-management",
    ]  # fmt: skip
    for name in ("loft/sail-maker", "Sail Makers"):
        code, family = ask("show", name, "--index", str(indexed))
        assert (code, family["id"]) == (0, "loft/sail-maker")
    for name in ("senior-sail-maker", "Senior Sail Maker", "senior"):
        code, level = ask("show", f"loft/sail-maker#{name}", "--index", str(indexed))
        assert (code, level["id"], level["grade"]["value"]) == (0, "loft/sail-maker#senior-sail-maker", 6)


def test_lint_exits_with_1_on_findings_and_0_without(ask: Ask, indexed: Path, boats: Path) -> None:
    missing_grade = ("level_without_grade", "loft/sail-making-management.md", 18)

    def findings(*arguments: str) -> tuple[int, list[tuple[str, str, int]]]:
        code, found = ask("lint", *arguments)
        return code, [(f["code"], f["path"], f["start_line"]) for f in found]

    assert findings("--index", str(indexed)) == (1, [missing_grade])
    assert findings("loft", "--index", str(indexed)) == (1, [missing_grade])
    assert findings("loft/sail-maker.md", "--index", str(indexed)) == (0, [])
    assert findings(str(boats)) == (1, [missing_grade])
    assert findings(str(boats / "harbour")) == (0, [])


def test_indexing_again_says_what_changed(ask: Ask, tmp_path: Path, texts: dict[str, str]) -> None:
    source, index_dir = write_corpus(tmp_path / "source", texts), str(tmp_path / "index")
    _, first = ask("index", str(source), "--index", index_dir)
    (source / "harbour/harbour-pilot.md").unlink()
    (source / "loft/sail-maker.md").write_text(texts["loft/sail-maker.md"] + "\n- A handshake\n", encoding="utf-8")
    (source / "loft/rope-maker.md").write_text("---\ntitle: Rope Maker\n---\n\n## Responsibilities\n\n- Splice\n")
    (source / "loft/broken.md").write_bytes(b"\xff\xfe\xfa")

    code, second = ask("index", str(source), "--index", index_dir)

    assert first["documents"] == {"added": 3, "changed": 0, "removed": 0, "unchanged": 0, "failed": 0}
    assert (first["families"], first["levels"], first["passages"], first["findings"]) == (3, 5, 22, 1)
    assert code == 0
    assert second["documents"] == {"added": 1, "changed": 1, "removed": 1, "unchanged": 1, "failed": 1}
    assert second["snapshot"] != first["snapshot"]


def test_a_source_that_is_not_there_is_bad_input(ask: Ask, tmp_path: Path) -> None:
    code, body = ask("index", str(tmp_path / "nowhere"), "--index", str(tmp_path / "index"))

    assert (code, body["status"]) == (2, 422)
    assert "nowhere" in body["detail"]
    assert not (tmp_path / "index" / "CURRENT").exists()


def test_a_damaged_index_exits_with_3(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "index").mkdir()
    (tmp_path / "index" / "CURRENT").write_text("deadbeef")

    code, body = ask("search", "sails", "--index", str(tmp_path / "index"))

    assert (code, body["status"]) == (3, 503)
    assert "deadbeef" in body["detail"]


def test_a_folder_of_other_things_is_not_made_an_index(ask: Ask, boats: Path) -> None:
    code, body = ask("search", "sails", "--index", str(boats))

    assert (code, body["status"]) == (3, 503)
    assert str(boats) in body["detail"]


def test_where_there_is_no_index_the_sample_is_indexed_and_said_so(tmp_path: Path) -> None:
    first = command(["search", "who closes the books every month", "--json"], tmp_path)
    again = command(["families", "--json"], tmp_path)

    assert first.returncode == 0, first.stderr
    assert "bundled sample corpus" in first.stderr
    assert json.loads(first.stdout)["results"]
    assert again.stderr == ""
    assert len(json.loads(again.stdout)) >= 14
    assert (tmp_path / ".rolecite" / "CURRENT").exists()


def test_the_index_may_stand_in_the_environment(indexed: Path, tmp_path: Path) -> None:
    found = command(["families", "--json"], tmp_path, ROLECITE_INDEX=str(indexed))

    assert [family["title"] for family in json.loads(found.stdout)] == [
        "Harbour Pilot", "Sail Maker", "Sail Making Management",
    ]  # fmt: skip


def test_people_read_owner_text_and_place(indexed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "who draws spinnakers", "-k", "1", "--explain", "--index", str(indexed)]) == 0
    shown = capsys.readouterr().out

    assert "Sail Maker › Senior Sail Maker · grade 6 · responsibilities" in shown
    assert "Draw spinnakers from a blank sheet and 🪡 test them" in shown
    assert "loft/sail-maker.md:36" in shown
    assert "dense" in shown
    assert run(["show", "sail maker", "--index", str(indexed)]) == 0
    assert "reports to Loft Manager" in capsys.readouterr().out
    assert run(["families", "--index", str(indexed)]) == 0
    assert "loft/sail-maker\tSail Maker\tSail Maker (5), Senior Sail Maker (6)" in capsys.readouterr().out
    assert run(["lint", "--index", str(indexed)]) == 1
    assert "loft/sail-making-management.md:18: level_without_grade" in capsys.readouterr().out


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 0
    shown = capsys.readouterr().out

    listed = [
        text.split()[0]
        for text in shown.split("Commands:")[1].splitlines()
        if text.startswith("  ") and text[2:3] != " "
    ]
    assert listed[:10] == [
        "index", "search", "ask", "compare", "match", "families", "show", "lint", "verify", "serve",
    ]  # fmt: skip


def test_serve_answers_until_it_is_stopped(indexed: Path, tmp_path: Path) -> None:
    serving = subprocess.Popen(
        [sys.executable, "-m", "service.cli", "serve", "--port", "0", "--index", str(indexed)],
        cwd=tmp_path, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    try:
        assert serving.stderr is not None
        url = serving.stderr.readline().split(" on ")[1].split(" ")[0]
        assert httpx.get(f"{url}/healthz").json()["status"] == "alive"
    finally:
        serving.send_signal(signal.SIGINT)
        _, rest = serving.communicate(timeout=30)
    assert serving.returncode == 0
    assert "Traceback" not in rest


def test_a_port_in_use_is_the_environments_fault(indexed: Path, service_url: str, tmp_path: Path) -> None:
    port = service_url.rpartition(":")[2]

    refused = command(["serve", "--port", port, "--index", str(indexed)], tmp_path)

    assert refused.returncode == 3
    assert f"127.0.0.1:{port}" in refused.stderr
