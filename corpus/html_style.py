"""What the styles of an HTML page make bold: word processors write their headings as paragraphs of a class."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_WEIGHT = re.compile(
    r"(?<![\w-])font(?:-weight)?\s*:[^;]*?(?<![\w-])(?P<weight>bold(?:er)?|normal|lighter|[1-9]00)\b", re.I
)
_OF_CLASS = re.compile(r"\s*(?P<tag>\w*)\.(?P<name>[\w-]+)\s*")
_BEFORE = re.compile(r"^.*[{;]", re.DOTALL)
"""What stands before the selectors of a rule: another instruction, or the condition that it is for."""
_BOLD = frozenset({"bold", "bolder", "600", "700", "800", "900"})
_TAGS = frozenset({"b", "strong"})
_AROUND = frozenset({"html", "body", "div", "main", "section", "article"})
"""What holds a whole page, or much of it: where all of it is bold, nothing stands out."""


@dataclass(frozen=True, slots=True)
class Styled:
    """A class, with the tags that a style sheet speaks of ("" for any)."""

    tag: str
    name: str


def weights(sheet: str) -> dict[Styled, bool]:
    """Whether each class is bold that a style sheet speaks of by itself: `.c1{font-weight:700}`."""
    found = {}
    for rule in sheet.split("}"):
        selectors, _, style = rule.rpartition("{")
        bold = _weight(style)
        for each in _BEFORE.sub("", selectors).split(",") if bold is not None else ():
            if said := _OF_CLASS.fullmatch(each):
                found[Styled(said["tag"].lower(), said["name"])] = bool(bold)
    return found


def is_bold(tag: str, names: Mapping[str, str | None], sheet: Mapping[Styled, bool], *, within: bool) -> bool:
    """Whether text of an element is bold, by its style, its classes and its tag; `within` says what is around it."""
    if tag in _AROUND:
        return within
    said = _weight(names.get("style") or "")
    for name in (names.get("class") or "").split() if sheet and said is None else ():
        said = sheet.get(Styled(tag, name), sheet.get(Styled("", name), said))
    return (within or tag in _TAGS) if said is None else said


def _weight(style: str) -> bool | None:
    """Whether a style is bold; null where it does not say."""
    found = list(_WEIGHT.finditer(style))
    return found[-1]["weight"].lower() in _BOLD if found else None
