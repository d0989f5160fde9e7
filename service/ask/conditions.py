"""What a listing question asks for: conditions the catalogue can check, and words that only the text can answer.

One reader a condition, in order: each takes its words out of the question, and the last reads what is left over,
without the words of asking, as what lines must say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from corpus import title as titles
from corpus.model import Track
from service.ask.bosses import asks_for_those, boss, unranked
from service.ask.bounds import LEAST, MOST
from service.ask.departments import departments, excluded
from service.ask.extent import REACHING_A_GRADE, Extent, beyond, extent
from service.ask.graded import Graded, graded
from service.ask.listing_words import (
    ASIDE,
    BOTH,
    BUT_NO,
    CALLS,
    CLAUSE_END,
    DEGREE,
    EACH,
    EACH_LEVEL,
    EITHER,
    EVERYTHING,
    FILLING,
    FIRST,
    GENERIC,
    HAS_YEARS,
    LACKED,
    LACKS,
    LEADERS,
    LEADING,
    NEEDS,
    NEGATED,
    OBJECT_OF,
    OF_A_QUANTITY,
    OF_APPLYING,
    OF_DEPARTMENTS,
    OF_FAMILIES,
    OF_MONEY,
    OF_PEOPLE,
    OF_THE_ASKER,
    OF_YEARS,
    OTHERS,
    REACHED,
    REACHED_AS,
    REACHED_BY,
    ROLES,
    SAYS,
    SHORT,
    TOGETHER,
    TOKEN,
    TRACKS,
    UNREPORTED,
    VERB,
    WEAK,
    WHERE,
    WHOSE,
)
from service.ask.negation import plain, split
from service.ask.quantity import MONEY, PEOPLE, Quantity, quantity
from service.links import FamilyLink, Links
from service.wording import Word, words

SURE = 0.88
"""Strength of a family's link from which only its levels are listed."""


class Unit(StrEnum):
    """What is to be listed; the answer's levels are those of the families or departments that fit."""

    LEVELS = "levels"
    FAMILIES = "families"
    DEPARTMENTS = "departments"


@dataclass(frozen=True, slots=True)
class Known:
    """What of the catalogue a question may name: departments, grades that are no numbers, words of titles.

    `own_names` are words of the question, in lower case, that name the organisation itself.
    """

    departments: tuple[str, ...]
    codes: frozenset[str]
    title_words: frozenset[str]
    own_names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What lines must say: words as written, an amount, or both; `either` are words of which any one will do.

    `both` says that the lines of a level together may say it, `obliged` that they must ask for it, `outright` that a
    line must say it in so many words: what only comes near does not rule a level out.
    """

    content: tuple[str, ...] = ()
    quantity: Quantity | None = None
    either: frozenset[str] = frozenset()
    both: bool = False
    obliged: bool = False
    outright: bool = False

    @property
    def any(self) -> bool:
        """Whether lines must say anything."""
        return bool(self.content) or self.quantity is not None


@dataclass(frozen=True, slots=True)
class Conditions:
    """What the catalogue can check exactly, each empty where the question does not ask it, and what lines must say.

    `reports_to` is a title as written, `not_to` the keys of titles that it does not mean though they hold its
    words; `ranks` are groups of title words, of which a level bears any whole group, `lacking` those that its family
    has none of, `first` asks for those below the plain title, and with `every` a family has levels for each rank;
    `titled` are further words that a title has; `leading` asks for those who lead, `of_people` is how a line says what
    the tracks were read from, where that speaks of people led and not of tracks; `extent` is how far ladders reach;
    `families` are ids, `outside` departments that are left out. `said` is what only the text can answer, `unwanted`
    what it must not ask for. `negated` asks for the levels that do not satisfy the rest, `each` for what is said of
    each level of the families.
    """

    grade: Graded = Graded()
    reports_to: str = ""
    not_to: frozenset[titles.TitleKey] = frozenset()
    unreported: bool = False
    ranks: tuple[frozenset[str], ...] = ()
    lacking: tuple[frozenset[str], ...] = ()
    first: bool = False
    every: bool = False
    titled: frozenset[str] = frozenset()
    leading: bool = False
    tracks: tuple[Track, ...] = ()
    of_people: re.Pattern[str] | None = None
    departments: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    extent: Extent = Extent()
    families: tuple[str, ...] = ()
    unit: Unit = Unit.LEVELS
    negated: bool = False
    everything: bool = False
    each: bool = False
    said: Wanted = Wanted()
    unwanted: Wanted = Wanted()

    @property
    def catalogue(self) -> bool:
        """Whether the catalogue alone can answer."""
        return not self.said.any and not self.unwanted.any

    @property
    def structural(self) -> bool:
        """Whether the catalogue is asked anything at all."""
        return bool(
            self.grade.any or self.reports_to or self.unreported or self.ranks or self.first or self.titled
            or self.leading or self.tracks or self.departments or self.outside or self.families or self.extent.counted
        )  # fmt: skip

    @property
    def any(self) -> bool:
        """Whether anything at all is asked for."""
        return self.structural or self.everything or not self.catalogue


@dataclass(frozen=True, slots=True)
class _Question:
    """What readers may look at beside the words that are left."""

    asked: str
    links: Links
    known: Known


Reader = Callable[[Conditions, str, _Question], tuple[Conditions, str]]
"""Reads a condition from the words that are left of a question; gives the conditions with it, and the rest."""


def conditions(question: str, links: Links, known: Known) -> Conditions:
    """What a listing question asks for."""
    found, rest = Conditions(unit=_unit(question)), plain(TOGETHER.sub(r"\1-\2", DEGREE.sub("", question)))
    for read in _READERS:
        found, rest = read(found, rest, _Question(question, links, known))
    return found


def _boss(found: Conditions, rest: str, question: _Question) -> tuple[Conditions, str]:
    above = boss(rest, unranked(question.links))
    return (replace(found, reports_to=above.title), above.rest) if above else (found, rest)


def _extent(found: Conditions, rest: str, _: _Question) -> tuple[Conditions, str]:
    """How far ladders reach: where it is asked, ladders are, unless departments are."""
    asked, rest = extent(rest)
    unit = Unit.FAMILIES if (asked.counted or asked.ends) and found.unit is Unit.LEVELS else found.unit
    return replace(found, extent=asked, unit=unit), rest


def _grades(found: Conditions, rest: str, question: _Question) -> tuple[Conditions, str]:
    rest = REACHING_A_GRADE.sub(" ", rest) if found.unit is Unit.FAMILIES else rest
    grade, rest = graded(rest, question.known.codes)
    return replace(found, grade=grade), REACHED.sub(" ", rest) if grade.extreme else rest


def _unreported(found: Conditions, rest: str, _: _Question) -> tuple[Conditions, str]:
    return replace(found, unreported=bool(UNREPORTED.search(rest))), UNREPORTED.sub(" ", rest)


def _amounts(found: Conditions, rest: str, _: _Question) -> tuple[Conditions, str]:
    """An amount; where people are counted, who leads them says no more. With what somebody has, less is open too."""
    asks = rest
    amount, rest = quantity(rest)
    if amount is not None and amount.unit == "year" and HAS_YEARS.search(asks):
        amount = replace(amount, ranges=(range(LEAST, max(each.stop for each in amount.ranges)),))
        rest = _without(rest, OF_APPLYING)
    if amount is not None and amount.unit == PEOPLE:
        rest = LEADING.sub(" ", rest)
    return replace(found, said=Wanted(quantity=amount)), rest


def _tracks(found: Conditions, rest: str, question: _Question) -> tuple[Conditions, str]:
    """The tracks by the first way of saying so that is found, other than in the name of a family ("Account Executive");
    a number of people led is an amount.
    """
    named = " ".join(link.matched.lower() for link in question.links.families if link.strength >= SURE)
    tracks: tuple[Track, ...] = ()
    of_people: re.Pattern[str] | None = None
    for either, pattern in TRACKS:
        said = [match.group() for match in pattern.finditer(rest) if not OBJECT_OF.search(rest[: match.start()])]
        if any(each.lower() not in named for each in said):
            of_people = of_people if tracks else pattern if any(map(OF_PEOPLE.search, said)) else None
            tracks = tracks or either
            rest = pattern.sub(" ", rest)
    return replace(found, tracks=tracks, of_people=of_people), rest


def _departments(found: Conditions, rest: str, question: _Question) -> tuple[Conditions, str]:
    outside, rest = excluded(rest, question.known.departments)
    inside, rest = departments(rest, question.known.departments)
    return replace(found, departments=inside, outside=outside), rest


def _titles(found: Conditions, rest: str, question: _Question) -> tuple[Conditions, str]:
    """The families named, and the ranks, with those that they lack; to "go up to" a rank, or to "join as" one, says no
    more than that it is there.
    """
    named = [
        link
        for link in question.links.families
        if link.strength >= SURE and _still_said(link, rest) and not GENERIC.issuperset(link.matched.lower().split())
    ]
    taken = {word.lower() for link in named for word in link.matched.split()}
    lacking: tuple[frozenset[str], ...] = ()
    parted = BUT_NO.search(rest)
    if parted and any(word.is_rank for word in words(rest[: parted.start()])):
        lacking, _ = _ranks(words(rest[parted.end() :]))
        rest = rest[: parted.start()] if lacking else rest
    affirmed = LACKED.sub(" ", SHORT.sub(" ", rest))
    asked = [
        word for word in words(affirmed) if word.text.lower() not in taken | {"office", "offices"} | _objects(affirmed)
    ]
    ranks, leading = _ranks(asked)
    if found.grade.extreme:
        ranks = tuple(group for group in ranks if group - {"senior", "junior"})
    if Track.MANAGEMENT in found.tracks:
        ranks = tuple(group for group in ranks if group - {"manager"})
    every = len(ranks) > 1 and bool(BOTH.search(rest)) and found.unit is not Unit.LEVELS
    borne = {word.text.lower() for word in asked if word.is_rank}
    single = {word.text for word in asked if word.is_rank and not word.is_plural}
    where = WHERE.match(question.asked) is not None
    unit, reached = found.unit, without_reaching(rest, single, by_any=where or found.unit is Unit.FAMILIES)
    if reached is not None and not tells(_without(reached, taken | borne)):
        rest, unit = reached, Unit.FAMILIES if where else unit
    first = [group for group in ranks if group <= FIRST and not group <= question.known.title_words]
    ranks = tuple(group for group in ranks if group not in first)
    ids = tuple(link.family.id for link in named)
    if single and not named and (relative := beyond(question.asked, sorted(single))).beyond:
        found = replace(found, extent=relative)
    found = replace(found, lacking=lacking)
    found = replace(found, ranks=ranks, first=bool(first), leading=leading, every=every, families=ids, unit=unit)
    return found, _without(rest, taken | borne)


def _objects(rest: str) -> set[str]:
    """The words of rank, in lower case, that are a verb or whom one is done to: "lead incidents", "coach managers"."""
    verbs = {match["verb"].lower() for match in VERB.finditer(rest)}
    done_to = {
        match.group().lower() for match in TOKEN.finditer(rest)
        if match.group().lower().endswith("s") and OBJECT_OF.search(rest[: match.start()])
    }  # fmt: skip
    return verbs | done_to


def without_reaching(rest: str, ranks: Collection[str], *, by_any: bool) -> str | None:
    """A question without the verb by which a rank is reached or begun at; null where there is none.

    `by_any`: whether any verb may be one, as where ladders are asked for.
    """
    if not ranks:
        return None
    before = REACHED_BY if by_any else REACHED_AS
    pattern = re.compile(rf"{before}(?=(?:{'|'.join(map(re.escape, sorted(ranks)))})\b)", re.IGNORECASE)
    return pattern.sub(" ", rest) if (match := pattern.search(rest)) and not NEGATED.search(match.group()) else None


def tells(rest: str) -> bool:
    """Whether words say anything beside a condition of the catalogue."""
    idle = GENERIC | FILLING | WEAK
    return any(word.lower() not in idle and titles.stem(word.lower()) not in GENERIC for word in TOKEN.findall(rest))


def _content(found: Conditions, rest: str, question: _Question) -> tuple[Conditions, str]:
    """What no other reader took: what lines must say, and what they must not ask for."""
    said_in = [WHOSE.sub(" ", clause) for clause in CLAUSE_END.split(ASIDE.sub(" ", rest))]
    clauses = [clause for clause in said_in if not EACH.match(clause)] or said_in
    asking = [clause for clause in clauses if not OF_THE_ASKER.match(clause) or LACKS.search(clause)]
    rest = ", ".join(asking or clauses)
    parts = split(CALLS.sub(" ", rest))
    unwanted = _wanted(Conditions(), parts.unwanted, question.known)
    if unwanted.any and not _of_titles(unwanted, parts.unwanted, question.known):
        found, rest = replace(found, unwanted=replace(unwanted, outright=True)), parts.wanted
    else:
        found = replace(found, negated=_negated(rest))
        rest = NEGATED.sub(" ", rest) if found.negated and found.structural else rest
    each = bool(found.families) and EACH_LEVEL.search(question.asked) is not None
    said = _wanted(replace(found, each=each), rest, question.known)
    if each and said.any:
        return replace(found, said=said, each=True), ""
    if _of_titles(said, rest, question.known):
        return replace(found, titled=_title_words(said)), ""
    unbound = not (found.structural or found.negated or found.unwanted.any or question.links.families)
    everything = not said.any and bool(EVERYTHING.search(rest) or (unbound and ROLES.search(rest)))
    return replace(found, said=said, everything=everything), ""


_READERS: tuple[Reader, ...] = (
    _boss,
    _extent,
    _grades,
    _unreported,
    _amounts,
    _tracks,
    _departments,
    _titles,
    _content,
)


def _wanted(found: Conditions, rest: str, known: Known) -> Wanted:
    """The amount found and the words that ask for something, without those that say nothing beside what was found."""
    obliged = bool(NEEDS.search(rest))
    amount, rest = found.said.quantity, SHORT.sub(" ", CALLS.sub(" ", rest))
    idle = GENERIC | known.own_names | (FILLING | WEAK if found.structural else frozenset())
    idle |= WEAK if EVERYTHING.search(rest) else frozenset()
    idle |= FILLING | WEAK | OF_APPLYING if found.unwanted.any else frozenset()
    spoken = TOKEN.findall(rest)
    content = tuple(
        word
        for word in spoken
        if word.lower() not in idle and not word.isdigit() and titles.stem(word.lower()) not in GENERIC
    )
    if not FILLING.issuperset(word.lower() for word in content):
        others = {match["whose"].lower() for match in OTHERS.finditer(rest)}
        content = tuple(word for word in spoken if word in content or word.lower() in others)
    if found.each and amount is None and _asks_for_years(rest, content):
        amount = Quantity((range(MOST),), "year")
    if amount is not None:
        idle = OF_A_QUANTITY | (
            OF_MONEY if amount.unit == MONEY else OF_YEARS if amount.unit == "year" else frozenset()
        )
        content = tuple(word for word in content if word.lower() not in idle)
    return Wanted(content, amount, _either(rest, content), bool(BOTH.search(rest)), obliged)


def _asks_for_years(rest: str, content: Collection[str]) -> bool:
    """Whether years of experience are asked, or experience without a word of what with."""
    said = {word.lower() for word in TOKEN.findall(rest)}
    return not OF_YEARS.isdisjoint(said) or (not content and "experience" in said)


def _of_titles(wanted: Wanted, rest: str, known: Known) -> bool:
    """Whether the words ask for titles that hold them, rather than for what lines say."""
    in_titles = bool(wanted.content) and _title_words(wanted) <= known.title_words
    return in_titles and not wanted.obliged and wanted.quantity is None and not SAYS.search(rest)


def _title_words(wanted: Wanted) -> frozenset[str]:
    return frozenset(part for word in wanted.content for part in titles.words(word))


def _either(rest: str, content: Iterable[str]) -> frozenset[str]:
    """The words that stand beside an "or"."""
    beside = {word for match in EITHER.finditer(rest) for word in match.groups() if word}
    return frozenset(word for word in content if word in beside)


def _without(text: str, taken: Collection[str]) -> str:
    """A text without some words, given in lower case, and without "entry-level" where "entry" is one."""
    gone = {*taken, "level"}

    def kept(match: re.Match[str]) -> str:
        word = match.group().lower()
        parts = word.split("-")
        return " " if word in taken or (len(parts) > 1 and gone.issuperset(parts)) else match.group()

    return TOKEN.sub(kept, text)


def _ranks(asked: Iterable[Word]) -> tuple[tuple[frozenset[str], ...], bool]:
    """Ranks the question asks for, words side by side together; and whether it asks for those who lead."""
    groups: list[frozenset[str]] = []
    leading, beside = False, False
    for word in asked:
        if word.is_rank:
            said = frozenset(word.stands_for)
            leading = leading or word.text.lower() in LEADERS
            groups = [*groups[:-1], groups[-1] | said] if beside else [*groups, said]
        beside = word.is_rank
    return tuple(dict.fromkeys(groups)), leading


def _unit(question: str) -> Unit:
    if OF_FAMILIES.search(question):
        return Unit.FAMILIES
    return Unit.DEPARTMENTS if OF_DEPARTMENTS.search(question) else Unit.LEVELS


def _negated(rest: str) -> bool:
    """Whether the sentence that asks for levels asks for those that do not fit."""
    return any(NEGATED.search(sentence) for sentence in re.split(r"[.;!?]\s", rest) if asks_for_those(sentence))


def _still_said(link: FamilyLink, rest: str) -> bool:
    """Whether the words that name a family are left in a question."""
    left = {word.text.lower() for word in words(rest)}
    return all(word.lower() in left for word in link.matched.split())
