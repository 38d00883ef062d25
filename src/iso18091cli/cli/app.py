"""The commands and their options. Help speaks the language that is asked for."""

# No "from __future__ import annotations" here: typer evaluates the annotations of every command at each start, and what
# is a text then has to be compiled first (15 ms).
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Optional

import typer

from iso18091cli import __version__
from iso18091cli.cli.command import Command, Group
from iso18091cli.cli.language import said_language, wanted_language
from iso18091cli.messages.cli import HELP, WORDS
from iso18091cli.messages.steps import METAVARS, STEPS
from iso18091cli.model.round import KEYS
from iso18091cli.model.text import LANGUAGES, filled, say

if TYPE_CHECKING:
    from iso18091cli.cli.in_effect import InEffect

FORMATS = ("docx", "md", "both")
"""In which a catalogue is published."""
FINDINGS_FORMATS = ("text", "json", "csv", "html")
"""In which ``validate`` gives its findings."""


def _help(key: str) -> str:
    return say(HELP[key], wanted_language())


def _word(key: str) -> str:
    return say(METAVARS[key], wanted_language())


def _step(key: str) -> str:
    return say(STEPS[key], wanted_language())


def _refused(key: str, language: str = "", **arguments: str) -> typer.BadParameter:
    return typer.BadParameter(say(filled(WORDS[key], **arguments), language or wanted_language()))


def _language(value: str) -> str:
    if value not in LANGUAGES:
        raise _refused("language-unknown", found=value, known=", ".join(LANGUAGES))
    return value


def _stage(value: str | None) -> str | None:
    if value not in (None, "self", "review", "agreed"):
        raise _refused("stage-unknown", found=value)
    return value


def _format(value: str) -> str:
    if value not in FORMATS:
        raise _refused("format-unknown", found=value, known=", ".join(FORMATS))
    return value


def _findings_format(value: str) -> str:
    if value not in FINDINGS_FORMATS:
        raise _refused("format-unknown", found=value, known=", ".join(FINDINGS_FORMATS))
    return value


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"iso18091 {__version__}")
        raise typer.Exit


app = typer.Typer(
    cls=Group,
    context_settings={"help_option_names": ["--help", "-h"]},
    help=_help("app"),
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=True,
)
catalog_app = typer.Typer(cls=Group, help=_help("catalog"), no_args_is_help=True, rich_markup_mode=None)
units_app = typer.Typer(cls=Group, help=_help("units"), no_args_is_help=True, rich_markup_mode=None)
templates_app = typer.Typer(cls=Group, help=_help("templates"), no_args_is_help=True, rich_markup_mode=None)
app.add_typer(units_app, name="units", rich_help_panel=_step("prepare"))
app.add_typer(catalog_app, name="catalog", rich_help_panel=_step("prepare"))
app.add_typer(templates_app, name="templates", rich_help_panel=_step("prepare"))

# Optional[...] because typer reads these annotations at run time.
Lang = Annotated[str, typer.Option("--lang", help=_help("opt.lang"), metavar=_word("language"), callback=_language)]
CatalogFile = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("--catalog", help=_help("opt.catalog"), metavar=_word("file")),
]
Place = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("-o", "--output", help=_help("opt.output.file"), metavar=_word("place")),
]
Json = Annotated[bool, typer.Option("--json", help=_help("opt.json"))]
Force = Annotated[bool, typer.Option("--force", help=_help("opt.force"))]
# readable=False: typer would ask whether a file may be read, answer in English, and pass over all the others.
Workbooks = Annotated[list[Path], typer.Argument(help=_help("arg.workbooks"), metavar=_word("files"), readable=False)]
Workbook = Annotated[Path, typer.Argument(help=_help("arg.workbook"), metavar=_word("file"))]
Only = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--stage", help=_help("opt.stage.score"), metavar=_word("stage"), callback=_stage),
]
IssuedList = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("--issued", help=_help("opt.issued"), metavar=_word("file")),
]
TrustStage = Annotated[bool, typer.Option("--trust-stage", help=_help("opt.trust-stage"))]
TemplateFolder = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("--templates", help=_help("opt.templates"), metavar=_word("folder")),
]
RoundFolder = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("--round", help=_help("opt.round"), metavar=_word("folder")),
]
Register = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("--units", help=_help("opt.register"), metavar=_word("file")),
]
Jobs = Annotated[
    Optional[int],  # noqa: UP045
    typer.Option("--jobs", min=1, help=_help("opt.jobs"), metavar=_word("number")),
]

Drafts = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("-o", "--output", help=_help("opt.output.drafts"), metavar=_word("folder")),
]
Attach = Annotated[
    Optional[list[Path]],  # noqa: UP045
    typer.Option("--attach", help=_help("opt.attach"), metavar=_word("file")),
]

_DEFAULT = wanted_language()


def _in_effect(named: Path | None, read: Iterable[Path], uses: tuple[str, ...], **given: Any) -> "InEffect":  # noqa: ANN401 - values of a round
    """What counts for a command that reads these files, or makes what belongs beside them."""
    from iso18091cli.cli.in_effect import in_effect
    from iso18091cli.model.round import Round

    return in_effect(named, (path if path.is_dir() else path.parent for path in read), uses, Round(**given))


def _day(typed: str) -> str:
    """The day of an option, as offices write one: YYYY-MM-DD."""
    if not typed:
        return ""
    from iso18091cli.messages.collect import WORDS as COLLECT
    from iso18091cli.model.typed import deadline_meant

    found = deadline_meant(typed)
    if found is None:
        raise typer.BadParameter(say(filled(COLLECT["due-unknown"], found=typed), wanted_language()))
    return found


LastDay = Annotated[str, typer.Option("--due", help=_help("opt.due.mail"), metavar=_word("day"), callback=_day)]
Due = Annotated[str, typer.Option("--due", help=_help("opt.due.late"), metavar=_word("day"), callback=_day)]


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", help=_help("opt.version"), callback=_version, is_eager=True)
    ] = False,
    lang: Lang = _DEFAULT,
) -> None:
    pass


@catalog_app.command("check", cls=Command, help=_help("catalog.check"))
def catalog_check(
    file: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Argument(help=_help("arg.file"), metavar=_word("file")),
    ] = None,
    lang: Lang = _DEFAULT,
) -> None:
    """Checks a catalogue."""
    from iso18091cli.cli import run_catalog

    raise typer.Exit(run_catalog.check(file, lang))


@catalog_app.command("show", cls=Command, help=_help("catalog.show"))
def catalog_show(
    indicator: Annotated[
        Optional[str],  # noqa: UP045
        typer.Argument(help=_help("arg.id"), metavar=_word("id")),
    ] = None,
    catalog: CatalogFile = None,
    lang: Lang = _DEFAULT,
) -> None:
    """Shows a catalogue."""
    from iso18091cli.cli import run_catalog

    raise typer.Exit(run_catalog.show(indicator, catalog, lang))


@catalog_app.command("diff", cls=Command, help=_help("catalog.diff"))
def catalog_diff(
    old: Annotated[Path, typer.Argument(help=_help("arg.old"), metavar=_word("file"))],
    new: Annotated[Path, typer.Argument(help=_help("arg.new"), metavar=_word("file"))],
    lang: Lang = _DEFAULT,
) -> None:
    """Compares two catalogues."""
    from iso18091cli.cli import run_catalog

    raise typer.Exit(run_catalog.diff(old, new, lang))


@catalog_app.command("publish", cls=Command, help=_help("catalog.publish"))
def catalog_publish(
    catalog: CatalogFile = None,
    output: Place = None,
    form: Annotated[
        str, typer.Option("--format", help=_help("opt.format"), metavar=_word("form"), callback=_format)
    ] = "both",
    force: Force = False,
    lang: Lang = _DEFAULT,
) -> None:
    """Writes a catalogue as a document."""
    from iso18091cli.cli import run_publish

    raise typer.Exit(run_publish.publish(catalog, output, form, force, lang))


@catalog_app.command("set-titles", cls=Command, help=_help("catalog.set-titles"))
def catalog_set_titles(
    table: Annotated[Path, typer.Argument(help=_help("arg.titles"), metavar=_word("table"))],
    source: Annotated[str, typer.Option("--source", help=_help("opt.source"), metavar=_word("text"))],
    catalog: CatalogFile = None,
    output: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("-o", "--output", help=_help("opt.output.overlay"), metavar=_word("file")),
    ] = None,
    own_id: Annotated[str, typer.Option("--id", help=_help("opt.id"), metavar=_word("id"))] = "",
    force: Force = False,
    lang: Lang = _DEFAULT,
) -> None:
    """Puts official titles into a catalogue."""
    from iso18091cli.cli import run_publish

    order = run_publish.TitlesOrder(table, source, catalog, output, own_id, force, lang)
    raise typer.Exit(run_publish.set_titles(order))


@units_app.command("check", cls=Command, help=_help("units.check"))
def units_check(
    file: Annotated[Path, typer.Argument(help=_help("arg.register"), metavar=_word("file"))],
    lang: Lang = _DEFAULT,
) -> None:
    """Checks a register of units."""
    from iso18091cli.cli import run_catalog

    raise typer.Exit(run_catalog.check_units(file, lang))


@units_app.command("new", cls=Command, help=_help("units.new"))
def units_new(
    province: Annotated[str, typer.Option("--province", help=_help("opt.province"), metavar=_word("name"))],
    kind: Annotated[str, typer.Option("--kind", help=_help("opt.kind"), metavar=_word("kinds"))] = "",
    output: Place = None,
    force: Force = False,
    lang: Lang = _DEFAULT,
) -> None:
    """Makes a register of the units of a province."""
    from iso18091cli.cli import run_units

    raise typer.Exit(run_units.new(province, kind, output, force, lang))


@units_app.command("show", cls=Command, help=_help("units.show"))
def units_show(
    code: Annotated[str, typer.Argument(help=_help("arg.unit-code"), metavar=_word("code"))],
    lang: Lang = _DEFAULT,
) -> None:
    """Tells what a unit is, was, and came from."""
    from iso18091cli.cli import run_units

    raise typer.Exit(run_units.show(code, lang))


@app.command("new-workbook", cls=Command, help=_help("new-workbook"), rich_help_panel=_step("send"))
def new_workbook(
    unit: Annotated[str, typer.Option("--unit", help=_help("opt.unit"), metavar=_word("name"))] = "",
    level: Annotated[str, typer.Option("--level", help=_help("opt.level"), metavar=_word("level"))] = "",
    units: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--units", help=_help("opt.units"), metavar=_word("file")),
    ] = None,
    period: Annotated[str, typer.Option("--period", help=_help("opt.period"), metavar=_word("period"))] = "",
    stage: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--stage", help=_help("opt.stage.new"), metavar=_word("stage"), callback=_stage),
    ] = None,
    old: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--from", help=_help("opt.from"), metavar=_word("place")),
    ] = None,
    only: Annotated[str, typer.Option("--only", help=_help("opt.only"), metavar=_word("part"))] = "",
    split_by: Annotated[str, typer.Option("--split-by", help=_help("opt.split-by"), metavar=_word("split"))] = "",
    due: Annotated[str, typer.Option("--due", help=_help("opt.due"), metavar=_word("day"))] = "",
    reply_to: Annotated[str, typer.Option("--reply-to", help=_help("opt.reply-to"), metavar=_word("address"))] = "",
    contact: Annotated[str, typer.Option("--contact", help=_help("opt.contact"), metavar=_word("contact"))] = "",
    output: Place = None,
    issued: IssuedList = None,
    trust_stage: TrustStage = False,
    catalog: CatalogFile = None,
    round_folder: RoundFolder = None,
    force: Force = False,
    lang: Lang = _DEFAULT,
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
    of = _in_effect(round_folder, [units or old or Path()], uses, **said, reply_to=reply_to, contact=contact)
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


@app.command("dispatch", cls=Command, help=_help("dispatch"), rich_help_panel=_step("send"))
def dispatch(
    units: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--units", help=_help("opt.units"), metavar=_word("file")),
    ] = None,
    period: Annotated[str, typer.Option("--period", help=_help("opt.period"), metavar=_word("period"))] = "",
    due: LastDay = "",
    output: Drafts = None,
    old: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--from", help=_help("opt.from.folder"), metavar=_word("folder")),
    ] = None,
    attach: Attach = None,
    templates: TemplateFolder = None,
    issued: IssuedList = None,
    trust_stage: TrustStage = False,
    catalog: CatalogFile = None,
    round_folder: RoundFolder = None,
    force: Force = False,
    lang: Lang = _DEFAULT,
) -> None:
    """Makes each unit's blank workbook and the mail with which it goes out."""
    if old is not None and not old.is_dir():
        raise _refused("from-folder", lang, found=str(old))
    of = _in_effect(
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


@app.command("send", cls=Command, help=_help("send"), rich_help_panel=_step("send"))
def send(
    folder: Annotated[Path, typer.Argument(help=_help("arg.drafts"), metavar=_word("folder"))],
    server: Annotated[str, typer.Option("--server", help=_help("opt.server"), metavar=_word("server"))] = "",
    user: Annotated[str, typer.Option("--user", help=_help("opt.user"), metavar=_word("name"))] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_help("opt.dry-run"))] = False,
    yes: Annotated[bool, typer.Option("--yes", help=_help("opt.yes"))] = False,
    pause: Annotated[float, typer.Option("--pause", min=0.0, help=_help("opt.pause"), metavar=_word("number"))] = 0.0,
    resend: Annotated[bool, typer.Option("--resend", help=_help("opt.resend"))] = False,
    round_folder: RoundFolder = None,
    lang: Lang = _DEFAULT,
) -> None:
    """Hands the drafts of a folder to a mail server."""
    of = _in_effect(round_folder, [folder], ("sender", "reply_to", "lang"), lang=lang)
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


@app.command("draft", cls=Command, help=_help("draft"), rich_help_panel=_step("send"))
def draft(
    folder: Annotated[Path, typer.Argument(help=_help("arg.drafts"), metavar=_word("folder"))],
    imap: Annotated[str, typer.Option("--imap", help=_help("opt.imap"), metavar=_word("server"))],
    user: Annotated[str, typer.Option("--user", help=_help("opt.user.imap"), metavar=_word("name"))] = "",
    mailbox: Annotated[str, typer.Option("--mailbox", help=_help("opt.mailbox"), metavar=_word("name"))] = "",
    sent: Annotated[str, typer.Option("--sent", help=_help("opt.sent"), metavar=_word("name"))] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_help("opt.dry-run"))] = False,
    yes: Annotated[bool, typer.Option("--yes", help=_help("opt.yes.draft"))] = False,
    round_folder: RoundFolder = None,
    lang: Lang = _DEFAULT,
) -> None:
    """Puts the drafts of a folder into the office's own mailbox."""
    of = _in_effect(round_folder, [folder], ("sender", "reply_to", "lang"), lang=lang)
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


@app.command("return", cls=Command, help=_help("return"), rich_help_panel=_step("check"))
def send_back(
    file: Annotated[Path, typer.Argument(help=_help("arg.return"), metavar=_word("workbook-or-folder"))],
    output: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("-o", "--output", help=_help("opt.output.return"), metavar=_word("place")),
    ] = None,
    units: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--units", help=_help("opt.register"), metavar=_word("file")),
    ] = None,
    period: Annotated[str, typer.Option("--period", help=_help("opt.period.only"), metavar=_word("period"))] = "",
    due: LastDay = "",
    issued: IssuedList = None,
    trust_stage: TrustStage = False,
    catalog: CatalogFile = None,
    round_folder: RoundFolder = None,
    force: Force = False,
    lang: Lang = _DEFAULT,
) -> None:
    """Makes the workbooks and the mails that go back to the senders."""
    many = ("period", "register") if file.is_dir() else ()
    of = _in_effect(
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


@app.command("remind", cls=Command, help=_help("remind"), rich_help_panel=_step("collect"))
def remind(
    folder: Annotated[Path, typer.Argument(help=_help("arg.folder"), metavar=_word("folder"), readable=False)],
    due: LastDay = "",
    output: Drafts = None,
    units: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--units", help=_help("opt.register"), metavar=_word("file")),
    ] = None,
    period: Annotated[str, typer.Option("--period", help=_help("opt.period.only"), metavar=_word("period"))] = "",
    attach: Attach = None,
    templates: TemplateFolder = None,
    issued: IssuedList = None,
    trust_stage: TrustStage = False,
    catalog: CatalogFile = None,
    round_folder: RoundFolder = None,
    force: Force = False,
    lang: Lang = _DEFAULT,
) -> None:
    """Makes reminders to the units from which nothing usable came."""
    of = _in_effect(
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
    order = run_remind.Order(folder, output, force, of, authority, tuple(attach or ()))
    raise typer.Exit(run_remind.remind(order))


@app.command("collect", cls=Command, help=_help("collect"), rich_help_panel=_step("collect"))
def collect(
    sources: Annotated[list[Path], typer.Argument(help=_help("arg.sources"), metavar=_word("sources"), readable=False)],
    output: Annotated[Path, typer.Option("-o", "--output", help=_help("opt.output.collect"), metavar=_word("folder"))],
    units: Register = None,
    due: Due = "",
    workbooks_only: Annotated[bool, typer.Option("--workbooks-only", help=_help("opt.workbooks-only"))] = False,
    issued: IssuedList = None,
    trust_stage: TrustStage = False,
    catalog: CatalogFile = None,
    round_folder: RoundFolder = None,
    jobs: Jobs = None,
    lang: Lang = _DEFAULT,
) -> None:
    """Takes workbooks out of mail."""
    uses = ("period", "due", "catalogue", "register", "lang")
    places = [output] if output.is_dir() else []
    of = _in_effect(round_folder, places, uses, due=due, catalogue=catalog, register=units, lang=lang)
    from iso18091cli.cli import run_collect
    from iso18091cli.cli.issuing import Authority

    order = run_collect.Order(
        sources=tuple(sources),
        output=output,
        units=of.values.register,
        language=of.lang,
        period=of.values.period,
        due=of.values.due,
        workbooks_only=workbooks_only,
        authority=Authority(issued, trust_stage, of.folder),
        jobs=jobs,
    )
    raise typer.Exit(run_collect.run(order, of.values.catalogue))


@app.command("status", cls=Command, help=_help("status"), rich_help_panel=_step("collect"))
def status(
    folder: Annotated[Path, typer.Argument(help=_help("arg.round"), metavar=_word("folder"), readable=False)],
    unit: Annotated[str, typer.Argument(help=_help("arg.unit"), metavar=_word("unit"), show_default=False)] = "",
    units: Register = None,
    due: Due = "",
    copies: Annotated[bool, typer.Option("--copies", help=_help("opt.copies"))] = False,
    form: Annotated[
        str,
        typer.Option("--format", help=_help("opt.format.status"), metavar=_word("form"), callback=_findings_format),
    ] = "text",
    issued: IssuedList = None,
    trust_stage: TrustStage = False,
    catalog: CatalogFile = None,
    round_folder: RoundFolder = None,
    jobs: Jobs = None,
    lang: Lang = _DEFAULT,
) -> None:
    """Shows where a round stands."""
    uses = ("period", "due", "catalogue", "register", "lang")
    of = _in_effect(round_folder, [folder], uses, due=due, catalogue=catalog, register=units, lang=lang)
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


@app.command("join", cls=Command, help=_help("join"), rich_help_panel=_step("collect"))
def join(
    paths: Annotated[list[Path], typer.Argument(help=_help("arg.join"), metavar=_word("join"), readable=False)],
    output: Place = None,
    issued: IssuedList = None,
    trust_stage: TrustStage = False,
    catalog: CatalogFile = None,
    round_folder: RoundFolder = None,
    force: Force = False,
    lang: Lang = _DEFAULT,
) -> None:
    """Puts the parts of a form together."""
    of = _in_effect(round_folder, paths, ("catalogue", "register", "lang"), catalogue=catalog, lang=lang)
    from iso18091cli.cli import run_join
    from iso18091cli.cli.issuing import Authority

    authority = Authority(issued, trust_stage, of.folder)
    order = run_join.Order(tuple(paths), output, force, of.lang, authority, of.values.register)
    raise typer.Exit(run_join.run(order, of.values.catalogue))


@app.command("validate", cls=Command, help=_help("validate"), rich_help_panel=_step("check"))
def validate(
    files: Workbooks,
    form: Annotated[
        str,
        typer.Option("--format", help=_help("opt.format.findings"), metavar=_word("form"), callback=_findings_format),
    ] = "text",
    json: Annotated[bool, typer.Option("--json", help=_help("opt.json.short"))] = False,
    every: Annotated[bool, typer.Option("--all", help=_help("opt.all"))] = False,
    issued: IssuedList = None,
    trust_stage: TrustStage = False,
    catalog: CatalogFile = None,
    round_folder: RoundFolder = None,
    lang: Lang = _DEFAULT,
) -> None:
    """Checks filled workbooks."""
    if json and form not in ("text", "json"):
        raise _refused("json-or-format", lang, found=form)
    of = _in_effect(round_folder, files, ("catalogue", "lang"), catalogue=catalog, lang=lang)
    from iso18091cli.cli import run_workbooks
    from iso18091cli.cli.issuing import Authority

    authority = Authority(issued, trust_stage, of.folder)
    form = "json" if json else form
    raise typer.Exit(run_workbooks.validate(files, of.values.catalogue, form, every, of.lang, authority))


@app.command("score", cls=Command, help=_help("score"), rich_help_panel=_step("sum-up"))
def score(
    files: Workbooks,
    stage: Only = None,
    json: Json = False,
    explain: Annotated[str, typer.Option("--explain", help=_help("opt.explain"), metavar=_word("id"))] = "",
    wheel: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--wheel", help=_help("opt.wheel"), metavar=_word("file")),
    ] = None,
    issued: IssuedList = None,
    trust_stage: TrustStage = False,
    catalog: CatalogFile = None,
    round_folder: RoundFolder = None,
    force: Force = False,
    lang: Lang = _DEFAULT,
) -> None:
    """Scores filled workbooks."""
    if explain and wheel:
        raise _refused("explain-or-wheel", lang)
    of = _in_effect(round_folder, files, ("catalogue", "lang"), catalogue=catalog, lang=lang)
    from iso18091cli.cli import run_workbooks
    from iso18091cli.cli.issuing import Authority

    authority, catalog = Authority(issued, trust_stage, of.folder), of.values.catalogue
    if explain:
        raise typer.Exit(run_workbooks.explain(files, catalog, stage, explain, of.lang, authority))
    raise typer.Exit(run_workbooks.score(files, catalog, stage, json, of.lang, wheel, force, authority))


@app.command("aggregate", cls=Command, help=_help("aggregate"), rich_help_panel=_step("sum-up"))
def aggregate(
    folder: Annotated[Path, typer.Argument(help=_help("arg.folder"), metavar=_word("folder"), readable=False)],
    output: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("-o", "--output", help=_help("opt.output.folder"), metavar=_word("folder")),
    ] = None,
    units: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--units", help=_help("opt.register"), metavar=_word("file")),
    ] = None,
    stage: Only = None,
    period: Annotated[str, typer.Option("--period", help=_help("opt.period.only"), metavar=_word("period"))] = "",
    public: Annotated[bool, typer.Option("--public", help=_help("opt.public"))] = False,
    issued: IssuedList = None,
    trust_stage: TrustStage = False,
    catalog: CatalogFile = None,
    round_folder: RoundFolder = None,
    force: Force = False,
    jobs: Annotated[
        Optional[int],  # noqa: UP045
        typer.Option("--jobs", min=1, help=_help("opt.jobs"), metavar=_word("number")),
    ] = None,
    templates: TemplateFolder = None,
    no_word: Annotated[bool, typer.Option("--no-word", help=_help("opt.no-word"))] = False,
    no_cache: Annotated[bool, typer.Option("--no-cache", help=_help("opt.no-cache"))] = False,
    lang: Lang = _DEFAULT,
) -> None:
    """Puts many workbooks side by side."""
    of = _in_effect(
        round_folder,
        [folder],
        ("period", "catalogue", "register", "templates", "lang"),
        period=period,
        catalogue=catalog,
        register=units,
        templates=templates,
        lang=lang,
    )
    from iso18091cli.cli import run_aggregate
    from iso18091cli.cli.issuing import Authority

    authority, of_round = Authority(issued, trust_stage, of.folder), of.values
    order = run_aggregate.Order(
        folder=folder,
        output=output,
        units=of_round.register,
        stage=stage,
        force=force,
        jobs=jobs,
        language=of.lang,
        period=of_round.period,
        public=public,
        templates=of_round.templates,
        word=not no_word,
        cache=not no_cache,
        authority=authority,
        due=of_round.due,
    )
    raise typer.Exit(run_aggregate.run(order, of_round.catalogue))


@app.command("plan", cls=Command, help=_help("plan"), rich_help_panel=_step("follow-up"))
def plan(
    file: Workbook,
    output: Place = None,
    form: Annotated[
        str, typer.Option("--format", help=_help("opt.format"), metavar=_word("form"), callback=_format)
    ] = "docx",
    templates: TemplateFolder = None,
    stage: Only = None,
    issued: IssuedList = None,
    trust_stage: TrustStage = False,
    catalog: CatalogFile = None,
    round_folder: RoundFolder = None,
    force: Force = False,
    lang: Lang = _DEFAULT,
) -> None:
    """Drafts the action programme of one unit."""
    uses = ("catalogue", "templates", "lang")
    of = _in_effect(round_folder, [file], uses, catalogue=catalog, templates=templates, lang=lang)
    from iso18091cli.cli import run_documents
    from iso18091cli.cli.issuing import Authority

    authority, templates = Authority(issued, trust_stage, of.folder), of.values.templates
    order = run_documents.Order(file, output, form, templates, stage, force, of.lang, authority)
    raise typer.Exit(run_documents.plan(order, of.values.catalogue))


@templates_app.command("export", cls=Command, help=_help("templates.export"))
def templates_export(
    folder: Annotated[Path, typer.Argument(help=_help("arg.templates"), metavar=_word("folder"))],
    force: Force = False,
    lang: Lang = _DEFAULT,
) -> None:
    """Puts the shipped templates into a folder."""
    from iso18091cli.cli import run_documents

    raise typer.Exit(run_documents.export(folder, force, lang))


@app.command("rule", cls=Command, help=_help("rule"), rich_help_panel=_step("check"))
def rule(
    code: Annotated[Optional[str], typer.Argument(help=_help("arg.code"), metavar=_word("code"))] = None,  # noqa: UP045
    lang: Lang = _DEFAULT,
) -> None:
    """Explains one rule, or lists all."""
    from iso18091cli.cli import run_rules

    raise typer.Exit(run_rules.rules(lang) if code is None else run_rules.rule(code, lang))


@app.command("rules", cls=Command, help=_help("rules"), rich_help_panel=_step("check"))
def rules(lang: Lang = _DEFAULT) -> None:
    """Lists all rules."""
    from iso18091cli.cli import run_rules

    raise typer.Exit(run_rules.rules(lang))
