"""Names of units: what is one name and what are two, over the real names of the country, many of which differ by a mark."""

from __future__ import annotations

import itertools
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

import pytest

from hand import CATALOG, aggregate, result
from iso18091cli.model.names import agreed, loosely, says_the_same, without_kind
from iso18091cli.model.summary import LedgerLine, Summary
from iso18091cli.model.units import KINDS, Unit, Units
from iso18091cli.register.identity import by_unit
from iso18091cli.register.national import NationalUnit, national_units

THANH_AN = Unit(code="25807", name="Thanh An", level="commune", kind="xa")
THANH_AN_NANG = Unit(code="27676", name="Thạnh An", level="commune", kind="xa")
BOTH = Units(path="units.csv", units=(THANH_AN, THANH_AN_NANG))


def neighbours() -> Iterator[list[NationalUnit]]:
    """The communes of one province (before the reform: of one district), of the same days."""
    groups: defaultdict[object, list[NationalUnit]] = defaultdict(list)
    for unit in national_units():
        if unit.unit.level == "commune" and (unit.unit.parent or unit.unit.valid_from):
            groups[unit.province, unit.unit.parent, unit.unit.valid_from is None].append(unit)
    return iter(groups.values())


def line(number: int, unit: Unit) -> LedgerLine:
    return LedgerLine(path=f"{number}.xlsx", sha256="", outcome="counted", unit=unit, assessed=1)


def called(unit: Unit, form: int) -> Unit:
    """The unit as somebody types it who has no code: bare, with its kind in front, as its office, by short forms."""
    kind = KINDS[unit.kind]["vi"]
    short = {"xa": "X.", "phuong": "P. ", "thi-tran": "TT "}.get(unit.kind, f"{kind} ")
    names = (unit.name, f"{kind} {unit.name}", f"UBND {kind.lower()} {unit.name}".upper(), f"{short}{unit.name}")
    return Unit(name=unicodedata.normalize("NFD" if form == 1 else "NFC", names[form]), level="commune")


@pytest.mark.parametrize(("form", "listed"), [(0, False), (0, True), (1, True), (2, False), (3, True)])
def test_all_units_of_a_province_stay_apart_however_they_are_typed(form: int, listed: bool) -> None:
    for group in neighbours():
        units = [each.unit for each in group]
        senders = [called(unit, form) if form else replace(called(unit, 0), kind=unit.kind) for unit in units]
        matched = by_unit(
            list(itertools.starmap(line, enumerate(senders))),
            Units(path="u.csv", units=tuple(units)) if listed else None,
        )
        twice = {
            (agreed(u.name), u.kind) for u in units if [(v.name, v.kind) for v in units].count((u.name, u.kind)) > 1
        }
        if twice:
            continue  # a mistake of the lists: two of one name in one district
        assert not matched.strangers
        assert [len(lines) for lines in matched.groups] == [1] * len(units), units[0]
        if listed:
            assert {lines[0].path: lines[0].unit for lines in matched.groups} == {
                f"{number}.xlsx": unit for number, unit in enumerate(units)
            }
            assert not matched.remarks


def test_no_two_neighbours_are_one_by_the_agreed_forms() -> None:
    for group in neighbours():
        names = defaultdict(set)
        for each in group:
            names[agreed(each.unit.name), each.unit.kind].add(each.unit.name)
        assert [found for found in names.values() if len(found) > 1] == []


def test_the_country_has_units_that_differ_by_a_mark_alone() -> None:
    """Else the tests above say nothing."""
    alike = 0
    for group in neighbours():
        alike += sum(bool(loosely(a.unit.name) & loosely(b.unit.name)) for a, b in itertools.combinations(group, 2))
    assert alike > 50


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Hòa An", "Hoà An", True),
        ("Thủy Nguyên", "Thuỷ Nguyên", True),
        ("Mỹ Lý", "Mĩ Lí", True),
        ("Phú Quý", "Phú Quí", True),
        ("Ea H'Leo", "Ea H’leo", True),
        ("M'Drắk", "M' Drắk", True),
        ("Chân Mây - Lăng Cô", "Chân Mây–Lăng Cô", True),
        ("HẢI AN", "Hải  An", True),
        ("Thanh An", "Thạnh An", False),
        ("Ba Tơ", "Ba Tô", False),
        ("Văn Lang", "Văn Lăng", False),
        ("Hái Dương", "Hải Dương", False),
        ("Túy Loan", "Túi Loan", False),
        ("Đông Hải", "Dông Hải", False),
    ],
)
def test_what_is_one_name(one: str, other: str, same: bool) -> None:
    assert (agreed(one) == agreed(other)) is same


@pytest.mark.parametrize(
    ("typed", "name", "kind"),
    [
        ("Xã Mẫu", "Mẫu", "xa"),
        ("UBND xã Mẫu", "Mẫu", "xa"),
        ("Ủy ban nhân dân phường Hải An", "Hải An", "phuong"),
        ("Uỷ ban nhân dân Thị xã Quảng Yên", "Quảng Yên", "thi-xa"),
        ("X.Mẫu", "Mẫu", "xa"),
        ("P. Hải An", "Hải An", "phuong"),
        ("TP Thủ Đức", "Thủ Đức", "thanh-pho"),
        ("TT. Núi Đèo", "Núi Đèo", "thi-tran"),
        ("Đặc khu Cát Hải", "Cát Hải", "dac-khu"),
        ("Xa Dung", "Xa Dung", ""),
        ("Quân Chu", "Quân Chu", ""),
        ("Thị trấn", "Thị trấn", ""),
        ("Sở Nội vụ", "Sở Nội vụ", ""),
        ("", "", ""),
    ],
)
def test_the_kind_in_front_of_a_name(typed: str, name: str, kind: str) -> None:
    assert without_kind(typed) == (name, kind)


@pytest.mark.parametrize(
    ("field", "typed", "stamped", "kind", "same"),
    [
        ("unit_name", "Xã Mẫu", "Mẫu", "xa", True),
        ("unit_name", "Phường Mẫu", "Mẫu", "xa", False),
        ("unit_name", "Xã Cẩm Giàng", "Xã Cẩm Giang", "xa", False),
        ("unit_name", "cẩm giang", "Xã Cẩm Giang", "", True),
        ("unit_name", "Cam Giang", "Cẩm Giang", "", False),
        ("period", "Năm 2026", "2026", "", True),
        ("period", "2025", "2026", "", False),
    ],
)
def test_a_field_against_the_stamp(field: str, typed: str, stamped: str, kind: str, same: bool) -> None:
    assert says_the_same(field, typed, stamped, kind) is same


# Which unit -----------------------------------------------------------------------------------------------------------


def summed(register: Units | None, *senders: Unit) -> Summary:
    return aggregate([result(f"{n}.xlsx", unit, "gggg") for n, unit in enumerate(senders)], CATALOG, register)


def outcomes(summary: Summary) -> list[str]:
    return [entry.outcome for entry in sorted(summary.ledger, key=lambda entry: entry.path)]


def codes(summary: Summary) -> list[tuple[str, str]]:
    return [(path, finding.code) for path, finding in summary.findings if finding.code[0] == "U"]


def test_an_exact_name_wins_over_one_that_is_like_it() -> None:
    summary = summed(BOTH, Unit(name="Thanh An"), Unit(name="Thạnh An", level="commune"))
    assert [card.unit for _, card in sorted((r.path, r.scorecard) for r in summary.scored) if card] == [*BOTH.units]
    assert not codes(summary)


def test_without_a_register_a_mark_makes_two_units_and_that_is_said() -> None:
    summary = summed(None, Unit(name="Thanh An"), Unit(name="Thạnh An"))
    assert outcomes(summary) == ["counted", "counted"]
    assert codes(summary) == [("0.xlsx", "U11"), ("1.xlsx", "U11")]
    assert not codes(summed(None, THANH_AN, THANH_AN_NANG)), "their codes tell them apart"
    assert not codes(summed(None, Unit(name="Xã Tân An"), Unit(name="Phường Tân An"))), "their kinds do"


def test_a_name_like_one_unit_alone_is_taken_for_it_with_a_warning() -> None:
    register = Units(path="units.csv", units=(THANH_AN_NANG, Unit(code="1", name="Ba Tơ", level="commune", kind="xa")))
    for typed in ("xa thanh an", "Thanh An", "Thành An"):
        summary = summed(register, Unit(name=typed))
        assert outcomes(summary) == ["counted"]
        ((_, finding),) = [(path, f) for path, f in summary.findings if f.code == "U10"]
        assert finding.arguments == {"found": typed, "unit": "Xã Thạnh An (27676)"}
    assert [r.scorecard.unit for r in summary.scored if r.scorecard] == [THANH_AN_NANG]


def test_a_lost_mark_never_makes_a_second_copy() -> None:
    register = Units(path="units.csv", units=(THANH_AN_NANG,))
    exact, near = Unit(name="Thạnh An"), Unit(name="Thanh An")
    assert outcomes(summed(register, exact, near)) == ["counted", "unusable"]
    assert outcomes(summed(register, near, THANH_AN_NANG)) == ["unusable", "counted"]
    summary = summed(register, near, Unit(name="Thành An"))
    assert outcomes(summary) == ["unusable", "unusable"], "which of them would it be?"
    assert all("Xã Thạnh An (27676)" in entry.reason["vi"] for entry in summary.ledger)
    assert outcomes(summed(register, near, Unit(name="Xã Thanh An"))) == ["counted", "second_copy"], "one spelling"


def test_two_that_are_alike_leave_none() -> None:
    summary = summed(BOTH, Unit(name="THÀNH AN"))
    assert outcomes(summary) == ["unusable"]
    assert "nhiều đơn vị" in summary.ledger[0].reason["vi"]


def test_another_kind_is_no_exact_match() -> None:
    ward = Unit(code="1", name="Tân An", level="commune", kind="phuong")
    register = Units(path="units.csv", units=(ward,))
    assert codes(summed(register, Unit(name="Phường Tân An"))) == []
    assert codes(summed(register, Unit(name="Xã Tân An"))) == [("0.xlsx", "U10")]
    both = summed(register, Unit(name="Xã Tân An"), Unit(name="Phường Tân An"))
    assert outcomes(both) == ["unusable", "counted"]


def test_the_kind_in_front_tells_two_of_one_name_apart() -> None:
    district = Unit(code="306", name="Hải An", level="district", kind="quan")
    ward = Unit(code="11413", name="Hải An", level="commune", kind="phuong")
    register = Units(path="units.csv", units=(district, ward))
    summary = summed(register, Unit(name="Phường Hải An"), Unit(name="Quận Hải An"), Unit(name="Hải An"))
    assert outcomes(summary) == ["counted", "counted", "unusable"]
