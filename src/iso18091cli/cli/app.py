"""The commands and their options. Help speaks the language that is asked for."""

# No "from __future__ import annotations" here: typer evaluates the annotations of every command at each start, and what
# is a text then has to be compiled first (15 ms).
from pathlib import Path
from typing import Annotated, Optional

import typer

from iso18091cli import __version__
from iso18091cli.cli.command import Command, Group
from iso18091cli.cli.language import said_language, wanted_language
from iso18091cli.messages.cli import HELP, WORDS
from iso18091cli.model.text import LANGUAGES, filled, say

FORMATS = ("docx", "md", "both")
"""In which a catalogue is published."""
FINDINGS_FORMATS = ("text", "json", "csv", "html")
"""In which ``validate`` gives its findings."""


def _help(key: str) -> str:
    return say(HELP[key], wanted_language())


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
app.add_typer(catalog_app, name="catalog")
app.add_typer(units_app, name="units")
templates_app = typer.Typer(cls=Group, help=_help("templates"), no_args_is_help=True, rich_markup_mode=None)
app.add_typer(templates_app, name="templates")

# Optional[...] because typer reads these annotations at run time.
Lang = Annotated[str, typer.Option("--lang", help=_help("opt.lang"), callback=_language)]
CatalogFile = Annotated[Optional[Path], typer.Option("--catalog", help=_help("opt.catalog"))]  # noqa: UP045
Json = Annotated[bool, typer.Option("--json", help=_help("opt.json"))]
Force = Annotated[bool, typer.Option("--force", help=_help("opt.force"))]
# readable=False: typer would ask whether a file may be read, answer in English, and pass over all the others.
Workbooks = Annotated[list[Path], typer.Argument(help=_help("arg.workbooks"), metavar="FILE...", readable=False)]
Only = Annotated[Optional[str], typer.Option("--stage", help=_help("opt.stage.score"), callback=_stage)]  # noqa: UP045
IssuedList = Annotated[Optional[Path], typer.Option("--issued", help=_help("opt.issued"))]  # noqa: UP045
TrustStage = Annotated[bool, typer.Option("--trust-stage", help=_help("opt.trust-stage"))]
TemplateFolder = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("--templates", help=_help("opt.templates"), metavar="DIR"),
]

_DEFAULT = wanted_language()


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
    file: Annotated[Optional[Path], typer.Argument(help=_help("arg.file"))] = None,  # noqa: UP045
    lang: Lang = _DEFAULT,
) -> None:
    """Checks a catalogue."""
    from iso18091cli.cli import run_catalog

    raise typer.Exit(run_catalog.check(file, lang))


@catalog_app.command("show", cls=Command, help=_help("catalog.show"))
def catalog_show(
    indicator: Annotated[Optional[str], typer.Argument(help=_help("arg.id"))] = None,  # noqa: UP045
    catalog: CatalogFile = None,
    lang: Lang = _DEFAULT,
) -> None:
    """Shows a catalogue."""
    from iso18091cli.cli import run_catalog

    raise typer.Exit(run_catalog.show(indicator, catalog, lang))


@catalog_app.command("diff", cls=Command, help=_help("catalog.diff"))
def catalog_diff(
    old: Annotated[Path, typer.Argument(help=_help("arg.old"))],
    new: Annotated[Path, typer.Argument(help=_help("arg.new"))],
    lang: Lang = _DEFAULT,
) -> None:
    """Compares two catalogues."""
    from iso18091cli.cli import run_catalog

    raise typer.Exit(run_catalog.diff(old, new, lang))


@catalog_app.command("publish", cls=Command, help=_help("catalog.publish"))
def catalog_publish(
    catalog: CatalogFile = None,
    output: Annotated[Optional[Path], typer.Option("-o", "--output", help=_help("opt.output.file"))] = None,  # noqa: UP045
    form: Annotated[str, typer.Option("--format", help=_help("opt.format"), callback=_format)] = "both",
    force: Force = False,
    lang: Lang = _DEFAULT,
) -> None:
    """Writes a catalogue as a document."""
    from iso18091cli.cli import run_publish

    raise typer.Exit(run_publish.publish(catalog, output, form, force, lang))


@catalog_app.command("set-titles", cls=Command, help=_help("catalog.set-titles"))
def catalog_set_titles(
    table: Annotated[Path, typer.Argument(help=_help("arg.titles"), metavar="TABLE")],
    source: Annotated[str, typer.Option("--source", help=_help("opt.source"))],
    catalog: CatalogFile = None,
    output: Annotated[Optional[Path], typer.Option("-o", "--output", help=_help("opt.output.overlay"))] = None,  # noqa: UP045
    own_id: Annotated[str, typer.Option("--id", help=_help("opt.id"))] = "",
    force: Force = False,
    lang: Lang = _DEFAULT,
) -> None:
    """Puts official titles into a catalogue."""
    from iso18091cli.cli import run_publish

    order = run_publish.TitlesOrder(table, source, catalog, output, own_id, force, lang)
    raise typer.Exit(run_publish.set_titles(order))


@units_app.command("check", cls=Command, help=_help("units.check"))
def units_check(
    file: Annotated[Path, typer.Argument(help=_help("arg.register"))],
    lang: Lang = _DEFAULT,
) -> None:
    """Checks a register of units."""
    from iso18091cli.cli import run_catalog

    raise typer.Exit(run_catalog.check_units(file, lang))


@units_app.command("new", cls=Command, help=_help("units.new"))
def units_new(
    province: Annotated[str, typer.Option("--province", help=_help("opt.province"))],
    kind: Annotated[str, typer.Option("--kind", help=_help("opt.kind"))] = "",
    output: Annotated[Optional[Path], typer.Option("-o", "--output", help=_help("opt.output.file"))] = None,  # noqa: UP045
    force: Force = False,
    lang: Lang = _DEFAULT,
) -> None:
    """Makes a register of the units of a province."""
    from iso18091cli.cli import run_units

    raise typer.Exit(run_units.new(province, kind, output, force, lang))


@units_app.command("show", cls=Command, help=_help("units.show"))
def units_show(
    code: Annotated[str, typer.Argument(help=_help("arg.unit-code"), metavar="CODE")],
    lang: Lang = _DEFAULT,
) -> None:
    """Tells what a unit is, was, and came from."""
    from iso18091cli.cli import run_units

    raise typer.Exit(run_units.show(code, lang))


@app.command("new-workbook", cls=Command, help=_help("new-workbook"))
def new_workbook(
    unit: Annotated[str, typer.Option("--unit", help=_help("opt.unit"))] = "",
    level: Annotated[str, typer.Option("--level", help="province, district, commune, other")] = "",
    units: Annotated[Optional[Path], typer.Option("--units", help=_help("opt.units"))] = None,  # noqa: UP045
    period: Annotated[str, typer.Option("--period", help=_help("opt.period"))] = "",
    stage: Annotated[Optional[str], typer.Option("--stage", help=_help("opt.stage.new"), callback=_stage)] = None,  # noqa: UP045
    old: Annotated[Optional[Path], typer.Option("--from", help=_help("opt.from"))] = None,  # noqa: UP045
    only: Annotated[str, typer.Option("--only", help=_help("opt.only"), metavar="survey")] = "",
    split_by: Annotated[str, typer.Option("--split-by", help=_help("opt.split-by"), metavar="lead")] = "",
    output: Annotated[Optional[Path], typer.Option("-o", "--output", help=_help("opt.output.file"))] = None,  # noqa: UP045
    issued: IssuedList = None,
    trust_stage: TrustStage = False,
    catalog: CatalogFile = None,
    force: Force = False,
    lang: Lang = _DEFAULT,
) -> None:
    """Makes blank workbooks."""
    if old is not None:
        from iso18091cli.cli import run_return
        from iso18091cli.cli.issuing import Authority

        authority = Authority(issued, trust_stage)
        carried = run_return.CarryOrder(
            old, unit, level, units, period, stage, output, force, lang, said_language(), authority, only, split_by
        )
        raise typer.Exit(run_return.carry(carried, catalog))
    from iso18091cli.cli import run_make

    order = run_make.Order(unit, level, units, period, stage, output, force, lang, only, split_by)
    raise typer.Exit(run_make.make(order, catalog))


@app.command("return", cls=Command, help=_help("return"))
def send_back(
    file: Annotated[Path, typer.Argument(help=_help("arg.workbook"))],
    output: Annotated[Optional[Path], typer.Option("-o", "--output", help=_help("opt.output.return"))] = None,  # noqa: UP045
    issued: IssuedList = None,
    trust_stage: TrustStage = False,
    catalog: CatalogFile = None,
    force: Force = False,
    lang: Lang = _DEFAULT,
) -> None:
    """Makes the workbook and the mail that go back to the sender."""
    from iso18091cli.cli import run_return
    from iso18091cli.cli.issuing import Authority

    raise typer.Exit(run_return.send_back(file, output, catalog, force, lang, Authority(issued, trust_stage)))


@app.command("join", cls=Command, help=_help("join"))
def join(
    paths: Annotated[list[Path], typer.Argument(help=_help("arg.join"), metavar="FILE...|DIR", readable=False)],
    output: Annotated[Optional[Path], typer.Option("-o", "--output", help=_help("opt.output.file"))] = None,  # noqa: UP045
    issued: IssuedList = None,
    trust_stage: TrustStage = False,
    catalog: CatalogFile = None,
    force: Force = False,
    lang: Lang = _DEFAULT,
) -> None:
    """Puts the parts of a form together."""
    from iso18091cli.cli import run_join
    from iso18091cli.cli.issuing import Authority

    order = run_join.Order(tuple(paths), output, force, lang, Authority(issued, trust_stage))
    raise typer.Exit(run_join.run(order, catalog))


@app.command("validate", cls=Command, help=_help("validate"))
def validate(
    files: Workbooks,
    form: Annotated[
        str, typer.Option("--format", help=_help("opt.format.findings"), callback=_findings_format)
    ] = "text",
    json: Annotated[bool, typer.Option("--json", help=_help("opt.json.short"))] = False,
    every: Annotated[bool, typer.Option("--all", help=_help("opt.all"))] = False,
    issued: IssuedList = None,
    trust_stage: TrustStage = False,
    catalog: CatalogFile = None,
    lang: Lang = _DEFAULT,
) -> None:
    """Checks filled workbooks."""
    from iso18091cli.cli import run_workbooks
    from iso18091cli.cli.issuing import Authority

    if json and form not in ("text", "json"):
        raise _refused("json-or-format", lang, found=form)
    authority = Authority(issued, trust_stage)
    raise typer.Exit(run_workbooks.validate(files, catalog, "json" if json else form, every, lang, authority))


@app.command("score", cls=Command, help=_help("score"))
def score(
    files: Workbooks,
    stage: Only = None,
    json: Json = False,
    explain: Annotated[str, typer.Option("--explain", help=_help("opt.explain"), metavar="ID")] = "",
    wheel: Annotated[Optional[Path], typer.Option("--wheel", help=_help("opt.wheel"))] = None,  # noqa: UP045
    issued: IssuedList = None,
    trust_stage: TrustStage = False,
    catalog: CatalogFile = None,
    force: Force = False,
    lang: Lang = _DEFAULT,
) -> None:
    """Scores filled workbooks."""
    from iso18091cli.cli import run_workbooks
    from iso18091cli.cli.issuing import Authority

    if explain and wheel:
        raise _refused("explain-or-wheel", lang)
    authority = Authority(issued, trust_stage)
    if explain:
        raise typer.Exit(run_workbooks.explain(files, catalog, stage, explain, lang, authority))
    raise typer.Exit(run_workbooks.score(files, catalog, stage, json, lang, wheel, force, authority))


@app.command("aggregate", cls=Command, help=_help("aggregate"))
def aggregate(
    folder: Annotated[Path, typer.Argument(help=_help("arg.folder"), metavar="DIR", readable=False)],
    output: Annotated[Optional[Path], typer.Option("-o", "--output", help=_help("opt.output.folder"))] = None,  # noqa: UP045
    units: Annotated[Optional[Path], typer.Option("--units", help=_help("opt.register"))] = None,  # noqa: UP045
    stage: Only = None,
    period: Annotated[str, typer.Option("--period", help=_help("opt.period.only"))] = "",
    public: Annotated[bool, typer.Option("--public", help=_help("opt.public"))] = False,
    issued: IssuedList = None,
    trust_stage: TrustStage = False,
    catalog: CatalogFile = None,
    force: Force = False,
    jobs: Annotated[Optional[int], typer.Option("--jobs", min=1, help=_help("opt.jobs"))] = None,  # noqa: UP045
    templates: TemplateFolder = None,
    no_word: Annotated[bool, typer.Option("--no-word", help=_help("opt.no-word"))] = False,
    no_cache: Annotated[bool, typer.Option("--no-cache", help=_help("opt.no-cache"))] = False,
    lang: Lang = _DEFAULT,
) -> None:
    """Puts many workbooks side by side."""
    from iso18091cli.cli import run_aggregate
    from iso18091cli.cli.issuing import Authority

    authority = Authority(issued, trust_stage)
    order = run_aggregate.Order(
        folder, output, units, stage, force, jobs, lang, period, public, templates, not no_word, not no_cache, authority
    )
    raise typer.Exit(run_aggregate.run(order, catalog))


@app.command("plan", cls=Command, help=_help("plan"))
def plan(
    file: Annotated[Path, typer.Argument(help=_help("arg.workbook"))],
    output: Annotated[Optional[Path], typer.Option("-o", "--output", help=_help("opt.output.file"))] = None,  # noqa: UP045
    form: Annotated[str, typer.Option("--format", help=_help("opt.format"), callback=_format)] = "docx",
    templates: TemplateFolder = None,
    stage: Only = None,
    issued: IssuedList = None,
    trust_stage: TrustStage = False,
    catalog: CatalogFile = None,
    force: Force = False,
    lang: Lang = _DEFAULT,
) -> None:
    """Drafts the action programme of one unit."""
    from iso18091cli.cli import run_documents
    from iso18091cli.cli.issuing import Authority

    order = run_documents.Order(file, output, form, templates, stage, force, lang, Authority(issued, trust_stage))
    raise typer.Exit(run_documents.plan(order, catalog))


@templates_app.command("export", cls=Command, help=_help("templates.export"))
def templates_export(
    folder: Annotated[Path, typer.Argument(help=_help("arg.templates"), metavar="DIR")],
    force: Force = False,
    lang: Lang = _DEFAULT,
) -> None:
    """Puts the shipped templates into a folder."""
    from iso18091cli.cli import run_documents

    raise typer.Exit(run_documents.export(folder, force, lang))


@app.command("rule", cls=Command, help=_help("rule"))
def rule(
    code: Annotated[Optional[str], typer.Argument(help=_help("arg.code"))] = None,  # noqa: UP045
    lang: Lang = _DEFAULT,
) -> None:
    """Explains one rule, or lists all."""
    from iso18091cli.cli import run_rules

    raise typer.Exit(run_rules.rules(lang) if code is None else run_rules.rule(code, lang))


@app.command("rules", cls=Command, help=_help("rules"))
def rules(lang: Lang = _DEFAULT) -> None:
    """Lists all rules."""
    from iso18091cli.cli import run_rules

    raise typer.Exit(run_rules.rules(lang))
