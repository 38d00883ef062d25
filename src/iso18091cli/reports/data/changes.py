"""Comparison → data/changes.csv with its datapackage.json: a line a unit, pillar and indicator of each step.

Units whose borders moved have no line here: there is no change of them (contract "comparison").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, Any, Literal, NamedTuple

from iso18091cli.files.csv_lines import Cell, csv_pieces
from iso18091cli.messages.compare import WORDS
from iso18091cli.model.answers import Stage
from iso18091cli.model.comparison import CHANGES, Change, Comparison, Figures, Kept, Step
from iso18091cli.reports.data.package import own_package
from iso18091cli.reports.data.promises import PromiseRow
from iso18091cli.results.columns import INDICATORS, POINTS, columns_of, says


class ChangeRow(NamedTuple):
    """One figure of a unit from one round to the next."""

    before_period: Annotated[str, says("Kỳ trước", "Period of before", public=True, required=True)]
    after_period: Annotated[str, says("Kỳ sau", "Period of now", public=True, required=True)]
    catalog: Annotated[
        Literal["published", "before", "after"],
        says(
            "Tính theo: published (bộ chỉ số của từng kỳ), before, after (cả hai kỳ theo bộ của kỳ trước, kỳ sau)",
            "Scored under: published (each round's own catalogue), before, after (both under that of before, of now)",
            public=True,
            required=True,
        ),
    ]
    unit: Annotated[str, says("Khóa đơn vị ở kỳ sau", "Key of the unit in the later round", public=True, required=True)]
    unit_before: Annotated[
        str, says("Khóa đơn vị ở kỳ trước", "Key of the unit in the earlier round", public=True, required=True)
    ]
    name: Annotated[str, says("Tên đơn vị ở kỳ sau", "Name of the unit in the later round", public=True)]
    scope: Annotated[
        Literal["total", "pillar", "indicator"],
        says("Phạm vi của số liệu", "What the figure is of", public=True, required=True),
    ]
    id: Annotated[
        str, says("Khóa của mục ở kỳ sau", "Key of pillar or indicator, or “total”", public=True, required=True)
    ]
    change: Annotated[
        Change | None, says("Thay đổi của chỉ số", "What became of the indicator", public=True, enum=[*CHANGES])
    ] = None
    before: Annotated[
        str | None, says("Mức hoặc tình trạng ở kỳ trước", "Level or status in the earlier round", public=True)
    ] = None
    after: Annotated[
        str | None, says("Mức hoặc tình trạng ở kỳ sau", "Level or status in the later round", public=True)
    ] = None
    before_score: Annotated[
        float | None,
        says(
            "Điểm kỳ trước trên các chỉ số chung",
            "Score of before, over the same indicators",
            public=True,
            unit=POINTS,
        ),
    ] = None
    after_score: Annotated[
        float | None,
        says("Điểm kỳ sau trên các chỉ số chung", "Score of now, over the same indicators", public=True, unit=POINTS),
    ] = None
    difference: Annotated[float | None, says("Thay đổi của điểm", "Change of the score", public=True, unit=POINTS)] = (
        None
    )
    same: Annotated[
        int | None,
        says("n: chỉ số có mức ở cả hai kỳ", "n: indicators with a level both times", public=True, unit=INDICATORS),
    ] = None
    of: Annotated[
        int | None,
        says(
            "N: chỉ số không đổi, áp dụng ở cả hai kỳ",
            "N: unchanged ones that apply both times",
            public=True,
            unit=INDICATORS,
        ),
    ] = None
    enough: Annotated[
        bool | None, says("Đủ chỉ số chung để tính điểm", "Whether n of N is enough for a score", public=True)
    ] = None
    marks: Annotated[
        str | None,
        says(
            "Bộ chỉ số đổi gì ở chỉ số ấy, cách nhau bằng dấu cách",
            "What the catalogue changed of it, with blanks between",
            public=True,
        ),
    ] = None
    before_stage: Annotated[
        Stage | None, says("Bước của phiếu kỳ trước", "Stage of the earlier result", public=True)
    ] = None
    after_stage: Annotated[Stage | None, says("Bước của phiếu kỳ sau", "Stage of the later result", public=True)] = None


def change_rows(comparison: Comparison) -> Iterator[ChangeRow]:
    """Step by step, unit by unit in the later round's order: total, pillars, indicators."""
    for step in comparison.steps:
        ways = (("published", step.figures), ("before", step.under_before), ("after", step.under_after))
        for way, figures in ways:
            if figures is not None:
                yield from _of_figures(step, way, figures)


def _of_figures(step: Step, way: str, figures: Figures) -> Iterator[ChangeRow]:
    for unit in figures.kept:
        about = {
            "before_period": step.before.period,
            "after_period": step.after.period,
            "catalog": way,
            "unit": unit.after.key,
            "unit_before": unit.before.key,
            "name": unit.after.unit.name,
            "before_stage": unit.before.stage,
            "after_stage": unit.after.stage,
        }
        yield from _of_unit(step, way, unit, about)


def _of_unit(step: Step, way: str, unit: Kept, about: dict[str, Any]) -> Iterator[ChangeRow]:
    for line in (unit.total, *unit.sums[:-1]):
        yield ChangeRow(
            **about,
            scope="total" if line.id == "total" else "pillar",
            id=line.id,
            before_score=line.before,
            after_score=line.after,
            difference=line.difference,
            same=line.same,
            of=line.of,
            enough=line.enough,
        )
    for indicator in unit.indicators:
        yield ChangeRow(
            **about,
            scope="indicator",
            id=indicator.id,
            change=indicator.change,
            before=indicator.before or None,
            after=indicator.after or None,
            marks=" ".join(step.marks.get(indicator.id, ())) or None if way == "published" else None,
        )


def change_tables(
    comparison: Comparison, tool_version: str, promised: Sequence[PromiseRow] = ()
) -> Iterator[tuple[str, Iterable[bytes]]]:
    """The files of the data folder, each with its content in pieces; ``promises.csv`` where anything was promised."""
    columns = columns_of(ChangeRow)
    rows: Iterator[tuple[Cell, ...]] = (tuple(map(_cell, row)) for row in change_rows(comparison))
    yield "changes.csv", csv_pieces([column.key for column in columns], rows)
    rounds = [
        {
            "name": each.name,
            "period": each.period,
            "stage": each.stage or "latest",
            "public": each.public,
            "catalog": {"id": each.catalog.id, "version": each.catalog.version, "digest": each.catalog.digest},
        }
        for each in comparison.rounds
    ]
    key = ("before_period", "after_period", "catalog", "unit", "scope", "id")
    more = {"rounds": rounds, "description": " | ".join(WORDS["data-note"].values())}
    if promised:
        yield "promises.csv", csv_pieces(PromiseRow._fields, promised)
    beside = {"promises": PromiseRow} if promised else {}
    yield "datapackage.json", [own_package("changes", WORDS["data-title"], ChangeRow, tool_version, key, more, beside)]


def _cell(value: Any) -> Cell:  # noqa: ANN401 - a field of a row
    return str(value) if isinstance(value, bool) else value
