"""Whether a question asks for a fact of a role in so many words: for the next step, for the hiring, for the measures.

The kind of a question is a guess. Where the fact it guesses at is stated, that answers; where it is not, "no step is
named" is an answer only to who asked for a step, and any other question is for the lines to answer.
"""

from __future__ import annotations

from service.answers import Attribute
from service.ask.relation import asker_goes_to
from service.ask.subject import Subject
from service.phrases import phrases

_BY_NAME = {
    Attribute.NEXT_LEVEL: phrases(
        r"""
        next|after(?! (?:\w+ing|(?:\w+ )?(?:years?|months?|while))\b)
        afterwards?|above|beyond|over|further|higher|onwards?|up|upwards?|ahead
        promot\w+|progress\w*|advanc\w+|develop\w*|climb\w*|ris(?:e|es|ing)|career|paths?|future|succe\w+
        (?:mov\w+|step\w*|go(?:es|ing)?|get(?:s|ting)?|continu\w+|carry|carries) (?:on|from)
        (?:where|on) from|how far|more senior|on top|last stop|dead end
        grow(?:s|ing)? (?:in)?to|becomes?|turns? into|leads?|follow(?:s|ing)?
        rungs?|steps?|(?:then|->|→)\W*$
        """
    ),
    Attribute.HIRING_STEPS: phrases(
        r"""
        hir(?:e|es|ed|ing)|recruit(?:s|ed|ing|ment)?|interview\w*|appl(?:y|ies|ied|ying|ications?|icants?)|candidates?
        select\w*|shortlist\w*|screen\w*|assess\w*|tests?|calls?|loops?|rounds?|stages?|steps?|process|panels?|offers?
        """
    ),
    Attribute.PERFORMANCE_INDICATORS: phrases(
        r"""
        kpis?|okrs?|indicators?|metrics?|measur\w+|judg\w+|evaluat\w+|assess\w+|quantif\w+|track\w*|count\w*
        success\w*|perform\w*|scor\w+|targets?|goals?|numbers?|figures?|results|outcomes
        """
    ),
}
"""How each is asked for. Of 150, 145 and 142 questions of the three kinds that were written for training, from which
some of the words are taken, 148, 145 and 141 have one.
"""


def asks_by_name(question: str, attribute: Attribute, about: Subject) -> bool:
    """Whether a question asks for that fact of a family by a word for it. How to come to a level that it names, "what
    gets me promoted to Senior", is not what comes after that. Any other fact always is.
    """
    cue = _BY_NAME.get(attribute)
    to = attribute is Attribute.NEXT_LEVEL and any(asker_goes_to(question, link.at) for link in about.levels)
    return cue is None or (not to and cue.search(question) is not None)
