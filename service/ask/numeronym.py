"""Words written as their ends with the number of letters between them: "k8s" for Kubernetes, "i18n"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_NUMERONYM = re.compile(r"(?P<first>[a-z])(?P<between>\d{1,2})(?P<last>[a-z])", re.IGNORECASE)
_FEWEST = 4
"""Letters between the ends from which a word is written so: the "B2B" of a title is none."""


def spelled_out(word: str, texts: Iterable[str]) -> str:
    """The word that a numeronym stands for, as texts write it most often; any other word as it is."""
    match = _NUMERONYM.fullmatch(word)
    if match is None or int(match["between"]) < _FEWEST:
        return word
    shape = re.compile(
        rf"(?<!\w){match['first']}[^\W\d_]{{{int(match['between'])}}}{match['last']}(?!\w)", re.IGNORECASE
    )
    found = Counter(each for text in texts for each in shape.findall(text))
    return found.most_common(1)[0][0] if found else word
