"""What of a pasted text is not used: who a person is, as against what they have done.

Names, age, gender, origin, addresses, photographs and family status are taken out before anything is compared or
encoded; pronouns become neutral.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from service.lexicon import Words
from service.names import names_in
from service.phrases import phrases

_REST = r"[^,;.!?\n]{0,80}?(?=[,;.!?\n]|\s+(?:and|but|where|who|with)\b|$)"
"""What follows up to the end of the clause."""
_I_AM = r"(?:I am|I['’]m|I was)"
_KIN = r"(?:wife|husband|spouse|kids?|child|children|sons?|daughters?|family|parents?|mother|father|fianc[eé]e?)"
_PERSON = r"(?:woman|man|lady|gentleman|female|male|mother|father|mum|mom|dad|husband|wife|parent)"
_OF_CHILDREN = rf"(?: of (?:\w+ ){{0,2}}{_KIN}| of (?:one|two|three|four|five|\d))?"
_LIVE = rf"(?:I (?:currently )?(?:live|reside)|{_I_AM} (?:currently )?(?:living|based)|living|residing|resident)"
_STREET = r"(?:street|st\.|road|rd\.|avenue|ave\.|lane|drive|square|boulevard|way)"

_LABELLED = re.compile(
    r"^[ \t>*_#-]*(?:(?:full |first |last )?name|surname|(?:date|place) of birth|born|d\.?o\.?b\.?|age|gender|sex|"
    r"pronouns|nationality|citizenship|ethnicity|religion|(?:marital|family) status|children|(?:home )?address|"
    r"residence|(?:tele)?phone|tel|mobile|cell|e-?mail|photo(?:graph)?|picture)[*_ \t]*[:=][^\n]*",
    re.IGNORECASE | re.MULTILINE,
)
_CONTACT = phrases(r"""
    [\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}
    https?://\S+
    www\.\S+
    (?:linkedin|github|xing)\.com/\S+
    \+\d[\d()/.-]{1,6}(?:[ /.-]?\d{2,5}){1,5}
    0\d{2,4}[ /-]\d{2,4}[ -]?\d{2,6}
""")
_PRIVATE = phrases(rf"""
    # Age.
    (?:aged|at the age of) \d\d
    \d\d[ -]years?[ -](?:old|of age)
    {_I_AM} \d\d(?: years old)?(?! (?:%|percent|people|weeks|months|years))
    (?:(?:I|he|she) (?:am|was|is) |{_I_AM} )?born (?:in|on|and raised) {_REST}
    # Gender.
    (?:as )?an? (?:(?:young|older|single|married|proud|working) )?{_PERSON}{_OF_CHILDREN}
    (?:he/him|she/her|they/them)(?:/\w+)?
    # Origin.
    (?:{_I_AM}|originally|I come|I came|hail) from {_REST}
    I grew up in {_REST}
    {_I_AM} (?:an? )?(?:\w+ )?(?:citizen|national|immigrant|refugee|expat)\b{_REST}
    {_I_AM} (?:an? )?(?-i:[A-Z][a-z]+(?:ish|ese|ian|ean|can))(?! (?:speak|account|engineer|lawyer)\w*)
    (?:\w+ )?(?:nationality|citizenship|passport holder)
    my religion{_REST}
    # Where they live.
    {_LIVE} (?:in|near|at|of) {_REST}
    \d{{1,5}}[a-z]? (?:(?-i:[A-Z])[\w'’-]+ ){{1,3}}{_STREET}(?:,? (?-i:[A-Z0-9])\w*){{0,4}}
    # Family and health.
    {_I_AM} (?:happily |recently )?(?:married|divorced|widowed|single|engaged|pregnant|childless|disabled)\b{_REST}
    my (?:(?:two|three|four|own|young|little) )?{_KIN}(?! tongue)\b{_REST}
    (?:married|divorced|widowed)(?:,? with (?:\w+ )?{_KIN})?
    (?:with|have|has) (?:one|two|three|four|five|\d) (?:(?:small|young|grown) )?{_KIN}
    # Photographs.
    (?:(?:a|my|recent) )*(?:photo(?:graph)?|picture)s? (?:of me|attached|enclosed|included)
""")
_NEUTRAL = (
    (phrases("he|she|s/he|he/she|she/he"), "they"),
    (phrases("him|his|her|hers|his/her|her/his"), "their"),
    (phrases("himself|herself"), "themselves"),
)


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
    edits += [Edit(start, end, "") for start, end in names_in(text, corpus)]
    edits += [Edit(m.start(), m.end(), instead) for pattern, instead in _NEUTRAL for m in pattern.finditer(text)]
    return _disjoint(edits)


def applied(text: str, start: int, end: int, edits: Collection[Edit]) -> str:
    """The part of `text` from `start` to `end` as it is used: edits made, white space single, loose marks gone."""
    out: list[str] = []
    at = start
    for edit in edits:
        if edit.start < end and edit.end > start:
            out += [text[at : max(edit.start, at)], edit.instead]
            at = min(max(edit.end, at), end)
    out.append(text[at:end])
    return re.sub(r"\s+([,;.!?])", r"\1", " ".join("".join(out).split())).strip(" ,;:-–—•·*|>#_")


def _disjoint(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda e: (e.start, -e.end)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return tuple(kept)
