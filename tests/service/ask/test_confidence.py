"""Confidence that the documents answer: what it rests on, where the line is drawn, and what comes of it."""

from __future__ import annotations

import math

import numpy as np
import pytest
from written_index import Opened

from service import Rolecite
from service.ask.refusal import NAMES, Evidence, Matches, confidence_model, evidence
from service.question_kind import KindGuess, QuestionKind

DOUBT = KindGuess(((QuestionKind.UNSTATED, 0.6), (QuestionKind.OPEN, 0.3), (QuestionKind.OUT_OF_DOMAIN, 0.1)))
NO_DOUBT = KindGuess(((QuestionKind.OPEN, 1.0),))


def matches(weights: list[float], words: int, *passages: list[float]) -> Matches:
    """How closely each passage meets each piece."""
    closeness = np.array(passages, dtype=np.float32).reshape(-1, len(weights))
    return Matches(closeness, np.array(weights, dtype=np.float32), words)


def test_what_confidence_rests_on() -> None:
    """The second passage meets the words best: 4.325 of 8 against 3.95. The two rarest pieces weigh 3 and 2.5; it meets
    them by .4 and .9, and falls short of .5 by .1 at weight 3 and by .3 at weight 1. The unanswered kinds have .7.
    """
    found = evidence(
        matches([2.5, 3.0, 1.0, 1.5], 6, [0.1, 0.7, 0.4, 0.8], [0.9, 0.4, 0.2, 0.45]), DOUBT, said=True
    )  # fmt: skip
    short = (0.1 * 3 + 0.3 * 1 + 0.05 * 1.5) / 8
    expected = Evidence(weakest=0.4, unmet=short, said=1.0, words=math.log(7), doubt=math.log(7 / 3))
    assert found.features() == pytest.approx(expected.features(), abs=1e-6)


def test_a_kind_is_never_taken_to_be_quite_sure() -> None:
    """A kind at probability 0 counts as one at .005."""
    assert evidence(matches([1.0], 1, [0.5]), NO_DOUBT, said=False).doubt == pytest.approx(math.log(0.005 / 0.995))


def test_where_nothing_is_found_nothing_is_met() -> None:
    nothing = Matches(np.zeros((0, 0), dtype=np.float32), np.zeros(0, dtype=np.float32), 0)
    found = evidence(nothing, DOUBT, said=False)
    assert (found.weakest, found.unmet, found.words) == (0.0, 0.5, 0.0)
    assert confidence_model().confidence(found) < found.enough


@pytest.mark.parametrize(("name", "raises"), [*zip(NAMES, (True, False, True, True, False), strict=True)])
def test_each_feature_counts_the_way_it_is_meant(name: str, raises: bool) -> None:
    assert (confidence_model().weights[NAMES.index(name)] > 0) == raises


@pytest.mark.parametrize(
    ("probability", "said", "enough"),
    [(0.49, False, 0.1), (0.51, False, 0.25), (0.74, False, 0.25), (0.76, False, 0.4), (0.76, True, 0.25)],
)
def test_more_is_asked_where_the_kind_is_seldom_answered_and_still_more_where_no_line_says_a_word_of_it(
    probability: float, said: bool, enough: float
) -> None:
    guess = KindGuess(((QuestionKind.UNSTATED, probability), (QuestionKind.OPEN, 1 - probability)))
    assert evidence(matches([1.0], 1, [0.5]), guess, said=said).enough == enough


@pytest.mark.parametrize(
    ("question", "openly"),
    [
        ("who prunes the trees?", True),
        ("What is the grade of a Senior Apple Grower?", False),
        ("Do Apple Growers at Initech prune?", False),
        ("?", False),
    ],
)
def test_only_open_answers_rest_on_lines(orchard: Rolecite, question: str, openly: bool) -> None:
    assert (orchard.evidence(question) is not None) == openly


DESK = """\
---
title: Ferry Desk Clerk
---

Clerks answer travellers at the counter.

## Levels

### Ferry Desk Clerk

#### Ferry Desk Clerk Responsibilities

- Answer travellers in two languages
- Rebook them when a crossing is cancelled
{stated}
"""


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("What are the working hours at the ferry desk?", "Working hours are 06:00 to 14:00 in the early week"),
        ("How many days of holiday does a ferry desk clerk get?", "Holiday is 29 days a year for everybody"),
    ],
)
def test_what_is_seldom_stated_is_answered_where_a_line_states_it(opened: Opened, question: str, line: str) -> None:
    for stated, kind in ((f"- {line}", "passages"), ("", "not_stated")):
        answer = opened({"desk/clerk.md": DESK.format(stated=stated)}).ask(question)
        assert answer.kind == kind
        assert [claim.text for claim in answer.claims[:1]] == ([line] if stated else [])
