"""What a listing question asks lines to say: the words that no other condition took, and how they must be said."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace

from corpus import title as titles
from service.ask.bosses import asks_for_those
from service.ask.bounds import MOST
from service.ask.conditions import Conditions, Known, ListingQuestion, Wanted
from service.ask.listing_words import (
    ASIDE,
    BOTH,
    CALLS,
    CLAUSE_END,
    EACH,
    EACH_LEVEL,
    EITHER,
    EVERYTHING,
    FILLING,
    GENERIC,
    LACKS,
    NEEDS,
    NEGATED,
    OF_A_QUANTITY,
    OF_APPLYING,
    OF_MONEY,
    OF_THE_ASKER,
    OF_YEARS,
    OTHERS,
    ROLES,
    SAYS,
    SHORT,
    TOKEN,
    WEAK,
    WHOSE,
)
from service.ask.negation import split
from service.ask.quantity import MONEY, Quantity


def content_asked(found: Conditions, rest: str, question: ListingQuestion) -> tuple[Conditions, str]:
    """What no other reader took: what lines must say, and what they must not ask for."""
    said_in = [WHOSE.sub(" ", clause) for clause in CLAUSE_END.split(ASIDE.sub(" ", rest))]
    clauses = [clause for clause in said_in if not EACH.match(clause)] or said_in
    asking = [clause for clause in clauses if not OF_THE_ASKER.match(clause) or LACKS.search(clause)]
    rest = ", ".join(asking or clauses)
    parts = split(CALLS.sub(" ", rest))
    unwanted = _wanted(Conditions(), parts.unwanted, question.known)
    if unwanted.any and not _of_titles(unwanted, parts.unwanted, question.known):
        found, rest = replace(found, unwanted=replace(unwanted, outright=True)), parts.wanted
    else:
        found = replace(found, negated=_negated(rest))
        rest = NEGATED.sub(" ", rest) if found.negated and found.structural else rest
    each = bool(found.families) and EACH_LEVEL.search(question.asked) is not None
    said = _wanted(replace(found, each=each), rest, question.known)
    if each and said.any:
        return replace(found, said=said, each=True), ""
    if _of_titles(said, rest, question.known):
        return replace(found, titled=_title_words(said)), ""
    unbound = not (found.structural or found.negated or found.unwanted.any or question.links.families)
    everything = not said.any and bool(EVERYTHING.search(rest) or (unbound and ROLES.search(rest)))
    return replace(found, said=said, everything=everything), ""


def _wanted(found: Conditions, rest: str, known: Known) -> Wanted:
    """The amount found and the words that ask for something, without those that say nothing beside what was found."""
    obliged = bool(NEEDS.search(rest))
    amount, rest = found.said.quantity, SHORT.sub(" ", CALLS.sub(" ", rest))
    idle = GENERIC | known.own_names | (FILLING | WEAK if found.structural else frozenset())
    idle |= WEAK if EVERYTHING.search(rest) else frozenset()
    idle |= FILLING | WEAK | OF_APPLYING if found.unwanted.any else frozenset()
    spoken = TOKEN.findall(rest)
    content = tuple(
        word
        for word in spoken
        if word.lower() not in idle and not word.isdigit() and titles.stem(word.lower()) not in GENERIC
    )
    if not FILLING.issuperset(word.lower() for word in content):
        others = {match["whose"].lower() for match in OTHERS.finditer(rest)}
        content = tuple(word for word in spoken if word in content or word.lower() in others)
    if found.each and amount is None and _asks_for_years(rest, content):
        amount = Quantity((range(MOST),), "year")
    if amount is not None:
        idle = OF_A_QUANTITY | (
            OF_MONEY if amount.unit == MONEY else OF_YEARS if amount.unit == "year" else frozenset()
        )
        content = tuple(word for word in content if word.lower() not in idle)
    return Wanted(content, amount, _either(rest, content), bool(BOTH.search(rest)), obliged)


def _asks_for_years(rest: str, content: Collection[str]) -> bool:
    """Whether years of experience are asked, or experience without a word of what with."""
    said = {word.lower() for word in TOKEN.findall(rest)}
    return not OF_YEARS.isdisjoint(said) or (not content and "experience" in said)


def _of_titles(wanted: Wanted, rest: str, known: Known) -> bool:
    """Whether the words ask for titles that hold them, rather than for what lines say."""
    in_titles = bool(wanted.content) and _title_words(wanted) <= known.title_words
    return in_titles and not wanted.obliged and wanted.quantity is None and not SAYS.search(rest)


def _title_words(wanted: Wanted) -> frozenset[str]:
    return frozenset(part for word in wanted.content for part in titles.words(word))


def _either(rest: str, content: Iterable[str]) -> frozenset[str]:
    """The words that stand beside an "or"."""
    beside = {word for match in EITHER.finditer(rest) for word in match.groups() if word}
    return frozenset(word for word in content if word in beside)


def _negated(rest: str) -> bool:
    """Whether the sentence that asks for levels asks for those that do not fit."""
    return any(NEGATED.search(sentence) for sentence in re.split(r"[.;!?]\s", rest) if asks_for_those(sentence))
