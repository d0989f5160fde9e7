"""A title that a question says and nobody has: "the VP of Orchards" where no vice president has to do with orchards.

It is a rank and a name beside it. Nobody has it where no level of that rank has a word of the name in its title, its
family's or its department's; levels of the same rank in other trades are not meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from corpus import title as titles
from indexer.passage import Passage
from indexer.snapshot import FamilyOutline, LevelOutline
from indexer.store import Store
from service.ask.asked import Asked, content_words
from service.links import NAMED, FamilyLink, named_places
from service.titled_ladder import ENDS, VAGUE
from service.vocabulary import vocabulary
from service.wording import DOER, ORDINARY, PLAIN_WORDS, WRITTEN, Word, likeness, words

LOOKED_AT = 40
"""Passages that hold the words of a title looked at for it."""
SHORT = 3
"""Letters of a name that may be short for another: "HR", "dev"."""
_OPEN = VAGUE | PLAIN_WORDS | frozenset(ENDS) - {"head"} | {"junior", "associate", "managers"}
"""Words of rank that may be said of levels called otherwise."""
_HEADING = frozenset({"manager", "director", "president", "chief"})
"""What a head of something may be called."""
_OF = frozenset({"of", "for"})
_OF_OTHERS = frozenset({"to", "under", "by", "than", "over", "above", "below", "beneath"})
_ARTICLES = frozenset({"a", "an", "the", "our", "your", "my"})
_QUALIFYING = vocabulary(
    """
    first next last current future former typical average experienced good great best strong successful effective real
    line hiring own team direct remote interim acting temporary promoted part full time
    """
)
"""What may be said of whoever has a rank, beside what the rank is of."""
_HELPING = frozenset("do does did can could must should will would may might shall".split())  # noqa: SIM905
_AFTER_A_VERB = frozenset("from to with at in for on over than by about as the a an and or".split())  # noqa: SIM905
_COMMA = re.compile(r",\s+")
_JOINED = re.compile(r"(?:[ &/-]|\s)*")
_SPEAKER = re.compile(r"(?:i|you|we|they|he|she|it|who|that)['’](?:d|ll|m|re|s|ve)", re.IGNORECASE)
"""Who does something and how it is done, in one word: the "I've" of "I've been offered Staff"."""


@dataclass(frozen=True, slots=True)
class TitleSaid:
    """A title as a question writes it, with its words, 0-based.

    `held`: family and level ids of the levels that have it; `of_rank`: of all levels of its rank, where none has it.
    `is_short`: whether its name may be short for one that is written out here: the HR of "HR director". `by_doing`:
    whether it says what its bearer does, which may be called otherwise here: the developer of "Senior Developer".
    """

    title: str
    places: range
    is_short: bool
    by_doing: bool
    held: tuple[tuple[str, str], ...]
    of_rank: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """A rank and a name beside it; `first` and `last` are the words of the question that they are, `name` those of the
    name, 0-based.
    """

    rank: frozenset[str]
    name: tuple[int, ...]
    first: int
    last: int


class SaidTitles:
    """Finds them against one catalogue and its documents."""

    def __init__(self, outline: Sequence[FamilyOutline], store: Store) -> None:
        self._outline = tuple(outline)
        self._store = store
        self._heads = frozenset(
            said[-1] for family in outline for level in family.levels if (said := titles.words(level.title))
        )
        about = [_around(family, level) | _department(family) for family in outline for level in family.levels]
        self._known = frozenset[str]().union(*about)

    def first(self, asked: Asked) -> TitleSaid | None:
        """The first rank with a name beside it that a question says; null where it says none."""
        return next(self._among(asked, _OF_OTHERS), None)

    def other_side(self, asked: Asked) -> TitleSaid | None:
        """The title that nobody has of those that a question sets against each other; null where it says none such, or
        only one of a role that is here.
        """
        named = named_places([link for link in asked.reading.links.families if link.strength >= NAMED])
        return next((s for s in self._among(asked, frozenset()) if not s.held and not named & set(s.places)), None)

    def _among(self, asked: Asked, others: Set[str]) -> Iterator[TitleSaid]:
        """The ranks with a name beside them, in the question's order, but for those that follow one of those words."""
        written = list(WRITTEN.finditer(asked.question))
        for said in self._said(asked.question, words(asked.question), others):
            held = self._held(said, words(asked.question), asked.reading.links.families)
            title = re.sub(r"['’]s?$", "", asked.question[written[said.first].start() : written[said.last].end()])
            of_rank = [(f.id, lv) for f in self._outline for lv in f.levels if said.rank <= _rank(lv)]
            exact = [(family_id, lv) for family_id, lv in of_rank if _rank(lv) == said.rank]
            ids = tuple((family_id, lv.id) for family_id, lv in exact or of_rank)
            short = any(len(written[place][0]) <= SHORT for place in said.name)
            by_doing = said.name[0] == said.first + len(said.rank) and not said.rank & titles.HEADS.keys()
            yield TitleSaid(title, range(said.first, said.last + 1), short, by_doing, held, ids)

    def line(self, title: str) -> Passage | None:
        """A line that names a title; null where none does."""
        wanted = titles.words(title)
        said = re.compile(rf"\b{' '.join(map(re.escape, wanted))}\b")
        found = self._store.passages([hit.number for hit in self._store.search_text(" ".join(wanted), LOOKED_AT)])
        return next((each for each in found if said.search(" ".join(titles.words(each.text)))), None)

    def _said(self, question: str, asked: Sequence[Word], others: Set[str]) -> list[_Said]:
        """The ranks of a question with the names beside them."""
        content = set(content_words(question))
        apart, commas = _parted(question), _parted(question, _COMMA)
        capitals = all(word.text[0].isupper() for word in asked)

        def names(place: int) -> bool:
            word = asked[place]
            title_case = place > 0 and word.text[0].isupper() and not capitals
            known = word.text.lower() in content or (title_case and word.text.casefold() not in ORDINARY)
            small = word.text.casefold()
            fits = not (word.is_rank or small.isdigit() or small.endswith("ly") or small in _QUALIFYING)
            fits = fits and not _SPEAKER.fullmatch(small)
            return known and fits

        def ranked_from(place: int) -> int:
            while place < len(asked) and asked[place].is_rank and place - 1 not in apart:
                place += 1
            return place

        def run(place: int, step: int) -> list[int]:
            found: list[int] = []
            while 0 <= place < len(asked) and names(place):
                found.append(place)
                border = place if step > 0 else place - 1
                if border in apart or (step > 0 and re.search(r"['’]s?$", asked[place].text)):
                    break
                place += step
            return sorted(found)

        found: list[_Said] = []
        place = 0
        while place < len(asked):
            start = place
            place += 1
            if not asked[start].is_rank:
                continue
            place = ranked_from(place)
            last = place - 1
            rank = frozenset(part for at in range(start, place) for part in asked[at].stands_for)
            before = [word.text.casefold() for word in asked[max(0, start - 2) : start]]
            while before and before[-1] in _ARTICLES:
                before.pop()
            if before and before[-1] in others:
                continue
            name: list[int] = []
            if place < len(asked) and last not in apart and asked[place].text.casefold() in _OF:
                name = run(place + 1, 1)
            elif last in commas and place < len(asked) and asked[place].text[0].isupper():
                name = run(place, 1)
            following = run(place, 1) if not name and last not in apart else []
            if rank == {"chief"} and following and following[-1] + 1 < len(asked):
                if asked[following[-1] + 1].stands_for == ("officer",):
                    name, rank, place = following, frozenset({"chief", "officer"}), following[-1] + 2
            elif (
                following
                and (more := ranked_from(following[-1] + 1)) > following[-1] + 1
                and following[-1] not in apart
            ):
                name, place = following, more  # "Senior Product Manager" is one title
                rank |= {part for at in range(following[-1] + 1, more) for part in asked[at].stands_for}
            elif (
                following
                and self._is_role(following, asked, capitals=capitals)
                and not _is_verb(following, start, asked)
            ):
                name = following
            preceding = run(start - 1, -1) if not name and start and start - 1 not in apart else []
            if preceding and self._is_trade(preceding, asked):
                name = preceding
            rank -= _OPEN
            if name and rank:
                found.append(_Said(rank, tuple(name), min(start, *name), max(place - 1, *name)))
        return found

    def _is_role(self, name: Sequence[int], asked: Sequence[Word], *, capitals: bool) -> bool:
        """Whether words after a rank are what its bearer does: "Scientist"; or are written as a title: "VP Sales"."""
        said = titles.words(asked[name[-1]].text)
        doer = bool(said) and (said[-1] in self._heads or bool(DOER.fullmatch(asked[name[-1]].text)))
        return doer or (not capitals and all(asked[place].text[0].isupper() for place in name))

    def _is_trade(self, name: Sequence[int], asked: Sequence[Word]) -> bool:
        """Whether words before a rank are what it is of: they open the question, follow an article, or are capitals."""
        before = asked[min(name) - 1].text.casefold() if min(name) else "the"
        small = all(asked[place].text.islower() for place in name)
        return not small or before in _ARTICLES | _OF or bool(self._known & set(asked[min(name)].stands_for))

    def _held(self, said: _Said, asked: Sequence[Word], links: Sequence[FamilyLink]) -> tuple[tuple[str, str], ...]:
        """The levels of that rank that have a word of the name, or are of a family or department that it names.

        A head is whoever is highest of those.
        """
        named = {link.family.id for link in links if link.positions & set(said.name)}
        name = {part for place in said.name for part in asked[place].stands_for or (asked[place].text.casefold(),)}
        found = [
            (family.id, level) for family in self._outline for level in family.levels
            if _bears(level, said.rank)
            and (
                family.id in named
                or name == _department(family)
                or any(likeness(part, word) for part in name for word in _around(family, level))
            )
        ]  # fmt: skip
        if said.rank == {"head"}:
            called = [each for each in found if "head" in _rank(each[1])]
            highest = max((titles.seniority(level.title) for _, level in found), default=0.0)
            found = called or [each for each in found if titles.seniority(each[1].title) == highest]
        return tuple((family_id, level.id) for family_id, level in found)


def _around(family: FamilyOutline, level: LevelOutline) -> frozenset[str]:
    """The words of a level's title and of its family's."""
    stem = family.id.rpartition("/")[2].replace("-", " ").replace("_", " ")
    return frozenset((*titles.words(level.title), *titles.words(family.title), *titles.words(stem)))


def _department(family: FamilyOutline) -> frozenset[str]:
    return frozenset(titles.words(family.department.replace("-", " ").replace("_", " ")))


def _rank(level: LevelOutline) -> frozenset[str]:
    parts = titles.key(level.title)
    return parts.ranks | parts.heads | (frozenset(titles.words(level.title)) & {"vice", "officer"})


def _bears(level: LevelOutline, rank: frozenset[str]) -> bool:
    borne = _rank(level)
    return rank <= borne or (rank == {"head"} and bool(borne & _HEADING))


def _is_verb(name: Sequence[int], first: int, asked: Sequence[Word]) -> bool:
    """Whether a small word after the rank at `first` is what its bearer does: "does a director differ from"."""
    after = asked[name[-1] + 1].text.casefold() if name[-1] + 1 < len(asked) else ""
    helped = any(word.text.casefold() in _HELPING for word in asked[:first])
    return helped and asked[name[-1]].text.islower() and (not after or after in _AFTER_A_VERB)


def _parted(question: str, by: re.Pattern[str] | None = None) -> frozenset[int]:
    """The words of a question after which more than a space, a dash or an ampersand stands, or just that, 0-based."""
    written = list(WRITTEN.finditer(question))
    ends = zip(written, [*(match.start() for match in written[1:]), len(question)], strict=True)
    between = [question[match.end() : following] for match, following in ends]
    return frozenset(n for n, said in enumerate(between) if (by.fullmatch(said) if by else not _JOINED.fullmatch(said)))
