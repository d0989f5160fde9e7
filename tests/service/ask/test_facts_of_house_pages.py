"""Facts asked of pages as houses publish them: codes that two ladders share, columns that add, bare titles, pages."""

from __future__ import annotations

import pytest
from written_index import Opened

from service import Rolecite
from service.answers import Attribute, ExpectationsAnswer, FactAnswer, NotStatedAnswer

SAILS = """\
# Titles for Sails

Each column assumes everything in the columns to its left. We only write down what is added.

| Category | Sail Hand (L2) | Senior Sail Hand (L3) | Lead Sail Hand (L4) |
| --- | --- | --- | --- |
| *Seams* | Sews straight seams. | Repairs storm damage at sea. | Cuts new patterns. |
| *Lofts* | Sweeps the loft after work. | Orders thread for the loft. | Rents lofts in three ports. |
| *Reports to* | Lead Sail Hand | Lead Sail Hand | Head of Rigging |
"""
ROPES = """\
# Titles for Ropes

## Walkers

| Category | Rope Walker (L3) | Senior Rope Walker (L4) |
| --- | --- | --- |
| *Strands* | Twists three strands. | Twists nine strands. |
| *Reports to* | Rope Master | Head of Rigging |

## Tarrers

| Category | Rope Tarrer (L3) | Senior Rope Tarrer (L4) |
| --- | --- | --- |
| *Kettles* | Stirs one kettle. | Lights four kettles. |
| *Reports to* | Tar Master | Head of Rigging |
"""
MANAGERS = """\
# Titles for Managers

## Team Lead (M1)

* Reads applications and sits in on interviews
* Does the work of the team for half of the week

## VP (M3)

* Decides how many people are hired
* Hands out the money of a department

A Team Lead reports to the VP, and the VP to the Admiral.
"""
_PAGE = """\
<h1>{title}</h1>
<p><strong><em>I mend nets</em></strong></p>
<p><strong>Scope</strong> <em>How far the work goes</em></p><ul><li>{scope}</li></ul>
<p><strong>Reach</strong> <em>With whom I work</em></p><ul><li>{reach}</li></ul>
<h1>Core Responsibilities</h1><h2>Craft</h2><ul><li>{duty}</li></ul>
"""
PAGES = {
    "skerry/sails.md": SAILS,
    "skerry/ropes.md": ROPES,
    "skerry/managers.md": MANAGERS,
    "brae/n2_net_mender.html": _PAGE.format(
        title="N2 Net Mender", scope="I own one net", reach="I work with one boat", duty="I tie knots"
    ),
    "brae/n3_net_mender.html": _PAGE.format(
        title="N3 Net Mender",
        scope="I meet everything on the N2 page and, beyond it, own the nets of a boat",
        reach="I advise the harbour board",
        duty="I dye nets",
    ),
}


@pytest.fixture(scope="module")
def asked(opened: Opened) -> Rolecite:
    return opened(PAGES)


@pytest.mark.parametrize(
    ("question", "attribute", "value"),
    [
        ("senior sail hand - L what?", Attribute.GRADE, "L3"),
        ("Lead Sail Hand, l what", Attribute.GRADE, "L4"),
        ("I was offered Lead Sail Hand, what's the code?", Attribute.GRADE, "L4"),
        ("Where does the Lead Sail Hand stand on the ladder, which code?", Attribute.GRADE, "L4"),
        ("Lead Sail Hand: which level code?", Attribute.GRADE, "L4"),
        ("which M level does the VP hold?", Attribute.GRADE, "M3"),
        ("who does the VP report to?", Attribute.REPORTS_TO, "Admiral"),
        ("M3 VP - whom do they report into?", Attribute.REPORTS_TO, "Admiral"),
        ("reporting line L3 Rope Tarrer", Attribute.REPORTS_TO, "Tar Master"),
        ("whom does an L3 Rope Walker answer to", Attribute.REPORTS_TO, "Rope Master"),
        ("which role leads the rope tarrer?", Attribute.REPORTS_TO, "Tar Master"),
        ("Rope Walker reports to?", Attribute.REPORTS_TO, "Rope Master"),
        ("starting as a Rope Tarrer, who will manage me?", Attribute.REPORTS_TO, "Tar Master"),
        ("what comes after Senior Sail Hand?", Attribute.NEXT_LEVEL, "Lead Sail Hand"),
        ("which M level does the Team Lead hold?", Attribute.GRADE, "M1"),
        ("as a Rope Walker who's my manager?", Attribute.REPORTS_TO, "Rope Master"),
        ("next step up from Senior Sail Hand", Attribute.NEXT_LEVEL, "Lead Sail Hand"),
        ("L3 Senior Sail Hand: what's the next title", Attribute.NEXT_LEVEL, "Lead Sail Hand"),
    ],
)
def test_a_fact_is_found_in_whatever_words_it_is_asked_for(
    asked: Rolecite, question: str, attribute: Attribute, value: str
) -> None:
    answer = asked.ask(question)

    assert isinstance(answer, FactAnswer)
    assert (answer.fact.attribute, answer.fact.value) == (attribute, value)


def test_nothing_comes_after_the_last_level(asked: Rolecite) -> None:
    assert isinstance(asked.ask("next step up from Lead Sail Hand"), NotStatedAnswer)


def test_what_a_column_takes_over_stands_beside_its_own_where_only_additions_are_written(asked: Rolecite) -> None:
    answer = asked.ask("everything expected of a Senior Sail Hand")

    assert isinstance(answer, ExpectationsAnswer)
    assert {point.text for point in answer.expectations.inherited} == {
        "Sews straight seams.", "Sweeps the loft after work.",
    }  # fmt: skip


def test_what_is_taken_along_from_below_is_asked_of_the_level_named(asked: Rolecite) -> None:
    answer = asked.ask("full list for the N3 Net Mender incl. what is taken along from the level below")

    assert isinstance(answer, ExpectationsAnswer)
    own = {point.level_id for point in answer.expectations.own}
    assert own == {"brae/n3_net_mender#n3-net-mender"}
    assert {point.text for point in answer.expectations.inherited} == {
        "I own one net", "I work with one boat", "I tie knots",
    }  # fmt: skip


def test_a_title_is_found_as_its_heading_writes_it(asked: Rolecite) -> None:
    found = asked.compare("Team Lead (M1)", "VP (M3)", family="skerry/managers")

    assert found.from_ is not None
    assert found.to is not None
    assert (found.from_.title, found.to.title) == ("Team Lead", "VP")
