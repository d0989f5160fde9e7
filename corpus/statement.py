"""What a level states in its sections: its grade, whom it reports to, what it takes over from another level."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus import title as titles
from corpus.coded_list import coded_list
from corpus.extension import extends_words, parts_listed
from corpus.field_grade import field_grade
from corpus.grade import grade_words
from corpus.grid import states_grade, states_reporting
from corpus.introduction import Rungs
from corpus.model import OF_OTHERS, UNASKED, Grade, Item, ItemForm, Scope, Section, SectionKind, Span, Stated, T
from corpus.naming import code_in, grades_in, title_field
from corpus.paired import paired_bosses, paired_grades
from corpus.pay_field import labels_pay
from corpus.reporting import ReportWords, names_leader, report_words
from corpus.sentence import sentences

_BADGE = re.compile(
    r"\W*(?i:(?:(?:job|pay|salary)\s+)?(?:level|grade|band))(?:\s+|\s*:\s*)(?P<grade>\d{1,2}[a-d]?|[A-Z]{1,3}\d{1,2}|[A-HJ-Z])"
    r"(?:\W*|\s*(?:[,;]|\s[–—-]|\()\s*(?!or\b|and\b|to\b)[a-z].*)"
)
"""A grade that stands alone under a title, or with a remark behind it: "(Band 7, the only one there is)"."""
_OPENING = (SectionKind.SUMMARY, SectionKind.JOB_GRADE)
_LEGEND = re.compile(r"(?P<code>[A-Z]{1,3}\d{1,2})\s*[=:–—-]\s*(?![A-Z]{0,3}\d)[^,;]{2,60}[,;]\s*(?P<said>.+)")
"""What says of a code which title it stands for, and more of it."""
_GRADES = re.compile(
    r",?\s+(?:(?:(?:job|pay|salary) )?(?:grade|level|band|stufe|niveau|nivel)|(?:pay|salary) (?:step|point)):$",
    re.IGNORECASE,
)
_RANGES = re.compile(r",?\s+(?:(?:pay|salary) (?:range|scale|group|class|point|step|spine)|scale):$", re.IGNORECASE)
"""The same of a column that may as well hold amounts of money."""
_PLACE = re.compile(r"[A-Z]{1,3}\d{1,2}|(?:(?:range|scale|group|class) )?\d{1,2}[a-d]?", re.IGNORECASE)
_ENTRY = re.compile(
    r"(?P<title>[A-Z][\w&/' -]{2,50}?)\s*(?:\((?P<code>[A-Z]{1,3}\d{1,2})\)|[-–—:]\s*(?P<behind>[A-Z]{1,3}\d{1,2}))"
)
"""A point of a list that is a title with its code: "Miller (M2)"."""
_OF_ALL = re.compile(r"(?:all|every|each|both)\b", re.IGNORECASE)
_FIELDS = re.compile(r"(?:\s+[·•|/]|[,;])\s+(?=[A-Z][a-z]+(?: [a-z]+){0,2}:\s)")
"""What parts fields of one line: "Team: Stores, Level: C4"."""
_PARTS = re.compile(r"\s+[·•|]\s+")
"""What parts the facts of one line."""
_LONGEST_LEADER = 8  # words
_BEHIND_LEADER = re.compile(r",?\s(?:who|which|with)\s")
_VAGUE = re.compile(
    r"^(?:you|we|it|role|position|job|level|this|incumbent|person|successful candidate|candidate)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class GradeStatement:
    """The grade of a level, and the titles its sentences say have it."""

    grade: Stated[Grade]
    subjects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Inheritance:
    """A level's statement that it takes something over, not yet resolved.

    `above` means the level just above it; without `firm`, only a target that is found makes it a statement.
    """

    target: str
    above: bool
    scope: Scope
    text: str
    span: Span
    links: tuple[str, ...]
    firm: bool


def about(subject: str, title: str) -> bool:
    """Whether a sentence with that subject speaks of the level: it names it, or names nothing in particular."""
    initials = "".join(word[0] for word in title.split() if word[0].isupper())
    short = len(initials) > 1 and subject == initials
    return not subject or short or bool(_VAGUE.match(subject)) or titles.likeness(subject, title) >= 0.5


def grade_of(
    title: str, heading: Stated[str], sections: Sequence[Section], raw: Callable[[Span], str]
) -> GradeStatement | None:
    """The grade a level states: in its heading, else in its grade section, its summary, or elsewhere about itself.

    `raw` gives a span's text with its markup.
    """
    said: list[tuple[Stated[Grade], str]] = []
    for section in _in_order(sections, (SectionKind.JOB_GRADE, SectionKind.SUMMARY)):
        for item in section.items:
            said += _grades_said(item, title, section.kind, raw(item.span))
        if said:
            break
    said.sort(key=lambda each: not about(each[1], title))  # the level's own line before one that names another
    stated = [grade for grade, _ in said]
    in_heading = grades_in(heading.value)
    if not stated and not in_heading and (code := code_in(heading.value)) is not None:
        in_heading = [code]
    stated = [*(Stated(value, heading.span) for value in in_heading), *stated]
    if not stated:
        return None
    first = stated[0]
    return GradeStatement(
        replace(first, alternatives=_others(first, stated[1:], str)),
        tuple(dict.fromkeys(subject for _, subject in said)),
    )


def _said(item: Item) -> str:
    """The words of an item; a cell's with the label of its row where that makes them a statement."""
    label = item.lead_in.rstrip(":").split(", ")[0] if item.form is ItemForm.CELL else ""
    if item.form is ItemForm.BULLET and labels_pay(item.lead_in):  # a term and its definition
        label = item.lead_in
    said = f"{label}: {item.text}"
    # In a row for managers, among those of other levels, stands what is asked of them.
    named = states_reporting(label) and (item.text[:1].isupper() or names_leader(item.text))
    return said if named or states_grade(label) or labels_pay(label) or field_grade(said) is not None else item.text


def _grades_said(item: Item, title: str, kind: SectionKind, raw: str) -> Iterator[tuple[Stated[Grade], str]]:
    beside = kind in _OPENING and item.form is ItemForm.PARAGRAPH
    codes = [part for part in _PARTS.split(item.text) if titles.is_code(part)] if beside else []
    if len(codes) == 1:  # a badge beside the title, alone or in front of further facts: "P2 · Remote"
        yield Stated(codes[0], item.span), ""
        return
    each = sentences(_said(item))
    for sentence in each:
        if beside and (badge := _BADGE.fullmatch(sentence)):
            yield Stated(int(badge["grade"]) if badge["grade"].isdigit() else badge["grade"], item.span), ""
            continue
        words = grade_words(sentence, kind is SectionKind.JOB_GRADE, raw if len(each) == 1 else "")
        if words is not None and words.strong and (kind in _OPENING or about(words.subject, title)):
            yield from ((Stated(value, item.span), words.subject) for value in words.values)
            continue
        if kind in _OPENING:
            values = (field_grade(part) for part in _FIELDS.split(sentence))
            yield from ((Stated(value, item.span), "") for value in values if value is not None)


def titled(item: Item) -> str:
    """The title that an item states in a field, "" where it states none."""
    label = item.lead_in.rstrip(":").split(", ")[0] if item.form is ItemForm.CELL else ""
    return title_field(f"{label}: {item.text}" if label else item.text)


def listed_grades(shared: Iterable[Section]) -> Iterator[tuple[str, Stated[Grade], bool]]:
    """Titles and grades that family-wide sections list: rows of a table, or lines such as "Senior Analyst: grade 7".

    The third says that a column "Level" holds it, which beside one of grades numbers the steps.
    """
    for section in shared:
        for item in section.items:
            yield from ((who, Stated(grade, item.span), False) for who, grade in paired_grades(item))
            if item.form is not ItemForm.CELL:
                continue
            words = grade_words(item.text, True)
            column = _GRADES.search(item.lead_in)
            column = column or (_RANGES.search(item.lead_in) if _PLACE.fullmatch(item.text) else None)
            said = column is not None or re.search(r"\bgrade\b", item.text, re.IGNORECASE)
            if words and said and len(item.text.split()) <= 4:
                yield (
                    item.lead_in[: column.start()] if column else item.lead_in.rstrip(":"),
                    Stated(words.values[0], item.span),
                    column is not None and "level" in column.group().lower(),
                )
        entries = [(item, entry) for item in section.items if (entry := _ENTRY.fullmatch(item.text))]
        for item, entry in entries if len(entries) > 1 else ():
            yield entry["title"], Stated(entry["code"] or entry["behind"], item.span), False
        for item in section.items:
            for each in coded_list(item.text):
                yield each.title, Stated(each.code, item.span), False
            words = (
                None if item.form is ItemForm.CELL else grade_words(item.text, section.kind is SectionKind.JOB_GRADE)
            )
            if words is not None and words.strong:
                before = re.split(r"\s*(?:[-–—:,(|]|\bis\b|\bgrade\b)", item.text, maxsplit=1, flags=re.IGNORECASE)[0]
                yield words.subject or before, Stated(words.values[0], item.span), False


def reports_of(title: str, sections: Sequence[Section], own_path: tuple[str, ...] = ()) -> Stated[str] | None:
    """Whom a level under the headings `own_path` says it reports to; further answers stand in the alternatives.

    The level's opening lines come before its duties, sentences about the level before those about another title, and
    "reports to" before a mere "reporting to". Nobody reports to himself: a line that names the level is about those
    below it, unless it says of the level itself that it reports to a title that only reads like its own ("The Berth
    Manager reports to the Manager, Berths").
    """
    own: list[Stated[str]] = []
    others: list[Stated[str]] = []
    later: list[Stated[str]] = []
    mentioned: list[Stated[str]] = []
    for section in _in_order(sections, _OPENING):
        on_reporting = _on_reporting(section) and section.heading_path != own_path  # "Supervisor" may be the level
        opening = section.kind in _OPENING or on_reporting
        for item in section.items:
            for words in report_words(_reported(item, section, headed=on_reporting), opening):
                mine = about(words.subject, title)
                if _itself(words, title) or not (mine or opening):
                    continue
                stated = Stated(words.value, item.span)
                if not words.strong:
                    mentioned.append(stated)
                else:
                    (later if not opening else own if mine else others).append(stated)
    found = [*(own or others[:1]), *later] or mentioned[:1] or list(_labelled_beside(title, sections))[:1]
    return replace(found[0], alternatives=_others(found[0], found[1:], _plain)) if found else None


def _labelled_beside(title: str, sections: Iterable[Section]) -> Iterator[Stated[str]]:
    """Whom a paragraph by a label says the level reports to, among its measures or how it is hired."""
    telling = UNASKED - {SectionKind.CAREER_LADDER}  # that may lead to somebody else, and tell of him
    for item in (item for section in sections if section.kind in telling for item in section.items):
        words = report_words(item.text, False) if item.form is ItemForm.PARAGRAPH else []
        yield from (Stated(w.value, item.span) for w in words if w.labelled and not _itself(w, title))


def _itself(words: ReportWords, title: str) -> bool:
    """Whether whoever is reported to is the level that says so, or its letters."""
    if words.value == "".join(word[0] for word in title.split() if word[0].isupper()):
        return True
    if words.strong and (not words.subject or titles.words(words.subject) == titles.words(title)):
        return titles.words(words.value) == titles.words(title)
    return titles.likeness(words.value, title) >= 0.9


def _reported(item: Item, section: Section, *, headed: bool) -> str:
    """The words of an item; `headed` by a heading such as "Reports to", with the label that it stands for."""
    said = _said(item)
    short = len(_BEHIND_LEADER.split(said, maxsplit=1)[0].split()) <= _LONGEST_LEADER
    bare = headed and short and ":" not in said
    somebody = bare and (names_leader(said) or section.heading_path[-1].strip(" :").lower().endswith(" to"))
    return f"Reports to: {said}" if somebody and not report_words(said, True) else said


def _on_reporting(section: Section) -> bool:
    """Whether a section is headed with the reporting line ("Reporting", "Reports to")."""
    return bool(section.heading_path) and states_reporting(section.heading_path[-1])


def family_reports(shared: Iterable[Section]) -> Iterator[tuple[str, Stated[str]]]:
    """Reporting lines of family-wide text, each with the subject it names."""
    for section in shared:
        duties = section.kind is SectionKind.RESPONSIBILITIES
        if not duties and section.kind not in {SectionKind.SUMMARY, SectionKind.OTHER, SectionKind.JOB_GRADE}:
            continue
        told = section.kind is SectionKind.SUMMARY or _on_reporting(section)
        for item in section.items:
            if pairs := paired_bosses(item):
                yield from ((who, Stated(boss, item.span)) for who, boss in pairs)
                continue
            row, _, column = item.lead_in.rstrip(":").rpartition(", ")
            if item.form is ItemForm.CELL and row and states_reporting(column):
                yield row, Stated(item.text, item.span)
                continue
            legend = _LEGEND.match(item.text)
            if legend is not None:  # "C1 = Clerk, led by the Berth Manager"
                for words in report_words(legend["said"], True):
                    yield legend["code"], Stated(words.value, item.span)
                continue
            for words in report_words(item.text, not duties):
                if told or item.form is ItemForm.PARAGRAPH or (words.strong and words.subject and not duties):
                    yield words.subject, Stated(words.value, item.span)


def said_of_others(
    sections: Iterable[Section], rungs: Rungs, told: Container[int]
) -> Iterator[tuple[str, Stated[str]]]:
    """Reporting lines that a paragraph behind a level's own lines states of others: "All clerks report to".

    Where it names some of the `rungs`, "Clerks and senior clerks report to", or one by its title, it counts if none of
    them says it itself, as those `told` do; where it names those under a heading, "Harbour-side clerks report to", it
    counts always.
    """
    for item in (item for section in sections for item in section.items if item.form is ItemForm.PARAGRAPH):
        for words in report_words(item.text, True):
            plural = words.strong and words.subject.endswith("s")
            named = rungs.named(words.subject) if plural or rungs.called(words.subject) else ()
            told_elsewhere = named and not any(n in told for n in named)
            if words.strong and (_OF_ALL.match(words.subject) or told_elsewhere or rungs.grouped(words.subject)):
                yield words.subject, Stated(words.value, item.span)


def inherits_of(sections: Iterable[Section], links: Callable[[Item], tuple[str, ...]]) -> Iterator[Inheritance]:
    """What a level's lines take over from elsewhere; `links` gives the destinations of an item's links."""
    for section in sections:
        if section.kind in OF_OTHERS:
            continue
        for item in section.items:
            for part in parts_listed(item.text):
                yield Inheritance(part, False, Scope.BOTH, item.text, item.span, links(item), firm=False)
            words = extends_words(item.text, section.kind)
            if words is not None:
                scope = words.scope or Scope.BOTH
                yield Inheritance(words.target, words.above, scope, item.text, item.span, links(item), words.firm)


def _in_order(sections: Sequence[Section], first: Sequence[SectionKind]) -> list[Section]:
    """The sections that speak of the level, those of kinds `first` before the others."""
    spoken = [s for s in sections if s.kind not in OF_OTHERS]
    return sorted(spoken, key=lambda s: first.index(s.kind) if s.kind in first else len(first))


def _others(first: Stated[T], rest: Iterable[Stated[T]], plain: Callable[..., str]) -> tuple[Stated[T], ...]:
    """Further values that differ from the first and from each other, in order."""
    kept = {plain(first.value): first}
    for stated in rest:
        kept.setdefault(plain(stated.value), stated)
    return tuple(kept.values())[1:]


def _plain(value: str) -> str:
    return " ".join(titles.words(value))
