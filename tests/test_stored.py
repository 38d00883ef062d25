"""What is stored beside a formula is what an office program works out anew, whatever was filled in.

ISO18091_STORED sets how many random fillings are tried (10 by default).
"""

from __future__ import annotations

import os
import random
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from openpyxl.utils.cell import coordinate_to_tuple

from filling import COMPLETE, fill, patch
from iso18091cli.form.blank import Stamp, build, new_workbook
from iso18091cli.form.carry import carry_on
from iso18091cli.form.refill import Address
from iso18091cli.form.refill import Form as Cells
from iso18091cli.form.return_copy import return_copy
from iso18091cli.model.answers import STAGES, Place
from iso18091cli.model.findings import Remark
from iso18091cli.reading.reader import read_workbook
from office import Entry, Office
from test_office import FORMS, HABITS, Filler, Form

pytestmark = pytest.mark.office

FILLINGS = int(os.environ.get("ISO18091_STORED", "10"))
ODD: tuple[str | float | date | bool, ...] = (
    True,
    False,
    "1",
    "-1",
    "0",
    0,
    -1,
    3,
    1.5,
    "1,5",
    " ",
    "\u00a0Xanh ",
    "#N/A",
)
"""What people put anywhere, and what may be taken for something else: truth values, numbers as text, blanks."""

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
TRUTH = (("TRUE", "1"), ("FALSE", "0"))
"""As a text, TRUE is "TRUE" in Excel and "1" in LibreOffice, which knows no truth values; neither is a level."""


def differences(path: Path, office: Office) -> list[str]:
    """Every formula whose stored result is not what comes out of a hard recalculation."""
    found, fresh, kept = [], office.everything(path), stored(path)
    for sheet, row, column, formula, value in kept:
        worked_out = fresh[sheet][row - 1][column - 1]
        if value != worked_out and (value, worked_out) not in TRUTH:
            found.append(f"{sheet}, row {row}, column {column}: stored {value!r}, worked out {worked_out!r}: {formula}")
    assert len(kept) > 100
    return found


def stored(path: Path) -> list[tuple[str, int, int, str, str | float]]:
    """Sheet, row, column, formula and stored result of every formula."""
    found = []
    with zipfile.ZipFile(path) as archive:
        book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
        for number, sheet in enumerate(book.iter(f"{MAIN}sheet"), 1):
            for cell in ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml")).iter(f"{MAIN}c"):
                formula, value = cell.find(f"{MAIN}f"), cell.findtext(f"{MAIN}v")
                if formula is not None:
                    row, column = coordinate_to_tuple(cell.attrib["r"])
                    assert value is not None, cell.attrib["r"]
                    shown: str | float = value if cell.get("t") in ("str", "e") else float(value)
                    found.append((sheet.attrib["name"], row, column, str(formula.text), shown))
    return found


@pytest.mark.parametrize("name", FORMS)
def test_of_a_blank_form(name: str, office: Office, tmp_path: Path) -> None:
    assert not differences(FORMS[name].blank(tmp_path), office)


@pytest.mark.parametrize("number", range(FILLINGS))
def test_of_a_filled_form(number: int, office: Office, tmp_path: Path) -> None:
    chance = random.Random(number)
    form = list(FORMS.values())[number % len(FORMS)]
    stage = chance.choice(STAGES)
    form = replace(form, stamp=replace(form.stamp, stage=stage))
    path = tmp_path / "filled.xlsx"
    path.write_bytes(filled(form, chance))
    assert not differences(path, office)


def filled(form: Form, chance: random.Random) -> bytes:
    """A form with random answers in it, made by the form's own writers: results are those of the expressions."""
    cells = Cells(build(form.catalog, form.language, form.stamp))
    for entry in entries(form, cells, chance):
        for address in cells.cells:
            if address[1:] == (entry.id, entry.column):
                put(cells, address, entry.value)
    for address in chance.sample(sorted(cells.cells), 40):
        odd = chance.choice(ODD)
        # A cell with a number format holds 1 for TRUE in LibreOffice, and no formula there can tell.
        if not (isinstance(odd, bool) and cells.takes[address].kind == "number"):
            put(cells, address, odd)
    return cells.content()


def entries(form: Form, cells: Cells, chance: random.Random) -> Iterator[Entry]:
    yield from Filler(form, chance, chance.choice(HABITS[1:])).entries()
    for address, answer in cells.takes.items():
        if address.kind != "pillar" and answer.choices and chance.random() < 0.5:
            yield Entry(address.row, address.column, chance.choice(answer.choices)[1])
        elif address.column == "evidence" and chance.random() < 0.7:
            yield Entry(address.row, address.column, "Quyết định số 1/QĐ-UBND")


def put(cells: Cells, address: Address, value: object) -> None:
    if isinstance(value, str):
        cells.put_typed(address, value)
    else:
        cells.cells[address].value = value  # type: ignore[assignment]


def test_of_a_prefilled_form_and_a_return_copy(office: Office, tmp_path: Path) -> None:
    form = FORMS["shipped"]
    answers = {(entry.id, entry.column): entry.value for entry in Filler(form, random.Random(7), HABITS[4]).entries()}
    answers |= {key: value for key, value in COMPLETE.items() if key[1] == "value"}
    sent = fill(tmp_path / "sent.xlsx", answers, content=new_workbook(form.catalog, form.language, form.stamp))
    submission = read_workbook(sent, form.catalog)
    carried = carry_on(submission, form.catalog, "vi", Stamp(), [], "sent.xlsx")
    row = next(row for row in submission.rows.values() if row.cell("self_level"))
    remark = Remark("error", row.cell("self_level") or Place("", ""), row.id, "Mức chưa đúng", "Chọn lại")
    returned = return_copy(submission, form.catalog, [remark])
    for name, content in (("carried", carried.content), ("returned", returned.content)):
        path = tmp_path / f"{name}.xlsx"
        path.write_bytes(content)
        assert not differences(path, office), name


def test_a_wrong_result_would_be_seen(office: Office, tmp_path: Path) -> None:
    """The office program trusts what is stored, unless it is made to work everything out."""
    path = FORMS["shipped"].blank(tmp_path)
    lists = len(FORMS["shipped"].sheets) + 1
    patch(path, {f"xl/worksheets/sheet{lists}.xml": lambda part: part.replace(b"</f><v>1</v>", b"</f><v>2</v>", 1)})
    (found,) = differences(path, office)
    assert "stored 2.0, worked out 1.0" in found
