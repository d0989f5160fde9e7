"""The judge of line pairs, and how it is fitted."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from corpus.model import SectionKind
from indexer.hashed_encoder import HashedEncoder
from service import judge_weights
from service.judge import CHANGES, FEATURES, JUDGE, Change, features
from service.line import line_of
from service.training.judge import cross_validate, fit, known, read_pairs

PAIRS = Path(__file__).parents[2] / "eval" / "benchmark" / "alignment.jsonl"


def judged(before: str, after: str, meaning: float) -> Change:
    kind = SectionKind.REQUIREMENTS
    likely = JUDGE.likelihoods(features([line_of(before, kind)], [line_of(after, kind)], np.array([[meaning]])))
    return CHANGES[int(likely.argmax())]


@pytest.mark.parametrize(
    ("before", "after", "meaning", "change"),
    [
        ("Keep the rope store dry", "Keep the rope store dry", 1.0, Change.SAME),
        ("Keep the rope store dry", "Keeps the rope store dry.", 0.98, Change.SAME),
        ("2+ years of work on ships", "5+ years of work on ships", 0.95, Change.RAISED),
        ("Assist with the mast inspection", "Lead the mast inspection", 0.9, Change.RAISED),
        (
            "Count the blocks in the rope store each day",
            "Count the blocks in the rope and sail store each day",
            0.95,
            Change.RAISED,
        ),
        ("Keep the rope store dry", "Negotiate with hemp suppliers", 0.2, Change.DIFFERENT),
        ("Ropes: Coil what lies about.", "Ropes: Choose the mills we buy from.", 0.35, Change.DIFFERENT),
        ("Experience with hemp rope", "Experience with payroll", 0.3, Change.DIFFERENT),
    ],
)
def test_plain_cases(before: str, after: str, meaning: float, change: Change) -> None:
    """Verbatim, inflected, raised in number, raised in verb, in what it covers, unrelated, of one subject only, alike in
    form only.
    """
    assert judged(before, after, meaning) is change


def test_the_shipped_weights_are_those_of_the_judged_pairs() -> None:
    """Every feature has a weight for each change, and the count in the note is that of the pairs."""
    pairs = read_pairs(PAIRS)

    assert {change: tuple(weights) for change, weights in judge_weights.WEIGHTS.items()} == dict.fromkeys(
        CHANGES, FEATURES
    )
    assert f"fitted on {len(pairs)} judged pairs" in str(judge_weights.__doc__)


def test_cells_are_of_one_row_unless_they_say_otherwise(tmp_path: Path) -> None:
    """The row of a cell is its label, and the next cell's too; a line outside a table opens with its own."""
    records = [
        {"before": "Coils", "after": "Splices", "change": "raised", "row": "ropes"},
        {"before": "Coils", "after": "Sews", "change": "different", "row": "ropes", "after_row": "sails"},
        {"before": "Ropes: Coils", "after": "Splices", "change": "raised"},
    ]
    (tmp_path / "pairs.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")

    labels = [(pair.before.label, pair.after.label) for pair in read_pairs(tmp_path / "pairs.jsonl")]

    assert labels == [("ropes", "ropes"), ("ropes", "sails"), ("ropes", "")]


def test_pairs_are_judged_once() -> None:
    """No pair stands twice in the judged set, and each has a judgement."""
    records = [json.loads(text) for text in PAIRS.read_text(encoding="utf-8").splitlines()]

    assert len({(r["before"], r["after"]) for r in records}) == len(records)
    assert {r["change"] for r in records} == set(CHANGES)


def test_the_fit_finds_the_likeliest_weights() -> None:
    """At the optimum of one constant feature the likelihoods are the shares of the judgements."""
    table = np.zeros((10, len(FEATURES)))
    table[:, FEATURES.index("bias")] = 1.0
    changes = [Change.SAME] * 5 + [Change.RAISED] * 3 + [Change.DIFFERENT] * 2

    likely = fit(table, changes).likelihoods(table[0])

    assert likely == pytest.approx([0.5, 0.3, 0.2], abs=1e-4)


def test_the_fit_is_the_same_each_time() -> None:
    """Same pairs, same weights, whatever their order."""
    pairs = read_pairs(PAIRS)[::7]
    table, changes = known(pairs, HashedEncoder()), [pair.change for pair in pairs]

    first = fit(table, changes)
    turned = fit(table[::-1], changes[::-1])

    for change in CHANGES:
        assert first.weights[change] == pytest.approx(turned.weights[change], abs=1e-6)


def test_agreement_counts_each_pair_once() -> None:
    """Rows of the agreement add up to what was judged."""
    pairs = read_pairs(PAIRS)[::9]
    table, changes = known(pairs, HashedEncoder()), [pair.change for pair in pairs]

    counts = cross_validate(table, changes).counts

    assert counts.sum(axis=1).tolist() == [changes.count(change) for change in CHANGES]
