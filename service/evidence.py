"""Whether a sentence of a profile meets what a role asks: the same point, affirmed, and no weaker."""

from __future__ import annotations

import re

from service.profile import Claim, Profile, Stance
from service.seniority import people_in, years_in
from service.strength import balance, rise

CLOSE = 0.44
"""Least closeness (see `service.closeness`) of a claim and a requirement that make the same point; `service.training.evidence`."""

_WEAK = re.compile(
    r"\b(?:assist(?:ed|s|ing)?|help(?:ed|s|ing)?|support(?:ed|s|ing)? (?:the|a|my|our|with|others|colleagues)|shadow(?:ed|s|ing)?|observ(?:ed|es|ing)|watch(?:ed|ing)?|"
    r"took (?:the )?(?:minutes|notes)|heard of|a little|a bit of|barely|basics? (?:of|in)|basic|still (?:learning|being|need)|learning|beginner|failed|gave up|given up|being coached|"
    r"need(?:s|ed)? help|under (?:close )?supervision|with help|proofread|simple queries only|only)\b",
    re.IGNORECASE,
)
_MODEST = re.compile(
    r"\b(?:assist\w*|help\w*|support\w*|shadow\w*|learn\w*|basic|familiar\w*|some|exposure|awareness|understanding|willing\w*|eager|"
    r"interest(?:ed)?|working knowledge|with help|curious)\b",
    re.IGNORECASE,
)


def meets(claim: Claim, requirement: str, closeness: float, profile: Profile) -> bool:
    """Whether a claim is evidence that `requirement` is met; `closeness` in [-1, 1], larger is nearer."""
    return claim.stance is Stance.HELD and closeness >= CLOSE and not weaker(claim.text, requirement, profile)


def weaker(claim: str, requirement: str, profile: Profile) -> bool:
    """Whether a claim says less than is asked: fewer years, a smaller number, no people led, helping instead of doing."""
    asked = max((stretch.low for stretch in years_in(requirement) if not stretch.limit), default=0.0)
    if asked:
        stated = max((stretch.high or stretch.low for stretch in years_in(claim)), default=None)
        have = stated if stated is not None else profile.years
        if have is None or have < asked:
            return True
    elif rise(claim, requirement).numbers > 0:
        return True
    if people_in(requirement).leads and not (people_in(claim).leads or profile.people.leads):
        return True
    return bool(_WEAK.search(claim)) and not _MODEST.search(requirement) and balance(requirement) >= balance(claim)
