"""Names that a question joins: "senior frontend and backend engineers" are two roles, of one rank and one last word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service.gazetteer import Gazetteer
from service.mention import Mention, mentions
from service.wording import Word

_JOINTS = frozenset({"and", "or", "vs", "versus", "against"})
_SERVING = (frozenset({"chief", "staff"}), frozenset({"assistant"}))
"""Words of names of roles that serve another: a Chief of Staff, an Executive Assistant."""
_WHOLE = 0.9
"""Strength from which a name is met without the words that another says for both."""


def elliptic(asked: Sequence[Word], found: Sequence[Mention], names: Gazetteer) -> list[Mention]:
    """The names whose last word only the name joined to them says: "frontend" of "frontend and backend engineers"."""
    more: list[Mention] = []
    for joint, word in enumerate(asked):
        if word.text.casefold() not in _JOINTS or any(joint - 1 in m.positions for m in found if m.strength >= _WHOLE):
            continue
        after = next((m for m in found if m.positions and _follows(asked, joint, m)), None)
        if after is None or joint == 0:
            continue
        last = max(after.positions)
        more += [
            replace(mention, positions=mention.positions - {joint})
            for mention in mentions((*asked[:joint], asked[last]), names)
            if {joint - 1, joint} <= mention.positions and mention.strength >= _WHOLE and mention.family != after.family
        ]
    return more


def unserved(asked: Sequence[Word], found: Sequence[Mention]) -> list[Mention]:
    """The mentions without those that only say whom another serves: the CEO of "the Chief of Staff to the CEO"."""
    return [
        mention for mention in found
        if not any(_serves(asked, other, mention) for other in found if other.family != mention.family)
    ]  # fmt: skip


def _serves(asked: Sequence[Word], one: Mention, other: Mention) -> bool:
    if not one.positions or not other.positions or not any(each <= one.held for each in _SERVING):
        return False
    first, last = min(one.positions), max(one.positions)
    between = [word.text.casefold() for word in asked[last + 1 : min(other.positions)]]
    return between in (["to"], ["to", "the"]) and not (first and asked[first - 1].text.casefold() == "from")


def ranked(
    asked: Sequence[Word], found: Sequence[Mention], beside: Sequence[frozenset[int]], cut: Sequence[Mention]
) -> list[tuple[Mention, frozenset[int]]]:
    """Each mention with its words of rank: those beside it, or those of another that it is joined to in the plural, as
    in "senior buyers and sellers". `cut` are the mentions whose last word another says.
    """
    each_with: list[tuple[Mention, frozenset[int]]] = []
    for each, own in zip(found, beside, strict=True):
        others = (ranks for other, ranks in zip(found, beside, strict=True) if _joined(asked, other, each, cut))
        shared = own or next((ranks for ranks in others if ranks), own)
        each_with.append((each if shared == own else replace(each, levels=frozenset()), shared))
    return each_with


def _joined(asked: Sequence[Word], one: Mention, other: Mention, cut: Sequence[Mention]) -> bool:
    """Whether a name is joined right after another, both in the plural."""
    if one.family == other.family or not one.positions or not other.positions:
        return False
    last = max(one.positions)
    if last + 2 != min(other.positions) or asked[last + 1].text.casefold() != "and":
        return False
    return asked[max(other.positions)].is_plural and (one in cut or asked[last].is_plural)


def _follows(asked: Sequence[Word], joint: int, mention: Mention) -> bool:
    """Whether a name comes right after a joint, but for words of rank, and goes on for more than a word."""
    first = min(mention.positions)
    between = range(joint + 1, first)
    return joint < first and len(mention.positions) > 1 and all(asked[place].is_rank for place in between)
