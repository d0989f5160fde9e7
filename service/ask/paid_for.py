"""Whether something done or bought is paid, asked for by the thing: "do I get paid for overtime?".

A line that names the thing alone is near in every word but one, and does not say it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.passage import Passage
from service.ask.amounts import MONEY
from service.ask.asked import Asked
from service.ask.hiring import says_paid
from service.ask.line_closeness import FAR, LineCloseness
from service.ask.thing import Thing

_ASKS = re.compile(
    r"\W*(?:do|does|did|will|would|can|is|are|am)\s+\S.*?(?:paid|compensated|remunerated|reimbursed)"
    r"\s+(?:(?:extra|more|anything)\s+)?for\b",
    re.IGNORECASE,
)
_OF_MONEY = re.compile(
    rf"\b(?:pay|pays|paid|unpaid|compensat\w+|reimburs\w+|remunerat\w+|fees?|rates?|extra|supplements?|bonus(?:es)?"
    rf"|allowances?|expenses?|free|costs?)\b|{MONEY.pattern}",
    re.IGNORECASE,
)
"""How a line speaks of money."""
_BEARS = re.compile(
    r"\W*(?:do|does|did|will|would|can)\s+(?:you|they|we|(?:the|your)\s+\w+|(?-i:[A-Z])[\w&]+)\s+(?:\w+ly\s+)?"
    r"(?:pay|cover|offer|provide|give|sponsor|reimburse|refund|fund|subsidi[sz]e|contribute|help)\b",
    re.IGNORECASE,
)
"""How a question opens that asks what the organisation pays or provides."""
_LEADING = 2
"""Lines that may say so."""


def no_payment_told(asked: Asked, wanted: Sequence[Thing], lines: Sequence[Passage], closeness: LineCloseness) -> bool:
    """Whether it is asked if something is paid, and no line that speaks of it speaks of money; or what the organisation
    pays or provides, and of the first lines none speaks of that, nor says that anything is paid.
    """
    borne, first = _behind(_BEARS.match(asked.question), wanted)[:1], lines[:_LEADING]
    if borne and not (any(map(says_paid, first)) or closeness.speaks(asked, borne, first, FAR)):
        return True
    paying = [line for line in lines if _OF_MONEY.search(line.text)]
    behind = _behind(_ASKS.match(asked.question), wanted)
    return bool(behind) and not closeness.speaks(asked, behind, paying, FAR)


def _behind(opening: re.Match[str] | None, wanted: Sequence[Thing]) -> list[Thing]:
    """The things that a question names behind its opening; none where it has none."""
    return [thing for thing in wanted if opening is not None and thing[0][0] >= opening.end()]
