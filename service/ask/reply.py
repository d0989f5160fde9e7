"""Answers that rest on no structure: lines shown as they are, asking back, saying that the documents do not say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import title as titles
from corpus.model import JobFamily, Level
from indexer.passage import Passage
from indexer.snapshot import Snapshot
from service.answers import Answer, Claim, ClarificationAnswer, Near, NotStatedAnswer, PassagesAnswer, Reading, Reason
from service.ask.asked import Asked
from service.ask.ladder import pages_in_order
from service.ask.reworded import put_in, with_ranks
from service.ask.subject import Subject
from service.citation import Citer
from service.links import FamilyLink
from service.wording import is_rank

READINGS = 12
"""Readings offered at most."""


def certainty(asked: Asked, about: Subject) -> float:
    """How sure a structured answer is: that the question is of its kind, and about whom it was taken to be."""
    strength = about.levels[0].strength if about.levels else (about.families[0].strength if about.families else 0.5)
    return round(min(1.0, asked.guess.ranked[0][1]) * strength, 4)


def graded_title(level: Level) -> str:
    """A level's title with its grade, where one is stated: "Senior Buyer (grade 7)"."""
    return f"{level.title} (grade {level.grade.value})" if level.grade else level.title


_STEP = re.compile(r"(?:level|grade|band|class|tier)\b", re.IGNORECASE)
"""How a rank begins that says itself what it is: "Level 6"."""


class Replies:
    """Makes them for one snapshot."""

    def __init__(self, snapshot: Snapshot, citer: Citer) -> None:
        self._snapshot = snapshot
        self._citer = citer

    def passages(self, asked: Asked, claims: Sequence[Claim], sure: float, text: str = "") -> Answer:
        """Lines, best first, one at least; without a `text` of its own the answer is the first and where it stands."""
        cited = claims[0].citations[0]
        where = f"{cited.level or cited.family}{f', grade {cited.grade}' if cited.grade is not None else ''}"
        return PassagesAnswer(
            kind="passages", text=text or f"{claims[0].text} ({where}; {cited.path}:{cited.start_line})",
            claims=tuple(claims), interpretation=asked.shown, confidence=round(sure, 4), near=(),
            snapshot=self._snapshot.id, took_ms=asked.clock.total(),
        )  # fmt: skip

    def clarify(
        self, asked: Asked, families: Sequence[FamilyLink], question: str, about: Subject | None = None
    ) -> Answer:
        """Asks which of several families is meant; `question` opens a reading that the asker's words do not make."""
        choices = []
        for link in families:
            level = next((lv for lv in about.levels if lv.family.id == link.family.id), None) if about else None
            name = f"{level.level.title} ({link.family.title})" if level else link.family.title
            places = with_ranks(asked.question, link.positions) if level else link.positions
            again = put_in(asked.question, places, name) or f"{question} {name}?"
            choices.append(Reading(again, link.family.id, level.level.id if level else None))
        return self.readings(asked, choices, f"Which one? {len(choices)} fit equally.")

    def clarify_levels(self, asked: Asked, family: JobFamily, levels: Sequence[Level], question: str) -> Answer:
        """Asks which of several levels is meant."""
        links = asked.reading.links.families
        named = frozenset[int]().union(*(link.positions for link in links if link.family.id == family.id))
        places = with_ranks(asked.question, named)
        said = [level.title for level in levels]
        names = [graded_title(level) if said.count(level.title) > 1 else level.title for level in levels]
        again = [put_in(asked.question, places, name) or f"{question} {name}?" for name in names]
        choices = [Reading(each, family.id, level.id) for each, level in zip(again, levels, strict=True)]
        return self.readings(asked, choices, f"Which level of {family.title}?")

    def readings(self, asked: Asked, choices: Sequence[Reading], text: str) -> Answer:
        """The first readings of an unclear question; where there are more, the text says how many and what to do."""
        if len(choices) > READINGS:
            more = len(choices) - READINGS
            text += f" These are the first {READINGS}; for the other {more}, name the role or a department as well."
        return ClarificationAnswer(
            kind="clarification", text=text, claims=(), interpretation=asked.shown, confidence=0.5, near=(),
            snapshot=self._snapshot.id, took_ms=asked.clock.total(), readings=tuple(choices[:READINGS]),
        )  # fmt: skip

    def filtered_out(self, asked: Asked) -> Answer:
        """Says that the filters leave nothing of what is asked."""
        folders = ", ".join(asked.reading.filters.paths)
        text = (
            f"Nothing in {folders} answers that; name a role that is there, or ask of all documents."
            if folders
            else "The filters leave out what the question asks about; ask again without them."
        )
        return self.not_stated(asked, Reason.NOTHING_CLOSE, text)

    def no_such_level(self, asked: Asked, about: Subject, missing: str, opening: str = "") -> Answer:
        """Says that a level is not there, and which are; `opening` goes before that."""
        family = self._snapshot.family(about.families[0].family.id) if about.families else None
        rank = missing if _STEP.match(missing) else f"{_capital(missing)} level"
        text = f"{opening}{family.title if family else 'This family'} has no {rank}."
        near = self.titles_near(family)
        pages = about.families[0].pages if about.families else frozenset[str]()
        if family and pages:  # a role spread over pages has the levels of all of them
            spread = pages_in_order(family, [self._snapshot.family(page) for page in sorted(pages)])
            near = tuple(each for page, _ in spread for each in self.titles_near(page))
        if near:
            text += f" Its levels are {', '.join(n.text for n in near)}."
        return self.not_stated(asked, Reason.NO_SUCH_LEVEL, text, near)

    def titles_near(self, family: JobFamily | None, level_id: str | None = None) -> tuple[Near, ...]:
        """The levels of a family, or the one of that id."""
        if family is None:
            return ()
        levels = [level for level in family.levels if level_id is None or level.id == level_id]
        return tuple(Near(graded_title(level), self._citer.level(family, level)) for level in levels[:8])

    def lines_near(self, passage: Passage) -> tuple[Near, ...]:
        """A line, as one that is near."""
        return (Near(passage.text, self._citer.passage(passage)),)

    def not_stated(
        self, asked: Asked, reason: Reason, text: str, near: tuple[Near, ...] = (), sure: float = 0.1
    ) -> Answer:
        """Says that the documents do not say."""
        return NotStatedAnswer(
            kind="not_stated", text=text, claims=(), interpretation=asked.shown, confidence=round(sure, 4), near=near,
            snapshot=self._snapshot.id, took_ms=asked.clock.total(), reason=reason,
        )  # fmt: skip


def _capital(rank: str) -> str:
    """Words of rank as titles write them: "staff" gives Staff, "manager seniors" Senior Manager, "VP" stays."""
    said = [word[:-1] if is_rank(word[:-1].casefold()) else word for word in rank.split()]
    if all(is_rank(word.casefold()) for word in said):
        said.sort(key=lambda word: word.casefold() in titles.HEADS)
    return " ".join(word if word == "or" else word[:1].upper() + word[1:] for word in said)
