"""Sentences that take over what another level asks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.model import Scope, SectionKind
from corpus.sentence import LONGEST

_SCOPE = (
    r"(?:responsibilities|responsibility|duties|requirements?|qualifications|expectations|criteria|skills|competencies|"
    r"accountabilities)"
)
_SCOPES = rf"{_SCOPE}(?:(?:\s+(?:and|&|or)|,)\s+{_SCOPE})*"
_THE = r"(?:the\s+|an?\s+)?"
_ALL = rf"(?:all\s+)?(?:of\s+)?{_THE}(?:same\s+)?"
_ROLE = r"(?:\s+(?:role|level|position))*"

_ABOVE = re.compile(
    r"\b(?:above|previous (?:level|role|one|grade)|preceding (?:level|role)|level below|prior (?:level|role)|"
    r"lower levels?|earlier)\b",
    re.IGNORECASE,
)
# A whole reference: "all responsibilities of the Clerk", "the Clerk's requirements", "everything a Clerk does".
_OF_TITLE = re.compile(
    rf"^{_ALL}{_SCOPES}\s+(?:(?:that are\s+)?(?:listed|outlined|described|set out|required|expected|asked)\s+)?"
    rf"(?:of|for|from|as|with|in|under)\s+(?:for\s+)?(?:being\s+)?{_THE}(?-i:[A-Z])",
    re.IGNORECASE,
)
_TITLE_OF = re.compile(rf"^{_ALL}(?-i:[A-Z])[^.:]{{1,90}}?['’]?s?{_ROLE}\s+{_SCOPE}\b", re.IGNORECASE)
_SUBJECT = (
    r"(?:(?:this (?:role|level|position)|it|the [^.:]{1,80}?|you|i|we|[A-Z][^.:]{1,90}?)\s+)?"
    r"(?:(?:also|must|should|will|can)\s+)*"
)

_EXTENDS = re.compile(
    rf"^\W*{_SUBJECT}(?:extends?|inherits?(?: from)?)\b[\s:]*(?P<rest>.*)$", re.IGNORECASE | re.DOTALL
)
_VERB = re.compile(
    rf"^\W*{_SUBJECT}(?:continues? (?:to|with)\s+)?"
    r"(?:(?P<firm>expands? (?:up)?on|builds? (?:up)?on|includes?|carr(?:y|ies) (?:over|forward))|"
    r"carr(?:y|ies) out|(?:still |already )?(?:do|does|covers?)|takes? (?:over|on)|assumes?|performs?|meets?|"
    r"fulfil(?:l)?s?|"
    r"satisf(?:y|ies)|shares?|has|have|holds?|retains?|continues?|delivers? on|possess(?:es)?|"
    r"see|refer to)\s*(?:\s|:)\s*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_TAKEN_AS_GIVEN = re.compile(
    rf"^\W*{_SUBJECT}"
    r"(?:(?:builds?|expands?) (?:up)?on:?|includes|(?:takes?|assumes?)(?=.*\b(?:as (?:given|read)|for granted)\W*$))"
    rf"\s+{_THE}(?P<rest>(?-i:[A-Z])[^.,;:]{{0,60}}?)(?:\s+(?:as (?:given|read)|for granted))?\W*$",
    re.IGNORECASE,
)
"""A sentence that says no more than that: "Builds on IC3.", "Takes the Rigger as given."."""
_DOES_WHAT = re.compile(
    r"\b(?i:do(?:es)?\s+what)\s+(?:(?:an?|the)\s+|(?=[A-Z]{1,3}\d))(?P<rest>[A-Z][^.;:]{1,90}?)\s+do(?:es)?\b"
)
_ON_TOP = re.compile(
    r"(?:^\W*|(?<=[.;:] ))(?i:in addition to|on top of|beyond|besides|apart from)\s+"
    r"(?i:what|all that|everything(?: that)?)\s+(?:(?i:is|we)\s+(?i:asked|expected|required|ask|expect|require)\s+"
    r"(?i:of|from|at|for|as)\s+(?:(?:an?|the)\s+)?(?P<asked>[A-Z][^.;:,]{0,60}?)"
    r"|(?:an?|the)\s+(?P<does>[A-Z][^.;:,]{1,60}?)\s+(?:does|do|is asked|needs|brings))\s*(?=[.;:,]|$)"
)
"""What is added to, anywhere in a line: "In addition to what is asked of a Clerk:"."""
_AS_FOR = re.compile(
    r"^\W*(?i:(?:as|like)(?: (?:for|per))?)\s+(?:an?\s+|the\s+)?(?P<rest>[A-Z][^.;:,]{1,60}?),?\s+"
    r"(?i:plus|and also|but also|(?<=,\s)but)\b"
)
"""What opens a list of what is added: "As for Senior Clerk, plus:"."""
_BELOW = re.compile(
    rf"{_THE}(?:(?:previous|preceding|prior|lower) (?:level|role|grade|rung)|(?:level|grade|rung|role) below)\W*$", re.I
)
"""The level below, and no more."""
_SET_OUT = re.compile(
    r"\bas (?:set out|described|listed|outlined|stated) (?:in|under|for)\s+(?P<rest>.*)$", re.IGNORECASE | re.DOTALL
)
_SAME = re.compile(
    r"(?:^|(?:^|[\s:,])the\s+)(?:\W*)same\b(?P<what>[^.:]{0,60}?)\s*\b(?:as|outlined|listed|described|mentioned|above)\b(?P<rest>[^.]*)",
    re.IGNORECASE,
)
_SAME_LABEL = re.compile(r"^[\w ]{3,40}:\s*(?=same\b)", re.IGNORECASE)
_EVERYTHING = re.compile(
    r"^\W*(?:all(?:\s+of)?|everything|in addition to|on top of|beyond)\s+"
    r"(?:of\s+|in\s+|(?:listed\s+)?under\s+|that\s+)?"
    r"(?:the\s+|an?\s+)?(?P<rest>.{3,160})$",
    re.IGNORECASE | re.DOTALL,
)
_GRADED = re.compile(
    r"^\W*(?:all|everything)\s+(?:(?:that(?:'s| is)\s+)?(?:expected|asked|required)\s+)?(?:at|of|in|from)\s+"
    r"(?:(?-i:[A-Z]{1,3}\d{1,2})|(?:grade|band|level)\s+\w{1,4})(?:\W*$|\s*[,.;:]|\s+(?:role|level|as well)\b)",
    re.IGNORECASE,
)
"""Where a grade stands for the level: "Everything expected at L2"."""
_PAGE = r"(?:(?:page|column|list|section|row)\s+(?:of|for)\s+(?:an?\s+|the\s+)?)?"
_LISTED = r"(?:(?:that(?:'s|\s+is)\s+)?(?:listed|described|asked|expected|required|written|said)?\s*)?"
_WHOLE = re.compile(
    rf"(?:everything|all)\s+{_LISTED}(?:in|of|from|at|on|under|for)\s+(?:the\s+|an?\s+)?{_PAGE}(?-i:[A-Z])",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"\b(?i:all|everything)\s+(?:(?:of\s+)?(?:that|what|which)\s+)?(?:is\s+)?(?:expected|asked|required|we\s+(?:expect|ask|need|require))?\s*(?:of\s+|from\s+)?"
    r"(?:an?|the)\s+(?P<rest>[A-Z][^.;:]{2,90}?)(?:\s+(?:does|do|is|has|must|brings|needs|already)\b|\s*[,.;:]|$)"
)
_APPLIES = re.compile(
    r"\b(?i:all|everything)\s+(?i:on|in|from|of|under)\s+(?:the\s+)?(?P<rest>[A-Z][^.;:]{2,90}?)\s+"
    r"(?:(?:page|level|list|section|role)\s+)?(?:(?:also|still)\s+)*(?:applies|holds|counts|stays)\b"
)
"""What is taken over, anywhere in a line: "Everything on the Clerk page applies"."""
_PLUS = re.compile(
    rf"^\W*(?P<the>the\s+)?(?P<rest>[^.:]{{3,120}}?(?:{_SCOPE}|{_SCOPES}\s+(?:of|for)\s+{_THE}(?-i:[A-Z])[^.:,]{{2,80}}?))"
    r"\s*,?\s*(?P<join>plus|as well as|(?:and )?in addition|and)\b",
    re.IGNORECASE,
)
_FOLLOW = re.compile(
    rf"\b{_SCOPES}\b[^.]{{0,40}}?\b(?:follow(?:s)? (?:on )?from|are (?:the same as|as)(?: for)?|"
    r"as (?:listed|described|outlined)|"
    r"carry over from)\s+(?P<rest>[^.]*)",
    re.IGNORECASE,
)
_CODES = re.compile(r"\W*[A-Z]{1,3}\d{1,2}(?:(?:\s*[,;/+&·]\s*|\s+(?:and\s+)?)[A-Z]{1,3}\d{1,2})+\W*")
_BASE = re.compile(r"\b(?:base|general|common|shared|core)\s+\w+\b,?\s*(?:and|&)?\s*(?:the\s+)?")
_TAIL = re.compile(
    r"\s*(?:,?\s*(?:plus|and also|but also|"
    r"and\s+(?=[a-z]+\s+(?:an?|the|other|others|several|more)\b)|as well as|with the following|in addition|including|"
    r"and (?:the|these) following|"
    r"along with|and more|and then)\b.*|,\s+(?:you|the|and|or)\b.*|[:;].*|"
    r"(?<!\bsr)(?<!\bjr)(?<!\bsnr)\.\s.*|\.$|,\s*and\s*$)$",
    re.IGNORECASE | re.DOTALL,
)
_OWN_LIST = re.compile(r",\s[^,]*\b(?:are|is|include|includes)\b[^,]*$", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class ExtendsWords:
    """What a sentence says is taken over. `target` "" with `above` set: the level or list just above.

    `firm` false: the same words may be a duty ("meets the requirements of ..."); only a target that is found counts.
    """

    target: str
    scope: Scope | None
    above: bool
    firm: bool = True


def extends_words(text: str, kind: SectionKind) -> ExtendsWords | None:
    """What a line takes over from elsewhere, null where it takes over nothing. `kind` is the section it stands in."""
    line = text[:LONGEST].strip()
    named = _reference(line)
    if named is None:
        return None
    rest, firm = named
    rest = _BASE.sub("", rest).strip()
    above = bool(_ABOVE.search(rest[:120]))
    if not re.search(r"[A-Z]", rest) and not above:
        return None  # what all levels share is asked of each of them anyway
    target = "" if above and not re.search(r"[A-Z]", _ABOVE.sub("", rest)[:80]) else _target(rest)
    if not target and not above:
        return None
    scope = _scope(line[:240])
    if scope is None and kind is SectionKind.RESPONSIBILITIES:
        scope = Scope.RESPONSIBILITIES
    if scope is None and kind in {SectionKind.REQUIREMENTS, SectionKind.NICE_TO_HAVE}:
        scope = Scope.REQUIREMENTS
    return ExtendsWords(target, scope, above and not target, firm)


def parts_listed(line: str) -> tuple[str, ...]:
    """The codes that a line lists and nothing else, each of other letters: rungs of several axes ("A3, B2, C3")."""
    codes = tuple(re.findall(r"[A-Z]{1,3}\d{1,2}", line)) if _CODES.fullmatch(line[:LONGEST]) else ()
    return codes if len({code.rstrip("0123456789") for code in codes}) == len(codes) > 2 else ()


def _reference(line: str) -> tuple[str, bool] | None:
    """The words that refer elsewhere, and whether the line is there to refer; null where it does not."""
    extends = _EXTENDS.match(line)
    if extends:
        rest = extends.group("rest")
        return (rest, True) if _names(rest) else None
    if does := _APPLIES.search(line) or _DOES.search(line):
        return does.group("rest"), True
    if added := _ON_TOP.search(line):
        return added["asked"] or added["does"], False
    if given := _TAKEN_AS_GIVEN.match(line) or _DOES_WHAT.search(line) or _AS_FOR.match(line):
        return given.group("rest"), False
    bare = _SAME_LABEL.sub("", line)
    same = _SAME.search(bare)
    if same and (
        _scope(line) or _ABOVE.search(bare) or (bare[:8].lower().startswith("same as") and _names(same.group("rest")))
    ):
        rest = same.group("rest")
        if not re.search(r"\bas\b", same.group(0)) or (_ABOVE.search(same.group(0)) and not re.search(r"[A-Z]", rest)):
            rest = "above"
        return rest, True
    if (follow := _FOLLOW.search(line)) and (
        _ABOVE.search(follow.group("rest")) or re.search(r"[A-Z]", follow.group("rest"))
    ):
        return follow.group("rest"), True
    if everything := _EVERYTHING.match(line):
        found = _everything(line, everything.group("rest"))
        if found is not None:
            return found, True
    plus = _PLUS.match(line)
    if plus and (plus.group("the") or plus.group("join").lower() != "and") and _refers(plus.group("rest")):
        return plus.group("rest"), bool(plus.group("the"))
    verb = _VERB.match(line)
    if verb and (_refers(verb.group("rest"))):
        return verb.group("rest"), verb.group("firm") is not None
    if (verb := _SET_OUT.search(line)) and _refers(verb.group("rest")):
        return verb.group("rest"), False
    return None


def _everything(line: str, rest: str) -> str | None:
    """What "all", "everything" or "in addition to" refer to; null where that is not a level."""
    said = rf"\b(?:{_SCOPE}|above|plus|level|still (?:holds?|appl(?:y|ies)|stands?|counts?))\b"
    scoped = re.search(said, line, re.IGNORECASE)
    if not (scoped or _GRADED.match(line)):
        return None
    rest = _OWN_LIST.sub("", rest)
    return rest if re.search(r"[A-Z]", rest) or _ABOVE.search(rest) else None


def _refers(rest: str) -> bool:
    return bool(
        _OF_TITLE.match(rest)
        or _TITLE_OF.match(rest)
        or _WHOLE.match(rest)
        or _BELOW.match(rest)
        or (_ABOVE.search(rest[:60]) and re.match(rf"{_ALL}{_SCOPE}\b|all\b|everything\b", rest, re.IGNORECASE))
    )


def _names(rest: str) -> bool:
    return bool(re.search(r"[A-Z]", rest[:120]) or _ABOVE.search(rest) or re.search(rf"\b{_SCOPE}\b", rest))


def _scope(text: str) -> Scope | None:
    lowered = text.lower()
    duty = bool(re.search(r"\b(?:responsibilit|duties|accountabilit)", lowered))
    need = bool(re.search(r"\b(?:requirement|qualification)", lowered))
    if duty and need:
        return Scope.BOTH
    if duty:
        return Scope.RESPONSIBILITIES
    return Scope.REQUIREMENTS if need else None


def _target(rest: str) -> str:
    """The title in a reference, as written."""
    text = rest.strip().strip("“”\"'`*")
    for lead in (
        r"(?:and\s+)?(?:all\s+)?(?:of\s+)?(?:the\s+)?(?:that|those)\s+of\s+",
        r"(?:everything\s+|all\s+(?=that\b))(?:that(?:'s|\s+is)\s+)?",
        r"(?:listed|outlined|described|mentioned|set out|given|expected|asked|required)\s+(?:above\s+)?"
        r"(?:for|under|in|of|at|on)\s+",
        rf"{_ALL}{_SCOPES}\s+(?:(?:listed|outlined|described|set out|required|expected|asked)\s+)?"
        r"(?:above\s+)?(?:of|for|from|in|as|with|under)\s+(?:for\s+)?",
        r"(?:as|of|from|for|in|on|under|at)\s+",
        r"(?:all\s+)?(?:of\s+)?(?:the|an?|that of the|that of|those of the|those of)\s+|all\s+(?:of\s+)?",
        r"(?:page|column|list|section|row)\s+(?:of|for)\s+(?:an?\s+|the\s+)?",
    ):
        text = re.sub(rf"^(?:{lead})", "", text, count=1, flags=re.IGNORECASE)
    text = _TAIL.sub("", text)
    text = re.sub(rf"(?:['’]s?)?{_ROLE}\s+{_SCOPE}\b.*$", "", text, flags=re.IGNORECASE | re.DOTALL)
    text = re.sub(rf"\s+{_SCOPE}\b.*$", "", text, flags=re.IGNORECASE | re.DOTALL)
    text = re.sub(r"\s+(?:table|list|section|column|row|page)\b.*$", "", text)
    text = re.sub(r"\s+(?:role|level|position)s?$", "", text.strip(), flags=re.IGNORECASE)
    text = re.sub(r"\s*\b(?:listed|outlined|described|mentioned|as)?\s*\babove\b.*$", "", text, flags=re.IGNORECASE)
    return text.strip(" ,.;:“”\"'*")
