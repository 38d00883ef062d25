"""Makes the pictures of the documentation from the real workbooks, by a real LibreOffice and pdftoppm.

Run by hand: ``make pictures`` (needs LibreOffice with UNO and poppler-utils).
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "examples"), str(ROOT / "src")]

from iso18091cli.catalog import load_catalog  # noqa: E402  (found by the line above)
from iso18091cli.form.blank import Stamp, new_workbook  # noqa: E402
from iso18091cli.model.units import Unit  # noqa: E402
from office import Entry, Office  # noqa: E402

PILOT = ROOT / "examples" / "pilot-2023" / "kien-an.xlsx"
BLANK, BEGUN = "blank", "begun"
"""A form for a made-up commune: as it is sent out, and as somebody has begun to fill it in."""
STAMP = Stamp(unit=Unit(code="99999", name="Minh Họa", level="commune", kind="xa"), period="2026")


@dataclass(frozen=True)
class Picture:
    """A part of a printed page."""

    workbook: Path | str
    words: str
    """Stand in the first lines of the page."""
    top: float = 0.0
    bottom: float = 1.0
    """Shares of the page's height."""
    resolution: int = 84


PICTURES = {
    "workbook.png": Picture(PILOT, "Phát triển môi trường bền vững", bottom=0.55, resolution=96),
    "huong-dan-1-trang-dau.png": Picture(BLANK, "BỘ CHỈ SỐ TỰ ĐÁNH GIÁ", bottom=0.556),
    "huong-dan-2-don-vi.png": Picture(BEGUN, "THÔNG TIN ĐƠN VỊ", bottom=0.55),
    "huong-dan-3-tru-cot.png": Picture(BEGUN, "Xây dựng thể chế điều hành tốt", bottom=0.62, resolution=96),
    "huong-dan-4-khao-sat.png": Picture(BEGUN, "KHẢO SÁT SƠ BỘ", bottom=0.62),
    "huong-dan-5-hanh-dong.png": Picture(BEGUN, "CHƯƠNG TRÌNH HÀNH ĐỘNG", bottom=0.4, resolution=96),
    "huong-dan-6-tien-do.png": Picture(BEGUN, "BỘ CHỈ SỐ TỰ ĐÁNH GIÁ", top=0.362, bottom=0.556),
    "huong-dan-7-tong-hop.png": Picture(BEGUN, "TỔNG HỢP KẾT QUẢ", bottom=0.75),
}


def begun() -> Iterator[Entry]:
    """What somebody has entered so far; made up."""
    levels = {
        "1.1.a": ("", "Quyết định số 15/QĐ-UBND ngày 12/3/2026", "", "Công chức Văn phòng"),
        "1.1.b": (
            "Vàng",
            "Bản công bố số 02/CB-UBND ngày 05/01/2026",
            "Mới áp dụng cho 3 lĩnh vực",
            "Công chức Văn phòng",
        ),
        "1.1.c": ("Đỏ", "", "Chưa tổ chức, dự kiến quý IV/2026", "Công chức Văn phòng"),
        "1.2.a": ("Xanh", "Quy chế số 04/QC-UBND-MTTQ ngày 20/02/2026", "", "Công chức Văn phòng"),
    }
    for key, cells in levels.items():
        for column, value in zip(("self_level", "evidence", "explanation", "officer"), cells, strict=True):
            if value:
                yield Entry(key, column, value)
    for field, value in (("contact", "Công chức đầu mối (ghi họ tên)"), ("email", "donvi@example.vn")):
        yield Entry(field, "value", value)
    yield Entry("1.1.a", "value", "Ban hành trước hoặc đúng ngày 31/3")
    yield Entry("1.1.d", "value", 4)
    yield Entry("1.1.d", "whole", 5)
    catalog = load_catalog()
    questions = [question for topic in catalog.survey for question in topic.questions]
    for question, answer in zip(questions, ("Có",), strict=False):
        yield Entry(question.id, "answer", answer)
    action = {"indicator": f"1.1 {catalog.indicator['1.1'].name['vi']}", "phase": "Giai đoạn 1", "status": "Dự kiến"}
    action |= {"task": "Tổ chức đánh giá nội bộ, báo cáo ghi rõ điểm không phù hợp", "lead": "Văn phòng HĐND và UBND"}
    for column, value in action.items():
        yield Entry("1", column, value)


def main() -> None:
    """Makes every picture anew."""
    with tempfile.TemporaryDirectory() as name, Office() as office:
        folder = Path(name)
        (folder / "blank.xlsx").write_bytes(new_workbook(load_catalog(), "vi", STAMP))
        office.fill(folder / "blank.xlsx", folder / "begun.xlsx", list(begun()))
        for target, picture in PICTURES.items():
            workbook = picture.workbook if isinstance(picture.workbook, Path) else folder / f"{picture.workbook}.xlsx"
            pages = folder / f"{workbook.stem}.pdf"
            if not pages.exists():
                office.convert(workbook, pages)
            _draw(pages, picture, ROOT / "docs" / "pictures" / target)
            print(target)


def _page_with(pages: Path, words: str) -> int:
    """Number of the first page that begins with a title of these words."""
    text = subprocess.run(["pdftotext", str(pages), "-"], capture_output=True, text=True, check=True).stdout
    for number, page in enumerate(text.split("\f"), 1):
        if words in "\n".join(page.splitlines()[:8]):
            return number
    raise SystemExit(f"no page of {pages.name} says {words!r}")


def _draw(pages: Path, picture: Picture, target: Path) -> None:
    page = str(_page_with(pages, picture.words))
    size = subprocess.run(
        ["pdfinfo", "-f", page, "-l", page, str(pages)], capture_output=True, text=True, check=True
    ).stdout
    width, height = (
        float(n) for n in next(s for s in size.splitlines() if "size:" in s).split("size:")[1].split()[:3:2]
    )
    dots = picture.resolution / 72
    crop = {"-x": 0, "-y": picture.top * height, "-W": width, "-H": (picture.bottom - picture.top) * height}
    area = [part for option, points in crop.items() for part in (option, str(round(points * dots)))]
    target.parent.mkdir(parents=True, exist_ok=True)
    command = ["pdftoppm", "-r", str(picture.resolution), "-f", page, "-l", page, *area, "-png", "-singlefile"]
    subprocess.run([*command, str(pages), str(target.with_suffix(""))], check=True)


if __name__ == "__main__":
    main()
