"""Which part of a question asks, and that what is told beside it neither makes nor breaks an answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answers import Answer
from service.ask.asking import asking
from service.ask.own_words import before_the_name
from service.bare_question import bare_question
from service.linking import Links
from service.wording import WRITTEN

Asking = Callable[..., Answer]


def asked_in(question: str) -> str:
    return "|".join(question[part.start : part.stop].strip() for part in asking(question))


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("I sew sails by day. Is the rigger's job open?", "Is the rigger's job open?"),
        ("Is the rigger's job open? I want to tell my aunt.", "Is the rigger's job open?"),
        ("we moved here in may. can a rigger work from home", "can a rigger work from home"),
        ("Hello there!\nWhat does a rigger earn?\nThanks a lot.", "What does a rigger earn?"),
        ("My boat leaks. Two hulls, one mast. Who mends that?", "Two hulls, one mast.|Who mends that?"),
        ("A rigger told me off. Is he right?", "A rigger told me off.|Is he right?"),
        ("The mast broke. Why?", "The mast broke.|Why?"),
        ("I sailed two winters. Good enough for a rigger?", "I sailed two winters.|Good enough for a rigger?"),
        ("Does the Sr. Rigger climb?", "Does the Sr. Rigger climb?"),
        ("duties of a rigger. grade too", "duties of a rigger. grade too"),
        ("Ropes: who splices them?", "Ropes: who splices them?"),
    ],
)
def test_the_sentences_that_ask_and_those_they_point_back_to(question: str, asks: str) -> None:
    assert asked_in(question) == asks


def test_the_kind_of_a_question_is_read_from_what_asks() -> None:
    asked = "What is the grade of a Cider Maker?"
    assert bare_question(f"My uncle grows pears. {asked}", Links()) == asked


TOLD = "My landlord sold the house, so we are living out of boxes until the winter. "


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("Who counts the blossom?", "Count the blossom on ten trees a row"),
        ("Does somebody prune the trees?", "Prune two hundred trees between leaf fall and bud"),
        ("Who blends the barrels by taste?", "Blend the barrels of three years by taste"),
    ],
)
def test_what_is_told_beside_a_question_does_not_break_its_answer(told: Asking, question: str, line: str) -> None:
    for asked in (question, TOLD + question, f"{question} {TOLD}"):
        answer = told(asked)
        assert (answer.kind, answer.claims[0].text) == ("passages", line)


@pytest.mark.parametrize(
    "question", ["What does a Cider Maker earn?", "How many weeks of parental leave does an Apple Grower get?"]
)
def test_what_is_told_beside_a_question_does_not_make_it_answered(told: Asking, question: str) -> None:
    """Though the told sentence is one that a line says."""
    assert told(f"I have pruned trees between leaf fall and bud. {question}").kind == "not_stated"


def test_a_refusal_names_the_role_that_is_asked_about(told: Asking) -> None:
    answer = told("The Harvest Manager sent me here. What salary does a Cider Maker get?")
    assert answer.text == "The documents do not state that for Cider Maker."


@pytest.mark.parametrize("question", ["Why do cider makers press windfalls at once?", "how come growers count blossom"])
def test_a_line_that_gives_no_reason_does_not_say_why(told: Asking, question: str) -> None:
    assert (told(question).kind, told("Do cider makers press the windfalls?").kind) == ("not_stated", "passages")


def test_a_place_somebody_comes_from_is_no_thing_they_need(told: Asking) -> None:
    answer = told("We would have to come over from Patagonia. Do Apple Growers count the blossom on ten trees?")
    assert (answer.kind, answer.claims[0].text) == ("passages", "Count the blossom on ten trees a row")
    moving = told("my wife and me would have to come over from Patagonia, do apple growers count the blossom there?")
    assert (moving.kind, moving.claims[0].text) == ("passages", "Count the blossom on ten trees a row")


@pytest.mark.parametrize(
    ("question", "before"),
    [
        ("Could an HR business partner leave early?", "HR business"),
        ("HR business partner: three days a week?", "HR business"),
        ("Do you sponsor partners?", ""),  # a verb is no part of a name
    ],
)
def test_what_stands_between_an_article_and_a_role_is_part_of_its_name(question: str, before: str) -> None:
    said = [match[0] for match in WRITTEN.finditer(question)]
    named = {place for place, word in enumerate(said) if word.startswith("partner")}
    assert " ".join(said[place] for place in sorted(before_the_name(question, named))) == before


@pytest.mark.parametrize(
    ("question", "refused"),
    [
        ("Somebody invited us to a fair at Bristol Halls, who counts the blossom?", False),
        ("A buyer pays through Globex's portal only. Who counts the blossom for that?", False),
        ("When do SMEs get to count the blossom?", False),
        ("At Globex, who counts the blossom?", True),
        ("Growers at Globex, what do they count?", True),
        ("Who counts the blossom at Globex?", True),
    ],
)
def test_an_organisation_told_of_is_not_the_one_asked_about(told: Asking, question: str, refused: bool) -> None:
    assert told(question).text.startswith("These documents are not about roles at ") is refused


def test_a_listing_is_refused_for_a_name_that_is_asked_for_not_for_one_among_other_words(told: Asking) -> None:
    beside = told("Which roles blend QZX barrels by taste?")
    assert (beside.kind, beside.claims[0].text) == ("passages", "Blend the barrels of three years by taste")
    assert told("Which roles need QZX programming experience?").text == "No line of the documents speaks of 'QZX'."
