"""Levels listed by what lines say: which lines say it, welcome it, deny it, and which levels they belong to."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from corpus.model import SectionKind
from indexer.snapshot import Snapshot
from service.answers import Answer, Reason
from service.ask.asked import Asked
from service.ask.conditions import Conditions, Wanted
from service.ask.content import SOME_YEARS, Saying, Sayings, is_of_experience, sayings
from service.ask.fitting import Listed, extreme
from service.ask.ladder import lower_first
from service.ask.listing_replies import ListingReplies
from service.ask.listing_text import Aside, How
from service.ask.on_call import ON_CALL_WORD, says_on_call
from service.ask.regions import regions
from service.ask.reply import Replies
from service.chain import chain
from service.citation import Citer
from service.late_interaction import LateInteraction

_SHORT = re.compile(r"[A-Z](?:[&/]?[A-Z]){1,4}s?|[A-Z]-[a-z]+")
"""What is short for words: "CPO", "A/B", "C-suite"."""
_PAIR = 2
"""Things asked for together that may stand on a line each."""


class ListedByLines:
    """Lists them from one snapshot."""

    def __init__(
        self, snapshot: Snapshot, citer: Citer, late: LateInteraction, replies: Replies, listings: ListingReplies
    ) -> None:
        self._snapshot = snapshot
        self._citer = citer
        self._late = late
        self._replies = replies
        self._listings = listings

    def answer(self, asked: Asked, wanted: Conditions, allowed: Sequence[Listed]) -> Answer | None:
        """The levels allowed of which lines say what is wanted, or that no line does; null where it is open.

        Beside them stand those whose lines deny it, only welcome it, or are taken over from a level that asks for it.
        """
        if wanted.said == Wanted(content=(ON_CALL_WORD,)) and not wanted.unwanted.any:
            on_call = _on_call(allowed)
            return self._listings.listed(asked, wanted, on_call, complete=False) if on_call else None
        said = self._sayings(wanted.said, asked)
        amounts: list[Listed] = []
        if wanted.said.both and wanted.said.content and wanted.said.quantity and not said.found:  # on a line each
            amounts = placed(self._sayings(replace(wanted.said, content=()), asked).found, allowed)
            allowed = [replace(entry, line=None) for entry in amounts]
            said = self._sayings(replace(wanted.said, quantity=None), asked)
        if wanted.said.both and len(wanted.said.content) == _PAIR and not (said.found or wanted.said.either):
            said = self._of_each_word(wanted.said, asked, allowed) or said
        unwanted = self._sayings(wanted.unwanted, asked)
        unsaid = said.unsaid + unwanted.unsaid
        if unsaid and not said.found and not unwanted.denied and not unwanted.found:
            if len(wanted.said.content) > len(unsaid) + 1 and not (wanted.said.obliged or wanted.unwanted.any):
                return None  # with so much beside a name that is not asked for, lines may say it in other words
            if all(regions(name) for name in unsaid):
                return None  # places are written in several ways
            if not wanted.said.obliged and all(map(_SHORT.fullmatch, unsaid)):
                return None  # lines may write it out: "CPO", "the C-suite"
            names = " or ".join(repr(name) for name in unsaid)
            where = "of the documents" if asked.reading.filters.empty else "within the filters"
            return self._replies.not_stated(asked, Reason.NOTHING_CLOSE, f"No line {where} speaks of {names}.")
        if wanted.each:
            return self._of_each(asked, wanted, said, allowed)
        if not wanted.said.any:
            return self.not_asked_for(asked, wanted, unwanted, allowed)
        asking = placed(unwanted.found, allowed)
        listed = without(placed(said.found, allowed), asking)
        welcoming = without(without(placed(said.welcomed, allowed), asking), listed)
        if not listed and not welcoming:
            return None
        others = without(allowed, [*listed, *welcoming])
        aside = self._listings.asides(placed(said.denied, others, each_line_once=True), How.NOT_NEEDED)
        if wanted.said.obliged and wanted.said.quantity is None:
            rest = without(others, placed(said.denied, others))
            aside += tuple(over for _, over in self._taking_over(rest, listed))
        if listed:
            aside += self._listings.asides(placed(said.welcomed, welcoming, each_line_once=True), How.WELCOMED)
        standing = {} if listed else {How.WELCOMED: welcoming}
        listed = extreme(wanted.grade, listed or welcoming)
        aside += self._listings.asides(_with(listed, amounts), How.AMOUNT)
        return self._listings.listed(asked, wanted, listed, complete=False, aside=aside, standing=standing)

    def not_asked_for(self, asked: Asked, wanted: Conditions, unwanted: Sayings, allowed: Sequence[Listed]) -> Answer:
        """The levels that do not ask for a thing: whose lines say so, which only welcome it, or say nothing of it."""
        if is_of_experience(wanted.unwanted.content):
            unwanted = unwanted.and_found(self._sayings(SOME_YEARS, asked))
        asking = placed(unwanted.found, allowed)
        denying = placed(unwanted.denied, allowed)
        if len(wanted.unwanted.content) > 1:
            denying = without(denying, asking)  # it is denied of the one, and asked of the other
        if not asking and not denying:
            thing = " ".join(wanted.unwanted.content)
            text = f"No line here asks for {thing!r}, nor says that it is not needed."
            return self._replies.not_stated(asked, Reason.NOTHING_CLOSE, text)
        asking = without(asking, denying)
        welcoming = without(without(placed(unwanted.welcomed, allowed), asking), denying)
        rest = without(allowed, [*asking, *denying, *welcoming])
        taking = self._taking_over(rest, asking)
        silent = [replace(entry, line=None) for entry in without(rest, [entry for entry, _ in taking])]
        aside = (*self._listings.asides(asking, How.ASKED_FOR), *(over for _, over in taking))
        standing = {How.NOT_NEEDED: denying, How.WELCOMED: welcoming, How.SILENT: silent}
        listed = extreme(wanted.grade, [*denying, *welcoming, *silent])
        return self._listings.listed(asked, wanted, listed, complete=False, aside=aside, standing=standing)

    def _of_each_word(self, wanted: Wanted, asked: Asked, allowed: Sequence[Listed]) -> Sayings | None:
        """The lines for the first of two words of levels that have one for the other too; null where none has both."""
        first, second = (
            self._sayings(replace(wanted, content=(word,), both=False), asked).found for word in wanted.content
        )
        also = {entry.level.id for entry in placed(second, allowed)}
        both = {entry.level.id for entry in placed(first, allowed)} & also
        of_families = {id_.rpartition("#")[0] for id_ in both}
        found = tuple(
            each for each in first
            if each.passage.level_id in both
            or (each.passage.level_id is None and each.passage.family_id in of_families)
        )  # fmt: skip
        return Sayings(found) if found else None

    def _of_each(self, asked: Asked, wanted: Conditions, said: Sayings, allowed: Sequence[Listed]) -> Answer | None:
        """What the lines of each level say of a thing, from the lowest up; null where none says anything."""
        lines = {e.level.id: e for e in placed(said.found + said.welcomed + said.denied, allowed)}
        if not lines:
            return None
        entries = {entry.level.id: replace(entry, line=None) for entry in allowed} | lines
        listed = [entries[level.id] for _, level in lower_first([(e.family, e.level) for e in allowed])]
        silent = [entry for entry in listed if entry.line is None]
        standing = {How.SAID: [entry for entry in listed if entry.line], How.SILENT: silent}
        return self._listings.listed(asked, wanted, listed, complete=False, standing=standing)

    def _sayings(self, wanted: Wanted, asked: Asked) -> Sayings:
        if not wanted.any:
            return Sayings(())
        return sayings(wanted, asked.ranking, self._snapshot.store, asked.encoded, asked.reading.filters, self._late)

    def _taking_over(self, rest: Sequence[Listed], asking: Sequence[Listed]) -> list[tuple[Listed, Aside]]:
        """Of some levels those that extend one that asks, each as it stands beside by the line of that one."""
        asks = {entry.level.id: entry for entry in asking}
        out = []
        for entry in rest:
            sources = (
                asks[s.id] for _, s, kinds in chain(entry.level, self._snapshot)
                if s.id in asks and _stands_in(asks[s.id], kinds)
            )  # fmt: skip
            source = next(sources, None)
            if source is not None and source.line is not None:
                cited = self._citer.inside(source.line, source.family, source.level)
                out.append((entry, Aside(entry.level.title, How.TAKEN_OVER, cited)))
        return out


def placed(said: Sequence[Saying], allowed: Sequence[Listed], *, each_line_once: bool = False) -> list[Listed]:
    """The levels that lines belong to, best line first; a line of a whole family leads with one of its levels."""
    places = {entry.level.id: entry for entry in allowed}
    by_family: dict[str, list[Listed]] = {}
    for entry in allowed:
        by_family.setdefault(entry.family.id, []).append(entry)
    lines: dict[str, Listed] = {}
    repeats: dict[str, Listed] = {}
    for saying in said:
        passage = saying.passage
        if passage.level_id is None:
            here = by_family.get(passage.family_id, [])
        else:
            here = [places[passage.level_id]] if passage.level_id in places else []
        for n, entry in enumerate(e for e in here if e.level.id not in lines):
            kept = lines if n == 0 else repeats
            kept.setdefault(entry.level.id, Listed(entry.family, entry.level, saying.line))
    if not each_line_once:
        lines |= {level_id: entry for level_id, entry in repeats.items() if level_id not in lines}
    return list(lines.values())


def without(allowed: Sequence[Listed], listed: Sequence[Listed]) -> list[Listed]:
    """The levels that may be listed and are not."""
    taken = {entry.level.id for entry in listed}
    return [entry for entry in allowed if entry.level.id not in taken]


def _on_call(allowed: Sequence[Listed]) -> list[Listed]:
    """The levels of which an own line, or one of their whole family, speaks of being on call, with that line."""
    return [
        replace(entry, line=line)
        for entry in allowed
        if (
            line := next(
                (
                    item.span
                    for section in (*entry.level.sections, *entry.family.shared_sections)
                    for item in section.items
                    if says_on_call(section, item)
                ),
                None,
            )
        )
    ]


def _stands_in(entry: Listed, kinds: Collection[SectionKind]) -> bool:
    """Whether the line of a level stands in a section of one of some kinds."""
    return any(
        item.span == entry.line
        for section in entry.level.sections
        if section.kind in kinds
        for item in section.items
    )  # fmt: skip


def _with(listed: Sequence[Listed], lines: Sequence[Listed]) -> list[Listed]:
    """The levels listed with other lines of theirs."""
    taken = {entry.level.id for entry in listed}
    return [entry for entry in lines if entry.level.id in taken]
