"""Levels that a question tells by a number or a code: "level 5 buyer", "grade 6 to 7", "mark 2", "IC 4"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from corpus import title as titles
from corpus.model import Track
from indexer.snapshot import FamilyOutline, LevelOutline
from service.mention import Mention
from service.rank_words import ARTICLES, JOINTS, LEVEL
from service.wording import ORDINARY, Word, code_said

_GRADE = frozenset({"grade", "grades", "levels", "band", "bands"})
_SETTING = frozenset({"from", "than", "with"})
_SET_AGAINST = JOINTS - {"and", "or"}


def codes(asked: Sequence[Word]) -> list[tuple[frozenset[int], str]]:
    """The words that may be a grade code, in capitals, each with its places: of "IC4" and of "IC 4"."""
    said = [(frozenset({place}), code_said(word)) for place, word in enumerate(asked)]
    parted = [
        (frozenset({place, place + 1}), f"{word.text}{after.text}")
        for place, (word, after) in enumerate(pairwise(asked))
        if word.text.isupper() and after.text.isdigit()
    ]
    return sorted((each for each in said + parted if titles.is_code(each[1])), key=lambda each: min(each[0]))


def counted(asked: Sequence[Word], counted_by: Collection[str]) -> dict[int, frozenset[int]]:
    """Where the numbers stand that say which levels are meant, each with its words: behind one of the words by which
    titles of their ladder count them, or joined to such a one.
    """
    found: dict[int, frozenset[int]] = {}
    for place, word in enumerate(asked):
        if not (place and word.text.isdigit()):
            continue
        if any(word in counted_by for word in asked[place - 1].stands_for):
            found[place] = frozenset({place - 1, place})
        elif asked[place - 1].text.casefold() in JOINTS and place - 2 in found:
            found[place] = frozenset({place})
    return found


def set_against(asked: Sequence[Word], family: FamilyOutline) -> list[tuple[int, LevelOutline]]:
    """The levels that a question sets against each other by their grades alone, where those are numbers: "6 to 7".

    Of several with a grade a contributor is meant.
    """
    graded: dict[str, LevelOutline] = {}
    for level in sorted(family.levels, key=lambda each: each.track not in {Track.IC, None}):
        if isinstance(level.grade, int):
            graded.setdefault(str(level.grade), level)
    said = [word.text.casefold() for word in asked]
    for place, (one, joint) in enumerate(pairwise(said)):
        labelled = place > 0 and said[place - 1] in LEVEL | _GRADE
        other = place + 2
        while labelled and other < len(said) and said[other] in ARTICLES | LEVEL | _GRADE:
            other += 1
        if other >= len(said) or one == said[other] or not {one, said[other]} <= graded.keys():
            continue
        joints = _SET_AGAINST | (_SETTING if labelled else frozenset())
        if labelled and "between" in said[max(0, place - 3) : place]:
            joints |= {"and"}
        free = labelled or other + 1 == len(said) or said[other + 1] in ORDINARY | {"as"}
        if joint in joints and free:
            return [(place, graded[one]), (other, graded[said[other]])]
    return []


def at_grade(asked: Sequence[Word], family: FamilyOutline, mention: Mention) -> list[tuple[int, LevelOutline]]:
    """The level that is said by its grade right before or behind the name of a role whose titles and grades have no
    other numbers: "level 5 buyer", "buyer, band 5".
    """
    numbered = any(character.isdigit() for level in family.levels for character in level.title)
    if numbered or not mention.positions or any(not isinstance(level.grade, int) for level in family.levels):
        return []
    beside = {min(mention.positions) - 1, max(mention.positions) + 2}
    said = [
        (place, int(word.text))
        for place, word in enumerate(asked)
        if place in beside
        and place
        and word.text.isdigit()
        and asked[place - 1].text.casefold() in {"level", "lvl", "band"}
    ]
    return [(place, level) for place, number in said[:1] for level in family.levels if level.grade == number]
