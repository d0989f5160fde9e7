"""What holds for every page: layout from phone to desktop, accessibility in light and dark, weight, headers."""

from __future__ import annotations

import re

import httpx
import pytest
from playwright.sync_api import expect

from service.pages.gate import POLICY
from tests.service.pages.visitor import WIDTHS, Visit

PAGES = {
    "start": "/",
    "fact": "/?q=what+grade+is+the+staff+backend+engineer",
    "passages": "/?q=who+runs+the+post-incident+review",
    "source open": "/?q=who+runs+the+post-incident+review&at=engineering/backend-engineer.md:93#L93",
    "listing": "/?q=which+levels+are+grade+8",
    "expectations": "/?q=what+is+expected+of+a+senior+technical+writer",
    "comparison": "/?q=what+does+the+staff+backend+engineer+add+over+the+senior+backend+engineer",
    "clarification": "/?q=what+grade+is+the+senior",
    "not stated": "/?q=what+grade+is+the+director+of+product",
    "filtered": "/?q=who+runs+the+post-incident+review&department=engineering&grade_min=7",
    "pickers": "/compare",
    "compare": "/compare?from=Senior+Backend+Engineer&to=Staff+Backend+Engineer",
    "no such level": "/compare?from=Senior+Backend+Engineer&to=Staf",
    "families": "/families",
    "family": "/families/engineering/site-reliability-engineer?level=manager-site-reliability-engineering",
    "folder family": "/families/customer-success/customer-success-manager",
    "document": "/documents/finance/revenue-accountant.md?lines=95-97#L95",
    "heading marked": "/documents/finance/revenue-accountant.md?lines=14#L14",
    "as written": "/documents/finance/revenue-accountant.md?view=source&lines=2-3",
    "findings": "/findings",
    "match": "/match",
    "error": "/families/no-such-family",
    "reference": "/docs",
}
LOOKS = ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"]
"""Rules whose verdict depends on colours and width."""
EACH = pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
LIGHTEST = 100_000
"""Bytes a page may weigh; a third of it, as they are sent, with its style, script and mark."""


@pytest.fixture(scope="module")
def weight(site: str) -> int:
    """Bytes of the files that every page comes with."""
    start = httpx.get(site).text
    return sum(transferred(f"{site}{name}") for name in re.findall(r'"(/static/[^"]+)"', start))


def transferred(url: str) -> int:
    """Bytes of a page's body as they cross the wire to a browser."""
    with httpx.stream("GET", url, headers={"Accept": "text/html", "Accept-Encoding": "gzip"}) as page:
        return sum(len(chunk) for chunk in page.iter_raw())


@EACH
def test_a_page_fits_every_width_and_anyone_can_use_it(visit: Visit, path: str) -> None:
    light = visit(width=WIDTHS[-1])
    dark = visit(width=WIDTHS[0], scheme="dark")
    page = light.opens(path)

    too_wide = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        if page.evaluate("document.documentElement.scrollWidth") > width:
            too_wide.append(width)
    page.set_viewport_size({"width": WIDTHS[-1], "height": 900})
    dark.opens(path)

    assert too_wide == []
    assert light.faults() == []
    assert dark.faults(LOOKS) == []


@EACH
def test_a_page_names_its_snapshot_and_runs_nothing_of_others(site: str, path: str, weight: int) -> None:
    page = httpx.get(f"{site}{path}", headers={"Accept": "text/html"})

    named = httpx.get(f"{site}/readyz").json()["snapshot"]
    assert path == "/docs" or f"Snapshot <code>{named}</code>" in page.text
    assert page.headers["content-security-policy"] == POLICY
    assert page.headers["x-content-type-options"] == "nosniff"
    assert re.findall(r"<style|\sstyle=|\son\w+=|<script(?! src=)|javascript:", page.text) == []
    assert re.findall(r'(?:src|<link[^>]*href)="(?!/static/|static/)[^"]*"', page.text) == []
    assert transferred(f"{site}{path}") + weight <= LIGHTEST // 3
    assert len(page.content) <= LIGHTEST


def test_the_file_of_a_page_may_be_kept_for_good(site: str) -> None:
    address = re.search(r'"(/static/site.css[^"]+)"', httpx.get(site).text)
    assert address

    kept = httpx.get(f"{site}{address.group(1)}")

    assert kept.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert httpx.get(site).headers["cache-control"] == "no-store"


def test_a_page_comes_compressed_where_that_is_taken(site: str) -> None:
    for path in ("/families", "/docs", "/static/site.css"):
        plain = httpx.get(f"{site}{path}", headers={"Accept-Encoding": "identity"})
        packed = httpx.get(f"{site}{path}", headers={"Accept-Encoding": "gzip"})

        assert "content-encoding" not in plain.headers
        assert packed.headers["content-encoding"] == "gzip"
        assert "Accept-Encoding" in packed.headers["vary"]
        assert packed.text == plain.text


def test_a_file_that_has_not_changed_is_not_sent_again(site: str) -> None:
    first = httpx.get(f"{site}/static/site.css")

    again = httpx.get(f"{site}/static/site.css", headers={"If-None-Match": first.headers["etag"]})

    assert (again.status_code, again.content) == (304, b"")


def test_what_programs_ask_for_is_sent_as_it_is(site: str) -> None:
    assert "content-encoding" not in httpx.get(f"{site}/v1/families").headers


def test_programs_are_still_told_in_json(site: str) -> None:
    told = httpx.get(f"{site}/families/no-such-family", headers={"Accept": "application/json"})

    assert (told.status_code, told.headers["content-type"]) == (404, "application/problem+json")
    assert httpx.get(f"{site}/v1/families/x", headers={"Accept": "text/html"}).headers["content-type"] == (
        "application/problem+json"
    )


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("/no-such-page", 404, "Not Found"),
        ("/documents/no-such-document.md", 404, "Unknown document"),
        ("/documents/engineering/backend-engineer.md?lines=x", 422, "write them as 95 or 95-97"),
        ("/?q=who&at=nowhere", 422, "write it as path:line"),
        ("/?q=who&grade_min=seven", 422, "grade_min"),
        (f"/?q={'a' * 4001}", 422, "4000"),
        ("/families?track=x", 422, "Unknown track"),
        ("/families/engineering/backend-engineer?level=x", 404, "Unknown level"),
        ("/compare?from=x&to=y", 404, "There is no level “x”."),
    ],
)
def test_what_cannot_be_is_a_page_that_says_why(site: str, path: str, status: int, says: str) -> None:
    page = httpx.get(f"{site}{path}", headers={"Accept": "text/html"})

    assert (page.status_code, says in page.text) == (status, True)
    assert '<a href="/families">' in page.text


def test_the_examples_on_the_start_page_are_answered(visit: Visit) -> None:
    page = visit().opens("/")
    questions = page.locator(".examples a").all_inner_texts()
    kinds = []
    for question in questions:
        page.goto("/".join([page.url.split("/?")[0].rstrip("/"), ""]))
        page.get_by_role("link", name=question, exact=True).click()
        kinds.append(page.locator(".told").inner_text().split(" ·")[0])

    assert kinds == ["Fact", "Comparison", "Listing", "Expectations", "Listing", "Fact"]
    expect(page.locator(".whose").first).to_be_visible()
