"""How fast the program is, always as a ratio against something measured in the same run.

    make bench                                        every row, at full size (some ten minutes on two cores)
    python benchmarks/run.py --size 200 reading start   some rows, at a smaller size

Prints the table; with --page, as in `make bench`, it goes into docs/performance.md as well. What is compared is taken
in turns, so that a machine that slows down slows both.
"""

from __future__ import annotations

import argparse
import gc
import io
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from corpus import corpus, register
from iso18091cli.catalog import load_catalog
from iso18091cli.intake.examine import examine, unread
from iso18091cli.model.units import Unit

REPOSITORY = Path(__file__).parent.parent
PAGE = REPOSITORY / "docs" / "performance.md"
BEGIN, END = "<!-- table made by make bench: begin -->", "<!-- table made by make bench: end -->"
UNREAD = ("_lists",)
"""Sheets of the form that the program does not read, so the bare loop need not either."""
CATALOG = load_catalog()
gc.set_threshold(10_000)  # as the program does


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    what: str
    value: float
    limit: float
    at_least: bool
    detail: str

    @property
    def met(self) -> bool:
        return self.value >= self.limit if self.at_least else self.value <= self.limit

    def cells(self) -> tuple[str, ...]:
        sign = "≥" if self.at_least else "≤"
        return (self.what, f"{sign} {self.limit:g}", f"{self.value:.2f}", "yes" if self.met else "NO", self.detail)


@dataclass(frozen=True)
class Bench:
    """Sizes, and where the files are."""

    size: int
    folder: Path

    def paths(self, count: int) -> list[Path]:
        """The first ``count`` workbooks, at most as many as asked for by --size."""
        return corpus(self.folder / "corpus", min(count, self.size))


# Bare loops to measure against ----------------------------------------------------------------------------------------


def bare(path: Path) -> None:
    """python-calamine and nothing else, over the sheets that the program reads."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(str(path))
    for name in book.sheet_names:
        if name not in UNREAD:
            book.get_sheet_by_name(name).to_python(skip_empty_area=False)


_NAME = re.compile('<sheet name="([^"]*)"')
_TEXT = re.compile("<si>(?:<t[^>]*>([^<]*)</t>|.*?)</si>", re.DOTALL)
_CELL = re.compile('<c r="([A-Z]+[0-9]+)"(?: s="([0-9]+)")?(?: t="([a-z]+)")?>(<f[^>]*>[^<]*</f>)?(?:<v>([^<]*)</v>)?')


def least(path: Path) -> list[dict[str, str]]:
    """The least that Python takes for the same sheets, nothing guarded against and nothing understood: unpack them,
    search each once, put what stands in its cells into a dictionary.
    """
    with zipfile.ZipFile(path) as archive:
        names = _NAME.findall(archive.read("xl/workbook.xml").decode())
        texts = _TEXT.findall(archive.read("xl/sharedStrings.xml").decode())
        pages = [number for number, name in enumerate(names, 1) if name not in UNREAD]
        sheets = [_CELL.findall(archive.read(f"xl/worksheets/sheet{number}.xml").decode()) for number in pages]
    return [{c: texts[int(value)] if kind == "s" else value for c, _, kind, _, value in sheet} for sheet in sheets]


def cpu(step: Callable[[], object]) -> float:
    """Seconds of processor time."""
    start = time.process_time()
    step()
    return time.process_time() - start


def blocks(paths: list[Path], size: int = 25) -> Iterator[list[Path]]:
    for start in range(0, len(paths), size):
        yield paths[start : start + size]


def loop(work: Callable[[Path], object], paths: list[Path]) -> Callable[[], None]:
    def run() -> None:
        for path in paths:
            work(path)

    return run


# Commands in processes of their own -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Run:
    """What a command took."""

    wall: float
    cpu: float
    peak: int
    """Bytes that it and its workers held at one time, pages they share counted once."""
    output: str


def command(*words: object) -> Run:
    """Runs ``iso18091`` (or, with "-c", Python itself), compiled once as every installed program is."""
    line = [sys.executable, *(() if words[0] == "-c" else ("-m", "iso18091cli")), *map(str, words)]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY / "src")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    start, before = time.perf_counter(), os.times()
    process = subprocess.Popen(line, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    peak = _watch(process)
    output = process.communicate()[0]
    after = os.times()
    if process.returncode not in (0, 1):
        raise SystemExit(f"{line} ended with {process.returncode}\n{output}")
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return Run(time.perf_counter() - start, spent, peak[0], output)


def _watch(process: subprocess.Popen[str]) -> list[int]:
    """Follows the memory of a process and those below it, where the system tells."""
    peak = [0]

    def follow() -> None:
        while process.poll() is None:
            peak[0] = max(peak[0], sum(map(_held, _family(process.pid))))
            time.sleep(0.2)

    if Path("/proc/self/smaps_rollup").exists():
        threading.Thread(target=follow, daemon=True).start()
    return peak


def _family(pid: int) -> list[int]:
    try:
        below = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        below = []
    return [pid, *(one for child in below for one in _family(int(child)))]


def _held(pid: int) -> int:
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0


def pairs(first: Callable[[], float], second: Callable[[], float], times: int) -> tuple[float, float]:
    """Medians of two measurements taken in turns."""
    taken = [(first(), second()) for _ in range(times)]
    return statistics.median(a for a, _ in taken), statistics.median(b for _, b in taken)


# Rows -----------------------------------------------------------------------------------------------------------------


def reading(bench: Bench) -> Iterator[Row]:
    """Reading, checking and scoring, in one process."""
    ours = theirs = python = 0.0
    paths = bench.paths(1000)
    for path in paths[:10]:  # what workbooks of one form share is made once; at small sizes that would be most of it
        examine(path, CATALOG), bare(path), least(path)
    for block in blocks(paths):
        ours += cpu(loop(lambda path: examine(path, CATALOG), block))
        theirs += cpu(loop(bare, block))
        python += cpu(loop(least, block))
    n = len(paths)
    detail = f"{n:,} workbooks: {1000 * ours / n:.1f} ms against {1000 * theirs / n:.1f} ms of processor time each"
    detail += f"; what Python takes for their cells alone: {1000 * python / n:.1f} ms"
    yield Row("read + check + score a workbook : bare python-calamine loop", ours / theirs, 2.2, False, detail)


def _busy(count: int) -> float:
    """Wall time of so many processes that share nothing and write nothing."""
    start = time.perf_counter()
    counting = [subprocess.Popen([sys.executable, "-c", "sum(n * n for n in range(10_000_000))"]) for _ in range(count)]
    for process in counting:
        process.wait()
    return time.perf_counter() - start


def processes(bench: Bench) -> Iterator[Row]:
    """Wall time of reading with one and with two processes."""
    from iso18091cli.intake.read_all import read_all

    paths = bench.paths(1000)

    def wall(jobs: int) -> Callable[[], float]:
        def run() -> float:
            start = time.perf_counter()
            for _ in read_all(paths, examine, CATALOG, failed=unread, jobs=jobs):
                pass
            return time.perf_counter() - start

        return run

    one, two = pairs(wall(1), wall(2), 3)
    alone, both = pairs(lambda: _busy(1), lambda: _busy(2), 5)
    detail = f"{len(paths):,} workbooks: {one:.1f} s against {two:.1f} s"
    detail += f"; two processes that only count are {2 * alone / both:.2f} times as fast as one on this machine now"
    yield Row("reading with 1 process : with 2", one / two, 1.7, True, detail)


def _aggregate(bench: Bench, count: int, *more: str) -> Run:
    """A whole run over the first ``count`` workbooks, links to which stand in a folder of their own."""
    paths = bench.paths(count)
    folder = bench.folder / f"first-{len(paths)}"
    if not folder.exists():
        folder.mkdir(parents=True)
        for path in paths:
            os.link(path, folder / path.name)
    units = register(bench.folder / f"units-{len(paths)}.csv", len(paths))
    target = bench.folder / "summary"
    shutil.rmtree(target, ignore_errors=True)
    return command("aggregate", folder, "-o", target, "--units", units, "--no-word", "--no-cache", *more)


def whole(bench: Bench) -> Iterator[Row]:
    """The whole command, its memory, and how both grow."""
    paths = bench.paths(3321)
    n = len(paths)
    bare_wall = cpu(loop(bare, paths[: n // 2]))
    large, small = _aggregate(bench, 3321), _aggregate(bench, 332)
    bare_wall += cpu(loop(bare, paths[n // 2 :]))  # half before and half after, for a machine that slows down
    detail = f"{n:,} workbooks: {large.wall:.0f} s, {large.cpu:.0f} s of processor time, against {bare_wall:.0f} s"
    yield Row("whole aggregate without Word : bare python-calamine loop", large.wall / bare_wall, 2, False, detail)
    detail = f"{large.peak / 1e6:.0f} MB against {small.peak / 1e6:.0f} MB, workers counted in"
    yield Row(f"peak memory at {n:,} workbooks : at {min(332, n):,}", large.peak / max(small.peak, 1), 2, False, detail)
    yield Row(f"peak memory at {n:,} workbooks, MB", large.peak / 1e6, 600, False, detail)


def comparing(bench: Bench) -> Iterator[Row]:
    """Two rounds of that many units side by side, against summing up one of them."""
    one = _aggregate(bench, 3321)
    rounds = [bench.folder / name for name in ("first-round", "second-round")]
    for folder in rounds:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(bench.folder / "summary", folder)
    found = command("compare", *rounds, "-o", bench.folder / "comparison", "--force", "--no-word")
    count = len(bench.paths(3321))
    detail = f"two rounds of {count:,} units: {found.wall:.0f} s, {found.cpu:.0f} s of processor time"
    detail += f", {found.peak / 1e6:.0f} MB, against {one.wall:.0f} s"
    yield Row("compare of two rounds : aggregate of one", found.wall / one.wall, 2, False, detail)
    yield Row("peak memory of compare, MB", found.peak / 1e6, 600, False, detail)


def growth(bench: Bench) -> Iterator[Row]:
    """Time a workbook at ten times the number."""
    few, many = min(1000, max(1, bench.size // 10)), min(10_000, bench.size)
    small, large, again = _aggregate(bench, few), _aggregate(bench, many), _aggregate(bench, few)
    a, b = (small.wall + again.wall) / 2 / few, large.wall / many
    detail = f"{1000 * b:.1f} ms a workbook at {many:,} ({large.wall:.0f} s, {large.peak / 1e6:.0f} MB)"
    detail += (
        f" against {1000 * a:.1f} ms at {few:,} ({small.wall:.0f} s and {again.wall:.0f} s, {small.peak / 1e6:.0f} MB)"
    )
    yield Row(f"aggregate: time a workbook at {many:,} : at {few:,}", b / a, 1.1, False, detail)


def rerun(bench: Bench) -> Iterator[Row]:
    """The reading phase of a second run in which ten files have changed."""
    from iso18091cli.intake.read_changed import read_changed
    from iso18091cli.results.store import Store

    paths = bench.paths(3321)
    new = max(1, min(10, len(paths) // 50))
    others = corpus(bench.folder / "corpus", len(paths) + new)[-new:]
    place = bench.folder / "memory"

    def read(files: list[Path]) -> float:
        start = time.perf_counter()
        with Store(place) as store:
            read_changed(store, files, CATALOG)
        return time.perf_counter() - start

    place.unlink(missing_ok=True)
    first = read(paths)
    second = read([*paths[:-new], *others])
    detail = f"{len(paths):,} workbooks: {first:.1f} s, then {second:.2f} s; every file's content is looked at again"
    yield Row(f"reading phase of a first run : of one with {new} files changed", first / second, 10, True, detail)


def plans(bench: Bench) -> Iterator[Row]:
    """Action programmes in Word."""
    from docxtpl import DocxTemplate

    from iso18091cli.files.shipped import shipped
    from iso18091cli.reports.word.templates import Templates
    from iso18091cli.reports.word.unit import unit_names

    paths = bench.paths(50)
    results = [examine(path, CATALOG) for path in paths]
    names = [unit_names(result, None, CATALOG, "vi") for result in results]
    templates = Templates("vi", None)
    templates.plan.render(names[0])
    many = cpu(lambda: [templates.plan.render(one) for one in names]) / len(names)

    def from_nothing(one: object) -> None:
        document = DocxTemplate(shipped("templates") / "plan.vi.docx")
        document.render(one, autoescape=True)
        document.save(io.BytesIO())

    alone = cpu(lambda: [from_nothing(one) for one in names[:10]]) / 10
    detail = f"{1000 * many:.0f} ms a plan against {1000 * alone:.0f} ms"
    yield Row("one plan with docxtpl from nothing : one of many", alone / many, 3, True, detail)


def forms(bench: Bench) -> Iterator[Row]:
    """Blank workbooks for many units."""
    from iso18091cli.form.batch import Batch
    from iso18091cli.form.blank import Stamp, new_workbook

    count = min(1000, bench.size)
    units = [Unit(code=f"{n:05d}", name=f"Đơn vị thử {n}", level="commune", kind="xa") for n in range(count)]
    batch = Batch(CATALOG, "vi", "2026")
    many = cpu(lambda: [batch.workbook(unit) for unit in units]) / count
    alone = [cpu(lambda unit=unit: new_workbook(CATALOG, "vi", Stamp(unit=unit, period="2026"))) for unit in units[:9]]
    one = statistics.median(alone)
    detail = f"{count:,} units: {1000 * many:.0f} ms each, the pattern counted in, against {1000 * one:.0f} ms"
    yield Row("one workbook from nothing with openpyxl : one of new-workbook --units", one / many, 15, True, detail)


def start(bench: Bench) -> Iterator[Row]:
    """How long a user waits for a short answer."""
    file = bench.paths(1)[0]
    typer = ("-c", "import typer")
    more = ("-c", "import typer, rich.table, python_calamine, yaml")
    command("score", file)
    times = 21 if bench.size >= 100 else 5
    for what, ours, theirs, limit in (
        ("iso18091 --help : import typer", ("--help",), typer, 1.3),
        ("iso18091 --version : import typer", ("--version",), typer, 1.3),
        ("iso18091 score FILE : import typer, rich.table, python_calamine, yaml", ("score", file), more, 2),
    ):
        a, b = pairs(lambda ours=ours: command(*ours).wall, lambda theirs=theirs: command(*theirs).wall, times)
        yield Row(what, a / b, limit, False, f"{1000 * a:.0f} ms against {1000 * b:.0f} ms")


ROWS = {work.__name__: work for work in (reading, processes, whole, comparing, growth, rerun, forms, plans, start)}


def table(rows: list[Row]) -> str:
    head = ("what", "limit", "measured", "met", "detail")
    lines = [head, ("---",) * len(head), *(row.cells() for row in rows)]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", nargs="*", help=f"of {', '.join(ROWS)}; default: all")
    parser.add_argument("--size", type=int, default=10_000, help="workbooks, at most")
    parser.add_argument("--page", action="store_true", help="put the table into docs/performance.md")
    parser.add_argument("--folder", type=Path, help="where the files are made and kept")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        bench = Bench(asked.size, asked.folder or Path(made))
        rows: list[Row] = []
        for name in asked.rows or ROWS:
            for row in ROWS[name](bench):
                rows.append(row)
                print(" | ".join(row.cells()), flush=True)
    if asked.page:
        page = PAGE.read_text("utf-8")
        before, _, rest = page.partition(BEGIN)
        machine = f"Python {platform.python_version()}, {os.cpu_count()} processors."
        PAGE.write_text(f"{before}{BEGIN}\n{table(rows)}\n\n{machine}\n{END}{rest.partition(END)[2]}", "utf-8")
    sys.exit(0 if all(row.met for row in rows) else 1)


if __name__ == "__main__":
    main()
