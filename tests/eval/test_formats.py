"""Runs, scores, TREC and BEIR files: what is written reads back, and outside tools reach our figures."""

from pathlib import Path

import ir_measures
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import BadInput
from eval.beir import is_beir, read_beir, read_trec, write_beir
from eval.judgements import Judgement, Line, Question, QuestionType
from eval.measures import score
from eval.runs import Hit, Place, Provenance, Ranking, Run, load_run, save_run
from eval.scores import load_scores, save_scores
from eval.trail import LineCosts
from eval.trec import read_qrels, read_run, write_qrels, write_run

TEXTS = {"my docs/a.md": "one\n\nthree\nfour\n", "b.md": "x\ny\n"}
COSTS = LineCosts(TEXTS, lambda row: len(row))
ASKED = [
    Question(
        qid="q1",
        type=QuestionType.DIFF,
        anchored=True,
        query="what more?",
        gold=(
            Judgement(path="my docs/a.md", start_line=3, end_line=4, rel=2),
            Judgement(path="b.md", start_line=1, end_line=1, rel=1),
        ),
    ),
    Question(
        qid="q2", type=QuestionType.PASSAGE, query="?", gold=(Judgement(path="b.md", start_line=2, end_line=2, rel=2),)
    ),
]
RUN = Run(
    Provenance("a system", command="cmd", k=3, attributes=True),
    (
        Ranking("q1", (Hit(Place("b.md", 1, 2), 2, 0.9, (Place("my docs/a.md", 1, 1),), "Cook", "IC3", "x y"),), 1.5),
        Ranking("q2", (Hit(Place("my docs/a.md", 1, 4), 12, 0.5), Hit(Place("b.md", 2, 2), 1, 0.4, grade=7)), 2.5),
    ),
)  # fmt: skip


def test_a_run_reads_back_as_written(tmp_path: Path) -> None:
    """Everything of it: places, claims, times, provenance."""
    save_run(RUN, tmp_path / "run.jsonl")

    assert load_run(tmp_path / "run.jsonl") == RUN


def test_what_is_no_run_is_named(tmp_path: Path) -> None:
    """File, line and field."""
    save_run(RUN, tmp_path / "run.jsonl")
    text = (tmp_path / "run.jsonl").read_text().replace('"took_ms": 2.5', '"took_ms": "long"')
    (tmp_path / "run.jsonl").write_text(text)

    with pytest.raises(BadInput, match=r"run\.jsonl:3: took_ms"):
        load_run(tmp_path / "run.jsonl")


def test_scores_read_back_as_written(tmp_path: Path) -> None:
    """A reference keeps every question's value, to four digits."""
    scored = score(RUN, ASKED, TEXTS, COSTS)

    save_scores(scored, tmp_path / "s.json")
    again = load_scores(tmp_path / "s.json")

    assert again.provenance == scored.provenance
    assert again.types == scored.types
    for measure, by_question in scored.values.items():
        assert again.values[measure] == pytest.approx(by_question, abs=5e-5)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.integers(1, 999), st.integers(0, 99))
def test_a_place_reads_back_from_its_id(path: str, first: int, more: int) -> None:
    """Whatever the path is made of; the id has no white space for TREC files to split at."""
    place = Place(path, first, first + more)

    assert Place.parse(str(place)) == place
    assert len(str(place).split()) == 1


@pytest.mark.parametrize("text", ["a.md", "a.md:", "a.md:x", "a.md:1-", ":3", "a.md:-3"])
def test_an_id_without_lines_is_refused(text: str) -> None:
    """A document's name alone is no place."""
    with pytest.raises(BadInput, match="names no lines"):
        Place.parse(text)


def test_trec_files_hold_lines(tmp_path: Path) -> None:
    """Qrels row by judged line; runs row by hit, credited or not."""
    write_qrels(ASKED, TEXTS, tmp_path / "qrels.trec")
    write_run(RUN, ASKED, TEXTS, tmp_path / "run.trec")

    assert (tmp_path / "qrels.trec").read_text() == (
        "q1 0 my%20docs/a.md:3 2\nq1 0 my%20docs/a.md:4 2\nq1 0 b.md:1 1\nq2 0 b.md:2 2\n"
    )
    assert (tmp_path / "run.trec").read_text() == (
        "q1 Q0 b.md:1 1 1 a_system\nq2 Q0 -1 1 2 a_system\nq2 Q0 b.md:2 2 1 a_system\n"
    )
    assert read_qrels(tmp_path / "qrels.trec")["q2"] == {Place("b.md", 2, 2): 2}


def test_outside_tools_reach_our_figures(tmp_path: Path) -> None:
    """ir-measures over the exported files gives what score gives."""
    write_qrels(ASKED, TEXTS, tmp_path / "qrels.trec")
    write_run(RUN, ASKED, TEXTS, tmp_path / "run.trec")
    qrels = list(ir_measures.read_trec_qrels(str(tmp_path / "qrels.trec")))  # type: ignore[no-untyped-call]
    rows = list(ir_measures.read_trec_run(str(tmp_path / "run.trec")))  # type: ignore[no-untyped-call]
    names = ["nDCG@10", "RR@10", "P(rel=2)@1", "P(rel=2)@5", "Success(rel=2)@5"]

    outside = ir_measures.calc_aggregate([ir_measures.parse_measure(n) for n in names], qrels, rows)

    ours = score(RUN, ASKED, TEXTS, COSTS)
    assert {str(m): v for m, v in outside.items()} == pytest.approx({n: ours.mean(n) for n in names})


def test_a_trec_run_from_elsewhere_can_be_scored(tmp_path: Path) -> None:
    """Rows in any order; score decides; a hit costs what its lines cost."""
    (tmp_path / "r.trec").write_text("q2 Q0 b.md:1 2 0.1 other\nq2 Q0 my%20docs/a.md:3-4 1 0.7 other\n")

    found = read_run(tmp_path / "r.trec", COSTS)

    assert found.name == "other"
    assert found.rankings == (
        Ranking("q2", (Hit(Place("my docs/a.md", 3, 4), 9, 0.7), Hit(Place("b.md", 1, 1), 1, 0.1))),
    )


def test_a_trec_row_of_the_wrong_width_is_named(tmp_path: Path) -> None:
    """File, line and what was expected."""
    (tmp_path / "r.trec").write_text("q2 Q0 b.md:1 2 0.1\n")

    with pytest.raises(BadInput, match=r"r\.trec:1: expected 6 columns, found 5"):
        read_run(tmp_path / "r.trec", COSTS)


def test_beir_reads_back_the_judged_lines(tmp_path: Path) -> None:
    """Type, words, split and the relevance of each line survive; spans become lines."""
    write_beir(ASKED, TEXTS, tmp_path)

    again = read_beir(tmp_path)

    assert is_beir(tmp_path)
    assert [(q.qid, q.type, q.query, q.anchored, q.lines()) for q in again] == [
        (q.qid, q.type, q.query, q.anchored, q.lines(TEXTS)) for q in ASKED
    ]


def test_beir_documents_are_the_filled_lines(tmp_path: Path) -> None:
    """Ids are those of the judgements."""
    write_beir(ASKED, TEXTS, tmp_path)

    assert (tmp_path / "corpus.jsonl").read_text().splitlines()[2:4] == [
        '{"_id": "my%20docs/a.md:1", "title": "my docs/a.md", "text": "one"}',
        '{"_id": "my%20docs/a.md:3", "title": "my docs/a.md", "text": "three"}',
    ]
    assert (tmp_path / "qrels" / "test.tsv").read_text().splitlines()[:2] == [
        "query-id\tcorpus-id\tscore",
        "q1\tmy%20docs/a.md:3\t2",
    ]
    assert Line("my docs/a.md", 2) not in read_beir(tmp_path)[0].lines()


def test_beir_with_one_file_of_judgements(tmp_path: Path) -> None:
    """A plain `qrels.tsv` reads the same, of no split."""
    write_beir(ASKED, TEXTS, tmp_path)
    (tmp_path / "qrels" / "test.tsv").rename(tmp_path / "qrels.tsv")
    (tmp_path / "qrels").rmdir()

    again = read_beir(tmp_path)

    assert is_beir(tmp_path)
    assert [(q.qid, q.split, q.lines()) for q in again] == [(q.qid, None, q.lines(TEXTS)) for q in ASKED]


def test_trec_qrels_are_judgements_with_the_words_beside_them(tmp_path: Path) -> None:
    """What export wrote reads back as the same questions; without words the next step is told."""
    write_beir(ASKED, TEXTS, tmp_path)
    write_qrels(ASKED, TEXTS, tmp_path / "qrels.trec")

    again = read_trec(tmp_path / "qrels.trec")

    assert [(q.qid, q.type, q.query, q.lines()) for q in again] == [
        (q.qid, q.type, q.query, q.lines(TEXTS)) for q in ASKED
    ]
    (tmp_path / "queries.jsonl").write_text('{"_id": "q1", "text": "what more?"}\n')
    with pytest.raises(BadInput, match=r"judges 'q2', which .*queries\.jsonl does not have"):
        read_trec(tmp_path / "qrels.trec")
    (tmp_path / "queries.jsonl").unlink()
    with pytest.raises(BadInput, match=r"has no words: put .*queries\.jsonl beside it"):
        read_trec(tmp_path / "qrels.trec")


def test_ranx_reaches_our_figures(tmp_path: Path) -> None:
    """Another outside tool over the same files."""
    ranx = pytest.importorskip("ranx")
    write_qrels(ASKED, TEXTS, tmp_path / "qrels.trec")
    write_run(RUN, ASKED, TEXTS, tmp_path / "run.trec")

    outside = ranx.evaluate(
        ranx.Qrels.from_file(str(tmp_path / "qrels.trec"), kind="trec"),
        ranx.Run.from_file(str(tmp_path / "run.trec"), kind="trec"),
        ["mrr@10", "ndcg@10"],
    )

    ours = score(RUN, ASKED, TEXTS, COSTS)
    assert outside == pytest.approx({"mrr@10": ours.mean("RR@10"), "ndcg@10": ours.mean("nDCG@10")})
