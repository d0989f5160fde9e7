"""Lines that say outright how two levels stand to each other: "A Lead Diver and a Dive Manager earn the same"."""

from __future__ import annotations

from collections.abc import Sequence

from corpus import title as titles
from corpus.sentence import sentences
from indexer.passage import Passage
from indexer.store import Filters, Store
from service.phrases import phrases

LOOKED_AT = 50
"""Lines near to both titles by their words that are looked at."""
_PAY = phrases(
    r"""
    earns?
    paid
    pays?
    salar(?:y|ies)
    wages?
    """
)
_STANDING = phrases(
    r"""
    same (?:\w+ )?(?:grade|level|rank|band|scale|pay|salary|step|rung|footing|height)s?
    (?:earn|paid|pay|rank|grad|weigh|count|stand|get)\w* (?:exactly |just |about )?(?:the )?(?:same|equal(?:ly)?|alike)
    (?:earn|paid|pay)\w* (?:\w+ )?(?:more|less|better|higher|lower|as much)
    equal(?:s|ly)?
    equivalent
    (?:above|below|beneath|outranks?)
    (?:higher|lower|better|worse) (?:\w+ )?(?:than|grade|level|rank|band|pay|paid)
    a par
    (?:senior|junior) (?:to|than)
    peers?
    """
)


def told_outright(called: Sequence[str], families: tuple[str, ...], store: Store, *, of_pay: bool) -> Passage | None:
    """The line of these families, or else of any, that names two titles in a sentence and says how they stand, by pay
    where that is asked; null where none does.
    """
    query = " ".join(called)
    for filters in (Filters(families=families), Filters()):
        found = store.search_text(query, LOOKED_AT, filters)
        for line in store.passages([each.number for each in found]):
            headed = "".join(
                f"{heading}\n" for heading in line.heading_path[-1:] if heading.rstrip(" *_").endswith("?")
            )
            if _tells(f"{headed}{line.text}", called, of_pay=of_pay):
                return line
    return None


def _tells(text: str, called: Sequence[str], *, of_pay: bool) -> bool:
    said = list(sentences(text))
    return any(
        all(_names(sentence, title) for title in called) and _sets(sentence, of_pay=of_pay)
        for sentence in said
        if not sentence.rstrip(" *_").endswith("?") or sentence is not said[-1]  # a question that is answered tells
    )


def _sets(sentence: str, *, of_pay: bool) -> bool:
    """Whether a sentence says how two stand; of pay, in the very words or as the same in all."""
    return _STANDING.search(sentence) is not None and (not of_pay or _PAY.search(sentence) is not None)


def _names(sentence: str, title: str) -> bool:
    """Whether a sentence says a title in one piece, of one or of several who bear it."""
    wanted, said = titles.words(titles.without_code(title)), titles.words(sentence)
    size = len(wanted)
    return bool(size) and any(said[at : at + size] == wanted for at in range(len(said) - size + 1))
