"""What a listing question asks for: conditions the catalogue can check, and words that only the text can answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from corpus import title as titles
from corpus.model import Track
from service.ask.extent import Extent
from service.ask.graded import Graded
from service.ask.quantity import Quantity
from service.links import Links


class Unit(StrEnum):
    """What is to be listed; the answer's levels are those of the families or departments that fit."""

    LEVELS = "levels"
    FAMILIES = "families"
    DEPARTMENTS = "departments"


@dataclass(frozen=True, slots=True)
class Known:
    """What of the catalogue a question may name: departments, grades that are no numbers, words of titles.

    `own_names` are words of the question, in lower case, that name the organisation itself.
    """

    departments: tuple[str, ...]
    codes: frozenset[str]
    title_words: frozenset[str]
    own_names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What lines must say: words as written, an amount, or both; `either` are words of which any one will do.

    `both` says that the lines of a level together may say it, `obliged` that they must ask for it, `outright` that a
    line must say it in so many words: what only comes near does not rule a level out.
    """

    content: tuple[str, ...] = ()
    quantity: Quantity | None = None
    either: frozenset[str] = frozenset()
    both: bool = False
    obliged: bool = False
    outright: bool = False

    @property
    def any(self) -> bool:
        """Whether lines must say anything."""
        return bool(self.content) or self.quantity is not None


@dataclass(frozen=True, slots=True)
class Conditions:
    """What the catalogue can check exactly, each empty where the question does not ask it, and what lines must say.

    `reports_to` is a title as written, `not_to` the keys of titles that it does not mean though they hold its
    words; `ranks` are groups of title words, of which a level bears any whole group, `lacking` those that its family
    has none of, `first` asks for those below the plain title, and with `every` a family has levels for each rank;
    `titled` are further words that a title has; `leading` asks for those who lead, `of_people` is how a line says what
    the tracks were read from, where that speaks of people led and not of tracks; `extent` is how far ladders reach;
    `families` are ids, `outside` departments that are left out. `said` is what only the text can answer, `unwanted`
    what it must not ask for. `negated` asks for the levels that do not satisfy the rest, `each` for what is said of
    each level of the families.
    """

    grade: Graded = Graded()
    reports_to: str = ""
    not_to: frozenset[titles.TitleKey] = frozenset()
    unreported: bool = False
    ranks: tuple[frozenset[str], ...] = ()
    lacking: tuple[frozenset[str], ...] = ()
    first: bool = False
    every: bool = False
    titled: frozenset[str] = frozenset()
    leading: bool = False
    tracks: tuple[Track, ...] = ()
    of_people: re.Pattern[str] | None = None
    departments: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    extent: Extent = Extent()
    families: tuple[str, ...] = ()
    unit: Unit = Unit.LEVELS
    negated: bool = False
    everything: bool = False
    each: bool = False
    said: Wanted = Wanted()
    unwanted: Wanted = Wanted()

    @property
    def catalogue(self) -> bool:
        """Whether the catalogue alone can answer."""
        return not self.said.any and not self.unwanted.any

    @property
    def structural(self) -> bool:
        """Whether the catalogue is asked anything at all."""
        return bool(
            self.grade.any or self.reports_to or self.unreported or self.ranks or self.first or self.titled
            or self.leading or self.tracks or self.departments or self.outside or self.families or self.extent.counted
        )  # fmt: skip

    @property
    def any(self) -> bool:
        """Whether anything at all is asked for."""
        return self.structural or self.everything or not self.catalogue


@dataclass(frozen=True, slots=True)
class ListingQuestion:
    """What readers may look at beside the words that are left: the question `asked` as written, and what it names."""

    asked: str
    links: Links
    known: Known
