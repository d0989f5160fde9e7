"""What is asked of hiring as a whole: how long it takes, and whether what it asks of candidates is paid.

"How many weeks until an offer" is told by days or more: steps are minutes and hours long. "Free labour when I apply?"
is near to no word of "we pay 80 euros for it": that hiring is meant shows in where the nearest lines stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

from corpus.model import SectionKind
from indexer.passage import Passage
from service.ask.amounts import MONEY, NUMBER
from service.ask.asked import Asked
from service.ask.fact import Fact
from service.ask.measure import Sort, measure
from service.ask.role_lines import RoleLine
from service.citation import Citer

_DAYS = re.compile(rf"(?:{NUMBER}|\ban?|\bone)[\s-]+(?:[a-z]+\s+){{0,2}}?(?:days?|weeks?|months?)\b", re.IGNORECASE)
_ASKS_PAID = re.compile(
    r"\b(?:(?:un)?paid|pays?|money|free|for\s+nothing|compensat\w+|reimburs\w+|remunerat\w+)\b", re.IGNORECASE
)
_SAYS_PAID = re.compile(rf"\b(?:(?:un)?paid|we\s+pay|pays|compensated|reimbursed?)\b|{MONEY.pattern}", re.IGNORECASE)
_AS_A_DUTY = re.compile(
    r"\b(?:(?:do|does|doing|did|help(?:s|ing)?|contribut\w+|involve[ds]?|involvement|takes?\s+part|participat\w+|responsib\w+"
    r"|(?:role|part)(?:\s+(?:does|do|has|have)\b[^?.;]*)?|expected|duties)"
    r"\s+(?:\w+\s+)?(?:about|for|in|on|with|of|to|around|regarding)"
    r"|ha(?:ve|s|d)\s+to\s+do\s+with|support(?:s|ing)?)\s+(?:the\s+)?(?:\w+ing\s+)?(?:hiring|recruit\w+|interview(?:ing|s)?)\b(?!\s+(?:process|steps))",
    re.IGNORECASE,
)
"""How it is asked what holders of a role do for hiring, which is no step of theirs."""
NEAREST = 2
LOOKED_AT = 10
_UNITS = frozenset({"day", "week", "month"})


def asks_how_long(question: str) -> bool:
    """Whether a question asks how long something takes, in days or more if it says in what."""
    amount = measure(question)
    return amount is not None and (amount.sort is Sort.DURATION or (amount.in_units and amount.noun in _UNITS))


def asks_of_a_duty(question: str) -> bool:
    """Whether a question asks what a role does for hiring: "what do Pilots do about hiring?"."""
    return _AS_A_DUTY.search(question) is not None


def led_by_how_long(
    asked: Asked, steps: Fact, step: Fact | None, lines: Iterable[RoleLine], citer: Citer
) -> Fact:  # fmt: skip
    """The steps of hiring, led by the `step` that is asked about where it tells a time, else by the line nearest to the
    question that states days or more, be it a step or said beside them. Where none does, by the step, or the text says
    so.
    """
    amount = measure(asked.question)
    if steps.result is None or (step is not None and amount is not None and amount.tells(step.claims[0].text)):
        return step or steps
    places = {item: place for place, passage in enumerate(asked.ranking.found) for item in passage.items}
    telling = [
        line for line in lines
        if line.section.kind is SectionKind.HIRING_PROCESS and _DAYS.search(line.item.text)
    ]  # fmt: skip
    if not telling:
        return step or replace(steps, text=f"How long it takes is not said. {steps.text}")
    first = min(telling, key=lambda line: places.get(line.item.span, len(places))).claim(citer)
    claims = (first, *(claim for claim in steps.claims if claim.citations != first.citations))
    return replace(steps, text=f"{first.text} ({steps.text.rstrip('.')})", claims=claims)


def says_paid(line: Passage) -> bool:
    """Whether a line says that something is paid, or a sum."""
    return _SAYS_PAID.search(line.text) is not None


def told_paid(question: str, found: Sequence[Passage], roles: Set[str]) -> Passage | None:
    """The nearest line on hiring that says whether something is paid, where a question asks that and one of the first
    two lines `found` for it is on hiring, unless the first speaks of money and not of hiring; else null. `roles` are
    the families it names, if any.
    """
    if found and found[0].section is not SectionKind.HIRING_PROCESS and says_paid(found[0]):
        return None
    near = [passage for passage in found[:NEAREST] if passage.section is SectionKind.HIRING_PROCESS]
    if not near or not _ASKS_PAID.search(question):
        return None
    meant = roles or {passage.family_id for passage in near}
    lines = (passage for passage in found[:LOOKED_AT] if passage.section is SectionKind.HIRING_PROCESS)
    return next((line for line in lines if line.family_id in meant and says_paid(line)), None)
