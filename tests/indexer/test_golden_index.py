"""An index written once and kept: what this program reads, it can still read after it was changed.

`data/format-N.zip` is an index of format N over one family of two levels, made with the hashed encoder of 16 dimensions.
When FORMAT_VERSION is raised a new one is added, and the old one must be refused.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from written_corpus import baker, corpus_of

from corpus.errors import IndexMismatch
from indexer.build import build_index
from indexer.hashed_encoder import HashedEncoder
from indexer.manifest import FORMAT_VERSION
from indexer.snapshot import Snapshot

DATA = Path(__file__).parent / "data"
FORMATS = sorted(int(file.stem.removeprefix("format-")) for file in DATA.glob("format-*.zip"))


def unpacked(version: int, folder: Path) -> Path:
    with zipfile.ZipFile(DATA / f"format-{version}.zip") as kept:
        kept.extractall(folder)
    return folder


def test_the_format_in_use_has_a_golden_index() -> None:
    assert FORMAT_VERSION in FORMATS


def test_an_index_of_this_format_is_read(tmp_path: Path) -> None:
    encoder = HashedEncoder(16)
    with Snapshot.open(unpacked(FORMAT_VERSION, tmp_path)) as golden:
        golden.check_encoder(encoder.identity)
        family = golden.family("harbour/pilot")
        lower, higher = family.levels
        assert [(level.title, level.grade and level.grade.value) for level in family.levels] == [
            ("Pilot", 5), ("Senior Pilot", 6),
        ]  # fmt: skip
        assert higher.reports_to is not None
        assert higher.reports_to.value == "Harbour Master"
        assert [extends.level_id for extends in higher.extends] == [lower.id]
        asked = encoder.encode_queries(["guide ferries past the breakwater"])
        for found in (
            golden.store.search_vector(asked.pooled[0], 1),
            golden.store.search_text("ferries breakwater", 1),
        ):
            (passage,) = golden.store.passages([hit.number for hit in found])
            assert passage.text == "Guide ferries past the breakwater"
        text = golden.document("harbour/pilot.md").text
        assert text[passage.span.start_char : passage.span.end_char].endswith("past the breakwater")
        assert len(golden.store.token_vectors([passage.number])[0]) > 0
        lines = golden.store.known_lines(["Train two pilots a year", "the role is a grade 5."])
        assert lines.known.tolist() == [True, False]
        assert lines.vectors[0] @ encoder.encode_passages(["Train two pilots a year"]).pooled[0] > 0.999


def test_an_index_of_another_format_is_refused_by_name(tmp_path: Path) -> None:
    index = unpacked(FORMAT_VERSION, tmp_path)
    (manifest,) = index.glob("snapshots/*/manifest.json")
    other = FORMAT_VERSION + 1
    manifest.write_text(
        manifest.read_text().replace(f'"format_version": {FORMAT_VERSION}', f'"format_version": {other}')
    )
    with pytest.raises(
        IndexMismatch, match=f"index format {other}, this program reads {FORMAT_VERSION}; run `rolecite index"
    ):
        Snapshot.open(index)


@pytest.mark.parametrize("version", [each for each in FORMATS if each != FORMAT_VERSION])
def test_a_kept_index_of_an_older_format_is_refused_and_built_anew(version: int, tmp_path: Path) -> None:
    index = unpacked(version, tmp_path)
    with pytest.raises(IndexMismatch, match=f"index format {version}, "):
        Snapshot.open(index)

    report = build_index(corpus_of(baker()), index, HashedEncoder(16))

    assert (report.embedded, report.reused) == (report.passages, 0)
    with Snapshot.open(index) as built:
        assert built.id == report.snapshot
