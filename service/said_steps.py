"""Levels of a family that a question tells by a step alone: "Level B", "level 3 and 4", "a C", "NS-05", "an HEO"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.snapshot import FamilyOutline, LevelOutline
from service.rank_words import ARTICLES, JOINTS
from service.wording import Word

_STEP = r"\d{1,2}[a-d]?|[A-H]"
_TITLED = re.compile(rf"\b(?P<label>level|grade|band|class|tier) (?P<step>{_STEP}|[IVX]{{1,4}})\b", re.IGNORECASE)
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8"}
_PARTED = re.compile(r"\b(?P<plan>[A-Z]{1,3})-(?:(?P<series>\d{2,4})-)?(?P<step>\d{1,2})\b")
_LETTER = re.compile(r"[A-H]")
_LETTERS = re.compile(r"[A-Z]{2,5}")
_GRADES = frozenset({"level", "grade", "band"})
"""By what a grade of one letter is asked for."""
_SETTING = JOINTS | {"from", "than", "beyond", "over", "above", "with", "into", "between"}
_STUDIED = frozenset(
    "diploma certificate qualification qualifications nvq btec apprenticeship course maths english degree".split()  # noqa: SIM905
)
"""What has a level that is nobody's: "a level 3 diploma"."""


@dataclass(frozen=True, slots=True)
class SaidStep:
    """A step that a question says, with the places of its words and that of the step itself.

    `level` is null where no level of the family has it; `written` is what it is called.
    """

    places: frozenset[int]
    at: int
    level: LevelOutline | None
    written: str


class Steps:
    """The steps of one family: those in its titles, its grades of one letter or several, its codes of several parts."""

    def __init__(self, family: FamilyOutline) -> None:
        self._labels, self._stepped = _stepped(family)
        self._coded = _coded(family)
        self._plans = frozenset(plan for plan, _ in self._coded)
        self._lettered = _lettered(family)
        self._bare = {step: level for (_, step), level in self._coded.items()} if _is_padded(family) else {}

    def said(self, asked: Sequence[Word]) -> list[SaidStep]:
        """The steps that a question says, in its order."""
        found = [*self._codes(asked)] if self._coded else []
        found += self._steps(asked) if self._stepped else []
        found += self._letters(asked) if self._lettered else []
        return sorted(found, key=lambda step: step.at)

    def _steps(self, asked: Sequence[Word]) -> Iterator[SaidStep]:
        last = -1
        for at, word in enumerate(asked):
            if not at or not self._is_step(word.text):
                continue
            before = _label(asked[at - 1])
            behind = _label(asked[at + 1]) if at + 1 < len(asked) else ""
            labelled = before in self._labels and behind not in _STUDIED
            level = self._stepped.get(_plain(word.text))
            joined = last >= 0 and self._joined(asked, last, at)
            lettered = _LETTER.fullmatch(word.text) is not None and before in ARTICLES and behind != "level"
            if labelled or (level is not None and (joined or lettered)):
                places = frozenset({at - 1, at}) if labelled else frozenset({at})
                yield SaidStep(places, at, level, f"{asked[at - 1].text} {word.text}".capitalize())
                last = at

    def _letters(self, asked: Sequence[Word]) -> Iterator[SaidStep]:
        """Grades of several letters, in capitals, or in small letters where two of them are said."""
        found = [(at, word.text.removesuffix("s")) for at, word in enumerate(asked)]
        found = [(at, text) for at, text in found if text.upper() in self._lettered]
        several = len({text.upper() for _, text in found}) > 1
        for at, text in found:
            if several or text.isupper():
                yield SaidStep(frozenset({at}), at, self._lettered[text.upper()], text.upper())

    def _is_step(self, text: str) -> bool:
        """Whether a word is a step of the kind that the family has: a letter in capitals, or a number."""
        letters = any(step.isalpha() for step in self._stepped)
        return _LETTER.fullmatch(text) is not None if letters else _plain(text)[0].isdigit()

    def _joined(self, asked: Sequence[Word], last: int, at: int) -> bool:
        """Whether nothing but words that set two steps against each other stands before the second, or a verb."""
        before = asked[at - 1].text.casefold()
        between = [word.text.casefold() for word in asked[last + 1 : at]]
        beside = all(word in _SETTING | ARTICLES for word in between) and any(word in _SETTING for word in between)
        return beside or (before in ARTICLES and any(word in {"that", "than", "beyond", "over"} for word in between))

    def _codes(self, asked: Sequence[Word]) -> Iterator[SaidStep]:
        at = 0
        while at < len(asked):
            parts = [asked[at].text]
            plan = parts[0]
            while plan.upper() in self._plans and len(parts) < 3 and at + len(parts) < len(asked):
                if not asked[at + len(parts)].text.isdigit():
                    break
                parts.append(asked[at + len(parts)].text)
            number = parts[-1]
            if len(parts) > 1 and len(number) < 3:
                level = self._coded.get((plan.upper(), int(number)))
                yield SaidStep(frozenset(range(at, at + len(parts))), at, level, f"{plan.upper()}-{number}")
            elif re.fullmatch(r"0\d", plan) and int(plan) in self._bare:
                yield SaidStep(frozenset({at}), at, self._bare[int(plan)], plan)
                parts = parts[:1]
            at += len(parts)


def _plain(step: str) -> str:
    """A step as it is compared: Roman numerals in capitals are numbers."""
    small = step.casefold()
    return _ROMAN.get(small, small) if step.isupper() else small


def _label(word: Word) -> str:
    text = word.text.casefold()
    return "level" if text in {"lvl", "levels"} else text.removesuffix("s") if text[:-1] in _GRADES else text


def _stepped(family: FamilyOutline) -> tuple[frozenset[str], dict[str, LevelOutline]]:
    """The words by which a family's steps are asked for, and the levels by them; none where two share one."""
    named = [(f"{level.title}, {level.grade}", level) for level in family.levels]
    titled = [(match, level) for text, level in named if (match := _TITLED.search(text))]
    steps = {_plain(match["step"]): level for match, level in titled}
    if len(titled) == len(steps) > 1:
        return frozenset(match["label"].casefold() for match, _ in titled), steps
    lettered = [level for level in family.levels if isinstance(level.grade, str) and _LETTER.fullmatch(level.grade)]
    steps = {str(level.grade).casefold(): level for level in lettered}
    return (_GRADES, steps) if len(lettered) == len(steps) > 1 else (frozenset(), {})


def _lettered(family: FamilyOutline) -> dict[str, LevelOutline]:
    """The levels of a family by their grades of several letters; none where one alone has such, or two share it."""
    found = [(level.grade, level) for level in family.levels if isinstance(level.grade, str)]
    found = [(grade, level) for grade, level in found if _LETTERS.fullmatch(grade)]
    lettered = dict(found)
    return lettered if len(found) == len(lettered) > 1 else {}


def _coded(family: FamilyOutline) -> dict[tuple[str, int], LevelOutline]:
    """The levels of a family by the letters and the last number of their codes; none where two share them."""
    found = [(match, lv) for lv in family.levels if (match := _PARTED.search(f"{lv.grade or ''} {lv.title}"))]
    coded = {(match["plan"], int(match["step"])): level for match, level in found}
    return coded if len(found) == len(coded) > 1 else {}


def _is_padded(family: FamilyOutline) -> bool:
    """Whether the codes of a family all end in two digits of their own, so that "05" alone is one."""
    found = [match["step"] for lv in family.levels if (match := _PARTED.search(f"{lv.grade or ''} {lv.title}"))]
    return all(len(step) == 2 for step in found) and len(set(found)) == len(found)
