"""The Word documents: read back and measured against Decree 30/2020/NĐ-CP, Appendix I; what they say; their pages."""

from __future__ import annotations

import dataclasses
import io
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph
from PIL import Image
from typer.testing import CliRunner

from hand import CATALOG, WITH_GOALS, aggregate, both, plan, result, row, unreadable
from iso18091cli.catalog import load_catalog
from iso18091cli.cli.app import app
from iso18091cli.errors import Faults
from iso18091cli.files.shipped import shipped
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.legal import LegalBasis, cited
from iso18091cli.model.scores import CriterionScore, IndicatorScore, Result
from iso18091cli.model.summary import Summary
from iso18091cli.model.text import LANGUAGES
from iso18091cli.model.units import Unit, Units
from iso18091cli.reports.word.province import province_names
from iso18091cli.reports.word.templates import OFFERED, Templates
from iso18091cli.reports.word.unit import unit_names

PILOT = Path(__file__).parent.parent / "examples" / "pilot-2023"
TASKS = "Nhiệm vụ (tiêu chí cần đạt)"
"""Heading of the column of tasks in the annex that holds them in full."""
HAI_AN = Unit(code="11413", name="Hải An", level="commune", kind="phuong")
GONE = Unit(code="999", name="Cũ", level="commune", kind="xa", status="merged", reason="Nhập vào X")
REGISTER = Units(path="units.csv", units=(HAI_AN, Unit(code="2", name="Vắng", kind="xa"), GONE))
OWN = row("1", indicator="2.1", phase="3", task="Việc của đơn vị", lead="Văn phòng A", deadline="30/6/2024")
FILE = result("a.xlsx", HAI_AN, "rgry", actions=(OWN,))
TEMPLATES = {language: Templates(language) for language in ("vi", "en")}


def a_summary() -> Summary:
    bad = dataclasses.replace(unreadable("bad.xlsx"))
    return aggregate([FILE, bad], CATALOG, REGISTER)


def content(kind: str, file: Result = FILE, catalog: Catalog = CATALOG, language: str = "vi") -> bytes:
    if kind == "report":
        return TEMPLATES[language].report.render(province_names(a_summary(), language))
    template = TEMPLATES[language].plan if kind == "plan" else TEMPLATES[language].notice
    return template.render(unit_names(file, a_summary(), catalog, language))


def opened(kind: str, file: Result = FILE, catalog: Catalog = CATALOG, language: str = "vi") -> Document:
    return docx.Document(io.BytesIO(content(kind, file, catalog, language)))


def texts(document: Document) -> Iterator[str]:
    for paragraph in document.element.body.iter(qn("w:p")):
        yield Paragraph(paragraph, document).text  # type: ignore[arg-type]


def whole(document: Document) -> str:
    return "\n".join(texts(document))


def grid(document: Document, heading: str) -> list[list[str]]:
    """The table whose header row holds a cell of that text."""
    for table in document.tables:
        rows = [[cell.text for cell in line.cells] for line in table.rows]
        if heading in rows[0]:
            return rows
    raise AssertionError(heading)


def paragraph(document: Document, text: str) -> Paragraph:
    """The first paragraph that begins so, wherever it stands."""
    for element in document.element.body.iter(qn("w:p")):
        found = Paragraph(element, document)  # type: ignore[arg-type]
        if found.text.startswith(text):
            return found
    raise AssertionError(text)


# The wheel ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "side"), [("plan", 90), ("notice", 150), ("report", 110)])
def test_the_wheel_stands_in_the_document_with_words_for_it(kind: str, side: int) -> None:
    document = opened(kind, language="en")
    (shape,) = document.inline_shapes
    assert (round(shape.width.mm), round(shape.height.mm)) == (side, side)
    words = shape._inline.docPr.get("descr")
    assert words.startswith(
        "Wheel of results of the units: 1. Results 4: Red 2, Yellow 1, Green 1."
        if kind == "report"
        else "Wheel of results: Hải An (Ward), period 2023. Indicators 4: Red 2, Yellow 1, Green 1."
    )
    (relation,) = re.findall('r:embed="(.*?)"', shape._inline.xml)
    picture = Image.open(io.BytesIO(document.part.related_parts[relation].blob))
    assert picture.format == "PNG" and picture.size == (800, 800)


def test_without_a_wheel_nothing_of_it_is_there() -> None:
    catalog = dataclasses.replace(CATALOG, pillars=CATALOG.pillars[:1], digest="one pillar")
    for kind in ("plan", "notice"):
        document = opened(kind, catalog=catalog, language="en")
        assert not document.inline_shapes and "WHEEL" not in whole(document) and "Rings" not in whole(document)
        assert not [name for name in zipped(content(kind, catalog=catalog)) if "media" in name]


def zipped(document: bytes) -> list[str]:
    names = zipfile.ZipFile(io.BytesIO(document)).namelist()
    assert len(names) == len(set(names))
    return names


def test_a_template_of_ones_own_may_show_the_wheel_anywhere_and_in_any_size(tmp_path: Path) -> None:
    source = shipped("templates") / "plan.en.docx"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(tmp_path / "plan.en.docx", "w") as new:
        for name in old.namelist():
            part = old.read(name).decode("utf-8", "replace") if name.endswith(".xml") else ""
            if name == "word/document.xml":
                part = part.replace("{{ wheel.sized(90) }}", "{{ wheel }}")
            elif name == "word/header1.xml":
                part = re.sub(r"(</w:p>)(?=</w:hdr>)", r"<w:r><w:t>{{ wheel.sized(12) }}</w:t></w:r>\1", part)
                assert "wheel" in part
            new.writestr(name, part or old.read(name))
    written = Templates("en", tmp_path).plan.render(unit_names(FILE, None, CATALOG, "en"))
    document = docx.Document(io.BytesIO(written))
    assert round(document.inline_shapes[0].width.mm) == 80
    parts = [part for part in zipped(written) if part.endswith("header1.xml.rels")]
    assert parts and b"media/wheel.png" in zipfile.ZipFile(io.BytesIO(written)).read(parts[0])
    assert [name for name in zipped(written) if "media" in name] == ["word/media/wheel.png"]


def test_in_markdown_the_words_stand_for_the_picture(tmp_path: Path) -> None:
    (tmp_path / "plan.en.md.j2").write_text("{{ wheel }}", "utf-8")
    assert plan(FILE, None, CATALOG, "en", Templates("en", tmp_path)).startswith("Wheel of results: Hải An (Ward)")


def test_goals_are_a_table_of_the_report() -> None:
    files = [FILE, result("b.xlsx", Unit(code="2"), "gygi")]
    names = province_names(aggregate(files, WITH_GOALS, None), "en")
    document = docx.Document(io.BytesIO(TEMPLATES["en"].report.render(names)))
    assert grid(document, "Goal")[1:] == [
        ["1. No poverty", "1/2", "1/2", "1.1 (1)"],
        ["6. Clean water and sanitation", "1/2", "1/2", "2.1 (1)"],
        ["16. Peace, justice and strong institutions", "2/4", "0/2", "1.1 (1), 1.10 (1)"],
    ]
    assert "the source its indicators name: Our own." in whole(document)
    assert "Sustainable" not in whole(opened("report", language="en"))


# The decree -----------------------------------------------------------------------------------------------------------

LANDSCAPE = {"plan": [False, False, True], "notice": [False], "report": [False, True]}
FRESH = {"plan": [True, True, True], "notice": [True], "report": [True, True]}


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("kind", list(LANDSCAPE))
def test_paper_margins_and_page_numbers(kind: str, language: str) -> None:
    document = opened(kind, language=language)
    for section, landscape, fresh in zip(document.sections, LANDSCAPE[kind], FRESH[kind], strict=True):
        size = section.page_width, section.page_height
        assert [round(length.mm) for length in size if length is not None] == ([297, 210] if landscape else [210, 297])
        sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        top, bottom, left, right = (round(side.mm) for side in sides if side is not None)
        assert 20 <= top <= 25 and 20 <= bottom <= 25 and 30 <= left <= 35 and 15 <= right <= 20
        # No number on the first page; an appendix is counted by itself, the pages of the body run on.
        assert section.different_first_page_header_footer == fresh
        numbering = section._sectPr.find(qn("w:pgNumType"))
        assert (numbering is not None and numbering.get(qn("w:start")) == "1") == fresh
        (number,) = section.header.paragraphs
        assert "PAGE" in number._p.xml and number.alignment == ALIGN.CENTER
        assert section.header_distance is not None and section.header_distance < Mm(top)
        if fresh:
            assert "PAGE" not in section.first_page_header._element.xml
    assert document.styles["Normal"].font.size == Pt(13)  # the number's own style


@pytest.mark.parametrize("kind", list(LANDSCAPE))
def test_font_sizes_indents_and_spacing(kind: str) -> None:
    document = opened(kind)
    styles = {p.style.name: p.style for p in _paragraphs(document) if p.style is not None}
    for style in styles.values():
        fonts = style.element.rPr.rFonts
        assert {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "cs", "eastAsia")} == {"Times New Roman"}
        assert str(style.font.color.rgb) == "000000"
    sizes = {name: style.font.size.pt for name, style in styles.items()}
    assert {name: size for name, size in sizes.items() if "cell" not in name.lower()}.keys() >= {
        "Normal",
        "Body of decree",
    }
    assert all(13 <= size <= 14 for name, size in sizes.items() if "cell" not in name.lower())
    assert all(11 <= size <= 12 for name, size in sizes.items() if "cell" in name.lower())
    body = styles["Body of decree"].paragraph_format
    assert round(body.first_line_indent.mm, 1) == 10 and body.space_after == Pt(6)
    assert body.alignment == ALIGN.JUSTIFY and 1 <= body.line_spacing <= 1.5
    runs = [run for p in _paragraphs(document) for run in p.runs if run.font.size is not None]
    assert {run.font.size.pt for run in runs if run.font.size} <= {11, 12, 13, 14}
    assert 'w:color w:val="' not in document.element.xml  # no run has a colour of its own


def _paragraphs(document: Document) -> Iterator[Paragraph]:
    for element in document.element.body.iter(qn("w:p")):
        yield Paragraph(element, document)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", list(LANDSCAPE))
def test_the_heading(kind: str) -> None:
    document = opened(kind)
    head = document.tables[0]
    assert head.style is None or head.style.name != "Table Grid"
    left, right = head.rows[0].cells
    state, motto = right.paragraphs[:2]
    assert state.text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" and state.runs[0].bold
    assert state.runs[0].font.size == Pt(12)
    assert motto.text == "Độc lập - Tự do - Hạnh phúc" and motto.runs[0].bold and motto.runs[0].font.size == Pt(13)
    for cell in (left, right):
        rule = cell.paragraphs[-1]
        assert rule.text == "" and rule._p.pPr.find(qn("w:pBdr")) is not None
        assert all(p.alignment == ALIGN.CENTER for p in cell.paragraphs[:-1])
    issuer = [(p.text, bool(p.runs[0].bold)) for p in left.paragraphs[:-1]]
    office = [("SỞ KHOA HỌC VÀ CÔNG NGHỆ", False), ("CHI CỤC TIÊU CHUẨN", True), ("ĐO LƯỜNG CHẤT LƯỢNG", True)]
    # A People's Committee has no parent line.
    assert issuer == ([("ỦY BAN NHÂN DÂN", True), ("PHƯỜNG HẢI AN", True)] if kind == "plan" else office)
    number, date = (cell.paragraphs[0] for cell in head.rows[1].cells)
    assert re.fullmatch(r"Số:\s+/(CTr-UBND|TB-\[…\]|BC-\[…\])", number.text)
    place = "Hải An" if kind == "plan" else "[Địa danh]"
    assert re.fullmatch(rf"{re.escape(place)}, ngày\s+tháng\s+năm\s*", date.text) and date.runs[0].italic
    draft = head.rows[1].cells[0].paragraphs[1]
    assert draft.text == "DỰ THẢO" and draft._p.pPr.find(qn("w:pBdr")) is not None
    assert not any(re.search("[-_–—.]{4}", text) for text in texts(document))  # rules are borders, never typed


@pytest.mark.parametrize("kind", list(LANDSCAPE))
def test_every_table_repeats_its_header_and_rows_are_split_in_the_annex_of_tasks_alone(kind: str) -> None:
    document = opened(kind)
    ruled = [t for t in document.tables if t.style is not None and t.style.name == "Table Grid"]
    # The report has one more where several units lack the same criterion.
    assert len(ruled) == {"plan": 4, "notice": 1, "report": 4}[kind]
    for table in ruled:
        first, *others = table._tbl.tr_lst
        assert others and first.trPr.find(qn("w:tblHeader")) is not None
        assert all(line.trPr.find(qn("w:tblHeader")) is None for line in others)
        split = [line for line in others if line.trPr.find(qn("w:cantSplit")) is None]
        assert bool(split) == (table.rows[0].cells[1].text == TASKS)


@pytest.mark.parametrize("kind", list(LANDSCAPE))
def test_the_grid_of_a_table_is_that_of_its_cells_and_fits_the_page(kind: str) -> None:
    document = opened(kind)
    for table in document.tables:
        columns = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid.findall(qn("w:gridCol"))]
        for line in table._tbl.tr_lst:
            spans = [cell.tcPr.find(qn("w:gridSpan")) for cell in line.tc_lst]
            assert sum(1 if span is None else int(span.get(qn("w:val"))) for span in spans) == len(columns)
        assert sum(columns) / 1440 * 25.4 <= (253 if _in_landscape(document, table) else 166)


def _in_landscape(document: Document, table: Table) -> bool:
    after = list(table._tbl.itersiblings())
    ends = (element.find(".//" + qn("w:sectPr")) if element.tag == qn("w:p") else None for element in after)
    section = next((end for end in ends if end is not None), document.sections[-1]._sectPr)
    return bool(section.find(qn("w:pgSz")).get(qn("w:orient")) == "landscape")


def test_title_bases_signature_and_end() -> None:
    document = opened("plan")
    kind = paragraph(document, "CHƯƠNG TRÌNH HÀNH ĐỘNG")
    assert kind.alignment == ALIGN.CENTER and kind.runs[0].bold and kind.runs[0].font.size == Pt(14)
    bases = [p for p in _paragraphs(document) if p.text.startswith("Căn cứ")]
    assert [p.text[-1] for p in bases] == [";", "."] and all(p.runs[0].italic for p in bases)
    assert [p.text[:4].strip() for p in document.paragraphs if p.style is not None and p.style.name == "Heading 1"] == [
        "I. K",
        "II.",
        "III.",
        "IV.",
    ]
    signed = next(t for t in document.tables if t.rows[0].cells[0].text.startswith("Nơi nhận"))
    left, right = signed.rows[0].cells
    assert [p.text for p in right.paragraphs] == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "[Họ và tên]"]
    to, *others = left.paragraphs
    assert to.text == "Nơi nhận:" and to.runs[0].bold and to.runs[0].italic and to.runs[0].font.size == Pt(12)
    assert all(p.runs[0].font.size == Pt(11) for p in others) and others[-1].text.startswith("- Lưu: VT")
    assert [p.text for p in others] == [
        "- [Ủy ban nhân dân cấp trên] (để báo cáo);",
        "- Sở Khoa học và Công nghệ (để báo cáo);",
        "- Thường trực Đảng ủy, Thường trực Hội đồng nhân dân phường Hải An;",
        "- Ủy ban MTTQ Việt Nam và các tổ chức chính trị - xã hội phường Hải An;",
        "- Chủ tịch, các Phó Chủ tịch Ủy ban nhân dân phường Hải An;",
        "- Các cơ quan, đơn vị nêu tại mục III;",
        "- Lưu: VT, [đơn vị soạn thảo].",
    ]
    assert any(text.endswith("./.") for text in texts(document))
    appendix = paragraph(document, "Phụ lục")
    assert appendix.runs[0].bold and appendix.runs[0].font.size == Pt(14) and appendix.alignment == ALIGN.CENTER


def test_a_body_that_is_no_committee_is_named_as_it_is() -> None:
    body = result("a.xlsx", Unit(name="Sở X", level="other", kind="co-quan-khac"), "gggg")
    left = opened("plan", body).tables[0].rows[0].cells[0]
    assert [p.text for p in left.paragraphs[:-1]] == ["[CƠ QUAN CHỦ QUẢN]", "SỞ X"]
    assert "TM. ỦY BAN NHÂN DÂN" not in whole(opened("plan", body))
    for name in ("UBND xã A", "Ủy ban nhân dân xã A"):
        names = unit_names(result("a.xlsx", Unit(name=name), "gggg"), None, CATALOG, "vi")
        assert (names["committee"], names["unit"], names["body"]) == (True, "xã A", "Ủy ban nhân dân xã A")
    assert unit_names(result("a.xlsx", Unit(), "gggg"), None, CATALOG, "vi")["unit"] == "(không ghi đơn vị: a.xlsx)"


# What they say --------------------------------------------------------------------------------------------------------


def test_tasks_stand_in_their_phases_and_drafts_say_so() -> None:
    rows = grid(opened("plan"), "Hiện trạng")
    assert rows[0] == ["Chỉ số", "Hiện trạng", "Nhiệm vụ (tiêu chí chưa đạt)", "Chủ trì, phối hợp", "Thời hạn"]
    assert [line[0] for line in rows[1:]] == [
        "Giai đoạn 1",
        "1.1 Chỉ số 1.1",
        "Giai đoạn 2",
        "2.2 Chỉ số 2.2",
        "Giai đoạn 3",
        "2.1 Chỉ số 2.1",
    ]
    assert rows[2][1:] == ["✖ Đỏ", "[Đề xuất] 1.1 green (1.1.a)", "Văn phòng", ""]
    assert rows[6][2:] == ["Việc của đơn vị (2.1.a)", "Văn phòng A", "30/6/2024"]
    tasks = grid(opened("plan"), TASKS)
    assert [line[0] for line in tasks] == [line[0] for line in rows]
    assert tasks[2][1:] == ["[Đề xuất] Tiêu chí 1.1.a", "Văn phòng", "", "Minh chứng 1.1", ""]
    assert tasks[6][1:] == ["Việc của đơn vị", "Văn phòng A", "30/6/2024", "", ""]


def test_the_tasks_of_an_indicator_are_drawn_together_in_one_row() -> None:
    own = (
        row("1", indicator="2.1", phase="1", task="Việc một", lead="A", support="B", deadline="30/6/2024"),
        row("2", indicator="2.1", phase="1", task="Việc hai", lead="A", deadline="31/12/2024"),
        row("3", indicator="2.1", phase="2", task="Việc ba"),
    )
    names = unit_names(result("a.xlsx", HAI_AN, "ggrg", actions=own), None, CATALOG, "vi")
    assert [[r["task"] for r in phase["rows"]] for phase in names["phases"]] == [
        ["- Việc một\n- Việc hai"],
        ["Việc ba"],
    ]
    first = names["phases"][0]["rows"][0]
    assert (first["lead"], first["support"], first["deadline"]) == ("A", "B", "30/6/2024; 31/12/2024")


def test_the_worst_level_a_unit_has_is_for_the_first_phase() -> None:
    def phases(levels: str, *own: Any) -> list[tuple[str, list[str]]]:
        names = unit_names(result("a.xlsx", HAI_AN, levels, actions=own), None, CATALOG, "vi")
        return [(phase["name"], [item["id"] for item in phase["indicators"]]) for phase in names["phases"]]

    assert phases("gyyg") == [("Giai đoạn 1", ["2.1", "1.10"])]  # 1.10 is an expectation
    assert phases("ryrg") == [("Giai đoạn 1", ["1.1", "2.1"]), ("Giai đoạn 2", ["1.10"])]
    assert phases("ryrg", row("1", indicator="1.1", phase="2"), row("2", indicator="1.1", phase="3")) == [
        ("Giai đoạn 1", ["2.1"]),
        ("Giai đoạn 2", ["1.1", "1.10"]),
        ("Giai đoạn 3", []),
    ]
    assert phases("gggg", row("1", task="Việc khác")) == [("Chưa xếp giai đoạn", [])]


def test_word_and_markdown_say_the_same() -> None:
    text, document = plan(FILE, a_summary(), CATALOG, "vi"), opened("plan")
    for line in (*grid(document, "Hiện trạng")[1:], *grid(document, TASKS)[1:]):
        for cell in set(line):
            assert cell.removeprefix("[Đề xuất] ").split("\n")[0].split(" Chỉ số ")[0] in text
    for words in ("Điểm tổng: ", "Mỗi nhiệm vụ có đơn vị chủ trì", "Chỉ số 2.2"):
        assert words in text and words in whole(document)


def test_what_is_not_assessed_is_never_a_score() -> None:
    document = opened("plan", result("a.xlsx", HAI_AN, "g-ni"))
    said = whole(document)
    assert "Chưa có điểm tổng: mới đánh giá 1/3 chỉ số áp dụng" in said
    assert "Còn 2 chỉ số chưa đánh giá xong, cần hoàn thành trước khi ban hành: 1.10, 2.2 (xem Phụ lục I)." in said
    assert grid(document, "Thẩm quyền")[4][3] == "◐ Chưa đủ (thấp nhất đến nay: ▲ Vàng)"
    assert "Không có chỉ số nào đã đánh giá ở dưới mức Xanh" in said
    assert "Chưa đủ căn cứ để kết luận" in said
    assert "4/4 tên chỉ số chưa đối chiếu" in said
    assert "Mọi chỉ số áp dụng đều đạt mức Xanh" in whole(opened("notice", result("a.xlsx", HAI_AN, "gggg")))


def test_legal_bases_are_those_in_force_at_the_end_of_the_period() -> None:
    def bases(period: str, **dates: str) -> list[tuple[str, str]]:
        catalog = dataclasses.replace(
            CATALOG, legal_bases=(LegalBasis(id="x", text=both("Luật"), verified=True, **dates),)
        )
        names = unit_names(result("a.xlsx", HAI_AN, "gggg", period=period), None, catalog, "vi")
        return [(basis["text"], basis["remark"]) for basis in names["bases"]]

    plain = [("Luật", "")]
    assert bases("2023", valid_from="2025-07-01") == [] == bases("Năm 2023 (thử)", valid_from="2024-01-01")
    began = [("Luật", "có hiệu lực từ 01/07/2025, đối chiếu ngày ký")]
    assert bases("2025", valid_from="2025-07-01") == bases("2024–2025", valid_from="2025-07-01") == began
    assert bases("2026", valid_from="2025-07-01") == bases("2025", valid_from="2025-01-01") == plain
    assert bases("2026", valid_to="2025-12-31") == [] == bases("2025", valid_to="2025-06-30")
    assert bases("2025", valid_to="2025-12-31") == plain
    assert bases("", valid_from="2025-07-01") == bases("2023") == plain
    assert bases("", valid_to="2025-06-30") == [], "of no year: what has ended is not cited"


def _basis(id: str, kind: Any = None, **fields: Any) -> LegalBasis:
    return LegalBasis(id=id, text=both(id), verified=fields.pop("verified", True), kind=kind, **fields)


def test_bases_stand_in_order_of_rank_and_speak_to_the_unit() -> None:
    listed = (
        _basis("own"),
        _basis("ministry", "ministry"),
        _basis("decree", "government"),
        _basis("law", "law", units=("district", "commune")),
        _basis("amendment", "law"),
        _basis("city", "province", units=("province",)),
    )
    told = [basis.id for basis in cited(listed, "2026-12-31", "xa", "commune")]
    assert told == ["law", "amendment", "decree", "ministry", "own"]
    office = [basis.id for basis in cited(listed, "2026-12-31", "co-quan-khac", "other")]
    assert office == ["amendment", "decree", "ministry", "own"]


def test_at_most_three_bases_belong_to_the_indicators_that_are_improved() -> None:
    listed = (
        _basis("one", "law", indicators=("1.1",)),
        _basis("many", "government", indicators=("2.1", "2.2", "1.1")),
        _basis("unsure", "law", indicators=("3.1",), verified=False),
        _basis("sure", "government", indicators=("3.1",)),
        _basis("last", "law", indicators=("4.1",)),
        _basis("other", "law", indicators=("5.1",)),
    )

    def told(*improved: str) -> list[str]:
        return [basis.id for basis in cited(listed, "2026-12-31", "xa", "commune", improved)]

    assert told() == []
    assert told("1.1") == ["one"], "both speak for it: the first listed"
    assert told("2.1", "2.2", "1.1", "3.1", "4.1", "5.1") == ["last", "many", "sure"]
    assert told("5.1", "4.1") == ["last", "other"]


@pytest.mark.parametrize("day", ["01/7/2025", "2025-02-30", "20250701"])
def test_a_day_of_a_legal_basis_must_be_one(day: str, tmp_path: Path) -> None:
    text = (shipped("indicator_catalog.yaml")).read_text("utf-8")
    assert "\nlegal_bases:\n" in text
    added = f'\nlegal_bases:\n  - {{id: "x", text: {{vi: "X", en: "X"}}, verified: false, valid_from: "{day}"}}\n'
    (tmp_path / "c.yaml").write_text(text.replace("\nlegal_bases:\n", added), "utf-8")
    with pytest.raises(Faults, match=f"“{day}” is no day"):
        load_catalog(tmp_path / "c.yaml")


def test_the_report_names_every_unit_and_every_mean_with_its_number() -> None:
    files = [FILE, result("b.xlsx", Unit(code="2", name="Vắng", kind="xa"), "g---")]
    document = docx.Document(
        io.BytesIO(TEMPLATES["vi"].report.render(province_names(aggregate(files, CATALOG, REGISTER), "vi")))
    )
    said = whole(document)
    assert "Có 2/2 đơn vị gửi phiếu dùng được." in said
    assert "- Xã Cũ (999): Đã sáp nhập, Nhập vào X." in said
    means = grid(document, "Trung bình")
    assert [line[0] for line in means] == ["Trụ cột", "Đô thị", "Sông", "Tổng"]
    assert means[3] == ["Tổng", "37,50", "37,50", "37,50", "1/2", "0"]
    assert grid(document, "Xếp loại")[1:] == [
        ["1. Phường Hải An", "2", "1", "1", "0", "0", "0", "4/4", "37,50", "37,50", "", "11413"],
        ["2. Xã Vắng", "0", "0", "1", "0", "3", "0", "1/4", "–", "100,00", "", "2"],
    ]
    assert "- Xã Vắng (2): Chưa gửi phiếu." in whole(opened("report"))


def test_a_missing_unit_whose_file_came_says_what_became_of_it() -> None:
    from iso18091cli.model.summary import Standing

    summary = a_summary()
    (unit,) = summary.missing
    came = Standing(unit=unit, state="unreadable", file="v.xlsx", why=both("Hỏng.", "Broken."))
    summary = dataclasses.replace(summary, standing=(came,))
    (missing,) = province_names(summary, "vi")["missing"]
    assert missing["reason"] == "Có gửi tệp nhưng không dùng được: v.xlsx (Hỏng)"


def test_common_gaps_and_strengths_are_counted() -> None:
    files = [result(f"{n}.xlsx", Unit(code=str(n)), levels) for n, levels in enumerate(("rygg", "rggg", "ggg-"))]
    names = province_names(aggregate(files, CATALOG, None), "vi")
    assert [(gap["id"], gap["units"], gap["assessed"]) for gap in names["gaps"]] == [("1.1.a", 2, 3)]
    assert [(s["id"], s["reached"], s["assessed"]) for s in names["strengths"]] == [
        ("2.1", 3, 3),
        ("2.2", 2, 2),
        ("1.10", 2, 3),
    ]
    assert [(w["id"], w["below"]) for w in names["weaknesses"]] == [("1.1", 2), ("1.10", 1)]
    assert (names["took_part"], names["expected"]) == (3, None)


# What a sender typed --------------------------------------------------------------------------------------------------

HOSTILE = "{{ 7*7 }} {% for x in y %} {_{ <w:p/> & \" ' \x07\x0b\ud800 MERGEFIELD {DDE}\nhai\r\nba\tbốn"


def test_what_a_sender_typed_is_printed_and_never_evaluated() -> None:
    own = row("1", indicator="1.1", task=HOSTILE, lead="{{ unit }}", product="{%tr endfor %}")
    document = opened("plan", result("a.xlsx", Unit(name=HOSTILE, kind="xa", level="commune"), "rgry", actions=(own,)))
    task = grid(document, TASKS)[2]
    assert task[1] == "{{ 7*7 }} {% for x in y %} {_{ <w:p/> & \" '  MERGEFIELD {DDE}\nhai\nba bốn"
    assert task[2] == "{{ unit }}" and task[4] == "{%tr endfor %}"
    assert "fldChar" not in document.element.xml


def test_the_same_facts_give_the_same_bytes() -> None:
    for kind in LANDSCAPE:
        made = content(kind)
        assert made == content(kind)
        with zipfile.ZipFile(io.BytesIO(made)) as archive:
            assert archive.testzip() is None and archive.namelist()[0] == "[Content_Types].xml"
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert len(set(archive.namelist())) == len(archive.namelist())


def test_colours_stand_where_the_schema_wants_them() -> None:
    order = [qn(f"w:{name}") for name in ("tcW", "gridSpan", "vMerge", "tcBorders", "shd", "noWrap", "vAlign")]
    cells = list(opened("plan").element.body.iter(qn("w:tcPr")))
    assert {s.get(qn("w:fill")) for c in cells for s in c.findall(qn("w:shd"))} == {
        v.colour for v in CATALOG.scale.levels
    }
    for cell in cells:
        places = [order.index(child.tag) for child in cell]
        assert places == sorted(places)


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {part: archive.read(part) for part in archive.namelist()}


def test_templates_are_those_that_the_tool_makes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parent.parent / "tools"))
    from make_templates import MAKERS  # type: ignore[import-not-found]

    for name, make in MAKERS.items():
        for language in ("vi", "en"):
            there, made = (shipped("templates") / f"{name}.{language}.docx").read_bytes(), make(language)
            assert _parts(there) == _parts(made), f"{name}.{language}.docx (run: python tools/make_templates.py)"


# The commands ---------------------------------------------------------------------------------------------------------


def run(*arguments: object, code: int = 0) -> Any:
    done = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert done.exit_code == code, done.output
    return done


def test_plan_of_one_file(tmp_path: Path) -> None:
    run("plan", PILOT / "hai-an.xlsx", "--lang", "vi", "-o", tmp_path, "--format", "both")
    assert {path.name for path in tmp_path.iterdir()} == {"chuong-trinh-hai-an.docx", "chuong-trinh-hai-an.md"}
    run("plan", PILOT / "hai-an.xlsx", "--lang", "en", "-o", tmp_path / "own.docx")
    assert "ACTION PROGRAMME" in whole(docx.Document(str(tmp_path / "own.docx")))


def test_templates_are_exported_and_used(tmp_path: Path) -> None:
    run("templates", "export", tmp_path / "t", "--lang", "en")
    assert {path.name for path in (tmp_path / "t").iterdir()} == set(OFFERED)
    for language in LANGUAGES:  # nothing that is looked for is missing there
        templates = Templates(language, tmp_path / "t")
        _ = templates.plan, templates.plan_text, templates.notice, templates.report
        _ = templates.dispatch, templates.remind
        assert templates.fallen_back == []
    (tmp_path / "t" / "plan.en.docx").unlink()
    done = run("plan", PILOT / "hai-an.xlsx", "--lang", "en", "-o", tmp_path, "--templates", tmp_path / "t")
    assert "does not hold plan.en.docx" in " ".join(done.output.split())


# Pages ----------------------------------------------------------------------------------------------------------------


def _of_sixty_gaps() -> bytes:
    """The programme of a ward that lacks 60 criteria of the shipped catalogue, and has planned nothing itself."""
    catalog, left, scores = load_catalog(), 60, []
    for number, indicator in enumerate(catalog.indicators):
        below = min(2, left)
        left -= below
        level = ("red", "yellow")[number % 2] if below else "green"
        criteria = tuple(
            CriterionScore(id=c.id, status="assessed", level=level if place < below else "green", stage="self")
            for place, c in enumerate(indicator.criteria)
        )
        scores.append(IndicatorScore(id=indicator.id, status="assessed", level=level, criteria=criteria))
    card = dataclasses.replace(FILE.card, indicators=tuple(scores))
    sent = dataclasses.replace(result("a.xlsx", HAI_AN, "rgry"), scorecard=card)
    assert not left
    return TEMPLATES["vi"].plan.render(unit_names(sent, None, catalog, "vi"))


@pytest.mark.office
def test_pages_as_a_real_office_sets_them(tmp_path: Path) -> None:
    tools = [shutil.which(name) for name in ("soffice", "pdftotext")]
    if None in tools:
        reason = "needs LibreOffice Writer and pdftotext (Debian: apt install libreoffice-writer poppler-utils)"
        if os.environ.get("ISO18091_REQUIRE_TOOLS") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    for kind in LANDSCAPE:
        (tmp_path / f"{kind}.docx").write_bytes(content(kind))
    (tmp_path / "long.docx").write_bytes(_of_sixty_gaps())
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(tools[0]), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, *map(str, tmp_path.glob("*.docx"))], check=True, capture_output=True, timeout=180)

    def pages(kind: str) -> list[str]:
        done = subprocess.run(
            [str(tools[1]), "-layout", f"{tmp_path / kind}.pdf", "-"], check=True, capture_output=True
        )
        return [page.strip() for page in done.stdout.decode().split("\f")[:-1]]

    notice, appendix = pages("notice")  # one page, and the wheel
    assert appendix.startswith("2") and "BÁNHXEKẾTQUẢ,KỲ2023" in _squeezed(appendix)
    assert "CHICỤCTRƯỞNG" in _squeezed(notice)
    first, *others = pages("plan")
    assert _squeezed(first).startswith("ỦYBANNHÂNDÂN")  # and no number above it
    lines = [_squeezed(line) for line in first.splitlines()]
    assert {"Độclập-Tựdo-Hạnhphúc", "PHƯỜNGHẢIANĐộclập-Tựdo-Hạnhphúc"} & {*lines}
    starts = [_squeezed(page.split("\n")[0]) for page in others]
    body = starts.index("PhụlụcI")
    assert starts[:body] == [str(number) for number in range(2, body + 2)] and body <= 2
    assert starts[body:] == ["PhụlụcI", "PhụlụcII"]
    assert _squeezed(pages("report")[-1]).startswith("Phụlục")
    long = [_squeezed(page.split("\n")[0]) for page in pages("long")]
    assert long.index("PhụlụcI") <= 6, "a programme of 60 gaps is at most six pages, before its annexes"


def _squeezed(text: str) -> str:
    """Without blanks: with some fonts the text of a PDF has one inside a word."""
    return "".join(text.split())
