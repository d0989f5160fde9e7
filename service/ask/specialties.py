"""The specialties and segments of a role: which there are, and what the section of one says.

"Public sector account executive requirements" asks for what stands under that segment, not for what any level asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus import title as titles
from corpus.model import JobFamily, Section, SectionKind
from indexer.snapshot import Snapshot
from service.answers import Answer, Claim, Reason
from service.ask.asked import Asked, content_words
from service.ask.reply import Replies
from service.ask.subject import Subject
from service.citation import Citer
from service.line import stems
from service.links import SURE_LINK, named_places
from service.names import FUNCTION_WORDS
from service.question_kind import QuestionKind
from service.vocabulary import vocabulary
from service.wording import WRITTEN

_KINDS = {
    SectionKind.SPECIALTY: re.compile(r"\bspecial(?:t(?:y|ies)|i(?:ty|ties)|i[sz]ations?)\b", re.IGNORECASE),
    SectionKind.SEGMENT: re.compile(r"\bsegments?\b", re.IGNORECASE),
}
_CALLED = {SectionKind.SPECIALTY: ("specialty", "specialties"), SectionKind.SEGMENT: ("segment", "segments")}
_OF_KIND = vocabulary("specialty specialties speciality specialities specialisation specialization segment segments")
_AREA = _OF_KIND | vocabulary("area areas team group stage side")
"""Words beside the name of a specialty that say that it is one."""
_BETWEEN = frozenset({"in", "for", "of", "on", "at", "within", "the", "with"})
_INSIDE = frozenset({"in", "for", "within"})
"""Those behind which a word of a name will do: "at" goes before who employs."""
_OF_LEVELS = frozenset(
    {
        QuestionKind.GRADE, QuestionKind.REPORTS_TO, QuestionKind.TRACK, QuestionKind.NEXT_LEVEL,
        QuestionKind.HIRING_STEPS, QuestionKind.INDICATORS, QuestionKind.UNSTATED, QuestionKind.OUT_OF_DOMAIN,
    }
)  # fmt: skip
"""Kinds of questions that no section of a specialty answers."""
_BESIDE = vocabulary("exist exists existing available name names different various many kinds what's")
_PART = re.compile(r"[^\W_]+")
CLAIMS = 10
NAMED = 40
"""Specialties named at most."""
_ROOT = 5
"""Letters that words of one root share."""
SURE = 0.8
"""How sure an answer is that the section of a specialty gives."""


@dataclass(frozen=True, slots=True)
class _Special:
    """A specialty or segment of a family; `names` are the ways to name it, each as the stems of its words in order."""

    family: JobFamily
    section: Section
    title: str
    names: tuple[tuple[str, ...], ...]

    def claims(self, citer: Citer) -> list[Claim]:
        """Its lines, in order."""
        return [
            Claim(item.text, (citer.line(item.span, self.family, None, self.section.kind, item.heading_path),))
            for item in self.section.items
        ]


@dataclass(frozen=True, slots=True)
class _Said:
    """A part of a word of the question, with the place of the word."""

    stem: str
    place: int
    start: int


class SpecialtyAnswers:
    """Makes them from one snapshot."""

    def __init__(self, snapshot: Snapshot, citer: Citer, replies: Replies) -> None:
        self._snapshot = snapshot
        self._citer = citer
        self._replies = replies

    def answer(self, asked: Asked, about: Subject) -> Answer | None:
        """What a specialty's section says, or which specialties a role has; null where a question asks for neither."""
        kinds = [kind for kind, pattern in _KINDS.items() if pattern.search(asked.question)]
        sure = bool(about.families) and about.families[0].strength >= SURE_LINK
        if (asked.guess.best in _OF_LEVELS and not kinds) or len({link.at for link in about.levels}) > 1:
            return None
        if sure:
            pages = (about.families[0].family.id, *sorted(about.families[0].pages))
        elif kinds and not about.families:
            pages = tuple(family.id for family in self._snapshot.outline())
        else:
            return None
        specials = [each for page in pages for each in _specials(self._snapshot.family(page))]
        places = named_places(about.families) if sure else frozenset[int]()
        named = _named(asked.question, specials, places)
        if named:
            return self._said(asked, about, named, insists=bool(kinds))
        return self._which(asked, about, specials, kinds[0]) if kinds and sure else None

    def _said(self, asked: Asked, about: Subject, named: list[_Special], *, insists: bool) -> Answer | None:
        """The lines of the specialties that are named, those first that share what else is asked for.

        Where none does, null unless the question `insists` on the specialty.
        """
        own = stems(" ".join(each.title for each in named))
        own |= {stem for each in about.families for stem in stems(f"{each.matched} {each.family.title}")}
        wanted = {
            stem for word in content_words(asked.question) if word not in _AREA for stem in stems(word)
        } - own  # fmt: skip
        claims = [claim for each in named for claim in each.claims(self._citer)]
        claims.sort(key=lambda claim: -len(wanted & stems(claim.text)))
        shared = bool(claims) and not wanted.isdisjoint(stems(claims[0].text))
        if not claims or (wanted and not shared and not insists):
            return None
        one, several = _CALLED[named[0].section.kind]
        title = " and ".join(dict.fromkeys(each.title for each in named))
        what = f"{title}, {f'a {one}' if len(named) == 1 else several} of {named[0].family.title}"
        text = f"{what}: {claims[0].text}"
        if wanted and not shared:
            text = f"No line on {what}, says that in so many words; the first says: {claims[0].text}"
        return self._replies.passages(asked, claims[:CLAIMS], SURE, text)

    def _which(self, asked: Asked, about: Subject, specials: list[_Special], kind: SectionKind) -> Answer | None:
        """The specialties of a role by name; null where something else is asked of them."""
        own = {stem for each in about.families for stem in stems(f"{each.matched} {each.family.title}")}
        rest = [w for w in content_words(asked.question) if w not in _OF_KIND | _BESIDE and not stems(w) <= own]
        if rest:
            return None
        one, several = _CALLED[kind]
        here = [each for each in specials if each.section.kind is kind]
        if not here:
            return self._replies.not_stated(
                asked, Reason.NEVER_STATED, f"The documents name no {several} of {about.called}."
            )
        titled = list(dict.fromkeys(each.title for each in here))[:NAMED]
        count = f"{len(titled)} {one if len(titled) == 1 else several}"
        text = f"{here[0].family.title} has {count}: {', '.join(titled)}."
        claims = [each.claims(self._citer)[0] for each in here if each.section.items][:NAMED]
        return self._replies.passages(asked, claims, SURE, text) if claims else None


def _specials(family: JobFamily) -> Iterator[_Special]:
    """The specialties and segments of a family that have a section."""
    role = frozenset(stem for each in (family.title, *(lv.title for lv in family.levels)) for stem in _stems(each))
    for section in family.shared_sections:
        if section.kind in _KINDS and section.heading_path:
            title = section.heading_path[-1]
            main, _, inner = title.partition("(")
            ways = (tuple(s for s in _stems(part) if s not in _OF_KIND_STEMS) for part in (title, main, inner))
            names = (way for way in ways if way and not role.issuperset(way))
            own = tuple(dict.fromkeys(tuple(s for s in way if s not in role) or way for way in names))
            yield _Special(family, section, title, own)


def _named(question: str, specials: list[_Special], role: frozenset[int]) -> list[_Special]:
    """The specialties that a question names, those of which it says most."""
    said, written = list(_said_parts(question)), [match.group() for match in WRITTEN.finditer(question)]
    found: dict[int, int] = {}
    for number, special in enumerate(specials):
        for name in special.names:
            for at in range(len(said) - len(name) + 1):
                run = said[at : at + len(name)]
                if tuple(part.stem for part in run) == name and _is_meant(question, run, written, role):
                    found[number] = max(found.get(number, 0), len(name))
    if not found:
        return _hinted(said, written, specials, role)
    most = max(found.values())
    return [specials[number] for number, length in found.items() if length == most]


def _hinted(said: list[_Said], written: list[str], specials: list[_Special], role: frozenset[int]) -> list[_Special]:
    """The specialties of whose name a word stands where one would: "Buyers in Security", where one is "Secure"."""
    for part in said:
        before = part.place - 1
        if before > 0 and written[before].casefold() in _INSIDE and before - 1 in role and part.place not in role:
            hinted = [each for each in specials if any(_alike(part.stem, stem) for way in each.names for stem in way)]
            if hinted:
                return hinted
    return []


def _alike(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) >= _ROOT and one[:_ROOT] == other[:_ROOT])


def _is_meant(question: str, run: list[_Said], written: list[str], role: frozenset[int]) -> bool:
    """Whether words stand where the name of a specialty does: beside the role, or beside what it is.

    Behind the role's name a word may be a verb ("what do Buyers monitor"), unless written as a name or set off.
    """
    first, last = run[0].place, run[-1].place
    if set(range(first, last + 1)) <= role:
        return False
    beside = {written[place].casefold() for place in (first - 1, last + 1) if 0 <= place < len(written)}
    if beside & _AREA or last + 1 in role or len(run) > 1:
        return True
    before = first - 1
    while before > 0 and written[before].casefold() in _BETWEEN:
        before -= 1
    if before not in role:
        return False
    set_off = re.search(r"[,(/–—-]\s*$", question[: run[0].start]) is not None
    return before < first - 1 or set_off or written[first][:1].isupper()


def _said_parts(question: str) -> Iterator[_Said]:
    for place, word in enumerate(WRITTEN.finditer(question)):
        for part in _PART.finditer(word.group()):
            if part.group().casefold() not in FUNCTION_WORDS:
                yield _Said(titles.stem(part.group().casefold()), place, word.start() + part.start())


def _stems(text: str) -> list[str]:
    """The stems of the words of a title that say something, in order."""
    return [titles.stem(w.casefold()) for w in _PART.findall(text) if w.casefold() not in FUNCTION_WORDS]


_OF_KIND_STEMS = frozenset(map(titles.stem, _OF_KIND))
