"""The encoder in everyday use: ONNX Runtime on an export made once. Imports neither torch nor transformers."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from corpus.errors import IndexFault
from indexer import atomic, packaged_encoder
from indexer.checksum import file_sha256, json_sha256
from indexer.cores import keep_to_none, usable_cores
from indexer.encoder import Encoded, EncoderIdentity, Progress, Vectors
from indexer.lock import exclusive
from indexer.onnx_export import EXPORT_VERSION, PRECISIONS, export
from indexer.packaged_encoder import find_packaged
from indexer.weights import ModelConfig, ModelFiles, read_config

Announce = Callable[[str], None]
Piece = TypeVar("Piece", int, str)

_LOCK_WAIT_S = 600.0
_SLOWER = ["SkipLayerNormFusion"]
"""Rewritings of a graph that ONNX Runtime 1.31 takes longer for: this one 0.15 of a query's 1.1 ms."""
_LONGEST_QUERY_CHARS = 65_536


def default_cache() -> Path:
    """$ROLECITE_CACHE, else the platform's cache folder for this program."""
    if chosen := os.environ.get("ROLECITE_CACHE"):
        return Path(chosen).expanduser()
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "rolecite"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache").expanduser() / "rolecite"


class OnnxEncoder:
    """Encodes one text at a time, several texts in parallel; a text's vector depends on the text alone.

    Safe for several threads: each call runs in the thread that makes it.
    """

    def __init__(self, folder: Path, name: str, digest: str, config: ModelConfig, precision: str, threads: int) -> None:
        """Open an exported `folder`; use `OnnxEncoder.open`. Raises IndexFault where a file of it is damaged."""
        self._tokenizer: Tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            folder / "model.onnx", options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER
        )
        self._threads = threads
        self._lowercase = config.lowercase
        self._identity = EncoderIdentity(
            name=name,
            digest=digest,
            dimension=int(self._session.get_outputs()[0].shape[1]),
            max_tokens=config.max_tokens,
            pooling=config.pooling,
            query_prompt=config.query_prompt,
            passage_prompt=config.passage_prompt,
            precision=precision,
        )

    @classmethod
    def open(
        cls,
        model: ModelFiles,
        *,
        precision: str = "int8",
        cache_dir: Path | None = None,
        threads: int | None = None,
        announce: Announce | None = None,
    ) -> OnnxEncoder:
        """The encoder of a model, exported into the cache first where it is not there yet (some 10 s, once).

        `announce` hears one line before and one after an export. Raises NotExportableError for a model of another kind,
        IndexFault where the cache cannot be written.
        """
        if precision not in PRECISIONS:
            raise ValueError(f"precision {precision!r} is none of {PRECISIONS}")
        config = read_config(model.folder)
        digest = json_sha256([model.digest, EXPORT_VERSION, precision])
        folder = (cache_dir or default_cache()) / "encoders" / digest[:20]
        if not _intact(folder):
            try:
                with exclusive(folder.with_suffix(".lock"), wait_s=_LOCK_WAIT_S):
                    if not _intact(folder):  # another process may have made it while this one waited
                        _fill(folder, model, config, precision, announce or _to_stderr)
            except OSError as error:
                raise IndexFault(
                    f"cannot write the encoder cache {folder} ({error}); set ROLECITE_CACHE to a folder that can be "
                    "written"
                ) from error
        return cls(folder, model.name, digest, config, precision, threads or len(usable_cores()))

    @classmethod
    def packaged(cls, name: str, *, home: Path = packaged_encoder.HOME, threads: int | None = None) -> OnnxEncoder:
        """An encoder that comes with the program. Raises IndexFault where its files are not what its manifest says."""
        found = find_packaged(name, home)
        return cls(home / name, name, found.digest, found.config, found.precision, threads or len(usable_cores()))

    @property
    def identity(self) -> EncoderIdentity:
        """What a snapshot remembers of this encoder."""
        return self._identity

    def count_pieces(self, text: str) -> int:
        """Word pieces of `text` as a passage, special tokens and passage prompt included."""
        return len(self._tokenizer.encode(self._prepared(self._identity.passage_prompt + text)).ids)

    def encode_queries(self, texts: Sequence[str], *, tokens: bool = False) -> Encoded:
        """Vectors of questions, shape (n, dimension); what is over the encoder's limit is cut off."""
        prompt, limit = self._identity.query_prompt, self._identity.max_tokens
        encodings = [self._tokenizer.encode(self._prepared(prompt + text[:_LONGEST_QUERY_CHARS])) for text in texts]
        ids = [_cut(e.ids, e.special_tokens_mask, limit) for e in encodings]
        pieces = [_cut(e.tokens, e.special_tokens_mask, limit) for e in encodings] if tokens else None
        return self._encode(ids, pieces, None)

    def encode_passages(
        self, texts: Sequence[str], *, tokens: bool = False, progress: Progress | None = None
    ) -> Encoded:
        """Vectors of passages, shape (n, dimension). Raises ValueError for a text over `identity.max_tokens`."""
        prompt = self._identity.passage_prompt
        encodings = self._tokenizer.encode_batch([self._prepared(prompt + text) for text in texts])
        for text, encoding in zip(texts, encodings, strict=True):
            if len(encoding.ids) > self._identity.max_tokens:
                limit = self._identity.max_tokens
                raise ValueError(f"passage of {len(encoding.ids)} word pieces, the limit is {limit}: {text[:80]!r}")
        return self._encode([e.ids for e in encodings], [e.tokens for e in encodings] if tokens else None, progress)

    def _prepared(self, text: str) -> str:
        text = _encodable(text)
        return text.lower() if self._lowercase else text

    def _encode(
        self, ids: Sequence[list[int]], pieces: Sequence[list[str]] | None, progress: Progress | None
    ) -> Encoded:
        outputs = ["pooled", "tokens"] if pieces is not None else ["pooled"]

        def run(row: list[int]) -> list[Vectors]:
            found: list[Vectors] = self._session.run(outputs, {"input_ids": np.array([row], dtype=np.int64)})
            return found

        def runs() -> Iterator[list[Vectors]]:
            if len(ids) < 2:  # a query runs where it is asked
                yield from map(run, ids)
            else:
                with ThreadPoolExecutor(self._threads, initializer=keep_to_none) as pool:
                    yield from pool.map(run, ids)

        pooled = np.empty((len(ids), self._identity.dimension), dtype=np.float32)
        token_rows: list[Vectors] = []
        for row, found in enumerate(runs()):
            pooled[row] = found[0][0]
            if pieces is not None:
                token_rows.append(found[1][0])
            if progress is not None:
                progress(row + 1, len(ids))
        return Encoded(pooled, tuple(token_rows), tuple(tuple(row) for row in pieces or ()))


def _cut(row: list[Piece], special: Sequence[int], limit: int) -> list[Piece]:
    """The first `limit` of a text's pieces, with a closing special piece kept last."""
    if len(row) <= limit:
        return row
    closing = special[-1]
    return row[: limit - closing] + row[len(row) - closing :]


def _encodable(text: str) -> str:
    """The text with lone surrogates replaced: the tokenizer takes only what UTF-8 can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _intact(folder: Path) -> bool:
    """Whether the cache holds an export whose files match the checksums written with them."""
    try:
        recorded = json.loads((folder / "files.json").read_text(encoding="utf-8"))
        return bool(recorded) and all(file_sha256(folder / name) == digest for name, digest in recorded.items())
    except (OSError, ValueError, AttributeError):
        return False


def _fill(folder: Path, model: ModelFiles, config: ModelConfig, precision: str, announce: Announce) -> None:
    """Export beside the target and rename it into place; the caller holds the lock."""
    started = time.monotonic()
    announce(f"preparing the encoder {model.name} ({precision}), once ...")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".export-") as scratch:
        fresh = Path(scratch) / "export"
        fresh.mkdir()
        export(model, config, precision, fresh)
        checksums = {file.name: file_sha256(file) for file in sorted(fresh.iterdir())}
        atomic.write_text(fresh / "files.json", json.dumps(checksums, indent=1))
        if folder.exists():  # there, but damaged
            shutil.rmtree(folder)
        atomic.publish_folder(fresh, folder)
    announce(f"encoder ready in {time.monotonic() - started:.0f} s, kept in {folder}")


def _to_stderr(line: str) -> None:
    sys.stderr.write(line + "\n")
