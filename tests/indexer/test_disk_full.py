"""A disk that fills up while an index is built: the message is ours and the old snapshot stays."""

import resource
import signal

import pytest
from written_corpus import baker, buyer, corpus_of

from corpus.errors import IndexFault
from indexer.build import build_index
from indexer.hashed_encoder import HashedEncoder
from indexer.snapshot import Snapshot, current_id


@pytest.fixture
def limit_file_size():
    """The kernel's limit on the size of a file a process writes stands in for a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    yield lambda size: resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, handler)


@pytest.mark.parametrize("size", [0, 1000, 2500, 6000, 20_000], ids=lambda size: f"{size}-bytes-a-file")
def test_a_full_disk_is_an_index_fault_and_the_old_snapshot_serves(index_dir, limit_file_size, size):
    old = build_index(corpus_of(buyer()), index_dir, HashedEncoder(64)).snapshot

    limit_file_size(size)
    with pytest.raises(IndexFault, match=rf"cannot write the index {index_dir} .*in force is unchanged"):
        build_index(corpus_of(buyer(), baker()), index_dir, HashedEncoder(64))
    limit_file_size(resource.RLIM_INFINITY)

    with Snapshot.open(index_dir) as snapshot:
        assert snapshot.id == old
    new = build_index(corpus_of(buyer(), baker()), index_dir, HashedEncoder(64)).snapshot
    assert current_id(index_dir) == new != old
