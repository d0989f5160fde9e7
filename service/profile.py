"""A pasted CV or vacancy, read: its claims with their places, what they affirm or deny, and how senior it is.

Nothing here is kept: a `Profile` lives as long as the request that made it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.title import HEADS, RANKS
from service.lexicon import Words
from service.names import FUNCTION_WORDS
from service.phrases import phrases
from service.redaction import Edit, applied, redactions, without
from service.seniority import People, people_in, together, years_between, years_in
from service.stance import Stance, lacks, stance_of

MOST_CLAIMS = 96
"""Parts of sentences read of one text, the first ones: some 1,000 words. What comes after is not compared."""
_SHORTEST, _LONGEST = 6, 32
"""Words below which a part of a sentence is read together with the next, and above which it is cut."""

_LINE = re.compile(r"[^\n]+")
_SENTENCE_END = re.compile(
    r";\s+|(?<=[.!?…])(?<!\b[A-Z]\.)(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bSr\.)(?<!\bJr\.)[\"')\]”’]*\s+(?=[\"'(“‘]?[A-Z0-9])"
)
_CAPITALISED = re.compile(r"[.!?…][\"')\]”’]*\s+[\"'(“‘]?[A-Z]")
_SMALL_SENTENCE_END = re.compile(
    r";\s+|(?<=[.!?…])(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\b[a-z]\.)(?<!\b(?:sr|jr|vs|st)\.)"
    r"(?<!\b(?:inc|etc|exp|yrs|max|min|mgr|snr)\.)(?<!\b(?:incl|mgmt|dept|resp)\.)(?<!\bapprox\.)[\"')\]”’]*\s+(?=[\"'(“‘]?\w)"
)
"""The same in a text that opens no sentence with a capital: notes in small letters."""
_TURN = r"(?:but|although|though|whereas|while|except)\b"
_PART_END = re.compile(rf"[,:](?=\s)\s*|\s+[–—-]\s+|\s+(?={_TURN})", re.IGNORECASE)
_OPENS_TURN = re.compile(
    rf"(?:and\s+)?(?:{_TURN}|(?:never|not?|none|nothing|neither|nor|without|yet to)\b)", re.IGNORECASE
)
"""How a part opens that is set against the one before it; behind a comma a denial does too."""
_OPENS_ANEW = re.compile(r"(?:and\s+)?(?:I\b|\d|[a-z]+(?:ed|ing)\b)", re.IGNORECASE)
"""How one opens that a lack named before it does not reach: "no budget, hired twelve engineers"."""
_EMPLOYER = re.compile(
    r"[\s>*_#-]*(?:about (?:us|the company)|who we are|our company|(?:what )?we offer|(?:our )?(?:benefits|perks))\b",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s*[-*•·+]\s")
_MARK = re.compile(r"[\s>*_•·#|-]+|\s*\d{1,2}[.)]\s+")
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_FEWEST_WORDS = 2
_TITLE_WORDS = 10
_ABBREVIATED = {"sr": "senior", "snr": "senior", "jr": "junior", "mgr": "manager", "dir": "director"}
_TAIL_WORDS = 4
"""A last part shorter than this is read together with the one before it."""

_AFTERWARDS = phrases(r"""
    before (?:that|this)
    previously
    earlier
    then
    after that
    afterwards
    prior to that
    followed by
""")
_ALONE = phrases(r"""
    # Said of the person, whatever else the part says.
    (?:without|no) (?:\w+ ){0,2}?(?:team of their own|(?:direct )?reports|people duties|supervision of others)
""")


@dataclass(frozen=True, slots=True)
class Claim:
    """A part of a sentence: `start` to `end` in the pasted text, and the `text` that is compared, redacted."""

    text: str
    start: int
    end: int
    stance: Stance
    titled: bool = False
    """Whether it stands in a line that names a post, as vacancies and CVs head what follows."""

    @property
    def denied(self) -> bool:
        """Whether it says what is missing or unwanted."""
        return self.stance is Stance.DENIED

    @property
    def point(self) -> str:
        """What is encoded: the compared text without its full stop."""
        return self.text.rstrip(".!")

    @property
    def words(self) -> int:
        """Words in the compared text."""
        return len(_WORD.findall(self.text))


@dataclass(frozen=True, slots=True)
class Profile:
    """What is used of a pasted text.

    `years` is the length of the working life it states (in a vacancy: asks for), null where it states none. `people`
    is what it says of leading people, `denied_people` what it has not done or does not want. `standing` are the words
    of rank in the first line that names a post ("senior"), empty where there is none. `left_out` counts parts of
    sentences beyond `MOST_CLAIMS`.
    """

    claims: tuple[Claim, ...]
    years: float | None
    people: People
    denied_people: People
    standing: frozenset[str]
    left_out: int


def read_profile(text: str, corpus: Words) -> Profile:
    """The profile of a pasted text; blank text gives no claims."""
    sentences = list(_sentences(text))
    end = max((last for _, last in sentences[:MOST_CLAIMS]), default=0)
    edits = redactions(text[:end], corpus)
    used = without(text[:end], edits)
    found = [claim for start, stop in _sentences(used) for claim in _claims(used, _parts(used, start, stop), edits)]
    claims = found[:MOST_CLAIMS]
    affirmed = [claim for claim in claims if not claim.denied]
    denied = [claim for claim in claims if claim.denied or _ALONE.search(claim.text)]
    unread = sum(1 for start, stop in sentences[MOST_CLAIMS:] for _ in _parts(text, start, stop))
    return Profile(
        claims=tuple(claims),
        years=_years(affirmed) or years_between(used.splitlines(), date.today().year) or None,
        people=together([people_in(_ALONE.sub(" ", claim.text)) for claim in affirmed]),
        denied_people=together([people_in(claim.text) for claim in denied]),
        standing=next((standing_words(claim.text) for claim in affirmed if claim.titled), frozenset()),
        left_out=unread + len(found) - len(claims),
    )


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    of_employer = False
    ending = _SENTENCE_END if _CAPITALISED.search(text) else _SMALL_SENTENCE_END
    for line in _LINE.finditer(text):
        about = _EMPLOYER.match(line.group())
        if about or (of_employer and _LISTED.match(line.group())):
            of_employer = True
            continue
        of_employer = False
        start = line.start()
        for end in [*(m.end() for m in ending.finditer(line.group())), len(line.group())]:
            stop = line.start() + end
            if text[start:stop].strip():
                yield start, stop
            start = stop


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Parts of a sentence of some words each; a turn ("but ...") always opens one. Questions have none."""
    if text[start:end].rstrip().endswith("?"):
        return
    marks = _MARK.match(text, start, end)
    opened = marks.end() if marks else start
    cuts = [(m.start(), m.end()) for m in _PART_END.finditer(text, opened, end)]
    made: list[tuple[int, int]] = []
    for stop, resume in [*cuts, (end, end)]:
        turn = _OPENS_TURN.match(text, resume, end) is not None
        turn = turn or (lacks(text[opened:stop]) and _OPENS_ANEW.match(text, resume, end) is not None)
        if stop > opened and (_count(text, opened, stop) >= _SHORTEST or turn or stop == end):
            made.append((opened, stop))
            opened = resume
    tail = made[-1] if len(made) > 1 else None
    short = tail is not None and _count(text, *tail) < _TAIL_WORDS and not lacks(text[slice(*made[-2])])
    if tail and short and not _OPENS_TURN.match(text, *tail):
        made[-2:] = [(made[-2][0], tail[1])]
    for first, last in made:
        yield from _trimmed(text, first, last)


def _trimmed(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The part without white space around it, in pieces where it is too long."""
    words = list(_WORD.finditer(text, first, last))
    for n in range(0, len(words), _LONGEST):
        piece = text[words[n].start() : words[n + _LONGEST].start() if n + _LONGEST < len(words) else last]
        start = first if n == 0 else words[n].start()
        start += len(text[start:last]) - len(text[start:last].lstrip())
        yield start, words[n].start() + len(piece.rstrip())


def _claims(text: str, parts: Iterable[tuple[int, int]], edits: Sequence[Edit]) -> Iterator[Claim]:
    stance, before = Stance.HELD, ""
    for start, end in parts:
        used = applied(text, start, end, edits)
        if _says_something(used):
            stance = stance_of(used, Stance.HELD if lacks(before) else stance)
            before = used
            yield Claim(used, *_quoted(text, start, end, edits), stance, _names_post(text, start, used))


def _quoted(text: str, start: int, end: int, edits: Sequence[Edit]) -> tuple[int, int]:
    """The longest stretch of a part in which nothing tells who somebody is."""
    free = [(start, end)]
    for edit in edits:
        if edit.personal and edit.start < end and edit.end > start:
            free[-1:] = [(free[-1][0], max(edit.start, free[-1][0])), (min(edit.end, end), end)]
    first, last = max(free, key=lambda stretch: len(text[slice(*stretch)].strip()))
    stretch = text[first:last]
    return first + len(stretch) - len(stretch.lstrip()), last - len(stretch) + len(stretch.rstrip())


def _says_something(used: str) -> bool:
    words = [match.group().lower() for match in _WORD.finditer(used)]
    return len(words) >= _FEWEST_WORDS and any(word not in FUNCTION_WORDS for word in words)


def _names_post(text: str, start: int, used: str) -> bool:
    """Whether a part opens a short line without a bullet or a full stop that holds a word of rank."""
    first = text.rfind("\n", 0, start) + 1
    line = text[first:].partition("\n")[0].strip()
    opens = not text[first:start].strip(" #*_>")
    return (
        opens
        and not line.endswith((".", "!", ":"))
        and len(_WORD.findall(line)) <= _TITLE_WORDS
        and bool(standing_words(used))
    )


def standing_words(text: str) -> frozenset[str]:
    """Words of rank and of place in the management line in a text, abbreviations spelled out."""
    words = (_ABBREVIATED.get(word, word) for word in (m.group().lower() for m in _WORD.finditer(text)))
    return frozenset(word for word in words if word in RANKS or word in HEADS)


def _years(claims: Sequence[Claim]) -> float | None:
    """The working life stated: what follows on another ("before that") adds up, the rest lies within the longest."""
    longest, further = 0.0, 0.0
    for claim in claims:
        for stretch in years_in(claim.text):
            if stretch.limit:
                continue
            if _AFTERWARDS.search(claim.text, 0, stretch.start):
                further += stretch.typical
            else:
                longest = max(longest, stretch.typical)
    return (longest + further) or None


def _count(text: str, start: int, end: int) -> int:
    return len(_WORD.findall(text, start, end))
