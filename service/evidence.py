"""Whether a sentence of a profile meets what a role asks: the same point, affirmed, and no weaker.

What is the same point is told by closeness; what is weaker by years, numbers, people led, papers held, and words for
helping and learning where doing is asked. The bounds are set on the pairs of `service/training/evidence.jsonl`.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from corpus.title import HEADS, RANKS, stem
from service.names import FUNCTION_WORDS
from service.phrases import phrases
from service.profile import Claim, Profile
from service.seniority import MEASURES, People, people_in, years_in
from service.stance import Stance
from service.strength import rise
from service.vocabulary import vocabulary

CLOSE = 0.34
"""Least closeness of a claim and a line that make the same point: mean of the shares that each holds of the other."""
CLOSE_LED = 0.28
"""The same where both speak of years of leading people."""
_HELD = 0.3
"""Least share of the line that the claim must hold: the trade alone, which the line's headings name, is no evidence."""

_WEAK = phrases(r"""
    assist(?:ed|s|ing)?
    help(?:ed|s|ing)?
    support(?:ed|s|ing)? (?:the|a|my|our|with|others|colleagues)
    shadow(?:ed|s|ing)?
    observ(?:ed|es|ing)
    watch(?:ed|ing)?
    took (?:the )?(?:minutes|notes)
    heard of
    a little
    a bit of
    barely
    basics?
    still (?:learning|being|need)
    (?:am|I['’]m|was|were) learning
    learning (?:to|how|it|about)
    beginner
    failed
    (?:gave|given) up
    being coached
    needs? help
    under (?:close )?supervision
    with help
    proofread
    (?:I|I['’]ve|have|has|had|was|am|but) only
    only (?:\w+ed|seen|heard|read|know|knew)
""")
_MODEST = phrases(r"""
    # A line that itself asks for help or learning is met by it.
    basics?
    some
    exposure
    awareness
    understanding
    eager
    interest(?:ed)?
    working knowledge
    curious
    familiar\w*
    willing\w*
""")
_HELPING = re.compile(r"\W*(?:[\w'’-]+\s+){0,3}?(?:assist|help|support|shadow|learn)\w*", re.IGNORECASE)
"""How such a line opens; further on in it others are helped."""
_PAPER = phrases(r"""
    certificat\w+
    certified
    licen[cs]ed?
    accredit\w+
    diploma
    degree
    bachelor\S*
    master['’]?s
    mba
    phd
    chartered
    charterholder
    qualified
    qualifications?
    clearance
    admitted|admission|called to the bar|bar membership
    CPA|ACCA|CIMA|CFA|ACA|CISA|CIPD|ITIL
""")
_EARNED = phrases(r"""
    passed
    exams?
    studied
    graduat\w+
    hold(?:er)?
    member
    admitted
""")
_LANGUAGE = phrases(
    "english\nfrench\ngerman\nspanish\nportuguese\nitalian\ndutch\npolish\nczech\nturkish\narabic\nhebrew\nhindi\n"
    "mandarin\ncantonese\nchinese\njapanese\nkorean\nrussian\nukrainian\nswedish\nnorwegian\ndanish\nfinnish\ngreek"
)
_COMMAND = phrases(
    "fluen\\w+\nnative(?:[- ]level)?\nproficien\\w+\nmother tongue\nspeak\\w*\nspoken\n[ABC][12]\n"
    "(?:good|strong|excellent) command"
)
"""How command of a language is asked for."""
_INSTEAD = phrases("equivalent|comparable|similar|experience|training|background|knowledge|practice|years?")
"""What may stand in for a paper; another paper may not."""


_NOT_SAID = (
    FUNCTION_WORDS
    | RANKS.keys()
    | HEADS.keys()
    | MEASURES
    | vocabulary(
        """
    vacancy role position post job opening wanted seeking looking hiring need needs want wants work worked working
    employed currently professional relevant total overall career someone requirements requirement responsibilities
    qualifications profile summary m f d w x
    """
    )
)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Requirement:
    """A line that is asked: the years of experience it wants (0 for none), the people led, papers to be held.

    `timed` says that it speaks of years of experience, be they a least or a most.
    """

    text: str
    years: float
    people: People
    papers: bool
    timed: bool

    @classmethod
    def read(cls, text: str, label: str = "", *, needed: bool = True) -> Requirement:
        """The requirement that a line under a `label` states. Where nothing is `needed`, in a duty, years are not of
        experience and papers are not to be held, but written or renewed.
        """
        stretches = years_in(text, label) if needed else ()
        years = max((stretch.low for stretch in stretches if not stretch.limit), default=0.0)
        papers = _PAPER.search(text) is not None and not _INSTEAD.search(text)
        return cls(text, years, people_in(text), papers and needed, bool(stretches))

    @property
    def of_anything(self) -> bool:
        """Whether it asks for years and does not say of what."""
        return self.timed and not _content(self.text)


@dataclass(frozen=True, slots=True)
class Closeness:
    """How near a claim and a line come, about 0 to 1, larger is nearer: the share each `holds` of the other.

    `line_in_claim` is the share of the line that the claim holds, `claim_in_line` the other way about.
    """

    claim_in_line: float
    line_in_claim: float

    @property
    def mean(self) -> float:
        """Both directions together."""
        return (self.claim_in_line + self.line_in_claim) / 2


def meets(claim: Claim, requirement: Requirement, near: Closeness, profile: Profile) -> bool:
    """Whether a claim is evidence that a requirement is met."""
    if claim.stance is not Stance.HELD or not (same_point(near) or _led_for_years(claim, requirement, near)):
        return False
    if _asks_another_language(requirement.text, claim.text):
        return False
    if requirement.papers and not (_PAPER.search(claim.text) or _EARNED.search(claim.text)):
        return False
    return not weaker(claim.text, requirement, profile)


def _asks_another_language(line: str, claim: str) -> bool:
    """Whether a line asks for command of languages of which a claim names none."""
    asked = {match.group().lower() for match in _LANGUAGE.finditer(line)} if _COMMAND.search(line) else set()
    return bool(asked) and asked.isdisjoint(match.group().lower() for match in _LANGUAGE.finditer(claim))


def same_point(near: Closeness) -> bool:
    """Whether a claim speaks of what a line asks, be it in the affirmative or not."""
    return near.mean >= CLOSE and near.line_in_claim >= _HELD


def _led_for_years(claim: Claim, requirement: Requirement, near: Closeness) -> bool:
    """Whether years of leading people are asked and told, which differ in whom."""
    both = requirement.years and requirement.people.leads and people_in(claim.text).leads and years_in(claim.text)
    return bool(both) and near.mean >= CLOSE_LED


def names_only_post(claim: str, titles: Collection[str]) -> bool:
    """Whether a claim says no more than for how long a post of those `titles` was held, given as stems of their words.

    Such a claim is evidence of years, not of what was done in them.
    """
    return all(stem(word) in titles for word in _content(claim))


def _content(text: str) -> list[str]:
    """The words that say something beside amounts, rank and that it is work."""
    words = (word.lower() for word in _WORD.findall(text))
    return [word for word in words if word.isalpha() and word not in _NOT_SAID]


def weaker(claim: str, requirement: Requirement, profile: Profile) -> bool:
    """Whether a claim says less than is asked: fewer years, a smaller number, no people led, help in place of doing."""
    if requirement.years:
        stated = max((stretch.high or stretch.low for stretch in years_in(claim)), default=None)
        have = stated if stated is not None else profile.years
        if have is None or have < requirement.years:
            return True
    elif rise(claim, requirement.text).numbers > 0 and not any(each.limit for each in years_in(requirement.text)):
        return True
    if requirement.people.leads and not (people_in(claim).leads or profile.people.leads):
        return True
    modest = _MODEST.search(requirement.text) or _HELPING.match(requirement.text)
    return _WEAK.search(claim) is not None and not modest
