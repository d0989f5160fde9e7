"""One file: its text, its front matter, its digest."""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import yaml

from corpus.block import Lines
from corpus.fault import Fault
from corpus.link import page_url
from corpus.model import Finding, RoleDocument
from corpus.template_call import in_words

MAX_BYTES = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands before the text. `first_line` is the first line after it; `title` "" where none is given.

    `fields` are its plain lines as they read, each with its line: ("reports to: Head of Buying", 4).
    """

    title: str
    weight: int | None
    first_line: int
    findings: tuple[Finding, ...] = ()
    title_line: int | None = None
    called: str = ""
    """What a field such as "role" holds, which is the title of a page that has none."""
    fields: tuple[tuple[str, int], ...] = ()


_CALLED = ("job_title", "jobTitle", "role_title", "roleTitle", "role", "position", "name")
"""Fields that may hold the title of a role, those first that can hold nothing else."""
_LINK = re.compile(r"\[([^\[\]]+)\]\([^()]*\)")
_WORDS = r"\1"
_OWN = frozenset({"params", "extra", "data", "custom", "meta", "metadata", "role", "job"})
"""Fields that hold what a site's pages say of themselves."""


class UnreadableDocumentError(ValueError):
    """A file that is not a text document; carries the finding's code and message."""

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        self.message = message
        super().__init__(message)


def read_document(path: str, data: bytes, base_url: str | None) -> RoleDocument:
    """The document of a file's bytes.

    Raises UnreadableDocumentError for a binary file, one that is not UTF-8, or one larger than MAX_BYTES.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableDocumentError(
            Fault.TOO_LARGE, f"file of {len(data):,} bytes; at most {MAX_BYTES:,} are read: split it"
        )
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise UnreadableDocumentError(Fault.NOT_UTF8, "file is UTF-16; save it as UTF-8")
    if b"\x00" in data[:8192]:
        raise UnreadableDocumentError(Fault.BINARY, "file is binary, not text; remove it or give it its own extension")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableDocumentError(
            Fault.NOT_UTF8,
            f"byte {data[error.start]:#04x} at offset {error.start} is not UTF-8; save the file as UTF-8",
        ) from error
    return RoleDocument(path, text, hashlib.sha256(data).hexdigest(), page_url(base_url, path))


def front_matter(document: RoleDocument, lines: Lines) -> FrontMatter:
    """The front matter of a document: YAML between two lines of three dashes at its very start."""
    if not document.text.lstrip("\ufeff").startswith("---") or lines.line(1).lstrip("\ufeff").rstrip() != "---":
        return FrontMatter("", None, 1)
    end = next((n for n in range(2, len(lines) + 1) if lines.line(n).rstrip() in {"---", "..."}), None)
    if end is None:
        span = lines.span(1, 1)
        return FrontMatter("", None, 1, (Finding(Fault.FRONT_MATTER, "front matter is opened but never closed", span),))
    raw = "\n".join(lines.line(n) for n in range(2, end))
    span = lines.span(1, end)
    try:
        loaded = yaml.safe_load(raw)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        finding = Finding(
            Fault.FRONT_MATTER, f"front matter is not YAML ({reason}); title and weight are not read", span
        )
        return FrontMatter(_title_line(raw), None, end + 1, (finding,))
    fields = loaded if isinstance(loaded, dict) else {}
    weight = fields.get("weight")
    title = fields.get("title")
    called = (fields.get(name) for name in _CALLED)
    return FrontMatter(
        str(title).strip() if isinstance(title, str | int | float) else "",
        weight if isinstance(weight, int) and not isinstance(weight, bool) else None,
        end + 1,
        title_line=next((n for n in range(2, end) if lines.line(n).startswith("title:")), None),
        called=next((each.strip() for each in called if isinstance(each, str) and each.strip()[:1].isupper()), ""),
        fields=tuple(_fields(fields, [(n, lines.line(n)) for n in range(2, end)])),
    )


def _fields(loaded: Mapping[object, object], numbered: Sequence[tuple[int, str]]) -> Iterator[tuple[str, int]]:
    """The fields of front matter, each with its line; those that a site keeps for its pages' own stand one deeper."""
    within: Mapping[object, object] = {}
    for n, line in numbered:
        name = line.partition(":")[0]
        if not name.startswith((" ", "\t", "#", "-")):
            held = loaded.get(name)
            within = held if isinstance(held, dict) and name in _OWN else {}
        value = loaded.get(name, within.get(name.strip()))
        if isinstance(value, list) and len(value) == 1:
            value = value[0]  # "reports_to: [Head of Buying]"
        if isinstance(value, str | int):
            yield f"{in_words(name.strip())}: {_LINK.sub(_WORDS, str(value))}", n


def _title_line(raw: str) -> str:
    for line in raw.splitlines():
        if line.startswith("title:"):
            return line.removeprefix("title:").strip().strip("\"'")
    return ""
