"""HTTP for questions and the catalogue: each route checks what was asked, asks the library, and writes what it says."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Annotated, Any

from anyio import to_thread
from fastapi import APIRouter, Depends, Query
from fastapi.routing import APIRoute
from pydantic import BaseModel, ValidationError
from starlette.requests import Request
from starlette.responses import Response

from corpus.errors import UnknownName
from service.answers import AnyAnswer, CompareResult, MatchResult
from service.live import Live
from service.phrasing import Phraser
from service.problems import not_found
from service.requests import (
    AskRequest,
    CompareRequest,
    FindingsQuery,
    LevelsQuery,
    MatchRequest,
    SearchRequest,
    VerifyRequest,
)
from service.responses import RESPONSES, json_response, respond
from service.results import (
    DocumentResult,
    FamilyDetail,
    FamilySummary,
    FindingResult,
    LevelEntry,
    SearchResult,
)
from service.verified import VerifyResult


class BodyRoute(APIRoute):
    """A route that reads a sound body by itself, at a third of what FastAPI takes; any other it leaves to FastAPI.

    An endpoint with a body takes it first, and then the request.
    """

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """What answers a request."""
        careful = super().get_route_handler()
        shape = self.body_field.field_info.annotation if self.body_field else None
        if not (isinstance(shape, type) and issubclass(shape, BaseModel)):
            return careful

        async def answer(request: Request) -> Response:
            if request.headers.get("content-type") == "application/json":
                try:
                    asked = shape.model_validate_json(await request.body())
                except (ValidationError, UnknownName):
                    pass  # FastAPI says what is wrong
                else:
                    response: Response = await self.endpoint(asked, request)
                    return response
            return await careful(request)

        return answer


router = APIRouter(prefix="/v1", responses=RESPONSES, route_class=BodyRoute)


async def live_of(request: Request) -> Live:
    """The index of the app that a request came to."""
    live = request.app.state.live
    assert isinstance(live, Live)  # noqa: S101  # set by create_app
    return live


def phraser_of(request: Request) -> Phraser | None:
    """What phrases the answers of the app that a request came to; null where no language model is set."""
    phraser = request.app.state.phraser
    assert phraser is None or isinstance(phraser, Phraser)  # noqa: S101
    return phraser


LiveIndex = Annotated[Live, Depends(live_of)]


@router.post("/search", response_model=SearchResult)
async def search(asked: SearchRequest, request: Request) -> Response:
    """The best passages for a question, best first, each with its citation."""
    live = await live_of(request)
    return json_response(await live.search(asked))


@router.post("/ask", response_model=AnyAnswer)
async def ask(asked: AskRequest, request: Request) -> Response:
    """The answer to a question: a fact, comparison, expectations, listing, match or passages, or why there is none.

    A question that fits several roles or levels equally is answered by its readings; with `explain` the answer says
    how the question was understood.
    """
    live, phraser = await live_of(request), phraser_of(request)
    answer = await live.ask(lambda rolecite: rolecite.ask(asked.question, asked.filters, explain=asked.explain))
    if phraser is not None:  # in a thread of its own: waiting for a model must not hold up those that search
        answer = await to_thread.run_sync(phraser.phrased, asked.question, answer)
    return json_response(answer)


@router.post("/compare", response_model=CompareResult)
async def compare(asked: CompareRequest, request: Request) -> Response:
    """What one level asks over another; a side that does not exist is null, `available` then names those that do."""
    live = await live_of(request)
    return json_response(
        await live.ask(lambda rolecite: rolecite.compare(asked.from_level, asked.to_level, asked.family))
    )


@router.post("/match", response_model=MatchResult)
async def match(asked: MatchRequest, request: Request) -> Response:
    """The levels that fit a CV or a vacancy, with what is met and missing. Nothing of the text is kept."""
    live = await live_of(request)
    return json_response(await live.ask(lambda rolecite: rolecite.match(asked.text, asked.k)))


@router.post("/verify", response_model=VerifyResult)
async def verify(asked: VerifyRequest, request: Request) -> Response:
    """Whether cited places still say what they said, in the order given."""
    live = await live_of(request)
    return json_response(await live.ask(lambda rolecite: rolecite.verify(asked.citations)))


@router.get("/families", response_model=list[FamilySummary])
async def families(live: LiveIndex) -> Response:
    """All families with their levels."""
    return json_response(await live.ask(lambda rolecite: rolecite.families()), tuple[FamilySummary, ...])


@router.get("/families/{family_id:path}", response_model=FamilyDetail)
async def family(family_id: str, live: LiveIndex) -> Response:
    """A family in full: levels, shared sections, specialties, findings."""
    try:
        return json_response(await live.ask(lambda rolecite: rolecite.family(family_id)))
    except UnknownName as error:
        return respond(not_found(error))


@router.get("/levels", response_model=list[LevelEntry])
async def levels(asked: Annotated[LevelsQuery, Query()], live: LiveIndex) -> Response:
    """Levels by grade, track, family and department."""
    return json_response(await live.ask(lambda rolecite: rolecite.levels(asked)), tuple[LevelEntry, ...])


@router.get("/documents/{path:path}", response_model=DocumentResult)
async def document(path: str, live: LiveIndex) -> Response:
    """A document as it was indexed, with its sections."""
    try:
        return json_response(await live.ask(lambda rolecite: rolecite.document(path)))
    except UnknownName as error:
        return respond(not_found(error))


@router.get("/findings", response_model=list[FindingResult])
async def findings(asked: Annotated[FindingsQuery, Query()], live: LiveIndex) -> Response:
    """Faults found in the documents."""
    return json_response(await live.ask(lambda rolecite: rolecite.findings(asked)), tuple[FindingResult, ...])
