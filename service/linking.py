"""Which families and levels a question names: its words set against the titles of the catalogue.

A reading that explains more of the question's words beats one that explains only some of them. Levels of a family are
then told apart by the words of rank in the question.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from corpus import title as titles
from indexer.facets import on_paths
from indexer.snapshot import FamilyOutline
from indexer.store import Filters
from service.beside_code import named_beside
from service.coordination import elliptic, ranked, unserved
from service.gazetteer import Gazetteer, codes_of
from service.home_name import HomeNames
from service.level_linking import ALONE_SHARE, Named, named_levels
from service.links import NAMED, FamilyLink, LevelLink, Links
from service.mention import MET, Mention, mentions, with_own_codes
from service.rank_words import Ranks, denied, ranks
from service.second_side import left_over, whole_side, with_second
from service.spread import pages
from service.titled_ladder import numerals
from service.whole_titles import WholeTitles, own_codes
from service.wording import WRITTEN, Word, code_said, words

__all__ = ["FamilyLink", "LevelLink", "Linker", "Links"]

HAS = 0.9
"""Share of a family's strength from which a level of it is the one asked for."""
_PARTING = re.compile(r",|\s*[/|]")
"""What stands between two words of rank that are no one title: "Senior, Staff", "Senior/Staff"."""
MOST = 5
"""Roles linked at most, with all their pages; more of them would say nothing."""


class Linker:
    """Finds the families and levels of one catalogue in questions. Immutable, safe for several threads."""

    def __init__(self, families: Sequence[FamilyOutline]) -> None:
        self._families = tuple(families)
        self._names = Gazetteer(families)
        self._whole = WholeTitles(families, self._names)
        self._homes = HomeNames(families)
        self._numerals = numerals(families)
        self._pages = pages(families)
        self._codes = [frozenset(codes_of(family)) for family in families]
        self._letters = {code.rstrip("0123456789") for codes in self._codes for code in codes}

    def link(self, question: str, filters: Filters = Filters()) -> Links:
        """The families and levels that `question` names; where it names none, those that the filters do."""
        asked = words(question)
        parted = frozenset(
            place for place, match in enumerate(WRITTEN.finditer(question)) if _PARTING.match(question, match.end())
        )
        linked = self._linked(asked, filters, parted)
        for home in self._homes.among(question, asked):  # "a Senior Buyer in Buyer" names one level
            without = home.left_out(asked)
            named = home.at_home(self._linked(without, filters, parted))
            if named is not None:
                asked, linked = without, named
        linked = whole_side(linked, asked)
        rest = left_over(question, asked, linked)
        return with_second(linked, self._linked(rest, filters, parted), asked) if rest is not None else linked

    def _linked(self, asked: Sequence[Word], filters: Filters, parted: frozenset[int]) -> Links:
        found = self._whole.among(asked, mentions(asked, self._names))
        found = self._without_letters(asked, found)
        found = self._own_kind(asked, with_own_codes(asked, found, parted), parted)
        cut = elliptic(asked, found, self._names)
        found = unserved(asked, sorted([*found, *cut], key=lambda mention: mention.order) if cut else found)
        found = [m for m in found if not (m.positions and denied(asked, min(m.positions)))] or found
        if not found:
            found = self._whole.bare(asked)
        found = self._inside(found, filters)
        if not any(mention.strength >= NAMED for mention in found):
            found = self._filtered(filters) or found
        of_rank = ranks(asked, found, self._numerals, parted)
        by_family: dict[int, list[tuple[Mention, frozenset[int]]]] = defaultdict(list)
        for mention, beside in ranked(asked, found, of_rank.beside, cut):
            by_family[mention.family].append((mention, beside))
        meant = self._roles(by_family)
        named = {number: self._named(number, by_family[number], of_rank, asked) for number in meant}
        for number in meant:  # "IC5 buyer against IC4": what names one page of a role names the others too
            for page in self._pages[number]:
                if page not in by_family and page not in named:
                    found_there = [(_weaker(mention, page), beside) for mention, beside in by_family[number]]
                    there = self._named(page, found_there, of_rank, asked)
                    if there.links:
                        named[page], by_family[page] = there, found_there
        families = [self._family(number, by_family[number], asked, each) for number, each in named.items()]
        levels = [link for each in named.values() for link in _distinct(each)]
        levels += self._levels_filtered(filters, by_family, levels)
        levels.sort(key=lambda link: (-link.strength, link.at))
        surest = {link.family.id: link.strength for link in reversed(levels)}
        # First those that have the level asked for; of them, and of those that have none, what explains most.
        families.sort(key=lambda link: -min(HAS, round(surest.get(link.family.id, 0.0) / link.strength, 2)))
        return Links(tuple(families), tuple(levels))

    def _without_letters(self, asked: Sequence[Word], found: list[Mention]) -> list[Mention]:
        """The mentions without those by letters that stand in place of a code, where another is named: the IC of "which
        IC level is a Senior Buyer" is no Import Consultant.
        """
        letters = {
            place for place, word in enumerate(asked)
            if word.text.upper() in self._letters and word.text.isupper() and _for_a_code(asked, place)
        }  # fmt: skip
        others = [m for m in found if not m.positions <= letters]
        return others if letters and any(m.strength >= NAMED for m in others) else found

    def _own_kind(self, asked: Sequence[Word], found: list[Mention], parted: frozenset[int]) -> list[Mention]:
        """The mentions without those by a code alone of families that no word names, where a family that words name has
        that code too: the L3 of "is the buyer on L3 or L4" is the buyer's, that of an "L3 analyst" the analysts'.
        """
        by_code = [all(code_said(asked[at]) for at in mention.positions) for mention in found]
        named = {m.family for m, coded in zip(found, by_code, strict=True) if m.strength >= MET and not coded}
        coded = [m for m, coded in zip(found, by_code, strict=True) if coded and m.positions]
        named |= self._of_rank(asked, coded)
        named = named or set(named_beside(asked, coded, self._families, parted))
        theirs = {code for family in named for code in self._codes[family]}
        return [
            mention for mention, alone in zip(found, by_code, strict=True)
            if not alone or not mention.positions or mention.family in named
            or not {code_said(asked[at]) for at in mention.positions} <= theirs
        ]  # fmt: skip

    def _of_rank(self, asked: Sequence[Word], coded: Sequence[Mention]) -> set[int]:
        """Of families named by a code alone those whose level of that code is called what stands beside it: "M3 VP"."""
        found = set()
        for mention in coded:
            first, last = min(mention.positions), max(mention.positions)
            run = {at for at in (first - 1, last + 1) if 0 <= at < len(asked) and asked[at].is_rank}
            said = frozenset(part for at in run for part in asked[at].stands_for)
            code = code_said(asked[first])
            levels = self._families[mention.family].levels
            if said and any(code in own_codes(lv) and frozenset(titles.words(lv.title)) == said for lv in levels):
                found.add(mention.family)
        return found

    def _inside(self, found: list[Mention], filters: Filters) -> list[Mention]:
        """The mentions of families in the folders and departments that filters leave; of a department none, all."""
        if filters.paths:
            found = [m for m in found if any(on_paths(p, filters.paths) for p in self._families[m.family].paths)]
        if filters.departments:
            found = [m for m in found if self._families[m.family].department in filters.departments] or found
        return found

    def _roles(self, found: Iterable[int]) -> list[int]:
        """The first MOST of the families found; one that is a page of a role already among them does not count."""
        roles: list[int] = []
        meant: list[int] = []
        for number in found:
            if not any(number in self._pages[role] for role in roles):
                if len(roles) == MOST:
                    continue
                roles.append(number)
            meant.append(number)
        return meant

    def _named(
        self, number: int, found: Sequence[tuple[Mention, frozenset[int]]], of_rank: Ranks, asked: Sequence[Word]
    ) -> Named:
        pages_beside = [self._families[page] for page in self._pages[number]]
        return named_levels(self._families[number], found, of_rank.alone, asked, pages_beside)

    def _filtered(self, filters: Filters) -> list[Mention]:
        """The families that filters leave, by family or by level, as if the question named them; none if too many."""
        meant = filters.families or tuple({level_id.rpartition("#")[0]: None for level_id in filters.levels})
        if len(meant) > MOST:
            return []
        numbers = [number for number, family in enumerate(self._families) if family.id in meant]
        return [Mention(number, 1.0, 1.0, frozenset(), frozenset()) for number in numbers]

    def _levels_filtered(self, filters: Filters, named: Collection[int], links: Sequence[LevelLink]) -> list[LevelLink]:
        """The levels of the families named that a filter by level leaves, where the question names none of them."""
        if any(link.level.id in filters.levels for link in links):
            return []
        families = [self._families[number] for number in named]
        return [
            LevelLink(family, level, 1.0, "", alone=True)
            for family in families
            for level in family.levels
            if level.id in filters.levels
        ]

    def _family(
        self, number: int, found: Sequence[tuple[Mention, frozenset[int]]], asked: Sequence[Word], named: Named
    ) -> FamilyLink:
        surest = found[0][0]
        matched = " ".join(asked[position].text for position in sorted(surest.positions))
        strength = round(surest.strength, 4)
        everywhere = named.counted.union(*(mention.positions for mention, _ in found))
        others = frozenset(self._families[page].id for page in self._pages[number])
        return FamilyLink(self._families[number], strength, matched, everywhere, named.unmet, named.unmet_alone, others)


def _for_a_code(asked: Sequence[Word], place: int) -> bool:
    """Whether a word stands where a question asks for a code: "which IC", "IC what", "what IC level"."""
    before = asked[place - 1].text.casefold() if place else ""
    after = asked[place + 1].text.casefold() if place + 1 < len(asked) else ""
    return before in {"which", "what"} or after in {"what", "which", "number"}


def _weaker(mention: Mention, page: int) -> Mention:
    """The mention as one of another page of the role: not as sure as of the page that is named itself."""
    return replace(mention, family=page, strength=ALONE_SHARE * mention.strength, levels=frozenset())


def _distinct(named: Named) -> list[LevelLink]:
    """Each level once, by its surest link."""
    best: dict[str, LevelLink] = {}
    for link in named.links:
        known = best.get(link.level.id)
        if known is None or link.strength > known.strength:
            best[link.level.id] = link
    return list(best.values())
