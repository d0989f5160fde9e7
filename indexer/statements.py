"""Which lines of a document say something by themselves: not a question that the next line answers, nor a mere link."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from corpus.model import Item, ItemForm

_LINK = r"(?:\[[^\]]*\]\([^)]*\)|<a\b[^>]*>(?:(?!</a>).)*</a>)"
_LINKS = re.compile(rf"(?:</?\w+>|[\W_])*(?:{_LINK}(?:</?\w+>|[\W_])*)+", re.DOTALL)


def only_leads_elsewhere(raw: str) -> bool:
    """Whether a line, as it is written, is nothing but links: what it is called by stands where they lead."""
    return _LINKS.fullmatch(raw) is not None


def with_questions(items: Iterable[Item]) -> Iterator[Item]:
    """Items, those that answer a question written as a paragraph above them with it as their lead-in.

    "Only after a year." is found, and understood, by "May I change teams?" in front of it.
    """
    question: Item | None = None
    for item in items:
        asks = item.form is ItemForm.PARAGRAPH and not item.lead_in and item.text.rstrip().endswith("?")
        if asks or question is None or item.heading_path != question.heading_path:
            question = item if asks else None
            yield item
        else:
            yield replace(item, lead_in=f"{question.text} {item.lead_in}".rstrip())
