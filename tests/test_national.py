"""The national list of units that ships: its counts, what a code means and meant, registers made from it and held against it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from iso18091cli.register.load import check_register, read_register
from iso18091cli.register.national import communes_of, lineage, meanings, national_units, provinces_called
from test_cli import Run, run

__all__ = ["run"]
BEFORE, SINCE = date(2025, 6, 30), date(2025, 7, 1)


def on(day: date) -> Counter[tuple[str, str]]:
    return Counter(
        (unit.level, unit.kind)
        for unit, _ in national_units()
        if (unit.valid_from or date.min) <= day <= (unit.valid_to or date.max)
    )


def test_the_list_has_what_the_laws_say() -> None:
    now, then = on(SINCE), on(BEFORE)
    assert {kind: now["commune", kind] for kind in ("xa", "phuong", "dac-khu")} == {
        "xa": 2621,
        "phuong": 687,
        "dac-khu": 13,
    }
    assert (now["province", "tinh"], now["province", "thanh-pho"], sum(now.values())) == (28, 6, 34 + 3321)
    assert sum(n for (level, _), n in then.items() if level == "district") == 696
    assert sum(n for (level, _), n in then.items() if level == "province") == 63
    assert Counter(relation.extent for relation in lineage()) == {"full": 9592 + 63, "partial": 1012}


@pytest.mark.parametrize(
    ("day", "cities", "wards"),
    [
        (date(2026, 4, 29), 6, 687),
        (date(2026, 4, 30), 7, 697),
        (date(2026, 8, 31), 7, 697),
        (date(2026, 9, 1), 8, 697),
        (date(2026, 9, 20), 9, 709),
    ],
)
def test_a_kind_has_its_days(day: date, cities: int, wards: int) -> None:
    found = on(day)
    assert (found["province", "thanh-pho"], found["commune", "phuong"]) == (cities, wards)
    assert sum(found.values()) == 34 + 3321


def test_a_code_means_another_unit_since_the_reform() -> None:
    now, then = meanings()["11413"]
    assert (now.unit.name, now.unit.valid_from, now.province) == ("Hải An", SINCE, "31")
    assert (then.unit.name, then.unit.valid_to) == ("Đằng Lâm", BEFORE)
    assert [record.unit.kind for record in meanings()["09313"]] == ["phuong", "xa", "xa"]


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("Hải Phòng", "31"),
        ("31", "31"),
        ("thành phố hải phòng", "31"),
        ("TP. Hải Phòng", "31"),
        ("Hải Dương", "31"),
        ("Tỉnh Quảng Ninh", "22"),
        ("Bắc Giang", "24"),
        ("Hai Phong", ""),
        ("", ""),
    ],
)
def test_a_province_by_name_or_code_or_by_where_it_went(asked: str, code: str) -> None:
    assert [unit.code for unit in provinces_called(asked)] == ([code] if code else [])


def test_all_provinces_together_have_all_communes() -> None:
    codes = {unit.code for unit, _ in national_units() if unit.level == "province" and unit.valid_from}
    assert sum(len(communes_of(code)) for code in codes) == 3321


# units new


def test_a_new_register_is_sound_and_whole(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "units.csv"
    assert run("units", "new", "--province", "Hải Phòng", "-o", str(path)).code == 0
    units, faults = check_register(path)
    assert faults == () and len(units.expected) == len(units.units) == 114
    assert Counter(unit.kind for unit in units.units) == {"xa": 67, "phuong": 45, "dac-khu": 2}
    assert {(unit.parent, unit.email, unit.valid_from) for unit in units.units} == {("31", "", SINCE)}
    text = path.read_text("utf-8-sig")
    assert "đối chiếu với nghị quyết" in text.splitlines()[0]
    assert run("units", "new", "--province", "Hải Phòng", "-o", str(path)).code == 2, "nothing is overwritten"


def test_a_new_register_of_some_kinds_with_what_changed(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "u.csv"
    done = run("units", "new", "--province", "Bắc Giang", "--kind", "Phường, dac-khu", "-o", str(path), "--lang", "vi")
    assert done.code == 0 and "“Bắc Giang” nay thuộc Bắc Ninh" in done.err
    units, faults = check_register(path)
    assert faults == () and {unit.kind for unit in units.units} == {"phuong"}
    assert "Phường từ 20/09/2026 (388/NQ-UBTVQH16)" in path.read_text("utf-8-sig")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--province", "Hải Phonk"), "Có phải là “Hải Phòng”?"),
        (("--province", "Hải Phòng", "--kind", "quan"), "Chọn: phuong, xa, thi-tran, dac-khu"),
    ],
)
def test_what_cannot_be_made_is_said(tmp_path: Path, run: Run, arguments: tuple[str, ...], said: str) -> None:
    done = run("units", "new", *arguments, "-o", str(tmp_path / "u.csv"), "--lang", "vi")
    assert done.code == 2 and said in " ".join(done.err.split()) and not (tmp_path / "u.csv").exists()


# units show


@pytest.mark.parametrize(
    ("code", "language", "said"),
    [
        ("11413", "vi", ["Phường Hải An (Hải Phòng) từ 01/07/2025", "11425 Phường Tràng Cát (Hải Phòng), toàn bộ"]),
        ("11413", "vi", ["Phường Đằng Lâm (Hải Phòng) đến 30/06/2025", "11419 Phường Nam Hải (Hải Phòng), một phần"]),
        ("306", "en", ["Hải An (Urban district), Hải Phòng until 30/06/2025"]),
        ("09313", "en", ["Chi Lăng (Ward), Bắc Ninh since 20/09/2026", "from 01/07/2025 to 19/09/2026"]),
        ("22", "vi", ["Thành phố Quảng Ninh từ 01/09/2026", "Tỉnh Quảng Ninh từ 01/07/2025 đến 31/08/2026"]),
    ],
)
def test_what_a_unit_is_and_was(run: Run, code: str, language: str, said: list[str]) -> None:
    done = run("units", "show", code, "--lang", language)
    assert done.code == 0 and all(words in done.out for words in said)
    assert "nghị quyết" in done.err or "resolution" in done.err


def test_a_code_that_nobody_has(run: Run) -> None:
    assert run("units", "show", "99999").code == 2


# units check


@pytest.mark.parametrize(
    ("row", "warned"),
    [
        ("11413;Hải An;commune;phuong;;", False),
        ("11413;Hải An;;;;", False),
        ("11413;Đằng Lâm;commune;phuong;;", True),
        ("11413;Đằng Lâm;commune;phuong;;2025-06-30", False),
        ("11413;Hải An;commune;phuong;;2025-06-30", True),
        ("11413;Hải An;commune;xa;;", True),
        ("09313;Chi Lăng;commune;xa;;", False),
        ("09313;Chi Lăng;commune;phuong;2026-09-20;", False),
        ("09313;Chi Lăng;commune;xa;2026-09-20;", True),
        ("306;Hải An;district;quan;;2025-06-30", False),
        ("306;Hải An;district;huyen;;2025-06-30", False),
        ("306;Lê Chân;district;quan;;2025-06-30", True),
        ("99001;Mẫu;commune;xa;;", False),
        ("00070;Sở Nội vụ;other;co-quan-khac;;", False),
    ],
)
def test_code_and_name_against_the_list(tmp_path: Path, row: str, warned: bool) -> None:
    path = tmp_path / "units.csv"
    path.write_text(f"code;name;level;kind;valid_from;valid_to\n{row}\n", "utf-8")
    assert read_register(path)[1] == (), "only `units check` holds it against the list"
    faults = check_register(path)[1]
    assert [(fault.line, fault.severity) for fault in faults] == [(2, "warning")] * warned
    if warned and row.startswith("11413"):
        assert (
            "Phường Hải An (Hải Phòng) từ 01/07/2025; Phường Đằng Lâm (Hải Phòng) đến 30/06/2025"
            in faults[0].message["vi"]
        )


def test_a_register_of_before_the_reform_is_warned_code_by_code(tmp_path: Path) -> None:
    old = [r.unit for r in national_units() if r.unit.level == "commune" and not r.unit.valid_from]
    stayed = [unit for unit in old if meanings()[unit.code][0].unit.valid_from]
    lines = "\n".join(f"{unit.code};{unit.name};commune" for unit in stayed)
    path = tmp_path / "units.csv"
    path.write_text(f"code;name;level\n{lines}\n", "utf-8")
    warned = [fault for fault in check_register(path)[1] if "danh mục cả nước" in fault.message["vi"]]
    assert (len(stayed), len(warned)) == (3316, 1821)
