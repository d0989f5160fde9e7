"""Statements of inheritance resolved to levels; cycles and self-references end in findings, not in loops."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corpus import title as titles
from corpus.link import anchor, target
from corpus.model import Extends, Finding, JobFamily, Level
from corpus.statement import Inheritance

_JOIN = re.compile(r"\s*(?:&|\band\b|\bor\b|\+|/)\s*")
_MAX_TITLE_WORDS = 14
_SCOPE = re.compile(r"\b(?:responsibilit|requirement|expectation|qualification)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pending:
    """A level with what its document says of inheritance, and the other names the document gives it."""

    level_id: str
    inherits: tuple[Inheritance, ...]
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Name:
    level: Level
    title: str
    position: int


class InheritanceResolver:
    """Resolves one corpus; `pending` by level id, `base_titles` by family id: roles that only hold what all share."""

    def __init__(
        self, families: Sequence[JobFamily], pending: Mapping[str, Pending], base_titles: Mapping[str, tuple[str, ...]]
    ) -> None:
        self.families = families
        self.pending = pending
        self.base_titles = base_titles
        self.by_id = {family.id: family for family in families}
        self.by_words: dict[titles.TitleKey, list[Level]] = {}
        for family in families:
            for level in family.levels:
                self.by_words.setdefault(titles.key(level.title), []).append(level)

    def run(self) -> tuple[JobFamily, ...]:
        """The families with `extends` filled in and findings added."""
        return _without_cycles([self._family(family) for family in self.families])

    def _family(self, family: JobFamily) -> JobFamily:
        names: list[_Name] = []
        for position, level in enumerate(family.levels):
            pending = self.pending.get(level.id)
            for title in (level.title, *(pending.aliases if pending else ())):
                names.append(_Name(level, title, position))
        findings: list[Finding] = []
        levels = []
        for position, level in enumerate(family.levels):
            pending = self.pending.get(level.id)
            extends: list[Extends] = []
            for statement in pending.inherits if pending else ():
                extends += self._resolve(statement, level, position, family, names, findings)
            levels.append(replace(level, extends=tuple(_distinct(extends))))
        return replace(family, levels=tuple(levels), findings=(*family.findings, *findings))

    def _resolve(
        self,
        said: Inheritance,
        level: Level,
        position: int,
        family: JobFamily,
        names: Sequence[_Name],
        findings: list[Finding],
    ) -> list[Extends]:
        if said.above:
            return self._above(said, level, position, family)
        whole = self._one(said.target, said, level, position, family, names, lenient=said.firm)
        if whole is None and not (said.firm and _titled(said)):
            return []  # "Extend the rota to weekends" is a duty
        parts = [p for p in _JOIN.split(said.target) if p]
        if (
            len(parts) > 1
            and all(titles.ranked(p) and titles.key(p).subject for p in parts)
            and (whole is None or not titles.same(said.target, whole.title))
        ):
            found = []
            for part in parts:
                one = self._one(part, said, level, position, family, names, lenient=False)
                found.append(self._made(part, one, said, level, family, findings))
            return found
        return [self._made(said.target, whole, said, level, family, findings)]

    def _made(
        self,
        words: str,
        found: Level | None,
        said: Inheritance,
        level: Level,
        family: JobFamily,
        findings: list[Finding],
    ) -> Extends:
        if found is not None and found.id == level.id:
            message = f"{level.title!r} says that it extends itself"
            findings.append(Finding("extends_self", message, said.span, family.id, level.id))
            return Extends(level.title, None, said.scope, said.text, said.span)
        if found is None:
            short = " ".join(words.split()[:_MAX_TITLE_WORDS])
            message = f"{level.title!r} extends {short!r}, a title that is nowhere in the corpus"
            findings.append(Finding("extends_unknown_title", message, said.span, family.id, level.id))
            return Extends(short, None, said.scope, said.text, said.span)
        return Extends(found.title, found.id, said.scope, said.text, said.span)

    def _above(self, said: Inheritance, level: Level, position: int, family: JobFamily) -> list[Extends]:
        if re.search(r"\b(?:base|general|common|shared)\b", said.text, re.IGNORECASE):
            return []  # the family's own shared section, which every level has anyway
        before = [other for other in family.levels[:position] if other.heading.path == level.heading.path]
        if before:
            return [Extends(before[-1].title, before[-1].id, said.scope, said.text, said.span)]
        bases = self.base_titles.get(family.id, ())
        return [Extends(title, None, said.scope, said.text, said.span) for title in bases[-1:]]

    def _one(
        self,
        words: str,
        said: Inheritance,
        level: Level,
        position: int,
        family: JobFamily,
        names: Sequence[_Name],
        *,
        lenient: bool = True,
    ) -> Level | None:
        linked = self._linked(said, words)
        best = self._in_family(words, names, position, level)
        if best is not None and best.id != level.id:
            if (
                linked is not None
                and linked.id != best.id
                and titles.likeness(words, linked.title) > titles.likeness(words, best.title)
            ):
                return linked
            return best
        if linked is not None:
            return linked
        elsewhere = self._elsewhere(words, family)
        if elsewhere is not None:
            return elsewhere
        if best is not None:
            return best
        return self._lone_rank(words, names, level) if lenient else None

    def _in_family(self, words: str, names: Sequence[_Name], position: int, level: Level) -> Level | None:
        """The level whose title covers the longest beginning of the words; text may run on after a title."""
        listed = words.split()[:_MAX_TITLE_WORDS]
        best: tuple[float, float, int, float, float, int] | None = None
        found: Level | None = None
        for count in range(len(listed), 0, -1):
            said = titles.key(" ".join(listed[:count]))
            if not said.subject and not (count == len(listed) and (said.ranks or said.heads)):
                continue
            for name in names:
                own = titles.key(name.title)
                bare = not said.subject and not said.heads
                if own.ranks != said.ranks or (own.heads != said.heads and not bare):
                    continue
                covered = titles.overlap(said.subject, own.subject)
                if covered < 0.74:
                    continue
                distance = position - name.position
                near = -distance if distance > 0 else -100 + distance
                rank = (
                    round(covered, 2),
                    round(titles.overlap(own.subject, said.subject), 2),
                    count,
                    float(name.level.id != level.id),
                    float(name.title == name.level.title),
                    near,
                )
                if best is None or rank > best:
                    best, found = rank, name.level
        return found

    def _linked(self, said: Inheritance, words: str) -> Level | None:
        for link in said.links:
            place = target(link, said.span.path, self.by_id)
            if place is None:
                place = target(link, said.span.path, [p.rsplit(".", 1)[0] for f in self.families for p in f.paths])
            if place is None:
                continue
            where, fragment = place
            family = self.by_id.get(where) or next(
                (f for f in self.families if any(p.rsplit(".", 1)[0] == where for p in f.paths)), None
            )
            if family is None:
                continue
            pool = [lv for lv in family.levels if lv.heading.path.rsplit(".", 1)[0] == where] or list(family.levels)
            by_anchor = next(
                (
                    lv
                    for lv in pool
                    if fragment and anchor(lv.heading_path[-1] if lv.heading_path else lv.title) == fragment
                ),
                None,
            )
            if by_anchor is not None:
                return by_anchor
            names = [_Name(lv, lv.title, n) for n, lv in enumerate(pool)]
            titled = self._in_family(words, names, len(pool), family.levels[0])
            if titled is not None:
                return titled
            if len(pool) == 1:
                return pool[0]
        return None

    def _elsewhere(self, words: str, family: JobFamily) -> Level | None:
        said = titles.key(words)
        if not said.subject:
            return None
        found = [level for level in self.by_words.get(said, []) if not level.id.startswith(family.id + "#")]
        return found[0] if len(found) == 1 else None

    def _lone_rank(self, words: str, names: Sequence[_Name], level: Level) -> Level | None:
        """The only level of the rank named, where the words share something with its title."""
        said_words = set(titles.words(words))
        if said_words and said_words <= {"intermediate", "mid"}:
            plain = [n.level for n in names if said_words & set(titles.words(n.title)) and n.level.id != level.id]
            return plain[0] if plain else None
        for count in range(len(words.split()), 0, -1):
            said = titles.key(" ".join(words.split()[:count]))
            if not (said.ranks or said.heads):
                continue
            fits = {
                n.level.id: n.level
                for n in names
                if n.title == n.level.title and n.level.id != level.id
                and (k := titles.key(n.title)).ranks == said.ranks and k.heads == said.heads
                and (not said.subject or titles.overlap(said.subject, k.subject) > 0)
            }  # fmt: skip
            if len(fits) == 1:
                return next(iter(fits.values()))
        return None


def _titled(said: Inheritance) -> bool:
    """Whether a statement that resolves to nothing still names a role rather than a thing."""
    return titles.ranked(" ".join(said.target.split()[:_MAX_TITLE_WORDS])) or bool(_SCOPE.search(said.text[:200]))


def _distinct(extends: Sequence[Extends]) -> list[Extends]:
    out: list[Extends] = []
    for each in extends:
        if not any((o.level_id, o.title, o.scope) == (each.level_id, each.title, each.scope) for o in out):
            out.append(each)
    return out


def _without_cycles(families: Sequence[JobFamily]) -> tuple[JobFamily, ...]:
    """The families with every edge that closes a cycle cut and reported."""
    levels = {level.id: level for family in families for level in family.levels}
    state: dict[str, int] = {}
    cut: set[tuple[str, str]] = set()

    def visit(start: str) -> None:
        trail: list[tuple[str, int]] = [(start, 0)]
        state[start] = 1
        while trail:
            node, at = trail.pop()
            targets = [e.level_id for e in levels[node].extends if e.level_id in levels]
            if at < len(targets):
                trail.append((node, at + 1))
                following = targets[at]
                if following is None:  # pragma: no cover - filtered above
                    continue
                if state.get(following) == 1:
                    cut.add((node, following))
                elif following not in state:
                    state[following] = 1
                    trail.append((following, 0))
            else:
                state[node] = 2

    for level_id in levels:
        if level_id not in state:
            visit(level_id)
    out = []
    for family in families:
        findings = list(family.findings)
        mended = []
        for level in family.levels:
            kept = []
            for each in level.extends:
                if each.level_id is not None and (level.id, each.level_id) in cut:
                    message = f"{level.title!r} extends {each.title!r}, which in the end extends it: a circle"
                    findings.append(Finding("extends_cycle", message, each.span, family.id, level.id))
                    each = replace(each, level_id=None)
                kept.append(each)
            mended.append(replace(level, extends=tuple(kept)))
        out.append(replace(family, levels=tuple(mended), findings=tuple(findings)))
    return tuple(out)
