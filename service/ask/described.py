"""A level told by what it does: "what grade has the person who books the interviews?"."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from corpus.model import SectionKind
from indexer.passage import Passage
from service.ask.asked import Asked
from service.ask.relation import Way, relations, somebody_leads
from service.ask.subject import Subject
from service.line import stems
from service.wording import ORDINARY, WRITTEN, words

_ON = r"(?:[^?.;:,–—-]|(?<=\w)-(?=\w))+"
_WHOEVER = re.compile(
    r"\b(?:whoever|(?:person|one|somebody|someone|colleague|role|job|post|position|team\s+member)\s+(?:who|that|which)"
    rf"|(?:as|of|has|have)\s+(?:the|an?)\s+(?:[\w-]+\s+){{1,3}}(?:who|that))\s+(?P<does>{_ON})"
    rf"|\b(?:goes|go|comes|come)\s+(?:along\s+)?with\s+(?P<doing>[a-z]+ing\b{_ON})"
    rf"|\bI(?:['’](?:d|ll)|\s+(?:would|will))\s+be\s+(?!(?:manag|lead|runn|supervis|oversee|report)ing\b)"
    rf"(?P<mine>[a-z]+ing\b{_ON})",
    re.IGNORECASE,
)
_BEHIND = re.compile(rf"\s+(?P<theirs>[a-z]+ing\b{_ON})(?=,\s+(?:what|which|at|on)\b)", re.IGNORECASE)
"""What stands behind the name of a role that is told by what it does: "a buyer travelling to mills, which grade"."""
_DUTIES = frozenset({SectionKind.RESPONSIBILITIES, SectionKind.SUMMARY, SectionKind.REQUIREMENTS, SectionKind.OTHER})
_LOOKED_AT = 40
"""Passages in which the level is looked for, the best ones."""
_FEWEST = 2
_LEAST = 0.5
"""Words that its lines must have of what is told, at least: so many, and this share of them."""


@dataclass(frozen=True, slots=True)
class Described:
    """The line that tells which level is meant, and the question without what it tells of it."""

    passage: Passage
    rest: str


def described(asked: Asked, about: Subject) -> Described | None:
    """The level of which a question says what it does; null where it says no such thing, or no level's lines have it.

    Of the levels that the best passages belong to, it is the one whose lines have most of the words told, those that
    few of them have counting for more.
    """
    match = _WHOEVER.search(asked.question) or _behind_a_role(asked, about)
    if match is None or any(each.way is Way.LEADER for each in relations(asked.question)):
        return None
    if any(somebody_leads(asked.question, link.positions) for link in about.families):
        return None
    families = {link.family.id for link in about.families}
    lines: dict[str, list[Passage]] = defaultdict(list)
    for passage in asked.ranking.first(_LOOKED_AT):
        if passage.level_id and passage.section in _DUTIES and (not families or passage.family_id in families):
            lines[passage.level_id].append(passage)
    said = words(next(filter(None, match.groups())))
    told = stems(" ".join(word.text for word in said if word.text.casefold() not in ORDINARY))
    held = {level: frozenset().union(*(stems(each.text) for each in own)) & told for level, own in lines.items()}
    weight = {word: 1 / sum(word in own for own in held.values()) for each in held.values() for word in each}
    ranked = sorted(held, key=lambda level: -sum(weight[word] for word in held[level]))
    if not ranked or len(held[ranked[0]]) < max(_FEWEST, _LEAST * len(told)):
        return None
    best = max(lines[ranked[0]], key=lambda passage: len(stems(passage.text) & told))
    return Described(best, f"{asked.question[: match.start()]} {asked.question[match.end() :]}")


def _behind_a_role(asked: Asked, about: Subject) -> re.Match[str] | None:
    """Where what somebody does stands right behind the one role that a question names; null where nothing such does."""
    if len(about.families) != 1 or not about.families[0].positions:
        return None
    written = list(WRITTEN.finditer(asked.question))
    return _BEHIND.match(asked.question, written[max(about.families[0].positions)].end())
