"""Makes the pictures of the documentation from the real workbooks, by a real LibreOffice and pdftoppm.

Run by hand: ``make pictures`` (needs LibreOffice with UNO and poppler-utils).
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "examples"))

from office import Office  # noqa: E402  (found by the line above)

PICTURES = {
    "workbook.png": (ROOT / "examples" / "pilot-2023" / "kien-an.xlsx", "Phát triển môi trường bền vững"),
}
"""Picture -> (workbook, words that stand on the page that is shown)."""


def main() -> None:
    """Makes every picture anew."""
    with tempfile.TemporaryDirectory() as folder, Office() as office:
        for name, (workbook, words) in PICTURES.items():
            pages = Path(folder) / f"{workbook.stem}.pdf"
            if not pages.exists():
                office.convert(workbook, pages)
            target = ROOT / "docs" / "pictures" / name
            _picture(pages, _page_with(pages, words), target)
            print(target.relative_to(ROOT))


def _page_with(pages: Path, words: str) -> int:
    """Number of the first page that begins with a title of these words."""
    text = subprocess.run(["pdftotext", str(pages), "-"], capture_output=True, text=True, check=True).stdout
    for number, page in enumerate(text.split("\f"), 1):
        if words in "\n".join(page.splitlines()[:8]):
            return number
    raise SystemExit(f"no page of {pages.name} says {words!r}")


def _picture(pages: Path, page: int, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    stem = str(target.with_suffix(""))
    command = ["pdftoppm", "-r", "96", "-f", str(page), "-l", str(page), "-png", "-singlefile", str(pages), stem]
    subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
