"""The bundled benchmark stands: every judgement against the documents, the splits, the sets beside, the datasheet."""

import json
from collections import Counter
from pathlib import Path

import pytest

from corpus.reading import read_corpus
from eval.collection import Collection
from eval.datasheet import datasheet, read_splits
from eval.judgements import QuestionType, Topic
from eval.phrasings import read_phrasings
from eval.scores import load_scores
from eval.structure import judge
from eval.structure_gold import validate as validate_structure
from eval.validation import split_faults, validate

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "corpus" / "sample"
GOLD = ROOT / "eval" / "benchmark"


@pytest.fixture(scope="module")
def collection() -> Collection:
    return Collection.open(SAMPLE, GOLD)


def test_every_judgement_stands(collection: Collection) -> None:
    """Questions, answers, readings and structure agree with the documents and with each other."""
    assert validate(collection.questions, collection.texts, collection.structure) == []
    assert validate_structure(collection.structure, collection.texts) == []


def test_every_document_is_judged_and_on_one_side(collection: Collection) -> None:
    """Structure and split name the documents there are, and documents of one family fall on one side."""
    splits = read_splits(GOLD)
    families: dict[tuple[str, str | None], set[str]] = {
        (d.path.rpartition("/")[0], d.family): set() for d in collection.structure if d.family
    }
    for d in collection.structure:
        if d.family:
            families[d.path.rpartition("/")[0], d.family].add(splits[d.path])

    assert {d.path for d in collection.structure} == set(collection.texts) == set(splits)
    assert [name for name, sides in families.items() if len(sides) != 1] == []


def test_questions_stand_with_their_documents(collection: Collection) -> None:
    """A question's split is that of the first document judged for it; those without any have one too."""
    assert split_faults(collection.questions, read_splits(GOLD)) == []
    assert {q.split for q in collection.questions} == {"tune", "test"}


def test_every_kind_of_question_is_there(collection: Collection) -> None:
    """As many as are wanted of each, and every reason for refusing in both splits."""
    counts = Counter(q.type for q in collection.questions)
    topics = Counter((q.topic, q.split) for q in collection.questions if q.type == QuestionType.UNANSWERABLE)

    wanted = {"passage": 100, "diff": 30, "grade": 15, "reports_to": 10, "cumulative": 15, "listing": 15, "match": 20}
    wanted |= {"fact": 20, "unanswerable": 25, "ambiguous": 10}
    assert {kind: counts[QuestionType(kind)] for kind in wanted if counts[QuestionType(kind)] < wanted[kind]} == {}
    assert topics.keys() == {(topic, split) for topic in Topic for split in ("tune", "test")}


def test_nothing_is_fitted_on_the_test_split() -> None:
    """Lines judged in the calibration set are of tune documents only."""
    splits = read_splits(GOLD)
    rows = [json.loads(row) for row in (GOLD / "calibration.jsonl").read_text("utf-8").splitlines()]

    assert {splits[g["path"]] for row in rows for g in row["gold"]} == {"tune"}


def test_phrasings_are_thirty_of_a_kind(collection: Collection) -> None:
    """None stands twice; the families and levels they are about exist."""
    phrasings = read_phrasings(GOLD)

    named = {name for p in phrasings for name in (*p.expect.level, p.expect.family) if name}
    judged = {name for d in collection.structure for name in (d.path, *(level.title for level in d.levels))}
    assert named <= judged
    assert len({p.id for p in phrasings}) == len({p.query for p in phrasings}) == len(phrasings)
    assert set(Counter(p.kind for p in phrasings).values()) == {30}


def test_the_datasheet_is_current(collection: Collection) -> None:
    """Its figures are those of the questions as they stand.

    Where not: rolecite eval datasheet corpus/sample eval/benchmark --write eval/benchmark/DATASHEET.md
    """
    page = (GOLD / "DATASHEET.md").read_text("utf-8")

    assert datasheet(collection, GOLD, read_splits(GOLD)).within(page) == page


def test_the_reference_is_of_these_questions(collection: Collection) -> None:
    """Scores to hold later ones against were made over these documents and questions. Where not: .ci/gate --update."""
    reference = load_scores(GOLD / "reference.json")

    assert reference.provenance.corpus == collection.corpus_fingerprint
    assert reference.provenance.questions == collection.questions_fingerprint
    assert reference.types == {q.qid: q.type for q in collection.questions}


def test_the_sample_corpus_is_read_as_judged(collection: Collection) -> None:
    """Levels, grades, reporting lines, inheritance, sections and specialties: no miss."""
    corpus = read_corpus([str(SAMPLE)], subdir=None, base_url=None)

    assert list(map(str, judge(corpus, collection.structure).misses)) == []
