"""The library: one open snapshot, one encoder, and everything that can be asked of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from corpus.errors import BadInput, UnknownName
from indexer.dense import EXACT_UP_TO
from indexer.encoder import Encoder
from indexer.facets import on_paths
from indexer.models import open_encoder
from indexer.snapshot import Snapshot
from service.answers import (
    Answer,
    ClarificationAnswer,
    CompareResult,
    ExpectationsResult,
    MatchResult,
)
from service.catalogue import (
    family_detail,
    family_summary,
    finding_result,
    level_detail,
    level_entry,
    levels_that_fit,
    section_place,
)
from service.citation import Citer
from service.clock import Clock
from service.cross_encoder import open_reranker
from service.filters import FilterReader, nearest
from service.grouping import GROUPED, REMEMBERED, group, remember
from service.met_words import MetWords
from service.query_vectors import LONGEST
from service.requests import (
    AskRequest,
    CitedPlace,
    CompareRequest,
    FilterRequest,
    FindingsQuery,
    LevelsQuery,
    MatchRequest,
    SearchRequest,
    VerifyRequest,
)
from service.results import (
    DocumentResult,
    FamilyDetail,
    FamilySummary,
    FindingResult,
    Hit,
    LevelDetail,
    LevelEntry,
    SearchResult,
    Timings,
    Why,
    as_json,
)
from service.retrieval import Retrieved, Retriever
from service.search import Ranked, Reranker
from service.second_core import SecondCore
from service.understanding import explanation
from service.verification import verify
from service.verified import VerifyResult

if TYPE_CHECKING:
    from service.answering import Answering
    from service.ask.refusal import Evidence

FilterValues = Mapping[str, object] | FilterRequest
"""Filters as the contract writes them, e.g. {"level": "Senior", "grade_min": 7}."""
READ_AHEAD = 200
"""Families read ahead of questions, the first of which would take 0.5 ms longer for each that it meets."""
_FIRST_QUESTION = "warm up"


class Rolecite:
    """Answers from one snapshot. Read-only, safe for several threads; close it, or use it as a context manager."""

    def __init__(
        self, snapshot: Snapshot, encoder: Encoder, *, reranker: Reranker | None = None,
        second_core: SecondCore | None = None,
    ) -> None:  # fmt: skip
        """Raises IndexMismatch where the snapshot was built by another encoder."""
        snapshot.check_encoder(encoder.identity)
        self._snapshot = snapshot
        self._encoder = encoder
        self._reranker = reranker
        self._outline = snapshot.outline()
        self._filters = FilterReader(self._outline)
        self._citer = Citer(snapshot, snapshot.id)
        self._retriever = Retriever(snapshot, encoder, self._outline, reranker, second_core)
        self._met = MetWords(snapshot.store, encoder.identity, self._retriever.late)
        self._family_of = {path: family.id for family in self._outline for path in family.paths}

    @cached_property
    def _answering(self) -> Answering:
        from service.answering import Answering

        return Answering(self._snapshot, self._encoder, self._retriever, self._citer, self._met)

    @classmethod
    def open(
        cls, index_dir: Path | str, *, encoder: Encoder | None = None, reranker: Reranker | str | None = None,
        second_core: SecondCore | None = None,
    ) -> Self:  # fmt: skip
        """Opens the snapshot in force, with the encoder it was built by unless one is given.

        `reranker`: a sentence-transformers CrossEncoder, by name or folder, that reads the best passages again
        (`service.cross_encoder`), or any other that keeps the protocol. `second_core`: takes over parts of a question,
        for a service. Raises IndexMissing, IndexCorrupt or IndexMismatch, IndexFault where the reranker cannot be had.
        """
        if isinstance(reranker, str):
            reranker = open_reranker(reranker)
        snapshot = Snapshot.open(Path(index_dir))
        try:
            identity = snapshot.manifest.encoder
            encoder = encoder or open_encoder(identity.name, precision=identity.precision, fetch=False)
            return cls(snapshot, encoder, reranker=reranker, second_core=second_core)
        except BaseException:
            snapshot.close()
            raise

    @property
    def snapshot(self) -> str:
        """The id of the snapshot answers come from."""
        return self._snapshot.id

    @property
    def encoder(self) -> Encoder:
        """The encoder in use."""
        return self._encoder

    @property
    def reranker(self) -> Reranker | None:
        """What reads the best passages again; null where nothing does."""
        return self._reranker

    @property
    def _reranker_name(self) -> str | None:
        return self._reranker.name if self._reranker is not None else None

    def answers_briefly(self, request: SearchRequest) -> bool:
        """Whether a search takes some milliseconds, not more: a short question, passages compared one by one."""
        return len(request.query) <= LONGEST and self._reranker is None and self.passages <= EXACT_UP_TO

    @property
    def passages(self) -> int:
        """How many passages can be found."""
        return len(self._snapshot.store)

    def warm(self) -> None:
        """Makes ready what the first question would have to make: a service does it before it is asked."""
        self._snapshot.warm()
        as_json(self.search(_FIRST_QUESTION))
        as_json(self.ask(_FIRST_QUESTION))

    def read_ahead(self) -> None:
        """Reads what the first questions would take a little longer for, each: a service does it beside them."""
        for family in self._outline[:READ_AHEAD]:
            self._snapshot.family(family.id)
        remember(each.text for each in self._snapshot.store.passages(range(min(self.passages, REMEMBERED))))

    def search(
        self, query: str, k: int = 10, filters: FilterValues | None = None, *, explain: bool = False
    ) -> SearchResult:
        """The k best passages for a question, best first, near-duplicates grouped under their best.

        Raises BadInput for a blank or overlong query, k outside 1 to 100 or filters that are none, UnknownName for a
        filter or name that is not there.
        """
        return self.searched(SearchRequest.checked(query=query, k=k, filters=_request(filters), explain=explain))

    def searched(self, request: SearchRequest) -> SearchResult:
        """The same for a request that was checked."""
        clock = Clock()
        found = self._retrieved(request.query, request.filters, clock, request.k)
        ranking = found.asked.ranking
        first = ranking.first(max(GROUPED, 5 * request.k))
        vectors = self._snapshot.store.vectors([passage.number for passage in first])
        groups = group([passage.text for passage in first], vectors, request.k)
        grouping = clock.lap()
        best = [Ranked(first[each.best], ranking.score(each.best)) for each in groups]
        cited = [self._citer.passage(hit.passage) for hit in best]
        also = [self._citer.passages(first[place] for place in each.also) for each in groups]
        asked, shown = found.asked, [hit.passage for hit in best]
        met = self._met.of(asked.question, asked.encoded, shown, found.looked_at)
        timings = replace(found.timings, group=grouping, render=clock.lap())
        explained = timings if request.explain else None
        hits = tuple(
            Hit(rank, hit.score, hit.passage.text, citation, others, _why(hit, explained), words)
            for rank, (hit, citation, others, words) in enumerate(zip(best, cited, also, met, strict=True), start=1)
        )
        return SearchResult(hits, found.asked.shown, self.snapshot, clock.total(), self._reranker_name)

    def ask(self, question: str, filters: FilterValues | None = None, *, explain: bool = False) -> Answer:
        """The answer to a question, typed; every claim cites the lines it came from.

        A pasted profile is matched. Raises BadInput for a blank or overlong question, UnknownName for a filter or
        name that is not there.
        """
        request = AskRequest.checked(question=question, filters=_request(filters), explain=explain)
        clock = Clock()
        answer, found = self._answered(request.question, request.filters)
        if answer.kind != "match":
            answer = self._answering.in_parts(
                request.question, answer, lambda part: self._answered(part, request.filters)[0]
            )
            answer = replace(answer, took_ms=clock.total())
        if not request.explain:
            return answer
        timings = replace(found.timings, answer=round(max(0.0, answer.took_ms - found.timings.total), 3))
        understood = explanation(
            found.asked.reading, found.asked.guess, found.deciding_lines, timings, self._reranker_name
        )
        return replace(answer, explanation=understood)

    def _retrieved(self, question: str, filters: FilterRequest, clock: Clock, wanted: int = 10) -> Retrieved:
        return self._retriever.retrieve(question, filters.read(self._filters), clock, wanted)

    def _answered(self, question: str, filters: FilterRequest) -> tuple[Answer, Retrieved]:
        """The answer to one question, and what was found for it."""
        found = self._retrieved(question, filters, Clock())
        if (matched := self._answering.matched(found.asked)) is not None:
            return matched, found
        found = replace(found, asked=self._retriever.closer(found.asked))
        answer = self._answering.answer(found.asked)
        if isinstance(answer, ClarificationAnswer):
            answer = replace(answer, readings=tuple(map(found.directed.asked_again, answer.readings)))
        return answer, found

    def evidence(self, question: str) -> Evidence | None:
        """What an open answer to the question would rest on, for fitting confidence; null where it gets none."""
        found = self._retrieved(question, FilterRequest(), Clock())
        return self._answering.evidence(self._retriever.closer(found.asked))

    def compare(self, from_level: str, to_level: str, family: str | None = None) -> CompareResult:
        """What one level asks over another; each side an id or title. A side that does not exist is null.

        Raises UnknownName for a family that is not there, BadInput where a title fits several levels.
        """
        request = CompareRequest.checked(from_level=from_level, to_level=to_level, family=family)
        return self._answering.compare(request, self._filters, Clock())

    def expectations(self, level_id: str) -> ExpectationsResult:
        """Everything asked of a level: own points, inherited and replaced ones, the family's. Raises UnknownName."""
        found = self._filters.levels_named(level_id)
        family = self._snapshot.family(_only("level", level_id, found).rpartition("#")[0])
        return self._answering.expectations(family, family.level(found[0]))

    def match(self, text: str, k: int = 5) -> MatchResult:
        """The k levels that fit a CV or a vacancy best: what is met, what is missing, why not the next level.

        Nothing of the text is kept. Raises BadInput for a blank or overlong text, or k outside 1 to 100.
        """
        clock = Clock()
        request = MatchRequest.checked(text=text, k=k)
        return self._answering.match(request, clock)

    def verify(self, citations: Sequence[Mapping[str, object] | CitedPlace]) -> VerifyResult:
        """Whether each cited place still says what it said: unchanged, moved (and where to) or gone.

        Raises BadInput for a citation without a path, characters or quotation.
        """
        request = VerifyRequest.checked(citations=list(citations))
        return VerifyResult(verify(request.citations, self._snapshot, self._outline, self._citer))

    def families(self) -> tuple[FamilySummary, ...]:
        """All families in id order."""
        return tuple(family_summary(family) for family in self._outline)

    def family(self, name: str) -> FamilyDetail:
        """A family in full, by id or title. Raises UnknownName; BadInput where several have that title."""
        found = self._filters.families_named(name)
        return family_detail(self._snapshot.family(_only("family", name, found)), self._citer)

    def page(self, name: str) -> str | None:
        """The path of a page that describes no role, by the id that citations of it bear; null for any other id."""
        return next((page.paths[0] for page in self._snapshot.pages() if page.id == name), None)

    def level(self, family_id: str, name: str) -> LevelDetail:
        """A level of a family, by id, the part of its id after the #, title or rank word. Raises like `family`."""
        family = self._snapshot.family(family_id)
        ids = [level.id for level in family.levels]
        if f"{family_id}#{name}" in ids:
            name = f"{family_id}#{name}"
        found = FilterReader([each for each in self._outline if each.id == family_id]).levels_named(name)
        return level_detail(family, family.level(_only("level", name, found)), self._citer)

    def levels(self, query: LevelsQuery | None = None) -> tuple[LevelEntry, ...]:
        """Levels that fit, by family id and then as the family orders them. Raises UnknownName."""
        filters = (query or LevelsQuery()).read(self._filters)
        entries = []
        for outline, level in levels_that_fit(self._outline, filters):
            family = self._snapshot.family(outline.id)
            entries.append(level_entry(family, family.level(level.id), self._citer))
        return tuple(entries)

    def document(self, path: str) -> DocumentResult:
        """A document with its text and sections. Raises UnknownName."""
        try:
            document = self._snapshot.document(path)
        except KeyError:
            raise UnknownName("document", path, nearest(path, self._snapshot.document_paths())) from None
        family_id = self._family_of.get(path)
        family = self._snapshot.family(family_id) if family_id else None
        sections = [s for level in family.levels for s in level.sections] + [*family.shared_sections] if family else []
        here = sorted((s for s in sections if s.span.path == path), key=lambda s: s.span.start_char)
        places = tuple(section_place(section) for section in here)
        return DocumentResult(path, document.text, document.sha256, family_id, places, self.snapshot)

    def findings(self, query: FindingsQuery | None = None) -> tuple[FindingResult, ...]:
        """Faults found in the documents, by path and line; a path is a prefix or a glob, as in a filter."""
        wanted = query or FindingsQuery()
        found = self._snapshot.findings(code=wanted.code)
        return tuple(finding_result(f) for f in found if wanted.path is None or on_paths(f.span.path, (wanted.path,)))

    def close(self) -> None:
        """Lets go of the snapshot's files."""
        self._snapshot.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _why(ranked: Ranked, timings: Timings | None) -> Why:
    return Why(*ranked.parts, timings=timings)


def _request(filters: FilterValues | None) -> FilterRequest:
    return filters if isinstance(filters, FilterRequest) else FilterRequest.checked(**dict(filters or {}))


def _only(what: str, name: str, found: Sequence[str]) -> str:
    if len(found) > 1:
        raise BadInput(f"{what} {name!r} is {len(found)} of them: give the id, one of {', '.join(found[:5])}")
    return found[0]
