"""Answers that list levels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus import title as titles
from corpus.model import JobFamily, Track
from indexer.snapshot import Snapshot
from service.answers import Answer, ListingAnswer, Near, Reason
from service.ask.asked import Asked
from service.ask.bosses import led
from service.ask.conditions import Conditions, Known, Wanted
from service.ask.content import Saying, Sayings, own_names
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
from service.ask.led_by import led_by
from service.ask.listed_by_lines import ListedByLines, placed, without
from service.ask.listing_reading import conditions
from service.ask.listing_replies import NEAR, ListingReplies
from service.ask.listing_text import Aside, How
from service.ask.reply import Replies
from service.ask.subject import Subject
from service.citation import Citer
from service.late_interaction import LateInteraction
from service.wording import words

LED = 0.7
"""How sure it is that a boss's own line tells who reports to it, where nobody states to."""
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
        self._listings = ListingReplies(snapshot, citer, replies, codes)
        self._by_lines = ListedByLines(snapshot, citer, late, replies, self._listings)

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
        families = self._families()
        if wanted.reports_to:
            wanted = of_whole_title(wanted, families)
        listed = (others if wanted.negated and wanted.structural else fitting)(wanted, families, asked.reading.filters)
        if not wanted.catalogue:
            return self._by_lines.answer(asked, wanted, listed)
        if wanted.reports_to and not listed and (told_by_it := self._led_by(asked, wanted, families)):
            return told_by_it
        ungraded = self._ungraded(wanted, families, asked)
        aside = self._contradicting(wanted, families, asked) + self._told_by_the_boss(wanted, families)
        told = any(each.how is How.ITS_BOSS for each in aside)
        if wanted.of_people and not listed and Track.MANAGEMENT in wanted.tracks:  # no track says so; a line may
            told_so = leading_so_many(fitting(replace(wanted, tracks=()), families, asked.reading.filters))
            return self._listings.listed(asked, wanted, told_so, complete=False, standing={How.SAID: told_so})
        listed = extreme(wanted.grade, listed)
        said = outright(wanted, listed) if wanted.of_people else []
        by_track = without(listed, said) if wanted.of_people else []
        return self._listings.listed(
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
        listed = extreme(Graded(highest=True), fitting(wanted, self._families(), asked.reading.filters))
        if not listed:
            return None
        highest = " and ".join(dict.fromkeys(entry.level.title for entry in listed))
        if inside and not any(frozenset(said) <= frozenset(titles.words(entry.level.title)) for entry in listed):
            text = f"The documents describe nobody who leads all of {team}; the highest level there is {highest}."
            near = tuple(Near(e.level.title, self._citer.level(e.family, e.level)) for e in listed[:NEAR])
            return self._replies.not_stated(asked, Reason.NEVER_STATED, text, near)
        found = self._listings.listed(asked, wanted, listed, complete=False)
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
        return wanted, fitting(wanted, self._families(), asked.reading.filters)

    def listed(
        self, asked: Asked, wanted: Conditions, levels: Sequence[Listed], how: How | None = None
    ) -> ListingAnswer:
        """Levels, one at least, by what their own lines say; `how` they all stand to what is asked."""
        return self._listings.shown(asked, wanted, levels, complete=False, standing={how: levels} if how else None)

    def without_lines(self, asked: Asked, rest: str, said: Sequence[Saying], denied: Sequence[Saying]) -> Answer:
        """The levels of which lines deny a thing, or say nothing of it; beside them those of which lines say it."""
        wanted = replace(
            conditions(rest, asked.reading.links, self.known), said=Wanted(), unwanted=Wanted(), negated=False
        )
        allowed = fitting(wanted, self._families(), asked.reading.filters)
        return self._by_lines.not_asked_for(asked, wanted, Sayings(tuple(said), denied=tuple(denied)), allowed)

    def _families(self) -> list[JobFamily]:
        return [self._snapshot.family(family.id) for family in self._outline]

    def _contradicting(self, wanted: Conditions, families: Sequence[JobFamily], asked: Asked) -> tuple[Aside, ...]:
        """Levels of which a line says what is asked, though their own line says otherwise."""
        if not (wanted.grade.any or wanted.reports_to):
            return ()
        free = replace(wanted, grade=type(wanted.grade)(), reports_to="")
        free_of_it = fitting(free, families, asked.reading.filters)
        entries = [replace(entry, line=elsewhere(wanted, entry.level)) for entry in free_of_it]
        return self._listings.asides(entries, How.BY_ANOTHER)

    def _told_by_the_boss(self, wanted: Conditions, families: Sequence[JobFamily]) -> tuple[Aside, ...]:
        """Lines of the boss's own document that say who reports to it; whom they mean is left to the reader."""
        entries = list(own_words(wanted.reports_to, families)) if wanted.reports_to else []
        return self._listings.asides(entries, How.ITS_BOSS)

    def _led_by(self, asked: Asked, wanted: Conditions, families: Sequence[JobFamily]) -> Answer | None:
        """The lines of a boss's own document on whom it leads, where nobody states to report to it; null for none, and
        where more than that is asked.
        """
        if wanted.negated or replace(wanted, reports_to="", not_to=frozenset()).any:
            return None
        claims = led_by(wanted.reports_to, families, self._citer)
        return self._replies.passages(asked, claims, LED) if claims else None

    def _ungraded(self, wanted: Conditions, families: Sequence[JobFamily], asked: Asked) -> int:
        """How many levels might fit, had they stated a grade."""
        if not (wanted.grade.ranges or wanted.grade.codes or wanted.grade.extreme):
            return 0
        otherwise = fitting(replace(wanted, grade=type(wanted.grade)()), families, asked.reading.filters)
        return sum(entry.level.grade is None and titles.code(entry.level.title) is None for entry in otherwise)
