"""Amounts as a text states them: "$420,000", "an eleven-million-dollar budget", "40 per cent", "a team of six"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from service.seniority import NUMBER_WORDS, ROLES, years_in

_ROUND = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS = {word: 10 * number for number, word in enumerate(_ROUND.split(), 2)}
_WRITTEN = (
    {word: float(number) for number, word in enumerate(NUMBER_WORDS)}
    | {word: float(number) for word, number in _TENS.items()}
    | {f"{ten}-{one}": tens + ones for ten, tens in _TENS.items() for ones, one in enumerate(NUMBER_WORDS[:10]) if ones}
    | {"dozen": 12.0, "a dozen": 12.0, "half a": 0.5, "half an": 0.5, "a": 1.0, "an": 1.0}
)
_SCALES = {"hundred": 1e2, "k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
_CURRENCIES = {"$": "dollar", "€": "euro", "£": "pound", "usd": "dollar", "eur": "euro", "gbp": "pound"}
SCALE = r"(?:thousand|million|billion|bn|mn|[km])\b"
_WORDS = rf"(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(NUMBER_WORDS[1:10])}))?|(?:a )?dozen|{'|'.join(NUMBER_WORDS[19::-1])}"
NUMBER = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|\b(?:{_WORDS})\b|\b(?:half\s+)?an?(?=\s+(?:thousand|million|billion)\b))"
)
RANGE = rf"{NUMBER}(?:\s*(?:{SCALE})?\s*(?:-|–|to|or)\s*[$€£]?{NUMBER})?"
_SIGNED = rf"[$€£]\s?(?P<signed>{RANGE})[\s-]?(?P<scale>{SCALE})?"
_NAMED = rf"(?P<named>{RANGE})[\s-]?(?P<size>{SCALE})?[\s-]*(?P<currency>dollars?|euros?|pounds?|usd|eur|gbp)\b"
MONEY = re.compile(rf"(?<![\w.])(?:{_SIGNED}|{_NAMED})", re.IGNORECASE)
SHARE = re.compile(rf"(?<![\w.])(?P<share>{RANGE})\s*(?:%|per\s?cent\b)", re.IGNORECASE)
_LEADS = (
    r"(?:(?:lead|head(?!\s+of\b))(?:s|ing|ed)?|(?:manag|supervis|oversee)(?:e|es|s|ing|ed)?|led|oversaw|teams?(?:\s+of|\W*:)"
    r"|organi[sz]ation\s+of)"
)
_GAP = r"[^\w.;$€£]+"
_BETWEEN = rf"(?:{_GAP}(?!(?:in|across|for|with|on|over|worth|from|at|grades?|graded|bands?)\b)[a-z][\w’'-]*){{0,12}}?"
_NO_PEOPLE = (
    r"(?![.,]?\d|\s*(?:[%$€£]|per\s?cent|years?|months?|weeks?|days?|hours?|times?|million|[\w-]*\s?(?:teams|stages|"
    r"regions|countries|projects|accounts)))"
)
_PEOPLE = rf"(?!one\s+[\w-]+\s+of\b)(?>{RANGE})(?:\s(?:hundred|thousand))?\b{_NO_PEOPLE}"
_LED = re.compile(
    rf"\b{_LEADS}(?P<gap>{_BETWEEN}){_GAP}(?P<people>{_PEOPLE})"
    rf"(?:(?:\s+[a-z][\w’'-]*){{1,4}}?\s+and\s+(?:(?:up\s+to|about|some)\s+)?(?P<more>{_PEOPLE}))?",
    re.IGNORECASE,
)
_NEAR = 4
"""Words between who leads and a number, up to which it is one of people whatever they are called."""
_NAMED_PEOPLE = (
    r"(?:[a-z][\w’'&/-]*\s+){0,3}?(?:people|persons?|staff|employees|members|heads|ftes?|"
    rf"(?:direct\s+)?reports(?!\s+to\b)|{ROLES})\b"
)
_OF_PEOPLE = re.compile(
    rf"(?:\s(?:hundred|thousand))?\s*(?:$|[.,;:()]|(?:in|across|at|on|of|from|and|with|strong)\b|{_NAMED_PEOPLE})",
    re.IGNORECASE,
)
"""How it goes on after a number of people: with what they are called, or with nothing."""
_ANSWERED = re.compile(
    rf"\b(?:answers?|answerable|accountable|responsible)\s+for\s+(?:(?:all|up\s+to|about|some|the)\s+){{0,2}}(?P<people>{_PEOPLE})\s+{_NAMED_PEOPLE}"
    rf"|(?<![\w.])(?P<under>{RANGE})\s+(?:[a-z][\w’'-]*\s+){{1,4}}?(?:reports?|answers?|reporting|answering)\s+(?:directly\s+)?to\s+(?:you|them|me)\b"
    rf"|(?<![\w.])(?P<reports>{RANGE})\s+(?:direct\s+)?reports\b(?!\s+to\b)",
    re.IGNORECASE,
)
"""How people are told of for whom somebody answers, or who report to the reader."""
_TITLED = re.compile(
    rf"(?i:\b(?:lead|manag|supervis|head|oversee)(?:e?s|e|ing)?\s+(?:(?:the|all|up\s+to|about)\s+){{0,2}}{RANGE})\s+"
    r"(?:[A-Z][\w-]*\s+)+[A-Z][\w-]*s\b(?!\s+[a-z]+s\b)"
)
"""A number of those who have a title: "manage nine Yard Hands"."""
VAGUE = r"\b(?:several|dozens\s+of|hundreds\s+of|thousands\s+of|a\s+(?:few|(?:couple|handful)\s+of))"
"""How a number is told without saying which."""
_EACH = re.compile(rf"\d[\d,]*(?:\.\d+)?|\b(?:{_WORDS}|half an?|an?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number that a text states, of a range the lower end; `currency` is "" where it is no money or names none."""

    value: float
    currency: str = ""


def money_in(text: str) -> Iterator[Amount]:
    """Sums of money."""
    yield from (money(match)[0] for match in MONEY.finditer(text))


def money(match: re.Match[str]) -> tuple[Amount, Amount]:
    """The least and the most that a match of MONEY states; the same where it states one sum."""
    scale = _SCALES.get((match["scale"] or match["size"] or "").lower(), 1.0)
    said = (match["currency"] or match.group().strip()[0]).lower().removesuffix("s")
    low, *_, high = 2 * [value * scale for value in numbers(match["signed"] or match["named"])]
    currency = _CURRENCIES.get(said, said)
    return Amount(low, currency), Amount(high, currency)


def shares_in(text: str) -> Iterator[Amount]:
    """Shares in percent."""
    yield from (Amount(numbers(match["share"])[0]) for match in SHARE.finditer(text))


def people_led(text: str) -> Iterator[Amount]:
    """Numbers of people led; whether anybody is led at all, with no number too, is `seniority.people_in`'s to say."""
    for match in _LED.finditer(text):
        near = len(match["gap"].split()) <= _NEAR
        for place in ("people", "more"):
            led = _people(match[place]) if match[place] else None
            if led and ((near and led.value > 1) or _OF_PEOPLE.match(text, match.end(place))):
                yield led
    for match in _ANSWERED.finditer(text):
        yield _people(match[str(match.lastgroup)])


def leads_counted(text: str) -> bool:
    """Whether a line says outright that so many people, named by their title or as reporting to the reader, are led."""
    return _TITLED.search(text) is not None or _ANSWERED.search(text) is not None


def _people(said: str) -> Amount:
    return Amount(numbers(said)[0] * _SCALES.get(said.rsplit(maxsplit=1)[-1].lower(), 1.0))


def work_in(text: str) -> Iterator[Amount]:
    """Years of work; those that are a most are none."""
    yield from (Amount(stretch.low) for stretch in years_in(text) if not stretch.limit)


READERS: Mapping[str, Callable[[str], Iterator[Amount]]] = {
    "money": money_in,
    "%": shares_in,
    "people": people_led,
    "year": work_in,
}
"""How the amounts of each unit are read; of other units, the number before the noun counts."""


def counted(text: str, noun: str) -> Iterator[Amount]:
    """Numbers of a thing, named in the singular: "twelve weekends", "12 to 15 managed partners"."""
    if noun[:-1].casefold() not in text.casefold():
        return  # most texts: the pattern is large, and made anew for each noun
    named = rf"{re.escape(noun[:-1])}(?:ys?|ies)" if noun.endswith("y") else rf"{re.escape(noun)}s?"
    said = re.compile(rf"(?<![\w.])(?P<count>{RANGE})\s*\+?\s+(?:(?!and\b)\w+\s+){{0,2}}{named}\b", re.IGNORECASE)
    yield from (Amount(numbers(match["count"])[0]) for match in said.finditer(text))


def numbers(text: str) -> list[float]:
    """The numbers in a text, in digits or words, in order."""
    found = [" ".join(match.group().lower().split()) for match in _EACH.finditer(text)]
    return [_WRITTEN[said] if said in _WRITTEN else float(said.replace(",", "")) for said in found]


def scaled(number: str, scale: str) -> float:
    """A number with its scale: 250 and "k"."""
    return numbers(number)[0] * _SCALES[scale.lower()]
