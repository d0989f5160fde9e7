"""What a text must say to meet a line: of this trade, affirmed, for the years asked; and what is said where it does not."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from written_index import index_documents

from corpus.title import stem
from indexer.encoder import Encoder
from indexer.snapshot import Snapshot
from service.citation import Citer
from service.evidence import Closeness, Requirement, meets, names_only_post
from service.match_result import match_result
from service.matching import Matcher
from service.profile import Claim, read_profile
from service.seniority import People, people_in, years_in
from service.stance import Stance
from tests.service.test_matching_profile import CORPUS

GLAZIER = """\
---
title: Glass Restorer
---

## Levels

### Glass Restorer

#### Glass Restorer Responsibilities

- Clean and re-lead church windows
- Run the annealing kiln overnight

#### Glass Restorer Requirements

- 2 to 4 years of restoring stained glass

### Senior Glass Restorer

#### Senior Glass Restorer Responsibilities

- Extends the Glass Restorer responsibilities
- Negotiate with dioceses and heritage offices

#### Senior Glass Restorer Requirements

- Has restored a rose window at least twice
- 12 years of restoring stained glass

### Glass Workshop Manager

#### Glass Workshop Manager Responsibilities

- Manage six to ten restorers: rota, hiring and reviews

#### Glass Workshop Manager Requirements

- At least ten years of experience
"""
NEAR = Closeness(0.9, 0.9)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory, default_encoder: Encoder) -> Iterator[Snapshot]:
    folder: Path = tmp_path_factory.mktemp("glass")
    index_documents(folder / "corpus", folder / "index", {"glass-restorer.md": GLAZIER}, encoder=default_encoder)
    with Snapshot.open(folder / "index") as opened:
        yield opened


@pytest.fixture(scope="module")
def matcher(snapshot: Snapshot, default_encoder: Encoder) -> Matcher:
    return Matcher(snapshot, snapshot.store, default_encoder)


def met(matcher: Matcher, text: str) -> dict[str, set[str]]:
    return {
        each.level.title: {line.requirement.item.text for line in each.met} for each in matcher.match(text, 10).levels
    }


def reasons(matcher: Matcher, snapshot: Snapshot, text: str) -> dict[str, tuple[str, ...]]:
    result = match_result(matcher.match(text, 10), Citer(snapshot, snapshot.id))
    return {each.level: each.reasons for each in result.matches}


@pytest.mark.parametrize(
    "text",
    [
        "Hairdresser with 15 years of experience in colouring and cutting.",
        "Truck driver, 20 years, international routes.",
        "I taught chemistry for twelve years.",
    ],
)
def test_years_of_another_trade_meet_nothing(matcher: Matcher, text: str) -> None:
    assert met(matcher, text) == {}


def test_years_of_which_nothing_is_said_are_met_only_beside_something_of_the_trade(matcher: Matcher) -> None:
    manager, line = "Glass Workshop Manager", "At least ten years of experience"
    restorer = "Eleven years of cleaning and leading church windows. I manage eight restorers, their rota and reviews."

    assert line in met(matcher, restorer)[manager]
    assert line not in met(matcher, "Eleven years in a bank.").get(manager, set())


def test_a_text_with_little_in_common_scores_little_and_is_told_so(matcher: Matcher, snapshot: Snapshot) -> None:
    cook, restorer = "Chef for 20 years, managed a team of 12.", "I restore stained glass and re-lead church windows."
    little = "the text has little in common with it"

    assert {each[0] for each in reasons(matcher, snapshot, cook).values()} <= {little}
    assert sum(each.score for each in matcher.match(cook, 10).levels) <= 1 / (1 + 1.5)
    assert little not in reasons(matcher, snapshot, restorer)["Glass Restorer"]


def test_a_post_and_its_years_are_evidence_of_years_not_of_what_was_done_in_them(matcher: Matcher) -> None:
    for text in ("Glass restorer, 15 years.", "Vacancy: Senior Glass Restorer for 15 years"):
        for lines in met(matcher, text).values():
            assert lines <= {"2 to 4 years of restoring stained glass", "12 years of restoring stained glass"}


@pytest.mark.parametrize(
    ("claim", "only"),
    [
        ("Glass restorer, 15 years", True),
        ("Vacancy: Senior Restorer of glass wanted", True),
        ("Requirements: 4+ years as a glass restorer", True),
        ("We are looking for a Glass Restorer (m/f/d)", True),
        ("Restorer of church windows, 15 years", False),
        ("I anneal glass", False),
    ],
)
def test_what_names_no_more_than_a_post(claim: str, only: bool) -> None:
    assert names_only_post(claim, {stem("glass"), stem("restorer")}) is only


def test_years_are_quoted_as_the_document_puts_them(matcher: Matcher, snapshot: Snapshot) -> None:
    said = reasons(matcher, snapshot, "I have cleaned and re-leaded church windows for three years.")

    assert "asks 2 to 4 years, the text states 3" in said["Glass Restorer"]


def test_who_is_to_lead_nobody_is_not_told_to_lead_as_the_text_does(matcher: Matcher, snapshot: Snapshot) -> None:
    text = "Wanted: 12 years of re-leading church windows, negotiating with dioceses, {}."
    leads = "leads people, "

    def said(what: str) -> set[str]:
        found = reasons(matcher, snapshot, text.format(what)).get("Glass Workshop Manager", ())
        return {reason.removeprefix(leads) for reason in found if reason.startswith(leads)}

    for denial in ("no people management", "no team to lead", "without direct reports"):
        assert said(denial) <= {"which the text says is not so"}
    assert said("manages eight restorers, rota and reviews") == {"as the text does"}


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("Restorer for 7 years, never restored a rose window.", [Stance.HELD, Stance.DENIED]),
        ("Ten years of glass, contracts with dioceses, no people management.", [Stance.HELD, Stance.DENIED]),
        ("Five years of kilns, no leading, hired two juniors.", [Stance.HELD, Stance.DENIED, Stance.HELD]),
        ("I run the kiln, without supervision, for nine workshops.", [Stance.HELD, Stance.HELD]),
        ("Looking for a restorer with four years of kilns", [Stance.HELD]),
        ("Looking for a first job in a workshop", [Stance.WISHED]),
    ],
)
def test_a_denial_behind_a_comma_is_a_part_of_its_own(text: str, stances: list[Stance]) -> None:
    assert [claim.stance for claim in read_profile(text, CORPUS).claims] == stances


def test_what_is_denied_of_a_level_counts_against_those_above_it(matcher: Matcher) -> None:
    def share(text: str, title: str) -> float:
        scores = {each.level.title: each.score for each in matcher.match(text, 10).levels}
        return scores[title] / sum(scores.values())

    told = "I clean and re-lead church windows and run the annealing kiln."
    denied = f"{told} I have never restored a rose window and never negotiated with a diocese."

    assert share(denied, "Senior Glass Restorer") < share(told, "Senior Glass Restorer")
    assert share(denied, "Glass Restorer") > share(told, "Glass Restorer")


@pytest.mark.parametrize(
    ("claim", "line", "is_met"),
    [
        ("I only shadowed interviews", "Train interviewers: two shadowed interviews, one reverse shadow", False),
        ("I shadowed interviews", "Shadow two interviews", True),
        ("I teach machine learning", "Teach machine learning", True),
        ("I am the only glazier of the island", "Glaze windows", True),
        ("Kilns every day", "Certified Kiln Master, or to be taken within six months at our cost", False),
        ("I passed the kiln exam", "Certified Kiln Master, or to be taken within six months at our cost", True),
        ("Kilns every day", "A degree in glass or comparable experience", True),
        ("I lead four lawyers", "Admitted as a solicitor in England", False),
        ("Admitted in England", "Admitted as a solicitor in England", True),
    ],
)
def test_help_and_papers(claim: str, line: str, is_met: bool) -> None:
    held = Claim(claim, 0, len(claim), Stance.HELD)

    assert meets(held, Requirement.read(line), NEAR, read_profile("", CORPUS)) is is_met


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Manage six to ten SREs", People(True, False, 0)),
        ("led a ward of 20 nurses", People(True, False, 0)),
        ("managed a portfolio of 20 products", People()),
        ("hired twelve engineers", People()),
        ("no team to lead", People(True, False, 0)),
        ("works without close supervision", People()),
        ("Lead a deal team across functions without being anyone's manager", People()),
        ("I manage four designers, and steer engineers who do not report to me", People(True, False, 4)),
    ],
)
def test_people_led_are_people_of_one_s_own(text: str, people: People) -> None:
    assert people_in(text) == people


def test_years_are_kept_as_they_are_put() -> None:
    assert [y.said for y in years_in("Up to two years of glass, 5+ years of lead")] == ["Up to two years", "5+ years"]
