"""Whether a thing is needed, where yes or no is asked of it: a line may ask for it, or would only welcome it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.model import SectionKind
from service.answers import Answer, Claim, PassagesAnswer
from service.ask.asked import Asked, content_words
from service.ask.asking import asked_in
from service.ask.demand import Demand, demand
from service.ask.listing_words import ASKED
from service.ask.polar import polar
from service.line import stems
from service.links import named_places
from service.wording import words

_SAID = {
    Demand.WELCOMES: "By this line it is welcome, not required.",
    Demand.DENIES: "By this line it is not required.",
}


def saying_whether_needed(answer: Answer, asked: Asked) -> Answer:
    """An answer whose line would only welcome what a question asks the need of, with words that say so."""
    asks = asked_in(asked.question)
    if not isinstance(answer, PassagesAnswer) or not answer.claims or not (polar(asks) and ASKED.search(asks)):
        return answer
    named = named_places(asked.reading.links.families)
    own = " ".join(word.text for place, word in enumerate(words(asked.question)) if place not in named)
    thing = stems(" ".join(word for word in content_words(own) if not ASKED.fullmatch(word)))
    lead = answer.claims[0]
    if not thing & stems(lead.text):
        return answer
    stands = demand(lead.text, lambda part: bool(thing & stems(part)))
    if stands is Demand.ASKS and lead.citations[0].section is SectionKind.NICE_TO_HAVE:
        stands = Demand.WELCOMES
    if stands not in _SAID:
        return answer
    text = f"{answer.text.rstrip('.')}. {_SAID[stands]}"
    asking = None if asked.reading.links.families else _asked_elsewhere(answer.claims, thing)
    if asking is None:
        return replace(answer, text=text)
    claims = (asking, *(each for each in answer.claims if each is not asking))
    cited = asking.citations[0]
    asks_for_it = f"{cited.level or cited.family} asks for it: {asking.text} ({cited.path}:{cited.start_line})"
    text = f"{asks_for_it}. Elsewhere: {text}"
    return replace(answer, text=text, claims=claims)


def _asked_elsewhere(claims: Sequence[Claim], thing: frozenset[str]) -> Claim | None:
    """The first line of another role than the leading one's that asks for the thing, with as much of it; else null.
    Where no role is named, one role's word does not stand for all.
    """
    lead = claims[0]
    said = thing & stems(lead.text)
    for each in claims[1:]:
        place = each.citations[0]
        if place.family_id == lead.citations[0].family_id or not said <= stems(each.text):
            continue
        stands = demand(each.text, lambda part: bool(said & stems(part)))
        if place.section is SectionKind.REQUIREMENTS and stands is Demand.ASKS:
            return each
    return None
