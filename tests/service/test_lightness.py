"""What is not loaded before it is needed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import service

ROOT = Path(__file__).parents[2]
HEAVY = ("torch", "transformers", "sentence_transformers")


def loaded_by(code: str) -> set[str]:
    """Modules and packages that a fresh interpreter has loaded after running `code`."""
    program = f"import sys\n{code}\nprint(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stderr.splitlines()[-1].split())


def test_help_loads_neither_models_nor_indexes_nor_the_web() -> None:
    loaded = loaded_by("from service.cli import run; run(['--help'])")

    assert loaded & {*HEAVY, "faiss", "onnxruntime", "numpy", "fastapi", "pydantic", "rich", "indexer"} == set()


def test_the_app_is_made_without_loading_a_model() -> None:
    made = "from service import create_app; from service.settings import Settings; create_app(Settings())"

    assert loaded_by(made) & set(HEAVY) == set()


def test_a_search_over_a_small_index_needs_neither_torch_nor_faiss(index_dir: Path) -> None:
    asked = (
        "from indexer.hashed_encoder import HashedEncoder; from service import Rolecite; "
        f"Rolecite.open({str(index_dir)!r}, encoder=HashedEncoder()).search('sails')"
    )

    assert loaded_by(asked) & {*HEAVY, "faiss", "fastapi"} == set()


def test_a_search_does_not_wait_for_what_only_answers_need(index_dir: Path) -> None:
    opened = (
        "from indexer.hashed_encoder import HashedEncoder; from service import Rolecite; "
        f"opened = Rolecite.open({str(index_dir)!r}, encoder=HashedEncoder()); "
    )

    assert loaded_by(opened + "opened.search('sails')") & {"service.answering", "service.ask.engine"} == set()
    assert loaded_by(opened + "opened.ask('sails')") >= {"service.answering", "service.ask.engine"}


def test_the_library_is_loaded_without_the_parsers_of_documents() -> None:
    assert loaded_by("from service import Rolecite") & {*HEAVY, "faiss", "fastapi", "markdown_it", "yaml"} == set()


def test_what_the_package_exports_is_there() -> None:
    assert service.__all__ == ["Rolecite", "create_app"]
    assert {getattr(service, name).__name__ for name in service.__all__} == {"Rolecite", "create_app"}
    with pytest.raises(AttributeError, match="nonsense"):
        service.nonsense  # noqa: B018


@pytest.mark.parametrize(("preset", "used"), [(None, "1"), ("3", "3")])
def test_the_command_multiplies_small_matrices_in_one_thread_unless_told_otherwise(
    preset: str | None, used: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    if preset:
        monkeypatch.setenv("OPENBLAS_NUM_THREADS", preset)
    program = (
        "import os, sys; from service.cli import main\n"
        "print('numpy' in sys.modules)\n"
        "sys.argv = ['rolecite', '--help']\n"
        "try: main()\n"
        "except SystemExit: print(os.environ['OPENBLAS_NUM_THREADS'])\n"
    )

    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)

    assert (done.stdout.split()[0], done.stdout.split()[-1]) == ("False", used)


def test_asking_leaves_nothing_behind_and_counts_no_uses(tmp_path: Path, index_dir: Path) -> None:
    asked = (
        "from indexer.hashed_encoder import HashedEncoder; from indexer.models import open_encoder; "
        "from service import Rolecite; open_encoder().encode_queries(['sails']); "
        f"Rolecite.open({str(index_dir)!r}, encoder=HashedEncoder()).search('sails')"
    )
    told = {key: value for key, value in os.environ.items() if not key.startswith(("ORT_", "XDG_"))}
    home = {**told, "HOME": str(tmp_path), "USERPROFILE": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}

    subprocess.run([sys.executable, "-c", asked], cwd=ROOT, env=home, check=True)

    assert list(tmp_path.rglob("*")) == []
