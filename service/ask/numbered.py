"""A number or a code beside the name of a role that none of its levels has: "Rigger III" of two, "P4 riggers" of none;
and a code that is nobody's, of the kind that levels have here.

A number is a Roman one behind the name, from II on; plain digits may count people or be a grade. A code stands before
the name, behind it, or before "in" or "of" it. Neither is missing where a document says it, nor where the asker tells
what they are elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from itertools import pairwise

from corpus import title as titles
from indexer.store import Store
from service.ask.asked import Asked
from service.ask.subject import Subject
from service.links import NAMED, SURE_LINK, named_places
from service.vocabulary import vocabulary
from service.wording import WRITTEN, Word, words

NEAR = 3
"""Words before the name of a role among which its rank stands: "associates" further off are others."""
LOOKED_AT = 50
"""Passages near to a code by their words that are looked at for it."""
_ROMAN = {"II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6}
_OF = frozenset({"in", "of", "for", "on", "within"})
_ARTICLES = frozenset({"the", "our", "your"})
_OF_THE_ASKER = re.compile(
    r"\bI(?:['’](?:m|ve)|\s+(?:am|was|have|had|work(?:ed)?))\b|\bas\s+an?\b.*\bat\b", re.IGNORECASE
)
_BEHIND = _OF | vocabulary(
    """
    at do does did is are was be can could must should will would may need needs have has get gets expected over than
    """
)
"""What may follow whoever is called by a code alone."""
_GRADE_BEFORE = re.compile(r"\b(?:level|grade)\s+(?P<number>\d{1,2})(?=\s+(?:[a-z]+\s+)?$)", re.IGNORECASE)
LADDER = 2
"""Levels of a role from which those that are stated are taken for all of its grades."""
_NUMBERS = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{0,3}(?P<digit>\d)(?!\d)|\b(?P<roman>II|III|IV|V|VI)\b")


def unheld_number(asked: Asked, about: Subject, store: Store) -> str:
    """The number, as "level III", or the code beside the one role a question names that no level has; "" for none."""
    if about.missing or not about.one_role or about.families[0].strength < NAMED:
        return ""
    if _OF_THE_ASKER.search(asked.question):
        return ""
    said = words(asked.question)
    places = about.families[0].positions | {
        place for link in about.levels for place in range(link.at, link.at + len(link.matched.split()))
    }  # fmt: skip
    start = min(about.families[0].positions, default=0)
    places = frozenset(place for place in places if start - NEAR <= place < len(said))
    behind = max(places, default=len(said)) + 1
    if behind < len(said) and (number := _ROMAN.get(said[behind].text)) and number not in _borne(about):
        spoken = _is_said(f"{said[behind - 1].text} {said[behind].text}", about, store)
        return "" if spoken else f"level {said[behind].text}"
    if graded := _unheld_grade(asked.question, about, store):
        return graded
    surely = any(link.strength >= SURE_LINK for link in about.levels)
    held = titles.words(" ".join(level.title for link in about.families for level in link.family.levels))
    borne = {*held, *_graded(about)}
    scales = {word.rstrip("0123456789") for word in borne if titles.is_code(word)}
    for place in _beside(said, min(places, default=0), behind):
        code = said[place].text
        if surely and (place > min(places) or code.casefold().rstrip("0123456789") not in scales):
            continue  # "the Quay Manager (M2)": whose code that is, its name tells
        if not titles.is_code(code) or code.casefold() in borne:
            continue
        known = code[0].isupper() or code.casefold().rstrip("0123456789") in scales
        if known and not _is_said(code, about, store):
            return code.upper()
    return ""


def unheld_code(asked: Asked, known: Set[str], store: Store) -> str:
    """The code that a question says of somebody, of the kind that levels have here, which no level has and no line
    says; "" for none. `known` are the codes of all levels, in capitals.
    """
    if _OF_THE_ASKER.search(asked.question):
        return ""
    said, ends = words(asked.question), _ends(asked.question)
    named = named_places(asked.reading.links.families)
    scales = {code.rstrip("0123456789") for code in known if titles.is_code(code)}
    for place, word in enumerate(said):
        code = word.text.upper()
        if not titles.is_code(word.text) or code in known or code.rstrip("0123456789") not in scales:
            continue
        opens = not place or said[place - 1].text.casefold() in _ARTICLES | {"a", "an"}
        goes_on = place + 1 < len(said) and place not in ends
        after = said[place + 1] if goes_on else None
        of_somebody = after is None or place + 1 in named or after.is_rank or after.text.casefold() in _BEHIND
        if opens and of_somebody and not store.search_text(code, 1):
            return code
    return ""


def _unheld_grade(question: str, about: Subject, store: Store) -> str:
    """The "level 5" or "grade 5" before the name of a role all of whose levels have grades, and none that; else ""."""
    grades = [level.grade for link in about.families for level in link.family.levels]
    if len(grades) < LADDER or not all(isinstance(grade, int) for grade in grades):
        return ""
    first = min(about.families[0].positions, default=0)
    written = list(WRITTEN.finditer(question))
    match = _GRADE_BEFORE.search(question[: written[first].start()] if first < len(written) else "")
    if match is None or int(match["number"]) in _borne(about):
        return ""
    if match[0][:1].casefold() == "l" and int(match["number"]) <= len(grades):
        return ""  # which rung it is, counted from the lowest
    if int(match["number"]) in grades or _is_said(" ".join(match[0].split()), about, store, of_role=True):
        return ""
    return " ".join(match[0].split()).casefold()


def _ends(question: str) -> frozenset[int]:
    """The words of a question behind which more than a space stands, 0-based."""
    written = list(WRITTEN.finditer(question))
    return frozenset(
        place for place, (one, other) in enumerate(pairwise(written)) if question[one.end() : other.start()].strip()
    )


def _graded(about: Subject) -> set[str]:
    """The grades of a role's levels, in small letters."""
    return {str(level.grade).casefold() for link in about.families for level in link.family.levels}


def _borne(about: Subject) -> set[int]:
    """The numbers that stand in the titles and the codes of a role's levels."""
    said = (f"{level.title} {level.grade or ''}" for link in about.families for level in link.family.levels)
    found = (match for text in said for match in _NUMBERS.finditer(text))
    return {int(match["digit"]) if match["digit"] else _ROMAN[match["roman"]] for match in found}


def _beside(said: tuple[Word, ...], first: int, behind: int) -> Iterator[int]:
    """The places where the code of a level may stand, of a name from `first` on up to `behind`."""
    if behind < len(said):
        yield behind
    before = first - 1
    while before >= 0 and said[before].text.casefold() in _ARTICLES:
        before -= 1
    if before >= 0 and (before == first - 1 or said[before].text.casefold() in _OF):
        yield before - 1 if said[before].text.casefold() in _OF and before else before


def _is_said(text: str, about: Subject, store: Store, *, of_role: bool = False) -> bool:
    """Whether a line of the role says just that, or, unless it is to be `of_role`, one of no role's level: another
    role's code is its own.
    """
    found = [
        line for line in store.passages([hit.number for hit in store.search_text(text, LOOKED_AT)])
        if line.family_id in about.family_ids or (line.level_id is None and not of_role)
    ]  # fmt: skip
    holds = re.compile(
        rf"(?<!\bno )(?<!\bnot an )(?<!\bnot a )(?<!n't an )(?<!n't a )\b{re.escape(text)}\b", re.IGNORECASE
    )
    return any(holds.search(line.text) or holds.search(line.header) for line in found)
