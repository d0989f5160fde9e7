"""The pages: each reads its address, asks the library, and writes HTML. Everything works without script."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any

from fastapi import APIRouter
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from corpus.errors import BadInput, UnknownName
from service.match_result import ORDER
from service.pages import comparison, links
from service.pages.chart import chart
from service.pages.chips import chips
from service.pages.examples import Examples
from service.pages.family import family_view
from service.pages.numbering import Numbering
from service.pages.source import Place, Source, parse_lines, source
from service.pages.state import MADE_FOR, OPEN_SOURCE, Asked
from service.pages.templating import page_response, render
from service.problems import problem_of
from service.requests import FindingsQuery, LevelsQuery
from service.responses import respond
from service.results import FindingResult
from service.rolecite import Rolecite
from service.routes import LiveIndex

router = APIRouter(include_in_schema=False)
MATCHES = 5
UNSURE = 0.5
"""The confidence below which a page says that what it shows may not be the answer."""


@dataclass(frozen=True, slots=True)
class View:
    """A page before it is written: its template, what the template is given, and its status."""

    template: str
    context: dict[str, Any]
    status: int = 200


async def shown(live: LiveIndex, view: Callable[[Rolecite], View]) -> Response:
    """The page of a view, made and written off the event loop; every page names the snapshot it shows."""

    def write(rolecite: Rolecite) -> tuple[str, int]:
        made = view(rolecite)
        context = {"source": None, "rolecite": rolecite, "snapshot": rolecite.snapshot, "current": "", **made.context}
        context.setdefault("numbering", Numbering(rolecite))
        return render(made.template, **context), made.status

    html, status = await live.ask(write)
    return page_response(html, status)


@router.get("/")
async def ask(request: Request, live: LiveIndex) -> Response:
    """A question, or its answer."""
    asked = Asked.read(request.query_params.multi_items())
    examples = request.app.state.examples

    def view(rolecite: Rolecite) -> View:
        return _ask_view(rolecite, asked, examples)

    return await shown(live, view)


def _ask_view(rolecite: Rolecite, asked: Asked, examples: Examples) -> View:
    families = rolecite.families()
    filters = asked.request()
    answer = rolecite.ask(asked.question, filters) if asked.question else None
    reading = answer.interpretation if answer and answer.kind != "match" else None  # a profile's words ask for no role
    context = {
        "current": "ask",
        "asked": asked,
        "answer": answer,
        "families": families,
        "chips": chips(asked, reading, families),
        "examples": examples.of(rolecite) if not answer or answer.kind == "not_stated" else (),
        "unsure": UNSURE,
        "departments": tuple(dict.fromkeys(family.department for family in families)),
        "titles": {level.id: level.title for family in families for level in family.levels},
        "numbering": Numbering(rolecite, asked.pairs),
        "source": _opened(rolecite, asked.at, asked.made_for),
    }
    return View("ask.html", context)


def _opened(rolecite: Rolecite, at: str, made_for: str = "") -> Source | None:
    """The source an address has open; one that is gone says so."""
    if not at:
        return None
    place = Place.parse(at)
    try:
        return source(rolecite, place.path, place.lines, made_for=made_for, cell=place.cell)
    except UnknownName as error:
        return Source(place.path, place.lines, missing=str(error))


@router.get("/source")
async def open_source(request: Request, live: LiveIndex) -> Response:
    """The inside of the source pane, for the script."""
    at, made_for = (request.query_params.get(name, "") for name in (OPEN_SOURCE, MADE_FOR))

    def view(rolecite: Rolecite) -> View:
        opened = _opened(rolecite, at, made_for)
        if opened is None:
            raise BadInput("at is missing: write it as path:line or path:first-last")
        return View("source.html", {"source": opened})

    return await shown(live, view)


@router.get("/compare")
async def compare(request: Request, live: LiveIndex) -> Response:
    """Two levels side by side."""
    query = request.query_params
    before, after = query.get("from", "").strip(), query.get("to", "").strip()

    def view(rolecite: Rolecite) -> View:
        result, missing = comparison.compared(rolecite, before, after) if before and after else (None, ())
        listed = comparison.choices(rolecite.families())
        labels = {choice.level_id: choice.label for choice in listed}
        return View(
            "compare.html",
            {
                "current": "compare",
                "pickers": comparison.Pickers(listed, labels.get(before, before), labels.get(after, after)),
                "before": before,
                "after": after,
                "result": result,
                "missing": missing,
                "markdown_url": links.with_query("/compare.md", [("from", before), ("to", after)]),
                "numbering": Numbering(rolecite, tuple((k, v) for k, v in (("from", before), ("to", after)) if v)),
                "source": _opened(rolecite, query.get(OPEN_SOURCE, ""), query.get(MADE_FOR, "")),
            },
            404 if missing else 200,
        )

    return await shown(live, view)


@router.get("/compare.md")
async def compare_as_markdown(request: Request, live: LiveIndex) -> Response:
    """The same comparison as Markdown."""
    before, after = request.query_params.get("from", ""), request.query_params.get("to", "")

    def write(rolecite: Rolecite) -> str:
        result, missing = comparison.compared(rolecite, before, after)
        if result is None:
            raise UnknownName("level", missing[0].name, tuple(choice.label for choice in missing[0].choices))
        return comparison.as_markdown(result)

    return Response(await live.ask(write), media_type="text/markdown; charset=utf-8")


@router.get("/families")
async def families(request: Request, live: LiveIndex) -> Response:
    """All families, by department, with their grades."""
    given = _given(request, "department", "grade", "track")

    def view(rolecite: Rolecite) -> View:
        listed = rolecite.families()
        query = LevelsQuery.checked(**{name: [value] for name, value in given.items()})
        grades = {level.grade for family in listed for level in family.levels if level.grade is not None}
        numbers = sorted(grade for grade in grades if isinstance(grade, int))
        return View(
            "families.html",
            {
                "current": "families",
                "chart": chart(listed, rolecite.levels(query)),
                "given": given,
                "total": len(listed),
                "departments": sorted({family.department for family in listed}),
                "grades": [*numbers, *sorted(grade for grade in grades if isinstance(grade, str))],
            },
        )

    return await shown(live, view)


@router.get("/families/{name:path}")
async def family(request: Request, name: str, live: LiveIndex) -> Response:
    """A family: its ladder, a level in full, and what belongs to all levels; a page without a role is its document."""
    page = await live.ask(lambda rolecite: rolecite.page(name))
    if page is not None:
        return RedirectResponse(links.document(page))
    query = request.query_params
    chosen = query.get("level", "")

    def view(rolecite: Rolecite) -> View:
        found = family_view(rolecite, name, chosen)
        base = (("level", chosen),) if chosen else ()
        opened = _opened(rolecite, query.get(OPEN_SOURCE, ""), query.get(MADE_FOR, ""))
        return View(
            "family.html",
            {"current": "families", "view": found, "numbering": Numbering(rolecite, base), "source": opened},
        )

    return await _or_missing(shown(live, view))


@router.get("/documents")
@router.get("/documents/")
async def documents() -> Response:
    """Documents are found by the families they hold."""
    return RedirectResponse("/families")


@router.get("/documents/{path:path}")
async def document(request: Request, path: str, live: LiveIndex) -> Response:
    """A document with line numbers, rendered or as it is written."""
    query = request.query_params
    written = query.get("view") == "source"

    def view(rolecite: Rolecite) -> View:
        opened = source(rolecite, path, parse_lines(query.get("lines", "")), written=written)
        findings = rolecite.findings(FindingsQuery.checked(path=path))
        return View("document.html", {"current": "", "document": opened, "written": written, "findings": findings})

    return await _or_missing(shown(live, view))


@router.get("/findings")
async def findings(request: Request, live: LiveIndex) -> Response:
    """Faults found in the documents, for their owners."""
    given = _given(request, "path", "code")

    def view(rolecite: Rolecite) -> View:
        everything = rolecite.findings()
        fitting = [f for f in everything if all(getattr(f, name) == value for name, value in given.items())]
        by_path: dict[str, list[FindingResult]] = {}
        for finding in fitting:
            by_path.setdefault(finding.path, []).append(finding)
        codes: dict[str, int] = {}
        for finding in everything:
            codes[finding.code] = codes.get(finding.code, 0) + 1
        return View(
            "findings.html",
            {
                "current": "findings",
                "by_path": by_path,
                "given": given,
                "count": len(fitting),
                "codes": dict(sorted(codes.items())),
                "paths": tuple(dict.fromkeys(finding.path for finding in everything)),
            },
        )

    return await shown(live, view)


@router.get("/match")
async def match_form(live: LiveIndex) -> Response:
    """Where a text can be pasted or dropped."""
    return await shown(live, lambda _: View("match.html", {"current": "match", "result": None, "text": ""}))


@router.post("/match")
async def match(request: Request, live: LiveIndex) -> Response:
    """The levels that fit a text. It is read, answered and forgotten."""
    text = await _pasted(request)

    def view(rolecite: Rolecite) -> View:
        if not text.strip():
            empty = "There is nothing to match: paste a text, or choose a text file."
            return View("match.html", {"current": "match", "result": None, "text": "", "fault": empty}, 422)
        result = rolecite.match(text, MATCHES)
        shows = {"result": result, "text": text, "numbering": Numbering(rolecite, None), "order": ORDER}
        return View("match.html", {"current": "match", **shows})

    return await shown(live, view)


async def _pasted(request: Request) -> str:
    """The text of the form, or of the file chosen in it. The size of both is held by the gate in front of the app."""
    async with request.form(max_files=1, max_fields=4) as form:
        file, text = form.get("file"), form.get("text")
        if isinstance(text, str) and text.strip():
            return text.replace("\r\n", "\n")
        if isinstance(file, UploadFile) and file.size:
            try:
                return (await file.read()).decode("utf-8-sig")
            except UnicodeDecodeError as error:
                name = file.filename or "the file"
                raise BadInput(f"{name} is no text file in UTF-8: save it as plain text") from error
    return ""


def _given(request: Request, *names: str) -> dict[str, str]:
    """Those parameters of an address that are not blank."""
    return {name: value for name in names if (value := request.query_params.get(name, "").strip())}


async def _or_missing(page: Awaitable[Response]) -> Response:
    """The page; an unknown document, family or level in an address is 404, with what is near it."""
    try:
        return await page
    except UnknownName as error:
        return respond(replace(problem_of(error), title="Not found", status=404))
