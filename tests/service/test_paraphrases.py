"""Everyday words of a question, and what documents call the same."""

from __future__ import annotations

from importlib.resources import files

import pytest

from service.paraphrases import FILE, Paraphrase, paraphrases


def said(found: Paraphrase, question: str) -> list[str]:
    return [question[start:end] for start, end in found.spans]


@pytest.mark.parametrize(
    ("question", "words", "means"),
    [
        ("who plans it when we buy a smaller firm", ["buy", "firm"], "acquisition"),
        ("Who looked after the newbies?", ["newbies"], "mentor"),
        ("when a boss is away, who takes the calls?", ["boss", "away"], "stand in for"),
        ("May a Cooper haggle with growers?", ["haggle"], "negotiate"),
        ("who planned the offsites", [], ""),
    ],
)
def test_everyday_words_stand_for_what_documents_call_the_same(question: str, words: list[str], means: str) -> None:
    found = [(said(each, question), each.means[0]) for each in paraphrases(question)]
    assert found == ([(words, means)] if words else [])


def test_words_too_far_apart_are_no_phrase() -> None:
    assert not paraphrases("what we buy for the cellar of the firm")


def test_a_longer_phrase_takes_its_words_from_a_shorter_one() -> None:
    question = "which jobs carry the pager phone"
    spans = [said(each, question) for each in paraphrases(question)]
    assert spans == [["carry", "phone"], ["pager"]]


def test_every_entry_is_whole() -> None:
    lines = files("service").joinpath(FILE).read_text(encoding="utf-8").splitlines()
    entries = [line for line in lines if line and not line.startswith("#")]
    broken = [
        line for line in entries
        if line.count(" = ") != 1 or not all(part.strip() for half in line.split(" = ") for part in half.split("; "))
    ]  # fmt: skip
    assert broken == []
    everyday = [phrase for line in entries for phrase in line.split(" = ")[0].split("; ")]
    assert sorted(phrase for phrase in set(everyday) if everyday.count(phrase) > 1) == []
