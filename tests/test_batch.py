"""Workbooks made many at a time are those made alone."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from filling import CATALOG as SMALL
from iso18091cli.catalog import load_catalog
from iso18091cli.form.batch import Batch
from iso18091cli.form.blank import Stamp, new_workbook
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.units import Unit

PERIOD = "2026 (dữ liệu minh họa)"
BATCH = Batch(SMALL, "vi", PERIOD)


def parts(content: bytes) -> dict[str, bytes]:
    """Parts by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def alone(unit: Unit, catalog: Catalog = SMALL, language: str = "vi") -> dict[str, bytes]:
    return parts(new_workbook(catalog, language, Stamp(unit=unit, period=PERIOD)))


WARD = {"level": "commune", "kind": "phuong", "parent": "31"}


@pytest.mark.parametrize(
    "unit",
    [
        Unit(name="Hải An", code="11413", **WARD),
        Unit(name="Phường 5", code="00070", **WARD),  # the name says its kind already
        Unit(name="5", code="00070", **WARD),  # a figure behind the codes of a print header
        Unit(name="A & B <c> \"d\" 'e'", code="1", **WARD),
        Unit(name="Ba  Đình ", code="2", **WARD),
        Unit(name="\u00d0ông Hải", code="3", **WARD),
        Unit(name="=1+1", code="4", **WARD),
        Unit(name="Đ" * 200, code="5", **WARD),
        Unit(name="Nội dung", code="6", **WARD),  # a text of every workbook, with its place in the table of texts
        Unit(name="Hải An", code="31", **WARD),  # the code of its district as well
        Unit(code="306", level="district"),
        Unit(name="Sở Nội vụ", level="other", kind="co-quan-khac"),
    ],
)
def test_a_workbook_of_a_batch_is_the_one_made_alone(unit: Unit) -> None:
    BATCH.workbook(Unit(name="Đông Hải", code="11411", **WARD))
    assert parts(BATCH.workbook(unit)) == alone(unit)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_of_the_shipped_catalogue_too(language: str) -> None:
    catalog = load_catalog()
    batch, unit = Batch(catalog, language, PERIOD), Unit(name="Hải An", code="11413", **WARD)
    batch.workbook(Unit(name="Đông Hải", code="11411", **WARD))
    assert parts(batch.workbook(unit)) == alone(unit, catalog, language)


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60), st.from_regex(r"\A[0-9]{0,5}\Z"))
def test_whatever_the_name(name: str, code: str) -> None:
    unit = Unit(name=name, code=code, **WARD)
    assert parts(BATCH.workbook(unit)) == alone(unit)


def test_the_pattern_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Unit] = []

    def counted(catalog: object, language: str, stamp: Stamp) -> bytes:
        made.append(stamp.unit)
        return new_workbook(SMALL, language, stamp)

    monkeypatch.setattr("iso18091cli.form.batch.new_workbook", counted)
    batch = Batch(SMALL, "vi")
    for number in range(5):
        assert f"Xã thứ {number}".encode("ascii", "xmlcharrefreplace") in b"".join(
            parts(batch.workbook(Unit(name=f"Xã thứ {number}", code=f"0000{number}", level="commune"))).values()
        )
    assert len(made) == 1
