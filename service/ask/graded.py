"""The grades a question asks for: one, several, a range, the highest, those without."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus import title as titles
from service.phrases import phrases

LEAST, MOST = -1_000, 1_000
"""Bounds of an open range: no document states grades beyond them."""
_NEAR = 28
"""Characters before and after a grade in which words bound it."""
_NUMBER = r"#?[\[(]?\d{1,3}[\])]?"
_GRADES = re.compile(
    rf"\b(?:grades?|graded)\s*(?P<numbers>(?:(?:at|of|from|above|below|over|under|between)\s+)?{_NUMBER}(?!\w)"
    rf"(?:\s*(?:,|/|or|and|to|through|-|–)\s*(?:grade\s*)?{_NUMBER}(?!\w))*)"
    rf"|\bbetween\s+(?P<between>{_NUMBER}\s*(?:and|to|-|–)\s*{_NUMBER})(?!\w)",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\d\W*(?:to|through|-|–)\W*(?:grade\s*)?\W*\d", re.IGNORECASE)
_AT_LEAST = (
    phrases("at least\nminimum(?: of)?\nmin\nfrom\nstarting at\nnot below\nno lower than"),
    phrases("or (?:above|higher|more|up|over)\nand (?:above|up|higher|over|more)\nupwards?\nplus"),
)
_ABOVE = phrases("above\nover\nhigher than\nmore than\nbeyond\npast\nexceed\\w*")
_AT_MOST = (
    phrases("at most\nmaximum(?: of)?\nmax\nup to\nnot above\nno higher than"),
    phrases("or (?:below|lower|less|under)\nand (?:below|under|lower|less)\ndownwards?"),
)
_BELOW = phrases("below\nunder\nlower than\nless than\nbeneath")
_GRADED = r"(?:job |pay )?grade(?:s|d)?"
_HIGHEST = phrases(
    f"(?:highest|top|maximum|max|biggest|largest)(?: (?:job|pay|possible))* {_GRADED}\n{_GRADED} (?:the )?highest\n"
    "(?:most senior|senior-most|highest|top)(?:-| )?(?:rank(?:ing|ed)? )?(?:levels?|roles?|positions?|jobs?)"
)
_LOWEST = phrases(
    f"(?:lowest|bottom|minimum|min|smallest)(?: (?:job|pay|possible))* {_GRADED}\n{_GRADED} (?:the )?lowest\n"
    "(?:most junior|least senior|lowest|bottom)(?:-| )?(?:rank(?:ing|ed)? )?(?:levels?|roles?|positions?|jobs?)"
)
_UNGRADED = phrases(
    f"(?:no|without(?: an?| any)?|missing(?: an?| their)?|lack(?:s|ing)?(?: an?)?) {_GRADED}\n"
    f"(?:don['’]t|do not|does not|doesn['’]t) (?:state|have|give)(?: an?| any)? {_GRADED}\nungraded"
)
_CODED = phrases("(?:letter|career|grade|level) codes?")


@dataclass(frozen=True, slots=True)
class Graded:
    """Which grades are asked for; nothing set means any.

    `ranges` are numbers, of which any will do; `codes` grades that are no numbers, `coded` any of those.
    """

    ranges: tuple[range, ...] = ()
    codes: frozenset[str] = frozenset()
    highest: bool = False
    lowest: bool = False
    ungraded: bool = False
    coded: bool = False

    @property
    def any(self) -> bool:
        """Whether anything is asked of the grade."""
        return bool(self.ranges or self.codes or self.highest or self.lowest or self.ungraded or self.coded)

    def holds(self, grade: int | str) -> bool:
        """Whether a stated grade is one of those asked for."""
        if isinstance(grade, int):
            return any(grade in wanted for wanted in self.ranges)
        return self.coded or grade in self.codes


def graded(question: str, codes: frozenset[str]) -> tuple[Graded, str]:
    """The grades a question asks for, and the question without the words that say so."""
    rest = question
    said = [word for word in re.findall(r"[A-Za-z]+\d+", question) if titles.is_code(word) and word.upper() in codes]
    for word in said:
        rest = re.sub(rf"\b(?:grades?\s+)?{word}\b", " ", rest, flags=re.IGNORECASE)
    ranges: list[range] = []
    while (match := _GRADES.search(rest)) and (match.group("numbers") or "grade" in question.lower()):
        ranges += _ranges(match, rest)
        rest = _without(rest, match)
    flags = []
    for pattern in (_HIGHEST, _LOWEST, _UNGRADED, _CODED):
        flags.append(bool(pattern.search(rest)))
        rest = pattern.sub(" ", rest)
    highest, lowest, ungraded, coded = flags
    coded = coded and bool(codes) and not said
    return Graded(tuple(ranges), frozenset(w.upper() for w in said), highest, lowest, ungraded, coded), rest


def _ranges(match: re.Match[str], question: str) -> list[range]:
    """The numbers that one mention of grades allows."""
    numbers = [int(number) for number in re.findall(r"\d+", match.group())]
    before, after = _around(match, question)
    if len(numbers) > 1:
        spans = match.group("between") or _RANGE.search(match.group()) or re.search(r"between\W*$", before, re.I)
        return [range(min(numbers), max(numbers) + 1)] if spans else [range(n, n + 1) for n in numbers]
    number = numbers[0]
    within = f"{before} {match.group()}"
    if _AT_LEAST[1].match(after) or after.startswith("+"):
        return [range(number, MOST)]
    if _AT_MOST[1].match(after):
        return [range(LEAST, number + 1)]
    if _AT_LEAST[0].search(within):
        return [range(number, MOST)]
    if _AT_MOST[0].search(within):
        return [range(LEAST, number + 1)]
    if _ABOVE.search(within):
        return [range(number + 1, MOST)]
    if _BELOW.search(within):
        return [range(LEAST, number)]
    return [range(number, number + 1)]


def _around(match: re.Match[str], question: str) -> tuple[str, str]:
    before = question[max(0, match.start() - _NEAR) : match.start()]
    return re.split(r"[,;?!]", before)[-1], question[match.end() : match.end() + _NEAR].lstrip()


def _without(question: str, match: re.Match[str]) -> str:
    """The question without a mention of grades and the words that bound it."""
    before, after = question[: match.start()], question[match.end() :]
    for pattern in (_AT_LEAST[0], _AT_MOST[0], _ABOVE, _BELOW):
        bounds = list(pattern.finditer(before))
        if bounds and len(before) - bounds[-1].end() <= len(" the "):
            before = before[: bounds[-1].start()]
    for pattern in (_AT_LEAST[1], _AT_MOST[1]):
        bound = pattern.match(after.lstrip())
        if bound:
            after = after.lstrip()[bound.end() :]
    return f"{before} {after}"
