"""Addresses: the page of a document, the anchor of a heading, the text fragment of a quotation, the target of a link."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from urllib.parse import quote, unquote, urlsplit

INDEX_NAMES = ("_index", "index", "readme")
"""Names of a file that stands for its folder."""
_FRAGMENT_WORDS = 5


def is_html(path: str) -> bool:
    """Whether a document is a page of HTML rather than Markdown."""
    return path.lower().endswith((".html", ".htm"))


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
    """A heading's anchor as static-site generators make it: lower case, punctuation dropped, spaces to dashes."""
    kept = re.sub(r"[^\w\s-]", "", heading.lower())
    return re.sub(r"\s", "-", kept.strip())


def anchors(headings: Iterable[str]) -> list[str]:
    """Anchors of a page's headings in order; a repeat gets -1, -2."""
    seen: dict[str, int] = {}
    out = []
    for heading in headings:
        name = anchor(heading)
        count = seen.get(name, 0)
        seen[name] = count + 1
        out.append(name if count == 0 else f"{name}-{count}")
    return out


def text_fragment(plain: str) -> str:
    """The text directive that makes a browser scroll to a quotation (WICG Scroll to Text Fragment): `text=start,end`."""
    listed = plain.split()
    if len(listed) <= 2 * _FRAGMENT_WORDS:
        return f"text={_escaped(' '.join(listed))}"
    return f"text={_escaped(' '.join(listed[:_FRAGMENT_WORDS]))},{_escaped(' '.join(listed[-_FRAGMENT_WORDS:]))}"


def _escaped(text: str) -> str:
    # The directive reserves comma, ampersand and dash.
    return quote(text, safe="").replace("-", "%2D")


def target(link: str, from_path: str, known: Iterable[str]) -> tuple[str, str] | None:
    """The site path (as `family_path` gives it) and anchor a link leads to, null where it leads elsewhere.

    Relative links resolve against the document's own page; site-absolute and full ones match the known document
    whose path is the longest ending of theirs.
    """
    parts = urlsplit(unquote(link.strip()))
    if parts.scheme not in {"", "http", "https"}:
        return None
    if not parts.path:
        return (family_path(from_path), parts.fragment) if parts.fragment else None
    places = set(known)
    wanted = posixpath.normpath(parts.path).strip("/")
    if wanted.endswith((".md", ".html", ".htm", ".markdown")):
        wanted = family_path(wanted)
    elif posixpath.basename(wanted).lower() in INDEX_NAMES:
        wanted = posixpath.dirname(wanted)
    if not parts.netloc and not parts.path.startswith("/"):
        own = family_path(from_path)
        for base in (posixpath.dirname(from_path), own, posixpath.dirname(own)):
            resolved = family_path(posixpath.normpath(posixpath.join(base, parts.path.rstrip("/"))) + ".md").strip("/")
            resolved = re.sub(r"\.(?:md|html?)$", "", resolved)
            for candidate in (resolved, posixpath.dirname(resolved) if resolved.endswith("/_index") else resolved):
                if candidate in places:
                    return candidate, parts.fragment
    segments = wanted.split("/")
    for start in range(len(segments)):
        candidate = "/".join(segments[start:])
        if candidate in places and (len(segments) - start > 1 or start == 0 or "/" not in candidate):
            return candidate, parts.fragment
    return None
