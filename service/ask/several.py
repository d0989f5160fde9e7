"""Two questions in one: "what grade is the Senior Buyer, and who is their boss?", "what does a Buyer do, and where?".

Each part is asked by itself, with the level that the first part is about where a later one only says "they".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from service.answers import (
    Answer,
    Attribute,
    ComparisonAnswer,
    ExpectationsAnswer,
    FactAnswer,
    Near,
    NotStatedAnswer,
    PassagesAnswer,
    Reason,
)
from service.phrases import phrases

_CUES = {
    Attribute.GRADE: phrases("""
        (?:job |pay )?(?:grade|band)s?(?! \\d)
        """),
    Attribute.REPORTS_TO: phrases("""
        reports? (?:in)?to
        reporting (?:line|to)
        line manager
        boss
        """),
    Attribute.TRACK: phrases("""
        tracks?
        """),
    Attribute.NEXT_LEVEL: phrases("""
        next (?:level|step|rung)
        comes? (?:next|after)
        """),
    Attribute.HIRING_STEPS: phrases("""
        (?:hiring|interview|recruitment) (?:process|steps|stages|rounds)
        """),
    Attribute.PERFORMANCE_INDICATORS: phrases("""
        kpis?
        performance indicators?
        """),
}
"""How each fact is called where it is asked for by its name."""
_JOINT = re.compile(r"\band\b|[&,;?]|\bplus\b", re.IGNORECASE)
_CLAUSE = re.compile(
    r"(?:[,;?.]\s*)?\b(?:and|plus)\s+(?=(?:who|whom|what|which|how|where|when|why|is|are|does|do|can|will|would)\b)"
    r"|[;?.]\s+(?=\w)",
    re.IGNORECASE,
)


def facts_asked(question: str) -> tuple[Attribute, ...]:
    """The facts that a question names, in its order; more than one only where it joins them."""
    found = sorted((match.start(), fact) for fact, cue in _CUES.items() if (match := cue.search(question)))
    kept: list[tuple[int, Attribute]] = []
    for start, fact in found:
        if not kept or _JOINT.search(question, kept[-1][0], start):
            kept.append((start, fact))
    return tuple(fact for _, fact in kept)


def left_over(question: str) -> str:
    """The last part of a question that asks for something no fact's name stands for; "" where there is none."""
    parts = [part.strip(" ?.,;") for part in _CLAUSE.split(question)]
    asking = [part for part in parts if part]
    if len(asking) < 2 or not facts_asked(asking[0]) or facts_asked(asking[-1]):
        return ""
    return asking[-1]


_ASKS = re.compile(
    r"\W*(?:so|and|also|please|hi|hello)?\W*(?:who|whom|whose|what|which|how|where|when|why|is|are|does|do|did|can|could|will|"
    r"would|should|must|may|has|have|compare|list|tell|give|show|name|describe|explain)\b",
    re.IGNORECASE,
)
_THEY = re.compile(
    r"\b(?P<whose>their|its|his|her)\b|\b(?:(?:each|both)\s+of\s+(?:them|these|those)|each|they|them|it|he|she|"
    r"(?:that|this)\s+(?:level|role|person|job|one|post)|the\s+(?:role|level|job|post))\b",
    re.IGNORECASE,
)
_OF_LEVELS = (FactAnswer, ComparisonAnswer, ExpectationsAnswer)


def parts(question: str) -> tuple[str, ...]:
    """The questions that a question is made of; the one question where any part asks nothing by itself."""
    said = tuple(part.strip(" ,;?.") for part in _CLAUSE.split(question) if part.strip(" ,;?."))
    return said if len(said) > 1 and all(_ASKS.match(part) for part in said) else (question,)


def answered(question: str, whole: Answer, ask: Callable[[str], Answer]) -> Answer:
    """The answer to a question, each of its parts answered in turn; `whole` where it has no parts of their own.

    `ask` answers a part. Parts are taken apart only where one of them asks for something of a level: what is open is
    better looked for with all of its words.
    """
    asked = parts(question)
    if len(asked) < 2 or (isinstance(whole, FactAnswer) and all(facts_asked(part) for part in asked)):
        return whole
    first = ask(asked[0])
    if not isinstance(first, (*_OF_LEVELS, PassagesAnswer)) and not _unstated(first):
        return whole
    about = _subject(first)
    found = [first, *(ask(each) for part in asked[1:] for each in _named(part, about))]
    of_levels = [answer for answer in found if isinstance(answer, _OF_LEVELS)]
    if not of_levels or any(answer.kind in {"listing", "match"} for answer in found):
        return whole
    leading: Answer = first if first.claims else of_levels[0]
    text = " ".join(answer.text for answer in found if answer.text)
    claims = tuple(claim for answer in found for claim in answer.claims)
    return replace(leading, text=text, claims=claims, interpretation=whole.interpretation, near=_near(found))


def _unstated(answer: Answer) -> bool:
    return isinstance(answer, NotStatedAnswer) and answer.reason is not Reason.OUT_OF_SCOPE


def _near(found: Sequence[Answer]) -> tuple[Near, ...]:
    return tuple(near for answer in found for near in answer.near)


def _subject(answer: Answer) -> tuple[str, ...]:
    """The titles that an answer is about, for a later part to go on with; none where it is about none."""
    if isinstance(answer, ComparisonAnswer):
        sides = (answer.comparison.from_, answer.comparison.to)
        return tuple(side.title for side in sides if side is not None)
    if isinstance(answer, FactAnswer):
        value = answer.fact.value
        if answer.fact.attribute is Attribute.NEXT_LEVEL and isinstance(value, str):
            return (value,)
    if isinstance(answer, _OF_LEVELS) and answer.claims:
        cited = answer.claims[0].citations[0]
        of_level = not isinstance(answer, FactAnswer) or answer.fact.level_id is not None
        return (cited.level if of_level and cited.level else cited.family,)
    return tuple(link.title for link in (*answer.interpretation.levels, *answer.interpretation.families)[:1])


def _named(part: str, titles: Sequence[str]) -> list[str]:
    """A later part with the titles it goes on about in place of its "they", a question a title where it says "each"."""
    if not titles:
        return [part]
    said = _THEY.search(part)
    if said is None:
        return [part] if re.search(r"[A-Z]\w", part[1:]) else [f"{part} for the {titles[-1]}"]
    each = len(titles) > 1 and not said["whose"]
    return [
        f"{part[: said.start()]}the {title}{chr(39) + 's' if said['whose'] else ''}{part[said.end() :]}"
        for title in (titles if each else titles[-1:])
    ]
