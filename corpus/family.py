"""Families assembled: levels with ids, tracks and ranks, reporting lines filled in, inheritance resolved."""

from __future__ import annotations

import posixpath
import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus import overview
from corpus import title as titles
from corpus.fault import Fault
from corpus.folder import FamilyDraft, group
from corpus.grid import states_reporting
from corpus.inheritance import InheritanceResolver, Pending
from corpus.introduction import Rungs
from corpus.ladder import order, track
from corpus.link import family_path, target
from corpus.model import Finding, ItemForm, JobFamily, Level, Section, SectionKind, Span, Specialty, Track
from corpus.naming import completed
from corpus.role import Role
from corpus.rung import RoleLevel, uncoded
from corpus.statement import about

_BESIDE = re.compile(
    r"\b(?:examples?|reporting|benefits?|compensation|pay|salary|locations?|resources|links|notes|questions|faqs?)\b",
    re.IGNORECASE,
)
"""Headings of what is told beside what a level asks."""


@dataclass(frozen=True, slots=True)
class Families:
    """The families of a corpus, in id order, the documents that belong to none, and what was found in those."""

    families: tuple[JobFamily, ...]
    findings: tuple[Finding, ...]
    pages: tuple[JobFamily, ...]


def assemble(roles: Sequence[Role]) -> Families:
    """Families of the roles read; inheritance resolved, levels ranked on their tracks."""
    grouping = group(roles)
    followers = _followers(grouping.drafts)
    overviews = _overviews(roles, grouping.drafts)
    drafts = [_Assembly(draft, followers, overviews.get(draft.id, ())) for draft in grouping.drafts]
    pending = {p.level_id: p for each in drafts for p in each.pending}
    bases = {each.draft.id: tuple(t for r in each.draft.roles for t in r.base_titles) for each in drafts}
    families = InheritanceResolver([each.family for each in drafts], pending, bases, overviews).run()
    return Families(families, grouping.findings, tuple(_pages(grouping.pages, {family.id for family in families})))


def _pages(roles: Sequence[Role], taken: set[str]) -> Iterator[JobFamily]:
    """Documents that describe no role; one whose place is `taken` goes by its file's name."""
    for role in roles:
        place = family_path(role.path)
        name = role.path if place in taken else place
        taken.add(name)
        yield JobFamily(name, role.title, _department([role]), (role.path,), (), role.shared_sections, ())


def _overviews(roles: Sequence[Role], drafts: Sequence[FamilyDraft]) -> dict[str, tuple[Section, ...]]:
    """By family the sections of other pages of its folder that lead to it."""
    places = {family_path(role.path): (draft.id, role.path) for draft in drafts for role in draft.roles}
    found: defaultdict[str, list[Section]] = defaultdict(list)
    for role in roles:
        folder = posixpath.dirname(role.path)
        led = {each.path for link in role.links if (each := target(link, role.path, places)) is not None}
        for family_id, path in sorted({places[place] for place in led}):
            if path != role.path and folder and posixpath.dirname(path) == folder:
                found[family_id] += role.shared_sections
    return {family_id: tuple(sections) for family_id, sections in found.items()}


def _followers(drafts: Sequence[FamilyDraft]) -> dict[titles.TitleKey, list[str]]:
    """For each title that is reported to, the titles of the levels that say so."""
    found: dict[titles.TitleKey, list[str]] = {}
    for level in (level for draft in drafts for role in draft.roles for level in role.levels):
        if level.reports_to is not None:
            found.setdefault(titles.key(level.reports_to.value), []).append(level.title)
    return found


class _Assembly:
    """One family on its way: `stated` are its levels in reading order, `names` their titles."""

    def __init__(
        self, draft: FamilyDraft, followers: Mapping[titles.TitleKey, Sequence[str]], above: Sequence[Section]
    ) -> None:
        self.draft = draft
        self.above = above
        stated = [level for role in draft.roles for level in role.levels]
        self.stated = _themed(uncoded(stated) if len(draft.roles) > 1 else stated)
        self.names = [_title(draft, level) for level in self.stated]
        self.ids = _ids(draft.id, self.names)
        said: defaultdict[tuple[frozenset[str], frozenset[str]], list[Section]] = defaultdict(list)
        for name, level in zip(self.names, self.stated, strict=True):
            said[_role_of(name)] += level.sections
        self.tracks = [
            track(
                name,
                said[_role_of(name)],
                self._siblings(n),
                followers.get(titles.key(name), ()),
                level.grade.value if level.grade else None,
            )
            for n, (name, level) in enumerate(zip(self.names, self.stated, strict=True))
        ]
        self.pending = [
            Pending(i, level.inherits, level.aliases) for i, level in zip(self.ids, self.stated, strict=True)
        ]
        self.family = self._family()

    def _siblings(self, n: int) -> list[str]:
        return [*self.names[:n], *self.names[n + 1 :]]

    def _family(self) -> JobFamily:
        roles = self.draft.roles
        ranks = _ranks(self.names, self.tracks, self.stated)
        reports = [r for role in roles for r in role.reports]
        codes, groups = [level.counted for level in self.stated], [level.group for level in self.stated]
        rungs = Rungs(self.draft.title, self.names, codes, groups)
        told = overview.told(self.above)
        levels = [
            Level(
                self.ids[n],
                self.names[n],
                ranks[n],
                self.tracks[n],
                level.heading,
                level.span,
                level.heading_path,
                level.grade,
                rungs.with_others(n, level.reports_to, reports)
                if level.reports_to
                else rungs.reports(n, reports) or overview.boss(rungs, n, told),
                (),
                level.sections,
            )
            for n, level in enumerate(self.stated)
        ]
        findings = [*self.draft.findings]
        first: dict[titles.TitleKey, int] = {}
        for n, level in enumerate(levels):
            findings += _level_findings(self.draft.id, level, self.stated[n], self.names)
            twin = first.setdefault(titles.key(level.title), n)
            if twin != n:
                line = levels[twin].heading.start_line
                message = f"the level {level.title!r} is described twice; the other begins in line {line}"
                findings.append(Finding(Fault.DUPLICATE_LEVEL, message, level.heading, self.draft.id, level.id))
        findings += [_owned(f, self.draft.id, levels) for role in roles for f in role.findings]
        return JobFamily(
            self.draft.id,
            self.draft.title,
            _department(roles),
            tuple(role.path for role in roles),
            tuple(levels),
            tuple(s for role in roles for s in role.shared_sections),
            tuple(Specialty(title, span) for role in roles for title, span in role.specialties),
            tuple(findings),
        )


def _role_of(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """What the ranks of one role have in common."""
    key = titles.key(name)
    return key.heads, key.subject


def _themed(levels: Sequence[RoleLevel]) -> list[RoleLevel]:
    """The levels, their points under two headings or more that several of them have taken for what is asked."""
    said = Counter(theme for level in levels for theme in {_theme(section) for section in level.sections} if theme)
    themes = {theme for theme, count in said.items() if count > 1}
    if len(themes) < 2:
        return list(levels)
    return [replace(level, sections=tuple(_asked(section, themes) for section in level.sections)) for level in levels]


def _asked(section: Section, themes: Container[str]) -> Section:
    return replace(section, kind=SectionKind.RESPONSIBILITIES) if _theme(section) in themes else section


def _theme(section: Section) -> str:
    """The heading of a section of points, or a level's share of one, that is of no kind, "" for any other."""
    heading = section.heading_path[-1] if section.kind is SectionKind.OTHER and section.heading_path else ""
    listed = any(item.form is not ItemForm.PARAGRAPH for item in section.items)
    share = [item.span for item in section.items] == [section.span]
    return "" if not (listed or share) or states_reporting(heading) or _BESIDE.search(heading) else heading.casefold()


def _title(draft: FamilyDraft, level: RoleLevel) -> str:
    """A level's title; in a folder whose files are titled with a bare rank, completed from the folder's."""
    return completed(level.title, (), draft.title) if len(draft.roles) > 1 else level.title


def _ids(family_id: str, names: Sequence[str]) -> list[str]:
    """Ids of levels: the slug of the title, -2 and so on for a repeat."""
    out: list[str] = []
    taken: set[str] = set()
    for name in names:
        base = f"{family_id}#{titles.slug(name)}"
        made, count = base, 1
        while made in taken:
            count += 1
            made = f"{base}-{count}"
        taken.add(made)
        out.append(made)
    return out


def _department(roles: Sequence[Role]) -> str:
    """The first folder; empty for a document at the root."""
    folder, slash, _ = roles[0].path.partition("/")
    return folder if slash else ""


def _ranks(names: Sequence[str], tracks: Sequence[Track], levels: Sequence[RoleLevel]) -> list[int]:
    ranks = [0] * len(names)
    for each in set(tracks):
        members = [n for n, t in enumerate(tracks) if t is each]
        grades = [stated.value if (stated := levels[n].grade) else None for n in members]
        for n, place in zip(members, order([names[n] for n in members], grades), strict=True):
            ranks[n] = place
    return ranks


def _owned(finding: Finding, family_id: str, levels: Sequence[Level]) -> Finding:
    """A document's finding with the level whose lines it stands in."""
    at = finding.span
    level = next((lv for lv in levels if lv.heading.holds(at) or any(s.span.holds(at) for s in lv.sections)), None)
    return replace(finding, family_id=family_id, level_id=level.id if level else None)


def _level_findings(family_id: str, level: Level, stated: RoleLevel, names: Sequence[str]) -> Iterator[Finding]:
    def finding(code: Fault, message: str, span: Span) -> Finding:
        return Finding(code, message, span, family_id, level.id)

    if level.reports_to is not None and level.reports_to.alternatives:
        other = level.reports_to.alternatives[0]
        message = (
            f"{level.title!r} has two reporting lines: {level.reports_to.value!r} here, "
            f"{other.value!r} in line {other.span.start_line}"
        )
        yield finding(Fault.REPORTS_TO_CONTRADICTION, message, level.reports_to.span)
    if level.grade is None:
        yield finding(Fault.LEVEL_WITHOUT_GRADE, f"{level.title!r} states no grade", level.heading)
        return
    if level.grade.alternatives:
        values = ", ".join(str(a.value) for a in (level.grade, *level.grade.alternatives))
        message = f"{level.title!r} states more than one grade: {values}"
        yield finding(Fault.GRADE_AMBIGUOUS, message, level.grade.span)
    named = _misnamed(stated.graded_as[0], level.title, names) if stated.graded_as else None
    if named is not None:
        message = f"the grade line of {level.title!r} names {named}"
        yield finding(Fault.GRADE_NAMES_OTHER_LEVEL, message, level.grade.span)


def _misnamed(said: str, title: str, names: Sequence[str]) -> str | None:
    """What a grade line names instead of its level, null where it names the level or nothing in particular."""
    if about(said, title):
        own = titles.likeness(said, title)
        other = next((n for n in names if titles.likeness(said, n) > max(own, 0.9)), None) if own < 1 else None
        return None if other is None or not own else f"{said!r}, the level {other!r}"
    other = next((n for n in names if titles.likeness(said, n) >= titles.ALIKE), None)
    if other is not None:
        return f"{said!r}, another level"
    alike = titles.overlap(titles.key(title).subject, titles.key(said).subject) >= 0.5
    return f"{said!r}, which is no level of the family" if alike and len(said.split()) <= 14 else None
