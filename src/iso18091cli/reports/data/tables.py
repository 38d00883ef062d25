"""Summary → tidy tables for other programs, with a Frictionless datapackage.json. Keys, not words.

The tables go out row by row: a country's answers do not have to fit in memory.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from itertools import islice
from typing import IO

from iso18091cli.files.outputs import file_name
from iso18091cli.model.scores import Result, Score
from iso18091cli.model.summary import LedgerLine, Summary
from iso18091cli.model.units import KINDS, LEVELS, Unit
from iso18091cli.reports.data.package import TABLES, package, tables_of
from iso18091cli.results.lines import Cell, csv_lines, filled_in
from iso18091cli.scoring.goals import goal_results

Record = Mapping[str, Cell]
Key = tuple[Unit, str]
"""A unit and, where it has neither code nor name, the file that stands for it."""

_CHUNK = 1 << 18
_MANY = 1000


def tidy_files(summary: Summary, tool_version: str) -> Iterator[tuple[str, Iterable[bytes]]]:
    """The files of the data folder, each with its content in pieces, to be used up before the next is asked for.

    CSV in UTF-8 with BOM, commas, line feeds; a missing value is an empty cell. Text that a spreadsheet would take for
    a formula has an apostrophe before it.
    """
    keys = unit_keys(summary)
    yield "units.csv", _csv("units", _units(summary, keys))
    yield "scores.csv", _csv("scores", _scores(summary, keys))
    if "sdgs" in tables_of(summary):
        yield "sdgs.csv", _csv("sdgs", _goals(summary, keys))
    with ExitStack() as open_files:
        for name, file in _of_lines(summary, keys, open_files).items():
            file.seek(0)
            yield f"{name}.csv", iter(lambda file=file: file.read(_CHUNK), b"")  # type: ignore[misc]
    if "findings" in tables_of(summary):
        yield "findings.csv", _csv("findings", _findings(summary, keys))
    yield "ledger.csv", _csv("ledger", (_ledger_line(line, keys) for line in summary.ledger))
    descriptor = json.dumps(package(summary, tool_version), ensure_ascii=False, indent=2)
    yield "datapackage.json", [f"{descriptor}\n".encode()]


def unit_keys(summary: Summary) -> dict[Key, str]:
    """What each unit is called in data and file names: its code, else its name in ASCII; made unique by a number."""
    keys: dict[Key, str] = {}
    taken: set[str] = set()
    units = [(unit, "") for unit in (summary.register.units if summary.register else ())]
    units += [(r.scorecard.unit, r.path) for r in (*summary.scored, *summary.apart) if r.scorecard]
    for unit, path in units:
        if _key(unit, path) in keys:
            continue
        stem = unit.code or file_name(unit.name or path.rpartition("/")[2].rpartition(".")[0])
        key, number = stem, 1
        while key in taken:
            number += 1
            key = f"{stem}-{number}"
        taken.add(key)
        keys[_key(unit, path)] = key
    return keys


def _key(unit: Unit, path: str) -> Key:
    return unit, "" if unit.code or unit.name else path


# Rows to bytes --------------------------------------------------------------------------------------------------------


def _csv(name: str, records: Iterable[Record]) -> Iterator[bytes]:
    """The table in pieces of some _MANY rows."""
    columns = [column for column, _, _ in TABLES[name].columns]
    yield f"\ufeff{csv_lines([columns])}".encode()
    rows = ([record.get(column) for column in columns] for record in records)
    while piece := csv_lines(islice(rows, _MANY)):
        yield piece.encode("utf-8", "replace")


# Tables made of figures -----------------------------------------------------------------------------------------------


def _units(summary: Summary, keys: Mapping[Key, str]) -> Iterator[Record]:
    lines = {line.path: line for line in summary.ledger}
    counted = {_key(r.scorecard.unit, r.path): r for r in summary.scored if r.scorecard}
    apart = {_key(r.scorecard.unit, r.path): r for r in summary.apart if r.scorecard}
    for (unit, path), key in keys.items():
        sent = (unit, path)
        result = counted.get(sent) or apart.get(sent)
        without = "missing" if unit.status == "active" else "absent"
        yield {
            "unit": key,
            **{name: getattr(unit, name) for name in ("code", "name", "parent", "status", "reason")},
            # A workbook may say anything here; what is no key was not understood.
            "level": unit.level if unit.level in LEVELS else None,
            "kind": unit.kind if unit.kind in KINDS else None,
            "valid_from": unit.valid_from.isoformat() if unit.valid_from else None,
            "valid_to": unit.valid_to.isoformat() if unit.valid_to else None,
            "participation": "counted" if sent in counted else "apart" if result else without,
            **(_of_file(result, lines[result.path]) if result else {}),
        }


def _of_file(result: Result, line: LedgerLine) -> Record:
    card = result.scorecard
    return {
        "period": line.period,
        "stage": card.stage if card else None,
        "reliable": card.reliable if card else None,
        "catalog_id": line.catalog_id,
        "catalog_version": line.catalog_version,
        "file": result.path,
        "sha256": result.sha256,
    }


def _scores(summary: Summary, keys: Mapping[Key, str]) -> Iterator[Record]:
    for result in (*summary.scored, *summary.apart):
        if (card := result.scorecard) is None:
            continue
        of_unit: Record = {"unit": keys[_key(card.unit, result.path)], "period": card.period}
        yield {**of_unit, "scope": "total", **_figures(card.total)}
        for score in card.pillars:
            yield {**of_unit, "scope": "pillar", **_figures(score)}
        for indicator in card.indicators:
            names = ("id", "level", "status", "points", "competence", "worst_so_far")
            yield {**of_unit, "scope": "indicator", **{name: getattr(indicator, name) for name in names}}


def _goals(summary: Summary, keys: Mapping[Key, str]) -> Iterator[Record]:
    """A line a unit and goal of which any indicator applies."""
    for result in (*summary.scored, *summary.apart):
        if (card := result.scorecard) is None:
            continue
        for found in goal_results(card, summary.catalog):
            if found.applicable:
                yield {
                    "unit": keys[_key(card.unit, result.path)],
                    "period": card.period,
                    "goal": found.goal,
                    "reached": len(found.reached),
                    "applicable": found.applicable,
                    "open": len(found.open),
                    "held_back_by": " ".join(found.held_back_by),
                }


def _figures(score: Score) -> Record:
    names = ("id", "score", "provisional_score", "assessed", "applicable", "not_applicable")
    return {name: getattr(score, name) for name in names}


def _findings(summary: Summary, keys: Mapping[Key, str]) -> Iterator[Record]:
    units = {line.path: _unit_of(line, keys) for line in summary.ledger}
    for path, finding in summary.diagnostics:
        yield {
            "file": path,
            "unit": units.get(path),
            "code": finding.code,
            "severity": finding.severity,
            "id": finding.id,
            "sheet": finding.place.sheet,
            "cell": finding.place.cell,
            "arguments": json.dumps(finding.arguments, ensure_ascii=False, sort_keys=True),
        }


def _ledger_line(line: LedgerLine, keys: Mapping[Key, str]) -> Record:
    same = ("outcome", "stage", "assessed", "score", "code", "counts_instead", "sha256", "period", "catalog_id")
    return {
        "file": line.path,
        "unit": _unit_of(line, keys),
        "unit_code": line.unit.code if line.unit else None,
        "unit_name": line.unit.name if line.unit else None,
        "reason_vi": line.reason.get("vi"),
        "reason_en": line.reason.get("en"),
        **{name: getattr(line, name) for name in (*same, "catalog_version", "catalog_digest", "tool_version")},
        "repairs": None if line.outcome in ("unusable", "skipped") else line.repairs,
    }


def _unit_of(line: LedgerLine, keys: Mapping[Key, str]) -> str | None:
    """The unit the file was counted for, or would have been; none where the file could not be used."""
    if line.unit is None or line.outcome not in ("counted", "apart", "second_copy"):
        return None
    return keys.get(_key(line.unit, line.path))


# Tables made of what was typed ----------------------------------------------------------------------------------------


def _of_lines(summary: Summary, keys: Mapping[Key, str], open_files: ExitStack) -> dict[str, IO[bytes]]:
    """The tables whose lines are there already (lines.py), put together while going through them once."""
    files: dict[str, IO[bytes]] = {}
    for name in ("answers", "survey", "actions"):
        if name in tables_of(summary):
            files[name] = open_files.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 - the stack closes it
            files[name].writelines(_csv(name, ()))
    for result, made in zip(summary.scored, summary.lines, strict=True):
        if result.scorecard is not None:
            unit = keys[_key(result.scorecard.unit, result.path)]
            for name, file in files.items():
                file.write(filled_in(made.get(name, b""), unit, result.scorecard.period))
    return files
