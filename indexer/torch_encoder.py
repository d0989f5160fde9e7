"""Any sentence-transformers model, run by sentence-transformers itself: for those the ONNX export does not take."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Any

import numpy as np

from indexer.checksum import json_sha256
from indexer.encoder import Encoded, EncoderIdentity, Progress, Vectors
from indexer.weights import ModelFiles, read_config

_BATCH = 32


class TorchEncoder:
    """Runs in torch at fp32; gives no token vectors. Calls are taken one after the other."""

    def __init__(self, model: ModelFiles) -> None:
        from sentence_transformers import SentenceTransformer

        config = read_config(model.folder)
        self._model: Any = SentenceTransformer(str(model.folder), device="cpu", local_files_only=True)
        self._lock = threading.Lock()
        self._identity = EncoderIdentity(
            name=model.name,
            digest=json_sha256([model.digest, "torch"]),
            dimension=int(self._model.encode([""], show_progress_bar=False).shape[1]),
            max_tokens=int(self._model.max_seq_length or config.max_tokens),
            pooling=config.pooling,
            query_prompt=config.query_prompt,
            passage_prompt=config.passage_prompt,
            precision="fp32",
        )

    @property
    def identity(self) -> EncoderIdentity:
        """What a snapshot remembers of this encoder."""
        return self._identity

    def count_pieces(self, text: str) -> int:
        """Word pieces of `text` as a passage, special tokens and passage prompt included."""
        return len(self._model.tokenizer(self._identity.passage_prompt + text, truncation=False)["input_ids"])

    def encode_queries(self, texts: Sequence[str], *, tokens: bool = False) -> Encoded:  # noqa: ARG002
        """Vectors of questions, shape (n, dimension); what is over the model's limit is cut off."""
        return Encoded(self._encode([self._identity.query_prompt + text for text in texts], None))

    def encode_passages(
        self,
        texts: Sequence[str],
        *,
        tokens: bool = False,  # noqa: ARG002
        progress: Progress | None = None,
    ) -> Encoded:
        """Vectors of passages, shape (n, dimension)."""
        return Encoded(self._encode([self._identity.passage_prompt + text for text in texts], progress))

    def _encode(self, texts: Sequence[str], progress: Progress | None) -> Vectors:
        rows = [np.empty((0, self._identity.dimension), dtype=np.float32)]
        for start in range(0, len(texts), _BATCH):
            with self._lock:
                batch = self._model.encode(
                    list(texts[start : start + _BATCH]),
                    prompt="",
                    batch_size=_BATCH,
                    normalize_embeddings=True,
                    convert_to_numpy=True,
                    show_progress_bar=False,
                )
            rows.append(np.asarray(batch, dtype=np.float32))
            if progress is not None:
                progress(min(start + _BATCH, len(texts)), len(texts))
        return np.concatenate(rows)
