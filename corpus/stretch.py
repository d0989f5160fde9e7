"""Stretches of a ladder as sentences name them: "IC4 and above", "from L3 on", "Designers at IC2 and IC3"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus import title as titles

_CODE = r"(?i:(?:levels?|grades?|bands?|rungs?)\s+)?(?:[A-Z]{1,4}[ -]?\d{1,2}|\d{1,2})"
_CODES = rf"{_CODE}(?:\s*(?:,\s*(?:and\s+)?|&|/|[–—-]|\b(?:and|or|to|through|till|until)\b)\s*{_CODE})*"
_TITLE = r"[A-Z][\w-]*(?:\s+(?:of\s+)?[A-Z][\w-]*){0,4}"
_PEOPLE = r"(?:[A-Za-z][\w-]*\s+){0,4}(?:[A-Za-z][\w-]*s|(?i:staff|people|those|every(?:one|body)|any(?:one|body)|all))"
_UP = r"(?:\s*\+|,?\s+(?:and|or)\s+(?:on|onwards?|up|upwards?|above|higher|beyond|over)|,?\s+(?:onwards?|upwards?))"
_DOWN = r"(?:,?\s+(?:and|or)\s+(?:below|down|downwards?|under|lower)|,?\s+downwards?)"
_THEN = r"(?:,?\s+(?i:they|people|you|all|everyone|everybody|it))?"
_END = rf"(?:{_CODE}(?:\s+{_TITLE})?|{_TITLE})"
_FORMS = tuple(
    re.compile(form + _THEN)
    for form in (
        rf"(?:(?P<role>{_PEOPLE}),?\s+)?(?:(?i:from)\s+(?P<first>{_CODE})\s+(?i:(?:up\s+)?to|through|till|until)|"
        rf"(?i:between)\s+(?P<low>{_CODE})\s+(?i:and))\s+(?P<last>{_CODE})",
        rf"(?:(?P<role>{_PEOPLE}),?\s+)?(?i:up to|through)\s+(?P<last>{_END})",
        rf"(?:(?P<role>{_PEOPLE}),?\s+)?(?i:from)\s+(?P<first>{_END})(?:{_UP}|\s+(?:on|up))?",
        rf"(?:(?:(?P<role>{_PEOPLE}),?\s+)?(?i:at|on|in|of)\s+)?(?P<first>{_END}){_UP}",
        rf"(?:(?:(?P<role>{_PEOPLE}),?\s+)?(?i:at|on|in|from|of)\s+)?(?P<last>{_END}){_DOWN}",
        rf"(?:(?P<role>{_PEOPLE}),?\s+)?(?i:at|on|in|of)\s+(?P<listed>{_CODES})",
    )
)
_ENDS = {"low": "first"}
_NUMBER = re.compile(r"^([A-Z]{0,4})(\d{1,2})$")
_LABEL = re.compile(r"^(?:levels?|grades?|bands?|rungs?)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rungs from `first` to `last`, "" where that end is open, or those `listed`; `role` says whose, "" everybody's."""

    first: str = ""
    last: str = ""
    listed: str = ""
    role: str = ""

    def holds(self, code: str, title: str) -> bool:
        """Whether a level lies between the ends: by its code, where those are codes, else by how senior it reads."""
        return all(_beyond(code, title, end, sign) for end, sign in ((self.first, 1), (self.last, -1)) if end)


def stretch(words: str) -> Stretch | None:
    """The rungs that words name as a stretch, null where they do not."""
    for form in _FORMS:
        if found := form.fullmatch(words.strip(" ,()")):
            said = {_ENDS.get(name, name): text for name, text in found.groupdict().items() if text}
            return Stretch(**said)
    return None


def _beyond(code: str, title: str, end: str, sign: int) -> bool:
    """Whether a level is no lower than an end of a stretch (`sign` 1), or no higher (-1)."""
    bare = _LABEL.sub("", end)
    said = _NUMBER.match(re.sub(r"[\s-]", "", titles.code(end) or bare))
    if said is None:
        return (titles.seniority(title) - titles.seniority(end)) * sign >= 0
    own = _NUMBER.match(re.sub(r"[\s-]", "", code.upper()))
    return own is not None and said[1] in {"", own[1]} and (int(own[2]) - int(said[2])) * sign >= 0
