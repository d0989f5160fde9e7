"""How a question tells a level by its place on a ladder: the one above, the lowest, the one that leads it, the asker's.

"One step up", "entry rung", "my boss's chair": each is a relation to a level the question names, or to its ladder.
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from service.ask.polar import polar
from service.phrases import phrases
from service.wording import WRITTEN, words

_STEPS = {"two": 2, "2": 2, "three": 3, "3": 3, "four": 4, "4": 4}
_RUNG = r"(?:level|rung|step|tier|grade|role|position|post|seat)s?"
_EDGE = r"(?:level|rung|step|tier|grade|role|position|post|job|end|one)s?"
_SEAT = r"(?:seats?|chairs?|jobs?|roles?|positions?|posts?|places?|shoes)"
_WHOSE = r"(?:my|our|your|his|her|their|its|the(?: team's)?)"
_LEADER = r"(?:(?:line|team|direct|own|current)\s+)?(?:boss|manager|lead|leader|supervisor|superior|head|chief)"
_LEADS = r"(?:leads?|led|runs?|manages?|heads?|supervises?|leading|running|managing|heading|supervising)"
_TEAM = (
    rf"(?:{_WHOSE}|that|this)\s+(?:\w+\s+)?(?:team|group|squad|crew|department|function|desk|people|ones?)|them|us|me"
)


class Way(Enum):
    """Where a level stands: beside another, at an end of its ladder, or over those it leads."""

    ABOVE = auto()
    BELOW = auto()
    LOWEST = auto()
    ENTRY = auto()
    """The lowest that is no internship."""
    HIGHEST = auto()
    LEADER = auto()


@dataclass(frozen=True, slots=True)
class Relation:
    """A level told by its place. `steps` are rungs away; `at` and `end` its words of the question, 0-based, `end`
    exclusive; `anchored`: it is followed by the level it is told from, as in "the level above Senior".
    """

    way: Way
    steps: int
    at: int
    end: int
    anchored: bool = False

    @property
    def beside(self) -> bool:
        """Whether it is told from another level, by rungs."""
        return self.way in {Way.ABOVE, Way.BELOW}

    @property
    def extreme(self) -> bool:
        """Whether it is an end of its ladder."""
        return self.way in {Way.LOWEST, Way.ENTRY, Way.HIGHEST}


_FROM = r"\s+from\b(?![^,;:.?!]*\s(?:in)?to\s)"
_NEXT_TO = re.compile(
    rf"\b(?:(?P<steps>one|two|three|four|\d)\s+)?(?:{_RUNG}|ones?)\s+(?:(?:right|just|directly|immediately|further|that\s+(?:is|comes))\s+)*"
    rf"(?:(?P<above>above|over|after|up(?:{_FROM})?|higher|further up)"
    rf"|(?:below|under|underneath|before|beneath|down(?:{_FROM})?|lower))\b"
    r"(?!\s+(?:into|to|from|one|you|i|we|they|he|she|it|somebody|someone|getting|being)\b)"
    rf"|\b(?P<following>(?:next|following)\s+{_RUNG}(?:\s+(?:after|up|above|from))*)(?!\s+down)\b"
    rf"|\b(?:previous|preceding)\s+{_RUNG}\b",
    re.IGNORECASE,
)
_WHO_IS = re.compile(
    r"\bwho(?:['’]s|\s+(?:is|are|comes?|sits?|stands?|would\s+be))\s+(?:(?:right|just|directly|immediately)\s+)*$", re.I
)
_ALL_OF = re.compile(r"\b(?:the|all|any|every|its|their|from|of)\s+$", re.IGNORECASE)
_MANY = re.compile(r"(?:(?:two|three|four|\d)\s+)?\w+s\b", re.IGNORECASE)
_NO_LEVEL = re.compile(r"\s*(?:$|[^\w\s]|(?:on|in|at|as)\b)", re.IGNORECASE)
"""What follows a place that is not told from the level named next."""
_TAKEN = re.compile(
    r"\b(?:inherit\w*|tak(?:es?|en|ing)|carr(?:y|ies|ied)|comes?|coming|brought|handed|kept|passed)"
    r"(?:\s+(?:over|along|down|up|on|in|with))?\s+from\s+(?:the|a|any)\s+$",
    re.IGNORECASE,
)
"""What stands before a place from which something is taken over: "incl. what is carried over from the"."""
_TOWARDS = re.compile(r"\b(?:above|below|over|under|underneath|after|before|beneath|from)$", re.IGNORECASE)
_HELPS = r"(?:do|would|will|should|can)"
_NEW = r"(?:beginner|newcomer|new (?:joiner|starter|hire|recruit))s?"
_EXTREMES = (
    (
        Way.ENTRY,
        phrases(
            rf"""
            (?:entry|starting|beginners?)[\s-]+{_EDGE}
            {_NEW}(?= (?:start|join|come|enter|begin|get|sit|have|be|land)s?\b)
            (?:grade|level|rung|band)s? (?:for|of) {_NEW}
            start(?:s|ing)? out
            (?:which|what) {_RUNG} {_HELPS} (?:I|we|you|one|people) (?:start|begin|join|enter|come in)
            """
        ),
    ),
    (
        Way.LOWEST,
        phrases(
            rf"""
            (?:(?:very )?(?:lowest|bottom|first|most junior|least senior|junior-most)) {_EDGE}
            (?:the )?(?:very )?bottom(?= of\b)
            (?:bottom|lowest|first)(?= (?:vs|versus|against|and|to) (?:the )?(?:top|highest|last))
            (?:at|from|vs|versus|against|and|to) (?:the )?(?:very )?bottom
            """
        ),
    ),
    (
        Way.HIGHEST,
        phrases(
            rf"""
            (?:(?:very )?(?:highest|top|topmost|uppermost|last|final|most senior)) {_EDGE}
            (?:most senior|topmost|uppermost|top-?most|highest[ -]rank(?:ed|ing))(?= \w)
            (?:the )?(?:very )?top (?:person|man|woman|boss|dog|leader)(?= (?:for|in|of|on|over|at)\b)
            the (?:very )?top(?= of\b)
            (?:top|highest|last)(?= (?:vs|versus|against|and|to) (?:the )?(?:bottom|lowest|first))
            (?:at|vs|versus|against|and|to) (?:the )?(?:very )?top
            """
        ),
    ),
)
_LEADERS = phrases(
    rf"""
    {_WHOSE} {_LEADER}(?:['’]s?)? (?:own )?{_SEAT}
    {_SEAT} of (?:who(?:ever)?|the (?:person|one) (?:who|that)) {_LEADS} (?:{_TEAM})
    who(?:ever)? {_LEADS} (?:{_TEAM})
    the (?:person|one) (?:who|that) {_LEADS} (?:{_TEAM})
    (?:leading|running|managing|heading|supervising) (?:the|my|our|that) (?:\w+ )?(?:team|group|squad|crew|department)
    (?:to|from|over|against|vs|versus|than|become|becoming|replace|replacing|succeed|succeeding) {_WHOSE} {_LEADER}
    # Somebody wants to come after the asker, who leads them.
    (?:wants?|wish(?:es)?|hopes?|aims?|eyes?|eyeing|after|for|takes?|gets?|have|has) (?:over )?(?:to (?:have|take|get) )?(?:over )?my {_SEAT}
    (?:wants?|wish(?:es)?|hopes?|aims?|could|would like|likes?|is|are) (?:to )?(?:succeed|replace|follow|take over from) me
    """  # noqa: E501
)
_LEADING = r"(?:leading|running|managing|heading|supervising|overseeing|directing)"
_ASKER_LEADS = re.compile(
    rf"\b(?:i|we)(?:['’](?:d|ll|m|re)|\s+(?:would|will|shall|am|are|currently|now|may|might|could))*\s+"
    rf"(?:(?:be|going\s+to\s+be)\s+)?(?:(?:{_LEADING}|lead|run|manage|head|supervise|oversee)(?:\s+up)?"
    r"|(?:in\s+charge|head)\s+of)\s+"
    r"|\bif\s+(?:i|we)\s+(?:(?:led|ran|managed|headed|supervised)(?:\s+up)?|oversaw|were\s+in\s+charge\s+of)\s+",
    re.IGNORECASE,
)
_WHOEVER_LEADS = re.compile(
    r"\b(?:whoever|(?:the\s+|whatever\s+)?(?:person|one|somebody|someone|role|level|position|job|post|boss)\s+"
    r"(?:who|that|which))\s+(?:is\s+)?"
    rf"(?:{_LEADS}(?:\s+up)?|oversees?|directs?|in\s+charge\s+of|responsible\s+for)\s+"
    rf"|\b(?:person|one|somebody|someone|man|woman)\s+(?:{_LEADING}(?:\s+up)?|in\s+charge\s+of)\s+",
    re.IGNORECASE,
)
_ENDS_A_NAME = frozenset(
    {"at", "in", "on", "for", "here", "and", "get", "sit", "sits", "have", "has", "report", "reports"}
)
"""What may follow the name of what somebody leads."""
_EVERYWHERE = phrases("""
    worldwide
    globally
    all over the world
    across (?:the (?:whole )?)?(?:company|globe|world|business|organi[sz]ation|board)
    company[- ]wide
    everywhere
    overall
    (?:all|the whole|the entire)(?= (?:(?:of|the|our|your) )*\\w+(?:s| (?:team|group|department|function|organi[sz]ation|org)))
""")  # noqa: E501
_IS_WHO = re.compile(r"\W*who(?:['’]s|\s+(?:is|are))\b", re.IGNORECASE)
_TEAMS = frozenset({"team", "group", "crew", "squad", "people", "folks", "department", "desk"})
_LED = 5
"""Words at most from how the asker says that they lead others to who those are: "a whole bunch of"."""
_CONTRIBUTORS = phrases("before management\nnot? manag\\w+\nwithout (?:any )?reports\nas an? ic\nic (?:side|track)")
_NEXT = phrases(
    """
    next (?:level|step|rung|role|grade|one)
    currently
    right now
    at the moment
    already
    today
    """
)
_OWN_STANDING = re.compile(
    r"\bI(?:['’]m|\s+am|['’]ve\s+been|\s+have\s+been|(?:\s+\w+ly)?\s+(?:run|do|work|serve|act|hold))\b|\bmy\s+(?:current|present)\b",
    re.IGNORECASE,
)
_NOT_NOW = r"I(?:['’]m not| am not| don['’]?t| do not| haven['’]?t| have not)"
_BEYOND_OWN = phrases(
    rf"""
    on top
    beyond what I
    (?:that|which|what) {_NOT_NOW}
    {_NOT_NOW} [^?.;]{{0,30}}(?:today|now|already|yet|currently|so far)
    what(?:['’]s| is| are| would(?: be)?| will(?: be)?| gets| comes| becomes)? (?:new|extra|more|different|else|added|additional)(?=[?.,;]|$| (?:is|are|would|will|do|does|must|should|in|as|for|when|if|once|at|on)\b)
    what (?:would |will )?(?:changes?|differs?)
    """  # noqa: E501
)
"""How what is more than the asker's own present is asked for."""
_TOWARDS_IT = re.compile(
    r"\b(?:(?:go|going|went|apply|applied|applying|try|aim) for"
    r"|(?:move|moved|moving|step|stepped|promoted|up|made it) (?:in)?to"
    r"|become|became|becoming|made|make|taking on|take on|took)(?: (?:an?|the|our))?$",
    re.IGNORECASE,
)
_BEYOND = frozenset({"beyond", "after", "above", "past", "over", "from", "out"})
_DEMANDED = re.compile(r"(?:asked|expected|required|wanted|needed|demanded|comes?|heard?) from", re.IGNORECASE)
"""What is asked of a level rather than left behind with it."""
_ON_IT = frozenset({"as", "being", "i'm", "im", "am", "currently", "today's", "now"})
_ALONG = re.compile(
    r"\b(?:incl(?:ud(?:ing|es?|ed))?|plus|(?:along|together|combined)\s+with|as\s+well\s+as|in\s+addition\s+to|inherit\w*"
    r"|(?:carr(?:y|ies|ied)|tak(?:e|es|en)|brought|brings?|pass(?:es|ed)|hand(?:s|ed)|comes?)\s+(?:over|along|on|down|up)"
    r"|with\s+(?:what(?:ever)?|everything|all))\b\.?[^.;?!]*$",
    re.IGNORECASE,
)
"""What stands before a level that is named for what is taken along from it."""
_ARTICLE = re.compile(r"(?:the|our|your|all)\s", re.IGNORECASE)
_ARTICLES = frozenset({"a", "an", "the", "currently", "now"})


@lru_cache(maxsize=1024)
def relations(question: str) -> tuple[Relation, ...]:
    """The levels that a question tells by their place, in its order; none inside another."""
    starts = [match.start() for match in WRITTEN.finditer(question)]

    def told(way: Way, match: re.Match[str], steps: int = 1, *, anchored: bool = False) -> Relation:
        at = sum(start < match.start() for start in starts)
        return Relation(way, steps, at, sum(start < match.end() for start in starts), anchored)

    found: list[Relation] = []
    for match in _NEXT_TO.finditer(question):
        if _of_a_person(question, match) or _of_several(question, match) or _TAKEN.search(question[: match.start()]):
            continue
        up = match["above"] or match["following"]
        way = Way.ABOVE if up else Way.BELOW
        if way is Way.BELOW and _ALONG.search(question[: match.start()]):
            continue  # "the full list, including what comes from the level below" is of the level that is named
        anchored = bool(_TOWARDS.search(match[0]))
        found.append(told(way, match, _STEPS.get((match["steps"] or "").lower(), 1), anchored=anchored))
    for way, pattern in _EXTREMES:
        found += [told(way, match) for match in pattern.finditer(question)]
    found += [told(Way.LEADER, match) for match in _LEADERS.finditer(question)]
    found.sort(key=lambda each: (each.at, -each.end))
    return tuple(each for n, each in enumerate(found) if all(other.end <= each.at for other in found[:n]))


def _of_a_person(question: str, match: re.Match[str]) -> bool:
    """Whether somebody rather than a level is told by a place: "who is one step above on the org chart"."""
    return bool(_WHO_IS.search(question[: match.start()]) and _NO_LEVEL.match(question[match.end() :]))


def _of_several(question: str, match: re.Match[str]) -> bool:
    """Whether all levels of a stretch are told, rather than one: "carried over from the three rungs below"."""
    if not (_ALL_OF.search(question[: match.start()]) and _MANY.match(match[0])):
        return False
    return not match["steps"] or bool(_NO_LEVEL.match(question[match.end() :]))


def taken_along(question: str, at: int) -> bool:
    """Whether what a question names at its word `at` is named for what is taken along from it: "with what carries over
    from Buyer".
    """
    starts = [match.start() for match in WRITTEN.finditer(question)]
    return at < len(starts) and _ALONG.search(question[: starts[at]]) is not None


def relative(question: str) -> int:
    """Rungs up (negative: down) from the level it names to the one that a question means; 0 where that is the same."""
    steps = [each.steps if each.way is Way.ABOVE else -each.steps for each in relations(question) if each.anchored]
    return steps[0] if steps else 0


def contributors_only(question: str) -> bool:
    """Whether a question leaves out those who lead others."""
    return bool(_CONTRIBUTORS.search(question))


_WOULD = re.compile(r"\b(?:would|will|['’](?:d|ll))\b", re.IGNORECASE)


def upwards(question: str, at: int) -> bool:
    """Whether a question looks up from the level it names at its word `at`, rather than down from it."""
    if asker_goes_to(question, at):
        return False
    before = _before(question, at)
    leaves = any(
        word in _BEYOND and not _DEMANDED.fullmatch(" ".join(before[max(0, n - 1) : n + 1]))
        for n, word in enumerate(before)
    )
    return leaves or asker_is_on(question, at) or bool(_NEXT.search(question))


def asks_beyond_own(question: str) -> bool:
    """Whether the asker says where they stand and asks what more another level asks: "I'm a buyer. What is new?"."""
    return bool(_OWN_STANDING.search(question) and _BEYOND_OWN.search(question)) and not polar(question)


def asker_goes_to(question: str, at: int) -> bool:
    """Whether the level that a question names at its word `at` is where the asker would go: "if I went for Senior"."""
    return bool(_TOWARDS_IT.search(" ".join(_before(question, at))))


def asker_is_on(question: str, at: int) -> bool:
    """Whether the level that the question names at its word `at` is the asker's own: "as a Senior Buyer, ..."."""
    before = _before(question, at)
    while before and before[-1] in _ARTICLES:
        before.pop()
    if before[-1:] == ["as"] and _WOULD.search(question):
        return len(before) == 1  # "what would be new as a Senior Buyer": who asks is none yet
    return bool(before) and before[-1] in _ON_IT


def asker_leads(question: str, places: Set[int]) -> bool:
    """Whether the asker leads those whom a question names at its words `places`: "I run a whole team of buyers"."""
    return _led_by(_ASKER_LEADS.search(question), question, places)


def somebody_leads(question: str, places: Set[int]) -> bool:
    """Whether a question tells a level by its leading those whom it names at its words `places`: "whoever runs buyers".

    Who that is may be what it asks.
    """
    return not _IS_WHO.match(question) and _led_by(_WHOEVER_LEADS.search(question), question, places)


_PARTED = re.compile(r"\W*$|\s*[,;:(]")
"""What ends a name, beside words."""


def somebody_heads(question: str, places: Set[int]) -> bool:
    """Whether a question tells a level by its leading all that the words `places` name: "whoever runs Logistics"."""
    match = None if _IS_WHO.match(question) else _WHOEVER_LEADS.search(question)
    if match is None:
        return False
    said = [word.text.casefold() for word in words(question)]
    place = first = len(words(question[: match.end()])) + bool(_ARTICLE.match(question[match.end() :]))
    while place in places or (place > first and said[place : place + 1] and said[place] in _TEAMS):
        place += 1
    if place == first:
        return False
    last = list(WRITTEN.finditer(question))[place - 1]
    return bool(_PARTED.match(question, last.end())) or said[place] in _ENDS_A_NAME


def of_all(question: str) -> bool:
    """Whether a question speaks of all there are of somebody: "whoever runs buyers worldwide"."""
    return bool(_EVERYWHERE.search(question))


def _led_by(match: re.Match[str] | None, question: str, places: Set[int]) -> bool:
    """Whether those named at words `places` follow a match that speaks of leading."""
    if match is None:
        return False
    asked = words(question)
    first = len(words(question[: match.end()]))
    return any(
        place in places
        and (asked[place].is_plural or (asked[place + 1 :][:1] and asked[place + 1].text.casefold() in _TEAMS))
        for place in range(first, first + _LED)
    )


def _before(question: str, at: int) -> list[str]:
    """The three words before a word of the question."""
    return [word.text.casefold().replace("’", "'") for word in words(question)[max(0, at - 3) : at]]
