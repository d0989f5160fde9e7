"""Which thing a question asks for: the sick leave of "does the Buyer get sick leave".

Words that stand side by side are one thing: a line that holds "sponsor" is not about the sponsorship of a visa. Who is
asked about, in a question that opens with "does" and the like, is no thing asked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from service.ask.asking import asking
from service.ask.listing_words import FILLING, GENERIC
from service.wording import ORDINARY, WRITTEN, words

_COUNTED = re.compile(
    r"(?:second|minute|hour|day|week|month|quarter|year)s?|mins?|hrs?|yrs?|euros?|dollars?|pounds?|percent(?:age)?|rate"
    r"|amount|number"
)
UNITS = re.compile(rf"{_COUNTED.pattern}|(?:dai|week|month|quarter|year)ly|annual(?:ly)?")
"""What is counted or counted in: a line on days of notice says nothing of days of leave."""
_LIGHT = (ORDINARY | GENERIC | {"opening", "openings", "vacancy", "vacancies", "seat", "seats"}) - {"pay"}
_ALONE = FILLING - _LIGHT
"""Words that name nothing but beside another: "work from home", but a "work permit"."""
HELPING = frozenset({"do", "does", "did", "can", "could", "will", "would", "may", "must", "should"})
_SUBJECTS = frozenset({"i", "you", "we", "they", "he", "she", "one", "people", "somebody", "someone", "anyone"})
_IN = frozenset({"in", "at"})
_NO_VERB = frozenset({"do", "be", "have", "in", "at", "on", "as", "for", "of", "to", "from", "with", "and", "or"})

Span = tuple[int, int]
"""Where a word stands: start and end."""
Thing = tuple[Span, ...]
"""Where the words of a thing stand, in their order; one at least."""


def things(question: str, named: Set[int]) -> tuple[Thing, ...]:
    """The things that a question asks for, each as where its words stand; `named`: places of words that name a role.

    Where it asks for nothing else, what somebody does is the thing: "how much would I make". A place is one only where
    nothing else is asked for: not the Hull of "what does he earn in Hull".
    """
    asks = asking(question)
    matches = list(WRITTEN.finditer(question))
    said = words(question)
    small = [match[0].casefold() for match in matches]
    of_role = [place in named or word.is_rank for place, word in enumerate(said)]
    runs: list[list[int]] = []
    for place, match in enumerate(matches):
        in_asking = any(match.start() in part for part in asks)
        if of_role[place] or not in_asking or re.sub(r"['’]s$", "", small[place]) in _LIGHT:
            continue
        beside = bool(runs) and runs[-1][-1] == place - 1
        if beside and question[matches[place - 1].end() : match.start()].strip(" -"):
            beside = False
        if beside:
            runs[-1].append(place)
        else:
            runs.append([place])
    runs = [_asked_for(run, small, of_role) for run in runs]
    kept = [[place for place in run if not _COUNTED.fullmatch(small[place])] for run in runs]
    found = [run for run in kept if not all(_names_nothing(small[place]) for place in run)]
    found = [
        run for run in found if not (_IN & set(small[run[0] - 1 : run[0]]) and matches[run[0]][0][0].isupper())
    ] or found
    found = found or _verb(small, of_role)
    return tuple(tuple(matches[place].span() for place in run) for run in found)


def _names_nothing(word: str) -> bool:
    return word in _ALONE or bool(UNITS.fullmatch(word))


def _asked_for(run: Sequence[int], small: Sequence[str], of_role: Sequence[bool]) -> list[int]:
    """A run without who does it and a verb before an object: the visas of "does Acme sponsor visas"."""
    rest = list(run)
    before = small[rest[0] - 1] if rest[0] else ""
    if before in HELPING and len(rest) > 1:
        before = small[rest.pop(0)]
        subject = True
    else:
        subject = before in _SUBJECTS or (rest[0] > 0 and of_role[rest[0] - 1])
    helped = any(word in HELPING for word in small[: rest[0]])
    return rest[1:] if subject and helped and len(rest) > 1 else rest


def _verb(small: Sequence[str], of_role: Sequence[bool]) -> list[list[int]]:
    """The word after whoever does it, in a question how much that is; none in any other."""
    if not any(pair == ("how", "much") for pair in zip(small, small[1:], strict=False)):
        return []
    for place in range(1, len(small)):
        subject = small[place - 1] in _SUBJECTS or of_role[place - 1]
        helped = any(word in HELPING for word in small[: place - 1])
        if subject and helped and not of_role[place] and small[place] not in _NO_VERB:
            return [[place]]
    return []
