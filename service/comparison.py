"""What one level asks over another: added, strengthened, unchanged, dropped, inherited."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.model import JobFamily, Level
from indexer.lines import COMPARED
from service.alignment import Aligner, Pair
from service.asked import Asked, own
from service.chain import Families, stages
from service.expectations import expectations, inherited
from service.judge import Change


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two levels set against each other.

    `added`, the after-lines of `strengthened` and those of `unchanged` divide the own lines of the level compared
    (TO), with those of the stages on several axes that it is made up of where the other (FROM) is not; each is set
    against the own and inherited lines of FROM. `inherited` is what TO takes over and does not restate, `dropped` what
    FROM asks and TO in no way does. A line that asks less than its counterpart is unchanged: it asks nothing more; both
    texts are there to see.
    """

    added: tuple[Asked, ...]
    strengthened: tuple[Pair, ...]
    unchanged: tuple[Pair, ...]
    dropped: tuple[Asked, ...]
    inherited: tuple[Asked, ...]


def compare(
    before: tuple[JobFamily, Level], after: tuple[JobFamily, Level], families: Families, aligner: Aligner
) -> Comparison:
    """What the level `after` asks over the level `before`; of the same family or of two."""
    asked = (*own(*before, COMPARED), *expectations(*before, families, aligner).inherited.asked)
    through = inherited(after[1], families, aligner).asked
    axes = {stage.rpartition("#")[0] for stage in stages(after[1])}
    parts = tuple(each for each in through if each.family.id in axes and each not in asked)
    aligned = aligner.align(asked, (*own(*after, COMPARED), *parts), downward=_below(after, before))
    remaining = set(expectations(*after, families, aligner).inherited.asked)
    used = {*parts, *(pair.before for pair in aligned.pairs)}
    return Comparison(
        added=aligned.added,
        strengthened=tuple(pair for pair in aligned.pairs if pair.change is Change.RAISED),
        unchanged=tuple(pair for pair in aligned.pairs if pair.change is Change.SAME),
        dropped=tuple(asked for asked in aligned.left if asked not in set(through)),
        inherited=tuple(asked for asked in through if asked in remaining and asked not in used),
    )


def _below(side: tuple[JobFamily, Level], other: tuple[JobFamily, Level]) -> bool:
    """Whether a level stands lower than another: on one ladder by rank, elsewhere by grade, where both are numbers."""
    (family, level), (other_family, other_level) = side, other
    if family.id == other_family.id and level.track is other_level.track:
        return level.rank < other_level.rank
    grade, other_grade = (one.grade.value if one.grade else None for one in (level, other_level))
    return isinstance(grade, int) and isinstance(other_grade, int) and grade < other_grade
