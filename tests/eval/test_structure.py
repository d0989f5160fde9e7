"""The parser's judge, judged: a perfect reading scores 1 everywhere, and each fault costs what it should."""

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from corpus.model import (
    Corpus,
    Extends,
    JobFamily,
    Level,
    RoleDocument,
    Scope,
    Section,
    SectionKind,
    Span,
    Specialty,
    Stated,
)
from eval.attribution import Attribution, Owner, Owners
from eval.cli import app
from eval.judgements import Line
from eval.runs import Hit, Place
from eval.structure import judge
from eval.structure_gold import GoldDocument, GoldLevel, GoldSection, GoldSpecialty
from eval.structure_report import FIGURES

PATH = "kitchen/cook.md"
TEXT = "\n".join(["# Cook", "reports to the Chef", "grade 4", "## Duties", "- soup", "- bread", "", "- fish"])
TEXT += "\n" + "\n".join(
    ["- eggs", "- cake", "# Senior Cook", "grade 5", "more than Cook", "# Hiring", "a talk", "# Pastry"]
)
GOLD = GoldDocument(
    path=PATH,
    levels=(
        GoldLevel(
            title="Cook",
            line=1,
            grade=4,
            grade_line=3,
            reports_to="Chef",
            reports_to_line=2,
            sections=(GoldSection(kind=SectionKind.RESPONSIBILITIES, start_line=4, end_line=10),),
        ),
        GoldLevel(title="Senior Cook", line=11, grade=5, grade_line=12, extends=("Cook",)),
    ),
    shared_sections=(GoldSection(kind=SectionKind.HIRING_PROCESS, start_line=14, end_line=15),),
    specialties=(GoldSpecialty(title="Pastry", line=16),),
)


def span(first: int, last: int | None = None) -> Span:
    return Span(PATH, first, last or first, 0, 0)


def section(kind: SectionKind, first: int, last: int) -> Section:
    return Section(kind, (), span(first, last), ())


COOK = Level(
    id="kitchen/cook#cook",
    title="Cook",
    rank=0,
    track=None,
    heading=span(1),
    span=span(1, 10),
    heading_path=("Cook",),
    grade=Stated(4, span(3)),
    reports_to=Stated("the [Chef](/chef/)", span(2)),
    extends=(),
    sections=(section(SectionKind.RESPONSIBILITIES, 4, 10),),
)
SENIOR = dataclasses.replace(
    COOK,
    id="kitchen/cook#senior-cook",
    title="senior  cook",
    heading=span(11),
    grade=Stated(5, span(12)),
    reports_to=None,
    extends=(Extends("the Cook", COOK.id, Scope.BOTH, "", span(13)),),
    sections=(),
)


def corpus(*levels: Level, shared: tuple[Section, ...] | None = None, specialty: int = 16) -> Corpus:
    if shared is None:
        shared = (section(SectionKind.HIRING_PROCESS, 14, 15),)
    family = JobFamily(
        "kitchen/cook", "Cook", "kitchen", (PATH,), levels, shared, (Specialty("Pastry", span(specialty)),)
    )
    return Corpus((RoleDocument(PATH, TEXT, ""),), (family,))


def shares(*levels: Level, **change: Any) -> dict[str, tuple[int, int]]:
    report = judge(corpus(*levels, **change), [GOLD])
    return {f: (s.right, s.total) for f in FIGURES if (s := report.share(f)).value not in (None, 1.0)}


def test_a_perfect_reading_scores_one_everywhere() -> None:
    """Case and spaces of titles, and article and link of a reporting line, do not matter."""
    report = judge(corpus(COOK, SENIOR), [GOLD])

    assert {f: report.share(f).value for f in FIGURES} == dict.fromkeys(FIGURES, 1.0)
    assert report.misses == ()


def test_a_level_that_was_not_found_takes_its_facts_along() -> None:
    """What is judged of it is wrong, also where nothing was to be stated."""
    assert shares(COOK) == {
        "level recall": (1, 2),
        "grade": (1, 2),
        "grade line": (1, 2),
        "reports_to": (1, 2),
        "extends": (1, 2),
        "extends, where stated": (0, 1),
    }


def test_a_heading_taken_for_a_level_costs_precision() -> None:
    """And nothing else."""
    hiring = dataclasses.replace(SENIOR, id="kitchen/cook#hiring", title="Hiring", heading=span(14))

    assert shares(COOK, SENIOR, hiring) == {"level precision": (2, 3)}


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"title": "Chief Cook"}, {"level title": (1, 2)}),
        ({"grade": Stated(6, span(12))}, {"grade": (1, 2)}),
        ({"grade": Stated(5, span(11))}, {"grade line": (1, 2)}),
        ({"grade": None}, {"grade": (1, 2), "grade line": (1, 2)}),
        ({"reports_to": Stated("Chef", span(13))}, {"reports_to": (1, 2)}),
        ({"extends": ()}, {"extends": (1, 2), "extends, where stated": (0, 1)}),
        (
            {"extends": (*SENIOR.extends, Extends("Baker", None, Scope.BOTH, "", span(13)))},
            {"extends": (1, 2), "extends, where stated": (0, 1)},
        ),
    ],
)
def test_one_wrong_fact_costs_its_figure_only(change: dict[str, Any], wrong: dict[str, tuple[int, int]]) -> None:
    """Of the Senior level."""
    assert shares(COOK, dataclasses.replace(SENIOR, **change)) == wrong


@pytest.mark.parametrize(("first", "last", "found"), [(4, 10, 1), (5, 10, 1), (4, 9, 1), (6, 10, 0), (1, 10, 0)])
def test_a_section_is_found_by_four_fifths_of_its_filled_lines(first: int, last: int, found: int) -> None:
    """Lines 4 to 10 hold six filled ones: five of six is enough, four of six and six of nine are not."""
    cook = dataclasses.replace(COOK, sections=(section(SectionKind.RESPONSIBILITIES, first, last),))

    report = judge(corpus(cook, SENIOR), [GOLD])

    assert (report.share("sections").right, report.share("section precision").right) == (found, found)


def test_a_section_of_another_kind_or_owner_is_not_found() -> None:
    """The same lines as requirements, or as the whole family's."""
    duties = section(SectionKind.REQUIREMENTS, 4, 10)

    assert shares(dataclasses.replace(COOK, sections=(duties,)), SENIOR) == {
        "sections": (0, 1),
        "section precision": (0, 1),
    }
    assert shares(dataclasses.replace(COOK, sections=()), SENIOR)["sections"] == (0, 1)
    assert shares(COOK, SENIOR, shared=()) == {"shared sections": (0, 1)}
    assert shares(COOK, SENIOR, specialty=15) == {"specialties": (0, 1)}


def test_a_target_that_is_nowhere_is_known_by_its_words() -> None:
    """Unresolved with the judged words is right; resolved to some level is not."""
    gold = GOLD.model_copy(
        update={"levels": (GOLD.levels[0], GOLD.levels[1].model_copy(update={"extends": ("Butcher",)}))}
    )
    loose = dataclasses.replace(SENIOR, extends=(Extends("Butcher", None, Scope.BOTH, "", span(13)),))

    right = [judge(corpus(COOK, level), [gold]).share("extends").right for level in (loose, SENIOR)]

    assert right == [2, 1]


def test_levels_of_one_line_are_told_apart_by_title() -> None:
    """Columns of a table share their heading line; each keeps its own grade whatever the order."""
    gold = GoldDocument(
        path=PATH,
        levels=tuple(GoldLevel(title=t, line=1, grade=g, grade_line=3) for t, g in (("A", 1), ("B", 2), ("C", 3))),
    )
    levels = [
        dataclasses.replace(COOK, id=t, title=t, grade=Stated(g, span(3)), reports_to=None, sections=())
        for t, g in (("C", 3), ("B", 9), ("A", 1))
    ]

    report = judge(corpus(*levels), [gold])

    assert [(v.expected, v.found) for v in report.misses if v.figure == "grade"] == [("'B': 2", "9")]
    assert report.share("level recall").value == 1.0


def test_rows_of_a_table_are_judged_where_they_are_recorded() -> None:
    """Of three columns one has its rows judged: the other two say nothing about theirs."""
    rows = GoldSection(kind=SectionKind.RESPONSIBILITIES, start_line=4, end_line=10)
    gold = GoldDocument(
        path=PATH,
        levels=tuple(GoldLevel(title=t, line=1, sections=s) for t, s in (("A", (rows,)), ("B", ()), ("C", ()))),
    )
    levels = [dataclasses.replace(COOK, id=t, title=t, grade=None, reports_to=None) for t in "ABC"]

    report = judge(corpus(*levels), [gold])

    assert [report.share(figure).total for figure in ("sections", "section precision")] == [1, 1]
    assert report.misses == ()


def test_a_level_that_extends_itself_is_known_by_its_words() -> None:
    """Such inheritance leads nowhere: left unresolved it is right, resolved to the level itself too."""
    gold = GOLD.model_copy(
        update={"levels": (GOLD.levels[0], GOLD.levels[1].model_copy(update={"extends": ("Senior Cook",)}))}
    )
    readings = [
        dataclasses.replace(SENIOR, extends=(Extends("Senior Cook", target, Scope.BOTH, "", span(13)),))
        for target in (None, SENIOR.id, COOK.id)
    ]

    assert [judge(corpus(COOK, level), [gold]).share("extends").right for level in readings] == [2, 2, 1]


def test_misses_are_one_line_each_and_departments_apart() -> None:
    """Path and line first, then what was expected and what was found."""
    report = judge(corpus(COOK, dataclasses.replace(SENIOR, grade=Stated(6, span(12)))), [GOLD])

    assert [str(m) for m in report.misses] == ["kitchen/cook.md:12 grade: expected 'Senior Cook': 5, found 6"]
    assert report.departments == ("kitchen",)
    assert report.within({"garden"}).verdicts == ()


def test_owners_of_lines_follow_the_judged_structure() -> None:
    """A level has its sections and what stands before them; shared sections have no level; the rest nobody judged."""
    owners = Owners([GOLD])

    found = [owners.of(Line(PATH, n)) for n in (2, 5, 11, 14, 16)]

    assert found == [
        {Owner("cook", 4)},
        {Owner("cook", 4)},
        {Owner("senior cook", 5)},
        {Owner(None, None)},
        set(),
    ]


def test_citations_are_held_against_the_owners() -> None:
    """Of three judged hits two name the right level and one the right grade; the unjudged one counts for nothing."""
    hits = [
        Hit(Place(PATH, 5, 6), 1, 1.0, level="Cook", grade=4),
        Hit(Place(PATH, 11, 11), 1, 1.0, level="Senior Cook", grade=4),
        Hit(Place(PATH, 14, 14), 1, 1.0, level="Cook", grade=4),
        Hit(Place(PATH, 16, 16), 1, 1.0, level="Cook", grade=4),
    ]

    assert Owners([GOLD]).judge(hits) == Attribution(level=2 / 3, grade=1 / 3)
    assert Owners([GOLD]).judge(hits[3:]) is None


def test_the_command_reads_documents_and_prints_figures(tmp_path: Path) -> None:
    """From files to JSON, through the real parser."""
    text = "---\ntitle: Cook\n---\n\n## Cook\n\n### Job Grade\n\nThe Cook is a grade 4.\n"
    text += "\n### Responsibilities\n\n- soup\n"
    (tmp_path / "corpus" / "kitchen").mkdir(parents=True)
    (tmp_path / "corpus" / PATH).write_text(text)
    sections = (GoldSection(kind=SectionKind.RESPONSIBILITIES, start_line=11, end_line=13),)
    level = GoldLevel(title="Cook", line=5, grade=4, grade_line=9, sections=sections)
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "cook.json").write_text(GoldDocument(path=PATH, levels=(level,)).model_dump_json())

    told = CliRunner().invoke(app, ["structure", str(tmp_path / "corpus"), str(tmp_path / "gold"), "--json"])

    body = json.loads(told.stdout)
    assert body["misses"] == []
    assert body["all"]["level recall"] == {"value": 1.0, "right": 1, "total": 1}
    assert body["departments"]["kitchen"]["sections"] == {"value": 1.0, "right": 1, "total": 1}
