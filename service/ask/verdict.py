"""Yes or no: what a stated fact decides of what a question says, and which of two levels is graded above the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus import title as titles
from corpus.model import NEEDS, JobFamily, Level, Track
from indexer.snapshot import Snapshot
from service.answers import Answer, Attribute, Claim, FactAnswer
from service.ask.amounts import leads_counted
from service.ask.asked import Asked
from service.ask.bosses import boss, unranked
from service.ask.fact import LEADS_NOBODY
from service.ask.fitting import names
from service.ask.graded import graded
from service.ask.listing_words import NEGATED, TRACKS
from service.ask.polar import LEADS, TRACK, polar
from service.ask.reply import Replies
from service.ask.standing import Standings, either
from service.ask.subject import Subject
from service.citation import Citer
from service.seniority import people_in

_OR = re.compile(r"\s+or\s+(?:an?\s+|the\s+)?|\s*/\s*")
_CLIENTS = re.compile(r"\blook(?:s|ing)?\s+after\s+[^.;,]*?\d[^.;,]*\bpeople\b", re.IGNORECASE)
"""Whoever looks after so many people serves them; a team is led."""
_YOU_LEAD = re.compile(r"(?:[^.:]*:\s*)?(?:you|I)\s+(?:also\s+)?(?:lead|manage|supervise|head|oversee)\b", re.I)
"""How a line tells the reader what they do, wherever it stands: "you manage up to three"."""


class Verdicts:
    """Decides questions from one snapshot."""

    def __init__(self, snapshot: Snapshot, citer: Citer, replies: Replies, codes: frozenset[str]) -> None:
        """`codes` are the catalogue's grades that are no numbers, in capitals."""
        self._snapshot = snapshot
        self._citer = citer
        self._codes = codes
        self._standings = Standings(snapshot, citer, replies)

    def grades(self, asked: Asked, about: Subject) -> Answer | None:
        """How two levels stand to each other; null where a question does not ask that."""
        return self._standings.answer(asked, about)

    def led(self, asked: Asked, answer: FactAnswer) -> FactAnswer:
        """A fact led by the yes or no that it decides, where a question asks for one; else as it is."""
        if not polar(asked.question) or either(asked.question) or answer.fact.level_id is None:
            return answer
        family = self._snapshot.family(answer.fact.family_id)
        level = family.level(answer.fact.level_id)
        match answer.fact.attribute:
            case Attribute.GRADE:
                decided = self._has_grade(asked.question, level)
            case Attribute.REPORTS_TO:
                decided = _has_boss(asked, level)
            case Attribute.TRACK:
                return self._on_track(asked.question, answer, family, level)
            case _:
                decided = None
        if decided is None:
            return answer
        return replace(answer, text=f"{'Yes' if decided else 'No'}. {answer.text}")

    def _has_grade(self, question: str, level: Level) -> bool | None:
        wanted, _ = graded(question, self._codes)
        if level.grade is None or not (wanted.ranges or wanted.codes):
            return None
        return _agreed([wanted.holds(each.value) for each in (level.grade, *level.grade.alternatives)])

    def _on_track(self, question: str, answer: FactAnswer, family: JobFamily, level: Level) -> FactAnswer:
        """The track, led by whether it is the one asked for; who leads others by a line of theirs does so on any."""
        said = re.sub(re.escape(level.title), " ", question, flags=re.IGNORECASE)  # an Executive Assistant is none
        tracks = next((tracks for tracks, pattern in TRACKS if pattern.search(said)), None)
        leads = bool(LEADS.search(said)) and not TRACK.search(said)
        if tracks is None and leads:
            tracks = (Track.MANAGEMENT, Track.EXECUTIVE)
        if tracks is None or level.track is None:
            return answer
        decided = level.track in tracks
        claims = answer.claims
        opening, told, under = "Yes. " if decided else "No. ", list[Claim](), list[Claim]()
        if leads and Track.MANAGEMENT in tracks and (nobody := _leading_nobody(family, level, self._citer)):
            told, opening = nobody, "No. "
        elif leads and Track.MANAGEMENT in tracks:
            told, under = _of_leading(family, level, self._citer), _of_reports(family, level, self._citer)
            if told or under:
                opening = "Yes. "
            elif not decided:  # an individual contributor's line may speak of people and not say that he leads them
                told = _of_leading(family, level, self._citer, counted=False)
                opening = "" if told else opening
        claims = (*told, *under, *(claim for claim in answer.claims if claim not in told))
        text = f"{level.title}: {told[0].text}" if told else under[0].text if under else answer.text
        return replace(answer, text=f"{opening}{text}", claims=claims)


def _has_boss(asked: Asked, level: Level) -> bool | None:
    said = boss(asked.question, unranked(asked.reading.links))
    if said is None or level.reports_to is None:
        return None
    return _agreed([names(said.title, value.value) for value in (level.reports_to, *level.reports_to.alternatives)])


def _agreed(decisions: Sequence[bool]) -> bool | None:
    """What all of several statements decide; null where they disagree."""
    return decisions[0] if len(set(decisions)) == 1 else None


def _leading_nobody(family: JobFamily, level: Level, citer: Citer) -> list[Claim]:
    """The first line of a level that says it leads nobody, as a claim; none where no line does."""
    lines = ((section, item) for section in level.sections for item in section.items)
    said = ((section, item) for section, item in lines if LEADS_NOBODY.search(item.text))
    return [
        Claim(item.text, (citer.line(item.span, family, level, section.kind, section.heading_path),))
        for section, item in said
    ][:1]


def _of_reports(family: JobFamily, level: Level, citer: Citer) -> list[Claim]:
    """Where another level of the family says that it reports to this one, as a claim; none where none does."""
    for other in family.levels:
        bosses = _OR.split(other.reports_to.value) if other.reports_to else []
        if other is not level and other.reports_to and any(titles.same(level.title, boss) for boss in bosses):
            text = f"{other.title}: reports to {other.reports_to.value}."
            return [Claim(text, (citer.inside(other.reports_to.span, family, other),))]
    return []


def _of_leading(family: JobFamily, level: Level, citer: Citer, *, counted: bool = True) -> list[Claim]:
    """The first line of a level that says it leads people, as a claim; none where no line does. A contributor's has to
    say how many, if `counted`: whoever leads a project team has no reports. What is required was led before, unless it
    says what the reader does.
    """
    for section in level.sections:
        for item in section.items:
            if section.kind in NEEDS and not _YOU_LEAD.match(item.text):
                continue
            said = people_in(item.text)
            if (
                (
                    (said.leads and (said.count or not counted or level.track is not Track.IC))
                    or leads_counted(item.text)
                )
                and not NEGATED.search(item.text)
                and not _CLIENTS.search(item.text)
            ):
                return [Claim(item.text, (citer.line(item.span, family, level, section.kind, section.heading_path),))]
    return []
