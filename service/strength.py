"""How much a line asks: its quantities, and the words that make the same point bigger or smaller."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from service.ask.demand import Demand, demand
from service.line import stems
from service.seniority import NUMBER_WORDS
from service.vocabulary import vocabulary

_NUMBER_WORDS = {word: number for number, word in enumerate(NUMBER_WORDS)}
_NUMBER_WORDS |= {"thirty": 30, "fifty": 50, "hundred": 100, "once": 1, "twice": 2}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}
_TIER = re.compile(r"\b(?:level|tier|part|stage|phase|class)\s+(?P<roman>iv|i{1,3}|v)\b", re.IGNORECASE)
_QUANTITY = re.compile(
    r"(?<![\w.])(?P<money>[$€£])?(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<scale>%|k\b|m\b|bn\b|million\b|billion\b)?"
    r"(?:\s*(?:-|–|to)\s*[$€£]?\d[\d,]*(?:\.\d+)?\s*(?:%|k\b|m\b)?)?(?:\s*(?:\+|(?:plus|or more|or so|full)\b))*",
    re.IGNORECASE,
)
_DEGREES = {
    **dict.fromkeys(("bachelor", "bachelor's", "bachelors", "bsc", "undergraduate"), 1),
    **dict.fromkeys(("master's", "masters", "msc", "mba", "postgraduate"), 2),
    **dict.fromkeys(("phd", "doctorate", "doctoral"), 3),
}
_LANGUAGE_LEVELS = {"a1": 1, "a2": 2, "b1": 3, "b2": 4, "c1": 5, "c2": 6}
_UNIT = re.compile(r"[\s'’-]{0,2}(?P<word>[^\W\d_]+)")
_DAYS = {"hour": 1 / 24, "day": 1, "week": 7, "fortnight": 14, "month": 30, "quarter": 91, "year": 365}
_ONE_SPAN = re.compile(rf"\b(?:an?\s+(?:full|whole|entire)|up to an?)\s+(?=(?:{'|'.join(_DAYS)})\b)", re.IGNORECASE)
_UNITLESS = vocabulary("or and of in on at to with for from who that which per by as")
_SCALES = {"k": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}

_SUPPORTING = vocabulary(
    """
    assist assists assisting help helps helping support supports supporting participate participates participating
    contribute contributes contributing shadow shadows learn learns observe observes attend attends join joins aid aids
    follow follows
    """
)
_LEADING = vocabulary(
    """
    lead leads leading own owns owning drive drives driving direct directs directing define defines defining establish
    establishes set sets setting approve approves approving architect architects oversee oversees overseeing shape
    shapes chair chairs pioneer shepherd champion champions transform decide decides answer answers accountable sign
    signs spearhead spearheads
    """
)
_NEAR = vocabulary("assigned individual personal local single")
_FAR = vocabulary(
    """
    across department departments departmental division divisional company organization organisation organizational
    organisational companywide business enterprise entire whole global globally worldwide industry external externally
    executive executives board strategic strategy strategies long-term multi-year multiple several portfolio
    cross-functional public regions
    """
)
_SHALLOW = vocabulary(
    """
    basic elementary some familiarity familiar exposure awareness aware introductory willingness willing simple routine
    minor small fair reactively occasional occasionally junior part-qualified
    """
)
_DEEP = vocabulary(
    """
    expert experts expert-level expertise deep deeply extensive advanced complex complexity mastery thorough significant
    proactively proactive consistently efficiently effectively actively independently independent autonomously
    autonomous convincingly difficult demanding ambiguous critical largest senior seniors
    """
)
_SCALES_OF_DEGREE = ((_SUPPORTING, _LEADING), (_NEAR, _FAR), (_SHALLOW, _DEEP))
_SIGNS = {
    word: [(n, (word in strong) - (word in weak)) for n, (weak, strong) in enumerate(_SCALES_OF_DEGREE)]
    for word in frozenset[str]().union(*(words for scale in _SCALES_OF_DEGREE for words in scale))
}
_HELP = r"(?:help|guidance|supervision|support|direction|oversight|review|assistance)"
_ELDER = (
    r"(?:(?:your|their|the|an?)\s+(?:manager|mentor|supervisor|lead)|an?\s+(?:more\s+)?(?:senior|experienced)\s+\w+)"
)
_UNGUIDED = re.compile(
    rf"\bwith(?:out| no| little| minimal)\b[^.;,]{{0,20}}?\b(?:{_HELP}|managers?)\b|\bno longer needs?\b", re.IGNORECASE
)
_GUIDED = re.compile(
    rf"\b(?:with|under|needing)\s+(?:(?:the|some|close|minor|occasional|your)\s+)*{_HELP}\b"
    rf"|\b(?:guided|assisted|supervised|reviewed|backed)\s+by\b|\b(?:together\s+)?with\s+{_ELDER}\b"
    r"|\b(?:as|when|if|where)\s+(?:asked|requested|directed|told)\b|\bon request\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Rise:
    """How an after-line stands to its before-line. Positive: asks more.

    `numbers` is 1 where a quantity of the same unit grew and none shrank, -1 the other way about, 0 else; `measured`
    says that both state a quantity of one unit, or one span of time each. `words` is the change in the balance of
    strong and weak words, within [-3, 3]; `alone` the change in how far a line is done without the guidance of others,
    within [-2, 2].
    """

    numbers: int
    measured: bool
    words: int
    alone: int


def rise(before: str, after: str) -> Rise:
    """How much more `after` asks than `before`, read from quantities and from words of degree."""
    old, new = quantities(before), quantities(after)
    if not old.keys() & new.keys() - {""} and _spans(old) == _spans(new) == 1:
        old, new = _in_days(old), _in_days(new)
    measured = bool(old.keys() & new.keys() - {""})
    words = _bounded(balance(after) - balance(before), 3)
    return Rise(_numbers_rise(old, new), measured, words, _bounded(unguided(after) - unguided(before), 2))


@dataclass(frozen=True, slots=True, eq=False)
class Rises:
    """The same of every before-line with every after-line: arrays of shape (befores, afters), int64 and bool."""

    numbers: NDArray[np.int64]
    measured: NDArray[np.bool_]
    words: NDArray[np.int64]
    alone: NDArray[np.int64]


def rises(befores: Sequence[str], afters: Sequence[str]) -> Rises:
    """How much more each of `afters` asks than each of `befores`; neither is empty."""
    shape = len(befores), len(afters)
    numbers, measured = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.bool_)
    counted = [(j, text) for j, text in enumerate(afters) if quantities(text)]  # few lines state a quantity
    for i, before in enumerate(befores):
        for j, after in counted if quantities(before) else ():
            risen = rise(before, after)
            numbers[i, j], measured[i, j] = risen.numbers, risen.measured
    words = np.subtract.outer(list(map(balance, afters)), list(map(balance, befores))).T
    alone = np.subtract.outer(list(map(unguided, afters)), list(map(unguided, befores))).T
    return Rises(numbers, measured, np.clip(words, -3, 3), np.clip(alone, -2, 2))


@lru_cache(maxsize=8192)
def balance(text: str) -> int:
    """Strong words minus weak ones: of verbs (leads, assists), reach (company, assigned) and depth (expert, basic)."""
    balances = [0] * len(_SCALES_OF_DEGREE)
    for word in _WORD.findall(text):
        for scale, sign in _SIGNS.get(word.lower(), ()):
            balances[scale] += sign
    return sum(_bounded(each, 2) for each in balances)


@lru_cache(maxsize=8192)
def unguided(text: str) -> int:
    """1 where a line stresses that it is done without guidance, -1 where it is done with it, 0 else."""
    rest = _UNGUIDED.sub(" ", text)
    return int(rest != text) - bool(_GUIDED.search(rest))


@lru_cache(maxsize=8192)
def quantities(text: str) -> Mapping[str, float]:
    """The largest quantity of each unit: the word that follows it, "" where none does. Of a range, its start."""
    words = [word.lower() for word in _WORD.findall(text)]
    spelled = _ONE_SPAN.sub("1 ", _TIER.sub(_roman, text))
    if not _NUMBER_WORDS.keys().isdisjoint(words):
        spelled = _WORD.sub(lambda match: _digits(match.group()), spelled)
    found: dict[str, float] = {}
    for match in _QUANTITY.finditer(spelled):
        scale = (match.group("scale") or "").lower()
        value = float(match.group("number").replace(",", "")) * _SCALES.get(scale, 1.0)
        following = _UNIT.match(spelled, match.end())
        unit = following.group("word").lower().rstrip("s") if following else ""
        unit = "" if unit in _UNITLESS else unit
        if scale == "%" or match.group("money"):
            unit = "%" if scale == "%" else "money"
        found[unit] = max(value, found.get(unit, value))
    for word in words:
        for unit, ladder in (("degree", _DEGREES), ("language", _LANGUAGE_LEVELS)):
            if word in ladder:
                found[unit] = max(ladder[word], found.get(unit, 0))
    return found


def softened(before: str, after: str) -> bool:
    """Whether the after-line would only welcome what the before-line asks for, in mostly the same words."""
    said = stems(before)
    kept = said & stems(after)

    def names_it(part: str) -> bool:
        return len(stems(part) & kept) > len(kept) / 2

    return (
        2 * len(kept) >= len(said) > 0
        and demand(before, lambda _: True) is Demand.ASKS
        and demand(after, names_it) is Demand.WELCOMES
    )


def _numbers_rise(before: Mapping[str, float], after: Mapping[str, float]) -> int:
    moves = [after[unit] - before[unit] for unit in before.keys() & after.keys()]
    if not moves and len(before) == 1 and len(after) == 1:
        moves = [next(iter(after.values())) - next(iter(before.values()))]
    up, down = any(move > 0 for move in moves), any(move < 0 for move in moves)
    return int(up and not down) - int(down and not up)


def _spans(found: Mapping[str, float]) -> int:
    return len(found.keys() & _DAYS.keys())


def _in_days(found: Mapping[str, float]) -> Mapping[str, float]:
    """The same quantities, their one span of time in days: a month is less than a year."""
    return {"day" if unit in _DAYS else unit: value * _DAYS.get(unit, 1) for unit, value in found.items()}


def _digits(word: str) -> str:
    return str(_NUMBER_WORDS.get(word.lower(), word))


def _roman(match: re.Match[str]) -> str:
    return match.group().replace(match.group("roman"), str(_ROMAN[match.group("roman").lower()]))


def _bounded(value: int, most: int) -> int:
    return max(-most, min(most, value))
