"""Levels of documents that have no heading for them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import title as titles
from corpus.block import Block, Lines
from corpus.grade import grade_words
from corpus.headline import CORE, are_roles
from corpus.model import UNASKED, SectionKind
from corpus.opening import Outline, OutlineLevel

_HOW = re.compile(
    r"(?:how|why)\b.*\b(?:titles?|levels?|grades?|ranks?|bands?|famil(?:y|ies)|ladders?|pay|promotions?)\b",
    re.IGNORECASE,
)
"""The title of a page on titles themselves: "How job families work"."""

_LICENCE = re.compile(r"\W*licen[cs]e\W*", re.IGNORECASE)
"""How pages that are published say under what they may be copied; what a role needs stands beside more."""


def levels_from_owners(found: Outline) -> None:
    """Levels named only in front of their sections ("Senior Analyst Responsibilities")."""
    owned = [opening for opening in found.openings if opening.owner and opening.kind in CORE]
    roles = {opening.owner for opening in owned if are_roles([opening.owner])}
    for opening in owned:
        if not titles.ranked(opening.owner) and (len(roles) < 2 or opening.owner not in roles):
            continue
        match = next((n for n, o in enumerate(found.levels) if titles.likeness(o.title, opening.owner) >= 0.9), None)
        if match is None:
            match = len(found.levels)
            heading = opening.heading
            found.levels.append(
                OutlineLevel(heading, opening.owner, heading.depth, opening.path, heading.start_line, fused=True)
            )
        opening.level = match


def is_role(found: Outline, blocks: Sequence[Block], title: str) -> bool:
    """Whether a document describes a role: sections that make a level, or a sentence that states a grade.

    What holds for all levels tells of levels that stand elsewhere, and so does a page on how titles work.
    """
    if _HOW.match(title):
        return False
    telling = (o for o in found.openings if o.kind in CORE and not o.heading.sense.all_levels)
    return any(not _LICENCE.fullmatch(o.heading.text) for o in telling) or any(
        (words := grade_words(b.text, False)) is not None and words.strong for b in blocks
    )


def single_level(found: Outline, lines: Lines, first_line: int, document_title: str, *, titled: bool) -> None:
    """The one level of a document that describes it without a heading of its own, or `titled` by its front matter."""
    first = next((n for n in range(first_line, len(lines) + 1) if not lines.blank(n)), first_line)
    level = OutlineLevel(None, document_title, 0, (), first)
    opening = found.openings[0] if found.openings else None
    if opening is not None and opening.heading.start_line == first and opening.heading.candidate and not titled:
        level.heading = opening.heading
        level.heading_path = (opening.heading.text,)
        level.title = opening.heading.text
        opening.opens = True
        opening.kind = SectionKind.SUMMARY
        opening.level = 0
    found.levels.append(level)
    named = any(each.kind in CORE for each in found.openings)
    for each in found.openings:
        own = each.kind in CORE or each.kind is SectionKind.SUMMARY
        beside = not (named or each.opens or each.kind in UNASKED)
        if titled and each.kind is SectionKind.OTHER and not each.opens:  # "Behaviours" beside "Skills"
            beside = not each.heading.sense.all_levels
        if own or beside:
            each.level = 0
