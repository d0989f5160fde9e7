"""Roles that a reader folds open, one list of them under each of several headings, as some sites export them."""

import pytest
from written_documents import family

_FOLD = """\
- **{title}**

    **Level:** {grade} / **Reports to:** {boss}

    **What you do**

    - Looks after the {thing}
    - Repairs the {thing}

    **What you bring**

    - A year with a {thing}
"""
_LIST = """\
- {title}
    - Level: {grade}
    - Reports to: {boss}
    - What you do
        - Looks after the {thing}
        - Repairs the {thing}
    - What you bring
        - A year with a {thing}
"""
_ROLES = [
    ("Lamp Keeper", "K1", "Shift Lead", "lamp"),
    ("Senior Lamp Keeper", "K2", "Shift Lead", "lens"),
    ("Principal Lamp Keeper", "K3", "Head of Lights", "tower"),
    ("Shift Lead", "M1", "Head of Lights", "rota"),
    ("Head of Lights", "M2", "Harbour Master", "coast"),
]
_QUESTIONS = "- **Is K3 higher than M1?**\n\n    No.\n- **Who decides?**\n\n    Your lead.\n"


@pytest.mark.parametrize("form", [_FOLD, _LIST])
@pytest.mark.parametrize(
    ("first", "second"), [("Individual contributors", "Managers"), ("Keepers", "Leads"), ("On the rock", "Ashore")]
)
def test_folds_under_several_headings_are_levels(form: str, first: str, second: str) -> None:
    said = [form.format(title=title, grade=grade, boss=boss, thing=thing) for title, grade, boss, thing in _ROLES]
    page = family(
        f"# Lamp ladder\n\nOwner: Ada\n\n# {first}\n\n{''.join(said[:3])}\n# {second}\n\n{''.join(said[3:])}\n"
        f"# FAQ\n\n{_QUESTIONS}"
    )

    found = [(lv.title, lv.grade and lv.grade.value, lv.reports_to and lv.reports_to.value) for lv in page.levels]
    assert found == [(title, grade, boss) for title, grade, boss, _ in _ROLES]
    assert [[s.kind.value for s in level.sections] for level in page.levels] == [
        ["summary", "responsibilities", "requirements"]
    ] * 5


def test_a_fold_that_tells_only_its_grade_is_a_level_beside_others() -> None:
    page = family(
        "# Lamps\n\n# Keepers\n\n"
        + "".join(_FOLD.format(title=t, grade=g, boss=b, thing=x) for t, g, b, x in _ROLES[:2])
        + "\n# Heads\n\n- **Head of Lights**\n\n    **Level:** M2\n\n    *Coming soon*\n"
    )

    assert [(level.title, level.grade and level.grade.value) for level in page.levels] == [
        ("Lamp Keeper", "K1"), ("Senior Lamp Keeper", "K2"), ("Head of Lights", "M2"),
    ]  # fmt: skip


def test_what_is_asked_under_the_headings_of_levels_is_no_level() -> None:
    page = family(
        "# Lamps\n\n## Lamp Keeper\n\nGrade: 3\n\n- **Care of the lamp**\n\n    - Trims the wick\n    - Fills the oil\n\n"
        "## Senior Lamp Keeper\n\nGrade: 4\n\n- **Care of the lens**\n\n    - Polishes it\n    - Turns it\n"
    )

    assert [level.title for level in page.levels] == ["Lamp Keeper", "Senior Lamp Keeper"]


def test_a_role_that_lists_those_it_leads_is_one_level() -> None:
    page = family(
        "# Shift Lead\n\n## Duties\n\n- Runs the shift\n- Writes the log\n\n## Your team\n\n"
        "- **Lamp Keeper**\n\n    **Level:** K1 / **Reports to:** Shift Lead\n"
        "- **Signal Keeper**\n\n    **Level:** K1 / **Reports to:** Shift Lead\n"
    )

    assert [level.title for level in page.levels] == ["Shift Lead"]


def test_headings_that_open_the_points_of_a_list_are_headings() -> None:
    said = (
        "- ## {title}\n\n    Level: {grade}\n    Reports to: {boss}\n\n    ### What you do\n\n"
        "    - Trims the {thing}\n    - Fills the {thing}\n\n"
    )
    page = family(
        "# Lamp ladder\n\n" + "".join(said.format(title=t, grade=g, boss=b, thing=x) for t, g, b, x in _ROLES)
    )

    found = [(lv.title, lv.grade and lv.grade.value, lv.reports_to and lv.reports_to.value) for lv in page.levels]
    assert found == [(title, grade, boss) for title, grade, boss, _ in _ROLES]
    assert [len(level.sections[-1].items) for level in page.levels] == [2] * 5
