"""Which cores threads run on."""

import os
import threading

import pytest

from indexer.cores import keep_to, keep_to_none, usable_cores

pytestmark = pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="threads are kept to no core here")


def in_a_thread(work):
    found = []
    thread = threading.Thread(target=lambda: found.append(work()))
    thread.start()
    thread.join()
    return found[0]


def test_a_thread_keeps_to_the_cores_named_and_the_process_still_has_all():
    whole = usable_cores()
    one = frozenset({min(whole)})

    def kept():
        keep_to(one)
        return os.sched_getaffinity(0), usable_cores()

    assert in_a_thread(kept) == (one, whole)
    assert os.sched_getaffinity(0) == whole  # other threads keep to nothing


def test_a_thread_started_by_one_that_keeps_to_a_core_can_leave_it():
    whole = usable_cores()

    def left():
        keep_to({min(whole)})
        started = in_a_thread(lambda: os.sched_getaffinity(0))
        freed = in_a_thread(lambda: (keep_to_none(), os.sched_getaffinity(0))[1])
        return started, freed

    assert in_a_thread(left) == ({min(whole)}, whole)


def test_where_the_system_refuses_a_thread_runs_where_it_ran():
    before = os.sched_getaffinity(0)

    keep_to({max(before) + 1000})

    assert os.sched_getaffinity(0) == before
