"""The door of this folder: sources in, a corpus out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.document import UnreadableDocumentError, read_document
from corpus.family import assemble
from corpus.fault import Fault
from corpus.model import Corpus, Finding, RoleDocument, Span
from corpus.role import Role, read_role
from corpus.source import source_files


@dataclass(frozen=True, slots=True)
class Texts:
    """The documents of the sources, unparsed; what could not be read is in `failed`, with a finding each."""

    documents: tuple[RoleDocument, ...]
    findings: tuple[Finding, ...]
    failed: tuple[str, ...]


def read_corpus(sources: Sequence[str], *, subdir: str | None = None, base_url: str | None = None) -> Corpus:
    """Read every role document of the sources.

    A document that cannot be read becomes a finding and an entry in `failed`; the others are read all the same.
    Raises SourceError where a source is not there or holds no document.
    """
    texts = read_texts(sources, subdir=subdir, base_url=base_url)
    return read_documents(texts.documents, texts.findings, texts.failed)


def read_texts(sources: Sequence[str], *, subdir: str | None = None, base_url: str | None = None) -> Texts:
    """The same without parsing: see `read_corpus`."""
    documents: list[RoleDocument] = []
    findings: list[Finding] = []
    failed: list[str] = []
    with source_files(sources, subdir) as files:
        for file in files:
            try:
                if file.outside:
                    raise UnreadableDocumentError(
                        Fault.UNREADABLE, "link leads out of the repository and is not followed"
                    )
                documents.append(read_document(file.path, file.file.read_bytes(), base_url))
            except UnreadableDocumentError as error:
                fault, message = error.code, error.message
            except (OSError, RuntimeError) as error:  # RuntimeError: links that go round in a circle
                fault, message = Fault.UNREADABLE, f"cannot be read: {getattr(error, 'strerror', None) or error}"
            else:
                continue
            findings.append(Finding(fault, message, Span(file.path, 1, 1, 0, 0)))
            failed.append(file.path)
    return Texts(tuple(documents), tuple(findings), tuple(failed))


def read_documents(
    documents: Sequence[RoleDocument],
    findings: Sequence[Finding] = (),
    failed: Sequence[str] = (),
    *,
    parse: Callable[[RoleDocument], Role] = read_role,
) -> Corpus:
    """The corpus of documents already read. `parse` gives what `read_role` gives, perhaps from memory."""
    families = assemble([parse(document) for document in documents])
    ordered = tuple(sorted(documents, key=lambda d: d.path))
    return Corpus(ordered, families.families, (*findings, *families.findings), tuple(failed), families.pages)
