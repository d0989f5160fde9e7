"""Levels that a question names by their grade codes alone: "what does IC5 add over IC4 here?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import title as titles
from service.links import FamilyLink
from service.wording import only_codes

_CODE = re.compile(r"\b[A-Z]{1,3}[ -]?\d{1,2}\b")
_WHICH = re.compile(rf"\b(?i:which|what|any|all|every)\s+{_CODE.pattern}")


def codes(question: str) -> tuple[str, ...]:
    """The grade codes of a question, in capitals, in its order, each once: of "IC-5 or IC 4" IC5 and IC4."""
    said = (re.sub(r"[ -]", "", match) for match in _CODE.findall(question))
    return tuple(dict.fromkeys(code for code in said if titles.is_code(code)))


def asks_which(question: str) -> bool:
    """Whether a question asks which of those with a code something holds of: "which K3 writes reports"."""
    return _WHICH.search(question) is not None


def only_coded(families: Sequence[FamilyLink]) -> bool:
    """Whether several families are named, by the same code and by no word of theirs: the K3 of three ladders."""
    several = len({link.family.id for link in families}) > 1
    return several and all(only_codes(link.matched) for link in families)
