"""`python -m eval` is `rolecite eval`, from a source tree that is not installed too."""

import os
import sys

import typer

from corpus.errors import RoleciteError
from eval.cli import app

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the `rolecite` command does, and for its reasons
try:
    app(prog_name="rolecite eval")
except RoleciteError as error:
    from service.problems import kind_of

    typer.echo(f"rolecite: {error}", err=True)
    sys.exit(kind_of(error).exit_code)
