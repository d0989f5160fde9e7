"""What a line states of the circumstances of work, and what a question asks of them; and what only sounds so."""

from __future__ import annotations

import pytest

from corpus.model import SectionKind
from service.ask.aspect import Aspect
from service.ask.statements import stated
from service.ask.workplace import Voice, spoken

LINE = Voice(asks=False, holders=frozenset({"stoker", "stokers"}))
QUESTION = Voice(asks=True, holders=frozenset({"holder"}))


@pytest.mark.parametrize(
    ("line", "aspect"),
    [
        ("This is a fully remote role", Aspect.SITE),
        ("Remote, within two hours of Bergen", Aspect.SITE),
        ("Ability to work remotely and on your own", Aspect.SITE),
        ("Able to thrive in an all-remote company", Aspect.SITE),
        ("We work remotely across Europe", Aspect.SITE),
        ("Presence in the office on Tuesdays and Thursdays", Aspect.SITE),
        ("You open the boiler house, three days a week on site", Aspect.SITE),
        ("You may work from wherever you like", Aspect.PLACE),
        ("Present at the hub four days a week", Aspect.SITE),
        ("Spends two days a week in the Bergen studio", Aspect.SITE),
        ("Fully remote contracts are possible", Aspect.SITE),
        ("From grade 4 upwards we expect you to be in Hull on two days a week", Aspect.PLACE),
        ("We hire for this role in Norway and Denmark only", Aspect.PLACE),
        ("Location: Bergen, Norway", Aspect.PLACE),
        ("Grade 4 · Place of work: Bergen", Aspect.PLACE),
        ("Graded at 5, based in Bergen or Hull", Aspect.PLACE),
        ("Must reside in the United States", Aspect.PLACE),
        ("Lives within an hour of the works", Aspect.PLACE),
        ("Forty stokers work from Bergen and Hull", Aspect.PLACE),
        ("Reports to the senior stoker of the hub where the person sits, Bergen or Hull", Aspect.PLACE),
        ("Must be able to work in alignment with Nordic time zones", Aspect.ZONE),
        ("Ability to shift working hours when the ships are late", Aspect.ZONE),
        ("Overlap of at least four hours with Eastern Time", Aspect.ZONE),
        ("Working hours are nine to five, Monday to Friday", Aspect.HOURS),
        ("Takes part in the rota: one week in six, 07:00 to 19:00", Aspect.HOURS),
        ("Early shift from dawn, late shift from noon", Aspect.SHIFTS),
        ("No more than two weekends in a month", Aspect.SHIFTS),
        ("Take part in the weekend cover of the yard after the first winter", Aspect.SHIFTS),
        ("No weekend turns", Aspect.SHIFTS),
        ("Take part in the weekend duty rota once a quarter", Aspect.SHIFTS),
        ("Joins the Saturday morning shift from the second winter on", Aspect.SHIFTS),
        ("Be reachable on Sunday evenings for the week ahead", Aspect.SHIFTS),
        ("24 to 32 hours, to be agreed; job shares are welcome", Aspect.LOAD),
        ("Help the stokers through the last days of the season, evenings included", Aspect.SHIFTS),
        ("Readiness for a pattern of four ten-hour days including one weekend in four", Aspect.SHIFTS),
        ("This is a part-time position of 20 hours a week", Aspect.LOAD),
        ("Willing to relocate to Bergen", Aspect.RELOCATION),
        ("We are unable to sponsor visas for this role", Aspect.PERMIT),
        ("Right to work in Norway for the length of the placement", Aspect.PERMIT),
        ("Norwegian citizenship is needed for work on naval boilers", Aspect.PERMIT),
        ("Security clearance, or eligibility for it", Aspect.CLEARANCE),
        ("Eligibility to work in yards that require background vetting", Aspect.CLEARANCE),
    ],
)
def test_a_line_states_a_circumstance_of_whoever_holds_the_role(line: str, aspect: Aspect) -> None:
    assert aspect in {each.aspect for each in stated(line, "", SectionKind.REQUIREMENTS, LINE)}


@pytest.mark.parametrize(
    "line",
    [
        "Manage remote teams across three countries",
        "Experience working in a remote environment is a plus",
        "Set up remote access for the crews",
        "Write the policy on remote work with the unions",
        "Hosts on-site inspections",
        "Proficient in Microsoft Office",
        "Partner with the office of the harbour master",
        "Coach the two apprentices in the office",
        "Six months or more in an office where deadlines could not move",
        "Run office hours for the crews",
        "Lead a team based in Hull",
        "Lead ten stokers in Bergen",
        "Support customers who are located in Norway",
        "Attracts leaders who could work anywhere",
        "Schedule sessions across time zones",
        "Knows valves, gauges and time zones",
        "Experience with crews across at least three time zones",
        "Schedule shifts for forty stokers",
        "Write the weekend duty rota of the crews",
        "Reads the meters that failed on Monday night",
        "Check every timesheet of the night shift",
        "Rebuilds the burner when priorities shift",
        "Finds entries that were booked at weekends",
        "Build the nightly report",
        "Saves 40 hours a week of shovelling",
        "Report full-time headcount to the board",
        "Arrange visas and work permits for new crews",
        "Plan trips with visas, ground transport and a plan B",
        "Advise managers on relocation",
        "Help citizens find the harbour",
        "Deals may need clearance under the law on foreign owners",
    ],
)
def test_a_line_on_others_states_none(line: str) -> None:
    assert list(spoken(line, LINE)) == []


@pytest.mark.parametrize(
    ("question", "aspects"),
    [
        ("Is the holder job remote?", {Aspect.SITE}),
        ("Can I work from home as a holder?", {Aspect.SITE}),
        ("which jobs need me to be in the office?", {Aspect.SITE}),
        ("How often does the holder have to come into the office?", {Aspect.SITE}),
        ("Does the holder have to live in the US?", {Aspect.PLACE}),
        ("Which roles must be based in EMEA?", {Aspect.PLACE}),
        ("where would a holder be based?", {Aspect.PLACE}),
        ("In which country does the holder have to be based?", {Aspect.PLACE}),
        ("can i do the holder job from mexico", {Aspect.PLACE}),
        ("Head of boilers: could I do that one from Boston?", {Aspect.PLACE}),
        ("Could I be the holder from Boston?", {Aspect.PLACE}),
        ("is the holder tied to one city?", {Aspect.PLACE}),
        ("holder: do I have to show up every day?", {Aspect.SITE}),
        ("Can somebody in Ireland apply for the holder role?", {Aspect.PLACE}),
        ("What time zone does a holder work in?", {Aspect.ZONE}),
        ("is the holder expected to be online during US west coast hours?", {Aspect.ZONE}),
        ("what are the working hours for a holder", {Aspect.HOURS}),
        ("How many weekends would a holder work?", {Aspect.SHIFTS}),
        ("jobs with night shifts?", {Aspect.SHIFTS}),
        ("Can I work part time as a holder?", {Aspect.LOAD}),
        ("Will you relocate me if I become a holder?", {Aspect.RELOCATION}),
        ("Do I have to move to Dublin as a holder?", {Aspect.RELOCATION}),
        ("Do you sponsor visas for the holder role?", {Aspect.PERMIT}),
        ("must I be a Canadian citizen to become a holder?", {Aspect.PERMIT}),
        ("Which jobs ask for a security clearance?", {Aspect.CLEARANCE}),
    ],
)
def test_a_question_asks_for_circumstances(question: str, aspects: set[Aspect]) -> None:
    assert {each.aspect for each in spoken(question, QUESTION)} == aspects


@pytest.mark.parametrize(
    "question",
    [
        "Does the holder lead remote teams?",
        "Which counsel writes the remote work policy?",
        "is the interview remote",
        "Is the exercise of the holder done at home?",
        "How much would I be away from home as a holder?",
        "Who manages people in Leeds?",
        "What do holders in the Berlin office look after?",
        "Which locations does the holder support?",
        "Where can I find the holder's page?",
        "Does the holder need to know about time zones?",
        "Who checks the timesheets of the night shift?",
        "days off after a night week, holder",
        "Which scripts flag weekend entries?",
        "Does the holder plan shifts for others?",
        "who files visa paperwork for new hires?",
        "Which role arranges relocation for new employees?",
        "does the holder check passports?",
        "Who decides where we hire remotely?",
    ],
)
def test_a_question_on_something_else_asks_for_none(question: str) -> None:
    assert list(spoken(question, QUESTION)) == []
