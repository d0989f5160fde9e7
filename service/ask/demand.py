"""How a line stands to a thing it names: it asks for it, would welcome it, or says that it is not needed."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum

from service.phrases import phrases

_NOT = r"(?:not(?! only)|n['’]t|never|nobody|no[- ]one|none|nowhere|without|nor|neither|no longer)"
_ASKED = (
    r"(?:requir\w*|need\w*|necessary|mandatory|compulsory|obligatory|expect\w*|ask(?:s|ed|ing)?|demand\w*|must|insist\w*|"
    r"have to|look(?:s|ed|ing)? (?:at|for)|count\w*|check\w*|substitutes?)"
)
_DENIES = re.compile(
    rf"\b{_NOT}(?:\W+\w+){{0,3}}?\W+{_ASKED}\b|n['’]t(?:\W+\w+){{0,3}}?\W+{_ASKED}\b"
    rf"|\bno\W+(?:\w+\W+){{1,5}}?(?:is\W+|are\W+)?{_ASKED}\b|\b(?:unnecessary|optional|exempt(?:ed)?|excused|skips?)\b",
    re.IGNORECASE,
)
_MISSING = re.compile(r"\b(?:no|nobody|without(?: an?| any)?|never)\s+((?:[\w-]+\s+){0,2}[\w-]+)", re.IGNORECASE)
_YET = re.compile(r"\b(?:before|until|unless|except|without)\b", re.IGNORECASE)
"""What makes a denial hold for a while or for some only: "nobody goes on call before they are signed off"."""
_WELCOMES = phrases(
    """
    welcome
    an? (?:advantage|plus|bonus|asset)
    helpful
    useful
    ideally
    preferred
    preferably
    (?:nice|fine|good) to have
    desirable
    appreciated
    earns an extra
    """
)
_FORE = phrases("ideally\npreferably")
_OR = re.compile(r"\b(?:or|and)\b", re.IGNORECASE)
_OR_LAST = re.compile(r"\s*or\b", re.IGNORECASE)
"""How the last of several things that are alternatives opens: "a degree in hemp, a guild paper, or rope access"."""
_LISTED = re.compile(r"(?:(?<![^\s(:])(?:an?\s+)?[^\s,]+,\s*)+$")
"""Single words between commas, up to where one looks."""
_SENTENCE = re.compile(r"(?<=[.;:!?])\s+")
_IT = re.compile(r"\b(?:it|them|they|these|those|this|that|one|either)\b", re.IGNORECASE)


class Demand(StrEnum):
    """What a line says of a thing."""

    ASKS = "asks"
    WELCOMES = "welcomes"
    DENIES = "denies"


def demand(text: str, names_it: Callable[[str], bool]) -> Demand:
    """How a line stands to a thing; `names_it` says whether a part of the line names it.

    Where no single sentence names it, the whole line is taken to. "They are fine; nobody asks for them" denies too.
    """
    sentences = _SENTENCE.split(text)
    about = [place for place, sentence in enumerate(sentences) if names_it(sentence)] or list(range(len(sentences)))
    said = [sentences[place] for place in about]
    said += [
        sentences[place + 1]
        for place in about
        if place + 1 < len(sentences) and place + 1 not in about and _IT.search(sentences[place + 1])
    ]
    if any(_denies(sentence, names_it) for sentence in said):
        return Demand.DENIES
    return Demand.WELCOMES if any(_welcomes(sentence, names_it) for sentence in said) else Demand.ASKS


def _welcomes(sentence: str, names_it: Callable[[str], bool]) -> bool:
    """Whether a sentence would only welcome the thing, and not something else that it names beside it.

    "Ideally" is said of what follows, "a plus" of the clause before it, with the bare words that it lists: "SQL, R or
    Python is a plus", but "Portuguese at C1, Spanish welcome".
    """
    found = _WELCOMES.search(sentence)
    if found is None:
        return False
    clause = _clause(sentence, found.start())
    start = sentence.index(clause)
    if _FORE.match(found.group()) and sentence[found.end() :].strip(" .,"):
        start, clause = found.start(), sentence[found.start() : start + len(clause)]
    elif _OR_LAST.match(clause):
        start, clause = 0, sentence[: start + len(clause)]
    elif listed := _LISTED.search(sentence, 0, start) if _OR.search(clause) else None:
        start, clause = listed.start(), sentence[listed.start() : start + len(clause)]
    others = f"{sentence[:start]} {sentence[start + len(clause) :]}"
    bare = not _WELCOMES.sub("", clause).strip(" .") or _opens_bare(clause)
    return bare or names_it(clause) or not names_it(others)


def _denies(sentence: str, names_it: Callable[[str], bool]) -> bool:
    """Whether a sentence says that the thing is not needed: of clauses with a subject of their own, the thing's."""
    found = _DENIES.search(sentence)
    if found is None:
        lacking = (missing for missing in _MISSING.finditer(sentence) if not _YET.search(sentence, missing.end()))
        return any(names_it(missing[1]) for missing in lacking)
    if _YET.search(sentence, found.end()):
        return False
    clause = _clause(sentence, found.start())
    others = sentence.replace(clause, " ")
    return names_it(clause) or _opens_bare(clause) or not names_it(others)


def _clause(sentence: str, place: int) -> str:
    """The part of a sentence between commas, or before or after "but", in which a character stands."""
    start = max((m.end() for m in re.finditer(r",\s|\bbut\b|\bthough\b|\bwhile\b", sentence[:place])), default=0)
    end = re.search(r",\s|\bbut\b|\bthough\b|\bwhile\b", sentence[place:])
    return sentence[start : place + end.start() if end else len(sentence)]


def _opens_bare(clause: str) -> bool:
    """Whether a clause has no subject of its own but the one before it, or a word for it: "never required"."""
    return re.match(rf"\s*(?:{_NOT}|is|are|it|they|nobody|which|that|this)\b", clause, re.IGNORECASE) is not None
