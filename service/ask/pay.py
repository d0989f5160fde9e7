"""What a role is paid, asked by what its holder gets: "what does a Buyer make a year", "what would I take home".

It is told by grammar: somebody gets something that is not named, and no word names anything else. A line on grades or
experience comes near to such a question in every word and does not answer it; one that states a sum of pay does.
Questions that name pay ("what is the salary") are known by their kind, and answered here where a table tells it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.model import ItemForm, SectionKind
from indexer.passage import Passage
from indexer.snapshot import Snapshot
from service.answers import Answer, Near, Reason
from service.ask.amounts import MONEY
from service.ask.asked import Asked, content_words
from service.ask.asking import asked_in
from service.ask.claim import claim
from service.ask.masked import HOLDER, masked
from service.ask.own_words import own_things
from service.ask.pay_rows import PAY_NAMED, is_pay_row, labels_sum, pay_rows
from service.ask.reply import Replies
from service.ask.role_lines import role_lines
from service.ask.subject import Subject
from service.ask.thing import UNITS
from service.citation import Citer
from service.links import SURE_LINK
from service.vocabulary import vocabulary

CLAIMS = 5
NEAR = 2
LOOKED_AT = 20
"""Lines looked at for pay where no role is surely named."""
SURE = 0.9
"""How sure an answer is that a line on pay states."""
_HELPED = r"(?:do|does|did|will|would|can|could|might|may|should|am|is|are)"
_WHO = (
    rf"(?:(?:(?:an?|the|your|our)\s+)?(?:[\w&/-]+\s+){{0,2}}?{HOLDER}(?:\s+{HOLDER})*|I|you|we|they|he|she|one|people|"
    r"somebody|someone)(?:\s+(?:at|in|of|for)\s+[\w&-]+){0,2}"
)
_TAKES = r"(?:earn|(?:take|bring)\s+home|(?:get|be|being|become)?\s*paid)"
_PERIOD = r"(?:(?:an?|per|each|every)\s+(?:year|annum|month|week|day|hour)|(?:annual|year|month|week|hour)ly)"
_GETS = re.compile(
    rf"\b(?:what|how\s+much(?:\s+money)?)\s+{_HELPED}\s+{_WHO}\s+"
    rf"(?:{_TAKES}\b|(?:make|get|receive|cost)\s+(?:on\s+average\s+)?{_PERIOD})(?P<rest>[^?]*)"
    rf"|\bhow\s+much(?:\s+money)?\s+{_HELPED}\s+{_WHO}\s+(?:make|get|receive|cost)\b(?P<bare>[^?]*)"
    rf"|\b(?:what|how\s+much)\s+{_HELPED}\s+(?:[\w&-]+\s+){{1,5}}?(?:(?:at|in|for)\s+(?:[\w&-]+\s+){{1,3}}?)?"
    rf"(?:earn|take\s+home)\b(?P<earned>[^?]*)"
    rf"|\b(?:what(?:['’]s)?|how\s+much)\s+(?:(?:is|are|do|would|will)\s+)?"
    rf"(?:{_WHO}\s+paid(?!\s+for\b)|(?:you|they|we)\s+pay\s+{_WHO})\b(?P<paid>[^?]*)",
    re.IGNORECASE,
)
"""How it is asked what somebody gets: "make" and "get" say so of money where it is how much, or how much a year."""
_OF_DEALS = r"(?:deals?|sales?|revenues?|profits?|contracts?|turnover|margins?|takings|proceeds)"
_CUT = re.compile(
    rf"\b{_HELPED}\s+{_WHO}\s+(?:\w+ly\s+|also\s+|ever\s+)?(?:(?:get|take|have)\s+(?:an?|any|some)\s+(?:cut|slice|commission)"
    rf"|(?:get|earn|receive|be\s+paid)\s+(?:(?:an?|any|some)\s+(?:\w+\s+)?(?:share|piece|percentage|part|commission)|commissions?))"
    rf"\s+(?:of|on|from|in|out\s+of)\s+(?:[\w’'-]+\s+){{0,3}}?{_OF_DEALS}\b",
    re.IGNORECASE,
)
"""How it is asked whether somebody is paid a part of what is sold."""
_OF_A_CUT = re.compile(
    r"\b(?:commissions?|bonus(?:es)?|OTE|variable|incentives?|profits?|equity|pay|pays|paid|earn(?:s|ings)?|salary|share|cut)\b",
    re.IGNORECASE,
)
"""How a line may tell it."""
_RATE = re.compile(r"\b(?:per|each|every)\s+\w+", re.IGNORECASE)
_NAMES_NOTHING = frozenset(
    {"annum", "average", "home", "annually", "much", "money", "company", "roughly", "gross", "net"}
)
OF_PAY = re.compile(rf"\b(?:{PAY_NAMED}|pays|paid|earns?|stipend|OTE|bonus(?:es)?)\b", re.IGNORECASE)
PAY = vocabulary("salary salaries pay wage wages earnings paid earn earns")
_OF_WHICH_PAY = vocabulary("starting base annual yearly monthly current typical average basic normal range")
_ASIDE = frozenset(
    {
        SectionKind.RESPONSIBILITIES, SectionKind.REQUIREMENTS, SectionKind.NICE_TO_HAVE,
        SectionKind.PERFORMANCE_INDICATORS, SectionKind.HIRING_PROCESS,
    }
)  # fmt: skip
"""Sections whose sums are others': what is managed, sold, or paid for a test."""


def states_pay(line: Passage) -> bool:
    """Whether a line states what somebody is paid, not what is managed, sold, or paid for a test."""
    return _states_sum(line) or is_pay_row(line)


def asks_for_pay(asked: Asked) -> bool:
    """Whether a question asks what somebody is paid, by no name for it."""
    text = asked_in(masked(asked))
    match = _GETS.search(text)
    if match is None:
        return False
    beside = _RATE.sub(" ", " ".join((text[: match.start()], *filter(None, match.groups()))))
    return all(_names_nothing(word) for word in content_words(beside))


def names_pay(asked: Asked) -> bool:
    """Whether a question names pay, and no other thing: "salary of a Buyer"."""
    said = [asked.question[slice(*span)].casefold() for thing in own_things(asked) for span in thing]
    return not PAY.isdisjoint(said) and PAY.union(_OF_WHICH_PAY).issuperset(said)


class PayAnswers:
    """Makes them from one snapshot."""

    def __init__(self, snapshot: Snapshot, citer: Citer, replies: Replies) -> None:
        self._snapshot = snapshot
        self._citer = citer
        self._replies = replies

    def answer(self, asked: Asked, about: Subject) -> Answer | None:
        """The lines that state what a role is paid, or that none does; null where a question asks for something else,
        or names no role or level that is here.
        """
        cut = _CUT.search(asked_in(masked(asked))) is not None
        gets = cut or asks_for_pay(asked)
        if not (gets or names_pay(asked)) or (about.missing and not about.levels):
            return None
        sure = next((link for link in about.families if link.strength >= SURE_LINK), None)
        if sure is None:
            return self._of_anybody(asked) if gets and not cut else None
        family = self._snapshot.family(sure.family.id)
        levels = [link.level.id for link in about.named if link.family.id == family.id]
        level = family.level(levels[0]) if len(levels) == 1 else None
        rows = pay_rows(
            asked.ranking.found[:LOOKED_AT], [level.title] if level else [family.title, sure.matched], level
        )
        if rows and not cut:
            claims = tuple(claim(row, asked, self._snapshot, self._citer) for row in rows[:CLAIMS])
            return self._replies.passages(asked, claims, SURE)
        lines = tuple(role_lines(family, level, self._snapshot))
        labelled = [
            replace(line.claim(self._citer), text=f"{line.level.title}, {line.label}:\n{line.item.text}")
            for line in lines
            if line.level is not None and line.item.form is ItemForm.CELL and labels_sum(line.label, line.item.text)
        ]
        if labelled and not cut:
            return self._replies.passages(asked, labelled[:CLAIMS], SURE)
        if not gets:
            return None
        if cut and any(_OF_A_CUT.search(line.item.text) for line in role_lines(family, None, self._snapshot)):
            return None  # which of them tells it is for the evidence to say
        told = [line.claim(self._citer) for line in lines if _speaks_of_pay(line.section.kind, line.item.text)]
        stated = [each for each in told if MONEY.search(each.text)]
        if stated:
            return self._replies.passages(asked, stated[:CLAIMS], SURE)
        text = f"The documents state no pay for {level.title if level else family.title}"
        near = [Near(each.text, each.citations[0]) for each in told[:NEAR]]
        if level and level.grade:
            text += f"; it is grade {level.grade.value}"
            cited = self._citer.inside(level.grade.span, family, level)
            near.insert(0, Near(cited.quote, cited))
        return self._replies.not_stated(asked, Reason.NEVER_STATED, f"{text}.", tuple(near))

    def _of_anybody(self, asked: Asked) -> Answer | None:
        """That no line states any pay, where none that is near does; else null."""
        if any(map(states_pay, asked.ranking.found[:LOOKED_AT])):
            return None
        return self._replies.not_stated(asked, Reason.NEVER_STATED, "The documents state no pay for that.")


def _states_sum(line: Passage) -> bool:
    return _speaks_of_pay(line.section, line.text) and MONEY.search(line.text) is not None


def _speaks_of_pay(section: SectionKind, text: str) -> bool:
    return section not in _ASIDE and OF_PAY.search(text) is not None


def _names_nothing(word: str) -> bool:
    return word.startswith(HOLDER) or word in _NAMES_NOTHING or UNITS.fullmatch(word) is not None
