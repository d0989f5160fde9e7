"""Levels whose lines say a thing: what a listing's words ask for, searched and grouped by level.

A name ("SQL", "CPA") and one or two words are said or they are not; a longer description is looked for by meaning too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.model import SectionKind, Span
from indexer.encoder import Encoded
from indexer.passage import Passage
from indexer.store import Filters, Store
from service.ask.conditions import Conditions
from service.late_interaction import LateInteraction
from service.line import stems
from service.phrases import phrases
from service.search import Ranking
from service.vocabulary import vocabulary

LOOKED_AT = 400
"""Passages looked at by meaning; a corpus that says a thing more often than that is not listed whole."""
READ = 4_000
"""Passages read for a word or number."""
CLOSE = 0.84
"""Share of the best line's score from which a line counts as saying the same, where the words are not in it."""
CLOSER = 0.9
"""The same where another line has both of two words."""
LEAST = 0.47
"""Score below which no line says the same, whatever the best is."""
WORDED = 0.6
"""Share of the best line's score from which a line counts that has all of the words."""
_OWN_NAME = 0.5
"""Share of the families in which a name stands that distinguishes nothing: the organisation's own."""
_ALWAYS = 0.9
"""Share of its places at which a name is written as one; "data" is not, though there is a Data Engineer."""
_FILLING = vocabulary(
    """
    work works working deal deals dealing involve involves involved involving handle handles handling use uses used
    using speak speaks speaking experience experiences knowledge know knows skill skills certificate certificates
    certification certifications certified part lot deals familiar ability able good strong get gets count counts
    qualification qualifications when while look looks looking get gets
    """
)
"""Words that say nothing beside others: to "work with Terraform" is said by a line on Terraform."""
_UNASKED = frozenset({SectionKind.HIRING_PROCESS, SectionKind.PERFORMANCE_INDICATORS, SectionKind.CAREER_LADDER})
"""Sections that require nothing of whoever holds a role."""
_OF_NO_ROLE = frozenset({SectionKind.HIRING_PROCESS, SectionKind.CAREER_LADDER})
"""Sections that speak of interviews and of other roles, where closeness says little about the role itself."""
_DENIED = phrases(
    r"""
    not (?:\w+ )?(?:required|needed|necessary|mandatory|expected|compulsory|a must|asked for)
    (?:is|are)n['’]t (?:\w+ )?(?:required|needed|necessary|mandatory|expected|compulsory|a must|asked for)
    no (?:\w+ ){1,3}(?:is |are )?(?:required|needed|necessary)
    (?:do|does)(?: not|n['’]t) (?:need|require|ask for|have to)
    unnecessary
    optional
    """
)
_WELCOME = phrases("welcome\nan advantage\na plus\na bonus\nhelpful\nideally\npreferred\nnice to have\ndesirable")


@dataclass(frozen=True, slots=True)
class Saying:
    """A level's best line for a condition; `worded` where it holds the words asked for."""

    passage: Passage
    line: Span
    score: float
    worded: bool


@dataclass(frozen=True, slots=True)
class Sayings:
    """What was found, best first; `unsaid` are names that stand nowhere in the documents."""

    found: tuple[Saying, ...]
    unsaid: tuple[str, ...] = ()


def sayings(
    asked: Conditions, ranking: Ranking, store: Store, query: Encoded, filters: Filters, late: LateInteraction
) -> Sayings:
    """The best line of each level (or family-wide line) that says what is asked."""
    numbers = _numbers(asked, ranking, store, filters)
    lines = [line for passage in store.passages(sorted(numbers)) for line in _lines(passage)]
    words = _telling(asked.content)
    names = tuple(word for word in words if _is_name(word) or _written_as_name(word, lines))
    unsaid = tuple(word for word in names if not any(_holds(line.text, word) for line in lines))
    if names and len(unsaid) == len(names):
        return Sayings((), unsaid)
    wanted = frozenset(stem for word in words for stem in stems(word) or {word.lower()})
    scores = _scores(ranking, lines, _only(words, query), store, late)
    best = max(scores.values(), default=0.0)
    said = [
        (line, _worded(line, asked, [name for name in names if name not in unsaid], words, wanted))
        for line in lines
        if asked.quantity is None or asked.quantity.holds(line.text)
    ]
    held = any(worded for _, worded in said)
    if held and (names or len(wanted) < 2):
        said = [(line, worded) for line, worded in said if worded]  # a name ("SQL", "CPA") is said or it is not
    else:
        close = max(best * (CLOSER if held and len(wanted) == 2 else CLOSE), LEAST)
        said = [
            (line, worded)
            for line, worded in said
            if scores.get(line.passage.number, 0.0) >= (best * WORDED if worded else close)
            and (worded or not _of_no_level(line.passage))
        ]
        said = _nearest(said, wanted)
    if asked.both and len(names) > 1:
        said = _of_levels_with_all(said, names)
    said = _required(said) if asked.obliged else said
    return Sayings(tuple(_best(said, ranking, scores, wanted)))


def own_names(question: str, store: Store, families: int) -> frozenset[str]:
    """Words of a question, in lower case, that name the organisation: written as a name, in most of the families."""
    written = dict.fromkeys(re.findall(r"(?<=[\w,] )[A-Z][a-z]+[\w&]*", question))
    return frozenset(
        word.lower() for word in written if len(_families_with(word, store)) > max(2, _OWN_NAME * families)
    )


def _families_with(word: str, store: Store) -> set[str]:
    """The families of which a line holds a name."""
    found = store.passages(sorted(hit.number for hit in store.search_text(word, READ)))
    return {passage.family_id for passage in found if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", passage.text)}


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a passage."""

    passage: Passage
    span: Span
    text: str


def _numbers(asked: Conditions, ranking: Ranking, store: Store, filters: Filters) -> set[int]:
    """The passages that may say it."""
    numbers = {hit.passage.number for hit in ranking.passages[:LOOKED_AT]}
    for word in asked.content:
        numbers |= {
            hit.number for hit in store.search_text(word, READ if len(asked.content) < 6 else LOOKED_AT, filters)
        }
    if asked.quantity is not None:
        unit = {"%": "percent %", "year": "year years yr yrs"}.get(asked.quantity.unit, f"{asked.quantity.unit}s")
        numbers |= {hit.number for hit in store.search_text(f"{unit} {asked.quantity.unit}", READ, filters)}
    return numbers


def _lines(passage: Passage) -> Iterator[_Line]:
    """The items of a passage; the passage as one line where they cannot be told apart."""
    texts = passage.text.split("\n")[-len(passage.items) :]
    if len(texts) == len(passage.items):
        yield from (_Line(passage, span, text) for span, text in zip(passage.items, texts, strict=True))
    else:
        yield _Line(passage, passage.items[0], passage.text)


def _telling(content: Sequence[str]) -> tuple[str, ...]:
    """The words without those that say nothing beside others."""
    return tuple(word for word in content if word.lower() not in _FILLING) or tuple(content)


def _only(words: Collection[str], query: Encoded) -> Encoded:
    """The token vectors of some of a question's words, so that how it is asked counts for nothing."""
    if not query.tokens:
        return query
    wanted = {part for word in words for part in re.findall(r"\w+", word.lower())}
    pieces, kept, piece = query.pieces[0], list[int](), 0
    while piece < len(pieces):
        end = piece + 1
        while end < len(pieces) and pieces[end].startswith("##"):
            end += 1
        if "".join(part.removeprefix("##") for part in pieces[piece:end]).lower() in wanted:
            kept += range(piece, end)
        piece = end
    if not kept:
        return query
    return replace(query, tokens=(query.tokens[0][kept],), pieces=(tuple(pieces[place] for place in kept),))


def _of_no_level(passage: Passage) -> bool:
    """Whether closeness to a passage says little about a level: it speaks of the family, or of how one is hired."""
    return passage.section in _OF_NO_ROLE or (passage.level_id is None and passage.section is SectionKind.SUMMARY)


def _is_name(word: str) -> bool:
    """Whether a word is written as a name: with a capital, a digit or a sign."""
    return any(letter.isupper() or letter.isdigit() or letter in "+#" for letter in word)


def _written_as_name(word: str, lines: Iterable[_Line]) -> bool:
    """Whether the documents write a word as a name, as in "SQL" for "sql"."""
    said = re.compile(rf"(?<=[\w,;] )(?i:{re.escape(word)})(?!\w)")
    found = [match.group() for line in lines for match in said.finditer(line.text)]
    return bool(found) and sum(map(_is_name, found)) >= _ALWAYS * len(found)


def _holds(text: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?:e?s)?(?![\w+#])", text, re.IGNORECASE) is not None


def _worded(
    line: _Line, asked: Conditions, names: Sequence[str], words: Collection[str], wanted: frozenset[str]
) -> bool:
    """Whether a line holds what is asked for word by word."""
    if not words:
        return asked.quantity is not None
    if names:
        held = [_holds(line.text, name) for name in names]
        return any(held) if asked.either or asked.both else all(held)
    said = stems(line.text)
    together = [word for word in words if "-" in word]
    if any(
        not re.search(rf"(?<!\w){re.escape(word).replace('-', ' ?-? ?')}", line.text.replace("\\", ""), re.I)
        for word in together
    ):
        return False
    return bool(wanted & said) if asked.either else bool(wanted) and wanted <= said


def _nearest(said: Sequence[tuple[_Line, bool]], wanted: frozenset[str]) -> list[tuple[_Line, bool]]:
    """The lines with the words; of a passage without, the one line that has most of them: it was scored as a whole."""
    by_passage: dict[int, list[tuple[_Line, bool]]] = {}
    for line, worded in said:
        by_passage.setdefault(line.passage.number, []).append((line, worded))
    kept: list[tuple[_Line, bool]] = []
    for lines in by_passage.values():
        kept += [each for each in lines if each[1]] or [max(lines, key=lambda each: len(wanted & stems(each[0].text)))]
    return kept


def _of_levels_with_all(said: list[tuple[_Line, bool]], names: Sequence[str]) -> list[tuple[_Line, bool]]:
    """The lines of levels (or of families, for what is asked of all their levels) that among them hold every name."""
    held: dict[tuple[str, str | None], set[str]] = {}
    for line, _ in said:
        place = (line.passage.family_id, line.passage.level_id)
        held.setdefault(place, set()).update(name for name in names if _holds(line.text, name))
    return [
        (line, worded)
        for line, worded in said
        if len(held[(line.passage.family_id, line.passage.level_id)] | held.get((line.passage.family_id, None), set()))
        == len(names)
    ]


def _required(said: list[tuple[_Line, bool]]) -> list[tuple[_Line, bool]]:
    """The lines that require it; where none does, those that at least do not deny it."""
    asking = [each for each in said if each[0].passage.section not in _UNASKED and not _DENIED.search(each[0].text)]
    strict = [
        (line, worded)
        for line, worded in asking
        if line.passage.section is not SectionKind.NICE_TO_HAVE and not _WELCOME.search(line.text)
    ]
    return strict or asking


def _scores(
    ranking: Ranking, lines: Sequence[_Line], query: Encoded, store: Store, late: LateInteraction
) -> dict[int, float]:
    """How near the passages come to the question, for the first LOOKED_AT of them, by number."""
    ranked = {hit.passage.number: place for place, hit in enumerate(ranking.passages)}
    numbers = sorted({line.passage.number for line in lines}, key=lambda number: ranked.get(number, len(ranked)))
    looked_at = sorted(numbers[:LOOKED_AT])
    return dict(zip(looked_at, map(float, late.scores(query, store, looked_at)), strict=True)) if looked_at else {}


def _best(
    said: Sequence[tuple[_Line, bool]], ranking: Ranking, scores: dict[int, float], wanted: frozenset[str]
) -> list[Saying]:
    """The best line of each level, best first."""
    found: dict[tuple[str, str | None], tuple[tuple[bool, int, float], Saying]] = {}
    for line, worded in said:
        passage = line.passage
        score = scores.get(passage.number, 0.0)
        merit = (worded, len(wanted & stems(line.text)), score)
        place = (passage.family_id, passage.level_id)
        if place not in found or merit > found[place][0]:
            found[place] = (merit, Saying(passage, line.span, score, worded))
    ranks = {hit.passage.number: rank for rank, hit in enumerate(ranking.passages)}
    kept = [saying for _, saying in found.values()]
    return sorted(kept, key=lambda s: (-s.worded, ranks.get(s.passage.number, len(ranks)), -s.score, s.passage.number))
