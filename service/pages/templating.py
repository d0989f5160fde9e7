"""Templates, and the response that a page is."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse, Response

from service.pages import links
from service.pages.changed_words import Run, marked
from service.pages.chart import STEP
from service.pages.ladder import BOX_HEIGHT, BOX_WIDTH, NAMES
from service.pages.markdown import quoted
from service.pages.met_words import underlined

BESIDE = 456
"""Pixels; a wider ladder stands above its level, not beside it."""
STATIC = Path(__file__).parents[1] / "static"
_REASONS = {
    "no_such_level": "There is no such level",
    "never_stated": "The documents do not say",
    "nothing_close": "Nothing in the documents comes close",
    "out_of_scope": "Not what these documents are about",
}


def render(name: str, **context: object) -> str:
    """The HTML of a template under `templates/pages`."""
    return templates().get_template(f"pages/{name}").render(**context)


def page_response(html: str, status: int = 200) -> Response:
    """A page. Addresses hold questions: no cache keeps it."""
    return HTMLResponse(html, status, {"Cache-Control": "no-store", "Vary": "Accept"})


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
        "step": STEP, "beside": BESIDE, "box_width": BOX_WIDTH, "box_height": BOX_HEIGHT,
    }  # fmt: skip
    environment.filters |= {
        "words": words, "plural": plural, "runs": runs, "quoted": quoted, "named": named, "sentence": sentence,
        "underlined": underlined,
    }  # fmt: skip
    return environment


@cache
def static_url(name: str) -> str:
    """The address of a static file; it changes with the file, so that browsers may keep it for good."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:10]
    return f"/static/{name}?v={digest}"


def words(name: str) -> str:
    """A name of the contract as people write it: "nice_to_have" is "nice to have"."""
    return name.replace("_", " ")


def named(folder: str) -> str:
    """A department's folder as people write it: "people-and-culture" is "People and culture"."""
    spaced = folder.replace("-", " ").replace("_", " ")
    return spaced[:1].upper() + spaced[1:]


def plural(count: int, one: str, many: str = "") -> str:
    """A count with its noun: "1 level", "2 levels"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def sentence(said: str) -> Markup:
    """What a problem says, begun like a sentence unless with the name of a field; what stands in backticks is code."""
    field = said.split(" ", 1)[0].endswith(":")
    parts = (said if field else said[:1].upper() + said[1:]).split("`")
    code = Markup("<code>{}</code>")
    return Markup("").join(code.format(part) if place % 2 else part for place, part in enumerate(parts))


def runs(line: tuple[Run, ...], tag: str) -> Markup:
    """A line with its marked runs in elements of that name, `ins` or `del`."""
    element = Markup("<{0}>{1}</{0}>")
    return Markup("").join(element.format(tag, run.text) if run.marked else run.text for run in line)
