"""Sum up: levels of one workbook and of all."""

# No "from __future__ import annotations": see cli/steps/__init__.py.
from pathlib import Path
from typing import Annotated, NoReturn, Optional

import typer

from iso18091cli.cli.command import Commands, help_of
from iso18091cli.cli.options import (
    DEFAULT,
    CatalogFile,
    Force,
    IssuedList,
    Json,
    Lang,
    Only,
    OnlyPeriod,
    RoundFolder,
    TemplateFolder,
    TrustStage,
    Workbooks,
    refused,
    round_in_effect,
    word_for,
)

commands = Commands("sum-up")


@commands.command("score")
def score(
    files: Workbooks,
    stage: Only = None,
    json: Json = False,
    explain: Annotated[str, typer.Option("--explain", help=help_of("opt.explain"), metavar=word_for("id"))] = "",
    wheel: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--wheel", help=help_of("opt.wheel"), metavar=word_for("file")),
    ] = None,
    issued: IssuedList = None,
    trust_stage: TrustStage = False,
    catalog: CatalogFile = None,
    round_folder: RoundFolder = None,
    force: Force = False,
    lang: Lang = DEFAULT,
) -> None:
    """Scores filled workbooks."""
    if explain and wheel:
        raise refused("explain-or-wheel", lang)
    of = round_in_effect(round_folder, files, ("catalogue", "lang"), catalogue=catalog, lang=lang)
    from iso18091cli.cli import run_workbooks
    from iso18091cli.cli.issuing import Authority

    authority, catalog = Authority(issued, trust_stage, of.folder), of.values.catalogue
    if explain:
        raise typer.Exit(run_workbooks.explain(files, catalog, stage, explain, of.lang, authority))
    raise typer.Exit(run_workbooks.score(files, catalog, stage, json, of.lang, wheel, force, authority))


@commands.command("aggregate")
def aggregate(
    folders: Annotated[
        list[Path], typer.Argument(help=help_of("arg.folder.summed"), metavar=word_for("folders"), readable=False)
    ],
    output: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("-o", "--output", help=help_of("opt.output.folder"), metavar=word_for("folder")),
    ] = None,
    results: Annotated[bool, typer.Option("--results", help=help_of("opt.results"))] = False,
    units: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--units", help=help_of("opt.register"), metavar=word_for("file")),
    ] = None,
    stage: Only = None,
    period: OnlyPeriod = "",
    public: Annotated[bool, typer.Option("--public", help=help_of("opt.public"))] = False,
    issued: IssuedList = None,
    trust_stage: TrustStage = False,
    catalog: CatalogFile = None,
    round_folder: RoundFolder = None,
    force: Force = False,
    jobs: Annotated[
        Optional[int],  # noqa: UP045
        typer.Option("--jobs", min=1, help=help_of("opt.jobs"), metavar=word_for("number")),
    ] = None,
    previous: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--previous", help=help_of("opt.previous"), metavar=word_for("folder")),
    ] = None,
    templates: TemplateFolder = None,
    no_word: Annotated[bool, typer.Option("--no-word", help=help_of("opt.no-word"))] = False,
    no_cache: Annotated[bool, typer.Option("--no-cache", help=help_of("opt.no-cache"))] = False,
    lang: Lang = DEFAULT,
) -> None:
    """Puts many workbooks side by side, or finished results of several sources."""
    if results:
        counting = {
            "--units": units,
            "--stage": stage,
            "--period": period,
            "--issued": issued,
            "--trust-stage": trust_stage,
            "--catalog": catalog,
            "--round": round_folder,
            "--jobs": jobs,
            "--previous": previous,
            "--templates": templates,
            "--no-word": no_word,
            "--no-cache": no_cache,
        }
        _put_side_by_side(folders, output, [name for name, value in counting.items() if value], force, lang, public)
    if len(folders) > 1:
        raise refused("one-folder", lang)
    (folder,) = folders
    of = round_in_effect(
        round_folder,
        folders,
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
        previous=previous,
    )
    raise typer.Exit(run_aggregate.run(order, of_round.catalogue))


def _put_side_by_side(
    folders: list[Path], output: Path | None, counting: list[str], force: bool, lang: str, public: bool
) -> NoReturn:
    """``aggregate --results``; what tells how workbooks are counted is refused, for none is read."""
    if counting:
        raise refused("results-alone", lang, options=", ".join(counting))
    from iso18091cli.cli import run_results

    raise typer.Exit(run_results.run(run_results.Order(tuple(folders), output, force, lang, public)))
