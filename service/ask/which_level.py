"""Asking back which of several levels is meant, with the asker's own question for each."""

from __future__ import annotations

from collections.abc import Sequence

from corpus import title as titles
from indexer.snapshot import FamilyOutline, LevelOutline
from service.answers import Answer, Reading
from service.ask.asked import Asked
from service.ask.reply import Replies
from service.ask.reworded import put_in
from service.wording import words


def which_level(
    replies: Replies, outline: Sequence[FamilyOutline], asked: Asked, choices: Sequence[tuple[str, str]], question: str,
    said: frozenset[int] = frozenset(), unheld: str = "",
) -> Answer:  # fmt: skip
    """Asks back which of several levels of `outline` is meant, each by the ids of its family and itself, with each in
    place of the words that hint at it, or of those `said` for it. `unheld`: what nobody here is called, to which these
    are close.

    `question` is how a reading begins where those do not stand together; "" for the asker's own.
    """
    meant = {level_id for _, level_id in choices}
    called = {level.id: (_title(level, family), family) for family in outline for level in family.levels}
    titles_said = [title for title, _ in called.values()]
    readings = []
    for family_id, level_id in choices:
        title, family = called[level_id]
        name = title if titles_said.count(title) == 1 else f"{title} ({family.title})"
        held = frozenset(titles.words(title))
        places = said or {place for place, word in enumerate(words(asked.question)) if held & set(word.stands_for)}
        otherwise = f"{question} {name}?" if question else f"{title}: {asked.question}"
        readings.append(Reading(put_in(asked.question, places, name) or otherwise, family_id, level_id))
    text = f"Which role? {len(meant)} levels fit."
    if unheld:
        text = f"No role here is called {unheld!r}; is one of these meant?"
    return replies.readings(asked, readings, text)


def _title(level: LevelOutline, family: FamilyOutline) -> str:
    """The title of a level, with its grade where another of the family is called the same."""
    twice = sum(each.title == level.title for each in family.levels) > 1
    return f"{level.title} (grade {level.grade})" if twice and level.grade is not None else level.title
