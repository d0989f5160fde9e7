"""The circumstances of work that a text speaks of: where it is done, when, and who is permitted to do it.

A word for one ("remote", "weekends", "visa") speaks of it only in the right company, told by grammar: it heads its
phrase ("remote work", not "remote work policy"), and what stands before it leads, through words that name nothing, to
being, working, needing or offering, and to whoever holds the role ("you may work from home", not "leads people from
home"). A question and a line of a document are read alike; a line says it of the holder of the role unless it names
somebody else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from service.ask.aspect import Aspect
from service.ask.listing_words import GENERIC
from service.ask.workplace_cues import (
    ABLE,
    BEING,
    CUES,
    DUTY,
    LABELS,
    MEETING,
    NEEDING,
    OFFERING,
    ON_DUTY,
    SUCCEEDING,
    WORKING,
    Cue,
)
from service.vocabulary import vocabulary
from service.wording import DOER, ORDINARY


@dataclass(frozen=True, slots=True)
class Spoken:
    """Where a text speaks of an aspect: characters from `start` to `end`, and the words that do.

    `governed`: whether a word before them says it of somebody; else they are named by themselves.
    """

    aspect: Aspect
    start: int
    end: int
    words: str
    governed: bool


@dataclass(frozen=True, slots=True)
class Voice:
    """How a text is read: a question or a line, the words, in small letters, that name whose role it speaks of, and
    which aspects are looked for.
    """

    asks: bool
    holders: AbstractSet[str] = frozenset()
    aspects: AbstractSet[Aspect] = frozenset(Aspect)


_JOBS = vocabulary("job role position post")
_SURELY = ABLE | DUTY | SUCCEEDING
"""Words that say it of the holder, whatever stands before them."""
_LIGHT = (
    ORDINARY
    | GENERIC
    | ABLE
    | vocabulary(
        """
        during outside inside near around per while about up such still even ever always also often maybe perhaps
        may might shall not never nobody somebody anybody job role position post jobs roles positions vacancy
        vacancies opening openings seat employee employees staff team teams colleagues folks company employer
        department office time times week weeks month months year years day days hour hours one two three four five
        six seven eight nine ten eleven twelve twenty thirty forty fifty hundred third thirds half quarter multiple
        daytime early late regular occasional normal usual standard fixed core rotating pattern own full whole
        certain particular local friendly mainly some several few many couple number long short paid work working
        and or but if because so thanks please hi hello else person people permanent temporary holder us eu uk
        first next last
        problem matter issue hub location locations country countries region city cities site flexible active awake
        reachable chance possibility upward upwards onward onwards
        """
    )
) - NEEDING
"""Words that name nothing: a cue is said through them."""
_PREPOSITIONS = vocabulary(
    """
    within during as of on in at for by with from to or and than rather against between through throughout under over
    except across around near outside inside into onto per via without about including included plus where when that
    which who whom whose while though although because since until unless
    """
)
_OF_NOBODY_ELSE = vocabulary(
    """
    candidate candidates applicant applicants i you we they he she it this that nobody everybody everyone all one role
    roles job position team company levels
    """
)
"""Subjects that are whoever holds the role."""
_ENDS = re.compile(r"[.;:?!•·|—–]\s|[•·|—–]|\s-\s|\n")
_SHORT = re.compile(r"['’](?:s|m|d|ve|re|ll)$", re.IGNORECASE)
_INCLUDED = re.compile(r"\s+(?:included|as\s+well)\b", re.IGNORECASE)
"""What follows a time that is added to what is done: "close the books, evenings included"."""
_TAKING_PART = re.compile(
    r"\b(take|takes|taking|took)\s+(?:part|turns?|a\s+turn|(?:your|their|a)\s+share)\b", re.IGNORECASE
)
_TOKEN = re.compile(r"[^\W_][\w'’&/+%-]*|,")
_NEXT = re.compile(r"\s*[-/]?\s*([^\W_][\w'’-]*)")
_DOER = re.compile(rf"{DOER.pattern}|leads?|heads?|chiefs?|counsel|interns?|reps?")
_ASKS_WHICH = vocabulary("what which how whose where")
_KEEPING = (WORKING | ON_DUTY | vocabulary("live living based located reside")) - {"do", "does"}
"""Words after the thing asked by which the holder keeps it: "which hours would I work"."""
_NOBODY = Voice(asks=True)
_OF_LINES = Voice(asks=False)
_GOVERNING = BEING | WORKING | NEEDING | OFFERING | ON_DUTY | DUTY | _KEEPING | MEETING
_FOLLOWS = (
    (ORDINARY - {"far", "new"})
    | _PREPOSITIONS
    | NEEDING
    | WORKING
    | BEING
    | OFFERING
    | {"living", "residing", "located", "based"}
    | vocabulary(
        """
        job role position post jobs roles positions vacancies each every off free like normal okay likely usual days
        here there please one two three four five six anywhere wherever before after once twice
        """
    )
)
"""Words that may follow a cue and make no other thing of it."""


def spoken(text: str, voice: Voice) -> Iterator[Spoken]:
    """Where a text speaks of circumstances of work."""
    for cue in CUES:
        if cue.aspect not in voice.aspects or (cue.asked_only and not voice.asks):
            continue
        for match in cue.pattern.finditer(text):
            in_a_department = (
                cue.aspect is Aspect.PLACE and match[0].split()[-1].casefold() in voice.holders - cue.governors
            )
            speaks = _heads_its_phrase(match, voice) and not (voice.asks and in_a_department)
            governed = _governed(text, match, cue, voice) if speaks else None
            if governed is not None:
                yield Spoken(cue.aspect, match.start(), match.end(), match[0], governed)


def mentioned(text: str, aspects: AbstractSet[Aspect]) -> Iterator[Spoken]:
    """Where a text names some circumstances, whatever it says of them."""
    for cue in CUES:
        for match in cue.pattern.finditer(text) if cue.aspect in aspects and not cue.asked_only else ():
            yield Spoken(cue.aspect, match.start(), match.end(), match[0], governed=False)


def labelled(label: str, aspects: AbstractSet[Aspect]) -> frozenset[Aspect]:
    """The circumstances that a label ("Hours:", "Where.") or a heading names by all its words."""
    name = label.strip(" :.*—–")
    of_cues = (cue.aspect for cue in CUES if not cue.asked_only and cue.pattern.fullmatch(name))
    of_labels = (aspect for aspect, words in LABELS.items() if name.casefold() in words)
    return frozenset((*of_cues, *of_labels)) & aspects


def names(text: str, aspects: AbstractSet[Aspect]) -> bool:
    """Whether a line names some circumstance as a thing of its own, whoever it is said of: not "remote surveyors"."""
    cues = [cue for cue in CUES if cue.aspect in aspects and not cue.asked_only]
    return any(_heads_its_phrase(match, _OF_LINES) for cue in cues for match in cue.pattern.finditer(text))


def _heads_its_phrase(match: re.Match[str], voice: Voice) -> bool:
    """Whether the word that follows makes no other thing of it, as "policy" does of "remote work policy"."""
    following = _NEXT.match(match.string, match.end())
    if following is None or match[0].split()[-1].casefold() in _PREPOSITIONS:  # "lives in" a place
        return True
    word = following[1].casefold()
    if word in ON_DUTY - ORDINARY:
        return match[0].endswith("s")  # "shifts cover the day", but "shift cover"
    return word in _FOLLOWS or word in voice.holders or word[0].isdigit() or word.endswith("ly")


def _governed(text: str, match: re.Match[str], cue: Cue, voice: Voice) -> bool | None:
    """Whether what stands before a cue leads to a governor of it and to whoever holds the role; null where it leads
    elsewhere, false where the cue is named by itself.
    """
    ends = [each.end() for each in _ENDS.finditer(text, 0, match.start())]
    before = _TAKING_PART.sub(r"\1", text[ends[-1] if ends else 0 : match.start()])
    words = _TOKEN.findall(before)
    if words[-1:] == [","] and _INCLUDED.match(text, match.end()):
        return True
    words = [_SHORT.sub("", word) for word in words]
    small = [word.casefold().replace("’", "'") for word in words]
    governors = cue.governors if voice.asks else cue.governors | ABLE
    for place in range(len(words) - 1, -1, -1):
        word = small[place]
        if word in governors:
            return True if _is_said_of_holder(words[:place], small[:place], word, voice) else None
        if not _is_light(words[place], place, voice):
            return None
    asks_which = voice.asks and not _ASKS_WHICH.isdisjoint([*small, match[0].split()[0].casefold()])
    if asks_which:
        return True if _asks_of_holder(text[match.end() :], cue, voice) else None
    return False if cue.opens else None


def _is_light(word: str, place: int, voice: Voice) -> bool:
    """Whether a word names nothing by itself, or whose role it is."""
    small = word.casefold()
    if word == "," or small[0].isdigit() or small.endswith("ly") or word.isupper():
        return True
    if small in _LIGHT or small in _PREPOSITIONS or small in voice.holders:
        return True
    if "-" in small and _LIGHT.union(_PREPOSITIONS, voice.holders).issuperset(small.split("-")):
        return True
    return voice.asks and place > 0 and word[0].isupper()


def _is_said_of_holder(words: list[str], small: list[str], governor: str, voice: Voice) -> bool:
    """Whether a governor's subject is whoever holds the role: none, a word for them, or, in a question, a doer."""
    if governor in _SURELY or (voice.asks and governor in _JOBS) or (small and small[0] in ABLE):
        return True
    if governor in OFFERING and not voice.asks:
        return not {"we", "company"}.isdisjoint(small)
    for place in range(len(words) - 1, -1, -1):
        word = small[place]
        if word in ABLE or word in {",", "and", "but", "or"}:
            return True
        if word in _GOVERNING or _is_light(words[place], place, voice):
            continue
        return word in _OF_NOBODY_ELSE or (voice.asks and bool(_DOER.fullmatch(word)))
    return True


def _asks_of_holder(after: str, cue: Cue, voice: Voice) -> bool:
    """Whether what follows the thing asked ("which hours ...") says that the holder keeps it, or nothing more."""
    said = _TOKEN.findall(after.partition("?")[0])
    if said and said[-1].casefold() in {"in", "from", "at"}:  # "which city is the job in"
        return True
    for place, word in enumerate(said, start=1):
        small = word.casefold()
        if small in _KEEPING and (cue.opens or small not in ON_DUTY):  # a place is not covered, but lived in
            return True
        if not (_is_light(word, place, voice) or small in BEING | NEEDING | ON_DUTY or _DOER.fullmatch(small)):
            return False
    return cue.opens


def names_nothing(word: str) -> bool:
    """Whether a word, in small letters, says nothing beside a circumstance: "duty", "expect"."""
    return _is_light(word, 0, _NOBODY) or word in _GOVERNING or any(cue.pattern.fullmatch(word) for cue in CUES)
