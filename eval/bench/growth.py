"""More role documents, in new wording: points are put together from the heads and tails of a corpus's own.

Seeded: the same corpus, size and seed give the same files. What comes out reads oddly and repeats no document; how
near its points are to each other is reported by `near_duplicate_share`, so that a bench over it can be judged.
"""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz, process

from corpus.errors import BadInput
from eval.texts import rows_of

_BULLET = re.compile(r"\s*[-*+]\s+(.*\S)")
_JOINT = re.compile(r"\s+(?=(?:for|with|to|and|in|of|on|by|across|through|from|as|that|within)\s)|(?<=,)\s+")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_WORD = re.compile(r"[A-Za-z][a-z]{3,}")

RANKS = ("Associate", "", "Senior", "Staff", "Principal")
ROLES = ("Engineer", "Analyst", "Manager", "Specialist", "Designer", "Architect", "Coordinator", "Accountant")
DEPARTMENTS = ("operations", "platform", "markets", "people", "research", "support")
POINTS = 11
"""Points of a synthetic section."""
MOST_POINTS = 20_000
PASSAGES_OF_A_DOCUMENT = len(RANKS) * (2 * POINTS + 1)
"""About as many passages as a synthetic document becomes."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """Beginnings and continuations of points, and words to name roles by."""

    heads: tuple[str, ...]
    tails: tuple[str, ...]
    words: tuple[str, ...]


def pieces(texts: Mapping[str, str]) -> Pieces:
    """Cut the bullets of a corpus at their joints. Raises BadInput where there are too few to put together anew."""
    heads: set[str] = set()
    tails: set[str] = set()
    words: set[str] = set()
    for path in sorted(texts):
        for row in rows_of(texts[path]):
            if bullet := _BULLET.fullmatch(row):
                plain = re.sub(r"[*_`]", "", _LINK.sub(r"\1", bullet[1])).rstrip(".;,")
                first, *rest = _JOINT.split(plain)
                heads.add(first)
                tails.update(part.rstrip(",") for part in rest if len(part.split()) > 1)
                words.update(w.capitalize() for w in _WORD.findall(plain))
    if len(heads) < 20 or len(tails) < 20:
        raise BadInput(f"only {len(heads)} bullets to grow a corpus from: give one with at least 20")
    return Pieces(tuple(sorted(heads)), tuple(sorted(tails)), tuple(sorted(words)))


def document(made_of: Pieces, draw: random.Random) -> str:
    """One family with a ladder of levels, each with grade, reporting line, responsibilities and requirements."""
    role = f"{' '.join(draw.sample(made_of.words, 2))} {draw.choice(ROLES)}"
    rows = ["---", f'title: "{role}"', "---", ""]
    grade = draw.randint(3, 7)
    for number, rank in enumerate(RANKS):
        level = f"{rank} {role}".strip()
        rows += [f"## {level}", "", f"The {level} reports to the Director of {draw.choice(made_of.words)}.", ""]
        rows += [f"### {level} Job Grade", "", f"The {level} is a grade {grade + number}.", ""]
        for kind in ("Responsibilities", "Requirements"):
            rows += [f"### {level} {kind}", "", *(f"- {point(made_of, draw)}" for _ in range(POINTS)), ""]
    return "\n".join(rows)


def point(made_of: Pieces, draw: random.Random) -> str:
    """One head, two or three tails."""
    return " ".join([draw.choice(made_of.heads), *draw.sample(made_of.tails, draw.randint(2, 3))])


@dataclass(frozen=True, slots=True)
class Grown:
    """A synthetic corpus: passages asked for, documents written, share in [0, 1] of its points with a near twin."""

    passages: int
    documents: int
    near_duplicates: float


def grow(texts: Mapping[str, str], passages: int, folder: Path, seed: int = 0) -> Grown:
    """Write synthetic documents for about so many passages into a folder, emptied first."""
    made_of = pieces(texts)
    draw = random.Random(seed)  # noqa: S311  # repeatable on purpose
    count = max(1, round(passages / PASSAGES_OF_A_DOCUMENT))
    shutil.rmtree(folder, ignore_errors=True)
    for number in range(count):
        file = folder / f"{DEPARTMENTS[number % len(DEPARTMENTS)]}-{number // 600}" / f"family-{number:06d}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(document(made_of, draw), "utf-8")
    return Grown(passages, count, near_duplicate_share(points_of(folder)))


def near_duplicate_share(points: Sequence[str]) -> float:
    """Share of 200 of the points that have a near twin among all: a token-sort ratio of at least 90 in [0, 100]."""
    if len(points) < 2:
        return 0.0
    draw = random.Random(0)  # noqa: S311
    chosen = draw.sample(range(len(points)), min(200, len(points)))
    likeness = process.cdist(
        [points[n] for n in chosen], points, scorer=fuzz.token_sort_ratio, score_cutoff=90.0, dtype=np.uint8
    )
    return float((np.count_nonzero(likeness, axis=1) > 1).mean())


def points_of(folder: Path) -> list[str]:
    """Bullets of the documents in a folder, in path order, at most MOST_POINTS."""
    found: list[str] = []
    for file in sorted(folder.rglob("*.md")):
        found += [b[1] for row in rows_of(file.read_text("utf-8")) if (b := _BULLET.fullmatch(row))]
        if len(found) >= MOST_POINTS:
            break
    return found[:MOST_POINTS]
