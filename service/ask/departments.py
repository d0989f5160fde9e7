"""The departments a question names as such: "in sales", "the legal team", "sales or legal roles"."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PART = (
    r"(?:department|team|org|organi[sz]ation|function|division|side|area|business|famil(?:y|ies)|jobs?|roles?|positions?"
    r"|levels?)"
)
_IN = (
    r"(?:in|within|across|throughout|from|inside"
    r"|(?:report(?:s|ing)?|answer(?:s|ing)?|belong(?:s|ing)?|roll(?:s|ing)?\s+up)\s+(?:\w+ly\s+)?(?:in)?to)"
    r"\s+(?:the\s+|our\s+|all\s+)?"
)
"""Who reports to a department is of it: a boss has a title."""
_OF = r"(?:families|levels|roles|jobs|positions)\s+(?:of|under)\s+(?:the\s+)?"
_HAS = r"(?:does|do)\s+(?:the\s+)?"
_OBJECT = r"(?!\s+(?:experience|degree|background|skills?|knowledge|qualifications?))"


def departments(question: str, known: Iterable[str]) -> tuple[tuple[str, ...], str]:
    """The departments named, in the catalogue's order, and the question without them."""
    found: dict[str, None] = {}
    rest = question
    names = {name: either for name in known if (either := written(name))}
    for name, either in names.items():
        said = re.compile(
            rf"\b{_IN}(?:{either})(?:\s+{_PART})?\b{_OBJECT}|\b(?:{either})\s+{_PART}\b|\b{_OF}(?:{either})\b"
            rf"|\b(?:{either})['’]s\b|\b{_HAS}(?:{either})(?:\s+{_PART})?(?=\s+(?:have|has)\b)",
            re.IGNORECASE,
        )
        if said.search(rest):
            found[name] = None
            rest = said.sub(" ", rest)
    for name, either in names.items() if found else ():
        also = re.compile(
            rf"(?:,|\b(?:or|and|nor|plus)\b)\s*(?:in\s+)?(?:the\s+)?(?:{either})\b{_OBJECT}", re.IGNORECASE
        )
        before = re.compile(rf"\b(?:{either})\b(?=\s*(?:,|\bor\b|\band\b))", re.IGNORECASE)
        for pattern in (also, before):
            if name not in found and pattern.search(rest):
                found[name] = None
                rest = pattern.sub(" ", rest)
    return tuple(name for name in names if name in found), rest


def excluded(question: str, known: Iterable[str]) -> tuple[tuple[str, ...], str]:
    """The departments a question leaves out ("not in sales", "outside legal or IT"), and the question without them."""
    either = "|".join(filter(None, map(written, known)))
    one = rf"(?:the\s+|our\s+|in\s+)*(?:{either or '(?!)'})(?:\s+{_PART})?\b"
    said = re.compile(
        rf"\b(?:not\s+(?:in|within)|outside(?:\s+of)?|except(?:\s+(?:for|in))?|other\s+than|excluding)\s+"
        rf"(?P<left>{one}(?:(?:\s*,\s*|\s+)(?:or|and|nor|,)?\s*{one})*)",
        re.IGNORECASE,
    )
    left = " ".join(match["left"] for match in said.finditer(question))
    found = [name for name in known if re.search(rf"\b(?:{written(name) or '(?!)'})\b", left, re.IGNORECASE)]
    return tuple(found), said.sub(" ", question)


def written(department: str) -> str:
    """A pattern for the ways a department's name is written: its words, or its first long one alone."""
    parts = [part for part in re.split(r"[^a-z0-9]+", department.lower()) if part and part not in {"and", "of"}]
    if not parts:
        return ""
    whole = r"\W+(?:(?:and|of)\W+)?".join(parts)
    return f"{whole}|{parts[0]}" if len(parts[0]) > 4 else whole
