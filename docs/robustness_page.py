"""The tables of what was tried (tests/hostile*.py) -> docs/robustness.md."""

from __future__ import annotations

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from reference_pages import NOTE

from cheats import CHEATS
from cheats_by_looks import BY_LOOKS
from cheats_in_ods import IN_ODS
from hostile import KINDS, READ, Kind
from hostile_folder import PLANTS
from hostile_mailed import CATALOGUES, TEMPLATES
from hostile_stores import FOUND
from hostile_texts import CELLS, DOORS, MAILS
from iso18091cli.checks.seen import WHY
from iso18091cli.checks.table import RULES
from iso18091cli.errors import FaultKind
from iso18091cli.intake.read_all import MAX_BYTES, MAX_SECONDS
from iso18091cli.messages.catalog import FAULTS as CATALOG_FAULTS
from iso18091cli.messages.documents import FAULTS as TEMPLATE_FAULTS
from iso18091cli.model.text import say
from iso18091cli.register.table import MAX_ROWS
from iso18091cli.results.found import REFUSED
from iso18091cli.spreadsheet import container, sheet
from iso18091cli.spreadsheet import xlsx_parts as xlsx_book
from iso18091cli.spreadsheet import xlsx_texts as texts

_INTRO = """# Files that should never come, and what happens to them

What comes back by mail is wrong in every way files can be wrong, and now and then somebody means harm. Each kind below
is made by [tests/hostile.py](../tests/hostile.py) and tried in every test run: it ends as this table says, costs at
most 10 seconds and 500 MB, and costs no other file anything. What each code means and what to do about it stands in
[rules.md](rules.md).

## How

1. **A worker of its own.** Every file is read in a process that may take {seconds:g} s and {memory} MB. If it dies, the
   file is named (F16, F17) and the next one is read. Windows cannot limit the memory of a process.
2. **What it is, its bytes say.** The name and its ending are not asked.
3. **Limits before anything is parsed**: {file} MB the file, {parts} parts, {part} MB a part and {unpacked} MB of all
   parts that are looked at, {sheets} sheets, {text} MB of text in cells, counted as often as it is shown. Values beyond
   {column}{row} are left out, and said. Only parts that hold answers are unpacked, each once.
4. **No DOCTYPE**, so no entities; UTF-8 alone, as every office program writes.
5. **What was looked at is what is read.** A sheet of an .xlsx is taken apart to the last byte: cells as every office
   program writes them, and nothing between them but blank cells and rows; any other is parsed, names with their
   namespace. Counts and sizes that could lie are not asked. An .ods is read in the same way; an .xls is followed to the
   end of every chain before a library sees it.
6. **One stray thing never costs the file**: what is none of the form's makes at most a remark, a cell that nobody can
   understand is an error at its place, and the rest counts.

Beyond the table: lock files `~$…`, mails, archives and names of every kind are met before a file is opened
(`tests/test_intake.py`, `tests/test_cli.py`); what people do to the form's sheets, rows, columns and cells stands with
the rules (`tests/test_rules.py`, [rules.md](rules.md)); cells in every manner of writing are read alike, and
as another library reads them (`tests/test_sheet.py`, `tests/test_values.py`). `tests/test_fuzz.py` changes filled
workbooks at the level of cells, of XML and of bytes, and `tools/fuzz_reader.py` does so, to workbooks and to mails, for
as long as one lets it, guided by coverage; what they found is kept in `tests/data/fuzz` and tried again in every test
run. What lies in mails, packed files and mails inside mails comes out byte for byte (`tests/test_mail_in.py`).
"""


_CHEATS = """## Ways to score better than the sheet shows

Each of these is done by [tests/cheats.py](../tests/cheats.py) or
[tests/cheats_by_looks.py](../tests/cheats_by_looks.py) to a workbook that shows red, and tried in every run: none is
accepted without an error. Levels in hidden or filtered rows count, with a warning (A17), for units hide what they have
done, and the live summary counts them as well.

Whether letters are told from their ground is a matter of how far apart the two colours are to the eye (Oklab, with the
light that a screen adds), not of brightness alone: orange on the pale violet of an input cell is seen, white is not.
What a condition does counts as if it held.

What the program does not work out, and a person has to see: letters laid over a level by a visible note or by a drawing
anchored to the page alone (told as N01, N03), a picture behind the cells, another text in place of a criterion's own
(its number and key count). Of an .xls no looks are known (S12 says so): there another result than the sheet's own is an
error (S28), but letters in white are not noticed, so an office may ask for .xlsx. What was typed where nothing is asked
(N11) is not told of a sheet of an .ods or .xls whose formulas are not known, but for what stands above the headings of
pillars and questions: their results cannot be told from what was typed. It is no answer and counts nowhere.
"""

_IN_ODS = """
In an .ods ([tests/cheats_in_ods.py](../tests/cheats_in_ods.py)) a level that nobody sees is an error (A16) as well:

"""

_MET: tuple[tuple[str, str, str], ...] = (
    (
        "days since 1904, and an extension that does not say so again",
        "read, each day as typed",
        "test_hostile.py::test_days_from_1904",
    ),
    (
        "a blank in a cell far away",
        "read (F11, a remark)",
        "test_values.py::test_cells_far_outside_are_left_out_and_told",
    ),
    (
        "an added sheet, of 2,500 rows or of evidence",
        "read; the sheet is told (N04)",
        "test_hostile.py::test_each_kind_ends_as_the_table_says",
    ),
    (
        "a truth value written out",
        "read; told at its cell",
        "test_values.py::test_what_no_cell_can_hold_is_told_and_the_rest_is_read",
    ),
    ("a left-over sheet of modules", "read", "test_hostile.py::test_each_kind_ends_as_the_table_says"),
    ("a hidden sheet of macros", "read, and said (F23)", "test_hostile.py::test_each_kind_ends_as_the_table_says"),
    ("an emoji as two escapes", "read as one character", "test_values.py::test_two_escapes_are_one_character"),
    ("levels in a hidden column, under its key", "do not count (S19)", "test_seen.py::test_no_cheat_is_accepted"),
    (
        "a stamp that says agreed",
        "does not count (S25, S23)",
        "test_issued.py::test_without_a_list_a_later_stage_does_not_count",
    ),
    (
        "not applicable by the heading",
        "asks nothing more of its criteria",
        "test_counted.py::test_a_heading_that_is_not_applicable_speaks_for_blank_figures_alone",
    ),
    ("a budget below zero; a year typed into a date", "an error, in no document (P01)", "test_rules.py::test_fires"),
    ("levels in decomposed Unicode", "understood, and said (A10)", "test_reading.py::test_one_cell"),
    ("“0,98” for a share", "read as it stands, with a warning (Q04)", "test_rules.py::test_fires"),
    ("the name of a neighbour, one tone apart", "told (U02)", "test_rules.py::test_fires"),
    ("a link behind evidence", "kept and carried (N05)", "test_beside.py::test_a_link_is_part_of_the_answer"),
    ("a picture in a cell, by WPS or Excel", "told (N02)", "test_beside.py::test_pictures_that_wps_and_excel_embed"),
    ("a level struck out", "does not count (A16)", "test_withdrawn.py::test_a_struck_out_level_does_not_count"),
    (
        "evidence struck out, whole and in part",
        "none (N09); kept (N10)",
        "test_withdrawn.py::test_struck_out_evidence_is_none",
    ),
    (
        "answers to a survey out of range",
        "in no sum (Q02)",
        "test_aggregate.py::test_survey_sums_leave_out_what_is_blank_or_void",
    ),
    ("reliable with a red outside of the total", "not reliable", "test_scoring.py::test_hand_worked"),
    (
        "a workbook and its correction",
        "the correction counts, and that is said",
        "test_corrections.py::test_a_correction_counts_and_says_in_how_much",
    ),
    ("two units that differ by a mark", "two units", "test_names.py::test_an_exact_name_wins_over_one_that_is_like_it"),
    (
        "a register whose names lost their letters",
        "errors, each with its reason",
        "test_units.py::test_a_name_whose_letters_are_not_its_own",
    ),
    (
        "a template saved by LibreOffice",
        "works",
        "test_templates.py::test_templates_opened_and_saved_by_libreoffice_still_work",
    ),
)
"""What came from offices and was once taken wrong: what it is, what happens, the test that holds it."""

_FOLDER = """## What lay in an output folder

A result folder lies on a share that others write to ([SECURITY.md](../SECURITY.md)). Each of these
([tests/hostile_folder.py](../tests/hostile_folder.py)) is put there before a run, on a system with handles of folders
and on one without, and the world outside is compared before and after, byte for byte. Beyond the table
(`tests/test_folder.py`): random lists, journals and trees of links; every command that writes, with a link at each
name that it writes; a folder that is exchanged for a link and back as fast as one can while a run writes; a folder
that is taken away meanwhile; links in the user's cache; stores with triggers, views and tables that are not ours. Two
runs at once: `tests/test_writing.py`.
"""

_STORES = """## Results that were found

A `results.sqlite` in a folder is a stranger's database. It is opened to be read and never written, has to declare what
ours declares, to the letter, and to hold values of its columns' kinds; else it is refused, and nothing beside it
changes ([tests/hostile_stores.py](../tests/hostile_stores.py), `tests/test_found_store.py`).
"""

_MAILED = """## What came as the office's own

Catalogues and templates are the office's, but often mailed. Each of these
([tests/hostile_mailed.py](../tests/hostile_mailed.py)) ends with a fault that names the file, and the line or
paragraph where there is one. Registers: over {rows:,} rows or 10 MB are refused; a pipe is no file.
"""

_BESIDE = """## Texts and addresses

What each medium (terminal, CSV, mail header, file name) shows of {doors} kinds of text stands in `DOORS` of
[tests/hostile_texts.py](../tests/hostile_texts.py); the CSV files are opened in LibreOffice with comma, semicolon and
tab, and no cell is a formula. What looks through such texts takes twice the time for twice the text
(`tests/test_growth.py`). What {cells} kinds of cell say of an address, to register, workbook and draft alike,
stands in `CELLS` there; Python's `email` and a second library read each draft back with one recipient or none. What the
ledger says of {mails} header fields of mails and names of files in them stands in `MAILS`; every text of `DOORS` is put
into each field, and into each cell of `ledger.csv` and `mails.csv` (`tests/test_doors_of_mail.py`).
"""


def robustness_page() -> str:
    """The whole page."""
    intro = _INTRO.format(
        seconds=MAX_SECONDS,
        memory=MAX_BYTES >> 20,
        file=container.MAX_FILE >> 20,
        parts=f"{container.MAX_PARTS:,}",
        part=container.MAX_PART >> 20,
        unpacked=container.MAX_UNPACKED >> 20,
        sheets=xlsx_book.MAX_SHEETS,
        text=texts.MAX_TEXT >> 20,
        column=sheet.column_letter(sheet.LAST_COLUMN),
        row=sheet.LAST_ROW,
    )
    rows = "\n".join(f"| {kind.what} | {_outcome(kind)} |" for kind in KINDS)
    cheats = [(cheat.what, f"{cheat.says} {_message(cheat.says)}") for cheat in (*CHEATS, *BY_LOOKS)]
    in_ods = [(cheat.what, WHY[cheat.why]["en"] if cheat.why else "counts") for cheat in IN_ODS]
    files = f"{NOTE}\n\n{intro}\n## What was tried\n\n| the file | what happens |\n|---|---|\n{rows}\n"
    planted = [(plant.what, plant.says) for plant in PLANTS]
    mailed = [(f"catalogue: {mailed.what}", _said(CATALOG_FAULTS[mailed.says])) for mailed in CATALOGUES]
    mailed += [(f"template: {mailed.what}", _said(TEMPLATE_FAULTS[mailed.says])) for mailed in TEMPLATES]
    return "\n".join(
        [
            files,
            _CHEATS,
            _table("what was tried", cheats, "the error it ends in"),
            _IN_ODS,
            _table("what was tried", in_ods, "why it does not count"),
            "## What was met and once taken wrong\n",
            _table("what came", [(what, f"{says} (`tests/{test}`)") for what, says, test in _MET]),
            _FOLDER,
            _table("in the folder", planted),
            _STORES,
            _table("the file", [(what, f"refused: {REFUSED[why]['en'].format(table='…')}") for what, _, why in FOUND]),
            _MAILED.format(rows=MAX_ROWS),
            _table("the file", mailed),
            _BESIDE.format(doors=len(DOORS), cells=len(CELLS), mails=len(MAILS)),
        ]
    )


def _table(heading: str, rows: list[tuple[str, str]], ends: str = "what happens") -> str:
    lines = "".join(f"| {what.replace('|', chr(92) + '|')} | {says} |\n" for what, says in rows)
    return f"| {heading} | {ends} |\n|---|---|\n{lines}"


def _said(kind: FaultKind) -> str:
    return _pattern(kind.message["en"])


def _outcome(kind: Kind) -> str:
    if kind.says == READ:
        return "read; scores as if nothing were wrong"
    rule = RULES[kind.says]
    refused = rule.check is None and rule.severity == "error"
    return f"{'refused' if refused else 'read, and said'}: {kind.says} {_pattern(say(rule.message, 'en'))}"


def _message(code: str) -> str:
    return _pattern(say(RULES[code].message, "en"))


def _pattern(message: str) -> str:
    return re.sub(r"\{\w+\}", "…", message)
