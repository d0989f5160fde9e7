"""How far lines meet the words of a condition.

Each word is met by a line that holds it, or by its own nearest word there, as far as that comes to it. A line says a
thing when it meets the words on the whole and none of them too badly; a name ("SQL", "CPA") is said or it is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.model import SectionKind, Span
from indexer.encoder import Encoded, Vectors
from indexer.passage import Passage
from indexer.store import Store
from service.ask.conditions import Wanted
from service.ask.listing_words import FILLING
from service.late_interaction import LateInteraction
from service.line import stems
from service.search import Ranking

LOOKED_AT = 400
"""Passages looked at by meaning; a corpus that says a thing more often than that is not listed whole."""
MET = 0.66
"""Mean with which a line meets the words of what it says, each in [0, 1]: 1 where it holds the word."""
LEAST = 0.42
"""What it meets each of them with at least, where they are few."""
OBLIGED = 0.55
"""The same where they name a thing that is asked for: a licence is not a driving licence."""
KEY = 0.6
"""What it meets the rarest of them with at least."""
FEW = 3
"""Words of which none may be missing; a longer description leaves some unsaid."""
CLOSE = 0.84
"""Share of the best line's mean that it comes to at least."""
NEAREST = 0.47
"""The same for lines that only come near."""
HEADED = 0.5
"""The most by which a word is met that stands in the heading above a line and not in it."""
_ALWAYS = 0.9
"""Share of its places at which a name is written as one; "data" is not, though there is a Data Engineer."""
LABEL = 8
"""Words of what stands before a line, up to which it is a label: the row and column of a table's cell, mostly."""
OF_NO_ROLE = frozenset({SectionKind.HIRING_PROCESS, SectionKind.CAREER_LADDER})
"""Sections that speak of interviews and of other roles, where closeness says little about the role itself."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a passage; `lead` is what the passage opens with before its items ("You will need:")."""

    passage: Passage
    span: Span
    text: str
    lead: str = ""


def lines_of(passage: Passage) -> Iterator[Line]:
    """The items of a passage, what stands before all of them as a label ("Travel:") read with each; the passage as one
    line where they cannot be told apart.
    """
    texts = passage.text.split("\n")
    lead, own = "\n".join(texts[: -len(passage.items)]), texts[-len(passage.items) :]
    label = f"{lead} " if lead.endswith(":") and len(lead.split()) <= LABEL else ""
    if len(own) == len(passage.items):
        yield from (Line(passage, span, f"{label}{text}", lead) for span, text in zip(passage.items, own, strict=True))
    else:
        yield Line(passage, passage.items[0], passage.text)


def telling(content: Sequence[str]) -> tuple[str, ...]:
    """The words without those that say nothing beside others."""
    return tuple(word for word in content if word.lower() not in FILLING) or tuple(content)


@dataclass(frozen=True, slots=True)
class AskedWord:
    """A word of what is asked: its stems, its places among the question's tokens, and what it weighs."""

    text: str
    stems: frozenset[str]
    places: tuple[int, ...]
    weight: float
    is_name: bool

    def met(self, line: Line, matches: Vectors | None) -> float:
        """How far a line meets it, in [0, 1]; `matches`: the best inner product of each token there, float32 (q,)."""
        if self.is_name:
            return float(holds(line.text, self.text))
        if self.held(line.text):
            return 1.0
        if matches is None or not self.places:
            return 0.0
        nearest = sum(float(matches[place]) for place in self.places) / len(self.places)
        return min(nearest, HEADED) if self.stems & stems(line.passage.header) else max(0.0, nearest)

    def held(self, text: str) -> bool:
        """Whether a text holds it."""
        if "-" not in self.text:
            lower = text.lower()  # a stem differs from its word's beginning by its last letter at most
            return all(stem[:-1] in lower for stem in self.stems) and self.stems <= stems(text)
        together = re.escape(self.text).replace(r"\-", " ?-? ?").replace("-", " ?-? ?")
        return re.search(rf"(?<!\w){together}", text.replace("\\", ""), re.IGNORECASE) is not None


def asked_word(word: str, query: Encoded, store: Store, late: LateInteraction, lines: Sequence[Line]) -> AskedWord:
    """A word of a question, weighed by how rare it is and taken for a name as the question or the lines write it."""
    places = _places(word, query.pieces[0]) if query.tokens else ()
    weight = float(late.weights(query.pieces[0], store)[list(places)].max()) if places else 0.0
    name = _is_name(word) or _written_as_name(word, lines)
    return AskedWord(word, stems(word) or frozenset({word.lower()}), places, weight, name)


def _places(word: str, pieces: Sequence[str]) -> tuple[int, ...]:
    """Where the word pieces of a word stand among a question's."""
    wanted = set(re.findall(r"\w+", word.lower()))
    kept, piece = list[int](), 0
    while piece < len(pieces):
        end = piece + 1
        while end < len(pieces) and pieces[end].startswith("##"):
            end += 1
        if "".join(part.removeprefix("##") for part in pieces[piece:end]).lower() in wanted:
            kept += range(piece, end)
        piece = end
    return tuple(kept)


def matches_of(ranking: Ranking, lines: Sequence[Line], query: Encoded, store: Store) -> dict[int, Vectors]:
    """How well the first LOOKED_AT of the passages meet each token of the question, by number."""
    if not query.tokens:
        return {}
    ranked = {passage.number: place for place, passage in enumerate(ranking.found)}
    numbers = sorted({line.passage.number for line in lines}, key=lambda number: ranked.get(number, len(ranked)))
    looked_at = sorted(numbers[:LOOKED_AT])
    if not looked_at:
        return {}
    return dict(zip(looked_at, store.token_matches(query.tokens[0], looked_at).closeness, strict=True))


def said_by(
    asked: Wanted, words: Sequence[AskedWord], lines: Sequence[Line], matches: Mapping[int, Vectors]
) -> list[tuple[Line, float]]:
    """The lines that say what is asked, with how far they meet it."""
    if not words:
        return [(line, 1.0) for line in lines] if asked.quantity is not None else []
    either = [word for word in words if word.text in asked.either]
    either = either or [word for word in words if asked.both and word.is_name]
    groups = [[word] for word in words if word not in either] + ([either] if either else [])
    together = _Together.of(groups, words[-1])
    met = [(line, together.met(line, matches.get(line.passage.number))) for line in lines]
    whole = max((each.mean for _, each in met if each.named), default=0.0) == 1.0
    strict = asked.obliged or asked.outright
    least = 1.0 if (whole or asked.outright) and len(groups) == 1 else OBLIGED if strict else LEAST
    said = [(line, each.mean) for line, each in met if each.says(least if len(groups) <= FEW else 0.0)]
    if len(groups) > FEW:  # said in other words, if at all: what stands out among the lines
        near = [
            (line, 1.0 if each.mean == 1.0 else _nearness(line, words, matches)) for line, each in met if each.named
        ]
        close = max(CLOSE * max((share for line, share in near if share < 1.0), default=0.0), NEAREST)
        said = [each for each in near if each[1] >= (1.0 if whole else close)]
    return _nearest([(line, mean) for line, mean in said if mean == 1.0 or not _of_no_level(line.passage)])


def _nearness(line: Line, words: Sequence[AskedWord], matches: Mapping[int, Vectors]) -> float:
    """How near the passage of a line comes to the words, each by its weight, in [-1, 1]."""
    if line.passage.number not in matches:
        return 0.0
    row = matches[line.passage.number]
    weighed = [(word.weight, float(row[place])) for word in words for place in word.places]
    return sum(weight * share for weight, share in weighed) / (sum(weight for weight, _ in weighed) or 1.0)


@dataclass(frozen=True, slots=True)
class _Met:
    """How far a line meets words: on the whole, the worst, the rarest and the last of them, which is the thing itself
    ("approve discounts", "night shifts"); and whether it holds every name.
    """

    mean: float
    least: float
    rarest: float
    last: float
    named: bool

    def says(self, least: float) -> bool:
        """Whether that is to say what the words do; of few words none may be met less than `least`, 0 for any."""
        told = not least or (self.least >= least and self.rarest >= KEY and self.last >= HEADED)
        return self.named and self.mean >= MET and told


@dataclass(frozen=True, slots=True)
class _Together:
    """Groups of words, of each of which any one will do, with what each weighs; places of the rarest and the last
    group, and of those that are names.
    """

    groups: tuple[tuple[AskedWord, ...], ...]
    weights: tuple[float, ...]
    whole: float
    rarest: int
    last: int
    names: tuple[int, ...]

    @classmethod
    def of(cls, groups: Sequence[Sequence[AskedWord]], last: AskedWord) -> _Together:
        """The groups, of which one holds the last word of the question."""
        weights = tuple(max(word.weight for word in group) or 1.0 for group in groups)
        return cls(
            groups=tuple(map(tuple, groups)),
            weights=weights,
            whole=sum(weights),
            rarest=max(range(len(weights)), key=weights.__getitem__),
            last=next(place for place, group in enumerate(groups) if last in group),
            names=tuple(place for place, group in enumerate(groups) if all(word.is_name for word in group)),
        )

    def met(self, line: Line, matches: Vectors | None) -> _Met:
        """How far a line meets them."""
        met = [max(word.met(line, matches) for word in group) for group in self.groups]
        mean = sum(weight * share for weight, share in zip(self.weights, met, strict=True)) / self.whole
        return _Met(mean, min(met), met[self.rarest], met[self.last], all(met[place] == 1.0 for place in self.names))


def _of_no_level(passage: Passage) -> bool:
    """Whether closeness to a passage says little about a level: it speaks of the family, or of how one is hired."""
    return passage.section in OF_NO_ROLE or (passage.level_id is None and passage.section is SectionKind.SUMMARY)


def _is_name(word: str) -> bool:
    """Whether a word is written as a name: with a capital, a digit or a sign."""
    return any(letter.isupper() or letter.isdigit() or letter in "+#" for letter in word)


def _written_as_name(word: str, lines: Iterable[Line]) -> bool:
    """Whether the documents write a word as a name, as in "SQL" for "sql"."""
    said, lower = re.compile(rf"(?<=[\w,;] )(?i:{re.escape(word)})(?!\w)"), word.lower()
    found = [match.group() for line in lines if lower in line.text.lower() for match in said.finditer(line.text)]
    return bool(found) and sum(map(_is_name, found)) >= _ALWAYS * len(found)


def holds(text: str, name: str) -> bool:
    """Whether a text holds a name, in any case or number."""
    if name.lower() not in text.lower():
        return False
    return re.search(rf"(?<!\w){re.escape(name)}(?:e?s)?(?![\w+#])", text, re.IGNORECASE) is not None


def _nearest(said: Sequence[tuple[Line, float]]) -> list[tuple[Line, float]]:
    """The lines that hold all words; of a passage without, the one that comes nearest: it was scored as a whole."""
    by_passage: dict[int, list[tuple[Line, float]]] = {}
    for line, met in said:
        by_passage.setdefault(line.passage.number, []).append((line, met))
    kept: list[tuple[Line, float]] = []
    for lines in by_passage.values():
        kept += [each for each in lines if each[1] == 1.0] or [max(lines, key=lambda each: each[1])]
    return kept
