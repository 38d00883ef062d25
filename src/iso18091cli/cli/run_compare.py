"""Body of the command that puts the rounds of a programme side by side."""

from __future__ import annotations

import re
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from iso18091cli import __version__
from iso18091cli.cli.console import err, out
from iso18091cli.cli.next_step import point
from iso18091cli.errors import NothingToDo
from iso18091cli.figures.comparison import Rescored, compare
from iso18091cli.figures.promises import Terms, acted, promise_sums, promises, terms
from iso18091cli.figures.rescored import rescored
from iso18091cli.figures.rounds import round_of
from iso18091cli.files.own_list import COMPARISON
from iso18091cli.files.result_folder import ResultFolder
from iso18091cli.messages.cli import WORDS as CLI_WORDS
from iso18091cli.messages.compare import WORDS
from iso18091cli.messages.compared import since
from iso18091cli.model.comparison import Comparison, Round, Step
from iso18091cli.model.legal import document_day
from iso18091cli.model.promises import Promise
from iso18091cli.model.text import Text, filled, say
from iso18091cli.model.units import Unit
from iso18091cli.register.lineage import Lineage
from iso18091cli.register.own_lineage import lineage_beside
from iso18091cli.render.comparison_text import show_comparison
from iso18091cli.render.promises_text import show_promises
from iso18091cli.results.found import found_store
from iso18091cli.results.store import Store

if TYPE_CHECKING:
    from iso18091cli.reports.word.templates import Templates

STORE = "results.sqlite"
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True)
class Order:
    """Which rounds are compared, and where to."""

    folders: tuple[Path, ...]
    output: Path | None
    units: Path | None
    rescore: bool
    force: bool
    language: str
    templates: Path | None = None
    word: bool = True


def run(order: Order) -> int:
    """0: the comparison is written."""
    templates = _templates(order)
    places = [store_of(folder) for folder in order.folders]
    if len(places) < 2:
        raise NothingToDo(WORDS["too-few"])
    for file in (place for place in places if places.count(place) > 1):
        raise NothingToDo(filled(WORDS["same-twice"], file=str(file)))
    target = order.output or Path(say(WORDS["folder"], order.language))
    if (target / "data" / STORE).exists():
        raise NothingToDo(filled(WORDS["into-results"], folder=str(target)))
    lineage = _lineage(order)
    with ExitStack() as opened, ResultFolder(target, order.force, COMPARISON) as folder:
        stores = [opened.enter_context(found_store(file)) for file in places]
        pairs = [
            (_round(store, folder_, file), store)
            for store, folder_, file in zip(stores, order.folders, places, strict=True)
        ]
        pairs = _in_order(pairs, order.language)
        rounds = [each for each, _ in pairs]
        _check_scales(rounds)
        again = _rescored(pairs, order.language) if order.rescore else {}
        comparison = compare(rounds, lineage.origins, again)
        promised = [
            promises_between(old, new, lineage, step)
            for (_, old), (_, new), step in zip(pairs[:-1], pairs[1:], comparison.steps, strict=True)
        ]
        _write(comparison, promised, folder, order.language, templates)
    show_comparison(out(), comparison, order.language)
    for found, by in promised:
        show_promises(out(), promise_sums(found, by), order.language)
    for edited, written in folder.kept:
        _say(filled(CLI_WORDS["aggregate.kept"], old=str(edited), new=str(written)), order.language, "yellow")
    out().print(say(filled(WORDS["written"], folder=str(target)), order.language), soft_wrap=True)
    point("compared", order.language, page=target / "comparison.html")
    return 0


def store_of(folder: Path) -> Path:
    """The store of a round: of its result folder, or of the one that ``aggregate`` has put beside its workbooks.

    Raises NothingToDo where it has not been summed up.
    """
    if folder.is_file():
        return folder
    named = folder if folder.name not in ("", "..") else folder.resolve()
    beside = named.parent / f"{folder.resolve().name}-summary"
    tried = [folder / "data" / STORE, folder / STORE, beside / "data" / STORE]
    for file in tried:
        if file.is_file():
            return file
    raise NothingToDo(filled(WORDS["no-store"], folder=str(folder), tried=str(tried[-1])))


def said_since(earlier: Path, now: Store, register: Path | None, folder: Path) -> dict[Unit, tuple[Text, ...]]:
    """Each unit of the store that is being made → what its documents say of the round whose store lies there."""
    with found_store(earlier) as before:
        rounds = [_round(before, earlier.parent, earlier), round_of(now, folder.resolve().name)]
        _check_scales(rounds)
        (step,) = compare(rounds, lineage_beside(register).origins, {}).steps
    return dict(since(step))


def _round(store: Store, folder: Path, file: Path) -> Round:
    try:
        return round_of(store, folder.resolve().name)
    except ValueError as error:
        raise NothingToDo(filled(WORDS["broken-catalog"], file=str(file))) from error


def _in_order(pairs: list[tuple[Round, Store]], language: str) -> list[tuple[Round, Store]]:
    """Oldest first, by the years that the periods name; as given where one names none."""
    years = [_YEAR.findall(each.period) for each, _ in pairs]
    if not all(years):
        return pairs
    found = [pair for _, pair in sorted(zip(years, pairs, strict=True), key=lambda line: max(line[0]))]
    if found != pairs:
        _say(filled(WORDS["reordered"], periods=" → ".join(each.period for each, _ in found)), language)
    return found


def _check_scales(rounds: list[Round]) -> None:
    first, *others = rounds
    for other in others:
        one, two = first.catalog.scale.keys, other.catalog.scale.keys
        if one != two:
            names = {"first": first.name, "second": other.name, "one": ", ".join(one), "other": ", ".join(two)}
            raise NothingToDo(filled(WORDS["other-scale"], **names))


def _rescored(pairs: list[tuple[Round, Store]], language: str) -> dict[int, tuple[Rescored, Rescored]]:
    """For each step both rounds' answers under each other's catalogue; nothing where that is the same one."""
    found: dict[int, tuple[Rescored, Rescored]] = {}
    for number, ((before, old), (after, new)) in enumerate(pairwise(pairs)):
        names = {"before": before.name, "after": after.name, "first": before.name, "second": after.name}
        if before.catalog.digest == after.catalog.digest:
            _say(filled(WORDS["rescore-same"], **names), language)
            continue
        if before.catalog.edition_id != after.catalog.edition_id:
            raise NothingToDo(filled(WORDS["rescore-edition"], **names))
        for each in (before, after):
            if each.public:
                raise NothingToDo(filled(WORDS["rescore-public"], name=each.name))
        found[number] = rescored(old, before, after.catalog), rescored(new, after, before.catalog)
    return found


def _lineage(order: Order) -> Lineage:
    """The country's relations and the office's own: beside the register that is named, else in the last folder."""
    beside = order.units or order.folders[-1] / "units.csv"
    return lineage_beside(beside)


def _templates(order: Order) -> Templates | None:
    if not order.word:
        return None
    from iso18091cli.cli.run_documents import tell_of_templates
    from iso18091cli.reports.word.templates import Templates

    templates = Templates(order.language, order.templates)
    _ = templates.comparison  # a broken one stops the run before the work
    tell_of_templates(templates)
    return templates


def promises_between(old: Store, new: Store, lineage: Lineage, step: Step) -> tuple[tuple[Promise, ...], Terms]:
    """What became of the actions of the earlier round, and by what terms; a public edition holds none."""
    before, after = acted(old), acted(new)
    days = [document_day([each.period]) for each in (step.after, step.before)]
    now, then = (date.fromisoformat(day) if day else None for day in days)
    origins = lineage.origins([one.unit for one in after], [one.unit for one in before], (now, then))
    by = terms(step.before.catalog, step.after.catalog, days[0], step.changed)
    return promises(before, after, origins, by), by


def _write(
    comparison: Comparison,
    promised: list[tuple[tuple[Promise, ...], Terms]],
    folder: ResultFolder,
    language: str,
    templates: Templates | None,
) -> None:
    from iso18091cli.reports.data.changes import change_tables
    from iso18091cli.reports.data.promises import promise_rows
    from iso18091cli.reports.excel.comparison import comparison_workbook
    from iso18091cli.reports.page.comparison import comparison_html

    folder.write("comparison.xlsx", comparison_workbook(comparison, language))
    folder.write("comparison.html", comparison_html(comparison, language, __version__))
    steps = zip(comparison.steps, promised, strict=True)
    rows = [r for step, (found, _) in steps for r in promise_rows(step.before.period, step.after.period, found)]
    for name, chunks in change_tables(comparison, __version__, rows):
        folder.write_stream(f"data/{name}", chunks)
    if templates is not None:
        from iso18091cli.reports.word.comparison import comparison_names

        document = templates.comparison.render(comparison_names(comparison, language))
        folder.write(f"{say(WORDS['file-word'], language)}.docx", document)


def _say(text: Text, language: str, style: str = "dim") -> None:
    err().print(say(text, language), style=style, soft_wrap=True)
