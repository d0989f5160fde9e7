"""What an overview tells of the levels on the pages it leads to."""

from __future__ import annotations

import pytest
from written_documents import read

_PAGE = "<h1>{title}</h1><h2>Duties</h2><ul><li>I work on deck</li><li>I keep watch</li></ul>"
_TITLES = ("IC2 Deck Rigger", "IC3 Deck Rigger", "IC4 Staff Deck Rigger", "IC3 Net Maker", "M4 Deck Manager")


def _bosses(said: str, titles: tuple[str, ...] = _TITLES) -> list[str | None]:
    names = [title.lower().replace(" ", "_") for title in titles]
    links = "".join(f'<a href="{name}.html">{title}</a> ' for name, title in zip(names, titles, strict=True))
    pages = {f"deck/{name}.html": _PAGE.format(title=title) for name, title in zip(names, titles, strict=True)}
    corpus = read({**pages, "deck/overview.html": f"<h1>Overview</h1><p>{links}</p><h2>Who leads whom</h2>{said}"})
    bosses = {level.title: level.reports_to for found in corpus.families for level in found.levels}
    return [boss.value if (boss := bosses[title]) else None for title in titles]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("<p>IC2 and IC3 Deck Riggers report to the Bosun. IC4 and above report to the Mate.</p>",
         ["Bosun", "Bosun", "Mate", None, None]),
        ("<ul><li>Deck Riggers report to the Bosun</li></ul>", ["Bosun", "Bosun", "Bosun", None, None]),
        ("<p>Everybody at IC3 reports to the Mate.</p>", [None, "Mate", None, "Mate", None]),
        ("<p>Deck Managers report to the Master, Net Makers to the Mate.</p>", [None, None, None, "Mate", "Master"]),
        ("<table><tr><th>Level</th><th>Title</th><th>Reports to</th></tr><tr><td>IC2</td><td>Deck Rigger</td><td>Bosun</td>"
         "</tr><tr><td>IC3</td><td>Deck Rigger</td><td>Mate</td></tr><tr><td>IC4</td><td>Staff Deck Rigger</td><td>Mate</td>"
         "</tr></table>", ["Bosun", "Mate", "Mate", None, None]),
        ("<p>M4s report to the Master.</p>", [None, None, None, None, "Master"]),
        ("<p>Everybody reports to somebody. You report to the Mate.</p>", [None] * 5),
        ("<p>Sail Makers report to the Mate.</p>", [None] * 5),
    ],
)  # fmt: skip
def test_an_overview_says_whom_the_levels_on_other_pages_report_to(said: str, expected: list[str | None]) -> None:
    assert _bosses(said) == expected


def test_what_a_page_says_itself_comes_first() -> None:
    pages = {
        "deck/README.md": "# Deck\n\nRiggers report to the Mate.\n\n- [Rigger](rigger.md)\n- [Cook](cook.md)\n",
        "deck/rigger.md": "# Rigger\n\n## Rigger\n\nReports to the Bosun.\n\n- Rigs\n\n## Senior Rigger\n\n- Rigs more\n",
        "deck/cook.md": "# Cook\n\n## Cook\n\n- Cooks\n\n## Senior Cook\n\n- Cooks more\n",
    }
    bosses = {level.title: level.reports_to for found in read(pages).families for level in found.levels}

    assert {title: boss.value if boss else None for title, boss in bosses.items()} == {
        "Rigger": "Bosun", "Senior Rigger": "Mate", "Cook": None, "Senior Cook": None,
    }  # fmt: skip
