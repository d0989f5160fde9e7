"""Trains the question kind model: `python -m service.training.question_kind`. Needs scikit-learn; takes a minute.

Prints the accuracy of five-fold cross-validation and writes `service/question_kind.json`. The same questions and
encoder give the same file.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_score

from indexer.models import open_encoder
from service.question_kind import MODEL_FILE, tokens, word_features

QUESTIONS = Path(__file__).with_name("intents.jsonl")
LEAST_SEEN = 3
"""Questions a word must stand in to count."""
INVERSE_REGULARISATION = 10.0


def main() -> None:
    """Train, report and write."""
    asked = [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines() if line.strip()]
    questions = [each["query"] for each in asked]
    labels = [each["label"] for each in asked]
    seen = Counter(token for question in questions for token in set(tokens(question)))
    words = sorted(token for token, count in seen.items() if count >= LEAST_SEEN)
    idf = np.array([1 + math.log((1 + len(questions)) / (1 + seen[word])) for word in words], dtype=np.float32)
    vocabulary = {word: place for place, word in enumerate(words)}
    encoder = open_encoder()
    vectors = encoder.encode_queries(questions).pooled
    features = np.hstack([vectors, np.stack([word_features(q, vocabulary, idf) for q in questions])])
    model = LogisticRegression(C=INVERSE_REGULARISATION, max_iter=5000)
    folds = StratifiedKFold(5, shuffle=True, random_state=0)
    accuracy = cross_val_score(model, features, labels, cv=folds)
    print(f"{len(questions)} questions, {len(words)} words, cross-validated accuracy {accuracy.mean():.3f}")
    model.fit(features, labels)
    stored = {
        "how": "multinomial logistic regression, python -m service.training.question_kind",
        "encoder": encoder.identity.name,
        "questions": len(questions),
        "cross_validated_accuracy": round(float(accuracy.mean()), 3),
        "kinds": [str(kind) for kind in model.classes_],
        "bias": [round(float(b), 3) for b in model.intercept_],
        "words": [[word, round(float(i), 3)] for word, i in zip(words, idf, strict=True)],
        "weights": [[round(float(w), 3) for w in row] for row in model.coef_],
    }
    target = Path(__file__).parents[1] / MODEL_FILE
    target.write_text(json.dumps(stored, separators=(",", ":"), ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
