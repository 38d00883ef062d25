"""Family X: several files together. Found while they are put side by side (aggregate.py), worded here.

Likeness is no proof of anything: neighbours share decisions of the level above. These findings say where to look first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from iso18091cli.checks.rule import severity_in, stated
from iso18091cli.model.answers import Place, Row
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.findings import Diagnostic
from iso18091cli.model.scores import Result
from iso18091cli.model.text import Text
from iso18091cli.spelling import fold

SECOND_COPY = stated(
    "X01",
    "second-copy",
    "warning",
    {"vi": "{why}", "en": "{why}"},
    {
        "vi": "Mỗi đơn vị chỉ có một bản được tính: bước muộn hơn, rồi nhiều chỉ số được đánh giá hơn.",
        "en": "One copy a unit counts: the later stage, then the one with more indicators assessed.",
    },
    {
        "vi": "Nếu bản kia mới đúng, chuyển bản này ra khỏi thư mục và chạy lại.",
        "en": "If the other one is right, move this one out of the folder and run again.",
    },
)
SAME_EVIDENCE = stated(
    "X02",
    "same-evidence",
    "info",
    {
        "vi": "Minh chứng “{found}” giống hệt nhau ở {count} đơn vị: {units}.",
        "en": "The evidence “{found}” is the same in {count} units: {units}.",
    },
    {
        "vi": "Có thể là văn bản chung của cấp trên, cũng có thể là chép lại; chỉ là gợi ý nên xem trước.",
        "en": "It may be a decision of the level above, or copied; this only says where to look first.",
    },
    {
        "vi": "Mở các phiếu này và xem minh chứng có đúng của từng đơn vị không.",
        "en": "Open these workbooks and see whether the evidence is each unit's own.",
    },
)
SAME_LEVELS = stated(
    "X03",
    "same-levels",
    "info",
    {
        "vi": "{count} đơn vị có toàn bộ {rows} mức giống hệt nhau: {units}.",
        "en": "{count} units give the same level in all {rows} rows: {units}.",
    },
    {
        "vi": "Có thể là trùng hợp, cũng có thể là chép phiếu của nhau; chỉ là gợi ý nên xem trước.",
        "en": "It may be chance, or one workbook copied from another; this only says where to look first.",
    },
    {
        "vi": "So sánh minh chứng của các đơn vị này khi thẩm định.",
        "en": "Compare the evidence of these units when they are appraised.",
    },
)
ALL_BEST = stated(
    "X04",
    "all-best-without-note",
    "info",
    {
        "vi": "Cả {rows} mức đều là mức cao nhất và không có lời giải trình nào.",
        "en": "All {rows} levels are the best one, and nothing is explained anywhere.",
    },
    {
        "vi": "Có thể đúng như vậy; phiếu không có điểm yếu nào thường nên xem trước.",
        "en": "It may be true; a workbook without any weak point is one to look at first.",
    },
    {
        "vi": "Xem kỹ minh chứng của phiếu này khi thẩm định.",
        "en": "Look closely at the evidence of this workbook when it is appraised.",
    },
)
LOOKED_FOR = (SAME_EVIDENCE, SAME_LEVELS, ALL_BEST)
"""Rules that a catalogue may set otherwise, although they look at no single workbook."""

_LONG_ENOUGH = 40
"""Characters, blanks aside: shorter evidence ("Có quyết định") agrees by chance."""
_FEWEST_ROWS = 10
"""Levels that have to agree, or be the best, before it means anything."""
_NAMED = 5

Finding = tuple[str, Diagnostic]


def across(results: Sequence[Result], catalog: Catalog) -> tuple[Finding, ...]:
    """(path, finding) over the workbooks that count, one a unit. The path is "" where several files are concerned.

    Takes time in proportion to the number of answers.
    """
    found: list[Finding] = []
    for rule, check in ((SAME_EVIDENCE, _same_evidence), (SAME_LEVELS, _same_levels), (ALL_BEST, _all_best)):
        severity = severity_in(catalog, rule)
        if severity is not None:
            for path, place, row_id, arguments in check(results, catalog):
                found.append((path, Diagnostic(rule.code, severity, place, row_id, arguments)))
    return tuple(found)


Part = tuple[str, Place, str, dict[str, str | Text]]
"""Path, place, row and arguments of a finding."""


def _same_evidence(results: Sequence[Result], catalog: Catalog) -> Iterator[Part]:
    places: dict[str, dict[int, tuple[Place, str]]] = {}
    texts: dict[str, str] = {}
    for number, result in enumerate(results):
        for row in _rows(result):
            entry = row.entries.get("evidence")
            if entry is None or entry.value is None or len(entry.value) < _LONG_ENOUGH:
                continue
            key = "".join(fold(entry.value).split())
            if len(key) >= _LONG_ENOUGH:
                places.setdefault(key, {}).setdefault(number, (entry.place, row.id))
                texts.setdefault(key, entry.value)
    for key, where in places.items():
        if len(where) > 1:
            found = {"found": texts[key], **_units(results, where)}
            ids = {row_id for _, row_id in where.values()}
            yield "", _common(place for place, _ in where.values()), ids.pop() if len(ids) == 1 else "", found


def _same_levels(results: Sequence[Result], catalog: Catalog) -> Iterator[Part]:
    groups: dict[tuple[tuple[str, str | None], ...], list[int]] = {}
    best = catalog.scale.best.key
    for number, result in enumerate(results):
        levels = _levels(result)
        # Where all are the best, that alone makes them alike; X04 speaks of such workbooks.
        if len(levels) >= _FEWEST_ROWS and {level for _, level in levels} != {best}:
            groups.setdefault(levels, []).append(number)
    for levels, numbers in groups.items():
        if len(numbers) > 1:
            yield "", Place(), "", {"rows": str(len(levels)), **_units(results, numbers)}


def _all_best(results: Sequence[Result], catalog: Catalog) -> Iterator[Part]:
    best = catalog.scale.best.key
    for result in results:
        levels = _levels(result)
        if len(levels) < _FEWEST_ROWS or {level for _, level in levels} != {best}:
            continue
        noted = any(row.value("explanation") or row.value("review_comment") for row in _rows(result))
        if not noted:
            yield result.path, Place(), "", {"rows": str(len(levels))}


def _rows(result: Result) -> Iterable[Row]:
    return result.submission.rows.values() if result.submission else ()


def _levels(result: Result) -> tuple[tuple[str, str | None], ...]:
    """Row and own level of every row that has one, in the order of ids."""
    own = ((row.id, row.value("self_level")) for row in _rows(result))
    return tuple(sorted((row_id, level) for row_id, level in own if level is not None))


def _common(places: Iterable[Place]) -> Place:
    """The cell, or at least the sheet, that is the same in all of the files."""
    found = set(places)
    if len(found) == 1:
        return found.pop()
    sheets = {place.sheet for place in found}
    return Place(sheets.pop()) if len(sheets) == 1 else Place()


def _units(results: Sequence[Result], numbers: Iterable[int]) -> dict[str, str | Text]:
    """How many units, and the first of them by name; a unit without a name by its file."""
    names = [_name(results[number]) for number in numbers]
    listed, more = ", ".join(names[:_NAMED]), len(names) - _NAMED
    units = {"vi": f"{listed} và {more} đơn vị khác", "en": f"{listed} and {more} more"}
    return {"count": str(len(names)), "units": units if more > 0 else {"vi": listed, "en": listed}}


def _name(result: Result) -> str:
    unit = result.scorecard.unit if result.scorecard else None
    name = (unit.name or unit.code) if unit else ""
    return name if len(name) <= 40 and name else (name[:39] + "…" if name else result.path.rpartition("/")[2])
