"""Two questions in one: "what grade is the Senior Buyer, and who is their boss?", "what does a Buyer do, and where?".

Each part is asked by itself, with the level that the first part is about where a later one only says "they".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from itertools import zip_longest

from corpus.title import words as title_words
from service.answers import (
    Answer,
    Attribute,
    ComparisonAnswer,
    ExpectationsAnswer,
    FactAnswer,
    Near,
    NotStatedAnswer,
    PassagesAnswer,
    Reason,
)
from service.ask.asked import content_words
from service.ask.kinds import WHERE_IT_STANDS
from service.ask.reworded import put_in
from service.phrases import phrases
from service.wording import ORDINARY, WRITTEN

_CUES = {
    Attribute.GRADE: phrases("""
        (?:job |pay )?(?:grade|band)s?(?! \\d)
        """),
    Attribute.REPORTS_TO: phrases("""
        reports? (?:in)?to
        reporting (?:line|to)
        line manager
        boss
        """),
    Attribute.TRACK: phrases("""
        tracks?
        """),
    Attribute.NEXT_LEVEL: phrases("""
        next (?:level|step|rung)
        comes? (?:next|after)
        """),
    Attribute.HIRING_STEPS: phrases("""
        (?:hiring|interview|recruitment) (?:process|steps|stages|rounds)
        """),
    Attribute.PERFORMANCE_INDICATORS: phrases("""
        kpis?
        performance indicators?
        """),
}
"""How each fact is called where it is asked for by its name."""
_CALLED = {
    Attribute.GRADE: "grade",
    Attribute.REPORTS_TO: "boss",
    Attribute.TRACK: "track",
    Attribute.NEXT_LEVEL: "next level",
    Attribute.HIRING_STEPS: "hiring process",
    Attribute.PERFORMANCE_INDICATORS: "performance indicators",
}
PARTS = 6
"""Questions answered in turn at most: beyond, a text is pasted rather than asked."""
_JOINT = re.compile(r"\band\b|[&+,;?]|\bplus\b", re.IGNORECASE)
_CLAUSE = re.compile(
    r"(?:[,;?.]\s*)?\b(?:and|plus)\s+"
    r"(?=(?:who|whom|what|which|how|where|when|why|whether|is|are|does|do|can|will|would)\b)"
    r"|,\s+(?=(?:how|what|when)\b)|[;?.]\s+(?=\w)",
    re.IGNORECASE,
)


def facts_asked(question: str) -> tuple[Attribute, ...]:
    """The facts that a question names, in its order; more than one only where it joins them."""
    called = {fact: cue.search(question) for fact, cue in _CUES.items()}
    called[Attribute.GRADE] = called[Attribute.GRADE] or WHERE_IT_STANDS.search(question)
    found = sorted((match.start(), fact) for fact, match in called.items() if match is not None)
    kept: list[tuple[int, Attribute]] = []
    for start, fact in found:
        if not kept or _JOINT.search(question, kept[-1][0], start):
            kept.append((start, fact))
    return tuple(fact for _, fact in kept)


def left_over(question: str) -> str:
    """The last part of a question that asks for something no fact's name stands for; "" where there is none."""
    parts = [part.strip(" ?.,;") for part in _CLAUSE.split(_undotted(question))]
    asking = [part for part in parts if part]
    if len(asking) < 2 or not facts_asked(asking[0]) or facts_asked(asking[-1]):
        return ""
    return asking[-1]


_AND = re.compile(r"\s*(?:,\s*(?:and\s+)?|&|\b(?:and|plus)\b)\s*(?:also\s+)?", re.IGNORECASE)
_LEFT_OPEN = re.compile(
    r"\W*(?:\b(?:of|for|the|an?|our|your|does|do|is|are|has|have|must|in|at|with|to|as|on|needs?|get|gets)\b\W*)+$",
    re.IGNORECASE,
)
_FEW = 4
"""Words of a thing asked beside a fact at most: "years of experience"."""


def beside_facts(question: str, named: Collection[str]) -> tuple[str, ...]:
    """What a question asks by a noun beside a fact: the travel of "grade, boss and travel of a Senior Buyer".

    `named` are the words that name the role, in small letters. None where the question as a whole asks for no fact.
    """
    if not facts_asked(question):
        return ()
    found: list[str] = []
    runs: list[list[str]] = [[]]
    for word in re.split(r"(\W+)", question):
        if word.casefold() in named:
            runs.append([])
        else:
            runs[-1].append(word)
    for run in ("".join(words) for words in runs):
        pieces = [_LEFT_OPEN.sub("", piece).strip(" ?.:;!") for piece in _AND.split(run)]
        if len(pieces) > 1 and facts_asked(pieces[0]):
            found += [piece for piece in pieces[1:] if not facts_asked(piece) and _is_a_thing(piece)]
    return tuple(found)


def _is_a_thing(piece: str) -> bool:
    return 0 < len(piece.split()) <= _FEW and not (
        _ASKS.match(piece) or {word.casefold() for word in piece.split()} <= ORDINARY
    )


_ASKS = re.compile(
    r"\W*(?:[^:?]{1,60}:)?\W*(?:so|and|also|please|hi|hello)?\W*(?:who|whom|whose|what|which|how|where|when|why|whether|"
    r"is|are|does|do|did|can|could|will|would|should|must|may|has|have|compare|list|tell|give|show|name|describe|explain)\b",
    re.IGNORECASE,
)
_BESIDE = r"(?:above|below|over|under|after|before|beneath|up|down)"
_THEY = re.compile(
    r"\b(?P<whose>their|its|his|her)\b|\b(?:(?:each|both)\s+of\s+(?:them|these|those)|each|they|them|it|he|she|"
    rf"(?:that|this)\s+(?:level|role|person|job|one|post)|the\s+(?:role|level|job|post)(?!\s+(?:\w+ly\s+)?{_BESIDE}))\b",
    re.IGNORECASE,
)
_STANDS = (
    r"(?P<said>(?:(?:any|much|even|a\s+bit|also|just|really)\s+)*"
    r"(?:(?:more|less)\s+\w+\s+than|(?P<more>more)\s+than|(?P<less>less)\s+than|(?:high|low|old|big|small)er\s+(?:up\s+)?than"
    r"|above|below|(?P<same>(?:the\s+)?same\s+(?:(?:level|one|rank)\s+)?as)|level\s+with|equal\s+to"
    r"|(?:on\s+a\s+)?(?:par|level)\s+with)\s+\w.*)"
)
_IS_IT = r"(?:(?:is|are|would|does)\s+(?:it|that|this|they)\s+(?:be\s+|stand\s+|rank\s+)?)"
_SET_BESIDE = re.compile(rf"\W*(?:(?:and|or|so)\s+)?{_IS_IT}?{_STANDS}", re.IGNORECASE | re.DOTALL)
"""A later part that sets what a first part is about beside another: "Any lower than the lead?"."""
_APART = re.compile(rf"(?:[,;:.?]|\s[-–—])\s+|\s+(?=(?:and|or)\s+{_IS_IT})", re.IGNORECASE)
"""What may stand before it."""
_WHAT_ABOUT = re.compile(r"\W*(?:and\s+)?(?:what|how)\s+about\s+(?:(?:an?|the)\s+)?(?P<other>\w.*)", re.IGNORECASE)
_TOLD = (PassagesAnswer, NotStatedAnswer)
_DOTTED = re.compile(r"\b([^\W\d_]{2,5})\.(?=\s+\w)")
_SHOWN = 2
"""Lines shown of what is asked beside a fact."""
_OF_LEVELS = (FactAnswer, ComparisonAnswer, ExpectationsAnswer)


def _undotted(question: str) -> str:
    """The question without the dots of titles cut short: "the Sr. Buyer" is no end of a sentence."""

    def written(match: re.Match[str]) -> str:
        meant = title_words(match[1])
        return match[1] if len("".join(meant)) > len(match[1]) else match[0]

    return _DOTTED.sub(written, question)


def parts(question: str) -> tuple[str, ...]:
    """The questions that a question is made of, each once; the one question where any part asks nothing by itself, or
    where there are more than PARTS.
    """
    question = _undotted(question)
    beside = next((each for each in _APART.finditer(question) if _SET_BESIDE.fullmatch(question, each.end())), None)
    if beside is not None and facts_asked(question[: beside.start()]):
        return question[: beside.start()].rstrip(" ,;?."), question[beside.end() :].strip(" ,;?.")
    said = tuple(dict.fromkeys(part.strip(" ,;?.") for part in _CLAUSE.split(question) if part.strip(" ,;?.")))
    if len(said) > PARTS:
        return (question,)
    return said if len(said) > 1 and all(_ASKS.match(part) for part in said) else (question,)


def answered(question: str, whole: Answer, ask: Callable[[str], Answer]) -> Answer:
    """The answer to a question, each of its parts answered in turn; `whole` where it has no parts of their own.

    `ask` answers a part. Parts are taken apart only where one of them asks for something of a level, or each is about
    another role: what is open is better looked for with all of its words.
    """
    asked = parts(question)
    if len(asked) < 2 and isinstance(whole, (FactAnswer, PassagesAnswer, NotStatedAnswer)):
        return _with_things(question, whole, ask)
    together = isinstance(whole, FactAnswer) and all(facts_asked(part) for part in asked)
    if len(asked) < 2 or (together and _is_of_all(whole)):
        return whole
    first = ask(asked[0])
    if not isinstance(first, (*_OF_LEVELS, PassagesAnswer)) and not _unstated(first):
        return whole
    about = _subject(first)
    found = [first, *(answer for part in asked[1:] for answer in _going_on(part, asked[0], first, about, ask))]
    of_levels = [answer for answer in found if isinstance(answer, _OF_LEVELS)]
    apart = _of_different_roles(found)
    if not (of_levels or apart) or any(answer.kind in {"listing", "match"} for answer in found):
        return whole
    leading: Answer = first if first.claims or apart else of_levels[0]
    text = " ".join(dict.fromkeys(answer.text for answer in found if answer.text))
    claims = tuple(dict.fromkeys(claim for answer in found for claim in answer.claims))
    if apart:  # the best lines of each role, in turn
        in_turn = zip_longest(*(answer.claims for answer in found))
        claims = tuple(dict.fromkeys(claim for turn in in_turn for claim in turn if claim is not None))
    return replace(leading, text=text, claims=claims, interpretation=whole.interpretation, near=_near(found))


def _is_of_all(answer: Answer) -> bool:
    """Whether an answer cites every role that its question names a level of."""
    cited = {citation.family_id for claim in answer.claims for citation in claim.citations}
    return {link.id.rpartition("#")[0] for link in answer.interpretation.levels} <= cited


def _with_things(question: str, whole: Answer, ask: Callable[[str], Answer]) -> Answer:
    """A fact, and the lines on what is asked beside it; `whole` where a question joins no such two."""
    shown, titles, named = whole.interpretation, _subject(whole), _words_named(whole)
    things = beside_facts(question, named) if titles and named else ()
    if not things:
        return whole
    fact = whole if isinstance(whole, FactAnswer) else ask(f"{_CALLED[facts_asked(question)[0]]} of the {titles[0]}")
    if not isinstance(fact, FactAnswer):
        return whole
    asked = {thing: ask(f"{thing} of the {titles[0]}") for thing in things}
    told = [answer for answer in asked.values() if isinstance(answer, _TOLD)]
    text = " ".join([fact.text, *(_of_thing(*each) for each in asked.items() if isinstance(each[1], _TOLD))])
    claims = tuple(dict.fromkeys((*fact.claims, *(claim for answer in told for claim in answer.claims[:_SHOWN]))))
    return replace(fact, text=text, claims=claims, interpretation=shown, near=(*fact.near, *_near(told)))


def _of_thing(thing: str, answer: Answer) -> str:
    """What is told of a thing; what is not stated names it: "Salary: the documents do not state that"."""
    if not isinstance(answer, NotStatedAnswer):
        return answer.text
    return f"{thing[:1].upper()}{thing[1:]}: {answer.text[:1].lower()}{answer.text[1:]}"


def _of_different_roles(found: Sequence[Answer]) -> bool:
    """Whether answers are all lines, each of a role that no other is about."""
    roles = [answer.interpretation.families[0].id for answer in found if answer.interpretation.families]
    return all(isinstance(answer, PassagesAnswer) for answer in found) and len(set(roles)) == len(found)


def _unstated(answer: Answer) -> bool:
    return isinstance(answer, NotStatedAnswer) and answer.reason is not Reason.OUT_OF_SCOPE


def _near(found: Sequence[Answer]) -> tuple[Near, ...]:
    return tuple(near for answer in found for near in answer.near)


def _subject(answer: Answer) -> tuple[str, ...]:
    """The titles that an answer is about, for a later part to go on with; none where it is about none."""
    if isinstance(answer, ComparisonAnswer):
        sides = (answer.comparison.from_, answer.comparison.to)
        return tuple(side.title for side in sides if side is not None)
    if isinstance(answer, FactAnswer):
        value = answer.fact.value
        if answer.fact.attribute is Attribute.NEXT_LEVEL and isinstance(value, str):
            return (value,)
    if isinstance(answer, _OF_LEVELS) and answer.claims:
        cited = answer.claims[0].citations[0]
        of_level = not isinstance(answer, FactAnswer) or answer.fact.level_id is not None
        return (cited.level if of_level and cited.level else cited.family,)
    return tuple(link.title for link in (*answer.interpretation.levels, *answer.interpretation.families)[:1])


def _going_on(
    part: str, before: str, first: Answer, titles: Sequence[str], ask: Callable[[str], Answer]
) -> list[Answer]:
    """The answers to a later part of a question that may go on about what its first part, `before`, was about.

    "They" stands for the titles that part was about, "each" for one after the other; "what about Buyers?" asks the
    same of others; and what names no role asks of the same one.
    """
    elliptic = _WHAT_ABOUT.fullmatch(part)
    if elliptic:
        again = _asked_of(before, first, elliptic["other"])
        if again:
            same = ask(again)
            return [ask(part) if _names_a_thing(elliptic["other"], same) else same]
    beside = _SET_BESIDE.fullmatch(part) if titles else None
    if beside is not None:
        alike = f"the same {_CALLED[first.fact.attribute]}" if isinstance(first, FactAnswer) else "the same"
        again = beside["said"].replace(beside["same"], f"{alike} as", 1) if beside["same"] else beside["said"]
        for said, meant in ((beside["more"], "higher"), (beside["less"], "lower")):
            again = again.replace(said, meant, 1) if said else again
        return [ask(f"Is the {titles[-1]} {again}?")]
    said = _THEY.search(part)
    if not titles or said is None:
        answer = ask(part)
        alone = titles and not answer.interpretation.families and not isinstance(answer, _OF_LEVELS)
        return [ask(f"{part} for the {titles[-1]}") if alone else answer]
    each = len(titles) > 1 and not said["whose"]
    return [
        ask(f"{part[: said.start()]}the {title}{chr(39) + 's' if said['whose'] else ''}{part[said.end() :]}")
        for title in (titles if each else titles[-1:])
    ]


def _names_a_thing(other: str, answer: Answer) -> bool:
    """Whether the words that go on from a question name a role and a thing of it ("the crates of the Buyers"), which is
    asked for itself; `answer` is about the role they name.
    """
    words = set(content_words(other))
    named = words & _words_named(answer)
    return bool(named) and named < words


def _words_named(answer: Answer) -> set[str]:
    """The words of a question that name what its answer is about, in small letters."""
    shown = answer.interpretation
    return {word.casefold() for link in (*shown.levels, *shown.families) for word in link.matched.split()}


def _asked_of(question: str, answer: Answer, other: str) -> str:
    """A question with another role in place of the one it names; "" where that does not stand together in it."""
    shown = answer.interpretation
    named = [link.matched.split() for link in (*shown.levels[:1], *shown.families[:1])]
    said = {word.casefold() for words in named for word in words}
    held = {place for place, match in enumerate(WRITTEN.finditer(question)) if match[0].casefold() in said}
    return put_in(question, held, other)
