"""Imports go one way: service to indexer to corpus, and eval asks through service's public door."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAY_IMPORT = {
    "corpus": {"corpus"},
    "indexer": {"indexer", "corpus"},
    "service": {"service", "indexer", "corpus"},
    "eval": {"eval", "service", "indexer", "corpus"},
}


def imports(folder: str) -> Iterator[tuple[str, str]]:
    """(file, module) of every import in a folder, those inside functions too."""
    for file in sorted((ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((str(file.relative_to(ROOT)), name.name) for name in node.names)
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{file}: imports are absolute"
                yield str(file.relative_to(ROOT)), str(node.module)


@pytest.mark.parametrize("folder", MAY_IMPORT)
def test_no_arrow_turns_back(folder: str) -> None:
    against = {
        (file, module)
        for file, module in imports(folder)
        if (top := module.partition(".")[0]) in MAY_IMPORT and top not in MAY_IMPORT[folder]
    }

    assert against == set()
