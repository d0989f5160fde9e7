"""The words that differ between two lines: what the later one adds, and what it leaves out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_LIGHTEST = 4
"""Letters of a word that is worth keeping unmarked between two changes: "of" and "the" alone say nothing."""
_WORDS = re.compile(r"\s+|\w+(?:[.,'’–-]\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text, marked where the other line does not have it."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Marked:
    """Two lines as runs; joined, each gives its line back."""

    before: tuple[Run, ...]
    after: tuple[Run, ...]


def marked(before: str, after: str) -> Marked:
    """Both lines with the words marked that are not in the other, in the longest common order (Ratcliff/Obershelp).

    What is common between two changes but has no word of any weight is marked with them: it would only break them up.
    """
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    folded = [word.casefold() for word in old], [word.casefold() for word in new]
    matcher = SequenceMatcher(None, *folded, autojunk=False)
    left: list[Run] = []
    right: list[Run] = []
    operations = matcher.get_opcodes()
    for position, (operation, i, j, k, m) in enumerate(operations):
        between = 0 < position < len(operations) - 1
        changed = operation != "equal" or (between and all(len(word.strip()) < _LIGHTEST for word in old[i:j]))
        left.append(Run("".join(old[i:j]), changed))
        right.append(Run("".join(new[k:m]), changed))
    return Marked(_joined(left), _joined(right))


def _joined(runs: list[Run]) -> tuple[Run, ...]:
    """Marks with nothing but a space between them become one, and none begins or ends with a space."""
    words = [piece for run in runs for piece in _split(run)]
    out: list[Run] = []
    for position, run in enumerate(words):
        between = out and out[-1].marked and position + 1 < len(words) and words[position + 1].marked
        mark = bool(run.marked or (run.text.isspace() and between))
        if out and out[-1].marked == mark:
            out[-1] = Run(out[-1].text + run.text, mark)
        else:
            out.append(Run(run.text, mark))
    return tuple(out)


def _split(run: Run) -> list[Run]:
    """A run as its words and spaces; spaces carry no mark of their own."""
    return [Run(piece, run.marked and not piece.isspace()) for piece in re.split(r"(\s+)", run.text) if piece]
