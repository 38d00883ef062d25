"""Follow up: what a unit decided to do, what changed and who takes part over the years."""

# No "from __future__ import annotations": see cli/steps/__init__.py.
from pathlib import Path
from typing import Annotated, Optional

import typer

from iso18091cli.cli.command import Commands, help_of
from iso18091cli.cli.options import (
    DEFAULT,
    FORMATS,
    GOAL_FORMATS,
    CatalogFile,
    Force,
    IssuedList,
    Jobs,
    Lang,
    Only,
    Place,
    RoundFolder,
    TemplateFolder,
    TrustStage,
    Workbook,
    findings_format_typed,
    refused,
    round_in_effect,
    word_for,
)

commands = Commands("follow-up")


@commands.command("plan")
def plan(
    file: Workbook,
    output: Place = None,
    form: Annotated[str, typer.Option("--format", help=help_of("opt.format.plan"), metavar=word_for("form"))] = "",
    goal: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--goal", help=help_of("opt.goal"), metavar=word_for("goal")),
    ] = None,
    templates: TemplateFolder = None,
    stage: Only = None,
    issued: IssuedList = None,
    trust_stage: TrustStage = False,
    catalog: CatalogFile = None,
    round_folder: RoundFolder = None,
    force: Force = False,
    lang: Lang = DEFAULT,
) -> None:
    """Drafts the action programme of one unit; with a goal, shows what to close for it instead."""
    formats = FORMATS if goal is None else GOAL_FORMATS
    if form and form not in formats:
        raise refused("format-unknown", lang, found=form, known=", ".join(formats))
    if goal is not None and (output or templates or force):
        raise refused("goal-writes-nothing", lang)
    uses = ("catalogue", "templates", "lang")
    of = round_in_effect(round_folder, [file], uses, catalogue=catalog, templates=templates, lang=lang)
    from iso18091cli.cli import run_documents
    from iso18091cli.cli.issuing import Authority

    authority, templates = Authority(issued, trust_stage, of.folder), of.values.templates
    if goal is not None:
        from iso18091cli.cli.run_goal import to_goal

        as_json = form == "json"
        raise typer.Exit(to_goal(file, of.values.catalogue, goal, stage, as_json, of.lang, authority))
    order = run_documents.Order(file, output, form or "docx", templates, stage, force, of.lang, authority)
    raise typer.Exit(run_documents.plan(order, of.values.catalogue))


@commands.command("compare")
def compare(
    folders: Annotated[
        list[Path], typer.Argument(help=help_of("arg.rounds.compared"), metavar=word_for("folders"), readable=False)
    ],
    output: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("-o", "--output", help=help_of("opt.output.comparison"), metavar=word_for("folder")),
    ] = None,
    units: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--units", help=help_of("opt.register.lineage"), metavar=word_for("file")),
    ] = None,
    rescore: Annotated[bool, typer.Option("--rescore", help=help_of("opt.rescore"))] = False,
    templates: TemplateFolder = None,
    no_word: Annotated[bool, typer.Option("--no-word", help=help_of("opt.no-word.comparison"))] = False,
    force: Force = False,
    lang: Lang = DEFAULT,
) -> None:
    """Puts the rounds of a programme side by side."""
    from iso18091cli.cli import run_compare

    order = run_compare.Order(tuple(folders), output, units, rescore, force, lang, templates, not no_word)
    raise typer.Exit(run_compare.run(order))


@commands.command("coverage")
def coverage(
    rounds: Annotated[
        list[Path], typer.Argument(help=help_of("arg.rounds"), metavar=word_for("folders"), readable=False)
    ],
    units: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--units", help=help_of("opt.units.coverage"), metavar=word_for("file")),
    ] = None,
    form: Annotated[
        str,
        typer.Option(
            "--format", help=help_of("opt.format.status"), metavar=word_for("form"), callback=findings_format_typed
        ),
    ] = "text",
    output: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("-o", "--output", help=help_of("opt.output.coverage"), metavar=word_for("folder")),
    ] = None,
    issued: IssuedList = None,
    trust_stage: TrustStage = False,
    catalog: CatalogFile = None,
    force: Force = False,
    jobs: Jobs = None,
    lang: Lang = DEFAULT,
) -> None:
    """Tells who takes part of who should, round by round."""
    from iso18091cli.cli import run_coverage

    order = run_coverage.Order(
        rounds=rounds,
        units=units,
        language=lang,
        form=form,
        output=output,
        catalog=catalog,
        issued=issued,
        trust_stage=trust_stage,
        force=force,
        jobs=jobs,
    )
    raise typer.Exit(run_coverage.run(order))
