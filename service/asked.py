"""What a level asks: its items without the sentences that ask nothing, and what families share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.model import Item, ItemForm, JobFamily, Level, Section, SectionKind, Span
from corpus.title import called_by
from indexer.lines import COMPARED
from service.vocabulary import vocabulary

EXPECTED = COMPARED - {SectionKind.SUMMARY, SectionKind.PERFORMANCE_INDICATORS}
"""Sections that say what is expected of a person: a summary and indicators speak of the role, unless there is nothing
else: then the summary holds the duties.
"""

SHARED = frozenset({SectionKind.RESPONSIBILITIES, SectionKind.REQUIREMENTS})
"""Sections of a family that bind all of its levels."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*\+?")
_POSSESSIVE = re.compile(r"['’]s?$")
_SENTENCE_END = re.compile(r"(?<=[.!?])(?<!\bSr\.)(?<!\bJr\.)(?<!\bDir\.)\s+(?=[A-Z])")
_QUALIFIED = re.compile(r",\s+(?:for|in|with|or|except|apart|but)\b(?:\s+\S+){1,10}$", re.IGNORECASE)
_STATEMENT_WORDS = vocabulary(
    """
    extend extends extended extending inherit inherits share shares shared build builds on upon same as all everything
    responsibility responsibilities duty duties requirement requirements expectation expectations qualification
    qualifications skill skills role roles level levels position base general common core previous listed list lists
    outlined described mentioned above below following follow follows but also plus beyond addition additional including
    include includes take takes given granted still holds carry carries complexity scope expected does do is are has
    have was be meets meet additionally
    further report reports reporting directly grade pay band who which job may either
    a an and at by for from in into it its of or that the their them these this those to with you your our we they
    she he
    """
)
_STATES = re.compile(
    r"\b(?:extend(?:s|ed|ing)?|inherits?|same|all|everything|shares?|builds?|above|below|requirements|responsibilities|"
    r"expectations|qualifications|duties|follow(?:s|ing)?|reports?|reporting|grade|band|as given|as read|for granted|"
    r"still (?:holds?|appl(?:y|ies)))\b|^\W*(?:\w+ )?levels?\s*:|\bincludes?\s+(?:the\s+)?(?-i:[A-Z])[\w ]*\W*$",
    re.IGNORECASE,
)
_PLACES = re.compile(
    r"^(?P<who>[^,;:]{1,60}?)\s+(?:reports?|answers?)\s+(?:directly\s+|straight\s+)?to\s+"
    r"(?:(?!(?:and|on|about|with|for|every|each|within|if|when)\b)[^\s,;:]+\s*){1,7}$",
    re.IGNORECASE,
)
"""Says whom somebody is under, and nothing else: "Riggers report to the Mate."."""
_PENDING = re.compile(
    r"\W*(?:tb[acd]|to ?do|coming soon|work in progress|wip|"
    r"to be (?:added|announced|confirmed|defined|determined|written))\W*",
    re.IGNORECASE,
)
"""What stands where nothing is written yet."""
_LONGEST_LABEL = 14
"""Words of a line that is the label of a list."""
_MOST_LEFT = 2
"""Words that a statement of inheritance may hold besides titles and the words of such statements."""


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """One item with whose it is: `level` null where it binds the whole family. Equal where the place is the same."""

    item: Item
    section: SectionKind
    family: JobFamily
    level: Level | None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Asked) and self.item.span == other.item.span

    def __hash__(self) -> int:
        return hash(self.item.span)


def own(family: JobFamily, level: Level, kinds: frozenset[SectionKind]) -> tuple[Asked, ...]:
    """What the level's own sections of those kinds ask, in the order of its sections."""
    if SectionKind.RESPONSIBILITIES in kinds and not any(s.kind in EXPECTED and s.items for s in level.sections):
        kinds |= {SectionKind.SUMMARY}
    sections = level.sections
    if SectionKind.RESPONSIBILITIES in kinds and SectionKind.SUMMARY not in kinds:
        sections = tuple(_listed(each) if each.kind is SectionKind.SUMMARY else each for each in sections)
    return tuple(_asked(family, level, sections, kinds))


def shared(family: JobFamily) -> tuple[Asked, ...]:
    """What the family asks of all its levels."""
    return tuple(_asked(family, None, family.shared_sections, SHARED))


def asks(asked: Asked, text: str) -> bool:
    """Whether a part of a line asks anything by itself, beside grade, reporting line and inheritance."""
    named = {word for title in _named(asked.level) for word in _words(title)}
    return _asks(text, _words_of(tuple(_titles(asked.family))) | named, True)


def _listed(summary: Section) -> Section:
    """What an introduction asks: its lists, where labels stand over two of them or more ("Scope", "Reach")."""
    after = [None, *summary.items]
    labels = sum(
        item.form is ItemForm.BULLET and before is not None and _is_a_label(before)
        for before, item in zip(after, summary.items, strict=False)
    )
    listed = tuple(item for item in summary.items if item.form is ItemForm.BULLET)
    return replace(summary, kind=SectionKind.RESPONSIBILITIES, items=listed) if labels > 1 else summary


def _is_a_label(item: Item) -> bool:
    short = len(item.text.split()) <= _LONGEST_LABEL
    return item.form is ItemForm.PARAGRAPH and short and not item.text.rstrip().endswith((".", ":", "!", "?"))


def _asked(
    family: JobFamily, level: Level | None, sections: Iterable[Section], kinds: frozenset[SectionKind]
) -> Iterator[Asked]:
    known = _words_of(tuple(_titles(family))) | {word for title in _named(level) for word in _words(title)}
    stated = _statements(level) if level else ()
    for section in sections:
        if section.kind not in kinds:
            continue
        leads = {item.lead_in for item in section.items if item.lead_in}
        for item in section.items:
            states = section.kind is SectionKind.SUMMARY or any(item.span.holds(span) for span in stated)
            if not _introduces(item, leads) and _asks(item.text, known, states):
                yield Asked(item, section.kind, family, level)


@lru_cache(maxsize=64)
def _words_of(titles: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for title in titles for word in _words(title))


def _titles(family: JobFamily) -> Iterator[str]:
    yield family.title
    for other in family.levels:
        yield f"{other.title} {called_by(other.title, other.grade.value if other.grade else None)}"


def _named(level: Level | None) -> Iterator[str]:
    """The titles that a level names."""
    if level is not None:
        yield from (extends.title for extends in level.extends)
        if level.reports_to is not None:
            yield from (stated.value for stated in (level.reports_to, *level.reports_to.alternatives))


def _statements(level: Level) -> tuple[Span, ...]:
    """Where the level says whom it extends, its grade, and to whom it reports."""
    stated = [stated for stated in (level.grade, level.reports_to) if stated is not None]
    further = [other.span for one in stated for other in one.alternatives]
    return (*(extends.span for extends in level.extends), *(one.span for one in stated), *further)


def _introduces(item: Item, leads: set[str]) -> bool:
    """Whether the item is only the line above a list."""
    text = item.text.rstrip()
    return item.form is ItemForm.PARAGRAPH and text.endswith(":") and any(lead.startswith(text[:-1]) for lead in leads)


@lru_cache(maxsize=16384)
def _asks(text: str, known: frozenset[str], states: bool) -> bool:
    """Whether any sentence asks something; `states` where the line is there to state grade, report or inheritance."""
    return any(_sentence_asks(sentence, known, states) for sentence in _SENTENCE_END.split(text.strip()) if sentence)


def _sentence_asks(sentence: str, known: frozenset[str], states: bool) -> bool:
    if _PENDING.fullmatch(sentence):
        return False
    places = _PLACES.search(sentence)
    if places and all(_known(word, known) for word in _words(places["who"])):
        return False
    if not _STATES.search(sentence):
        return True
    said = _QUALIFIED.sub("", sentence) if states else sentence
    left = {word for word in _words(said) if word not in known and word not in _STATEMENT_WORDS}
    return len(left) > (_MOST_LEFT if states else 0)


def _known(word: str, known: frozenset[str]) -> bool:
    """Whether a word, in the singular or the plural, is one of a title or of such statements."""
    return not known.isdisjoint({word, word.removesuffix("s")}) or word in _STATEMENT_WORDS


def _words(text: str) -> list[str]:
    return [_POSSESSIVE.sub("", word.lower()) for word in _WORD.findall(text)]
