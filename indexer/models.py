"""One door to every encoder: by model name or path."""

from __future__ import annotations

from pathlib import Path

from corpus.errors import IndexFault
from indexer.encoder import Encoder
from indexer.onnx_encoder import Announce, OnnxEncoder
from indexer.onnx_export import NotExportableError
from indexer.packaged_encoder import ROLE_MODEL, packaged_names
from indexer.weights import find_model

DEFAULT_MODEL = ROLE_MODEL
"""What an index is built with unless another model is named."""


def open_encoder(
    model: str = DEFAULT_MODEL,
    *,
    precision: str = "int8",
    cache_dir: Path | None = None,
    threads: int | None = None,
    announce: Announce | None = None,
    fetch: bool = True,
) -> Encoder:
    """The encoder of that name or folder: on ONNX Runtime where the model allows it, else in torch at fp32.

    A model that comes with the program (`indexer.packaged_encoder`) is ready as it is, at its own precision.
    `precision` is "int8" or "fp32"; `cache_dir` defaults to $ROLECITE_CACHE or the platform's cache folder; `threads`
    to the cores this process may use; `announce` (default: a line on stderr) is told when an export is made; without
    `fetch` nothing comes from the model hub.
    Raises IndexFault where there is no such model or its files are not what they should be.
    """
    if model in packaged_names():
        encoder = OnnxEncoder.packaged(model, threads=threads)
        if encoder.identity.precision != precision:
            has = encoder.identity.precision
            raise IndexFault(f"model {model!r} comes at precision {has!r}, not {precision!r}; leave the precision out")
        return encoder
    files = find_model(model, fetch=fetch)
    try:
        return OnnxEncoder.open(files, precision=precision, cache_dir=cache_dir, threads=threads, announce=announce)
    except NotExportableError:
        from indexer.torch_encoder import TorchEncoder

        try:
            return TorchEncoder(files)
        except Exception as error:  # whatever a foreign model's code raises
            raise IndexFault(f"model {model!r} cannot be loaded by sentence-transformers: {error}") from error
