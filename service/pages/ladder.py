"""The ladder of a family as a drawing: levels by grade, tracks side by side, arrows for what is taken over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from corpus.model import Track
from service.pages import links
from service.results import FamilyDetail, LevelDetail

BOX_WIDTH, BOX_HEIGHT = 156, 62
_BETWEEN_BOXES, _BETWEEN_ROWS = 20, 34
_LEFT, _TOP, _MARGIN = 68, 34, 12
_GAP, _CORNER = 9, 7
"""How far beside a box a line runs, and how round it turns."""
_LETTERS, _LINES = 21, 3
_ORDER = (Track.INTERN, Track.IC, Track.MANAGEMENT, Track.EXECUTIVE, None)
NAMES = {
    Track.INTERN: "Intern", Track.IC: "Individual", Track.MANAGEMENT: "Management", Track.EXECUTIVE: "Executive",
    None: "No track",
}  # fmt: skip
"""What readers call the tracks."""


@dataclass(frozen=True, slots=True)
class Box:
    """A level: `x`, `y` its upper left corner in pixels; `outside` are titles of other families it takes over from."""

    level: LevelDetail
    x: int
    y: int
    lines: tuple[str, ...]
    url: str
    outside: tuple[str, ...]

    @property
    def middle(self) -> int:
        """The x of its centre."""
        return self.x + BOX_WIDTH // 2


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a place: a grade beside its row, a track above its column."""

    text: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Arrow:
    """What one level hands on to another, as an SVG path and in words."""

    path: str
    says: str


@dataclass(frozen=True, slots=True)
class Ladder:
    """A drawing of `width` times `height` pixels."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    grades: tuple[Label, ...]
    tracks: tuple[Label, ...]
    arrows: tuple[Arrow, ...]


def ladder(family: FamilyDetail) -> Ladder:
    """The drawing of a family's levels."""
    places = _places(family.levels)
    rows = sorted(set(places.values()), reverse=True)
    columns = [track for track in _ORDER if any(level.track is track for level in family.levels)]
    # An intern is the foot of the ladder beside, not a ladder of its own.
    if len(columns) > 1 and columns[0] is Track.INTERN:
        columns = columns[1:]
    boxes: list[Box] = []
    tracks: list[Label] = []
    x = _LEFT
    for column in columns:
        mine = [lv for lv in family.levels if lv.track is column or (lv.track not in columns and column is columns[0])]
        widest = 1
        for row, place in enumerate(rows):
            beside = [level for level in mine if places[level.id] == place]
            widest = max(widest, len(beside))
            boxes += [_box(family, lv, x + i * (BOX_WIDTH + _BETWEEN_BOXES), row) for i, lv in enumerate(beside)]
        tracks.append(Label(NAMES[column], x, _TOP - 14))
        x += widest * (BOX_WIDTH + _BETWEEN_BOXES) + _MARGIN
    grades = tuple(Label(label, 0, _y(row) + BOX_HEIGHT // 2) for row, (_, label) in enumerate(rows))
    height = _y(len(rows)) - _BETWEEN_ROWS + 12
    return Ladder(x - _MARGIN + 16, height, tuple(boxes), grades, tuple(tracks), tuple(_arrows(boxes)))


def _places(levels: Sequence[LevelDetail]) -> dict[str, tuple[float, str]]:
    """How high each level stands, and the words for it: its grade; without one, just above the level below it."""
    graded = {level.id: _height(level.grade.value) for level in levels if level.grade}
    places = {}
    for level in levels:
        if level.grade:
            places[level.id] = (graded[level.id], f"Grade {level.grade.value}")
            continue
        track = sorted((lv for lv in levels if lv.track is level.track), key=lambda lv: lv.rank)
        below = [graded[lv.id] for lv in track if lv.rank < level.rank and lv.id in graded]
        above = [graded[lv.id] for lv in track if lv.rank > level.rank and lv.id in graded]
        base = below[-1] if below else above[0] - 1 if above else 0.0
        places[level.id] = (base + (level.rank + 1) / 100, "No grade")
    return places


def _height(grade: int | str) -> float:
    """A grade as a number; of a code ("IC3"), the number in it."""
    if isinstance(grade, int):
        return float(min(max(grade, -1000), 1000))
    digits = re.search(r"\d{1,4}", grade)
    return float(digits.group()) if digits else 0.0


def _box(family: FamilyDetail, level: LevelDetail, x: int, row: int) -> Box:
    lines = wrap(level.title, _LETTERS, max_lines=_LINES, placeholder=" …") or [level.title[:_LETTERS]]
    outside = [e.title for e in level.extends if e.level_id and e.level_id.rpartition("#")[0] != family.id]
    return Box(level, x, _y(row), tuple(lines), links.level(level.id), tuple(outside))


def _y(row: int) -> int:
    return _TOP + row * (BOX_HEIGHT + _BETWEEN_ROWS)


def _arrows(boxes: Sequence[Box]) -> Iterator[Arrow]:
    """From each level that is taken over to the one that takes it over."""
    by_id = {box.level.id: box for box in boxes}
    for box in boxes:
        taken: dict[str, set[str]] = {}
        for extends in box.level.extends:
            if extends.level_id in by_id and extends.level_id != box.level.id:
                taken.setdefault(extends.level_id, set()).add(extends.scope)
        for level_id, scopes in taken.items():
            source = by_id[level_id]
            what = "everything" if scopes != {"responsibilities"} and scopes != {"requirements"} else scopes.pop()
            yield Arrow(_path(source, box), f"{box.level.title} takes over {what} asked of {source.level.title}")


def _path(source: Box, to: Box) -> str:
    """From one box to the other through the free space between rows and columns, past every other box."""
    if source.y == to.y and abs(source.x - to.x) == BOX_WIDTH + _BETWEEN_BOXES:
        towards = 1 if to.x > source.x else -1
        begin = source.x + (BOX_WIDTH if towards > 0 else 0)
        finish = to.x + (0 if towards > 0 else BOX_WIDTH) - 2 * towards
        return f"M{begin} {source.y + BOX_HEIGHT // 2} H{finish}"
    upwards = source.y > to.y
    # Out of the nearer edge, along the gap beside it, up or down the gap beside the other's column, and in.
    leave = source.y if upwards else source.y + BOX_HEIGHT
    enter = to.y if source.y < to.y else to.y + BOX_HEIGHT
    out = leave - _BETWEEN_ROWS // 2 if upwards else leave + _GAP
    into = enter + _BETWEEN_ROWS // 2 if upwards else out if source.y == to.y else enter - _BETWEEN_ROWS // 2
    points = [(source.middle, leave), (source.middle, out)]
    if out != into:
        aside = to.x - _GAP if source.x < to.x else to.x + BOX_WIDTH + _GAP
        points += [(aside, out), (aside, into)]
    points += [(to.middle, into), (to.middle, enter + (-2 if source.y < to.y else 2))]
    return _rounded(points)


def _rounded(points: Sequence[tuple[int, int]]) -> str:
    """A line with right angles through the points, its corners rounded; a point on the way is no corner."""
    path = f"M{points[0][0]} {points[0][1]}"
    for before, at, after in zip(points, points[1:], points[2:], strict=False):
        (bx, by), (x, y), (ax, ay) = before, at, after
        if (bx == x == ax) or (by == y == ay):
            continue
        size = min(_CORNER, (abs(x - bx) + abs(y - by)) // 2, (abs(ax - x) + abs(ay - y)) // 2)
        start = x - size * _sign(x - bx), y - size * _sign(y - by)
        end = x + size * _sign(ax - x), y + size * _sign(ay - y)
        path += f" L{start[0]} {start[1]} Q{x} {y} {end[0]} {end[1]}"
    return f"{path} L{points[-1][0]} {points[-1][1]}"


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
