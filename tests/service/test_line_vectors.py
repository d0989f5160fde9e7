"""Where the vectors of lines come from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from written_index import index_documents

from corpus.model import SectionKind
from indexer.encoder import Encoded
from indexer.hashed_encoder import HashedEncoder
from indexer.snapshot import Snapshot
from service.alignment import Aligner
from service.comparison import compare
from service.line import line_of
from service.line_vectors import LineVectors
from tests.service.ladders import RIGGER


class Remembering(HashedEncoder):
    """Remembers what it was asked to encode."""

    def __init__(self) -> None:
        super().__init__()
        self.encoded: list[str] = []

    def encode_passages(self, texts: Sequence[str], **options: Any) -> Encoded:
        self.encoded += texts
        return super().encode_passages(texts, **options)


@pytest.fixture
def snapshot(tmp_path: Path) -> Iterator[Snapshot]:
    index_documents(tmp_path / "corpus", tmp_path / "index", {"rigger.md": RIGGER})
    with Snapshot.open(tmp_path / "index") as opened:
        yield opened


def vectors_of(vectors: LineVectors, *texts: str) -> Any:
    return vectors.of([line_of(text, SectionKind.OTHER) for text in texts])


def test_lines_of_the_snapshot_are_looked_up_and_others_encoded_once(snapshot: Snapshot) -> None:
    encoder = Remembering()
    known, strange = "Negotiate prices with hemp suppliers", " Paint the hull "
    vectors = LineVectors(encoder, snapshot.store)

    for _ in range(2):
        found = vectors_of(vectors, strange, known, strange)
        assert encoder.encoded == ["Paint the hull"]

    expected = HashedEncoder().encode_passages(["Paint the hull", known, "Paint the hull"]).pooled
    np.testing.assert_allclose(found, expected, atol=1 / 2000)


def test_without_a_store_each_line_is_encoded_once_while_it_is_remembered() -> None:
    encoder = Remembering()
    vectors = LineVectors(encoder, remembered=2)

    for text in ("Swim", "Sail", "Swim", "Splice", "Swim", "Sail"):
        np.testing.assert_array_equal(vectors_of(vectors, text), HashedEncoder().encode_passages([text]).pooled)

    assert encoder.encoded == ["Swim", "Sail", "Splice", "Sail"]  # "Sail" was used longest ago when "Splice" came


def test_levels_of_a_snapshot_are_compared_without_encoding(snapshot: Snapshot) -> None:
    (family,) = snapshot.families()
    rigger, senior = ((family, level) for level in family.levels[:2])
    encoder = Remembering()

    looked_up = compare(rigger, senior, snapshot, Aligner(encoder, snapshot.store))
    encoded = compare(rigger, senior, snapshot, Aligner(HashedEncoder()))

    assert encoder.encoded == []
    assert [pair.after.item.text for pair in looked_up.strengthened] == [
        "Lead the yearly inspection of masts",
        "5+ years of work on sailing ships",
    ]
    assert (looked_up.added, looked_up.dropped) == (encoded.added, encoded.dropped)
