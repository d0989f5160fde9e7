"""Sources that did not change are not parsed again, and nothing else is ever taken for unchanged."""

from dataclasses import replace

import pytest

from corpus.reading import read_documents, read_texts
from indexer.build import BuildSettings, DocumentChanges, build_index
from indexer.hashed_encoder import HashedEncoder
from indexer.snapshot import current_id
from indexer.unchanged import remember, unchanged

ENCODER = HashedEncoder(64)


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "roles"
    folder.mkdir()
    for name, duty in (("baker", "bakes the bread"), ("buyer", "orders the flour")):
        (folder / f"{name}.md").write_text(f"# {name.title()}\n\n## Responsibilities\n\n- {duty} each morning\n")
    (folder / "clerk.md").write_bytes(b"# Clerk \xff\xfe\n")
    return folder


def built(folder, index_dir, encoder=ENCODER):
    """The index of a folder as `rolecite index` makes it."""
    texts = read_texts([str(folder)])
    report = build_index(read_documents(texts.documents, texts.findings, texts.failed), index_dir, encoder)
    remember(texts, report, index_dir)
    return report


def asked(folder, index_dir, encoder=ENCODER, settings=BuildSettings()):
    return unchanged(read_texts([str(folder)]), index_dir, encoder, settings)


def test_the_same_sources_are_reported_as_a_second_build_would(folder, index_dir):
    built(folder, index_dir)
    shortcut = asked(folder, index_dir)
    again = built(folder, index_dir)

    assert shortcut is not None
    assert shortcut.documents == DocumentChanges(added=0, changed=0, removed=0, unchanged=2, failed=1)
    assert replace(shortcut, took_ms=0) == replace(again, took_ms=0)


def test_whatever_differs_is_built(folder, index_dir):
    assert asked(folder, index_dir) is None  # no index
    built(folder, index_dir)

    assert asked(folder, index_dir, HashedEncoder(32)) is None
    assert asked(folder, index_dir, settings=BuildSettings(token_vectors=False)) is None

    text = (folder / "baker.md").read_text()
    (folder / "baker.md").write_text(text + "- and cakes\n")
    assert asked(folder, index_dir) is None
    (folder / "baker.md").write_text(text)
    assert asked(folder, index_dir) is not None

    (folder / "clerk.md").write_text("# Clerk\n")  # unreadable before
    assert asked(folder, index_dir) is None


def test_another_snapshot_in_force_is_not_taken_for_it(folder, index_dir):
    built(folder, index_dir)
    noted = (index_dir / ".sources").read_text()
    (folder / "cook.md").write_text("# Cook\n\n- cooks\n")
    built(folder, index_dir)
    (folder / "cook.md").unlink()
    (index_dir / ".sources").write_text(noted)

    assert asked(folder, index_dir) is None


def test_a_damaged_snapshot_is_built_again(folder, index_dir):
    built(folder, index_dir)
    damaged = index_dir / "snapshots" / current_id(index_dir) / "vectors.npy"
    damaged.write_bytes(damaged.read_bytes()[:-1] + b"x")

    assert asked(folder, index_dir) is None


@pytest.mark.parametrize("noted", ["", "0123 4567\n", "\x00"])
def test_a_damaged_note_is_of_no_use_and_no_harm(folder, index_dir, noted):
    built(folder, index_dir)
    (index_dir / ".sources").write_text(noted)

    assert asked(folder, index_dir) is None
