"""Which documents make one family: one file each, or a folder whose files are ranks of one role."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus import title as titles
from corpus.fault import Fault
from corpus.headline import DUTIES
from corpus.link import INDEX_NAMES, family_path, target
from corpus.model import Finding, Grade, Item, ItemForm, Section, SectionKind, Span, Stated
from corpus.naming import of_whom
from corpus.role import Role
from corpus.rung import RoleLevel
from corpus.statement import listed_grades

_CODE = re.compile(r"(?P<letters>[A-Z]{1,4})(?P<number>\d{1,2})")
_SAME_SUBJECT = 0.6
"""Share of the folder's words a file's title must hold; its own words must all be the folder's."""


@dataclass(frozen=True, slots=True)
class FamilyDraft:
    """The documents of one family, in reading order."""

    id: str
    title: str
    roles: tuple[Role, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Grouping:
    """The families of a corpus in id order, the documents that belong to none, and what was found in those."""

    drafts: tuple[FamilyDraft, ...]
    findings: tuple[Finding, ...]
    pages: tuple[Role, ...]


def group(roles: Sequence[Role]) -> Grouping:
    """Documents put together as families."""
    roles = sorted(roles, key=lambda role: role.path)
    by_folder: dict[str, list[Role]] = {}
    by_place: dict[str, list[Role]] = {}
    for role in roles:
        by_folder.setdefault(posixpath.dirname(role.path), []).append(role)
        by_place.setdefault(family_path(role.path), []).append(role)
    drafts = [
        _folder(folder, members, [r for r in by_place.get(folder, []) if r not in members])
        for folder, members in by_folder.items()
        if folder and _is_family(folder, members)
    ]
    claimed = {role.path for draft in drafts for role in draft.roles}
    ladders = (_ladder(role, roles) for role in roles if role.path not in claimed)
    drafts += [draft for draft in ladders if draft is not None]
    claimed = {role.path for draft in drafts for role in draft.roles}
    findings: list[Finding] = []
    pages: list[Role] = []
    seen: dict[str, str] = {}
    for role in roles:
        if role.path in claimed:
            continue
        if not role.levels:
            findings += role.findings
            pages.append(role)
            if not (_is_index(role) and len(by_folder[posixpath.dirname(role.path)]) > 1):
                message = "the document describes no role: no level, grade, duties or requirements"
                findings.append(Finding(Fault.NO_ROLE, message, _top(role)))
            continue
        draft = _file(role, seen)
        seen.setdefault(draft.id, role.path)
        drafts.append(draft)
    drafts.sort(key=lambda draft: draft.id)
    return Grouping(tuple(drafts), tuple(findings), tuple(pages))


def _file(role: Role, seen: dict[str, str]) -> FamilyDraft:
    family_id = family_path(role.path)
    if family_id not in seen:
        return FamilyDraft(family_id, role.title, (role,))
    message = (
        f"claims the family {family_id!r}, which {seen[family_id]!r} already is; "
        f"it is kept under its own file name: rename one of the two"
    )
    finding = Finding(Fault.FAMILY_CLAIMED_TWICE, message, _top(role), role.path)
    return FamilyDraft(role.path, role.title, (role,), (finding,))


def _folder(folder: str, members: Sequence[Role], beside: Sequence[Role]) -> FamilyDraft:
    message = f"the file stands beside the family folder {folder!r} and is read as part of it: move it inside"
    notes = tuple(Finding(Fault.FILE_BESIDE_FOLDER, message, _top(r), folder) for r in beside)
    ordered = tuple(sorted([*members, *beside], key=_place))
    index = next((r for r in ordered if _is_index(r)), None)
    named = " ".join(word.capitalize() for word in posixpath.basename(folder).replace("_", "-").split("-"))
    return FamilyDraft(folder, index.title if index else named, ordered, notes)


def _ladder(index: Role, roles: Sequence[Role]) -> FamilyDraft | None:
    """The ladder whose overview a page is: it leads to the pages below it, or names them in a table, each a rung.

    The listing page of a handbook's folder ("_index.md") is a department's. A table of titles and grades on the
    overview lists the rungs; levels that have no page stay where the overview describes them.
    """
    if not _is_index(index) or posixpath.basename(index.path).startswith("_"):
        return None
    folder = posixpath.dirname(index.path)
    pages = [role for role in roles if role is not index and role.levels and _is_below(role.path, folder)]
    places = {family_path(page.path): page.path for page in pages}
    found = {each.path for link in index.links if (each := target(link, index.path, places)) is not None}
    if len(pages) < 2 or not all(family_path(page.path) in found or _is_named(page, index) for page in pages):
        return None
    subjects = [titles.key(titles.without_code(page.levels[0].title)).subject for page in pages]
    alike = all(titles.overlap(a, b) >= _SAME_SUBJECT for a in subjects for b in subjects)
    alike = alike or all(any(_is_listed(page.levels[0], row) for row in index.levels) for page in pages)
    role = titles.key(of_whom(index.title)).subject
    alike = alike or (subjects.count(role) > 1 and _are_numbered([page.levels[0] for page in pages]))
    if any(len(page.levels) > 1 for page in pages) or not all(subjects) or not alike:
        return None
    rows = [level for level in index.levels if any(_is_listed(page.levels[0], level) for page in pages)]
    if any(_asked(row) >= _asked(page.levels[0]) for row in rows for page in pages if _is_listed(page.levels[0], row)):
        return None  # it tells the same ladder itself
    told = list(listed_grades(index.shared_sections))
    pages = [_with_told(_with_listed(page, index.levels), told) for page in pages]
    return FamilyDraft(
        family_path(index.path), index.title, tuple(sorted((_without_levels(index, rows), *pages), key=_place))
    )


def _are_numbered(levels: Sequence[RoleLevel]) -> bool:
    """Whether levels are numbered on one scale with no gap, whatever each is called: "S1" to "S4"."""
    codes = [_CODE.fullmatch(level.code) for level in levels]
    numbers = sorted(int(code["number"]) for code in codes if code)
    run = bool(numbers) and numbers == list(range(numbers[0], numbers[0] + len(levels)))
    return run and len({code["letters"] for code in codes if code}) == 1


def _is_named(page: Role, index: Role) -> bool:
    """Whether a row of a table on an overview is called by the title of a page's level."""
    cells = (item for section in index.shared_sections for item in section.items if item.form is ItemForm.CELL)
    rows = {cell.lead_in.rstrip(":").split(", ")[0] for cell in cells}
    own = titles.without_code(page.levels[0].title)
    return any(titles.same(titles.without_code(row), own) for row in (*rows, *(row.title for row in index.levels)))


def _asked(level: RoleLevel) -> int:
    """How many points a level asks."""
    return sum(len(section.items) for section in level.sections if section.kind in DUTIES)


def _is_listed(level: RoleLevel, listed: RoleLevel) -> bool:
    """Whether a row is of a level: by its title, and by its code where both have one."""
    alike = titles.same(titles.without_code(level.title), titles.without_code(listed.title))
    return alike and (level.code == listed.code or not (level.code and listed.code))


def _with_listed(page: Role, listed: Sequence[RoleLevel]) -> Role:
    """A rung's page with the grade and boss that the overview lists where it states none itself."""
    level = page.levels[0]
    for row in listed:
        if _is_listed(level, row):
            level = replace(level, grade=level.grade or row.grade, reports_to=level.reports_to or row.reports_to)
    return replace(page, levels=(level,))


def _with_told(page: Role, told: Sequence[tuple[str, Stated[Grade], bool]]) -> Role:
    """A rung's page with the grade that another line of the overview tells of its title, where nothing else does."""
    level = page.levels[0]
    own = titles.without_code(level.title)
    grades = (grade for title, grade, _ in told if titles.same(titles.without_code(title), own))
    return page if level.grade else replace(page, levels=(replace(level, grade=next(grades, None)),))


def _without_levels(index: Role, rows: Sequence[RoleLevel]) -> Role:
    """An overview whose rows that list levels are lines like its others."""
    sections = list(index.shared_sections)
    for level in rows:
        title = Item(level.title, level.heading, ItemForm.CELL, level.heading_path)
        items = (title, *(item for section in level.sections for item in section.items))
        home = next((n for n, section in enumerate(sections) if section.span.holds(level.heading)), None)
        if home is None:
            sections.append(Section(SectionKind.SUMMARY, (index.title,), level.span, _in_order(items)))
        else:
            sections[home] = replace(sections[home], items=_in_order((*sections[home].items, *items)))
    kept = tuple(level for level in index.levels if level not in rows)
    return replace(index, levels=kept, shared_sections=tuple(sections))


def _in_order(items: Sequence[Item]) -> tuple[Item, ...]:
    return tuple(sorted(items, key=lambda item: item.span.start_char))


def _is_below(path: str, folder: str) -> bool:
    return not folder or path.startswith(f"{folder}/")


def _is_family(folder: str, members: Sequence[Role]) -> bool:
    """Whether a folder's files are ranks of the role the folder is named after.

    Each file holds at most one level, its title is a rank of the folder's role, or the management of it, and nothing
    else, and no two files have the same title. Departments fail on the first file that has a subject of its own.
    """
    files = [r for r in members if not _is_index(r)]
    index = next((r for r in members if _is_index(r)), None)
    if len(files) < 2 or any(len(r.levels) > 1 for r in members):
        return False
    role = titles.key(posixpath.basename(folder).replace("-", " ").replace("_", " "))
    keys = [titles.key(r.title) for r in files]
    if not role.subject or not all(not k.subject or _subject_of(k, role) for k in keys):
        return False
    ranks = sum(not k.subject or (k.heads == role.heads and titles.overlap(role.subject, k.subject) == 1) for k in keys)
    distinct = len({titles.words(r.title) for r in files}) == len(files)
    weighted = sum(r.weight is not None or _numbered(r) for r in files) * 2 >= len(files)
    return distinct and ranks * 2 >= len(files) and (weighted or index is not None)


def _numbered(role: Role) -> bool:
    """Whether a file's name begins with its place in the folder: "02-clerk.md"."""
    return bool(re.match(r"\d+[-_. ]", posixpath.basename(role.path)))


def _subject_of(key: titles.TitleKey, role: titles.TitleKey) -> bool:
    own, shared = titles.overlap(key.subject, role.subject), titles.overlap(role.subject, key.subject)
    return own >= 0.9 and shared >= _SAME_SUBJECT


def _is_index(role: Role) -> bool:
    return posixpath.basename(role.path).rsplit(".", 1)[0].lower() in INDEX_NAMES


def _place(role: Role) -> tuple[bool, float, float, str]:
    weight = float("inf") if role.weight is None else role.weight
    return not _is_index(role), weight, titles.seniority(role.title), role.path


def _top(role: Role) -> Span:
    return Span(role.path, 1, 1, 0, 0)
