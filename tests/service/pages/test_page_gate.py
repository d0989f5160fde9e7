"""What pages say while there is nothing to show, or nobody may see it."""

from __future__ import annotations

from pathlib import Path

from fastapi.testclient import TestClient
from pydantic import SecretStr

from service import create_app
from service.settings import Settings

BROWSER = {"Accept": "text/html,application/xhtml+xml"}


def test_without_an_index_the_page_says_so_and_tries_again(tmp_path: Path) -> None:
    with TestClient(create_app(Settings(index=tmp_path / "none"))) as client:
        page = client.get("/", headers=BROWSER)

    assert (page.status_code, page.headers["retry-after"]) == (503, "1")
    assert '<a href="" data-retry>Try again</a>' in page.text


def test_without_a_key_the_page_says_which_header_is_missing(tmp_path: Path) -> None:
    with TestClient(create_app(Settings(index=tmp_path / "none", api_key=SecretStr("secret")))) as client:
        page = client.get("/", headers=BROWSER)

    assert (page.status_code, page.headers["www-authenticate"]) == (401, "ApiKey")
    assert "send it in the header X-API-Key" in page.text


def test_too_much_text_is_refused_with_a_page(tmp_path: Path) -> None:
    with TestClient(create_app(Settings(index=tmp_path / "none", max_body_bytes=10))) as client:
        page = client.post("/match", data={"text": "a" * 11}, headers=BROWSER)

    assert page.status_code == 413
    assert "Body over 10 bytes: send less text" in page.text
