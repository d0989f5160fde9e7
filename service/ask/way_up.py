"""What stands between two levels by a career ladder: "senior buyer to lead, what do people usually do first?"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import groupby

from corpus import title as titles
from corpus.model import Item, ItemForm, JobFamily, Section, SectionKind
from indexer.snapshot import Snapshot
from service.answers import Answer, Claim
from service.ask.asked import Asked
from service.ask.reply import Replies
from service.ask.subject import Subject
from service.citation import Citer
from service.phrases import phrases
from service.results import Citation
from service.wording import words

_ASKS = phrases(
    r"""
    how (?:do|does|did|can|could|would|will|should) [^?.;]*?\b(?:get|go|move|make it|climb|rise|step|come) (?:\w+ )?from
    how (?:do|does|did|can|could|would|will|should) [^?.;]*?\b(?:get|go|move|make it|climb|rise|step) (?:up )?(?:in)?to
    (?:happens?|comes?|goes|lies|is|needed|required|stands?) (?:\w+ )?(?:in )?between
    do (?:\w+ )?(?:first|before(?:hand)?)(?: to)?
    (?:usual|normal|typical|common|standard) (?:way|path|route|road|steps?)
    (?:way|path|route|road) (?:up )?from
    (?:usually|normally|typically|generally) (?:happens?|takes?|comes? (?:first|before|in between))
    (?:get|go) through
    to get there
    """
)
"""How it is asked what leads from one to the other, and not what sets them apart."""
_TELLS_HOW = phrases(
    r"""
    by way of
    through
    (?:need|ha)(?:s|ve)? to
    must
    usually
    normally
    typically
    requires?
    takes?
    at least
    once
    """
)
"""How a line of prose says more than which step is the next."""
SURE = 0.85
"""How sure it is that a row between two titles tells what leads from one to the other."""


class Ways:
    """Reads them from one snapshot."""

    def __init__(self, snapshot: Snapshot, citer: Citer, replies: Replies) -> None:
        self._snapshot = snapshot
        self._citer = citer
        self._replies = replies

    def answer(self, asked: Asked, about: Subject) -> Answer | None:
        """What the career ladder of the role says between two titles of the question; null where it says nothing."""
        if not about.families or not _ASKS.search(asked.question):
            return None
        said = {part for word in words(asked.question) for part in word.stands_for}
        said |= {part for link in about.families for part in titles.words(link.family.title)}  # "SA" says it as well
        claims = [
            Claim(f"{item.lead_in} {item.text}".strip(), (self._cited(item, family, section),))
            for link in about.families
            for family in (self._snapshot.family(link.family.id),)
            for section, item in _between(family, said)
        ]  # fmt: skip
        return self._replies.passages(asked, claims, SURE) if claims else None

    def _cited(self, item: Item, family: JobFamily, section: Section) -> Citation:
        return self._citer.line(item.span, family, None, section.kind, item.heading_path)


def _between(family: JobFamily, said: Set[str]) -> Iterator[tuple[Section, Item]]:
    """The cells of rows of which two titles are said, beside these; and the lines of prose that name both."""
    sections = [*family.shared_sections, *(each for level in family.levels for each in level.sections)]
    for section in sections:
        if section.kind is not SectionKind.CAREER_LADDER:
            continue
        for _, row in groupby(section.items, key=lambda item: (item.span.path, item.span.start_line)):
            items = list(row)
            if items[0].form is ItemForm.CELL:
                yield from ((section, item) for item in _told(items, said))
            else:
                yield from ((section, item) for item in items if _names_two(item.text, family, said))


def _told(row: Sequence[Item], said: Set[str]) -> list[Item]:
    """The cells of a row that tell something, where its label and another cell are titles that are said."""
    label = re.split(r",\s+[^,]*:?$", row[0].lead_in)[0]
    titled = [item for item in row if _is_said(item.text, said)]
    return [item for item in row if item not in titled] if titled and _is_said(label, said) else []


def _is_said(title: str, said: Set[str]) -> bool:
    held = set(titles.words(title))
    return bool(held) and held <= said


def _names_two(text: str, family: JobFamily, said: Set[str]) -> bool:
    """Whether a line names two levels that are said, and tells how one comes from one to the other."""
    held = set(titles.words(text))
    named = [lv for lv in family.levels if _is_said(lv.title, said) and set(titles.words(lv.title)) <= held]
    return len(named) > 1 and _TELLS_HOW.search(text) is not None
