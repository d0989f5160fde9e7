"""Whose each section of a document is: a level's, or the whole family's.

One walk over the headings, in document order; which of them are levels is known before it begins (`evidence`).
"""

from __future__ import annotations

from collections import defaultdict

from corpus import title as titles
from corpus.block import Lines
from corpus.evidence import Evidence
from corpus.headline import CORE, DUTIES, OutlineHeading, page_title
from corpus.model import SectionKind
from corpus.naming import role_key
from corpus.opening import Opening, Outline, OutlineLevel
from corpus.own_track import on_track
from corpus.unheaded import is_role, levels_from_owners, single_level

_AFTERWORD = frozenset({SectionKind.CAREER_LADDER, SectionKind.HIRING_PROCESS})


def outline(lines: Lines, evidence: Evidence, first_line: int, document_title: str, *, is_level: bool) -> Outline:
    """The outline of one document; `first_line` is the first after the front matter, which may say `is_level`."""
    found = _Walk(evidence, evidence.levels).run()
    if not found.levels:
        levels_from_owners(found)
    if not found.levels and (is_level or is_role(found, evidence.blocks, document_title)):
        single_level(found, lines, first_line, document_title, titled=is_level)
    return found


def without_levels(evidence: Evidence) -> Outline:
    """The outline of a document whose levels stand elsewhere than in its headings: every section is the family's."""
    return _Walk(evidence, frozenset(), opening=page_title(evidence.blocks), headed=False).run()


def _sentence(text: str) -> bool:
    """Whether a heading is a sentence that leads on, not a title."""
    listed = text.split()
    return len(listed) >= 8 and not text.endswith("?") and sum(word[:1].islower() for word in listed) > len(listed) / 2


class _Walk:
    """One pass. `current` is the level that is open, `section` the last opening, `specialties` the open group."""

    def __init__(
        self, evidence: Evidence, levels: frozenset[int], *, opening: int | None = None, headed: bool = True
    ) -> None:
        self.evidence = evidence
        self.headed = headed
        """Whether headings may be levels."""
        self.headings = evidence.headings
        self.levels = levels
        self.opening = opening
        """The block of a heading that opens the sections below it, whatever stands between."""
        self.graded = any(evidence.graded(i) for i in self.levels)
        self.out = Outline(base_titles=evidence.base_titles, bare=[h for h in self.headings if h.bare])
        self.stack: list[OutlineHeading] = []
        self.current: int | None = None
        self.specialties: OutlineHeading | None = None
        self.specialty: OutlineHeading | None = None
        self.section: Opening | None = None
        self.kinds: defaultdict[int, set[SectionKind]] = defaultdict(set)
        self.twins: dict[titles.TitleKey, int] = {}
        self.named: dict[str, int | None] = {}
        self.announced = {role_key(self.headings[i].text) for i in self.levels}

    def run(self) -> Outline:
        for i, heading in enumerate(self.headings):
            while self.stack and self.stack[-1].depth >= heading.depth:
                self.stack.pop()
            if not heading.text:
                self.current = self.specialties = self.specialty = None
                self.section = Opening(heading, None, SectionKind.OTHER, tuple(h.text for h in self.stack), opens=True)
                self.out.openings.append(self.section)
                continue
            self._place(i, heading)
            self.stack.append(heading)
        return self.out

    def _path(self, heading: OutlineHeading) -> tuple[str, ...]:
        return (*(h.text for h in self.stack), heading.text)

    def _open(
        self, heading: OutlineHeading, level: int | None, kind: SectionKind, *, opens: bool = False, owner: str = ""
    ) -> None:
        path = self._path(heading)
        if level is not None and not opens:
            own = self.out.levels[level]
            elsewhere = own.heading is not None and own.heading is not heading and own.heading not in self.stack
            if elsewhere and not self.evidence.competencies:
                path = (*own.heading_path, heading.text)
            self.kinds[level].add(kind)
        self.section = Opening(heading, level, kind, path, opens, owner)
        self.out.openings.append(self.section)

    def _place(self, i: int, heading: OutlineHeading) -> None:
        if self._in_specialties(i, heading):
            return
        if self.evidence.repeats_parent(i) and self.current is not None:
            kind = SectionKind.JOB_GRADE if self.evidence.states_grade(i) else SectionKind.SUMMARY
            self._open(heading, self.current, kind, owner=heading.text)
            self.out.repeats.append(heading)
            return
        if heading.sense.kind in {SectionKind.SPECIALTY, SectionKind.SEGMENT}:
            self._special(heading)
        elif i in self.evidence.competencies:
            self.current = None
            self._open(heading, None, heading.sense.kind or SectionKind.RESPONSIBILITIES)
        elif i in self.evidence.shares:
            self._share(i, heading)
        elif i in self.levels:
            self._level(i, heading)
        elif heading.sense.group:
            self.current = None
            self._open(heading, None, SectionKind.OTHER, opens=True)
        elif heading.sense.kind is not None:
            self._section(heading, heading.sense.kind)
        else:
            self._other(i, heading)

    # Specialties

    def _in_specialties(self, i: int, heading: OutlineHeading) -> bool:
        """Whether the heading belongs to the specialties that are open; opens and continues them."""
        group, own = self.specialties, self.specialty
        if group is None:
            return False
        if own is not None and heading.depth > own.depth:
            return True
        if own is not None and heading.depth == own.depth and heading.sense.kind in CORE:
            owned = not heading.sense.owner or titles.likeness(heading.sense.owner, own.text) >= 0.5
            if owned and heading.depth > group.depth:
                return True
        graded = self.evidence.graded(i)
        inside = heading.depth > group.depth
        beside = heading.depth == group.depth and heading.candidate and self.graded and not graded
        if heading.candidate and (inside or beside) and not (i in self.levels and graded):
            kind = SectionKind.SEGMENT if group.sense.kind is SectionKind.SEGMENT else SectionKind.SPECIALTY
            self._open(heading, None, kind)
            self.specialty = heading
            if kind is SectionKind.SPECIALTY:
                self.out.specialties.append(heading)
            return True
        if inside and heading.sense.kind in CORE and own is None:
            return True
        self.specialties = self.specialty = None
        return False

    def _special(self, heading: OutlineHeading) -> None:
        kind = heading.sense.kind or SectionKind.SPECIALTY
        if heading.sense.owner and self._named_level(heading.sense.owner) is None:
            self._open(heading, None, kind)
            if kind is SectionKind.SPECIALTY:
                self.out.specialties.append(heading)
            return
        self.specialties = heading
        self.specialty = None
        self._open(heading, None, kind, opens=True)

    # Levels

    def _share(self, i: int, heading: OutlineHeading) -> None:
        """A level's share of a family-wide section; the first one introduces a level that has no other heading."""
        section = self.section
        if section is None or section.opens or section.level is not None:
            self._other(i, heading)
            return
        if not self.headed:
            self._open(heading, None, section.kind)
            self.section = section
            return
        twin = self.twins.get(role_key(heading.text))
        if twin is None:
            if role_key(heading.text) in self.announced:
                return  # its own heading stands further down
            self._add_level(heading, heading.text)
            twin = len(self.out.levels) - 1
        self._continue_in(heading, twin)

    def _level(self, i: int, heading: OutlineHeading) -> None:
        if not self._continued(heading):
            track = self.evidence.tracks.get(i, "")
            self._add_level(heading, on_track(heading.text, track) if track else heading.text)
            self._open(heading, self.current, SectionKind.SUMMARY, opens=True)

    def _add_level(self, heading: OutlineHeading, title: str, *, fused: bool = False) -> None:
        self.current = len(self.out.levels)
        level = OutlineLevel(heading, title, heading.depth, self._path(heading), heading.start_line, fused)
        self.out.levels.append(level)
        self.twins.setdefault(role_key(title), self.current)
        self.named.clear()

    def _under_shared(self, heading: OutlineHeading) -> bool:
        """Whether the heading stands inside a family-wide section of duties or requirements."""
        section = self.section
        return (
            section is not None
            and not section.opens
            and heading.depth > section.heading.depth
            and section.kind in CORE
            and section.level is None
        )

    def _continued(self, heading: OutlineHeading) -> bool:
        """Whether the heading names a level again under a family-wide section, and goes on with it."""
        twin = self.twins.get(role_key(heading.text))
        if twin is None or not self._under_shared(heading):
            return False
        self._continue_in(heading, twin)
        return True

    def _continue_in(self, heading: OutlineHeading, level: int) -> None:
        """A level named again under a family-wide section: its share of that section."""
        section = self.section
        if section is None:  # pragma: no cover - callers hold a section
            return
        self._open(heading, level, section.kind)
        self.current = None
        # The family-wide heading stays the enclosing section for the next level named under it.
        self.section = section

    def _named_level(self, owner: str) -> int | None:
        """The level whose title is most like the owner's words; the later one of two alike."""
        if not owner:
            return None
        if owner not in self.named:
            scored = [(titles.likeness(owner, level.title), n) for n, level in enumerate(self.out.levels)]
            best = max(scored, default=(0.0, -1))
            self.named[owner] = best[1] if best[0] >= titles.ALIKE else None
        return self.named[owner]

    # Sections

    def _section(self, heading: OutlineHeading, kind: SectionKind) -> None:
        owner = heading.sense.owner
        current = None if self.current is None else self.out.levels[self.current]
        section = self.section
        if section is not None and not section.opens and heading.depth > section.heading.depth:
            if section.kind is kind and not owner:
                return
            if section.kind in _AFTERWORD and kind not in _AFTERWORD and kind is not SectionKind.PERFORMANCE_INDICATORS:
                return
        if heading.sense.all_levels:
            self.current = None if current is not None and heading.depth <= current.depth else self.current
            self._open(heading, None, kind, owner=owner)
            return
        if current is None:
            self._open(heading, self._named_level(owner), kind, owner=owner)
            return
        if kind in CORE:
            self._core_section(heading, kind, owner, current)
            return
        mine = self._is_own(heading, kind, owner, current)
        self._open(heading, self.current if mine else None, kind, owner=owner)
        if not mine and heading.depth <= current.depth:
            self.current = None

    def _is_own(self, heading: OutlineHeading, kind: SectionKind, owner: str, current: OutlineLevel) -> bool:
        """Whether a section of another than a core kind is the open level's."""
        deeper = heading.depth > current.depth
        if kind in _AFTERWORD:
            mine = deeper and len(self.levels) > 1 and (bool(owner) or self._others_have(kind, current))
        elif kind is SectionKind.PERFORMANCE_INDICATORS:
            mine = deeper
        else:
            mine = deeper or not self._kinds() & DUTIES
        return mine or (bool(owner) and self._named_level(owner) == self.current)

    def _kinds(self) -> set[SectionKind]:
        return self.kinds[self.current] if self.current is not None else set()

    def _others_have(self, kind: SectionKind, current: OutlineLevel) -> bool:
        """Whether headings of that kind stand below more than one level."""
        return sum(h.sense.kind is kind and h.depth > current.depth for h in self.headings) > 1

    def _core_section(self, heading: OutlineHeading, kind: SectionKind, owner: str, current: OutlineLevel) -> None:
        have = self._kinds()
        deeper = heading.depth > current.depth
        if owner and not deeper and kind in have:
            named = self._named_level(owner)
            if named is None or named == self.current or kind is SectionKind.JOB_GRADE:
                self._fused_level(heading, kind, owner)
                return
        afterthought = heading.depth < current.depth and self._lone_afterthought(kind, have)
        if not deeper and not owner and (kind in have or afterthought):
            self.current = None
            self._open(heading, None, kind)
            return
        self._open(heading, self.current, kind, owner=owner)

    def _lone_afterthought(self, kind: SectionKind, have: set[SectionKind]) -> bool:
        """A bare heading above the levels' depth, of a kind no level has, after a level with sections of its own.

        Behind the last level it is one also where each level has points of its own right under its title.
        """
        return (
            (bool(have & CORE) or self._all_listed())
            and kind not in have
            and len(self.out.levels) > 1
            and not any(kind in kinds for kinds in self.kinds.values())
        )

    def _all_listed(self) -> bool:
        """Whether no level follows, and points stand right under the title of each."""
        return len(self.out.levels) == len(self.levels) and all(map(self.evidence.lists, self.levels))

    def _fused_level(self, heading: OutlineHeading, kind: SectionKind, owner: str) -> None:
        """A level whose own heading is fused with its first section's ("Lead Analyst Job Grade")."""
        self._add_level(heading, owner, fused=True)
        self._open(heading, self.current, kind, owner=owner)

    def _other(self, i: int, heading: OutlineHeading) -> None:
        section = self.section
        if section is not None and not section.opens:
            if heading.depth == section.heading.depth and _sentence(heading.text):
                return
            if heading.depth > section.heading.depth:
                self._continued(heading)
                return
        current = None if self.current is None else self.out.levels[self.current]
        if current is not None and heading.depth > current.depth:
            self._open(heading, self.current, SectionKind.OTHER)
            return
        self.current = None
        follows = i + 1 < len(self.headings) and self.headings[i + 1].depth > heading.depth
        if i in self.evidence.base or (follows and not self.evidence.blocks_after(i)):
            self._open(heading, None, SectionKind.OTHER, opens=True)
        elif follows and (
            self.headings[i + 1].sense.kind is not None or i + 1 in self.levels or heading.block == self.opening
        ):
            self._open(heading, None, SectionKind.SUMMARY, opens=True)
        else:
            self._open(heading, None, SectionKind.OTHER)
