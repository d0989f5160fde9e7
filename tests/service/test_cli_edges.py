"""What the command line says at its edges: odd names, values that are none, nothing to do."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pytest
from commands import Ask

from indexer.snapshot import CURRENT
from service import Rolecite
from service.cli import run
from service.indexing import index_is_missing, is_unfinished


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"rolecite {version('rolecite')}\n"


@pytest.fixture(scope="module")
def hashes(tmp_path_factory: pytest.TempPathFactory, texts: dict[str, str]) -> Path:
    """An index of a family whose path holds the mark that divides families from levels."""
    folder = tmp_path_factory.mktemp("hashes")
    (folder / "corpus" / "loft").mkdir(parents=True)
    (folder / "corpus" / "loft" / "c#-maker.md").write_text(texts["loft/sail-maker.md"], encoding="utf-8")
    assert run(["index", str(folder / "corpus"), "--index", str(folder / "index")]) == 0
    return folder / "index"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("loft/c#-maker", "loft/c#-maker"),
        ("loft/c#-maker#senior-sail-maker", "loft/c#-maker#senior-sail-maker"),
        ("loft/c#-maker#Senior", "loft/c#-maker#senior-sail-maker"),
        ("Sail Maker#sail-maker", "loft/c#-maker#sail-maker"),
    ],
)
def test_a_hash_in_a_path_is_no_level(name: str, shown: str, hashes: Path, ask: Ask) -> None:
    code, body = ask("show", name, "--index", str(hashes))
    assert (code, body["id"]) == (0, shown)


@pytest.mark.parametrize("port", ["99999", "-1", "http"])
def test_a_port_that_is_none_is_bad_input(port: str, indexed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["serve", "--port", port, "--index", str(indexed)]) == 2
    said = capsys.readouterr().err
    assert port in said
    assert "--port" in said


@pytest.mark.parametrize("body", ["[]", "{}", '[{"path": "a.md"}]'])
def test_what_is_no_answer_leaves_nothing_to_verify(body: str, indexed: Path, tmp_path: Path, ask: Ask) -> None:
    saved = tmp_path / "answer.json"
    saved.write_text(body)
    code, problem = ask("verify", str(saved), "--index", str(indexed))
    assert (code, problem["status"]) == (2, 422)
    assert "nothing to verify" in problem["detail"]


@pytest.mark.parametrize("query", ["???!!", "🪡", "“”", " . "])
def test_a_query_without_a_word_finds_nothing(query: str, indexed: Path, ask: Ask) -> None:
    code, found = ask("search", query, "--index", str(indexed))
    assert (code, found["results"]) == (1, [])
    code, answer = ask("ask", query, "--index", str(indexed))
    assert (code, answer["kind"], answer["reason"]) == (1, "not_stated", "nothing_close")


@pytest.mark.parametrize("query", ["C++", "C#", "5"])
def test_a_query_of_one_sign_or_number_is_looked_for(query: str, rolecite: Rolecite) -> None:
    assert rolecite.search(query, 1).results


@pytest.mark.parametrize(("level", "nearest"), [("senor", "Senior"), ("qqqqq", None)])
def test_an_unknown_level_names_what_there_is(level: str, nearest: str | None, indexed: Path, ask: Ask) -> None:
    code, problem = ask("search", "canvas", "--level", level, "--index", str(indexed))
    assert (code, problem["status"]) == (2, 422)
    assert problem["nearest"][0] == nearest if nearest else len(problem["nearest"]) == 5


def test_what_a_stopped_first_build_leaves_is_an_unfinished_index(tmp_path: Path) -> None:
    (tmp_path / "snapshots" / ".building-0123456789abcdef").mkdir(parents=True)
    (tmp_path / "snapshots" / "0123456789abcdef").mkdir()
    (tmp_path / ".lock").touch()
    assert is_unfinished(tmp_path)
    assert index_is_missing(tmp_path)


def test_an_index_that_lost_the_name_of_its_snapshot_is_not_made_of_the_sample(
    tmp_path: Path, texts: dict[str, str], build_index_of: Callable[[Path, dict[str, str]], str], ask: Ask
) -> None:
    index = tmp_path / "index"
    snapshot = build_index_of(index, texts)
    (index / CURRENT).unlink()

    code, problem = ask("families", "--index", str(index))

    assert (code, problem["status"]) == (3, 503)
    assert f"has lost its file {CURRENT}" in problem["detail"]
    assert (index / "snapshots" / snapshot).is_dir()


def test_the_next_build_clears_it_away(
    tmp_path: Path, texts: dict[str, str], build_index_of: Callable[[Path, dict[str, str]], str]
) -> None:
    left = tmp_path / "index" / "snapshots" / ".building-0123456789abcdef"
    left.mkdir(parents=True)
    (left / "catalog.sqlite").write_bytes(b"half")
    snapshot = build_index_of(tmp_path / "index", texts)
    assert [entry.name for entry in (tmp_path / "index" / "snapshots").iterdir()] == [snapshot]
    assert (tmp_path / "index" / CURRENT).read_text().strip() == snapshot


def test_other_files_beside_it_are_left_alone(tmp_path: Path, ask: Ask) -> None:
    (tmp_path / "snapshots").mkdir()
    (tmp_path / "snapshots" / "holiday.jpg").touch()
    code, problem = ask("families", "--index", str(tmp_path))
    assert (code, problem["status"]) == (3, 503)
    assert json.dumps(str(tmp_path))[1:-1] in problem["detail"]


def test_a_text_that_meets_nothing_is_told_what_to_write(
    indexed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "cv.txt"
    text.write_text("Bananas are yellow and the moon is far away.")
    assert run(["match", str(text), "--index", str(indexed)]) == 1
    assert "say what you have done" in " ".join(capsys.readouterr().out.split())


def test_an_index_without_any_role_says_so_and_names_the_documents(
    tmp_path: Path, ask: Ask, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / "notes").mkdir()
    for name in ("monday", "tuesday"):
        (tmp_path / "notes" / f"{name}.md").write_text("# Notes\n\nWe talked about sails.\n")
    command = ["index", str(tmp_path / "notes"), "--index", str(tmp_path / "index")]

    assert run(command) == 1
    said = " ".join(capfdbinary.readouterr().out.decode().split())
    assert "No document describes a role: monday.md, tuesday.md. There is nothing to ask of this index." in said
    assert "--subdir" in said
    code, body = ask(*command)
    assert (code, body["families"], body["without_roles"]) == (1, 0, ["monday.md", "tuesday.md"])


def test_documents_that_cannot_be_read_are_named(
    tmp_path: Path, texts: dict[str, str], ask: Ask, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / "loft").mkdir()
    (tmp_path / "loft" / "sail-maker.md").write_text(texts["loft/sail-maker.md"], encoding="utf-8")
    (tmp_path / "loft" / "torn.md").write_bytes(b"# Torn\xff\xfe\x00\n")
    command = ["index", str(tmp_path / "loft"), "--index", str(tmp_path / "index")]

    assert run(command) == 0
    assert "Could not be read: torn.md. `rolecite lint --index" in " ".join(
        capfdbinary.readouterr().out.decode().split()
    )
    assert ask(*command)[1]["failed"] == ["torn.md"]


def test_an_index_of_a_model_that_is_not_here_says_which_and_what_to_do(index_dir: Path, ask: Ask) -> None:
    code, problem = ask("search", "sails", "--index", str(index_dir))

    assert code == 3
    assert problem["detail"].startswith("model 'hashed-words', which the index was built with, is not on this machine")
    assert "--model FOLDER" in problem["detail"]
