"""What a question sets against something and is no role here: the PMM of "PM vs PMM", two towns."""

from __future__ import annotations

import re

from service.links import Links
from service.second_side import LEAST
from service.wording import ORDINARY, code_said, words

_ARTICLE = r"(?:(?:an?|the)\s+)?"
_SIDE = r"[\w&'’-]+(?:\s+[\w&'’-]+){0,3}"
_VERSUS = re.compile(
    r"\W*(?:compare\s+|(?:(?:what(?:['’]?s|\s+is)\s+)?the\s+)?differences?\s+between\s+)?"
    rf"{_ARTICLE}(?P<one>{_SIDE}?)\s+(?:vs\.?|versus|against)\s+{_ARTICLE}(?P<other>{_SIDE})\W*",
    re.IGNORECASE,
)
"""A question that is two sides and nothing else."""
_BETWEEN = re.compile(
    rf"\W*(?:[\w'’]+\s+){{0,5}}?between\s+{_ARTICLE}(?P<one>(?:(?!and\b)[\w&'’-]+\s+){{1,4}})and\s+{_ARTICLE}"
    r"(?P<other>(?!and\b)[\w&'’-]+(?:\s+(?!and\b)[\w&'’-]+){0,3})\W*",
    re.IGNORECASE,
)
"""The same with one "and", which is then inside no name."""
_WHERE = r"(?:in|at|on|for|under|within|during|outside)"
_CASES = re.compile(
    rf"\b{_WHERE}\s+{_ARTICLE}(?P<one>[\w-]+)\s+(?:and|or|vs\.?|versus|against|compared\s+(?:to|with)|than|from)\s+"
    rf"(?:{_WHERE}\s+)?{_ARTICLE}(?P<other>[\w-]+)\W*$",
    re.IGNORECASE,
)


def unknown_side(question: str, links: Links) -> tuple[str, range]:
    """The side of a "vs" or a "between" of which no word is a name or a rank, as written, with the places of its words;
    "" where both have one, or the other side is no name either: duties vs needs of a buyer.
    """
    match = _VERSUS.fullmatch(question) or _BETWEEN.fullmatch(question)
    if match is None:
        return "", range(0)
    for side, beside in (("other", "one"), ("one", "other")):
        places = _places(question, match, side)
        if not _is_known(question, places, links) and _is_name(question, _places(question, match, beside), links):
            return match[side].strip(), places
    return "", range(0)


def sets_cases(question: str, links: Links) -> bool:
    """Whether a question sets two cases of one role against each other, rather than levels: "in Ghent and in Oslo"."""
    match = _CASES.search(question)
    if match is None:
        return False
    return not any(_is_known(question, _places(question, match, side), links) for side in ("one", "other"))


def _places(question: str, match: re.Match[str], side: str) -> range:
    first = len(words(question[: match.start(side)]))
    return range(first, first + len(words(match[side])))


def _is_name(question: str, places: range, links: Links) -> bool:
    """Whether every word at these places is of a name or of rank."""
    named = {place for link in links.families if link.strength >= LEAST for place in link.positions}
    return all(place in named or words(question)[place].is_rank for place in places)


def _is_known(question: str, places: range, links: Links) -> bool:
    """Whether a word at these places is of a name, of rank, a grade, or one that says nothing by itself."""
    named = {place for link in links.families if link.strength >= LEAST for place in link.positions}
    asked = words(question)
    return any(
        place in named
        or asked[place].is_rank
        or bool(code_said(asked[place]))
        or asked[place].text.isdigit()
        or asked[place].text.casefold() in ORDINARY
        for place in places
    )
