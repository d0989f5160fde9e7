"""What an address of the Ask page asks: the question, the filters, and the source that is open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

from service.pages import links
from service.requests import FilterRequest

FILTERS = tuple(FilterRequest.model_fields)
_NUMBERS = frozenset({"grade_min", "grade_max"})
QUESTION, OPEN_SOURCE, MADE_FOR = "q", "at", "of"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with filters as (name, value) pairs in the order given; `at` is the place whose source is open."""

    question: str = ""
    filters: tuple[tuple[str, str], ...] = ()
    at: str = ""
    made_for: str = ""

    @classmethod
    def read(cls, pairs: Iterable[tuple[str, str]]) -> Self:
        """From the parameters of an address; what is blank or none of ours is left out."""
        given = [(name, value.strip()) for name, value in pairs if value.strip()]
        first = dict(reversed(given))
        kept = dict.fromkeys((name, value) for name, value in given if name in FILTERS)
        return cls(first.get(QUESTION, ""), tuple(kept), first.get(OPEN_SOURCE, ""), first.get(MADE_FOR, ""))

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Question and filters as parameters of an address."""
        return ((QUESTION, self.question), *self.filters) if self.question else self.filters

    @property
    def url(self) -> str:
        """The address of the answer, with no source open."""
        return links.ask(self.pairs)

    def request(self) -> FilterRequest:
        """The filters, checked. Raises BadInput or UnknownName."""
        values: dict[str, object] = {}
        for name in dict(self.filters):
            listed = [value for key, value in self.filters if key == name]
            values[name] = _number(listed[0]) if name in _NUMBERS else listed
        return FilterRequest.checked(**values)

    def of(self, name: str) -> str:
        """The first value of a filter, "" where it is not set."""
        return next((value for key, value in self.filters if key == name), "")

    def having(self, name: str, value: str) -> Asked:
        """With one more filter."""
        return replace(self, filters=(*self.filters, (name, value)))

    def without(self, name: str, value: str) -> Asked:
        """Without one of the filters."""
        return replace(self, filters=tuple(pair for pair in self.filters if pair != (name, value)))

    def asking(self, question: str) -> Asked:
        """The same filters with another question."""
        return replace(self, question=question)


def _number(written: str) -> object:
    try:
        return int(written)
    except ValueError:
        return written  # refused by the check, which names the field
