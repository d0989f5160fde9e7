"""Typed answers judged by hand-worked cases."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import BadInput
from eval import wire
from eval.answer_figures import Figure, beside, by_split, figures, grid, interval, with_answers
from eval.answers import Judged, Record, f1, judge
from eval.judgements import Expected, Judgement, LevelName, Question, QuestionType, Reading
from eval.measures import Scored
from eval.quotation import Quotations, quoted_truly
from eval.records import Records, load_records, save_records
from eval.risk import RiskPoint, area, calibration_error, reliability, risk_coverage
from eval.runs import Provenance
from eval.significance import Interval
from eval.wire import (
    AskBody,
    Change,
    Citation,
    Claim,
    ComparisonBody,
    Fact,
    ListedLevel,
    Match,
    MatchBody,
    Point,
)

TEXT = "# Cook\r\n\r\nThe Cook reports to the Chef.\r\n- söup\r\n- bread\r\n- fish\r\n- eggs\r\n"
TEXTS = {"k/cook.md": TEXT}


def cite(line: int, path: str = "k/cook.md", last: int | None = None) -> Citation:
    rows = TEXT.split("\r\n")
    start = sum(len(row) + 2 for row in rows[: line - 1])
    end = sum(len(row) + 2 for row in rows[: (last or line) - 1]) + len(rows[(last or line) - 1])
    return Citation(
        path=path,
        start_line=line,
        end_line=last or line,
        start_char=start,
        end_char=end,
        quote=TEXT[start:end],
        family_id="k/cook",
    )


def point(line: int) -> Point:
    return Point(text="", citation=cite(line))


def ask(kind: str, *lines: int, confidence: float = 0.5, **parts: Any) -> AskBody:
    claims = tuple(Claim(text="", citations=(cite(n),)) for n in lines)
    return AskBody(kind=kind, text="", claims=claims, confidence=confidence, snapshot="s", took_ms=1, **parts)


def question(kind: QuestionType, *gold: tuple[int, int], answer: Expected | None = None) -> Question:
    judged = tuple(Judgement(path="k/cook.md", start_line=n, end_line=n, rel=2 if rel == 2 else 1) for n, rel in gold)
    return Question(qid="q", type=kind, query="?", gold=judged, answer=answer)


def found(asked: Question, **said: Any) -> dict[str, float]:
    return dict(judge(asked, Record(qid="q", **said), TEXTS).figures)


@pytest.mark.parametrize(
    ("value", "line", "right"),
    [("the Chef", 3, 1.0), ("[Chef](/chef)", 3, 1.0), ("Baker", 3, 0.0), ("Chef", 4, 0.0)],
)
def test_a_fact_is_right_with_value_and_line(value: str, line: int, right: float) -> None:
    """Article and link do not matter; the first claim must cite the stating line."""
    asked = question(QuestionType.REPORTS_TO, (3, 2), (4, 1), answer=Expected(reports_to="Chef"))

    said = ask("fact", line, 3, fact=Fact(attribute="reports_to", value=value))

    assert found(asked, ask=said) == {"reports_to: value and line": right}


def test_a_grade_is_compared_as_written() -> None:
    """A code is as good as a number; no fact is no answer."""
    asked = question(QuestionType.GRADE, (3, 2), answer=Expected(grade="IC3"))

    assert found(asked, ask=ask("fact", 3, fact=Fact(attribute="grade", value="IC3"))) == {"grade: value and line": 1.0}
    assert found(asked, ask=ask("passages", 3)) == {"grade: value and line": 0.0}


@pytest.mark.parametrize(
    ("attribute", "value", "right"),
    [("track", "ic", 1.0), ("track", "management", 0.0), ("next_level", "ic", 0.0), ("track", None, 0.0)],
)
def test_a_fact_of_one_value_needs_attribute_value_and_line(attribute: str, value: str | None, right: float) -> None:
    """The same value of another attribute is another fact."""
    asked = question(QuestionType.FACT, (4, 2), answer=Expected(attribute="track", value="ic"))

    said = ask("fact", 4, fact=Fact(attribute=attribute, value=value))

    assert found(asked, ask=said) == {"fact: value and line": right}


def test_that_there_is_no_next_level_is_a_value() -> None:
    """Null is right only where null is judged, and the line that says so is cited."""
    asked = question(QuestionType.FACT, (4, 2), answer=Expected(attribute="next_level"))
    said = [ask("fact", line, fact=Fact(attribute="next_level", value=value)) for line, value in ((4, None), (5, None))]

    assert [found(asked, ask=a)["fact: value and line"] for a in said] == [1.0, 0.0]


def test_a_fact_of_several_values_is_judged_by_its_lines() -> None:
    """Steps on 4, 5 and 6, support on 7: claims on 4, 5 and 7 have F1 0.8; of another attribute they have none."""
    steps = Expected(attribute="hiring_steps", value=("a", "b", "c"))
    asked = question(QuestionType.FACT, (4, 2), (5, 2), (6, 2), (7, 1), answer=steps)

    def said(attribute: str) -> AskBody:
        return ask("fact", 4, 5, 7, fact=Fact(attribute=attribute, value=("a", "b")))

    assert found(asked, ask=said("hiring_steps")) == pytest.approx({"fact: F1 of lines": 0.8})
    assert found(asked, ask=said("performance_indicators")) == {"fact: F1 of lines": 0.0}


def test_readings_of_a_clarification_are_compared_by_family() -> None:
    """Two families wanted; one of them and a stranger named, the one twice: F1 1/2."""
    readings = (Reading(path="k/cook.md", level="Cook"), Reading(path="k/baker/_index.md"))
    asked = question(QuestionType.AMBIGUOUS).model_copy(update={"readings": readings})
    named = [wire.Reading(question="?", family_id=f) for f in ("k/baker", "k/baker", "k/bak")]

    assert found(asked, ask=ask("clarification", readings=tuple(named))) == {
        "ambiguous: clarification": 1.0,
        "ambiguous: F1 of families": 0.5,
    }


def test_a_page_counts_for_the_deepest_family_above_it() -> None:
    """The folder's family is named beside the families of two of its pages: two right, one not wanted, F1 4/5."""
    readings = (Reading(path="k/cook.md"), Reading(path="k/baker.md"))
    asked = question(QuestionType.AMBIGUOUS).model_copy(update={"readings": readings})
    named = [wire.Reading(question="?", family_id=f) for f in ("k", "k/cook", "k/baker")]

    assert found(asked, ask=ask("clarification", readings=tuple(named)))["ambiguous: F1 of families"] == 0.8


def test_figures_by_split_stand_beside_those_over_all() -> None:
    """Only where there are several splits."""
    asked = [
        question(QuestionType.PASSAGE, (3, 2)).model_copy(update={"qid": q, "split": s})
        for q, s in (("a", "tune"), ("b", "test"), ("c", "test"))
    ]
    judged = [judge(q, Record(qid=q.qid), TEXTS) for q in asked]

    assert {part: [j.qid for j in js] for part, js in by_split(judged, asked).items()} == {
        "all": ["a", "b", "c"],
        "test": ["b", "c"],
        "tune": ["a"],
    }
    assert list(by_split(judged[1:], asked)) == ["all"]


def test_answers_stand_beside_a_run_as_their_deciding_figure() -> None:
    """One of the first five claims answers, though not the first: 1 for the answer, and the run's own values stay."""
    asked = question(QuestionType.PASSAGE, (4, 2))
    scored = Scored(Provenance("s"), {"q": QuestionType.PASSAGE}, {"nDCG@10": {"q": 0.5}}, 1.0)

    both = with_answers(scored, [judge(asked, Record(qid="q", ask=ask("passages", 3, 4)), TEXTS)])

    assert (both.mean("nDCG@10"), both.mean("answer")) == (0.5, 1.0)


def test_a_comparison_is_judged_by_lines_and_classes() -> None:
    """Four judged lines, three returned of which two judged: F1 4/7; one of the two in its class."""
    asked = question(QuestionType.DIFF, (4, 2), (5, 2), (6, 1), (7, 1))
    body = ComparisonBody(
        added=(point(3), point(4)), strengthened=(Change(before=point(4), after=point(5)),), unchanged=()
    )

    expected = {"F1 of lines": 4 / 7, "lines found": 2.0, "lines in the right class": 1.0}

    assert found(asked, ask=ask("comparison", comparison=body), compare=body) == pytest.approx(
        {f"{door}: {name}": v for door in ("diff", "diff by compare") for name, v in expected.items()}
    )


def test_another_kind_of_answer_to_a_comparison_finds_nothing() -> None:
    """Whatever its claims cite."""
    asked = question(QuestionType.DIFF, (4, 2))

    assert found(asked, ask=ask("passages", 4)) == {"diff: F1 of lines": 0.0}


def test_supporting_lines_of_expectations_are_neither_required_nor_wrong() -> None:
    """Answering lines 4 and 5; citing 4 and the supporting 6 has F1 2/3, citing the stray 3 as well 1/2."""
    asked = question(QuestionType.CUMULATIVE, (4, 2), (5, 2), (6, 1))

    assert found(asked, ask=ask("expectations", 4, 6)) == {"cumulative: F1 of lines": 2 / 3}
    assert found(asked, ask=ask("expectations", 4, 6, 3)) == {"cumulative: F1 of lines": 0.5}


def test_listed_levels_are_compared_as_a_set() -> None:
    """Two of three, with one too many: F1 2/3."""
    names = tuple(LevelName(path="k/cook.md", level=t) for t in ("Cook", "Chef", "Baker"))
    listed = tuple(
        ListedLevel(family_id="k/cook", level_id="", title=t, citation=cite(1)) for t in ("chef", "Cook", "Waiter")
    )

    asked = question(QuestionType.LISTING, (1, 2), answer=Expected(levels=names))

    assert found(asked, ask=ask("listing", levels=listed)) == {"listing: F1 of levels": 4 / 6}


def test_a_match_is_ranked_by_its_heading_line() -> None:
    """Second place is 1/2; the first match's family counts by itself, also where levels are files of a folder."""
    asked = question(QuestionType.MATCH, (4, 2), (5, 1))

    def match(family: str, line: int) -> Match:
        return Match(family_id=family, level_id="", level="", citation=cite(line), score=1)

    body = MatchBody(matches=(match("k", 5), match("k/other", 4)), snapshot="s", took_ms=1)

    assert found(asked, match=body) == {"match: MRR of the level": 0.5, "match: family first": 1.0}


def test_passages_are_right_by_their_first_claims() -> None:
    """The answering line third: not first, one of five; sixth: neither. A supporting line does not answer."""
    asked = question(QuestionType.PASSAGE, (4, 2), (5, 1))

    third, sixth = found(asked, ask=ask("passages", 5, 6, 4)), found(asked, ask=ask("passages", 5, 6, 7, 6, 7, 4))

    assert third == {"passage: first claim": 0.0, "passage: one of the first five": 1.0}
    assert sixth == {"passage: first claim": 0.0, "passage: one of the first five": 0.0}


@pytest.mark.parametrize(
    ("change", "true"),
    [
        ({}, True),
        ({"quote": "- soup"}, False),
        ({"start_char": 1}, False),
        ({"start_line": 3}, False),
        ({"path": "k/other.md"}, False),
        ({"quote": "", "end_char": cite(4).start_char}, False),
    ],
)
def test_a_quotation_is_true_at_its_characters_and_lines(change: dict[str, object], true: bool) -> None:
    """Characters are code points, newlines as in the file."""
    assert quoted_truly(cite(4).model_copy(update=change), TEXTS) is true


def test_a_quotation_may_run_over_lines() -> None:
    """From line 4 to line 5."""
    assert quoted_truly(cite(4, last=5), TEXTS)


def test_every_citation_of_a_body_is_looked_up() -> None:
    """Claims, comparison and listing: four, of which one false."""
    false = cite(4).model_copy(update={"quote": "?"})
    body = ask(
        "comparison",
        3,
        comparison=ComparisonBody(strengthened=(Change(before=point(4), after=Point(text="", citation=false)),)),
        levels=(ListedLevel(family_id="", level_id="", title="", citation=cite(1)),),
    )

    told = judge(question(QuestionType.DIFF, (4, 2)), Record(qid="q", ask=body), TEXTS)

    assert told.quotations == Quotations(3, 4)


def answer(kind: str, asked: QuestionType, right: bool, confidence: float = 0.5) -> Judged:
    return Judged("q", asked, kind, confidence, float(right), {}, Quotations(0, 0), "")


def test_refusals_are_counted_over_all_questions() -> None:
    """Three refusals, two of them due; three due, two of them given."""
    judged = [
        answer("not_stated", QuestionType.UNANSWERABLE, True),
        answer("not_stated", QuestionType.UNANSWERABLE, True),
        answer("fact", QuestionType.UNANSWERABLE, False),
        answer("not_stated", QuestionType.GRADE, False),
    ]

    told = {f.name: f for f in figures(judged)}

    assert told["refusal precision"] == Figure("refusal precision", 2 / 3, 3)
    assert told["refusal recall"] == Figure("refusal recall", 2 / 3, 3)
    assert told["diff: F1 of lines"] == Figure("diff: F1 of lines", None, 0)


def test_classes_are_pooled_over_questions() -> None:
    """One line of one, one line of three: 2/4, not the mean of 1 and 1/3."""
    parts = [(1.0, 1.0), (3.0, 1.0)]
    judged = [
        Judged(
            "q",
            QuestionType.DIFF,
            "comparison",
            1.0,
            True,
            {"diff: F1 of lines": 1.0, "diff: lines found": n, "diff: lines in the right class": r},
            Quotations(0, 0),
            "",
        )
        for n, r in parts
    ]

    told = {f.name: f for f in figures(judged)}

    assert told["diff: share in the right class"] == Figure("diff: share in the right class", 0.5, 4)
    assert interval("diff: share in the right class", judged) == Interval(1 / 3, 1.0)


def test_the_first_part_has_an_interval_and_systems_stand_side_by_side() -> None:
    """Two due refusals given: no spread. Beside it a system that gives none: the better cell stands out."""
    good = [answer("not_stated", QuestionType.UNANSWERABLE, True)] * 2
    bad = [answer("passages", QuestionType.UNANSWERABLE, False)] * 2

    rows = {row[0]: row[1:] for row in grid({"all": good, "test": good[:1]}).rows}
    table = beside({"ours": good, "theirs": bad})

    assert rows["refusal recall"] == ("1.000", "[1.000, 1.000]", "2", "1.000", "1")
    assert [row for row in table.rows if row[0].startswith("refusal")] == [
        ("refusal precision", "1.000", "-"),
        ("refusal recall", "1.000", "0.000"),
    ]
    assert table.best == {(0, 1), (1, 1)}


def test_risk_and_coverage_by_hand() -> None:
    """Four asked, three answered: right at 0.9, wrong and right at 0.5; the refusal is never covered."""
    judged = [
        answer("fact", QuestionType.GRADE, True, 0.9),
        answer("passages", QuestionType.PASSAGE, False, 0.5),
        answer("fact", QuestionType.GRADE, True, 0.5),
        answer("not_stated", QuestionType.UNANSWERABLE, True, 0.95),
        answer("match", QuestionType.MATCH, True, 0.99),
    ]

    curve = risk_coverage(judged)

    assert curve == (RiskPoint(0.9, 0.25, 0.0), RiskPoint(0.5, 0.75, 1 / 3))
    assert area(curve) == pytest.approx((1 / 3) * 0.5 / 0.75)


def test_calibration_by_hand() -> None:
    """Of three at about 0.95 two are right, the one at 0.2 is not: error (3 * |0.95 - 2/3| + 0.2) / 4."""
    judged = [
        answer("fact", QuestionType.GRADE, True, 1.0),
        answer("fact", QuestionType.GRADE, True, 0.9),
        answer("fact", QuestionType.GRADE, False, 0.95),
        answer("passages", QuestionType.PASSAGE, False, 0.2),
        answer("not_stated", QuestionType.PASSAGE, False, 0.9),
    ]

    bins = reliability(judged)

    assert [(b.confidence, b.right, b.count) for b in bins] == [
        (0.2, 0.0, 1),
        (pytest.approx(0.95), pytest.approx(2 / 3), 3),
    ]
    assert calibration_error(bins) == pytest.approx((3 * (0.95 - 2 / 3) + 0.2) / 4)
    assert calibration_error(()) is None


@given(st.lists(st.tuples(st.booleans(), st.floats(0, 1)), min_size=1))
def test_the_last_point_of_the_curve_is_the_overall_error(rows: list[tuple[bool, float]]) -> None:
    """At full coverage risk is the share wrong, whatever the confidences."""
    curve = risk_coverage([answer("fact", QuestionType.GRADE, right, c) for right, c in rows])

    assert curve[-1].coverage == 1.0
    assert curve[-1].risk == pytest.approx(sum(not right for right, _ in rows) / len(rows))


@given(st.sets(st.integers(0, 9)), st.sets(st.integers(0, 9)))
def test_f1_is_the_harmonic_mean(found: set[int], expected: set[int]) -> None:
    """Of precision and recall, where both are there; 1 exactly where the sets are equal."""
    hits = len(found & expected)
    if hits:
        precision, recall = hits / len(found), hits / len(expected)
        assert f1(found, expected) == pytest.approx(2 * precision * recall / (precision + recall))
    assert (f1(found, expected) == 1.0) == (found == expected)


def test_answers_read_back_as_written(tmp_path: Path) -> None:
    """Records and provenance."""
    records = (Record(qid="q", ask=ask("passages", 3, 4), took_ms=2.5), Record(qid="r"))

    save_records(Records(Provenance("s"), records), tmp_path / "a.jsonl")
    again = load_records(tmp_path / "a.jsonl")

    assert (again.provenance, again.records) == (Provenance("s"), records)


def test_what_is_no_answer_is_named(tmp_path: Path) -> None:
    """File, line and field of each."""
    save_records(Records(Provenance("s"), (Record(qid="q"),)), tmp_path / "a.jsonl")
    with (tmp_path / "a.jsonl").open("a") as file:
        file.write('{"took_ms": 1}\n')

    with pytest.raises(BadInput, match=r"a\.jsonl:3: qid: Field required"):
        load_records(tmp_path / "a.jsonl")
