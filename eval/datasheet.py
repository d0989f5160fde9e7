"""What a benchmark is like, in figures that stand inside its DATASHEET.md between two marks and are written by command.

The words around them are a person's: how the questions came about, what they are for, what they leave out.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from corpus.errors import BadInput
from eval.collection import Collection
from eval.grid import Grid, number
from eval.judgements import Line, Question, QuestionType, Topic
from eval.question_statistics import alike, statistics
from eval.question_statistics import grid as questions_grid
from eval.texts import rows_of

BEGIN = "<!-- figures: written by rolecite eval datasheet -->"
END = "<!-- /figures -->"

FITTING = {"phrasings.jsonl": "kind", "calibration.jsonl": "topic", "alignment.jsonl": "change"}
"""Sets beside the questions that parameters may be fitted on, and the field that tells their rows apart."""


class About(BaseModel):
    """Name and version of a benchmark. The version changes whenever a question or a judgement does."""

    model_config = ConfigDict(frozen=True)

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class Datasheet:
    """A heading line and tables."""

    heading: str
    grids: tuple[Grid, ...]

    def markdown(self) -> str:
        """As the part of a page between the marks."""
        return "\n".join([self.heading, "", *(grid.markdown() for grid in self.grids)])

    def within(self, page: str) -> str:
        """A page with its figures replaced by these. Raises BadInput where the marks are not in it."""
        before, begin, rest = page.partition(BEGIN)
        _, end, after = rest.partition(END)
        if not begin or not end:
            raise BadInput(f"no figures to replace: put the lines {BEGIN!r} and {END!r} where they shall stand")
        return f"{before}{BEGIN}\n{self.markdown()}\n{END}{after}"


def datasheet(collection: Collection, gold: Path, splits: Mapping[str, str]) -> Datasheet:
    """Figures of a benchmark: its questions, topics, documents and fitting sets. `splits` of documents by path."""
    about = _about(gold)
    prints = f"corpus {collection.corpus_fingerprint}, questions {collection.questions_fingerprint}"
    grids = [questions_grid(statistics(collection.questions, collection.texts))]
    grids += [grid for grid in (_topics(collection.questions), _fitting(collection.questions, gold)) if grid.rows]
    grids.append(_documents(collection, splits))
    return Datasheet(f"{about.name}, version {about.version}: {prints}.", tuple(grids))


def read_splits(gold: Path) -> dict[str, str]:
    """Split by document path, from `split.json`: {"tune": [path, ...], ...}; empty where there is none."""
    file = gold / "split.json"
    if not file.is_file():
        return {}
    return {path: split for split, paths in json.loads(file.read_text("utf-8")).items() for path in paths}


def _about(gold: Path) -> About:
    file = gold / "dataset.json"
    return About.model_validate_json(file.read_bytes()) if file.is_file() else About(name=gold.stem, version="0")


def _topics(questions: Sequence[Question]) -> Grid:
    splits = sorted({q.split or "-" for q in questions})
    rows = []
    for topic in Topic:
        unanswerable = Counter(q.split or "-" for q in questions if q.topic == topic)
        lookalikes = Counter(q.split or "-" for q in questions if q.resembles == topic)
        if unanswerable or lookalikes:
            rows.append((str(topic), *(str(counts[s]) for counts in (unanswerable, lookalikes) for s in splits)))
    columns = (*(f"unanswerable, {s}" for s in splits), *(f"look-alikes, {s}" for s in splits))
    return Grid("why questions have no answer, and answerable ones that look so", ("topic", *columns), tuple(rows))


def _fitting(questions: Sequence[Question], gold: Path) -> Grid:
    rows = []
    for name, field in FITTING.items():
        found = list(_rows(gold / name))
        if found:
            parts = ", ".join(f"{part} {count}" for part, count in Counter(str(r[field]) for r in found).items())
            asked = [str(r["query"]) for r in found if "query" in r]
            twins = number(sum(alike(q.query, asked) for q in questions) / len(questions)) if asked else "-"
            rows.append((name, str(len(found)), twins, parts))
    columns = ("set", "rows", "questions with a near duplicate in it", "of which")
    return Grid("sets for fitting and for reading questions", columns, tuple(rows))


def _rows(file: Path) -> Iterator[dict[str, object]]:
    if file.is_file():
        yield from (json.loads(row) for row in file.read_text("utf-8").splitlines() if row.strip())


def _documents(collection: Collection, splits: Mapping[str, str]) -> Grid:
    """Documents with what is asked about them; a line is judged where any question judges it."""
    levels = {document.path: len(document.levels) for document in collection.structure}
    judged: dict[str, set[Line]] = {}
    asked: Counter[str] = Counter()
    matched: Counter[str] = Counter()
    for question in collection.questions:
        lines = question.lines(collection.texts)
        for line in lines:
            judged.setdefault(line.path, set()).add(line)
        (matched if question.type == QuestionType.MATCH else asked).update({line.path for line in lines})
    rows = []
    for path in sorted(collection.texts):
        filled = sum(bool(row.strip()) for row in rows_of(collection.texts[path]))
        share = number(len(judged.get(path, ())) / filled if filled else None)
        counts = (asked[path], matched[path])
        rows.append((path, splits.get(path, "-"), str(levels.get(path, "-")), *map(str, counts), share))
    columns = ("document", "split", "levels", "questions", "match", "filled lines judged")
    return Grid("documents", columns, tuple(rows))
