"""Whether two levels have the same boss: told where both state one, and by no guess where one of them does not."""

from __future__ import annotations

from corpus import title as titles
from corpus.model import Stated
from indexer.snapshot import Snapshot
from service.answers import Answer, Claim, Near, Reason
from service.ask.asked import Asked
from service.ask.named_sides import named_levels
from service.ask.polar import polar
from service.ask.reply import Replies, certainty
from service.ask.subject import Subject
from service.citation import Citer
from service.phrases import phrases

_BOSS = r"(?:person|people|boss(?:es)?|managers?|supervisors?|superiors?|leaders?|reporting line|role|one)"
_SAME = phrases(rf"""
    report(?:s|ing)? (?:\w+ly )?(?:in)?to (?:(?:the|an?|one and the) )?(?:same|different|one)
    (?:same|different|common|shared) (?:(?:direct|line) )?{_BOSS}
    shar(?:e|es|ing) (?:(?:the|a|their|same) )*(?:(?:direct|line) )?{_BOSS}
    (?:same|different) (?:\w+ )?(?:above|over) (?:them|both)
""")
_DIFFERENT = phrases("different(?:ly)?")


class SameBosses:
    """Decides it from one snapshot."""

    def __init__(self, snapshot: Snapshot, citer: Citer, replies: Replies) -> None:
        self._snapshot = snapshot
        self._citer = citer
        self._replies = replies

    def answer(self, asked: Asked, about: Subject) -> Answer | None:
        """Yes or no with both lines, or which level states none; null where a question asks nothing such."""
        if not about.families or not polar(asked.question) or not _SAME.search(asked.question):
            return None
        levels = named_levels(asked.question, asked.reading.links, about, self._snapshot)
        if len(levels) != 2:
            return None
        lines = [
            Claim(f"{level.title}: reports to {stated.value}.", (self._citer.inside(stated.span, family, level),))
            for family, level in levels if (stated := level.reports_to) is not None
        ]  # fmt: skip
        silent = [level.title for _, level in levels if level.reports_to is None]
        if silent:
            text = f"{' and '.join(dict.fromkeys(silent))} states no reporting line."
            near = tuple(Near(line.text, line.citations[0]) for line in lines)
            told = " ".join([text, *(line.text for line in lines)])
            return self._replies.not_stated(asked, Reason.NEVER_STATED, told, near)
        one, other = (_bosses(level.reports_to) for _, level in levels)
        if one != other and one & other:
            opening = ""  # one of several that a level states is the other's
        else:
            opening = "Yes. " if (one == other) != bool(_DIFFERENT.search(asked.question)) else "No. "
        text = f"{opening}{' '.join(line.text for line in lines)}"
        return self._replies.passages(asked, lines, certainty(asked, about), text)


def _bosses(stated: Stated[str] | None) -> frozenset[titles.TitleKey]:
    every = (stated, *stated.alternatives) if stated else ()
    return frozenset(titles.key(each.value) for each in every)
