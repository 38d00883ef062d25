"""Example workbooks -> as many others as a benchmark wants, each with a unit, levels and evidence of its own.

The examples were saved by an office program, so the copies have its size and its way of writing. Their sheets are cut
at the cells that differ, and joined again with other answers: no two files agree.
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

EXAMPLES = Path(__file__).parent.parent / "examples" / "pilot-2023"
WORDS = ("Đỏ", "Vàng", "Xanh")
STRINGS = "xl/sharedStrings.xml"


@dataclass
class Model:
    """An example, cut at the cells that are to differ."""

    entries: list[tuple[str, bytes]]
    """Parts as they are."""
    cut: dict[str, list[bytes | tuple[str, str, bytes]]] = field(default_factory=dict)
    """Parts with slots: (column key, row key, style of the cell)."""
    strings: bytes = b""
    count: int = 0


def model(path: Path) -> Model:
    """Cuts an example."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    found = Model([])
    slots = dict(_slots(path))
    for name, content in parts.items():
        if name == STRINGS:
            found.strings = content.rpartition(b"</sst>")[0]
            found.count = content.count(b"<si>")
        elif name in slots:
            found.cut[name] = _cut(content, slots[name])
        else:
            found.entries.append((name, content))
    return found


def _slots(path: Path) -> Iterator[tuple[str, dict[bytes, tuple[str, str]]]]:
    """Part -> cells that differ, by address: (column key, row key)."""
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
            cells = {
                b"B%d" % number: ("stamp", str(row[0]))
                for number, row in enumerate(grid, 1)
                if row[0] in ("unit_name", "unit_code")
            }
        elif grid and grid[0][0] == "id":
            wanted = {"self_level", "evidence", "value"}
            for number, row in enumerate(grid, 1):
                figures = [cell for cell, key in zip(row, grid[0], strict=False) if key == "value"]
                graded = "." in str(row[0]).partition(".")[2] and figures in ([], [""])  # else its figures give it
                for column, key in enumerate(grid[0]):
                    given = key != "value" if graded else row[0] in ("unit_name", "unit_code")
                    if key in wanted and given:
                        cells[b"%c%d" % (65 + column, number)] = (str(key), str(row[0]))
        if cells:
            yield part, cells


def _cut(content: bytes, cells: dict[bytes, tuple[str, str]]) -> list[bytes | tuple[str, str, bytes]]:
    pieces: list[bytes | tuple[str, str, bytes]] = []
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
    said = {"unit_name": f"Đơn vị thử {number:05d}", "unit_code": f"{number:05d}"}

    def index(text: str) -> int:
        texts.append(f'<si><t xml:space="preserve">{escape(text)}</t></si>')
        return example.count + len(texts) - 1

    def cell(column: str, row: str, start: bytes) -> bytes:
        if column == "self_level":
            if chance.random() < 0.01:
                return start + b"/>"
            draw = chance.random()
            level = 2 if draw < 0.85 + 0.149 * strength else 1 if draw < 0.995 else 0
            return start + b' t="s"><v>%d</v></c>' % (example.count + level)
        if column == "evidence":
            if chance.random() < 0.03:
                return start + b"/>"
            day = chance.randint(1, 28)
            date = f"{day:02d}/0{chance.randint(1, 9)}/2026"
            text = f"Quyết định số {chance.randint(1, 999)}/QĐ-UBND ngày {date} ({row}, {number})"
            return start + b' t="s"><v>%d</v></c>' % index(text)
        return start + b' t="s"><v>%d</v></c>' % index(said[row])

    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as archive:
        for name, pieces in example.cut.items():
            archive.writestr(name, b"".join(p if isinstance(p, bytes) else cell(*p) for p in pieces))
        for name, part in example.entries:
            archive.writestr(name, part)
        total = example.count + len(texts)
        head = re.sub(rb'uniqueCount="\d+"', b'uniqueCount="%d"' % total, example.strings, count=1)
        archive.writestr(STRINGS, head + "".join(texts).encode() + b"</sst>")
    return content.getvalue()


_models: list[Model] = []


def _prepare() -> None:
    # Those that an office program has saved: their texts stand in a table of their own.
    _models[:] = [cut for cut in map(model, sorted(EXAMPLES.glob("*.xlsx"))) if cut.strings]


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
