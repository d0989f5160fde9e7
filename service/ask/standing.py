"""How two levels stand to each other: by grade, by rank on one ladder, by who reports to whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from corpus.model import Grade, Stated
from indexer.snapshot import Snapshot
from service.answers import Answer, Attribute, Claim, FactAnswer, FactResult, Reason
from service.ask.asked import Asked
from service.ask.fitting import names
from service.ask.ladder import Placed, scaled
from service.ask.named_sides import named_levels
from service.ask.polar import OPENS, polar
from service.ask.reply import Replies, certainty
from service.ask.scales import Beside, Scales
from service.ask.subject import Subject
from service.ask.told_standing import told_outright
from service.citation import Citer
from service.links import NAMED, named_places
from service.phrases import phrases
from service.vocabulary import vocabulary
from service.wording import ORDINARY, WRITTEN, words

_GRADE = r"(?:grades?|graded|bands?|banded)"
_ORDER = (
    r"(?:higher|lower|above|below|beneath|under|same|equal|equally|identical|different|differently|alike|more|less)"
)
_BETWEEN = r"(?:\W+\w+){0,2}\W+"
_GRADES_SET = re.compile(
    rf"\b{_ORDER}{_BETWEEN}{_GRADE}\b|\b{_GRADE}(?:\W+\w+)?\W+{_ORDER}\b|\bshar\w+{_BETWEEN}{_GRADE}\b"
    rf"|\boutranks?\b|\b{_GRADE}\s+(?:difference|gap|alike)\b|\b(?:difference|gap)\s+in\s+{_GRADE}\b"
    rf"|\b(?:vs|versus|against)\b[^.;?]*\s(?:in\s+|by\s+)?{_GRADE}\W*$",
    re.IGNORECASE,
)
_PAY_SET = re.compile(
    rf"\b(?:paid|pays?|earns?|earning|makes?)\s+(?:any\s+|the\s+|as\s+)?(?:better|much|{_ORDER})"
    r"(?=\s*(?:money|than|as|or|[,;?.]|$))"
    rf"|\b(?:better|{_ORDER}){_BETWEEN}(?:paid|pay|salar(?:y|ies)|wages?)\b",
    re.IGNORECASE,
)
_RANKS_SET = re.compile(
    r"\b(?:(?:more\s+|less\s+)?(?:senior|junior)\s+(?:to|than)|(?:more|less)\s+(?:senior|junior)"
    r"|superior\s+to|rank(?:s|ed)?\s+(?:above|below|over|under|higher|lower)|outranks?"
    r"|(?:on|at)\s+(?:the\s+same\s+(?:level|rank|rung)|a\s+par)|(?:same|equal)\s+(?:level|rank)"
    r"|(?:higher|lower)(?:\s+(?:up|down))?\s+than|above|below|beneath"
    r"|(?:who|which(?:\s+(?:one|of\s+(?:the\s+)?(?:two|both|them|these)))?)(?:['’]s|\s+(?:is|sits|ranks|stands|comes))"
    r"\s+(?:the\s+)?(?:higher|lower)(?:\s+up)?)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:.?!–—]+\s+|\s+-+\s+")
_ASKING = re.compile(rf"(?:which|who|whose|what|how|{OPENS})\b", re.IGNORECASE)
_WHICH = re.compile(r"\W*(?:which|who|whose)\b", re.IGNORECASE)
_LOWER = phrases("lower\nbelow\nbeneath\nunder\nless\njunior (?:to|than)\nmore junior")
_SAME = phrases("same\nas much\nequal\\w*\nidentical\nalike\nshare\\w*\na par\ndifferent(?:ly)?\ndiffers?")
_OTHER = phrases("different(?:ly)?\ndiffers?")
_POSTS = vocabulary(
    """
    role position job post level levels rank ranked considered person one vs versus two both them sit sits stand stands
    ranks come comes
    """
)


class By(Enum):
    """What two levels are set against each other by."""

    GRADE = auto()
    PAY = auto()
    RANK = auto()


@dataclass(frozen=True, slots=True)
class _Order:
    """+1 where the first of two levels stands above the second, -1 below, 0 alike, with the claims that show it."""

    sign: int
    claims: tuple[Claim, ...]


class Standings:
    """Decides how two levels stand to each other, from one snapshot."""

    def __init__(self, snapshot: Snapshot, citer: Citer, replies: Replies) -> None:
        self._snapshot = snapshot
        self._citer = citer
        self._replies = replies
        self._scales = Scales(snapshot)

    def answer(self, asked: Asked, about: Subject) -> Answer | None:
        """How two levels stand, led by which is the higher or by yes or no; null where a question asks nothing such."""
        question = asked.question
        by = _asks(asked) if about.families else None
        levels = named_levels(question, asked.reading.links, about, self._snapshot) if by else []
        if by is None or len(levels) != 2:
            return self._of_roles(asked, about, by) if by is not None and not levels else None
        lines = [_graded(each, each[1].grade, self._citer) for each in levels if each[1].grade is not None]
        order = self._by_grade(levels, lines) or (self._on_a_ladder(levels) if by is By.RANK else None)
        told = None
        if order is None or by is By.PAY:
            called, homes = [level.title for _, level in levels], tuple(dict.fromkeys(f.id for f, _ in levels))
            told = told_outright(called, homes, self._snapshot.store, of_pay=by is By.PAY)
        if told is not None:
            claims = (Claim(told.text, (self._citer.passage(told),)), *lines)
            return self._replies.passages(asked, claims, certainty(asked, about))
        if order is None and len(lines) < len(levels):
            silent = [f"{level.title} ({family.title}) states no grade." for family, level in levels if not level.grade]
            text = " ".join([*silent, *(each.text for each in lines)])
            return self._replies.not_stated(asked, Reason.NEVER_STATED, text)
        lead = "The two are graded on different scales. "
        if order is not None:
            lines = list(order.claims)
            lead = "The documents state no pay; by grade: " if by is By.PAY else ""
            if polar(question) and not either(question):
                wanted = 0 if _SAME.search(question) else -1 if _LOWER.search(question) else 1
                decided = (order.sign == wanted) != bool(_OTHER.search(question))
                lead = f"{'Yes' if decided else 'No'}{', by grade; no pay is stated' if by is By.PAY else ''}. "
            elif order.sign and not _SAME.search(question):
                first_is_meant = order.sign == (-1 if _LOWER.search(question) else 1)
                lines = lines if first_is_meant else [*lines[1::-1], *lines[2:]]
        family, level = levels[0]
        value = level.grade.value if level.grade else None
        return FactAnswer(
            kind="fact", text=lead + " ".join(each.text for each in lines), claims=tuple(lines),
            interpretation=asked.shown, confidence=certainty(asked, about), near=(), snapshot=self._snapshot.id,
            took_ms=asked.clock.total(), fact=FactResult(family.id, level.id, Attribute.GRADE, value),
        )  # fmt: skip

    def _of_roles(self, asked: Asked, about: Subject, by: By) -> Answer | None:
        """The line that says how two roles stand which a question names without a level of either; null for none."""
        sure = [link for link in asked.reading.links.families if link.strength >= NAMED and link.positions]
        both = [one for n, one in enumerate(sure) if not any(one.positions & other.positions for other in sure[:n])]
        if len(both) != 2:
            return None
        called, homes = [link.family.title for link in both], tuple(link.family.id for link in both)
        told = told_outright(called, homes, self._snapshot.store, of_pay=by is By.PAY)
        if told is None:
            return None
        claims = (Claim(told.text, (self._citer.passage(told),)),)
        return self._replies.passages(asked, claims, certainty(asked, about))

    def _by_grade(self, levels: Sequence[Placed], lines: Sequence[Claim]) -> _Order | None:
        """By grades of one scale, or of two that a line sets beside each other; null for others. `lines` state them."""
        one, other = (scaled(level) for _, level in levels)
        if one is None or other is None:
            return None
        if one[0] == other[0]:
            return _Order((one[1] > other[1]) - (one[1] < other[1]), tuple(lines))
        families = tuple(dict.fromkeys(family.id for family, _ in levels))
        beside = [self._scales.beside(level, families) for _, level in levels]
        numbers = [
            said.grade if said else place[1] if not place[0] else None
            for said, place in zip(beside, (one, other), strict=True)
        ]
        first, second = numbers
        if first is None or second is None:
            return None
        shown = [self._set_beside(each) for each in beside if each is not None]
        return _Order((first > second) - (first < second), (*lines, *shown))

    def _set_beside(self, said: Beside) -> Claim:
        return Claim(f"{said.code} stands beside grade {said.grade}.", (self._citer.passage(said.passage),))

    def _on_a_ladder(self, levels: Sequence[Placed]) -> _Order | None:
        """By who reports to whom, or by their places on one track of one family; null for others."""
        (family, level), (other_family, other) = levels
        for sign, (home, below), above in ((-1, levels[0], other), (1, levels[1], level)):
            if below.reports_to and names(above.title, below.reports_to.value):
                said = f"{below.title}: reports to {below.reports_to.value}."
                return _Order(sign, (Claim(said, (self._citer.inside(below.reports_to.span, home, below),)),))
        scales = {scale[0] for scale in (scaled(level), scaled(other)) if scale is not None}
        if family.id != other_family.id or level.track is not other.track or len(scales) > 1:
            return None
        shown = [Claim(f"{each.title}.", (self._citer.level(family, each),)) for each in (level, other)]
        return _Order((level.rank > other.rank) - (level.rank < other.rank), tuple(shown))


def _asks(asked: Asked) -> By | None:
    """By what a question sets two levels against each other; null where it says so on the way to another thing."""
    question = asked.question
    clauses = [clause for clause in _CLAUSE.split(question) if clause.strip(" ?!.")]
    for place, clause in enumerate(clauses):
        if place == len(clauses) - 1 or _ASKING.match(clause.strip()):
            if _GRADES_SET.search(clause):
                return By.GRADE
            if _PAY_SET.search(clause):
                return By.PAY
    found = _RANKS_SET.search(question)
    whether = polar(question) or any(_WHICH.match(clause) for clause in clauses)
    return By.RANK if found and whether and _asks_nothing_else(asked, found) else None


def _asks_nothing_else(asked: Asked, found: re.Match[str]) -> bool:
    """Whether a question says no more than names of levels, how they stand, and words that mean nothing."""
    named = named_places(asked.reading.links.families)
    written = zip(words(asked.question), WRITTEN.finditer(asked.question), strict=True)
    return all(
        place in named or word.is_rank or found.start() <= match.start() < found.end()
        or word.text.casefold() in ORDINARY or word.text.casefold() in _POSTS
        for place, (word, match) in enumerate(written)
    )  # fmt: skip


def _graded(placed: Placed, grade: Stated[Grade], citer: Citer) -> Claim:
    family, level = placed
    return Claim(f"{level.title}: grade {grade.value}.", (citer.inside(grade.span, family, level),))


def either(question: str) -> bool:
    """Whether a question asks which of two, rather than whether one."""
    return bool(re.search(r"\bor\b(?!\s+not\b)", question, re.IGNORECASE)) and "than" not in question.casefold().split()
