"""Send out: blank workbooks and the mails with which they go."""

# No "from __future__ import annotations": see cli/steps/__init__.py.
from pathlib import Path
from typing import Annotated, Optional

import typer

from iso18091cli.cli.command import Commands, help_of
from iso18091cli.cli.language import said_language
from iso18091cli.cli.options import (
    DEFAULT,
    Attach,
    CatalogFile,
    Drafts,
    Force,
    IssuedList,
    Lang,
    LastDay,
    LastPeriod,
    Period,
    Place,
    RoundFolder,
    TemplateFolder,
    TrustStage,
    refused,
    round_in_effect,
    stage_typed,
    word_for,
)
from iso18091cli.model.round import KEYS

commands = Commands("send")


@commands.command("new-workbook")
def new_workbook(
    unit: Annotated[str, typer.Option("--unit", help=help_of("opt.unit"), metavar=word_for("name"))] = "",
    level: Annotated[str, typer.Option("--level", help=help_of("opt.level"), metavar=word_for("level"))] = "",
    units: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--units", help=help_of("opt.units"), metavar=word_for("file")),
    ] = None,
    period: Period = "",
    stage: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--stage", help=help_of("opt.stage.new"), metavar=word_for("stage"), callback=stage_typed),
    ] = None,
    old: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--from", help=help_of("opt.from"), metavar=word_for("place")),
    ] = None,
    only: Annotated[str, typer.Option("--only", help=help_of("opt.only"), metavar=word_for("part"))] = "",
    split_by: Annotated[str, typer.Option("--split-by", help=help_of("opt.split-by"), metavar=word_for("split"))] = "",
    due: Annotated[str, typer.Option("--due", help=help_of("opt.due"), metavar=word_for("day"))] = "",
    reply_to: Annotated[
        str, typer.Option("--reply-to", help=help_of("opt.reply-to"), metavar=word_for("address"))
    ] = "",
    contact: Annotated[str, typer.Option("--contact", help=help_of("opt.contact"), metavar=word_for("contact"))] = "",
    output: Place = None,
    issued: IssuedList = None,
    trust_stage: TrustStage = False,
    catalog: CatalogFile = None,
    round_folder: RoundFolder = None,
    force: Force = False,
    lang: Lang = DEFAULT,
) -> None:
    """Makes blank workbooks."""
    many = units is not None or (round_folder is not None and not unit and (old is None or old.is_dir()))
    uses = ("period", "due", "catalogue", "sender", "reply_to", "contact", "lang", *(["register"] if many else []))
    said = {
        "period": period,
        "due": due,
        "catalogue": catalog,
        "register": units,
        "lang": lang,
    }
    of = round_in_effect(round_folder, [units or old or Path()], uses, **said, reply_to=reply_to, contact=contact)
    from iso18091cli.cli.issuing import Authority

    authority = Authority(issued, trust_stage, of.folder)
    if old is not None and not old.is_dir():
        from iso18091cli.cli import run_return
        from iso18091cli.model.letter import letter_of

        carried = run_return.CarryOrder(
            old,
            unit,
            level,
            units,
            of.values.period,
            stage,
            output,
            force,
            of.lang,
            said_language(),
            authority,
            only,
            split_by,
            letter_of(of.values),
        )
        raise typer.Exit(run_return.carry(carried, of.values.catalogue))
    from iso18091cli.cli import run_make

    order = run_make.Order(unit, level, many, stage, output, force, of, old, authority, only, split_by)
    raise typer.Exit(run_make.make(order))


@commands.command("dispatch")
def dispatch(
    units: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--units", help=help_of("opt.units"), metavar=word_for("file")),
    ] = None,
    period: Period = "",
    due: LastDay = "",
    output: Drafts = None,
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
    """Makes each unit's blank workbook and the mail with which it goes out."""
    if old is not None and not old.is_dir():
        raise refused("from-folder", lang, found=str(old))
    of = round_in_effect(
        round_folder,
        [units or old or Path()],
        KEYS,
        period=period,
        due=due,
        catalogue=catalog,
        register=units,
        templates=templates,
        lang=lang,
    )
    from iso18091cli.cli import run_dispatch
    from iso18091cli.cli.issuing import Authority
    from iso18091cli.cli.run_make import Order

    authority = Authority(issued, trust_stage, of.folder)
    forms = Order("", "", True, None, output, force, of, old, authority)
    raise typer.Exit(run_dispatch.dispatch(run_dispatch.Dispatch(forms, tuple(attach or ()))))


@commands.command("send")
def send(
    folder: Annotated[Path, typer.Argument(help=help_of("arg.drafts"), metavar=word_for("folder"))],
    server: Annotated[str, typer.Option("--server", help=help_of("opt.server"), metavar=word_for("server"))] = "",
    user: Annotated[str, typer.Option("--user", help=help_of("opt.user"), metavar=word_for("name"))] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help=help_of("opt.dry-run"))] = False,
    yes: Annotated[bool, typer.Option("--yes", help=help_of("opt.yes"))] = False,
    pause: Annotated[
        float, typer.Option("--pause", min=0.0, help=help_of("opt.pause"), metavar=word_for("number"))
    ] = 0.0,
    resend: Annotated[bool, typer.Option("--resend", help=help_of("opt.resend"))] = False,
    round_folder: RoundFolder = None,
    lang: Lang = DEFAULT,
) -> None:
    """Hands the drafts of a folder to a mail server."""
    of = round_in_effect(round_folder, [folder], ("sender", "reply_to", "lang"), lang=lang)
    from iso18091cli.cli import run_send
    from iso18091cli.messages.outgoing import WORDS

    order = run_send.Order(
        folder=folder,
        server=server,
        user=user,
        dry_run=dry_run,
        yes=yes,
        round=of.values,
        words=WORDS,
        pause=pause,
        resend=resend,
    )
    raise typer.Exit(run_send.send(order))


@commands.command("draft")
def draft(
    folder: Annotated[Path, typer.Argument(help=help_of("arg.drafts"), metavar=word_for("folder"))],
    imap: Annotated[str, typer.Option("--imap", help=help_of("opt.imap"), metavar=word_for("server"))],
    user: Annotated[str, typer.Option("--user", help=help_of("opt.user.imap"), metavar=word_for("name"))] = "",
    mailbox: Annotated[str, typer.Option("--mailbox", help=help_of("opt.mailbox"), metavar=word_for("name"))] = "",
    sent: Annotated[str, typer.Option("--sent", help=help_of("opt.sent"), metavar=word_for("name"))] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help=help_of("opt.dry-run"))] = False,
    yes: Annotated[bool, typer.Option("--yes", help=help_of("opt.yes.draft"))] = False,
    round_folder: RoundFolder = None,
    lang: Lang = DEFAULT,
) -> None:
    """Puts the drafts of a folder into the office's own mailbox."""
    of = round_in_effect(round_folder, [folder], ("sender", "reply_to", "lang"), lang=lang)
    from iso18091cli.cli import run_draft
    from iso18091cli.messages.imap import DRAFTING

    order = run_draft.Order(
        folder=folder,
        server=imap,
        user=user,
        dry_run=dry_run,
        yes=yes,
        round=of.values,
        words=DRAFTING,
        mailbox=mailbox,
        sent=sent,
    )
    raise typer.Exit(run_draft.draft(order))
