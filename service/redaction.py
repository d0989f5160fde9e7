"""What of a pasted text is not used: who a person is, as against what they have done.

Names, age, gender, origin, addresses, photographs and family status are taken out before anything is compared or
encoded. Names are told from tools by the corpus itself: a capitalised word inside a sentence stays only where the role
documents write it with a capital too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from service.lexicon import Words

_LABELLED = re.compile(
    r"^[ \t>*_#-]*(?:full name|first name|last name|surname|name|date of birth|place of birth|born|d\.?o\.?b\.?|age|gender|sex|"
    r"pronouns|nationality|citizenship|ethnicity|religion|marital status|family status|children|home address|address|"
    r"residence|phone|telephone|tel|mobile|cell|e-?mail|photo(?:graph)?|picture)[*_ \t]*[:=][^\n]*",
    re.IGNORECASE | re.MULTILINE,
)
_CONTACT = re.compile(
    r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b(?:https?://|www\.)\S+|\b(?:linkedin|github|xing)\.com/\S+|(?<!\w)\+\d[\d ()/.-]{7,}\d"
    r"|\(?\b0\d{2,4}\)?[ /-]\d[\d -]{4,}\d\b"
)
_TO_CLAUSE_END = r"[^,;.!?\n]*?(?=,|;|[.!?](?:\s|$)|\s+(?:and|but|where|who|with)\b|\n|$)"
_KIN = (
    r"(?:wife|husband|spouse|kids?|child|children|sons?|daughters?|famil(?:y|ies)|parents?|mother|father|fianc[eé]e?)"
)
_PRIVATE = re.compile(
    r"\b(?:aged|age of|at the age of)\s+\d{2}\b"
    r"|\b\d{2}[- ]years?[- ]old\b|\b\d{2} years of age\b"
    r"|\b(?:I am|I'm|I’m)\s+\d{2}\b(?!\s*(?:%|years? (?:in|of|into)|months|people|weeks))(?:\s+years?\s+old)?"
    r"|\b(?:(?:I|he|she) (?:am|was|is)\s+|I'm\s+)?born\s+(?:in|on|and raised)\b" + _TO_CLAUSE_END + r"|\bdate of birth\b" + _TO_CLAUSE_END
    + r"|\b(?:as )?an? (?:young |older |single |married |proud )*(?:woman|man|lady|gentleman|female|male|mother|father|mum|mom|dad|husband|wife|parent)\b(?: of (?:\w+ )?"
    + _KIN + r"| of (?:two|three|four|five|one|\d))?"
    r"|\b(?:he/him|she/her|they/them)(?:/\w+)?\b"
    r"|\b(?:I am|I'm|I’m|originally|(?:I )?come|(?:I )?came|hail) from [A-Z]" + _TO_CLAUSE_END
    + r"|\b(?:I )?grew up in\b" + _TO_CLAUSE_END
    + r"|\b(?:I am|I'm|I’m) (?:an? )?(?:[A-Z][a-z]+(?:-born)? )?(?:citizen|national|immigrant|refugee|expat(?:riate)?)\b" + _TO_CLAUSE_END
    + r"|\b(?:I am|I'm|I’m) (?:an? )?[A-Z][a-z]+(?:ish|ese|ian|ean|can|man|ch)\b(?! (?:speak|qualif|lawyer|account|engineer))"
    r"|\b(?:[A-Z][a-z]+ )?(?:nationality|citizenship|passport holder|ethnic\w*)\b"
    r"|\b(?:I (?:currently )?(?:live|reside)|I'm living|I am living|living|residing|(?:I am|I'm|I’m) (?:currently )?based|resident) (?:in|near|at|of)\b"
    + _TO_CLAUSE_END
    + r"|\b\d{1,5}[a-z]? (?:[A-Z][\w'’-]+ ){1,3}(?:street|st\.?|road|rd\.?|avenue|ave\.?|lane|drive|square|place|boulevard|way)\b(?:,? [A-Z0-9][\w ]*)?"
    r"|\b(?:I am|I'm|I’m) (?:happily |recently )?(?:married|divorced|widowed|single|engaged|pregnant|childless|disabled)\b" + _TO_CLAUSE_END
    + r"|\bmy (?:two |three |four |own |young |little )*" + _KIN + r"\b(?! tongue)" + _TO_CLAUSE_END
    + r"|\b(?:married|divorced|widowed)\b(?:,? with (?:\w+ )?" + _KIN + r")?"
    r"|\b(?:a |my |recent )*(?:photo(?:graph)?|picture)s? (?:of me|attached|enclosed|included|below)\b",
    re.IGNORECASE,
)  # fmt: skip
_INTRODUCED = re.compile(
    r"\b(?:my name is|my name's|I am called|call me|(?:[Mm]r|[Mm]rs|[Mm]s|[Mm]iss|[Mm]x)\.?)\s+(?P<name>[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*){0,3})"
)
_SUBJECT = re.compile(r"\b(?:he|she|s/he|he/she|she/he)\b", re.IGNORECASE)
_OBJECT = re.compile(r"\b(?:him|his|her|hers|his/her|her/his)\b", re.IGNORECASE)
_REFLEXIVE = re.compile(r"\b(?:himself|herself)\b", re.IGNORECASE)

_RUN = re.compile(
    r"(?<![\w'’-])[^\W\d_a-z][^\W\d_]*(?:['’-][^\W\d_]+)*(?:[ \t]+(?:(?:de|van|von|der|den|bin|al|la|da|del|di) )*[^\W\d_a-z][^\W\d_]*(?:['’-][^\W\d_]+)*)*"
)
_CAPITALISED = re.compile(r"^[^\W\d_a-z][^\W\d_A-Z]+(?:['’-][^\W\d_]+)*$")
_POSSESSIVE = re.compile(r"['’]s$")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;•·|]\s*|\n)[\s>*_#\"'“‘(•·-]*$")
_FUNCTION_WORDS = frozenset(
    "a about after again all also although always am an and another any anyone are as at be because been before being both but by can "
    "could currently did do does during each earlier either even ever every few finally first for former from had has have having here how however i if in "
    "instead is it its just last lately later let like looking made many may me might more most much must my near nearly never next no nobody none nor "
    "not nothing now of often on once one only or other our out over own people previously recently responsible same several shall should since so some somebody "
    "someone sometimes still such than that the their them then there these they this those though through throughout to today together too two "
    "under until up us very was we were what when where whether which while who whom whose why will with within without would "
    "yes yet you your three four five six seven eight nine ten eleven twelve thirteen fifteen twenty half".split()
)
_FINITE = re.compile(r"^(?:\s+(?:is|was|has|had|led|ran|held|built|\w{3,}(?:[^su]s|ed))\b|,)")


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters `start` to `end` of the text are read as `instead`."""

    start: int
    end: int
    instead: str


def redactions(text: str, corpus: Words) -> tuple[Edit, ...]:
    """What is left out of `text` or made neutral, in order, without overlaps."""
    edits = [
        Edit(m.start(), m.end(), "") for pattern in (_LABELLED, _CONTACT, _PRIVATE) for m in pattern.finditer(text)
    ]
    edits += [Edit(m.start(), m.end(), "") for m in _INTRODUCED.finditer(text)]
    edits += _headline(text, corpus)
    edits += [Edit(m.start(), m.end(), "they") for m in _SUBJECT.finditer(text)]
    edits += [Edit(m.start(), m.end(), "their") for m in _OBJECT.finditer(text)]
    edits += [Edit(m.start(), m.end(), "themselves") for m in _REFLEXIVE.finditer(text)]
    edits += _names(text, corpus)
    return _disjoint(edits)


def applied(text: str, start: int, end: int, edits: Collection[Edit]) -> str:
    """The part of `text` from `start` to `end` as it is used: edits made, spaces single, stray marks at its edges gone."""
    out: list[str] = []
    at = start
    for edit in edits:
        if edit.end <= start or edit.start >= end:
            continue
        out += [text[at : max(edit.start, at)], edit.instead]
        at = min(max(edit.end, at), end)
    out.append(text[at:end])
    return re.sub(r"\s+([,;.!?])", r"\1", " ".join("".join(out).split())).strip(" ,;:-–—•·*|>#_")


def _headline(text: str, corpus: Words) -> Iterator[Edit]:
    """A first line that is a name: two to four capitalised words, none of which the corpus knows as such."""
    match = re.match(r"\s*#*\s*(?P<line>[^\n,|]+?)\s*(?=\n|,|\||$)", text)
    if match is None:
        return
    words = match.group("line").split()
    capitals = all(
        word[:1].isupper() and word.replace(".", "").replace("-", "").replace("'", "").isalpha() for word in words
    )
    if 2 <= len(words) <= 4 and capitals and not any(corpus.capitalises(word.lower()) for word in words):
        yield Edit(match.start("line"), match.end("line"), "")


def _names(text: str, corpus: Words) -> Iterator[Edit]:
    for run in _RUN.finditer(text):
        words = list(re.finditer(r"\S+", run.group()))
        gone = [_is_name(word.group(), corpus) for word in words]
        if _SENTENCE_START.search(text[max(0, run.start() - 40) : run.start()]):
            gone[0] = gone[0] and _opens_with_name(words[0].group(), text[run.end() :], gone[1:], corpus)
        for word, drop in zip(words, gone, strict=True):
            if drop:
                yield Edit(run.start() + word.start(), run.start() + word.end(), "")


def _is_name(word: str, corpus: Words) -> bool:
    """Whether a capitalised word is one that the corpus does not write so; short forms in capitals are none."""
    bare = _POSSESSIVE.sub("", word)
    parts = dict.fromkeys((bare.lower(), *bare.lower().split("-")))
    return bool(_CAPITALISED.match(bare)) and not any(p in _FUNCTION_WORDS or corpus.capitalises(p) for p in parts)


def _opens_with_name(word: str, following: str, gone: list[bool], corpus: Words) -> bool:
    """Whether the first word of a sentence is a name: every such word has a capital, so its company decides."""
    if gone:
        return gone[0]
    return _FINITE.match(following) is not None and not corpus.knows(_POSSESSIVE.sub("", word).lower())


def _disjoint(edits: list[Edit]) -> tuple[Edit, ...]:
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda e: (e.start, -e.end)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return tuple(kept)
