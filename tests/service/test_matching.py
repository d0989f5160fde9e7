"""Matching a CV or a vacancy: claims about rank, evidence and what must not count, on a bakery of our own."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from written_index import Opened, index_documents

from corpus import title as titles
from indexer.encoder import Encoder
from indexer.snapshot import Snapshot
from service.answers import MatchAnswer
from service.citation import Citer
from service.match_result import ORDER, match_result, match_text
from service.matching import LevelMatch, Matcher, Matches
from service.posts import named, posts
from service.readiness import asks_whether

BAKER = """\
---
title: Baker
---

## Levels

### Associate Baker

#### Associate Baker Responsibilities

- Weigh flour, water and salt for the sourdough
- Clean the mixers after each batch

#### Associate Baker Requirements

- Up to 1 year in a bakery kitchen

### Baker

#### Baker Responsibilities

- Extends the Associate Baker responsibilities
- Shape and bake sourdough loaves in the deck oven
- Keep the rye starter alive

#### Baker Requirements

- 3 years of baking bread

### Senior Baker

#### Senior Baker Responsibilities

- Extends the Baker responsibilities
- Write new recipes and cost them
- Negotiate flour prices with the mills

#### Senior Baker Requirements

- 6 years of baking bread
- A master baker's certificate

### Bakery Manager

#### Bakery Manager Responsibilities

- Manage a team of eight bakers: rota, hiring and reviews
- Sign the lease and choose the ovens

#### Bakery Manager Requirements

- 8 years of baking bread, two of them leading people
"""
BOOKKEEPER = """\
---
title: Bookkeeper
---

## Levels

### Bookkeeper

#### Bookkeeper Responsibilities

- Enter supplier invoices and pay them each Friday
- Reconcile the bank account at the end of the month

#### Bookkeeper Requirements

- 2 years of bookkeeping
- Experience with Xero

### Senior Bookkeeper

#### Senior Bookkeeper Responsibilities

- Extends the Bookkeeper responsibilities
- Prepare the yearly accounts for the auditor

#### Senior Bookkeeper Requirements

- 5 years of bookkeeping
"""
CV = (
    "I have baked bread for seven years. I keep a rye starter alive. "
    "I write recipes of my own and work out what they cost. I have never negotiated flour prices. "
    "I do not manage anybody."
)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory, default_encoder: Encoder) -> Iterator[Snapshot]:
    folder = tmp_path_factory.mktemp("bakery")
    shop = {"shop/baker.md": BAKER, "shop/bookkeeper.md": BOOKKEEPER}
    index_documents(folder / "corpus", folder / "index", shop, encoder=default_encoder)
    with Snapshot.open(folder / "index") as opened:
        yield opened


@pytest.fixture(scope="module")
def matcher(snapshot: Snapshot, default_encoder: Encoder) -> Matcher:
    return Matcher(snapshot, snapshot.store, default_encoder)


def best(matches: Matches) -> LevelMatch:
    return matches.levels[0]


def met(match: LevelMatch) -> dict[str, str]:
    return {each.requirement.item.text: each.evidence.quote for each in match.met}


def missing(match: LevelMatch) -> set[str]:
    return {asked.item.text for asked in match.missing}


def test_the_trade_decides_the_family(matcher: Matcher) -> None:
    ledger = "For two years I have kept the books of a shop: I enter invoices in Xero, pay them and reconcile the bank."

    assert best(matcher.match(CV)).family.title == "Baker"
    assert best(matcher.match(ledger)).level.title == "Bookkeeper"


@pytest.mark.parametrize(
    ("years", "title"), [("eight months", "Associate Baker"), ("three years", "Baker"), ("seven years", "Senior Baker")]
)
def test_years_decide_between_levels_when_nothing_else_does(matcher: Matcher, years: str, title: str) -> None:
    assert best(matcher.match(f"I have worked in a bakery for {years}.")).level.title == title


def test_people_led_decide_the_track(matcher: Matcher) -> None:
    leads = (
        "I have baked bread for nine years. For the last four I have managed ten bakers, their rota and their reviews."
    )
    alone = "I have baked bread for nine years. I have never managed anybody and do not want direct reports."

    assert best(matcher.match(leads)).level.title == "Bakery Manager"
    assert best(matcher.match(alone)).level.title == "Senior Baker"


def test_a_line_is_met_by_the_words_that_say_it(matcher: Matcher) -> None:
    found = best(matcher.match(CV))

    assert found.level.title == "Senior Baker"
    assert met(found)["Write new recipes and cost them"] == "I write recipes of my own and work out what they cost."
    assert met(found)["6 years of baking bread"] == "I have baked bread for seven years."
    assert met(found)["Keep the rye starter alive"] == "I keep a rye starter alive."


def test_what_is_denied_is_missing(matcher: Matcher) -> None:
    affirmed = CV.replace(
        "I have never negotiated flour prices.", "Each spring I negotiate flour prices with three mills."
    )

    assert "Negotiate flour prices with the mills" in missing(best(matcher.match(CV)))
    assert "Negotiate flour prices with the mills" in met(best(matcher.match(affirmed)))


def test_fewer_years_than_asked_are_missing(matcher: Matcher) -> None:
    found = {each.level.title: each for each in matcher.match(CV.replace("seven years", "four years"), 10).levels}

    assert "3 years of baking bread" in met(found["Baker"])
    assert "6 years of baking bread" in missing(found["Senior Baker"])


def test_what_stands_between_this_level_and_the_next(matcher: Matcher) -> None:
    found = best(matcher.match(CV))

    assert [asked.item.text for asked in found.why_not_next] == [
        "8 years of baking bread, two of them leading people",
        "Manage a team of eight bakers: rota, hiring and reviews",
        "Sign the lease and choose the ovens",
    ]


def test_the_top_of_a_family_has_no_next_level(matcher: Matcher) -> None:
    found = matcher.match(
        "I have managed a team of eight bakers for ten years: rota, hiring, reviews, the lease and the ovens.", 10
    )
    (manager,) = [each for each in found.levels if each.level.title == "Bakery Manager"]

    assert manager.why_not_next == ()


def test_each_line_of_a_level_is_met_or_missing_and_never_both(matcher: Matcher) -> None:
    for each in matcher.match(CV, 10).levels:
        own = {i.text for s in each.level.sections for i in s.items if not i.text.startswith("Extends")}
        assert own <= met(each).keys() | missing(each)
        assert not met(each).keys() & missing(each)


def test_quotations_are_the_pasted_text(matcher: Matcher) -> None:
    text = "CV 🥖\r\n\r\n- Seven years of   baking bread\r\n• I write *new recipes* and cost them — weekly\r\n"

    evidence = [each.evidence for level in matcher.match(text, 10).levels for each in level.met]

    assert {e.quote for e in evidence} == {
        "Seven years of   baking bread",
        "I write *new recipes* and cost them — weekly",
    }
    assert all(e.quote == text[e.start : e.end] for e in evidence)


PEOPLE = [
    "My name is Anna Kowalska. ",
    "My name is Mohammed Al-Farsi, I am 54 years old. ",
    "Grace Park\nAge: 31\nGender: female\nNationality: Korean\n",
    "I'm 28, born in Lagos, and I live in Leeds. I am married, with two children. ",
    "I am a mother of three. Photo attached. ",
    "12 Mill Road, York. jo@bread.example, +44 7700 900123. ",
]


@pytest.mark.parametrize("person", PEOPLE)
def test_who_somebody_is_changes_nothing(matcher: Matcher, person: str) -> None:
    def used(text: str) -> list[tuple[str, float, list[tuple[str, str]]]]:
        return [(m.level.id, m.score, sorted(met(m).items())) for m in matcher.match(text, 10).levels]

    assert used(person + CV) == used(CV)


def test_a_swapped_name_or_pronoun_changes_nothing(matcher: Matcher) -> None:
    about = (
        "{name} has baked bread for seven years. {pronoun} writes recipes, and {name}'s starter is {possessive} own."
    )
    one = matcher.match(about.format(name="Ingrid", pronoun="She", possessive="her"), 10)
    other = matcher.match(about.format(name="Kwame", pronoun="He", possessive="his"), 10)

    assert [(m.level.id, m.score) for m in one.levels] == [(m.level.id, m.score) for m in other.levels]


def test_a_text_that_says_nothing_matches_nothing(matcher: Matcher) -> None:
    assert matcher.match(" \n\n ") == Matches((), 0, 0)
    assert matcher.match("?") == Matches((), 0, 0)


def test_of_a_long_text_the_first_parts_are_read_and_the_rest_is_counted(matcher: Matcher) -> None:
    found = matcher.match("I shape and bake sourdough loaves.\n" * 150)

    assert (found.read, found.claims) == (96, 150)


def test_scores_are_shares_of_what_the_text_and_the_best_level_have_in_common(matcher: Matcher) -> None:
    found = matcher.match(CV, 10)
    scores = [each.score for each in found.levels]

    assert len(best(found).met) == 4
    assert found.common == pytest.approx(4 / (4 + 1.5))
    assert scores == sorted(scores, reverse=True)
    assert 0.9 * found.common < sum(scores) <= found.common  # the rest is the share of levels of which nothing is met


@pytest.mark.parametrize(
    "text",
    [
        "The cat sat on the mat and looked at the moon. Bananas are yellow.",
        "asdf qwer zxcv uiop",
        "I have never baked bread and I do not write recipes. I would like to learn it.",
        "My hobby is gardening, and I like long walks on the beach.",
    ],
)
def test_a_text_of_which_nothing_is_met_matches_nothing(matcher: Matcher, text: str) -> None:
    assert matcher.match(text).levels == ()


def test_a_level_of_which_nothing_is_met_makes_room_for_one(matcher: Matcher) -> None:
    assert all(each.met for k in (1, 3, 10) for each in matcher.match(CV, k).levels)
    assert matcher.match(CV, 1).levels == matcher.match(CV, 10).levels[:1]


def test_nothing_of_the_text_is_logged(
    matcher: Matcher, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG):
        matcher.match(CV)

    assert caplog.records == []
    assert capfd.readouterr() == ("", "")


def test_a_snapshot_without_families_matches_nothing(tmp_path: Path, default_encoder: Encoder) -> None:
    note = {"note.md": "Nothing but a note.\n"}
    index_documents(tmp_path / "corpus", tmp_path / "index", note, encoder=default_encoder)
    with Snapshot.open(tmp_path / "index") as empty:
        assert Matcher(empty, empty.store, default_encoder).match(CV).levels == ()


def test_a_level_that_is_asked_about_comes_first_whatever_is_met_of_it(matcher: Matcher) -> None:
    for title in ("baker#bakery-manager", "bookkeeper#senior-bookkeeper"):
        first, second = matcher.match(CV, 2, against=f"shop/{title}").levels

        assert first.level.id == f"shop/{title}"
        assert second.level == best(matcher.match(CV)).level


def test_what_speaks_for_and_against_a_level_is_said_by_kind(snapshot: Snapshot, matcher: Matcher) -> None:
    result = match_result(matcher.match(CV, 10, against="shop/baker#bakery-manager"), Citer(snapshot, snapshot.id))
    reasons = {each.level: each.reasons for each in result.matches}

    assert reasons["Senior Baker"] == (
        "met: 1 requirement, 3 duties",
        "missing: 1 requirement, 1 duty",
        "asks 6 years, the text states 7",
    )
    assert reasons["Bakery Manager"][2:] == (
        "asks 8 years, the text states 7",
        "leads people, which the text says is not so",
    )


def test_the_text_of_a_match_says_which_level_fits_better(snapshot: Snapshot, matcher: Matcher) -> None:
    manager = "shop/baker#bakery-manager"
    set_against = match_result(matcher.match(CV, 5, against=manager), Citer(snapshot, snapshot.id))
    free = match_result(matcher.match(CV), Citer(snapshot, snapshot.id))

    assert match_text(set_against, manager).startswith("Set against Bakery Manager (Baker): met: ")
    assert "Fits better: Senior Baker (Baker): met: 1 requirement, 3 duties; missing: " in match_text(
        set_against, manager
    )
    assert match_text(free).startswith("Fits best: Senior Baker (Baker): met: ")
    assert match_text(free).endswith(ORDER)


@pytest.mark.parametrize(
    ("text", "question", "profile"),
    [
        (f"{CV}\nAm I ready for Bakery Manager?", "Am I ready for Bakery Manager?", True),
        (f"Would I qualify as a Senior Baker? {CV}", "Would I qualify as a Senior Baker?", True),
        (f"{CV} Is this CV a good match for the Baker?", "Is this CV a good match for the Baker?", True),
        (f"{CV} Do I need a certificate to be a Senior Baker?", "", False),
        (f"{CV} Which level am I?", "", False),
        ("Am I ready for Bakery Manager?", "", False),
    ],
)
def test_whether_one_will_do_is_told_from_what_is_needed(text: str, question: str, profile: bool) -> None:
    asks = asks_whether(text)

    assert (asks.question if asks else "", asks is not None) == (question, profile)
    assert asks is None or question not in asks.profile


def test_a_profile_that_asks_about_a_level_is_set_against_it(opened: Opened) -> None:
    cv = "Curriculum vitae\nAda Loaf\n2015-2024 Baker, Porto. Sourdough, rye starter, recipes, a team of four bakers."
    answer = opened({"baker.md": BAKER}).ask(f"{cv}\nAm I ready for Bakery Manager?")

    assert isinstance(answer, MatchAnswer), answer.text
    assert answer.matches[0].level_id == "baker#bakery-manager"
    assert answer.text.startswith("Set against Bakery Manager (Baker): ")


def test_a_pasted_profile_is_matched_and_a_question_that_tells_of_the_asker_is_answered(
    opened: Opened,
) -> None:
    rolecite = opened({"baker.md": BAKER})
    matched = rolecite.ask("6 yrs of sourdough, rye starter every day, wrote recipes, led four bakers. what level?")
    asked = rolecite.ask("6 yrs of sourdough, rye starter every day. What grade is the Bakery Manager?")

    assert isinstance(matched, MatchAnswer), matched.text
    assert matched.matches[0].met[0].evidence.start_char == 0
    assert asked.kind != "match"


def test_one_thing_known_is_matched_and_what_nothing_asks_for_is_not_stated(opened: Opened) -> None:
    rolecite = opened({"baker.md": BAKER})
    known = rolecite.ask("I know rye starters and sourdough. Which jobs?")
    unknown = rolecite.ask("I'm a tax lawyer. Any role for me?")

    assert isinstance(known, MatchAnswer), known.text
    assert unknown.kind == "not_stated"


@pytest.mark.parametrize(
    ("claim", "held"),
    [
        ("I have worked as a senior paralegal in Porto for six years", {"paralegal"}),
        ("UX researcher, 4 years, interviews", {"ux", "researcher"}),
        ("2019 - 2024 Payroll specialist at a bank", {"payroll", "specialist"}),
        ("I was a stock administrator with Carta", {"stock", "administrator"}),
    ],
)
def test_posts_held_are_read_from_how_they_are_named(claim: str, held: set[str]) -> None:
    assert set(held) in [set(post.subject) for post in posts([claim])]


def test_a_trade_is_named_by_its_holder_not_by_who_works_beside() -> None:
    manager = posts(["I worked with product designers for years as a product manager in Leeds"])

    assert named(titles.key("Senior Product Manager"), manager) == 1.0
    assert named(titles.key("Product Designer"), manager) == 0.0
    assert named(titles.key("Product Designer"), posts(["As a digital product designer, I drew screens"])) == 2 / 3
    assert named(titles.key("Director of Product"), manager) == 0.0  # another place in the management line


def test_the_trade_that_somebody_names_as_theirs_decides_between_families(matcher: Matcher) -> None:
    text = "{} for four years: I weigh flour, water and salt, and I enter the invoices of the mill in Xero."

    assert best(matcher.match(text.format("Bookkeeper"))).family.title == "Bookkeeper"
    assert best(matcher.match(text.format("Baker"))).family.title == "Baker"
