"""Body of the command that puts many workbooks side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from rich.progress import track

from iso18091cli import __version__
from iso18091cli.catalog import load_catalog
from iso18091cli.checks.table import waivers
from iso18091cli.cli.console import err, out
from iso18091cli.cli.issuing import BESIDE, Authority
from iso18091cli.cli.next_step import point, typed_word
from iso18091cli.cli.run_compare import said_since, store_of
from iso18091cli.errors import NothingToDo
from iso18091cli.figures import frames
from iso18091cli.figures.ledger import PeriodTaken, Settings, count
from iso18091cli.figures.summary import summarise
from iso18091cli.files.cache import memory
from iso18091cli.files.outputs import file_names
from iso18091cli.files.own_list import RESULTS
from iso18091cli.files.result_folder import ResultFolder
from iso18091cli.intake.folder import receive
from iso18091cli.intake.read_changed import read_changed
from iso18091cli.messages.cli import WORDS
from iso18091cli.messages.participation import PERIOD
from iso18091cli.messages.reports import WORDS as REPORT_WORDS
from iso18091cli.model.answers import Stage, stage_named
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.issued import LIST, Issued
from iso18091cli.model.summary import Summary
from iso18091cli.model.text import Text, filled, say
from iso18091cli.register.load import load_units
from iso18091cli.render import summary_text, terminal
from iso18091cli.results.public import publish
from iso18091cli.results.rows import Rows
from iso18091cli.results.store import Store
from iso18091cli.round.agreed import with_own
from iso18091cli.round.ledger import ledger_beside, receipts_of

if TYPE_CHECKING:
    from iso18091cli.cli.run_documents import Since
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
    authority: Authority = BESIDE
    due: str = ""
    previous: Path | None = None
    """Folder of an earlier round, with which the units' documents compare."""


def run(order: Order, catalog_file: Path | None) -> int:
    """0 where every workbook was usable, 1 where some were not, 2 where there is no result."""
    catalog = load_catalog(catalog_file)
    templates = _templates(order)
    earlier = store_of(order.previous) if order.previous else None  # before the work, not after half of it
    received = receive(order.folder, [order.units] if order.units else [])
    if not received.workbooks and all(line.outcome == "skipped" for line in received.skipped):
        raise NothingToDo(_empty(order.folder, received.register or order.units))
    register_file = order.units or received.register
    register = load_units(register_file) if register_file else None
    only = stage_named(order.stage)
    issued = order.authority.issued([order.folder / LIST])
    target = order.output or _beside(order.folder)
    settings = Settings(
        stage=only,
        period=order.period,
        tool_version=__version__,
        stages_by=issued.by,
        register_sha256=sha256(register_file.read_bytes()).hexdigest() if register_file else "",
        receipts=with_own(order.folder, receipts_of(ledger_beside(order.folder))),
        due=order.due,
    )
    with (
        ResultFolder(target, order.force, RESULTS) as folder,
        Store(_remembered(order, catalog, only, issued)) as store,
    ):
        shown = partial(_shown, order=order)
        read_changed(store, received.workbooks, catalog, only, order.jobs, shown, issued)
        taken = count(store, catalog, register, received.skipped, settings)
        edition = publish(store) if order.public else store
        summary = summarise(edition)
        if not summary.surveyed:
            summary_text.show_losses(err(), summary, order.language)
            raise NothingToDo(filled(WORDS["aggregate.nothing"], folder=str(order.folder)))
        since = said_since(earlier, edition, register_file, order.folder) if earlier else {}
        write_reports(edition, summary, folder, order.language, templates, since)
        _tell_period(taken, order.language)
        # On the office's own screen files have their own names, in a public edition too.
        summary_text.show_summary(out(), summarise(store) if order.public else summary, order.language)
        terminal.show_waivers(out(), waivers(catalog), order.language)
    if folder.foreign:
        words, names = REPORT_WORDS["outputs-foreign"], folder.foreign
        foreign = filled(words, folder=str(target), n=len(names), name=names[0])
        err().print(say(foreign, order.language), style="yellow")
    for edited, written in folder.kept:
        said = terminal.word("aggregate.kept", order.language, old=str(edited), new=str(written))
        err().print(said, style="yellow")
    out().print(terminal.word("aggregate.written", order.language, folder=str(target)), soft_wrap=True)
    unusable = [line.path for line in summary.ledger if line.outcome == "unusable"]
    _point(order, target, next(iter(unusable), ""))
    return 1 if unusable else 0


def _tell_period(taken: PeriodTaken, language: str) -> None:
    """Which period was summed up where none was asked for, and why."""
    if taken.asked:
        return
    key = "as-frequent" if taken.as_frequent else "all" if taken.workbooks == taken.of else "most"
    words = PERIOD[key if taken.key else "none"]
    others = ", ".join(taken.as_frequent)
    said = filled(words, period=taken.period, n=taken.workbooks, of=taken.of, others=others)
    err().print(say(said, language), soft_wrap=True)


def _empty(folder: Path, register: Path | None) -> Text:
    """That nothing has come yet, and what comes before: saving replies, or making forms."""
    words = WORDS["aggregate.empty" if register else "aggregate.empty-no-register"]
    return filled(words, folder=str(folder), register=typed_word(str(register)))


def _point(order: Order, target: Path, unusable: str) -> None:
    page = target / "report.html"
    if order.public:
        point("published", order.language, page=page)
    elif unusable and Path(unusable).is_file():
        point("look-validate", order.language, file=unusable, page=page)
    else:
        public = target.with_name(f"{target.name}-public")
        point("look", order.language, page=page, folder=order.folder, public=public)


def _remembered(order: Order, catalog: Catalog, only: Stage | None, issued: Issued) -> Path | None:
    """Where the store of this folder lies between two runs; ``None`` where nothing is to be remembered."""
    return remembered(order.folder, catalog, only, issued) if order.cache else None


def remembered(folder: Path, catalog: Catalog, only: Stage | None, issued: Issued) -> Path | None:
    """Where the store of a folder lies between two runs of any command that sums it up."""
    results = memory("results")
    return results.file(
        results.key([str(folder.absolute()).encode(), *(repr(x).encode() for x in (catalog, only, issued))])
    )


def _shown(rows: Iterator[Rows], count: int, order: Order) -> Iterable[Rows]:
    """The rows as they come, with a bar that says how far the reading is; pandas is loaded meanwhile."""
    frames.load()  # while the workers are at their first files
    text = terminal.word("reading", order.language)
    return track(rows, description=text, total=count, console=err(), disable=not err().is_terminal)


def _beside(folder: Path) -> Path:
    """Where the result goes: beside the folder, also where that is given as "." or ".."."""
    named = folder if folder.name not in ("", "..") else folder.resolve()
    return named.parent / f"{folder.resolve().name}-summary"


def _templates(order: Order) -> Templates | None:
    """The templates; a broken one stops the run before the reading. ``None``: no documents are wanted."""
    if not order.word:
        return None
    from iso18091cli.cli.run_documents import prepared

    return prepared(order.templates, order.language)


def write_reports(
    store: Store,
    summary: Summary,
    folder: ResultFolder,
    language: str,
    templates: Templates | None,
    since: Since = MappingProxyType({}),
) -> None:
    """Writes everything ``aggregate`` gives, in the places of the contract "output files"."""
    from iso18091cli.reports.data.tables import STORE, tables
    from iso18091cli.reports.excel.summary import summary_workbook
    from iso18091cli.reports.page.report import report_html

    folder.write("summary.xlsx", summary_workbook(summary, language))
    folder.write("report.html", report_html(summary, language, __version__))
    for name, chunks in tables(store, summary, __version__):
        folder.write_stream(f"data/{name}", chunks)
    folder.write_made(f"data/{STORE}", store.export)
    if templates is None:
        return
    from iso18091cli.cli.run_documents import write_documents

    units = [(result, result.card.unit) for result in summary.scored]
    stems = file_names([(unit.name or Path(result.path).stem, unit.code) for result, unit in units])
    write_documents(summary, stems, folder, templates, since)
