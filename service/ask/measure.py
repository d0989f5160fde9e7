"""The amount a question asks for: "how many sellers", "how much travel", "what is the budget", "how often".

Not which amount it must be (that is a `Quantity`), but of what sort: a line that states none of it is no answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import OSA

from corpus.model import SectionKind
from service.ask.amounts import MONEY, NUMBER, SCALE, SHARE, VAGUE, counted, people_led, work_in
from service.ask.kinds import counts_others
from service.ask.size import asks_size, size_told
from service.ask.thing import UNITS

SOME = 0.4
"""What a line counts that states an amount of another sort, or of another thing."""
LEAST = 0.2
"""The same where people are asked for and it states any number."""
LOOSE = 0.3
"""What a line counts where many state an amount of the sort, whatever is asked: a time, a share."""
LED = 0.8
"""What one counts that says how many people are led, where they are named by their trade."""
BROUGHT = 0.4
"""What a requirement counts, where it is asked what a role has or does: it says what its holder had elsewhere. The same
of any other line where experience is asked for.
"""

_TIME = r"(?:seconds|minutes?|hours?|days?|nights?|weeks?|weekends?|months?|quarters?|years?)"
_TIME_HAD = rf"(?:{_TIME}|time)"
OF_MONEY = (
    r"(?:budget|quota|spend(?:ing)?|costs?|prices?|revenue|turnover|money|amount(?!\s+of\b)|sum|fees?|"
    r"(?:sales|revenue) targets?)(?!\s+(?:cuts?|reductions?|concessions?|rises?|increases?|changes?)\b)"
)
"""What is a sum of money."""
_ASKED = re.compile(
    rf"""
    (?P<rate>how\s+(?:often|frequent(?:ly)?|regularly|many\s+times))
    |(?P<experience>how\s+(?:many|much)\s+(?:[\w-]+\s+){{0,2}}(?:years|yrs|experience)|what\s+experience)
    |(?P<duration>how\s+(?:long|fast|quick(?:ly)?|soon|far\s+(?:ahead|in\s+advance)|much\s+(?:time|notice)))
    |(?P<share>(?:what|which|how\s+(?:big|large|high|much))\s+(?:of\s+)?(?:an?\s+|is\s+the\s+)?(?:percentage|per\s?cent|share|proportion|fraction)\b
        |how\s+(?:much|many|big\s+a\s+part)\s+of\s+(?:(?:the|this|that|my|your|their|his|her|our|an?|every|each)\s+)?(?:\w+ing\s+)?(?:{_TIME_HAD}|job|role|position|work)\b(?!-))
    |(?P<money>(?:what|which|how\s+(?:big|large|high))(?:['’]?s)?\s+(?:(?!(?:do|does|did)\b)[\w&'’-]+\s+){{0,3}}?{OF_MONEY}\b
        |what\s+(?:do|does|did)\s+(?:[\w&'’-]+\s+){{1,3}}?(?:cost|spend)\b|how\s+much\s+(?:\w+\s+)?{OF_MONEY}\b
        |(?:what|which)\s+(?:is\s+the\s+)?(?:value|worth)\s+of|how\s+much\s+(?=.*\b(?:money|worth|spend|costs?|sell|earn|approve|sign)\b))
    |(?P<count>how\s+many\s|(?:(?:what|the)\s+|^\W*)number\s+of\s)
    |(?P<any>how\s+(?:much|big|large)\b|(?:what|which)\s+(?:is\s+the\s+)?size\s+of|(?:what|which)(?:['’]?s|\s+is|\s+are)?\s+(?:the\s+)?(?:biggest|largest|greatest|max(?:imum)?|upper\s+limit|ceiling)\b
        |(?:above|below|up\s+to|over|from)\s+(?:what|which)\s+(?:amount|sum|value|size|limit|number)\b)
    |(?P<other>who|whom|whose|which|what|why|where|when|how)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What asks for an amount, by its sort; what asks for anything else is `other`. The first in a clause decides."""
_ASIDE = (
    r"(?:do|does|did|is|are|was|were|must|may|can|could|will|would|should|shall|has|have|had|needs?|report|work|"
    r"in|on|at|for|to|under|per|with|a|an|the|there|my|your|our|you|i|we|they|it|of|and|or)"
)
_NOUN = re.compile(rf"(?P<noun>(?!{_ASIDE}\b)[\w&'’-]+(?:\s+(?!{_ASIDE}\b)[\w&'’-]+){{0,3}})", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:.?!–—]\s+|\s+-+\s+")
_AFTER_HOW = re.compile(r"(?P<how>\bhow\s+)(?P<word>[a-z]{3,6})\b", re.IGNORECASE)
_AMOUNTS = ("much", "many", "long", "often")
_NO_SLIPS = frozenset({"may", "man", "any", "such", "lone", "along", "soften"})
_PARTS = r"(?:half|halves|thirds?|quarters?|fifths?|tenths?|twice|once)"
_PERIODS = re.compile(
    rf"{NUMBER}[\s-]+(?:[a-z]+[\s-]+)?{_TIME}\b|\b(?:an?|per|in|within|every|each)\s+(?:an?\s+)?{_TIME}\b|\b{_PARTS}\b"
    r"|\b(?:daily|weekly|fortnightly|monthly|quarterly|yearly|annual(?:ly)?|biennial|every|each|always|never)\b"
    rf"|\bin\s+(?:every\s+)?{NUMBER}|\b(?:same|next|following|very)\s+{_TIME}\b|\bthe\s+{_TIME}\s+(?:it|they|that|after|before)\b"
    r"|\b(?:immediately|instantly|at\s+once|(?:straight|right)\s+away)\b",
    re.IGNORECASE,
)
_TIME_UNIT = re.compile(rf"{_TIME}|{_TIME}s", re.IGNORECASE)
_TIMES = re.compile(rf"{NUMBER}[\s-]+(?:[a-z]+[\s-]+)?{_TIME}\b", re.IGNORECASE)
"""A number of hours, days and the like."""
_LARGE = re.compile(rf"{NUMBER}\s?{SCALE}", re.IGNORECASE)
"""A large round number, which counts money where nothing else is said."""
_BORNE = re.compile(
    r"\b(?:free|paid\s+by|unpaid|we\s+pay|at\s+(?:our|your)\s+(?:own\s+)?(?:cost|expense)|expenses|covered)\b",
    re.IGNORECASE,
)
"""How a line says who bears a cost, which answers how much it is."""
_FRACTION = re.compile(
    rf"\b{_PARTS}\b|{NUMBER}\s+(?:\w+\s+)?(?:in|of|out\s+of)\s+(?:every\s+)?{NUMBER}|\d+/\d+", re.IGNORECASE
)
_LOOSELY = re.compile(
    r"\b(?:most(?:ly)?|mainly|largely|primarily|partly|rare(?:ly)?|seldom|occasional(?:ly)?|often|frequent(?:ly)?|regular(?:ly)?"
    r"|sometimes|now\s+and\s+then|entirely|never)\b",
    re.IGNORECASE,
)
"""How a share is told without a number."""
_NUMBER = re.compile(rf"(?<!grade )(?:{NUMBER})|\b{_PARTS}\b", re.IGNORECASE)
_PEOPLE = frozenset({"people", "person", "ppl", "folk", "report", "employee", "member", "staff", "colleague", "head"})
_LEADING = re.compile(
    r"\b(?:(?:lead|manag|supervis|overse|head|run|coach|mentor|train)(?:e|es|s|ing)?|looks?\s+after|under|in\s+charge)\b",
    re.IGNORECASE,
)
_OF_HOLDER = re.compile(
    r"\b(?:experience|bring|(?:need|needs|must|should|have|has)\b[^,;.?]*\bhave\s+(?:had|been|\w+(?:ed|en|n|t))"
    r"|(?:should|must)\s+I\b)",
    re.IGNORECASE,
)


_ABLE = re.compile(r"\b(?:capable\s+of|able\s+to|can|could|ready\s+to)\b", re.IGNORECASE)
"""How a requirement says what its holder does here, not what was done elsewhere: "capable of leading six drivers"."""
_SUMS = frozenset({"money", "amount", "sum", "worth", "value", "much", "of"})
"""Words for sums that name none of a kind."""
_IN_NUMBERS = frozenset({"quota", "target"})
"""Sums that may be numbers of other things as well."""
_HOW_MUCH = frozenset({"how", "much"})
_CURRENCY = re.compile(r"\b(?:dollars?|euros?|pounds?|money)\b|[$€£]", re.IGNORECASE)
_PRICE = re.compile(
    r"\bhow\s+much\s+(?:is|are|was|were)\s+(?:an?|the|my|your|our)\b(?!.*\b(?:travel|work|time)\b)", re.IGNORECASE
)
"""What asks for a sum without the name of one."""


class Sort(StrEnum):
    """What an amount is one of."""

    MONEY = "money"
    COUNT = "count"
    EXPERIENCE = "experience"
    DURATION = "duration"
    RATE = "rate"
    SHARE = "share"
    SIZE = "size"
    ANY = "any"


_WEIGHTS = {Sort.MONEY: 1.0, Sort.COUNT: 0.7, Sort.SIZE: 1.0, Sort.EXPERIENCE: 0.7}


@dataclass(frozen=True, slots=True)
class Measure:
    """The sort of amount that a question asks for.

    `noun` is what is counted or the kind of sum, in the singular, "" elsewhere; `people`: those are led by somebody;
    `of_holder`: it is asked what a person has had, rather than what a role has or does. `said` are the words, in small
    letters, that ask for the amount and name no thing that it is of.
    """

    sort: Sort
    noun: str = ""
    people: bool = False
    of_holder: bool = False
    said: frozenset[str] = frozenset()

    @property
    def in_units(self) -> bool:
        """Whether hours, days, euros and the like are counted."""
        return self.sort is Sort.COUNT and UNITS.fullmatch(self.noun) is not None

    @property
    def of_people(self) -> bool:
        """Whether people are counted, whatever they do."""
        return self.people and self.noun in _PEOPLE

    @property
    def share_may_tell(self) -> bool:
        """Whether a sum is asked for without the name of one, so that a share may tell it: "how much is the bonus"."""
        return self.sort is Sort.MONEY and self.said == _HOW_MUCH

    def counts(self, name: str) -> bool:
        """Whether a name, in the singular or the plural, is that of what is counted."""
        return self.noun != "" and _singular(name.lower()) == self.noun

    def stated(self, text: str, section: SectionKind) -> float:
        """How far a line of that section states such an amount, in [0, 1]."""
        required = section in {SectionKind.REQUIREMENTS, SectionKind.NICE_TO_HAVE}
        elsewhere = not required if self.sort is Sort.EXPERIENCE else required and not self.of_holder
        elsewhere = elsewhere and not (required and _ABLE.search(text))
        elsewhere = elsewhere or (self.sort is Sort.SIZE and section is SectionKind.HIRING_PROCESS)
        return _WEIGHTS.get(self.sort, LOOSE) * (BROUGHT if elsewhere else 1.0) * self._states(text)

    def _states(self, text: str) -> float:
        match self.sort:
            case Sort.COUNT:
                return self._counts(text)
            case Sort.SIZE:
                return size_told(text) or (LEAST if _NUMBER.search(text) else 0.0)
            case Sort.EXPERIENCE:
                return float(any(True for _ in work_in(text)))
            case Sort.MONEY:
                return 1.0 if MONEY.search(text) or _LARGE.search(text) else SOME if SHARE.search(text) else 0.0
            case Sort.SHARE:
                return float(bool(SHARE.search(text) or _FRACTION.search(text)))
            case Sort.DURATION | Sort.RATE:
                return float(bool(_PERIODS.search(text) or SHARE.search(text)))
            case Sort.ANY:
                return float(_NUMBER.search(text) is not None)

    def states_its_noun(self, text: str) -> bool:
        """Whether a text says how many there are of just what is counted."""
        return self.sort is Sort.COUNT and self._counts(text) == 1.0

    def counts_people(self, text: str) -> bool:
        """Whether a text states a number of people, where such a number is asked for."""
        return size_told(text) > 0 or self._counts(text) >= LED

    def tells(self, text: str) -> bool:
        """Whether a text states any amount of the sort, be it of the thing asked for or not.

        Always, where words may tell it as well: how often, how much freedom, which budget.
        """
        if "which" in self.said:
            return True
        if self.people:  # "how many accounts do I look after" may count no people
            return size_told(text) > 0 or (self.noun not in _PEOPLE and self._counts(text) > 0)
        if self.in_units:
            return bool(_TIMES.search(text) if _TIME_UNIT.fullmatch(self.noun) else MONEY.search(text))
        match self.sort:
            case Sort.COUNT:
                return self._counts(text) > 0
            case Sort.EXPERIENCE:
                return _TIMES.search(text) is not None
            case Sort.MONEY:
                told = self._states(text) >= (SOME if self.share_may_tell else 1.0) or _BORNE.search(text) is not None
                return told or (self.noun in _IN_NUMBERS and _NUMBER.search(text) is not None)
            case Sort.SHARE:  # "eight weeks a year" is a share of the year
                return self._states(text) > 0 or bool(_TIMES.search(text) or _LOOSELY.search(text))
            case Sort.DURATION:  # "how long" may ask for the pages of a memo
                return self._states(text) > 0 or _NUMBER.search(text) is not None
            case _:
                return True

    def _counts(self, text: str) -> float:
        nouns = _PEOPLE if self.noun in _PEOPLE else (self.noun,)
        if any(each.value > 1 for noun in nouns for each in counted(text, noun)):  # "one follows customers" counts none
            return 1.0
        if any(re.search(rf"{VAGUE}\s+(?:\w+\s+){{0,2}}{re.escape(noun)}", text, re.IGNORECASE) for noun in nouns):
            return LED
        if self.noun in _PEOPLE:
            return size_told(text) or (SOME if _NUMBER.search(text) else 0.0)
        if self.people and any(True for _ in people_led(text)):
            return LED
        return SOME if _NUMBER.search(text) else 0.0


def measure(question: str) -> Measure | None:
    """The amount a question asks for, in one of its clauses at least; null where it asks for none."""
    for clause in _CLAUSE.split(_AFTER_HOW.sub(_spelled, question)):
        found = _measure(clause)
        if found is not None:
            return found
    return None


def counts_time(text: str) -> bool:
    """Whether a text states a number of hours, days and the like."""
    return _TIMES.search(text) is not None


def _spelled(match: re.Match[str]) -> str:
    """A word after "how" as it should be written: "mch" for "much"; what is a word itself stays."""
    word = match["word"].lower()
    meant = next((each for each in _AMOUNTS if OSA.distance(word, each) == 1), None)
    return f"{match['how']}{meant}" if meant and word not in _NO_SLIPS else match.group()


def _measure(clause: str) -> Measure | None:
    holder = bool(_OF_HOLDER.search(clause))
    if asks_size(clause):
        return Measure(Sort.SIZE, "people", True, holder)
    match = _ASKED.search(clause)
    said = match.lastgroup if match else None
    if match is None or said is None or said == "other":
        return None
    sort = Sort(said)
    asking = frozenset(match[0].lower().split())
    if sort is Sort.ANY and (_CURRENCY.search(clause) or _PRICE.search(clause)):
        sort = Sort.MONEY
    if sort is not Sort.COUNT:
        sum_of = match[0].lower().split()[-1] if said == Sort.MONEY else ""
        noun = "" if sum_of in _SUMS else sum_of
        return Measure(sort, _singular(noun), of_holder=holder, said=asking - {noun})
    counted_noun = _NOUN.match(clause, match.end())
    if counted_noun is None or not counts_others(clause):
        return None
    named = counted_noun["noun"].lower().split()
    noun = _singular(_head(named))
    people = noun in _PEOPLE or (not UNITS.fullmatch(noun) and bool(_LEADING.search(clause)))
    return Measure(sort, noun, people, holder, asking | {_head(named)})


def _head(said: Sequence[str]) -> str:
    """What is counted among words after "how many": the plural that no other follows, else the last of them."""
    plural = [word.rstrip("'’").endswith("s") or word in _PEOPLE for word in said]
    ends = (place for place, is_plural in enumerate(plural) if is_plural and not any(plural[place + 1 : place + 2]))
    return said[next(ends, len(said) - 1)].rstrip("'’")


def _singular(noun: str) -> str:
    return f"{noun[:-3]}y" if noun.endswith("ies") else noun.removesuffix("s")
