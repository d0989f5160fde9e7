"""Yes or no: what a stated fact decides of what a question says, and which of two levels is graded above the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.model import JobFamily, Level, Track
from indexer.snapshot import Snapshot
from service.answers import Answer, Attribute, Claim, FactAnswer
from service.ask.asked import Asked
from service.ask.bosses import boss, unranked
from service.ask.fitting import names
from service.ask.graded import graded
from service.ask.leading import hinting, leading_nobody, of_leading, of_reports
from service.ask.listing_words import TRACKS
from service.ask.polar import LEADS, TRACK, polar
from service.ask.reply import Replies
from service.ask.same_boss import SameBosses
from service.ask.same_grade import SameGrades
from service.ask.scales import Scales
from service.ask.standing import Standings, either
from service.ask.subject import Subject
from service.citation import Citer
from service.links import named_places
from service.wording import ORDINARY, words

BY_TRACK = 0.8
"""How sure it is at most that a level leads nobody of which no line says so."""
_IS_CODED = re.compile(
    r"\W*(?:(?:is|are)(?:n['’]t)?\s+(?:the|an?|our|your|every|each|all)\s(?P<who>[^,;:.?!]*?)\s"
    r"|(?P<whose>[^,;:.?!=]+?)\s*(?:=|\b(?:is|are)\b)\s*)"
    r"(?:(?:an?|at|on|in|of|graded|grade|level)\s+)*(?P<code>[A-Za-z]{1,3}\d{1,2})(?:\W+(?:right|correct|yes|no|true))?\W*$",
    re.IGNORECASE,
)
"""How it is asked whether a level has a code for its grade."""

_GRADED = frozenset({"at", "on", "in", "graded", "grade", "level"})


class Verdicts:
    """Decides questions from one snapshot."""

    def __init__(self, snapshot: Snapshot, citer: Citer, replies: Replies, codes: frozenset[str]) -> None:
        """`codes` are the catalogue's grades that are no numbers, in capitals."""
        self._snapshot = snapshot
        self._citer = citer
        self._codes = codes
        self._standings = Standings(snapshot, citer, replies)
        self._same_grades = SameGrades(snapshot, citer, replies, codes)
        self._same_bosses = SameBosses(snapshot, citer, replies)
        self._scales = Scales(snapshot)

    def grades(self, asked: Asked, about: Subject) -> Answer | None:
        """How two levels, or two grades, stand to each other; null where a question does not ask that."""
        return (
            self._same_grades.answer(asked, about)
            or self._same_bosses.answer(asked, about)
            or self._standings.answer(asked, about)
        )

    def asks_for_a_grade(self, asked: Asked) -> bool:
        """Whether a yes or no is asked of a code that is a grade, and of nothing else: "is the Pilot an IC4?"."""
        found = _IS_CODED.match(asked.question)
        if found is None or found["code"].upper() not in self._codes or either(asked.question):
            return False
        named = named_places(asked.reading.links.families)
        who = "who" if found["who"] is not None else "whose"
        return all(
            place in named or word.is_rank or word.text.casefold() in ORDINARY | _GRADED
            for place, word in enumerate(words(found[who]), len(words(asked.question[: found.start(who)])))
        )

    def led(self, asked: Asked, answer: FactAnswer) -> FactAnswer:
        """A fact led by the yes or no that it decides, where a question asks for one; else as it is."""
        if not polar(asked.question) or either(asked.question) or answer.fact.level_id is None:
            return answer
        family = self._snapshot.family(answer.fact.family_id)
        level = family.level(answer.fact.level_id)
        match answer.fact.attribute:
            case Attribute.GRADE:
                return self._with_grade(asked.question, answer, family, level)
            case Attribute.REPORTS_TO:
                decided = _has_boss(asked, level)
            case Attribute.TRACK:
                return self._on_track(asked.question, answer, family, level)
            case _:
                decided = None
        if decided is None:
            return answer
        return replace(answer, text=f"{'Yes' if decided else 'No'}. {answer.text}")

    def _with_grade(self, question: str, answer: FactAnswer, family: JobFamily, level: Level) -> FactAnswer:
        """The grade, led by whether it is the one asked for; a code is a number only where a line says so."""
        wanted, _ = graded(question, self._codes)
        if level.grade is None or not (wanted.ranges or wanted.codes):
            return answer
        stated = [each.value for each in (level.grade, *level.grade.alternatives)]
        claims, text = answer.claims, answer.text
        if not wanted.codes and all(isinstance(each, str) for each in stated):
            said = self._scales.beside(level, (family.id,))
            if said is None:
                return answer
            stated, shown = [said.grade], self._same_grades.claim(said)
            claims, text = (*claims, shown), f"{text} {shown.text}"
        decided = _agreed([wanted.holds(each) for each in stated])
        if decided is None:
            return answer
        return replace(answer, text=f"{'Yes' if decided else 'No'}. {text}", claims=claims)

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
        if leads and Track.MANAGEMENT in tracks and (nobody := leading_nobody(family, level, self._citer)):
            told, opening = nobody, "No. "
        elif leads and Track.MANAGEMENT in tracks:
            told = of_leading(family, level, self._citer, self._snapshot)
            under = of_reports(family, level, self._citer)
            if told or under:
                opening = "Yes. "
            elif not decided:  # an individual contributor's line may speak of people and not say that he leads them
                told = hinting(family, level, self._citer, self._snapshot)
                opening = "" if told else opening
        claims = (*told, *under, *(claim for claim in answer.claims if claim not in told))
        text = f"{level.title}: {told[0].text}" if told else under[0].text if under else answer.text
        silent = leads and opening == "No. " and not told
        sure = min(answer.confidence, BY_TRACK) if silent else answer.confidence
        return replace(answer, text=f"{opening}{text}", claims=claims, confidence=sure)


def _has_boss(asked: Asked, level: Level) -> bool | None:
    said = boss(asked.question, unranked(asked.reading.links))
    if said is None or level.reports_to is None:
        return None
    return _agreed([names(said.title, value.value) for value in (level.reports_to, *level.reports_to.alternatives)])


def _agreed(decisions: Sequence[bool]) -> bool | None:
    """What all of several statements decide; null where they disagree."""
    return decisions[0] if len(set(decisions)) == 1 else None
