"""Many workbooks -> what several of them have in common; the rules that word it are in checks/across.py."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import groupby

from iso18091cli.checks.across import ALL_BEST, SAME_EVIDENCE, SAME_LEVELS
from iso18091cli.checks.rule import severity_in
from iso18091cli.model.answers import Place, Submission
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.findings import Diagnostic
from iso18091cli.model.scores import Result
from iso18091cli.model.summary import Spot, Trace
from iso18091cli.model.text import Text

_LONG_ENOUGH = 40
"""Characters, blanks aside: shorter evidence ("Có quyết định") agrees by chance."""
_FEWEST_ROWS = 10
"""Levels that have to agree, or be the best, before it means anything."""
_NAMED = 5
_PARTS = 16

Finding = tuple[str, Diagnostic]


def trace(submission: Submission, catalog: Catalog) -> Trace:
    """What of one workbook is compared with the others."""
    best = catalog.scale.best.key
    rows = submission.rows.values()
    evidence, spots, levels = array("Q"), [], []
    for row in rows:
        entries = row.entries
        if (entry := entries.get("evidence")) and (text := _compared(entry.value or "")):
            evidence.append(_key(text))
            spots.append((entry.place.sheet, entry.place.cell, row.id))
        if (entry := entries.get("self_level")) and entry.value is not None:
            levels.append((row.id, entry.value))
    enough = len(levels) >= _FEWEST_ROWS
    all_best = enough and all(level == best for _, level in levels)
    explained = all_best and any(row.value("explanation") or row.value("review_comment") for row in rows)
    return Trace(
        evidence=evidence,
        spots=tuple(spots),
        levels=_key(repr(sorted(levels))) if enough and not all_best else 0,
        rows=len(levels),
        all_best=all_best and not explained,
    )


def _compared(evidence: str) -> str:
    """The text as it is compared; "" where it is too short to tell anything."""
    text = "".join(evidence.casefold().split()) if len(evidence) >= _LONG_ENOUGH else ""
    return text if len(text) >= _LONG_ENOUGH else ""


def _key(text: str) -> int:
    """64 bits, the same in every process: that two texts of a country agree in it by chance is out of the question."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def across(
    traces: Sequence[Trace], scored: Sequence[Result], whole: Sequence[Result], catalog: Catalog
) -> tuple[Finding, ...]:
    """(path, finding) over the workbooks that count, one a unit. The path is "" where several files are concerned.

    ``scored`` and ``whole`` hold the results of which the traces are, in the same places: their figures, and all of
    them, of which only those are looked at whose evidence is to be quoted.
    """
    likeness = _Likeness(traces, [_name(result) for result in scored])
    best: Iterator[Part] = (
        (r.path, Place(), "", {"rows": str(t.rows)}) for r, t in zip(scored, traces, strict=True) if t.all_best
    )
    found: list[Finding] = []
    for rule, parts in (
        (SAME_EVIDENCE, likeness.same_evidence(whole)),
        (SAME_LEVELS, likeness.same_levels()),
        (ALL_BEST, best),
    ):
        severity = severity_in(catalog, rule)
        if severity is not None:
            for path, place, row_id, arguments in parts:
                found.append((path, Diagnostic(rule.code, severity, place, row_id, arguments)))
    return tuple(found)


Part = tuple[str, Place, str, dict[str, str | Text]]
"""Path, place, row and arguments of a finding."""


@dataclass(frozen=True)
class _Likeness:
    """What the workbooks have in common. A unit is its number among them."""

    traces: Sequence[Trace]
    names: Sequence[str]

    def same_evidence(self, whole: Sequence[Result]) -> Iterator[Part]:
        again = self._repeated()
        where: dict[int, dict[int, Spot]] = {}
        second: list[tuple[int, int]] = []
        """Key and unit, in the order in which each text was met for the second time."""
        for number, trace in enumerate(self.traces):
            if again.isdisjoint(trace.evidence):
                continue
            for key, spot in zip(trace.evidence, trace.spots, strict=True):
                if key in again and number not in (units := where.setdefault(key, {})):
                    units[number] = spot
                    if len(units) == 2:
                        second.append((key, number))
        for number, keys in groupby(second, key=lambda met: met[1]):
            submission = whole[number].submission
            for key, _ in keys:
                spots = set(where[key].values())
                ids = {row_id for _, _, row_id in spots}
                row_id = ids.pop() if len(ids) == 1 else ""
                text = submission.rows[where[key][number][2]].value("evidence") if submission else None
                place = _common({Place(sheet, cell) for sheet, cell, _ in spots})
                yield "", place, row_id, {"found": text or "", **self.units(where[key])}

    def _repeated(self) -> set[int]:
        """Keys of the texts that more than one unit gives."""
        # In parts: all keys of a country in one set would take more memory than its results.
        parts = [array("Q") for _ in range(_PARTS)]
        for trace in self.traces:
            for key in set(trace.evidence):
                parts[key % _PARTS].append(key)
        again: set[int] = set()
        for part in parts:
            seen: set[int] = set()
            for key in part:
                (again if key in seen else seen).add(key)
        return again

    def same_levels(self) -> Iterator[Part]:
        alike: dict[int, list[int]] = {}
        for number, trace in enumerate(self.traces):
            if trace.levels:
                alike.setdefault(trace.levels, []).append(number)
        for numbers in alike.values():
            if len(numbers) > 1:
                yield "", Place(), "", {"rows": str(self.traces[numbers[0]].rows), **self.units(numbers)}

    def units(self, numbers: Iterable[int]) -> dict[str, str | Text]:
        """How many units, and the first of them by name."""
        names = [self.names[number] for number in numbers]
        listed, more = ", ".join(names[:_NAMED]), len(names) - _NAMED
        units = {"vi": f"{listed} và {more} đơn vị khác", "en": f"{listed} and {more} more"}
        return {"count": str(len(names)), "units": units if more > 0 else {"vi": listed, "en": listed}}


def _common(places: set[Place]) -> Place:
    """The cell, or at least the sheet, that is the same in all of the files."""
    if len(places) == 1:
        return next(iter(places))
    sheets = {place.sheet for place in places}
    return Place(sheets.pop()) if len(sheets) == 1 else Place()


def _name(result: Result) -> str:
    """The unit by name or code, else the file by its name."""
    unit = result.scorecard.unit if result.scorecard else None
    name = (unit.name or unit.code) if unit else ""
    name = name or result.path.replace("\\", "/").rpartition("/")[2]
    return name if len(name) <= 40 else name[:39] + "…"
