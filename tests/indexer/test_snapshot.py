"""Opening what was built, and refusing what is not whole."""

import json
import shutil
from dataclasses import replace

import numpy as np
import pytest
from written_corpus import baker, buyer, corpus_of

from corpus.errors import IndexCorrupt, IndexMismatch, IndexMissing
from corpus.model import Corpus, Extends, Scope, Stated, Track
from indexer.build import BuildSettings, build_index
from indexer.checksum import file_sha256
from indexer.hashed_encoder import HashedEncoder
from indexer.manifest import FORMAT_VERSION
from indexer.snapshot import FamilyOutline, LevelOutline, Snapshot, current_id

FILES = [
    "manifest.json",
    "catalog.sqlite",
    "facets.npy",
    "line_keys.npy",
    "line_vectors.npy",
    "token_offsets.npy",
    "token_pieces.npy",
    "token_places.npy",
    "token_scales.npy",
    "tokens-00000.npy",
    "vectors.npy",
    "word_counts.npy",
    "word_gains.npy",
    "word_numbers.npy",
    "word_offsets.npy",
]


@pytest.fixture
def built(index_dir, corpus, encoder):
    build_index(corpus, index_dir, encoder)
    return index_dir / "snapshots" / current_id(index_dir)


@pytest.fixture
def approximate(index_dir, corpus, encoder):
    """A snapshot of more passages than are compared one by one."""
    build_index(corpus, index_dir, encoder, settings=BuildSettings(exact_up_to=3))
    return index_dir / "snapshots" / current_id(index_dir)


def rich_family():
    """A family with one of everything the model knows."""
    family = buyer().family
    here = family.levels[0].heading
    level = replace(
        family.levels[0],
        grade=Stated("IC3", here, (Stated(7, here),)),
        reports_to=Stated("Head of Buying", here),
        extends=(Extends("Clerk", None, Scope.BOTH, "as the clerk", here),),
        track=Track.MANAGEMENT,
    )
    return replace(family, levels=(level, *family.levels[1:]))


def test_what_was_read_comes_back_equal(index_dir, encoder):
    corpus = Corpus(corpus_of(buyer(), baker()).documents, (rich_family(), baker().family))
    build_index(corpus, index_dir, encoder)

    with Snapshot.open(index_dir) as snapshot:
        assert tuple(snapshot.families()) == corpus.families
        assert snapshot.family("finance/buyer") == rich_family()
        assert snapshot.document_paths() == ("finance/buyer.md", "kitchen/baker.md")
        assert [snapshot.document(path) for path in snapshot.document_paths()] == list(corpus.documents)
        assert snapshot.findings() == corpus.all_findings()
        assert snapshot.findings(path="kitchen/baker.md") == corpus.all_findings()[1:]
        assert snapshot.findings(code="none_of_these") == ()


@pytest.mark.usefixtures("built")
def test_the_outline_names_families_and_levels(index_dir):
    with Snapshot.open(index_dir) as snapshot:
        assert snapshot.outline()[1] == FamilyOutline(
            "kitchen/baker",
            "Baker",
            "kitchen",
            ("kitchen/baker.md",),
            (
                LevelOutline("kitchen/baker#baker", "Baker", 0, Track.IC, 3),
                LevelOutline("kitchen/baker#head-baker", "Head Baker", 1, Track.IC, 4),
            ),
        )


@pytest.mark.usefixtures("built")
def test_unknown_names_are_key_errors(index_dir):
    with Snapshot.open(index_dir) as snapshot:
        with pytest.raises(KeyError, match="no/family"):
            snapshot.family("no/family")
        with pytest.raises(KeyError, match=r"no\.md"):
            snapshot.document("no.md")


def test_the_list_of_files_is_complete(built):
    assert sorted(file.name for file in built.iterdir()) == sorted(FILES)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(built, index_dir, name):
    (built / name).unlink()

    with pytest.raises(IndexCorrupt, match=rf"{name} (is missing|cannot be read).*run `rolecite index"):
        Snapshot.open(index_dir)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("keep", [0, 0.5])
def test_a_truncated_file_is_named_with_both_sizes(built, index_dir, name, keep):
    whole = (built / name).read_bytes()
    (built / name).write_bytes(whole[: int(keep * len(whole))])

    with pytest.raises(IndexCorrupt, match=rf"{name} (has {int(keep * len(whole))} bytes, the manifest says {len(whole)}|cannot be read)"):  # fmt: skip
        Snapshot.open(index_dir)


@pytest.mark.parametrize("name", FILES[1:])
def test_one_flipped_bit_is_noticed(built, index_dir, name):
    for place in (0, 0.5, 1):
        whole = bytearray((built / name).read_bytes())
        at = min(int(place * len(whole)), len(whole) - 1)
        whole[at] ^= 1
        (built / name).write_bytes(whole)

        with pytest.raises(IndexCorrupt, match=rf"{name} has sha256 \w+, the manifest says \w+; run `rolecite index"):
            Snapshot.open(index_dir)
        whole[at] ^= 1
        (built / name).write_bytes(whole)


@pytest.mark.parametrize("name", ["catalog.sqlite", "dense.faiss"])
def test_files_that_other_libraries_parse_are_verified_even_on_a_quick_opening(approximate, index_dir, name):
    whole = bytearray((approximate / name).read_bytes())
    whole[len(whole) // 2] ^= 1
    (approximate / name).write_bytes(whole)

    with pytest.raises(IndexCorrupt, match=f"{name} has sha256"):
        Snapshot.open(index_dir, verify=False)


def replace_file(folder, name, array):
    """Puts an array in a file's place and its true checksum in the manifest."""
    with (folder / name).open("wb") as file:
        np.save(file, array, allow_pickle=True)
    record = json.loads((folder / "manifest.json").read_text())
    record["files"][name] = {"size": (folder / name).stat().st_size, "sha256": file_sha256(folder / name)}
    (folder / "manifest.json").write_text(json.dumps(record))


@pytest.mark.parametrize(
    "name",
    ["catalog.sqlite", "dense.faiss", "facets.npy", "line_keys.npy", "line_vectors.npy", "vectors.npy",
     "word_offsets.npy"],
)  # fmt: skip
def test_a_file_replaced_by_another_with_a_true_checksum_is_still_refused(approximate, index_dir, name):
    """Someone who rewrites the manifest too gets an error of ours, not a crash or an unpickled object."""
    replace_file(approximate, name, np.array([{"a": 1}], dtype=object))

    with pytest.raises(IndexCorrupt, match=name):
        Snapshot.open(index_dir)


def test_lines_without_vectors_are_refused(built, index_dir):
    replace_file(built, "line_keys.npy", np.arange(9, dtype=np.uint64))

    with pytest.raises(IndexCorrupt, match=r"8 vectors of lines, line_keys\.npy counts 9; index the corpus again"):
        Snapshot.open(index_dir)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda m: m.pop("counts"), "counts: Field required"),
        (lambda m: m["files"].update(x={"size": "big", "sha256": ""}), r"files\.x\.size: "),
        (lambda m: m.update(snapshot="0123456789abcdef"), "is the manifest of snapshot 0123456789abcdef, not"),
    ],
)
def test_a_manifest_that_makes_no_sense_says_where(built, index_dir, change, says):
    manifest = json.loads((built / "manifest.json").read_text())
    change(manifest)
    (built / "manifest.json").write_text(json.dumps(manifest))

    with pytest.raises(IndexCorrupt, match=says):
        Snapshot.open(index_dir)


def test_another_format_names_both_versions_and_the_command(built, index_dir):
    manifest = json.loads((built / "manifest.json").read_text())
    (built / "manifest.json").write_text(json.dumps({**manifest, "format_version": 99}))

    with pytest.raises(
        IndexMismatch, match=rf"is of index format 99, this program reads {FORMAT_VERSION}; run `rolecite"
    ):
        Snapshot.open(index_dir)


@pytest.mark.usefixtures("built")
def test_another_encoder_names_both_values_and_the_command(index_dir):
    with (
        Snapshot.open(index_dir) as snapshot,
        pytest.raises(IndexMismatch, match=r"encoder digest '\w+', the one in use has '\w+'; run `rolecite index"),
    ):
        snapshot.check_encoder(HashedEncoder(64).identity)


@pytest.mark.usefixtures("built")
def test_an_encoder_of_another_name_may_be_used_instead(index_dir, encoder):
    other = replace(encoder.identity, name="other-minilm")
    with (
        Snapshot.open(index_dir) as snapshot,
        pytest.raises(IndexMismatch, match=rf"has 'other-minilm'; use {encoder.identity.name} \(\w+\), or run"),
    ):
        snapshot.check_encoder(other)


@pytest.mark.usefixtures("built")
def test_the_encoder_that_built_it_fits(index_dir, encoder):
    with Snapshot.open(index_dir) as snapshot:
        snapshot.check_encoder(encoder.identity)

        assert snapshot.manifest.encoder == encoder.identity


def test_no_index_says_how_to_make_one(tmp_path):
    assert current_id(tmp_path / "nowhere") is None
    with pytest.raises(IndexMissing, match=r"no index at .*nowhere; build one with `rolecite index"):
        Snapshot.open(tmp_path / "nowhere")


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("named", ["", "../../etc", "a/b", "\0"])
def test_a_current_that_names_no_snapshot_is_refused(index_dir, named):
    (index_dir / "CURRENT").write_text(named)

    with pytest.raises(IndexCorrupt, match="CURRENT names no snapshot"):
        Snapshot.open(index_dir)


def test_a_current_whose_snapshot_is_gone_is_corrupt(index_dir, built):
    shutil.rmtree(built)

    with pytest.raises(IndexCorrupt, match=r"manifest\.json cannot be read"):
        Snapshot.open(index_dir)
