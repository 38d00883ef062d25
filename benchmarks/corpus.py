"""Example workbooks -> as many others as a benchmark wants, each with a unit, levels and evidence of its own.

The examples were saved by an office program, so the copies have its size and its way of writing. Their sheets are cut
at the cells that differ and wherever the unit's name stands, and joined again with other answers: no two files agree.
Only examples without an error or a warning are copied, and nine copies of ten have none either: what is measured is the
reading of forms as they should be. Results of the summary's formulas are left out, for they would be the example's.
"""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing import Pool
from pathlib import Path
from xml.sax.saxutils import escape

from python_calamine import CalamineWorkbook

from iso18091cli.catalog import load_catalog
from iso18091cli.intake.examine import examine

EXAMPLES = Path(__file__).parent.parent / "examples" / "pilot-2023"
WORDS = ("Đỏ", "Vàng", "Xanh")
STRINGS = "xl/sharedStrings.xml"
SUMMARY = "Tổng hợp"
UNIT = ("unit_name", "unit_code")
NAME = ("name", "", b"")
"""A slot for the unit's name."""
_RESULT = re.compile(rb"(</f>)<v>[^<]*</v>")


Slot = tuple[str, str, bytes]
"""(Column key, row key, style of the cell)."""


@dataclass
class Model:
    """An example, cut at the cells that are to differ."""

    entries: list[tuple[str, bytes]]
    """Parts as they are."""
    cut: dict[str, list[bytes | Slot]] = field(default_factory=dict)
    """Parts with slots."""
    count: int = 0
    """Texts in their table."""


def model(path: Path) -> Model:
    """Cuts an example."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    found = Model([], count=parts[STRINGS].count(b"<si>") if STRINGS in parts else 0)
    sheets = {name: (title, cells) for name, title, cells in _slots(path)}
    name = _unit_name(path).encode()
    for part, content in parts.items():
        title, cells = sheets.get(part, ("", {}))
        pieces = _cut(_RESULT.sub(rb"\1", content) if title == SUMMARY else content, cells)
        pieces = [one for piece in pieces for one in (_at_name(piece, name) if isinstance(piece, bytes) else [piece])]
        if len(pieces) > 1 or part == STRINGS:
            found.cut[part] = pieces
        else:
            found.entries.append((part, b"".join(p for p in pieces if isinstance(p, bytes))))
    return found


def _unit_name(path: Path) -> str:
    meta = CalamineWorkbook.from_path(str(path)).get_sheet_by_name("_meta").to_python()
    return escape(next(str(row[1]) for row in meta if row[0] == "unit_name"))


def _at_name(content: bytes, name: bytes) -> Iterator[bytes | Slot]:
    for number, piece in enumerate(content.split(name)):
        if number:
            yield NAME
        yield piece


def _slots(path: Path) -> Iterator[tuple[str, str, dict[bytes, tuple[str, str]]]]:
    """Part, title of the sheet -> cells that differ, by address: (column key, row key)."""
    book = CalamineWorkbook.from_path(str(path))
    with zipfile.ZipFile(path) as archive:
        listed = re.findall(r'<sheet name="([^"]*)"[^>]* r:id="([^"]*)"', archive.read("xl/workbook.xml").decode())
        targets = archive.read("xl/_rels/workbook.xml.rels").decode()
    for name, relation in listed:
        tag = next(t for t in re.findall("<Relationship [^>]*>", targets) if f'Id="{relation}"' in t)
        part = "xl/" + re.findall('Target="([^"]*)"', tag)[0]
        grid = book.get_sheet_by_name(name.replace("&amp;", "&")).to_python(skip_empty_area=False)
        cells: dict[bytes, tuple[str, str]] = {}
        if name == "_meta":
            cells = {b"B%d" % number: ("stamp", str(row[0])) for number, row in enumerate(grid, 1) if row[0] in UNIT}
        elif grid and grid[0][0] == "id":
            for number, row in enumerate(grid, 1):
                said = dict(zip(grid[0], row, strict=False))
                picked = said.get("self_level") in WORDS and said.get("value", "") == ""  # else its figures give it
                wanted = ("self_level", "evidence") if picked else ("value",) if row[0] in UNIT else ()
                for column, key in enumerate(grid[0]):
                    if key in wanted:
                        cells[b"%c%d" % (65 + column, number)] = (str(key), str(row[0]))
        yield part, name, cells


def _cut(content: bytes, cells: dict[bytes, tuple[str, str]]) -> list[bytes | Slot]:
    pieces: list[bytes | Slot] = []
    at = 0
    for cell in re.finditer(rb'<c r="([A-Z]+\d+)"( s="\d+")?(?:[^>]*/>|[^>]*>.*?</c>)', content):
        if cell[1] in cells:
            pieces += [content[at : cell.start()], (*cells[cell[1]], b'<c r="%s"%s' % (cell[1], cell[2] or b""))]
            at = cell.end()
    return [*pieces, content[at:]]


def workbook(example: Model, number: int) -> bytes:
    """The workbook of unit ``number``."""
    chance = random.Random(number)
    texts = [f"<si><t>{escape(word)}</t></si>" for word in WORDS]
    strength = chance.random()
    gaps = number % 10 == 0  # one form of ten is not complete
    said = {"unit_name": f"Đơn vị thử {number:05d}", "unit_code": f"{number:05d}"}

    def index(text: str) -> int:
        texts.append(f'<si><t xml:space="preserve">{escape(text)}</t></si>')
        return example.count + len(texts) - 1

    def cell(column: str, row: str, start: bytes) -> bytes:
        if column == "name":
            return said["unit_name"].encode()
        if column == "self_level":
            if gaps and chance.random() < 0.03:
                return start + b"/>"
            draw = chance.random()
            level = 2 if draw < 0.85 + 0.149 * strength else 1 if draw < 0.995 else 0
            return start + b' t="s"><v>%d</v></c>' % (example.count + level)
        if column == "evidence":
            if gaps and chance.random() < 0.1:
                return start + b"/>"
            day = chance.randint(1, 28)
            date = f"{day:02d}/0{chance.randint(1, 9)}/2026"
            text = f"Quyết định số {chance.randint(1, 999)}/QĐ-UBND ngày {date} ({row}, {number})"
            return start + b' t="s"><v>%d</v></c>' % index(text)
        return start + b' t="s"><v>%d</v></c>' % index(said[row])

    parts = {
        name: b"".join(p if isinstance(p, bytes) else cell(*p) for p in pieces) for name, pieces in example.cut.items()
    }
    head = re.sub(rb'uniqueCount="\d+"', b'uniqueCount="%d"' % (example.count + len(texts)), parts[STRINGS], count=1)
    parts[STRINGS] = head.rpartition(b"</sst>")[0] + "".join(texts).encode() + b"</sst>"
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as archive:
        for name, part in (*parts.items(), *example.entries):
            archive.writestr(name, part)
    return content.getvalue()


_models: list[Model] = []


def _prepare() -> None:
    # Those that an office program has saved (their texts stand in a table of their own) and that have no faults.
    catalog = load_catalog()
    for path in sorted(EXAMPLES.glob("*.xlsx")):
        if all(found.severity == "info" for found in examine(path, catalog).diagnostics) and (cut := model(path)).count:
            _models.append(cut)


def _write(order: tuple[Path, int]) -> None:
    path, number = order
    path.write_bytes(workbook(_models[number % len(_models)], number))


def corpus(folder: Path, count: int) -> list[Path]:
    """The first ``count`` workbooks of the series, made where they are not there yet, with their register."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"don-vi-{number:05d}.xlsx" for number in range(1, count + 1)]
    missing = [(path, number) for number, path in enumerate(paths, 1) if not path.exists()]
    if missing:
        with Pool(initializer=_prepare) as pool:
            for _ in pool.imap_unordered(_write, missing, chunksize=20):
                pass
    return paths


def register(path: Path, count: int) -> Path:
    """A register of the first ``count`` units."""
    rows = [f"{number:05d},Đơn vị thử {number:05d},commune,xa,31" for number in range(1, count + 1)]
    path.write_text("\n".join(["code,name,level,kind,parent", *rows, ""]), "utf-8")
    return path
