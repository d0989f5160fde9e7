"""The randomisation test and the bootstrap against exact values and an outside implementation."""

import numpy as np
import pytest
from scipy.stats import permutation_test  # type: ignore[import-untyped]

from eval.significance import Interval, bootstrap, bootstrap_ratio, randomisation_p


def test_all_sign_patterns_are_tried_for_few_differences() -> None:
    """Of the eight signings of 1, 2, 3 only +++ and --- reach a sum of 6."""
    assert randomisation_p([1.0, 2.0, 3.0]) == 2 / 8


def test_questions_that_did_not_move_change_nothing() -> None:
    """A difference of 0 is 0 under either sign."""
    assert randomisation_p([1.0, 2.0, 3.0, 0.0, 0.0]) == randomisation_p([1.0, 2.0, 3.0])


def test_no_difference_at_all_is_no_evidence() -> None:
    """Equal runs have p = 1."""
    assert randomisation_p([0.0, 0.0]) == 1.0


def test_drawn_signs_agree_with_scipy() -> None:
    """For many differences the drawn p is that of scipy's paired permutation test within sampling error."""
    changes = np.random.default_rng(7).normal(0.1, 0.5, 60)

    expected = permutation_test(
        (changes,), np.mean, permutation_type="samples", n_resamples=20_000, rng=np.random.default_rng(1)
    ).pvalue

    assert randomisation_p(list(changes)) == pytest.approx(expected, abs=0.015)


def test_bootstrap_of_equal_values_is_that_value() -> None:
    """No spread where there is none."""
    assert bootstrap([0.25] * 9) == Interval(0.25, 0.25)


def test_bootstrap_interval_is_that_of_the_normal_approximation_for_many_values() -> None:
    """Mean plus and minus 1.96 standard errors."""
    values = np.random.default_rng(3).random(400)
    error = 1.96 * values.std() / 20

    found = bootstrap(list(values))

    assert (found.low, found.high) == pytest.approx((values.mean() - error, values.mean() + error), abs=0.003)


def test_the_same_values_give_the_same_numbers() -> None:
    """Both ways are seeded."""
    values = list(np.random.default_rng(5).normal(size=40))

    assert (bootstrap(values), randomisation_p(values)) == (bootstrap(values), randomisation_p(values))


def test_a_ratio_of_sums_is_drawn_in_pairs() -> None:
    """Halves of whatever size stay halves; wholes of one are the plain mean."""
    values = list(np.random.default_rng(2).random(30))

    assert bootstrap_ratio([1.0, 50.0, 2.0], [2.0, 100.0, 4.0]) == Interval(0.5, 0.5)
    assert bootstrap_ratio(values, [1.0] * 30) == bootstrap(values)
