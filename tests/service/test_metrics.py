"""What Prometheus may read."""

from __future__ import annotations

from pathlib import Path

from fastapi.testclient import TestClient
from prometheus_client.parser import text_string_to_metric_families

from indexer.hashed_encoder import HashedEncoder
from service import create_app
from service.settings import Settings


def samples(client: TestClient) -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
    found = {}
    for family in text_string_to_metric_families(client.get("/metrics").text):
        for sample in family.samples:
            found[sample.name, tuple(sorted(sample.labels.items()))] = sample.value
    return found


def test_requests_are_counted_under_their_route_and_never_under_what_was_asked(client: TestClient) -> None:
    families = (
        "rolecite_requests_total",
        (("method", "GET"), ("route", "/v1/families/{family_id:path}"), ("status", "200")),
    )
    unknown = ("rolecite_requests_total", (("method", "GET"), ("route", "none"), ("status", "404")))
    before = samples(client)

    client.get("/v1/families/loft/sail-maker")
    client.get("/secret-path")

    after = samples(client)
    assert after[families] == before.get(families, 0) + 1
    assert after[unknown] == before.get(unknown, 0) + 1
    assert "secret" not in client.get("/metrics").text


def test_the_index_in_force_is_told(client: TestClient) -> None:
    found = samples(client)

    assert found["rolecite_ready", ()] == 1
    assert found["rolecite_passages", ()] == 22


def test_two_services_in_one_process_count_apart(client: TestClient, index_dir: Path) -> None:
    client.get("/v1/families")
    with TestClient(create_app(Settings(index=index_dir), encoder=HashedEncoder())) as other:
        assert not [name for name, labels in samples(other) if ("route", "/v1/families") in labels]
