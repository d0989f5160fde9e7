"""`python -m eval` is `rolecite eval`, from a source tree that is not installed too."""

import sys

import typer

from corpus.errors import RoleciteError
from eval.cli import app
from service.problems import kind_of

try:
    app(prog_name="rolecite eval")
except RoleciteError as error:
    typer.echo(f"rolecite: {error}", err=True)
    sys.exit(kind_of(error).exit_code)
