"""The address of a quotation on its site."""

from __future__ import annotations

import pytest

from corpus.model import RoleDocument, Span
from service.address import PageAddress, rendered

TEXT = """\
---
title: A
---
Opening words.

## Requirements

- Know [sails](/x/)

### Senior: `Requirements`!

- Lead

## Requirements

- Again
"""


def at(line: int) -> Span:
    return Span("a.md", line, line, 0, 0)


@pytest.mark.parametrize(
    ("line", "quotation", "expected"),
    [
        (4, "Opening words.", "https://s/a/#:~:text=Opening%20words."),
        (8, "Know [sails](/x/)", "https://s/a/#requirements:~:text=Know%20sails"),
        (10, "### Senior: `Requirements`!", "https://s/a/#senior-requirements:~:text=Senior%3A%20Requirements%21"),
        (12, "Lead", "https://s/a/#senior-requirements:~:text=Lead"),
        (16, "Again", "https://s/a/#requirements-1:~:text=Again"),
    ],
)
def test_an_address_names_the_heading_above_and_the_words(line: int, quotation: str, expected: str) -> None:
    assert PageAddress(RoleDocument("a.md", TEXT, "0"), "https://s/a/").of(at(line), quotation) == expected


def test_what_is_rendered_is_the_first_line_without_markup() -> None:
    assert rendered("Sew **mainsails** to the `drawing`\n- and more") == "Sew mainsails to the drawing"
