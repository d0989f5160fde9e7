"""Everyday words of a question, and what role documents call the same: to "buy another firm" is an acquisition.

The entries stand in `paraphrases.txt`, written from what is known of the trades, not from any corpus.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

FILE = "paraphrases.txt"
BETWEEN = 2
"""Words that may stand between two of a phrase: "pull the whole launch's plug"."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ARTICLES = frozenset({"a", "an", "the"})
_SHORTEST = 3
"""Letters of a word that takes endings: "as" is no form of "a"."""
_ENDINGS = (("s", ""), ("es", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ies", "y"), ("ied", "y"))
_DOUBLING = re.compile(r"[^aeiou]*[aeiou][bdgklmnprt]")
"""Words that double their last letter before an ending: plan, cut."""


@dataclass(frozen=True, slots=True)
class Paraphrase:
    """Where words of a question stand, start and end of each, and what documents may call the same."""

    spans: tuple[tuple[int, int], ...]
    means: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Phrase:
    """The words of an everyday phrase in order, any of several for each, and what it means."""

    words: tuple[frozenset[str], ...]
    means: tuple[str, ...]


@lru_cache(maxsize=256)
def paraphrases(question: str) -> tuple[Paraphrase, ...]:
    """What a question says in everyday words, longer phrases first; none lies within others."""
    known = _phrases()
    written = [(match[0].lower().replace("’", "'"), match.span()) for match in _WORD.finditer(question)]
    said = [(_bases(word), span) for word, span in written if word not in _ARTICLES]
    words = [bases for bases, _ in said]
    found = [
        (places, phrase.means)
        for first, bases in enumerate(words)
        for base in sorted(bases)
        for phrase in known.get(base, ())
        if (places := _places(phrase, words, first))
    ]
    found.sort(key=lambda each: -len(each[0]))
    used: set[int] = set()
    out = []
    for places, means in found:
        if not used.issuperset(places):
            used.update(places)
            out.append(Paraphrase(tuple(said[place][1] for place in places), means))
    return tuple(out)


def meanings() -> tuple[str, ...]:
    """All that everyday words may mean, each once, in the order of the alphabet."""
    return tuple(sorted({mean for known in _phrases().values() for phrase in known for mean in phrase.means}))


def _places(phrase: _Phrase, words: Sequence[frozenset[str]], first: int) -> tuple[int, ...]:
    """Where the words of a phrase stand among others, the first of them at `first`; none where one is missing."""
    places = [first]
    for either in phrase.words[1:]:
        after = range(places[-1] + 1, min(len(words), places[-1] + BETWEEN + 2))
        place = next((at for at in after if not either.isdisjoint(words[at])), None)
        if place is None:
            return ()
        places.append(place)
    return tuple(places)


@cache
def _phrases() -> dict[str, tuple[_Phrase, ...]]:
    """Every everyday phrase, by each way to say its first word."""
    found: dict[str, list[_Phrase]] = defaultdict(list)
    for phrase in _entries(files("service").joinpath(FILE).read_text(encoding="utf-8")):
        for word in phrase.words[0]:
            found[word].append(phrase)
    return {word: tuple(phrases) for word, phrases in found.items()}


def _entries(text: str) -> Iterator[_Phrase]:
    for line in text.splitlines():
        everyday, _, trade = line.partition(" = ")
        if trade and not line.startswith("#"):
            means = tuple(trade.split(", "))
            for phrase in everyday.split("; "):
                words = (word for word in phrase.split() if word not in _ARTICLES)
                yield _Phrase(tuple(frozenset(word.split("|")) for word in words), means)


@lru_cache(maxsize=4096)
def _bases(word: str) -> frozenset[str]:
    """A word, and what it may be a form of by its regular ending: "planned" of "plan" and "planne"."""
    found = {word}
    for ending, instead in _ENDINGS:
        if word.endswith(ending):
            base = word.removesuffix(ending)
            found.add(base + instead)
            if base[-1:] == base[-2:-1] and _DOUBLING.fullmatch(base[:-1]):
                found.add(base[:-1])
    return frozenset(base for base in found if len(base) >= _SHORTEST or base == word)
