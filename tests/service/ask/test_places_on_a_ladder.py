"""Levels told by their place on a ladder, yes and no on what is stated, ranks of a department, levels by code."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from compared import sides
from written_index import Opened
from written_levels import level, page

from service.answers import (
    Answer,
    Attribute,
    ClarificationAnswer,
    FactAnswer,
    NotStatedAnswer,
    PassagesAnswer,
    Reason,
)
from service.ask.codes import codes
from service.ask.kinds import counts_others
from service.ask.polar import asks_what_may_be, polar
from service.ask.relation import Way, relations, relative

PAGES = {
    "smithy/blacksmith.md": page(
        "Blacksmith",
        level("Associate Blacksmith", "3", "Forge Manager", "Keep the fire at an even heat"),
        level("Blacksmith", "4", "Forge Manager", "Forge hinges and latches to a drawing"),
        level("Senior Blacksmith", "5", "Forge Manager", "Draw the gates that others forge"),
        level("Forge Manager", "7", "Director of Iron", "Lead six smiths, with a talk every week", "Set the rota"),
    ),
    "smithy/farrier.md": page(
        "Farrier",
        level("Farrier", "4", "Forge Manager", "Shoe riding horses"),
        level("Senior Farrier", "6", "Forge Manager", "Make shoes for lame horses", "Work without anybody's reports"),
    ),
    "loft/weaver.md": page(
        "Weaver",
        level("Weaver", "4", "Lead Weaver", "Weave sailcloth"),
        level("Lead Weaver", "6", "Master of the Loft", "Choose the yarn of a season"),
    ),
    "yard/yard-clerk.md": page(
        "Yard Clerk",
        level("Yard Clerk", "Y1", "Bursar", "Count the coal carts"),
        level("Senior Yard Clerk", "Y2", "Bursar", "Reconcile the coal book with the carts"),
        level("Senior Yard Clerk", "Y3", "Bursar", "Buy the coal of a year"),
    ),
}
ASSOCIATE, SMITH, SENIOR, MANAGER = "Associate Blacksmith", "Blacksmith", "Senior Blacksmith", "Forge Manager"
Asking = Callable[[str], Answer]


@pytest.fixture(scope="module")
def asked(opened: Opened) -> Asking:
    return opened(PAGES).ask


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("one step up from where I am", [(Way.ABOVE, 1, True)]),
        ("two rungs down", [(Way.BELOW, 2, False)]),
        ("the level above Senior, for buyers", [(Way.ABOVE, 1, True)]),
        ("the lowest rung against the top one", [(Way.LOWEST, 1, False), (Way.HIGHEST, 1, False)]),
        ("entry level of each", [(Way.ENTRY, 1, False)]),
        ("my boss's chair", [(Way.LEADER, 1, False)]),
        ("whoever leads my team", [(Way.LEADER, 1, False)]),
        ("she is after my job", [(Way.LEADER, 1, False)]),
        ("step up from Buyer to Senior Buyer", []),
        ("a buyer's step up to Senior", []),
        ("what does my manager expect of me", []),
        ("the first stage of the interviews", []),
    ],
)
def test_a_place_on_a_ladder_is_read_from_how_it_is_told(question: str, told: list[tuple[Way, int, bool]]) -> None:
    assert [(each.way, each.steps, each.anchored) for each in relations(question)] == told


def test_a_fact_is_moved_only_by_a_place_that_names_what_it_is_told_from() -> None:
    assert relative("grade of the level below Senior Buyer") == -1
    assert relative("Senior Buyer: grade, and the next step") == 0


@pytest.mark.parametrize(
    ("question", "low", "high"),
    [
        ("I'm a Senior Blacksmith and my boss's job is free. What does it ask that mine doesn't?", SENIOR, MANAGER),
        ("blacksmiths: the lowest rung against the highest rung", ASSOCIATE, MANAGER),
        ("I'm an Associate Blacksmith. Two rungs up, what's different?", ASSOCIATE, SENIOR),
        ("one rung up from where I am (Senior Blacksmith): what would be new?", SENIOR, MANAGER),
        ("My senior blacksmith wants my job. What does she still lack?", SENIOR, MANAGER),
        ("Farrier and Blacksmith, entry level of each: how do they differ?", ASSOCIATE, "Farrier"),
        ("How does the senior farrier differ from the junior one?", "Farrier", "Senior Farrier"),
        ("how do senior blacksmiths and farriers differ?", SENIOR, "Senior Farrier"),
        ("Blacksmith or Farrier: what must a blacksmith do that a farrier does not?", "Farrier", SMITH),
        ("what's new at Senior for blacksmiths", SMITH, SENIOR),
        ("What would be new to me as a Senior Blacksmith?", SMITH, SENIOR),
        ("As a Senior Blacksmith, what would be new to me one rung up?", SENIOR, MANAGER),
        ("compare a Blacksmith with the rung beneath", ASSOCIATE, SMITH),
    ],
)
def test_sides_told_by_their_place_are_compared(asked: Asking, question: str, low: str, high: str) -> None:
    assert sides(asked(question)) == (low, high)


def test_a_boss_that_is_no_level_here_is_a_missing_side(asked: Asking) -> None:
    found = asked("I'm the Forge Manager. Compare my role with my boss's role.")
    assert isinstance(found, NotStatedAnswer)
    assert "no Director of Iron level" in found.text


def test_the_step_after_the_last_contributor_is_who_manages_them(asked: Asking) -> None:
    found = asked("What comes after Senior Blacksmith?")
    assert isinstance(found, FactAnswer)
    assert (found.fact.attribute, found.fact.value) == (Attribute.NEXT_LEVEL, MANAGER)
    assert found.text == "After Senior Blacksmith comes Forge Manager, grade 7, on the management track."


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("is a Blacksmith on a lower grade than a Senior Farrier?", "Yes. Blacksmith: grade 4. Senior Farrier: grade 6."),
        ("do a Blacksmith and a Farrier share a grade?", "Yes. Blacksmith: grade 4. Farrier: grade 4."),
        ("is a Senior Blacksmith graded higher than a Senior Farrier?", "No. Senior Blacksmith: grade 5. Senior Farrier: grade 6."),
        ("Which is graded higher, Senior Blacksmith or Senior Farrier?", "Senior Farrier: grade 6. Senior Blacksmith: grade 5."),
        ("is a Farrier on the same grade as a Yard Clerk?", "The two are graded on different scales. Farrier: grade 4. Yard Clerk: grade Y1."),
    ],
)  # fmt: skip
def test_two_grades_are_set_against_each_other_with_both_lines(asked: Asking, question: str, text: str) -> None:
    found = asked(question)
    assert isinstance(found, FactAnswer), found.text
    assert found.text == text
    assert [claim.citations[0].quote.startswith("The ") for claim in found.claims] == [True, True]
    assert {claim.citations[0].level for claim in found.claims} == {
        claim.text.partition(":")[0] for claim in found.claims
    }


def test_a_grade_that_is_only_said_on_the_way_leaves_a_comparison_a_comparison(asked: Asking) -> None:
    found = asked("Blacksmith or Farrier - same grade, so what does the farrier do that the blacksmith does not?")
    assert sides(found) == (SMITH, "Farrier")


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("Is the Senior Farrier a grade 6?", "Yes. Senior Farrier: grade 6."),
        ("Is the Senior Farrier a grade 7?", "No. Senior Farrier: grade 6."),
        ("Does the Senior Farrier report to the Forge Manager?", "Yes. Senior Farrier: reports to Forge Manager."),
        ("Does the Senior Farrier report to the Director of Iron?", "No. Senior Farrier: reports to Forge Manager."),
        ("Is the Senior Blacksmith on the management track?", "No. Senior Blacksmith is on the individual"),
        ("Does the Forge Manager lead people?", "Yes. Forge Manager: Lead six smiths"),
    ],
)
def test_a_yes_or_no_is_answered_by_what_is_stated(asked: Asking, question: str, opening: str) -> None:
    found = asked(question)
    assert isinstance(found, FactAnswer), found.text
    assert found.text.startswith(opening)


def test_what_somebody_may_become_is_no_fact_of_their_level() -> None:
    assert asks_what_may_be("Can a Senior Buyer move into people leadership?")
    assert not asks_what_may_be("Does a Senior Buyer lead people?")
    assert polar("Senior Buyer: is it grade 7?")
    assert polar("If I take the Senior Buyer's seat, do I get a desk?")
    assert polar("as a senior buyer would I travel")
    assert not polar("as a senior buyer what would I do")
    assert not polar("what grade is a Senior Buyer?")


def test_a_rank_of_a_department_is_asked_back_with_questions_that_are_ready(asked: Asking) -> None:
    found = asked("what grade is the senior in smithy?")
    assert isinstance(found, ClarificationAnswer), found.text
    assert [reading.question for reading in found.readings] == [
        "what grade is the Senior Blacksmith in smithy?",
        "what grade is the Senior Farrier in smithy?",
    ]
    assert isinstance(asked(found.readings[0].question), FactAnswer)


def test_a_rank_that_one_level_of_a_department_bears_is_that_level(asked: Asking) -> None:
    found = asked("what grade is the manager in smithy?")
    assert isinstance(found, FactAnswer), found.text
    assert found.fact.value == 7


def test_levels_named_by_code_alone_are_found_by_their_grades(asked: Asking) -> None:
    assert codes("what do Y-3, Y 2 and Y2 add") == ("Y3", "Y2")
    assert sides(asked("what does Y2 add over Y1?")) == ("Yard Clerk", "Senior Yard Clerk")
    found = asked("what does Y9 add over Y8?")
    assert isinstance(found, NotStatedAnswer), found.text
    assert found.reason is Reason.NO_SUCH_LEVEL
    assert found.text == "No role here has levels Y9 and Y8. Codes in use are Y1, Y2, Y3."


def test_two_levels_of_one_title_are_both_said(asked: Asking) -> None:
    found = asked("What grade is a Senior Yard Clerk?")
    assert isinstance(found, FactAnswer), found.text
    assert found.text == ("Senior Yard Clerk: grade Y2. Another level has the same title. Senior Yard Clerk: grade Y3.")
    assert [claim.text for claim in found.claims] == ["Senior Yard Clerk: grade Y2.", "Senior Yard Clerk: grade Y3."]


def test_a_missing_rung_is_a_no(asked: Asking) -> None:
    found = asked("Is there a principal step for farriers?")
    assert isinstance(found, NotStatedAnswer), found.text
    assert found.text.startswith("No: Farrier has no Principal level.")
    there = asked("Does the smithy have a Senior Farrier?")
    assert isinstance(there, PassagesAnswer), there.text
    assert there.text.startswith("Yes: Senior Farrier, grade 6")


@pytest.mark.parametrize(
    ("question", "counts"),
    [
        ("how many people report to the Forge Manager?", True),
        ("How many hinges does a smith forge a day", True),
        ("how many direct reports does the Forge Manager have?", True),
        ("how many levels does the smith's ladder have?", False),
        ("how many of the senior roles report to the Bursar?", False),
        ("how many report to the Bursar?", False),
        ("how many rounds of interviews are there?", False),
        ("how many managers are there?", False),
    ],
)
def test_what_no_list_of_levels_counts(question: str, counts: bool) -> None:
    assert counts_others(question) is counts


def test_how_many_people_is_answered_by_the_line_that_says_so_not_by_a_list_of_levels(asked: Asking) -> None:
    found = asked("how many smiths does the Forge Manager lead?")

    assert isinstance(found, PassagesAnswer)
    assert found.claims[0].citations[0].quote == "Lead six smiths, with a talk every week"


def test_who_is_reported_to_leads_people_whatever_track_the_title_suggests(asked: Asking) -> None:
    found = asked("Does the Senior Farrier have direct reports?")
    assert found.text == "No. Senior Farrier is on the individual contributor track."

    found = asked("Does the Lead Weaver have direct reports?")
    assert found.text.startswith("Yes. Weaver: reports to Lead Weaver.")


def test_what_comes_right_after_a_level_is_the_next_one_also_where_its_grade_is_asked(asked: Asking) -> None:
    found = asked("What grade comes right after Blacksmith?")

    assert isinstance(found, FactAnswer)
    assert (found.fact.attribute, found.fact.value) == (Attribute.NEXT_LEVEL, SENIOR)
    assert found.text == "Above Blacksmith comes Senior Blacksmith, grade 5."


def test_where_somebody_has_worked_is_no_place_to_ask_about(asked: Asking) -> None:
    found = asked(
        "8 years as a smith at Ironbridge, forged gates and latches, led six smiths. Which role should I apply for?"
    )

    assert found.kind == "match"


@pytest.mark.parametrize(
    ("question", "grade"),
    [
        ("What grade is whoever runs the blacksmiths?", 7),
        ("which grade has the person who heads up the blacksmiths?", 7),
        ("grade of the person who runs the blacksmiths, both forges (the manager)?", 7),
        ("the topmost farrier, what grade do they carry?", 6),
        ("a plain blacksmith, no associate or senior in front of it. Which grade is that?", 4),
    ],
)
def test_a_level_is_told_by_whom_it_leads_or_where_it_stands(asked: Asking, question: str, grade: int) -> None:
    answer = asked(question)
    assert isinstance(answer, FactAnswer)
    assert answer.fact.value == grade


@pytest.mark.parametrize(
    ("question", "low", "high"),
    [
        ("I've been a Blacksmith for six years. What would I be taking on as Senior that I don't do today?", SMITH, SENIOR),
        ("I shoe horses today as a farrier. What would they expect on top if I went for senior farrier?", "Farrier", "Senior Farrier"),
        ("I'm a Blacksmith. What would change if I became a Senior Blacksmith?", SMITH, SENIOR),
        ("I am an associate. What's new for me once I am promoted to Blacksmith?", ASSOCIATE, SMITH),
    ],
)  # fmt: skip
def test_where_the_asker_stands_is_one_side_and_where_they_would_go_the_other(
    asked: Asking, question: str, low: str, high: str
) -> None:
    assert sides(asked(question)) == (low, high)


NUMBERED = page(
    "Bell Founder",
    level("Bell Founder 1", "11", "Foreman", "Sift the casting sand"),
    level("Bell Founder 2", "12", "Master Founder", "Cut the moulds of small bells"),
)


@pytest.mark.parametrize("question", ["boss of a level 2 bell founder?", "who does a level 2 bell founder report to?"])
def test_a_numbered_level_is_named_by_its_number_before_the_role(opened: Opened, question: str) -> None:
    answer = opened({"foundry/bell-founder.md": NUMBERED}).ask(question)
    assert isinstance(answer, FactAnswer)
    assert (answer.fact.attribute, answer.fact.value) == (Attribute.REPORTS_TO, "Master Founder")


@pytest.mark.parametrize(
    ("question", "grade"),
    [
        ("At what grade does the top person for blacksmiths sit?", 7),
        ("What grade is the most senior blacksmith?", 7),
    ],
)
def test_one_end_of_a_ladder_is_one_level(asked: Asking, question: str, grade: int) -> None:
    answer = asked(question)
    assert isinstance(answer, FactAnswer)
    assert answer.fact.value == grade


def test_the_highest_grade_is_listed_among_those_named(asked: Asking) -> None:
    answer = asked("What is the highest grade among blacksmiths?")
    assert [claim.text for claim in answer.claims] == ["Forge Manager (grade 7)"]


def test_what_follows_from_what_the_asker_tells_is_no_next_step(asked: Asking) -> None:
    answer = asked("I got a poor mark last winter. Does that hold back my next step up as a blacksmith?")
    assert not isinstance(answer, FactAnswer)


@pytest.mark.parametrize(
    "question",
    [
        "Difference between grade 3 and 4 for blacksmiths?",
        "what separates a grade 3 from a grade 4 blacksmith",
        "blacksmith grade 3 vs grade 4",
    ],
)
def test_levels_may_be_set_against_each_other_by_their_grades(asked: Asking, question: str) -> None:
    assert sides(asked(question)) == (ASSOCIATE, SMITH)


def test_levels_listed_by_their_grades_are_not_compared(asked: Asking) -> None:
    answer = asked("Which levels are at grade 3 and 4 for blacksmiths?")
    assert [claim.text for claim in answer.claims] == ["Associate Blacksmith (grade 3)", "Blacksmith (grade 4)"]


def test_who_leads_a_level_is_the_boss_it_states(asked: Asking) -> None:
    answer = asked("what grade is the role that manages weavers?")
    assert isinstance(answer, FactAnswer)
    assert answer.fact.level_id == "loft/weaver#lead-weaver"
