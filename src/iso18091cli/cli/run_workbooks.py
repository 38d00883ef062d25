"""Bodies of the commands about filled workbooks: check, score; each gives its exit code.

What shows the results is imported after the workers have begun: it is loaded while they read.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from iso18091cli.catalog import load_catalog
from iso18091cli.checks.table import waivers
from iso18091cli.cli.console import err, out, put_bytes, put_json
from iso18091cli.cli.issuing import BESIDE, Authority
from iso18091cli.cli.next_step import point
from iso18091cli.errors import NothingToDo
from iso18091cli.intake.examine import examine, judge, unread
from iso18091cli.intake.read_all import read_all
from iso18091cli.messages.cli import WORDS
from iso18091cli.messages.parts import WORDS as PARTS
from iso18091cli.messages.unknown_word import did_you_mean
from iso18091cli.model.answers import stage_named
from iso18091cli.model.findings import accepted
from iso18091cli.model.part import part_name
from iso18091cli.model.scores import Result
from iso18091cli.model.spelling import nearest
from iso18091cli.model.text import filled


def validate(
    files: Sequence[Path],
    catalog_file: Path | None,
    form: str,
    every: bool,
    language: str,
    authority: Authority = BESIDE,
) -> int:
    """0 where no file has an error, 1 where one has, 2 where none could be read. ``form``: text, json, csv or html."""
    catalog = load_catalog(catalog_file)
    reading = read_all(files, judge, catalog, None, authority.issued(files), failed=unread)
    from iso18091cli.render import terminal

    results = list(reading)
    if form == "json":
        from iso18091cli.render.json_text import validation_document

        put_json(validation_document(results, catalog, language))
    elif form == "csv":
        from iso18091cli.render.csv_text import findings_csv

        put_bytes(findings_csv(results, language))
        terminal.show_waivers(err(), waivers(catalog), language)  # the table has no place for them
    elif form == "html":
        from iso18091cli.reports.page.findings import findings_html

        put_bytes(findings_html(results, catalog, language))
    else:
        for result in results:
            terminal.show_findings(out(), result, language, every)
        terminal.show_waivers(out(), waivers(catalog), language)
        if len(results) > 1:
            terminal.show_total(out(), results, language)
        _point(results, language)
    if not any(result.usable for result in results):
        return 2
    return 0 if all(accepted(result.diagnostics) for result in results) else 1


def _point(results: Sequence[Result], language: str) -> None:
    """After a check: what is wrong goes back, what is right is scored or summed up."""
    faulty = next((result for result in results if result.usable and not accepted(result.diagnostics)), None)
    if faulty:
        point("return", language, file=faulty.path)
    elif len(results) == 1 and results[0].usable:
        point("score", language, file=results[0].path)
    elif len(folders := {Path(result.path).parent for result in results if result.usable}) == 1:
        point("aggregate", language, folder=folders.pop())


def score(
    files: Sequence[Path],
    catalog_file: Path | None,
    stage: str | None,
    as_json: bool,
    language: str,
    wheel: Path | None = None,
    force: bool = False,
    authority: Authority = BESIDE,
) -> int:
    """0 where every file was usable, 1 where some were not, 2 where none was.

    ``wheel``: where the wheel of a single file is drawn, a file .svg or .png, or a folder.
    """
    catalog = load_catalog(catalog_file)
    if wheel:
        from iso18091cli.cli import run_pictures

        wheel = run_pictures.claimed(wheel, force, files, catalog, language)
    reading = read_all(files, judge, catalog, stage_named(stage), authority.issued(files), failed=unread)
    from iso18091cli.render import terminal

    results = list(reading)
    if as_json:
        from iso18091cli.render.json_text import score_document

        put_json(score_document(results, catalog, language))
    else:
        for number, result in enumerate(results):
            if number:
                out().print()
            terminal.show_score(out(), result, catalog, language)
        terminal.show_waivers(out(), waivers(catalog), language)
        if len(results) == 1 and results[0].usable:
            point("plan", language, file=files[0])
    if wheel and (card := results[0].scorecard):
        if results[0].part:
            part = part_name(catalog, results[0].part, card.unit)
            raise NothingToDo(filled(PARTS["whole-only"], path=str(files[0]), part=part))
        run_pictures.draw(card, wheel, files[0], catalog, language)
        (err() if as_json else out()).print(terminal.word("made", language, path=str(wheel)), soft_wrap=True)
    return usable_code(results)


def explain(
    files: Sequence[Path],
    catalog_file: Path | None,
    stage: str | None,
    what: str,
    language: str,
    authority: Authority = BESIDE,
) -> int:
    """Shows the arithmetic of one indicator, pillar or the total, down to the cells."""
    catalog = load_catalog(catalog_file)
    known = [*catalog.indicator, *(pillar.id for pillar in catalog.pillars), "total"]
    if what not in known:
        near = nearest(what, known)
        raise NothingToDo(filled(WORDS["explain.unknown"], id=what, hint=did_you_mean(near)))
    reading = read_all(files, examine, catalog, stage_named(stage), authority.issued(files), failed=unread)
    from iso18091cli.render import terminal
    from iso18091cli.render.arithmetic import show_arithmetic

    results = list(reading)
    for result in results:
        if result.usable:
            show_arithmetic(out(), result, catalog, what, language)
        else:
            terminal.show_findings(out(), result, language, every=False)
    return usable_code(results)


def usable_code(results: Sequence[Result]) -> int:
    """The exit code of commands that give figures."""
    usable = sum(result.usable for result in results)
    return 0 if usable == len(results) else 1 if usable else 2
