"""Sentences that state a reporting line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.sentence import abbreviated, sentence_starts, unarticled

_REPORTS = re.compile(r"\b(?P<verb>reports?|reporting|will report)\s+(?:directly\s+)?(?:in)?to\s+", re.IGNORECASE)
_REPORT_LABEL = re.compile(
    r"^(?:reports to|reporting (?:line|to)|manager|line manager)\s*[:–—-]\s*(?P<value>.+)$", re.IGNORECASE
)
_SUBJECT = re.compile(
    r"^(?:(?:the|this|a|an|our|each|every|all|both|you|it|they|he|she)\b.*|.*\b(?:role|position|job|incumbent|levels?)|)$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:the|a|an|our|either the|either|their|your)\s+", re.IGNORECASE)
_EVERYONE = re.compile(r"(?:^|\band\s+|[,;]\s*)(?:all|both|each|they|everyone)(?: of (?:them|whom))?$", re.IGNORECASE)
_CUT = re.compile(
    r"(?:[,;]?\s+(?:and|but|while|where|whilst)\s+(?=(?:[a-z]+ly\s+)?[a-z])(?!(?:the|a|an|or|to the|of)\b)"
    r"|,?\s+(?:and|while|but)\s+(?=[^.;]*\breports?\s+(?:in)?to\b)|,?\s+(?:who|which|that|with|as part of|in order|based in|because)\s+|,\s+(?:at|for|in|on)\s+(?:every|all|each|any)\b|\s+[–—]\s+|\s*\((?:see|as of)\b|,\s+(?:and is|is|and will)\s+)"
)
_INNER_ARTICLE = re.compile(r"\b(or|and) (?:to )?(?:the|an?) (?=[A-Z])")
_CLAUSE = re.compile(r",\s+(?:the|this|you|your|our|we|a|an|it|they)\s")
_DOT = re.compile(r"\.(?=\s+[A-Z“(]|\s*$)")


@dataclass(frozen=True, slots=True)
class ReportWords:
    """To whom the subject of a sentence reports."""

    value: str
    subject: str
    strong: bool = True
    """Whether the sentence is there to say it ("reports to"), rather than mention it ("reporting to")."""


def report_words(text: str, anywhere: bool) -> list[ReportWords]:
    """Reporting lines a text states. `anywhere` false: only sentences whose subject is the role itself."""
    label = _REPORT_LABEL.match(text.strip())
    if label:
        value = _until_end(label.group("value"))
        return [ReportWords(value, "")] if value else []
    found: list[ReportWords] = []
    for match in _REPORTS.finditer(text):
        start = max(n for n in sentence_starts(text) if n <= match.start())
        before = text[start : match.start()].strip(" ,;:-–—*")
        before = re.sub(
            r"\b(?:and|also|will|who|which|is|are|typically|usually|currently|currently also|directly)$", "", before
        ).strip(" ,;")
        before = re.sub(r"\b(?:and|will|also)$", "", before).strip(" ,;")
        clause = re.split(
            r",?\s+(?:and|that|who)\s+(?=[a-z])|\s+(?:is|are|leads?|manages?|works?|oversees?|supports?)\s+",
            before,
            maxsplit=1,
        )[0]
        generic = bool(_SUBJECT.match(clause)) and len(before.split()) <= 40
        everyone = _EVERYONE.search(before)
        if everyone:
            generic, clause = True, ""
        titled = bool(clause) and clause[0].isupper() and len(clause.split()) <= 12
        if match.group("verb").lower().startswith("reporting"):
            generic = generic or not before
        if not (generic or (anywhere and titled)):
            continue
        if re.search(
            r"\b(?:team|teams|people|managers|members|direct reports|staff) (?:who|that|which)$", before, re.IGNORECASE
        ):
            continue
        participle = match.group("verb").lower() == "reporting"
        rest = text[match.end() :]
        value = _until_end(_CLAUSE.split(rest, maxsplit=1)[0] if participle and not before else rest)
        if value and (value[0].isupper() or value[0].isdigit()) and len(value.split()) <= 30:
            found.append(ReportWords(value, unarticled(clause), not participle))
    return sorted(found, key=lambda words: not words.strong)


def _until_end(text: str) -> str:
    value = text.strip()
    for match in _DOT.finditer(value):
        if not abbreviated(value[: match.start()]) or match.end() >= len(value):
            value = value[: match.start()]
            break
    cut = _CUT.search(value)
    if cut:
        value = value[: cut.start()]
    value = value.strip(" .;:,*")
    while (shorter := _ARTICLE.sub("", value)) != value:
        value = shorter
    return _INNER_ARTICLE.sub(r"\1 ", value)
