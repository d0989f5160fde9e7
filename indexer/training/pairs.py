"""Questions with the line that answers each, over documents written for training only.

`corpus/<company>/` holds a fictional company's documents, `pairs/<company>.tsv` the questions: path, 1-based line,
voice and question, separated by tabs. What is learned is the passage that holds the line, cut and headed as an index
has it. `unseen/` has companies that nothing was trained on, to judge by.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import BadInput
from corpus.reading import read_corpus
from indexer.encoder import Encoder
from indexer.passage import Passage
from indexer.passages import make_passages

HOME = Path(__file__).parent
UNSEEN = HOME / "unseen"
"""Further companies in the same layout, whose questions the encoder that ships was not trained on."""
VOICES = frozenset({"candidate", "manager", "recruiter"})


@dataclass(frozen=True, slots=True)
class Pair:
    """A question and the one line, 1-based, whose text answers it."""

    company: str
    path: str
    line: int
    voice: str
    question: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """One company: what its index would hold, and what is asked about it.

    `answers[i]` are the numbers of the passages that hold the line of `pairs[i]`, at least one, ascending.
    """

    company: str
    passages: tuple[Passage, ...]
    pairs: tuple[Pair, ...]
    answers: tuple[tuple[int, ...], ...]


def companies(home: Path = HOME) -> tuple[str, ...]:
    """The companies that have pairs, in order of their names."""
    return tuple(sorted(file.stem for file in (home / "pairs").glob("*.tsv")))


def read_pairs(file: Path) -> tuple[Pair, ...]:
    """The pairs of one company's file. Raises BadInput naming every line that is none, or repeats a question."""
    pairs: list[Pair] = []
    faults: list[str] = []
    asked: set[str] = set()
    for number, row in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        fields = row.split("\t")
        if len(fields) != 4 or not fields[1].isdecimal() or fields[2] not in VOICES or not fields[3].strip():
            faults.append(f"{file}:{number}: expected path, line, voice and question between tabs: {row[:80]!r}")
            continue
        path, line, voice, question = fields
        if (folded := " ".join(question.casefold().split())) in asked:
            faults.append(f"{file}:{number}: asked twice: {question!r}")
            continue
        asked.add(folded)
        pairs.append(Pair(file.stem, path, int(line), voice, question.strip()))
    if faults:
        raise BadInput("\n".join(faults))
    return tuple(pairs)


def read_shelf(company: str, encoder: Encoder, home: Path = HOME) -> Shelf:
    """One company's passages, fitting the encoder, and its pairs.

    Raises BadInput naming every pair whose line is in no passage: a heading, a blank line or no line of the document.
    """
    file = home / "pairs" / f"{company}.tsv"
    pairs = read_pairs(file)
    passages = make_passages(read_corpus([str(home / "corpus" / company)]), encoder)
    answers = [holders(passages, pair.path, pair.line) for pair in pairs]
    if lost := [pair for pair, found in zip(pairs, answers, strict=True) if not found]:
        raise BadInput(
            "\n".join(f"{file}: line {pair.line} of {pair.path} answers nothing: {pair.question!r}" for pair in lost)
        )
    return Shelf(company, passages, pairs, tuple(answers))


def holders(passages: Sequence[Passage], path: str, line: int) -> tuple[int, ...]:
    """Numbers of the passages of which an item stands on that line."""
    return tuple(
        passage.number
        for passage in passages
        if passage.span.path == path and any(item.start_line <= line <= item.end_line for item in passage.items)
    )


def judged_shelf(corpus: Path, questions: Sequence[Path], encoder: Encoder, split: str | None = None) -> Shelf:
    """A benchmark's open questions over its corpus, as a shelf: lines judged 2 are answers.

    `questions` are JSONL files: {query, type, split?, gold: [{path, start_line, end_line, rel}]}.
    """
    passages = make_passages(read_corpus([str(corpus)]), encoder)
    pairs: list[Pair] = []
    answers: list[tuple[int, ...]] = []
    for row in (row for file in questions for row in file.read_text(encoding="utf-8").splitlines() if row.strip()):
        asked = json.loads(row)
        lines = [
            (gold["path"], line)
            for gold in asked["gold"]
            if gold["rel"] == 2
            for line in range(gold["start_line"], gold["end_line"] + 1)
        ]
        found = {number for path, line in lines for number in holders(passages, path, line)}
        if asked["type"] == "passage" and split in (None, asked.get("split")) and found:
            path, line = lines[0]
            pairs.append(Pair(corpus.name, path, line, asked.get("voice") or "candidate", asked["query"]))
            answers.append(tuple(sorted(found)))
    return Shelf(corpus.name, passages, tuple(pairs), tuple(answers))
