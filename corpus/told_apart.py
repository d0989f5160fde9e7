"""Sentences on whom several report to, some of them apart from the others: made into one sentence for each."""

from __future__ import annotations

import re

_BUT = r"(?:apart\s+from|except(?:ing|\s+for)?|with\s+the\s+exception\s+of|other\s+than|save\s+for|but\s+(?:for|not))"
_TOLD = r"(?:are|is|will|report|reports|answer|answers)\b"
_WITH_BOSS = re.compile(
    rf"(?:,?\s+|\s*\(){_BUT}\s+(?:the\s+)?(?P<who>[A-Za-z][^,;.:()]{{2,60}}?),?\s+who\s+(?:all\s+)?(?={_TOLD})"
)
"""Those who are left out, with their own boss: "everybody ..., apart from Juniors, who are managed by"."""
_ALL = r"(?:[Ee]very(?:one|body)|[Aa]ll|[Ee]ach)\b"
_BEHIND = re.compile(
    rf"(?P<said>{_ALL}[^.;:]*?\s(?:reports?\s+(?:in)?to|by)\s[^.;:]*?)(?:,?\s+|\s*\(){_BUT}\s+(?P<out>[^.;:,()]+)\)?(?=\.|$)"
)
"""Those who are left out and have none: "Everybody reports to the Mate, except Juniors"."""
_LEFT_OUT = (
    re.compile(
        rf"^{_BUT}\s+(?:the\s+)?(?!(?:on|in|at|for|during|when|where|if|as|by|with)\b)(?P<out>[^,]+),\s+(?:{_ALL}|the\s+others|they|we|you|people|staff)",
        re.IGNORECASE,
    ),
    re.compile(rf"^{_ALL}[^,]*?,?\s+(?:{_BUT}|but)\s+(?:the\s+)?(?P<out>[^,]+?),?$", re.IGNORECASE),
)
_REST = r"(?:every(?:one|body)\s+else|(?:all\s+)?(?:the\s+)?others|the\s+rest)"
_SOME = (
    r"(?:(?:[A-Z][\w-]*\s+)*[A-Z][\w-]*s|[a-z]+s|"
    r"(?:[Ll]evels?|[Gg]rades?|[Bb]ands?)\s+\w{1,3}(?:\s*(?:,|to|and|–|-)\s*\w{1,3})*)"
)
_BY = re.compile(r"\b(?:line[- ])?(?:managed|supervised|overseen|led)\s+by\s")
_GAP_BY = re.compile(
    rf"(?:\s*\(|[,;]?\s+(?:and|while|but)\s+|[,;]\s+)(?P<who>{_REST}|{_SOME})\s+by\s+(?=(?:an?|the|our|their)\s+\S)"
)
"""Who is managed by whom behind one who is, the verb left out: "..., and Juniors by a Mate"."""
_GAP_TO = re.compile(
    rf"(?:[,;]?\s+(?:and|while|but)\s+|[,;]\s+)(?P<who>{_REST})\s+to\s+(?=(?:an?|the|our|their|[A-Z]))"
)
_MARK = "all except "


def told_apart(text: str) -> str:
    """The text in which each of those groups has a sentence of its own."""
    text = _WITH_BOSS.sub(lambda found: f". {_begun(found['who'])} ", text)
    text = _BEHIND.sub(lambda found: f"Apart from {found['out']}, {found['said']}", text)
    if by := _BY.search(text):
        told = _GAP_BY.sub(lambda found: f". {_begun(found['who'])} are managed by ", text[by.end() :])
        text = text[: by.end()] + told
    if to := re.search(r"\breports?\s+(?:in)?to\s", text):
        text = text[: to.end()] + _GAP_TO.sub(". Everybody else reports to ", text[to.end() :])
    return text


def left_out(before: str) -> str:
    """A subject that means all but some, by its one form for `without`; "" where nobody is left out."""
    found = next((match for pattern in _LEFT_OUT if (match := pattern.match(before))), None)
    return _MARK + found["out"] if found else ""


def without(subject: str) -> str:
    """Who is left out of all whom such a subject means, "" for any other subject."""
    return subject.removeprefix(_MARK) if subject.startswith(_MARK) else ""


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]
