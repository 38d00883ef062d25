"""Who takes part of who should → `data/coverage.csv` with its description, and JSON. Keys, not words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Annotated, Any, NamedTuple

from iso18091cli.files.csv_lines import csv_pieces
from iso18091cli.messages.coverage import WORDS
from iso18091cli.model.coverage import CYCLE, RoundCoverage, UnitCoverage
from iso18091cli.model.lineage import Change
from iso18091cli.model.summary import State
from iso18091cli.model.units import Status
from iso18091cli.reports.data.package import own_package
from iso18091cli.results.columns import says


class CoverageRow(NamedTuple):
    """A unit in a round."""

    round: Annotated[str, says("Thư mục của đợt", "Folder of the round", public=True, required=True)]
    period: Annotated[str, says("Kỳ đánh giá", "Period of the assessment", public=True)]
    code: Annotated[str, says("Mã hành chính, giữ số 0 ở đầu", "Official code, leading zeros kept", public=True)]
    name: Annotated[str, says("Tên đơn vị", "Name of the unit", public=True)]
    level: Annotated[str, says("Cấp hành chính", "Level of administration", public=True)]
    kind: Annotated[str, says("Loại đơn vị", "Kind of unit", public=True)]
    parent: Annotated[str, says("Mã đơn vị cấp trên", "Code of the unit above", public=True)]
    status: Annotated[Status, says("Tình trạng trong danh mục", "Status in the register", public=True, required=True)]
    expected: Annotated[bool, says("Phải tham gia", "Whether it is to take part", public=True)]
    state: Annotated[State, says("Đơn vị đang ở đâu trong kỳ", "Where the unit stands in the round", public=True)]
    steps: Annotated[
        str, says("Các bước của chu trình đã qua", "Steps of the cycle that it has taken, by key", public=True)
    ]
    change: Annotated[
        Change | None,
        says("So với các đơn vị tham gia kỳ trước", "What it is to those of the round before", public=True),
    ]
    came_from: Annotated[
        str, says("Mã các đơn vị của kỳ trước", "Codes of the units of that round that it is or came from", public=True)
    ]


def coverage_rows(found: Sequence[RoundCoverage]) -> Iterator[CoverageRow]:
    """A record a unit and round."""
    for one in found:
        for line in one.units:
            yield _record(one, line)


def _record(found: RoundCoverage, line: UnitCoverage) -> CoverageRow:
    unit = line.unit
    return CoverageRow(
        round=found.name,
        period=found.period,
        code=unit.code,
        name=unit.name,
        level=unit.level,
        kind=unit.kind,
        parent=unit.parent,
        status=unit.status,
        expected=line.expected,
        state=line.state,
        steps=" ".join(step for step in CYCLE if step in line.steps),
        change=line.change,
        came_from=" ".join(unit.code or unit.name for unit in line.came_from),
    )


def coverage_csv(found: Sequence[RoundCoverage]) -> bytes:
    """A line a unit and round, in keys; UTF-8 with BOM."""
    lines = ([str(cell) if isinstance(cell, bool) else cell for cell in row] for row in coverage_rows(found))
    return b"".join(csv_pieces(CoverageRow._fields, lines))


def coverage_document(found: Sequence[RoundCoverage]) -> str:
    """One JSON document: a record a round with its sums, groups, steps, survey and units; in keys."""
    document = {"format": 1, "rounds": [_in_json(one) for one in found]}
    return json.dumps(document, ensure_ascii=False, indent=1)


def _in_json(found: RoundCoverage) -> dict[str, Any]:
    return {
        "name": found.name,
        "period": found.period,
        "besides": found.besides,
        "kept": None if found.first else found.count("kept", "renamed"),
        "came_from_earlier": None if found.first else found.count("merged", "split"),
        "joined": None if found.first else found.count("joined"),
        "left": [unit.code or unit.name for unit in found.left],
        "shares": [
            {
                "by": share.by,
                "key": share.key,
                "took_part": share.took_part,
                "expected": share.expected,
                "absent": dict(share.absent),
            }
            for share in found.shares
        ],
        "steps": {step: found.reached(step) for step in CYCLE},
        "survey": [
            {"question": line.question, "answer": line.answer, "units": line.units, "answered": line.of}
            for line in found.survey
        ],
        "units": [_record(found, line)._asdict() for line in found.units],
    }


def coverage_package(tool_version: str) -> bytes:
    """datapackage.json beside the table."""
    return own_package("coverage", WORDS["data-title"], CoverageRow, tool_version)
