"""Whether lines tell whose level is meant where a question leaves it open: "what SQL must an L3 know" of five ladders.

The roles that a question may mean answer alike what is asked of all of them: years of experience, a grade, a boss. A
thing beside the name and the rank is another matter: one of them alone has to do with it, and its line stands clear of
those of the others.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from corpus import title as titles
from indexer.passage import Passage
from service.answers import Reading
from service.ask.asked import Asked, content_words
from service.ask.line_closeness import Closeness
from service.ask.listing_words import OF_A_QUANTITY
from service.ask.own_words import places_asking
from service.ask.thing import UNITS
from service.line import stems
from service.links import named_places
from service.question_kind import OF_ONE_LINE, QuestionKind
from service.vocabulary import vocabulary
from service.wording import normal, words

CLEAR = 0.1
"""By how much the score of the line that leads is above those of the others that may be meant, to be the one."""
NEARER = 0.05
"""By how much it is also closer to the words that ask. Both are round numbers: of 178 questions that a line answers and
that were asked back 110 are told apart, 95 of them with that line first; of 32 that fit several roles none more is; of
229 made up to fit several 23 are, mostly where one role alone speaks of the thing.
"""
LOOKED_AT = 32
"""Lines among which the others' are looked for: those that the second stage has read."""
LONG = 3
"""Things from which a question is about them, whoever it is asked of; not one for what is stated of each level."""

_SETTING = vocabulary("""
    differ differs differed differing distinguish distinguishes separate separates set sets apart change changes changed
    gap jump leap step bigger larger broader
    wider harder
""")
"""How levels are set against each other, which names no thing of either."""


def tells_whose(
    asked: Asked, readings: Sequence[Reading], called: Sequence[str], said: Set[int], near: Closeness
) -> bool:
    """Whether the lines answer a question whoever of `readings` is meant, or tell who is.

    `called`: the titles of their levels and families. `said`: the places of words that name a role, 0-based. `near`:
    how close lines come to the words that ask.
    """
    of_titles = {part for title in called for part in titles.words(title)}
    things = _things(asked, of_titles, said)
    if not things or not asked.ranking.found:
        return False
    stated_of_each = asked.guess.best in OF_ONE_LINE  # whatever else is told: "for a form, what grade is a senior"
    return (len(things) >= LONG and not stated_of_each) or _one_alone(asked, readings, things, near)


def _things(asked: Asked, of_titles: Set[str], said: Set[int]) -> set[str]:
    """The words of a question that ask for a thing: no part of a title that may be meant, no code, no rank and no
    amount, as every role has its years of experience.
    """
    written = words(asked.question)
    after_how = {place for place, word in enumerate(written[:-1], 1) if word.text.casefold() == "how"}
    places = places_asking(asked.question) - named_places(asked.reading.links.families) - said - after_how
    beside = " ".join(
        word.text
        for place, word in enumerate(written)
        if place in places and not word.is_rank and not of_titles & set(word.stands_for)
    )
    found = {
        word for word in content_words(beside)
        if stems(word) and not titles.is_code(word) and not of_titles & set(normal(word))
    }  # fmt: skip
    if asked.guess.best is QuestionKind.COMPARISON:
        found -= _SETTING
    amounts = {word for word in found if UNITS.fullmatch(word)}
    return found - amounts - OF_A_QUANTITY if amounts else found


def _one_alone(asked: Asked, readings: Sequence[Reading], things: Set[str], near: Closeness) -> bool:
    """Whether the line that leads stands clear of those of the others that may be meant, which do not say all of the
    things.
    """
    lead, *rest = asked.ranking.first(LOOKED_AT)
    places = [at for at, line in enumerate(rest, 1) if _is_of_another(line, lead, readings)]
    if not places:
        return True
    others = [rest[at - 1] for at in places]
    said = frozenset[str]().union(*(stems(line.text) for line in others))
    if all(stems(thing) <= said for thing in things):
        return False
    closeness = near([lead, *others])
    ahead = asked.ranking.score(0).total - asked.ranking.score(places[0]).total
    return ahead >= CLEAR and float(closeness[0] - closeness[1:].max()) >= NEARER


def _is_of_another(line: Passage, lead: Passage, readings: Sequence[Reading]) -> bool:
    """Whether a line is of a role or level that may be meant, and not that of the line that leads; what stands for a
    whole role holds for its levels.
    """
    if line.family_id != lead.family_id:
        return any(line.family_id == each.family_id for each in readings)
    apart = None not in {line.level_id, lead.level_id} and line.level_id != lead.level_id
    return apart and any(line.level_id == each.level_id for each in readings)
