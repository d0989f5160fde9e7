"""The third stage, where one is named: a cross-encoder reads the question and a passage as one text.

Any sentence-transformers CrossEncoder will do. Nothing of it can be prepared when documents are indexed, so it costs
milliseconds a passage, and only the best few are read. It is looked for on this machine alone, never fetched.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.errors import IndexFault
from indexer.passage import Passage
from indexer.weights import is_path, local_folder, read_config
from service.search import Reranker

CANDIDATES = 20
"""Passages that are read: two pages of results. On one core six layers of 384 take 0.3 s for them, two of 128 20 ms."""
MAX_PIECES = 256
"""Word pieces of question and passage together; a passage alone has 35 on average. What is longer is cut off."""
_BATCH = 10
"""Pairs read at once, neighbours by length: fewer batches cost less, but in larger ones more is padding."""
_ARCHITECTURES = ("ForSequenceClassification", "ForCausalLM")


class CrossEncoderReranker:
    """What each passage gains is the probability, as the model has it, that the passage answers the question.

    `gain` is what certainty adds to a score, `candidates` how many passages are read. Calls are taken one after the
    other, each on one core: threads that wait for each other cost two to four times as much on a busy machine.
    """

    def __init__(self, name: str, model: Any, *, gain: float = 1.0, candidates: int = CANDIDATES) -> None:  # noqa: ANN401
        """`model`: a loaded sentence_transformers.CrossEncoder with one score for a pair; see `open_reranker`."""
        import torch

        self.name = name
        self.candidates = candidates
        self._gain = gain
        self._model = model
        self._as_it_is = torch.nn.Identity()
        self._lock = threading.Lock()

    def gains(self, question: str, passages: Sequence[Passage]) -> NDArray[np.float32]:
        """`gain` times the probability in [0, 1] that each passage answers the question, float32 (n,)."""
        scores = self.scores(question, [passage.embedded for passage in passages])
        return (self._gain * (1 + np.tanh(scores / 2)) / 2).astype(np.float32)

    def scores(self, question: str, texts: Sequence[str]) -> NDArray[np.float64]:
        """The model's own scores before any activation (logits), float64 (n,); larger is better."""
        if not texts:
            return np.zeros(0)
        with self._lock, _one_thread():
            found = self._model.predict(
                [(question[: 8 * MAX_PIECES], text) for text in texts],
                batch_size=_BATCH,
                activation_fn=self._as_it_is,
                show_progress_bar=False,
            )
        return np.asarray(found, dtype=np.float64)


def open_reranker(name: str) -> Reranker:
    """The cross-encoder of that name, from a folder or the model hub's local cache.

    Raises IndexFault where it is not on this machine, is no cross-encoder, or cannot be loaded.
    """
    folder = local_folder(name)
    if folder is None and is_path(name):
        raise IndexFault(f"reranker {name!r} is no folder: give the path of a sentence-transformers CrossEncoder")
    if folder is None:
        raise IndexFault(
            f"reranker {name!r} is neither a folder nor in the model hub's cache on this machine, and nothing is "
            f"fetched while questions are answered: run `hf download {name}` first, or give the path of a folder"
        )
    if not _reads_pairs(folder):
        raise IndexFault(
            f"reranker {name!r} ({folder}) is no cross-encoder: name a sentence-transformers CrossEncoder, such as "
            "cross-encoder/ms-marco-MiniLM-L6-v2"
        )
    try:
        with _quiet():
            return _loaded(name, folder)
    except ImportError as error:
        raise IndexFault(
            f"reranker {name!r} needs sentence-transformers ({error}): run `pip install sentence-transformers`"
        ) from error
    except IndexFault:
        raise
    except Exception as error:  # whatever a foreign model's code raises
        raise IndexFault(
            f"reranker {name!r} ({folder}) cannot be loaded by sentence-transformers "
            f"({type(error).__name__}: {error}): fetch it again, or name another"
        ) from error


def _loaded(name: str, folder: Path) -> CrossEncoderReranker:
    from sentence_transformers import CrossEncoder

    longest = min(read_config(folder).max_tokens, MAX_PIECES)
    model: Any = CrossEncoder(str(folder), device="cpu", local_files_only=True, max_length=longest)
    if model.num_labels != 1:
        raise IndexFault(f"reranker {name!r} gives {model.num_labels} scores for a pair: name one that gives one")
    reranker = CrossEncoderReranker(name, model)
    if not np.isfinite(reranker.scores("a question", ["a line that may answer it"])).all():
        raise IndexFault(f"reranker {name!r} ({folder}) gives no finite score: its weights are damaged, fetch it again")
    return reranker


def _reads_pairs(folder: Path) -> bool:
    """Whether a model's files say that it scores pairs: a model without a head for that would be given a random one."""
    modules = _read_json(folder / "modules.json") or []
    config = _read_json(folder / "config.json") or {}
    if any("Pooling" in str(module.get("type")) for module in modules):
        return False
    scores = any(str(name).endswith(_ARCHITECTURES) for name in config.get("architectures") or ())
    return scores or len(modules) > 1


def _read_json(path: Path) -> Any:  # noqa: ANN401  JSON
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


@contextmanager
def _one_thread() -> Iterator[None]:
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)


@contextmanager
def _quiet() -> Iterator[None]:
    """Without the loader's progress bars on the screen."""
    from transformers.utils import logging

    bars: Any = logging  # its functions are untyped
    shown = bars.is_progress_bar_enabled()
    bars.disable_progress_bar()
    try:
        yield
    finally:
        if shown:
            bars.enable_progress_bar()
