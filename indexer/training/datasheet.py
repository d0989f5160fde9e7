"""What the training questions are like: `python -m indexer.training.datasheet [FILE...]` writes it into DATASHEET.md.

The figures stand between two marks; the words around them are a person's. FILEs hold questions of a benchmark.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, median

from rapidfuzz import fuzz, process

from corpus.errors import BadInput
from indexer.encoder import Encoder
from indexer.models import open_encoder
from indexer.training.pairs import HOME, VOICES, Pair, Shelf, companies, read_shelf
from indexer.words import words_of

BEGIN = "<!-- figures: written by python -m indexer.training.datasheet -->"
END = "<!-- /figures -->"

DUPLICATE = 90.0
"""Two questions count as near duplicates from this token-sort ratio, 0 to 100."""
OPENING = 4
"""Words at its beginning that may tell a question made after a template."""

_SMALL = frozenset(
    words_of(
        "the a an of to in on for and or is are be do does did i my me we our you your it its that this with at by "
        "from as if who what which where when how why there would will can could should have has had not no any one "
        "they their them so than then but into about up out get must need want someone somebody was were been am t s "
        "d ll re ve m"
    )
)


@dataclass(frozen=True, slots=True)
class Row:
    """One company's questions, or all; shares in [0, 1].

    `lines` are distinct lines that answer. `overlap`: mean share of a question's distinct content words (plural endings
    cut) that stand in its line. `echoes`: share of questions where that is over one half. `duplicates`: share with a
    near duplicate among all questions. `templates`: share that begin with the same four words as another. `tokens` and
    `types`: words and distinct words of the questions.
    """

    name: str
    families: int
    passages: int
    questions: int
    lines: int
    overlap: float
    echoes: float
    duplicates: float
    templates: float
    tokens: int
    types: int
    words: float
    voices: tuple[float, ...]


def overlap(question: str, line: str) -> float:
    """Share of the question's distinct content words that stand in the line; 0 where it has none."""
    asked = set(words_of(question)) - _SMALL
    return len(asked & set(words_of(line))) / len(asked) if asked else 0.0


def near_duplicates(questions: Sequence[str], among: Sequence[str] | None = None) -> frozenset[str]:
    """Those of the questions that have a near duplicate among the others, or in another set."""
    others = questions if among is None else among
    near = process.cdist(questions, others, scorer=fuzz.token_sort_ratio, score_cutoff=DUPLICATE)
    itself = 1 if among is None else 0
    return frozenset(question for question, row in zip(questions, near, strict=True) if (row > 0).sum() > itself)


def rows(shelves: Sequence[Shelf], home: Path = HOME) -> tuple[Row, ...]:
    """One row a company, then one over all."""
    doubled = near_duplicates([pair.question for shelf in shelves for pair in shelf.pairs])
    each = [_row(shelf.company, [shelf], doubled, home) for shelf in shelves]
    return (*each, _row("all", shelves, doubled, home))


def _row(name: str, shelves: Sequence[Shelf], doubled: frozenset[str], home: Path) -> Row:
    pairs = [pair for shelf in shelves for pair in shelf.pairs]
    shared = [overlap(pair.question, line) for pair, line in zip(pairs, _lines(pairs, home), strict=True)]
    openings = [" ".join(words_of(pair.question)[:OPENING]) for pair in pairs]
    often = Counter(openings)
    words = [word for pair in pairs for word in words_of(pair.question)]
    voices = Counter(pair.voice for pair in pairs)
    return Row(
        name=name,
        families=sum(len({passage.family_id for passage in shelf.passages}) for shelf in shelves),
        passages=sum(len(shelf.passages) for shelf in shelves),
        questions=len(pairs),
        lines=len({(pair.company, pair.path, pair.line) for pair in pairs}),
        overlap=fmean(shared),
        echoes=fmean(share > 0.5 for share in shared),
        duplicates=fmean(pair.question in doubled for pair in pairs),
        templates=fmean(often[opening] > 1 for opening in openings),
        tokens=len(words),
        types=len(set(words)),
        words=median(len(pair.question.split()) for pair in pairs),
        voices=tuple(voices[voice] / len(pairs) for voice in sorted(VOICES)),
    )


def _lines(pairs: Iterable[Pair], home: Path) -> list[str]:
    read: dict[Path, list[str]] = {}
    found = []
    for pair in pairs:
        file = home / "corpus" / pair.company / pair.path
        if file not in read:
            read[file] = re.split(r"\r\n|\r|\n", file.read_text(encoding="utf-8"))
        found.append(read[file][pair.line - 1])
    return found


def table(found: Sequence[Row]) -> str:
    """The rows as a Markdown table."""
    names = ["company", "families", "passages", "questions", "lines", "lexical overlap", "overlap over 0.5"]
    names += ["near duplicates", "shared openings", "words", "distinct", "median length"]
    names += [f"{voice}s" for voice in sorted(VOICES)]
    lines = ["| " + " | ".join(names) + " |", "|---" + "|---:" * (len(names) - 1) + "|"]
    for row in found:
        cells = [row.name, *map(str, (row.families, row.passages, row.questions, row.lines))]
        cells += [f"{row.overlap:.2f}", f"{row.echoes:.3f}", f"{row.duplicates:.3f}", f"{row.templates:.3f}"]
        cells += [str(row.tokens), str(row.types), f"{row.words:.0f}", *(f"{share:.2f}" for share in row.voices)]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def within(page: str, figures: str) -> str:
    """A page with what stands between its marks replaced. Raises BadInput where the marks are not in it."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise BadInput(f"no figures to replace: put the lines {BEGIN!r} and {END!r} where they shall stand")
    return f"{before}{BEGIN}\n{figures}\n{END}{after}"


def read_shelves(encoder: Encoder, home: Path = HOME) -> list[Shelf]:
    """Every company's shelf, in order of their names."""
    return [read_shelf(company, encoder, home) for company in companies(home)]


def main(benchmark: Sequence[Path]) -> None:
    """Write the figures; `benchmark` are files of questions ({"query": ...} a line) that must not be learned."""
    shelves = read_shelves(open_encoder())
    figures = table(rows(shelves))
    if benchmark:
        asked = [json.loads(row)["query"] for file in benchmark for row in file.read_text("utf-8").splitlines() if row]
        learned = [pair.question for shelf in shelves for pair in shelf.pairs]
        twins = len(near_duplicates(asked, learned))
        figures += f"\n\nOf {len(asked)} questions of the benchmark {twins} have a near duplicate here."
    page = HOME / "DATASHEET.md"
    page.write_text(within(page.read_text("utf-8"), figures), "utf-8")


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
