"""Collect: what came back, what is missing, parts put together."""

# No "from __future__ import annotations": see cli/steps/__init__.py.
from pathlib import Path
from typing import Annotated, Optional

import typer

from iso18091cli.cli.command import Commands, help_of
from iso18091cli.cli.options import (
    DEFAULT,
    Attach,
    CatalogFile,
    Drafts,
    Due,
    Force,
    IssuedList,
    Jobs,
    Lang,
    LastDay,
    LastPeriod,
    OnlyPeriod,
    Place,
    Register,
    RoundFolder,
    TemplateFolder,
    TrustStage,
    findings_format_typed,
    round_in_effect,
    word_for,
)
from iso18091cli.model.round import KEYS

commands = Commands("collect")


@commands.command("remind")
def remind(
    folder: Annotated[Path, typer.Argument(help=help_of("arg.folder"), metavar=word_for("folder"), readable=False)],
    due: LastDay = "",
    output: Drafts = None,
    units: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--units", help=help_of("opt.register"), metavar=word_for("file")),
    ] = None,
    period: OnlyPeriod = "",
    old: LastPeriod = None,
    attach: Attach = None,
    templates: TemplateFolder = None,
    issued: IssuedList = None,
    trust_stage: TrustStage = False,
    catalog: CatalogFile = None,
    round_folder: RoundFolder = None,
    force: Force = False,
    lang: Lang = DEFAULT,
) -> None:
    """Makes reminders to the units from which nothing usable came."""
    of = round_in_effect(
        round_folder,
        [folder],
        KEYS,
        period=period,
        due=due,
        catalogue=catalog,
        register=units,
        templates=templates,
        lang=lang,
    )
    from iso18091cli.cli import run_remind
    from iso18091cli.cli.issuing import Authority

    authority = Authority(issued, trust_stage, of.folder)
    order = run_remind.Order(folder, output, force, of, authority, tuple(attach or ()), old)
    raise typer.Exit(run_remind.remind(order))


@commands.command("collect")
def collect(
    sources: Annotated[list[str], typer.Argument(help=help_of("arg.sources"), metavar=word_for("sources"))],
    output: Annotated[
        Path, typer.Option("-o", "--output", help=help_of("opt.output.collect"), metavar=word_for("folder"))
    ],
    units: Register = None,
    due: Due = "",
    workbooks_only: Annotated[bool, typer.Option("--workbooks-only", help=help_of("opt.workbooks-only"))] = False,
    since: Annotated[str, typer.Option("--since", help=help_of("opt.since"), metavar=word_for("day"))] = "",
    answers: Annotated[bool, typer.Option("--answers", help=help_of("opt.answers"))] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=help_of("opt.dry-run.collect"))] = False,
    issued: IssuedList = None,
    trust_stage: TrustStage = False,
    catalog: CatalogFile = None,
    round_folder: RoundFolder = None,
    jobs: Jobs = None,
    lang: Lang = DEFAULT,
) -> None:
    """Takes workbooks out of mail."""
    from iso18091cli.mail.server import is_mailbox_name

    servers = any(map(is_mailbox_name, sources))
    uses = ("period", "due", "catalogue", "register", *(("reply_to",) if servers else ()), "lang")
    places = [output] if output.is_dir() else []
    of = round_in_effect(round_folder, places, uses, due=due, catalogue=catalog, register=units, lang=lang)
    from iso18091cli.cli import run_collect
    from iso18091cli.cli.issuing import Authority
    from iso18091cli.cli.mailboxes import narrowed, source_named

    order = run_collect.Order(
        sources=tuple(map(source_named, sources)),
        output=output,
        units=of.values.register,
        language=of.lang,
        period=of.values.period,
        due=of.values.due,
        workbooks_only=workbooks_only,
        authority=Authority(issued, trust_stage, of.folder),
        jobs=jobs,
        narrowed=narrowed(since, answers, workbooks_only),
        user=of.values.reply_to,
        dry_run=dry_run,
    )
    raise typer.Exit(run_collect.run(order, of.values.catalogue))


@commands.command("status")
def status(
    folder: Annotated[Path, typer.Argument(help=help_of("arg.round"), metavar=word_for("folder"), readable=False)],
    unit: Annotated[str, typer.Argument(help=help_of("arg.unit"), metavar=word_for("unit"), show_default=False)] = "",
    units: Register = None,
    due: Due = "",
    copies: Annotated[bool, typer.Option("--copies", help=help_of("opt.copies"))] = False,
    form: Annotated[
        str,
        typer.Option(
            "--format", help=help_of("opt.format.status"), metavar=word_for("form"), callback=findings_format_typed
        ),
    ] = "text",
    issued: IssuedList = None,
    trust_stage: TrustStage = False,
    catalog: CatalogFile = None,
    round_folder: RoundFolder = None,
    jobs: Jobs = None,
    lang: Lang = DEFAULT,
) -> None:
    """Shows where a round stands."""
    uses = ("period", "due", "catalogue", "register", "lang")
    of = round_in_effect(round_folder, [folder], uses, due=due, catalogue=catalog, register=units, lang=lang)
    from iso18091cli.cli import run_status
    from iso18091cli.cli.issuing import Authority

    order = run_status.Order(
        folder=folder,
        unit=unit,
        units=of.values.register,
        language=of.lang,
        period=of.values.period,
        due=of.values.due,
        copies=copies,
        form=form,
        authority=Authority(issued, trust_stage, of.folder),
        jobs=jobs,
    )
    raise typer.Exit(run_status.run(order, of.values.catalogue))


@commands.command("join")
def join(
    paths: Annotated[list[Path], typer.Argument(help=help_of("arg.join"), metavar=word_for("join"), readable=False)],
    output: Place = None,
    issued: IssuedList = None,
    trust_stage: TrustStage = False,
    catalog: CatalogFile = None,
    round_folder: RoundFolder = None,
    force: Force = False,
    lang: Lang = DEFAULT,
) -> None:
    """Puts the parts of a form together."""
    of = round_in_effect(round_folder, paths, ("catalogue", "register", "lang"), catalogue=catalog, lang=lang)
    from iso18091cli.cli import run_join
    from iso18091cli.cli.issuing import Authority

    authority = Authority(issued, trust_stage, of.folder)
    order = run_join.Order(tuple(paths), output, force, of.lang, authority, of.values.register)
    raise typer.Exit(run_join.run(order, of.values.catalogue))
