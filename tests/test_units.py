"""The register of units: what is understood, and what is said about everything that is not."""

from __future__ import annotations

import os
import shutil
import subprocess
import unicodedata
from datetime import date
from pathlib import Path
from typing import Literal

import openpyxl
import pytest

from iso18091cli.errors import Fault, Faults
from iso18091cli.messages.register import COLUMNS, FAULTS, OTHER_HEADINGS
from iso18091cli.model.spelling import fold, garbled, legacy, restored
from iso18091cli.model.text import LANGUAGES
from iso18091cli.model.units import KINDS, KINDS_OF_LEVEL, LEVELS, Unit, Units, full_name
from iso18091cli.register.faults import Report
from iso18091cli.register.load import CODE_DIGITS, load_units, read_register
from iso18091cli.register.national import national_units

EXAMPLE = Path(__file__).parent.parent / "examples" / "pilot-2023" / "units.csv"


def csv_file(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "units.csv"
    path.write_bytes(text.encode(encoding))
    return path


def xlsx_file(folder: Path, *rows: list[str | int | date | None]) -> Path:
    path = folder / "units.xlsx"
    book = openpyxl.Workbook()
    for at, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            cell = book.worksheets[0].cell(at, column, value)
            if isinstance(value, str):
                cell.data_type = "s"
    book.save(path)
    return path


def read(folder: Path, text: str) -> tuple[Units, tuple[Fault, ...]]:
    return read_register(csv_file(folder, text))


def only_fault(folder: Path, text: str) -> Fault:
    _, faults = read(folder, text)
    assert len(faults) == 1, [fault.sentence("en") for fault in faults]
    return faults[0]


def row(**cells: str) -> str:
    """A register of one unit, as CSV: a good row in which the given cells are changed."""
    good = {"code": "11413", "name": "Hải An", "level": "commune"} | cells
    return ";".join(good) + "\n" + ";".join(good.values()) + "\n"


def said(name: str, fault: Fault) -> bool:
    """Whether the fault is the one of that name, whatever its arguments."""
    start = FAULTS[name].message["en"].split("{")[0]
    return fault.message["en"].startswith(start) and fault.severity == FAULTS[name].severity


# what is understood


def test_the_example_is_a_register_of_twelve_units_without_a_fault() -> None:
    units, faults = read_register(EXAMPLE)
    assert faults == ()
    assert len(units.units) == len(units.expected) == 12
    assert units.path == str(EXAMPLE)
    assert units.units[0] == Unit(
        code="306", name="Hải An", level="district", kind="quan", email="hai-an@example.vn", valid_to=date(2025, 6, 30)
    )
    assert units.units[-1].parent == "316"
    first_line = EXAMPLE.read_text("utf-8-sig").splitlines()[0]
    assert first_line.startswith("#") and "MINH HỌA" in first_line and "illustrative" in first_line


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_separators_and_byte_order_marks(tmp_path: Path, delimiter: str, encoding: str) -> None:
    text = 'code;name;reason\r\n00070;"Hải An";"một\r\nhai"\r\n'.replace(";", delimiter)
    units = load_units(csv_file(tmp_path, text, encoding))
    assert units.units == (Unit(code="00070", name="Hải An", reason="một hai"),)


def test_a_separator_inside_a_comment_or_a_quoted_field_is_text(tmp_path: Path) -> None:
    units, faults = read(tmp_path, '# một, hai, ba, bốn\n"mã";"tên"\n1;"Hải An; phường"\n')
    assert (units.units, faults) == ((Unit(code="1", name="Hải An; phường"),), ())


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_vietnamese_headings_and_words(tmp_path: Path, form: Literal["NFC", "NFD"]) -> None:
    text = (
        "Mã;TÊN;Cấp;Loại;Đơn vị cấp trên;Email;Tình trạng;Lý do;Từ ngày;Đến ngày;Ghi chú\n"
        "306;Hải An;cấp huyện;QUẬN;;a@b.vn;đã giải thể;Nghị quyết;01/01/2003;30/06/2025;x\n"
    )
    units, faults = read(tmp_path, unicodedata.normalize(form, text))
    assert faults == ()
    assert units.units == (
        Unit(
            code="306",
            name="Hải An",
            level="district",
            kind="quan",
            email="a@b.vn",
            status="dissolved",
            reason="Nghị quyết",
            valid_from=date(2003, 1, 1),
            valid_to=date(2025, 6, 30),
        ),
    )
    assert units.expected == ()


@pytest.mark.parametrize("typed", ["commune", "Cấp xã", "cap xa", "COMMUNE LEVEL", "xã", "Xa"])
def test_a_level_is_a_key_or_a_word_marks_and_case_aside(tmp_path: Path, typed: str) -> None:
    units, faults = read(tmp_path, row(level=typed))
    assert (units.units[0].level, faults) == ("commune", ())


@pytest.mark.parametrize("kind", KINDS)
def test_a_missing_level_follows_from_the_kind(tmp_path: Path, kind: str) -> None:
    units, faults = read(tmp_path, row(code="X-1", level="", kind=kind))
    assert faults == ()
    assert kind in KINDS_OF_LEVEL[units.units[0].level]


def test_a_city_is_of_district_level_unless_it_says_province(tmp_path: Path) -> None:
    units, faults = read(
        tmp_path, "code;name;level;kind\n311;Thủy Nguyên;;thành phố\n31;Hải Phòng;cấp tỉnh;thành phố\n"
    )
    assert ([u.level for u in units.units], faults) == (["district", "province"], ())


def test_text_is_cleaned(tmp_path: Path) -> None:
    units, faults = read(tmp_path, "code;name;level\n\u00a0306\u200b;\ufeff Ðằng\u00a0 Lâm ;district\n")
    assert (units.units, faults) == ((Unit(code="306", name="Đằng Lâm", level="district"),), ())


def test_a_workbook_is_read_like_a_csv(tmp_path: Path) -> None:
    path = xlsx_file(
        tmp_path,
        [],
        ["# minh họa"],
        [None, "code", "name", "level", "valid_from", "valid_to"],
        [],
        [None, "00070", "Hải An", "commune", date(2025, 7, 1), "31/12/2026"],
        [None, 11413, "Đông Hải", "commune"],
    )
    units, faults = read_register(path)
    assert faults == ()
    assert units.units == (
        Unit(code="00070", name="Hải An", level="commune", valid_from=date(2025, 7, 1), valid_to=date(2026, 12, 31)),
        Unit(code="11413", name="Đông Hải", level="commune"),
    )


# the file


def test_a_missing_file(tmp_path: Path) -> None:
    for name in ("none.csv", "none.xlsx"):
        units, faults = read_register(tmp_path / name)
        assert units.units == () and len(faults) == 1 and said("file-missing", faults[0])


def test_a_file_of_another_format(tmp_path: Path) -> None:
    path = tmp_path / "units.docx"
    path.write_bytes(b"PK")
    _, (fault,) = read_register(path)
    assert said("file-format", fault) and ".docx" in fault.message["vi"]


def test_a_workbook_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "units.xlsx"
    path.write_bytes(b"code;name\n")
    _, (fault,) = read_register(path)
    assert said("not-a-workbook", fault)


@pytest.mark.parametrize("encoding", ["cp1258", "utf-16"])
def test_another_encoding_is_told_how_to_save(tmp_path: Path, encoding: str) -> None:
    _, (fault,) = read_register(csv_file(tmp_path, "code;name\n1;Lê Chân\n", encoding))
    assert said("not-utf-8", fault)
    assert all("CSV UTF-8" in fault.remedy[language] for language in LANGUAGES)
    assert fault.line == (2 if encoding == "cp1258" else 1)


def test_a_quotation_mark_never_closed_swallows_nothing(tmp_path: Path) -> None:
    fault = only_fault(tmp_path, 'code;name\n1;A\n2;"B\n3;C\n')
    assert said("bad-quotes", fault) and fault.line == 3


@pytest.mark.parametrize(
    "text", ["", "\n\n", "# chỉ có ghi chú\n", "code;name\n", "code;name\n;\n", "code;name;note\n;;x\n"]
)
def test_a_register_without_units(tmp_path: Path, text: str) -> None:
    assert said("no-units", only_fault(tmp_path, text))


# the headings


def test_a_missing_column_is_named_in_each_language(tmp_path: Path) -> None:
    fault = only_fault(tmp_path, "\nname;level\nHải An;commune\n")
    assert said("column-missing", fault)
    assert (fault.line, fault.record) == (2, "mã")
    assert "“mã”" in fault.message["vi"] and "“code”" in fault.message["en"]


def test_an_unknown_column_names_the_nearest(tmp_path: Path) -> None:
    fault = only_fault(tmp_path, row(statuss="x"))
    assert said("column-unknown", fault) and fault.record == "statuss"
    assert fault.remedy["en"].startswith("Did you mean “status”?")
    assert fault.remedy["vi"].startswith("Có phải là “tình trạng”?")


def test_a_column_like_none_gets_the_whole_list(tmp_path: Path) -> None:
    fault = only_fault(tmp_path, row(xyzzy="x"))
    assert fault.remedy["vi"].startswith("Các cột được dùng: mã, tên")


def test_a_column_that_stands_twice(tmp_path: Path) -> None:
    units, (fault,) = read(tmp_path, "code;name;Mã\n1;A;2\n")
    assert said("column-repeated", fault) and (fault.line, fault.record) == (1, "Mã")
    assert units.units == (Unit(code="1", name="A"),)


def test_a_cell_beyond_the_headings_is_said(tmp_path: Path) -> None:
    fault = only_fault(tmp_path, "code;name\n1;An;Biên\n2\t;B\n")
    assert said("cell-outside", fault) and fault.line == 2 and "Biên" in fault.message["en"]


@pytest.mark.parametrize(
    "heading",
    [
        "Mã đơn vị;Tên đơn vị;Thư điện tử;Trạng thái",
        "Mã ĐVHC;TÊN ĐVHC;E-mail;Tình trạng",
        "STT;Mã số (*);Tên đơn vị hành chính;Hộp thư điện tử;Trạng thái",
        '"Mã\nđơn vị";Đơn vị:;Địa chỉ thư điện tử;TRẠNG THÁI',
        "TT;ma don vi;ten don vi;thu dien tu;trang thai",
    ],
)
def test_headings_as_offices_have_them(tmp_path: Path, heading: str) -> None:
    number = "1;" if heading.split(";")[0] in ("STT", "TT") else ""
    units, faults = read(tmp_path, f"{heading}\n{number}00070;Hải An;a@example.vn;tham gia\n")
    assert (units.units, faults) == ((Unit(code="00070", name="Hải An", email="a@example.vn"),), ())


@pytest.mark.parametrize(
    "above",
    [
        "sep=;\n",
        '"sep=;"\r\n',
        "ỦY BAN NHÂN DÂN TỈNH, SỞ NỘI VỤ, PHÒNG\n\nDANH SÁCH ĐƠN VỊ, NĂM 2026, ĐỢT 1, BẢN 2;;\n",
        "sep=;\n;Danh sách đơn vị\n# ghi chú, hai, ba, bốn\n",
    ],
)
def test_lines_above_the_headings(tmp_path: Path, above: str) -> None:
    units, faults = read(tmp_path, f"{above}code;name;level\n00070;Hải An;commune\n1;X;commune\n")
    assert units.units == (Unit(code="00070", name="Hải An", level="commune"),)
    assert [fault.line for fault in faults] == [above.count("\n") + 3]


def test_titles_above_the_headings_of_a_sheet(tmp_path: Path) -> None:
    path = xlsx_file(
        tmp_path, ["UBND TỈNH"], [], [None, "DANH SÁCH"], ["STT", "Mã", "Tên"], [1, "00070", "Phường Hải An"]
    )
    units, (fault,) = read_register(path)
    assert units.units == (Unit(code="00070", name="Hải An", level="commune", kind="phuong"),)
    assert said("kind-in-name", fault) and fault.line == 5


# the rows


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("T?n Ph?", "letters-lost"),
        ("Ph?", "letters-lost"),
        ("Đ\ufffdng L\ufffdm", "letters-lost"),
        ("T_n Ph_", "letters-lost"),
        ("Ä\ufffdáº±ng LÃ¢m", "letters-misread"),
        ("Háº£i An", "letters-misread"),
        ("&#272;&#7857;ng L&#226;m", "letters-as-codes"),
        ("An Bi&ecirc;n", "letters-as-codes"),
        ("§»ng L©m", "letters-of-old-font"),
        ("L©m", "letters-of-old-font"),
        ("Ñaèng Laâm", "letters-of-old-font"),
        ("Đằng\nLâm", "name-broken"),
    ],
)
def test_a_name_whose_letters_are_not_its_own(tmp_path: Path, name: str, fault: str) -> None:
    found = only_fault(tmp_path, row(name=f'"{name}"'))
    assert said(fault, found) and (found.line, found.record) == (2, "name")


def test_what_a_misread_name_may_have_been_is_shown(tmp_path: Path) -> None:
    for name, meant in (("Háº£i An", "Hải An"), ("An Bi&ecirc;n", "An Biên")):
        assert f"“{meant}”?" in only_fault(tmp_path, row(name=f'"{name}"')).message["vi"]


def test_real_names_have_all_their_letters() -> None:
    for unit, _ in national_units():
        assert not garbled(unit.name)
        assert not legacy(unit.name, lambda: "", least=1) or unit.name == "Laêê", "a commune of before the reform"
        if not unit.name.isascii():
            assert garbled(unit.name.encode().decode("cp1252", "replace")) == "misread"
            assert restored(unit.name.encode().decode("latin-1")) == unit.name


def test_the_kind_in_front_of_names_is_read_and_said_once(tmp_path: Path) -> None:
    text = "code;name;kind\n00070;Xã Đằng Lâm;xa\n00071;UBND phường Hải An;\n00072;Mẫu;xa\nS-1;Sở Xã hội;co-quan-khac\n"
    units, (fault,) = read(tmp_path, text)
    assert said("kind-in-name", fault) and "2" in fault.message["en"] and "“Đằng Lâm”" in fault.message["vi"]
    assert [(u.name, u.kind, u.level) for u in units.units[:2]] == [
        ("Đằng Lâm", "xa", "commune"),
        ("Hải An", "phuong", "commune"),
    ]
    assert units.units[3].name == "Sở Xã hội"


def test_a_kind_in_front_that_is_not_the_one_of_its_column(tmp_path: Path) -> None:
    assert said("kind-of-name", only_fault(tmp_path, row(name="Phường Hải An", kind="xa")))
    assert read(tmp_path, row(name="Xa Dung", kind="xa"))[1] == ()


def test_empty_code_and_name_by_the_heading_as_typed(tmp_path: Path) -> None:
    units, faults = read(tmp_path, "# minh họa\nMã;Tên;Email\n;Hải An;\n307;;\n;;a@b.vn\n")
    assert [(f.line, f.record) for f in faults] == [(3, "Mã"), (4, "Tên"), (5, "Mã"), (5, "Tên")]
    assert all(said("empty", fault) for fault in faults)
    assert units.units == ()


def test_line_numbers_stay_true_after_comments_and_fields_of_several_lines(tmp_path: Path) -> None:
    fault = only_fault(tmp_path, '# một\n# hai\ncode;name;reason\n1;A;"x\ny"\n\n2;;\n')
    assert fault.line == 7


@pytest.mark.parametrize("code", ["1 2", "H24.15", "SỞ-1", "'00070", '="00070"', "1.1E+4", "００７０"])
def test_a_code_of_other_characters(tmp_path: Path, code: str) -> None:
    quoted = '"' + code.replace('"', '""') + '"'
    fault = only_fault(tmp_path, row(code=quoted))
    assert said("code-characters", fault) and fault.record == "code" and code in fault.message["vi"]


def test_a_code_that_excel_made_a_date(tmp_path: Path) -> None:
    _, (fault,) = read_register(xlsx_file(tmp_path, ["code", "name"], [date(2026, 6, 3), "A"]))
    assert said("code-characters", fault)


@pytest.mark.parametrize(
    ("code", "level", "padded"), [("70", "commune", "00070"), ("4", "district", "004"), ("1", "province", "01")]
)
def test_lost_zeros_are_shown(tmp_path: Path, code: str, level: str, padded: str) -> None:
    fault = only_fault(tmp_path, row(code=code, level=level))
    assert said("code-zeros-lost", fault)
    assert all(f"“{padded}”" in fault.message[language] for language in LANGUAGES)


def test_a_number_in_a_workbook_loses_its_zeros(tmp_path: Path) -> None:
    path = xlsx_file(tmp_path, ["code", "name", "kind"], [70, "A", "xã"])
    _, (fault,) = read_register(path)
    assert said("code-zeros-lost", fault) and "“00070”" in fault.message["vi"]


def test_a_code_of_too_many_digits(tmp_path: Path) -> None:
    fault = only_fault(tmp_path, row(code="011413"))
    assert said("code-too-long", fault) and "6" in fault.message["vi"]


def test_codes_of_other_bodies_and_unknown_levels_are_free(tmp_path: Path) -> None:
    _, faults = read(tmp_path, "code;name;level\n7;A;other\n8;B;\nTTHC-1;C;commune\n")
    assert faults == ()
    assert set(CODE_DIGITS) < set(LEVELS)


def test_a_repeated_code_names_the_first_row(tmp_path: Path) -> None:
    fault = only_fault(tmp_path, "code;name\n1;A\n2;B\n1;C\n")
    assert said("code-repeated", fault)
    assert fault.line == 4 and "dòng 2" in fault.message["vi"]


@pytest.mark.parametrize(("start", "clashes"), [("2025-07-01", False), ("2025-06-30", True), ("", True)])
def test_a_code_used_again_after_the_reform(tmp_path: Path, start: str, clashes: bool) -> None:
    units, faults = read(
        tmp_path, f"code;name;valid_from;valid_to\n1;A;;2024-12-31\n1;B;2025-01-01;2025-06-30\n1;C;{start};\n"
    )
    assert bool(faults) == clashes
    assert len(units.units) == 3 - clashes


def test_the_same_name_level_and_parent_twice_is_a_warning(tmp_path: Path) -> None:
    text = "code;name;level;parent\n306;Q;district;\n00001;Hòa An;commune;306\n00002;Hoà  an;commune;306\n"
    units, (fault,) = read(tmp_path, text)
    assert said("name-repeated", fault) and (fault.line, fault.record) == (4, "name")
    assert len(units.units) == 3


def test_names_of_other_marks_places_or_times_are_other_names(tmp_path: Path) -> None:
    text = (
        "code;name;level;parent;valid_to\n306;Q;district;;\n307;P;district;;\n"
        "00001;Tân Hà;commune;306;2025-06-30\n00002;Tân Hạ;commune;306;\n00003;Tân Hà;commune;307;\n"
    )
    assert read(tmp_path, text)[1] == ()


@pytest.mark.parametrize(
    ("column", "typed", "meant"),
    [
        ("level", "comune", {"vi": "Cấp xã", "en": "Commune level"}),
        ("kind", "phườngg", {"vi": "Phường", "en": "Ward"}),
        ("status", "sáp nhập", {"vi": "Đã sáp nhập", "en": "Merged"}),
    ],
)
def test_an_unknown_word_names_the_nearest(tmp_path: Path, column: str, typed: str, meant: dict[str, str]) -> None:
    fault = only_fault(tmp_path, row(**{column: typed}))
    assert said("word-unknown", fault) and (fault.line, fault.record) == (2, column)
    assert all(f"“{meant[language]}”?" in fault.remedy[language] for language in LANGUAGES)


def test_a_word_like_none_gets_the_whole_list(tmp_path: Path) -> None:
    fault = only_fault(tmp_path, row(status="???"))
    assert fault.remedy["en"] == "Values that can be used: Taking part, Merged, Dissolved, Exempt."


def test_a_kind_of_another_level_is_a_warning(tmp_path: Path) -> None:
    fault = only_fault(tmp_path, row(kind="huyện"))
    assert said("level-of-kind", fault) and "“Huyện”" in fault.message["vi"]


@pytest.mark.parametrize("status", ["merged", "đã giải thể", "Exempt"])
def test_an_absence_wants_a_reason(tmp_path: Path, status: str) -> None:
    fault = only_fault(tmp_path, row(status=status))
    assert said("reason-missing", fault) and "reason of absence" in fault.message["en"]
    assert read(tmp_path, row(status=status, reason="Nghị quyết"))[1] == ()


@pytest.mark.parametrize(
    "typed", ["1/7/2025", "07-01-2025", "31/02/2025", "2025-13-01", "45839", "2025", "01/07/25", "2025-W01-1"]
)
def test_other_dates_are_refused(tmp_path: Path, typed: str) -> None:
    fault = only_fault(tmp_path, row(valid_to=typed))
    assert said("not-a-date", fault) and fault.record == "valid_to" and typed in fault.message["vi"]


@pytest.mark.parametrize("typed", ["31/01/2027", "2027-01-31", "hết tháng 1/2027", "ngày 31 tháng 1 năm 2027"])
def test_a_deadline_of_its_own(tmp_path: Path, typed: str) -> None:
    units, faults = read(tmp_path, row(due=typed))
    assert (units.units[0].due, faults) == ("2027-01-31", ())


def test_a_deadline_that_is_none(tmp_path: Path) -> None:
    fault = only_fault(tmp_path, row(due="sớm"))
    assert said("not-a-date", fault) and fault.record == "due"


def test_a_last_day_before_the_first(tmp_path: Path) -> None:
    fault = only_fault(tmp_path, row(valid_from="2025-07-01", valid_to="30/06/2025"))
    assert said("dates-swapped", fault) and "30/06/2025" in fault.message["en"]
    assert read(tmp_path, row(valid_from="2025-07-01", valid_to="01/07/2025"))[1] == ()


@pytest.mark.parametrize("email", ["hai-an", "a@", "@b", "a..b@example.vn", "a@b", "a@may-chu.local"])
def test_an_email_is_an_address(tmp_path: Path, email: str) -> None:
    assert said("bad-email", only_fault(tmp_path, row(email=email)))


@pytest.mark.parametrize("email", ["a@b@c", '"a@b.vn; c@d.vn"'])
def test_an_email_is_one_address(tmp_path: Path, email: str) -> None:
    assert said("several-emails", only_fault(tmp_path, row(email=email)))


def test_a_name_may_stand_beside_an_address(tmp_path: Path) -> None:
    units, faults = read(tmp_path, row(email="Hải An <a@b.vn>"))
    assert units.units[0].email == "a@b.vn" and faults == ()


def test_a_unit_cannot_be_its_own_parent(tmp_path: Path) -> None:
    assert said("parent-itself", only_fault(tmp_path, row(parent="11413")))


def test_a_parent_that_is_not_listed_is_said_once(tmp_path: Path) -> None:
    fault = only_fault(tmp_path, "code;name;parent\n1;A;306\n2;B;306\n3;C;1\n")
    assert said("parent-unlisted", fault) and fault.line == 2 and "2" in fault.message["en"]


# together


def test_all_faults_come_at_once_by_row_and_good_rows_stay(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "code;name;email;parent\n1;A;;9\n2;B;x;\n1;C;;\n4;D;;\n")
    units, faults = read_register(path)
    assert [f.line for f in faults] == [2, 3, 4]
    assert [u.name for u in units.units] == ["A", "D"]
    with pytest.raises(Faults) as caught:
        load_units(path)
    assert caught.value.faults == faults
    assert f"{path}:3: email:" in caught.value.text["vi"]


def test_warnings_do_not_stop_a_register(tmp_path: Path) -> None:
    assert len(load_units(csv_file(tmp_path, row(parent="31"))).units) == 1


def test_braces_in_what_was_typed_are_text(tmp_path: Path) -> None:
    assert "{0}{hint}" in only_fault(tmp_path, row(email="{0}{hint}")).message["vi"]


def test_a_whole_country_is_read_quickly(tmp_path: Path) -> None:
    rows = "\n".join(f"{n:05};Đơn vị {n};commune;xa;31;xa-{n}@example.vn" for n in range(3321))
    units, faults = read(tmp_path, f"code;name;level;kind;parent;email\n{rows}\n")
    assert (len(units.units), len(faults)) == (3321, 0)


@pytest.mark.parametrize("name", FAULTS)
def test_every_fault_is_worded_in_every_language(name: str) -> None:
    wording = FAULTS[name]
    assert wording.severity in ("error", "warning")
    for language in LANGUAGES:
        assert wording.message[language] and wording.remedy[language]
    source = "".join(path.read_text("utf-8") for path in Path(read_register.__code__.co_filename).parent.glob("*.py"))
    assert f'"{name}"' in source, "a wording that nothing uses"


def test_headings_are_unambiguous() -> None:
    words = [fold(word) for key, text in COLUMNS.items() for word in {*text.values(), *OTHER_HEADINGS.get(key, ())}]
    assert len(words) == len(set(words))
    assert Report("x").failed == set()


def test_every_kind_has_a_level() -> None:
    assert {kind for kinds in KINDS_OF_LEVEL.values() for kind in kinds} == set(KINDS)
    assert set(KINDS_OF_LEVEL) == set(LEVELS)


@pytest.mark.parametrize(
    ("name", "kind", "vi", "en"),
    [
        ("An Biên", "phuong", "Phường An Biên", "An Biên (Ward)"),
        ("Phường An Biên", "phuong", "Phường An Biên", "An Biên (Ward)"),
        ("PHƯỜNG AN BIÊN", "phuong", "PHƯỜNG AN BIÊN", "AN BIÊN (Ward)"),
        ("Phường An Biên", "", "Phường An Biên", "Phường An Biên"),
        ("Xã Đàn", "phuong", "Phường Xã Đàn", "Xã Đàn (Ward)"),
        ("Sở Nội vụ", "co-quan-khac", "Sở Nội vụ", "Sở Nội vụ"),
        ("", "xa", "00070", "00070"),
    ],
)
def test_the_kind_is_said_once(name: str, kind: str, vi: str, en: str) -> None:
    unit = Unit(code="00070", name=name, kind=kind)
    assert (full_name(unit, "vi"), full_name(unit, "en")) == (vi, en)


@pytest.mark.office
def test_a_register_in_an_old_workbook(tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        assert os.environ.get("ISO18091_REQUIRE_TOOLS") != "1", "soffice is missing"
        pytest.skip("no LibreOffice")
    rows = ["UBND TỈNH"], [], ["STT", "Mã ĐVHC", "Tên ĐVHC", "Từ ngày"], [1, "00070", "Xã Mẫu", date(2025, 7, 1)]
    path = xlsx_file(tmp_path, *rows)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "xls", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    units, (fault,) = read_register(path.with_suffix(".xls"))
    assert units.units == (Unit(code="00070", name="Mẫu", level="commune", kind="xa", valid_from=date(2025, 7, 1)),)
    assert said("kind-in-name", fault) and fault.line == 4
