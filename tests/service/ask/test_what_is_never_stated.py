"""Pay, and whoever holds a role: near as the lines may come, they do not state it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from written_index import Opened

from service.answers import Answer, NotStatedAnswer, Reason

Asking = Callable[..., Answer]


@pytest.mark.parametrize(
    "question",
    [
        "What is the salary of an Apple Grower?",
        "how much does the Senior Cider Maker earn?",
        "what salary does a Harvest Manager get",
        "who is currently the Harvest Manager?",
        "Who is the Manager, Harvest Managers right now?",
        "I once ran a farm with a friend. Who is the Harvest Manager right now?",
    ],
)
def test_a_strong_match_of_the_role_alone_is_no_answer(told: Asking, question: str) -> None:
    answer = told(question)
    assert (answer.kind, answer.reason, answer.claims) == ("not_stated", "never_stated", ())


@pytest.mark.parametrize(
    ("question", "kind"),
    [("who is the boss of the apple growers?", "fact"), ("who is to count the blossom?", "passages")],
)
def test_who_is_may_ask_for_a_boss_or_a_duty(told: Asking, question: str, kind: str) -> None:
    assert told(question).kind == kind


def test_whoever_puts_their_name_to_something_need_not_be_named(told: Asking) -> None:
    answer = told("Which papers does the Harvest Manager put their name to?")
    assert "do not say who holds them" not in answer.text


@pytest.mark.parametrize(
    "question",
    ["What is the phone number of the Harvest Manager?", "e-mail address of your Cider Maker please"],
)
def test_nobody_is_to_be_reached_through_the_documents(told: Asking, question: str) -> None:
    answer = told(question)
    assert (answer.kind, answer.reason) == ("not_stated", "never_stated")


@pytest.mark.parametrize(
    ("question", "role"),
    [
        ("What does a tidal surveyor do all day?", "tidal surveyor"),
        ("what must your tidal surveyors know", "tidal surveyors"),
        ("Tide Whisperer - what are the requirements?", "Tide Whisperer"),
        ("requirements for a zeppelin maker", "zeppelin maker"),
        ("I'd love it here, but how do I become a zeppelin maker?", "zeppelin maker"),
        ("I want to be a zeppelin maker with you. What do you ask for?", "zeppelin maker"),
        ("what does a tidal secretary do", "tidal secretary"),
        ("career ladder for lawyers?", "lawyers"),
        ("which licence does a dispatcher need", "dispatcher"),
        ("how much does a dentist earn?", "dentist"),
        ("What schooling does a senior plumber have?", "senior plumber"),
    ],
)
def test_a_role_that_is_not_here_is_said_not_to_be(told: Asking, question: str, role: str) -> None:
    answer = told(question)
    assert (answer.kind, answer.reason) == ("not_stated", "no_such_level")
    assert f"No role here is called {role!r}" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "I was a tidal surveyor for years. Who prunes the trees?",
        "As a tidal surveyor, would I prune trees?",
        "What does the Orchard Manager do?",
        "Does a tidal surveyor report to the Senior Cider Maker?",
        "Which of your roles suits a tidal surveyor?",
        "does Seagrove grower know blossom",
        "what is the grade of the highest level",
        "Who prunes the trees for the tidal surveyors?",
    ],
)
def test_what_the_asker_was_and_what_documents_speak_of_is_no_role_asked_for(told: Asking, question: str) -> None:
    assert "No role here is called" not in told(question).text


def mender(of: str) -> str:
    name = f"{of} Mender"
    return f"""\
---
title: {name}
---

## Levels

### {name}

#### {name} Job Grade

The {name} is a grade 4.

#### {name} Responsibilities

- Grease the winch and mend a {of.lower()} a day

### Senior {name}

#### Senior {name} Responsibilities

- Buy the {of.lower()}s of the year
"""


@pytest.mark.parametrize(
    ("question", "role"),
    [
        ("grade of a senior winch mender", "senior winch mender"),
        ("what grade is a winch mender?", "winch mender"),
        ("is there a senior winch mender role", "senior winch mender"),
        ("winch mender vs senior winch mender", "winch mender"),
    ],
)
def test_a_role_like_several_that_are_here_is_not_one_of_them(opened: Opened, question: str, role: str) -> None:
    pages = {f"yard/{of.lower()}.md": mender(of) for of in ("Rope", "Net", "Sail")}
    answer = opened(pages).ask(question)
    assert isinstance(answer, NotStatedAnswer)
    assert answer.text.startswith(f"No role here is called {role!r}. Nearest by name: ")
    assert {near.text for near in answer.near} == {"Rope Mender", "Net Mender", "Sail Mender"}


GAUGES = """\
---
title: Harbour Tide Gauge Keeper
---

## Levels

### Harbour Tide Gauge Keeper

The Harbour Tide Gauge Keeper reports to the Head of Harbour Tide Gauges.

#### Harbour Tide Gauge Keeper Responsibilities

- Read the gauges at high water
- Send the budget of spare floats to the Head of Harbour Tide Gauges, and to the Vice President, Harbour Tide Gauges
"""


def test_a_title_that_is_partly_a_role_is_said_to_have_no_such_level(opened: Opened) -> None:
    rolecite = opened({"sea/keeper.md": GAUGES})
    missing = rolecite.ask("Director, Harbour Tide Gauges: which budget does that person have?")
    mentioned = [
        rolecite.ask(f"Which budget does the {head} get?")
        for head in ("Head of Harbour Tide Gauges", "VP Harbour Tide Gauges")
    ]
    assert isinstance(missing, NotStatedAnswer)
    assert missing.reason is Reason.NO_SUCH_LEVEL
    assert missing.text.startswith("Harbour Tide Gauge Keeper has no Director level")
    assert [answer.kind for answer in mentioned] == ["passages", "passages"]


WAREHOUSE = """\
---
title: Automated Warehouse Applications Engineer
---

## Levels

### Automated Warehouse Applications Engineer

- Keep the cranes of the high bay moving

### Senior Automated Warehouse Applications Engineer

- Own the flow of pallets from gate to shelf
"""


def test_a_role_named_for_short_is_not_unknown(opened: Opened) -> None:
    rolecite = opened({"stores/apps.md": WAREHOUSE})
    found = rolecite.ask("senior apps eng: who owns the flow of pallets?")
    other = rolecite.ask("What does a pallet psychologist do?")
    assert (found.kind, found.claims[0].text) == ("passages", "Own the flow of pallets from gate to shelf")
    assert other.text.startswith("No role here is called 'pallet psychologist'")


@pytest.mark.parametrize(
    "question",
    [
        "Frost sensors on the slope need new batteries, who prunes the trees?",
        "pest assessors want to see the orchard, who counts the blossom?",
        "pruning improvement plan, who chooses the rootstock?",
        "spraying alongside growers, who counts the blossom?",
        "what must orchard applicants write?",
        "do I have to be a chartered surveyor to prune trees?",
        "does the spraying team assist on Sundays?",
        "what is the size of our big grower gathering in autumn?",
    ],
)
def test_what_a_question_opens_with_is_no_role_for_ending_like_one(told: Asking, question: str) -> None:
    assert not told(question).text.startswith("No role here is called")


@pytest.mark.parametrize(
    "question", ["Pest Assessor at the orchard - what does it take?", "pest assessor: what grade?"]
)
def test_a_role_that_a_question_opens_with_and_nobody_has_is_told(told: Asking, question: str) -> None:
    assert told(question).text.casefold().startswith("no role here is called 'pest assessor'")


def test_how_old_somebody_is_is_never_stated(told: Asking) -> None:
    answer = told("How old is the Harvest Manager?")
    assert (answer.kind, answer.reason) == ("not_stated", "never_stated")


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Does an Apple Grower need to know Brushwell?", "passages"),
        ("does an apple grower need to know Brushwell?", "passages"),
        ("Does a Cider Maker need to know Brushwell?", "not_stated"),  # another role's lines name it
        ("Must an Apple Grower know Tirolean Grafting?", "not_stated"),
        ("Must an Apple Grower know pruning?", "passages"),
        ("Must an Apple Grower know Tirolean Grafting or something like it when pruning trees?", "passages"),
        ("must an Apple Grower prune by RHS rules between leaf fall and bud", "passages"),  # letters may be written out
    ],
)
def test_what_is_called_by_a_name_is_needed_where_a_line_of_the_role_names_it(
    told: Asking, question: str, kind: str
) -> None:
    assert told(question).kind == kind


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Now that growers use Prunomatic, who counts the blossom?", "not_stated"),
        ("Now that growers prune for months, who counts the blossom?", "passages"),
    ],
)
def test_what_goes_on_from_a_name_that_no_document_holds_is_not_stated(told: Asking, question: str, kind: str) -> None:
    assert told(question).kind == kind


def test_short_lines_that_words_do_not_tell_apart_are_quoted_together(opened: Opened) -> None:
    skipper = "---\ntitle: Skipper\n---\n\n## Skipper\n\n### Requirements\n\n- Fluent in Welsh\n- Lives near Bala\n"
    rolecite = opened({"lake/skipper.md": skipper})
    one = rolecite.ask("Must a Skipper speak Welsh?").claims[0].citations[0]
    both = rolecite.ask("Which language must a Skipper speak?").claims[0].citations[0]
    assert (one.start_line, one.end_line) == (9, 9)
    assert (both.start_line, both.end_line) == (9, 10)


@pytest.mark.parametrize(
    "question",
    [
        "did a summer at Tirolia in the cellar, would that count for the cider maker?",
        "who would show the trees to Tirolia's and the others?",
    ],
)
def test_where_somebody_has_been_and_whom_one_meets_is_no_organisation_asked_about(told: Asking, question: str) -> None:
    assert "These documents are not about" not in told(question).text


def test_whose_roles_are_asked_for_is(told: Asking) -> None:
    assert told("What do Tirolia's growers prune?").text == "These documents are not about roles at Tirolia."


BRIDGE = """\
---
title: Bridge Keeper
---

## Levels

### Bridge Keeper

The Bridge Keeper reports to the Harbour Master.

#### Bridge Keeper Job Grade

The Bridge Keeper is a grade 4.

#### Bridge Keeper Responsibilities

- Open the bridge for vessels that call
- Carry the pager at night, one week in four
- Grease the gears every Monday

#### Bridge Keeper Requirements

- Able to read a tide table
- A background check by the ministry, for bridges over naval waters
"""


@pytest.fixture
def bridge(opened: Opened) -> Asking:
    return opened({"harbour/bridge-keeper.md": BRIDGE}).ask


def test_what_one_reading_of_a_question_does_not_find_lines_may_surely_tell(bridge: Asking) -> None:
    vetted = bridge("any position where I'd have to pass a background check?")

    assert vetted.kind in {"listing", "passages"}
    assert vetted.claims[0].citations[0].quote.startswith("A background check by the ministry")
    assert bridge("is the bridge keeper paid for a car?").kind == "not_stated"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("I am applying for Bridge Keeper. Where does that sit on the grade scale?", "grade 4"),
        ("Bridge Keeper - how often do I have to be reachable at night?", "Carry the pager at night, one week in four"),
    ],
)
def test_where_one_stands_and_when_one_is_reached_are_no_places_or_hours_of_work(
    bridge: Asking, question: str, told: str
) -> None:
    assert any(told in citation.quote for claim in bridge(question).claims for citation in claim.citations)
