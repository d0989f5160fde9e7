"""What documents were parsed to, kept beside the index: a document that reads as it did is not parsed again.

A document's role is a function of its path and text alone (`corpus.role.read_role`), so roles are remembered by both.
What families are made of them crosses documents and is worked out anew each time. A shortcut only: a file that is
missing, damaged or of another parser is not read.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from corpus.model import RoleDocument
from corpus.role import Role, read_role
from indexer import atomic
from indexer.checksum import json_sha256

_KEPT = ".parsed"
_PARSERS = ("markdown-it-py", "mdit-py-plugins", "pyyaml", "rapidfuzz")


@lru_cache(maxsize=1)
def parser_digest() -> str:
    """Hex sha256 of the code that parses documents, and of the versions of what it parses them with."""
    code = hashlib.sha256()
    for module in sorted(files("corpus").iterdir(), key=lambda entry: entry.name):
        if module.name.endswith(".py"):
            code.update(module.read_bytes())
    return json_sha256([code.hexdigest(), *(version(name) for name in _PARSERS)])


class ParsedDocuments:
    """Roles of documents as they were parsed last, and of those parsed since.

    The file holds a line of two digests, of the parser and of all that follows; then for each document, parted by a
    space, a digest of its path and text, and its role in JSON.
    """

    def __init__(self, index_dir: Path) -> None:
        self._path = index_dir / _KEPT
        self._found = self._load()
        self._used: dict[bytes, bytes] = {}

    def role(self, document: RoleDocument) -> Role:
        """The document's role, parsed if it is not known."""
        key = json_sha256([document.path, document.sha256]).encode()
        if key in self._found:
            with suppress(ValidationError):  # of another shape: parsed again
                role = _record().validate_json(self._found[key])
                self._used[key] = self._found[key]
                return role
        role = read_role(document)
        self._used[key] = _record().dump_json(role)
        return role

    def save(self) -> None:
        """Keep the roles asked for, and no others."""
        body = b"".join(b"%b %b\n" % entry for entry in self._used.items())
        with suppress(OSError):  # they are parsed again then
            atomic.write_bytes(self._path, _seal(body) + body)

    def _load(self) -> dict[bytes, bytes]:
        try:
            seal, _, body = self._path.read_bytes().partition(b"\n")
        except OSError:
            return {}
        if seal + b"\n" != _seal(body):
            return {}
        return dict(line.split(b" ", 1) for line in body.splitlines())


@lru_cache(maxsize=1)
def _record() -> TypeAdapter[Role]:
    """Reads and writes a role."""
    return TypeAdapter(Role)


def _seal(body: bytes) -> bytes:
    return f"{parser_digest()} {hashlib.sha256(body).hexdigest()}\n".encode()
