"""How well a person fits the levels of a family: by what is claimed, and by how senior the claims are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus import title as titles
from corpus.model import MANAGING
from service.demands import Demands, usual_years
from service.profile import Profile
from service.seniority import years_in

Floats = NDArray[np.float64]
_MANAGERS_FROM_YEARS = 10.0
"""Titles in the management line that usually ask for this many years lead managers."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What counts how much.

    Rounded from a conditional logit over the levels of the right family, fitted on the match questions over the
    benchmark's tune families and on profiles of our own; `standing` is set by hand.
    """

    claimed: float = 4.0
    denied: float = -1.0
    too_short: float = -2.0
    too_long: float = -1.5
    leads: float = 1.2
    leads_not: float = -0.8
    leads_unsaid: float = -0.5
    managers: float = 0.3
    managers_not: float = -0.5
    standing: float = 1.5
    sharpness: float = 0.06
    """Difference of closeness at which a claim belongs e times more to one level than to another.

    In proportion to how far the encoder spreads closeness: 0.05 fitted at a standard deviation of 0.054, now 0.065.
    """
    slack: float = 0.15
    """Years beyond what is asked, as a difference of logarithms, that are nothing unusual."""


def fit(
    profile: Profile, levels: Sequence[Demands], closeness: Floats, words: Floats, weights: Weights = Weights()
) -> Floats:
    """How well each level fits, float64 (levels,), larger is better; comparable between families.

    `closeness`: (levels, claims), how near each claim comes to the level's own lines; `words`: (claims,), what each
    counts by.
    """
    return _by_claims(profile, levels, closeness, words, weights) + _by_seniority(profile, levels, weights)


def _by_claims(
    profile: Profile, levels: Sequence[Demands], closeness: Floats, words: Floats, weights: Weights
) -> Floats:
    """Each claim divides itself among the levels by how near their own lines are; denials count against.

    A claim that states years speaks of the trade as a whole: its years are compared as years.
    """
    count = len(closeness)
    odds = np.exp((closeness - closeness.max(axis=0, initial=-1.0)) / weights.sharpness)
    share = odds / odds.sum(axis=0) - 1 / count
    denied = np.array([claim.denied for claim in profile.claims], dtype=np.bool_)
    out = np.zeros(count)
    timed = np.array([bool(years_in(claim.text)) for claim in profile.claims], dtype=np.bool_)
    for mask, weight in ((~denied & ~timed, weights.claimed), (denied, weights.denied)):
        if words[mask].any():
            of_level = (share[:, mask] @ words[mask]) / words[mask].sum()
            out += weight * (of_level if weight > 0 else _from_there_up(of_level, levels))
    return out


def _from_there_up(of_level: Floats, levels: Sequence[Demands]) -> Floats:
    """What a level lacks is lacking for those above it too: sums up to each level's standing, less their mean."""
    standing = np.array([titles.seniority(level.level.title) for level in levels])
    reached = (standing[:, None] >= standing[None, :]) @ of_level
    return np.asarray(reached - reached.mean())


def _by_seniority(profile: Profile, levels: Sequence[Demands], weights: Weights) -> Floats:
    """Years as differences of logarithms, since one year more says less at ten than at two; and people led."""
    asked = np.log1p([level.years for level in levels])
    out = np.zeros(len(levels))
    if profile.years is not None:
        beyond = np.log1p(profile.years) - asked
        out += weights.too_short * np.maximum(-beyond, 0) + weights.too_long * np.maximum(beyond - weights.slack, 0)
    if profile.standing:
        out += weights.standing * np.array([_standing(level.level.title) == profile.standing for level in levels])
    leading = np.array([(level.people.leads + (level.level.track in MANAGING)) / 2 for level in levels])
    managers = np.array([float(_leads_managers(level)) for level in levels])
    denies = profile.denied_people.leads and not profile.denied_people.managers
    if profile.people.leads:
        out += weights.leads * leading
    if denies:
        out += weights.leads_not * leading
    if not profile.people.leads and not denies:
        out += weights.leads_unsaid * leading
    out += (
        weights.managers * profile.people.managers + weights.managers_not * profile.denied_people.managers
    ) * managers
    return out


def _standing(title: str) -> frozenset[str]:
    key = titles.key(title)
    return key.ranks | key.heads


def _leads_managers(demands: Demands) -> bool:
    return demands.people.managers or (
        demands.level.track in MANAGING and usual_years(demands.level) >= _MANAGERS_FROM_YEARS
    )
