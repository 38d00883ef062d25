"""Appraise: whom a council looks at, the copies that reviewers fill in, and everything side by side."""

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
    Force,
    IssuedList,
    Lang,
    LastDay,
    OnlyPeriod,
    Place,
    Register,
    RoundFolder,
    TemplateFolder,
    TrustStage,
    round_in_effect,
    word_for,
)
from iso18091cli.model.round import KEYS

commands = Commands("appraise")
review = commands.group("review")
_APPRAISED = ("period", "due", "catalogue", "register", "templates", "lang")
"""What commands on a round's appraisal take from its file."""


@review.command("sample")
def review_sample(
    folder: Annotated[Path, typer.Argument(help=help_of("arg.folder"), metavar=word_for("folder"))],
    number: Annotated[int, typer.Option("--n", min=1, help=help_of("opt.n"), metavar=word_for("number"))],
    by: Annotated[str, typer.Option("--by", help=help_of("opt.by"), metavar=word_for("strata"))] = "level,kind,parent",
    signs: Annotated[
        int, typer.Option("--signs", min=0, max=100, help=help_of("opt.signs"), metavar=word_for("number"))
    ] = 50,
    seed: Annotated[int, typer.Option("--seed", help=help_of("opt.seed"), metavar=word_for("number"))] = 1,
    output: Place = None,
    units: Register = None,
    period: OnlyPeriod = "",
    issued: IssuedList = None,
    trust_stage: TrustStage = False,
    catalog: CatalogFile = None,
    round_folder: RoundFolder = None,
    force: Force = False,
    lang: Lang = DEFAULT,
) -> None:
    """Chooses whom a council looks at."""
    of = round_in_effect(
        round_folder, [folder], _APPRAISED, period=period, catalogue=catalog, register=units, lang=lang
    )
    from iso18091cli.cli import run_review_sample
    from iso18091cli.cli.issuing import Authority

    authority = Authority(issued, trust_stage, of.folder)
    order = run_review_sample.Order(folder, number, by, signs / 100, seed, output, force, of, authority)
    raise typer.Exit(run_review_sample.run(order))


@review.command("new")
def review_new(
    folder: Annotated[Path, typer.Argument(help=help_of("arg.folder"), metavar=word_for("folder"))],
    output: Drafts = None,
    units: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--units", help=help_of("opt.units.review"), metavar=word_for("file")),
    ] = None,
    reviewers: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--reviewers", help=help_of("opt.reviewers"), metavar=word_for("file")),
    ] = None,
    blind: Annotated[bool, typer.Option("--blind", help=help_of("opt.blind"))] = False,
    old: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--from", help=help_of("opt.from.review"), metavar=word_for("folder")),
    ] = None,
    mail: Annotated[bool, typer.Option("--mail", help=help_of("opt.mail"))] = False,
    attach: Attach = None,
    due: LastDay = "",
    period: OnlyPeriod = "",
    templates: TemplateFolder = None,
    issued: IssuedList = None,
    trust_stage: TrustStage = False,
    catalog: CatalogFile = None,
    round_folder: RoundFolder = None,
    force: Force = False,
    lang: Lang = DEFAULT,
) -> None:
    """Makes reviewers' copies."""
    said = {"period": period, "due": due, "catalogue": catalog, "templates": templates, "lang": lang}
    of = round_in_effect(round_folder, [folder], KEYS, **said)
    from iso18091cli.cli import run_review_new
    from iso18091cli.cli.issuing import Authority

    authority = Authority(issued, trust_stage, of.folder)
    order = run_review_new.Order(
        folder, output, units, reviewers, blind, old, mail, tuple(attach or ()), force, of, authority
    )
    raise typer.Exit(run_review_new.run(order))


@review.command("merge")
def review_merge(
    folder: Annotated[Path, typer.Argument(help=help_of("arg.folder"), metavar=word_for("folder"))],
    reviews: Annotated[
        Optional[list[Path]],  # noqa: UP045
        typer.Argument(help=help_of("arg.reviews"), metavar=word_for("reviews")),
    ] = None,
    output: Drafts = None,
    units: Register = None,
    period: OnlyPeriod = "",
    issued: IssuedList = None,
    trust_stage: TrustStage = False,
    catalog: CatalogFile = None,
    round_folder: RoundFolder = None,
    force: Force = False,
    lang: Lang = DEFAULT,
) -> None:
    """Puts self-assessments and reviews side by side."""
    of = round_in_effect(
        round_folder, [folder], _APPRAISED, period=period, catalogue=catalog, register=units, lang=lang
    )
    from iso18091cli.cli import run_review_merge
    from iso18091cli.cli.issuing import Authority

    authority = Authority(issued, trust_stage, of.folder)
    order = run_review_merge.Order(folder, tuple(reviews or ()), output, force, of, authority)
    raise typer.Exit(run_review_merge.run(order))
