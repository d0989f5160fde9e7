"""A number or a code beside the name of a role that none of its levels has: "Rigger III" of two, "P4 riggers" of none.

A number is a Roman one behind the name, from II on; plain digits may count people or be a grade. A code stands before
the name, behind it, or before "in" or "of" it. Neither is missing where a document says it, nor where the asker tells
what they are elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus import title as titles
from indexer.store import Store
from service.ask.asked import Asked
from service.ask.subject import Subject
from service.links import NAMED, SURE_LINK
from service.wording import Word, words

LOOKED_AT = 50
"""Passages near to a code by their words that are looked at for it."""
_ROMAN = {"II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6}
_OF = frozenset({"in", "of", "for", "on", "within"})
_ARTICLES = frozenset({"the", "our", "your"})
_OF_THE_ASKER = re.compile(
    r"\bI(?:['’](?:m|ve)|\s+(?:am|was|have|had|work(?:ed)?))\b|\bas\s+an?\b.*\bat\b", re.IGNORECASE
)
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
    places = frozenset(place for place in places if place < len(said))
    behind = max(places, default=len(said)) + 1
    if behind < len(said) and (number := _ROMAN.get(said[behind].text)) and number not in _borne(about):
        spoken = _is_said(f"{said[behind - 1].text} {said[behind].text}", about, store)
        return "" if spoken else f"level {said[behind].text}"
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


def _is_said(text: str, about: Subject, store: Store) -> bool:
    """Whether a line of the role says just that, or one of no role's level: another role's code is its own."""
    found = [
        line for line in store.passages([hit.number for hit in store.search_text(text, LOOKED_AT)])
        if line.family_id in about.family_ids or line.level_id is None
    ]  # fmt: skip
    holds = re.compile(
        rf"(?<!\bno )(?<!\bnot an )(?<!\bnot a )(?<!n't an )(?<!n't a )\b{re.escape(text)}\b", re.IGNORECASE
    )
    return any(holds.search(line.text) or holds.search(line.header) for line in found)
