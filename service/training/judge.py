"""Fits the judge of line pairs: `python -m service.training.judge PAIRS.jsonl` writes `service/judge_weights.py`.

Multinomial logistic regression with a ridge penalty, solved by Newton's method from zero: same pairs, same weights.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.model import SectionKind
from indexer.encoder import Encoder
from indexer.models import open_encoder
from service.judge import CHANGES, FEATURES, Change, Judge, features
from service.line import Line, line_of

WEIGHTS = Path(__file__).parent.parent / "judge_weights.py"
RIDGE = 0.001
"""Weight of the penalty on squared weights, per pair; the bias is not penalised. Chosen by cross-validation."""
FOLDS = 10

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """Two lines and how a person judged the second against the first."""

    before: Line
    after: Line
    change: Change


@dataclass(frozen=True, slots=True)
class Agreement:
    """Judgements on pairs left out of the fit: rows what was judged, columns what was found, in order of CHANGES."""

    counts: NDArray[np.int64]

    @property
    def share(self) -> float:
        """Share of pairs judged alike, in [0, 1]."""
        return float(np.trace(self.counts) / self.counts.sum())


def read_pairs(path: Path) -> tuple[JudgedPair, ...]:
    """Pairs of a JSONL file: {before, after, change, section?, after_section?, row?, after_row?}.

    `row`: what the row of a table is about whose cells the lines are. Unless it says of which, what stands after is of
    the same section and the same row.
    """
    pairs = []
    for record in (json.loads(text) for text in path.read_text(encoding="utf-8").splitlines()):
        section = SectionKind(record.get("section", SectionKind.RESPONSIBILITIES))
        row = record.get("row", "")
        before = _line(record["before"], section, row)
        after = _line(record["after"], SectionKind(record.get("after_section", section)), record.get("after_row", row))
        pairs.append(JudgedPair(before, after, Change(record["change"])))
    return tuple(pairs)


def _line(text: str, section: SectionKind, row: str) -> Line:
    return Line(text, row, section) if row else line_of(text, section)


def known(pairs: Sequence[JudgedPair], encoder: Encoder) -> Floats:
    """The features of each pair, float64 of shape (pairs, len(FEATURES))."""
    befores = encoder.encode_passages([pair.before.text for pair in pairs]).pooled
    afters = encoder.encode_passages([pair.after.text for pair in pairs]).pooled
    meaning = np.einsum("ij,ij->i", befores, afters)
    return np.array(
        [features([p.before], [p.after], np.array([[m]]))[0, 0] for p, m in zip(pairs, meaning, strict=True)]
    )


def fit(table: Floats, changes: Sequence[Change], ridge: float = RIDGE) -> Judge:
    """The judge that makes the judgements likeliest. `table`: features, one row a pair."""
    count, width = table.shape
    judged = np.array([[change is other for other in CHANGES] for change in changes], dtype=np.float64)
    penalty = np.full((len(CHANGES), width), ridge)
    penalty[:, FEATURES.index("bias")] = ridge / 1000  # only so that the solution is unique
    weights = np.zeros((len(CHANGES), width))
    for _ in range(100):
        likely = _judge(weights).likelihoods(table)
        slope = (likely - judged).T @ table / count + penalty * weights
        curve = np.diag(penalty.ravel())
        for row in range(len(CHANGES)):
            for column in range(len(CHANGES)):
                share = likely[:, row] * ((row == column) - likely[:, column])
                block = (table * share[:, None]).T @ table / count
                curve[row * width : (row + 1) * width, column * width : (column + 1) * width] += block
        step = np.linalg.solve(curve, slope.ravel()).reshape(weights.shape)
        weights -= step
        if np.abs(step).max() < 1e-10:
            break
    return _judge(weights)


def cross_validate(table: Floats, changes: Sequence[Change], ridge: float = RIDGE) -> Agreement:
    """Agreement on pairs left out: every tenth pair in turn."""
    counts = np.zeros((len(CHANGES), len(CHANGES)), dtype=np.int64)
    numbers = np.arange(len(changes))
    for fold in range(FOLDS):
        out = numbers % FOLDS == fold
        judge = fit(table[~out], [changes[n] for n in numbers[~out]], ridge)
        for number, found in zip(numbers[out], judge.likelihoods(table[out]).argmax(axis=1), strict=True):
            counts[CHANGES.index(changes[number]), found] += 1
    return Agreement(counts)


def written(judge: Judge, pairs: int, agreement: Agreement) -> str:
    """The module that holds the weights."""
    lines = [
        f'"""Weights of the judge of line pairs, fitted on {pairs} judged pairs by `python -m service.training.judge`.',
        "",
        f"On pairs left out ({FOLDS} folds) it agrees with the judgement in {agreement.share:.0%}.",
        '"""',
        "",
        "WEIGHTS: dict[str, dict[str, float]] = {",
    ]
    for change in CHANGES:
        lines.append(f'    "{change}": {{')
        lines += [f'        "{name}": {w:.4f},' for name, w in zip(FEATURES, judge.weights[change], strict=True)]
        lines.append("    },")
    return "\n".join([*lines, "}", ""])


def _judge(weights: Floats) -> Judge:
    return Judge({change: tuple(float(w) for w in row) for change, row in zip(CHANGES, weights, strict=True)})


def main(path: Path) -> None:
    """Fit, write the weights, and print the agreement."""
    pairs = read_pairs(path)
    table, changes = known(pairs, open_encoder()), [pair.change for pair in pairs]
    agreement = cross_validate(table, changes)
    WEIGHTS.write_text(written(fit(table, changes), len(pairs), agreement), encoding="utf-8")
    sys.stdout.write(f"{len(pairs)} pairs, agreement on pairs left out {agreement.share:.3f}\n{agreement.counts}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
