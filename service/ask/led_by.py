"""Whom a boss leads, by the lines of its own document: told there where nobody states to report to it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus import title as titles
from corpus.model import NEEDS, JobFamily
from service.answers import Claim
from service.ask.fact import LEADS_NOBODY
from service.citation import Citer
from service.seniority import people_in

_AS_REPORTS = re.compile(r"\bas\s+(?:(?:direct|line)\s+)?reports\b|\bdirect\s+reports\b", re.IGNORECASE)
"""How a line names those whom its level leads without counting them."""


def led_by(boss: str, families: Iterable[JobFamily], citer: Citer) -> list[Claim]:
    """The lines in which the levels of that title say how many people, or which managers, they lead, or that nobody."""
    return [
        Claim(item.text, (citer.line(item.span, family, level, section.kind, item.heading_path),))
        for family in families for level in family.levels if titles.key(level.title) == titles.key(boss)
        for section in level.sections if section.kind not in NEEDS for item in section.items
        if _leads_some(item.text)
    ]  # fmt: skip


def _leads_some(text: str) -> bool:
    led = people_in(text)
    named = led.count > 0 or led.managers or _AS_REPORTS.search(text) is not None
    return named or LEADS_NOBODY.search(text) is not None
