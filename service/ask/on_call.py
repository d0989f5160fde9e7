"""Whether, and how often, a role is on call: told by its lines alone, not by those of another that is.

"Call" is near to a call with a recruiter, and a pager to whatever is carried; a line speaks of the duty where it names
it, and what its holder did elsewhere says nothing of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.model import Item, Level, Section, SectionKind
from indexer.snapshot import Snapshot
from service.answers import Answer, Near, Reason
from service.ask.asked import Asked, content_words
from service.ask.asking import asked_in, asking
from service.ask.brought import brought
from service.ask.listing_words import FILLING
from service.ask.reply import Replies
from service.ask.role_lines import RoleLine, role_lines
from service.ask.subject import Subject
from service.ask.thing import UNITS
from service.citation import Citer
from service.links import SURE_LINK, named_places
from service.phrases import phrases
from service.vocabulary import vocabulary
from service.wording import WRITTEN, words

CLAIMS = 5
NEAR = 3
SURE = 0.9
"""How sure an answer is that a line of the role gives."""
IN_TURN = 0.6
"""The same of one that tells of incidents for which somebody is there in turn, and does not name the duty."""
ON_CALL = phrases(
    """
    on[- ]?call
    pagers?
    paged
    stand-?by
    duty (?:phones?|rotas?|weeks?)
    (?:tak(?:e|es|ing)|join(?:s|ing)?|shar(?:e|es|ing)) (?:[\\w’'-]+ ){0,5}?(?:rotas?|rosters?|rotations?)
    """
)
"""How the duty is named."""
ON_CALL_WORD = "on-call"
"""How a listing writes it (`listing_words.TOGETHER`)."""
_NIGHT = (
    r"(?:at night|in the (?:middle of the )?night|overnight|at midnight|out of bed"
    r"|at (?:1[012]|[0-6])(?:[:.]\d\d)?\s?(?:a\.?m|p\.?m)\b\.?)"
)
_ASKED = phrases(
    rf"""
    (?:phone|mobile|cell|alarm|alert)s? (?:\w+ ){{0,2}}?(?:rings?|ringing|buzz(?:es|ing)?|goes off|go off|going off)(?: \w+)?? {_NIGHT}
    (?:reachable|contactable|reached|contacted) (?:by phone |on the phone )?(?:{_NIGHT}|(?:out of|outside|after)(?: office| working)? hours)
    (?:wok(?:e|en)|wakes?|rung|phoned|called|dragged|pulled)(?: (?:up|out|me|you|us|them|him|her|from bed)){{0,2}}? {_NIGHT}
    """  # noqa: E501
)
"""How a question speaks of it without naming it: "could my phone ring at 2 am"."""
_ON_HAND = re.compile(
    r"(?=.*\b(?:incidents?|outages?|alarms?|alerts?|escalations?|emergenc(?:y|ies)|breakdowns?)\b)"
    r".*\b(?:(?:one|an?|every|each|\d+)\s+(?:\w+\s+)?(?:weeks?|weekends?|nights?|days?)\s+(?:in|out\s+of|of|per|an?)\s+\w+"
    r"|takes?\s+(?:a\s+)?turns?)\b",
    re.IGNORECASE | re.DOTALL,
)
"""How a line tells the duty without naming it: incidents, and in turn."""
_HOW_OFTEN = re.compile(r"\bhow\s+(?:often|many|much|frequent\w*)\b", re.IGNORECASE)
_OF_ANOTHER = re.compile(
    r"\b(?:whom?|whose|why|how\s+come|years|experience|pay|paid|allowances?|money|compensat\w+)\b", re.IGNORECASE
)
"""What asks for somebody or for a reason, for what was done before, or for what is paid for it."""
_AT_NIGHT = re.compile(r"\b(?:nights?|weekends?|evenings?)\b", re.IGNORECASE)
_BESIDE = FILLING | vocabulary(
    """
    carry carries rota rotas duty take turn turns join expect rotation alone first folks folk people staff team crew
    members too as well also
    """
)
"""Words that say nothing beside the duty."""
_OF_OTHERS = frozenset(
    {SectionKind.REQUIREMENTS, SectionKind.NICE_TO_HAVE, SectionKind.HIRING_PROCESS, SectionKind.PERFORMANCE_INDICATORS}
)


class OnCallAnswers:
    """Makes them from one snapshot."""

    def __init__(self, snapshot: Snapshot, citer: Citer, replies: Replies) -> None:
        self._snapshot = snapshot
        self._citer = citer
        self._replies = replies

    def answer(self, asked: Asked, about: Subject) -> Answer | None:
        """What the lines of a role say of the duty, or that they say nothing of it; null where a question asks for
        something else, or of no role that is here, or does not name the duty that no line names.
        """
        link = about.families[0] if about.families else None
        if link is None or link.strength < SURE_LINK or (about.missing and not about.levels) or not _asks(asked):
            return None
        of_all = any(word.is_plural for place, word in enumerate(words(asked.question)) if place in link.positions)
        lines: list[RoleLine] = []
        for family_id in (link.family.id, *sorted(link.pages)):
            family = self._snapshot.family(family_id)
            named = [
                family.level(each.level.id) for each in about.named
                if each.family.id == family_id and not (of_all and each.level.title == family.title)
            ]  # fmt: skip
            meant: Iterable[Level | None] = named or [None]
            lines += [line for level in meant for line in role_lines(family, level, self._snapshot)]
        told = [line.claim(self._citer) for line in lines if _says(line)]
        told = told or [line.claim(self._citer) for line in lines if _asks_for_it(line)]
        if told:
            return self._replies.passages(asked, told[:CLAIMS], SURE)
        if in_turn := [line.claim(self._citer) for line in lines if _is_on_hand(line)]:
            return self._replies.passages(asked, in_turn[:CLAIMS], IN_TURN)
        asks = asked_in(asked.question)
        if not ON_CALL.search(asks) or _AT_NIGHT.search(asks):
            return None  # a line may say in other words as well who is called, or works, at night
        return self._replies.not_stated(
            asked,
            Reason.NEVER_STATED,
            f"The documents say nothing of being on call for {about.called}.",
            self._near(asked, about),
        )

    def _near(self, asked: Asked, about: Subject) -> tuple[Near, ...]:
        """The nearest lines that speak of the duty: of the role's other levels, then of other roles."""
        found = [passage for passage in asked.ranking.found if ON_CALL.search(passage.text)]
        found.sort(key=lambda passage: passage.family_id not in about.family_ids)
        return tuple(
            Near(f"{passage.level or passage.family}: {passage.text}", self._citer.passage(passage))
            for passage in found[:NEAR]
        )


def _asks(asked: Asked) -> bool:
    """Whether a question asks for the duty, be it how often, and for nothing beside it."""
    asks = asked_in(asked.question)
    if not (ON_CALL.search(asks) or _ASKED.search(asks)) or _OF_ANOTHER.search(asks):
        return False
    named = named_places(asked.reading.links.families)
    alone = asking(asked.question, alone=True)
    written = zip(words(asked.question), WRITTEN.finditer(asked.question), strict=True)
    own = " ".join(
        word.text for place, (word, match) in enumerate(written)
        if place not in named and any(match.start() in part for part in alone)
    )  # fmt: skip
    rest = content_words(_HOW_OFTEN.sub(" ", _ASKED.sub(" ", ON_CALL.sub(" ", own))))
    return all(word in _BESIDE or UNITS.fullmatch(word) or _AT_NIGHT.fullmatch(word) for word in rest)


def says_on_call(section: Section, item: Item) -> bool:
    """Whether a line of a section speaks of the duty of whoever holds the role."""
    return section.kind not in _OF_OTHERS and ON_CALL.search(item.text) is not None


def _says(line: RoleLine) -> bool:
    return says_on_call(line.section, line.item)


def _is_on_hand(line: RoleLine) -> bool:
    return line.section.kind not in _OF_OTHERS and _ON_HAND.search(line.item.text) is not None


def _asks_for_it(line: RoleLine) -> bool:
    """Whether a requirement speaks of the duty as of the role's own, not as of what was done elsewhere."""
    text = f"{line.item.lead_in} {line.item.text}"
    required = line.section.kind is SectionKind.REQUIREMENTS and not brought(line.section.kind, text)
    return required and ON_CALL.search(line.item.text) is not None
