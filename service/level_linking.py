"""Which levels of a family a question names: the words of rank beside its name, or elsewhere in the question.

A name without any means the plain level, or the whole family; a number or a code says more than words of rank do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import dropwhile

from corpus import title as titles
from indexer.snapshot import FamilyOutline, LevelOutline
from service.level_numbers import at_grade, codes, counted, set_against
from service.links import NAMED, LevelLink
from service.mention import Mention
from service.said_steps import Steps
from service.short_titles import short_titles
from service.titled_ladder import TitledLadder
from service.whole_titles import without_aside
from service.wording import DOER, PLAIN_WORDS, Word, code_said, is_rank

PLAIN_SHARE = 0.5
"""Strength of a plain level whose name is its family's too, beside that of a level named by its rank."""
ALONE_SHARE = 0.9
"""The same of a level whose rank stands apart from the family's name."""
_SENIOR = frozenset({"senior"})
_BEHIND_A_SIDE = frozenset({"one", "to", "vs", "versus"})
_BEFORE_A_SIDE = frozenset({"than", "over", "beyond", "vs", "versus", "against", "between"})
"""What stands behind the plain level, and before it, where it is set against another."""
_RAISING = frozenset({"group", "executive"})


@dataclass(frozen=True, slots=True)
class Named:
    """The levels of one family that a question names.

    `unmet` and `unmet_alone` are words of rank, beside its name and elsewhere, that none of its levels bears, `counted`
    the places of the words that number its levels apart from its name: the "mark 2" of "in the kiln, for mark 2".
    """

    links: tuple[LevelLink, ...] = ()
    unmet: str = ""
    unmet_alone: str = ""
    counted: frozenset[int] = frozenset()


def named_levels(
    family: FamilyOutline, found: Sequence[tuple[Mention, frozenset[int]]], runs: Sequence[frozenset[int]],
    asked: Sequence[Word], pages: Sequence[FamilyOutline] = (),
) -> Named:  # fmt: skip
    """The levels named; `found` are the family's mentions, surest first, each with the words of rank beside it.

    `runs` are the words of rank that stand alone, `pages` the other pages of a role that is spread over several.
    """
    if not family.levels:
        return Named()
    naming = _Naming(TitledLadder(family, pages), asked, found[0][0])
    for mention, beside in found:
        naming.by_name(mention, beside, ranked_elsewhere=len(runs) > 1)
    for run in runs:
        naming.by_rank(run)
    naming.by_count()
    naming.by_short_title(frozenset().union(*(beside for _, beside in found), *runs))
    naming.by_grade()
    naming.by_step()
    naming.by_code()
    return naming.named()


class _Naming:
    """What one question says of the levels of one family, read from one sign after the other."""

    def __init__(self, ladder: TitledLadder, asked: Sequence[Word], surest: Mention) -> None:
        """`surest` names the family for what stands apart from its name."""
        self._ladder = ladder
        self._asked = asked
        self._surest = surest
        self._plain = PLAIN_SHARE * surest.strength
        """Strength that a level named by more than its family's name exceeds."""
        self._said = self._ranks(place for place, word in enumerate(asked) if word.is_rank)
        self._links: list[LevelLink] = []
        self._unmet: list[str] = []
        self._unmet_alone: list[str] = []
        self._told = set[int]()
        self._counted: frozenset[int] = frozenset()

    def by_name(self, mention: Mention, touching: frozenset[int], *, ranked_elsewhere: bool) -> None:
        """The levels that the family's name says with the words of rank that touch it."""
        ladder, asked = self._ladder, self._asked
        beside = touching if "staff" in ladder.borne else touching - _people(mention, asked)
        named = self._ranks(beside) | _of_managers(mention, beside, asked)
        if named or mention.ranks - mention.held:
            # A rank stands before "senior" in no title: the S of "staff SRE" is another word's.
            named |= mention.ranks - (_SENIOR if named and not ladder.borne_together(named | _SENIOR) else frozenset())
        if not named and ranked_elsewhere:
            return  # "Staff over Senior for buyers": the name only says whose levels are meant
        positions = mention.positions | beside
        raised = _raised(positions, asked)
        if raised and not ladder.holds(raised):
            self._unmet.append(raised)
            return
        wanted, share = ladder.wanted(named), 1.0
        levels = ladder.end(named)
        if not levels and mention.levels:
            levels = [level for level in ladder.family.levels if level.id in mention.levels]
        elif not levels and named:
            levels, share = ladder.bearing(wanted, self._said, _said_of(mention, asked))
            levels = levels or ladder.of_number(wanted)
        elif not levels:
            levels = ladder.plain(mention.held)
        if levels:
            self._told |= positions
        elif wanted:
            self._unmet.append(self._written(place for place in beside if not ladder.stands(asked[place])))
        of_family = named <= ladder.of_all
        for level in levels:
            own = PLAIN_SHARE if of_family and ladder.called_alike(level) else share
            self._link(level, positions, own, mention=mention)

    def by_rank(self, run: frozenset[int]) -> None:
        """The levels that words of rank say which stand alone."""
        named = self._ranks(run)
        wanted = self._ladder.wanted(named)
        if not wanted and any(link.strength > self._plain for link in self._links) and not self._is_one(run):
            return  # "entry conditions of a senior buyer"
        end = self._ladder.end(named)
        levels, share = (end, 1.0) if end else self._bearing(wanted)
        # "The principal or the design lead: what does the lead do?" speaks of the lead that it has named.
        known = {link.level.id for link in self._links if not link.alone and link.strength > self._plain}
        for level in [level for level in levels if level.id in known] or self._forms(levels):
            self._link(level, run | self._surest.positions, ALONE_SHARE * share, at=min(run))
        if wanted and not levels:
            self._unmet_alone.append(self._written(run))

    def _bearing(self, wanted: frozenset[str]) -> tuple[list[LevelOutline], float]:
        """The levels of a rank that stands alone: those of the role named where a page has several, else any."""
        levels, share = self._ladder.bearing(wanted, self._said, self._surest.held)
        return (levels, share) if levels else self._ladder.bearing(wanted, self._said, frozenset())

    def _is_one(self, run: frozenset[int]) -> bool:
        """Whether words of rank stand for the plain level: "what a senior buyer has beyond the intermediate one", or
        set it against another: "from intermediate to senior".
        """
        before, after = (
            self._asked[place].text.casefold() if 0 <= place < len(self._asked) else ""
            for place in (min(run) - 1, max(run) + 1)
        )
        return self._ranks(run) <= PLAIN_WORDS and (after in _BEHIND_A_SIDE or before in _BEFORE_A_SIDE)

    def _forms(self, levels: list[LevelOutline]) -> list[LevelOutline]:
        """Of levels of a rank those whose title is that rank and the title of one named already, if any is: the "make
        senior" of a Quay Clerk is no Senior Clerk, Quays.
        """
        named = {_unranked(link.level.title) for link in self._links}
        return [level for level in levels if _unranked(level.title) in named] or levels

    def by_count(self) -> None:
        """Those whose number stands apart from the name: "in the kiln, what does mark 2 ask beyond mark 1"."""
        found = {
            at: places for at, places in counted(self._asked, self._ladder.counted_by).items() if at not in self._told
        }
        for at, places in found.items():
            wanted = frozenset({self._asked[at].text})
            levels, share = self._ladder.bearing(wanted, self._said, self._surest.held)
            for level in levels:
                self._link(level, self._surest.positions | places, share, at=at)
        self._counted = frozenset().union(*found.values())

    def by_short_title(self, ranked: frozenset[int]) -> None:
        """Those called by what the family's name leaves of their titles; `ranked` are all words of rank."""
        if self._surest.strength < NAMED:
            return
        taken = self._surest.positions.union(self._told, self._counted, ranked)
        known = {link.level.id for link in self._links}
        for places, level in short_titles(self._ladder.family, self._asked, taken):
            if level.id not in known:
                self._link(level, places, ALONE_SHARE, at=min(places))

    def by_grade(self) -> None:
        """Those said by grades that are numbers, which nothing else then says."""
        family = self._ladder.family
        graded = set_against(self._asked, family) or at_grade(self._asked, family, self._surest)
        if graded:
            self._links = []
        for at, level in graded:
            self._link(level, self._surest.positions | {at}, at=at)

    def by_step(self) -> None:
        """Those said by the step that tells them apart, beside which a name without a rank says nothing."""
        said = Steps(self._ladder.family).said(self._asked)
        for step in said:
            if step.level is not None:
                self._link(step.level, self._surest.positions | step.places, at=step.at)
            elif step.written not in self._unmet:
                self._unmet = [rank for rank in self._unmet if rank != self._asked[step.at].text]
                self._unmet.append(step.written)
        if said:
            self._links = [link for link in self._links if link.strength > self._plain]

    def by_code(self) -> None:
        """Those said by codes, beside which a name without a rank says nothing."""
        coded = [(places, code) for places, code in codes(self._asked) if self._ladder.is_code(code)]
        for places, code in coded:
            levels = self._ladder.coded(code)
            if len(levels) > 1:  # "L3 Senior Buyer", where an Agent is an L3 too
                best = max((link.strength for link in self._links if link.level in levels), default=0.0)
                called = [link.level for link in self._links if link.strength == best]
                levels = [level for level in levels if level in called] or levels
            for level in levels:
                self._link(level, self._surest.positions | places, at=min(places))
            if not levels:
                self._unmet.append(code)
        if coded:
            self._links = [link for link in self._links if link.strength > self._plain]

    def named(self) -> Named:
        """All that was read."""
        unmet, alone = (" or ".join(dict.fromkeys(said)) for said in (self._unmet, self._unmet_alone))
        return Named(tuple(self._links), unmet, alone, self._counted)

    def _ranks(self, places: Iterable[int]) -> frozenset[str]:
        return frozenset(part for place in places for part in self._asked[place].stands_for)

    def _written(self, places: Iterable[int]) -> str:
        return " ".join(self._asked[place].text for place in sorted(places))

    def _link(
        self, level: LevelOutline, positions: frozenset[int], share: float = 1.0, *, at: int | None = None,
        mention: Mention | None = None,
    ) -> None:  # fmt: skip
        """A level is named by words of the question; `at` is the first that says which, where that stands alone."""
        strength = round(share * (mention or self._surest).strength, 4)
        first = min(positions, default=0) if at is None else at
        link = LevelLink(self._ladder.family, level, strength, self._written(positions), first, alone=at is not None)
        self._links.append(link)


def _unranked(title: str) -> tuple[str, ...]:
    """The words of a title behind those of rank that it begins with."""
    return tuple(dropwhile(is_rank, titles.words(without_aside(title))))


def _raised(positions: frozenset[int], asked: Sequence[Word]) -> str:
    """The word right before a name that makes another, higher title of it: "Group Product Manager"; "" without one."""
    first = min(positions, default=0)
    before = asked[first - 1].text if first else ""
    return before if before.casefold() in _RAISING else ""


def _people(mention: Mention, asked: Sequence[Word]) -> frozenset[int]:
    """The word right behind a name that means all who work there and no rank: "harbour staff", not "engineer staff"."""
    last = max(mention.positions, default=-1)
    behind = asked[last + 1] if 0 <= last < len(asked) - 1 else None
    people = behind is not None and behind.text == "staff" and not DOER.fullmatch(asked[last].text)
    return frozenset({last + 1}) if people else frozenset()


def _said_of(mention: Mention, asked: Sequence[Word]) -> frozenset[str]:
    """The words of a name that were met, without codes that letters only begin: the TPM3 and TPM4 of "TPM"."""
    codes = {code_said(asked[place]).casefold() for place in mention.positions}
    return frozenset(word for word in mention.held if word in codes or not titles.is_code(word))


def _of_managers(mention: Mention, beside: frozenset[int], asked: Sequence[Word]) -> frozenset[str]:
    """The rank of who manages managers, where a manager is named beside a role of managers: "Manager of CSMs"."""
    said = sum("manager" in asked[place].stands_for for place in mention.positions | beside)
    return frozenset({"managers"}) if said + ("manager" in mention.ranks) > 1 else frozenset()
