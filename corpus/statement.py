"""Sentences that state a grade, a reporting line, or what a level takes over from another."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.model import Grade, Scope, SectionKind

_NUMBER = r"\[?#?\s*\(?(\d{1,2})\)?\]?"
_GRADE = re.compile(rf"\bgrades?\b(?:\s*(?:is|of|level|:|=|-|–))?\s*{_NUMBER}", re.IGNORECASE)
_GRADE_LINK = re.compile(r"\[(?:level\s+|band\s+)?#?(\d{1,2})\]\([^)]*grade[^)]*\)", re.IGNORECASE)
_LEVEL_NUMBER = re.compile(rf"\b(?:level|band)\b\s*:?\s*{_NUMBER}", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"\b(?:is|at|:)\s+(?:an?\s+)?\[?#?(\d{1,2})\]?\s*(?:\.|$|\()", re.IGNORECASE)
_FURTHER = re.compile(
    r"\s*(?:/|or|and|to|through|-|–|—|,)\s*(?:an?\s+)?(?:grade\s*)?\[?#?(\d{1,2})\]?(?![\d+%])", re.IGNORECASE
)
_CODE = re.compile(r"\b((?:IC|[A-Z]{1,2})\d{1,2})\b")
_COPULA = re.compile(
    r"^(?P<subject>.{0,160}?)\s+(?:is|are|can be|may be|will be|sits|falls|ranks|equates|maps)\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"(\[])")

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
_ABBREVIATION = re.compile(r"(?:\b(?:Sr|Jr|Dir|Mgr|Assoc|Asst|Dr|Mr|Ms|St|Snr|Eng|Dept|e\.g|i\.e|etc|vs)|\b[A-Z])$")


@dataclass(frozen=True, slots=True)
class GradeWords:
    """Grades a sentence states, in order, and the title it says has them ("" where it names none)."""

    values: tuple[Grade, ...]
    subject: str
    strong: bool
    """Whether the sentence is there to state a grade, rather than mention one."""


@dataclass(frozen=True, slots=True)
class ReportWords:
    """To whom the subject of a sentence reports."""

    value: str
    subject: str
    strong: bool = True
    """Whether the sentence is there to say it ("reports to"), rather than mention it ("reporting to")."""


@dataclass(frozen=True, slots=True)
class ExtendsWords:
    """What a sentence says is taken over. `target` "" with `above` set: the level or list just above."""

    target: str
    scope: Scope | None
    above: bool


def grade_words(text: str, in_grade_section: bool, raw: str = "") -> GradeWords | None:
    """The grade a line states; inside a job grade section a bare number or "level 10" counts too.

    `raw` is the line with its markup: a number that links to a page on grades states one anywhere.
    """
    linked = _GRADE_LINK.search(raw)
    if linked and not _GRADE.search(text):
        subject = _COPULA.match(text)
        return GradeWords((int(linked.group(1)),), _unarticled(subject.group("subject")) if subject else "", True)
    for sentence in _SENTENCE.split(text):
        match = _GRADE.search(sentence)
        if match is None and in_grade_section:
            match = _LEVEL_NUMBER.search(sentence) or _BARE_NUMBER.search(sentence)
            if match is None and re.fullmatch(r"\W*\d{1,2}\W*", sentence):
                match = re.search(r"(\d{1,2})", sentence)
        subject = _COPULA.match(sentence)
        named = _unarticled(subject.group("subject")) if subject else ""
        if match is None:
            coded = _CODE.search(sentence)
            if coded and (in_grade_section or re.search(r"\b(?:grade|level|band)\b", sentence, re.IGNORECASE)):
                strong = in_grade_section or bool(subject)
                values = tuple(dict.fromkeys(_CODE.findall(sentence)))
                return GradeWords(values, named, strong)
            continue
        values = [int(match.group(1))]
        at = match.end(1)
        rest = sentence[at:].lstrip("]) ")
        while further := _FURTHER.match(rest):
            values.append(int(further.group(1)))
            rest = rest[further.end() :].lstrip("]) ")
        strong = in_grade_section or bool(
            subject and subject.end() <= match.start() + 3 and match.start() - subject.end() < 25
        )
        strong = strong or sentence[: match.start()].strip(" *:-") == ""
        return GradeWords(tuple(dict.fromkeys(values)), named, strong)
    return None


def report_words(text: str, anywhere: bool) -> list[ReportWords]:
    """Reporting lines a text states. `anywhere` false: only sentences whose subject is the role itself."""
    label = _REPORT_LABEL.match(text.strip())
    if label:
        value = _until_end(label.group("value"))
        return [ReportWords(value, "")] if value else []
    found: list[ReportWords] = []
    for match in _REPORTS.finditer(text):
        start = _sentence_start(text, match.start())
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
            found.append(ReportWords(value, _unarticled(clause), not participle))
    return sorted(found, key=lambda words: not words.strong)


def _sentence_start(text: str, at: int) -> int:
    start = 0
    for match in _SENTENCE.finditer(text):
        if match.end() > at:
            break
        if not _ABBREVIATION.search(text[: match.start()].rstrip(".").rstrip()):
            start = match.end()
    return start


def _until_end(text: str) -> str:
    value = text.strip()
    for match in _DOT.finditer(value):
        if not _ABBREVIATION.search(value[: match.start()]) or match.end() >= len(value):
            value = value[: match.start()]
            break
    cut = _CUT.search(value)
    if cut:
        value = value[: cut.start()]
    value = value.strip(" .;:,*")
    while (shorter := _ARTICLE.sub("", value)) != value:
        value = shorter
    return _INNER_ARTICLE.sub(r"\1 ", value)


def _unarticled(text: str) -> str:
    return re.sub(r"^(?:the|this|a|an|as an?|our)\s+", "", text.strip(" *"), flags=re.IGNORECASE)


_TAKES = re.compile(
    r"^\W*(?:(?:this (?:role|level|position)|it|the [^.:]{1,80}?|you|[A-Z][^.:]{1,90}?)\s+)?(?:also\s+)?"
    r"(?P<verb>extends?|expands? (?:up)?on|builds? (?:up)?on|inherits?(?: from)?|includes? (?:all|everything)|carr(?:y|ies) over|"
    r"takes? (?:over|on) (?:all|everything))\b[\s:]*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_SAME = re.compile(
    r"(?:(?:shares?|has|have|holds?|carr(?:y|ies)|retains?|meets?|with|requires?|fulfil(?:l?s)?)\s+)?(?:all\s+(?:of\s+)?)?the same (?P<what>[^.:]{0,60}?)"
    r"\s*\b(?:as|outlined|listed|described|mentioned|above)\b(?P<rest>[^.]*)",
    re.IGNORECASE,
)
_PLUS = re.compile(
    r"^\W*(?:all(?:\s+of)?|everything|in addition to|on top of|beyond|meets? all)\s+(?:of\s+|in\s+|under\s+|that\s+)?(?:the\s+|an?\s+)?(?P<rest>.{3,160})$",
    re.IGNORECASE | re.DOTALL,
)
_DOES = re.compile(
    r"\b(?i:all|everything)\s+(?:(?:of\s+)?(?:that|what|which)\s+)?(?:is\s+)?(?:expected|asked|required)?\s*(?:of\s+|from\s+)?(?:an?|the)\s+"
    r"(?P<rest>[A-Z][^.;:]{2,90}?)(?:\s+(?:does|do|is|has|must|brings|needs|already)\b|\s*[,.;:]|$)"
)
_SHARES = re.compile(
    r"\b(?:shares?|has|have|takes? over|carr(?:y|ies)|holds?)\s+(?:all\s+)?(?:of\s+)?(?:the\s+)?(?:same\s+)?"
    r"(?:responsibilities|requirements|expectations|duties)(?:\s+and\s+(?:responsibilities|requirements|expectations))?\s+(?:of|with|as)\s+(?:an?\s+|the\s+)?"
    r"(?P<rest>[A-Z][^.;:]{2,90})"
)
_POSSESSIVE = re.compile(
    r"^\W*the\s+(?P<rest>[^.:]{3,120}?(?:responsibilities|requirements|expectations|qualifications))\s*,?\s*(?:plus|and|as well as|in addition)\b",
    re.IGNORECASE,
)
_FOLLOW = re.compile(
    r"\b(?P<what>responsibilities|requirements|expectations)(?:\s+and\s+(?P<more>responsibilities|requirements|expectations))?\b[^.]{0,40}?"
    r"\b(?:follow(?:s)? (?:on )?from|are (?:the same as|as)|as (?:listed|described|outlined)|carry over from)\s+(?P<rest>[^.]*)",
    re.IGNORECASE,
)
_MEETS = re.compile(
    r"\b(?:meet|meets|fulfil|fulfils|fulfill)\s+(?:all\s+)?(?:of\s+)?the\s+(?P<rest>[^.:]{0,60}?\b(?:requirements|responsibilities|expectations))",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*(?:,?\s*(?:plus|and also|but also|as well as|with the following|in addition|including|and (?:the|these) following|along with|and more|and then)\b.*"
    r"|[:;].*|(?<!\bsr)(?<!\bjr)(?<!\bsnr)\.\s.*|\.$)$",
    re.IGNORECASE | re.DOTALL,
)
_OWN_LIST = re.compile(r",\s[^,]*\b(?:are|is|include|includes)\b[^,]*$", re.IGNORECASE | re.DOTALL)
_ABOVE = re.compile(
    r"\b(?:above|previous (?:level|role|one|grade)|preceding (?:level|role)|level below|prior level|earlier)\b",
    re.IGNORECASE,
)
_BASE = re.compile(r"\b(?:base|general|common|shared|core)\s+\w+\b,?\s*(?:and|&)?\s*(?:the\s+)?")
_SCOPE_WORDS = (
    r"(?:responsibilities|responsibility|duties|requirements?|qualifications|expectations|criteria|skills|competencies)"
)


def extends_words(text: str, kind: SectionKind) -> ExtendsWords | None:
    """What a line takes over from elsewhere, null where it takes over nothing. `kind` is the section it stands in."""
    line = text.strip()
    scope = _scope(line[:240])
    follow = _FOLLOW.search(line)
    same = _SAME.search(line)
    takes = _TAKES.match(line)
    rest: str | None = None
    if takes:
        rest = takes.group("rest")
        verb = takes.group("verb").lower()
        if not verb.startswith(("extend", "inherit")) and not re.match(
            rf"(?:of\s+)?(?:the\s+|all\s+(?:of\s+)?the\s+|that\s+of\s+|those\s+of\s+)?[^.:]*\b{_SCOPE_WORDS}\b|.*\b(?:role|level|above)\b",
            rest,
            re.IGNORECASE,
        ):
            return None
        if verb.startswith("extend") and not _names_something(rest):
            return None
    elif shares := _SHARES.search(line) or _DOES.search(line):
        rest = shares.group("rest")
    elif same and (scope or _ABOVE.search(line)):
        rest = same.group("rest") if re.search(r"\bas\b", same.group(0)) else "above"
        if re.search(r"\b(?:above|below)\b", same.group(0)) and not re.search(r"[A-Z]", rest):
            rest = "above"
    elif follow and (_ABOVE.search(follow.group("rest")) or re.search(r"[A-Z]", follow.group("rest"))):
        rest = follow.group("rest")
    elif (plus := _PLUS.match(line)) and re.search(
        rf"\b{_SCOPE_WORDS}\b|\babove\b|\bplus\b|\blevel\b", line, re.IGNORECASE
    ):
        rest = _OWN_LIST.sub("", plus.group("rest"))
        if not re.search(r"[A-Z]", rest) and not _ABOVE.search(rest):
            return None
    elif (possessive := _POSSESSIVE.match(line)) or (possessive := _MEETS.search(line)):
        rest = possessive.group("rest")
        if (
            not re.search(r"[A-Z]", rest)
            and not _ABOVE.search(line)
            and not re.search(r"\bbase|\bgeneral|\bcommon|\bshared", rest)
        ):
            return None
    if rest is None:
        return None
    rest = _BASE.sub("", rest).strip()
    if not re.search(r"[A-Z]", rest) and not _ABOVE.search(rest):
        return None  # what all levels share is asked of each of them anyway
    above = bool(_ABOVE.search(rest[:120]))
    target = "" if above and not re.search(r"[A-Z]", _ABOVE.sub("", rest)[:80]) else _target(rest)
    if not target and not above:
        return None
    if scope is None and kind is SectionKind.RESPONSIBILITIES:
        scope = Scope.RESPONSIBILITIES
    if scope is None and kind in {SectionKind.REQUIREMENTS, SectionKind.NICE_TO_HAVE}:
        scope = Scope.REQUIREMENTS
    return ExtendsWords(target, scope, above and not target)


def _names_something(rest: str) -> bool:
    return (
        bool(re.search(r"[A-Z]", rest[:120]))
        or bool(_ABOVE.search(rest))
        or bool(re.search(rf"\b{_SCOPE_WORDS}\b", rest))
    )


def _scope(text: str) -> Scope | None:
    lowered = text.lower()
    duty = bool(re.search(r"\b(?:responsibilit|duties)", lowered))
    need = bool(re.search(r"\b(?:requirement|qualification)", lowered))
    if duty and need:
        return Scope.BOTH
    if duty:
        return Scope.RESPONSIBILITIES
    return Scope.REQUIREMENTS if need else None


def _target(rest: str) -> str:
    text = rest.strip().strip("“”\"'`*")
    text = re.sub(r"^(?:and\s+)?(?:all\s+)?(?:of\s+)?(?:the\s+)?(?:that|those)\s+of\s+", "", text, flags=re.IGNORECASE)
    text = re.sub(
        rf"^(?:all\s+)?(?:of\s+)?(?:the\s+)?(?:same\s+)?{_SCOPE_WORDS}(?:\s+(?:and|&)\s+{_SCOPE_WORDS})?\s+(?:of|for|from|in|as)\s+",
        "",
        text,
        flags=re.IGNORECASE,
    )
    text = re.sub(r"^(?:as|of|from|for|in|on)\s+", "", text, flags=re.IGNORECASE)
    text = re.sub(r"^(?:the|an?|that of the|that of|those of the|those of)\s+", "", text, flags=re.IGNORECASE)
    text = _TAIL.sub("", text)
    text = re.sub(
        rf"['’]?s?['’]?\s+(?:role\s+|level\s+|position\s+)?(?:role\s+)?{_SCOPE_WORDS}\b.*$",
        "",
        text,
        flags=re.IGNORECASE | re.DOTALL,
    )
    text = re.sub(rf"\s+{_SCOPE_WORDS}\b.*$", "", text, flags=re.IGNORECASE | re.DOTALL)
    text = re.sub(r"\s+(?:role|level|position)s?$", "", text.strip(), flags=re.IGNORECASE)
    text = re.sub(r"\s*\b(?:listed|outlined|described|mentioned|as)?\s*\babove\b.*$", "", text, flags=re.IGNORECASE)
    return text.strip(" ,.;:“”\"'*")
