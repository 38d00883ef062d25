"""Body of the command that puts many workbooks side by side."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from rich.progress import track

from iso18091cli import __version__
from iso18091cli.catalog import load_catalog
from iso18091cli.checks.table import waivers
from iso18091cli.cli.console import err, out
from iso18091cli.errors import NothingToDo
from iso18091cli.figures.summarise import Settings, summarise
from iso18091cli.files.cache import NOTHING, memory
from iso18091cli.files.outputs import file_names
from iso18091cli.files.result_folder import ResultFolder
from iso18091cli.intake.folder import receive
from iso18091cli.intake.rerun import examine_changed, place
from iso18091cli.messages.cli import WORDS
from iso18091cli.model.answers import stage_named
from iso18091cli.model.summary import Summary
from iso18091cli.model.text import filled
from iso18091cli.register.load import load_units
from iso18091cli.render import summary_text, terminal
from iso18091cli.results.kept import Kept
from iso18091cli.results.public import without_file_names

if TYPE_CHECKING:
    from iso18091cli.reports.word.templates import Templates


@dataclass(frozen=True)
class Order:
    """What is to be summed up, and where to."""

    folder: Path
    output: Path | None
    units: Path | None
    stage: str | None
    force: bool
    jobs: int | None
    language: str
    period: str = ""
    public: bool = False
    templates: Path | None = None
    word: bool = True
    cache: bool = True


def run(order: Order, catalog_file: Path | None) -> int:
    """0 where every workbook was usable, 1 where some were not, 2 where there is no result."""
    catalog = load_catalog(catalog_file)
    templates = _templates(order)
    received = receive(order.folder)
    register_file = order.units or received.register
    register = load_units(register_file) if register_file else None
    only = stage_named(order.stage)
    target = order.output or _beside(order.folder)
    settings = Settings(
        stage=only,
        period=order.period,
        public=order.public,
        tool_version=__version__,
        register_sha256=sha256(register_file.read_bytes()).hexdigest() if register_file else "",
    )
    remembered = place(memory("results") if order.cache else NOTHING, order.folder, catalog, only)
    with ResultFolder(target, order.force) as folder, Kept(catalog, remembered) as kept:
        taken = kept.put(
            track(
                examine_changed(received.workbooks, catalog, kept.past, only, order.jobs),
                description=terminal.word("reading", order.language),
                total=len(received.workbooks),
                console=err(),
                disable=not err().is_terminal,
            )
        )
        summary = summarise(taken, kept, catalog, register, received.skipped, settings)
        if not summary.scored:
            _show_nothing(summary, order)
            raise NothingToDo(filled(WORDS["aggregate.nothing"], folder=str(order.folder)))
        published = without_file_names(summary) if order.public else summary
        write_reports(published, folder, order.language, templates)
        summary_text.show_summary(out(), summary, order.language)
        terminal.show_waivers(out(), waivers(catalog), order.language)
    for edited, written in folder.kept:
        err().print(terminal.word("aggregate.kept", order.language, old=edited, new=written), style="yellow")
    out().print(terminal.word("aggregate.written", order.language, folder=str(target)), soft_wrap=True)
    return 1 if any(line.outcome == "unusable" for line in summary.ledger) else 0


def _beside(folder: Path) -> Path:
    """Where the result goes. "." and ".." have no name of their own: it stands beside the folder they mean."""
    named = folder if folder.name not in ("", "..") else folder.resolve()
    return named.parent / f"{folder.resolve().name}-summary"


def _show_nothing(summary: Summary, order: Order) -> None:
    summary_text.show_losses(err(), summary, order.language)


def _templates(order: Order) -> Templates | None:
    """Ready, so that a broken one stops the run before the reading; ``None`` where no documents are wanted."""
    if not order.word:
        return None
    from iso18091cli.cli.run_documents import prepared

    return prepared(order.templates, order.language)


def write_reports(summary: Summary, folder: ResultFolder, language: str, templates: Templates | None) -> None:
    """Writes everything ``aggregate`` gives, in the places of the contract "output files"."""
    from iso18091cli.reports.data.tables import tidy_files
    from iso18091cli.reports.excel.summary import summary_workbook
    from iso18091cli.reports.page.report import report_html

    folder.write("summary.xlsx", summary_workbook(summary, language))
    folder.write("report.html", report_html(summary, language, __version__))
    for name, chunks in tidy_files(summary, __version__):
        folder.write_stream(f"data/{name}", chunks)
    if templates is None:
        return
    from iso18091cli.cli.run_documents import write_documents

    units = [(result, result.scorecard.unit) for result in summary.scored if result.scorecard]
    stems = file_names([(unit.name or Path(result.path).stem, unit.code) for result, unit in units])
    write_documents(summary, stems, folder, templates)
