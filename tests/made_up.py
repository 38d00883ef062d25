"""A province, or a country, of made-up units by the shipped catalogue: for sizes and for looking at."""

from __future__ import annotations

import random

from hand import aggregate, both
from iso18091cli.catalog import load_catalog
from iso18091cli.checks.table import RULES
from iso18091cli.model.answers import NOT_APPLICABLE, Entry, Place, Row, Submission
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.findings import Diagnostic
from iso18091cli.model.scores import Result
from iso18091cli.model.summary import LedgerLine, Summary
from iso18091cli.model.units import Unit, Units
from iso18091cli.scoring.scorecard import score

NAMES = ("Hải An", "Thủy Nguyên", "Đông Hải", "Kiến An", "Lê Chân", "Phù Liễn", "Vĩnh Bảo", "An Biên", "Đặng Cương")


def a_province(units: int, seed: int = 18091) -> Summary:
    """So many communes in districts of twenty, one in thirty of them missing; levels, blanks and findings by chance."""
    chance, catalog = random.Random(seed), load_catalog(None)
    expected = units + units // 30
    districts = [
        Unit(
            code=f"{300 + n}",
            name=f"{NAMES[n % len(NAMES)]} {n + 1}",
            level="district",
            kind="huyen",
            status="dissolved",
        )
        for n in range(-(-expected // 20))
    ]
    communes = [
        Unit(
            code=f"{10000 + n:05}",
            name=f"{chance.choice(NAMES)} {n + 1}",
            level="commune",
            kind=chance.choice(("phuong", "xa", "dac-khu")),
            parent=districts[n // 20].code,
        )
        for n in range(expected)
    ]
    files = [_result(unit, catalog, chance) for unit in communes[:units]]
    skipped = [LedgerLine(path="thu/~$phieu.xlsx", sha256="", outcome="skipped", unit=None, reason=both("Tệp khóa"))]
    register = Units(path="units.csv", units=(*districts, *communes))
    return aggregate(files, catalog, register, skipped)


def _result(unit: Unit, catalog: Catalog, chance: random.Random) -> Result:
    path = f"phieu/{unit.code}.xlsx"
    # A unit is weak or strong, more or less finished.
    weights = [chance.random(), 1 + chance.random(), 1 + 3 * chance.random(), chance.choice((0, 0, 0, 0.3))]
    rows: dict[str, Row] = {}
    for indicator in catalog.indicators:
        if indicator.may_be_not_applicable and chance.random() < 0.2:
            rows[indicator.id] = _row(indicator.id, competence=NOT_APPLICABLE, explanation="Không có")
            continue
        for id in [criterion.id for criterion in indicator.criteria] or [indicator.id]:
            level = chance.choices((*catalog.scale.keys, ""), weights)[0]
            rows[id] = _row(id, **({"self_level": level} if level else {}))
    stamp = {"unit_code": unit.code, "unit_name": unit.name, "unit_level": unit.level, "period": "2026"}
    stamp |= {"catalog_id": catalog.id, "catalog_version": catalog.version}
    submission = Submission(
        path=path,
        sha256=f"{int(unit.code):064x}",
        stamp=stamp,
        language="vi",
        unit={},
        rows=rows,
        survey={},
        actions=(),
    )
    codes = [code for code in ("A01", "A09", "E01", "Q03") if code in RULES]
    found = tuple(Diagnostic(code, RULES[code].severity) for code in chance.choices(codes, k=chance.randrange(6)))
    card = score(submission, catalog)
    return Result(path=path, sha256=submission.sha256, submission=submission, scorecard=card, diagnostics=found)


def _row(id: str, **values: str) -> Row:
    entries = {
        column: Entry(place=Place("Trang", "A1"), kind="text", typed=value, value=value)
        for column, value in values.items()
    }
    return Row(id=id, place=Place("Trang", "A1"), entries=entries)
