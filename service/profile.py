"""A pasted CV or vacancy, read: its claims with their places, what they affirm or deny, and how senior it is.

Nothing here is kept: a `Profile` lives as long as the request that made it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from service.lexicon import Words
from service.redaction import Edit, applied, redactions
from service.seniority import People, people_in, years_in

MOST_CLAIMS = 96
"""Claims read of one text, the first ones: four pages of CV. What comes after is not compared."""
_SHORTEST = 6
"""Words below which a part of a sentence is read together with the next."""

_SENTENCE = re.compile(r"[^\n]+")
_SENTENCE_END = re.compile(
    r";\s+|(?<=[.!?…])(?<!\b[A-Z]\.)(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bSr\.)(?<!\bJr\.)[\"')\]”’]*\s+(?=[\"'(“‘]?[A-Z0-9])"
)
_PART_END = re.compile(r"[,:](?=\s)\s*|\s+[–—-]\s+|\s+(?=(?:but|although|though|whereas|while|except)\b)")
_TURN = re.compile(r"^(?:but|although|though|whereas|while|except)\b", re.IGNORECASE)
_MARK = re.compile(r"^[\s>*_•·#|-]+|^\s*\d+[.)]\s+")
_WORD = re.compile(r"\w+(?:['’-]\w+)*")

_DENIAL = re.compile(
    r"\b(?:not|never|no|none|nothing|nobody|neither|nor|cannot|without|lacks?|lacking|unable|unfamiliar|hardly|nowhere|"
    r"yet to)\b|n['’]t\b",
    re.IGNORECASE,
)
_NO_DENIAL = re.compile(
    r"\bnot (?:only|just|merely|simply|afraid|a problem|an issue|limited to)\b|\b(?:no|not) (?:more|less|fewer|later) than\b|"
    r"\bno (?:problem|trouble|stranger)\b|\bno longer\b|\b(?:never|not once|without) (?:\w+ )?(?:miss|fail|los|being late|late)\w*|\bnot once\b|"
    r"\bwithout (?:much |any |close |needing |further )?(?:help|supervision|being asked|guidance|hand-?holding|downtime|slides|authority|direct authority|loss|incident|error|delay|a hitch|"
    r"support|direction|anyone|interruption|qualified opinion|qualification)\b|\bwithout being (?:asked|anyone|anybody|told)\b[^,;.]*|\b(?:do not|don['’]t|does not|doesn['’]t) (?:mind|scare)\b|\bno one else\b|\bnobody else\b|\bnobody (?:owns|feels|wants|asked)\b|\bno (?:group|team|one|person) \w+s\b|"
    r"\bif not\b|\bwhether or not\b|\bfrom (?:nothing|nowhere)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"^(?:and |but )?(?:some(?:one|body) else)\b|\b(?:by |was |were )?(?:some(?:one|body) else|others)(?:['’]s)?(?: (?:task|job|work|duty))?$|\b(?:foreign|new) to me\b|\bbeyond me\b",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"\b(?:without|no)\s+(?:\w+ ){0,2}?(?:team of their own|direct reports|reports|people duties|supervision of others)\b",
    re.IGNORECASE,
)
_OPENING = 4
"""A denial among the first words of a part needs no subject."""
_RELATIVE = re.compile(r"\b(?:who|that|which|where|when|what|whose|if|how|why)\b(?P<between>[^,;.]*)$", re.IGNORECASE)
_SPEAKER = re.compile(r"\b(?:I|we|they|you)\b")
_WISH = re.compile(
    r"\bI(?: would|['’]d) (?:really )?(?:like|love|enjoy|prefer|rather|welcome|be glad|be happy)\b|\bI (?:want|hope|wish|aim|plan|aspire|intend) (?:to|for)\b|"
    r"\bI(?: am|['’]m) (?:keen|eager|happy|ready|willing|looking|hoping|interested|open|asking)\b|^(?:would (?:like|love|enjoy|rather|pick)|looking (?:for|to)|eager to|keen to|happy to|hope to|"
    r"willing to|want to|interested in)\b|\b(?:do not|don['’]t|nor do I|not) (?:want|wish|asking|looking|interested)\b|\brather not\b|\bsuits? me\b|\bstill learning\b|\bwould suit me\b|\bwhere would I fit\b|\bwhat could I apply\b",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"\b(?:before that|before this|previously|earlier|then|after that|afterwards|prior to that|followed by)\b",
    re.IGNORECASE,
)
_CONTINUES = re.compile(
    r"^(?:or|nor)\b|^(?:and )?[a-z]\w+(?:ed|ing)\b|^(?:none|any|anything|anybody|anyone)\b", re.IGNORECASE
)
_GENERIC = re.compile(r"\?\s*$")


class Stance(StrEnum):
    """What a claim does with its subject."""

    HELD = "held"
    """Done, known or, in a vacancy, asked for."""
    WISHED = "wished"
    """Hoped for: says what the person wants, and is no evidence."""
    DENIED = "denied"
    """Said to be missing or unwanted."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A part of a sentence: `start` to `end` in the pasted text, and the `text` that is compared, redacted."""

    text: str
    start: int
    end: int
    stance: Stance

    @property
    def denied(self) -> bool:
        """Whether it says what is missing or unwanted."""
        return self.stance is Stance.DENIED

    @property
    def words(self) -> int:
        """Words in the compared text."""
        return len(_WORD.findall(self.text))


@dataclass(frozen=True, slots=True)
class Profile:
    """What is used of a pasted text.

    `years` is the length of the working life it states (in a vacancy: asks for), null where it states none;
    `years_at_most` an upper limit it states. `people` is what it says of leading people, `denied_people` what it says
    it has not done or does not want. `left_out` counts claims beyond `MOST_CLAIMS`.
    """

    claims: tuple[Claim, ...]
    years: float | None
    years_at_most: float | None
    people: People
    denied_people: People
    left_out: int


def read_profile(text: str, corpus: Words) -> Profile:
    """The profile of a pasted text; blank text gives no claims."""
    edits = redactions(text, corpus)
    claims = list(_claims(text, edits))
    used = claims[:MOST_CLAIMS]
    total, at_most = _years(used)
    return Profile(
        claims=tuple(used),
        years=total,
        years_at_most=at_most,
        people=_people(_ALONE.sub(" ", claim.text) for claim in used if claim.stance is not Stance.DENIED),
        denied_people=_people(
            claim.text for claim in used if claim.stance is Stance.DENIED or _ALONE.search(claim.text)
        ),
        left_out=len(claims) - len(used),
    )


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    for line in _SENTENCE.finditer(text):
        start = line.start()
        for end in [*(m.end() for m in _SENTENCE_END.finditer(line.group())), len(line.group())]:
            stop = line.start() + end
            if text[start:stop].strip():
                yield start, stop
            start = stop


def _claims(text: str, edits: Sequence[Edit]) -> Iterator[Claim]:
    for start, end in _sentences(text):
        before = Stance.HELD
        for first, last in _parts(text, start, end):
            used = applied(text, first, last, edits)
            if len(_WORD.findall(used)) < 2 or _GENERIC.search(used):
                continue
            stance = stance_of(used)
            if stance is Stance.HELD and before is not Stance.HELD and _CONTINUES.match(used):
                stance = before
            before = stance
            yield Claim(used, first, last, stance)


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Parts of a sentence, each of some words; a turn ("but ...") always opens one."""
    marks = _MARK.match(text[start:end])
    at = start + (marks.end() if marks else 0)
    cuts = [(start + m.start(), start + m.end()) for m in _PART_END.finditer(text[start:end]) if start + m.end() > at]
    opened = at
    made: list[tuple[int, int]] = []
    for stop, resume in [*cuts, (end, end)]:
        turn = bool(_TURN.match(text[resume:end]))
        if stop > opened and (len(_WORD.findall(text[opened:stop])) >= _SHORTEST or turn or stop == end):
            made.append((opened, stop))
            opened = resume
    if len(made) > 1 and len(_WORD.findall(text[slice(*made[-1])])) < 4 and not _TURN.match(text[made[-1][0] : end]):
        made[-2:] = [(made[-2][0], made[-1][1])]
    for first, last in made:
        trimmed = text[first:last].rstrip()
        if trimmed.strip():
            lead = len(trimmed) - len(trimmed.lstrip())
            yield first + lead, first + len(trimmed)


def stance_of(text: str) -> Stance:
    """What a part of a sentence does with its subject.

    A denial counts where it opens the part or the speaker is its subject: "that nobody could close" denies nothing of
    the person who closed it.
    """
    cleared = _NO_DENIAL.sub(lambda match: " " * len(match.group()), text)
    if _ELSEWHERE.search(cleared):
        return Stance.DENIED
    for cue in _DENIAL.finditer(cleared):
        before = cleared[: cue.start()]
        relative = _RELATIVE.search(before)
        since = relative.group("between") if relative else before
        speaks = _SPEAKER.search(since) is not None
        if speaks or (relative is None and len(_WORD.findall(before)) < _OPENING):
            return Stance.DENIED
    return Stance.WISHED if _WISH.search(text) else Stance.HELD


def _years(claims: Sequence[Claim]) -> tuple[float | None, float | None]:
    """The working life stated, and an upper limit to it.

    Stretches that follow one another ("before that", "then") add up; others lie within the longest.
    """
    first, following = 0.0, 0.0
    limits: list[float] = []
    for claim in claims:
        for stretch in years_in(claim.text):
            if stretch.limit or claim.stance is Stance.DENIED:
                limits.append(stretch.low)
            elif _NEXT.search(claim.text[: stretch.start]):
                following += stretch.typical
            else:
                first = max(first, stretch.typical)
    return (first + following) or None, min(limits, default=None)


def _people(texts: Iterator[str]) -> People:
    said = [people_in(text) for text in texts]
    return People(
        leads=any(each.leads for each in said),
        managers=any(each.managers for each in said),
        count=max((each.count for each in said), default=0.0),
    )
