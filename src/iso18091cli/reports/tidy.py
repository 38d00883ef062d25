"""Summary → tidy tables for other programs, with a Frictionless datapackage.json. Keys, not words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

import pandas as pd

from iso18091cli.model.answers import Entry, Row, Submission
from iso18091cli.model.scores import LedgerLine, Result, Score, Summary
from iso18091cli.model.units import KINDS, LEVELS, Unit
from iso18091cli.outputs import file_name
from iso18091cli.reports.tidy_schema import DTYPES, TABLES, package

Cell = str | int | float | bool | None
Record = dict[str, Cell]


def tidy_files(summary: Summary, tool_version: str) -> dict[str, bytes]:
    """The files of the data folder by name: five CSV tables and the datapackage.json that describes them.

    UTF-8 with BOM, commas, line feeds; a missing value is an empty cell; text is as its sender typed it.
    """
    files = {
        f"{name}.csv": table.to_csv(index=False, lineterminator="\n").encode("utf-8-sig", "replace")
        for name, table in frames(summary).items()
    }
    descriptor = json.dumps(package(summary, tool_version), ensure_ascii=False, indent=2)
    return {**files, "datapackage.json": f"{descriptor}\n".encode()}


def frames(summary: Summary) -> dict[str, pd.DataFrame]:
    """The same five tables as data frames, with types that can hold "missing"."""
    keys = unit_keys(summary)
    return {
        "units": _frame("units", _units(summary, keys)),
        "scores": _frame("scores", (line for r in summary.results for line in _scores(r, keys))),
        "answers": _frame("answers", (line for r in summary.results for line in _answers(r, summary, keys))),
        "findings": _frame("findings", _findings(summary, keys)),
        "ledger": _frame("ledger", (_ledger_line(line, keys) for line in summary.ledger)),
    }


Key = tuple[Unit, str]
"""A unit and, where it has neither code nor name, the file that stands for it."""


def unit_keys(summary: Summary) -> dict[Key, str]:
    """What each unit is called in data and file names: its code, else its name in ASCII; made unique by a number."""
    keys: dict[Key, str] = {}
    taken: set[str] = set()
    units = [(unit, "") for unit in (summary.register.units if summary.register else ())]
    units += [(r.scorecard.unit, r.path) for r in summary.results if r.scorecard]
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


def _frame(name: str, records: Iterable[Record]) -> pd.DataFrame:
    columns: dict[str, list[Cell]] = {column: [] for column, _, _ in TABLES[name].columns}
    for record in records:
        for column, cells in columns.items():
            value = record.get(column)
            cells.append(_line_ends(value) if isinstance(value, str) else value)
    types = {column: DTYPES[kind] for column, kind, _ in TABLES[name].columns}
    return pd.DataFrame({column: pd.Series(cells, dtype=types[column]) for column, cells in columns.items()})


def _line_ends(text: str) -> str | None:
    """Nothing is missing; within a cell lines end in a line feed, or readers see another row."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "") or None


def _units(summary: Summary, keys: dict[Key, str]) -> Iterator[Record]:
    results = {_key(r.scorecard.unit, r.path): r for r in summary.results if r.scorecard}
    for (unit, path), key in keys.items():
        result = results.get((unit, path))
        yield {
            "unit": key,
            **{name: getattr(unit, name) for name in ("code", "name", "parent", "status", "reason")},
            # A workbook may say anything here; what is no key was not understood.
            "level": unit.level if unit.level in LEVELS else None,
            "kind": unit.kind if unit.kind in KINDS else None,
            "valid_from": unit.valid_from.isoformat() if unit.valid_from else None,
            "valid_to": unit.valid_to.isoformat() if unit.valid_to else None,
            "participation": "counted" if result else "missing" if unit.status == "active" else "absent",
            **(_of_file(result) if result else {}),
        }


def _of_file(result: Result) -> Record:
    card = result.scorecard
    return {
        "period": card.period if card else None,
        "stage": card.stage if card else None,
        "reliable": card.reliable if card else None,
        "catalog": card.catalog_id if card else None,
        "catalog_version": card.catalog_version if card else None,
        "file": result.path,
        "sha256": result.sha256,
    }


def _scores(result: Result, keys: dict[Key, str]) -> Iterator[Record]:
    card = result.scorecard
    if card is None:
        return
    of_unit: Record = {"unit": keys[_key(card.unit, result.path)], "period": card.period}
    yield {**of_unit, "scope": "total", **_figures(card.total)}
    for score in card.pillars:
        yield {**of_unit, "scope": "pillar", **_figures(score)}
    for indicator in card.indicators:
        names = ("id", "level", "status", "points", "competence", "worst_so_far")
        yield {**of_unit, "scope": "indicator", **{name: getattr(indicator, name) for name in names}}


def _figures(score: Score) -> Record:
    names = ("id", "score", "provisional_score", "assessed", "applicable", "not_applicable")
    return {name: getattr(score, name) for name in names}


def _answers(result: Result, summary: Summary, keys: dict[Key, str]) -> Iterator[Record]:
    """A line a filled-in cell. Blank cells have none: a unit that said nothing is not there with nothing."""
    card, submission = result.scorecard, result.submission
    if card is None or submission is None:
        return
    of_unit: Record = {"unit": keys[_key(card.unit, result.path)], "period": card.period}
    for kind, id, column, entry in _entries(submission, summary):
        if not entry.blank:
            said: Record = {"kind": kind, "id": id, "column": column, "value": entry.value, "typed": entry.typed}
            yield {**of_unit, **said, "sheet": entry.place.sheet, "cell": entry.place.cell}


def _entries(submission: Submission, summary: Summary) -> Iterator[tuple[str, str, str, Entry]]:
    for name, entry in submission.unit.items():
        yield "unit", name, "value", entry
    rows: list[tuple[str, Row]] = [
        ("indicator" if id in summary.catalog.indicator else "criterion", row) for id, row in submission.rows.items()
    ]
    rows += [("survey", row) for row in submission.survey.values()]
    rows += [("action", row) for row in submission.actions]
    for kind, row in rows:
        for column, entry in row.entries.items():
            yield kind, row.id, column, entry


def _findings(summary: Summary, keys: dict[Key, str]) -> Iterator[Record]:
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


def _ledger_line(line: LedgerLine, keys: dict[Key, str]) -> Record:
    return {
        "file": line.path,
        "sha256": line.sha256,
        "outcome": line.outcome,
        "unit": _unit_of(line, keys),
        "unit_code": line.unit.code if line.unit else None,
        "unit_name": line.unit.name if line.unit else None,
        "stage": line.stage,
        "assessed": line.assessed,
        "score": line.score,
        "code": line.code,
        "reason_vi": line.reason.get("vi"),
        "reason_en": line.reason.get("en"),
        "counts_instead": line.counts_instead,
    }


def _unit_of(line: LedgerLine, keys: dict[Key, str]) -> str | None:
    """The unit the file was counted for, or would have been; none where the file could not be used."""
    if line.unit is None or line.outcome not in ("counted", "second_copy"):
        return None
    return keys.get(_key(line.unit, line.path))
