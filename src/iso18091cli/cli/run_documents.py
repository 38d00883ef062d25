"""Bodies of the commands about documents: the action programme of one unit, the documents of many, the templates."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from iso18091cli.catalog import load_catalog
from iso18091cli.cli.console import err, out
from iso18091cli.cli.issuing import BESIDE, Authority
from iso18091cli.cli.next_step import period_after, point
from iso18091cli.errors import NothingToDo
from iso18091cli.files.outputs import asked_path, claim, file_name, write_whole
from iso18091cli.files.result_folder import ResultFolder
from iso18091cli.files.shipped import shipped
from iso18091cli.intake.examine import examine, unread
from iso18091cli.intake.read_all import read_all
from iso18091cli.messages.documents import WORDS
from iso18091cli.messages.parts import WORDS as PARTS
from iso18091cli.messages.steps import METAVARS
from iso18091cli.model.answers import stage_named
from iso18091cli.model.part import part_name
from iso18091cli.model.scores import Result
from iso18091cli.model.summary import Summary
from iso18091cli.model.text import Text, filled, say
from iso18091cli.model.units import Unit
from iso18091cli.render import terminal
from iso18091cli.reports.word.province import province_names
from iso18091cli.reports.word.templates import OFFERED, Templates
from iso18091cli.reports.word.unit import unit_names

Since = Mapping[Unit, tuple[Text, ...]]
"""Unit → what is said of it and an earlier round."""


@dataclass(frozen=True)
class Order:
    """Which action programme is asked for."""

    file: Path
    output: Path | None
    form: str
    """docx, md or both"""
    templates: Path | None
    stage: str | None
    force: bool
    language: str
    authority: Authority = BESIDE


def plan(order: Order, catalog_file: Path | None) -> int:
    """Drafts the action programme of one unit: 0, or 2 where the workbook is not usable."""
    catalog = load_catalog(catalog_file)
    templates = Templates(order.language, order.templates)
    writers: dict[str, Callable[[Result], bytes]] = {
        "docx": lambda result: templates.plan.render(unit_names(result, None, catalog, order.language)),
        "md": lambda result: templates.plan_text.render(unit_names(result, None, catalog, order.language)).encode(),
    }
    result = next(
        read_all(
            [order.file],
            examine,
            catalog,
            stage_named(order.stage),
            order.authority.issued([order.file]),
            failed=unread,
        )
    )
    if not result.scorecard:
        terminal.show_findings(err(), result, order.language, every=False)
        return 2
    if result.part:
        part = part_name(catalog, result.part, result.scorecard.unit)
        raise NothingToDo(filled(PARTS["whole-only"], path=str(order.file), part=part))
    stem = file_name(result.scorecard.unit.name or order.file.stem)
    name, forms = (
        say(filled(WORDS["plan-file"], unit=stem), order.language),
        writers if order.form == "both" else (order.form,),
    )
    paths = {form: asked_path(order.output, f"{name}.{form}", single=len(forms) == 1) for form in forms}
    for path in paths.values():  # before the work, not after half of it
        claim(path, order.force)
    documents = {form: writers[form](result) for form in paths}
    for form, path in paths.items():
        write_whole(path, documents[form])
        out().print(terminal.word("made", order.language, path=str(path)), soft_wrap=True)
    tell_of_templates(templates)
    _tell_findings(result, order)
    after = period_after(result.scorecard.period) or say(METAVARS["period"], order.language)
    point("planned", order.language, made=next(iter(paths.values())), file=order.file, period=after)
    return 0


def _tell_findings(result: Result, order: Order) -> None:
    severities = [finding.severity for finding in result.diagnostics]
    errors, warnings = severities.count("error"), severities.count("warning")
    if errors or warnings:
        text = filled(WORDS["findings-there"], errors=str(errors), warnings=str(warnings), path=str(order.file))
        err().print(say(text, order.language), style="yellow", soft_wrap=True)


def tell_of_templates(templates: Templates) -> None:
    """What is odd in templates, and which shipped ones stand in."""
    terminal.show_faults(err(), templates.warnings, templates.language)
    if templates.fallen_back:
        text = filled(WORDS["fallen-back"], folder=str(templates.folder), names=", ".join(templates.fallen_back))
        err().print(say(text, templates.language), soft_wrap=True)


def prepared(folder: Path | None, language: str) -> Templates:
    """All templates of a run over many files, ready before the work. Raises Faults where one is broken."""
    templates = Templates(language, folder)
    _ = templates.plan, templates.plan_text, templates.notice, templates.report
    tell_of_templates(templates)
    return templates


def write_documents(
    summary: Summary, stems: Sequence[str], folder: ResultFolder, templates: Templates, since: Since
) -> None:
    """The documents of a run: plan and notice of each unit under its stem, and the province's report.

    ``since``: what a unit's documents say of an earlier round.
    """
    language, catalog = templates.language, summary.catalog
    for result, stem in zip(summary.whole, stems, strict=True):
        names = unit_names(result, summary, catalog, language, since.get(result.card.unit, ()))
        folder.write(f"plans/{stem}.docx", templates.plan.render(names))
        folder.write(f"plans/{stem}.md", templates.plan_text.render(names).encode())
        folder.write(f"notices/{stem}.docx", templates.notice.render(names))
    report = templates.report.render(province_names(summary, language))
    folder.write(f"{say(WORDS['report-file'], language)}.docx", report)


def export(folder: Path, force: bool, language: str) -> int:
    """Puts every template that ``--templates`` takes into the folder."""
    files = [shipped("templates") / name for name in sorted(OFFERED)]
    for path in files:  # before the work, not after half of it
        claim(folder / path.name, force)
    for path in files:
        write_whole(folder / path.name, path.read_bytes())
        out().print(path.name)
    out().print(say(filled(WORDS["exported"], n=str(len(files)), folder=str(folder)), language), soft_wrap=True)
    point("templates-out", language, folder=folder)
    return 0
