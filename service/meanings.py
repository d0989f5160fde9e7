"""The meanings of everyday words in vectors: those of `paraphrases.txt`, by the encoder that comes with the program.

Encoded beforehand (`python -m service.training.meanings`): each takes a millisecond, for which the first question that
has it would wait. Of another encoder there are none here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from itertools import pairwise
from pathlib import Path

import numpy as np

from indexer.encoder import Encoder, Vectors
from indexer.piece_places import SPECIAL
from indexer.token_store import quantise, restored

FILE = "meanings.npz"


@dataclass(frozen=True, slots=True, eq=False)
class Meaning:
    """The word pieces of a phrase, without special ones, and their vectors, float32 (pieces, dimension)."""

    pieces: tuple[str, ...]
    tokens: Vectors


def encoded(text: str, encoder: Encoder) -> Meaning:
    """A phrase as the encoder reads it in a question."""
    found = encoder.encode_queries([text], tokens=True)
    kept = [row for row, piece in enumerate(found.pieces[0]) if piece not in SPECIAL]
    return Meaning(tuple(found.pieces[0][row] for row in kept), found.tokens[0][kept])


def write(texts: Sequence[str], encoder: Encoder, path: Path) -> None:
    """Writes phrases with their vectors, one byte a dimension, each vector by a scale of its own."""
    found = [encoded(text, encoder) for text in texts]
    codes, scales = quantise(np.concatenate([each.tokens for each in found]))
    np.savez(
        path,
        encoder=np.array(encoder.identity.digest),
        texts=np.array(texts),
        pieces=np.array([piece for each in found for piece in each.pieces]),
        bounds=np.cumsum([0, *(len(each.pieces) for each in found)]).astype(np.int32),
        codes=codes,
        scales=scales,
    )


@cache
def known(digest: str) -> dict[str, Meaning]:
    """The phrases that were encoded beforehand by the encoder of that digest; vectors within 1/250 of its own."""
    with as_file(files("service").joinpath(FILE)) as path, np.load(path, allow_pickle=False) as stored:
        if str(stored["encoder"]) != digest:
            return {}
        tokens = restored(stored["codes"], stored["scales"])
        pieces, bounds = stored["pieces"].tolist(), stored["bounds"].tolist()
        return {
            text: Meaning(tuple(pieces[start:end]), tokens[start:end])
            for text, (start, end) in zip(stored["texts"].tolist(), pairwise(bounds), strict=True)
        }
