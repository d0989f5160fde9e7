"""A profile pasted where a question is asked: what it tells of somebody, and whether it asks only where they fit.

"Six years of payroll, SAP, CIPP. Which level would suit me?" tells, and asks what fits; "I have two kids; does the
baker's job have night shifts?" tells as well, but asks something of a role.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from corpus.sentence import sentence_ranges
from service.ask.listing_words import FILLING, GENERIC, LISTS
from service.lexicon import Words
from service.names import FUNCTION_WORDS
from service.profile import read_profile
from service.seniority import years_in
from service.vocabulary import vocabulary

_SENTENCE_END = re.compile(r"(?<=[.!?;:])[\"'”’)]*\s+|\s*\n\s*")
_CLAUSE = re.compile(r"(?:,|\s[–—-])\s+(?:(?:so|and|but)\s+)?|\s+(?:so|and)\s+(?=wh|how\b)", re.IGNORECASE)
_OPENS = re.compile(
    r"\W*(?:(?:so|and|but|also|then|now|ok|please|hi|hello)\W+)*"
    r"(?:(?:what|which|who|whom|whose|where|when|why|how)\b(?:['’]s)?"
    r"|(?:tell|show|list|compare|explain|give|find|suggest|recommend)\b"
    r"|(?:do|does|did|is|are|am|was|can|could|should|would|will|may|might|must|has|have)(?:n['’]t)?\s+"
    r"(?:I|you|we|they|she|he|it|there|the|an?|this|that|these|those|any\w*|some\w*|my|your|our)\b)",
    re.IGNORECASE,
)
"""How a sentence opens that asks, with a question mark or without: "can weld" tells, "can I weld" asks."""
_ENDS = re.compile(r"\b(?:at|by|for|from|in|of|on|to|with)\s+(?:which|what|whose)(?:\s+[\w-]+){1,2}\W*$", re.IGNORECASE)
"""How one ends that asks: "a driving licence is needed in which roles"."""
_LABEL = re.compile(
    r"\W*(?:(?:my|the|his|her|their|a|candidate['’]?s?|cand\.?|applicant['’]?s?|personal|short|brief)\s+)*"
    r"(?:cvs?|r[eé]sum[eé]s?|curriculum vitae|profile|background|about me|skills|summary|experience)"
    r"\s*(?:(?:is|reads|says)\b\s*)?[:–—-]",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\s+(?:at|in|with|within)\s+(?!(?:me|my|us)\b)(?:(?:the|your|this|our)\s+)?[\w&.'’-]+(?:\s+[\w&.'’-]+)?\W*$",
    re.IGNORECASE,
)
"""Where somebody would like to be, at the end of what is asked: "at Harbour & Co"."""
_WORD = re.compile(r"[\w]+(?:['’]\w+)?")
_PERSON = r"(?:I|she|he|we|my (?:\w+ )?\w+)"
_HAVE, _BE = r"(?:['’]ve|['’]s|\s+(?:have|has|had))", r"(?:['’]m|['’]s|['’]re|\s+(?:am|is|are|was|were))"
_DOES = (
    r"\s+(?:know|write|speak|use|code|program|understand|studied|learn(?:ed|t)|worked|trained|can|do|did|hold)s?\s+\w"
)
_HAS_DONE = (
    rf"{_HAVE}?\s+(?:got\s+)?(?:used|worked|studied|learn(?:ed|t)|trained|run|led|built|taught|passed|managed"
    r"|experience|skills|knowledge|training)\b"
)
_HAS = rf"{_HAVE}\s+(?:got\s+)?an?\s+\w"
_IS = (
    rf"{_BE}\s+(?:(?:\w+ly|very|quite)\s+)*(?:an?\s+\w|(?:good|great|strong|experienced|skilled|fluent|proficient"
    r"|confident|familiar|trained|qualified|certified|licensed)\b)"
)
_BACKGROUND = (
    r"my\s+(?:\w+\s+)?(?:background|training|experience|degree|trade|field|studies|skills?|strengths?|profession)\b"
)
_IS_MINE = (
    r"[^.;?!]*\b(?:is|are)\s+(?:all\s+|mostly\s+)?"
    r"(?:what\s+I\s+(?:know|do|can)|my\s+(?:\w+\s+)?(?:thing|trade|strengths?|skills?|profession|field))\W*$"
)
_ABLE = re.compile(
    r"\W*(?:(?:hi|hello|well|so|and|also)\W+)*"
    rf"(?:{_PERSON}(?:\s+(?:also|only|just|really|already|currently|now|both|mostly))*"
    rf"(?:{_DOES}|{_HAS_DONE}|{_HAS}|{_IS})|{_BACKGROUND}|{_IS_MINE})",
    re.IGNORECASE,
)
"""How somebody tells of one thing that they know, can do, hold or are: "I know rye", "I'm a baker"."""
_OFFERED = re.compile(
    r"\b(?:an?|the)\s+(?:\w+\s+){0,2}(?:offer|interview|question|friend|idea|problem)\b", re.IGNORECASE
)
"""What is had and says nothing of what one can do."""
_SMALL = vocabulary(
    """
    what what's which where where's who how is are am was be been being would could can should will might may do does
    i i'd i'm i've i'll im ive id u ur r ppl
    whats wheres me my mine you your we us our she her he him his they them their it this that these those the a
    an any there here of on in at for to with and or so then now if into from like someone somebody person people
    candidate applicant one ones all case based given think up end put get senior doing grade colleague friend
    """
)
_FITTING = vocabulary(
    """
    level levels role roles job jobs position positions post posts title rung ladder place places seat opening
    openings vacancy vacancies opportunity opportunities team teams department family families company organisation
    fit fits fitting suit suits suited suitable match matches matching right best better closest nearest ideal open
    stand stands land start join enter come apply see offer hire consider suggest recommend advise say got have
    missing miss lack lacking gap gaps anything something anywhere somewhere tell show give find good qualified
    qualify ready profile cv resume résumé background experience skills idea ideas suggestion suggestions thoughts
    """
)
"""Words of asking what fits somebody: a question of these alone names no role and nothing particular."""
_OF_ONESELF = vocabulary("do get put senior take try aim target look")
"""Words of the same, beside those that everybody uses, where it is left open what: "what could I do", "how senior would
I be", but not "could I do it from there".
"""
_OF_A_THING = re.compile(r"\b(?:get|got|have|find|see|do|apply\s+for)\s+(?:it|that|this|these|those)\b", re.IGNORECASE)
"""What a clause says that asks for what was named before it: "six weeks off after five years, where do I get that"."""
_OPEN = frozenset({"what", "what's", "which", "where", "where's", "who", "how"})
_LISTED = 4
"""Things set side by side that make a list of skills where nothing is asked."""
_LONGEST_LISTED = 4
"""Words of a thing in such a list."""
_SEPARATED = re.compile(r"\s*[,;/|•\n]\s*|\s+and\s+")
_LINES = 3
"""Line ends of a text with headings of its own, which ask nothing: "What you will do"."""
_HEADING = re.compile(r"[^?.!]\s*\n\s*$")
_SEVERAL = 3
"""Things told of somebody who says of none for how long; one alone may be what is asked about ("I was offered X")."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text in what it tells and what it asks.

    `told` is the text with what asks blanked, so that places in it stay; `asks` says that it asks anything,
    `particular` is what it asks beside where somebody fits, `labelled` says that it calls itself a profile.
    """

    told: str
    asks: bool
    particular: str
    labelled: bool

    @property
    def fitting(self) -> bool:
        """Whether it asks where somebody fits and nothing else."""
        return self.asks and not self.particular

    def tells(self, corpus: Words) -> bool:
        """Whether it tells what somebody has done or can do, not who they are: for how long, or several things."""
        return self.states_years or self.tells_several(corpus)

    def tells_several(self, corpus: Words) -> bool:
        """Whether it tells several things that somebody has done or can do."""
        claims = [claim.text for claim in read_profile(self.told, corpus).claims if not claim.denied]
        return sum(map(_telling, (thing for claim in claims for thing in _SEPARATED.split(claim)))) >= _SEVERAL

    @property
    def tells_one(self) -> bool:
        """Whether a sentence of it tells in so many words of something that somebody knows, can do, holds or is."""
        sentences = (self.told[each.start : each.stop] for each in sentence_ranges(self.told, _SENTENCE_END))
        return any(_ABLE.match(sentence) and not _OFFERED.search(sentence) for sentence in sentences)

    @property
    def states_years(self) -> bool:
        """Whether it tells of years of work, as a person does and a search for roles does not."""
        return bool(years_in(self.told)) and not LISTS.match(self.told.strip())

    @property
    def lists(self) -> bool:
        """Whether it is a bare list of short things, other than the words by which roles are asked about."""
        things = [_WORD.findall(thing.lower()) for thing in _SEPARATED.split(self.told)]
        own = [thing for thing in things if not (GENERIC | FILLING).issuperset(thing)]
        return len(own) >= _LISTED and max(map(len, things)) <= _LONGEST_LISTED


def pasted(text: str, departments: Collection[str] = ()) -> Pasted:
    """A text read as a profile with what it asks; the names of departments may stand in what asks for fit."""
    places = frozenset(word.lower() for department in departments for word in _WORD.findall(department))
    told, asks, particular = list(text), False, list[str]()
    headed = text.count("\n") >= _LINES
    for each in sentence_ranges(text, _SENTENCE_END):
        start, end = each.start, each.stop
        sentence = text[start:end]
        if headed and _HEADING.search(sentence):
            continue
        at = _fits_from(sentence, places)
        if at is not None:
            asks = True
            told[start + at : end] = " " * (end - start - at)
            sentence = sentence[:at]
        if _asks(sentence):
            asks = True
            particular.append(sentence.strip())
            told[start : start + len(sentence)] = " " * len(sentence)
    return Pasted("".join(told), asks, " ".join(particular), bool(_LABEL.match(text)))


def _asks(sentence: str) -> bool:
    marked = sentence.rstrip(" \"'”’)\n").endswith("?")
    return marked or _OPENS.match(sentence) is not None or _ENDS.search(sentence) is not None


def _fits_from(sentence: str, places: Collection[str]) -> int | None:
    """Where in a sentence begins what asks where somebody fits, up to its end; null where nothing does."""
    for start in [0, *(match.end() for match in _CLAUSE.finditer(sentence))]:
        clause = sentence[start:]
        if _asks(clause) and (_of_fitting(clause, places) or _of_fitting(_PLACE.sub("", clause), places)):
            return start
    return None


def _of_fitting(clause: str, places: Collection[str]) -> bool:
    if _OF_A_THING.search(clause):
        return False
    said = {word.lower().replace("’", "'") for word in _WORD.findall(clause)}
    asks = _FITTING if said.isdisjoint(_OPEN) else _FITTING | _OF_ONESELF
    return said <= _SMALL | asks | set(places) and not said.isdisjoint(asks)


def _telling(text: str) -> bool:
    return any(word.lower() not in FUNCTION_WORDS for word in _WORD.findall(text))
