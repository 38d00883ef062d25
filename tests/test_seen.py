"""What nobody sees gives no score: hidden keys, columns, sheets and looks; of two of one key the visible one counts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.formatting.rule import ColorScaleRule, DataBarRule, IconSetRule

from cheats import CHEATS, LISTED, STAMP, TRUE, Cheat
from cheats_by_looks import BY_LOOKS
from cheats_in_ods import lay_ods
from filling import CATALOG, COMPLETE, blank, fill, form
from hostile import FILLED_ODS, ods
from iso18091cli.catalog import load_catalog
from iso18091cli.checks.table import message
from iso18091cli.form.blank import Stamp
from iso18091cli.form.look import INPUT
from iso18091cli.intake.examine import examine
from iso18091cli.model.findings import accepted
from iso18091cli.model.issued import NO_LIST
from iso18091cli.model.own_summary import figure
from iso18091cli.reading.seen import Seen, concealed
from iso18091cli.reports.word.unit import unit_names
from iso18091cli.results.rows import rows_of
from iso18091cli.spreadsheet.container import open_container
from iso18091cli.spreadsheet.workbook import Sheets
from iso18091cli.spreadsheet.xlsx_beside import drawn
from iso18091cli.spreadsheet.xlsx_hidden import Head, hidden_in
from iso18091cli.spreadsheet.xlsx_look import Font, Look, Part, struck

SHIPPED = load_catalog()
TOWN, LEVELS = "Đô thị", "E"


@pytest.mark.parametrize(
    ("code", "hides"),
    [
        ("General", False),
        ("@", False),
        ("0.00;-0.00;0;@", False),
        ('_(* #,##0_);_(* (#,##0);_(* "-"??_);_(@_)', False),
        ('"a;b";;;@', False),
        ("[Red]@", False),
        (";;", False),  # hides numbers alone
        (";;;", True),
        ('0;0;0;"Xanh"', True),
        ('"Xanh "@', True),
        ("[White]@", True),
    ],
)
def test_number_formats_that_hide_a_text(code: str, hides: bool) -> None:
    assert concealed(Look(format=code)) == ("format" if hides else "")


@pytest.mark.parametrize(
    ("ink", "ground", "hides"),
    [
        ("", "", False),
        ("FFFFFF", "", True),
        ("FFFFFE", "FFFFFF", True),
        ("F0F0F0", "", True),
        ("E6E6E6", "", True),
        ("D0D0D0", "", False),
        ("A0A0A0", "", False),
        ("FFFFCC", "", True),
        ("FFFF00", "", False),  # faint, but yellow
        ("FFFFFF", "1F4E5F", False),
        ("1F4E5F", "1F4E5F", True),
        ("", "000000", True),
        ("FFFFFF", INPUT, True),
        (INPUT, INPUT, True),
        # as light as the violet ground, but of another colour
        ("92D050", INPUT, False),
        ("FFC000", INPUT, False),
        ("00FF00", INPUT, False),
        ("C6EFCE", INPUT, True),  # pale on pale
        ("FF0000", "00B050", False),
        ("C00000", "FF0000", False),
        ("7F7F7F", "808080", True),
        # near black little is told apart
        ("", "222222", True),
        ("", "203864", False),
        ("0000FF", "000000", False),
        ("", INPUT, False),
    ],
)
def test_letters_of_the_colour_of_their_ground(ink: str, ground: str, hides: bool) -> None:
    assert concealed(Look(Font(color=ink), ground)) == ("font" if hides else "")
    # A part of the text has a font of its own.
    parts = (Part("Xa", Font()), Part("nh", Font(color=ink)))
    assert concealed(Look(fill=ground or "FFFFFF"), parts) == ("font" if hides or ground == "000000" else "")


def test_tiny_letters() -> None:
    assert concealed(Look(), (Part("Xanh", Font(size=1)),)) == "font"
    assert concealed(Look(), (Part("Xanh", Font(size=8)), Part(" ", Font(size=1)))) == ""


def _copied(workbook: Workbook) -> None:
    """The sheet that people see says red; a hidden copy under the form's own name says green."""
    shown = workbook.copy_worksheet(workbook[TOWN])
    for row in shown.iter_rows():
        for cell in row:
            if cell.value == "Xanh":
                cell.value = "Đỏ"
    workbook[TOWN].sheet_state = "hidden"
    shown.sheet_state = "visible"


def _second_column(workbook: Workbook) -> None:
    """A copy of the column of levels, with its key, that people see; the first one is hidden."""
    sheet = workbook[TOWN]
    for row in range(1, sheet.max_row + 1):
        value = sheet[f"{LEVELS}{row}"].value
        sheet[f"AD{row}"] = "Đỏ" if value == "Xanh" else value
    sheet.column_dimensions[LEVELS].hidden = True


@pytest.mark.parametrize("change", [_copied, _second_column])
def test_of_two_the_visible_one_counts(change: object, tmp_path: Path) -> None:
    assert form(blank()).cells["1.1.a", "self_level"][1].startswith(LEVELS)
    result = examine(fill(tmp_path / "a.xlsx", COMPLETE, change=change), CATALOG)  # type: ignore[arg-type]
    assert result.submission and result.scorecard
    assert result.submission.rows["1.1.a"].value("self_level") == "red"
    assert result.scorecard.pillars[0].score == 0
    assert {"S15", "S16"} & {d.code for d in result.diagnostics}


def test_numbers_that_are_not_shown(tmp_path: Path) -> None:
    """A sheet that shows no zeros, a bar or an icon in place of a number, a scale of colours of the number's own ink."""
    workbook = Workbook()
    sheet = workbook.active
    assert sheet
    sheet.title = "T"
    sheet.append([0, 5, 5, 5, "Xanh", 5])
    sheet.sheet_view.showZeros = False
    sheet.conditional_formatting.add("B1", DataBarRule("min", 0, "max", 9, color="FF638EC6", showValue=False))
    sheet.conditional_formatting.add("C1", IconSetRule("3Flags", "num", [0, 1, 2], showValue=False))
    sheet.conditional_formatting.add("D1", ColorScaleRule("min", 0, "000000", end_type="max", end_color="050505"))
    sheet.conditional_formatting.add("E1", DataBarRule("min", 0, "max", 9, color="FF638EC6", showValue=False))
    sheet.conditional_formatting.add("F1", DataBarRule("min", 0, "max", 9, color="FF638EC6", showValue=True))
    workbook.save(tmp_path / "a.xlsx")
    book = Sheets(open_container(tmp_path / "a.xlsx"))
    why = Seen(book, "T", book.sheet("T")).why(book.sheet("T").cells)
    assert why == {"A1": "format", "B1": "format", "C1": "format", "D1": "font"}


def test_a_default_height_of_nothing_hides_rows_that_state_none() -> None:
    head = Head(defaults=[{"defaultRowHeight": "0.1"}])
    assert hidden_in(head, [{"r": "1"}, {"r": "2", "ht": "15"}]).rows == {"1"}
    assert hidden_in(Head(), [{"r": "1"}]).rows == frozenset()


def test_a_frame_hides_nothing() -> None:
    """A circle around a level has no fill; a box that is filled, and a picture, lie over cells."""
    spaces = (
        'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    )
    ends = "".join(
        f"<xdr:{name}><xdr:col>{column}</xdr:col><xdr:colOff>{off}</xdr:colOff><xdr:row>{row}</xdr:row>"
        f"<xdr:rowOff>{off}</xdr:rowOff></xdr:{name}>"
        for name, column, row, off in (("from", 4, 7, 0), ("to", 5, 9, 900_000))
    )
    things = ("<xdr:sp><xdr:spPr><a:noFill/></xdr:spPr></xdr:sp>", "<xdr:sp><xdr:spPr/></xdr:sp>", "<xdr:pic/>")
    anchors = "".join(f"<xdr:twoCellAnchor>{ends}{thing}</xdr:twoCellAnchor>" for thing in things)
    found = [item.covers for item in drawn(f"<xdr:wsDr {spaces}>{anchors}</xdr:wsDr>".encode())]
    assert found == [None, ("E", 8, "F", 10), ("E", 8, "F", 10)]


# Its own result -------------------------------------------------------------------------------------------------------


def test_another_result_in_an_old_format(tmp_path: Path) -> None:
    """What is hidden in an .ods nobody knows, so a better result than the answers give is an error there."""
    content = ods(lambda xml: xml.replace(b'office:value="73.08"', b'office:value="99"'))
    (tmp_path / "a.ods").write_bytes(content)
    found = [d for d in examine(tmp_path / "a.ods", SHIPPED).diagnostics if d.code == "S28"]
    assert [(d.severity, d.arguments["theirs"], d.arguments["ours"]) for d in found] == [("error", "99", "73.08")]
    assert "S28" not in {d.code for d in examine(FILLED_ODS, SHIPPED).diagnostics}


def test_figures_are_compared_as_they_are_shown() -> None:
    shown = [figure(value) for value in (None, "", 0, 0.0, 1, 87.5, 33.33, 100.0, 66.67000000001, " Xanh ")]
    assert shown == ["", "", "0", "0", "1", "87.5", "33.33", "100", "66.67", "Xanh"]


# What is an error enters nothing --------------------------------------------------------------------------------------


def test_figures_out_of_range_mean_nothing(tmp_path: Path) -> None:
    values = {**COMPLETE, ("people.count", "answer"): 10.5, ("people.share", "answer"): 120, ("1", "budget"): -3}
    result = examine(fill(tmp_path / "a.xlsx", values), CATALOG)
    assert result.submission and {"Q02", "P01"} <= {d.code for d in result.diagnostics}
    assert "Q01" not in {d.code for d in result.diagnostics}
    entries = [result.submission.survey[f"people.{name}"].entries["answer"] for name in ("count", "share")]
    entries.append(result.submission.actions[0].entries["budget"])
    assert [(e.typed, e.value, e.outside) for e in entries] == [
        ("10.5", None, "10.5"),
        ("120", None, "120"),
        ("-3", None, "-3"),
    ]
    rows = rows_of(result, CATALOG)
    assert {row.question: (row.status, row.number) for row in rows.survey if row.question.startswith("people")} == {
        "people.count": ("void", None),
        "people.share": ("void", None),
    }
    assert rows.actions[0].budget is None
    tasks = [task for phase in unit_names(result, None, CATALOG, "vi")["phases"] for task in phase["tasks"]]
    assert [task["budget"] for task in tasks if not task["drafted"]] == [
        "(đơn vị ghi chưa hiểu được, xem phát hiện P01)"
    ]


def test_the_limits_themselves_are_taken(tmp_path: Path) -> None:
    values = {**COMPLETE, ("people.count", "answer"): 0, ("people.share", "answer"): 100, ("1", "budget"): 0}
    result = examine(fill(tmp_path / "a.xlsx", values), CATALOG)
    assert not {"Q02", "P01"} & {d.code for d in result.diagnostics}
    assert {row.status for row in rows_of(result, CATALOG).survey} == {"answered"}


# Cheats ---------------------------------------------------------------------------------------------------------------


ALL = (*CHEATS, *BY_LOOKS)


@pytest.mark.parametrize("cheat", ALL, ids=[cheat.name for cheat in ALL])
def test_no_cheat_is_accepted(cheat: Cheat, tmp_path: Path) -> None:
    result = examine(cheat.lay(tmp_path), CATALOG, issued=cheat.issued)
    codes = {d.code for d in result.diagnostics}
    assert cheat.says in codes, [message(d, "en") for d in result.diagnostics]
    assert not accepted(result.diagnostics)


def test_what_is_hidden_in_an_ods(tmp_path: Path) -> None:
    cheats = lay_ods(tmp_path / "a.ods")
    book = Sheets(open_container(tmp_path / "a.ods"))
    sheet = book.sheet("S T")
    seen = Seen(book, "S T", sheet)
    assert [sheet.cells[cell] for cell in cheats] == ["Xanh"] * len(cheats)
    lying = [(item.kind, item.text, item.author) for item in book.beside("S T")]
    assert lying == [("picture", "", ""), ("link", "https://example.vn/a?b", ""), ("note", "Ghi chú", "Lan")]
    found = {cell: "column" for cell in cheats if not seen.column(cell.rstrip("1"))}
    found |= {cell: "struck" for cell in cheats if struck(book.parts("S T", cell)) == "wholly"} | seen.why(cheats)
    assert {cheat.what: found.get(cell, "") for cell, cheat in cheats.items()} == {
        c.what: c.why for c in cheats.values()
    }


def test_a_level_that_an_ods_hides_is_an_error(tmp_path: Path) -> None:
    """The first level of the example is made white."""
    level = re.compile(rb'(<table:table-cell table:style-name=")[^"]*("(?:(?!table:formula)[^<>])*><text:p>Xanh<)')
    white = b'<style:style style:name="w" style:family="table-cell"><style:text-properties fo:color="#ffffff"/></style:style>'

    def change(xml: bytes) -> bytes:
        start = xml.index(b'<table:table table:name="1.')
        xml = xml[:start] + level.sub(rb"\1w\2", xml[start:], count=1)
        return xml.replace(b"</office:automatic-styles>", white + b"</office:automatic-styles>", 1)

    (tmp_path / "a.ods").write_bytes(ods(change))
    found = [d for d in examine(tmp_path / "a.ods", SHIPPED).diagnostics if d.code == "A16"]
    assert [(d.severity, d.arguments["count"]) for d in found] == [("error", "1")]


def test_without_a_cheat_the_same_workbook_is_accepted(tmp_path: Path) -> None:
    for stamp, issued in ((Stamp(), NO_LIST), (STAMP, LISTED)):
        result = examine(fill(tmp_path / "a.xlsx", TRUE, stamp=stamp), CATALOG, issued=issued)
        assert accepted(result.diagnostics) and result.scorecard and result.scorecard.total.score == 0
