"""What a role is, where a question names it and asks nothing more: "tell me about the Buyers", "what is a QE?".

Its own introduction, and its levels.
"""

from __future__ import annotations

import re

from corpus import title as titles
from corpus.model import JobFamily, Level, Section, SectionKind
from indexer.snapshot import Snapshot
from service.answers import Answer, Claim
from service.ask.asked import Asked
from service.ask.ladder import pages_in_order
from service.ask.reply import Replies, graded_title
from service.ask.subject import Subject
from service.citation import Citer
from service.links import SURE_LINK, named_places
from service.vocabulary import vocabulary
from service.wording import WRITTEN, words

_ASKS = re.compile(
    r"\W*(?:(?:so|hi|hello|please|ok|and)\W+)*(?:(?:can|could|would|will)\s+you\s+)?(?:please\s+)?"
    r"(?:tell\s+me\s+(?:\w+\s+)?about|what(?:['’]s|\s+is|\s+are)|who\s+are|describe|explain|introduce"
    r"|(?:give\s+me\s+)?an?\s+(?:short\s+|brief\s+)?(?:overview|summary|introduction)\s+(?:of|to))\b",
    re.IGNORECASE,
)
"""How a question opens that may ask what a role is."""
_WHAT_FOR = re.compile(
    r"\b(?:purpose|mission|aim|point|gist|essence|summary|overview|pitch)\s+(?:of|for|behind)\b(?:\s+having\b)?"
    r"|\bin\s+(?:an?|one|two|a\s+few|plain|simple|other)\s+(?:\w+\s+)?(?:sentences?|lines?|words|nutshell|breath|paragraph)\b"
    r"(?:\s+or\s+two\b)?|\bwhy\b(?=.*\bexists?\W*$)|(?<=\s)(?:all\s+)?about\W*$",
    re.IGNORECASE,
)
"""How it is asked what a role is for, or what it is in few words."""
_AT = re.compile(r"\bat\s+[\w&-]+(?=\W*$|\s+(?:in|about)\b)", re.IGNORECASE)
"""The organisation, where a question ends in it."""
_LIGHT = vocabulary(
    """
    what what's whats why is are does do we have there all about one line short main whole any exist exists
    team teams group function
    """
)
"""Words beside the name that ask for nothing more where a question asks what a role is for."""
_SAID = frozenset("a an the at in with of you your our us here please role roles position family families".split())  # noqa: SIM905
"""Words beside the name that ask for nothing more."""
_HOLDING = frozenset({"who", "is", "works", "as"})
"""Words between somebody's name and the role they hold."""
_INTRODUCING = 2
"""Lines of the introduction shown."""


class Overviews:
    """Makes them from one snapshot."""

    def __init__(self, snapshot: Snapshot, citer: Citer, replies: Replies) -> None:
        self._snapshot = snapshot
        self._citer = citer
        self._replies = replies

    def answer(self, asked: Asked, about: Subject) -> Answer | None:
        """What the role is and which levels it has; null where a question asks for more, or of one level."""
        if not _asks_for_the_role(asked, about):
            return None
        link = about.families[0]
        family = self._snapshot.family(link.family.id)
        ladder = pages_in_order(family, [self._snapshot.family(page) for page in sorted(link.pages)])
        opening = self._introduction(family)
        what_for = _WHAT_FOR.search(asked.question) is not None
        if (what_for and not opening) or (len(ladder) < 2 and not what_for):
            return None
        if len(ladder) < 2:
            return self._replies.passages(asked, opening, link.strength)
        titled = [graded_title(level) for _, level in ladder]
        claims = [
            Claim(f"{title}.", (self._citer.level(home, lv),)) for title, (home, lv) in zip(titled, ladder, strict=True)
        ]
        lead = [opening[0].text] if opening else []
        text = " ".join([*lead, f"{family.title} has {len(ladder)} levels: {', '.join(titled)}."])
        return self._replies.passages(asked, (*opening, *claims), link.strength, text)

    def _introduction(self, family: JobFamily) -> list[Claim]:
        """The first lines under the heading of a family's page, or those of its only level."""
        only = family.levels[0] if len(family.levels) == 1 else None
        sections: list[tuple[Section, Level | None]] = [
            (each, None) for each in family.shared_sections if _introduces(each)
        ]
        sections = sections or [
            (each, only) for each in (only.sections if only else ()) if each.kind is SectionKind.SUMMARY
        ]
        lines = [(item, each, level) for each, level in sections for item in each.items][:_INTRODUCING]
        return [
            Claim(item.text, (self._citer.line(item.span, family, level, each.kind, each.heading_path),))
            for item, each, level in lines
        ]


def _introduces(section: Section) -> bool:
    """Whether a section of a whole family says what it is: its summary, or what stands under the page's own heading."""
    return section.kind is SectionKind.SUMMARY or (section.kind is SectionKind.OTHER and len(section.heading_path) < 2)


def asks_of_a_holder(asked: Asked) -> bool:
    """Whether a question asks to be told about somebody by name, of whom only the role is known here."""
    opening = _ASKS.match(asked.question)
    if opening is None:
        return False
    named = named_places(asked.reading.links.families)
    rest = list(enumerate(words(asked.question)))[len(words(asked.question[: opening.end()])) :]
    others = [word.text for place, word in rest if place not in named and not word.is_rank]
    names = [each for each in others if each[:1].isupper()]
    return bool(names) and all(each in names or each.casefold() in _SAID | _HOLDING for each in others)


def _asks_for_the_role(asked: Asked, about: Subject) -> bool:
    """Whether a question opens like one on what something is, or asks what it is for or in few words, and names a role
    for sure, no rank and nothing else.
    """
    opening, what_for = _ASKS.match(asked.question), bool(_WHAT_FOR.search(asked.question))
    if not (opening or what_for) or not about.one_role or about.families[0].strength < SURE_LINK or about.missing:
        return False
    role = titles.key(about.families[0].family.title)
    plain = all(_is_plain(titles.key(link.level.title), role) for link in about.named)
    if not plain or asked.reading.filters.sections:
        return False
    named, said = named_places(about.families), words(asked.question)
    told = [match.span() for match in (*_WHAT_FOR.finditer(asked.question), *_AT.finditer(asked.question)) if what_for]
    if opening and not what_for:
        told.append(opening.span())
    others = [
        word for place, (word, match) in enumerate(zip(said, WRITTEN.finditer(asked.question), strict=True))
        if place not in named and not any(start <= match.start() < end for start, end in told)
    ]  # fmt: skip
    light = _SAID | _LIGHT if what_for else _SAID
    return all(not word.is_rank and word.text.casefold() in light for word in others)


def _is_plain(level: titles.TitleKey, role: titles.TitleKey) -> bool:
    """Whether a level bears the plain title of its role: what is asked of the one may be asked of the other."""
    return level.heads == role.heads and level.ranks <= role.ranks
