"""Facts of a level or family, from the catalogue, each with the line that states it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.fault import Fault
from corpus.grade import grade_words
from corpus.model import MANAGING, Grade, Item, ItemForm, JobFamily, Level, Section, SectionKind, Stated
from corpus.sentence import sentences
from service.answers import Attribute, Claim, FactResult, Near
from service.ask.ladder import rung
from service.citation import Citer
from service.results import Citation

_SAID = {
    Attribute.GRADE: "grade",
    Attribute.REPORTS_TO: "reporting line",
    Attribute.TRACK: "track",
    Attribute.NEXT_LEVEL: "next step",
    Attribute.HIRING_STEPS: "hiring process",
    Attribute.PERFORMANCE_INDICATORS: "performance indicators",
}


LISTED_IN = {
    Attribute.HIRING_STEPS: SectionKind.HIRING_PROCESS,
    Attribute.PERFORMANCE_INDICATORS: SectionKind.PERFORMANCE_INDICATORS,
}
"""Facts that are all lines of a section."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact in words with its claims.

    `result` is null where the documents do not state it; `near` is what they do state.
    """

    result: FactResult | None
    text: str
    claims: tuple[Claim, ...]
    near: tuple[Near, ...] = ()


def said(attribute: Attribute) -> str:
    """The attribute in words."""
    return _SAID[attribute]


def fact(
    attribute: Attribute, family: JobFamily, level: Level | None, citer: Citer, pages: Sequence[JobFamily] = ()
) -> Fact:  # fmt: skip
    """The fact of a level, or of the whole family where `level` is null; `pages` are the others of its role."""
    match attribute:
        case Attribute.GRADE | Attribute.REPORTS_TO:
            return _stated(attribute, family, level, citer)
        case Attribute.TRACK:
            return _track(family, level, citer)
        case Attribute.NEXT_LEVEL:
            return _next(family, level, citer, pages)
        case Attribute.HIRING_STEPS | Attribute.PERFORMANCE_INDICATORS:
            return _listed(attribute, LISTED_IN[attribute], family, level, citer)


def stated(level: Level, attribute: Attribute) -> Stated[Grade] | Stated[str] | None:
    """What a level states of its grade or reporting line."""
    return level.grade if attribute is Attribute.GRADE else level.reports_to


def _stated(attribute: Attribute, family: JobFamily, level: Level | None, citer: Citer) -> Fact:
    if level is None:
        return _family_wide(attribute, family, citer)
    value = stated(level, attribute)
    if value is None:
        near = tuple(
            Near(f"{other.title}: {_phrase(attribute, found.value)}", citer.inside(found.span, family, other))
            for other in _closest(family, level)
            if (found := stated(other, attribute)) is not None
        )
        text = f"{level.title} ({family.title}) states no {said(attribute)}."
        if near:
            text += f" Nearest: {'; '.join(n.text for n in near[:2])}."
        return Fact(None, text, (), near[:3])
    own_line = citer.inside(value.span, family, level)
    others = [other for other in value.alternatives if other.value != value.value]
    stretch = _stretch(own_line.quote, (value.value, *(o.value for o in others if o.span == value.span)))
    if stretch:
        others = [other for other in others if other.span != value.span]
    claims = [Claim(f"{level.title}: {stretch or _phrase(attribute, value.value)}.", (own_line,))]
    text = claims[0].text
    if others:
        claims += [
            Claim(
                f"The document also says {_phrase(attribute, other.value)}.", (citer.inside(other.span, family, level),)
            )
            for other in others
        ]
        said_too = " and ".join(_phrase(attribute, other.value) for other in others)
        text += f" The document disagrees with itself: it also says {said_too}."
    if attribute is Attribute.GRADE:
        for section, item in _notes(family, level, value.value):
            claims.append(Claim(item.text, (citer.line(item.span, family, None, section.kind, section.heading_path),)))
            text += f" The page also says: {item.text}"
        for finding in family.findings:
            if finding.level_id == level.id and finding.code == Fault.GRADE_NAMES_OTHER_LEVEL:
                claims.append(Claim(f"{_capital(finding.message)}.", (citer.inside(finding.span, family, level),)))
                text += f" The document disagrees with itself: {finding.message}."
    return Fact(FactResult(family.id, level.id, attribute, value.value), text, tuple(claims))


def _notes(family: JobFamily, level: Level, grade: Grade) -> list[tuple[Section, Item]]:
    """Lines for the whole family in which a sentence begins with the level and speaks of another grade."""
    begins = re.compile(rf"(?:the\s+)?(?:{_PAY_OF}\s+)?{re.escape(level.title)}s?\b", re.IGNORECASE)
    return [
        (section, item)
        for section in family.shared_sections
        for item in section.items
        for sentence in sentences(item.text)
        if begins.match(sentence) and (words := grade_words(sentence, False)) and grade not in words.values
    ]


def _family_wide(attribute: Attribute, family: JobFamily, citer: Citer) -> Fact:
    """A value that every level states alike."""
    values = [(level, stated(level, attribute)) for level in family.levels]
    first = values[0][1] if values else None
    if first is None or any(value is None or value.value != first.value for _, value in values):
        return Fact(None, f"{family.title} states no {said(attribute)} for all its levels.", ())
    claim = Claim(
        f"{family.title}: {_phrase(attribute, first.value)}.", (citer.inside(first.span, family, family.levels[0]),)
    )
    return Fact(FactResult(family.id, None, attribute, first.value), claim.text, (claim,))


def _phrase(attribute: Attribute, value: Grade) -> str:
    return f"grade {value}" if attribute is Attribute.GRADE else f"reports to {value}"


def _stretch(line: str, values: Sequence[Grade]) -> str:
    """A stretch of grades as its line writes it: "grade 8 to 9"; "" where the line states one, or no such stretch."""
    numbers = sorted(value for value in values if isinstance(value, int))
    if len(numbers) < 2:
        return ""
    found = re.search(rf"\b{numbers[0]}\s*(to|or|through|-|–|/)\s*(?:an?\s+)?(?:grade\s+)?{numbers[-1]}\b", line)
    return f"grade {numbers[0]} {'or' if found[1] in {'or', '/'} else 'to'} {numbers[-1]}" if found else ""


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _closest(family: JobFamily, level: Level) -> list[Level]:
    """The other levels, those nearest in the ladder first."""
    place = [other.id for other in family.levels].index(level.id)
    return sorted((o for o in family.levels if o.id != level.id), key=lambda o: abs(family.levels.index(o) - place))


def _track(family: JobFamily, level: Level | None, citer: Citer) -> Fact:
    if level is not None:
        if level.track is None:
            return Fact(None, f"{level.title} does not say which track it is on.", ())
        text = f"{level.title} is on the {TRACKS[level.track]} track."
        shown = showing(family, level, citer)
        claim = Claim(text, (*shown, citer.level(family, level)))
        return Fact(FactResult(family.id, level.id, Attribute.TRACK, level.track), text, (claim,))
    tracks = list(dict.fromkeys(str(each.track) for each in family.levels if each.track))
    claims = tuple(
        Claim(f"{each.title}: {TRACKS[each.track]}.", (citer.level(family, each),))
        for each in family.levels
        if each.track
    )
    text = f"{family.title}: " + ", ".join(TRACKS[each.track] for each in family.levels[:1] if each.track)
    if len(tracks) > 1:
        text = f"{family.title} has {len(tracks)} tracks: {', '.join(tracks)}."
    return Fact(FactResult(family.id, None, Attribute.TRACK, tuple(tracks)), text, claims)


def showing(family: JobFamily, level: Level, citer: Citer) -> tuple[Citation, ...]:
    """The first line of a level that speaks of whom it leads, or that it leads nobody."""
    pattern = _LEADS if level.track in MANAGING else LEADS_NOBODY
    for section in level.sections:
        for item in section.items:
            if pattern.search(item.text):
                return (citer.line(item.span, family, level, section.kind, section.heading_path),)
    return ()


_LEADS = re.compile(
    r"\bmanagement (?:level|role|track)\b|\bpeople manager\b"
    r"|\b(?:leads?|manages?|leading|managing)\b[^.;]{0,40}\b(?:teams?|people|reports?|managers|directors|\w+ers)\b",
    re.IGNORECASE,
)
LEADS_NOBODY = re.compile(
    r"\bindividual (?:role|contributor)\b|\b(?:no|without(?: any)?) (?:direct )?reports\b"
    r"|\b(?:no|without(?: any)?) (?:\w+ )?(?:line|people) management\b"
    r"|\bwithout (?:\w+ )?(?:managing|leading|supervising) (?:anyone|anybody|people|others|a team|them|staff)\b"
    r"|\b(?:manages?|leads?|supervises?) (?:nobody|no one|no people|no team)\b|\b(?:nobody|no one) reports to\b"
    r"|\b(?:without being|not|never|isn['’]t|nobody['’]s|anyone['’]s) [^.;]{0,20}\bmanager\b",
    re.IGNORECASE,
)
_PAY_OF = r"(?:(?:job|pay|salary)\s+)?(?:band|grade|level)\s+(?:of|for)\s+(?:an?|the|each|every)"
TRACKS = {"ic": "individual contributor", "management": "management", "executive": "executive", "intern": "intern"}


def _next(family: JobFamily, level: Level | None, citer: Citer, pages: Sequence[JobFamily]) -> Fact:
    said = [
        Claim(item.text, (citer.line(item.span, family, None, s.kind, s.heading_path),))
        for s in _sections(family, level, SectionKind.CAREER_LADDER)
        for item in s.items
    ]
    if level is None:
        return _fact_of_steps(family, None, None, said)
    above = rung((family, level), pages, 1)
    if above is None or above[1].track != level.track:  # what the document says of the step counts for more
        value, said = _step_said(level, said)
        if value is not None or above is None:
            return _fact_of_steps(family, level, value, said)
    home, following = above
    grade = f", grade {following.grade.value}" if following.grade else ""
    track = f", on the {TRACKS[following.track]} track" if following.track and following.track != level.track else ""
    text = f"After {level.title} comes {following.title}{grade}{track}."
    return _fact_of_steps(family, level, following.title, [Claim(text, (citer.level(home, following),)), *said])


def _fact_of_steps(family: JobFamily, level: Level | None, value: str | None, claims: Sequence[Claim]) -> Fact:
    if not claims:
        return Fact(None, f"The documents name no step after {level.title if level else family.title}.", ())
    text = " ".join(claim.text for claim in claims[:2])
    return Fact(FactResult(family.id, level.id if level else None, Attribute.NEXT_LEVEL, value), text, tuple(claims))


def _step_said(level: Level, claims: Sequence[Claim]) -> tuple[str | None, list[Claim]]:
    """The title that a career ladder names as the step after a level, and the claims with that line first."""
    after = re.compile(
        rf"\b(?:after|from) (?:an? |the )?{re.escape(level.title)} (?:is|comes|leads to|follows) (?:an? |the )?"
        r"(?P<step>[A-Z][^.;:]*)"
    )
    for place, each in enumerate(claims):
        if match := after.search(each.text):
            return match["step"].strip(), [each, *claims[:place], *claims[place + 1 :]]
    return None, list(claims)


def each_has_its_own(attribute: Attribute, family: JobFamily) -> bool:
    """Whether several levels of a family have lines of their own on a fact that others lack, and none are for all.

    What one level alone has may be everybody's: it is the one under whose heading it was put.
    """
    kind = LISTED_IN.get(attribute)
    having = [level for level in family.levels if any(section.kind is kind for section in level.sections)]
    return kind is not None and len(having) > 1 and all(s.kind is not kind for s in family.shared_sections)


def _sections(family: JobFamily, level: Level | None, kind: SectionKind) -> list[Section]:
    own = [s for s in level.sections if s.kind is kind] if level else []
    if own:
        return own
    shared = [s for s in family.shared_sections if s.kind is kind]
    if shared or level is not None:
        return shared
    return [s for each in family.levels for s in each.sections if s.kind is kind]


def _listed(attribute: Attribute, kind: SectionKind, family: JobFamily, level: Level | None, citer: Citer) -> Fact:
    sections = _sections(family, level, kind)
    entries = [(s, item) for s in sections for item in _entries(s.items)]
    title = level.title if level else family.title
    if not entries:
        return Fact(None, f"{title} states no {said(attribute)}.", ())
    owner = level if level and any(s in level.sections for s in sections) else None
    claims = tuple(
        Claim(item.text, (citer.line(item.span, family, owner or _owner(family, s), s.kind, item.heading_path),))
        for s, item in entries
    )
    text = f"{title}: {said(attribute)} in {len(claims)} {'line' if len(claims) == 1 else 'lines'}."
    level_id = owner.id if owner else None
    return Fact(FactResult(family.id, level_id, attribute, tuple(item.text for _, item in entries)), text, claims)


def _owner(family: JobFamily, section: Section) -> Level | None:
    return next((level for level in family.levels if section in level.sections), None)


def _entries(items: Sequence[Item]) -> list[Item]:
    """The bullets of a section, or its paragraphs where it has none."""
    bullets = [item for item in items if item.form is not ItemForm.PARAGRAPH]
    return bullets or list(items)
