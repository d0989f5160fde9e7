"""What becomes of questions whose answer is one known line: `python -m service.training.answered [COMPANY ...]`.

The questions the encoder is trained on are put to the whole program, as `indexer/training/pairs` has them, or those
of `indexer/training/unseen`, which it has not seen; all of the former where no company is named. Search has the line
first in seven of eight, since the encoder knows it (four of five unseen); where an answer does not, a rule took the
question for something that it is not. Prints for each kind of answer, and for refusals by their reason, how many
questions got it, in which share its first claim stands on the line, and in which search does; and how many of the
questions that the same documents do not answer (`service/training/unanswered`) are refused or asked back. Rules that
are made from some companies are judged by the others.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.reading import read_corpus
from indexer.build import build_index
from indexer.encoder import Encoder
from indexer.models import open_encoder
from indexer.training.pairs import HOME, UNSEEN, Pair, companies, read_pairs
from service.answers import Answer, ClarificationAnswer, NotStatedAnswer
from service.results import Citation
from service.rolecite import Rolecite

UNANSWERED = Path(__file__).parent / "unanswered"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The `form` of an answer, a refusal's with its reason, and whether the first claim, and the first hit of a search,
    stand on the line.
    """

    form: str
    first: bool
    found: bool


def outcome(rolecite: Rolecite, pair: Pair) -> Outcome:
    """What becomes of one question."""
    answer = rolecite.ask(pair.question)
    hits = rolecite.search(pair.question, 1).results
    cited = answer.claims[0].citations if answer.claims else ()
    return Outcome(_form(answer), _on_line(pair, cited), _on_line(pair, (hit.citation for hit in hits)))


def refused(rolecite: Rolecite, questions: Sequence[str]) -> int:
    """How many of them are refused or asked back."""
    return sum(isinstance(rolecite.ask(q), NotStatedAnswer | ClarificationAnswer) for q in questions)


def unanswered(company: str) -> tuple[str, ...]:
    """The questions that a company's documents do not answer; none where nobody has written any."""
    file = UNANSWERED / f"{company}.jsonl"
    rows = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    return tuple(json.loads(row)["query"] for row in rows)


def table(outcomes: Iterable[Outcome]) -> list[str]:
    """A row for each form, the commonest first: its questions, and the shares whose line is first."""
    forms: dict[str, list[Outcome]] = defaultdict(list)
    for each in outcomes:
        forms["all"].append(each)
        forms[each.form].append(each)
    rows = []
    for form, those in sorted(forms.items(), key=lambda item: (-len(item[1]), item[0])):
        first, found = (sum(column) / len(those) for column in zip(*((o.first, o.found) for o in those), strict=True))
        rows.append(f"{len(those):6} {first:6.3f} {found:6.3f}  {form}")
    return rows


def _form(answer: Answer) -> str:
    return f"{answer.kind}, {answer.reason}" if isinstance(answer, NotStatedAnswer) else answer.kind


def _on_line(pair: Pair, cited: Iterable[Citation]) -> bool:
    return any(place.path == pair.path and place.start_line <= pair.line <= place.end_line for place in cited)


def main(names: Sequence[str], encoder: Encoder) -> None:
    """See above; all companies where none is named."""
    outcomes: list[Outcome] = []
    no, kept = 0, 0
    unseen = companies(UNSEEN)
    for company in names or companies():
        home = UNSEEN if company in unseen else HOME
        with tempfile.TemporaryDirectory() as folder:
            build_index(read_corpus([str(home / "corpus" / company)]), Path(folder), encoder)
            with Rolecite.open(folder, encoder=encoder) as rolecite:
                outcomes += [outcome(rolecite, pair) for pair in read_pairs(home / "pairs" / f"{company}.tsv")]
                no += len(asked := unanswered(company))
                kept += refused(rolecite, asked)
    print(
        "\n".join([" asked  first search", *table(outcomes), f"not answered by the documents: {kept} of {no} refused"])
    )


if __name__ == "__main__":
    main(sys.argv[1:], open_encoder())
