"""What a person reads in the files that a run has written, whatever their format."""

from __future__ import annotations

import html
import io
import re
import zipfile
from pathlib import Path

from openpyxl import load_workbook


def read(folder: Path) -> dict[str, str]:
    """The text of every file below the folder, by its name there."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.startswith(".")]
    return {path.relative_to(folder).as_posix(): text(path) for path in files}


def text(path: Path) -> str:
    """What is shown of one file, a piece a line."""
    content = path.read_bytes()
    match path.suffix:
        case ".xlsx":
            return _workbook(content)
        case ".docx":
            return _document(content)
        case ".html":
            return _page(content.decode())
    if path.suffix == ".sqlite":
        return ""  # keys, as in the CSV files beside it
    return content.decode("utf-8-sig")


def everything(folder: Path) -> str:
    """All that is in the files, shown or not: parts of packed files unpacked."""
    found: list[str] = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        content = path.read_bytes()
        if zipfile.is_zipfile(io.BytesIO(content)):
            with zipfile.ZipFile(io.BytesIO(content)) as parts:
                found += [html.unescape(parts.read(name).decode("utf-8", "replace")) for name in parts.namelist()]
        else:
            found.append(html.unescape(content.decode("utf-8", "replace")))
    return "\n".join(found)


def _workbook(content: bytes) -> str:
    lines: list[str] = []
    for sheet in load_workbook(io.BytesIO(content)).worksheets:
        lines.append(sheet.title)
        lines += [str(part.text) for part in (sheet.oddHeader.left, sheet.oddHeader.right, sheet.oddFooter.center)]
        lines += [str(c.value) for row in sheet.iter_rows() for c in row if c.value is not None and c.data_type != "f"]
    return "\n".join(lines)


def _document(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        names = [name for name in parts.namelist() if re.match(r"word/(document|header|footer|footnotes)", name)]
        xml = "\n".join(parts.read(name).decode() for name in names)
    paragraphs = re.findall(r"<w:p[ >].*?</w:p>", xml, re.DOTALL)
    return "\n".join(html.unescape("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)", p))) for p in paragraphs)


def _page(page: str) -> str:
    spoken = re.findall(r'(?:title|aria-label|alt|placeholder|content|data-[\w-]+)="([^"]*)"', page)
    shown = re.sub(r"<(style|script)\b.*?</\1>|<meta[^>]*>", "", page, flags=re.DOTALL)
    return html.unescape("\n".join([*spoken, re.sub(r"<[^>]*>", "\n", shown)]))
