"""Lines that count people, where it is asked how many there are, or how many a role has to do with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.model import NEEDS
from indexer.passage import Passage
from service.ask.asked import Asked, content_words
from service.ask.asking import asked_in
from service.ask.measure import Measure, Sort, measure
from service.ask.own_words import BEFORE_NAMES
from service.ask.place import SURE_LINK
from service.ask.size import COUNTED, PASSING
from service.ask.subject import Subject
from service.ask.thing import HELPING
from service.wording import words

LOOKED_AT = 5
"""First lines looked at for a number of people."""
_HOW_MANY = re.compile(r"[^,;:]*\bhow\s+many\b", re.IGNORECASE)


def led_by_count(
    amount: Measure | None, about: Subject, passages: Sequence[Passage], found: Sequence[Passage]
) -> Sequence[Passage] | None:
    """Passages, led by a line of whom a question names that counts people, where it asks how many; null where a level
    is named and none of its lines does: how many another has, or were led elsewhere, is not asked.
    """
    if amount is None or not amount.of_people or not about.families:
        return passages
    roles = {link.family.id for link in about.families}
    levels = {link.level.id for link in about.named}
    said = (
        each for each in (*passages, *found)
        if each.family_id in roles and (not levels or each.level_id is None or each.level_id in levels)
        and (amount.of_holder or each.section not in NEEDS) and amount.counts_people(each.text)
    )  # fmt: skip
    first = next(said, None)
    if first is None:
        return None if levels and amount.sort is Sort.COUNT else passages
    return [first, *(each for each in passages if each is not first)][: max(1, len(passages))]


def tells_size(asked: Asked, about: Subject) -> bool | None:
    """Whether the line that leads says how many people there are, of whom a question names or of the rank it counts;
    false where it asks how many there are of all and none of the first lines does; null elsewhere.
    """
    amount, first = measure(asked.question), asked.ranking.found[:LOOKED_AT]
    if amount is None or not first:
        return None
    if amount.sort is Sort.COUNT and not (about.families or content_words(asked.question)):
        return amount.states_its_noun(first[0].text) or None
    if not amount.people:
        return None
    roles = {link.family.id for link in about.families if link.strength >= SURE_LINK}
    if first[0].family_id in roles and amount.counts_people(first[0].text) and _asks_whom_it_has(asked, about):
        return True
    told = [amount.stated(line.text, line.section) for line in first if line.family_id in roles or not roles]
    if first[0].family_id in roles and told[0] >= COUNTED:
        return True
    return None if amount.sort is not Sort.SIZE or any(share > PASSING for share in told) else False


def _asks_whom_it_has(asked: Asked, about: Subject) -> bool:
    """Whether it is asked how many people a role has to do with: "how many people does one Buyer look after"."""
    small = [word.text.casefold() for word in words(asked.question)]
    first = min(about.families[0].positions, default=0)
    while first and (small[first - 1] in BEFORE_NAMES | {"one", "each"} or words(asked.question)[first - 1].is_rank):
        first -= 1
    return first > 0 and small[first - 1] in HELPING and bool(_HOW_MANY.match(asked_in(asked.question)))
