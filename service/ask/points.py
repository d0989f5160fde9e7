"""Items as points with their citations; comparisons and expectations as the contract shows them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from corpus.model import JobFamily, Level, SectionKind
from service.alignment import Pair
from service.answers import Change, Claim, CompareResult, ExpectationsResult, Point
from service.asked import Asked
from service.catalogue import level_detail
from service.citation import Citer
from service.comparison import Comparison
from service.expectations import Expectations

Side = tuple[JobFamily, Level] | None


def point(asked: Asked, citer: Citer) -> Point:
    """One item as a point."""
    level = asked.level
    citation = citer.line(asked.item.span, asked.family, level, asked.section, asked.item.heading_path)
    return Point(asked.item.text, level.id if level else None, citation)


def points(asked: Sequence[Asked], citer: Citer) -> tuple[Point, ...]:
    """Items as points, in order."""
    return tuple(point(each, citer) for each in asked)


def changes(pairs: Sequence[Pair], citer: Citer) -> tuple[Change, ...]:
    """Pairs as changes, in order."""
    return tuple(Change(point(pair.before, citer), point(pair.after, citer)) for pair in pairs)


def compare_result(
    before: Side,
    after: Side,
    available: tuple[str, ...],
    found: Comparison | None,
    citer: Citer,
    snapshot: str,
    took_ms: float,
) -> CompareResult:
    """The body of /v1/compare; `found` null where a side is missing."""
    return CompareResult(
        from_=level_detail(*before, citer) if before else None,
        to=level_detail(*after, citer) if after else None,
        available=available,
        added=points(found.added, citer) if found else (),
        strengthened=changes(found.strengthened, citer) if found else (),
        unchanged=changes(found.unchanged, citer) if found else (),
        dropped=points(found.dropped, citer) if found else (),
        inherited=points(found.inherited, citer) if found else (),
        snapshot=snapshot,
        took_ms=took_ms,
    )


def comparison_claims(result: CompareResult, leading: Collection[SectionKind] = ()) -> tuple[Claim, ...]:
    """Added points, then strengthened ones with the new line first; of both those of the `leading` sections first."""
    added = [Claim(each.text, (each.citation,)) for each in result.added]
    raised = [Claim(each.after.text, (each.after.citation, each.before.citation)) for each in result.strengthened]
    return tuple(
        claim
        for claims in (added, raised)
        for claim in sorted(claims, key=lambda each: bool(leading) and each.citations[0].section not in leading)
    )


def common_claims(result: CompareResult) -> tuple[Claim, ...]:
    """What is alike: unchanged points with the higher level's line first, then what that level takes over."""
    same = [Claim(each.after.text, (each.after.citation, each.before.citation)) for each in result.unchanged]
    return (*same, *(Claim(each.text, (each.citation,)) for each in result.inherited))


def expectations_result(found: Expectations, citer: Citer) -> ExpectationsResult:
    """The `expectations` of an answer."""
    return ExpectationsResult(
        own=points(found.own, citer),
        inherited=points(found.inherited.asked, citer),
        replaced=changes(found.inherited.replaced, citer),
        shared=points(found.shared, citer),
    )


def expectation_claims(found: Expectations, citer: Citer, leading: Collection[SectionKind] = ()) -> tuple[Claim, ...]:
    """Own points, then inherited, then shared; each cites its line, then the lower lines it repeats or raises.

    The lines of the `leading` sections come first: "requirements of a Rigger" asks for those before the duties.
    """
    asked = (*found.own, *found.inherited.asked, *found.shared)
    if leading:
        asked = tuple(sorted(asked, key=lambda each: each.section not in leading))
    return tuple(
        Claim(each.item.text, tuple(point(line, citer).citation for line in (each, *found.stands_for(each))))
        for each in asked
    )
