"""A question's own words: those that ask, beside the name of the role and the rung."""

from __future__ import annotations

from collections.abc import Sequence, Set

from corpus.model import SectionKind
from indexer.passage import Passage
from service.ask.asked import Asked, content_words
from service.ask.asking import asking
from service.ask.relation import relations
from service.ask.thing import Thing, things
from service.line import stems
from service.links import named_places
from service.wording import ORDINARY, WRITTEN, words

BEFORE_NAMES = frozenset({"a", "an", "the", "as", "of", "for", "our", "your", "this", "that"})
"""Words that a name follows: what stands between is part of it, and no verb, as in "do you sponsor buyers"."""


def own_words(asked: Asked) -> list[tuple[int, int]]:
    """Where the words stand that ask and name neither the role nor a rung: start and end of each."""
    named = named_places(asked.reading.links.families)
    told = {place for each in relations(asked.question) for place in range(each.at, each.end)}
    places = places_asking(asked.question) - named - told - before_the_name(asked.question, named)
    written = zip(words(asked.question), WRITTEN.finditer(asked.question), strict=True)
    return [
        match.span() for place, (word, match) in enumerate(written)
        if place in places and not word.is_rank
    ]  # fmt: skip


def own_things(asked: Asked) -> tuple[Thing, ...]:
    """The things that a question asks for, beside the name of the role."""
    return things(asked.question, named_places(asked.reading.links.families))


def before_the_name(question: str, named: Set[int]) -> frozenset[int]:
    """The words before the name of a role that are part of it: the "HR business" of "as an HR business partner"."""
    matches = list(WRITTEN.finditer(question))
    before = set[int]()
    for last in sorted(named):
        first = last
        while first and not question[matches[first - 1].end() : matches[first].start()].strip(" -"):
            word = matches[first - 1][0].casefold()
            if word in BEFORE_NAMES:
                before.update(range(first, last))
            if word in ORDINARY:
                break
            first -= 1
        if not first:
            before.update(range(last))
    return frozenset(before)


def places_asking(question: str) -> frozenset[int]:
    """The words of a question that stand where it asks, 0-based."""
    asks = asking(question)
    starts = (match.start() for match in WRITTEN.finditer(question))
    return frozenset(place for place, start in enumerate(starts) if any(start in part for part in asks))


def is_headed(asked: Asked, found: Sequence[Passage]) -> bool:
    """Whether the line that leads stands under a heading of its own that a question names: "Relocation"."""
    if not found or found[0].section is not SectionKind.OTHER or not found[0].heading_path:
        return False
    named = stems(" ".join(content_words(found[0].heading_path[-1])))
    return bool(named) and named <= stems(" ".join(asked.question[start:end] for start, end in own_words(asked)))
