"""What a question is taken to mean: the families, levels, grades and sections it names, and the filters in force."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.model import SectionKind
from indexer.store import Filters
from service.intent import Intent
from service.links import Links
from service.question_kind import KindGuess, QuestionKind

SECTION_NAMES: tuple[tuple[SectionKind, str], ...] = (
    (SectionKind.JOB_GRADE, r"(?:job|pay|salary)[\s-]grades?|grades?"),
    (SectionKind.RESPONSIBILITIES, r"responsibilit(?:y|ies)|dut(?:y|ies)"),
    (SectionKind.NICE_TO_HAVE, r"nice[\s-]to[\s-]haves?|preferred (?:requirements|qualifications)|bonus points"),
    (SectionKind.REQUIREMENTS, r"requirements?|qualifications?"),
    (SectionKind.PERFORMANCE_INDICATORS, r"performance indicators?|kpis?"),
    (SectionKind.CAREER_LADDER, r"career (?:ladder|path|development)s?"),
    (
        SectionKind.HIRING_PROCESS,
        r"(?:hiring|interview|recruitment) process(?:es)?|interview(?:s|ed|er|ers|ing)?|"
        r"take[\s-]?homes?|homework|practical (?:test|task|exercise)s?",
    ),
    (SectionKind.SPECIALTY, r"special(?:ty|ties|i[sz]ations?)"),
    (SectionKind.SEGMENT, r"segments?"),
)
"""How people call the sections of a role document, the longer name before one it contains."""

SECTIONS = re.compile("|".join(rf"(?P<{kind.value}>\b(?:{names})\b)" for kind, names in SECTION_NAMES), re.IGNORECASE)
GRADES = re.compile(
    r"\bgrades?\s*[#\[(]?\s*(\d{1,3})\b((?:\s*(?:,|/|or|and|to|-|–)\s*(?:grade\s*)?\d{1,3}\b)*)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Interpretation:
    """What the question was taken to mean. `sections` are in the order named, each once."""

    intent: Intent
    links: Links
    grades: tuple[int, ...]
    sections: tuple[SectionKind, ...]
    filters: Filters


_INTENTS = {
    QuestionKind.COMPARISON: Intent.COMPARISON,
    QuestionKind.EXPECTATIONS: Intent.EXPECTATIONS,
    QuestionKind.LISTING: Intent.LISTING,
    QuestionKind.MATCH: Intent.MATCH,
    QuestionKind.OPEN: Intent.OPEN,
    QuestionKind.UNSTATED: Intent.OPEN,
    QuestionKind.OUT_OF_DOMAIN: Intent.OUT_OF_SCOPE,
}
"""The contract's intents; every other kind asks for a fact."""


def interpret(question: str, links: Links, filters: Filters, guess: KindGuess) -> Interpretation:
    """Reads a question whose kind was guessed, and what it names looked up."""
    sections = dict.fromkeys(SectionKind(m.lastgroup) for m in SECTIONS.finditer(question) if m.lastgroup)
    return Interpretation(
        intent=intent_of(guess),
        links=links,
        grades=named_grades(question),
        sections=tuple(sections),
        filters=filters,
    )


def intent_of(guess: KindGuess) -> Intent:
    """The contract's intent of a question whose kind was guessed."""
    return _INTENTS.get(guess.best, Intent.FACT)


def named_grades(question: str) -> tuple[int, ...]:
    """The grades a question names by number, in order, each once: "grades 8 and 9" gives (8, 9)."""
    found: dict[int, None] = {}
    for match in GRADES.finditer(question):
        found |= dict.fromkeys(int(number) for number in re.findall(r"\d+", match[0]))
    return tuple(found)
