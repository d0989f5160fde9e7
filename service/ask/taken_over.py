"""What a level says by the lines of another: where one is asked about, lines that it takes over are its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.model import SectionKind
from indexer.passage import Passage
from service.answers import Answer, PassagesAnswer
from service.ask.line_closeness import Closeness
from service.ask.relation import taken_along
from service.ask.subject import Subject
from service.chain import Families, chain
from service.line import stems

NAMED = 0.5
"""Strength from which the one level that a question names is meant, be it by the name of its family."""
LOOKED_AT = 60
"""Lines looked through for what a level takes over."""
SAID = 0.75
"""How near a line of the level itself comes that says what is asked, be it in other words or numbers."""
NEAR = 0.6
"""How near a line must come that decides, where another level's leads."""
TOLD = 0.7
"""The same where it is one of the family's introduction."""
NEARER = 0.04
"""By how much a line that is taken over must be nearer than those of the level itself."""
FAR = 0.25
"""By how much what leads is less near where a line of the level's own says what is asked."""
_ANEW = 0.4
"""Share of the words of a level's own line that a line has which it stands in place of."""
_OF_NO_HOLDER = frozenset(
    {
        SectionKind.SUMMARY,
        SectionKind.HIRING_PROCESS,
        SectionKind.CAREER_LADDER,
        SectionKind.PERFORMANCE_INDICATORS,
    }
)
"""Sections of a family that say little of what holders of its roles do."""


def meant_itself(question: str, about: Subject) -> Subject:
    """The subject without the levels that are named for what is taken along from them, and their families."""
    meant = tuple(link for link in about.levels if not taken_along(question, link.at))
    if not meant or len(meant) == len(about.levels):
        return about
    theirs = {link.family.id for link in meant}
    return replace(about, families=tuple(link for link in about.families if link.family.id in theirs), levels=meant)


def led_by_its_own(
    about: Subject, passages: Sequence[Passage], found: Sequence[Passage], families: Families, closeness: Closeness
) -> list[Passage]:
    """Passages, led by what decides for the one level that a question names: a line that it takes over, where that is
    nearer than its own and none of these says it; a line of its own or its family's rather than that of a level it has
    nothing from, before all what it has under the same label.
    """
    if len(about.named) != 1 or about.named[0].strength < NAMED or not passages:
        return list(passages)
    taken, own_level, own_family = taken_over(about, families), about.named[0].level.id, about.named[0].family.id
    lines = list(dict.fromkeys((*passages, *found[:LOOKED_AT])))
    near = closeness(lines)

    def best(those: Sequence[int]) -> int | None:
        return max(those, key=lambda place: float(near[place]), default=None)

    own = best([place for place, line in enumerate(lines) if line.level_id == own_level or _shared(line, own_family)])
    over = best([place for place, line in enumerate(lines) if _is_taken(line.level_id, line.section, taken)])
    said = float(near[own]) if own is not None else -1.0
    leads = best(_in_the_row(lines, own_level)) if _of_another(lines[0], own_level, taken) else None
    if leads is not None:
        pass
    elif over is not None and said < SAID and near[over] >= max(NEAR, said + NEARER):
        leads = over
    elif own is not None and (
        (said >= NEAR and _of_another(lines[0], own_level, taken))
        or (
            said >= max(SAID, float(near[0]) + FAR)
            and (lines[own].level_id == own_level or lines[0].level_id != own_level)
        )
    ):
        leads = own
    if leads is None:  # what a family's introduction says its members do
        told = best([place for place, line in enumerate(lines) if _introduces(line, own_family)])
        leads = told if told is not None and near[told] >= max(TOLD, float(near[0]) + FAR) else None
    first = lines[leads] if leads is not None else passages[0]
    if _is_taken(first.level_id, first.section, taken):
        first = next((each for each in lines if each.level_id == own_level and _says_anew(each, first)), first)
    return [first, *(each for each in passages if each is not first)][: len(passages)]


def saying_whose(answer: Answer, about: Subject, families: Families) -> Answer:
    """An answer by a line that the one level named takes over, with words that say so."""
    if not isinstance(answer, PassagesAnswer) or len(about.named) != 1 or not answer.claims:
        return answer
    cited = answer.claims[0].citations[0]
    if not _is_taken(cited.level_id, cited.section, taken_over(about, families)):
        return answer
    text = f"{answer.text.rstrip('.')}. {about.named[0].level.title} takes this over from {cited.level}."
    return replace(answer, text=text)


def taken_over(about: Subject, families: Families) -> Mapping[str, frozenset[SectionKind]]:
    """The levels that the one level named takes over, with the sections that it takes."""
    link = about.named[0]
    taken: dict[str, frozenset[SectionKind]] = {}
    for _, source, kinds in chain(families.family(link.family.id).level(link.level.id), families):
        taken[source.id] = taken.get(source.id, frozenset()) | kinds
    return taken


def _is_taken(level_id: str | None, section: SectionKind | None, taken: Mapping[str, frozenset[SectionKind]]) -> bool:
    return level_id is not None and section in taken.get(level_id, frozenset())


def _says_anew(own: Passage, taken: Passage) -> bool:
    """Whether a level's own line says in its way what it would take over: opening with the same word, in the same
    section, and with as many words of that line as of its own.
    """
    said, before = stems(own.text), stems(taken.text)
    opens = stems(own.text.split()[0]) & stems(taken.text.split()[0]) if own.text and taken.text else frozenset()
    return own.section is taken.section and bool(opens) and len(said & before) >= _ANEW * len(said)


def _shared(line: Passage, family_id: str) -> bool:
    """Whether a line says of a whole family what its members do."""
    return line.level_id is None and line.family_id == family_id and line.section not in _OF_NO_HOLDER


def _introduces(line: Passage, family_id: str) -> bool:
    """Whether a line stands in the introduction of a family."""
    return line.level_id is None and line.family_id == family_id and line.section is SectionKind.SUMMARY


def _in_the_row(lines: Sequence[Passage], level_id: str) -> list[int]:
    """The places of a level's lines under the label of the first of `lines`, as the cells of a row stand; none where
    that is what most of its lines stand under ("You will:").
    """
    label, _, rest = lines[0].text.partition("\n")
    own = [place for place, line in enumerate(lines) if line.level_id == level_id]
    row = [place for place in own if rest and label.endswith(":") and lines[place].text.startswith(f"{label}\n")]
    return row if 2 * len(row) <= len(own) else []


def _of_another(line: Passage, own_level: str, taken: Mapping[str, frozenset[SectionKind]]) -> bool:
    """Whether a line is that of a level which the one asked about has nothing from."""
    return line.level_id not in {None, own_level} and not _is_taken(line.level_id, line.section, taken)
