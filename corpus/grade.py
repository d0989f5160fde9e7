"""Sentences that state a grade."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus import title as titles
from corpus.labelled_grade import labelled_grades
from corpus.model import Grade
from corpus.pay_field import paid_grade
from corpus.pay_plan import plan_grade
from corpus.sentence import LONGEST, run_in, sentences, unarticled

_NUMBER = r"\[?#?\s*\(?(\d{1,2})\)?\]?(?![\d+%]|\.\d|[a-d]\b)"
_CODE = r"(?:IC|[A-Z]{1,2})\d{1,2}"
_KIND = r"(?:(?:job|pay|salary|compensation|career)\s+)"
_GRADE = re.compile(rf"\bgraded?s?\b(?:\s*(?:is|of|level|at|:|=|-|–))?\s*{_NUMBER}", re.IGNORECASE)
_AMOUNT = re.compile(
    r"[$€£¥₹]\s?\d[\d.,]*(?:\s?[km]\b)?|(?<![\w.,])\d{1,3}(?:[.,’']\d{3})+(?![\d%])|\b\d{1,3}(?:\s?[-–]\s?\d{1,3})?k\b",
    re.IGNORECASE,
)
"""What is paid, which is nobody's grade: "£11.44", "32,000", "45k"."""
_SORT = r"(?:level|band|scale|step|point)"
_GRADE_OF = re.compile(
    rf"\b(?:grade|{_KIND}{_SORT})\b(?:\s+(?:of|for)\s+(?P<subject>[^.;:\d]{{2,80}}?))?\s+(?:is|:|=)\s*(?:an?\s+)?{_NUMBER}",
    re.IGNORECASE,
)
_ABROAD = (
    r"(?:(?:gehalts|lohn|entgelt|tarif|vergütungs)(?:band|stufe|gruppe|klasse)|"
    r"(?:nivel|banda|grado) salarial|niveau (?:salarial|de rémunération))"
)
"""What a grade is called in German, Spanish and French."""
_LEVEL = re.compile(rf"\b(?:{_KIND}{_SORT}|{_ABROAD})\b\s*:?\s*{_NUMBER}", re.IGNORECASE)
_NAME = rf"\W*(?i:{_KIND}?(?:grade|level|band)|(?:pay|salary)\s+(?:scale|point|spine))\s*"
_CALLED = r"[A-Z][\w'’-]*(?: [A-Z\d][\w'’-]*){0,2}"
"""What a grade is called beside its code or number: "Osprey (L4)"."""
_LABEL = re.compile(
    rf"{_NAME}(?:(?:[:=–—-]|is)\W*(?:{_CALLED}\s*[(\[,/–—-]\s*)?{_CODE}\b|{_CODE}(?=\W*(?:$|[.,;|·(]\s)))"
)
_NAMED = re.compile(r"\W*(?i:(?:pay|salary|job)\s+)?(?i:band)\W*[:=]\W*(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)?)\W*$")
"""A band that has a name and no number: "Pay band: Osprey"."""
_LETTER = re.compile(
    rf"\W*(?i:(?:usual |typical )?{_KIND}?(?:grade|band)|{_KIND}level(?=\W*:\s*(?:level\s+)?[A-Z]\W*$))\W*[:=\s]\W*"
    rf"(?:(?i:band|grade|level)\s+)?(?P<name>[A-Z]{{1,3}}|\d{{1,2}}[a-d])\W*$"
)
"""A grade that is made of letters, or a number with one: "Salary grade: C", "Band: 8a"."""
_GRADED_AS = re.compile(
    r"\bgraded (?:at|as) (?:an? |the )?(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+){0,3})(?: grade| level)?\W*$"
)
"""A grade that has a name: "usually graded at Higher Clerical Officer"."""
_AT_BAND = re.compile(
    rf"(?:\b(?:sits?|is|are|falls?|ranks?|starts?)|,)\s+(?:at|in|on)\s+(?:the\s+)?(?:grades?|bands?)\s+{_NUMBER}", re.I
)
"""Where somebody stands among numbers: "sits in band 4", ", at bands 1 to 2"."""
_PARTED = re.compile(
    r"[^\w£$€]*(?:(?P<label>(?:(?i:pay plan|(?:occupational )?series)(?:\s*[/,&]\s*|\s+and\s+))*"
    rf"(?i:{_KIND}?(?:grade|band|level)|classification|group and level))\W*[:=\s][^\w£$€]*)?"
    r"(?P<name>[A-Z]{1,3}-\d{1,4}(?:-\d{1,2})?|\d{1,2}\.\d)(?=\s*[,;(/]|\W*$)"
)
"""A grade of several parts, by its label or alone: "Series/Grade: GS-0343-12", "Level: 2.1"."""
_UNNAMED = re.compile(
    r"none|open|varies|confidential|negotiable|competitive|unknown|pending|tb[acd]\b|not|to\b|n/?a", re.IGNORECASE
)
_SCALE = re.compile(rf"\W*(?i:scale|spine point|(?:pay|salary) range)\W*[:=]\W*{_NUMBER}\W*$", re.IGNORECASE)
"""A number on a scale of pay, in a field of its own: "Scale: 4"."""
_PAID = re.compile(
    rf"\W*(?:pay|salary|wage|rate)\b[^()]*\(\s*(?:pay\s+)?(?:grade|band|scale|step|point)\s+{_NUMBER}\)\W*$", re.I
)
"""A grade in brackets behind what it pays: "Pay: 11.90 an hour (band 1)"."""
_BRACKETED = re.compile(rf"{_NAME}[:=–—-]\W*{_CALLED}\s*\(\s*(\d{{1,2}})\s*\)")
_LINKED = re.compile(r"\[(?:level\s+|band\s+)?#?(\d{1,2})\]\([^)]*grade[^)]*\)", re.IGNORECASE)
_INSIDE = (
    re.compile(rf"\b(?:level|band|scale|step|point)\b\s*:?\s*{_NUMBER}", re.IGNORECASE),
    re.compile(r"\b(?:is|at|:)\s+(?:an?\s+)?\[?#?(\d{1,2})\]?\s*(?:\.|$|\()", re.IGNORECASE),
    re.compile(r"^\W*(\d{1,2})\b(?!\.\d)(?=\W*(?:$|(?:(?:or|to|and)\s+)?\d{1,2}\W*$))"),
)
_FURTHER = re.compile(
    r"[\]) ]*(?:/|or|and|to|through|-|–|—|,)\s*(?:an?\s+)?(?:grade\s*)?\[?#?(\d{1,2})\]?(?![\d+%])", re.IGNORECASE
)
_CODES = re.compile(rf"\b({_CODE})\b")
_COPULA = re.compile(
    r"(?P<subject>.{0,160}?)\s+(?:is|are|can be|may be|will be|sits?|falls?|ranks?|equates?|maps?|starts?)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(rf"^\W*(?:[^:.;]{{1,40}}:\s*)?{_KIND}?\W*$", re.IGNORECASE)
"""What may stand before "grade" in a sentence that is there to state it: nothing, or a label ("Level and manager:")."""
_PLACED = re.compile(r"^(?:\w+\s+){1,6}at\s*$")
"""The same where somebody stands at the grade: "We hire Associates at"."""
_OWN = r"(?:The|An?|Our)\s+(?P<subject>[A-Za-z][\w&/’'-]*(?:,?\s(?:(?:of|the|and|for|to|in)\s)*[A-Z&(][^\s,;:]*)*)"
_SET_OFF = re.compile(rf"{_OWN}(?P<told>.*?)(?P<sep>[,;(])\s*(?:an?\s+)?(?i:{_KIND}?grade)\s+{_NUMBER}\s*(?=$|[.,;)])")
"""A sentence about somebody in which their grade is set off: "The Clerk, grade 4, ...", "The Clerk ...; grade 4."."""
_STANDS = re.compile(rf"{_OWN}\s+(?:[a-z]+\s+){{1,6}}at\s+(?i:{_KIND}?grade)\s+{_NUMBER}")
"""The same where it says at which grade they stand."""
_TITLE_BEFORE = re.compile(r"\b[A-Z][\w&/-]*\s*$")
_VERB = re.compile(r",?\s+(?:reports?|reporting|leads|works|manages|supports|who|which|that)\b")
_BESIDE = re.compile(
    r"(?![^,]*\b(?:who|which|that)\b)[^,;:]*\b(?:above|below|under|over|beneath)\s[^,;:]+,\s+at\s+(?:an?\s+)?(?:(?:pay|job)\s+)?",
    re.IGNORECASE,
)
"""What stands between two titles and the grade of the first: "sits one step above the clerk, at grade 6"."""
_BETWEEN = re.compile(r"\b(?:above|below|under|over|for|with|to|than|from|between|who|that)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class GradeWords:
    """Grades a sentence states, in order, and the title it says has them ("" where it names none)."""

    values: tuple[Grade, ...]
    subject: str
    strong: bool
    """Whether the sentence is there to state a grade, rather than mention one."""


def grade_words(text: str, in_grade_section: bool, raw: str = "") -> GradeWords | None:
    """The grade a line states; inside a job grade section a bare number or "level 10" counts too.

    `raw` is the line with its markup: a number that links to a page on grades states one anywhere.
    """
    text = run_in(_AMOUNT.sub("…", text[:LONGEST]))
    if planned := plan_grade(text):
        return GradeWords((planned,), "", True)
    if (paid := paid_grade(text)) is not None:
        return GradeWords((paid,), "", True)
    linked = _LINKED.search(raw[:LONGEST])
    if linked and not _GRADE.search(text):
        return GradeWords((int(linked.group(1)),), _subject(_COPULA.match(text)), True)
    for sentence in sentences(text):
        parted = _PARTED.match(sentence)
        if parted is not None and (parted["label"] or in_grade_section):
            return GradeWords((parted["name"],), "", True)
        found = _numbered(sentence, in_grade_section) or _coded(sentence, in_grade_section)
        if (found is None or not found.strong) and (labelled := labelled_grades(sentence)):
            return GradeWords(labelled, "", True)
        if found is not None:
            return found
    return None


def _numbered(sentence: str, in_grade_section: bool) -> GradeWords | None:
    match = _GRADE.search(sentence)
    copula = _COPULA.match(sentence)
    subject = _subject(copula)
    strong = in_grade_section
    if match is not None:
        strong = strong or _leads(sentence[: match.start()])
        if copula is not None and copula.end() <= match.start() + 3:
            between = sentence[copula.end() : match.start()]
            strong = strong or len(between) < 25 or (len(between) < 70 and not _BETWEEN.search(between))
            strong = strong or _BESIDE.fullmatch(between) is not None
        if not strong and (own := _set_off(sentence)) is not None:
            match, subject, strong = own, unarticled(own["subject"]), True
        if not strong and (of := _GRADE_OF.search(sentence)) is not None and of.start() == match.start():
            subject, strong = unarticled(of.group("subject") or ""), True
    elif of := _GRADE_OF.search(sentence):
        match, subject, strong = of, unarticled(of.group("subject") or ""), True
    elif scaled := _SCALE.match(sentence) or _PAID.match(sentence):
        match, strong = scaled, True
    elif called := _BRACKETED.match(sentence):
        match, strong = called, True
    elif placed := _AT_BAND.search(sentence):
        match, strong = placed, True
    elif level := _LEVEL.search(sentence):
        match = level
        strong = strong or copula is not None or not sentence[: level.start()].strip(" *")
    elif in_grade_section:
        match = next((m for pattern in _INSIDE if (m := pattern.search(sentence))), None)
    if match is None:
        return None
    at = match.lastindex or 1
    values: list[Grade] = [int(match.group(at))]
    end = match.end(at)
    while further := _FURTHER.match(sentence, end):
        values.append(int(further.group(1)))
        end = further.end(1)
    return GradeWords(tuple(dict.fromkeys(values)), subject, strong)


def _coded(sentence: str, in_grade_section: bool) -> GradeWords | None:
    codes: tuple[Grade, ...] = tuple(dict.fromkeys(_CODES.findall(sentence)))
    if not codes:
        lettered = _LETTER.match(sentence) or _GRADED_AS.search(sentence)
        if lettered is not None and not _UNNAMED.match(lettered["name"]):
            return GradeWords((lettered["name"],), "", True)
        named = _NAMED.match(sentence)
        is_name = named is not None and not _UNNAMED.match(named["name"]) and not titles.ranked(named["name"])
        return GradeWords((named["name"],), "", True) if named is not None and is_name else None
    label = _LABEL.match(sentence)
    if label is not None:
        return GradeWords(codes, "", True)
    copula = _COPULA.match(sentence)
    direct = copula is not None and re.match(
        rf"\s+(?:an?|at|(?:an?\s+)?(?:level|band|grade))\s+{_CODE}\b", sentence[copula.end() :]
    )
    if direct or in_grade_section or re.search(r"\b(?:grade|level|band)\b", sentence, re.IGNORECASE):
        leads = re.search(rf"\bgrade\s+{_CODE}\b", sentence, re.IGNORECASE)
        said = leads is not None and _leads(sentence[: leads.start()])
        stated = copula is not None and copula.end() <= sentence.index(str(codes[0]))
        return GradeWords(codes, _subject(copula), bool(in_grade_section or direct or stated or said))
    return None


def _set_off(sentence: str) -> re.Match[str] | None:
    """Where a sentence about somebody sets off their grade; null where it may be that of another title before it."""
    found = _SET_OFF.match(sentence)
    if found is not None and (found["sep"] == ";" or not _TITLE_BEFORE.search(found["told"])):
        return found
    return _STANDS.match(sentence)


def _leads(before: str) -> bool:
    """Whether a sentence that goes on with a grade is there to state it."""
    return bool(_LEAD.match(before) or _PLACED.match(before))


def _subject(copula: re.Match[str] | None) -> str:
    return unarticled(_VERB.split(copula.group("subject"), maxsplit=1)[0]) if copula else ""
