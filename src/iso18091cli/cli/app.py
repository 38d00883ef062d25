"""The command line: what ``iso18091`` offers by itself, and the commands of each step of the round."""

# No "from __future__ import annotations": see cli/steps/__init__.py.
from typing import Annotated

import typer

from iso18091cli import __version__
from iso18091cli.cli.command import Group, help_of
from iso18091cli.cli.options import DEFAULT, Lang
from iso18091cli.cli.steps import appraise, check, collect, follow_up, prepare, send, sum_up

app = typer.Typer(
    cls=Group,
    context_settings={"help_option_names": ["--help", "-h"]},
    help=help_of("app"),
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=True,
)
for step in (prepare, send, collect, check, sum_up, appraise, follow_up):
    app.add_typer(step.commands.typer)  # without a name: its commands are the program's own


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"iso18091 {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", help=help_of("opt.version"), callback=_version, is_eager=True)
    ] = False,
    lang: Lang = DEFAULT,
) -> None:
    pass
