"""Follow up: what a unit decided to do."""

# No "from __future__ import annotations": see cli/steps/__init__.py.
from typing import Annotated

import typer

from iso18091cli.cli.command import Commands, help_of
from iso18091cli.cli.options import (
    DEFAULT,
    CatalogFile,
    Force,
    IssuedList,
    Lang,
    Only,
    Place,
    RoundFolder,
    TemplateFolder,
    TrustStage,
    Workbook,
    format_typed,
    round_in_effect,
    word_for,
)

commands = Commands("follow-up")


@commands.command("plan")
def plan(
    file: Workbook,
    output: Place = None,
    form: Annotated[
        str, typer.Option("--format", help=help_of("opt.format"), metavar=word_for("form"), callback=format_typed)
    ] = "docx",
    templates: TemplateFolder = None,
    stage: Only = None,
    issued: IssuedList = None,
    trust_stage: TrustStage = False,
    catalog: CatalogFile = None,
    round_folder: RoundFolder = None,
    force: Force = False,
    lang: Lang = DEFAULT,
) -> None:
    """Drafts the action programme of one unit."""
    uses = ("catalogue", "templates", "lang")
    of = round_in_effect(round_folder, [file], uses, catalogue=catalog, templates=templates, lang=lang)
    from iso18091cli.cli import run_documents
    from iso18091cli.cli.issuing import Authority

    authority, templates = Authority(issued, trust_stage, of.folder), of.values.templates
    order = run_documents.Order(file, output, form, templates, stage, force, of.lang, authority)
    raise typer.Exit(run_documents.plan(order, of.values.catalogue))
