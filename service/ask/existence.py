"""Whether a level exists: "Is there a Principal Buyer?", "Do you have staff tailors?"; and roles that do not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import title as titles
from indexer.facets import on_paths
from indexer.snapshot import Snapshot
from service.answers import Answer, Claim, Near, PassagesAnswer, Reason
from service.ask.asked import Asked, content_words
from service.ask.graded import graded
from service.ask.listing_words import GENERIC
from service.ask.listings import ListingAnswers
from service.ask.numbered import unheld_code, unheld_number
from service.ask.reply import Replies
from service.ask.subject import Subject
from service.ask.unknown_role import UnknownRoles
from service.citation import Citer
from service.filters import nearest
from service.line import stems
from service.links import NAMED, SURE_LINK, WHOLE, named_places
from service.wording import ORDINARY, PLAIN_WORDS, is_rank, words

_ASKS = re.compile(
    r"^\W*(?:is|are)\s+there\b|^\W*(?:do|does)\s+(?:you|we|they|(?:the\s+)?\w+)\s+have\b|\bexists?\b",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"\b(?:what|which)\b[^?.;]*\b(?:called|(?:job\s+)?(?<!next\s)titles?)(?=\s*(?:[?.,;]|$)|\s+(?:of|for|at|in|on|is|does|do|would|has|have)\b)"
    r"|^\W*(?:job\s+)?titles?\s+(?:of|for|at)\b",
    re.IGNORECASE,
)
"""How it is asked what a level is called."""
_OF_BEING = re.compile(
    r"\b(?:no|not|nobody|never|none|only|without|exists?|titles?|hires?|hired|scales?|called)\b|n['’]t\b", re.IGNORECASE
)
"""How a line may say of a rank whether there is one."""
SURE_FORM = 0.95
"""How sure it is that a question of this form asks for no more than it says."""
NEAREST = 3
"""Roles named beside one that is not there."""
_SAID = (
    GENERIC
    | ORDINARY
    | {"exist", "exists", "such", "thing", "called", "step", "steps", "rung", "rungs", "tier", "title", "titles"}
)


class ExistenceAnswers:
    """Makes them from one snapshot."""

    def __init__(self, snapshot: Snapshot, citer: Citer, replies: Replies, listings: ListingAnswers) -> None:
        self._snapshot = snapshot
        self._citer = citer
        self._replies = replies
        self._listings = listings
        self._unknown = UnknownRoles(snapshot.outline(), snapshot.store)

    def answer(self, asked: Asked, about: Subject) -> Answer | None:
        """The level asked for, or that it is not there; null where a question asks for more than whether it is."""
        elsewhere = self._only_elsewhere(asked, about)
        if elsewhere:
            text = (
                f"No role in {', '.join(asked.reading.filters.paths)} is called {elsewhere!r}; another folder has it."
            )
            return self._replies.not_stated(asked, Reason.NO_SUCH_LEVEL, text, (Near(elsewhere),))
        number = unheld_number(asked, about, self._snapshot.store)
        if number:
            return self._replies.no_such_level(asked, about, number)
        code = unheld_code(asked, self._listings.known.codes, self._snapshot.store)
        if code:
            return self._no_such_code(asked, code)
        unheld = self._unknown.unheld_rank(about)
        if unheld:
            return self._told(asked, about, unheld) or self._replies.no_such_level(asked, about, unheld)
        if self._asks_for_a_grade(asked):
            return self._listings.answer(asked)
        if _asks_for_a_title(asked, about):
            return self._shown(asked, [(each.family.id, each.level.id) for each in about.named])
        if not about.one_role or not _asks_for_nothing_else(asked, about):
            return None
        link = about.families[0]
        missing = about.missing or link.unmet or link.unmet_alone
        named = [each for each in about.named if each.strength >= SURE_LINK * link.strength]
        if not named and missing:
            told = self._told(asked, about, missing)
            return told or self._replies.no_such_level(asked, about, missing, opening="No: ")
        if not named and link.strength < WHOLE:
            return None
        named = named or list(about.named)  # the level that bears the family's plain title
        places = [(each.family.id, each.level.id) for each in named]
        if not named:
            pages = [each.family for each in about.families]
            places = [(page.id, level.id) for page in pages for level in page.levels]
        held = {part for each in named for part in titles.words(each.level.title)} | set(
            titles.words(link.family.title)
        )
        if not named:
            held |= {
                part for each in about.families for level in each.family.levels for part in titles.words(level.title)
            }
        called = {part for word in words(asked.question) if word.is_rank for part in word.stands_for} - PLAIN_WORDS
        opening = "Yes: " if called <= held else "Not by that name, but there is: "
        return self._shown(asked, places, opening, link.strength)

    def of_nobody(self, asked: Asked, about: Subject, *, openly: bool) -> Answer | None:
        """That no role is called what a question names as one, whatever it asks of it; null where it names none such.

        `openly`: that it asks for nothing that roles alone have.
        """
        if self._only_elsewhere(asked, about):
            return None
        unknown = self._unknown.named(asked.question, asked.reading.links, openly=openly)
        return self._no_such_role(asked, unknown) if unknown else None

    def _told(self, asked: Asked, about: Subject, missing: str) -> Answer | None:
        """The line of a whole family that says of a rank that it has none, or how it stands to it; null for none, and
        where a question does not ask for that.
        """
        if not _ASKS.search(asked.question):
            return None
        family = self._snapshot.family(about.families[0].family.id)
        rank = stems(missing)
        for section in family.shared_sections:
            for item in section.items:
                if rank and rank <= stems(item.text) and _OF_BEING.search(item.text):
                    cited = self._citer.line(item.span, family, None, section.kind, item.heading_path)
                    return self._replies.passages(asked, (Claim(item.text, (cited,)),), SURE_FORM)
        return None

    def _shown(
        self, asked: Asked, places: Sequence[tuple[str, str]], opening: str = "", strength: float = 1.0
    ) -> Answer:
        """Levels, by the ids of their families and their own, each with its grade and the line of its title."""
        levels = [(family, family.level(level_id)) for at, level_id in places if (family := self._snapshot.family(at))]
        claims = tuple(
            Claim(
                f"{level.title}{f', grade {level.grade.value}' if level.grade else ''} ({family.title}).",
                (self._citer.level(family, level),),
            )
            for family, level in levels
        )
        return PassagesAnswer(
            kind="passages", text=f"{opening}{' '.join(each.text for each in claims)}", claims=claims,
            interpretation=asked.shown, confidence=round(SURE_FORM * strength, 4), near=(),
            snapshot=self._snapshot.id, took_ms=asked.clock.total(),
        )  # fmt: skip

    def _only_elsewhere(self, asked: Asked, about: Subject) -> str:
        """The title that a question says whole of a role outside the folders it asks about, where it names none inside
        as surely; "" for none.
        """
        paths = asked.reading.filters.paths
        if not paths or any(link.strength >= NAMED for link in about.families):
            return ""
        said = set(titles.words(" ".join(content_words(asked.question))))
        outside = [
            title for family in self._snapshot.outline()
            if not any(on_paths(path, paths) for path in family.paths)
            for title in (family.title, *(level.title for level in family.levels))
        ]  # fmt: skip
        subjects = {title: frozenset(word for word in titles.words(title) if not is_rank(word)) for title in outside}
        whole = [title for title, subject in subjects.items() if len(subject) > 1 and subject <= said]
        return min(whole, key=len, default="")

    def _no_such_role(self, asked: Asked, role: str) -> Answer:
        """Says that no role is called that, and which are called something like it."""
        outline = self._snapshot.outline()
        said = {word for word in titles.words(role) if not is_rank(word)}
        families, levels = (
            [family.title for family in outline],
            [lv.title for family in outline for lv in family.levels],
        )
        alike = next(
            (some for named in (families, levels) if (some := [t for t in named if said & set(titles.words(t))])), []
        )
        near = nearest(role, alike)[:NEAREST]
        text = f"No role here is called {role!r}." + (f" Nearest by name: {', '.join(near)}." if near else "")
        return self._replies.not_stated(asked, Reason.NO_SUCH_LEVEL, text, tuple(map(Near, near)))

    def _no_such_code(self, asked: Asked, code: str) -> Answer:
        """Says that no level has a code, and which of its kind levels have."""
        scale = code.rstrip("0123456789")
        alike = sorted(
            (each for each in self._listings.known.codes if each.rstrip("0123456789") == scale),
            key=lambda each: int(each[len(scale) :] or 0),
        )
        text = f"No level here has the code {code}. Codes in use are {', '.join(alike)}."
        return self._replies.not_stated(asked, Reason.NO_SUCH_LEVEL, text)

    def _asks_for_a_grade(self, asked: Asked) -> bool:
        """Whether a question asks if any level has a grade: "Is there a grade 13 level?"."""
        if not _ASKS.search(asked.question):
            return False
        grade, rest = graded(asked.question, self._listings.known.codes)
        asks = bool(grade.ranges or grade.codes & self._listings.known.codes)
        return asks and all(word.text.casefold() in _SAID for word in words(rest))


def _asks_for_a_title(asked: Asked, about: Subject) -> bool:
    """Whether a question asks what levels are called that it names by their codes: "what is the title of an IC3?"."""
    by_code = [any(map(titles.is_code, link.matched.split())) for link in about.named]
    return bool(by_code) and all(by_code) and _TITLE.search(asked.question) is not None


def _asks_for_nothing_else(asked: Asked, about: Subject) -> bool:
    """Whether a question asks if something is there, and every word of it is a name, a rank, or says nothing more."""
    opening = _ASKS.search(asked.question)
    if opening is None:
        return False
    named = named_places(about.families)
    said = words(asked.question)
    asking = len(words(asked.question[: opening.end()])) if opening.start() == 0 else 0  # "does Acme have"
    if not any(place in named or word.is_rank for place, word in enumerate(said) if place >= asking):
        return False  # "does the Buyer have reports" asks of what the role has
    return all(
        place in named or word.is_rank or word.text.casefold() in _SAID
        for place, word in enumerate(said)
        if place >= asking
    )
