"""A line as it is compared with another: free of its own level's name, split into label, words and place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.model import ItemForm, SectionKind
from service.asked import Asked
from service.vocabulary import vocabulary

_LABEL = re.compile(r"^(?P<label>[A-Z][^.:;!?]{1,44}?)\s*(?::|\s[–—-])\s+(?=\S)")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*[+%]?")
_STOP = vocabulary(
    """
    a an the and or of in on at to for from by with within into as is are be been being was were will would can could
    may might must should that this these those it its their his her your our you we they them us he she who which what
    when where how if so than then there such etc e.g i.e eg ie also not no any all each both more most other others
    about across over under per via up out do does did has have had having including include includes based using use
    """
)
_ENDINGS = (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("ly", ""), ("e", ""))


@dataclass(frozen=True, slots=True)
class Line:
    """What of an item is compared.

    `text` has the name of the item's own level replaced by "the role", so that a mere change of title is none.
    `label` is the lead-in the line opens with ("Mentoring: ..."), or for a table cell its row; "" where it has none.
    `parent` is the text of the bullets it hangs under, `row` the heading and label of a table cell's row.
    """

    text: str
    label: str
    parent: str
    section: SectionKind
    row: str = ""

    @property
    def words(self) -> frozenset[str]:
        """Stems of the words that carry meaning."""
        return stems(self.text)


def line(asked: Asked) -> Line:
    """The comparable form of an item."""
    text = asked.item.text
    if asked.level is not None:
        text = _untitled(asked.level.title).sub("the role", text)
    if asked.item.form is ItemForm.CELL:
        label = _folded(asked.item.lead_in)
        row = "\n".join((*asked.item.heading_path, label)) if label else ""
        return Line(text, label, "", asked.section, row)
    return line_of(text, asked.section, asked.item.lead_in)


def line_of(text: str, section: SectionKind, parent: str = "") -> Line:
    """The comparable form of a bare text: its label is what it opens with ("Mentoring: ...")."""
    found = _LABEL.match(text)
    return Line(text, _folded(found.group("label")) if found else "", _folded(parent), section)


def shares(before: Line, after: Line) -> tuple[float, float]:
    """Share of the before-line's words that the after-line keeps, and of the after-line's that are not new."""
    common = len(before.words & after.words)
    return common / max(len(before.words), 1), common / max(len(after.words), 1)


@lru_cache(maxsize=8192)
def stems(text: str) -> frozenset[str]:
    """Word stems of a text without function words; numbers count as words."""
    return frozenset(_stem(word) for word in (m.lower() for m in _WORD.findall(text)) if word not in _STOP)


@lru_cache(maxsize=1024)
def _untitled(title: str) -> re.Pattern[str]:
    """Finds a level's own name; a title of one word only after an article, where it cannot be a common noun."""
    words = [re.escape(word) for word in re.findall(r"[^\W_]+", title)]
    article = r"\b(?:(?:an?|the|our|each|every)\s+)"
    name = r"[\W_]+".join(words) or r"(?!)"
    return re.compile(rf"{article}{'?' if len(words) > 1 else ''}\b{name}s?\b", re.IGNORECASE)


def _stem(word: str) -> str:
    word = re.sub(r"['’]s?$", "", word)
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: len(word) - len(ending)] + instead
    return word


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))
