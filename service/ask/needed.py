"""Whether a thing is needed, where yes or no is asked of it: a line may ask for it, or would only welcome it."""

from __future__ import annotations

from dataclasses import replace

from corpus.model import SectionKind
from service.answers import Answer, PassagesAnswer
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
    return replace(answer, text=f"{answer.text.rstrip('.')}. {_SAID[stands]}") if stands in _SAID else answer
