"""Documents put together as job families: one file each, or a folder whose files are ranks of one role."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus import title as titles
from corpus.fault import Fault
from corpus.inheritance import InheritanceResolver, Pending
from corpus.ladder import order, track
from corpus.link import INDEX_NAMES, family_path
from corpus.model import Finding, JobFamily, Level, Span, Specialty, Stated, Track
from corpus.role import Role
from corpus.rung import RoleLevel
from corpus.statement import about



@dataclass(frozen=True, slots=True)
class Families:
    """The families of a corpus, in id order, and the findings of documents that belong to none."""

    families: tuple[JobFamily, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Draft:
    id: str
    title: str
    roles: tuple[Role, ...]
    findings: tuple[Finding, ...] = ()


def assemble(roles: Sequence[Role]) -> Families:
    """Families of the roles read; inheritance resolved, levels ranked on their tracks."""
    findings: list[Finding] = []
    drafts: list[_Draft] = []
    folders = _family_folders(roles)
    claimed: set[str] = set()
    for folder, members in folders.items():
        beside = [r for r in roles if family_path(r.path) == folder and r not in members]
        notes = tuple(
            Finding(
                "file_beside_folder",
                f"file stands beside the family folder {folder!r} and is read as part of it",
                _top(r),
                folder,
            )
            for r in beside
        )
        ordered = _folder_order([*members, *beside])
        claimed.update(r.path for r in ordered)
        drafts.append(_Draft(folder, _folder_title(folder, ordered), tuple(ordered), notes))
    seen: dict[str, Role] = {}
    for role in roles:
        if role.path in claimed:
            continue
        family_id = family_path(role.path)
        if not role.levels:
            findings += role.findings
            findings.append(
                Finding(
                    "no_role", "the document describes no role: no level, grade, duties or requirements", _top(role)
                )
            )
            continue
        if family_id in seen:
            message = f"claims the family {family_id!r}, which {seen[family_id].path!r} already is; it is kept under its own file name"
            findings.append(Finding("family_claimed_twice", message, _top(role)))
            family_id = role.path
        seen[family_id] = role
        drafts.append(_Draft(family_id, role.title, (role,)))
    followers = _followers(drafts)
    built: list[JobFamily] = []
    pending: dict[str, Pending] = {}
    bases: dict[str, tuple[str, ...]] = {}
    for draft in sorted(drafts, key=lambda d: d.id):
        family = _family(draft, pending, followers)
        bases[family.id] = tuple(t for r in draft.roles for t in r.base_titles)
        built.append(family)
    return Families(InheritanceResolver(built, pending, bases).run(), tuple(findings))


# Which folders are families


def _family_folders(roles: Sequence[Role]) -> dict[str, list[Role]]:
    by_folder: dict[str, list[Role]] = {}
    for role in roles:
        by_folder.setdefault(posixpath.dirname(role.path), []).append(role)
    return {folder: members for folder, members in sorted(by_folder.items()) if folder and _is_family(folder, members)}


def _is_family(folder: str, members: Sequence[Role]) -> bool:
    """Whether a folder's files are ranks of the role the folder is named after.

    Each file holds at most one level, its title is a rank of the folder's role and nothing else, and no two files
    have the same rank. Departments fail on the first file that has a subject of its own.
    """
    files = [r for r in members if _name(r) not in INDEX_NAMES]
    index = next((r for r in members if _name(r) in INDEX_NAMES), None)
    if len(files) < 2 or (index is not None and len(index.levels) > 1):
        return False
    if any(len(r.levels) > 1 for r in files):
        return False
    role = titles.key(posixpath.basename(folder).replace("-", " ").replace("_", " "))
    if not role.subject:
        return False
    keys = [titles.key(r.title) for r in files]
    bare = [k.bare for k in keys]
    if not all(
        b or (titles.overlap(k.subject, role.subject) == 1 and titles.overlap(role.subject, k.subject) >= 0.6)
        for k, b in zip(keys, bare, strict=True)
    ):
        return False
    distinct = len({tuple(sorted(titles.words(r.title))) for r in files}) == len(files)
    weighted = sum(r.weight is not None for r in files) * 2 >= len(files)
    return distinct and (weighted or index is not None)


def _name(role: Role) -> str:
    return posixpath.basename(role.path).rsplit(".", 1)[0].lower()


def _folder_order(roles: Iterable[Role]) -> list[Role]:
    def place(role: Role) -> tuple[int, float, float, str]:
        first = 0 if _name(role) in INDEX_NAMES else 1
        return first, role.weight if role.weight is not None else float("inf"), titles.seniority(role.title), role.path

    return sorted(roles, key=place)


def _folder_title(folder: str, roles: Sequence[Role]) -> str:
    index = next((r for r in roles if _name(r) in INDEX_NAMES), None)
    if index is not None:
        return index.title
    return " ".join(word.capitalize() for word in posixpath.basename(folder).replace("_", "-").split("-"))


def _top(role: Role) -> Span:
    return Span(role.path, 1, 1, 0, 0)


# One family


def _family(
    draft: _Draft, pending: dict[str, Pending], followers: Mapping[titles.TitleKey, Sequence[str]]
) -> JobFamily:
    stated = [(role, level) for role in draft.roles for level in role.levels]
    names = [_level_title(draft, role, level) for role, level in stated]
    tracks = [
        track(name, level.sections, [*names[:n], *names[n + 1 :]], followers.get(titles.key(name), ()))
        for n, (name, (_, level)) in enumerate(zip(names, stated, strict=True))
    ]
    reports = [r for role in draft.roles for r in role.reports]
    findings: list[Finding] = [*draft.findings]
    ids: list[str] = []
    counts: dict[str, int] = {}
    for name in names:
        base = f"{draft.id}#{titles.slug(name)}"
        counts[base] = counts.get(base, 0) + 1
        ids.append(base if counts[base] == 1 else f"{base}-{counts[base]}")
    ranks = _ranks(names, tracks, [level for _, level in stated])
    levels = []
    for n, (_role, level) in enumerate(stated):
        reports_to = level.reports_to or _from_introduction(names[n], draft.title, reports, names)
        levels.append(
            Level(
                ids[n],
                names[n],
                ranks[n],
                tracks[n],
                level.heading,
                level.span,
                level.heading_path,
                level.grade,
                reports_to,
                (),
                level.sections,
            )  # fmt: skip
        )
        pending[ids[n]] = Pending(ids[n], level.inherits, level.aliases)
        findings += _level_findings(draft.id, levels[-1], level, names)
        if ids[n].rsplit("-", 1)[0] in ids[:n] and ids[n] not in (f"{draft.id}#{titles.slug(names[n])}",):
            findings.append(
                Finding(
                    "duplicate_level", f"the level {names[n]!r} is described twice", level.heading, draft.id, ids[n]
                )
            )
    shared = tuple(s for role in draft.roles for s in role.shared_sections)
    specialties = tuple(Specialty(title, span) for role in draft.roles for title, span in role.specialties)
    for role in draft.roles:
        findings += [_owned(f, draft.id, levels) for f in role.findings]
    department = (
        draft.id.split("/", 1)[0]
        if "/" in draft.id
        else (posixpath.dirname(draft.roles[0].path).split("/", 1)[0] or "")
    )
    return JobFamily(
        draft.id,
        draft.title,
        department,
        tuple(r.path for r in draft.roles),
        tuple(levels),
        shared,
        specialties,
        tuple(findings),
    )


def _followers(drafts: Sequence[_Draft]) -> dict[titles.TitleKey, list[str]]:
    """For each title that is reported to, the titles of the levels that say so."""
    found: dict[titles.TitleKey, list[str]] = {}
    for draft in drafts:
        for role in draft.roles:
            for level in role.levels:
                if level.reports_to is not None:
                    found.setdefault(titles.key(level.reports_to.value), []).append(level.title)
    return found


def _level_title(draft: _Draft, role: Role, level: RoleLevel) -> str:
    key = titles.key(level.title)
    if len(draft.roles) > 1 and key.bare:
        return f"{level.title} {draft.title}"
    return level.title


def _owned(finding: Finding, family_id: str, levels: Sequence[Level]) -> Finding:
    at = finding.span
    level = next(
        (lv for lv in levels if any(s.span.path == at.path and s.span.start_line <= at.start_line <= s.span.end_line for s in lv.sections)
         or (lv.heading.path == at.path and lv.heading.start_line == at.start_line)),
        None,
    )  # fmt: skip
    return replace(finding, family_id=family_id, level_id=level.id if level else None)


def _ranks(names: Sequence[str], tracks: Sequence[Track | None], levels: Sequence[RoleLevel]) -> list[int]:
    ranks = [0] * len(names)
    for each in set(tracks):
        members = [n for n, t in enumerate(tracks) if t is each]
        grades = [stated.value if (stated := levels[n].grade) else None for n in members]
        for n, place in zip(members, order([names[n] for n in members], grades), strict=True):
            ranks[n] = place
    return ranks


def _from_introduction(
    name: str, family_title: str, reports: Sequence[tuple[str, Stated[str]]], names: Sequence[str]
) -> Stated[str] | None:
    """The reporting line of the family's introduction, for a level that states none itself."""
    for subject, stated in reports:
        said = titles.key(subject)
        if not said.subject and not said.ranks and not said.heads:
            return stated
        specific = (said.ranks or said.heads) and not titles.same(subject, family_title)
        own = titles.key(name)
        if not said.ranks and said.heads == own.heads and titles.overlap(said.subject, own.subject) >= 0.75:
            return stated  # the role without its rank: said of every rank of it
        matches = [n for n in names if titles.likeness(subject, n) >= 0.75]
        if specific and matches:
            if name in matches:
                return stated
            continue
        if specific and said.heads != titles.key(name).heads:
            continue
        if (
            titles.overlap(said.subject, titles.key(name).subject | titles.key(family_title).subject) >= 0.5
            or not said.subject
        ):
            return stated
    return None


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
        other = next((n for n in names if titles.likeness(said, n) > max(own, 0.9)), None)
        return None if other is None or not own else f"{said!r}, the level {other!r}"
    other = next((n for n in names if titles.likeness(said, n) >= 0.75), None)
    if other is not None:
        return f"{said!r}, another level"
    alike = titles.overlap(titles.key(title).subject, titles.key(said).subject) >= 0.5
    return f"{said!r}, which is no level of the family" if alike and len(said.split()) <= 14 else None
