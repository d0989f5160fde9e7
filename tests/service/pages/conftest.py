"""The sample corpus behind a real server, and a real browser in front of it; one of each for all tests here."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from written_index import index_documents

from indexer.hashed_encoder import HashedEncoder
from service import Rolecite
from service.indexing import index_sample
from tests.running_server import running_server
from tests.service.pages.visitor import WIDTHS, Scheme, Visit, Visitor

CHROMIUM = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


@pytest.fixture(scope="package")
def sample_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    index_dir = tmp_path_factory.mktemp("sample") / "index"
    index_sample(index_dir)
    return index_dir


@pytest.fixture(scope="package")
def sample(sample_index: Path) -> Iterator[Rolecite]:
    with Rolecite.open(sample_index) as opened:
        yield opened


@pytest.fixture(scope="package")
def site(sample_index: Path) -> Iterator[str]:
    """The address of the sample's pages."""
    with running_server(sample_index) as url:
        yield url


@pytest.fixture(scope="package")
def serve_documents(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[dict[str, str]], str]]:
    """Serves documents written here, and gives the address."""
    with ExitStack() as running:

        def serve(documents: dict[str, str]) -> str:
            folder = tmp_path_factory.mktemp("written")
            index_documents(folder / "corpus", folder / "index", documents, None)
            return running.enter_context(running_server(folder / "index", HashedEncoder()))

        yield serve


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    found = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip(f"no Chromium on this machine: none of {', '.join(CHROMIUM)} is on the path")
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
        opened = playwright.chromium.launch(executable_path=found, headless=True, args=arguments)
        yield opened
        opened.close()


@pytest.fixture(scope="package")
def visitors(browser: Browser) -> Callable[..., Visitor]:
    """One visitor for each way of coming: opening a page anew costs more than most tests."""
    known: dict[tuple[object, ...], Visitor] = {}

    def visitor(to: str, script: bool, scheme: Scheme, clipboard: bool) -> Visitor:
        key = (to, script, scheme, clipboard)
        if key not in known:
            context = browser.new_context(java_script_enabled=script, color_scheme=scheme)
            if clipboard:
                context.grant_permissions(["clipboard-read", "clipboard-write"], origin=to)
            known[key] = Visitor(context, to)
        return known[key]

    return visitor


@pytest.fixture
def visit(visitors: Callable[..., Visitor], site: str) -> Iterator[Visit]:
    """Someone who comes to the sample's pages; everything must have gone right when they leave."""
    came: list[Visitor] = []

    def comes(
        to: str = site,
        *,
        script: bool = True,
        width: int = WIDTHS[-1],
        scheme: Scheme = "light",
        clipboard: bool = False,
    ) -> Visitor:
        visitor = visitors(to, script, scheme, clipboard)
        visitor.begin(width)
        came.append(visitor)
        return visitor

    yield comes
    for visitor in came:
        assert visitor.wrong == []
