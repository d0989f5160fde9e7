"""Building: whole or not at all, and only what is new."""

import itertools
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from written_corpus import Written, baker, buyer, corpus_of

from corpus.errors import IndexBusy, IndexFault
from corpus.model import Finding, SectionKind, Span
from indexer.build import BuildProgress, BuildSettings, DocumentChanges, build_index
from indexer.hashed_encoder import HashedEncoder
from indexer.lock import exclusive
from indexer.passages import PassageSettings
from indexer.snapshot import Snapshot, current_id

ENCODER = HashedEncoder(64)


class CountingEncoder(HashedEncoder):
    """Remembers what it was asked to embed."""

    def __init__(self):
        super().__init__(64)
        self.embedded = []

    def encode_passages(self, texts, *, tokens=False, progress=None):
        self.embedded += texts
        return super().encode_passages(texts, tokens=tokens, progress=progress)


def files_of(index_dir):
    """Every file of the snapshot in force, by name."""
    folder = index_dir / "snapshots" / current_id(index_dir)
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def test_a_report_counts_what_was_done(index_dir):
    first = build_index(corpus_of(buyer(), baker()), index_dir, ENCODER)
    clerk = Written("finance/clerk.md", "Clerk", {}, {SectionKind.OTHER: ["sort the post by street"]}, 2)
    corpus = replace(corpus_of(buyer("visit each supplier once in a year"), clerk), failed=("finance/broken.md",))
    second = build_index(corpus, index_dir, ENCODER)

    assert (first.documents, first.families, first.levels, first.passages, first.findings) == (
        DocumentChanges(added=2, changed=0, removed=0, unchanged=0, failed=0), 2, 4, 9, 2)  # fmt: skip
    assert (first.embedded, first.reused) == (9, 0)
    assert (second.documents, second.families, second.levels, second.passages, second.findings) == (
        DocumentChanges(added=1, changed=1, removed=1, unchanged=0, failed=1), 2, 2, 7, 2)  # fmt: skip
    assert (second.embedded, second.reused) == (2, 5)


def test_only_new_texts_are_embedded(index_dir):
    encoder = CountingEncoder()
    build_index(corpus_of(buyer(), baker()), index_dir, encoder)
    encoder.embedded.clear()

    build_index(corpus_of(buyer("visit each supplier once in a year"), baker()), index_dir, encoder)

    line = "visit each supplier once in a year"
    assert encoder.embedded == [f"Buyer > Responsibilities. {line}", line]


def test_an_incremental_build_gives_the_bytes_of_a_fresh_one(tmp_path):
    before, after = corpus_of(buyer(), baker()), corpus_of(buyer("visit each supplier once in a year"))
    build_index(before, tmp_path / "grown", ENCODER)
    build_index(after, tmp_path / "grown", ENCODER)
    build_index(after, tmp_path / "fresh", ENCODER)

    assert files_of(tmp_path / "grown") == files_of(tmp_path / "fresh")


def test_nothing_is_done_where_nothing_changed(index_dir, corpus):
    encoder = CountingEncoder()
    first = build_index(corpus, index_dir, encoder)
    stamp = {path: path.stat().st_mtime_ns for path in index_dir.rglob("*") if path.is_file()}
    encoder.embedded.clear()

    second = build_index(corpus, index_dir, encoder)

    assert (second.snapshot, second.embedded, second.reused) == (first.snapshot, 0, 9)
    assert second.documents == DocumentChanges(added=0, changed=0, removed=0, unchanged=2, failed=0)
    assert encoder.embedded == []
    assert {path: path.stat().st_mtime_ns for path in index_dir.rglob("*") if path.is_file()} == stamp


@pytest.mark.parametrize(
    "change",
    [
        {"settings": BuildSettings(passages=PassageSettings(join_below=3))},
        {"settings": BuildSettings(token_vectors=False)},
        {"encoder": HashedEncoder(128)},
        {"corpus": corpus_of(baker())},
        {"corpus": replace(corpus_of(buyer(), baker()), findings=(Finding("x", "y", Span("z", 1, 1, 0, 0)),))},
    ],
    ids=["passages", "tokens", "encoder", "documents", "findings"],
)
def test_whatever_shapes_the_index_is_in_its_id(tmp_path, corpus, change):
    plain = build_index(corpus, tmp_path / "plain", ENCODER)
    given = {"corpus": corpus, "encoder": ENCODER, **change}

    other = build_index(index_dir=tmp_path / "other", **given)

    assert other.snapshot != plain.snapshot


def test_the_snapshot_before_is_kept_and_older_ones_are_cleared(index_dir):
    extras = ["first of all these lines here", "second of all these lines here", "third of all these lines here"]
    ids = [build_index(corpus_of(buyer(extra)), index_dir, ENCODER).snapshot for extra in extras]

    assert {folder.name for folder in (index_dir / "snapshots").iterdir()} == set(ids[1:])


def test_a_reader_keeps_its_snapshot_after_it_was_cleared(index_dir):
    build_index(corpus_of(buyer("first of all these lines here")), index_dir, ENCODER)
    with Snapshot.open(index_dir) as reader:
        for extra in ("second of all these lines here", "third of all these lines here"):
            build_index(corpus_of(buyer(extra)), index_dir, ENCODER)
        found = []
        thread = threading.Thread(target=lambda: found.extend(reader.store.search_text("first lines", 1)))
        thread.start()
        thread.join()

        assert not (index_dir / "snapshots" / reader.id).exists()
        assert reader.store.passages([found[0].number])[0].text == "first of all these lines here"
        assert reader.family("finance/buyer").title == "Buyer"
        assert len(reader.store.token_vectors([0])[0]) == 13


def test_going_back_to_the_corpus_before_takes_its_snapshot_again(index_dir, corpus):
    encoder = CountingEncoder()
    first = build_index(corpus, index_dir, encoder)
    build_index(corpus_of(baker()), index_dir, encoder)
    encoder.embedded.clear()

    again = build_index(corpus, index_dir, encoder)

    assert (again.snapshot, current_id(index_dir), encoder.embedded) == (first.snapshot, first.snapshot, [])


@pytest.mark.parametrize("damage", ["truncate", "flip", "remove"])
def test_building_again_repairs_a_damaged_snapshot(index_dir, corpus, damage):
    build_index(corpus, index_dir, ENCODER)
    whole = files_of(index_dir)
    file = index_dir / "snapshots" / current_id(index_dir) / "vectors.npy"
    {
        "truncate": lambda: file.write_bytes(file.read_bytes()[:-4]),
        "flip": lambda: file.write_bytes(file.read_bytes()[:-1] + b"?"),
        "remove": file.unlink,
    }[damage]()

    build_index(corpus, index_dir, ENCODER)

    assert files_of(index_dir) == whole
    assert [folder.name for folder in (index_dir / "snapshots").iterdir()] == [current_id(index_dir)]


def test_progress_tells_each_stage_to_its_end(index_dir, corpus):
    told: list[BuildProgress] = []

    build_index(corpus, index_dir, ENCODER, progress=told.append)

    assert [(p.stage, p.done, p.total) for p in told if p.done == p.total] == [
        ("passages", 0, 0), ("vectors", 9, 9), ("vectors", 9, 9), ("lines", 8, 8), ("lines", 8, 8), ("files", 0, 0)]  # fmt: skip


def test_a_second_build_fails_clearly_while_the_first_goes_on(index_dir, corpus):
    with exclusive(index_dir / ".lock", wait_s=0), pytest.raises(IndexBusy, match=r"holds .*\.lock .* within 0\.1 s"):
        build_index(corpus, index_dir, ENCODER, wait_s=0.1)


def test_a_second_build_waits_for_the_first(index_dir, corpus):
    inside, reports = threading.Event(), []
    slow = {"progress": lambda _: inside.set()}
    first = threading.Thread(target=lambda: reports.append(build_index(corpus, index_dir, ENCODER, **slow)))
    first.start()
    inside.wait()

    second = build_index(corpus, index_dir, ENCODER)
    first.join()

    assert (reports[0].embedded, second.embedded, second.reused) == (9, 0, 9)


def test_an_index_that_cannot_be_written_is_an_index_fault(tmp_path, corpus):
    (tmp_path / "file").write_text("not a folder")

    with pytest.raises(IndexFault, match="cannot write the index"):
        build_index(corpus, tmp_path / "file", ENCODER)


class Stop(BaseException):
    """What a kill looks like from inside."""


class Failpoint:
    """Raises at the n-th time the program touches a file below a folder, by Python's own audit events."""

    _hook_added = False
    _armed: "Failpoint | None" = None

    def __init__(self, folder: Path, at: int) -> None:
        self._below, self._left, self.hit = str(folder), at, None
        if not Failpoint._hook_added:
            sys.addaudithook(Failpoint._on_event)
            Failpoint._hook_added = True

    def __enter__(self):
        Failpoint._armed = self
        return self

    def __exit__(self, *_):
        Failpoint._armed = None

    @staticmethod
    def _on_event(event, arguments):
        point = Failpoint._armed
        if point is None or not (event == "open" or event.startswith(("os.", "shutil.", "sqlite3."))):
            return
        if any(
            str(argument).startswith(point._below) for argument in arguments if isinstance(argument, str | os.PathLike)
        ):
            point._left -= 1
            if point._left == 0:
                point.hit = (event, arguments)
                raise Stop


def test_a_build_stopped_at_any_step_leaves_a_whole_snapshot_and_the_next_build_ends_well(tmp_path):
    before, after = corpus_of(buyer()), corpus_of(buyer("visit each supplier once in a year"), baker())
    old = build_index(before, tmp_path / "old", ENCODER).snapshot
    new = build_index(after, tmp_path / "new", ENCODER).snapshot
    in_force = []
    for step in itertools.count(1):  # until a build is through before its stop comes
        index_dir = tmp_path / f"stopped-{step}"
        shutil.copytree(tmp_path / "old", index_dir)
        try:
            with Failpoint(index_dir, step) as point:
                build_index(after, index_dir, ENCODER)
        except Stop:
            with Snapshot.open(index_dir) as snapshot:
                in_force.append(snapshot.id)
        if point.hit is None or step % 8 == 0:
            build_index(after, index_dir, ENCODER)
            assert files_of(index_dir) == files_of(tmp_path / "new")
            assert not [f.name for f in (index_dir / "snapshots").iterdir() if f.name.startswith(".")]
        shutil.rmtree(index_dir)
        if point.hit is None:
            break

    swapped = in_force.index(new)  # stops both before and after the swap
    assert in_force == [old] * swapped + [new] * (len(in_force) - swapped)


@pytest.mark.parametrize("stage", ["passages", "vectors", "files"])
def test_a_killed_process_leaves_the_old_snapshot_serving_and_no_lock(tmp_path, stage):
    index_dir = tmp_path / "index"
    old = build_index(corpus_of(buyer()), index_dir, ENCODER).snapshot
    program = f"""
import os, signal, sys
from pathlib import Path
from written_corpus import baker, buyer, corpus_of
from indexer.build import build_index
from indexer.hashed_encoder import HashedEncoder
def kill(progress):
    if progress.stage == {stage!r}:
        os.kill(os.getpid(), signal.SIGKILL)
build_index(corpus_of(buyer(), baker()), Path({str(index_dir)!r}), HashedEncoder(64), progress=kill)
"""
    root = Path(__file__).parents[2]
    path = os.pathsep.join([str(root), str(Path(__file__).parent)])
    died = subprocess.run([sys.executable, "-c", program], env={**os.environ, "PYTHONPATH": path}, check=False)

    assert died.returncode == -signal.SIGKILL
    with Snapshot.open(index_dir) as snapshot:
        assert snapshot.id == old
    report = build_index(corpus_of(buyer(), baker()), index_dir, ENCODER, wait_s=0)
    assert current_id(index_dir) == report.snapshot != old
    assert len(list((index_dir / "snapshots").iterdir())) == 2


def test_the_manifest_lists_every_file(index_dir, corpus):
    build_index(corpus, index_dir, ENCODER)
    files = files_of(index_dir)

    manifest = json.loads(files.pop("manifest.json"))

    assert {name: record["size"] for name, record in manifest["files"].items()} == {n: len(b) for n, b in files.items()}
    assert manifest["counts"] == {"documents": 2, "families": 2, "levels": 4, "passages": 9, "findings": 2}
    assert manifest["encoder"]["name"] == "hashed-words"
