"""Which level stands beside another: "What level is below the Senior Buyer?", "Is there any above it?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.model import JobFamily, Stated
from indexer.snapshot import Snapshot
from service.answers import Answer, Attribute, Claim, FactAnswer, FactResult, PassagesAnswer
from service.ask.asked import Asked
from service.ask.kinds import WHICH_GRADE
from service.ask.ladder import Placed, between, rung
from service.ask.named_sides import named_levels
from service.ask.relation import relations
from service.ask.reply import Replies
from service.ask.subject import Subject
from service.citation import Citer
from service.links import SURE_LINK
from service.question_kind import QuestionKind
from service.wording import words

_RUNG = r"(?:levels?|roles?|rungs?|steps?|positions?|jobs?|titles?|posts?|grades?|ones?)"
_UP = r"above|over|beyond|past|after|higher\s+than|up\s+from"
_DOWN = r"below|beneath|under|underneath|lower\s+than|before|down\s+from"
_JUST = r"(?:(?:right|just|directly|immediately|still)\s+)?"
_STEPS = rf"(?P<steps>(?:one|two|three|four|\d)\s+{_RUNG}\s+)?"
_SIDE = rf"{_STEPS}{_JUST}(?:(?P<above>{_UP})|(?P<below>{_DOWN})|(?P<between>(?:in\s+)?between))"
_TITLE = r"\s+(?P<title>[^?.;!]+?)(?:\s+(?:yet|now|at\s+all|at\s+present|at\s+the\s+moment|today|there|here))?[\s?.!]*"
_WHICH = re.compile(
    rf"\W*(?:what|which|(?P<who>who))(?:['’]s)?(?:\s+{_RUNG})?"
    rf"\s+(?:(?:is|are|comes?|sits?|stands?|goes|lies|there)\s+)*{_SIDE}{_TITLE}",
    re.IGNORECASE,
)
_WHETHER = re.compile(
    r"\W*(?:(?:(?:is|are)\s+there|(?:do|does)\s+(?:the\s+)?\w+\s+have)\s+)?"
    r"(?:(?:an?|any|anything|anyone|anybody|another|some|something|other|more|further|still|else|next|nothing|no|career)\s+)+"
    rf"(?:{_RUNG}\s+)?(?:(?:that|which)\s+)?(?:(?:is|are|comes?|sits?|stands?)\s+)?{_SIDE}{_TITLE}",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\W*(?:what(?:['’]s|\s+is)\s+)?(?:the\s+)?next\s", re.IGNORECASE)
"""How it is asked which level comes next rather than whether one does: "next step up from Buyer"."""
SURE_FORM = 0.95
"""How sure it is what a question of this form asks for."""


class NeighbourAnswers:
    """Makes them from one snapshot."""

    def __init__(self, snapshot: Snapshot, citer: Citer, replies: Replies) -> None:
        self._snapshot = snapshot
        self._citer = citer
        self._replies = replies

    def answer(self, asked: Asked, about: Subject) -> Answer | None:
        """The level beside the one a question names, where it asks for nothing else; null where it does not.

        Whether there is one is answered by yes or no. Asked as which, what comes above is the next step, a fact; asked
        as who, it is whom the level reports to, and what comes above it on the ladder.
        """
        whether = _WHETHER.fullmatch(asked.question)
        match = whether or _WHICH.fullmatch(asked.question)
        whether = None if _NEXT.match(asked.question) else whether
        if match is None or not about.one_role or not self._names_levels_only(asked, about, match):
            return None
        if match["between"]:
            both = named_levels(asked.question, asked.reading.links, about, self._snapshot)
            return self._between(asked, about, both) if len(both) == 2 else None
        if len(about.named) != 1:
            return None
        family = self._snapshot.family(about.named[0].family.id)
        own = (family, family.level(about.named[0].level.id))
        who = whether is None and bool(match.groupdict().get("who"))
        boss = own[1].reports_to
        if match["above"] and who and boss is not None:
            return self._leader(asked, about, own, boss)
        steps = next((each.steps for each in relations(asked.question) if each.beside), 1)
        further = match["above"] and whether is None and not who
        if (
            further
            and steps == 1
            and asked.guess.best is QuestionKind.NEXT_LEVEL
            and not WHICH_GRADE.search(asked.question)
        ):
            return None  # what the documents say of the next step is more than its title
        other = rung(own, self._pages(about), steps if match["above"] else -steps)
        side = "above" if match["above"] else "below"
        if steps > 1:
            side = f"{match['steps'].casefold()}{side}"
        if other is None:
            if steps == 1 and (who or further):
                return None
            ends = steps == 1 and whether is not None
            return self._none(asked, about, own, side) if ends else self._no_level(asked, about, own, side)
        said = _said(other, f"{side} {own[1].title} comes")
        if match["above"]:
            fact = FactResult(own[0].id, own[1].id, Attribute.NEXT_LEVEL, other[1].title)
            text = f"Yes: {said}" if whether else said[:1].upper() + said[1:]
            return self._fact(asked, about, fact, [Claim(text, (self._citer.level(*other),))])
        return self._shown(asked, about, f"Yes: {said}" if whether else said[:1].upper() + said[1:], [other])

    def _names_levels_only(self, asked: Asked, about: Subject, match: re.Match[str]) -> bool:
        """Whether the words of a match's title are names and ranks of the levels meant, and nothing else."""
        title = words(match["title"])
        first = len(words(asked.question[: match.start("title")]))
        named = about.families[0].positions
        if not all(first + place in named or word.is_rank for place, word in enumerate(title) if word.stands_for):
            return False
        ranked = any(word.is_rank for word in title)
        return bool(about.named) and (about.named[0].strength >= SURE_LINK or not ranked)

    def _pages(self, about: Subject) -> list[JobFamily]:
        return [self._snapshot.family(page) for page in sorted(about.families[0].pages)]

    def _between(self, asked: Asked, about: Subject, named: Sequence[Placed]) -> Answer | None:
        found = between(named[0], named[1], self._pages(about))
        if found is None:
            return None
        titles = " and ".join(level.title for _, level in named)
        if not found:
            return self._shown(asked, about, f"No: no level stands between {titles}.", named)
        listed = ", ".join(_titled(placed) for placed in found)
        return self._shown(asked, about, f"Yes: between {titles} stands {listed}.", found)

    def _leader(self, asked: Asked, about: Subject, own: Placed, boss: Stated[str]) -> Answer:
        family, level = own
        claims = [Claim(f"{level.title}: reports to {boss.value}.", (self._citer.inside(boss.span, family, level),))]
        above = rung(own, self._pages(about), 1)
        if above is not None:
            said = _said(above, "Above it on the ladder comes")
            claims.append(Claim(said, (self._citer.level(*above),)))
        return self._fact(asked, about, FactResult(family.id, level.id, Attribute.REPORTS_TO, boss.value), claims)

    def _fact(self, asked: Asked, about: Subject, fact: FactResult, claims: Sequence[Claim]) -> Answer:
        return FactAnswer(
            kind="fact", text=" ".join(claim.text for claim in claims), claims=tuple(claims),
            interpretation=asked.shown, confidence=_sure(about), near=(), snapshot=self._snapshot.id,
            took_ms=asked.clock.total(), fact=fact,
        )  # fmt: skip

    def _none(self, asked: Asked, about: Subject, own: Placed, side: str) -> Answer:
        """No level stands there: this one is the end of its ladder, and whom it reports to is said beside that."""
        family, level = own
        text = f"No: {level.title} is the {'highest' if side == 'above' else 'lowest'} level of {family.title}."
        claims = [Claim(text, (self._citer.level(family, level),))]
        if side == "above" and level.reports_to is not None:
            boss = level.reports_to
            said = f"{level.title}: reports to {boss.value}."
            claims.append(Claim(said, (self._citer.inside(boss.span, family, level),)))
        return self._claimed(asked, about, " ".join(claim.text for claim in claims), claims)

    def _no_level(self, asked: Asked, about: Subject, own: Placed, side: str) -> Answer:
        return self._replies.no_such_level(asked, about, f"level {side} {own[1].title}")

    def _shown(self, asked: Asked, about: Subject, text: str, levels: Sequence[Placed]) -> Answer:
        """A text that stands on the headings of levels."""
        said = [text] if len(levels) == 1 else [f"{_titled(placed)}." for placed in levels]
        cited = [self._citer.level(*placed) for placed in levels]
        return self._claimed(asked, about, text, [Claim(s, (c,)) for s, c in zip(said, cited, strict=True)])

    def _claimed(self, asked: Asked, about: Subject, text: str, claims: Sequence[Claim]) -> Answer:
        return PassagesAnswer(
            kind="passages", text=text, claims=tuple(claims), interpretation=asked.shown, confidence=_sure(about),
            near=(), snapshot=self._snapshot.id, took_ms=asked.clock.total(),
        )  # fmt: skip


def _sure(about: Subject) -> float:
    return round(SURE_FORM * about.families[0].strength, 4)


def _titled(placed: Placed) -> str:
    level = placed[1]
    return f"{level.title}{f', grade {level.grade.value}' if level.grade else ''}"


def _said(placed: Placed, opening: str) -> str:
    return f"{opening} {_titled(placed)}."
