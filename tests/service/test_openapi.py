"""The OpenAPI document describes what the service does: whatever is generated from it never breaks the service."""

from __future__ import annotations

from pathlib import Path

import schemathesis
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from shapes import ANSWER, COMPARISON, OF_KIND

from service.app import create_app
from service.settings import Settings

schema = schemathesis.openapi.from_dict(create_app(Settings(index=Path("nowhere"))).openapi())
CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
)


@schema.parametrize()
@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_whatever_is_asked_is_answered_as_described(case: schemathesis.Case, service_url: str) -> None:
    case.call_and_validate(base_url=service_url, checks=CHECKS)


def test_every_route_of_the_contract_is_described(app: FastAPI) -> None:
    described = {(method.upper(), path) for path, calls in app.openapi()["paths"].items() for method in calls}

    assert described >= {
        ("POST", "/v1/search"), ("POST", "/v1/ask"), ("POST", "/v1/compare"), ("POST", "/v1/match"),
        ("POST", "/v1/verify"), ("GET", "/v1/families"), ("GET", "/v1/families/{family_id}"), ("GET", "/v1/levels"),
        ("GET", "/v1/documents/{path}"), ("GET", "/v1/findings"), ("GET", "/healthz"), ("GET", "/readyz"),
        ("GET", "/metrics"),
    }  # fmt: skip


def test_the_kind_of_an_answer_says_which_fields_it_has(app: FastAPI) -> None:
    document = app.openapi()
    shown = document["paths"]["/v1/ask"]["post"]["responses"]["200"]["content"]["application/json"]["schema"]

    mapping = shown["discriminator"]["mapping"]
    fields = {kind: document["components"]["schemas"][name.rpartition("/")[2]] for kind, name in mapping.items()}
    assert shown["discriminator"]["propertyName"] == "kind"
    assert fields.keys() == OF_KIND.keys()
    for kind, described in fields.items():
        own = {*ANSWER, *OF_KIND[kind], "explanation", "phrasing"}
        assert described["properties"].keys() == own
        assert described["properties"]["kind"]["const"] == kind


def test_a_comparison_is_described_as_it_is_sent(app: FastAPI) -> None:
    described = app.openapi()["components"]["schemas"]["CompareResult"]

    assert list(described["properties"]) == list(COMPARISON)
    assert set(described["required"]) == set(COMPARISON)


def test_the_reference_page_shows_every_route_and_fetches_nothing(client: TestClient) -> None:
    page = client.get("/docs")

    assert page.headers["content-type"] == "text/html; charset=utf-8"
    for route in (
        "/v1/search",
        "/v1/ask",
        "/v1/compare",
        "/v1/match",
        "/v1/verify",
        "/v1/families/{family_id}",
        "/v1/documents/{path}",
    ):
        assert route in page.text
    assert "http://" not in page.text
    assert "https://" not in page.text
    assert "<script" not in page.text
