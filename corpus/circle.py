"""Circles of inheritance: levels that in the end extend themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.fault import Fault
from corpus.model import Finding, JobFamily, Level


def without_circles(families: Sequence[JobFamily]) -> tuple[JobFamily, ...]:
    """The families with every statement that closes a circle cut and reported."""
    levels = {level.id: level for family in families for level in family.levels}
    cut = _closing(levels)
    if not cut:
        return tuple(families)
    out = []
    for family in families:
        findings = list(family.findings)
        mended = []
        for level in family.levels:
            kept = []
            for each in level.extends:
                if each.level_id is not None and (level.id, each.level_id) in cut:
                    message = f"{level.title!r} extends {each.title!r}, which in the end extends it: a circle"
                    findings.append(Finding(Fault.EXTENDS_CYCLE, message, each.span, family.id, level.id))
                    each = replace(each, level_id=None)
                kept.append(each)
            mended.append(replace(level, extends=tuple(kept)))
        out.append(replace(family, levels=tuple(mended), findings=tuple(findings)))
    return tuple(out)


def _closing(levels: Mapping[str, Level]) -> set[tuple[str, str]]:
    """Pairs (level, target) whose edge leads back to a level on the way to it; depth first, without recursion."""
    edges = {i: [e.level_id for e in level.extends if e.level_id in levels] for i, level in levels.items()}
    on_trail: set[str] = set()
    done: set[str] = set()
    cut: set[tuple[str, str]] = set()
    for start in levels:
        trail = [] if start in done else [(start, iter(edges[start]))]
        on_trail.update(node for node, _ in trail)
        while trail:
            node, targets = trail[-1]
            following = next(targets, None)
            if following is None:
                trail.pop()
                on_trail.discard(node)
                done.add(node)
            elif following in on_trail:
                cut.add((node, following))
            elif following not in done:
                on_trail.add(following)
                trail.append((following, iter(edges[following])))
    return cut
