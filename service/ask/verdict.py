"""Yes or no: what a stated fact decides of what a question says, and which of two levels is graded above the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.model import Grade, JobFamily, Level, SectionKind, Stated, Track
from indexer.snapshot import Snapshot
from service.answers import Answer, Attribute, Claim, FactAnswer, FactResult, Reason
from service.ask.asked import Asked
from service.ask.bosses import boss
from service.ask.fact import LEADS_NOBODY
from service.ask.fitting import names
from service.ask.graded import graded
from service.ask.ladder import Placed, scaled
from service.ask.listing_words import NEGATED, TRACKS
from service.ask.polar import LEADS, OPENS, TRACK, polar
from service.ask.reply import Replies, certainty
from service.ask.sides import named_levels
from service.ask.subject import Subject
from service.citation import Citer
from service.phrases import phrases
from service.seniority import people_in

_GRADE = r"(?:grades?|graded|bands?|banded)"
_ORDER = (
    r"(?:higher|lower|above|below|beneath|under|same|equal|equally|identical|different|differently|alike|more|less)"
)
_BETWEEN = r"(?:\W+\w+){0,2}\W+"
_GRADES_SET = re.compile(
    rf"\b{_ORDER}{_BETWEEN}{_GRADE}\b|\b{_GRADE}(?:\W+\w+)?\W+{_ORDER}\b|\bshar\w+{_BETWEEN}{_GRADE}\b"
    rf"|\boutranks?\b|\b{_GRADE}\s+(?:difference|gap|alike)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:.?!–—]+\s+|\s+-+\s+")
_ASKING = re.compile(rf"(?:which|who|whose|what|how|{OPENS})\b", re.IGNORECASE)
_LOWER = phrases("lower\nbelow\nbeneath\nunder\nless")
_SAME = phrases("same\nequal\\w*\nidentical\nalike\nshare\\w*\ndifferent(?:ly)?\ndiffers?")
_OTHER = phrases("different(?:ly)?\ndiffers?")
_ASKED_OF_HOLDERS = frozenset({SectionKind.REQUIREMENTS, SectionKind.NICE_TO_HAVE})


class Verdicts:
    """Decides questions from one snapshot."""

    def __init__(self, snapshot: Snapshot, citer: Citer, replies: Replies, codes: frozenset[str]) -> None:
        """`codes` are the catalogue's grades that are no numbers, in capitals."""
        self._snapshot = snapshot
        self._citer = citer
        self._replies = replies
        self._codes = codes

    def grades(self, asked: Asked, about: Subject) -> Answer | None:
        """Two levels' grades, led by which is the higher or by yes or no; null where a question does not ask that."""
        question = asked.question
        if not about.families or not _asks_to_set_grades(question):
            return None
        levels = named_levels(question, asked.reading.links, about, self._snapshot)
        if len(levels) != 2:
            return None
        silent = [(family, level) for family, level in levels if level.grade is None]
        lines = [_graded(each, each[1].grade, self._citer) for each in levels if each[1].grade is not None]
        if silent:
            said = " ".join(f"{level.title} ({family.title}) states no grade." for family, level in silent)
            return self._replies.not_stated(asked, Reason.NEVER_STATED, " ".join([said, *(c.text for c in lines)]))
        order = _order(levels)
        lead = ""
        if order is None:
            lead = "The two are graded on different scales. "
        elif polar(question) and not _either(question):
            wanted = 0 if _SAME.search(question) else -1 if _LOWER.search(question) else 1
            decided = (order == wanted) != bool(_OTHER.search(question))
            lead = "Yes. " if decided else "No. "
        elif order and not _SAME.search(question):
            first_is_meant = order == (-1 if _LOWER.search(question) else 1)
            lines = lines if first_is_meant else lines[::-1]
        family, level = levels[0]
        value = level.grade.value if level.grade else None
        return FactAnswer(
            kind="fact", text=lead + " ".join(each.text for each in lines), claims=tuple(lines),
            interpretation=asked.shown, confidence=certainty(asked, about), near=(), snapshot=self._snapshot.id,
            took_ms=asked.clock.total(), fact=FactResult(family.id, level.id, Attribute.GRADE, value),
        )  # fmt: skip

    def led(self, asked: Asked, answer: FactAnswer) -> FactAnswer:
        """A fact led by the yes or no that it decides, where a question asks for one; else as it is."""
        if not polar(asked.question) or _either(asked.question) or answer.fact.level_id is None:
            return answer
        family = self._snapshot.family(answer.fact.family_id)
        level = family.level(answer.fact.level_id)
        match answer.fact.attribute:
            case Attribute.GRADE:
                decided = self._has_grade(asked.question, level)
            case Attribute.REPORTS_TO:
                decided = _has_boss(asked.question, level)
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
        if leads and Track.MANAGEMENT in tracks and not _leads_nobody(level):
            told, under = _of_leading(family, level, self._citer), _of_reports(family, level, self._citer)
            if told or under:
                opening = "Yes. "
            elif not decided:  # an individual contributor's line may speak of people and not say that he leads them
                told = _of_leading(family, level, self._citer, counted=False)
                opening = "" if told else opening
        claims = (*told, *under, *(claim for claim in answer.claims if claim not in told))
        text = f"{level.title}: {told[0].text}" if told else under[0].text if under else answer.text
        return replace(answer, text=f"{opening}{text}", claims=claims)


def _asks_to_set_grades(question: str) -> bool:
    """Whether a question asks how two grades stand to each other, rather than saying it on the way to another thing."""
    clauses = [clause for clause in _CLAUSE.split(question) if clause.strip(" ?!.")]
    return any(
        _GRADES_SET.search(clause) and (place == len(clauses) - 1 or _ASKING.match(clause.strip()))
        for place, clause in enumerate(clauses)
    )


def _graded(placed: Placed, grade: Stated[Grade], citer: Citer) -> Claim:
    family, level = placed
    return Claim(f"{level.title}: grade {grade.value}.", (citer.inside(grade.span, family, level),))


def _order(levels: Sequence[Placed]) -> int | None:
    """+1 where the first of two levels is graded above the second, -1 below, 0 alike; null across scales."""
    one, other = (scaled(level) for _, level in levels)
    if one is None or other is None or one[0] != other[0]:
        return None
    return (one[1] > other[1]) - (one[1] < other[1])


def _either(question: str) -> bool:
    """Whether a question asks which of two, rather than whether one."""
    return bool(re.search(r"\bor\b(?!\s+not\b)", question, re.IGNORECASE)) and "than" not in question.casefold().split()


def _has_boss(question: str, level: Level) -> bool | None:
    said = boss(question)
    if said is None or level.reports_to is None:
        return None
    return _agreed([names(said.title, value.value) for value in (level.reports_to, *level.reports_to.alternatives)])


def _agreed(decisions: Sequence[bool]) -> bool | None:
    """What all of several statements decide; null where they disagree."""
    return decisions[0] if len(set(decisions)) == 1 else None


def _leads_nobody(level: Level) -> bool:
    """Whether a line of a level says so."""
    return any(LEADS_NOBODY.search(item.text) for section in level.sections for item in section.items)


def _of_reports(family: JobFamily, level: Level, citer: Citer) -> list[Claim]:
    """Where another level of the family says that it reports to this one, as a claim; none where none does."""
    for other in family.levels:
        if other is not level and other.reports_to and names(level.title, other.reports_to.value):
            text = f"{other.title}: reports to {other.reports_to.value}."
            return [Claim(text, (citer.inside(other.reports_to.span, family, other),))]
    return []


def _of_leading(family: JobFamily, level: Level, citer: Citer, *, counted: bool = True) -> list[Claim]:
    """The first line of a level that says it leads people, as a claim; none where no line does. A contributor's has to
    say how many, if `counted`: whoever leads a project team has no reports. What is required was led before.
    """
    for section in level.sections:
        if not counted and section.kind in _ASKED_OF_HOLDERS:
            continue
        for item in section.items:
            said = people_in(item.text)
            if (
                said.leads
                and (said.count or not counted or level.track is not Track.IC)
                and not NEGATED.search(item.text)
            ):
                return [Claim(item.text, (citer.line(item.span, family, level, section.kind, section.heading_path),))]
    return []
