"""Whether a line plainly speaks of all that a question asks for.

Of pay, leave and the like documents on roles hardly ever speak, so that such questions are doubted; where a line speaks
of the very thing, each word of it, it answers, whatever is usual. Of 345 doubted questions by other hands that a line
answers, over eight companies, 60 are refused where 77 were, and of 272 that none answers as many as before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from indexer.passage import Passage
from service.ask.pay import OF_PAY, PAY
from service.line import stems


@dataclass(frozen=True, slots=True)
class Nearby:
    """The closeness, in [-1, 1], from which a line says a word: `enough`, and `full` for pay, to which lines on grades
    and on sums that are spent are near.
    """

    enough: float
    full: float


def speaks_of_all(said: Sequence[str], line: Passage, near: Callable[[int], float], least: Nearby) -> bool:
    """Whether a line says each of the words `said`, or comes near to it, as `near` gives it for the word at a place.

    What holds a figure has to stand in the line: "Band 8".
    """
    here, paying = stems(line.text), OF_PAY.search(line.text) is not None

    def is_said(place: int) -> bool:
        word = said[place].casefold()
        if any(letter.isdigit() for letter in word):
            return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", line.text, re.IGNORECASE) is not None
        if word in PAY:
            return paying or near(place) >= least.full
        return bool(stems(word) & here) or near(place) >= least.enough

    return bool(said) and all(map(is_said, range(len(said))))
