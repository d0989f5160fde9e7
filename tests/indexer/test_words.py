"""The words of lexical search."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.words import words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Manages Policies, buses & processes", ["manage", "policy", "buse", "process"]),
        ("SQL/Excel (C++), 401(k)", ["sql", "excel", "c", "401", "k"]),
        ("Zürich café ﬁnance STRASSE straße", ["zurich", "cafe", "finance", "strasse", "strasse"]),
        ("business glass as is", ["business", "glass", "as", "is"]),
        ("a_b 'quoted\" \0 NEAR/2 -x*", ["a", "b", "quoted", "near", "2", "x"]),
        ("taxes tax, branches, buses, analysis, status", ["tax", "tax", "branch", "buse", "analysis", "status"]),
        ("", []),
    ],
)
def test_words_are_plain_and_singular(text, words):
    assert words_of(text) == words


@given(st.text())
def test_case_and_accents_do_not_matter(text):
    assert words_of(text.casefold()) == words_of(text)
