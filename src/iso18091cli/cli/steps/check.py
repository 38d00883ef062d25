"""Check: findings, what goes back to the sender, the rules."""

# No "from __future__ import annotations": see cli/steps/__init__.py.
from pathlib import Path
from typing import Annotated, Optional

import typer

from iso18091cli.cli.command import Commands, help_of
from iso18091cli.cli.options import (
    DEFAULT,
    CatalogFile,
    Force,
    IssuedList,
    Lang,
    LastDay,
    OnlyPeriod,
    RoundFolder,
    TrustStage,
    Workbooks,
    findings_format_typed,
    refused,
    round_in_effect,
    word_for,
)

commands = Commands("check")


@commands.command("return")
def send_back(
    file: Annotated[Path, typer.Argument(help=help_of("arg.return"), metavar=word_for("workbook-or-folder"))],
    output: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("-o", "--output", help=help_of("opt.output.return"), metavar=word_for("place")),
    ] = None,
    units: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--units", help=help_of("opt.register"), metavar=word_for("file")),
    ] = None,
    period: OnlyPeriod = "",
    due: LastDay = "",
    issued: IssuedList = None,
    trust_stage: TrustStage = False,
    catalog: CatalogFile = None,
    round_folder: RoundFolder = None,
    force: Force = False,
    lang: Lang = DEFAULT,
) -> None:
    """Makes the workbooks and the mails that go back to the senders."""
    many = ("period", "register") if file.is_dir() else ()
    of = round_in_effect(
        round_folder,
        [file],
        ("due", "catalogue", "sender", "reply_to", "contact", "lang", *many),
        period=period,
        due=due,
        catalogue=catalog,
        register=units,
        lang=lang,
    )
    from iso18091cli.cli.issuing import Authority

    authority = Authority(issued, trust_stage, of.folder)
    if file.is_dir():
        from iso18091cli.cli import run_remind

        raise typer.Exit(run_remind.return_all(run_remind.Order(file, output, force, of, authority)))
    from iso18091cli.cli import run_return

    raise typer.Exit(run_return.send_back(file, output, force, of.lang, of.values, authority))


@commands.command("validate")
def validate(
    files: Workbooks,
    form: Annotated[
        str,
        typer.Option(
            "--format", help=help_of("opt.format.findings"), metavar=word_for("form"), callback=findings_format_typed
        ),
    ] = "text",
    json: Annotated[bool, typer.Option("--json", help=help_of("opt.json.short"))] = False,
    every: Annotated[bool, typer.Option("--all", help=help_of("opt.all"))] = False,
    issued: IssuedList = None,
    trust_stage: TrustStage = False,
    catalog: CatalogFile = None,
    round_folder: RoundFolder = None,
    lang: Lang = DEFAULT,
) -> None:
    """Checks filled workbooks."""
    if json and form not in ("text", "json"):
        raise refused("json-or-format", lang, found=form)
    of = round_in_effect(round_folder, files, ("catalogue", "lang"), catalogue=catalog, lang=lang)
    from iso18091cli.cli import run_workbooks
    from iso18091cli.cli.issuing import Authority

    authority = Authority(issued, trust_stage, of.folder)
    form = "json" if json else form
    raise typer.Exit(run_workbooks.validate(files, of.values.catalogue, form, every, of.lang, authority))


@commands.command("rule")
def rule(
    code: Annotated[Optional[str], typer.Argument(help=help_of("arg.code"), metavar=word_for("code"))] = None,  # noqa: UP045
    lang: Lang = DEFAULT,
) -> None:
    """Explains one rule, or lists all."""
    from iso18091cli.cli import run_rules

    raise typer.Exit(run_rules.rules(lang) if code is None else run_rules.rule(code, lang))


@commands.command("rules")
def rules(lang: Lang = DEFAULT) -> None:
    """Lists all rules."""
    from iso18091cli.cli import run_rules

    raise typer.Exit(run_rules.rules(lang))
