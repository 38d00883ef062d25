"""Lists that an office keeps for its council: who looks at what, and which units are looked at."""

from __future__ import annotations

from pathlib import Path

import pytest

from iso18091cli.catalog import load_catalog
from iso18091cli.errors import Faults
from iso18091cli.register.reviewers import read_codes, read_reviewers

CATALOG = load_catalog()
EXAMPLES = Path(__file__).parent.parent / "examples" / "pilot-2023"


def reviewers_csv(folder: Path, text: str) -> Path:
    path = folder / "reviewers.csv"
    path.write_text(text, "utf-8")
    return path


def test_who_looks_at_what_as_offices_type_it(tmp_path: Path) -> None:
    path = reviewers_csv(
        tmp_path,
        "Hội đồng thẩm định;;;;\nHọ và tên;Thư điện tử;Đơn vị;Loại đơn vị;Trụ cột, chỉ số\n"
        'Bà Lan;lan@example.vn;"306, 307";;\nÔng Bình;;;xã;"economy; 1.2; 2.3"\n',
    )
    lan, binh = read_reviewers(path, CATALOG)
    assert (lan.key, lan.email, lan.units, lan.asked) == ("ba-lan", "lan@example.vn", frozenset({"306", "307"}), ())
    assert (binh.key, binh.email, binh.kinds) == ("ong-binh", "", frozenset({"xa"}))
    assert binh.asked == ("economy", "1.2")  # 2.3 is asked with its pillar


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("email\nlan@example.vn\n", 1, "“Name” is missing"),
        ("name\n", None, "names no reviewer"),
        ("name,email\n,lan@example.vn\n", 2, "The row has no name"),
        ("name,key\nLan,x\nBình,X\n", 3, "The key “x” is Lan's already"),
        ("name,asked\nLan,9.9\n", 2, "no pillar or indicator “9.9”"),
        ("name,kinds\nLan,làng\n", 2, "no kind of unit “làng”"),
        ("name,email\nLan,a@example.vn b@example.vn\n", 2, "is not one e-mail address"),
        ('name\n"Lan\n', 2, ""),
    ],
)
def test_what_is_wrong_is_said_at_its_row(text: str, line: int | None, says: str, tmp_path: Path) -> None:
    with pytest.raises(Faults) as raised:
        read_reviewers(reviewers_csv(tmp_path, text), CATALOG)
    (fault,) = raised.value.faults
    assert fault.line == line and says in fault.message["en"], fault.message


def test_units_are_taken_from_a_sample_and_from_a_register(tmp_path: Path) -> None:
    sample = tmp_path / "sample.csv"
    sample.write_text("unit_code,unit_name,reason\n306,Hải An,by chance\n", "utf-8")
    assert read_codes(sample) == ("306",)
    assert len(read_codes(EXAMPLES / "units.csv")) == 12  # a title above, parted by semicolons


def test_a_list_without_codes_is_refused(tmp_path: Path) -> None:
    sample = tmp_path / "sample.csv"
    sample.write_text("tên\nHải An\n", "utf-8")
    with pytest.raises(Faults, match="is missing"):
        read_codes(sample)
