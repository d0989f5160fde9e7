"""Encodes the meanings of everyday words: `python -m service.training.meanings` writes `service/meanings.npz`."""

from __future__ import annotations

from pathlib import Path

from indexer.models import open_encoder
from service.meanings import FILE, write
from service.paraphrases import meanings

if __name__ == "__main__":
    write(meanings(), open_encoder(), Path(__file__).parents[1] / FILE)
