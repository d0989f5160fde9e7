"""What README, ARCHITECTURE and CONTRIBUTING say exists does, and the tree keeps its promises about itself."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROSE = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"]


@pytest.mark.parametrize("name", PROSE)
def test_every_path_a_page_names_exists(name: str) -> None:
    """Backquoted paths and links to files of the repository lead somewhere."""
    text = (ROOT / name).read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:corpus|indexer|service|eval|tests|docs|\.ci)/[\w./-]*)`", text))
    named |= set(re.findall(r"\]\(([^)#:]+)\)", text))

    missing = {path for path in named if not (ROOT / path).exists()}

    assert missing == set()


def test_the_version_has_an_entry_for_users() -> None:
    """The changelog's newest entry is the version that is built."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)

    assert newest is not None
    assert newest.group(1) == project["version"]


def test_no_index_file_is_ever_unpickled() -> None:
    """Nothing in the product imports pickle, joblib or shelve, and numpy never may."""
    sources = [p for folder in ("corpus", "indexer", "service", "eval") for p in (ROOT / folder).rglob("*.py")]
    guilty = {
        str(path.relative_to(ROOT))
        for path in sources
        if re.search(
            r"^\s*(?:import|from)\s+(?:pickle|joblib|shelve|dill)\b|allow_pickle=True", path.read_text(), re.MULTILINE
        )
    }

    assert guilty == set()


def test_the_repository_names_no_path_of_a_machine() -> None:
    """Texts are free of absolute home and work folders."""
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False).stdout.decode()
    guilty = set()
    for name in filter(None, tracked.split("\0")):
        path = ROOT / name
        if path.is_file() and path.suffix in {".py", ".md", ".toml", ".json", ".jsonl", ".html", ".css", ".js", ""}:
            text = path.read_text(encoding="utf-8", errors="replace")
            if re.search(r"(?<![\w.])/(?:work|farm|root|home)/\w", text):
                guilty.add(name)

    assert guilty == set()
