"""Trains the question kind model: `python -m service.training.question_kind`. Needs scikit-learn; takes a minute.

Each question is learned twice where it names a role: as asked, and bare (`service.bare_question`), so that one model
takes both. Prints the accuracy of five-fold cross-validation, on questions as asked and bare, and writes
`service/question_kind.json`. The same questions and encoder give the same file.
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
from service.question_kind import MODEL_FILE, tokens, word_features

QUESTIONS = Path(__file__).with_name("intents.jsonl")
LEAST_SEEN = 4
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


def read_questions(path: Path) -> Questions:
    """Questions of a JSONL file: {query, label, bare?}."""
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return Questions(
        tuple(each["query"] for each in records),
        tuple(each.get("bare", each["query"]) for each in records),
        np.array([each["label"] for each in records]),
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
    """The model of those questions."""
    return LogisticRegression(C=INVERSE_REGULARISATION, max_iter=5000).fit(features, kinds)


def cross_validated(asked: Table, bare: Table, kinds: NDArray[np.str_]) -> tuple[float, float]:
    """Accuracy on questions left out, in both forms, of the model learned from the others."""
    right_asked = right_bare = 0
    for learned, left_out in StratifiedKFold(FOLDS, shuffle=True, random_state=0).split(asked, kinds):
        model = fitted(np.vstack([asked[learned], bare[learned]]), np.tile(kinds[learned], 2))
        right_asked += int((model.predict(asked[left_out]) == kinds[left_out]).sum())
        right_bare += int((model.predict(bare[left_out]) == kinds[left_out]).sum())
    return right_asked / len(kinds), right_bare / len(kinds)


def main() -> None:
    """Train, report and write."""
    questions = read_questions(QUESTIONS)
    encoder = open_encoder()
    words, idf = words_of([*questions.asked, *questions.bare])
    asked, bare = (table(form, words, idf, encoder) for form in (questions.asked, questions.bare))
    accuracy, accuracy_bare = cross_validated(asked, bare, questions.kinds)
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
