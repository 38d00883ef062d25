"""Family X: several files together. Found while they are put side by side (aggregate.py), worded here.

Likeness is no proof of anything: neighbours share decisions of the level above. These findings say where to look first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from iso18091cli.checks.rule import severity_in, stated
from iso18091cli.model.answers import Place, Row
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.findings import Diagnostic
from iso18091cli.model.scores import Result
from iso18091cli.model.text import Text

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
OTHER_PERIOD = stated(
    "X05",
    "other-period",
    "warning",
    {
        "vi": "Phiếu thuộc kỳ “{found}”, không phải kỳ “{period}” đang tổng hợp nên không được tính.",
        "en": "The workbook is of the period “{found}”, not of “{period}”, which is summed up; it does not count.",
    },
    {
        "vi": "Kết quả của hai kỳ cộng chung thì không nói được gì về kỳ nào.",
        "en": "Results of two periods put together tell nothing about either.",
    },
    {
        "vi": "Nếu ghi nhầm kỳ, báo đơn vị sửa; nếu muốn tổng hợp kỳ kia, chạy lại với --period.",
        "en": "If the period is a slip, ask the unit to correct it; to sum up the other one, run again with --period.",
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
Spot = tuple[Place, str]
"""A cell and the row it stands in."""


def across(results: Iterable[Result], catalog: Catalog) -> tuple[Finding, ...]:
    """(path, finding) over the workbooks that count, one a unit. The path is "" where several files are concerned.

    Goes through the results once and keeps none; takes time in proportion to the number of answers.
    """
    likeness = _Likeness(catalog)
    for result in results:
        likeness.add(result)
    found: list[Finding] = []
    for rule, parts in (
        (SAME_EVIDENCE, likeness.same_evidence()),
        (SAME_LEVELS, likeness.same_levels()),
        (ALL_BEST, iter(likeness.all_best)),
    ):
        severity = severity_in(catalog, rule)
        if severity is not None:
            for path, place, row_id, arguments in parts:
                found.append((path, Diagnostic(rule.code, severity, place, row_id, arguments)))
    return tuple(found)


Part = tuple[str, Place, str, dict[str, str | Text]]
"""Path, place, row and arguments of a finding."""


class _Likeness:
    """What has been seen so far: of each text and each row of levels no more than is needed to know it again."""

    def __init__(self, catalog: Catalog) -> None:
        self.best = catalog.scale.best.key
        self.names: list[str] = []
        self.spots: dict[Spot, int] = {}
        self.once: dict[int, tuple[int, int]] = {}
        """Hash of a text -> number of the first unit that gives it, and where."""
        self.again: dict[int, tuple[str, dict[int, int]]] = {}
        """Of a text given by several: the text itself, and where by unit."""
        self.levels: dict[tuple[tuple[str, str | None], ...], list[int]] = {}
        self.all_best: list[Part] = []

    def add(self, result: Result) -> None:
        if result.submission is None:
            return
        number = len(self.names)
        self.names.append(_name(result))
        rows = result.submission.rows.values()
        for row in rows:
            self.add_evidence(number, row)
        levels = tuple(sorted((row.id, level) for row in rows if (level := row.value("self_level")) is not None))
        if len(levels) < _FEWEST_ROWS:
            return
        if any(level != self.best for _, level in levels):
            self.levels.setdefault(levels, []).append(number)
        elif not any(row.value("explanation") or row.value("review_comment") for row in rows):
            self.all_best.append((result.path, Place(), "", {"rows": str(len(levels))}))

    def add_evidence(self, number: int, row: Row) -> None:
        entry = row.entries.get("evidence")
        if entry is None or entry.value is None or len(entry.value) < _LONG_ENOUGH:
            return
        text = "".join(entry.value.casefold().split())
        if len(text) < _LONG_ENOUGH:
            return
        key, spot = hash(text), self.spots.setdefault((entry.place, row.id), len(self.spots))
        first = self.once.setdefault(key, (number, spot))
        if first[0] != number:
            _, where = self.again.setdefault(key, (entry.value, dict([first])))
            where.setdefault(number, spot)

    def same_evidence(self) -> Iterator[Part]:
        spots = list(self.spots)
        for text, where in self.again.values():
            found = {spots[index] for index in where.values()}
            ids = {row_id for _, row_id in found}
            row_id = ids.pop() if len(ids) == 1 else ""
            yield "", _common({place for place, _ in found}), row_id, {"found": text, **self.units(where)}

    def same_levels(self) -> Iterator[Part]:
        for levels, numbers in self.levels.items():
            if len(numbers) > 1:
                yield "", Place(), "", {"rows": str(len(levels)), **self.units(numbers)}

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
