"""A tuned model on disk: as a sentence-transformers folder like the base's, and as an encoder of the program's own."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from indexer.checksum import json_sha256
from indexer.encoder import Encoder
from indexer.models import open_encoder
from indexer.onnx_export import export
from indexer.packaged_encoder import write_manifest
from indexer.training.pairs import Shelf
from indexer.training.tuning import Recipe
from indexer.weights import GENERAL_MODEL, GENERAL_SHA256, SETTINGS, ModelFiles, read_config

WEIGHTS = "model.safetensors"
_COPIED = (*SETTINGS, "special_tokens_map.json", "tokenizer.json", "vocab.txt", "1_Pooling/config.json")


def mix(base: Mapping[str, torch.Tensor], tuned: Mapping[str, torch.Tensor], alpha: float) -> dict[str, torch.Tensor]:
    """Weight by weight the mean of two models: `alpha` of the tuned one, in [0, 1] (Wortsman 2022, "WiSE-FT")."""
    return {
        name: torch.lerp(old, tuned[name].to(old.dtype), alpha).contiguous()
        if name in tuned and old.is_floating_point()
        else old
        for name, old in base.items()
    }


def save(base: Path, tuned: Mapping[str, torch.Tensor], alpha: float, target: Path) -> None:
    """Write the mixed model into `target`, made where it is missing: weights, tokenizer and settings of the base."""
    for name in _COPIED:
        if (base / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(base / name, target / name)
    save_file(mix(load_file(base / WEIGHTS), tuned, alpha), target / WEIGHTS, metadata={"format": "pt"})


@contextmanager
def mixed(base: Path, tuned: Mapping[str, torch.Tensor], alpha: float, threads: int) -> Iterator[Encoder]:
    """The mixed model as an encoder at fp32, for as long as it is judged."""
    with tempfile.TemporaryDirectory() as folder:
        save(base, tuned, alpha, Path(folder) / "model")
        yield open_encoder(
            str(Path(folder) / "model"), precision="fp32", cache_dir=Path(folder), threads=threads, announce=_unsaid
        )


def package(model: Path, target: Path, recipe: Recipe, trained: Sequence[Shelf]) -> None:
    """Export a sentence-transformers folder at int8 into `target`, in place of what is there, with its manifest."""
    if target.exists():
        shutil.rmtree(target)
    target.mkdir(parents=True)
    config = read_config(model)
    export(ModelFiles(target.name, model, ""), config, "int8", target)
    made = {
        "base": f"{GENERAL_MODEL}, model.safetensors sha256 {GENERAL_SHA256}",
        "questions": str(sum(len(shelf.pairs) for shelf in trained)),
        "questions_sha256": json_sha256([[asdict(pair) for pair in shelf.pairs] for shelf in trained]),
        "recipe": json.dumps(asdict(recipe)),
        "command": f"python -m indexer.training --device {recipe.device}",
    }
    write_manifest(target, target.name, "int8", config, made)


def _unsaid(line: str) -> None:
    """An export for judging is nobody's news."""
