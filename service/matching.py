"""A CV or a vacancy against the role documents: which family, which level of it, what is met, what is missing.

First the family: each claim of the text looks for the passage of a family that holds most of it, and families are
ranked by the mean over claims, and by whether the person names its trade as a post held. Then the level: by which
level's own lines the claims come near, by years and by people led. Nothing of the text is kept or logged; of the person
only experience and skills are read (`service.redaction`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from corpus import title as titles
from corpus.model import TRACKS, JobFamily, Level, SectionKind, Track
from corpus.title import TitleKey
from indexer.encoder import Encoder
from indexer.store import Store
from service.asked import Asked
from service.chain import Catalogue
from service.closeness import ClaimVectors
from service.demands import Demand, Demands, Origin
from service.evidence import CLOSE, CLOSE_LED, Closeness, meets, names_only_post, same_point
from service.fit import fit
from service.lexicon import Lexicon
from service.posts import named, posts
from service.profile import Claim, Profile, read_profile
from service.roles import FamilyRoles, Roles
from service.seniority import years_in
from service.stance import Stance

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
_OF_WORK = 0.36
"""Least share of a claim that some passage of the families looked at holds; a claim of less is not of their work."""
_ENOUGH = 40
"""Words from which on the mean closeness of a text is as sure as it gets: its spread falls with their root."""
_TRADE = 4.0
"""What it weighs beside those that the person names the trade of the family as a post of theirs."""
_NAMED = 4
"""Families whose trade is named that are looked at, however near the text comes to them."""
_HALF = 1.5
"""Lines met of a level at which a text and it have half in common."""
_HELD_TRADE = 2.0
"""Lines met that a trade named as a post held stands for."""
_LOOKED_AT = 4
"""Candidates set against the text line by line, times the levels wanted: those that meet nothing make room."""
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
    """A level that fits: at least one line of it is met, or the text names its trade as a post held or to be filled.

    `score` in (0, 1), larger is better: its share among all levels looked at, times how much the text and the level
    that fits best have in common; so scores add up to at most 1, and to little where little is met.

    `years` is the experience that the level itself states, in its words, null where it states none; `leads` says
    whether it leads people. `met`, surest first; `missing`: own lines, and requirements inherited or shared, for which
    the text holds no evidence, in the document's order; `why_not_next`: own lines of the next level up that are not
    met, years and people first, empty where there is no next level.
    """

    family: JobFamily
    level: Level
    score: float
    years: str | None
    leads: bool
    met: tuple[Met, ...]
    missing: tuple[Asked, ...]
    why_not_next: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Matches:
    """The best levels, best first. Of `claims` parts of sentences `read` were compared: the first of a long text.

    `years` is the working life that the text states, null where it states none; `leads` says whether it speaks of
    leading people, `denies_leading` whether it says that it is not so. `common` in [0, 1): how much the text and the
    level that fits best have in common.
    """

    levels: tuple[LevelMatch, ...]
    read: int
    claims: int
    years: float | None = None
    leads: bool = False
    denies_leading: bool = False
    common: float = 0.0


class Matcher:
    """Matches texts against one snapshot. Safe for several threads; holds nothing of the texts."""

    def __init__(self, catalogue: Catalogue, store: Store, encoder: Encoder) -> None:
        self._store = store
        self._encoder = encoder
        self._roles = Roles(catalogue, store, encoder)
        self._lexicon = Lexicon(store)
        self._titles = {
            family.id: _trade_keys(level.title for level in family.levels) for family in catalogue.outline()
        }

    def match(self, text: str, k: int = 5, against: str | None = None) -> Matches:
        """The k levels that fit `text` best, of those of which it meets a line; none where it meets nothing at all.

        A level `against` which the text is set, by its id, comes first, whatever is met of it.
        """
        profile = read_profile(text, self._lexicon)
        total = len(profile.claims) + profile.left_out
        if not profile.claims or not self._roles.bounds[-1]:
            return Matches((), 0, total)
        vectors = ClaimVectors([claim.point for claim in profile.claims], self._encoder, self._store)
        candidates = self._candidates(profile, vectors, against)
        order = sorted(candidates, key=lambda c: (c.demands.level.id != against, -c.score, c.demands.level.id))
        best = order[: _LOOKED_AT * k]
        scores = np.array([candidate.score for candidate in candidates])
        shares = np.exp(scores - scores.max()) / np.exp(scores - scores.max()).sum()
        share = {candidate.demands.level.id: float(s) for candidate, s in zip(candidates, shares, strict=True)}
        judge = _Judge(profile, vectors, text, [c.demands for c in best] + [c.above for c in best if c.above])
        judged = ((c, judge.level(c.demands, c.above, share[c.demands.level.id])) for c in best)
        fits = [pair for pair in judged if pair[1].met or pair[0].held or pair[1].level.id == against]
        common = _common(*max(fits, key=lambda pair: pair[0].score)) if fits else 0.0
        found = tuple(replace(each, score=each.score * common) for _, each in fits[:k])
        people, denied = profile.people, profile.denied_people
        return Matches(found, len(profile.claims), total, profile.years, people.leads, denied.leads, common)

    def _candidates(self, profile: Profile, vectors: ClaimVectors, against: str | None) -> list[_Candidate]:
        weights = np.array([_weight(claim) for claim in profile.claims])
        out: list[_Candidate] = []
        said = posts([claim.text for claim in profile.claims if not claim.denied])
        held = posts([claim.text for claim in profile.claims if claim.stance is Stance.HELD])
        trades = {id_: max((named(title, said) for title in keys), default=0.0) for id_, keys in self._titles.items()}
        wanted = sorted((id_ for id_, share in trades.items() if share), key=lambda id_: -trades[id_])[:_NAMED]
        wanted += [against.rpartition("#")[0]] if against else []
        shortlist = (self._roles.of(id_) for id_ in dict.fromkeys([*wanted, *self._shortlist(vectors, weights)]))
        filled = [roles for roles in shortlist if roles.levels and len(roles.numbers)]
        # Nobody has a stage on an axis for a post.
        axes = {axis for roles in filled for axis in roles.axes} - ({against.rpartition("#")[0]} if against else set())
        looked_at = [roles for roles in filled if roles.levels[0].family.id not in axes] or filled
        speaks = self._of_work(looked_at, vectors)
        words = np.array([claim.words for claim in profile.claims]) * speaks
        sure = min((words.sum() / _ENOUGH) ** 0.5, 1.0)
        weights = weights * speaks / (weights @ speaks)
        for roles in looked_at:
            family_id = roles.levels[0].family.id
            found = vectors.found_in(roles.numbers.tolist())
            nearness = float(found.max(axis=0) @ weights) - _SIZE * float(np.log(len(roles.numbers)))
            fits = fit(profile, roles.levels, _own_closeness(roles, found), words)
            held_here = any(named(title, held) == 1.0 for title in self._titles[family_id])
            of_family = sure * nearness / _FAMILY_SCALE + _TRADE * trades[family_id]
            for level, fitting in zip(roles.levels, fits, strict=True):
                out.append(_Candidate(level, of_family + float(fitting), _above(level, roles.levels), held_here))
        return out

    def _of_work(self, looked_at: Sequence[FamilyRoles], vectors: ClaimVectors) -> NDArray[np.float64]:
        """1 for claims of which some family holds enough to be about work, 0 for others; all 1 where none is."""
        best = np.zeros(len(vectors.pooled))
        for roles in looked_at:
            best = np.maximum(best, vectors.found_in(roles.numbers.tolist()).max(axis=0))
        speaks = (best >= _OF_WORK).astype(np.float64)
        return speaks if speaks.any() else np.ones_like(speaks)

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
    held: bool
    """Whether the text names its trade as a post held or, in a vacancy, to be filled."""


def _common(candidate: _Candidate, match: LevelMatch) -> float:
    """How much a text and a level have in common, in [0, 1): by the lines met, and by whether its trade is named."""
    points = len(match.met) + _HELD_TRADE * candidate.held
    return points / (points + _HALF)


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
    return (TRACKS.index(track) if track else TRACKS.index(Track.IC), demands.level.rank)


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
        evidence = self._evidence_of(demands)
        found = sorted(((near, item, claim) for item, (near, claim) in evidence.items()), key=lambda each: -each[0])
        met = tuple(Met(item.asked, self._quoted(claim)) for _, item, claim in found)
        missing = tuple(
            item.asked
            for item in demands.items
            if item not in evidence and (item.origin is Origin.OWN or item.asked.section in _NEEDS)
        )
        lacking = self._lacking(above) if above else ()
        leads = demands.people.leads
        return LevelMatch(demands.family, demands.level, score, demands.years_said, leads, met, missing, lacking)

    def _lacking(self, above: Demands) -> tuple[Asked, ...]:
        """Own lines of a higher level without evidence: years first, then people, then what else it requires."""
        evidence = self._evidence_of(above)
        lacking = [item for item in above.own if item not in evidence]
        return tuple(item.asked for item in sorted(lacking, key=_weightiness))

    def _evidence_of(self, demands: Demands) -> dict[Demand, tuple[float, Claim]]:
        """The lines of a level that are met, each with the claim that meets it and how near that comes.

        Years of which nothing is said, "five years of experience", are met only where something of the trade is.
        """
        words = _title_words(demands.family)
        found = {item: self._evidence(item, words) for item in demands.items if not item.requirement.of_anything}
        met = {item: evidence for item, evidence in found.items() if evidence is not None}
        if met:
            for item in demands.items:
                if item.requirement.of_anything and (claim := self._long_enough(item.requirement.years)):
                    met[item] = (0.0, claim)
        return met

    def _long_enough(self, years: float) -> Claim | None:
        """The first claim that states that many years."""
        held = (claim for claim in self._profile.claims if claim.stance is Stance.HELD)
        return next((c for c in held if any((y.high or y.low) >= years for y in years_in(c.text))), None)

    def _quoted(self, claim: Claim) -> Evidence:
        return Evidence(self._text[claim.start : claim.end], claim.start, claim.end)

    def _evidence(self, item: Demand, title_words: Collection[str]) -> tuple[float, Claim] | None:
        """The nearest claim that meets a line, with its closeness; none where a denial comes nearer still.

        Where years are asked, one that tells years goes before one that does not.
        """
        if item.asked not in self._near:
            return None
        in_line, in_claim = self._near[item.asked]
        found: tuple[float, Claim] | None = None
        for n in np.argsort(-(in_line + in_claim), kind="stable"):
            near = Closeness(float(in_line[n]), float(in_claim[n]))
            claim = self._profile.claims[n]
            if near.mean < min(CLOSE, CLOSE_LED) or (claim.denied and same_point(near)):
                return found
            if claim.titled or (not item.requirement.timed and names_only_post(claim.text, title_words)):
                continue
            tells = not item.requirement.timed or bool(years_in(claim.text))
            if (found is None or tells) and meets(claim, item.requirement, near, self._profile):
                found = near.mean, claim
                if tells:
                    return found
        return found


def _trade_keys(level_titles: Iterable[str]) -> tuple[TitleKey, ...]:
    """The titles of a family's levels, by which its trade is named, and their initials, three or more."""
    out: set[TitleKey] = set()
    for title in level_titles:
        key = titles.key(title)
        initials = "".join(word[0] for word in titles.words(title) if word in key.subject)
        out |= {key, replace(key, subject=frozenset({initials}))} if len(initials) > 2 else {key}
    return tuple(out)


def _title_words(family: JobFamily) -> frozenset[str]:
    """Stems of the words in the titles of a family and its levels, and their initials."""
    said = [titles.words(title) for title in (family.title, *(level.title for level in family.levels))]
    initials = {"".join(word[0] for word in words) for words in said if len(words) > 1}
    return frozenset(titles.stem(word.lower()) for words in said for word in words) | initials
