"""Lines that count people, where it is asked how many there are, or how many a role has to do with, and those that tell
an amount in other words than it is asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.model import NEEDS, SectionKind
from indexer.passage import Passage
from service.ask.amounts import MONEY, NUMBER, SHARE, people_led
from service.ask.asked import Asked, content_words
from service.ask.asking import asked_in
from service.ask.brought import brought
from service.ask.masked import HOLDER, masked
from service.ask.measure import Measure, Sort, measure
from service.ask.own_words import BEFORE_NAMES
from service.ask.size import COUNTED, PASSING, TOLD, names_people, size_told
from service.ask.subject import Subject
from service.ask.thing import HELPING
from service.line import stems
from service.links import SURE_LINK
from service.seniority import ROLES
from service.wording import words

LOOKED_AT = 5
"""First lines looked at for a number of people."""
NEAR = 20
"""The same among those that introduce the role of the nearest line."""
_HOW_MANY = re.compile(r"[^,;:]*\bhow\s+many\b", re.IGNORECASE)
_ALL = (
    r"(?=\W*$|\s+(?:at(?!\s+(?:most|least|once)\b)|here|now|today|there|altogether"
    r"|overall|combined|all\s+(?:in\s+all|told)|as\s+a\s+whole"
    rf"|in\s+(?:total|all|the\s+(?:whole\s+)?(?:company|firm|business|organi[sz]ation)|{HOLDER}|(?-i:[A-Z])))\b)"
)
_ALTOGETHER = r"(?=\s+(?:altogether|overall|combined|in\s+(?:total|all)|all\s+(?:in\s+all|told))\W*$)"
_HOW_MANY_THERE_ARE = re.compile(
    rf"\W*how\s+many\s+(?:people|persons|staff|employees|(?:\w+\s+){{0,2}}?(?:{HOLDER}s?|{ROLES}))\s+"
    rf"(?:(?:in\s+total|altogether)\s+)?(?:are\s+there{_ALL}|are(?=\W*$|\s+at\b)|work(?:s|ing)?{_ALL}"
    rf"|work\s+(?:in|for|on)\s+(?:(?:the|your|our)\s+)?[\w&-]+{_ALTOGETHER}|are\s+employed"
    r"|(?:do|does)\s+(?:\w+\s+){1,3}?(?:have|employ)"
    r"(?:\W*$|\s+(?:overall|altogether|in\s+total|all\s+(?:in\s+all|told)|combined)\b)|(?:has|have)\s+(?:\w+\s+){1,2}?(?:got|employed)\W*$)",
    re.IGNORECASE,
)
"""How it is asked how many there are of all, be it of those who hold a role."""
_HANDLING = re.compile(
    r"\b(?:lead(?:s|ing)?|manag(?:e|es|ing)|runs?|running|heads?\s+up|owns?|handles?|controls?|oversees?|supervises?|"
    r"spend(?:s|ing)?|in\s+charge|responsible|approves?|under\s+(?:me|you|him|her|them))\b",
    re.IGNORECASE,
)
"""What somebody does with people or money that are theirs to run, not to get."""
_UNDER_HOLDER = re.compile(
    r"\b(?:under(?:neath)?|below|beneath)\s+(?:me|you|them|him|her)\b"
    r"|\b(?:report|answer)(?:s|ing)?\s+(?:\w+ly\s+)?(?:in)?to\s+(?:me|you|them|him|her)\b"
    r"|\bworking\s+for\s+(?:me|you|them|him|her)\b"
    rf"|\b(?:(?:report|answer)s?\s+(?:\w+ly\s+)?(?:in)?to|(?:sit|work|are)\s+(?:directly\s+)?under)\s+(?:(?:an?|the|your|our)\s+)?{HOLDER}\b",
    re.IGNORECASE,
)
"""How it is asked whom the holder of a role leads, by whatever name they go."""
_ASIDE = re.compile(r"\s*\([^()]*\)")
_DEFINITE = re.compile(rf"\b(?:the|all|our|there\s+are)\s+(?:{NUMBER})", re.IGNORECASE)
"""How a duty counts all that there are: those whom each of several leads are not told so."""
_OF_NO_DUTY = frozenset({SectionKind.OTHER, SectionKind.SUMMARY})


def led_by_count(
    asked: Asked, about: Subject, passages: Sequence[Passage], found: Sequence[Passage]
) -> Sequence[Passage] | None:
    """Passages, led by a line of whom a question names that counts people, where it asks how many, or by those that
    tell how many there are, where it names nobody or asks that; null where a level is named and none of its lines does:
    how many another has, or were led elsewhere, is not asked.
    """
    amount = measure(asked.question)
    if amount is not None and ((amount.people and not about.families) or _asks_how_many_there_are(asked)):
        lines = dict.fromkeys((*passages, *_introducing(found)))
        return sorted(lines, key=lambda line: -_told(amount, line))[: len(passages)]
    if amount is None or not about.families or not (amount.of_people or _is_led(asked, amount)):
        return passages
    roles = {link.family.id for link in about.families}
    levels = {link.level.id for link in about.named if not amount.counts(link.matched)}
    said = (
        each for each in (*passages, *found)
        if each.family_id in roles and (not levels or each.level_id is None or each.level_id in levels)
        and (amount.of_holder or not brought(each.section, each.text))
        and each.section is not SectionKind.HIRING_PROCESS and amount.counts_people(each.text)
    )  # fmt: skip
    first = next(said, None)
    if first is None:
        return None if levels and amount.sort is Sort.COUNT else passages
    return [first, *(each for each in passages if each is not first)][: max(1, len(passages))]


def tells_size(asked: Asked, about: Subject) -> bool | None:
    """Whether the line that leads says how many people there are, of whom a question names or of the rank it counts, or
    how many that role leads, or what money it handles; false where it asks how many there are of all and none of the
    first lines does; null elsewhere.
    """
    amount, first = measure(asked.question), asked.ranking.found[:LOOKED_AT]
    if amount is None or not first:
        return None
    if amount.sort is Sort.COUNT and not (about.families or content_words(asked.question)):
        return amount.states_its_noun(first[0].text) or None
    named = (link for link in about.families if link.strength >= SURE_LINK)
    roles = {link.family.id for link in named if not amount.counts(link.matched)}  # "how many people" is of no role
    of_role = [line for line in first if line.family_id in roles or not roles]
    leads = first[0].family_id in roles
    if leads and _tells_what_is_handled(asked, amount, first[0]):
        return True
    if amount.sort is Sort.COUNT and _asks_how_many_there_are(asked):
        return None if any(_tells_of_all(amount, line) for line in of_role) else False
    if not amount.people:
        return None
    if leads and amount.counts_people(first[0].text) and _asks_whom_it_has(asked, about):
        return True
    told = [amount.stated(line.text, line.section) for line in of_role]
    if leads and told[0] >= COUNTED:
        return True
    return None if amount.sort is not Sort.SIZE or any(share > PASSING for share in told) else False


def _asks_how_many_there_are(asked: Asked) -> bool:
    return _HOW_MANY_THERE_ARE.match(asked_in(_ASIDE.sub("", masked(asked, least=0.0)))) is not None


def _is_led(asked: Asked, amount: Measure) -> bool:
    """Whether it is asked how many are under the holder of a role: "how many clerks answer to me?"."""
    return amount.sort is Sort.COUNT and _UNDER_HOLDER.search(asked_in(masked(asked))) is not None


def _tells_what_is_handled(asked: Asked, amount: Measure, line: Passage) -> bool:
    """Whether a line tells how many people are led, or a sum, where it is asked how many or how much somebody runs."""
    if line.section in NEEDS or not _HANDLING.search(asked_in(asked.question)):
        return False
    if amount.of_people:
        return size_told(line.text) >= TOLD
    return amount.sort is Sort.MONEY and MONEY.search(line.text) is not None


def tells_in_other_words(asked: Asked, lines: Sequence[Passage]) -> bool:
    """Whether lines tell the amount asked for, though they may not speak of the thing that it is of: one of them how
    many people there are; or the leading one how many there are of what is counted, or, of a role that is named, what
    share of the time something takes.
    """
    amount = measure(asked.question)
    if amount is None or not lines:
        return False
    if amount.of_people:
        return any(_tells_of_all(amount, line) for line in (*lines, *_introducing(asked.ranking.found)))
    if amount.share_may_tell and SHARE.search(lines[0].text):  # of all that the question names
        return stems(" ".join(content_words(asked.question))) <= stems(lines[0].text)
    if not amount.in_units and amount.states_its_noun(lines[0].text):
        return not _asks_how_many_there_are(asked)  # of those who are led by one, it does
    roles = {link.family.id for link in asked.reading.links.families if link.strength >= SURE_LINK}
    return amount.sort is Sort.SHARE and lines[0].family_id in roles and amount.tells(lines[0].text)


def _introducing(found: Sequence[Passage]) -> list[Passage]:
    """The lines near to a question, of the role of the nearest, that say what it is about rather than a duty."""
    return [
        line for line in found[:NEAR]
        if line.family_id == found[0].family_id and line.section in _OF_NO_DUTY
    ]  # fmt: skip


def _told(amount: Measure, line: Passage) -> float:
    """How far a line tells how many there are, where that leads; 0 elsewhere."""
    if amount.sort is Sort.COUNT and (amount.of_people or not amount.people):
        return 0.0 if not _tells_of_all(amount, line) else TOLD if line.section in _OF_NO_DUTY else COUNTED
    told = amount.stated(line.text, line.section)
    return told if told >= COUNTED else 0.0


def _tells_of_all(amount: Measure, line: Passage) -> bool:
    """Whether a line says how many there are: of just those who are counted, or of a body of people; what counts some
    among duties may speak of any two.
    """
    told = size_told(line.text)
    of_itself = amount.of_people or line.level_id is None or not any(True for _ in people_led(line.text))
    if line.section in _OF_NO_DUTY and of_itself:
        return told >= COUNTED or (not amount.of_people and amount.states_its_noun(line.text))
    if not amount.of_people:
        return amount.states_its_noun(line.text) and _DEFINITE.search(line.text) is not None
    return told >= TOLD and names_people(line.text)


def _asks_whom_it_has(asked: Asked, about: Subject) -> bool:
    """Whether it is asked how many people a role has to do with: "how many people does one Buyer look after"."""
    small = [word.text.casefold() for word in words(asked.question)]
    first = min(about.families[0].positions, default=0)
    while first and (small[first - 1] in BEFORE_NAMES | {"one", "each"} or words(asked.question)[first - 1].is_rank):
        first -= 1
    return first > 0 and small[first - 1] in HELPING and bool(_HOW_MANY.match(asked_in(asked.question)))
