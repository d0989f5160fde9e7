"""How well a corpus was parsed: levels, grades, reporting lines, inheritance and sections against judged ones.

Every figure is a share of right verdicts, larger is better. A level stands or falls by its heading line; what is
judged of a level that was not found is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import TypeVar

from corpus.model import Corpus, Level, Section, SectionKind, Specialty
from eval.structure_gold import GoldDocument, GoldLevel, GoldSection, LevelPlace, read_structure
from eval.structure_report import StructureReport, Verdict
from eval.texts import rows_of

K = TypeVar("K")
V = TypeVar("V")

UNEVEN = frozenset({SectionKind.SUMMARY, SectionKind.JOB_GRADE, SectionKind.OTHER})
"""Kinds that people record unevenly; they are left out of the score."""

SHARED_LINES = 0.8
"""A section is found when the Jaccard overlap of its non-blank lines with a predicted one is at least this."""


def judge(corpus: Corpus, gold: Path | Sequence[GoldDocument]) -> StructureReport:
    """Set a parsed corpus against judged documents.

    `gold` is the folder of judgements or the documents read from it. Documents that nobody judged count for nothing;
    judged documents the corpus lacks count as missed. Raises BadInput where the judgements do not read.
    """
    documents = read_structure(gold) if isinstance(gold, Path) else tuple(gold)
    return StructureReport(tuple(_Judge(corpus, documents).verdicts()))


def plain(title: str) -> str:
    """A title for comparing: one space between words, no case."""
    return " ".join(title.split()).casefold()


def person(title: str | None) -> str:
    """A reporting line for comparing: no links, emphasis, article, case or closing stop."""
    bare = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", title or "")
    bare = plain(re.sub(r"[*_`]", "", bare)).strip(" .,;:")
    return re.sub(r"^(the|our|a|an) ", "", bare)


class _Judge:
    """One comparison; holds what lookups need."""

    def __init__(self, corpus: Corpus, documents: Sequence[GoldDocument]) -> None:
        self.documents = documents
        self.lines = {d.path: rows_of(d.text) for d in corpus.documents}
        self.levels: dict[LevelPlace, Level] = {}
        self.places: dict[str, LevelPlace] = {}
        self.shared: dict[str, list[Section]] = {}
        self.specialties: dict[str, list[Specialty]] = {}
        self.gold: dict[LevelPlace, GoldLevel] = {}
        self.gold_places: dict[str, list[LevelPlace]] = {}
        for document in documents:
            for line, rows in _by_line((level.line, level) for level in document.levels).items():
                for column, gold in enumerate(rows):
                    place = LevelPlace(document.path, line, column)
                    self.gold[place] = gold
                    self.gold_places.setdefault(plain(gold.title), []).append(place)
        for family in corpus.families:
            for section in family.shared_sections:
                self.shared.setdefault(section.span.path, []).append(section)
            for specialty in family.specialties:
                self.specialties.setdefault(specialty.span.path, []).append(specialty)
        levels = [level for family in corpus.families for level in family.levels]
        for (path, line), group in _by_line(((lv.heading.path, lv.heading.start_line), lv) for lv in levels).items():
            for column, level in self.columns(path, line, group):
                self.levels[LevelPlace(path, line, column)] = level
                self.places[level.id] = LevelPlace(path, line, column)

    def columns(self, path: str, line: int, group: list[Level]) -> Iterator[tuple[int, Level]]:
        """Columns of the levels one line introduces: those of judged levels of the same title, then what is left."""
        taken: dict[int, Level] = {}
        for level in group:
            same = [p for p in self.gold_places.get(plain(level.title), []) if (p.path, p.line) == (path, line)]
            taken.update({p.column: level for p in same[:1] if p.column not in taken})
        placed = {level.id for level in taken.values()}
        free = (n for n in count() if n not in taken)
        yield from taken.items()
        yield from ((next(free), level) for level in group if level.id not in placed)

    def verdicts(self) -> Iterator[Verdict]:
        for document in self.documents:
            yield from self.document(document)

    def document(self, gold: GoldDocument) -> Iterator[Verdict]:
        judged = {place: level for place, level in self.gold.items() if place.path == gold.path}
        for place, level in self.levels.items():
            if place.path == gold.path:
                right = place in judged
                yield Verdict("level precision", gold.path, place.line, right, "no level", repr(level.title))
        for place, expected in judged.items():
            found = self.levels.get(place)
            title = "no level" if found is None else repr(found.title)
            yield Verdict("level recall", gold.path, place.line, found is not None, repr(expected.title), title)
            yield from self.level(place, expected, found)
        shared = self.shared.get(gold.path, [])
        yield from self.sections("shared sections", gold.path, gold.shared_sections, shared)
        by_line = {s.span.start_line: s for s in self.specialties.get(gold.path, [])}
        for wanted in gold.specialties:
            specialty = by_line.get(wanted.line)
            title = _others(by_line) if specialty is None else repr(specialty.title)
            yield Verdict("specialties", gold.path, wanted.line, specialty is not None, repr(wanted.title), title)
            if specialty is not None:
                right = plain(specialty.title) == plain(wanted.title)
                yield Verdict("specialty title", gold.path, wanted.line, right, repr(wanted.title), title)

    def level(self, place: LevelPlace, gold: GoldLevel, level: Level | None) -> Iterator[Verdict]:
        path = place.path

        def verdict(figure: str, right: bool, expected: object, found: object, line: int | None = None) -> Verdict:
            missing = "no level" if level is None else str(found)
            return Verdict(
                figure, path, line or gold.line, right and level is not None, f"{gold.title!r}: {expected}", missing
            )

        if level is not None:
            same = plain(level.title) == plain(gold.title)
            yield verdict("level title", same, "this title", repr(level.title))
        grade = level.grade if level else None
        grade_value = grade.value if grade else None
        yield verdict("grade", str(grade_value) == str(gold.grade), gold.grade, grade_value, gold.grade_line)
        if gold.grade_line is not None:
            on = grade.span if grade else None
            right = on is not None and on.start_line <= gold.grade_line <= on.end_line
            at = f"line {on.start_line}" if on else None
            yield verdict("grade line", right, f"line {gold.grade_line}", at, gold.grade_line)
        reports_to = level.reports_to if level else None
        boss = reports_to.value if reports_to else None
        right = person(boss) == person(gold.reports_to)
        yield verdict("reports_to", right, repr(gold.reports_to), repr(boss), gold.reports_to_line)
        if gold.reports_to is not None:
            figure = "reports_to, where stated"
            yield verdict(figure, right, repr(gold.reports_to), repr(boss), gold.reports_to_line)
        if gold.reports_to_line is not None:
            on = reports_to.span if reports_to else None
            right = on is not None and on.start_line <= gold.reports_to_line <= on.end_line
            at = f"line {on.start_line}" if on else None
            yield verdict("reports_to line", right, f"line {gold.reports_to_line}", at, gold.reports_to_line)
        yield from self.extends(place, gold, level)
        if gold.sections or not self.is_column(place):
            yield from self.sections("sections", path, gold.sections, level.sections if level else ())

    def is_column(self, place: LevelPlace) -> bool:
        """Whether the level is a column of a table; its sections are rows it shares, and may not be recorded."""
        return LevelPlace(place.path, place.line, 1) in self.gold

    def extends(self, place: LevelPlace, gold: GoldLevel, level: Level | None) -> Iterator[Verdict]:
        path = place.path
        targets = [(title, self.target(path, title)) for title in gold.extends]
        # A level that says it extends itself leads nowhere; its words are all there is to recognise.
        wanted = {plain(title) if target == place else target for title, target in targets}
        given = level.extends if level else ()
        found = {self.places.get(e.level_id, plain(e.title)) if e.level_id else plain(e.title) for e in given}
        # A target that is nowhere in the judgements can only be recognised by its words.
        words = {plain(self.levels[f].title) if isinstance(f, LevelPlace) else f for f in found}
        right = level is not None and (found == wanted or (all(isinstance(w, str) for w in wanted) and words == wanted))
        names = sorted(e.title + ("" if e.level_id else " (unresolved)") for e in given)
        expected, shown = f"{gold.title!r}: {sorted(gold.extends)}", "no level" if level is None else str(names)
        yield Verdict("extends", path, gold.line, right, expected, shown)
        if gold.extends:
            yield Verdict("extends, where stated", path, gold.line, right, expected, shown)

    def target(self, path: str, title: str) -> LevelPlace | str:
        """Where a judged title stands: in the same document first, else anywhere when it stands once."""
        places = self.gold_places.get(plain(title), [])
        here = [p for p in places if p.path == path]
        if len(here) == 1 or len(places) == 1:
            return (here or places)[0]
        return plain(title)

    def sections(
        self, figure: str, path: str, gold: Sequence[GoldSection], predicted: Iterable[Section]
    ) -> Iterator[Verdict]:
        found = [s for s in predicted if s.span.path == path]
        matched: set[int] = set()
        for wanted in gold:
            if wanted.kind in UNEVEN:
                continue
            lines = self.filled(path, wanted.start_line, wanted.end_line)
            near = [
                (_jaccard(lines, self.filled(path, s.span.start_line, s.span.end_line)), i) for i, s in enumerate(found)
            ]
            right = False
            for overlap, i in near:
                if found[i].kind == wanted.kind and overlap >= SHARED_LINES:
                    right = True
                    matched.add(i)
            shown = "; ".join(
                f"{found[i].kind} {found[i].span.start_line}-{found[i].span.end_line}" for o, i in near if o > 0
            )
            expected = f"{wanted.kind} {wanted.start_line}-{wanted.end_line}"
            yield Verdict(figure, path, wanted.start_line, right, expected, shown or "no section there")
        if figure == "sections":
            for i, section in enumerate(found):
                if section.kind not in UNEVEN:
                    extra = f"{section.kind} {section.span.start_line}-{section.span.end_line}"
                    right = i in matched
                    yield Verdict("section precision", path, section.span.start_line, right, "none such", extra)

    def filled(self, path: str, first: int, last: int) -> frozenset[int]:
        """Numbers of the non-blank lines from `first` to `last`."""
        lines = self.lines.get(path, [])
        return frozenset(n for n in range(first, min(last, len(lines)) + 1) if lines[n - 1].strip())


def _by_line(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    grouped: dict[K, list[V]] = {}
    for key, value in pairs:
        grouped.setdefault(key, []).append(value)
    return grouped


def _jaccard(a: frozenset[int], b: frozenset[int]) -> float:
    return len(a & b) / len(a | b) if a | b else 0.0


def _others(by_line: dict[int, Specialty]) -> str:
    return "specialties at " + ", ".join(map(str, sorted(by_line))) if by_line else "none"
