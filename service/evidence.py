"""Whether a sentence of a profile meets what a role asks: the same point, affirmed, and no weaker.

What is the same point is told by closeness; what is weaker by years, numbers, people led, papers held, and words for
helping and learning where doing is asked. The bounds are set on the pairs of `service/training/evidence.jsonl`.
"""

from __future__ import annotations

from dataclasses import dataclass

from service.phrases import phrases
from service.profile import Claim, Profile
from service.seniority import People, people_in, years_in
from service.stance import Stance
from service.strength import balance, rise

CLOSE = 0.33
"""Least closeness of a claim and a line that make the same point: mean of the shares that each holds of the other."""
CLOSE_YEARS = 0.28
"""The same where both state years: the numbers differ, and little else is said."""
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
    learning
    beginner
    failed
    (?:gave|given) up
    being coached
    needs? help
    under (?:close )?supervision
    with help
    proofread
    only
""")
_MODEST = phrases(r"""
    # A line that itself asks for help or learning is met by it.
    (?:assist|help|support|shadow|learn|familiar|willing)\w*
    basics?
    some
    exposure
    awareness
    understanding
    eager
    interest(?:ed)?
    working knowledge
    curious
""")
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
_INSTEAD = phrases("or|equivalent|experience")


@dataclass(frozen=True, slots=True)
class Requirement:
    """A line that is asked: the years of experience it wants (0 for none), the people led, papers to be held."""

    text: str
    years: float
    people: People
    papers: bool

    @classmethod
    def read(cls, text: str, label: str = "", *, needed: bool = True) -> Requirement:
        """The requirement that a line under a `label` states. Where nothing is `needed`, in a duty, years are not of
        experience and papers are not to be held, but written or renewed.
        """
        years = max((stretch.low for stretch in years_in(text, label) if not stretch.limit), default=0.0)
        papers = _PAPER.search(text) is not None and not _INSTEAD.search(text)
        return cls(text, years if needed else 0.0, people_in(text), papers and needed)


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
    if claim.stance is not Stance.HELD or not same_point(claim, requirement, near):
        return False
    if requirement.papers and not (_PAPER.search(claim.text) or _EARNED.search(claim.text)):
        return False
    return not weaker(claim.text, requirement, profile)


def same_point(claim: Claim, requirement: Requirement, near: Closeness) -> bool:
    """Whether a claim speaks of what a line asks, be it in the affirmative or not."""
    least = CLOSE_YEARS if requirement.years and years_in(claim.text) else CLOSE
    return near.mean >= least and near.line_in_claim >= _HELD


def weaker(claim: str, requirement: Requirement, profile: Profile) -> bool:
    """Whether a claim says less than is asked: fewer years, a smaller number, no people led, help in place of doing."""
    if requirement.years:
        stated = max((stretch.high or stretch.low for stretch in years_in(claim)), default=None)
        have = stated if stated is not None else profile.years
        if have is None or have < requirement.years:
            return True
    elif rise(claim, requirement.text).numbers > 0:
        return True
    if requirement.people.leads and not (people_in(claim).leads or profile.people.leads):
        return True
    helping = _WEAK.search(claim) is not None and not _MODEST.search(requirement.text)
    return helping and balance(requirement.text) >= balance(claim)
