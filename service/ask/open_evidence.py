"""What speaks for lines answering an open question: how the nearest ones meet its own words, and how sure that is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.model import SectionKind
from indexer.passage import Passage
from service.ask.asked import Asked, content_words
from service.ask.detail import SPOKEN
from service.ask.line_closeness import LineCloseness
from service.ask.own_words import own_things, own_words
from service.ask.refusal import LIKELY, MET, ConfidenceModel, Evidence, evidence
from service.ask.thing import UNITS, Span
from service.grouping import GROUPED
from service.line import stems

LOOKED_AT = 5
"""Lines the evidence rests on, of twice as many."""
BELIEVED, UNDOUBTED = 0.7, 0.1
"""Confidence in the open answer from which, where the question is that hardly of a kind the documents do not answer, it
stands against a reading of the question by which no line says what is asked.
"""
_CELL = re.compile(
    r"(?:[^\n]*, )?(?P<label>[^\n,]+):\n\s*(?:yes|no|true|false|none|n/?a|[xX✓✗–—-]|\d[\d.,]*)\.?\s*", re.IGNORECASE
)
"""A cell of a table under its label that says nothing by itself."""


class OpenEvidence:
    """Weighs it in one snapshot."""

    def __init__(self, closeness: LineCloseness, confidence: ConfidenceModel) -> None:
        self._closeness = closeness
        self._confidence = confidence

    def of(self, asked: Asked) -> Evidence:
        """What the open answer to a question would rest on."""
        # A grade is near to whatever is asked about pay; where a grade is asked, it does not come to this.
        own = own_words(asked)
        near = self._near(asked, own)[: 2 * LOOKED_AT]
        lines = [line for line in near if line.section is not SectionKind.JOB_GRADE][:LOOKED_AT]
        return evidence(self._closeness.matches(asked, own, lines), asked.guess, said=_says_some(asked, own, lines))

    def confidence(self, shown: Evidence) -> float:
        """How sure an open answer is that rests on it, in [0, 1]."""
        return self._confidence.confidence(shown)

    def near(self, asked: Asked) -> list[Passage]:
        """The nearest lines, without those that only speak of another thing."""
        return self._near(asked, own_words(asked))

    def believes(self, asked: Asked) -> bool:
        """Whether the open answer to a question would be a sure one whose first line speaks of a thing asked for."""
        if asked.guess.unanswered >= UNDOUBTED or self.confidence(self.of(asked)) < BELIEVED:
            return False
        return self._closeness.speaks(asked, own_things(asked), asked.ranking.found[:1], SPOKEN)

    def tells(self, asked: Asked) -> bool:
        """Whether the open answer to a question would be a sure one."""
        return asked.guess.unanswered <= LIKELY and self.confidence(self.of(asked)) >= BELIEVED

    def _near(self, asked: Asked, own: Sequence[Span]) -> list[Passage]:
        return [line for line in asked.ranking.found[:GROUPED] if not self._is_of_another(asked, own, line)]

    def _is_of_another(self, asked: Asked, own: Sequence[Span], line: Passage) -> bool:
        """Whether a line is a cell that says yes, no or a number of a label that is not what a question asks for: it is
        near by the name of the role alone.
        """
        cell = _CELL.fullmatch(line.text)
        if cell is None or stems(cell["label"]) & stems(asked.question):
            return False
        met = self._closeness.matches(asked, own, [line]).closeness
        return not (met.size and float(met.mean()) >= MET)


def _says_some(asked: Asked, own: Sequence[Span], lines: Sequence[Passage]) -> bool:
    """Whether a line has a word of what is asked; "salary" and such, which name no thing, and units do not count."""
    content = content_words(" ".join(asked.question[start:end] for start, end in own))
    wanted = stems(" ".join(word for word in content if not UNITS.fullmatch(word)))
    return any(wanted & stems(line.text) for line in lines)
