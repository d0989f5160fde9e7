"""The command `rolecite`. Each command imports what it needs when it runs, so that --help answers at once."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from service.command_options import DEFAULT_INDEX, IndexDir, Json, RerankerName, ensure_index, opened, print_json
from service.question_commands import ask, compare, match, search, verify

COMMAND_GROUP = "rolecite.commands"
"""Entry points of this group add commands; each names a typer app."""


class Commands(TyperGroup):
    """Our own commands, and those that other packages add."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401  # typer's own context type is private
        """Names in the order of help."""
        return [*super().list_commands(ctx), *sorted(_added())]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401
        """The command of that name, null where there is none."""
        own = super().get_command(ctx, cmd_name)
        added = _added() if own is None else {}
        return typer.main.get_command(added[cmd_name].load()) if cmd_name in added else own


def _added() -> dict[str, Any]:
    from importlib.metadata import entry_points

    return {entry.name: entry for entry in entry_points(group=COMMAND_GROUP)}


app = typer.Typer(
    cls=Commands,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Search and answers over role documents: every claim cites family, level, grade, section and lines.",
    epilog="Exit codes: 0 answered, 1 nothing found, not stated, findings or a citation gone, 2 bad input, "
    "3 index or environment at fault.",
)


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"rolecite {version('rolecite')}")
        raise typer.Exit


@app.callback()
def _program(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Options of the program itself."""


def index(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE...", help="Folders, files or git URLs.")],
    index_dir: IndexDir = DEFAULT_INDEX,
    subdir: Annotated[str | None, typer.Option(help="The folder inside each source that holds the documents.")] = None,
    base_url: Annotated[str | None, typer.Option(help="The site the documents are published on.")] = None,
    model: Annotated[str | None, typer.Option(help="A sentence-transformers model, by name or folder.")] = None,
    json: Json = False,
) -> None:
    """Index role documents: all SOURCES together replace what was indexed before."""
    from indexer.models import DEFAULT_MODEL
    from service.indexing import index_sources
    from service.terminal import IndexingProgress, show_index

    with IndexingProgress() as progress:
        result = index_sources(
            sources, index_dir, subdir=subdir, base_url=base_url, model=model or DEFAULT_MODEL, progress=progress.step
        )
    if json:
        print_json(result)
    else:
        show_index(result, index_dir)
    raise typer.Exit(0 if result.families else 1)


def families(index_dir: IndexDir = DEFAULT_INDEX, json: Json = False) -> None:
    """List the families with their levels and grades."""
    from service.results import FamilySummary

    with opened(index_dir) as rolecite:
        result = rolecite.families()
    if json:
        print_json(result, tuple[FamilySummary, ...])
    else:
        from service.terminal import show_families

        show_families(result)


def show(
    name: Annotated[str, typer.Argument(metavar="FAMILY[#LEVEL]", help="A family or level, by id or title.")],
    index_dir: IndexDir = DEFAULT_INDEX,
    json: Json = False,
) -> None:
    """Show a family, or one of its levels."""
    with opened(index_dir) as rolecite:
        whole = "#" not in name or any(family.id == name for family in rolecite.families())
        family_name, _, level_name = (name, "", "") if whole else name.rpartition("#")
        family = rolecite.family(family_name)
        level = rolecite.level(family.id, level_name) if level_name else None
    if json:
        print_json(level or family)
    else:
        from service.terminal import show_family, show_level

        show_level(level) if level else show_family(family)


def lint(
    path: Annotated[
        str | None, typer.Argument(help="A folder or file to read now, or a document of the index.")
    ] = None,
    index_dir: IndexDir = DEFAULT_INDEX,
    json: Json = False,
) -> None:
    """List faults in role documents: of the index, of one of its documents, or of a folder or file on disk."""
    from service.linting import findings_of
    from service.results import FindingResult

    found = findings_of(path, index_dir)
    if json:
        print_json(found, tuple[FindingResult, ...])
    else:
        from service.terminal import show_findings

        show_findings(found)
    raise typer.Exit(1 if found else 0)


def _port(written: str) -> int:
    port = int(written) if written.strip().isascii() and written.strip().isdigit() and len(written) < 10 else -1
    if not 0 <= port <= 65535:
        raise typer.BadParameter(f"{written!r} is no port: give a number from 0 to 65535")
    return port


def serve(
    host: Annotated[str | None, typer.Option(help="The address to listen on; 127.0.0.1 unless set.")] = None,
    port: Annotated[
        int | None,
        typer.Option(parser=_port, metavar="PORT", help="The port to listen on; 8080 unless set, 0 for any free one."),
    ] = None,
    reranker: RerankerName = None,
    index_dir: IndexDir = DEFAULT_INDEX,
) -> None:
    """Answer over HTTP until stopped."""
    from service.serving import serve_index

    ensure_index(index_dir)
    serve_index(index_dir, host, port, reranker)


for command in (index, search, ask, compare, match, families, show, lint, verify, serve):
    app.command()(command)


def run(arguments: Sequence[str]) -> int:
    """Runs one command and gives its exit code; every error is told here."""
    command = typer.main.get_command(app)
    as_json = "--json" in arguments
    try:
        code = command.main(list(arguments) or ["--help"], prog_name="rolecite", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except typer.Abort:
        return 130
    except BrokenPipeError:
        # Whoever read our output has had enough; Python would complain again when closing it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        return _tell(error, as_json)


def _tell(error: Exception, as_json: bool) -> int:
    """Says what went wrong, as problem+json on stdout or in words on stderr. Errors nobody foresaw are raised again."""
    from corpus.errors import BadInput, IndexFault, RoleciteError

    usage = getattr(error, "format_message", None)  # typer's errors of usage have no common public base
    if usage is not None:
        error = BadInput(usage())
    elif isinstance(error, OSError):
        error = IndexFault(f"{error.strerror or error}: {error.filename}" if error.filename else str(error))
    if not isinstance(error, RoleciteError):
        raise error
    from service.problems import kind_of, problem_of

    if as_json:
        print_json(problem_of(error))
    else:
        typer.echo(f"rolecite: {error}", err=True)
    return kind_of(error).exit_code


def main() -> None:
    """The console script."""
    # The matrices of a question are small: more threads only wait for each other, threefold under load. Set before
    # numpy is loaded, which reads it once; indexing and the encoder have threads of their own.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Modules and indexes are many objects that stay: to look through them for garbage every 700 would take as long as
    # a sixth of loading them.
    gc.set_threshold(50_000)
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
