"""Whether two grades of different scales are the same: only a line that says both decides it."""

from __future__ import annotations

import re

from corpus.model import Grade
from indexer.snapshot import Snapshot
from service.answers import Answer, Claim, Near, Reason
from service.ask.asked import Asked, content_words
from service.ask.polar import polar
from service.ask.reply import Replies
from service.ask.scales import Beside, Scales
from service.ask.subject import Subject
from service.citation import Citer
from service.phrases import phrases
from service.vocabulary import vocabulary

NEAR = 3
SURE = 0.9
"""How sure an answer is that a line gives which sets one of them beside a number."""
_SAME = phrases(
    """
    same
    equals?
    equivalent
    equates?
    identical
    correspond(?:s|ing)?
    match(?:es)?
    a par
    worth
    alike
    comparable
    (?:stands?|sits?) (?:beside|alongside)
    """
)
_EITHER = re.compile(r"\bor\b(?!\s+not\b)", re.IGNORECASE)
_CODE = re.compile(r"(?<![\w-])[A-Za-z]{1,3}\d{1,2}(?![\w-])")
_NUMBER = re.compile(
    r"\b(?:(?:grades?|levels?|bands?|as|to|and|with|of|beside|equals?|is)\s+(?:an?\s+|the\s+)?(?:grade\s+)?#?|=\s*)(?P<number>\d{1,2})\b"
    r"(?!\s*(?:%|years?))",
    re.IGNORECASE,
)
_BESIDE = vocabulary("grade grades level levels band bands pay job scale thing code codes")
"""Words that say nothing beside two grades."""


class SameGrades:
    """Decides it from one snapshot; `codes` are the catalogue's grades that are no numbers, in capitals."""

    def __init__(self, snapshot: Snapshot, citer: Citer, replies: Replies, codes: frozenset[str]) -> None:
        self._snapshot = snapshot
        self._citer = citer
        self._replies = replies
        self._codes = codes
        self._scales = Scales(snapshot)

    def answer(self, asked: Asked, about: Subject) -> Answer | None:
        """Yes or no by the line that sets one beside the other's scale, or that none does; null where a question asks
        nothing such.
        """
        question = asked.question
        if not polar(question) or not _SAME.search(question) or _EITHER.search(question):
            return None
        codes = [code.upper() for code in _CODE.findall(question) if code.upper() in self._codes]
        grades: list[Grade] = [*dict.fromkeys(codes), *(int(match["number"]) for match in _NUMBER.finditer(question))]
        rest = content_words(_NUMBER.sub(" ", _SAME.sub(" ", _CODE.sub(" ", question))))
        if len(grades) != 2 or not codes or _letters(grades[0]) == _letters(grades[1]) or set(rest) - _BESIDE:
            return None
        families = tuple(link.family.id for link in about.families)
        said = [self._scales.beside_code(code, families) for code in dict.fromkeys(codes)]
        told = [each for each in said if each is not None]
        if len(told) < len(said):
            silent = [code for code, each in zip(dict.fromkeys(codes), said, strict=True) if each is None]
            stands = "stands" if len(silent) == 1 else "stand"
            text = f"No line says which grade number {' and '.join(silent)} {stands} beside."
            return self._replies.not_stated(asked, Reason.NEVER_STATED, text, self._graded(grades))
        numbers = {each.grade for each in told} | {grade for grade in grades if isinstance(grade, int)}
        claims = [self.claim(each) for each in told]
        text = f"{'Yes' if len(numbers) == 1 else 'No'}. {' '.join(claim.text for claim in claims)}"
        return self._replies.passages(asked, claims, SURE, text)

    def claim(self, said: Beside) -> Claim:
        """What a code stands beside, with the line that says so."""
        return Claim(f"{said.code} stands beside grade {said.grade}.", (self._citer.passage(said.passage),))

    def _graded(self, grades: list[Grade]) -> tuple[Near, ...]:
        """Levels that state one of the grades that are codes."""
        found = [
            Near(f"{level.title}: grade {level.grade.value}.", self._citer.inside(level.grade.span, family, level))
            for outline in self._snapshot.outline()
            if any(str(each.grade).upper() in grades for each in outline.levels)
            for family in (self._snapshot.family(outline.id),) for level in family.levels
            if level.grade and str(level.grade.value).upper() in grades
        ]  # fmt: skip
        return tuple(found[:NEAR])


def _letters(grade: Grade) -> str:
    return str(grade).rstrip("0123456789")
