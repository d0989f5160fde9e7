"""Several facts asked for at once: "what grade is the Senior Buyer, and who is their boss?"."""

from __future__ import annotations

import re

from service.answers import Attribute
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
