"""How phrasings are judged, by hand."""

from pathlib import Path

import pytest

from corpus.errors import BadInput
from eval.failures import Outcome, phrasings
from eval.phrasings import (
    ASPECTS,
    Phrasing,
    grid,
    judge,
    load_taken,
    read_phrasings,
    save_taken,
)
from eval.runs import Provenance
from eval.wire import AskBody

COOK = '{"id": "1", "kind": "fact-grade", "query": "grade of a cook", "expect": {"kind": "fact", "family": "k/cook.md", "level": "Cook", "attribute": "grade"}}\n'


def expecting(**expect: object) -> Phrasing:
    return Phrasing.model_validate({"id": "1", "kind": "k", "query": "?", "expect": expect})


def said(kind: str, **parts: object) -> AskBody:
    common = {"kind": kind, "text": "", "confidence": 0.5, "snapshot": "s", "took_ms": 1}
    return AskBody.model_validate(common | parts)


def named(*families: str, levels: tuple[str, ...] = ()) -> dict[str, object]:
    return {
        "families": [{"id": f, "title": ""} for f in families],
        "levels": [{"id": level, "title": ""} for level in levels],
    }


def test_a_fact_is_about_what_it_says_it_is() -> None:
    """Whatever else the question was taken to name."""
    fact = {"family_id": "k/cook", "level_id": "k/cook#senior-cook", "attribute": "grade"}
    elsewhere = named("k/chef", levels=("k/chef#chef",))

    taken = judge(
        expecting(kind="fact", family="k/cook.md", level="Cook", attribute="grade"),
        said("fact", fact=fact, interpretation=elsewhere),
    )

    assert taken.aspects == {"kind": True, "family": True, "level": False, "attribute": True}
    assert not taken.right


def test_a_comparison_has_a_direction() -> None:
    """From Cook to Senior Cook is not from Senior Cook to Cook; a family of a folder is known by any of its files."""
    expected = expecting(kind="comparison", family="k/cook/_index.md", level=["Cook", "Senior Cook"])
    sides = [{"id": "k/cook#cook", "title": "Cook"}, {"id": "k/cook#senior-cook", "title": "Senior Cook"}]

    up = judge(expected, said("comparison", comparison={"from": sides[0], "to": sides[1]}))
    down = judge(expected, said("comparison", comparison={"from": sides[1], "to": sides[0]}))

    assert up.aspects == {"kind": True, "family": True, "level": True}
    assert down.aspects == {"kind": True, "family": True, "level": False}


def test_nothing_but_the_kind_is_judged_of_another_kind() -> None:
    """Nor what the phrasing does not say."""
    assert judge(expecting(kind="fact", level="Cook"), said("passages")).aspects == {"kind": False}
    assert judge(expecting(kind="listing"), said("listing")).aspects == {"kind": True}


def test_a_refusal_is_judged_by_reason_and_family() -> None:
    """The family as interpreted; one that was not named at all is wrong."""
    expected = expecting(kind="not_stated", family="k/cook.md", reason="no_such_level")

    right = judge(expected, said("not_stated", reason="no_such_level", interpretation=named("k/cook")))
    wrong = judge(expected, said("not_stated", reason="out_of_scope"))

    assert right.right
    assert wrong.aspects == {"kind": True, "family": False, "reason": False}


def test_the_table_counts_each_aspect_where_it_was_judged() -> None:
    """Of two phrasings one is of the wrong kind: one of two, and one of one for what was judged of the other."""
    taken = [
        judge(expecting(kind="fact", attribute="grade"), said("fact", fact={"attribute": "grade"})),
        judge(expecting(kind="fact", attribute="grade"), said("passages")),
    ]

    assert grid(taken).rows[-1] == ("all", "1/2", "1/2", "-", "-", "1/1", "-")
    assert grid(taken).columns == ("kind", "all of it", *ASPECTS)


def test_phrasings_are_read(tmp_path: Path) -> None:
    """One level may stand by itself; a row that is none is named."""
    (tmp_path / "phrasings.jsonl").write_text(COOK)
    (cook,) = read_phrasings(tmp_path)
    assert (cook.query, cook.expect.level) == ("grade of a cook", ("Cook",))

    (tmp_path / "phrasings.jsonl").write_text(COOK + '{"id": "2"}\n')
    with pytest.raises(BadInput, match=r"phrasings\.jsonl:2: kind: Field required"):
        read_phrasings(tmp_path)


def test_how_phrasings_were_taken_is_kept_and_told(tmp_path: Path) -> None:
    """The right kind of another family is fair, another kind is a failure that says what was meant and what was said."""
    elsewhere = said("fact", fact={"family_id": "k/chef", "attribute": "grade"})
    meant = expecting(kind="fact", family="k/cook.md", attribute="grade")
    taken = (judge(meant, elsewhere), judge(meant, said("passages", text="Soup.")))

    save_taken(Provenance("s"), taken, tmp_path / "p.jsonl")
    provenance, again = load_taken(tmp_path / "p.jsonl")

    assert (provenance, again) == (Provenance("s"), taken)
    fair, failed = phrasings(again).told
    assert (fair.outcome, failed.outcome, failed.detail) == (Outcome.FAIR, Outcome.FAILED, "not taken as fact")
    assert (failed.wanted[0].text, failed.returned[0].text) == (
        "kind fact, family k/cook.md, attribute grade",
        "passages : Soup.",
    )
    (tmp_path / "other.jsonl").write_text("{}\n")
    with pytest.raises(BadInput, match=r"rolecite eval phrasings --out:\n.*other\.jsonl:1: system"):
        load_taken(tmp_path / "other.jsonl")
