"""Which circumstances of work a question asks for: "Can I do the job from Oslo?" asks where one must live.

It asks for those that its own sentences speak of (`workplace`). Who tells where they are, and asks no more than whether
a role is open to them, asks for the place and the time zone. Money for a circumstance is another thing, and so is why.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from corpus import title as titles
from service.ask.asked import Asked, content_words
from service.ask.asking import asked_in
from service.ask.aspect import Aspect
from service.ask.listing_words import WHO_DOES
from service.ask.masked import HOLDER, masked
from service.ask.polar import OPENS
from service.ask.regions import places, regions
from service.ask.workplace import Spoken, Voice, names_nothing, spoken
from service.line import stems
from service.phrases import phrases
from service.question_kind import QuestionKind
from service.vocabulary import vocabulary
from service.wording import WRITTEN

_SHORT = 4
_BESIDE = 2
"""Words beside a circumstance from which a question that does no more than name it asks for something else."""
_ANOTHER_THING = phrases(
    """
    (?:so )?why
    whom? (?:do|does|can|should|would|will) (?:I|we|you|one)
    how come
    pay|pays|paid|paying|salar(?:y|ies)|wages?|earn\\w*|money|compensat\\w+|allowances?|supplements?|bonus(?:es)?
    travel\\w*|trips?|(?:nights?|evenings?|weekends?|days?|weeks?) (?:away|on the road)|hotels?
    rates?|budgets?|costs?|euros?|dollars?|pounds?|reimburs\\w+|expenses?|packages?|claim|benefits?
    """
)
_AT_TIMES = re.compile(r"(?<=\w\s)when\b", re.IGNORECASE)
"""How a question goes on to the occasion that it means: "stay late when we ship"."""
_ON_CALL = phrases("on[- ]?call|pagers?|paged|rotas?")
"""A duty of its own, save where it is asked whether it falls at night or at weekends."""
_WHEREABOUTS = re.compile(
    r"\bI(?:(?:['’]m|\s+am)(?:\s+an?(?:\s+\w+){1,3}?)?|\s+live|\s+reside|\s+sit|\s+work)\s+(?:(?:currently|now|still|based|living|located)\s+)*"
    r"(?:in|near|from|outside|around)\s+(?:the\s+)?(?P<place>(?-i:[A-Z])[\w’'-]+(?:\s+(?-i:[A-Z])[\w’'-]+)*)",
    re.IGNORECASE,
)
_OPEN_TO_ME = re.compile(
    r"\b(?:can|could|may|might|would|am|do)\s+I\b|\b(?:open|available|suitable|possible)\s+(?:to|for)\s+(?:me|somebody|someone)\b"
    r"|\b(?:hire|take|consider|accept|have)\s+(?:me|somebody|someone|people)\b|\bfor\s+me\b",
    re.IGNORECASE,
)
_COMMA = re.compile(r",\s+|[.;:?!—–]\s+")
_ASKS = re.compile(
    rf"(?:(?:and|or|so|but|also|then|in|at|on|from)\s+)*(?:who|whom|whose|what|which|how|where|{OPENS})\b",
    re.IGNORECASE,
)
"""How a clause opens that asks."""
_OF_BEING_TAKEN = vocabulary(
    """
    open still apply applying eligible considered candidate job role become hire option problem possible here join
    joining
    """
)
"""Words that say nothing but that somebody would hold a role."""


_MOVERS = vocabulary(
    """
    move moves moving relocate relocates relocating relocation relocated come comes coming abroad overseas foreign
    foreigner foreigners expat expats immigrant immigrants hire hires hired newcomer newcomers joiner joiners applicant
    applicants candidate candidates employee employees staff worker workers national nationals outside
    """
)
"""Who comes to work in a country, which names nothing that a permit would be for."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is asked: aspects, the stems of the words that ask for them, and places named.

    `beside` are words that name something else, and `rest` is the question without what asks for the circumstances.
    """

    aspects: tuple[Aspect, ...]
    stems: frozenset[str]
    places: frozenset[str]
    beside: tuple[str, ...]
    rest: str


def circumstances(asked: Asked, departments: Collection[str]) -> Circumstances | None:
    """What a question asks of the circumstances of work; null where it asks for something else.

    `departments` are those of the catalogue.
    """
    if asked.guess.best is QuestionKind.MATCH:
        return None  # who tells what they bring asks which role fits
    question = masked(asked)
    asks = asked_in(question)
    if _ANOTHER_THING.search(asks) or _AT_TIMES.search(asks):
        return None
    inside = {word.casefold() for name in departments for word in WRITTEN.findall(name)}
    voice = Voice(asks=True, holders={HOLDER, *inside})
    said = tuple(spoken(asks, voice))
    if _ON_CALL.search(asks) and not any(each.aspect is Aspect.SHIFTS for each in said):
        return None
    if found := _in_what_asks(said, asks):
        wanted = _spoken_for(found, asks)
        if Aspect.PERMIT in wanted.aspects and any(each.governed for each in found):
            wanted = replace(wanted, beside=tuple(word for word in wanted.beside if not _of_a_move(word, wanted.rest)))
        beside_much = len(wanted.beside) > _BESIDE or WHO_DOES.match(asks)  # "who sorts out visas" asks for a duty
        return None if beside_much and not any(each.governed for each in found) else wanted
    rest = _WHEREABOUTS.sub(" ", asks)
    beside = _spoken_for(tuple(spoken(rest, voice)), rest).beside
    if not _OPEN_TO_ME.search(asks) or not _OF_BEING_TAKEN.issuperset(beside):
        return None
    place = next((match["place"] for match in _WHEREABOUTS.finditer(question)), "")
    if place and not {word.casefold() for word in place.split()} & voice.holders and not _is_short(place):
        return Circumstances((Aspect.PLACE, Aspect.ZONE), frozenset(), frozenset({place}), (), asks)
    found = tuple(spoken(question, voice))
    return _spoken_for(found, question) if found else None


def _of_a_move(word: str, rest: str) -> bool:
    """Whether a word beside a permit says who comes, or where to: visas "for people moving to the Netherlands"."""
    whither = (
        rf"\b(?:mov|relocat|com|emigrat|transfer)\w*\s+(?:over\s+)?(?:to|from|in|into)\s+(?:the\s+)?{re.escape(word)}\b"
    )
    return word in _MOVERS or re.search(whither, rest, re.IGNORECASE) is not None


def _in_what_asks(found: Sequence[Spoken], text: str) -> Sequence[Spoken]:
    """Those that stand in clauses that ask, where any does: not the weekend of "we work weekends, is that odd?"."""
    starts = [0, *(match.end() for match in _COMMA.finditer(text))]
    asks = [bool(_ASKS.match(text, start)) for start in starts]
    return found if not any(asks) else [each for each in found if asks[bisect(starts, each.start) - 1]]


def _spoken_for(found: Sequence[Spoken], text: str) -> Circumstances:
    """What is asked by words of a text."""
    rest = "".join(
        " " if any(each.start <= place < each.end for each in found) else letter for place, letter in enumerate(text)
    )
    where = places(text)
    said = stems(" ".join(each.words for each in found))
    return Circumstances(tuple(dict.fromkeys(each.aspect for each in found)), said, where, _beside(rest, where), rest)


def _is_short(name: str) -> bool:
    """Whether a name is short for something that is no region: "QA"."""
    return name.isupper() and len(name) < _SHORT and not regions(name)


def _beside(rest: str, where: Collection[str]) -> tuple[str, ...]:
    """The words of what is left of a question that name something."""
    of_places = {word.casefold() for name in where for word in WRITTEN.findall(name)}
    return tuple(
        word
        for word in content_words(rest)
        if word != HOLDER and word not in of_places and not names_nothing(word)
        and titles.stem(word) != HOLDER
    )  # fmt: skip
