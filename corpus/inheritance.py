"""Statements of inheritance resolved to levels: in the same family, behind a link, or by title anywhere."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corpus import title as titles
from corpus.circle import without_circles
from corpus.cumulative import from_below, stated
from corpus.extended import with_long_chains_found
from corpus.fault import Fault
from corpus.link import anchor, target
from corpus.lookup import MAX_TITLE_WORDS, Name, Names
from corpus.model import Extends, Finding, JobFamily, Level, Scope, Section
from corpus.statement import Inheritance

_JOIN = re.compile(r"\s*(?:&|\band\b|\bor\b|\+|/)\s*")
_SCOPE = re.compile(r"\b(?:responsibilit|requirement|expectation|qualification|duties)", re.IGNORECASE)
_SHARED = re.compile(r"\b(?:base|general|common|shared)\b", re.IGNORECASE)
_LOWER = re.compile(r"\b(?:previous|preceding|prior|lower|below)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pending:
    """A level with what its document says of inheritance, and the other names the document gives it."""

    level_id: str
    inherits: tuple[Inheritance, ...]
    aliases: tuple[str, ...]


class InheritanceResolver:
    """Resolves one corpus; `pending` by level id, `base_titles` by family id: roles that only hold what all share.

    `overviews`: by family id the sections of pages beside it that lead to it.
    """

    def __init__(
        self,
        families: Sequence[JobFamily],
        pending: Mapping[str, Pending],
        base_titles: Mapping[str, tuple[str, ...]],
        overviews: Mapping[str, tuple[Section, ...]],
    ) -> None:
        self.overviews = overviews
        self.families = families
        self.pending = pending
        self.base_titles = base_titles
        self.places = {_place(path): family for family in families for path in family.paths}
        self.places |= {family.id: family for family in families}
        self.by_title: dict[titles.TitleKey, list[Level]] = {}
        for family in families:
            for level in family.levels:
                self.by_title.setdefault(titles.key(level.title), []).append(level)

    def run(self) -> tuple[JobFamily, ...]:
        """The families with `extends` filled in and findings added; no circle is left."""
        resolved = without_circles([_FamilyResolver(self, family).run() for family in self.families])
        return with_long_chains_found(resolved)

    def linked(self, said: Inheritance, words: str) -> Level | None:
        """The level that a link of the statement leads to."""
        for link in said.links:
            place = target(link, said.span.path, self.places)
            if place is None:
                continue
            family = self.places[place.path]
            pool = [lv for lv in family.levels if _place(lv.heading.path) == place.path] or list(family.levels)
            anchored = (lv for lv in pool if place.anchor and place.anchor in _anchors(lv))
            found = next(anchored, None) or Names(Name(lv, lv.title, n) for n, lv in enumerate(pool)).find(
                words, None, len(pool)
            )
            if found is None and len(pool) == 1:
                found = pool[0]
            if found is not None:
                return found
        return None

    def elsewhere(self, words: str, family: JobFamily) -> Level | None:
        """The one level of that title in another family; of several, the one in the same department."""
        if titles.is_code(words):
            return self._coded(words, family)
        said = titles.key(words)
        if not said.subject:
            return None
        found = [level for level in self.by_title.get(said, []) if not level.id.startswith(family.id + "#")]
        if len(found) > 1:
            found = [level for level in found if level.id.split("/", 1)[0] == family.id.split("/", 1)[0]]
        return found[0] if len(found) == 1 else None

    def _coded(self, code: str, family: JobFamily) -> Level | None:
        """The one level of that code in another family of the same department."""
        return _coded(code, [o for o in self.families if o.department == family.department and o.id != family.id])


class _FamilyResolver:
    def __init__(self, corpus: InheritanceResolver, family: JobFamily) -> None:
        self.corpus = corpus
        self.family = family
        self.findings: list[Finding] = []
        self.names = Names(
            Name(level, title, position, own=n == 0)
            for position, level in enumerate(family.levels)
            for n, title in enumerate((level.title, *self._aliases(level)))
        )

    def _aliases(self, level: Level) -> tuple[str, ...]:
        pending = self.corpus.pending.get(level.id)
        return pending.aliases if pending else ()

    def run(self) -> JobFamily:
        levels = []
        of_all = stated(self.family, self.corpus.overviews.get(self.family.id, ()))
        for position, level in enumerate(self.family.levels):
            pending = self.corpus.pending.get(level.id)
            found = [e for said in (pending.inherits if pending else ()) for e in self._resolve(said, level, position)]
            below = from_below(level, self.family, of_all) if of_all and not found else ()
            levels.append(replace(level, extends=_distinct(found) or below))
        return replace(self.family, levels=tuple(levels), findings=(*self.family.findings, *self.findings))

    def _resolve(self, said: Inheritance, level: Level, position: int) -> list[Extends]:
        if said.above:
            return self._above(said, level, position)
        whole = self._one(said.target, said, level, position, lenient=said.firm)
        if whole is None and not (said.firm and _titled(said)):
            return []  # "Extend the rota to weekends" is a duty
        parts = [p for p in _JOIN.split(said.target) if p]
        several = len(parts) > 1 and all(titles.ranked(p) and titles.key(p).subject for p in parts)
        if several and (whole is None or not titles.same(said.target, whole.title)):
            each = [(part, self._one(part, said, level, position, lenient=False)) for part in parts]
            return [self._made(part, one, said, level) for part, one in each]
        return [self._made(said.target, whole, said, level)]

    def _made(self, words: str, found: Level | None, said: Inheritance, level: Level) -> Extends:
        if found is not None and found.id == level.id:
            self._find(Fault.EXTENDS_SELF, f"{level.title!r} says that it extends itself", said, level)
            return Extends(level.title, None, said.scope, said.text, said.span)
        if found is None:
            short = " ".join(words.split()[:MAX_TITLE_WORDS])
            message = f"{level.title!r} extends {short!r}, a title that is nowhere in the corpus"
            self._find(Fault.EXTENDS_UNKNOWN_TITLE, message, said, level)
            return Extends(short, None, said.scope, said.text, said.span)
        return Extends(found.title, found.id, said.scope, said.text, said.span)

    def _find(self, code: Fault, message: str, said: Inheritance, level: Level) -> None:
        self.findings.append(Finding(code, message, said.span, self.family.id, level.id))

    def _above(self, said: Inheritance, level: Level, position: int) -> list[Extends]:
        """The level just below in rank where the words say so, else the one that stands above in the document."""
        if _SHARED.search(said.text):
            return []  # the family's own shared section, which every level has anyway
        under = [o for o in self.family.levels if o.track is level.track and o.rank == level.rank - 1]
        before = [o for o in self.family.levels[:position] if o.heading.path == level.heading.path]
        found = under[0] if under and (_LOWER.search(said.text) or not before) else before[-1] if before else None
        if found is not None:
            return [Extends(found.title, found.id, said.scope, said.text, said.span)]
        bases = self.corpus.base_titles.get(self.family.id, ())
        return [Extends(title, None, said.scope, said.text, said.span) for title in bases[-1:]]

    def _one(self, words: str, said: Inheritance, level: Level, position: int, *, lenient: bool) -> Level | None:
        linked = self.corpus.linked(said, words)
        best = self.names.find(words, level, position)
        if best is not None and best.id != level.id:
            better = linked is not None and titles.likeness(words, linked.title) > titles.likeness(words, best.title)
            return linked if better else best
        if linked is not None:
            return linked
        found = _coded(words, (self.family,)) or self.corpus.elsewhere(words, self.family) or best
        return found or (self.names.lone_rank(words, level) if lenient else None)


def _coded(code: str, families: Sequence[JobFamily]) -> Level | None:
    """The one level of that code in families, null where none has it or several do."""
    levels = (level for family in families for level in family.levels)
    found = [lv for lv in levels if titles.called_by(lv.title, lv.grade.value if lv.grade else None) == code]
    return found[0] if len(found) == 1 else None


def _place(path: str) -> str:
    return path.rsplit(".", 1)[0]


def _anchors(level: Level) -> set[str]:
    """Anchors of a level's heading and of the headings of its sections."""
    heading = level.heading_path[-1] if level.heading_path else level.title
    return {anchor(heading), *(anchor(s.heading_path[-1]) for s in level.sections if s.heading_path)}


def _titled(said: Inheritance) -> bool:
    """Whether a statement that resolves to nothing still names a role rather than a thing."""
    return titles.ranked(" ".join(said.target.split()[:MAX_TITLE_WORDS])) or bool(_SCOPE.search(said.text[:200]))


def _distinct(extends: Sequence[Extends]) -> tuple[Extends, ...]:
    first: dict[tuple[str | None, str, Scope], Extends] = {}
    for each in extends:
        first.setdefault((each.level_id, each.title, each.scope), each)
    return tuple(first.values())
