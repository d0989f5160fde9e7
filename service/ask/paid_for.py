"""Whether something done is paid, asked for by the thing: "do I get paid for overtime?".

A line that names the thing alone is near in every word but one, and does not say it.
"""

from __future__ import annotations

import re

from service.ask.amounts import MONEY

_ASKS = re.compile(
    r"\W*(?:do|does|did|will|would|can|is|are|am)\s+\S.*?(?:paid|compensated|remunerated|reimbursed)"
    r"\s+(?:(?:extra|more|anything)\s+)?for\b",
    re.IGNORECASE,
)
OF_MONEY = re.compile(
    rf"\b(?:pay|pays|paid|unpaid|compensat\w+|reimburs\w+|remunerat\w+|fees?|rates?|extra|supplements?|bonus(?:es)?"
    rf"|allowances?|expenses?|free|costs?)\b|{MONEY.pattern}",
    re.IGNORECASE,
)
"""How a line speaks of money."""


def asked_if_paid(question: str) -> int | None:
    """Where a question that asks if something is paid begins to say what; null for any other."""
    match = _ASKS.match(question)
    return match.end() if match else None
