"""The posts that a person says to hold or to have held: "as a paralegal", "I am a data analyst", "Baker, Porto"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from corpus import title as titles
from corpus.title import TitleKey

_END = r"(?=\s+\d|\s+(?:in|at|for|with|on|of|and|who|since|from|to)\b|[^\w\s+#&/-]|\s*$)"
_TITLE = rf"(?P<title>(?:[\w+#&/-]+\s+){{0,5}}?[\w+#&/-]+){_END}"
_SAID = re.compile(
    rf"\b(?:as|am|was|been|became|being|looking for|seeking|hiring)\s+(?:an?\s+|the\s+)?{_TITLE}", re.IGNORECASE
)
_OPENS = re.compile(rf"\W*(?:(?:cv|skills|profile|curriculum vitae)\W+)?[\d\s–-]*{_TITLE}", re.IGNORECASE)


def posts(claims: Sequence[str]) -> tuple[TitleKey, ...]:
    """The titles that the claims of a profile name as the person's own, each once."""
    said = [match["title"] for claim in claims for match in _SAID.finditer(claim)]
    said += [match["title"] for claim in claims if (match := _OPENS.match(claim))]
    return tuple(dict.fromkeys(key for key in map(titles.key, said) if key.subject))


def named(title: TitleKey, held: Iterable[TitleKey]) -> float:
    """How far one of the posts is that title, in [0, 1]: the share of the post's words that the title has, if it has no
    other; its rank does not count, its place in the management line does.
    """
    fits = (post for post in held if title.subject <= post.subject and title.heads == post.heads)
    return max((len(title.subject) / len(post.subject) for post in fits if title.subject), default=0.0)
