"""A CV or a vacancy against the role documents: which family, which level of it, what is met, what is missing.

First the family: each claim of the text looks for the passage of a family that holds most of it, and families are
ranked by the mean over claims, and by whether the person names its trade as a post held. Then the level: by which
level's own lines the claims come near, by years and by people led. Nothing of the text is kept or logged; of the person
only experience and skills are read (`service.redaction`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from corpus import title as titles
from corpus.model import JobFamily, Level, SectionKind, Track
from indexer.encoder import Encoder
from indexer.store import Store
from service.asked import Asked
from service.closeness import ClaimVectors
from service.demands import Demand, Demands, Origin
from service.evidence import CLOSE, CLOSE_YEARS, Closeness, meets, same_point
from service.fit import fit
from service.lexicon import Lexicon
from service.posts import named, posts
from service.profile import Claim, Profile, read_profile
from service.roles import Catalogue, FamilyRoles, Roles

Floats = NDArray[np.float32]

_WORK = 2_400
"""Families looked at word by word, times the words of the text: bounds the time a match takes."""
_FEWEST, _MOST = 8, 20
"""Families looked at word by word, the best by vectors of whole claims; the longer the text, the surer those are."""
_AT_ONCE = 16_384
"""Passages compared at once by the vectors of whole texts."""
_SIZE = 0.015
"""What a family's mean closeness gains by chance each time its passages become e times as many."""
_DENIED = 0.5
"""What a denial counts in the choice of the family: what is denied is still the trade."""
_TITLED = 4.0
"""What a line that names a post counts."""
_FAMILY_SCALE = 0.024
"""Difference in mean closeness between families that weighs as much as 1 in the fit of a level."""
_TRADE = 4.0
"""What it weighs beside those that the person names the trade of the family as a post of theirs."""
_NAMED = 4
"""Families whose trade is named that are looked at, however near the text comes to them."""
_LOOKED_AT = 4
"""Candidates set against the text line by line, times the levels wanted: those that meet nothing make room."""
_TRACKS = (Track.INTERN, Track.IC, Track.MANAGEMENT, Track.EXECUTIVE)
_NEEDS = frozenset({SectionKind.REQUIREMENTS})


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of the pasted text that meet a requirement; `quote` is text[start:end]."""

    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Met:
    """A line that is asked, and the words that meet it."""

    requirement: Asked
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class LevelMatch:
    """A level that fits, of which at least one line is met.

    `score` in (0, 1), larger is better: shares of all levels looked at, adding up to at most 1.

    `years` is the experience that the level itself states, null where it states none; `leads` says whether it leads
    people. `met`, surest first; `missing`: own lines, and requirements inherited or shared, for which the text holds no
    evidence, in the document's order; `why_not_next`: own lines of the next level up that are not met, years and
    people first, empty where there is no next level.
    """

    family: JobFamily
    level: Level
    score: float
    years: float | None
    leads: bool
    met: tuple[Met, ...]
    missing: tuple[Asked, ...]
    why_not_next: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Matches:
    """The best levels, best first. Of `claims` parts of sentences `read` were compared: the first of a long text.

    `years` is the working life that the text states, null where it states none; `leads` says whether it speaks of
    leading people.
    """

    levels: tuple[LevelMatch, ...]
    read: int
    claims: int
    years: float | None = None
    leads: bool = False


class Matcher:
    """Matches texts against one snapshot. Safe for several threads; holds nothing of the texts."""

    def __init__(self, catalogue: Catalogue, store: Store, encoder: Encoder) -> None:
        self._store = store
        self._encoder = encoder
        self._roles = Roles(catalogue, store, encoder)
        self._lexicon = Lexicon(store)
        self._titles = {
            family.id: tuple({titles.key(level.title) for level in family.levels}) for family in catalogue.outline()
        }

    def match(self, text: str, k: int = 5, against: str | None = None) -> Matches:
        """The k levels that fit `text` best, of those of which it meets a line; none where it meets nothing at all.

        A level `against` which the text is set, by its id, comes first, whatever is met of it.
        """
        profile = read_profile(text, self._lexicon)
        total = len(profile.claims) + profile.left_out
        if not profile.claims or not len(self._store):
            return Matches((), 0, total)
        vectors = ClaimVectors([claim.text for claim in profile.claims], self._encoder, self._store)
        candidates = self._candidates(profile, vectors, against)
        order = sorted(candidates, key=lambda c: (c.demands.level.id != against, -c.score, c.demands.level.id))
        best = order[: _LOOKED_AT * k]
        scores = np.array([candidate.score for candidate in candidates])
        shares = np.exp(scores - scores.max()) / np.exp(scores - scores.max()).sum()
        share = {candidate.demands.level.id: float(s) for candidate, s in zip(candidates, shares, strict=True)}
        judge = _Judge(profile, vectors, text, [c.demands for c in best] + [c.above for c in best if c.above])
        judged = (judge.level(c.demands, c.above, share[c.demands.level.id]) for c in best)
        found = tuple(islice((each for each in judged if each.met or each.level.id == against), k))
        return Matches(found, len(profile.claims), total, profile.years, profile.people.leads)

    def _candidates(self, profile: Profile, vectors: ClaimVectors, against: str | None) -> list[_Candidate]:
        weights = np.array([_weight(claim) for claim in profile.claims])
        weights = weights / weights.sum()
        out: list[_Candidate] = []
        held = posts([claim.text for claim in profile.claims if not claim.denied])
        trades = {id_: max((named(title, held) for title in keys), default=0.0) for id_, keys in self._titles.items()}
        wanted = sorted((id_ for id_, share in trades.items() if share), key=lambda id_: -trades[id_])[:_NAMED]
        wanted += [against.rpartition("#")[0]] if against else []
        for family_id in dict.fromkeys([*wanted, *self._shortlist(vectors, weights)]):
            roles = self._roles.of(family_id)
            if not roles.levels or not len(roles.numbers):
                continue
            found = vectors.found_in(roles.numbers.tolist())
            nearness = float(found.max(axis=0) @ weights) - _SIZE * float(np.log(len(roles.numbers)))
            fits = fit(profile, roles.levels, _own_closeness(roles, found))
            of_family = nearness / _FAMILY_SCALE + _TRADE * trades[family_id]
            for level, fitting in zip(roles.levels, fits, strict=True):
                out.append(_Candidate(level, of_family + float(fitting), _above(level, roles.levels)))
        return out

    def _shortlist(self, vectors: ClaimVectors, weights: NDArray[np.float64]) -> list[str]:
        """The best families by the vectors of whole claims and passages, as far above the mean as they are."""
        bounds = self._roles.bounds
        filled = np.flatnonzero(np.diff(bounds) > 0)
        nearest = np.empty((len(filled), len(weights)))
        for rows in np.split(np.arange(len(filled)), np.flatnonzero(np.diff(bounds[filled] // _AT_ONCE)) + 1):
            first, last = int(bounds[filled[rows[0]]]), int(bounds[filled[rows[-1]] + 1])
            products = self._store.vectors(range(first, last)) @ vectors.pooled.T
            nearest[rows] = np.maximum.reduceat(products, bounds[filled[rows]] - first)
        nearest -= _SIZE * np.log(np.diff(bounds)[filled])[:, None]
        above = np.maximum(nearest - nearest.mean(axis=0), 0)
        longest = min(max(_WORK // max(vectors.size, 1), _FEWEST), _MOST)
        order = np.argsort(-(above @ weights), kind="stable")[:longest]
        return [self._roles.ids[filled[row]] for row in order]


@dataclass(frozen=True, slots=True)
class _Candidate:
    demands: Demands
    score: float
    above: Demands | None


def _weight(claim: Claim) -> float:
    """What a claim counts in the choice of the family."""
    return claim.words * (_DENIED if claim.denied else _TITLED if claim.titled else 1.0)


def _own_closeness(roles: FamilyRoles, found: Floats) -> NDArray[np.float64]:
    """How near each claim comes to each level's own lines, (levels, claims); to all it asks where it has none."""
    row = {int(number): n for n, number in enumerate(roles.numbers)}
    out = np.zeros((len(roles.levels), found.shape[1]))
    for n, level in enumerate(roles.levels):
        own = [row[place.number] for item in level.own for place in item.places if place.number in row]
        rows = own or [row[p.number] for item in level.items for p in item.places if p.number in row]
        if rows:
            out[n] = found[rows].max(axis=0)
    return out


def _above(level: Demands, levels: Sequence[Demands]) -> Demands | None:
    """The next level up: the next rank of the same track, from the last one the first of the track above."""
    here = _standing(level)
    higher = [other for other in levels if _standing(other) > here]
    return min(higher, key=_standing, default=None)


def _standing(demands: Demands) -> tuple[int, int]:
    track = demands.level.track
    return (_TRACKS.index(track) if track else _TRACKS.index(Track.IC), demands.level.rank)


def _weightiness(item: Demand) -> tuple[int, int]:
    """Years, people, other requirements, duties; in the document's order within each."""
    kind = (
        0
        if item.requirement.years
        else 1
        if item.requirement.people.leads
        else 2
        if item.asked.section in _NEEDS
        else 3
    )
    return kind, item.asked.item.span.start_char


class _Judge:
    """Sets the claims of one text against the lines of the levels it is shown."""

    def __init__(self, profile: Profile, vectors: ClaimVectors, text: str, levels: Sequence[Demands]) -> None:
        self._profile = profile
        self._text = text
        lines = {item.asked: item for level in levels for item in level.items if item.places}
        places = [place for item in lines.values() for place in item.places]
        in_line = vectors.found_in([place.number for place in places])
        in_claim = vectors.holding(places)
        self._near: dict[Asked, tuple[Floats, Floats]] = {}
        at = 0
        for asked, item in lines.items():
            parts = slice(at, at + len(item.places))
            self._near[asked] = (in_line[parts].max(axis=0), in_claim[parts].max(axis=0))
            at = parts.stop

    def level(self, demands: Demands, above: Demands | None, score: float) -> LevelMatch:
        """The match of one level."""
        met: list[tuple[float, Met]] = []
        missing: list[Asked] = []
        for item in demands.items:
            found = self._evidence(item)
            if found is not None:
                near, claim = found
                quote = self._text[claim.start : claim.end]
                met.append((near, Met(item.asked, Evidence(quote, claim.start, claim.end))))
            elif item.origin is Origin.OWN or item.asked.section in _NEEDS:
                missing.append(item.asked)
        met.sort(key=lambda pair: -pair[0])
        lacking = self._lacking(above) if above else ()
        years = demands.years if demands.years_stated else None
        leads, lines = demands.people.leads, tuple(each for _, each in met)
        return LevelMatch(demands.family, demands.level, score, years, leads, lines, tuple(missing), lacking)

    def _lacking(self, above: Demands) -> tuple[Asked, ...]:
        """Own lines of a higher level without evidence: years first, then people, then what else it requires."""
        lacking = [item for item in above.own if self._evidence(item) is None]
        return tuple(item.asked for item in sorted(lacking, key=_weightiness))

    def _evidence(self, item: Demand) -> tuple[float, Claim] | None:
        """The nearest claim that meets a line, with its closeness; none where a denial comes nearer still."""
        if item.asked not in self._near:
            return None
        in_line, in_claim = self._near[item.asked]
        for n in np.argsort(-(in_line + in_claim), kind="stable"):
            near = Closeness(float(in_line[n]), float(in_claim[n]))
            if near.mean < min(CLOSE, CLOSE_YEARS):
                return None
            claim = self._profile.claims[n]
            if claim.denied and same_point(claim, item.requirement, near):
                return None
            if not claim.titled and meets(claim, item.requirement, near, self._profile):
                return near.mean, claim
        return None
