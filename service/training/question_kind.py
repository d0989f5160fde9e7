"""Trains the question kind model: `python -m service.training.question_kind`. Needs scikit-learn; takes a minute.

`intents.jsonl` holds questions of every kind. `open.jsonl` adds some of those that one line answers, from
`indexer/training/pairs` (100 a company, of lines on duties and requirements), for a word that only such questions have
to speak for none of the other kinds; as they are more than people ask, the model is set to a share of open questions
of its own.

Each question is learned twice where it names a role: as asked, and bare (`service.bare_question`), so that one model
takes both. Prints the accuracy of five-fold cross-validation over `intents.jsonl`, on questions as asked and bare, and
writes `service/question_kind.json`. The same questions and encoder give the same file.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from indexer.encoder import Encoder
from indexer.models import open_encoder
from service.question_kind import MODEL_FILE, QuestionKind, tokens, word_features

QUESTIONS = Path(__file__).with_name("intents.jsonl")
OPEN_QUESTIONS = Path(__file__).with_name("open.jsonl")
OPEN_SHARE = 0.25
"""How many of the questions people ask are taken to be open: a round number."""
LEAST_SEEN = 6
"""Questions a word must stand in to count, both forms of a question counted."""
INVERSE_REGULARISATION = 10.0
FOLDS = 5

Table = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Questions:
    """Questions with their kinds: as asked, and without the names of roles (the same where they name none)."""

    asked: tuple[str, ...]
    bare: tuple[str, ...]
    kinds: NDArray[np.str_]

    def __add__(self, other: Questions) -> Questions:
        """These, then the others."""
        kinds = np.concatenate([self.kinds, other.kinds])
        return Questions((*self.asked, *other.asked), (*self.bare, *other.bare), kinds)


def read_questions(path: Path) -> Questions:
    """Questions of a JSONL file: {query, label?, bare?}; one without a label is open."""
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return Questions(
        tuple(each["query"] for each in records),
        tuple(each.get("bare", each["query"]) for each in records),
        np.array([each.get("label", QuestionKind.OPEN) for each in records]),
    )


def words_of(questions: Sequence[str]) -> tuple[list[str], Table]:
    """The words that count, in order, and their idf, float32 (words,)."""
    seen = Counter(token for question in questions for token in set(tokens(question)))
    words = sorted(token for token, count in seen.items() if count >= LEAST_SEEN)
    idf = [1 + math.log((1 + len(questions)) / (1 + seen[word])) for word in words]
    return words, np.array(idf, dtype=np.float32)


def table(questions: Sequence[str], words: Sequence[str], idf: Table, encoder: Encoder) -> Table:
    """Features, one row a question: float32 (questions, dimension + words)."""
    vocabulary = {word: place for place, word in enumerate(words)}
    worded = np.stack([word_features(question, vocabulary, idf) for question in questions])
    return np.hstack([encoder.encode_queries(questions).pooled, worded])


def fitted(features: Table, kinds: NDArray[np.str_]) -> LogisticRegression:
    """The model of those questions, its prior set to `OPEN_SHARE` (King and Zeng 2001, prior correction)."""
    model = LogisticRegression(C=INVERSE_REGULARISATION, max_iter=5000).fit(features, kinds)
    share = float((kinds == QuestionKind.OPEN).mean())
    shift = math.log(share / (1 - share)) - math.log(OPEN_SHARE / (1 - OPEN_SHARE))
    model.intercept_[list(model.classes_).index(QuestionKind.OPEN)] -= shift
    return model


def cross_validated(asked: Table, bare: Table, kinds: NDArray[np.str_], counted: int) -> tuple[float, float]:
    """Accuracy on questions left out, in both forms, of the model learned from the others.

    Only the first `counted` questions are left out; those behind them are learned from each time.
    """
    right_asked = right_bare = 0
    behind = np.arange(counted, len(kinds))
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=0)
    for rest, left_out in folds.split(asked[:counted], kinds[:counted]):
        learned = np.concatenate([rest, behind])
        model = fitted(np.vstack([asked[learned], bare[learned]]), np.tile(kinds[learned], 2))
        right_asked += int((model.predict(asked[left_out]) == kinds[left_out]).sum())
        right_bare += int((model.predict(bare[left_out]) == kinds[left_out]).sum())
    return right_asked / counted, right_bare / counted


def main() -> None:
    """Train, report and write."""
    of_all_kinds = read_questions(QUESTIONS)
    questions = of_all_kinds + read_questions(OPEN_QUESTIONS)
    encoder = open_encoder()
    words, idf = words_of([*questions.asked, *questions.bare])
    asked, bare = (table(form, words, idf, encoder) for form in (questions.asked, questions.bare))
    accuracy, accuracy_bare = cross_validated(asked, bare, questions.kinds, len(of_all_kinds.asked))
    sys.stdout.write(
        f"{len(questions.asked)} questions, {len(words)} words, "
        f"cross-validated accuracy {accuracy:.3f} as asked, {accuracy_bare:.3f} bare\n"
    )
    model = fitted(np.vstack([asked, bare]), np.tile(questions.kinds, 2))
    stored = {
        "how": "multinomial logistic regression, python -m service.training.question_kind",
        "encoder": encoder.identity.name,
        "questions": len(questions.asked),
        "cross_validated_accuracy": round(accuracy, 3),
        "cross_validated_accuracy_bare": round(accuracy_bare, 3),
        "kinds": [str(kind) for kind in model.classes_],
        "bias": [round(float(b), 3) for b in model.intercept_],
        "words": [[word, round(float(i), 3)] for word, i in zip(words, idf, strict=True)],
        "weights": [[round(float(w), 3) for w in row] for row in model.coef_],
    }
    target = Path(__file__).parents[1] / MODEL_FILE
    target.write_text(json.dumps(stored, separators=(",", ":"), ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
