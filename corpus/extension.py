"""Sentences that take over what another level asks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.model import Scope, SectionKind

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


@dataclass(frozen=True, slots=True)
class ExtendsWords:
    """What a sentence says is taken over. `target` "" with `above` set: the level or list just above."""

    target: str
    scope: Scope | None
    above: bool


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
