"""Answers that list levels."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from corpus import title as titles
from corpus.model import JobFamily, SectionKind, Track
from indexer.snapshot import Snapshot
from service.answers import Answer, Claim, ListedLevel, ListingAnswer, Near, Reason
from service.ask.asked import Asked
from service.ask.bosses import led
from service.ask.conditions import Conditions, Known, Wanted, conditions
from service.ask.content import SOME_YEARS, Saying, Sayings, is_of_experience, own_names, sayings
from service.ask.fitting import (
    Listed,
    elsewhere,
    extreme,
    fitting,
    leading_so_many,
    of_whole_title,
    others,
    outright,
    own_words,
)
from service.ask.graded import Graded
from service.ask.ladder import lower_first
from service.ask.listing_text import Aside, How, beside, listing_text, named
from service.ask.on_call import ON_CALL_WORD, says_on_call
from service.ask.regions import regions
from service.ask.reply import Replies
from service.ask.subject import Subject
from service.chain import chain
from service.citation import Citer
from service.late_interaction import LateInteraction
from service.results import Citation
from service.wording import words

_PAIR = 2
"""Things asked for together that may stand on a line each."""
_NEAR = 24
"""Lines shown beside a listing at most."""

_OF_WHAT_IS_TOLD = re.compile(
    r"[.!;]\s+(?=\S).*\b(?:that|this|it|those|them)(?:\s+(?:at\s+all|too|here|there|anywhere|somewhere))?\W*$",
    re.IGNORECASE | re.DOTALL,
)
"""How a question ends that asks for levels by what was told before: "I juggle. Which roles give credit for that?"."""
_OF_AN_END = re.compile(
    r"\b(?:at|for|of|to|on|as|in|with|by)\s+(?:(?:the|your|our|an?)\s+)?(?:very\s+)?"
    r"(?:top|highest|lowest|bottom|most\s+(?:junior|senior))\b",
    re.IGNORECASE,
)
"""How a question tells whom it asks about by an end of a ladder: "does that count for the top level"."""


class ListingAnswers:
    """Makes them from one snapshot."""

    def __init__(self, snapshot: Snapshot, citer: Citer, late: LateInteraction, replies: Replies) -> None:
        self._snapshot = snapshot
        self._citer = citer
        self._late = late
        self._replies = replies
        self._outline = snapshot.outline()
        levels = [level for family in self._outline for level in family.levels]
        stated = {level.grade.upper() for level in levels if isinstance(level.grade, str)}
        codes = frozenset(stated | {code.upper() for level in levels if (code := titles.code(level.title))})
        self.known = Known(
            tuple(dict.fromkeys(family.department for family in self._outline)),
            codes,
            frozenset(
                word
                for title in (*(f.title for f in self._outline), *(level.title for level in levels))
                for word in titles.words(title)
            ),
        )

    def answer(self, asked: Asked) -> Answer | None:
        """The levels a question asks for; null where it is an open one."""
        own = own_names(asked.question, self._snapshot.store, len(self._outline))
        wanted = conditions(asked.question, asked.reading.links, replace(self.known, own_names=own))
        if not wanted.any or (wanted.negated and not wanted.catalogue):
            return None  # what no line says cannot be listed; the passages may still answer
        if not wanted.catalogue and _OF_WHAT_IS_TOLD.search(asked.question):
            return None
        if not wanted.catalogue and wanted.grade.extreme and _OF_AN_END.search(asked.question):
            return None
        families = [self._snapshot.family(family.id) for family in self._outline]
        if wanted.reports_to:
            wanted = of_whole_title(wanted, families)
        listed = (others if wanted.negated and wanted.structural else fitting)(wanted, families, asked.reading.filters)
        if not wanted.catalogue:
            return self._listed_by_content(asked, wanted, listed)
        ungraded = self._ungraded(wanted, families, asked)
        aside = self._contradicting(wanted, families, asked) + self._told_by_the_boss(wanted, families)
        told = any(each.how is How.ITS_BOSS for each in aside)
        if wanted.of_people and not listed and Track.MANAGEMENT in wanted.tracks:  # no track says so; a line may
            told_so = leading_so_many(fitting(replace(wanted, tracks=()), families, asked.reading.filters))
            return self._listed(asked, wanted, told_so, complete=False, standing={How.SAID: told_so})
        listed = extreme(wanted.grade, listed)
        said = outright(wanted, listed) if wanted.of_people else []
        by_track = _without(listed, said) if wanted.of_people else []
        return self._listed(
            asked, wanted, [*said, *by_track] if said else listed, complete=not (told or wanted.of_people),
            ungraded=ungraded, aside=aside, standing={How.SAID: said, How.BY_TRACK: by_track} if by_track else None,
        )  # fmt: skip

    def leading(self, asked: Asked, about: Subject) -> Answer | None:
        """The highest level of a department or role that leads others, where a question asks who does; else null."""
        team = led(asked.question)
        if not team:
            return None
        said = titles.words(team)
        inside = tuple(name for name in self.known.departments if titles.words(name.replace("-", " ")) == said)
        own = tuple(
            link.family.id for link in about.families
            if titles.words(link.family.title) == said and not any(word.is_plural for word in words(team))
        ) if not (inside or about.levels) else ()  # fmt: skip
        if not (inside or own):
            return None
        wanted = Conditions(tracks=(Track.MANAGEMENT, Track.EXECUTIVE), departments=inside, families=own)
        families = [self._snapshot.family(family.id) for family in self._outline]
        listed = extreme(Graded(highest=True), fitting(wanted, families, asked.reading.filters))
        if not listed:
            return None
        highest = " and ".join(dict.fromkeys(entry.level.title for entry in listed))
        if inside and not any(frozenset(said) <= frozenset(titles.words(entry.level.title)) for entry in listed):
            text = f"The documents describe nobody who leads all of {team}; the highest level there is {highest}."
            near = tuple(Near(e.level.title, self._citer.level(e.family, e.level)) for e in listed[:_NEAR])
            return self._replies.not_stated(asked, Reason.NEVER_STATED, text, near)
        found = self._listed(asked, wanted, listed, complete=False)
        return replace(found, text=f"The documents describe no level above {highest} in {team}.")

    def by_lines(self, asked: Asked, rest: str, said: Sequence[Saying]) -> Answer | None:
        """The levels that lines belong to which say what is asked, of those that the rest of a question asks for; null
        where it asks for none of them.
        """
        wanted, allowed = self.among(asked, rest)
        wanted = replace(wanted, said=Wanted(), unwanted=Wanted(), negated=False)
        listed = extreme(wanted.grade, placed(said, allowed))
        return self.listed(asked, wanted, listed) if listed else None

    def among(self, asked: Asked, rest: str) -> tuple[Conditions, list[Listed]]:
        """What words of a question ask for, and the levels that satisfy what of it the catalogue can check."""
        wanted = conditions(rest, asked.reading.links, self.known)
        families = [self._snapshot.family(family.id) for family in self._outline]
        return wanted, fitting(wanted, families, asked.reading.filters)

    def listed(
        self, asked: Asked, wanted: Conditions, levels: Sequence[Listed], how: How | None = None
    ) -> ListingAnswer:
        """Levels, one at least, by what their own lines say; `how` they all stand to what is asked."""
        return self._shown(asked, wanted, levels, complete=False, standing={how: levels} if how else None)

    def without_lines(self, asked: Asked, rest: str, said: Sequence[Saying], denied: Sequence[Saying]) -> Answer:
        """The levels of which lines deny a thing, or say nothing of it; beside them those of which lines say it."""
        wanted = replace(
            conditions(rest, asked.reading.links, self.known), said=Wanted(), unwanted=Wanted(), negated=False
        )
        families = [self._snapshot.family(family.id) for family in self._outline]
        allowed = fitting(wanted, families, asked.reading.filters)
        return self._not_asked_for(asked, wanted, Sayings(tuple(said), denied=tuple(denied)), allowed)

    def _contradicting(self, wanted: Conditions, families: Sequence[JobFamily], asked: Asked) -> tuple[Aside, ...]:
        """Levels of which a line says what is asked, though their own line says otherwise."""
        if not (wanted.grade.any or wanted.reports_to):
            return ()
        free = replace(wanted, grade=type(wanted.grade)(), reports_to="")
        return tuple(
            Aside(entry.level.title, How.BY_ANOTHER, self._citer.inside(line, entry.family, entry.level))
            for entry in fitting(free, families, asked.reading.filters)
            if (line := elsewhere(wanted, entry.level)) is not None
        )

    def _told_by_the_boss(self, wanted: Conditions, families: Sequence[JobFamily]) -> tuple[Aside, ...]:
        """Lines of the boss's own document that say who reports to it; whom they mean is left to the reader."""
        return tuple(
            Aside(entry.level.title, How.ITS_BOSS, self._citer.inside(entry.line, entry.family, entry.level))
            for entry in (own_words(wanted.reports_to, families) if wanted.reports_to else ())
            if entry.line is not None
        )

    def _ungraded(self, wanted: Conditions, families: Sequence[JobFamily], asked: Asked) -> int:
        """How many levels might fit, had they stated a grade."""
        if not (wanted.grade.ranges or wanted.grade.codes or wanted.grade.extreme):
            return 0
        otherwise = fitting(replace(wanted, grade=type(wanted.grade)()), families, asked.reading.filters)
        return sum(entry.level.grade is None and titles.code(entry.level.title) is None for entry in otherwise)

    def _listed(
        self, asked: Asked, wanted: Conditions, listed: Sequence[Listed], *, complete: bool = True, ungraded: int = 0,
        aside: tuple[Aside, ...] = (), standing: Mapping[How, Sequence[Listed]] | None = None,
    ) -> Answer:  # fmt: skip
        near = tuple(each.near for each in aside[:_NEAR])
        if not listed:
            reason, text, closest = self._nothing_listed(wanted, within=not asked.reading.filters.empty)
            return self._replies.not_stated(asked, reason, text, closest + near)
        return self._shown(asked, wanted, listed, complete=complete, ungraded=ungraded, aside=aside, standing=standing)

    def _shown(
        self, asked: Asked, wanted: Conditions, listed: Sequence[Listed], *, complete: bool, ungraded: int = 0,
        aside: tuple[Aside, ...] = (), standing: Mapping[How, Sequence[Listed]] | None = None,
    ) -> ListingAnswer:  # fmt: skip
        how = {entry.level.id: how for how, entries in (standing or {}).items() for entry in entries}
        levels = tuple(self._level(entry, how.get(entry.level.id)) for entry in listed)
        claims = tuple(Claim(named(level), (level.citation,)) for level in levels)
        text = listing_text(
            wanted, listed, complete=complete, ungraded=ungraded, how=tuple(how[lv.level_id] for lv in levels if how)
        )
        text += beside(aside)
        near = tuple(each.near for each in aside[:_NEAR])
        return ListingAnswer(
            kind="listing", text=text, claims=claims,
            interpretation=asked.shown, confidence=0.95 if complete else 0.7, near=near, snapshot=self._snapshot.id,
            took_ms=asked.clock.total(), levels=levels, total=len(levels), complete=complete,
        )  # fmt: skip

    def _level(self, entry: Listed, how: How | None) -> ListedLevel:
        family, level = entry.family, entry.level
        grade = level.grade.value if level.grade else None
        cited = self._citer.inside(entry.line, family, level) if entry.line else self._citer.level(family, level)
        remark = cited.quote if how is How.SAID else how or ""
        return ListedLevel(family.id, level.id, level.title, grade, cited, str(remark))

    def _nothing_listed(self, wanted: Conditions, *, within: bool) -> tuple[Reason, str, tuple[Near, ...]]:
        """Why no level is listed; `within` filters it speaks of no more than the levels they let through."""
        none = "No level within the filters" if within else "No level"
        if wanted.grade.codes:
            text = f"{none} has grade {' or '.join(sorted(wanted.grade.codes))}."
            near = (Near(f"Codes in use are {', '.join(sorted(self.known.codes))}."),) if self.known.codes else ()
            return Reason.NO_SUCH_LEVEL, text + (f" {near[0].text}" if near else ""), near
        grades = sorted({lv.grade for f in self._outline for lv in f.levels if isinstance(lv.grade, int)})
        if wanted.grade.ranges and (within or not any(map(wanted.grade.holds, grades))):
            first = wanted.grade.ranges[0]
            text = f"{none} has grade {first[0]}." if len(first) == 1 else f"{none} has a grade in that range."
            near = (Near(f"Grades run from {grades[0]} to {grades[-1]}."),) if grades else ()
            return Reason.NO_SUCH_LEVEL, text + (f" {near[0].text}" if near else ""), near
        if wanted.reports_to and not wanted.grade.any:
            return Reason.NEVER_STATED, f"{none} states that it reports to {wanted.reports_to}.", ()
        return Reason.NOTHING_CLOSE, f"{none} fits all of that.", ()

    def _listed_by_content(self, asked: Asked, wanted: Conditions, allowed: Sequence[Listed]) -> Answer | None:
        if wanted.said == Wanted(content=(ON_CALL_WORD,)) and not wanted.unwanted.any:
            return self._listed(asked, wanted, _on_call(allowed), complete=False) if _on_call(allowed) else None
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
            names = " or ".join(repr(name) for name in unsaid)
            where = "of the documents" if asked.reading.filters.empty else "within the filters"
            return self._replies.not_stated(asked, Reason.NOTHING_CLOSE, f"No line {where} speaks of {names}.")
        if wanted.each:
            return self._of_each(asked, wanted, said, allowed)
        if not wanted.said.any:
            return self._not_asked_for(asked, wanted, unwanted, allowed)
        asking = placed(unwanted.found, allowed)
        listed = _without(placed(said.found, allowed), asking)
        welcoming = _without(_without(placed(said.welcomed, allowed), asking), listed)
        if not listed and not welcoming:
            return None
        others = _without(allowed, [*listed, *welcoming])
        aside = self._aside(said.denied, others, How.NOT_NEEDED)
        denied = placed(said.denied, others)
        for entry, cited in (
            self._taking_over(_without(others, denied), listed)
            if wanted.said.obliged and wanted.said.quantity is None
            else ()
        ):
            aside += (Aside(entry.level.title, How.TAKEN_OVER, cited),)
        if listed:
            aside += self._aside(said.welcomed, welcoming, How.WELCOMED)
        standing = {} if listed else {How.WELCOMED: welcoming}
        listed = extreme(wanted.grade, listed or welcoming)
        aside += self._asides(_with(listed, amounts), How.AMOUNT)
        return self._listed(asked, wanted, listed, complete=False, aside=aside, standing=standing)

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
        return self._listed(asked, wanted, listed, complete=False, standing=standing)

    def _sayings(self, wanted: Wanted, asked: Asked) -> Sayings:
        if not wanted.any:
            return Sayings(())
        return sayings(wanted, asked.ranking, self._snapshot.store, asked.encoded, asked.reading.filters, self._late)

    def _not_asked_for(self, asked: Asked, wanted: Conditions, unwanted: Sayings, allowed: Sequence[Listed]) -> Answer:
        """The levels that do not ask for a thing: whose lines say so, which only welcome it, or say nothing of it."""
        if is_of_experience(wanted.unwanted.content):
            unwanted = unwanted.and_found(self._sayings(SOME_YEARS, asked))
        asking = placed(unwanted.found, allowed)
        denying = placed(unwanted.denied, allowed)
        if len(wanted.unwanted.content) > 1:
            denying = _without(denying, asking)  # it is denied of the one, and asked of the other
        if not asking and not denying:
            thing = " ".join(wanted.unwanted.content)
            text = f"No line here asks for {thing!r}, nor says that it is not needed."
            return self._replies.not_stated(asked, Reason.NOTHING_CLOSE, text)
        asking = _without(asking, denying)
        welcoming = _without(_without(placed(unwanted.welcomed, allowed), asking), denying)
        rest = _without(allowed, [*asking, *denying, *welcoming])
        taking = self._taking_over(rest, asking)
        silent = [replace(entry, line=None) for entry in _without(rest, [entry for entry, _ in taking])]
        aside = self._asides(asking, How.ASKED_FOR)
        aside += tuple(Aside(entry.level.title, How.TAKEN_OVER, citation) for entry, citation in taking)
        standing = {How.NOT_NEEDED: denying, How.WELCOMED: welcoming, How.SILENT: silent}
        return self._listed(asked, wanted, extreme(wanted.grade, [*denying, *welcoming, *silent]), complete=False,
                            aside=aside, standing=standing)  # fmt: skip

    def _taking_over(self, rest: Sequence[Listed], asking: Sequence[Listed]) -> list[tuple[Listed, Citation]]:
        """Of some levels those that extend one that asks, each with the line of that one."""
        asks = {entry.level.id: entry for entry in asking}
        out = []
        for entry in rest:
            sources = (
                asks[s.id] for _, s, kinds in chain(entry.level, self._snapshot)
                if s.id in asks and _stands_in(asks[s.id], kinds)
            )  # fmt: skip
            source = next(sources, None)
            if source is not None and source.line is not None:
                out.append((entry, self._citer.inside(source.line, source.family, source.level)))
        return out

    def _aside(self, said: Sequence[Saying], allowed: Sequence[Listed], how: How) -> tuple[Aside, ...]:
        """Levels whose lines stand to what is asked otherwise, with those lines; a line of a family once."""
        return self._asides(placed(said, allowed, each_line_once=True), how)

    def _asides(self, entries: Sequence[Listed], how: How) -> tuple[Aside, ...]:
        return tuple(
            Aside(entry.level.title, how, self._citer.inside(entry.line, entry.family, entry.level))
            for entry in entries
            if entry.line is not None
        )


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


def _without(allowed: Sequence[Listed], listed: Sequence[Listed]) -> list[Listed]:
    """The levels that may be listed and are not."""
    taken = {entry.level.id for entry in listed}
    return [entry for entry in allowed if entry.level.id not in taken]


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
