"""A question taken for one of a grade, a boss, hiring or measures is for the lines where one of them surely answers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from written_index import Opened
from written_levels import level, page

from service.answers import Answer, ClarificationAnswer, FactAnswer, NotStatedAnswer, PassagesAnswer

HIRING = """
## Hiring

- A call of half an hour with a recruiter
- You repair a torn sail in our loft, in two hours
- A walk along the quay with two sailmakers, who have no vote
- The loft's foreman decides on the same day
- The Director of Canvas asks for seams that came apart
"""
PAGES = {
    "loft/sailmaker.md": page(
        "Sailmaker",
        level("Sailmaker", "4", "Loft Foreman", "Sew seams by hand and by machine"),
        level("Senior Sailmaker", "5", "Loft Foreman", "Set up the mentoring of apprentices for the whole loft"),
        level("Staff Sailmaker", "6", "Harbour Director", "Sits on every panel that promotes a Senior Sailmaker"),
    )
    + HIRING,
    "yard/rigger.md": (
        "---\ntitle: Rigger\n---\n\nRiggers splice ropes and wires.\n\n## Working here\n\n"
        "Applicants bring a splice of their own to the interview; photographs are not looked at.\n\n"
        "Riggers are judged on splices that held through the winter, not on hours in the mast.\n\n"
        "All riggers answer to the Yard Master, apart from the apprentices, whom the Quay Warden leads.\n\n"
        "## Levels\n\n### Rigger\n\n- Splice a wire in an hour\n\n### Senior Rigger\n\n- Inspect a mast from the top\n"
    ),
    "yard/diver.md": (
        "---\ntitle: Diver\n---\n\n## Levels\n\n### Diver\n\n- Band 4, checks the hulls of one quay and reports to a lead\n"
        "\n### Senior Diver\n\n- Band 5, checks the locks and reports to the Quay Warden\n"
    ),
    "yard/smith.md": (
        "---\ntitle: Smith\n---\n\n## Levels\n\n### Smith\n\n- Forge shackles and hooks\n"
        "- Be judged by how many shackles hold, and by nothing else\n"
        "\n### Senior Smith\n\n- Forge anchors, in the team of the Quay Warden\n"
        "\n### Farrier\n\n- Shoe the horses of the towpath\n"
        "\n### Master Smith\n\n- Manage the Farrier, whose shoes you count\n"
        "\nThis title can't be applied for from outside.\n"
    ),
    "watch/watchman.md": (
        "---\ntitle: Watchman\n---\n\n## Levels\n\n### Watchman\n\nReports to a Head of Bells.\n\n- Walks the quay at night\n"
        "\n### Watch Lead\n\nReports to the Head of Watch.\n\n- Owns the keys of one quay and the lamp oil\n"
        "- Stands alone and has no reports\n"
        "\n### Head of Watch\n\nReports to the Harbour Director.\n\n- Hires watchmen\n"
        "\n## Performance Indicators\n\n- Nights of the whole winter without a theft on any of the quays\n- Minutes from an alarm to the arrival of the first watchman on the spot\n"
    ),
    "watch/ringer.md": (
        "---\ntitle: Ringer\n---\n\n## Levels\n\n### Ringer\n\n- Rings the fog bell\n\n### Lead Ringer\n\n- Tunes the bell\n"
        "\n### Head of Bells\n\n- Orders new ropes\n"
    ),
    "yard/oars.md": (
        "---\ntitle: Oar Yard Management\n---\n\n## Levels\n\n### Oar Yard Manager\n\nThe Oar Yard Manager is a grade 6.\n\n"
        "- Order ash for a season of oars\n\n### Manager, Oar Yard Management\n\n- Lead four people who each run a yard\n"
    ),
    "yard/caulker.md": page("Caulker", level("Caulker", "3", "Yard Master", "Drive oakum into the seams of the hull")),
}
Asking = Callable[[str], Answer]


@pytest.fixture(scope="module")
def asked(opened: Opened) -> Asking:
    return opened(PAGES).ask


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("which grade of sailmaker sets up the mentoring of apprentices?", "Set up the mentoring of apprentices"),
        ("what should a rigger bring to the interview?", "Applicants bring a splice of their own"),
        ("are photographs of splices looked at in rigger interviews?", "Applicants bring a splice of their own"),
        ("are riggers measured by hours in the mast?", "Riggers are judged on splices"),
        ("a plain diver: who is my manager?", "Band 4, checks the hulls"),
        ("who does the Farrier report to?", "Manage the Farrier"),
        ("in whose team is a senior smith?", "Forge anchors, in the team"),
        ("can I be hired directly as a Master Smith?", "This title can't be applied for"),
        ("how is a smith measured?", "Be judged by how many shackles"),
        ("what is the Master Smith accountable for, which shoes?", "Manage the Farrier"),
        ("who is in charge of the lamp oil, a watchman or a ringer?", "Owns the keys of one quay"),
        ("which anchors are senior smiths accountable for?", "Forge anchors"),
        ("what keys of the quay and lamp oil does a watch lead own?", "Owns the keys of one quay"),
    ],
)
def test_the_nearest_line_answers_where_no_such_fact_is_asked_for_or_stated(
    asked: Asking, question: str, line: str
) -> None:
    found = asked(question)

    assert isinstance(found, PassagesAnswer), f"{found.kind}: {found.text}"
    assert found.claims[0].text.startswith(line)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("what grade is the Senior Sailmaker?", 5),
        ("Senior Sailmaker: which grade?", 5),
        ("who is the boss of a Staff Sailmaker?", "Harbour Director"),
        ("whom does the Caulker report to", "Yard Master"),
        ("who does the head of watch report to?", "Harbour Director"),
        ("who is the boss of a watch lead?", "Head of Watch"),
    ],
)
def test_a_fact_that_is_asked_for_and_stated_stands(asked: Asking, question: str, value: int | str) -> None:
    found = asked(question)

    assert isinstance(found, FactAnswer), f"{found.kind}: {found.text}"
    assert found.fact.value == value


@pytest.mark.parametrize(
    "question",
    [
        "interview rounds of a caulker?",
        "KPIs of the caulkers?",
        "what grade is a rigger?",
        "what grade is the boss of the Sailmaker?",
        "what grade is the Chief Caulker?",
        "who is the Principal Sailmaker's boss?",
        "who does the Master Smith report to?",
        "what does the Director of Canvas do?",
    ],
)
def test_what_no_line_states_is_still_said_not_to_be(asked: Asking, question: str) -> None:
    found = asked(question)

    assert isinstance(found, NotStatedAnswer), f"{found.kind}: {found.text}"


def test_which_level_is_still_asked_back(asked: Asking) -> None:
    assert isinstance(asked("what grade is a senior?"), ClarificationAnswer)


def test_the_line_on_whom_a_level_leads_comes_before_its_track(asked: Asking) -> None:
    found = asked("does the Watch Lead have reports?")

    assert isinstance(found, FactAnswer), f"{found.kind}: {found.text}"
    assert found.claims[0].text == "Stands alone and has no reports"


def test_one_measure_of_several_leads_where_a_thing_is_named(asked: Asking) -> None:
    assert (
        asked("how is the arrival of watchmen at an alarm measured?").claims[0].text
        == "Minutes from an alarm to the arrival of the first watchman on the spot"
    )
    assert (
        asked("how are watchmen measured?").claims[0].text
        == "Nights of the whole winter without a theft on any of the quays"
    )


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("do I have to repair something in the sailmaker interviews?", "You repair a torn sail"),
        ("do future colleagues have a vote in hiring a sailmaker?", "A walk along the quay"),
        ("who decides in the end about hiring a sailmaker?", "The loft's foreman decides"),
        ("what seams does the Director of Canvas ask sailmaker candidates for?", "The Director of Canvas asks"),
    ],
)
def test_the_step_that_is_nearest_to_the_question_leads(asked: Asking, question: str, line: str) -> None:
    found = asked(question)

    assert found.claims[0].text.startswith(line), f"{found.kind}: {found.text}"


@pytest.mark.parametrize(
    "question",
    [
        "what is the hiring process of a sailmaker?",
        "interview rounds for sailmakers",
        "What does the hiring process for Sailmakers look like?",
        "Could you describe how sailmakers are hired",
        "which steps must a sailmaker candidate pass",
    ],
)
def test_steps_that_are_all_asked_for_keep_their_order(asked: Asking, question: str) -> None:
    found = asked(question)

    assert isinstance(found, FactAnswer), f"{found.kind}: {found.text}"
    assert [claim.text.split()[0] for claim in found.claims] == ["A", "You", "A", "The", "The"]
    assert found.text.startswith("Sailmaker: hiring process in 5 lines")


def test_the_grade_of_another_level_is_none_of_the_one_asked_for(asked: Asking) -> None:
    answer = asked("what grade is the Manager, Oar Yard Management?")
    assert isinstance(answer, NotStatedAnswer)
    assert "Manager, Oar Yard Management" in answer.text
    own = asked("what grade is the Oar Yard Manager?")
    assert isinstance(own, FactAnswer)
    assert own.fact.value == 6
