"""How far ladders reach, as a question asks it: how many levels they have, up to which rank, at which they end.

"Which family has the most levels", "ladders with just one rung", "which department has the fewest roles", "which
ladders top out at Staff".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from service.ask.bounds import bounded, digits
from service.phrases import phrases
from service.wording import words

T = TypeVar("T")

_LEVELS = r"(?:levels?|rungs?|ranks?|tiers?|steps?|grades?|roles?|positions?|jobs?|titles?)"
_FAMILIES = r"(?:(?:job\s+)?famil(?:y|ies)|ladders?|career\s+paths?)"
_MANY = r"(?:number|count|amount)\s+of"
_MOST = rf"(?:most|(?:highest|largest|greatest|biggest)\s+{_MANY})"
_FEWEST = rf"(?:fewest|least|(?:lowest|smallest)\s+{_MANY})"
_KINDS = r"(?P<kind>(?:(?!senior\b|junior\b)[\w-]+\s+){0,2}?)"
_EXTREME = re.compile(
    rf"(?<![\w-])(?<!senior\s)(?<!junior\s)(?:the\s+)?(?:(?P<most>{_MOST})|{_FEWEST})\s+{_KINDS}(?:(?P<families>{_FAMILIES})|{_LEVELS})\b",
    re.IGNORECASE,
)
_LONG, _SHORT = r"(?:longest|tallest|deepest|biggest|largest)", r"(?:shortest|smallest)"
_LONGEST = re.compile(
    rf"\b(?:the\s+)?(?:(?P<most>{_LONG})|{_SHORT})\s+(?:{_FAMILIES}|departments?)\b"
    rf"|(?<=ladder\s)is\s+(?:the\s+)?(?:(?P<long>{_LONG})|{_SHORT})\b"
    rf"|(?<=family\s)is\s+(?:the\s+)?(?:(?P<big>{_LONG})|{_SHORT})\b"
    rf"|(?<=department\s)is\s+(?:the\s+)?(?:(?P<large>{_LONG})|{_SHORT})\b",
    re.IGNORECASE,
)
_HOW_LONG = re.compile(rf"\bhow\s+many\s+{_LEVELS}(?:\s+(?:are|is)\s+(?:there\s+)?(?:in|on))?\b", re.IGNORECASE)
_HAS = r"\b(?:have|has|having|with|contain\w*|includ\w+|offers?|of|are|is)"
_BOUND = r"(?:\s+(?:only|just|exactly|merely|more|less|fewer|than|at|least|most|over|under|up|to|no)\b)*"
_ONE = re.compile(rf"\b(?:an?\s+)?(?:one|single)(?=\s+(?:[\w-]+\s+){{0,2}}?(?:{_LEVELS}|{_FAMILIES})\b)", re.IGNORECASE)
_NOUN = rf"\s+{_KINDS}(?:(?P<families>{_FAMILIES})|{_LEVELS})\b"
_COUNT = re.compile(
    rf"(?P<has>{_HAS})(?P<bound>{_BOUND})\s+(?P<numbers>\d{{1,2}}(?:\s*(?:to|-|–|or)\s*\d{{1,2}})?)"
    rf"(?:\s+(?P<more>or\s+(?:more|fewer|less)))?{_NOUN}(?!\s+(?:above|below|over|under|higher|lower|up|down|of)\b)"
    r"(?P<after>\s+or\s+(?:more|fewer|less))?",
    re.IGNORECASE,
)
_OF_KINDS = frozenset({"management", "leadership", "people", "ic", "individual", "contributor", "different", "job"})
_ENDS = phrases(
    r"""
    (?:end|stop|finish|top|peak|max|cap)(?:s|es|ed|ped|ing|ping)?(?: (?:out|off|up))? (?:at|with|on|as)
    (?:does not|do not|never|cannot) (?:go|reach|get|rise|climb|extend) (?:higher|further|beyond|above|past)(?: than)?
    (?:go|goes|reach|reaches|gets?|rises?|climbs?|extends?) no (?:higher|further) than
    whose (?:highest|top|last|final|topmost) (?:level|rank|rung|step) is
    have as their (?:highest|top|last|final|topmost) (?:level|rank|rung|step)
    """
)


_ABOVE = r"(?:above|over|beyond|past|higher\s+than|more\s+senior\s+than)"
_BELOW = r"(?:below|under|beneath|lower\s+than|less\s+senior\s+than|more\s+junior\s+than)"
_OF_A_RANK = r"(?:\s+(?:levels?|ranks?|rungs?|roles?))?"
_REACHING = (
    r"\b(?:go|goes|going|reach|reaches|run|runs|rise|rises|climb|climbs|extend|extends)\s+(?:(?:all\s+the\s+way|right|as\s+far)\s+)*"
    r"(?:(?:up\s+)?(?:to|as)\s+)?(?=(?:a\s+|the\s+)?(?:(?:job\s+|pay\s+)?(?:grade|level|band)\s+)?[A-Z]{0,3}\d{1,2}\b)"
)
REACHING_A_GRADE = re.compile(_REACHING, re.IGNORECASE)
"""How a question says that ladders have a grade: "go up to grade 8", "reach L5"."""


@dataclass(frozen=True, slots=True)
class Extent:
    """What is asked of how far ladders reach: nothing where nothing is set.

    `counts` are numbers of levels, of which any will do; `most` and `fewest` ask for the extreme; with `of_families`
    families are counted, not levels. `ends`: the rank asked for is to be the highest of its track. `above` and `below`:
    the levels beyond the rank are asked for, on ladders that have it, the rank's own among them where it is `included`.
    """

    counts: tuple[range, ...] = ()
    most: bool = False
    fewest: bool = False
    of_families: bool = False
    ends: bool = False
    above: bool = False
    below: bool = False
    included: bool = False

    @property
    def counted(self) -> bool:
        """Whether numbers of levels are asked for."""
        return bool(self.counts or self.most or self.fewest)

    @property
    def beyond(self) -> bool:
        """Whether the levels above or below a rank are asked for."""
        return self.above or self.below

    def holding(self, groups: Iterable[T], size: Callable[[T], int]) -> list[T]:
        """Those groups of levels whose number, by `size`, is asked for."""
        kept = list(groups)
        if self.counts:
            kept = [group for group in kept if any(size(group) in counts for counts in self.counts)]
        if (self.most or self.fewest) and kept:
            best = (max if self.most else min)(map(size, kept))
            kept = [group for group in kept if size(group) == best]
        return kept


def extent(question: str) -> tuple[Extent, str]:
    """What a question asks of how far ladders reach, and the question without the words that say so."""
    found, rest = _counted(question)
    return (Extent(ends=True), _ENDS.sub(" ", rest)) if not found.counted and _ENDS.search(rest) else (found, rest)


def _counted(question: str) -> tuple[Extent, str]:
    match = _LONGEST.search(question)
    if match is not None:
        rest = _HOW_LONG.sub(" ", f"{question[: match.start()]} {question[match.end() :]}")
        most = any(match.groups())
        return Extent(most=most, fewest=not most), rest
    match = _EXTREME.search(question)
    if match is not None and _is_kind(match["kind"]):
        rest = f"{question[: match.start()]} {match['kind']} {question[match.end() :]}"
        return Extent(most=bool(match["most"]), fewest=not match["most"], of_families=bool(match["families"])), rest
    spelled = digits(_ONE.sub("1", question))
    match = _COUNT.search(spelled)
    if match is None or not _is_kind(match["kind"]):
        return Extent(), question
    said = f"{match['bound']} {match['numbers']} {match['more'] or match['after'] or ''}"
    numbers = re.search(re.escape(match["numbers"]), said)
    counts = bounded([int(each) for each in re.findall(r"\d+", match["numbers"])], numbers, said) if numbers else []
    rest = f"{spelled[: match.start()]} {match['kind']} {spelled[match.end() :]}"
    return Extent(counts=tuple(counts), of_families=bool(match["families"])), rest


def _is_kind(said: str) -> bool:
    """Whether words before "levels" say which: of a track or rank, and not what for ("most demanding roles")."""
    return all(word.is_rank or word.text.lower() in _OF_KINDS for word in words(said))


def beyond(question: str, ranks: Iterable[str]) -> Extent:
    """Whether a question asks for the levels above or below one of some ranks, words of it: "above Senior", "Staff and
    up".
    """
    rank = rf"(?:an?\s+|the\s+)?(?:{'|'.join(map(re.escape, ranks))})\b{_OF_A_RANK}"
    if match := re.search(
        rf"\b(?:(?P<above>{_ABOVE})|{_BELOW})\s+{rank}(?=\W*$|\s+(?:in|on|of)\b)", question, re.IGNORECASE
    ):
        return Extent(above=bool(match["above"]), below=not match["above"])
    after = r"\s+(?:and|or)\s+(?:(?P<above>above|up|upwards?|higher|beyond)|below|lower|under)\b"
    if match := re.search(rank + after, question, re.IGNORECASE):
        return Extent(above=bool(match["above"]), below=not match["above"], included=True)
    return Extent()
