"""The words of rank in a question: those that touch a name belong to it, the others stand alone.

"Senior Buyer" and "PM, principal" are a rank and a name; "Buyer: Senior or Staff" has two ranks alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service.mention import Mention
from service.vocabulary import vocabulary
from service.wording import ORDINARY, Word, is_rank

JOINTS = frozenset({"and", "or", "to", "vs", "versus", "against"})
"""What stands between two ranks, or two numbers, that are set beside each other."""
ARTICLES = frozenset({"a", "an", "the", "our", "your", "any", "either"})
"""What stands before the name of one."""
LEVEL = frozenset({"level", "lvl", "rung", "step", "tier"})
"""What the number of a level stands behind."""
_DENYING = frozenset({"not", "nor", "except", "excluding"})
_LACKING = frozenset({"no", "without", "neither"})
_FARTHEST = 5
"""Words at most from a name back to the rank at the head of its phrase."""
_BRIDGES = frozenset({"of", "the", "level"})

_DONE_BY_ONESELF = vocabulary(
    """
    am was have had can can't could couldn't do don't did didn't would wouldn't will won't should shouldn't may might
    must need needn't want cannot get got work worked run lead led live know speak hold think like love hate never only
    also
    """
)
"""What stands behind an "I" who tells of themselves: "Buyer: I am not licensed"."""


@dataclass(frozen=True, slots=True)
class Ranks:
    """The question's words of rank: those beside each mention, and runs of those that stand alone; positions."""

    beside: tuple[frozenset[int], ...]
    alone: tuple[frozenset[int], ...]


def ranks(
    asked: Sequence[Word], found: Sequence[Mention], numerals: frozenset[str], parted: frozenset[int] = frozenset()
) -> Ranks:
    """The words of rank of a question in which `found` are named; `numerals` are those that levels are told apart by,
    `parted` the words behind which a comma or a slash stands: "Senior, Staff" are two ranks.
    """
    named = frozenset[int]().union(*(mention.positions for mention in found))
    rank = [word.is_rank or _is_numeral(asked, place, named, numerals) for place, word in enumerate(asked)]
    starts = {min(mention.positions) for mention in found if mention.positions}
    beside = [_beside(asked, mention, rank, starts, parted, named - mention.positions) for mention in found]
    taken = frozenset().union(*beside)
    taken |= {place for place, told in enumerate(rank) if told and (denied(asked, place) or _lacked(asked, place))}
    alone: list[set[int]] = []
    for position, word in enumerate(asked):
        spelled = rank[position] and (not word.text.isdigit() or _goes_on(asked, position, taken))
        if position in taken or not (word.is_rank or spelled):
            continue
        if alone and position - 1 in alone[-1] and position - 1 not in parted:
            alone[-1].add(position)
        else:
            alone.append({position})
    return Ranks(tuple(beside), tuple(frozenset(run) for run in alone))


def _goes_on(asked: Sequence[Word], place: int, taken: frozenset[int]) -> bool:
    """Whether a number is set beside one that is named with a title: "Buyer 2 vs 3"."""
    joint = place > 1 and asked[place - 1].text.casefold() in JOINTS
    return joint and place - 2 in taken and asked[place - 2].text.isdigit()


def _is_numeral(asked: Sequence[Word], place: int, named: frozenset[int], numerals: frozenset[str]) -> bool:
    """Whether a word is a numeral that tells levels apart; "I" is one only right after a name or a rank."""
    word = asked[place]
    if len(word.stands_for) != 1 or word.stands_for[0] not in numerals or word.text == "i":
        return False
    if word.text != "I":
        return True
    does = place + 1 < len(asked) and asked[place + 1].text.casefold() in _DONE_BY_ONESELF
    return not does and (place - 1 in named or (place > 0 and asked[place - 1].is_rank))


def _beside(
    asked: Sequence[Word], mention: Mention, rank: Sequence[bool], starts: set[int], parted: frozenset[int],
    others: frozenset[int],
) -> frozenset[int]:  # fmt: skip
    """The words of rank that touch a mention; `others` are words of other names."""
    if not mention.positions:  # named by a filter
        return frozenset()
    first, last = min(mention.positions), max(mention.positions)
    found = {position for position in range(first, last + 1) if rank[position]} | mention.titled
    place = first - 1
    while place >= 0:
        if place in parted and place + 1 in found:
            break
        if rank[place] and asked[place].text.isdigit() and _counts_levels(asked, place):
            found.add(place)
            place -= 1
        elif rank[place] and not asked[place].text.isdigit() and not (asked[place].is_plural and rank[place + 1]):
            found.add(place)
        elif not (asked[place].text.casefold() in _BRIDGES and _rank_before(rank, asked, place)):
            break
        place -= 1
    if not found and not asked[first].is_plural:
        found |= _further_before(asked, first, rank, others)
    if asked[last].is_plural and last not in found and not mention.titled:
        return frozenset(found)  # "are buyers managers"
    place = last + 1
    while place < len(asked) and rank[place] and (place == last + 1 or place - 1 not in parted):
        place += 1
    if place not in starts:  # else they stand before the next name
        found |= set(range(last + 1, place))
    return frozenset(found)


def _counts_levels(asked: Sequence[Word], place: int) -> bool:
    """Whether a number says which level of several is meant: the 2 of "level 2 buyer"."""
    return place > 0 and asked[place - 1].text.casefold() in LEVEL


def denied(asked: Sequence[Word], place: int) -> bool:
    """Whether a question leaves out what it names at a word, or right after it: "not the senior"."""
    before = [word.text.casefold() for word in asked[:place]]
    while before and (before[-1] in ARTICLES or asked[len(before) - 1].is_rank):
        before.pop()
    return bool(before) and before[-1] in _DENYING and before[-2:-1] != ["but"]


def _lacked(asked: Sequence[Word], place: int) -> bool:
    """Whether a question says that a word of rank is not there: "no junior or senior in front"."""
    before = [word.text.casefold() for word in asked[:place]]
    while before and (before[-1] in ARTICLES | {"or", "nor"} or is_rank(before[-1])):
        before.pop()
    return bool(before) and before[-1] in _LACKING and before[-2:-1] != ["there"]


def _further_before(
    asked: Sequence[Word], first: int, rank: Sequence[bool], others: frozenset[int]
) -> set[int]:  # fmt: skip
    """The rank at the head of a phrase in which other words stand before a name: "the senior pay & benefits buyer"."""
    place = first - 1
    apart = ORDINARY | JOINTS
    while place > first - _FARTHEST and place >= 0 and not rank[place] and asked[place].text.casefold() not in apart:
        place -= 1
    if place == first - 1 or place < 0 or not rank[place] or others & set(range(place, first)):
        return set()
    run = {place}
    while min(run) and rank[min(run) - 1]:
        run.add(min(run) - 1)
    before = asked[min(run) - 1].text.casefold() if min(run) else "the"
    return run if before in ARTICLES else set()


def _rank_before(rank: Sequence[bool], asked: Sequence[Word], place: int) -> bool:
    while place >= 0 and asked[place].text.casefold() in _BRIDGES:
        place -= 1
    return place >= 0 and rank[place]
