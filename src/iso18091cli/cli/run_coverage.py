"""Body of the command that tells who takes part of who should; gives its exit code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from iso18091cli.catalog import load_catalog
from iso18091cli.catalog.as_json import from_json
from iso18091cli.cli.console import err, out, put_bytes, put_json
from iso18091cli.cli.in_effect import in_effect
from iso18091cli.cli.issuing import Authority
from iso18091cli.cli.round_now import Asked, register_of, round_now
from iso18091cli.errors import NothingToDo
from iso18091cli.figures.coverage import RoundFacts, coverage, facts_of
from iso18091cli.messages.coverage import WORDS
from iso18091cli.messages.workbook import YES_NO
from iso18091cli.model.coverage import FILE, RoundCoverage
from iso18091cli.model.round import Round
from iso18091cli.model.text import filled, say
from iso18091cli.model.units import Units
from iso18091cli.register.load import load_units
from iso18091cli.register.own_lineage import lineage_beside
from iso18091cli.register.steps import steps_in
from iso18091cli.results.found import found_store
from iso18091cli.round.ledger import ledger_beside

_STORE = Path("data") / "results.sqlite"


@dataclass(frozen=True)
class Order:
    """Which rounds, and who should take part."""

    rounds: Sequence[Path]
    units: Path | None
    language: str
    form: str = "text"
    output: Path | None = None
    catalog: Path | None = None
    issued: Path | None = None
    trust_stage: bool = False
    force: bool = False
    jobs: int | None = None


def run(order: Order) -> int:
    """0, whoever takes part; 2 where a round or the register cannot be read."""
    register = load_units(order.units) if order.units else None
    facts = [_facts(folder, order) for folder in order.rounds]
    found = coverage(facts, register, lineage_beside(order.units), YES_NO)
    for folder, said in zip(order.rounds, facts, strict=True):
        _tell_unknown(folder / FILE, said, register, order.language)
    _show(found, order)
    if order.output is not None:
        _write(found, order.output, order)
    return 0


def _facts(folder: Path, order: Order) -> RoundFacts:
    """What a round says: of a folder of results by its store, of any other by its workbooks as they lie there."""
    if not folder.is_dir():
        raise NothingToDo(filled(WORDS["no-round"], path=str(folder)))
    name, steps = folder.resolve().name, steps_in(folder)
    if (folder / _STORE).is_file():
        store = found_store(folder / _STORE)
        try:
            period, catalog = next(store.rows("SELECT period, catalog FROM run"))
            return facts_of(store, name, period, from_json(catalog), steps)
        finally:
            store.close()
    uses = ("period", "due", "catalogue", "register")
    of = in_effect(None, [folder], uses, Round(catalogue=order.catalog, lang=order.language))
    catalog = load_catalog(of.values.catalogue)
    register, file = register_of(folder, of.values.register)
    authority = Authority(order.issued, order.trust_stage, of.folder)
    asked = Asked(folder, catalog, register, file, of.values.period, of.values.due, authority, order.jobs)
    with round_now(asked, ledger_beside(folder)) as now:
        (period,) = next(now.store.rows("SELECT period FROM run"))
        return facts_of(now.store, name, period, catalog, steps)


def _tell_unknown(file: Path, facts: RoundFacts, register: Units | None, language: str) -> None:
    """The codes of a list of steps that no unit of the round or the register has."""
    known = {unit.code for unit in (*facts.units, *(register.units if register else ()))}
    for code in sorted({step.code for step in facts.steps} - known):
        said = filled(WORDS["step-of-nobody"], file=str(file), code=code)
        err().print(say(said, language), style="yellow", soft_wrap=True)


def _show(found: Sequence[RoundCoverage], order: Order) -> None:
    from iso18091cli.render import coverage_text
    from iso18091cli.reports.data.coverage import coverage_csv, coverage_document

    if order.form == "json":
        put_json(coverage_document(found))
    elif order.form == "csv":
        put_bytes(coverage_csv(found))
    elif order.form == "html":
        from iso18091cli.reports.page.coverage import coverage_html

        put_bytes(coverage_html(coverage_text.page_rounds(found, order.language), order.language))
    else:
        coverage_text.show_coverage(out(), found, order.language)


def _write(found: Sequence[RoundCoverage], folder: Path, order: Order) -> None:
    from iso18091cli import __version__
    from iso18091cli.files.result_folder import ResultFolder
    from iso18091cli.reports.data.coverage import coverage_csv, coverage_package

    with ResultFolder(folder, order.force, ("data/coverage.csv", "data/datapackage.json")) as result:
        result.write("data/coverage.csv", coverage_csv(found))
        result.write("data/datapackage.json", coverage_package(__version__))
    said = filled(WORDS["written"], file=str(folder / "data" / "coverage.csv"))
    err().print(say(said, order.language), soft_wrap=True)
