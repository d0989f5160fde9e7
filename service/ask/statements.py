"""Lines that state a circumstance of work of whoever holds a role: of a role's own pages, or of all documents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.model import UNASKED, JobFamily, Level, SectionKind
from indexer.snapshot import Snapshot
from indexer.store import Filters
from service.ask.aspect import INFORMED_BY, Aspect
from service.ask.circumstances import Circumstances
from service.ask.meeting import Line, lines_of
from service.ask.role_lines import RoleLine, role_lines
from service.ask.workplace import Spoken, Voice, labelled, mentioned, spoken
from service.line import stems
from service.wording import WRITTEN

READ = 4_000
"""Passages that hold a word for an aspect, looked at for lines that state it."""
OF_APPLICANTS = frozenset({Aspect.CLEARANCE, Aspect.CHECKS, Aspect.PERMIT})
"""What is stated where the hiring process names it: it is done to whoever applies."""
_WORDS = {
    Aspect.SITE: "remote remotely hybrid home office onsite site person anywhere wherever headquarters distributed hub "
    "hubs studio campus lab depot branch plant yard workshop warehouse",
    Aspect.PLACE: "live lives living based located location reside residing anywhere wherever country hybrid remote "
    "placement sits office work works hire held done performed",
    Aspect.ZONE: "time zone zones timezone timezones hours utc gmt cet pst est pt pacific eastern overlap local",
    Aspect.HOURS: "hours schedule time shift working",
    Aspect.SHIFTS: "shift shifts weekend weekends night nights evening evenings sunday saturday holidays",
    Aspect.LOAD: "part full time share",
    Aspect.RELOCATION: "relocate relocation relocating",
    Aspect.PERMIT: "visa visas sponsorship permit authorized authorised authorization right eligible citizen "
    "citizenship citizens passport nationality entitled permission permitted",
    Aspect.CLEARANCE: "clearance cleared vetting vetted",
    Aspect.CHECKS: "background criminal police check checks conduct character",
}
"""Words that lines on an aspect hold."""
_KINDS = tuple(
    (aspect, stems(kind))
    for aspect, kind in (
        (Aspect.SITE, "remote remotely home anywhere wherever distributed away telework"),
        (Aspect.SITE, "office site onsite person headquarters premises hub studio campus lab depot branch plant yard"),
        (Aspect.PLACE, "anywhere wherever abroad overseas"),
        (Aspect.SHIFTS, "weekend saturday sunday"),
        (Aspect.SHIFTS, "night overnight evening"),
        (Aspect.LOAD, "part"),
        (Aspect.LOAD, "full"),
        (Aspect.PERMIT, "visa sponsor sponsorship"),
        (Aspect.PERMIT, "citizen citizenship nationality passport"),
    )
)
"""Words of one aspect, as stems, that speak of different things: who works at home is in no office."""
_OF_EXPERIENCE = re.compile(r"\b(?:experienced?|familiar\w*|knowledge|skills?)\b", re.IGNORECASE)
"""A lead-in whose lines name what somebody has done elsewhere, or knows."""
_LABEL = re.compile(r"(?:^|[·•|]\s+)([^\W\d_][\w'’/ -]{1,40}?)\s*[:.](?=\s)")
"""What may be a label of a line, or of a part of it."""
_NEGATED = re.compile(
    r"\b(?:nobody|no[\s-]one|never|not|no(?!\s+(?:more|fewer|less|later|earlier)\b)|without|n['’]t)\b[^,;.:]*$",
    re.IGNORECASE,
)

_FREE = re.compile(r"\s+(?:are|is)\s+(?:always\s+)?(?:free|off|not|never)\b|\s+off\b", re.IGNORECASE)
"""What follows a thing that is not so: "weekends are free"."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A line of a role that states circumstances."""

    line: RoleLine
    said: tuple[Spoken, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A line found anywhere, and what it states."""

    line: Line
    said: tuple[Spoken, ...]


def stated(
    text: str, lead: str, section: SectionKind, voice: Voice, headings: Sequence[str] = ()
) -> tuple[Spoken, ...]:
    """What a line of a section, under a lead-in and headings, states of whoever holds a role; a label says of what."""
    if _OF_EXPERIENCE.search(lead):
        return ()
    of_label = frozenset[Aspect]().union(
        *(labelled(name, voice.aspects) for name in (*_LABEL.findall(text), lead, *headings[-1:]))
    )
    said = [Spoken(aspect, 0, 0, "", governed=True) for aspect in sorted(of_label)]
    if section in UNASKED:
        of_applicants = OF_APPLICANTS & voice.aspects if section is SectionKind.HIRING_PROCESS else frozenset()
        return (*said, *mentioned(text, of_applicants))
    return (*said, *spoken(text, voice))


@lru_cache(maxsize=1024)
def _voice(titles: tuple[str, ...], aspects: frozenset[Aspect]) -> Voice:
    """How lines are read that speak of whoever holds one of those titles, in singular or plural."""
    said = {word.casefold() for title in titles for word in WRITTEN.findall(title)}
    return Voice(asks=False, holders=frozenset(said | {f"{word}s" for word in said}), aspects=aspects)


def of_role(
    wanted: Iterable[Aspect], family: JobFamily, level: Level | None, snapshot: Snapshot
) -> Iterator[Statement]:
    """What is stated of a level on some aspects and those that inform them, by its own lines, by those it takes over,
    and by those that bind its whole family; of all levels where none is meant. A line once.
    """
    asked = frozenset(wanted)
    informing = frozenset(near for aspect in asked for near in INFORMED_BY[aspect])
    voice = _voice((family.title, *(each.title for each in family.levels)), asked | informing)
    for line in role_lines(family, level, snapshot):
        item = line.item
        if said := stated(item.text, item.lead_in, line.section.kind, voice, item.heading_path):
            yield Statement(line, said)


def of_all(wanted: Iterable[Aspect], snapshot: Snapshot, filters: Filters) -> Iterator[Told]:
    """The lines of all documents that state one of some aspects."""
    aspects = frozenset(wanted)
    words = " ".join(_WORDS[aspect] for aspect in sorted(aspects))
    numbers = sorted(hit.number for hit in snapshot.store.search_text(words, READ, filters))
    for passage in snapshot.store.passages(numbers):
        for line in lines_of(passage):
            voice = _voice(tuple(filter(None, (passage.family, passage.level))), aspects)
            if said := stated(line.text, line.lead, passage.section, voice, passage.heading_path):
                yield Told(line, said)


def fit(asked: Circumstances, text: str, said: Iterable[Spoken]) -> float:
    """How far a line answers what is asked, in [0, 1]: 1 where it states the very thing, 0 where it says nothing of it.

    The very thing is of the same aspect and kind; less is of the aspect, and still less of one that informs it.
    """
    stating = {each.aspect for each in said}
    if stating.isdisjoint(asked.aspects):
        nearest = [
            place for aspect in asked.aspects for place, near in enumerate(INFORMED_BY[aspect]) if near in stating
        ]
        return 0.3 / (1 + min(nearest)) if nearest else 0.0
    kinds = [kind for aspect, kind in _KINDS if aspect in stating and kind & asked.stems]
    first = next(place for place, aspect in enumerate(asked.aspects) if aspect in stating)
    return (1.0 if not kinds or any(kind & stems(text) for kind in kinds) else 0.6) - 0.01 * first


def denies(text: str, asked: Circumstances, said: Iterable[Spoken]) -> bool:
    """Whether all that a line says of what is asked is that it is not so: "nobody works nights"."""
    kinds = frozenset[str]().union(*(kind & asked.stems for _, kind in _KINDS))
    places = [match.span() for match in WRITTEN.finditer(text) if stems(match[0]) & kinds]
    places = places or [(each.start, each.end) for each in said if each.aspect in asked.aspects]
    return bool(places) and all(_NEGATED.search(text[:start]) or _FREE.match(text, end) for start, end in places)
