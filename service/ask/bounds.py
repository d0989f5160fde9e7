"""Numbers in a question and the words that bound them: "at least 5", "between 6 and 8", "10 or more"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.phrases import phrases
from service.seniority import NUMBER_WORDS

LEAST, MOST = -(10**12), 10**12
"""Bounds of an open range: nothing asked for lies beyond them."""
_NEAR = 28
"""Characters before and after a number in which words bound it."""
_WRITTEN = {word: str(number) for number, word in enumerate(NUMBER_WORDS[2:], 2)} | {"thirty": "30"}
_SPELLED = re.compile(rf"\b(?:{'|'.join(_WRITTEN)})\b|(?<=\bgrade )one\b", re.IGNORECASE)
_SPAN = re.compile(r"\d\W*(?:to|through|-|–)\W*(?:grade\s*)?[A-Z]{0,3}\W*\d", re.IGNORECASE)
_AT_LEAST = (
    phrases("at least\nminimum(?: of)?\nmin\nfrom\nstarting at\nnot below\nno lower than\nno less than"),
    phrases(
        "or (?:above|higher|more|up|over|longer|better)\nand (?:above|up|higher|over|more)\nupwards?\nplus\nminimum"
    ),
)
_TRAILING = re.compile(
    r"(?P<noun>(?:(?!or\b|and\b)[\w'’-]+\s+){1,4}?)(?P<bound>(?:or|and)\s+(?P<way>above|higher|more|up|over|longer|upwards?"
    r"|below|lower|less|under|fewer|shorter))(?=\s*(?:$|[,;.?!]))",
    re.IGNORECASE,
)
"""What bounds a number behind what is counted: "30 % travel or more"."""
_UPWARDS = frozenset({"above", "higher", "more", "up", "over", "longer", "upward", "upwards"})
_ABOVE = phrases("above\nover\n(?:high|bigg|larg|great)er than\nmore than\nbeyond\npast\nexceed\\w*\nlonger than")
_AT_MOST = (
    phrases("at most\nmaximum(?: of)?\nmax\nup to\nnot above\nno higher than\nno more than"),
    phrases("or (?:below|lower|less|under|fewer)\nand (?:below|under|lower|less)\ndownwards?\nmaximum"),
)
_BELOW = phrases("below\nunder\n(?:low|small)er than\nless than\nbeneath\nfewer than\nshorter than")
_BETWEEN = re.compile(r"\bbetween\W*$", re.IGNORECASE)


def digits(question: str) -> str:
    """A question with numbers in digits; "one" only after "grade", as elsewhere it is seldom a number."""
    return _SPELLED.sub(lambda match: _WRITTEN.get(match.group().lower(), "1"), question)


def bounded(numbers: Sequence[int], match: re.Match[str], question: str) -> list[range]:
    """What the numbers of one mention allow, read with the words around it: a range each, or one from first to last."""
    before, after = _around(match, question)
    said = match.group()
    if len(numbers) > 1:
        spans = _SPAN.search(said) or re.match(r"between\b", said, re.IGNORECASE) or _BETWEEN.search(before)
        return [range(min(numbers), max(numbers) + 1)] if spans else [range(n, n + 1) for n in numbers]
    number = numbers[0]
    within = f"{before} {said}"
    if _AT_LEAST[1].match(after) or after.startswith("+"):
        return [range(number, MOST)]
    if _AT_MOST[1].match(after):
        return [range(LEAST, number + 1)]
    trailing = _TRAILING.match(after)
    if trailing:
        least = trailing["way"].lower() in _UPWARDS
        return [range(number, MOST)] if least else [range(LEAST, number + 1)]
    if _AT_LEAST[0].search(within):
        return [range(number, MOST)]
    if _AT_MOST[0].search(within):
        return [range(LEAST, number + 1)]
    if _ABOVE.search(within):
        return [range(number + 1, MOST)]
    if _BELOW.search(within):
        return [range(LEAST, number)]
    return [range(number, number + 1)]


def joined(ranges: Sequence[range]) -> tuple[range, ...]:
    """Ranges of which any will do; a lower and an upper bound that meet ("from 6 up to 8") are one."""
    lower = [each for each in ranges if each.stop == MOST]
    upper = [each for each in ranges if each.start == LEAST]
    if len(ranges) == 2 and len(lower) == len(upper) == 1 and lower[0].start < upper[0].stop:
        return (range(lower[0].start, upper[0].stop),)
    return tuple(ranges)


def without(question: str, match: re.Match[str]) -> str:
    """The question without a mention of numbers and the words that bound it."""
    before, after = question[: match.start()], question[match.end() :].removeprefix("+")
    for pattern in (_AT_LEAST[0], _AT_MOST[0], _ABOVE, _BELOW):
        bounds = list(pattern.finditer(before))
        if bounds and len(before) - bounds[-1].end() <= len(" the "):
            before = before[: bounds[-1].start()]
    for pattern in (_AT_LEAST[1], _AT_MOST[1]):
        bound = pattern.match(after.lstrip())
        if bound:
            after = after.lstrip()[bound.end() :]
    trailing = _TRAILING.match(after.lstrip())
    if trailing:
        after = f"{trailing['noun']}{after.lstrip()[trailing.end() :]}"
    return f"{_BETWEEN.sub('', before)} {after}"


def _around(match: re.Match[str], question: str) -> tuple[str, str]:
    before = question[max(0, match.start() - _NEAR) : match.start()]
    return re.split(r"[,;?!]", before)[-1], question[match.end() :].lstrip()
