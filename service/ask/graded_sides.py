"""Levels that a question sets against each other by their grades: "compare a grade 6 and a grade 7 buyer", "L3 vs L5".

A grade says which level of a role is meant more surely than any word beside it: the role may be called like one of its
levels.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from corpus import title as titles
from corpus.model import Track
from indexer.snapshot import FamilyOutline, LevelOutline
from service.ask.codes import codes
from service.ask.departments import departments
from service.ask.polar import polar
from service.ask.subject import EQUAL
from service.links import NAMED, WHOLE, FamilyLink, Links
from service.spread import pages
from service.wording import WRITTEN, code_said, only_codes, words

LEAST = 0.5
"""Strength from which words beside grades name the role whose levels have them."""
_JOINT = r"(?:\s*[,/&–-]\s*|\s+(?:and|or|to|vs\.?|versus|against|with|from|than|over|beyond)\s+)(?:an?\s+|the\s+)?"
_LABEL = r"(?:(?:job|pay|salary)\s+)?(?:grades?|bands?|scales?)\s*"
_GRADE = r"\d{1,2}(?![\w%]|[.,]\d)"
_LABELLED = re.compile(rf"\b{_LABEL}{_GRADE}(?:{_JOINT}(?:{_LABEL})?{_GRADE})*", re.IGNORECASE)
_A_CODE = r"[A-Za-z]{1,3}[ -]?\d{1,2}\b"
_ANY = rf"(?:an?\s+|the\s+)?(?:(?:levels?|grades?|bands?|scales?)\s*)?(?:{_A_CODE}|(?:{_LABEL})?{_GRADE})"
_SETS = re.compile(
    r"\b(?:differ\w*|compar\w*|contrast\w*|vs|versus|against|distinguish\w*|apart|gap\s+between|chang(?:es?|ing)\s+between)\b"
    rf"|\b(?:over|beyond|than)\s+{_ANY}|\bfrom\s+{_ANY}[^?.;]{{0,40}}?\s+(?:up\s+)?to\s+{_ANY}"
    r"|\b(?:does|do)(?:\s+not|n['’]?t)\b",
    re.IGNORECASE,
)
"""How a question sets what it names against each other, rather than asking the same of both."""
_OF_TRACKS = (frozenset({Track.IC, None}), frozenset({Track.MANAGEMENT}))
_ASKS_ELSE = re.compile(
    r"\W*(?:who|whom|whose|when|where|why|which|how\s+(?:many|much|long|often|far))\b", re.IGNORECASE
)
"""How a question opens that sets nothing against each other, though it names two grades."""

GradedLevel = tuple[FamilyOutline, LevelOutline]
"""A level with the page it stands on."""


@dataclass(frozen=True, slots=True)
class Role:
    """A family, with the other pages of its role where that is spread over several."""

    home: FamilyOutline
    pages: tuple[FamilyOutline, ...]

    @property
    def all_pages(self) -> tuple[FamilyOutline, ...]:
        """Its pages, the first of them first."""
        return self.home, *self.pages

    @property
    def title(self) -> str:
        """What readers are told the role is called: the family's title, or its folder where each level is a page."""
        return self.home.id.rpartition("/")[0] if self.pages else self.home.title

    def ladders(self, wanted: Sequence[str], said: Set[str]) -> list[list[GradedLevel]]:
        """The ladders of a page that holds several which have each of these grades, lowest first: those called alike,
        and of them those whose titles hold most of the words `said`; none where one or none has them all.
        """
        alike: dict[frozenset[str], list[GradedLevel]] = {}
        for page in self.all_pages:
            for level in page.levels:
                subject = titles.key(titles.without_code(level.title)).subject
                alike.setdefault(subject, []).append((page, level))
        order = sorted(wanted, key=_height)
        found = {
            subject: [next(each for each in levels if grade in _grades(each[1])) for grade in order]
            for subject, levels in alike.items()
            if all(any(grade in _grades(level) for _, level in levels) for grade in order)
        }
        most = max((len(said & subject) for subject in found), default=0)
        return [levels for subject, levels in found.items() if len(said & subject) == most]

    def graded(self, wanted: Sequence[str], said: Set[str] = frozenset()) -> list[GradedLevel]:
        """A level of each grade, lowest first, all of one track where one has them all; none where a grade lacks. Of
        several of one grade the one whose title holds most of the words `said`, in lower case.
        """
        ladders = self.ladders(wanted, said)
        if len(ladders) == 1:
            return ladders[0]
        held = [(page, level) for page in self.all_pages for level in page.levels]
        held.sort(key=lambda each: -len(said & titles.key(each[1].title).subject))
        for tracks in (*_OF_TRACKS, frozenset([*Track, None])):
            found = [
                next((each for each in held if each[1].track in tracks and grade in _grades(each[1])), None)
                for grade in sorted(wanted, key=_height)
            ]
            if all(found):
                return [each for each in found if each is not None]
        return []


def compares(question: str) -> bool:
    """Whether a question sets something with a number against another, rather than asking whether, who or when."""
    if not any(character.isdigit() for character in question) or polar(question):
        return False
    return _ASKS_ELSE.match(question) is None and _SETS.search(question) is not None


def set_against(question: str, held: Set[str]) -> tuple[str, ...]:
    """The grades that a question sets against each other, each once, in its order: of "grade 7 vs 6" 7 and 6.

    Of codes in small letters only those that levels bear, `held`. None where it names fewer than two, or asks whether.
    """
    if not compares(question):
        return ()
    numbers = [number for match in _LABELLED.finditer(question) for number in re.findall(r"\d+", match[0])]
    small = [code for word in words(question) if (code := code_said(word)) in held]
    found = tuple(dict.fromkeys(numbers or (*codes(question), *small)))
    return found if len(found) > 1 else ()


def _height(grade: str) -> tuple[str, int]:
    scale = grade.rstrip("0123456789")
    return scale, int(grade[len(scale) :] or 0)


def roles(families: Sequence[FamilyOutline]) -> Iterator[Role]:
    """All roles of a catalogue, one of several pages once."""
    spread = pages(families)
    for number, (family, others) in enumerate(zip(families, spread, strict=True)):
        if not others or number < min(others):
            yield Role(family, tuple(families[other] for other in others))


def apart(question: str, links: Links, held: Set[str]) -> list[tuple[FamilyLink, str]]:
    """Two roles that a question sets against each other at grades, each with its own, or both with the one that stands
    last: "a grade 7 buyer vs a grade 8 seller", "buyer and seller at L3"; none where it does not.
    """
    if not compares(question):
        return []
    sure = [link for link in links.families if link.strength >= NAMED and link.positions and not _is_coded(link)]
    first = next(iter(sure), None)
    others = [link for link in sure if first and not link.positions & first.positions]
    if first is None or len({link.family.id for link in others}) != 1 or len(sure) - len(others) > 1:
        return []
    both = sorted((first, others[0]), key=lambda link: min(link.positions))
    said = _placed_grades(question, held)
    ends = [max((at for at in link.positions if not _is_said(at, said)), default=-1) for link in both]
    if len(said) == 1 and said[0][0] > ends[1]:
        return [(link, said[0][1]) for link in both]
    if len(said) != 2:
        return []
    (one, low), (other, high) = said
    before = one < ends[0] < other < ends[1]
    after = ends[0] < one < ends[1] < other
    return [(both[0], low), (both[1], high)] if before or after else []


def _is_said(at: int, said: Sequence[tuple[int, str]]) -> bool:
    return any(at == place for place, _ in said)


def _placed_grades(question: str, held: Set[str]) -> list[tuple[int, str]]:
    """The grades of a question, each with its place among the words."""
    found = {
        match.start() + inner.start(): inner[0]
        for match in _LABELLED.finditer(question)
        for inner in re.finditer(r"\d+", match[0])
    }
    for place, match in enumerate(WRITTEN.finditer(question)):
        code = code_said(words(question)[place])
        if code in held:
            found[match.start()] = code
    places = {match.start(): place for place, match in enumerate(WRITTEN.finditer(question))}
    return sorted((places[at], grade) for at, grade in found.items() if at in places)


def meant(question: str, links: Links, known: Sequence[Role]) -> list[Role] | None:
    """The roles that the words beside grades name, else those of a department; all where they name none, null where
    they name two apart: "a grade 7 buyer against a grade 8 seller" sets two roles against each other.
    """
    worded = [link for link in links.families if link.strength >= LEAST and link.positions and not _is_coded(link)]
    inside, _ = departments(question, sorted({role.home.department for role in known if role.home.department}))
    surest = max((link.strength for link in worded), default=0.0)
    if inside and surest < WHOLE:
        return [role for role in known if role.home.department in inside]
    if not worded:
        return list(known)
    first = next(link for link in worded if link.strength == surest)
    sure = [link for link in worded if link.strength >= EQUAL * surest]
    if any(not link.positions & first.positions and link.family.id not in first.pages for link in sure):
        return None
    named = {link.family.id for link in sure}
    return [role for role in known if named & {page.id for page in role.all_pages}]


def _is_coded(link: FamilyLink) -> bool:
    """Whether only a code names a family."""
    return only_codes(link.matched)


def _grades(level: LevelOutline) -> set[str]:
    """What a level's grade is called: its number or code, and the code in its title."""
    own = (
        {str(level.grade).upper(), titles.code(level.title)} if level.grade is not None else {titles.code(level.title)}
    )
    return {grade for grade in own if grade is not None}


def borne(families: Iterable[FamilyOutline]) -> frozenset[str]:
    """All grades that levels of a catalogue have, and the codes in their titles."""
    return frozenset(grade for family in families for level in family.levels for grade in _grades(level))
