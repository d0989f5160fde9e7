"""The two sides of a comparison: which level is the lower, which the higher, and which is missing."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Protocol

from corpus import title as titles
from corpus.model import JobFamily, Level, Track
from indexer.snapshot import FamilyOutline
from service.ask.fitting import names
from service.ask.ladder import Placed, end, leader, lower_first, pages_in_order, rung
from service.ask.polar import polar
from service.ask.relation import Relation, Way, asker_is_on, contributors_only, relations, upwards
from service.ask.subject import Subject
from service.chain import Families
from service.level_linking import PLAIN_SHARE
from service.links import NAMED, WHOLE, FamilyLink, LevelLink, Links
from service.wording import SAME_STEM, WRITTEN, likeness, words

_WAY = r"(?:track|path|ladder|route|side|career)s?"
_CONTRIBUTOR = re.compile(
    r"\b(?:ics?|individual[- ]contributors?"
    rf"|(?:individual|technical|expert|specialist|non-?manage(?:r|ment|rial)) {_WAY}"
    r"|(?:stay|remain)(?:s|ing)? (?:technical|hands[- ]on|an? (?:expert|specialist)))\b",
    re.IGNORECASE,
)
_MANAGER = re.compile(
    r"\b(?:manage(?:rs?|ment|rial)|managing|(?:people|team) lead(?:ers?|ership)|lead(?:s|ing)? (?:people|others|a team)"
    rf"|leadership(?: {_WAY})?)\b",
    re.IGNORECASE,
)
_BETWEEN_TRACKS = re.compile(
    r"\b(?:and|or|vs|versus|against|compared?|than|differ\w*|from|between|instead)\b|/", re.IGNORECASE
)
_LEVELS = re.compile(
    r"\b(?:levels|rungs|ranks)\b|\b(?:each|every|any)\s+(?:\w+\s+){0,3}(?:level|rung)\b", re.IGNORECASE
)
_JOINT = r"(?:and|or|vs|versus|to|with|against|from|than)"
_JOINED = re.compile(_JOINT)
_SET_AGAINST = re.compile(r"\b(?:vs|versus|against|compar\w*|differ\w*|between|than)\b", re.IGNORECASE)
_WHICH_TRACK = re.compile(r"\b(?:which|what)\s+(?:\w+\s+)?tracks?\b", re.IGNORECASE)
SAID = 0.75
"""Share of the surest level's strength from which another is one of the sides beside a level told by its place."""
_LOWER_ONE = frozenset({"junior", "jr", "entry", "younger", "lower"})
"""Words of rank that, beside another level, mean the one below it where no level bears them."""
WANTS_BEYOND = re.compile(
    r"\b(?:does|do|is|are|must|should|would|has|have|can|need)\s+(?P<more>[^?;.]+?)\s+(?:that|which|and)\s+"
    r"(?P<less>[^?;.]+?)\s+(?:(?:do|does|is|are|has|have|need|must|can|would)(?:\s+not|n['’]?t)|lacks?|cannot)\b",
    re.IGNORECASE,
)
"""How a question says which side has more: "what does design want that research does not"."""
_OVER = re.compile(
    r"\b(?:does|do|is|are|must|should|would|has|have|can|need)\s+(?P<more>[^?;.]+?)\s+"
    r"(?:over|beyond|on\s+top\s+of|more\s+than)\s+(?P<less>[^?;.]+)",
    re.IGNORECASE,
)
"""The same of what one side has over the other: "what does design do beyond research"."""
_ADDS = re.compile(r"\b(?:adds?|additional(?:ly)?|extra)\b", re.IGNORECASE)


class Catalogue(Families, Protocol):
    """Where job families come from, and what all of them are called."""

    def outline(self) -> tuple[FamilyOutline, ...]:
        """All families, without their lines."""
        ...


@dataclass(frozen=True, slots=True)
class Sides:
    """The levels to compare, each with its family; null where the question names one that does not exist.

    `missing` are the words for it, `available` the titles of the family meant, which is called `family`. `assumed`: the
    question names one side, and the other is the level next to it.
    """

    before: Placed | None
    after: Placed | None
    missing: str
    available: tuple[str, ...]
    family: str = ""
    assumed: bool = False


def every_level(question: str) -> bool:
    """Whether a question sets all levels of a ladder against each other: "compare the three buyer levels"."""
    return _LEVELS.search(question) is not None


def chain(question: str, links: Links, about: Subject, families: Catalogue) -> list[Placed]:
    """Three levels or more that a question sets against each other, lowest first; none where it names fewer."""
    if not about.families or any(each.beside or each.extreme for each in relations(question)):
        return []
    home = about.families[0]
    held = {home.family.id} | home.pages
    links = _with_own_codes(links, held)
    surest = max((link.strength for link in links.levels), default=0.0)
    sure = [link for link in links.levels if link.strength >= SAID * surest and not asker_is_on(question, link.at)]
    named = [link for link in sure if link.family.id in held]
    if sum(not link.alone for link in named) > 1:  # "Buyer, Senior Buyer and Staff Buyer": the plain one is named too
        plain = [link for link in about.levels if link.family.id in held and link.strength == PLAIN_SHARE * surest]
        named += [link for link in plain if not link.alone and _is_joined(question, link.at)]
    for several in (named, [link for link in sure if not any(held_at(link, other) for other in sure)]):
        in_order = {link.at: link for link in sorted(several, key=lambda link: link.at)}
        placed = {link.level.id: _placed(link, families) for link in in_order.values()}
        if len(placed) > 2:
            return lower_first(list(placed.values())) if several is named else list(placed.values())
    ranked = any(link.strength > PLAIN_SHARE * home.strength for link in named)
    if ranked or not about.one_role or not every_level(question):
        return []
    pages = [families.family(page) for page in sorted(home.pages)]
    found = pages_in_order(families.family(home.family.id), pages)
    return found if len(found) > 2 else []


def _is_joined(question: str, at: int) -> bool:
    """Whether the name at a word of a question is one of those that it sets against each other."""
    before = [word.text.casefold() for word in words(question)[max(0, at - 2) : at]]
    while before and before[-1] in {"a", "an", "the", "plain"}:
        before.pop()
    return not before or before[-1] in {"between", "compare", "comparing", "of"} or bool(_JOINED.fullmatch(before[-1]))


def held_at(link: LevelLink, other: LevelLink) -> bool:
    """Whether another level of the same family is named at the same word more surely."""
    return link.at == other.at and link.family.id == other.family.id and link.strength < other.strength


def named_twice(question: str, links: Links, about: Subject) -> bool:
    """Whether both sides of a comparison are called the same: "the difference between a Buyer and a Buyer"."""
    named = {link.matched for link in links.levels} | {link.matched for link in about.families}
    for said in map(re.escape, named):
        for match in re.finditer(rf"\b{said}\W+{_JOINT}\W+(?:(?:an?|the)\W+)?{said}\b", question, re.IGNORECASE):
            before = words(question[: match.start()])
            if not (before and before[-1].is_rank):  # "a Senior Buyer and a Buyer" are two
                return True
    return False


def sides(question: str, links: Links, about: Subject, families: Catalogue) -> Sides | None:
    """The sides a question compares; null where it names no family, or no level of one."""
    if not about.families:
        return None
    home = families.family(about.families[0].family.id)
    pages = [families.family(page) for page in sorted(about.families[0].pages)]
    links = _with_own_codes(links, {home.id} | about.families[0].pages)
    available = tuple(level.title for _, level in pages_in_order(home, pages))
    named = _named(question, links, about)
    told = relations(question)
    if told:  # a name without its rank only says whose ladder it is
        surest = max((link.strength for link in named), default=0.0)
        named = [link for link in named if link.strength >= SAID * surest]
    both = _ends(question, told, home, pages, links, about, families)
    if both is not None:
        return Sides(*directed(question, both), "", available)
    leaders = [link for link in named if any(each.at <= link.at < each.end for each in told if each.way is Way.LEADER)]
    if leaders and len(leaders) == len(named):  # "buyers and their team lead": the lead is named, the others by role
        plain = _plain(home)
        if plain is not None:
            low, high = lower_first([(home, plain), _placed(leaders[0], families)])
            return Sides(low, high, "", available)
    anchor = _anchor(question, told, named)
    if sets_tracks(question, links):
        own = next((_placed(link, families) for link in named if titles.key(link.level.title).ranks), None)
        both = _tracks(home, own, families)
        if both is not None:
            return Sides(*both, "", available)
    if len(named) >= 2 and anchor is None:
        meant = [_placed(link, families) for link in sorted(named, key=lambda link: link.at)]
        return Sides(*directed(question, lower_first(meant)), "", available)
    own = _placed(anchor or named[0], families) if named else None
    if own and told:
        found = _told(question, own, told[0], pages, families)
        if isinstance(found, str):
            return Sides(own, None, found, available)
        if found is not None and found[1].id != own[1].id:
            low, high = lower_first([own, found])
            return Sides(low, high, "", available)
    missing = about.families[0].unmet or about.families[0].unmet_alone
    if own and missing.casefold() in _LOWER_ONE:
        other = rung(own, pages, -1)
        if other is not None:
            return Sides(other, own, "", available)
    elsewhere = _lacking(links, about) if own and not missing else None
    if own and elsewhere:
        higher = titles.seniority(elsewhere.unmet) >= titles.seniority(own[1].title)
        lacks = tuple(level.title for level in elsewhere.family.levels)
        before, after = (own, None) if higher else (None, own)
        return Sides(before, after, elsewhere.unmet, lacks, elsewhere.family.title)
    if missing:
        if own is None:
            return Sides(None, None, missing, available)
        higher = titles.seniority(missing) >= titles.seniority(own[1].title)
        return Sides(own, None, missing, available) if higher else Sides(None, own, missing, available)
    split = _split(question, about.families[0], own) if own and not told else None
    if own and split is not None:
        low, high = lower_first([own, split])
        return Sides(low, high, "", available)
    return _beside(question, own, pages, named[0].at, available) if own else None


def named_levels(question: str, links: Links, about: Subject, families: Families) -> list[Placed]:
    """The levels that a question sets against each other by their names, in its order; two at most."""
    named = sorted(_named(question, links, about), key=lambda link: link.at) if about.families else []
    return [_placed(link, families) for link in named]


def two_sided(question: str, links: Links, about: Subject) -> bool:
    """Whether a question names two levels, or tells one by its place beside another, or both ends of a ladder."""
    told = relations(question)
    ends = [each for each in told if each.extreme]
    if len({link.at for link in about.levels}) > 1 or len(ends) > 1:
        return True
    return bool(about.levels and (len(told) > len(ends) or away(links, about)))


def _with_own_codes(links: Links, held: Set[str]) -> Links:
    """The links without levels elsewhere that are named by a code alone which a level of the families meant has."""
    own = {link.level.grade for link in links.levels if link.family.id in held}
    kept = [
        link for link in links.levels
        if link.family.id in held or link.level.grade not in own or not all(map(titles.is_code, link.matched.split()))
    ]  # fmt: skip
    return Links(links.families, tuple(kept))


def _anchor(question: str, told: Sequence[Relation], named: Sequence[LevelLink]) -> LevelLink | None:
    """The level from which another is told by rungs: the one named right after that, else the last one before it.

    Null where nothing is told so, or where both levels are named after it: "the step up from Senior to Staff".
    """
    beside = [each for each in told if each.beside]
    if not beside or not named:
        return None
    after = sorted((link for link in named if link.at >= beside[0].end), key=lambda link: link.at)
    if beside[0].anchored and after:
        before = words(question)[after[-1].at - 1].text.casefold() if after[-1].at else ""
        return None if len(after) > 1 and before in {"to", "into"} else after[0]
    return max(named, key=lambda link: link.strength)


def _told(
    question: str, own: Placed, relation: Relation, pages: Sequence[JobFamily], families: Catalogue
) -> Placed | str | None:
    """The level told by its place beside `own`; its title where it is no level here; null beyond the ladder's ends."""
    if relation.beside:
        return rung(own, pages, relation.steps if relation.way is Way.ABOVE else -relation.steps)
    if relation.way is Way.LEADER:
        found = leader(own, pages, families.outline(), families)
        return str(own[1].reports_to.value) if found is None and own[1].reports_to else found
    return end_meant(question, relation, own[0], pages)


def end_meant(
    question: str, relation: Relation, family: JobFamily, pages: Sequence[JobFamily], of: Level | None = None
) -> Placed | None:
    """An end of a ladder, of two side by side that of the level `of`; interns stand on it only where it is not its
    entry that is asked for.
    """
    tracks = [track for track in Track if track is not Track.INTERN or relation.way is not Way.ENTRY]
    if contributors_only(question):
        tracks = [track for track in tracks if track in {Track.INTERN, Track.IC}]
    return end(family, pages, top=relation.way is Way.HIGHEST, tracks=tracks, of=of)


def _ends(
    question: str, told: Sequence[Relation], home: JobFamily, pages: Sequence[JobFamily], links: Links, about: Subject,
    families: Catalogue,
) -> tuple[Placed, Placed] | None:  # fmt: skip
    """Both ends of a ladder, or one end of two, where a question sets them against each other."""
    ends = [each for each in told if each.extreme]
    if not ends:
        return None
    ways = list(dict.fromkeys(each.way for each in ends))
    apart = next((link for link in links.families if _apart(link, about.families[0]) and link.strength >= WHOLE), None)
    if apart is not None and len(ways) == 1:
        other = families.family(apart.family.id)
        first, second = end_meant(question, ends[0], home, pages), end_meant(question, ends[0], other, [])
        if first is None or second is None:
            return None
        in_order = sorted(
            ((min(about.families[0].positions), first), (min(apart.positions), second)), key=lambda x: x[0]
        )
        low, high = lower_first([placed for _, placed in in_order])
        return low, high
    if len(ways) > 1:
        found = [placed for each in ends if (placed := end_meant(question, each, home, pages)) is not None]
        if len(found) > 1 and found[0][1].id != found[-1][1].id:
            low, high = lower_first([found[0], found[-1]])
            return low, high
    return None


def directed(question: str, both: Sequence[Placed]) -> tuple[Placed, Placed]:
    """The two levels, with the one last of which a question says that it has more than the other, where not one of
    them stands above the other on a ladder.
    """
    low, high = both
    match = WANTS_BEYOND.search(question) or _OVER.search(question)
    alike = low[1].grade is not None and high[1].grade is not None and low[1].grade.value == high[1].grade.value
    if match is None or (low[0].id == high[0].id and not alike):
        return low, high
    more, less = match["more"], match["less"]
    turned = _said(low, high, more) + _said(high, low, less) - _said(high, low, more) - _said(low, high, less)
    return (high, low) if turned > 0 else (low, high)


def _said(one: Placed, other: Placed, text: str) -> int:
    """How many words of a text are of one title and not of the other."""
    own = set(titles.words(one[1].title)) - set(titles.words(other[1].title))
    said = [part for word in words(text) for part in word.stands_for]
    return sum(any(likeness(part, word) >= SAME_STEM for word in own) for part in said)


def _named(question: str, links: Links, about: Subject) -> list[LevelLink]:
    """The two levels meant, or the one: of the family meant, else one of it and one of another named elsewhere."""
    home = about.families[0].family.id
    own = sorted((link for link in about.levels if link.family.id == home), key=lambda link: link.at)
    others_levels = away(links, about)
    if len(own) > 2:  # "as a Senior Buyer, Staff or manager": the Senior only says who asks
        own = [link for link in own if not asker_is_on(question, link.at)] or own
    if len(own) > 1 and others_levels:
        own = [link for link in own if not link.alone] or own
    if len(own) >= 2 and not others_levels:
        ranked = sorted(own, key=lambda link: -link.strength)
        first = ranked[0]
        others = [link for link in ranked[1:] if link.at != first.at] or ranked[1:]
        return [first, others[0]]
    return [*own[:1], *others_levels[:1]]


def away(links: Links, about: Subject) -> list[LevelLink]:
    """The levels of a family, or other page, that other words of the question name than those of the family meant.

    Surest first.
    """
    home = about.families[0]
    meant = {link.family.id for link in about.families}
    apart = {link.family.id for link in links.families if _apart(link, home)} - meant
    taken = {link.at for link in links.levels if link.family.id == home.family.id}
    levels = [
        link for link in links.levels
        if link.family.id in apart or (link.family.id in home.pages and link.at not in taken)
    ]  # fmt: skip
    beside = [link for link in levels if not link.alone]
    return beside or levels


def _lacking(links: Links, about: Subject) -> FamilyLink | None:
    """The other family that a question names whole, with a rank none of its levels bears; null where there is none."""
    home = about.families[0]
    having = {link.family.id for link in links.levels}
    return next(
        (
            link for link in links.families
            if link.unmet and link.strength >= WHOLE and link.family.id not in having and _apart(link, home)
        ),
        None,
    )  # fmt: skip


def _apart(link: FamilyLink, home: FamilyLink) -> bool:
    return bool(link.positions) and not link.positions & home.positions


def _split(question: str, home: FamilyLink, own: Placed) -> Placed | None:
    """The plain level of a family, where a question joins the family's name to what only tells a level of it: the
    Buyer of "between Buier and Strategic", of which no level's title is said whole; else null.
    """
    asked = words(question)
    first, last = min(home.positions, default=0), max(home.positions, default=0)
    while last + 1 < len(asked) and asked[last + 1].is_rank:
        last += 1
    while first and asked[first - 1].is_rank:
        first -= 1
    joints = [at for at in range(first, last) if _JOINED.fullmatch(asked[at].text.casefold())]
    plain = _plain(own[0])
    if len(joints) != 1 or plain is None or plain.id == own[1].id:
        return None
    telling = set(titles.words(own[1].title)) - set(titles.words(own[0].title))
    before, after = range(first, joints[0]), range(joints[0] + 1, last + 1)
    tells = [{part for at in places for part in asked[at].stands_for} & telling for places in (before, after)]
    if bool(tells[0]) == bool(tells[1]):
        return None
    told = before if tells[0] else after
    others = [word for at, word in enumerate(asked) if at not in told and word.is_rank]
    of_name = set(titles.words(own[0].title))
    return (own[0], plain) if all(of_name.issuperset(word.stands_for) for word in others) else None


def _plain(family: JobFamily) -> Level | None:
    """The lowest contributor that bears no word of rank; null where all do."""
    return next((lv for lv in family.levels if lv.track is Track.IC and not titles.key(lv.title).ranks), None)


def _placed(link: LevelLink, families: Families) -> Placed:
    family = families.family(link.family.id)
    return family, family.level(link.level.id)


def sets_tracks(question: str, links: Links) -> bool:
    """Whether a question sets contributors against managers, beside the names of roles: "IC or manager in buying?".

    What one level is, of the two, is another question.
    """
    named = [link for link in links.families if link.strength >= NAMED]
    asked = words(question)
    of_names = {
        place for link in named for place in link.positions
        if not asked[place].is_rank or set(asked[place].stands_for) <= set(titles.words(link.family.title))
    }  # fmt: skip
    said = zip(WRITTEN.finditer(question), _after(question), strict=True)
    kept = "".join("" if place in of_names else match[0] + after for place, (match, after) in enumerate(said))
    if not (_CONTRIBUTOR.search(kept) and _MANAGER.search(kept)) or polar(question) or _WHICH_TRACK.search(question):
        return False
    of_one = any(link.strength >= NAMED and _is_ranked(link.level.title) for link in links.levels)
    return bool((_SET_AGAINST if of_one else _BETWEEN_TRACKS).search(kept))


def _is_ranked(title: str) -> bool:
    parts = titles.key(title)
    return bool(parts.ranks | parts.heads)


def _after(question: str) -> list[str]:
    """What stands after each word of a question, up to the next."""
    said = list(WRITTEN.finditer(question))
    starts = [match.start() for match in said[1:]]
    return [question[match.end() : start] for match, start in zip(said, [*starts, len(question)], strict=True)]


def _tracks(home: JobFamily, own: Placed | None, families: Catalogue) -> tuple[Placed, Placed] | None:
    """Contributor and manager of a family, `own` one of them where it is named; null where it has no such two."""
    contributors = [(home, level) for level in home.levels if level.track is Track.IC]
    managers = [(home, level) for level in home.levels if level.track is Track.MANAGEMENT]
    if not contributors and managers:
        contributors = _led_by(managers, families)
    if own is not None and own[1].track is Track.MANAGEMENT:
        manager: Placed | None = own
    elif managers:
        manager = managers[0]
    else:
        manager = leader(own or contributors[0], [], families.outline(), families) if own or contributors else None
    contributor = own if own is not None and own[1].track is Track.IC else None
    if contributor is None and contributors:
        contributor = _beneath(contributors, manager)
    led = manager is not None and manager[1].track in {Track.MANAGEMENT, Track.EXECUTIVE}
    return (contributor, manager) if contributor and manager and led else None


def _led_by(managers: Sequence[Placed], families: Catalogue) -> list[Placed]:
    """The contributors of the first role in the department that reports to one of them."""
    department = managers[0][0].department
    for outline in families.outline():
        if outline.department != department:
            continue
        family = families.family(outline.id)
        led = [(family, level) for level in family.levels if level.track is Track.IC]
        bosses = [level.reports_to.value for _, level in led if level.reports_to is not None]
        if any(names(level.title, boss) for boss in bosses for _, level in managers):
            return led
    return []


def _beneath(contributors: Sequence[Placed], manager: Placed | None) -> Placed:
    """The contributor nearest to a manager by grade, not above it; else the highest."""
    grade = manager[1].grade.value if manager and manager[1].grade else None
    if isinstance(grade, int):
        fitting = [
            each for each in contributors
            if each[1].grade and isinstance(each[1].grade.value, int) and each[1].grade.value <= grade
        ]  # fmt: skip
        if fitting:
            return fitting[-1]
    return contributors[-1]


def _beside(question: str, own: Placed, pages: Sequence[JobFamily], at: int, available: tuple[str, ...]) -> Sides:
    """A level, named at word `at`, against the one above where the question looks up, else the one below.

    The lowest is set against the one above too, unless it is what that adds itself that is asked for.
    """
    below, above = rung(own, pages, -1), rung(own, pages, 1)
    up = upwards(question, at) or (below is None and not _ADDS.search(question))
    other = above if above and up else below
    if other is None:
        return Sides(None, own, "", available, assumed=True)
    low, high = lower_first([own, other])
    return Sides(low, high, "", available, assumed=True)
