"""Which levels of a family a question names: the words of rank beside its name, or elsewhere in the question.

Words of rank that touch a name belong to it ("Senior Buyer", "PM, principal"); those that stand alone belong to every
family named ("Buyer: Senior or Staff"). A name without any means the plain level, or the whole family.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus import title as titles
from corpus.model import Track
from indexer.snapshot import FamilyOutline, LevelOutline
from service.links import NAMED, LevelLink
from service.mention import Mention
from service.short_titles import short_titles
from service.whole_titles import own_codes, without_aside
from service.wording import DOER, ORDINARY, PLAIN_WORDS, SAME_STEM, Word, code_said, is_rank, likeness

PLAIN_SHARE = 0.5
"""Strength of a plain level whose name is its family's too, beside that of a level named by its rank."""
ALONE_SHARE = 0.9
"""The same of a level whose rank stands apart from the family's name."""
WIDER_SHARE = 0.75
"""The same of a level that bears more words of rank than are said: the Senior Director where there is no other."""
VAGUE = frozenset({"assistant"})
"""Words of rank that mark the plain level where no level bears them."""
ENDS = {"entry": False, "graduate": False, "head": True}
"""Words of rank that mean an end of the ladder where no level bears them: the highest, or else the lowest."""
_FIRST_RUNGS = (frozenset({"junior"}), frozenset({"associate"}))
"""What the rung below the plain level is called: where a family's is called one of them, the other means it too."""
_LEARNING = frozenset({"trainee", "apprentice", "intern"})
"""Who has no trade yet."""
_SENIOR = frozenset({"senior"})
_JOINTS = frozenset({"and", "or", "to", "vs", "versus", "against"})
_RAISING = frozenset({"group", "executive"})
_ARTICLES = frozenset({"a", "an", "the", "our", "your", "any", "either"})
_DENYING = frozenset({"not", "nor", "except", "excluding"})
_LACKING = frozenset({"no", "without", "neither"})
_FARTHEST = 5
"""Words at most from a name back to the rank at the head of its phrase."""
_BRIDGES = frozenset({"of", "the", "level"})
_LEVEL = frozenset({"level", "lvl", "rung", "step", "tier"})
_GRADE = frozenset({"grade", "grades", "levels", "band", "bands"})
_SETTING = frozenset({"from", "than", "with"})


@dataclass(frozen=True, slots=True)
class Ranks:
    """The question's words of rank: those beside each mention, and runs of those that stand alone; positions."""

    beside: tuple[frozenset[int], ...]
    alone: tuple[frozenset[int], ...]


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
    joint = place > 1 and asked[place - 1].text.casefold() in _JOINTS
    return joint and place - 2 in taken and asked[place - 2].text.isdigit()


def _is_numeral(asked: Sequence[Word], place: int, named: frozenset[int], numerals: frozenset[str]) -> bool:
    """Whether a word is a numeral that tells levels apart; "I" is one only right after a name or a rank."""
    word = asked[place]
    if len(word.stands_for) != 1 or word.stands_for[0] not in numerals or word.text == "i":
        return False
    return word.text != "I" or place - 1 in named or (place > 0 and asked[place - 1].is_rank)


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


def _counts_levels(asked: Sequence[Word], place: int) -> bool:
    """Whether a number says which level of several is meant: the 2 of "level 2 buyer"."""
    return place > 0 and asked[place - 1].text.casefold() in _LEVEL


def denied(asked: Sequence[Word], place: int) -> bool:
    """Whether a question leaves out what it names at a word, or right after it: "not the senior"."""
    before = [word.text.casefold() for word in asked[:place]]
    while before and (before[-1] in _ARTICLES or asked[len(before) - 1].is_rank):
        before.pop()
    return bool(before) and before[-1] in _DENYING and before[-2:-1] != ["but"]


def _lacked(asked: Sequence[Word], place: int) -> bool:
    """Whether a question says that a word of rank is not there: "no junior or senior in front"."""
    before = [word.text.casefold() for word in asked[:place]]
    while before and (before[-1] in _ARTICLES | {"or", "nor"} or is_rank(before[-1])):
        before.pop()
    return bool(before) and before[-1] in _LACKING and before[-2:-1] != ["there"]


def _further_before(
    asked: Sequence[Word], first: int, rank: Sequence[bool], others: frozenset[int]
) -> set[int]:  # fmt: skip
    """The rank at the head of a phrase in which other words stand before a name: "the senior pay & benefits buyer"."""
    place = first - 1
    apart = ORDINARY | _JOINTS
    while place > first - _FARTHEST and place >= 0 and not rank[place] and asked[place].text.casefold() not in apart:
        place -= 1
    if place == first - 1 or place < 0 or not rank[place] or others & set(range(place, first)):
        return set()
    run = {place}
    while min(run) and rank[min(run) - 1]:
        run.add(min(run) - 1)
    before = asked[min(run) - 1].text.casefold() if min(run) else "the"
    return run if before in _ARTICLES else set()


def _rank_before(rank: Sequence[bool], asked: Sequence[Word], place: int) -> bool:
    while place >= 0 and asked[place].text.casefold() in _BRIDGES:
        place -= 1
    return place >= 0 and rank[place]


def named_levels(
    family: FamilyOutline, found: Sequence[tuple[Mention, frozenset[int]]], runs: Sequence[frozenset[int]],
    asked: Sequence[Word], pages: Sequence[FamilyOutline] = (),
) -> Named:  # fmt: skip
    """The levels named; `found` are the family's mentions, surest first, each with the words of rank beside it.

    `runs` are the words of rank that stand alone, `pages` the other pages of a role that is spread over several.
    """
    if not family.levels:
        return Named()
    ladder = _Ladder(family, pages)
    said = frozenset(part for word in asked if word.is_rank for part in word.stands_for)
    links: list[LevelLink] = []
    unmet: list[str] = []
    unmet_alone: list[str] = []
    told = set[int]()
    for mention, touching in found:
        beside = touching if "staff" in ladder.borne else touching - _people(mention, asked)
        named = frozenset(part for p in beside for part in asked[p].stands_for) | _of_managers(mention, beside, asked)
        if named or mention.ranks - mention.held:
            # A rank stands before "senior" in no title: the S of "staff SRE" is another word's.
            named |= mention.ranks - (_SENIOR if named and not ladder.borne_together(named | _SENIOR) else frozenset())
        if not named and len(runs) > 1:
            continue  # "Staff over Senior for buyers": the name only says whose levels are meant
        wanted = ladder.wanted(named)
        positions = mention.positions | beside
        end = ladder.end(named)
        raised = _raised(positions, asked)
        if raised and not ladder.holds(raised):
            unmet.append(raised)
            continue
        if end:
            levels, share = end, 1.0
        elif mention.levels:
            levels, share = [level for level in family.levels if level.id in mention.levels], 1.0
        elif named:
            levels, share = ladder.bearing(wanted, said, _said_of(mention, asked))
            levels = levels or ladder.of_number(wanted)
        else:
            levels, share = ladder.plain(mention.held), 1.0
        told |= positions if levels else set()
        plain = named <= ladder.of_all
        links += [_link(ladder, level, mention, positions, asked, share, plain=plain) for level in levels]
        if wanted and not levels:
            unmet.append(" ".join(asked[p].text for p in sorted(beside) if not ladder.stands(asked[p])))
    surest = found[0][0]
    for run in runs:
        wanted = ladder.wanted(frozenset(part for p in run for part in asked[p].stands_for))
        if not wanted and any(link.strength > PLAIN_SHARE * surest.strength for link in links):
            continue  # "entry conditions of a senior buyer"
        end = ladder.end(frozenset(part for p in run for part in asked[p].stands_for))
        levels, share = (end, 1.0) if end else ladder.bearing(wanted, said, frozenset())
        # "The principal or the design lead: what does the lead do?" speaks of the lead that it has named.
        known = {link.level.id for link in links if not link.alone and link.strength > PLAIN_SHARE * surest.strength}
        levels = [level for level in levels if level.id in known] or levels
        links += [
            _link(ladder, level, surest, run | surest.positions, asked, ALONE_SHARE * share, at=min(run))
            for level in levels
        ]
        if wanted and not levels:
            unmet_alone.append(" ".join(asked[p].text for p in sorted(run)))
    counted = {at: places for at, places in _counted(asked, ladder).items() if at not in told}
    for at, places in counted.items():  # "in the kiln, what does mark 2 ask beyond mark 1": the name says whose
        levels, share = ladder.bearing(frozenset({asked[at].text}), said, surest.held)
        links += [_link(ladder, lv, surest, surest.positions | places, asked, share, at=at) for lv in levels]
        told |= places
    if surest.strength >= NAMED:
        taken = surest.positions.union(told, *(beside for _, beside in found), *runs)
        known = {link.level.id for link in links}
        for places, level in short_titles(family, asked, taken):
            if level.id not in known:
                links.append(_link(ladder, level, surest, places, asked, ALONE_SHARE, at=min(places)))
    numbered = _by_numbers(asked, family) or _by_level(asked, family, surest)
    if numbered:
        links = [_link(ladder, level, surest, surest.positions | {at}, asked, at=at) for at, level in numbered]
    coded = [(places, code) for places, code in _codes(asked) if ladder.is_code(code)]
    for places, code in coded:
        levels = ladder.coded(code)
        if len(levels) > 1:  # "L3 Senior Buyer", where an Agent is an L3 too
            best = max((link.strength for link in links if link.level in levels), default=0.0)
            called = [link.level for link in links if link.strength == best]
            levels = [level for level in levels if level in called] or levels
        links += [_link(ladder, lv, surest, surest.positions | places, asked, at=min(places)) for lv in levels]
        unmet += [] if levels else [code]
    if coded:
        links = [link for link in links if link.strength > PLAIN_SHARE * surest.strength]
    places = frozenset[int]().union(*counted.values())
    return Named(tuple(links), " or ".join(dict.fromkeys(unmet)), " or ".join(dict.fromkeys(unmet_alone)), places)


def _raised(positions: frozenset[int], asked: Sequence[Word]) -> str:
    """The word right before a name that makes another, higher title of it: "Group Product Manager"; "" without one."""
    first = min(positions, default=0)
    before = asked[first - 1].text if first else ""
    return before if before.casefold() in _RAISING else ""


def _codes(asked: Sequence[Word]) -> list[tuple[frozenset[int], str]]:
    """The words that may be a grade code, in capitals, each with its places: of "IC4" and of "IC 4"."""
    said = [(frozenset({place}), code_said(word)) for place, word in enumerate(asked)]
    parted = [
        (frozenset({place, place + 1}), f"{word.text}{after.text}")
        for place, (word, after) in enumerate(pairwise(asked))
        if word.text.isupper() and after.text.isdigit()
    ]
    return sorted((each for each in said + parted if titles.is_code(each[1])), key=lambda each: min(each[0]))


def _counted(asked: Sequence[Word], ladder: _Ladder) -> dict[int, frozenset[int]]:
    """Where the numbers stand that say which levels are meant, each with its words: behind the word by which titles of
    the ladder count them, or joined to such a one.
    """
    found: dict[int, frozenset[int]] = {}
    for place, word in enumerate(asked):
        if not (place and word.text.isdigit()):
            continue
        if not ladder.counted_by.isdisjoint(asked[place - 1].stands_for):
            found[place] = frozenset({place - 1, place})
        elif asked[place - 1].text.casefold() in _JOINTS and place - 2 in found:
            found[place] = frozenset({place})
    return found


def _by_numbers(asked: Sequence[Word], family: FamilyOutline) -> list[tuple[int, LevelOutline]]:
    """The levels that a question sets against each other by their grades alone, where those are numbers: "6 to 7".

    Of several with a grade a contributor is meant.
    """
    graded: dict[str, LevelOutline] = {}
    for level in sorted(family.levels, key=lambda each: each.track not in {Track.IC, None}):
        if isinstance(level.grade, int):
            graded.setdefault(str(level.grade), level)
    said = [word.text.casefold() for word in asked]
    for place, (one, joint) in enumerate(pairwise(said)):
        labelled = place > 0 and said[place - 1] in _LEVEL | _GRADE
        other = place + 2
        while labelled and other < len(said) and said[other] in _ARTICLES | _LEVEL | _GRADE:
            other += 1
        if other >= len(said) or one == said[other] or not {one, said[other]} <= graded.keys():
            continue
        joints = _JOINTS - {"and", "or"} | (_SETTING if labelled else set())
        if labelled and "between" in said[max(0, place - 3) : place]:
            joints |= {"and"}
        free = labelled or other + 1 == len(said) or said[other + 1] in ORDINARY | {"as"}
        if joint in joints and free:
            return [(place, graded[one]), (other, graded[said[other]])]
    return []


def _by_level(asked: Sequence[Word], family: FamilyOutline, mention: Mention) -> list[tuple[int, LevelOutline]]:
    """The level that is said by its grade right before or behind the name of a role whose titles and grades have no
    other numbers: "level 5 buyer", "buyer, level 5".
    """
    numbered = any(character.isdigit() for level in family.levels for character in level.title)
    if numbered or not mention.positions or any(not isinstance(level.grade, int) for level in family.levels):
        return []
    beside = {min(mention.positions) - 1, max(mention.positions) + 2}
    said = [
        (place, int(word.text))
        for place, word in enumerate(asked)
        if place in beside and place and word.text.isdigit() and asked[place - 1].text.casefold() in {"level", "lvl"}
    ]
    return [(place, level) for place, number in said[:1] for level in family.levels if level.grade == number]


def _of_managers(mention: Mention, beside: frozenset[int], asked: Sequence[Word]) -> frozenset[str]:
    """The rank of who manages managers, where a manager is named beside a role of managers: "Manager of CSMs"."""
    said = sum("manager" in asked[place].stands_for for place in mention.positions | beside)
    return frozenset({"managers"}) if said + ("manager" in mention.ranks) > 1 else frozenset()


def _link(
    ladder: _Ladder, level: LevelOutline, mention: Mention, positions: frozenset[int], asked: Sequence[Word],
    share: float = 1.0, *, plain: bool = False, at: int | None = None,
) -> LevelLink:  # fmt: skip
    share = PLAIN_SHARE if plain and ladder.called_alike(level) else share
    matched = " ".join(asked[position].text for position in sorted(positions))
    strength = round(share * mention.strength, 4)
    first = min(positions, default=0) if at is None else at
    return LevelLink(ladder.family, level, strength, matched, first, alone=at is not None)


class _Ladder:
    """The levels of a family as their titles tell them apart."""

    def __init__(self, family: FamilyOutline, pages: Sequence[FamilyOutline]) -> None:
        self.family = family
        together = [level for page in (family, *pages) for level in page.levels]
        own = {level.id: _ranks(level.title) for level in together}
        self._standing = frozenset.intersection(*own.values())
        self._ranks = {level_id: ranks - self._standing for level_id, ranks in own.items()}
        self.borne = frozenset[str]().union(*own.values())
        self._codes = frozenset(code.rstrip("0123456789") for level in together for code in own_codes(level))
        stem = family.id.rsplit("/", 1)[-1].replace("-", " ").replace("_", " ")
        self.of_all = _ranks(family.title) if len(family.levels) > 1 else frozenset()
        """The words of rank in the family's own name: they tell the level called so from no other."""
        self._whole = titles.key(family.title).subject | titles.key(stem).subject
        self.counted_by = frozenset(_counting(family)) - self._whole
        """The words behind which its levels are numbered, as in "Kiln, mark 2"."""

    def wanted(self, named: frozenset[str]) -> frozenset[str]:
        """The words of rank that tell a level apart, of those named."""
        meant = VAGUE | {"managers", "entry"} | {word for word in ENDS if self._end(word)}
        return named - self._standing - PLAIN_WORDS - (meant - self.borne)

    def end(self, named: frozenset[str]) -> list[LevelOutline]:
        """The level at the end of the ladder that a word of rank means by itself; none where no such word is said."""
        said = (named - self.borne) & ENDS.keys()
        return self._end(min(said)) if said and not self.wanted(named) else []

    def _end(self, word: str) -> list[LevelOutline]:
        tracks = {Track.MANAGEMENT} if ENDS[word] else {Track.IC, None}
        found = sorted((lv for lv in self.family.levels if lv.track in tracks), key=lambda lv: lv.rank)
        return found[-1:] if ENDS[word] else found[:1]

    def holds(self, word: str) -> bool:
        """Whether a level or the family has a word in its title."""
        return any(word.casefold() in _subject(level) for level in self.family.levels) or word.casefold() in self._whole

    def stands(self, word: Word) -> bool:
        """Whether a word of rank tells no level apart."""
        return not self.wanted(frozenset(word.stands_for))

    def bearing(
        self, wanted: frozenset[str], said: frozenset[str], held: frozenset[str]
    ) -> tuple[list[LevelOutline], float]:
        """Levels of exactly that rank, or that other words of rank make up; else wider ones, and how sure they are."""
        about = frozenset(word for word in held if not (is_rank(word) or _among(word, self._whole | self.borne)))
        fitting = [level for level in self.family.levels if all(_among(word, _subject(level)) for word in about)]
        exact = [level for level in fitting if self._ranks[level.id] == wanted]
        # "the manager against the senior one": the senior one is the senior manager.
        made_up = [level for level in fitting if wanted and wanted <= self._ranks[level.id] <= wanted | said]
        if exact or made_up:
            return self._nearest(_managing(exact or made_up, wanted, held), held), 1.0
        wider = [level for level in fitting if wanted and wanted <= self._ranks[level.id]]
        if not wider and wanted & self.of_all and wanted - self.of_all:  # the director of "PMM director" is no manager
            return self.bearing(wanted - self.of_all, said, held)
        if not wider and wanted in _FIRST_RUNGS:
            return self._nearest(self._first_rung(fitting, held), held), 1.0
        if not wider and len(wanted) == 1 and wanted <= _LEARNING:  # a trainee reporter may be the newsroom's trainee
            wider = [level for level in self.family.levels if self._ranks[level.id] == wanted]
        return self._nearest(wider, held), WIDER_SHARE

    def borne_together(self, ranks: frozenset[str]) -> bool:
        """Whether a level bears all of some words of rank."""
        return any(ranks <= _ranks(level.title) for level in self.family.levels)

    def of_number(self, wanted: frozenset[str]) -> list[LevelOutline]:
        """The levels whose title states a number, or where the codes of all begin alike that of it: "level 2" is L2."""
        number, letters = "".join(wanted), "".join(self._codes)
        stated = re.compile(rf"\blevel {number}\b", re.IGNORECASE)
        called = [level for level in self.family.levels if number.isdigit() and stated.search(level.title)]
        if called:
            return called
        return self.coded(f"{letters}{number}") if number.isdigit() and len(wanted) == len(self._codes) == 1 else []

    def _first_rung(self, levels: Sequence[LevelOutline], held: frozenset[str]) -> list[LevelOutline]:
        """Of some levels those right below the plain one that a word for it names; the lowest where words of names say
        only the field of a role: a "junior tax person" is a Tax Analyst, a "junior tax analyst" is not here.
        """
        own = {level.id: self._ranks[level.id] - self.of_all for level in levels}
        plain = [level for level in levels if not own[level.id]]
        counted = any(ranks and all(word.isdigit() for word in ranks) for ranks in own.values())
        top = max((level.rank for level in plain), default=0)
        first = [level for level in levels if own[level.id] in _FIRST_RUNGS and level.rank < top]
        named = any(all(_among(word, held) for word in _said(level)) for level in plain)
        if not first and (len(plain) > 1 or (plain and counted)):  # of an Engineer and an Engineer II the first
            return [min(plain, key=lambda level: level.rank)]
        return first if first or named else self._end("entry")

    def plain(self, held: frozenset[str]) -> list[LevelOutline]:
        """Levels without a rank whose title a mention says in full, by the words of names it holds."""
        named = [
            level for level in self.family.levels
            if self._ranks[level.id] <= held and all(_among(word, held) for word in _said(level))
        ]  # fmt: skip
        return self._nearest(named, held) if named else self._mostly(held)

    def _mostly(self, held: frozenset[str]) -> list[LevelOutline]:
        """The one level without a rank whose title a mention says most of, by words that are not all levels' own."""
        telling = [word for word in held if not _among(word, self._whole)]
        found = [
            level for level in self.family.levels
            if not self._ranks[level.id] and all(_among(word, _said(level)) for word in telling)
        ]  # fmt: skip
        enough = len(telling) > 1 and len(found) == 1 and len(telling) * 2 > len(_said(found[0]))
        return found if enough else []

    def _nearest(self, levels: Sequence[LevelOutline], held: frozenset[str]) -> list[LevelOutline]:
        """The levels whose titles hold most of the words said, of those the ones that hold fewest others."""

        def distance(level: LevelOutline) -> tuple[int, int]:
            shared = sum(_among(word, held) for word in _subject(level))
            return -shared, len(_subject(level)) - shared

        nearest = min(map(distance, levels), default=(0, 0))
        return [level for level in levels if distance(level) == nearest]

    def called_alike(self, level: LevelOutline) -> bool:
        """Whether a level bears its family's own name, be it behind its code."""
        return all(_among(word, self._whole) for word in _said(level))

    def coded(self, code: str) -> list[LevelOutline]:
        """The levels of a code, by grade, or where none has it by title: T2 may stand at grade F2."""
        graded = [level for level in self.family.levels if level.grade == code]
        return graded or [level for level in self.family.levels if titles.code(level.title) == code]

    def is_code(self, word: str) -> bool:
        """Whether a word is a code of the kind this family's levels have, by grade or in their titles."""
        return titles.is_code(word) and word.upper().rstrip("0123456789") in self._codes


def _managing(levels: list[LevelOutline], wanted: frozenset[str], held: frozenset[str]) -> list[LevelOutline]:
    """Of the levels that "manager" fits, the one called just what a name says ("product managers"), else those that
    manage people, where there are any.
    """
    if wanted != {"manager"}:
        return levels
    called = [lv for lv in levels if _subject(lv) | _ranks(lv.title) == held]
    return called or [lv for lv in levels if lv.track is Track.MANAGEMENT] or levels


def _counting(family: FamilyOutline) -> Iterator[str]:
    """The words right before the number at the end of titles of several ladders: the "mark" of "Kiln, mark 2"."""
    ladders: dict[str, set[tuple[str, ...]]] = {}
    for level in family.levels:
        said = titles.words(level.title)
        if len(said) > 2 and said[-1].isdigit():
            ladders.setdefault(said[-2], set()).add(said[:-2])
    return (word for word, several in ladders.items() if len(several) > 1)


def numerals(families: Iterable[FamilyOutline]) -> frozenset[str]:
    """The numerals that tell levels of some families apart: the 2 of "Engineer II"."""
    return frozenset(word for f in families for level in f.levels for word in _ranks(level.title) if word.isdigit())


def _ranks(title: str) -> frozenset[str]:
    """The words of rank in a title; "intermediate" is how documents mark the plain level, and counts as none."""
    parts = titles.key(title)
    return parts.ranks | parts.heads


def _subject(level: LevelOutline) -> frozenset[str]:
    return titles.key(level.title).subject


def _said(level: LevelOutline) -> frozenset[str]:
    """What must be said of a title for all of it to be said; its code need not be, beside other words."""
    said = titles.key(without_aside(level.title)).subject
    return frozenset(word for word in said if not titles.is_code(word)) or said


def _among(word: str, others: frozenset[str]) -> bool:
    """Whether a word of a title is among others, in this or another form of its stem."""
    return word in others or any(likeness(word, other) >= SAME_STEM for other in others)
