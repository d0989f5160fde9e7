"""Lines that say whether a level leads people: its own and those it takes over, the cells of its table among them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus import title as titles
from corpus.model import NEEDS, ItemForm, JobFamily, Level, Track
from service.answers import Claim
from service.ask.amounts import leads_counted
from service.ask.brought import brought
from service.ask.fact import LEADS_NOBODY
from service.ask.listing_words import NEGATED
from service.ask.role_lines import RoleLine, role_lines
from service.chain import Families
from service.citation import Citer
from service.phrases import phrases
from service.seniority import NUMBER_WORDS, people_in

_OR = re.compile(r"\s+or\s+(?:an?\s+|the\s+)?|\s*/\s*")
_CLIENTS = re.compile(r"\blook(?:s|ing)?\s+after\s+[^.;,]*?\d[^.;,]*\bpeople\b", re.IGNORECASE)
"""Whoever looks after so many people serves them; a team is led."""
_CODES = re.compile(r"\b[A-Z]{1,3}\d{1,2}(?:\s*(?:-|–|/|to)\s*[A-Z]{1,3}\d{1,2})?\s+")
"""Codes of grades before whom they are of: "two L1-L3 testers"."""
_NOBODY_LED = re.compile(
    r"\b(?:1:1s?|one-(?:to|on)-ones?)\b"
    r"|\b(?:lead|manag|direct|run)(?:s|e|es|ing)?\s+(?!teams?|people|staff|others)[a-z]+\s+(?:for|with|on)\s",
    re.IGNORECASE,
)
"""A talk of two, and a thing that is led for or with others: "lead searches for executives"."""
_COUNT = rf"(?:an?|\d+(?:\s*(?:-|–|to|or)\s*\d+)?|{'|'.join(NUMBER_WORDS[1:])})"
_PERSON = (
    r"(?:trainee|apprentice|intern|junior|student|assistant|clerk|paralegal|technician|engineer|developer|designer|"
    r"analyst|specialist|associate|coordinator|administrator|recruiter|writer|researcher|scientist|accountant|lawyer|"
    r"nurse|counsel|employee|colleague|report|person|(?:team|staff) member)"
)
"""Who is led, in the singular; of more than one `seniority.people_in` tells."""
_ONE = rf"(?:[\w-]+ )??{_PERSON}s?"
_LEADS_ONE = phrases(rf"""
    (?:manag|supervis|line[- ]manag|oversee|lead)(?:e|es|s|ing)? (?:up to |at least |about )?{_COUNT} {_ONE}
    (?:supervis|line[- ]manag)(?:e|es|ing) (?:(?:the|our|your|their|all|any|other|more|less|\w+ly) )*{_ONE}
""")
_YOU_LEAD = re.compile(r"(?:[^.:]*:\s*)?(?:you|I)\s+(?:also\s+)?(?:lead|manage|supervise|head|oversee)\b", re.I)
"""How a line tells the reader what they do, under whatever heading: "you manage up to three"."""
_ABLE = phrases("capable\nable\nability\ncan\ncould\nmay\nready\nprepared")
"""What whoever holds a role could do, and may not be doing."""


def leading_nobody(family: JobFamily, level: Level, citer: Citer) -> list[Claim]:
    """The first line of a level that says it leads nobody, as a claim; none where no line does."""
    lines = ((section, item) for section in level.sections for item in section.items)
    said = ((section, item) for section, item in lines if LEADS_NOBODY.search(item.text))
    return [
        Claim(item.text, (citer.line(item.span, family, level, section.kind, section.heading_path),))
        for section, item in said
    ][:1]


def of_reports(family: JobFamily, level: Level, citer: Citer) -> list[Claim]:
    """Where another level of the family says that it reports to this one, as a claim; none where none does."""
    for other in family.levels:
        bosses = _OR.split(other.reports_to.value) if other.reports_to else []
        if other is not level and other.reports_to and any(titles.same(level.title, boss) for boss in bosses):
            text = f"{other.title}: reports to {other.reports_to.value}."
            return [Claim(text, (citer.inside(other.reports_to.span, family, other),))]
    return []


def of_leading(family: JobFamily, level: Level, citer: Citer, families: Families) -> list[Claim]:
    """The first line that says a level leads people, as a claim; none where no line does. A contributor's has to say
    whom or how many: whoever leads a project team has no reports, and whoever could lead may lead nobody.
    """
    said = (
        line.claim(citer) for line in _of_level(family, level, families)
        if (line.section.kind not in NEEDS or line.item.form is ItemForm.CELL or _YOU_LEAD.match(line.item.text))
        and (level.track is not Track.IC or (_of_whom(line.item.text) and not _ABLE.search(line.item.text)))
    )  # fmt: skip
    return [claim for claim in (next(said, None),) if claim is not None]


def hinting(family: JobFamily, level: Level, citer: Citer, families: Families) -> list[Claim]:
    """The line that speaks most plainly of a level and of leading, as a claim: where there is one, nothing says that
    it leads nobody.
    """
    said = sorted(_of_level(family, level, families), key=lambda line: not _of_whom(line.item.text))
    return [line.claim(citer) for line in said[:1]]


def _of_level(family: JobFamily, level: Level, families: Families) -> Iterator[RoleLine]:
    """The lines of a level that speak of people who are led, but for what it asks to have been led elsewhere. A cell of
    a table tells what the level is like, under whatever heading.
    """
    for line in role_lines(family, level, families):
        before = brought(line.section.kind, f"{line.item.lead_in} {line.item.text}")
        if line.level is not None and not before and _says(line.item.text):
            yield line


def _says(text: str) -> bool:
    """Whether a line speaks of people who are led."""
    led = people_in(_bare(text)).leads or leads_counted(text) or _LEADS_ONE.search(text) is not None
    return led and not NEGATED.search(text) and not _CLIENTS.search(text) and not LEADS_NOBODY.search(text)


def _of_whom(text: str) -> bool:
    """Whether a line says whom or how many."""
    told = people_in(_bare(text))
    return bool(told.leads and told.count) or leads_counted(text) or _LEADS_ONE.search(_bare(text)) is not None


def _bare(text: str) -> str:
    """A line without codes, and without what leads nobody."""
    return _NOBODY_LED.sub(" ", _CODES.sub("", text))
