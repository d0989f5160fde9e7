"""Questions are read, written and checked against the documents."""

from pathlib import Path
from typing import Any

import pytest

from corpus.errors import BadInput
from corpus.model import SectionKind
from eval.collection import Collection
from eval.jsonl import write_rows
from eval.judgements import Line, Question, QuestionType, Reading, Topic, read_questions
from eval.structure_gold import GoldDocument, GoldLevel, GoldSection, read_structure
from eval.structure_gold import validate as validate_structure
from eval.texts import Texts, rows_of
from eval.validation import split_faults, validate

GRADE = (
    '{"qid": "g1", "type": "grade", "anchored": true, "query": "what grade?", "gold": [{"path": "a.md", '
    '"start_line": 3, "end_line": 3, "rel": 2}], "answer": {"path": "a.md", "level": "Cook", "grade": 4}, "note": ""}\n'
)
TEXTS = {"a.md": "# Cook\n\ngrade 4\n"}


def question(**change: object) -> Question:
    return Question.model_validate_json(GRADE).model_copy(update=change)


def test_questions_read_back_as_written(tmp_path: Path) -> None:
    """Writing and reading changes nothing."""
    (tmp_path / "queries-a.jsonl").write_text(GRADE)
    questions = read_questions(tmp_path)

    write_rows(questions, tmp_path / "again.jsonl")

    assert read_questions(tmp_path / "again.jsonl") == questions
    assert questions == (question(),)


def test_questions_are_read_from_a_subfolder_too(tmp_path: Path) -> None:
    """One file a type under queries/, beside files of other names."""
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "grade.jsonl").write_text(GRADE)
    (tmp_path / "calibration.jsonl").write_text("{}")

    assert read_questions(tmp_path) == (question(),)


def test_every_row_that_does_not_read_is_named(tmp_path: Path) -> None:
    """The message carries file, line and field of each fault, and ids that stand twice."""
    (tmp_path / "queries.jsonl").write_text(GRADE + '{"qid": "x"}\n' + GRADE + GRADE.replace('"rel": 2', '"rel": 3'))

    with pytest.raises(BadInput) as told:
        read_questions(tmp_path)

    assert "queries.jsonl:2: type: Field required" in str(told.value)
    assert "queries.jsonl:4: gold.0.rel: Input should be 1 or 2" in str(told.value)
    assert "question id 'g1' stands twice" in str(told.value)


def test_lines_carry_the_highest_relevance_and_leave_blanks_out() -> None:
    """Overlapping judgements agree on the better one."""
    gold = question().gold[0]
    wide = gold.model_copy(update={"start_line": 1, "rel": 1})

    assert question(gold=(gold, wide)).lines(TEXTS) == {Line("a.md", 1): 1, Line("a.md", 3): 2}


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"gold": ()}, "g1: grade has no line that answers (rel 2)"),
        ({"answer": None}, "g1: grade needs answer.path, answer.level, answer.grade"),
        ({"type": "unanswerable"}, "g1: unanswerable has judged lines; its answer is no line"),
        ({"path": "b.md"}, "g1: no document b.md"),
        ({"end_line": 4}, "g1: a.md has 3 lines, not 3 to 4"),
        ({"start_line": 2, "end_line": 2}, "g1: a.md:2 is blank"),
    ],
)
def test_faults_of_a_question_are_named(change: dict[str, Any], fault: str) -> None:
    """Each rule the validator holds, broken once."""
    spans = {"path", "start_line", "end_line"} & change.keys()
    gold = (question().gold[0].model_copy(update={k: change[k] for k in spans}),)
    changed = question(**({"gold": gold} | {k: v for k, v in change.items() if k not in spans}))

    assert validate([changed], TEXTS) == [fault]


def test_levels_an_answer_names_must_be_judged() -> None:
    """A title that the structure does not have is a fault; the right one is none."""
    structure = [GoldDocument(path="a.md", levels=(GoldLevel(title="Chef", line=1),))]

    assert validate([question()], TEXTS, structure) == ["g1: level 'Cook' is not in the structure of a.md"]
    assert validate([question()], TEXTS) == []


def test_levels_of_a_folder_family_are_named_from_any_of_its_documents() -> None:
    """A level of senior.md is a level of the family whose page is _index.md, not of another family of the folder."""
    folder = (("k/_index.md", "Cook", "Cook"), ("k/senior.md", "Cook", "Senior Cook"), ("k/chef.md", "Chef", "Chef"))
    structure = [GoldDocument(path=p, family=f, levels=(GoldLevel(title=t, line=1),)) for p, f, t in folder]

    def asked(path: str) -> Question:
        return Question(
            qid="a", type=QuestionType.AMBIGUOUS, query="?", readings=(Reading(path=path, level="Senior Cook"),)
        )

    assert validate([asked("k/_index.md")], {}, structure) == []
    assert validate([asked("k/chef.md")], {}, structure) == [
        "a: level 'Senior Cook' is not in the structure of k/chef.md"
    ]


def test_a_topic_is_for_what_cannot_be_answered() -> None:
    """And what only looks unanswerable is for the rest."""
    wrong = [
        question(topic="personal"),
        Question(qid="u", type=QuestionType.UNANSWERABLE, query="?", resembles=Topic.PERSONAL),
    ]

    assert validate(wrong, TEXTS) == [
        "g1: grade has a topic; only unanswerable questions have one",
        "u: unanswerable resembles personal; only answerable questions do",
    ]


def test_a_question_stands_in_the_split_of_its_first_document() -> None:
    """The second document does not count; questions without any are where they are."""
    other = question().gold[0].model_copy(update={"path": "b.md"})
    asked = [question(split="tune", gold=(*question().gold, other)), question(split="tune", gold=(other,))]

    faults = split_faults(
        [*asked, Question(qid="u", type=QuestionType.UNANSWERABLE, query="?")], {"a.md": "tune", "b.md": "test"}
    )

    assert faults == ["g1: split 'tune', but b.md is in 'test'"]


def test_levels_in_one_line_must_be_columns() -> None:
    """A row of a table may head as many levels as it has cells; sections of a level lie apart."""
    texts = {"a.md": "| | Cook | Chef |\n# Cook\nx\ny\n"}
    levels = tuple(GoldLevel(title=t, line=1) for t in ("Cook", "Chef"))
    sections = tuple(GoldSection(kind=SectionKind.REQUIREMENTS, start_line=n, end_line=4) for n in (3, 4))

    assert validate_structure([GoldDocument(path="a.md", levels=levels)], texts) == []
    moved = tuple(level.model_copy(update={"line": 2, "sections": sections[: n + 1]}) for n, level in enumerate(levels))
    assert validate_structure([GoldDocument(path="a.md", levels=moved)], texts) == [
        "a.md:4: requirements of 'Chef' begins within requirements",
        "a.md:2: heads 2 levels and is no row of a table",
    ]


def test_faults_of_judged_structure_are_named() -> None:
    """A grade that is not on its line, a line beyond the document, a document judged twice."""
    level = GoldLevel(title="Cook", line=9, grade=5, grade_line=3)
    document = GoldDocument(path="a.md", levels=(level,))

    assert validate_structure([document, document.model_copy(update={"levels": ()})], TEXTS) == [
        "a.md: judged 2 times",
        "a.md:9: level 'Cook': lines 9 to 9 of a document of 3",
        "a.md:3: grade 5 is not on this line",
    ]


def test_only_line_feeds_and_carriage_returns_end_a_line() -> None:
    """A form feed or a line separator inside a line does not shift the numbers of the lines below."""
    assert rows_of("a\fb\u2028c\r\nd\re\n") == ["a\fb\u2028c", "d", "e"]


def test_documents_outside_the_folder_are_not_read(tmp_path: Path) -> None:
    """A path that climbs out is no document."""
    (tmp_path / "in").mkdir()
    (tmp_path / "out.md").write_text("x")

    assert "../out.md" not in Texts(tmp_path / "in")


def test_judgements_of_another_corpus_are_refused(tmp_path: Path) -> None:
    """The missing document is named."""
    (tmp_path / "corpus").mkdir()
    (tmp_path / "queries.jsonl").write_text(GRADE)

    with pytest.raises(BadInput, match=r"not in .*corpus: a\.md"):
        Collection.open(tmp_path / "corpus", tmp_path)


def test_a_split_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """What there is gets listed."""
    (tmp_path / "a.md").write_text(TEXTS["a.md"])
    (tmp_path / "queries.jsonl").write_text(GRADE)

    with pytest.raises(BadInput, match=r"'tset'.*there are: grade$"):
        Collection.open(tmp_path, tmp_path, splits=["tset"])


def test_the_judged_corpus_outside_stands(shared: Path) -> None:
    """Both validators agree with the judgements their authors checked."""
    texts = Texts(shared / "corpora" / "gitlab")
    structure = read_structure(shared / "gold")

    assert validate(read_questions(shared / "gold"), texts, structure) == []
    assert validate_structure(structure, texts) == []
