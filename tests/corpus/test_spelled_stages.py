"""Columns of behaviours called by names without rank or code are levels where the page makes them known as such."""

from __future__ import annotations

import textwrap

import pytest

from tests.corpus.written_documents import family, read


def page(title: str, heading: str, label: str, names: str, spelled: bool = True, over: str = "What we see") -> str:
    """A page with a table of what divers do in columns of those names, spelled out before it."""
    said = ["You mind your own line.", "Others lean on what you do.", "You are asked by other crews.", "The whole port"]
    called = names.split(" | ")
    told = [f"**{name}** - {what} and more." for name, what in zip(called, said, strict=False)]
    cells = ["dives with a mate", "dives alone at night", "plans dives for others", "sets the rules of diving"]
    row = " | ".join(cells[: len(called)])
    table = [f"| {label} | {names} |", "|---" * (len(called) + 1) + "|", f"| Diving | {row} |", f"| Care | {row} |"]
    parts = [f"# {title}", f"## {heading}", *(told if spelled else ()), f"## {over}", "\n".join(table)]
    return "\n\n".join(parts) + "\n"


@pytest.mark.parametrize(
    ("title", "heading", "label", "names", "spelled", "over"),
    [
        ("Steps of divers", "The steps", "Behaviour", "Own Step | Boat Step | Port Step", True, "What we see"),
        ("How divers grow", "The table", "Theme", "Own Step | Boat Step | Port Step", False, "What we see"),
        ("Divers", "Our four stages", "Behaviours", "Paddler | Swimmer | Navigator | Admiral", True, "What we see"),
        ("Growth of divers", "Levels", "Theme", "Learning | Owning | Leading | Shaping", True, "What we see"),
        ("Divers", "What they are", "Competency", "Paddler | Swimmer | Navigator", False, "Levels"),
        ("Divers", "The rungs", "Expectation", "Practitioner | Specialist | Authority", True, "By rung"),
        ("Career of a diver", "Tiers", "", "Copper | Silver | Gold", True, "By theme"),
    ],
)
def test_columns_that_the_page_makes_known_as_levels(
    title: str, heading: str, label: str, names: str, spelled: bool, over: str
) -> None:
    levels = family(page(title, heading, label, names, spelled, over), "port/divers.md").levels
    assert [lv.title.split()[0] for lv in levels] == [name.split()[0] for name in names.split(" | ")]
    own = [[item.text for s in lv.sections for item in s.items] for lv in levels]
    assert [texts[:2] for texts in own[:2]] == [["dives with a mate"] * 2, ["dives alone at night"] * 2]
    assert all(any(lv.title.split()[0] in text for text in texts) for lv, texts in zip(levels, own, strict=True)) == (
        spelled
    )


@pytest.mark.parametrize(
    ("title", "heading", "label", "names", "spelled", "over"),
    [
        ("Careers in our ports", "Where we are", "Behaviour", "Antwerp | Kiel | Gdansk", True, "What we see"),
        ("How divers grow", "The year", "Behaviour", "First quarter | Second quarter | Third quarter", True, "When"),
        ("How divers grow", "Our values", "Competency", "Courage | Care | Candour", True, "What we see"),
        ("How divers grow", "Tools we use", "Skill", "Compressor | Winch | Radio", True, "Tools"),
        ("How we raise a wreck", "The stages", "Area", "Search | Lift | Tow", True, "Who does what"),
        ("How we raise a wreck", "The stages", "", "Search stage | Lift stage | Tow stage", True, "Who does what"),
        ("Careers", "Skill levels", "Skill", "Aware | Working | Practised", True, "Proficiency"),
        ("Careers", "How we rate", "Behaviour", "Below | Meets | Exceeds", True, "Rating levels"),
        ("Careers", "Which way?", "Expectation", "For | Against | Unsure", False, "Pros and cons"),
        ("How divers grow", "Taking steps", "Competency", "First step | Next step | Last step", True, "What to do"),
    ],
)
def test_columns_of_offices_quarters_values_tools_and_the_like_are_no_levels(
    title: str, heading: str, label: str, names: str, spelled: bool, over: str
) -> None:
    found = read({"port/divers.md": page(title, heading, label, names, spelled, over)}).families
    assert not [lv.title for each in found for lv in each.levels]


def test_names_told_in_points_with_the_sentence_before_them_are_levels() -> None:
    text = """\
        # Divers

        We count four bands of divers, none of them a title.

        - Paddler: you mind your own line
        - Swimmer: others lean on what you do
        - Navigator: other crews ask you

        | What we expect | Paddler | Swimmer | Navigator |
        |---|---|---|---|
        | Diving | dives with a mate | dives alone at night | plans dives for others |
        """
    assert [lv.title for lv in family(textwrap.dedent(text)).levels] == ["Paddler", "Swimmer", "Navigator"]


def test_prose_that_only_mentions_the_names_makes_no_levels_of_columns_of_ticks() -> None:
    text = """\
        # Careers of divers

        ## Levels of air

        **Paddler** - the boat for lakes.

        **Swimmer** - the boat for bays.

        **Navigator** - the boat for the sea.

        | Competency | Paddler | Swimmer | Navigator |
        |---|---|---|---|
        | Radio | yes | yes | yes |
        | Winch | no | no | yes |
        """
    assert not [lv for each in read({"a.md": text}).families for lv in each.levels]
