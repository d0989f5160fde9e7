"""Which findings `rolecite lint` lists: of files on disk, read now, or of what is indexed."""

from __future__ import annotations

from pathlib import Path

from corpus.errors import UnknownName
from corpus.reading import read_corpus
from indexer.snapshot import Snapshot
from service.catalogue import finding_result
from service.filters import nearest
from service.results import FindingResult


def findings_of(path: str | None, index_dir: Path) -> tuple[FindingResult, ...]:
    """Findings by path and line.

    A `path` on disk is read afresh, so that an author sees what is in the file now; any other names a document, or a
    folder of documents, of the index; without one, all of the index. Raises UnknownName, SourceError or IndexFault.
    """
    if path is not None and Path(path).exists():
        return tuple(finding_result(f) for f in read_corpus([path], subdir=None, base_url=None).all_findings())
    with Snapshot.open(index_dir) as snapshot:
        found = tuple(finding_result(finding) for finding in snapshot.findings())
        if path is None:
            return found
        wanted = path.rstrip("/")
        known = snapshot.document_paths()
        if not any(_under(document, wanted) for document in known):
            raise UnknownName("document", path, nearest(path, known))
        return tuple(finding for finding in found if _under(finding.path, wanted))


def _under(path: str, wanted: str) -> bool:
    return path == wanted or path.startswith(f"{wanted}/")
