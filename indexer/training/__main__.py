"""Train, export and judge: `python -m indexer.training --out FOLDER`.

Writes FOLDER/model, a sentence-transformers folder, and FOLDER/role-minilm-l6, the encoder as the program ships it.
Then it is judged beside the base encoder on the open questions of a benchmark that it has not seen. With --hold-out the
questions of some companies are judged on instead of trained on, after each epoch and for several mixes with the base.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from tokenizers import Tokenizer

from corpus.errors import RoleciteError
from indexer.models import open_encoder
from indexer.onnx_encoder import OnnxEncoder
from indexer.packaged_encoder import ROLE_MODEL
from indexer.training.export import mixed, package, save
from indexer.training.judging import judge
from indexer.training.negatives import mine
from indexer.training.pairs import HOME, Shelf, companies, judged_shelf, read_shelf
from indexer.training.texts import in_pieces
from indexer.training.tuning import Log, Recipe, tune
from indexer.weights import GENERAL_MODEL, find_model

ALPHAS = (0.3, 0.5, 0.7, 1.0)
RECIPE = Recipe()
SAMPLE = Path("corpus/sample")
BENCHMARK = Path("eval/benchmark/queries")


def train(
    out: Annotated[Path, typer.Option(help="Folder for what is made.")],
    hold_out: Annotated[list[str] | None, typer.Option(help="A company to judge on; several allowed.")] = None,
    home: Annotated[Path, typer.Option(help="Folder with corpus/ and pairs/.")] = HOME,
    sample: Annotated[Path, typer.Option(help="Corpus of the benchmark.")] = SAMPLE,
    benchmark: Annotated[Path, typer.Option(help="Folder with the benchmark's questions.")] = BENCHMARK,
    split: Annotated[str, typer.Option(help="Its split to judge on.")] = "tune",
    epochs: Annotated[int, typer.Option(min=1)] = RECIPE.epochs,
    alpha: Annotated[float, typer.Option(min=0.0, max=1.0, help="Share of the tuned weights.")] = RECIPE.alpha,
    threads: Annotated[int, typer.Option(min=1)] = RECIPE.threads,
    seed: Annotated[int, typer.Option()] = RECIPE.seed,
    device: Annotated[str, typer.Option(help="What to train on, as torch calls it.")] = RECIPE.device,
) -> None:
    """Train the encoder for role documents on our own questions."""
    log = _log(time.monotonic())
    recipe = replace(RECIPE, epochs=epochs, alpha=alpha, seed=seed, threads=threads, device=device)
    base, files = open_encoder(GENERAL_MODEL, precision="fp32", threads=threads), find_model(GENERAL_MODEL)
    held = frozenset(hold_out or ())
    shelves = [read_shelf(company, base, home) for company in companies(home)]
    trained = [shelf for shelf in shelves if shelf.company not in held]
    unseen = [shelf for shelf in shelves if shelf.company in held]
    log(f"to train on: {_count(trained)}")
    tokenizer = Tokenizer.from_file(str(files.folder / "tokenizer.json"))
    texts = [in_pieces(shelf, mine(shelf, base), tokenizer, recipe.longest) for shelf in trained]
    if unseen:
        log(f"held out: {_count(unseen)}\nbase, fp32:            {judge(unseen, base)}")
    for epoch, weights in enumerate(tune(files.folder, texts, recipe, log), 1):
        for share in ALPHAS if unseen else ():
            with mixed(files.folder, weights, share, threads) as encoder:
                log(f"epoch {epoch}, alpha {share:.1f}, fp32: {judge(unseen, encoder)}")
    save(files.folder, weights, alpha, out / "model")
    package(out / "model", out / ROLE_MODEL, recipe, trained)
    questions = sorted(benchmark.glob("*.jsonl"))
    judged = [judged_shelf(sample, questions, base, split)]
    log(f"{_count(judged)}, split {split}; nDCG@10 / first right / one of the first five right")
    for precision in ("fp32", "int8"):
        log(f"base, {precision}:  {judge(judged, open_encoder(GENERAL_MODEL, precision=precision, threads=threads))}")
    with mixed(files.folder, weights, alpha, threads) as encoder:
        log(f"tuned, fp32: {judge(judged, encoder)}")
    log(f"tuned, int8: {judge(judged, OnnxEncoder.packaged(ROLE_MODEL, home=out, threads=threads))}")


def _log(started: float) -> Log:
    def log(line: str) -> None:
        sys.stdout.write(f"{time.monotonic() - started:6.0f} s  {line}\n")
        sys.stdout.flush()

    return log


def _count(shelves: Sequence[Shelf]) -> str:
    pairs = sum(len(shelf.pairs) for shelf in shelves)
    passages = sum(len(shelf.passages) for shelf in shelves)
    return f"{pairs} questions over {passages} passages of {', '.join(shelf.company for shelf in shelves)}"


if __name__ == "__main__":
    try:
        typer.run(train)
    except RoleciteError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(3)
