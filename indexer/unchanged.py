"""Sources that say what they said when the snapshot in force was built are not parsed again.

Beside `CURRENT` lies a digest of the documents and of the parser that read them, and the snapshot they became. It is a
shortcut only: where it is missing or anything differs, the corpus is parsed and compared as a whole.
"""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from corpus.errors import IndexFault
from corpus.reading import Texts
from indexer import atomic
from indexer.build import BuildReport, BuildSettings, DocumentChanges
from indexer.checksum import json_sha256
from indexer.encoder import Encoder
from indexer.manifest import FORMAT_VERSION
from indexer.parsed import parser_digest
from indexer.passages import PASSAGES_VERSION
from indexer.snapshot import Snapshot

_REMEMBERED = ".sources"


def remember(texts: Texts, report: BuildReport, index_dir: Path) -> None:
    """Note which snapshot the sources became."""
    with suppress(OSError):  # the next build then parses them again
        atomic.write_text(index_dir / _REMEMBERED, f"{_digest(texts)} {report.snapshot}\n")


def unchanged(
    texts: Texts, index_dir: Path, encoder: Encoder, settings: BuildSettings = BuildSettings()
) -> BuildReport | None:
    """What building would report if the snapshot in force, verified, is what it would make; else null."""
    started = time.monotonic()
    try:
        noted = (index_dir / _REMEMBERED).read_text(encoding="utf-8").split()
        if noted[:1] != [_digest(texts)]:
            return None
        with Snapshot.open(index_dir) as snapshot:
            made = snapshot.manifest
    except (OSError, ValueError, IndexFault):
        return None
    made_alike = made.encoder == encoder.identity and made.settings == settings
    if noted[1:] != [made.snapshot] or not made_alike or made.passages_version != PASSAGES_VERSION:
        return None
    return BuildReport(
        snapshot=made.snapshot,
        documents=DocumentChanges(0, 0, 0, len(texts.documents), len(texts.failed)),
        families=made.counts.families,
        levels=made.counts.levels,
        passages=made.counts.passages,
        findings=made.counts.findings,
        embedded=0,
        reused=made.counts.passages,
        took_ms=1000 * (time.monotonic() - started),
    )


def _digest(texts: Texts) -> str:
    """Hex sha256 of the documents and of the code that parses them."""
    return json_sha256(
        {
            "documents": [[document.path, document.sha256, document.url] for document in texts.documents],
            "findings": [asdict(finding) for finding in texts.findings],
            "failed": list(texts.failed),
            "parser": [parser_digest(), FORMAT_VERSION],
        }
    )
