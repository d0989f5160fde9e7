"""Whether a sentence meets a requirement: judged pairs with the default encoder, and the rules one by one."""

from pathlib import Path

import pytest

from service.evidence import Closeness, Requirement, meets, weaker
from service.profile import Claim, Profile
from service.seniority import People
from service.stance import Stance
from service.training.evidence import read_pairs

PAIRS = Path(__file__).with_name("evidence_pairs.jsonl")
NOT_SEEN = {"Contribute to and maintain the design system"}
"""Requirements of pairs that are met and not recognised: too few words in common in meaning."""
NEAR = Closeness(0.9, 0.9)
FAR = Closeness(0.2, 0.2)


def test_judged_pairs() -> None:
    pairs = read_pairs(PAIRS)

    recognised = {
        (pair.sentence, pair.requirement)
        for pair in pairs
        if any(
            meets(claim, Requirement.read(pair.requirement), near, pair.profile)
            for claim, near in zip(pair.profile.claims, pair.near, strict=True)
        )
    }

    met = {(pair.sentence, pair.requirement) for pair in pairs if pair.met}
    assert recognised == {(sentence, text) for sentence, text in met if text not in NOT_SEEN}


def person(years: float | None = None, people: People = People()) -> Profile:
    return Profile((), years, people, People(), frozenset(), 0)


def says(text: str, stance: Stance = Stance.HELD) -> Claim:
    return Claim(text, 0, len(text), stance)


def test_only_what_is_near_and_affirmed_is_evidence() -> None:
    requirement = Requirement.read("Reconcile bank accounts")

    assert meets(says("I reconcile accounts"), requirement, NEAR, person())
    assert not meets(says("I reconcile accounts"), requirement, FAR, person())
    assert not meets(says("I reconcile accounts", Stance.DENIED), requirement, NEAR, person())
    assert not meets(says("I reconcile accounts", Stance.WISHED), requirement, NEAR, person())


def test_a_claim_that_holds_little_of_the_line_is_no_evidence_however_near() -> None:
    requirement = Requirement.read("Reconcile bank accounts")

    assert not meets(says("two years in the trade"), requirement, Closeness(0.95, 0.25), person())


@pytest.mark.parametrize(
    ("claim", "requirement", "years", "people", "is_weaker"),
    [
        ("two years in audit", "5 years of audit", None, People(), True),
        ("six years in audit", "5 years of audit", None, People(), False),
        ("auditor of banks", "5 years of audit", 7.0, People(), False),
        ("auditor of banks", "5 years of audit", None, People(), True),
        ("I manage two clerks", "Manage a team of ten clerks", None, People(), True),
        ("I manage twelve clerks", "Manage a team of ten clerks", None, People(), False),
        ("I plan the rota", "Experience leading people", None, People(), True),
        ("I plan the rota", "Experience leading people", None, People(leads=True), False),
        ("I assisted with the audit", "Own the audit", None, People(), True),
        ("I assisted with the audit", "Assist with the audit", None, People(), False),
        ("a budget of £50,000", "a budget of £1 million", None, People(), True),
    ],
)
def test_what_is_weaker(claim: str, requirement: str, years: float | None, people: People, is_weaker: bool) -> None:
    assert weaker(claim, Requirement.read(requirement), person(years, people)) is is_weaker


def test_a_certificate_takes_a_certificate() -> None:
    requirement = Requirement.read("The dbt certification")

    assert not meets(says("I build dbt models"), requirement, NEAR, person())
    assert meets(says("I passed the dbt exam"), requirement, NEAR, person())


def test_years_of_a_duty_are_not_years_of_experience() -> None:
    assert Requirement.read("Keep the promise of three years of warranty", needed=False).years == 0.0
    assert Requirement.read("At least three years of sewing").years == 3.0
    assert Requirement.read("Up to 2 years of sewing").years == 0.0


def test_papers_are_to_be_held_where_they_are_needed_not_where_they_are_the_work() -> None:
    assert Requirement.read("A welding certificate").papers
    assert not Requirement.read("Renew the certificates of the gas boilers", needed=False).papers


@pytest.mark.parametrize(
    ("claim", "line", "met"),
    [
        ("Six years in a London bakery", "English at native or near-native level", False),
        ("English C1, Portuguese native", "English at native or near-native level", True),
        ("I speak Portuguese", "Fluent in English, and at B2 in French or Portuguese", True),
        ("I draft supplier letters", "Draft supplier letters in English", True),
    ],
)
def test_command_of_a_language_is_shown_by_naming_it(claim: str, line: str, met: bool) -> None:
    assert meets(says(claim), Requirement.read(line), NEAR, person()) is met
