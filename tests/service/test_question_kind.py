"""What a question's words say of its kind, slips of the pen put right."""

from __future__ import annotations

import pytest

from service.question_kind import question_kind_model


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("garde of the tailor", "grade of the tailor"),
        ("wht grde is it", "wht grade is it"),
        ("whose reposnibility", "whose reposnibility"),  # two slips
        ("does she trace cables", "does she trace cables"),  # another letter makes another word
        ("the grade of the Tailor", "the grade of the Tailor"),
    ],
)
def test_letters_swapped_left_out_or_doubled_are_put_right_and_other_words_left(typed: str, meant: str) -> None:
    assert question_kind_model().spelled(typed) == meant
