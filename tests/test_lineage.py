"""Who came from whom: hand-worked cases of two rounds, and an office's own lineage.csv."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from iso18091cli.errors import Faults
from iso18091cli.model.lineage import Relation
from iso18091cli.model.units import Unit
from iso18091cli.register.lineage import Lineage, left
from iso18091cli.register.load import load_units
from iso18091cli.register.own_lineage import lineage_beside, load_lineage

CASES = yaml.safe_load((Path(__file__).parent / "data" / "lineage_cases.yaml").read_text("utf-8"))
PILOT = Path(__file__).parent.parent / "examples" / "pilot-2023" / "units.csv"


def unit(code: str, name: str, level: str, parent: str = "", last: date | None = None) -> Unit:
    return Unit(code=code, name=name, level=level, parent=parent, valid_to=last)


COUNTRY = Lineage()


def lineage_of(own: list[Any]) -> Lineage:
    if not own:
        return COUNTRY
    said = [Relation(*row) for row in own if row[2] != "none"]
    return Lineage(said, [(row[0], row[1]) for row in own if row[2] == "none"])


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_what_a_unit_is_to_an_earlier_round(case: dict[str, Any]) -> None:
    earlier = [unit(*said) for said in case["earlier"]]
    days = tuple(case.get("days", (None, None)))
    (found,) = lineage_of(case.get("own", [])).origins([unit(*case["now"])], earlier, days)
    assert [found.change, found.pieces, found.covered] == case["is"]
    told = [[a.unit.code, a.extent, f"{a.brings}/{a.of}", a.covers] for a in found.earlier]
    assert told == case["from"]
    assert [one.code for one in left([found], earlier)] == case.get("left", [])


def test_a_unit_of_before_the_reform_came_from_nobody() -> None:
    assert COUNTRY.predecessors(unit("306", "Hải An", "district")) == ()
    assert [a.unit.name for a in COUNTRY.predecessors(unit("11411", "Đông Hải", "commune"))] == [
        *("Đông Hải 1", "Đông Hải 2", "Nam Hải", "Hải An"),
    ]


def test_the_pilot_of_2023_in_the_wards_of_today() -> None:
    pilot = load_units(PILOT).units
    wards = [unit("11413", "Hải An", "commune", "31"), unit("11411", "Đông Hải", "commune", "31")]
    found = COUNTRY.origins(wards, pilot, (date(2026, 12, 31), date(2023, 12, 31)))
    assert [[a.unit.code for a in origin.earlier] for origin in found] == [["99001", "306"], ["306"]]
    assert {one.code for one in left(found, pilot)} == {one.code for one in pilot} - {"99001", "306"}


# An office's own lineage.csv

HEAD = "mã;mã trước đây;mức độ;từ ngày;tên trước đây\n"


def test_an_own_list_beside_the_register(tmp_path: Path) -> None:
    assert len(lineage_beside(tmp_path / "units.csv").predecessors(unit("11411", "Đông Hải", "commune"))) == 4
    (tmp_path / "lineage.csv").write_text(
        HEAD + "11411;11419;không;;\n11411;11411;toàn bộ;01/07/2025;\n11411;11412;;;Xóm Mới\n", "utf-8"
    )
    found = lineage_beside(tmp_path / "units.csv").predecessors(unit("11411", "Đông Hải", "commune"))
    assert [(a.unit.code, a.extent, a.unit.name) for a in found] == [
        ("11410", "full", "Đông Hải 1"),
        ("11411", "full", "Đông Hải 2"),
        ("11412", "full", "Xóm Mới"),
        ("306", "partial", "Hải An"),
    ]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("11411;;;;", "Ô này để trống"),
        ("11411;11419;một phan nao;;", "một phan nao"),
        ("11411;11419;;1/7/2025;", "không phải là ngày hợp lệ"),
    ],
)
def test_an_own_list_with_faults_is_told_by_row(tmp_path: Path, row: str, said: str) -> None:
    path = tmp_path / "lineage.csv"
    path.write_text(f"{HEAD}{row}\n", "utf-8")
    with pytest.raises(Faults) as fault:
        load_lineage(path)
    assert [one.line for one in fault.value.faults] == [2] and said in fault.value.text["vi"]
