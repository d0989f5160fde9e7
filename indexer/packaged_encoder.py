"""Encoders that come with the program: exports made once, each with a manifest of its files.

`encoders/<name>/` holds `model.onnx` (see `indexer.onnx_export`), `tokenizer.json` and `encoder.json`, the manifest.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from corpus.errors import IndexFault
from indexer import atomic
from indexer.checksum import file_sha256, json_sha256
from indexer.weights import ModelConfig

HOME = Path(__file__).parent / "encoders"
ROLE_MODEL = "role-minilm-l6"
"""The encoder trained on questions about role documents (`indexer/training/MODEL_CARD.md`)."""

MANIFEST = "encoder.json"


@dataclass(frozen=True, slots=True)
class PackagedEncoder:
    """What the manifest says. `files`: hex sha256 by name; `made`: how it came about, for people to read."""

    name: str
    precision: str
    config: ModelConfig
    files: Mapping[str, str]
    made: Mapping[str, str]

    @property
    def digest(self) -> str:
        """Stands for everything that changes its vectors."""
        return json_sha256([self.precision, asdict(self.config), dict(self.files)])


def packaged_names(home: Path = HOME) -> tuple[str, ...]:
    """The encoders that come with the program, in order."""
    return tuple(sorted(manifest.parent.name for manifest in home.glob(f"*/{MANIFEST}")))


def find_packaged(name: str, home: Path = HOME) -> PackagedEncoder:
    """The manifest of one of them. Raises IndexFault where it cannot be read or a file is not the one it names."""
    manifest = home / name / MANIFEST
    try:
        found = TypeAdapter(PackagedEncoder).validate_json(manifest.read_bytes())
        wrong = [file for file, sha256 in found.files.items() if file_sha256(home / name / file) != sha256]
    except (OSError, ValidationError) as error:
        raise IndexFault(f"cannot read the encoder {manifest.parent} ({error}); install rolecite again") from error
    if wrong:
        raise IndexFault(f"{manifest.parent / wrong[0]} is not the file {manifest} names; install rolecite again")
    return found


def write_manifest(folder: Path, name: str, precision: str, config: ModelConfig, made: Mapping[str, str]) -> None:
    """Make an exported folder a packaged one: record its files."""
    files = {file.name: file_sha256(file) for file in sorted(folder.iterdir()) if file.name != MANIFEST}
    written = PackagedEncoder(name, precision, config, files, made)
    atomic.write_text(folder / MANIFEST, json.dumps(asdict(written), indent=1, ensure_ascii=False) + "\n")
