"""Words written as their ends with a number of letters between them."""

from __future__ import annotations

import pytest

from service.ask.numeronym import spelled_out

LINES = (
    "Looks after Kubernetes in two regions",
    "Knows Kubernetes; kubernetics is no word",
    "Sells to other firms, B2B",
)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("k8s", "Kubernetes"),
        ("K8S", "Kubernetes"),
        ("i18n", "i18n"),  # no line holds a word of that shape
        ("B2B", "B2B"),  # "two" letters between: none is written so
        ("k8", "k8"),
    ],
)
def test_a_numeronym_is_the_word_of_its_shape_that_lines_write(word: str, meant: str) -> None:
    assert spelled_out(word, LINES) == meant
