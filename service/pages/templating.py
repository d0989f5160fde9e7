"""Templates, and the response that a page is."""

from __future__ import annotations

import gzip
import hashlib
from functools import cache
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from service.pages import links
from service.pages.changed_words import Run, marked
from service.pages.chart import STEP
from service.pages.ladder import BOX_HEIGHT, BOX_WIDTH, NAMES
from service.pages.markdown import quoted

STATIC = Path(__file__).parents[1] / "static"
_REASONS = {
    "no_such_level": "There is no such level",
    "never_stated": "The documents do not say",
    "nothing_close": "Nothing in the documents comes close",
    "out_of_scope": "Not what these documents are about",
}
_LEAST_COMPRESSED = 1024
"""Bytes; less is not worth compressing."""


def render(name: str, **context: object) -> str:
    """The HTML of a template under `templates/pages`."""
    return templates().get_template(f"pages/{name}").render(**context)


def page_response(request: Request, html: str, status: int = 200) -> Response:
    """A page, compressed where the browser takes it. Addresses hold questions: no cache keeps it."""
    headers = {"Cache-Control": "no-store", "Vary": "Accept, Accept-Encoding"}
    body = html.encode()
    if len(body) >= _LEAST_COMPRESSED and "gzip" in request.headers.get("accept-encoding", ""):
        body = gzip.compress(body, 5, mtime=0)
        headers["Content-Encoding"] = "gzip"
    return HTMLResponse(body, status, headers)


@cache
def templates() -> Environment:
    """The environment of all pages: everything is escaped, and a name that is not given is an error."""
    environment = Environment(
        loader=PackageLoader("service"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "links": links, "static": static_url, "marked": marked, "track_names": NAMES, "reasons": _REASONS,
        "step": STEP, "box_width": BOX_WIDTH, "box_height": BOX_HEIGHT,
    }  # fmt: skip
    environment.filters |= {"words": words, "plural": plural, "runs": runs, "quoted": quoted}
    return environment


@cache
def static_url(name: str) -> str:
    """The address of a static file; it changes with the file, so that browsers may keep it for good."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:10]
    return f"/static/{name}?v={digest}"


def words(name: str) -> str:
    """A name of the contract as people write it: "nice_to_have" is "nice to have"."""
    return name.replace("_", " ")


def plural(count: int, one: str, many: str = "") -> str:
    """A count with its noun: "1 level", "2 levels"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def runs(line: tuple[Run, ...], tag: str) -> Markup:
    """A line with its marked runs in elements of that name, `ins` or `del`."""
    element = Markup("<{0}>{1}</{0}>")
    return Markup("").join(element.format(tag, run.text) if run.marked else run.text for run in line)
