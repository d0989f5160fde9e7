"""Names of people in a pasted text, told from tools and places of work by the corpus itself.

A capitalised word inside a sentence is taken for a name unless the role documents write it with a capital too. That
drops some tools no document knows: they could not have matched anything by name, and no list of names is needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.lexicon import Words

MOST_LOOKED_UP = 400
"""Different capitalised words looked up for one text; further ones are taken for names."""

_INTRODUCED = re.compile(
    r"\b(?:my name is|my name['’]s|I am called|call me|m(?:r|rs|s|iss|x)\.?)\s+"
    r"(?-i:[A-Z])[\w'’-]*(?:\s+(?-i:[A-Z])[\w'’-]*){0,3}",
    re.IGNORECASE,
)
_HEADLINE = re.compile(r"\s*#*\s*(?P<line>[^\n,|]{3,60}?)\s*(?=[\n,|]|$)")
_CAPITAL = r"[^\W\d_a-z][^\W\d_]*(?:['’-][^\W\d_]+)*"
_RUN = re.compile(rf"(?<![\w'’-]){_CAPITAL}(?:[ \t]+(?:(?:de|van|von|der|den|bin|al|la|da|del|di) )?{_CAPITAL})*")
_NAME_LIKE = re.compile(r"^[^\W\d_a-z][^\W\d_A-Z]+(?:['’-][^\W\d_]+)*$")
_POSSESSIVE = re.compile(r"['’]s$")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;•·|]\s*|\n)[\s>*_#\"'“‘(•·-]*$")
_LINE_START = re.compile(r"(?:^|\n)[\s>*_#•·-]*$")
_LINE_END = re.compile(r"\s*(?:$|[\n(,:|–—-])")
_VERB_FOLLOWS = re.compile(
    r"\s+(?:is|was|has|had|led|ran|held|built|wrote|took|kept|made|sold|taught|grew|won|brought|found|can|could|will|would|"
    r"\w{3,}(?:[^su]s|ed))\b|,"
)
_LOOK_BEHIND = 40

_OPENERS = """
    a about after again all also although always am an and another any anyone are as at be because been before being
    both but by can could currently did do does during each earlier either even ever every few finally first for
    former from had has have having he her here him his how however i if in instead is it its just last lately later
    let like looking made many may me might more most much must my near nearly never next no nobody none nor not
    nothing now of often on once one only or other our out over own people previously recently responsible same
    several shall she should since so some somebody someone sometimes still such than that the their them then there
    these they this those though through throughout to today together too two under until up us very was we were
    what when where whether which while who whom whose why will with within without would yes yet you your three
    four five six seven eight nine ten eleven twelve thirteen fifteen twenty half
"""
FUNCTION_WORDS = frozenset(_OPENERS.split())
"""Words that are capitalised only because they open a sentence."""


def names_in(text: str, corpus: Words) -> Iterator[tuple[int, int]]:
    """Characters that are names, as (start, end); may overlap."""
    yield from (match.span() for match in _INTRODUCED.finditer(text))
    seen = _Seen(corpus)
    headline = _HEADLINE.match(text)
    if headline and _is_headline(headline.group("line").split(), seen):
        yield headline.start("line"), headline.end("line")
    for run in _RUN.finditer(text):
        words = list(re.finditer(r"\S+", run.group()))
        gone = [seen.is_name(word.group()) for word in words]
        if len(gone) > 1 and not all(gone) and _is_title(text, run):
            gone = [drop and not corpus.knows(_bare(word.group())) for word, drop in zip(words, gone, strict=True)]
        elif gone[0] and _SENTENCE_START.search(text[max(0, run.start() - _LOOK_BEHIND) : run.start()]):
            gone[0] = _opens_with_name(words[0].group(), text[run.end() : run.end() + _LOOK_BEHIND], gone[1:], corpus)
        for word, drop in zip(words, gone, strict=True):
            if drop:
                yield run.start() + word.start(), run.start() + word.end()


def _is_title(text: str, run: re.Match[str]) -> bool:
    """Whether capitalised words fill a line from its start, as in the heading of a vacancy."""
    return _LINE_START.search(text[max(0, run.start() - _LOOK_BEHIND) : run.start()]) is not None and (
        _LINE_END.match(text, run.end()) is not None
    )


def _bare(word: str) -> str:
    return _POSSESSIVE.sub("", word).lower()


class _Seen:
    """Looks each word of one text up once."""

    def __init__(self, corpus: Words) -> None:
        self._corpus = corpus
        self._known: dict[str, bool] = {}

    def capitalised(self, word: str) -> bool:
        """Whether the corpus writes a word, given in lower case, with a capital."""
        if word not in self._known:
            self._known[word] = len(self._known) < MOST_LOOKED_UP and self._corpus.capitalises(word)
        return self._known[word]

    def is_name(self, word: str) -> bool:
        """Whether a capitalised word is one the corpus does not write so. Short forms all in capitals are none."""
        bare = _POSSESSIVE.sub("", word)
        parts = dict.fromkeys((bare.lower(), *bare.lower().split("-")))
        return bool(_NAME_LIKE.match(bare)) and not any(p in FUNCTION_WORDS or self.capitalised(p) for p in parts)


def _is_headline(words: list[str], seen: _Seen) -> bool:
    """Whether a first line is a name: two to four capitalised words, none of which the corpus capitalises."""
    shaped = all(w[0].isupper() and re.sub(r"[.'’-]", "", w).isalpha() for w in words)
    return 2 <= len(words) <= 4 and shaped and not any(seen.capitalised(word.lower()) for word in words)


def _opens_with_name(word: str, following: str, gone: list[bool], corpus: Words) -> bool:
    """Whether the first word of a sentence is a name: every such word has a capital, so its company decides."""
    if gone:
        return gone[0]
    return _VERB_FOLLOWS.match(following) is not None and not corpus.knows(_bare(word))
