"""Whether a line plainly speaks of all that a question asks for.

Of pay, leave and the like documents on roles hardly ever speak, so that such questions are doubted; where a line speaks
of the very thing, each word of it, it answers, whatever is usual. Of 345 doubted questions by other hands that a line
answers, over eight companies, 60 are refused where 77 were, and of 272 that none answers as many as before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from indexer.passage import Passage
from service.ask.asked import Asked, content_words
from service.ask.detail import SPOKEN
from service.ask.line_closeness import FAR, LineCloseness
from service.ask.measure import measure
from service.ask.own_words import own_words
from service.ask.pay import OF_PAY, PAY, names_pay, states_pay
from service.ask.pay_rows import is_on_grade
from service.ask.refusal import LEAST_DOUBTED, MET
from service.ask.thing import Thing
from service.line import stems
from service.links import SURE_LINK


def is_plainly_told(
    asked: Asked, wanted: Sequence[Thing], line: Passage, sure: float, closeness: LineCloseness
) -> bool:
    """Whether a line speaks of all that is asked, and tells the amount where one is; `sure`: how sure it is, in [0, 1],
    that the documents answer.
    """
    question, amount = asked.question, measure(asked.question)
    if is_on_grade(line) or not (amount is None or amount.tells(line.text)):
        return False
    if names_pay(asked) and not states_pay(line):
        return False
    own, content = own_words(asked), set(content_words(question))
    of_things = {each for thing in wanted for each in thing}
    says = {each for each in own if question[slice(*each)].lower() in content} | of_things
    figures = {each for each in own if any(map(str.isdigit, question[slice(*each)]))}
    named = sorted((says or set(own)) | figures)
    # every line of a role is near to whatever is asked of it by its name
    of_role = any(link.strength >= SURE_LINK for link in asked.reading.links.families)
    nearly = amount is None and sure >= LEAST_DOUBTED
    enough = SPOKEN if of_role else FAR if nearly else MET

    def near(place: int) -> float:
        return float(closeness.matches(asked, [named[place]], [line]).closeness.mean())

    return _speaks_of_all([question[slice(*each)] for each in named], line, near, enough)


def _speaks_of_all(said: Sequence[str], line: Passage, near: Callable[[int], float], enough: float) -> bool:
    """Whether a line says each of the words `said`, or comes near to it, as `near` gives it for the word at a place: by
    `enough`, and by no less than MET to pay, to which lines on grades and on sums that are spent are near.

    What holds a figure has to stand in the line: "Band 8".
    """
    here, paying = stems(line.text), OF_PAY.search(line.text) is not None

    def is_said(place: int) -> bool:
        word = said[place].casefold()
        if any(letter.isdigit() for letter in word):
            return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", line.text, re.IGNORECASE) is not None
        if word in PAY:
            return paying or near(place) >= max(enough, MET)
        return bool(stems(word) & here) or near(place) >= enough

    return bool(said) and all(map(is_said, range(len(said))))
