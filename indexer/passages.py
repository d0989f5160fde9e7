"""Items become passages: one item each, short neighbours joined, long ones cut."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.model import Corpus, Item, JobFamily, PlacedSection, RoleDocument, Span
from indexer.encoder import Encoder
from indexer.naming_cells import naming_cells
from indexer.passage import Passage
from indexer.sentences import part_starts, split_text
from indexer.statements import only_leads_elsewhere, with_questions
from indexer.tokens import count_tokens

_WORDS = re.compile(r"\w")
_LONGEST_TOKEN = 128
"""Characters of the longest cl100k token: a text of more than this many a token cannot fit, and is not counted."""

PASSAGES_VERSION = 4
"""Part of the snapshot's id: raise it when the same corpus and settings give other passages or other lines
(`indexer.lines`), or passages other words (`indexer.words`, `indexer.lexical`): those of families that did not change
are carried over, not made again."""


@dataclass(frozen=True, slots=True)
class PassageSettings:
    """How items are cut and joined. Lengths in cl100k tokens of the item's own text.

    An item shorter than `join_below` is joined with short neighbours under the same heading and lead-in until the
    passage holds `join_budget`; one longer than `split_above` is cut at sentence ends into parts of at most that.
    The encoder's own limit holds besides.
    """

    join_below: int = 8
    join_budget: int = 48
    split_above: int = 160


@dataclass(frozen=True, slots=True)
class _Draft:
    """Text and places of a passage to be."""

    lines: tuple[str, ...]
    spans: tuple[Span, ...]
    tokens: int


def make_passages(
    corpus: Corpus, encoder: Encoder, settings: PassageSettings = PassageSettings()
) -> tuple[Passage, ...]:
    """The passages of a corpus, numbered from 0 in order of family, document and line, those of pages behind.

    A passage lies in one section of one level and never is a heading alone; its embedded text fits the encoder.
    """
    cutter = PassageCutter(corpus.documents, encoder, settings)
    passages: list[Passage] = []
    for family in (*corpus.families, *corpus.pages):
        passages += cutter.passages(family, len(passages))
    return tuple(passages)


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbours under one heading and one lead-in; `openings` are items before them that only give that lead-in."""

    items: tuple[Item, ...]
    openings: tuple[Item, ...]


class PassageCutter:
    """Cuts the sections of one corpus for one encoder."""

    def __init__(self, documents: Iterable[RoleDocument], encoder: Encoder, settings: PassageSettings) -> None:
        self._encoder = encoder
        self._settings = settings
        self._documents = {document.path: document for document in documents}
        self._limit = encoder.identity.max_tokens

    def passages(self, family: JobFamily, first: int) -> tuple[Passage, ...]:
        """The passages of one family in order of document and line, numbered from `first`.

        They depend on the family, on the text of its documents, on the encoder and on the settings, on nothing else.
        """
        placed = family.in_order([*family.sections(), *naming_cells(family, self._documents)])
        drafts = (passage for each in placed for passage in self._of_section(each))
        return tuple(replace(passage, number=number) for number, passage in enumerate(drafts, first))

    def _of_section(self, placed: PlacedSection) -> Iterator[Passage]:
        """The passages of one section, in order."""
        for run in _runs(self._statements(placed), self._settings.join_below):
            first = run.items[0]
            header = self._trimmed(header_of(placed, first), self._limit // 2)
            lead_in = self._trimmed(first.lead_in, self._limit // 4)
            openings = tuple(item.span for item in run.openings)
            for draft in self._drafts(header, lead_in, run.items):
                text = "\n".join([lead_in, *draft.lines] if lead_in else draft.lines)
                yield _passage(placed, first.heading_path, header, text, openings + draft.spans)
                openings = ()

    def _statements(self, placed: PlacedSection) -> Iterator[Item]:
        """The items of a section that say something; links to its roles are most of what some pages hold."""
        items: Iterable[Item] = placed.section.items
        if not placed.family.levels:
            items = (item for item in items if not only_leads_elsewhere(self._raw(item)))
        return with_questions(items)

    def _raw(self, item: Item) -> str:
        """An item as it is written."""
        return self._documents[item.span.path].text[item.span.start_char : item.span.end_char]

    def _drafts(self, header: str, lead_in: str, items: Iterable[Item]) -> Iterator[_Draft]:
        """Items alone, short neighbours joined, long ones in parts."""
        waiting: _Draft | None = None
        for item in items:
            tokens = count_tokens(item.text)
            draft = _Draft((item.text,), (item.span,), tokens)
            short = tokens < self._settings.join_below and self._fits(header, lead_in, item.text)
            if short and waiting is not None:
                joined = _Draft(waiting.lines + draft.lines, waiting.spans + draft.spans, waiting.tokens + tokens)
                if joined.tokens <= self._settings.join_budget and self._fits(header, lead_in, *joined.lines):
                    waiting = joined
                    continue
            if waiting is not None:
                yield waiting
            waiting = draft if short else None
            if not short:
                yield from self._parts(header, lead_in, item, tokens)
        if waiting is not None:
            yield waiting

    def _parts(self, header: str, lead_in: str, item: Item, tokens: int) -> Iterator[_Draft]:
        """The item as it is, or its parts where it is too long; each with the characters it stands on."""
        if tokens <= self._settings.split_above and self._fits(header, lead_in, item.text):
            yield _Draft((item.text,), (item.span,), tokens)
            return

        def fits(part: str) -> bool:
            return (
                len(part) <= _LONGEST_TOKEN * self._settings.split_above
                and count_tokens(part) <= self._settings.split_above
                and self._fits(header, lead_in, part)
            )

        parts = split_text(item.text, fits)
        for part, span in zip(parts, self._part_spans(item, parts), strict=True):
            yield _Draft((part,), (span,), self._settings.split_above)

    def _part_spans(self, item: Item, parts: Sequence[str]) -> list[Span]:
        """The characters of each part; the whole item's where the parts cannot be found in its Markdown."""
        whole, raw = item.span, self._raw(item)
        starts = part_starts(raw, parts)
        if starts is None:
            return [whole] * len(parts)
        ends = [*starts[1:], len(raw)]
        spans = []
        for start, end in zip(starts, ends, strict=True):
            trimmed = len(raw[start:end].rstrip())
            first = whole.start_line + _line_ends(raw[:start])
            spans.append(
                Span(
                    whole.path,
                    first,
                    first + _line_ends(raw[start : start + trimmed]),
                    whole.start_char + start,
                    whole.start_char + start + trimmed,
                )
            )
        return spans

    def _fits(self, header: str, *lines: str) -> bool:
        text = "\n".join(line for line in lines if line)
        return self._encoder.count_pieces(f"{header} {text}") <= self._limit

    def _trimmed(self, text: str, limit: int) -> str:
        """`text` without as many of its first words as it takes to fit `limit` word pieces."""
        if not text or self._encoder.count_pieces(text) <= limit:
            return text
        words = text.split()
        low, high = 0, len(words)  # the last `low` words fit, the last `high` do not
        while high - low > 1:
            middle = (low + high) // 2
            if self._encoder.count_pieces(" ".join(words[-middle:])) <= limit:
                low = middle
            else:
                high = middle
        return " ".join(words[len(words) - low :])


def header_of(placed: PlacedSection, item: Item) -> str:
    """The context in front of an item: "family > level > headings below the level."; no name twice.

    A heading that begins with the level's title ("Senior Buyer Requirements") keeps only what it adds.
    """
    level = placed.level
    headings = item.heading_path
    if level is not None and headings[: len(level.heading_path)] == level.heading_path:
        headings = headings[len(level.heading_path) :]
    title = level.title if level is not None else placed.family.title
    sections = [_without(title, heading) for heading in headings] or [placed.section.kind.value.replace("_", " ")]
    names = [placed.family.title, title, *sections]
    kept = list(dict.fromkeys(" ".join(name.split()) for name in names if name.strip()))
    return " > ".join(kept).rstrip(".:") + "."


def _without(title: str, heading: str) -> str:
    added = heading[len(title) :].strip(" :-") if heading.casefold().startswith(title.casefold() + " ") else ""
    return added or heading


def _runs(items: Iterable[Item], join_below: int) -> Iterator[_Run]:
    """Neighbours under one heading and one lead-in; items without words are left out.

    An item that only opens the ones under it ("You will:", "Tools") is no run of its own: they carry its text.
    """
    groups: list[list[Item]] = []
    for item in items:
        if not _WORDS.search(item.text):
            continue
        if groups and _shelf(groups[-1][0]) == _shelf(item):
            groups[-1].append(item)
        else:
            groups.append([item])
    openings: tuple[Item, ...] = ()
    for group, following in zip(groups, [*groups[1:], None], strict=False):
        kept = tuple(group)
        opens = following is not None and _opens(kept[-1], following[0], join_below)
        if opens:
            kept = kept[:-1]
        if kept:
            yield _Run(kept, openings)
            openings = ()
        if opens:
            openings += (group[-1],)


def _shelf(item: Item) -> tuple[tuple[str, ...], str]:
    return item.heading_path, item.lead_in


def _opens(item: Item, below: Item, join_below: int) -> bool:
    return (
        item.heading_path == below.heading_path
        and below.lead_in.endswith(item.text)
        and (item.text.rstrip().endswith((":", "?")) or count_tokens(item.text) < join_below)
    )


def _passage(
    placed: PlacedSection, heading_path: tuple[str, ...], header: str, text: str, spans: tuple[Span, ...]
) -> Passage:
    family, level = placed.family, placed.level
    first, last = spans[0], spans[-1]
    return Passage(
        number=0,
        family_id=family.id,
        family=family.title,
        department=family.department,
        level_id=level.id if level else None,
        level=level.title if level else None,
        track=level.track if level else None,
        grade=level.grade.value if level and level.grade else None,
        section=placed.section.kind,
        heading_path=heading_path,
        header=header,
        text=text,
        span=Span(first.path, first.start_line, last.end_line, first.start_char, last.end_char),
        items=spans,
    )


def _line_ends(text: str) -> int:
    return len(re.findall(r"\r\n|\r|\n", text))
