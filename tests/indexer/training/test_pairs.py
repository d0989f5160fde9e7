"""Questions and the lines that answer them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.errors import BadInput
from indexer.hashed_encoder import HashedEncoder
from indexer.training.pairs import HOME, UNSEEN, companies, judged_shelf, read_pairs, read_shelf

DOCUMENT = """# Baker

## Junior Baker

### Responsibilities

- Weigh the flour and the salt for tomorrow's dough before leaving the kitchen
- Scrub the mixing bowls and oil the tins after the last batch has gone in

## Senior Baker

### Responsibilities

- Decide which loaves are sold in winter and what each of them should cost
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "corpus" / "crumb" / "kitchen").mkdir(parents=True)
    (tmp_path / "pairs").mkdir()
    (tmp_path / "corpus" / "crumb" / "kitchen" / "baker.md").write_text(DOCUMENT, encoding="utf-8")
    return tmp_path


def write(home: Path, *rows: tuple[str, str, str, str]) -> Path:
    file = home / "pairs" / "crumb.tsv"
    file.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    return file


def test_a_question_is_answered_by_the_passage_that_holds_its_line(home: Path):
    write(
        home,
        ("kitchen/baker.md", "8", "candidate", "who does the washing-up?"),
        ("kitchen/baker.md", "14", "manager", "whose call is pricing"),
    )

    shelf = read_shelf("crumb", HashedEncoder(), home)

    assert companies(home) == ("crumb",)
    assert [[shelf.passages[n].embedded for n in found] for found in shelf.answers] == [
        [
            "Baker > Junior Baker > Responsibilities. "
            "Scrub the mixing bowls and oil the tins after the last batch has gone in"
        ],
        [
            "Baker > Senior Baker > Responsibilities. "
            "Decide which loaves are sold in winter and what each of them should cost"
        ],
    ]


def test_a_line_that_no_passage_holds_is_named(home: Path):
    file = write(home, ("kitchen/baker.md", "3", "candidate", "a heading?"), ("cellar.md", "8", "manager", "where?"))

    with pytest.raises(BadInput) as told:
        read_shelf("crumb", HashedEncoder(), home)

    assert str(told.value) == (
        f"{file}: line 3 of kitchen/baker.md answers nothing: 'a heading?'\n"
        f"{file}: line 8 of cellar.md answers nothing: 'where?'"
    )


def test_every_fault_of_a_file_is_told_at_once(home: Path):
    file = write(
        home,
        ("kitchen/baker.md", "8", "candidate", "Who  scrubs?"),
        ("kitchen/baker.md", "eight", "candidate", "how?"),
        ("kitchen/baker.md", "8", "robot", "why?"),
        ("kitchen/baker.md", "8", "manager", "who scrubs?"),
    )

    with pytest.raises(BadInput) as told:
        read_pairs(file)

    assert [fault.split(": ")[0] for fault in str(told.value).splitlines()] == [f"{file}:{n}" for n in (2, 3, 4)]
    assert str(told.value).splitlines()[-1].endswith("asked twice: 'who scrubs?'")


def test_our_own_pairs_all_read():
    homes = {company: home for home in (HOME, UNSEEN) for company in companies(home)}
    read = {company: read_shelf(company, HashedEncoder(), home) for company, home in homes.items()}

    assert set(companies()).isdisjoint(companies(UNSEEN))
    unanswered = [pair for shelf in read.values() for pair, a in zip(shelf.pairs, shelf.answers, strict=True) if not a]
    assert unanswered == []
    assert sum(len(shelf.pairs) for shelf in read.values()) >= 3000


def test_a_benchmark_is_a_shelf_of_its_open_questions_of_one_split(home: Path, tmp_path: Path):
    def asked(query: str, split: str, kind: str, *judged: tuple[int, int, int]) -> str:
        gold = [{"path": "kitchen/baker.md", "start_line": a, "end_line": b, "rel": rel} for a, b, rel in judged]
        return json.dumps({"qid": query, "type": kind, "query": query, "gold": gold, "split": split})

    questions = tmp_path / "questions.jsonl"
    rows = [
        asked("who cleans", "tune", "passage", (8, 8, 2), (7, 7, 1)),
        asked("who does what", "tune", "passage", (7, 8, 2), (14, 14, 2)),
        asked("another split", "test", "passage", (8, 8, 2)),
        asked("another type", "tune", "grade", (8, 8, 2)),
    ]
    questions.write_text("\n".join(rows), encoding="utf-8")

    shelf = judged_shelf(home / "corpus" / "crumb", [questions], HashedEncoder(), "tune")

    assert {pair.question: found for pair, found in zip(shelf.pairs, shelf.answers, strict=True)} == {
        "who cleans": (1,),
        "who does what": (0, 1, 2),
    }
