"""A workbook as text that a person can review: what stands where, what is open, what is refused, what is coloured."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

MASKED = ("tool_version", "catalog_digest")
"""Keys of the stamp that change with every version."""


def dump(content: bytes, brief: Iterable[str] = (), half: str = "", rows: int = 0) -> str:
    """Every sheet: its state, then a line a row (``*``: not locked, ``{format}``), then rules and pictures.

    Of the sheets in ``brief``, and of ``half`` below that many rows, only the row keys and the text beside them.
    """
    workbook = load_workbook(io.BytesIO(content))
    lines: list[str] = []
    for sheet in workbook.worksheets:
        lines += ["", f"=== {sheet.title} ===", *_state(sheet)]
        full = 0 if sheet.title in brief else rows if sheet.title == half else sheet.max_row
        lines += [_row(sheet, row) for row in range(1, full + 1) if _row(sheet, row)]
        lines += [_brief(sheet, row) for row in range(full + 1, sheet.max_row + 1) if _brief(sheet, row)]
        lines += [*_rules(sheet), *_charts(sheet)]
    return "\n".join(lines).lstrip() + "\n"


def _state(sheet: Worksheet) -> list[str]:
    protection, page, setup = sheet.protection, sheet.page_setup, sheet.print_options
    allowed = [
        name
        for name in ("formatColumns", "formatRows", "insertRows", "sort", "autoFilter")
        if not getattr(protection, name)
    ]
    hidden_rows = [str(n) for n, row in sheet.row_dimensions.items() if row.hidden]
    hidden_columns = [letter for letter, column in sheet.column_dimensions.items() if column.hidden]
    facts = {
        "state": sheet.sheet_state,
        "cells": sheet.dimensions,
        "frozen": sheet.freeze_panes,
        "protected": f"{bool(protection.sheet)}, password {bool(protection.password)}, allowed: {' '.join(allowed) or '-'}",
        "hidden": f"rows {' '.join(hidden_rows) or '-'}; columns {' '.join(hidden_columns) or '-'}",
        "print": f"{sheet.print_area or '-'} {page.orientation or '-'} paper {page.paperSize} fit {page.fitToWidth}x{page.fitToHeight}"
        f" repeat {sheet.print_title_rows or '-'} centred {bool(setup.horizontalCentered)}",
        "footer": " | ".join(
            str(part.text)
            for part in (sheet.oddHeader.center, sheet.oddFooter.center, sheet.oddFooter.right)
            if part.text
        ),
        "merged": " ".join(sorted(map(str, sheet.merged_cells.ranges))),
    }
    return [f"{name}: {value}" for name, value in facts.items() if value]


def _row(sheet: Worksheet, row: int) -> str:
    shown = [text for text in map(_cell, sheet[row]) if text]
    return " | ".join(shown)


def _cell(cell: Cell) -> str:
    value = cell.value
    is_open = cell.protection is not None and not cell.protection.locked
    if value is None and not is_open:
        return ""
    if cell.column == 2 and sheet_key(cell) in MASKED:
        value = "…"
    text = "" if value is None else str(value).replace("\n", "⏎")
    form = "" if cell.number_format in ("General", "@") else "{" + cell.number_format + "}"
    link = f" -> {cell.hyperlink.location}" if cell.hyperlink else ""
    return f"{cell.coordinate}{'*' if is_open else ''}{form}={text}{link}"


def sheet_key(cell: Cell) -> str:
    return str(cell.parent.cell(cell.row, 1).value)


def _brief(sheet: Worksheet, row: int) -> str:
    key = sheet.cell(row, 1).value
    return f"{row}: {key}  {sheet.cell(row, 3).value or ''}" if key is not None else ""


def _rules(sheet: Worksheet) -> list[str]:
    lines = []
    for rule in sheet.data_validations.dataValidation:
        between = (
            f" {rule.operator} {rule.formula1} and {rule.formula2}" if rule.formula2 else f" {rule.formula1 or ''}"
        )
        says = "; ".join(str(text) for text in (rule.prompt, rule.errorTitle, rule.error) if text)
        refuses = "refuses" if rule.showErrorMessage else "tells"
        lines.append(f"{refuses} {_ranges(str(rule.sqref))}: {rule.type or '-'}{between} [{says}]")
    for area, rules in sheet.conditional_formatting._cf_rules.items():
        for rule in rules:
            style = rule.dxf
            fill = style.fill.bgColor.rgb if style and style.fill else "-"
            ink = style.font.color.rgb if style and style.font and style.font.color else "-"
            lines.append(
                f"colours {area.sqref}: {rule.operator or 'if'} {' '.join(rule.formula)} fill {fill} ink {ink}"
            )
    return lines


def _ranges(areas: str) -> str:
    """Cells that follow one another joined: "E6 E7 E8" as "E6:E8"."""
    runs: list[list[int | str]] = []
    for area in areas.split():
        match = re.fullmatch(r"([A-Z]+)(\d+)", area)
        if match and runs and runs[-1][0] == match[1] and runs[-1][2] == int(match[2]) - 1:
            runs[-1][2] = int(match[2])
        elif match:
            runs.append([match[1], int(match[2]), int(match[2])])
        else:
            runs.append([area])
    return " ".join(
        str(r[0]) if len(r) == 1 else f"{r[0]}{r[1]}" + (f":{r[0]}{r[2]}" if r[1] != r[2] else "") for r in runs
    )


def _charts(sheet: Worksheet) -> list[str]:
    lines = []
    for chart in sheet._charts:
        anchor = chart.anchor._from
        series = [s.val.numRef.f if s.val else "-" for s in chart.series]
        lines.append(
            f"chart at {get_column_letter(anchor.col + 1)}{anchor.row + 1}: {type(chart).__name__} {' '.join(series)}"
        )
    return lines
