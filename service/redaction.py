"""What of a pasted text is not used: who a person is, as against what they have done.

Names, age, gender, origin, addresses, photographs and family status are taken out before anything is compared or
encoded. What is taken out is a phrase that says nothing else, the part of one that hangs on ("as a mother of two I
..."), or the bare words; what stands beside it stays. Whether somebody writes "I" or is written of as "she" is one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from service.lexicon import Words
from service.names import FUNCTION_WORDS, names_in
from service.personal import BESIDE, CONTACT, HINT, LABEL, OF_KIN, PREDICATE, TOLD
from service.phrases import phrases

_VALUE = re.compile(r"[^\n,;|]*?(?=[,;|\n]|\.(?:\s|$)|\s[–—-]\s|$)")
"""What a personal field holds."""
_LISTED = re.compile(r"(?:[^\n;|.]|\.(?!\s|$))*")
"""The same where it may hold commas."""
_BREAK = re.compile(r"[,;.!?:|()\n–—]+|\s-\s|\s/\s|\b(?:and|but|or|while|who|where)\b", re.IGNORECASE)
_SUBJECT = re.compile(r"\b(?:I|we|he|she|they)\b")
_HANGS = re.compile(r"(?:^|\s)(?:as|being|while|at|in|from|with|aged|having|when)\s", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_CONTRACTED = re.compile(r"(?:n)?['’](?:m|s|ve|d|ll|re|t)$")
_LEADS_TO = re.compile(r"\s(?:at|for|with|from|in|of|by|to|and)\s+$", re.IGNORECASE)
_NEAR = 8
_BARE_SUBJECT = re.compile(r"(?:^|[.!?\n])\s*(?:I|he|she)$")
_COMMA_BEFORE = re.compile(r"\s*[,–—]\s*$|\s+-\s+$")
_OPENING = re.compile(r"(?:^|[.!?;:|(\n])[\s>*_#•·-]*$")
_TIE = re.compile(r"[ \t]*[,;:|/–—-]?[ \t]*(?:and[ \t]+)?")
_MARK_BEHIND = re.compile(r"\s*[,;:|.!?–—]+")
_NEUTRAL = (
    (phrases("he|she|s/he|he/she|she/he"), "I"),
    (phrases("him|his|her|hers|his/her|her/his"), "my"),
    (phrases("himself|herself"), "myself"),
)


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters `start` to `end` of the text are read as `instead`; `personal`: they tell who somebody is."""

    start: int
    end: int
    instead: str
    personal: bool = False


def redactions(text: str, corpus: Words) -> tuple[Edit, ...]:
    """What is left out of `text` or made neutral, in order, without overlaps."""
    fixed = _joined([*(m.span() for m in CONTACT.finditer(text)), *_labelled(text)])
    named = _joined(names_in(text, corpus))
    told = _tied(text, _joined([*fixed, *_told(text, fixed, named, corpus)]))
    edits = [Edit(*_with_marks(text, *span), "", personal=True) for span in told]
    edits += [Edit(_with_leading(text, start), end, "") for start, end in named]
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


def without(text: str, edits: Collection[Edit]) -> str:
    """The text with blanks where something personal stands, so that places in it stay."""
    out = list(text)
    for edit in edits:
        if edit.personal:
            out[edit.start : edit.end] = ["\n" if c == "\n" else " " for c in text[edit.start : edit.end]]
    return "".join(out)


def _labelled(text: str) -> Iterator[tuple[int, int]]:
    for label in LABEL.finditer(text):
        value = (_LISTED if label["listed"] else _VALUE).match(text, label.end())
        yield label.start(), value.end() if value else label.end()


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A run of words between marks; `told`: a detail in it speaks of a person, `bare`: nothing in it of anything else.

    `empty`: it says nothing at all beside hints, names and words that any phrase may have.
    """

    start: int
    end: int
    told: bool
    bare: bool
    empty: bool


def _told(
    text: str, fixed: Sequence[tuple[int, int]], named: Sequence[tuple[int, int]], corpus: Words
) -> Iterator[tuple[int, int]]:
    """Personal details in what is left: whole phrases, what hangs on to others, and bare words."""
    open_text = _blanked(text, fixed)
    reader = _Reader(open_text, _blanked(open_text, named), corpus)
    phrases_ = [reader.phrase(start, end) for start, end in _between(open_text)]
    gone = [phrase.told and phrase.bare for phrase in phrases_]
    for n, pair in enumerate(pairwise(phrases_)):
        if reader.told_by_age(*pair) and _joins(text, phrases_, n, n + 1):
            gone[n : n + 2] = [True, True]
    for order in (range(len(phrases_)), reversed(range(len(phrases_)))):
        for n in order:
            beside = any(0 <= m < len(gone) and gone[m] and _joins(text, phrases_, n, m) for m in (n - 1, n + 1))
            gone[n] = gone[n] or (beside and phrases_[n].empty)
    for phrase, drop in zip(phrases_, gone, strict=True):
        if drop:
            yield phrase.start, phrase.end
        elif phrase.told:
            yield from reader.parts(phrase)


def _joins(text: str, parts: Sequence[_Phrase], n: int, m: int) -> bool:
    """Whether two neighbouring phrases stand in one sentence or line."""
    first, second = sorted((n, m))
    return not re.search(r"[.!?\n]", text[parts[first].end : parts[second].start])


class _Reader:
    """Reads the phrases of one text, also given with its names blanked."""

    def __init__(self, text: str, nameless: str, corpus: Words) -> None:
        self._text = text
        self._nameless = nameless
        self._corpus = corpus

    def phrase(self, start: int, end: int) -> _Phrase:
        """What a phrase tells."""
        told = bool(self._details(start, end))
        hints = list(HINT.finditer(self._text, start, end))
        worded = any(not hint.group().isdigit() for hint in hints)
        sure = (len(hints) > 1 and worded) or (bool(hints) and PREDICATE.search(self._text, start, end) is not None)
        subject = _SUBJECT.fullmatch(self._text, start, end) is not None
        empty = not subject and self.bare(start, end, unknown=False)
        bare = empty or (told and self.bare(start, end, unknown=True))
        return _Phrase(start, end, told or (sure and empty), bare, empty)

    def bare(self, start: int, end: int, *, unknown: bool) -> bool:
        """Whether a stretch says nothing beside personal details; words `unknown` to the documents may say nothing."""
        hints = (match.span() for match in HINT.finditer(self._text, start, end))
        gone = [(a - start, b - start) for a, b in (*self._details(start, end), *hints)]
        rest = _blanked(self._nameless[start:end], gone)
        words = [_CONTRACTED.sub("", match.group()) for match in _WORD.finditer(rest)]
        said = [word.lower() for word in words if word.lower() not in FUNCTION_WORDS | BESIDE and not word.isdigit()]
        return not said or (unknown and not any(self._corpus.knows(word) for word in said))

    def told_by_age(self, one: _Phrase, other: _Phrase) -> bool:
        """Whether of two phrases one is a bare number and the other a bare hint: "F, 31"."""
        both = [self._text[phrase.start : phrase.end] for phrase in (one, other)]
        aged = sum(text.isdigit() for text in both) == 1
        return aged and all(phrase.empty and HINT.search(text) for phrase, text in zip((one, other), both, strict=True))

    def parts(self, phrase: _Phrase) -> Iterator[tuple[int, int]]:
        """What is personal in a phrase that says something else too."""
        for subject in _SUBJECT.finditer(self._text, phrase.start, phrase.end):
            before = (phrase.start, subject.start())
            if self._details(*before) and self.bare(*before, unknown=True):
                yield before
                break
        for hang in _HANGS.finditer(self._text, phrase.start, phrase.end):
            tail = (hang.start(), phrase.end)
            if self._details(*tail) and self.bare(*tail, unknown=True):
                yield tail
                break
        yield from self._details(phrase.start, phrase.end)

    def _details(self, start: int, end: int) -> list[tuple[int, int]]:
        found = [match.span() for match in TOLD.finditer(self._text, start, end)]
        kin = OF_KIN.search(self._text, start, end)
        return [*found, (kin.start(), end)] if kin else found


def _between(text: str) -> Iterator[tuple[int, int]]:
    """The phrases of a text, without white space around them."""
    at = 0
    for start, end in [*(match.span() for match in _BREAK.finditer(text)), (len(text), len(text))]:
        phrase = text[at:start]
        if phrase.strip():
            yield at + len(phrase) - len(phrase.lstrip()), start - len(phrase) + len(phrase.rstrip())
        at = end


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    out = list(text)
    for start, end in spans:
        out[start:end] = ["\n" if c == "\n" else " " for c in text[start:end]]
    return "".join(out)


def _with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch with the mark that ties it to what stays: the comma before it, or, where it opens, what closes it."""
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        start, end = start - 1, end + 1
    before = _COMMA_BEFORE.search(text, max(start - _NEAR, 0), start)
    if before and not _BARE_SUBJECT.search(text, max(before.start() - _NEAR, 0), before.start()):
        return before.start(), end
    behind = _MARK_BEHIND.match(text, end)
    if behind and (before or _OPENING.search(text, max(start - _NEAR, 0), start)):
        end = behind.end()
    return before.start() if before else start, end


def _with_leading(text: str, start: int) -> int:
    """Where a name begins with the small word that leads to it: "for Piotr"."""
    before = _LEADS_TO.search(text, max(start - _NEAR, 0), start)
    return before.start() if before else start


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches in order, overlapping ones as one."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        elif start < end:
            out.append((start, end))
    return out


def _tied(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches in order, those with nothing but a mark between them as one."""
    out: list[tuple[int, int]] = []
    for start, end in spans:
        if out and _TIE.fullmatch(text, out[-1][1], start):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def _disjoint(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda e: (e.start, -e.end)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
        elif edit.personal and edit.end > kept[-1].end:
            kept.append(Edit(kept[-1].end, edit.end, "", personal=True))
    return tuple(kept)
