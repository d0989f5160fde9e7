"""Addresses: the page of a document, the anchor of a heading, the fragment of a quotation, the target of a link."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Container, Iterable
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

INDEX_NAMES = ("_index", "index", "readme")
"""Names of a file that stands for its folder."""
_EXTENSION = re.compile(r"\.(?:md|markdown|html?)$", re.IGNORECASE)
_FILE = re.compile(r"\S+\.(?:md|mdx|html?|pdf|docx?|txt|rst|adoc|xlsx?|csv)", re.IGNORECASE)
_FRAGMENT_WORDS = 5
_WRITTEN = re.compile(r"\]\(\s*<?(?P<text>[^()\s>]+)|\bhref\s*=\s*[\"'](?P<tag>[^\"']+)", re.IGNORECASE)
"""A link in Markdown or HTML."""
_EXPLICIT = re.compile(r"\{[^{}]*#(?P<id>[\w:.-]+)[^{}]*\}\s*$")


def is_html(path: str) -> bool:
    """Whether a document is a page of HTML rather than Markdown."""
    return path.lower().endswith((".html", ".htm"))


def is_file_name(text: str) -> bool:
    """Whether a text is the name of a file ("l1-clerk.md"), and no title."""
    return bool(_FILE.fullmatch(text))


def page_name(link: str) -> str:
    """What the page that a link leads to is called by its file: "ic2 client engineer"."""
    stem, _ = posixpath.splitext(urlsplit(link).path.rstrip("/"))
    return re.sub(r"[-_]+", " ", posixpath.basename(stem))


def family_path(path: str) -> str:
    """The address of a document inside its site: no extension, and the folder's own path for an index page."""
    stem, _ = posixpath.splitext(path)
    folder, name = posixpath.split(stem)
    return folder if name.lower() in INDEX_NAMES and folder else stem


def page_url(base_url: str | None, path: str) -> str | None:
    """The page of a document under a base URL, null without one."""
    if not base_url:
        return None
    return f"{base_url.rstrip('/')}/{quote(family_path(path))}/"


def anchor(heading: str) -> str:
    """A heading's anchor as Hugo makes it: letters, digits, underscores and dashes kept, a space a dash, lower case.

    An explicit one ("Levels {#ladder}") is taken as it is. Source: Hugo, markup/goldmark/autoid.go, type "github".
    """
    explicit = _EXPLICIT.search(heading)
    if explicit:
        return explicit.group("id")
    return "".join("-" if c in " -" else c.lower() for c in heading.strip() if c in " -_" or _alphanumeric(c))


def _alphanumeric(character: str) -> bool:
    return character.isalpha() or unicodedata.category(character) == "Nd"


def anchors(headings: Iterable[str]) -> list[str]:
    """Anchors of a page's headings in order; a repeat gets the first of -1, -2, ... that is free."""
    taken: set[str] = set()
    out = []
    for heading in headings:
        name = made = anchor(heading) or "heading"
        count = 0
        while made in taken:
            count += 1
            made = f"{name}-{count}"
        taken.add(made)
        out.append(made)
    return out


def text_fragment(plain: str) -> str:
    """The directive that makes a browser scroll to a quotation: `text=start,end` (WICG Scroll to Text Fragment)."""
    listed = plain.split()
    if len(listed) <= 2 * _FRAGMENT_WORDS:
        return f"text={_escaped(' '.join(listed))}"
    return f"text={_escaped(' '.join(listed[:_FRAGMENT_WORDS]))},{_escaped(' '.join(listed[-_FRAGMENT_WORDS:]))}"


def _escaped(text: str) -> str:
    # The directive reserves comma, ampersand and dash.
    return quote(text, safe="").replace("-", "%2D")


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads: a place as `family_path` gives it, and the anchor there ("" for none)."""

    path: str
    anchor: str


def target(link: str, from_path: str, known: Container[str]) -> Target | None:
    """The known place a link leads to, null where it leads elsewhere.

    Relative links resolve against the document's folder, then against its page, as sites with pretty addresses do;
    site-absolute and full ones match the known place that is the longest ending of theirs.
    """
    try:
        parts = urlsplit(unquote(link.strip()))
    except ValueError:  # a broken address, such as "http://[x"
        return None
    if parts.scheme not in {"", "http", "https"}:
        return None
    if not parts.path:
        own = family_path(from_path)
        return Target(own, parts.fragment) if parts.fragment and not parts.netloc and own in known else None
    if not parts.netloc and not parts.path.startswith("/"):
        page = family_path(from_path)
        for base in (posixpath.dirname(from_path), page, posixpath.dirname(page)):
            for candidate in _readings(posixpath.join(base, parts.path)):
                if candidate in known:
                    return Target(candidate, parts.fragment)
    for wanted in _readings(parts.path):
        segments = wanted.split("/")
        for start in range(len(segments)):
            candidate = "/".join(segments[start:])
            if candidate in known:
                return Target(candidate, parts.fragment)
    return None


def links_in(text: str) -> tuple[str, ...]:
    """Where the links of a document lead, each once, as written."""
    return tuple(dict.fromkeys(match["text"] or match["tag"] for match in _WRITTEN.finditer(text)))


def _readings(path: str) -> tuple[str, ...]:
    """A path as a place: of a file, or of the folder an index page stands for."""
    plain = _EXTENSION.sub("", posixpath.normpath(path).strip("/"))
    folder, name = posixpath.split(plain)
    return (plain, folder) if name.lower() in INDEX_NAMES and folder else (plain,)
