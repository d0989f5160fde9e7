"""Steps that titles of levels say by a word for them: "Keeper Level 3", "Level B – Lecturer", "Moulder, class 2"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus import title as titles
from corpus.model import Grade, Stated
from corpus.rung import RoleLevel

_STEP = r"(?P<step>\d{1,2}[a-dA-D]?|[A-H])"
_LABEL = r"(?P<label>(?i:level|band|grade|class|tier))"
_FRONT = re.compile(rf"(?:[A-Z]\w*\s+){{0,2}}{_LABEL} {_STEP}(?=\s*(?:[-–—:|,(]|$))")
"""In front of the title, or of what the step is called: "Level A – Cook", "APS Level 3 (Inspector)"."""
_BEHIND = re.compile(rf"(?<=[\w)])(?:\s*[,–—-])?\s*\(?\s*{_LABEL} {_STEP}\s*(?:,[^()]*\)|\))?$")


def with_steps(levels: Sequence[RoleLevel]) -> list[RoleLevel]:
    """The levels of a document, with the steps that tell them apart for grades where it states none.

    Two of them at least and more than half must have one, each its own, all by the same word.
    """
    found = [_step(titles.without_number(level.title)) for level in levels]
    told = [step for step in found if step is not None]
    distinct = len({step["step"].upper() for step in told}) == len(told) > 1
    alike = len({step["label"].casefold() for step in told}) == 1
    if not (distinct and alike) or len(told) * 2 <= len(levels) or any(level.grade for level in levels):
        return list(levels)
    return [
        level if step is None else replace(level, grade=Stated(_grade(step["step"]), level.heading))
        for level, step in zip(levels, found, strict=True)
    ]


def told_apart(levels: Sequence[RoleLevel]) -> list[RoleLevel]:
    """The levels of a document, those whose headings are alike but for their steps called by all of their headings."""
    headed = [titles.without_number(level.heading_path[-1]) if level.heading_path else "" for level in levels]
    plain = [titles.words(level.title) if _step(each) else () for level, each in zip(levels, headed, strict=True)]
    return [
        replace(level, title=each) if said and plain.count(said) > 1 and headed.count(each) == 1 else level
        for level, each, said in zip(levels, headed, plain, strict=True)
    ]


def unstepped(title: str) -> str:
    """A title without the step that it says by a word for it."""
    step = _step(title)
    return (title[: step.start()] + title[step.end() :]).strip(" -–—:|,") if step else title


def _step(title: str) -> re.Match[str] | None:
    return _FRONT.match(title) or _BEHIND.search(title)


def _grade(step: str) -> Grade:
    return int(step) if step.isdigit() else step
