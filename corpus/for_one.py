"""Points of family-wide sections for one level: behind "In addition, for the SEO role:", or marked "(SEO only)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.heading import sense
from corpus.headline import CORE
from corpus.introduction import Rungs
from corpus.model import Item, ItemForm, Section, Span

_ROLE = r"(?:\s+(?:roles?|posts?|positions?|jobs?|grades?|levels?|candidates?|applicants?|only))*"
_FOR = re.compile(
    r"\W*(?P<what>[^:;.]{0,60}?)\W*\b(?:for|at|of|as)\s+(?:(?:the|an?|our|those at)\s+)?"
    rf"(?P<whose>[^:;.]{{1,60}}?){_ROLE}\W*",
    re.IGNORECASE,
)
"""A line over points that says whose they are: "In addition, for the SEO role"."""
_BESIDES = re.compile(
    r"(?:and|in addition|additionally|also|as well|on top(?: of (?:this|that|these|those|the above))?|plus|besides|"
    r"further|furthermore|extra|only)",
    re.IGNORECASE,
)
_MORE = re.compile(r"(?:additional(?:ly)?|further|extra|more|other|also)\s+", re.IGNORECASE)
_ONLY = re.compile(
    rf"(?:.*\S)?\s*(?:[(\[]|[–—-]\s)\s*(?:for\s+)?(?:the\s+)?(?P<whose>[^()\[\]–—]{{1,60}}?){_ROLE}\s+only\s*[)\]]?\W*",
    re.IGNORECASE,
)
"""A point that ends with whose alone it is: "Leadership (SEO only)"."""


def for_one(section: Section, rungs: Rungs) -> Iterator[tuple[int, Section]]:
    """The parts of a family-wide section that are for one level each, with the level's number."""
    found: dict[int, list[Item]] = {}
    leading = None
    for item in section.items:
        if item.form is ItemForm.CELL:
            continue
        lead = _owner(item.lead_in, rungs) if item.lead_in else None
        if lead is None and not item.lead_in and item.text.rstrip().endswith(":"):
            leading = (item, _owner(item.text, rungs))
            continue
        only = _ONLY.fullmatch(item.text)
        whose = lead if lead is not None else _one(only["whose"], rungs) if only else None
        if whose is None:
            continue
        own = found.setdefault(whose, [])
        if lead is not None and leading is not None and leading[1] == lead and leading[0] not in own:
            own.append(leading[0])
        own.append(item)
    for level, items in found.items():
        yield level, replace(section, span=_around(items), items=tuple(items))


def _owner(words: str, rungs: Rungs) -> int | None:
    """The one level that a line over points says they are for, null where it says so of none or of several."""
    said = _FOR.fullmatch(words)
    if said is None:
        return None
    what = said["what"]
    besides = not what or _BESIDES.fullmatch(what) or sense(_MORE.sub("", what)).kind in CORE
    return _one(said["whose"], rungs) if besides else None


def _one(words: str, rungs: Rungs) -> int | None:
    meant = rungs.named(words)
    return meant[0] if len(meant) == 1 else None


def _around(items: list[Item]) -> Span:
    first, last = items[0].span, items[-1].span
    return replace(first, end_line=last.end_line, end_char=last.end_char)
