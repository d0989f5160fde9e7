"""A transformer with its pooling becomes one ONNX file. The only module that runs torch on the way to ONNX Runtime.

The graph takes the word pieces of ONE text, int64 (1, t), and gives `pooled`, float32 (1, d), and `tokens`, float32
(1, t, d), both with unit rows, in one pass. One text at a time on purpose: dynamic int8 picks one activation scale per
tensor, so in a batch a text's vector would depend on its neighbours (cosine down to 0.98 to itself), and two threads
over single texts are as fast as batches.
"""

from __future__ import annotations

import contextlib
import io
import logging
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from indexer.weights import ModelConfig, ModelFiles

if TYPE_CHECKING:
    import torch

EXPORT_VERSION = 1
"""Part of the cache key and of the encoder's digest: raise it when the graph changes."""

PRECISIONS = ("int8", "fp32")
_POOLINGS = ("mean", "cls")
_TOLERANCE = 1e-4


class NotExportableError(Exception):
    """The model is of a kind this export does not cover; the message says why. Use the torch encoder."""


def exportable(config: ModelConfig) -> bool:
    """Whether the model is transformer + mean or cls pooling (+ normalise) and nothing else."""
    return (
        config.modules in (("Transformer", "Pooling", "Normalize"), ("Transformer", "Pooling"))
        and config.pooling in _POOLINGS
        and config.include_prompt
    )


def export(model: ModelFiles, config: ModelConfig, precision: str, target: Path) -> None:
    """Write `model.onnx` and `tokenizer.json` into the existing folder `target`.

    `precision` is "fp32", or "int8": weights of matrix products and embeddings in 8 bits, one scale per channel.
    The fp32 graph is compared with torch before anything is kept. Raises NotExportableError.
    """
    if not exportable(config):
        raise NotExportableError(f"{' + '.join(config.modules)} with {config.pooling} pooling")
    with _quiet(), tempfile.TemporaryDirectory(dir=target) as scratch:
        full = Path(scratch) / "full.onnx"
        try:
            _trace(model.folder, config, full)
        except (RuntimeError, TypeError, ValueError, KeyError) as error:
            raise NotExportableError(f"{type(error).__name__}: {error}") from error
        if precision == "int8":
            from onnxruntime.quantization import QuantType, quantize_dynamic

            quantize_dynamic(full, target / "model.onnx", per_channel=True, weight_type=QuantType.QInt8)
        else:
            shutil.copyfile(full, target / "model.onnx")
        _write_tokenizer(model.folder, target / "tokenizer.json")


def _trace(folder: Path, config: ModelConfig, path: Path) -> None:
    import torch
    from transformers import AutoModel

    class PooledTransformer(torch.nn.Module):
        def __init__(self, transformer: torch.nn.Module) -> None:
            super().__init__()
            self.transformer = transformer

        def forward(self, input_ids: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
            hidden: torch.Tensor = self.transformer(input_ids=input_ids).last_hidden_state
            pooled = hidden[:, 0] if config.pooling == "cls" else hidden.mean(dim=1)
            unit = torch.nn.functional.normalize
            return unit(pooled, dim=-1), unit(hidden, dim=-1)

    # Eager attention is the form that traces; in eval mode no dropout is left in the graph.
    transformer = AutoModel.from_pretrained(folder, attn_implementation="eager", local_files_only=True)
    module = PooledTransformer(transformer).eval()
    vocabulary = int(transformer.config.vocab_size)
    torch.onnx.export(
        module,
        (_pieces(vocabulary, 7),),
        str(path),
        input_names=["input_ids"],
        output_names=["pooled", "tokens"],
        dynamic_axes={"input_ids": {1: "t"}, "tokens": {1: "t"}},
        opset_version=17,
        dynamo=False,
    )
    _compare(module.eval(), path, vocabulary)


def _compare(module: torch.nn.Module, path: Path, vocabulary: int) -> None:
    """Raise ValueError unless graph and module agree on texts of other lengths than the traced one."""
    import onnxruntime
    import torch

    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    for length in (3, 41):
        pieces = _pieces(vocabulary, length)
        with torch.no_grad():
            expected = [output.numpy() for output in module(pieces)]
        found = session.run(["pooled", "tokens"], {"input_ids": pieces.numpy()})
        gap = max(float(np.abs(e - f).max()) for e, f in zip(expected, found, strict=True))
        if gap > _TOLERANCE:
            raise ValueError(f"the exported graph is off by {gap:.2g} at {length} word pieces (allowed {_TOLERANCE})")


def _pieces(vocabulary: int, length: int) -> torch.Tensor:
    """Word pieces spread over the vocabulary, int64 (1, length), none of them at its ends."""
    import torch

    return torch.linspace(10, vocabulary - 10, length).to(torch.int64).unsqueeze(0)


def _write_tokenizer(folder: Path, path: Path) -> None:
    if (folder / "tokenizer.json").is_file():
        shutil.copyfile(folder / "tokenizer.json", path)
        return
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    backend = getattr(tokenizer, "backend_tokenizer", None)
    if backend is None:
        raise NotExportableError("its tokenizer has no fast form")
    backend.save(str(path))


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keep the exporters' own warnings, log lines and bars off the screen: none of them is the user's to act on."""
    root, level = logging.getLogger(), logging.getLogger().level
    root.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings(), contextlib.redirect_stderr(io.StringIO()):
            warnings.simplefilter("ignore")
            yield
    finally:
        root.setLevel(level)
