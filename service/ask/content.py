"""Levels whose lines say a thing: what a listing's words and amounts ask for, searched and grouped by level."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.model import NEEDS, UNASKED, SectionKind, Span
from indexer.encoder import Encoded
from indexer.passage import Passage
from indexer.store import Filters, Store
from service.ask.bounds import MOST
from service.ask.conditions import Wanted
from service.ask.demand import Demand, demand
from service.ask.listing_words import ASKED, OF_A_QUANTITY
from service.ask.meeting import (
    LOOKED_AT,
    OF_NO_ROLE,
    AskedWord,
    Line,
    asked_word,
    holds,
    lines_of,
    matches_of,
    said_by,
    telling,
)
from service.ask.numeronym import spelled_out
from service.ask.quantity import PEOPLE, Quantity
from service.late_interaction import LateInteraction
from service.phrases import phrases
from service.search import Ranking
from service.seniority import Years, years_in

READ = 4_000
"""Passages read for a word or number."""
_OWN_NAME = 0.5
"""Share of the families in which a name stands that distinguishes nothing: the organisation's own."""
_SAID_WITH = {
    "%": "percent per cent %",
    "year": "year years yr yrs",
    "money": "million thousand dollars euros pounds budget",
    "people": "lead leads leading led manage manages managing team teams people reports",
}
"""Words that stand beside the amounts of a unit."""
_PART = re.compile(r"[,;:]\s+|\.\s")
_OF_FAMILIES = UNASKED | {SectionKind.SUMMARY}
"""Sections that, of a whole family, say little about any one of its levels."""
_OF_HOLDERS = NEEDS | {SectionKind.RESPONSIBILITIES}
"""Sections of what whoever holds a role does and brings."""
_BRINGS = phrases(
    "(?:you|candidates?)(?: should| must| will)? (?:bring|have|come with|hold)\nbrings\nwillingness\nreadiness\nable to"
)


@dataclass(frozen=True, slots=True)
class Saying:
    """A level's best line for a condition; `met` in [0, 1], 1 where it holds all the words asked for."""

    passage: Passage
    line: Span
    met: float


@dataclass(frozen=True, slots=True)
class Sayings:
    """What was found, best first: lines that say what is asked, that would only welcome it, that say it is not needed.

    `unsaid` are names that stand nowhere in the documents.
    """

    found: tuple[Saying, ...]
    welcomed: tuple[Saying, ...] = ()
    denied: tuple[Saying, ...] = ()
    unsaid: tuple[str, ...] = ()

    def and_found(self, other: Sayings) -> Sayings:
        """The same with what another search found."""
        return replace(self, found=self.found + other.found)


SOME_YEARS = Wanted(quantity=Quantity((range(1, MOST),), "year"), obliged=True)
"""Any experience in years."""


def is_of_experience(content: Sequence[str]) -> bool:
    """Whether words speak of experience at large, not of experience with a thing."""
    return "experience" in content and all(word.lower() in OF_A_QUANTITY for word in content)


def sayings(
    asked: Wanted, ranking: Ranking, store: Store, query: Encoded, filters: Filters, late: LateInteraction
) -> Sayings:
    """The best line of each level (or family-wide line) that says what is asked."""
    asked = replace(asked, content=tuple(_spelled_out(word, ranking, store) for word in asked.content))
    numbers = sorted(_numbers(asked, ranking, store, filters))
    lines = [line for passage in store.passages(numbers) for line in lines_of(passage)]
    words = [asked_word(word, query, store, late, lines) for word in telling(asked.content)]
    unsaid = tuple(
        word.text for word in words if word.is_name and not any(holds(line.text, word.text) for line in lines)
    )
    if unsaid and len(unsaid) == sum(word.is_name for word in words):
        return Sayings((), unsaid=unsaid)
    words = [word for word in words if word.text not in unsaid]
    said = said_by(asked, words, lines, matches_of(ranking, lines, query, store))
    if asked.quantity is not None:
        if asked.quantity.unit == PEOPLE and not asked.obliged:  # whom somebody led elsewhere is nobody led here
            said = [each for each in said if each[0].passage.section not in NEEDS]
        said = _of_amounts(asked.quantity, said, words)
    if asked.both and sum(word.is_name for word in words) > 1:
        said = _of_levels_with_all(said, [word.text for word in words if word.is_name])
    ranks = {passage.number: rank for rank, passage in enumerate(ranking.found)}
    said = [each for each in said if not _of_no_level(each[0].passage)] or said
    stands = _stands(said, words, obliged=asked.obliged)
    found, welcomed, denied = (_best(stands[each], ranks) for each in Demand)
    return Sayings(found, welcomed, denied)


def _stands(
    said: Sequence[tuple[Line, float]], words: Sequence[AskedWord], *, obliged: bool
) -> dict[Demand, list[tuple[Line, float]]]:
    """The lines by how they stand to what they name; what is not asked for by obligation is asked for by any mention.

    A tool is needed by whoever works with it; anything else is by whom a line asks for it, where any line does.
    """
    stands: dict[Demand, list[tuple[Line, float]]] = {each: [] for each in Demand}
    for line, met in said:
        if not obliged or line.passage.section not in UNASKED:
            stands[_demand(line, words)].append((line, met))
    asking = stands[Demand.ASKS]
    if not obliged:
        return stands | {Demand.ASKS: asking + stands[Demand.WELCOMES], Demand.WELCOMES: []}
    if not any(word.is_name for word in words):
        outright = [each for each in asking if _asks(each[0])]
        stands[Demand.ASKS] = outright or [each for each in asking if each[1] == 1.0]
    return stands


def own_names(question: str, store: Store, families: int) -> frozenset[str]:
    """Words of a question, in lower case, that name the organisation: written as a name, in most of the families."""
    written = dict.fromkeys(re.findall(r"(?<=[\w,] )[A-Z][a-z]+[\w&]*", question))
    return frozenset(
        word.lower() for word in written if len(_families_with(word, store)) > max(2, _OWN_NAME * families)
    )


def _families_with(word: str, store: Store) -> set[str]:
    """The families of which a line holds a name."""
    found = store.passages(sorted(hit.number for hit in store.search_text(word, READ)))
    return {passage.family_id for passage in found if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", passage.text)}


def _spelled_out(word: str, ranking: Ranking, store: Store) -> str:
    """A word as the documents write it, where none holds it as it is asked."""
    if not any(letter.isdigit() for letter in word) or store.search_text(word, 1):
        return word
    return spelled_out(word, (passage.text for passage in ranking.found[:LOOKED_AT]))


def _numbers(asked: Wanted, ranking: Ranking, store: Store, filters: Filters) -> set[int]:
    """The passages that may say it."""
    numbers = {passage.number for passage in ranking.found[:LOOKED_AT]}
    for word in asked.content:
        numbers |= {
            hit.number for hit in store.search_text(word, READ if len(asked.content) < 6 else LOOKED_AT, filters)
        }
    if asked.quantity is not None:
        unit = asked.quantity.unit
        numbers |= {hit.number for hit in store.search_text(_SAID_WITH.get(unit, f"{unit} {unit}s"), READ, filters)}
    return numbers


def _of_amounts(
    asked: Quantity, said: Sequence[tuple[Line, float]], words: Sequence[AskedWord]
) -> list[tuple[Line, float]]:
    """The lines that state the largest amount of their level, where that is one asked for."""
    largest: dict[tuple[str, str | None], float] = {}
    stated: list[tuple[Line, float, float]] = []
    for line, met in said:
        values = _values(asked, line, words)
        if values and line.passage.section not in UNASKED:
            place = (line.passage.family_id, line.passage.level_id)
            largest[place] = max(largest.get(place, 0.0), *values)
            stated.append((line, met, max(values)))
    return [
        (line, met)
        for line, met, value in stated
        if value == largest[(line.passage.family_id, line.passage.level_id)] and asked.covers(value)
    ]


def _values(asked: Quantity, line: Line, words: Sequence[AskedWord]) -> list[float]:
    """The amounts a line states: beside a word asked for, between the same commas, or else anywhere in it."""
    parts = [part for part in _PART.split(line.text) if any(word.held(part) for word in words)]
    stated = [value for part in parts for value in asked.values(part)] or asked.values(line.text)
    if not stated and asked.unit == "year":  # of a row of years a cell states the number alone
        return [each.low for each in _in_a_row_of_years(line)]
    return stated


def _in_a_row_of_years(line: Line) -> Sequence[Years]:
    """The years that a cell states in a row of them, "Years: 5 or more"."""
    return years_in(line.text.removeprefix(line.lead).strip(), line.lead) if line.lead else ()


def _of_no_level(passage: Passage) -> bool:
    """Whether a passage speaks of how one is hired or promoted, or of a whole family at large."""
    return passage.section in OF_NO_ROLE or (passage.section in _OF_FAMILIES and passage.level_id is None)


def _asks(line: Line) -> bool:
    """Whether a line is there to ask for something of whoever holds a role."""
    said = f"{line.lead} {line.text}"
    return line.passage.section in NEEDS or bool(ASKED.search(said) or _BRINGS.search(said))


def _demand(line: Line, words: Sequence[AskedWord]) -> Demand:
    if not words:
        return Demand.ASKS
    said = demand(line.text, lambda part: any(word.met(replace(line, text=part), None) for word in words))
    welcomed = said is Demand.ASKS and line.passage.section is SectionKind.NICE_TO_HAVE
    return Demand.WELCOMES if welcomed else said


def _of_levels_with_all(said: list[tuple[Line, float]], names: Sequence[str]) -> list[tuple[Line, float]]:
    """The lines of levels (or of families, for what is asked of all their levels) that among them hold every name."""
    held: dict[tuple[str, str | None], set[str]] = {}
    for line, _ in said:
        place = (line.passage.family_id, line.passage.level_id)
        held.setdefault(place, set()).update(name for name in names if holds(line.text, name))
    return [
        (line, met)
        for line, met in said
        if len(held[(line.passage.family_id, line.passage.level_id)] | held.get((line.passage.family_id, None), set()))
        == len(names)
    ]


def _best(said: Sequence[tuple[Line, float]], ranks: Mapping[int, int]) -> tuple[Saying, ...]:
    """The best line of each level, best first: those that hold all words, then as the search ranks them.

    Of a level's lines that meet them alike, a duty or requirement comes first, then as the search ranks them.
    """
    last = len(ranks)

    def worth(passage: Passage, met: float) -> tuple[float, bool, int]:
        return met, passage.section in _OF_HOLDERS, -ranks.get(passage.number, last)

    found: dict[tuple[str, str | None], Saying] = {}
    for line, met in said:
        place = (line.passage.family_id, line.passage.level_id)
        if place not in found or worth(line.passage, met) > worth(found[place].passage, found[place].met):
            found[place] = Saying(line.passage, line.span, met)
    return tuple(
        sorted(found.values(), key=lambda s: (s.met < 1.0, ranks.get(s.passage.number, last), s.passage.number))
    )
