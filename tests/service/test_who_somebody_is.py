"""Whatever somebody tells of who they are changes neither the order, nor a score, nor the evidence of a match."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from written_index import index_documents

from indexer.encoder import Encoder
from indexer.snapshot import Snapshot
from service.matching import Matcher

BAKER = """\
---
title: Baker
---

## Levels

### Baker

#### Baker Responsibilities

- Shape and bake sourdough loaves in the deck oven
- Explain to parents which loaves hold nuts
- Plan the parental leave of the night shift

#### Baker Requirements

- 3 years of baking bread
- Speaks Portuguese or French

### Senior Baker

#### Senior Baker Responsibilities

- Extends the Baker responsibilities
- Write new recipes and cost them
- Negotiate flour prices with the mills in Lisbon

#### Senior Baker Requirements

- 6 years of baking bread

### Bakery Manager

#### Bakery Manager Responsibilities

- Manage a team of eight bakers: rota, hiring and reviews

#### Bakery Manager Requirements

- 8 years of baking bread, two of them leading people
"""
TOLD = (
    "I have baked bread for seven years.",
    "I write recipes of my own and work out what they cost.",
    "I speak French and have shaped loaves in Portugal.",
    "I have never negotiated flour prices.",
)
DETAILS = (
    "Age: 41.",
    "Age: 41 years.",
    "Nationality: Portuguese.",
    "Gender: female.",
    "Gender: female, Age 33, married.",
    "Name: Ana Silva.",
    "Date of birth: 1 May 1980.",
    "D.O.B.: 3rd of March 1979;",
    "Sex: F.",
    "Phone: 07700 900123. Email: a@b.example. Address: 12 Mill Road, York.",
    "Religion: none. Marital status: single. Kids: 2.",
    "Personal details: female, 44, married, two kids, Polish.",
    "Height: 180 cm, weight 80 kg.",
    "Hobbies: chess and baking bread.",
    "I am a 58 year old woman from Nigeria, mother of three.",
    "Born 1998 in Lisbon.",
    "I was born and raised in Ghana.",
    "I grew up in Porto and live in Leeds.",
    "Mr John Smith, male, British, 29 years old, white, christian.",
    "Maria Gonzalez, 34, Madrid.",
    "Spanish national, married.",
    "I'm a single dad of two.",
    "My wife and I have three kids.",
    "I have two children and my husband works full time.",
    "I am a wheelchair user.",
    "I have a hearing impairment.",
    "I'm deaf.",
    "I am gay and 30.",
    "Turkish by birth, I moved to Germany at 20.",
    "I came to the UK from Syria.",
    "I am of Asian descent.",
    "Half Japanese, half French.",
    "In my late forties.",
    "I recently turned 50.",
    "I'm in my thirties, a mum with a toddler.",
    "I am pregnant.",
    "Currently on parental leave.",
    "My pronouns are she/her.",
    "I am an Indian citizen with a visa.",
    "Right to work: EU citizen.",
    "White British male.",
    "F, 31.",
    "Single, no dependants.",
    "I'm a practising Catholic.",
    "A 52-year-old Londoner.",
    "Grandfather of five.",
    "I am nearly forty.",
    "Second-generation immigrant.",
    "Gender identity: woman.",
    "Photo attached.",
)
INSIDE = (
    ("I write recipes", "As a 58-year-old mother I write recipes"),
    ("I write recipes", "As a Portuguese woman in my forties, I write recipes"),
    ("I write recipes", "Being a father of two, I write recipes"),
    ("I write recipes", "Aged 58, I write recipes"),
    ("I write recipes", "At 58 I write recipes"),
    ("I write recipes", "A mother of two, I write recipes"),
    ("I write recipes", "I, a mother of two, write recipes"),
    ("what they cost.", "what they cost, at the age of 58."),
    ("what they cost.", "what they cost while raising two kids."),
    ("for seven years.", "for seven years as a single mother."),
)
Used = tuple[tuple[str, float, tuple[tuple[str, str], ...]], ...]


@pytest.fixture(scope="module")
def matcher(tmp_path_factory: pytest.TempPathFactory, default_encoder: Encoder) -> Iterator[Matcher]:
    folder: Path = tmp_path_factory.mktemp("who")
    index_documents(folder / "corpus", folder / "index", {"baker.md": BAKER}, encoder=default_encoder)
    with Snapshot.open(folder / "index") as snapshot:
        yield Matcher(snapshot, snapshot.store, default_encoder)


def used(matcher: Matcher, text: str) -> Used:
    """Levels, scores and evidence, in order."""
    return tuple(
        (each.level.id, each.score, tuple((met.requirement.item.text, met.evidence.quote) for met in each.met))
        for each in matcher.match(text, 10).levels
    )


@pytest.mark.parametrize("detail", DETAILS)
def test_a_detail_changes_nothing_wherever_it_stands(matcher: Matcher, detail: str) -> None:
    plain = used(matcher, " ".join(TOLD))

    assert plain
    for place in range(len(TOLD) + 1):
        assert used(matcher, " ".join([*TOLD[:place], detail, *TOLD[place:]])) == plain
    assert used(matcher, "\n".join([detail, *TOLD])) == plain


@pytest.mark.parametrize(("plain", "personal"), INSIDE)
def test_a_detail_inside_a_sentence_changes_nothing_and_is_not_quoted(
    matcher: Matcher, plain: str, personal: str
) -> None:
    text = " ".join(TOLD)
    told = text.replace(plain, personal)

    def without_quotes(found: Used) -> list[tuple[str, float, list[str]]]:
        return [(id_, score, [line for line, _ in met]) for id_, score, met in found]

    assert told != text
    assert without_quotes(used(matcher, told)) == without_quotes(used(matcher, text))
    quoted = " ".join(quote for _, _, met in used(matcher, told) for _, quote in met)
    assert not any(word in quoted for word in ("58", "mother", "father", "woman", "kids"))


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(DETAILS), min_size=1, max_size=4), st.integers(0, len(TOLD)), st.sampled_from(" \n"))
def test_several_details_change_nothing(matcher: Matcher, details: list[str], place: int, between: str) -> None:
    text = between.join([*TOLD[:place], *details, *TOLD[place:]])

    assert used(matcher, text) == used(matcher, " ".join(TOLD))


@pytest.mark.parametrize(("one", "other"), [("I", "She"), ("I", "He"), ("She", "He")])
def test_whoever_it_is_written_of_changes_nothing(matcher: Matcher, one: str, other: str) -> None:
    text = "{0} baked bread for seven years. {0} wrote recipes and negotiated flour prices."

    def scores(found: Used) -> list[tuple[str, float]]:
        return [(id_, score) for id_, score, _ in found]

    assert scores(used(matcher, text.format(one))) == scores(used(matcher, text.format(other)))


@pytest.mark.parametrize(
    "line", ["Explain to parents which loaves hold nuts", "Plan the parental leave of the night shift"]
)
def test_work_with_children_parents_and_leave_stays_work(matcher: Matcher, line: str) -> None:
    found = used(matcher, f"I have baked bread for seven years. I {line[0].lower()}{line[1:]}.")

    assert line in {asked for _, _, met in found for asked, _ in met}
