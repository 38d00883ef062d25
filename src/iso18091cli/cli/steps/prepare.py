"""Prepare: the catalogue, the register of units, templates."""

# No "from __future__ import annotations": see cli/steps/__init__.py.
from pathlib import Path
from typing import Annotated, Optional

import typer

from iso18091cli.cli.command import Commands, help_of
from iso18091cli.cli.options import DEFAULT, CatalogFile, Force, Lang, Place, format_typed, word_for

commands = Commands("prepare")
units_commands = commands.group("units")
catalog_commands = commands.group("catalog")
templates_commands = commands.group("templates")


@catalog_commands.command("check")
def catalog_check(
    file: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Argument(help=help_of("arg.file"), metavar=word_for("file")),
    ] = None,
    lang: Lang = DEFAULT,
) -> None:
    """Checks a catalogue."""
    from iso18091cli.cli import run_catalog

    raise typer.Exit(run_catalog.check(file, lang))


@catalog_commands.command("show")
def catalog_show(
    indicator: Annotated[
        Optional[str],  # noqa: UP045
        typer.Argument(help=help_of("arg.id"), metavar=word_for("id")),
    ] = None,
    catalog: CatalogFile = None,
    lang: Lang = DEFAULT,
) -> None:
    """Shows a catalogue."""
    from iso18091cli.cli import run_catalog

    raise typer.Exit(run_catalog.show(indicator, catalog, lang))


@catalog_commands.command("diff")
def catalog_diff(
    old: Annotated[Path, typer.Argument(help=help_of("arg.old"), metavar=word_for("file"))],
    new: Annotated[Path, typer.Argument(help=help_of("arg.new"), metavar=word_for("file"))],
    lang: Lang = DEFAULT,
) -> None:
    """Compares two catalogues."""
    from iso18091cli.cli import run_catalog

    raise typer.Exit(run_catalog.diff(old, new, lang))


@catalog_commands.command("publish")
def catalog_publish(
    catalog: CatalogFile = None,
    output: Place = None,
    form: Annotated[
        str, typer.Option("--format", help=help_of("opt.format"), metavar=word_for("form"), callback=format_typed)
    ] = "both",
    force: Force = False,
    lang: Lang = DEFAULT,
) -> None:
    """Writes a catalogue as a document."""
    from iso18091cli.cli import run_publish

    raise typer.Exit(run_publish.publish(catalog, output, form, force, lang))


@catalog_commands.command("set-titles")
def catalog_set_titles(
    table: Annotated[Path, typer.Argument(help=help_of("arg.titles"), metavar=word_for("table"))],
    source: Annotated[str, typer.Option("--source", help=help_of("opt.source"), metavar=word_for("text"))],
    catalog: CatalogFile = None,
    output: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("-o", "--output", help=help_of("opt.output.overlay"), metavar=word_for("file")),
    ] = None,
    own_id: Annotated[str, typer.Option("--id", help=help_of("opt.id"), metavar=word_for("id"))] = "",
    force: Force = False,
    lang: Lang = DEFAULT,
) -> None:
    """Puts official titles into a catalogue."""
    from iso18091cli.cli import run_publish

    order = run_publish.TitlesOrder(table, source, catalog, output, own_id, force, lang)
    raise typer.Exit(run_publish.set_titles(order))


@units_commands.command("check")
def units_check(
    file: Annotated[Path, typer.Argument(help=help_of("arg.register"), metavar=word_for("file"))],
    lang: Lang = DEFAULT,
) -> None:
    """Checks a register of units."""
    from iso18091cli.cli import run_catalog

    raise typer.Exit(run_catalog.check_units(file, lang))


@units_commands.command("new")
def units_new(
    province: Annotated[str, typer.Option("--province", help=help_of("opt.province"), metavar=word_for("name"))],
    kind: Annotated[str, typer.Option("--kind", help=help_of("opt.kind"), metavar=word_for("kinds"))] = "",
    output: Place = None,
    force: Force = False,
    lang: Lang = DEFAULT,
) -> None:
    """Makes a register of the units of a province."""
    from iso18091cli.cli import run_units

    raise typer.Exit(run_units.new(province, kind, output, force, lang))


@units_commands.command("show")
def units_show(
    code: Annotated[str, typer.Argument(help=help_of("arg.unit-code"), metavar=word_for("code"))],
    lang: Lang = DEFAULT,
) -> None:
    """Tells what a unit is, was, and came from."""
    from iso18091cli.cli import run_units

    raise typer.Exit(run_units.show(code, lang))


@templates_commands.command("export")
def templates_export(
    folder: Annotated[Path, typer.Argument(help=help_of("arg.templates"), metavar=word_for("folder"))],
    force: Force = False,
    lang: Lang = DEFAULT,
) -> None:
    """Puts the shipped templates into a folder."""
    from iso18091cli.cli import run_documents

    raise typer.Exit(run_documents.export(folder, force, lang))
