"""Answers with a fact: a grade, a reporting line, a track, a next step, hiring steps, indicators."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.model import JobFamily, Level, SectionKind
from indexer.passage import Passage
from indexer.snapshot import Snapshot
from service.answers import Answer, Attribute, Claim, ClarificationAnswer, FactAnswer, Near, NotStatedAnswer, Reason
from service.ask.asked import Asked
from service.ask.attribute_cues import asks_by_name
from service.ask.bosses import (
    asks_for_the_boss_of_a_boss,
    asks_of_their_boss,
    asks_whether_over,
    boss,
    names_a_boss_of,
    unranked,
)
from service.ask.claim import claim
from service.ask.code_or_code import titled
from service.ask.described import described
from service.ask.fact import LISTED_IN, each_has_its_own, fact, said
from service.ask.hiring import asks_how_long, asks_of_a_duty, led_by_how_long
from service.ask.ladder import leader
from service.ask.listed_posts import ListedPost, ListedPosts
from service.ask.measure import measure
from service.ask.one_line import led_by_one, says_any
from service.ask.particular import things_asked
from service.ask.place import Places
from service.ask.polar import TRACK as TRACK_WORDS
from service.ask.polar import asks_of_a_boss, asks_of_a_path, asks_what_may_be, polar
from service.ask.relation import somebody_heads
from service.ask.reply import READINGS, Replies, certainty
from service.ask.role_lines import role_lines
from service.ask.sections import claims_within
from service.ask.several import facts_asked, left_over
from service.ask.subject import Subject, subject
from service.ask.verdict import Verdicts
from service.citation import Citer
from service.links import SURE_LINK, LevelLink, Links
from service.question_kind import QuestionKind
from service.wording import words

_OF_A_FAMILY = {Attribute.HIRING_STEPS, Attribute.PERFORMANCE_INDICATORS, Attribute.TRACK, Attribute.NEXT_LEVEL}
_SECTIONS = {
    Attribute.GRADE: SectionKind.JOB_GRADE,
    Attribute.NEXT_LEVEL: SectionKind.CAREER_LADDER,
    **LISTED_IN,
}
"""The section that a fact is, wherever its line stands."""
_OF_ONE_LINE = {Attribute.GRADE, Attribute.REPORTS_TO}
_OF_EACH = {Attribute.GRADE, Attribute.TRACK}
"""The facts that are stated of each of two levels that a question joins; of a boss, the other may be the one meant."""
_SURE = 0.95
"""Confidence in the grade of a job that a line lists by its whole name."""
MORE = 4
"""Further lines shown beside a track."""
QUESTIONS = {
    Attribute.GRADE: "What is the grade of",
    Attribute.REPORTS_TO: "Who is the boss of",
    Attribute.TRACK: "Which track is",
    Attribute.NEXT_LEVEL: "What comes after",
    Attribute.HIRING_STEPS: "What is the hiring process of",
    Attribute.PERFORMANCE_INDICATORS: "What are the performance indicators of",
}
"""How a reading of an unclear question begins."""


_WHICH_BOSS = re.compile(r"\b(?:which|what)\s+(?P<boss>[a-z]+)\b", re.IGNORECASE)
"""How a question asks for a boss by rank: the word is no part of the title that it names later."""
_STANDING = re.compile(r"\b(?:grades?|levels?|bands?|ranks?|rungs?|codes?|scales?)\b(?!\s+\d)", re.IGNORECASE)
"""A word for where somebody stands that gives no number: the Band 7 of a "Band 7 team lead" is not asked for."""
_EITHER = re.compile(r"\bor\b", re.IGNORECASE)
"""How one of two tracks is asked for, whatever they are called."""


class FactAnswers:
    """Makes them from one snapshot."""

    def __init__(
        self, snapshot: Snapshot, citer: Citer, replies: Replies, places: Places, verdicts: Verdicts
    ) -> None:  # fmt: skip
        self._snapshot = snapshot
        self._verdicts = verdicts
        self._citer = citer
        self._replies = replies
        self._places = places
        self._posts = ListedPosts(snapshot)

    def of_described(self, asked: Asked, about: Subject) -> Answer | None:
        """The grade or boss of a level that a question tells by what it does; null where it asks for nothing such."""
        if any(link.strength >= SURE_LINK for link in about.levels):
            return None
        if about.one_role and somebody_heads(asked.question, about.families[0].positions):
            return None
        told = described(asked, about)
        named = facts_asked(told.rest) if told else ()
        if told is None or not named or named[0] not in _OF_ONE_LINE:
            return None
        family = self._snapshot.family(told.passage.family_id)
        found = self._fact_of(asked, about, named[0], family, family.level(str(told.passage.level_id)))
        return replace(found, claims=(*found.claims, claim(told.passage, asked, self._snapshot, self._citer)))

    def of_either_code(self, asked: Asked) -> Answer | None:
        """The grade of a level of which a question asks which of two codes it has; null for any other question."""
        links = titled(asked.question, asked.reading.links)
        about = subject(links, asked.reading.filters) if links else None
        return self.answer(asked, about, Attribute.GRADE) if about and about.levels else None

    def answers(self, asked: Asked, about: Subject, attribute: Attribute) -> Answer | None:
        """The fact a question asks for, and others that it names beside it; null where it is an open one."""
        if attribute is Attribute.TRACK and asks_what_may_be(asked.question):
            return self._way(asked, about)
        if attribute is Attribute.HIRING_STEPS and asks_of_a_duty(asked.question):
            return None
        timed = attribute is Attribute.HIRING_STEPS and asks_how_long(asked.question)
        if attribute in LISTED_IN and not about.one_family and (unstated := self._of_none(asked, about, attribute)):
            return unstated  # which one is meant is of no matter
        section = LISTED_IN.get(attribute)
        elsewhere = section is not None and bool(measure(asked.question)) and not _within(asked, section)
        if elsewhere and not timed:
            return None
        by_name = asks_by_name(asked.question, attribute, about)
        if attribute is Attribute.NEXT_LEVEL and not by_name:
            return None  # that a step is asked for was a guess: other lines may answer it
        named = facts_asked(asked.question)
        if attribute is Attribute.GRADE and named == (Attribute.REPORTS_TO,) and not _STANDING.search(asked.question):
            attribute = Attribute.REPORTS_TO
        first = self.answer(asked, about, attribute)
        if not by_name and _is_unstated(first):
            return None
        if not isinstance(first, FactAnswer):
            return None if elsewhere else first
        first = self._verdicts.led(asked, first)
        text, claims = first.text, first.claims
        for twin in self._headed_alike(about, first):
            again = self._fact_of(asked, about, attribute, *twin)
            if isinstance(again, FactAnswer) and again.fact.value != first.fact.value:
                text, claims = f"{text} Another level has the same title. {again.text}", (*claims, *again.claims)
        for link in _joined(asked, first) if attribute in _OF_EACH else ():
            home = self._snapshot.family(link.family.id)
            beside = self._fact_of(asked, about, attribute, home, home.level(link.level.id))
            before = isinstance(beside, FactAnswer) and link.at < _place(asked, first)
            text = f"{beside.text} {text}" if before else f"{text} {beside.text}"
            claims = (*beside.claims, *claims) if before else (*claims, *beside.claims)
            first = replace(first, fact=beside.fact) if isinstance(beside, FactAnswer) and before else first
        for other in named:
            more = self.answer(asked, about, other) if other is not attribute else None
            if more is not None and more.kind in {"fact", "not_stated"}:
                text, claims = f"{text} {more.text}", (*claims, *more.claims)
        left = left_over(asked.question)
        if left:
            text += f" That leaves {left!r}: ask it by itself."
        return replace(first, text=text, claims=claims)

    def _way(self, asked: Asked, about: Subject) -> Answer | None:
        """The lines on where a level may lead, if that is asked for and any says so; else null."""
        found = self.answer(asked, about, Attribute.NEXT_LEVEL) if asks_of_a_path(asked.question) else None
        if not isinstance(found, FactAnswer):
            return None
        said = [each for each in found.claims if each.citations[0].section is SectionKind.CAREER_LADDER]
        return replace(found, text=said[0].text, claims=tuple(said)) if said else None

    def _of_none(self, asked: Asked, about: Subject, attribute: Attribute) -> Answer | None:
        """That none of the roles that a question may mean has the lines it asks for; null where one of them does."""
        if not about.families or _by_the_way(about):
            return None
        pages = {page for link in about.families for page in (link.family.id, *link.pages)}
        stated = (fact(attribute, self._snapshot.family(page), None, self._citer) for page in sorted(pages))
        if any(each.result is not None for each in stated):
            return None
        text = f"None of the {len(about.families)} roles that may be meant states its {said(attribute)}."
        return self._replies.not_stated(asked, Reason.NEVER_STATED, text)

    def _headed_alike(self, about: Subject, found: FactAnswer) -> list[tuple[JobFamily, Level]]:
        """The other levels named as much whose title is that of the level a fact is about."""
        family = self._snapshot.family(found.fact.family_id)
        named = [link.level for link in about.named if link.family.id == family.id]
        title = next((level.title for level in named if level.id == found.fact.level_id), None)
        return [(family, family.level(lv.id)) for lv in named if lv.title == title and lv.id != found.fact.level_id]

    def answer(self, asked: Asked, about: Subject, attribute: Attribute) -> Answer | None:
        """The fact a question asks for; null where it is an open one."""
        question = QUESTIONS[attribute]
        if attribute is Attribute.GRADE and (post := self._posts.named(asked)):
            return self._at_grade(asked, about, post)
        if attribute is Attribute.REPORTS_TO:
            if not asks_of_a_boss(asked.question) or _over_a_stranger(asked):
                return None
            about = _without_boss(asked, about)
        if not about.families or _by_the_way(about):
            hinted = self._places.nobody(asked, question)
            if hinted is None or isinstance(hinted, Answer):
                return hinted
            return self._fact_of(asked, about, attribute, *hinted)
        family = self._snapshot.family(about.families[0].family.id)
        level: Level | None = None
        if about.levels or about.missing or attribute not in _OF_A_FAMILY or not about.one_family:
            place = self._places.one_level(asked, about, question, attribute)
            if isinstance(place, ClarificationAnswer):
                return self._agreed(asked, about, attribute, place) or place
            if place is None or isinstance(place, Answer):
                return place
            family, level = place
        if attribute in _OF_EACH and level is not None and asks_of_their_boss(asked.question):
            return self._of_their_boss(asked, about, attribute, family, level)
        if attribute is Attribute.REPORTS_TO and level is not None and asks_for_the_boss_of_a_boss(asked.question):
            return self._of_their_boss(asked, about, attribute, family, level)
        return self._fact_of(asked, about, attribute, family, level)

    def _at_grade(self, asked: Asked, about: Subject, post: ListedPost) -> Answer:
        """The grade at which a page lists a job, with the line that does, and the one that states the grade."""
        found = self._fact_of(asked, about, Attribute.GRADE, post.family, post.level)
        if not isinstance(found, FactAnswer):
            return found
        line = self._citer.line(post.item.span, post.family, None, post.section.kind, post.section.heading_path)
        text = f"{post.name} is listed at grade {found.fact.value}."
        claims = (Claim(text, (line,)), *found.claims)
        return replace(found, text=text, claims=claims, confidence=max(found.confidence, _SURE))

    def _agreed(
        self, asked: Asked, about: Subject, attribute: Attribute, unclear: ClarificationAnswer
    ) -> FactAnswer | None:
        """The one value that every level a question may mean states, with the lines of all; null where they differ."""
        beyond = asks_of_their_boss(asked.question) or asks_for_the_boss_of_a_boss(asked.question)
        if attribute not in _OF_ONE_LINE or beyond or len(unclear.readings) >= READINGS:
            return None
        each: list[FactAnswer] = []
        for reading in unclear.readings:
            family = self._snapshot.family(reading.family_id)
            level = family.level(reading.level_id) if reading.level_id else None
            found = self._fact_of(asked, about, attribute, family, level)
            if not isinstance(found, FactAnswer) or (each and found.fact.value != each[0].fact.value):
                return None
            each.append(found)
        text = " ".join(dict.fromkeys(found.text for found in each))
        return replace(each[0], text=text, claims=tuple(claim for found in each for claim in found.claims))

    def _of_their_boss(
        self, asked: Asked, about: Subject, attribute: Attribute, family: JobFamily, level: Level
    ) -> Answer:
        """The fact of whom a level reports to, where that is a level here, beside the line that says so."""
        under = self._fact_of(asked, about, Attribute.REPORTS_TO, family, level)
        if not isinstance(under, FactAnswer):
            return under
        pages = [self._snapshot.family(page) for page in sorted(about.families[0].pages)]
        above = leader((family, level), pages, self._snapshot.outline(), self._snapshot)
        if above is None:
            text = f"{level.title} reports to {under.fact.value}, a role that these documents do not describe."
            near = tuple(Near(claim.text, claim.citations[0]) for claim in under.claims[:1])
            return self._replies.not_stated(asked, Reason.NO_SUCH_LEVEL, text, near)
        found = self._fact_of(asked, about, attribute, *above)
        return replace(found, text=f"{under.text} {found.text}", claims=(*found.claims, *under.claims))

    def _fact_of(
        self, asked: Asked, about: Subject, attribute: Attribute, family: JobFamily, level: Level | None
    ) -> Answer:
        spread = about.families[0].pages if about.families else frozenset[str]()
        pages = [self._snapshot.family(page) for page in sorted(spread)]
        found = fact(attribute, family, level, self._citer, pages)
        if attribute is Attribute.TRACK and level is not None:
            # What the level does with people says more than the word.
            own = [passage for passage in asked.ranking.found if passage.level_id == level.id][:MORE]
            said_of_it = tuple(claim(passage, asked, self._snapshot, self._citer) for passage in own)
            lead = said_of_it[:1] if _tells_more_than_the_track(asked, own) else ()
            found = replace(found, claims=(*lead, *found.claims, *said_of_it[len(lead) :]))
        if attribute in LISTED_IN:
            step = led_by_one(asked, attribute, found)
            if attribute is Attribute.HIRING_STEPS and asks_how_long(asked.question):
                lines = role_lines(family, level, self._snapshot)
                things = things_asked(asked, QuestionKind.HIRING_STEPS)
                named = step is not found and says_any(step.claims[0].text, things)
                step = led_by_how_long(asked, found, step if named else None, lines, self._citer)
            found = step
        if (
            found.result is None
            and level is not None
            and attribute in _OF_A_FAMILY
            and not each_has_its_own(attribute, family)
        ):
            of_all = fact(attribute, family, None, self._citer)
            found = of_all if of_all.result is not None else found
        sections = asked.reading.filters.sections
        kept = found.claims if _SECTIONS.get(attribute) in sections else claims_within(found.claims, sections)
        if found.result is not None and found.claims and not kept:
            return self._replies.filtered_out(asked)
        if found.result is None:
            return self._replies.not_stated(asked, Reason.NEVER_STATED, found.text, found.near)
        return FactAnswer(
            kind="fact", text=found.text if kept == found.claims else kept[0].text, claims=kept, interpretation=asked.shown, confidence=certainty(asked, about),  # noqa: E501
            near=(), snapshot=self._snapshot.id, took_ms=asked.clock.total(), fact=found.result,
        )  # fmt: skip


def _is_unstated(answer: Answer | None) -> bool:
    return isinstance(answer, NotStatedAnswer) and answer.reason is Reason.NEVER_STATED


def _over_a_stranger(asked: Asked) -> bool:
    """Whether a question asks if a level is over a role that is not here: the level's own boss does not say."""
    return names_a_boss_of(asked.question) and not asks_whether_over(asked.question, asked.reading.links)


def _within(asked: Asked, section: SectionKind) -> bool:
    """Whether the best line for a question stands in a section of that kind."""
    return bool(asked.ranking.found) and asked.ranking.found[0].section is section


def _tells_more_than_the_track(asked: Asked, own: Sequence[Passage]) -> bool:
    """Whether the line nearest to a question is one of a level's `own`, beside its grade, and tracks are not asked for
    by that word.
    """
    nearest = own[:1] == list(asked.ranking.found[:1]) and bool(own) and own[0].section is not SectionKind.JOB_GRADE
    return nearest and not _EITHER.search(asked.question) and not TRACK_WORDS.search(asked.question)


def _by_the_way(about: Subject) -> bool:
    """Whether a role is only hinted at, beside a rank of another: the growers whom "the Director of Roads" may lead."""
    first = about.families[0]
    return not about.levels and first.strength < SURE_LINK and bool(first.unmet_alone)


def _joined(asked: Asked, found: FactAnswer) -> list[LevelLink]:
    """The other levels that a question joins by "and" to the one that a fact is about, in its order."""
    own = _place(asked, found)
    if own < 0 or polar(asked.question):
        return []
    surest = {link.at: link for link in reversed(asked.reading.links.levels) if link.strength >= SURE_LINK}
    said = [word.text.casefold() for word in words(asked.question)]
    return [link for at, link in sorted(surest.items()) if "and" in said[min(at, own) : max(at, own)]]


def _place(asked: Asked, found: FactAnswer) -> int:
    """Where a question names the level that a fact is about; -1 where it names none."""
    return next((link.at for link in asked.reading.links.levels if link.level.id == found.fact.level_id), -1)


def _without_boss(asked: Asked, about: Subject) -> Subject:
    """The subject of a question without whom it names as the boss: "does a buyer report to the Manager?"."""
    opened, said = _WHICH_BOSS.search(asked.question), boss(asked.question, unranked(asked.reading.links))
    named = {opened["boss"].casefold()} if opened else set(said.title.casefold().split()) if said else set()

    def is_boss(matched: str) -> bool:
        words = set(matched.casefold().split())
        return bool(named & words) if opened else words <= named

    links = asked.reading.links
    levels = tuple(link for link in links.levels if not is_boss(link.matched))
    theirs = {link.family.id for link in levels}
    families = tuple(link for link in links.families if not is_boss(link.matched) or link.family.id in theirs)
    return subject(Links(families, levels), asked.reading.filters) if families and levels and named else about
