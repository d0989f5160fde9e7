"""Ranking measures against hand-worked cases, and the properties they are chosen for."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiny_corpus import Costed

from eval.judgements import Judgement, Question, QuestionType
from eval.measures import MEASURES, Scored, score
from eval.runs import Hit, Place, Provenance, Ranking, Run
from eval.trail import LineCosts

CLASSICS = ("nDCG@10", "RR@10", "P(rel=2)@1", "P(rel=2)@5", "Success(rel=2)@5")
BY_TOKENS = ("R@500t", "R@1000t", "R@2000t", "nU@1000t", "precision@1000t", "IoU@1000t")


def question(*gold: tuple[str, int, int, int], kind: QuestionType = QuestionType.PASSAGE) -> Question:
    judged = tuple(Judgement(path=p, start_line=a, end_line=b, rel=2 if r == 2 else 1) for p, a, b, r in gold)
    return Question(qid="q", type=kind, query="?", gold=judged)


def hit(path: str, first: int, last: int, tokens: int, also: tuple[Place, ...] = ()) -> Hit:
    return Hit(Place(path, first, last), tokens, 1.0, also)


def values(costs: LineCosts, asked: Question, *hits: Hit) -> dict[str, float]:
    run = Run(Provenance("s"), (Ranking("q", hits),))
    scored = score(run, [asked], {}, costs)
    return {m: v for m in MEASURES if (v := scored.mean(m)) is not None}


def test_a_run_worked_by_hand(costed: Costed) -> None:
    """A useless hit, then one that holds both judged lines: credited once, with the better of the two."""
    costs = costed(a="100 100 100")
    asked = question(("a.md", 1, 1, 2), ("a.md", 2, 2, 1))

    found = values(costs, asked, hit("a.md", 3, 3, 100), hit("a.md", 1, 2, 200))

    second = 1 / math.log2(3)
    assert found == pytest.approx(
        {
            "nDCG@10": 2 * second / (2 + second),
            "RR@10": 0.5,
            "P(rel=2)@1": 0.0,
            "P(rel=2)@5": 0.2,
            "Success(rel=2)@5": 1.0,
            "R@10": 1.0,
            "R@500t": 1.0,
            "R@1000t": 1.0,
            "R@2000t": 1.0,
            # Gains 0.75 and 0.25 read after 200 and 300 tokens; at best after 100 and 200.
            "nU@1000t": (0.75 * 0.8 + 0.25 * 0.7) / (0.75 * 0.9 + 0.25 * 0.8),
            "precision@1000t": 200 / 300,
            "IoU@1000t": 200 / 300,
        }
    )


def test_reading_stops_at_the_budget(costed: Costed) -> None:
    """A line that ends beyond the budget was not read, even where its hit begins before."""
    costs = costed(a="400 200 400 9000")
    asked = question(("a.md", 1, 1, 2), ("a.md", 2, 2, 2), ("a.md", 3, 3, 2), ("a.md", 4, 4, 2))

    found = values(costs, asked, hit("a.md", 1, 4, 10_000))

    assert [found["R@500t"], found["R@1000t"], found["R@2000t"]] == [0.25, 0.75, 0.75]
    assert found["full R@10"] == 1.0
    assert found["precision@1000t"] == 1.0


def test_a_hit_spends_its_own_tokens_in_the_proportion_of_its_lines(costed: Costed) -> None:
    """Text shown without markup costs less than its lines in the file; the shorter text is what is read."""
    costs = costed(a="300 900")
    asked = question(("a.md", 1, 1, 2), ("a.md", 2, 2, 2))

    found = values(costs, asked, hit("a.md", 1, 2, 400))

    # Positions 100 and 400 instead of 300 and 1,200; more than the file's own lines could give counts as 1.
    assert found["R@500t"] == 1.0
    assert found["nU@1000t"] == 1.0


def test_further_places_cost_eight_tokens_and_count_for_budgets_only(costed: Costed) -> None:
    """`also` adds lines to recall by tokens and U, not to ranks, recall at k, precision or IoU."""
    costs = costed(a="100", b="100")
    asked = question(("b.md", 1, 1, 2))

    found = values(costs, asked, hit("a.md", 1, 1, 100, (Place("c.md", 1, 1), Place("b.md", 1, 1))))

    assert {m: v for m, v in found.items() if v} == pytest.approx(
        {"R@500t": 1.0, "R@1000t": 1.0, "R@2000t": 1.0, "nU@1000t": (1 - 0.116) / (1 - 0.1)}
    )


def test_a_question_without_ranking_scores_zero(costed: Costed) -> None:
    """What a system does not answer counts against it."""
    costs = costed(a="100")
    run = Run(Provenance("s"), ())

    scored = score(run, [question(("a.md", 1, 1, 2))], {}, costs)

    assert {m: scored.mean(m) for m in (*CLASSICS, *BY_TOKENS, "R@10")} == dict.fromkeys(
        (*CLASSICS, *BY_TOKENS, "R@10"), 0.0
    )


def test_only_questions_a_search_can_answer_are_scored(costed: Costed) -> None:
    """Match gold is a heading no passage holds; unanswerable and ambiguous questions have no gold."""
    kinds = (QuestionType.MATCH, QuestionType.UNANSWERABLE, QuestionType.AMBIGUOUS)
    asked = [question(("a.md", 1, 1, 2), kind=kind).model_copy(update={"qid": kind.value}) for kind in kinds]

    scored = score(Run(Provenance("s"), ()), asked, {}, costed(a="1"))

    assert scored.types == {}


def test_blank_lines_are_not_judged() -> None:
    """A judged span that runs over a blank line asks for its two filled lines only."""
    texts = {"a.md": "one\n\nthree\n"}
    run = Run(Provenance("s"), (Ranking("q", (hit("a.md", 1, 1, 1), hit("a.md", 3, 3, 1))),))

    scored = score(run, [question(("a.md", 1, 3, 2))], texts, LineCosts(texts, lambda _: 1))

    assert scored.mean("nDCG@10") == pytest.approx(1.0)
    assert scored.mean("R@10") == 1.0


def test_means_are_over_the_questions_a_measure_applies_to() -> None:
    """A type without the measure has none, not a zero."""
    kinds = {"a": QuestionType.GRADE, "b": QuestionType.DIFF, "c": QuestionType.DIFF}

    scored = Scored(Provenance("s"), kinds, {"full R@10": {"b": 1.0, "c": 0.0}}, 0.0)

    assert scored.mean("full R@10") == 0.5
    assert scored.mean("full R@10", QuestionType.GRADE) is None
    assert scored.kinds() == (QuestionType.GRADE, QuestionType.DIFF)


LINES = 12
COST = 40
COSTS = LineCosts({"a.md": f"{COST}\n" * LINES}, int)


@st.composite
def judged_runs(draw: st.DrawFn, longest: int = 4) -> tuple[Question, list[Hit]]:
    """A question over a document of equal lines and a run of spans of it, each costing its lines."""
    rels = draw(st.dictionaries(st.integers(1, LINES), st.sampled_from([1, 2]), min_size=1, max_size=8))
    spans = st.builds(lambda a, n: (a, min(LINES, a + n - 1)), st.integers(1, LINES), st.integers(1, longest))
    hits = [hit("a.md", a, b, COST * (b - a + 1)) for a, b in draw(st.lists(spans, min_size=1, max_size=8))]
    return question(*(("a.md", n, n, rel) for n, rel in rels.items())), hits


@given(judged_runs())
def test_a_perfect_run_scores_one(case: tuple[Question, list[Hit]]) -> None:
    """Each judged line by itself, answering lines first, is the best there is."""
    asked, _ = case
    lines = sorted(asked.lines().items(), key=lambda pair: -pair[1])
    perfect = [hit("a.md", line.number, line.number, COST) for line, _ in lines]

    found = values(COSTS, asked, *perfect)

    answering = min(5, sum(rel == 2 for _, rel in lines))
    expected = dict.fromkeys(("nDCG@10", "RR@10", "R@10", *BY_TOKENS), 1.0)
    expected |= {
        "P(rel=2)@1": float(answering > 0),
        "P(rel=2)@5": answering / 5,
        "Success(rel=2)@5": float(answering > 0),
    }
    assert {m: found[m] for m in expected} == pytest.approx(expected)


@given(judged_runs(), st.data())
def test_repeating_a_hit_never_helps(case: tuple[Question, list[Hit]], data: st.DataObject) -> None:
    """A second copy of a hit, anywhere behind the first, gains nothing in any measure."""
    asked, hits = case
    first = data.draw(st.integers(0, len(hits) - 1))
    place = data.draw(st.integers(first + 1, len(hits)))

    once = values(COSTS, asked, *hits)
    twice = values(COSTS, asked, *hits[:place], hits[first], *hits[place:])

    assert {m: v for m, v in twice.items() if v > once[m] + 1e-9} == {}


@given(judged_runs(), st.data())
def test_a_worse_hit_never_helps_where_tokens_are_counted(
    case: tuple[Question, list[Hit]], data: st.DataObject
) -> None:
    """A hit of the same cost over lines nobody judged is never better, however the others are cut."""
    asked, hits = case
    n = data.draw(st.integers(0, len(hits) - 1))
    worse = [*hits[:n], hit("other.md", 1, 1, hits[n].tokens), *hits[n + 1 :]]

    before, after = values(COSTS, asked, *hits), values(COSTS, asked, *worse)

    assert {m: after[m] for m in (*BY_TOKENS, "R@10") if after[m] > before[m] + 1e-9} == {}


@given(judged_runs(longest=1), st.data())
def test_a_worse_hit_never_helps_among_hits_of_one_line(case: tuple[Question, list[Hit]], data: st.DataObject) -> None:
    """The same for the classics, where each hit covers one judged line at most."""
    asked, hits = case
    n = data.draw(st.integers(0, len(hits) - 1))
    worse = [*hits[:n], hit("other.md", 1, 1, COST), *hits[n + 1 :]]

    before, after = values(COSTS, asked, *hits), values(COSTS, asked, *worse)

    assert {m: after[m] for m in CLASSICS if after[m] > before[m] + 1e-9} == {}


@given(judged_runs())
def test_cutting_a_hit_into_its_lines_changes_nothing_where_tokens_are_counted(
    case: tuple[Question, list[Hit]],
) -> None:
    """The measures by tokens do not see where one hit ends and the next begins."""
    asked, hits = case
    lines = [hit("a.md", n.number, n.number, COST) for h in hits for n in h.place.lines()]

    whole, cut = values(COSTS, asked, *hits), values(COSTS, asked, *lines)

    assert {m: cut[m] for m in BY_TOKENS} == pytest.approx({m: whole[m] for m in BY_TOKENS})
