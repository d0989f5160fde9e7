"""Results and problems as HTTP responses."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from corpus.errors import RoleciteError
from service.problems import Problem, plain_problem, problem_of
from service.requests import faults
from service.results import as_json

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER_SECONDS = 1


def json_response(result: object, shape: object = None) -> Response:
    """A result as the response's body."""
    return Response(as_json(result, shape), media_type="application/json")


def respond(problem: Problem, headers: Mapping[str, str] | None = None) -> Response:
    """The response that tells a problem; 503 says when to come back."""
    extra = {"Retry-After": str(RETRY_AFTER_SECONDS)} if problem.status == 503 else {}
    return Response(as_json(problem), problem.status, {**extra, **(headers or {})}, MEDIA_TYPE)


def handle_problems(app: FastAPI) -> None:
    """Every error that leaves `app` is told as problem+json."""
    app.add_exception_handler(RoleciteError, _ours)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unexpected)


def _ours(_: Request, error: Exception) -> Response:
    assert isinstance(error, RoleciteError)  # noqa: S101  # the handler is registered for it
    return respond(problem_of(error))


def _invalid(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101
    found = faults(error.errors(), outer=1)
    detail = "; ".join(f"{fault.field}: {fault.message}" for fault in found)
    return respond(Problem("urn:rolecite:bad-input", "Bad input", 422, detail, faults=found))


def _http(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101
    if error.status_code == 400:  # raised by FastAPI alone, where a body cannot even be decoded
        return respond(Problem("urn:rolecite:bad-input", "Bad input", 422, "body: is not JSON in UTF-8"))
    return respond(plain_problem(error.status_code, str(error.detail)), error.headers)


def _unexpected(_: Request, __: Exception) -> Response:
    return respond(plain_problem(500, "something went wrong here; the service's log says what"))


RESPONSES: dict[int | str, dict[str, object]] = {
    status: {
        "description": description,
        "content": {
            MEDIA_TYPE: {
                "schema": {
                    "type": "object",
                    "required": ["type", "title", "status", "detail"],
                    "properties": {
                        "type": {"type": "string"},
                        "title": {"type": "string"},
                        "status": {"type": "integer"},
                        "detail": {"type": "string"},
                        "nearest": {"type": "array", "items": {"type": "string"}},
                        "faults": {"type": "array", "items": {"type": "object"}},
                    },
                }
            }
        },
    }
    for status, description in (
        (401, "no API key, or a wrong one"),
        (404, "no such document or family"),
        (413, "body too large"),
        (422, "a field, filter or name that cannot be"),
        (503, "not ready, or too busy: come back after Retry-After seconds"),
    )
}
"""How the OpenAPI document describes problems."""
