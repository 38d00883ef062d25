from __future__ import annotations

import dataclasses
import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Pt

from hand import CATALOG, both
from iso18091cli.catalog import load_catalog
from iso18091cli.cli import run_publish
from iso18091cli.errors import OutputRefused
from iso18091cli.model.catalog import Catalog, Choice, Criterion, Question, Topic
from iso18091cli.model.deciding import Label
from iso18091cli.reports.word.catalog import catalog_docx, catalog_markdown
from iso18091cli.reports.word.catalog_names import document_names

OTHER = Path(__file__).parent.parent / "examples" / "iso9001-review" / "catalog.yaml"
HOSTILE = "- {{ title }} {_{ {% if %} <w:p/> & | * [x](https://a.b) \x07\x0c #1"
SHOWN = "- {{ title }} {_{ {% if %} <w:p/> & | * [x](https://a.b)  #1"


def changed(**changes: Any) -> Catalog:
    return dataclasses.replace(CATALOG, **changes)


def with_first(**changes: Any) -> Catalog:
    first, *others = CATALOG.indicators
    return changed(indicators=(dataclasses.replace(first, **changes), *others))


def opened(catalog: Catalog, language: str = "vi") -> Document:
    return docx.Document(io.BytesIO(catalog_docx(catalog, language)))


def texts(document: Document) -> Iterator[str]:
    for paragraph in document.element.body.iter(qn("w:p")):
        parts = (node.text or "" for node in paragraph.iter(qn("w:t")))
        yield "".join(parts)


def rules(catalog: Catalog, language: str = "vi") -> str:
    return "\n".join(rule["text"] for rule in document_names(catalog, language)["scoring"])


# The document for Word ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["vi", "en"])
def test_paper_margins_and_page_numbers_are_those_of_the_decree(language: str) -> None:
    topic = Topic(id="t", name=both("Chủ đề"), questions=(Question(id="t.a", text=both("Hỏi?"), answer="yes_no"),))
    for catalog, sections in ((CATALOG, 1), (changed(survey=(topic,)), 2)):
        document = opened(catalog, language)
        assert len(document.sections) == sections
        for section in document.sections:
            assert section.page_width is not None and section.page_height is not None
            assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
            margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
            assert [round(margin.mm) for margin in margins if margin is not None] == [20, 20, 30, 15]
            assert section.different_first_page_header_footer
            assert "PAGE" in section.header._element.xml and "PAGE" not in section.first_page_header._element.xml
            [number] = section.header.paragraphs
            assert number.alignment == docx.enum.text.WD_ALIGN_PARAGRAPH.CENTER
            assert section.header_distance is not None and section.header_distance < section.top_margin


def test_everything_is_set_in_black_times_new_roman() -> None:
    document = opened(CATALOG)
    used = {p.style.name for p in document.paragraphs if p.style is not None}
    assert used >= {"Normal", "Heading 1", "Heading 2", "Heading 3", "Body of decree", "Cell of decree"}
    for style in (document.styles[str(name)] for name in used):
        fonts = style.element.rPr.rFonts
        assert {fonts.get(qn(f"w:{kind}")) for kind in ("ascii", "hAnsi", "cs", "eastAsia")} == {"Times New Roman"}
        assert str(style.font.color.rgb) == "000000"
    assert document.styles["Normal"].font.size == Pt(13)
    body = document.styles["Body of decree"].paragraph_format
    assert round(body.first_line_indent.mm) == 10 and body.space_after == Pt(6)
    assert 'w:color w:val="' not in document.element.xml  # no run has a colour of its own


def test_every_table_repeats_its_header_and_no_row_is_split() -> None:
    document = opened(CATALOG)
    bordered = [table for table in document.tables if table.style is not None and table.style.name == "Table Grid"]
    assert len(bordered) == 3 + 2 * len(CATALOG.indicators)
    for table in bordered:
        first, *others = table._tbl.tr_lst
        assert first.trPr.find(qn("w:tblHeader")) is not None
        assert all(row.trPr.find(qn("w:tblHeader")) is None for row in others)
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in table._tbl.tr_lst)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("file", [None, OTHER], ids=["default", "iso9001"])
def test_all_that_the_catalogue_says_is_there(file: Path | None, language: str) -> None:
    catalog = load_catalog(file)
    found = list(texts(opened(catalog, language)))
    whole = "\n".join(found)
    for indicator in catalog.indicators:
        assert indicator.id in found and indicator.name[language] in whole
        expected = [*catalog.leads(indicator), *(catalog.text_of(criterion) for criterion in indicator.criteria)]
        expected += [*indicator.looks.values(), *(item.text for item in indicator.expected)]
        assert [text for text in expected if text[language] not in whole] == []
        assert {criterion.id for criterion in indicator.criteria} <= set(found)
    assert {question.id for question in catalog.question.values()} <= set(found)
    assert "{{" not in whole and "{%" not in whole


def test_no_number_of_indicators_or_pillars_stands_in_the_templates() -> None:
    whole = "\n".join(texts(opened(CATALOG)))
    assert "gồm 4 chỉ số thuộc 2 trụ cột" in whole and "39" not in whole and "18091" not in whole


def test_the_same_catalogue_gives_the_same_bytes() -> None:
    content = catalog_docx(CATALOG, "vi")
    assert content == catalog_docx(CATALOG, "vi")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert docx.Document(io.BytesIO(content)).core_properties.title == "Bộ chỉ số thử"


def test_colours_stand_where_the_schema_wants_them() -> None:
    document = opened(CATALOG)
    order = [qn(f"w:{name}") for name in ("tcW", "gridSpan", "vMerge", "tcBorders", "shd", "noWrap", "vAlign")]
    cells = list(document.element.body.iter(qn("w:tcPr")))
    assert {shade.get(qn("w:fill")) for cell in cells for shade in cell.findall(qn("w:shd"))} == {
        *(level.colour for level in CATALOG.scale.levels),
        CATALOG.scale.incomplete.colour,
    }
    for cell in cells:
        places = [order.index(child.tag) for child in cell]
        assert places == sorted(places)


# Honest ---------------------------------------------------------------------------------------------------------------


def test_it_says_how_far_the_titles_are_verified() -> None:
    def first(catalog: Catalog) -> str:
        return str(document_names(catalog, "en")["verification"][0])

    assert "None of the 4" in first(CATALOG)
    assert "1 of 4" in first(with_first(verified=True)) and "(1.10, 2.1, 2.2)" in first(with_first(verified=True))
    every = changed(indicators=tuple(dataclasses.replace(i, verified=True) for i in CATALOG.indicators))
    assert first(every).startswith("The titles of all 4")
    names = document_names(with_first(verified=True), "vi")
    assert names["sources"] == [{"text": "Tự viết", "indicators": 4, "verified": 1}]
    assert [i["checked"] for p in names["pillars"] for i in p["indicators"]] == ["đã đối chiếu"] + 3 * [
        "chưa đối chiếu"
    ]
    assert "Law X [to be checked]." in "\n".join(texts(opened(CATALOG, "en")))


def test_the_rule_and_the_figures_are_those_of_the_catalogue() -> None:
    assert "mức thấp nhất" in rules(CATALOG) and "Mọi chỉ số có trọng số bằng nhau" in rules(CATALOG)
    scoring = dataclasses.replace(
        CATALOG.scoring,
        rule="mean",
        thresholds={"yellow": 0.5, "green": 1.25},
        total=("town",),
        minimum_coverage=0.85,
        labels=(
            Label(key="a", at_least=0, word=both("Thấp")),
            Label(key="b", at_least=62.5, word=both("Khá")),
            Label(key="c", at_least=100, word=both("Đủ")),
        ),
    )
    said = rules(changed(scoring=scoring))
    assert "từ 1,25 điểm trở lên là ● Xanh; từ 0,5 điểm trở lên là ▲ Vàng" in said and "mức thấp nhất" not in said
    assert "85 %" in said and "các trụ cột: Đô thị." in said
    labels = document_names(changed(scoring=scoring), "vi")["labels"]
    assert [label["range"] for label in labels] == ["Từ 0 đến dưới 62,5", "Từ 62,5 đến dưới 100", "100"]


def test_weights_levels_of_unit_and_not_applicable_are_said() -> None:
    criteria = (Criterion(id="1.1.a", text=both("x"), weight=2.5, applies_to=("commune", "other")),)
    catalog = with_first(weight=2, sdgs=(11, 16), criteria=criteria, may_be_not_applicable=False)
    indicator = document_names(catalog, "vi")["pillars"][0]["indicators"][0]
    assert (indicator["weight"], indicator["sdgs"]) == ("2", "11, 16")
    assert indicator["not_applicable"] == "không được trả lời “Không áp dụng”"
    assert indicator["criteria"][0]["notes"] == "trọng số 2,5; chỉ áp dụng cho: Cấp xã, Cơ quan khác"
    assert "1.1 (2)" in rules(catalog) and "1.10, 2.1, 2.2" in rules(catalog)
    assert "được đánh giá trực tiếp một mức: 1.1" in rules(with_first(criteria=()))


def test_questions_say_what_they_take() -> None:
    choices = (Choice(key="a", word=both("Tốt")), Choice(key="b", word=both("Kém")))
    questions = (
        Question(id="t.a", text=both("?"), answer="yes_no"),
        Question(id="t.b", text=both("?"), answer="number", unit=both("%"), minimum=0, maximum=100),
        Question(id="t.c", text=both("?"), answer="number", minimum=0, whole=True),
        Question(id="t.d", text=both("?"), answer="number", maximum=2.5),
        Question(id="t.e", text=both("?"), answer="choice", choices=choices),
        Question(id="t.f", text=both("?"), answer="date"),
    )
    names = document_names(changed(survey=(Topic(id="t", name=both("T"), questions=questions),)), "vi")
    assert [question["answer"] for question in names["survey"][0]["questions"]] == [
        "Có hoặc Không",
        "Số (%), từ 0 đến 100",
        "Số nguyên, từ 0 trở lên",
        "Số, không quá 2,5",
        "Chọn một: Tốt; Kém",
        "Ngày/tháng/năm",
    ]


# Text that would be markup --------------------------------------------------------------------------------------------


def test_markup_in_the_catalogue_comes_out_as_it_is_typed() -> None:
    catalog = dataclasses.replace(with_first(name=both(HOSTILE), evidence=(both(HOSTILE),)), note=both(HOSTILE))
    document = opened(catalog)
    found = list(texts(document))
    assert SHOWN in found and f"- {SHOWN}" in found and f"Chỉ số 1.1. {SHOWN}" in found
    title = opened(changed(title=both("A & <B> {{ c }}"))).core_properties.title
    assert title == "A & <B> {{ c }}"


def test_a_line_break_stays_a_line_break() -> None:
    document = opened(with_first(name=both("một\nhai")))
    assert "một\nhai" in {cell.text for table in document.tables for row in table.rows for cell in row.cells}


def test_markdown_is_inert() -> None:
    text = catalog_markdown(with_first(evidence=(both(HOSTILE), both("1. một"), both("+ hai"))), "vi")
    assert "* \\- \\{\\{ title \\}\\}" in text and "\\<w:p/\\>" in text and "\\[x\\](https\\://a.b)" in text
    assert "* 1\\. một\n* \\+ hai\n" in text


def test_markdown_is_the_golden_file(golden: Callable[[str, str], None]) -> None:
    golden("catalog.vi.md", catalog_markdown(CATALOG, "vi"))


# The command ----------------------------------------------------------------------------------------------------------


def test_publish_writes_both_and_overwrites_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "new"
    assert run_publish.publish(OTHER, folder, "both", False, "vi") == 0
    assert sorted(path.name for path in folder.iterdir()) == ["bo-chi-so.docx", "bo-chi-so.md"]
    assert str(folder / "bo-chi-so.md") in capsys.readouterr().out
    (folder / "bo-chi-so.docx").unlink()
    (folder / "bo-chi-so.md").write_text("của tôi", "utf-8")
    with pytest.raises(OutputRefused):
        run_publish.publish(OTHER, folder, "both", False, "vi")
    assert [path.read_text("utf-8") for path in folder.iterdir()] == ["của tôi"]
    assert run_publish.publish(OTHER, folder, "both", True, "vi") == 0
    assert run_publish.publish(OTHER, folder / "mine.md", "md", False, "en") == 0
    assert run_publish.publish(OTHER, folder, "docx", False, "en") == 0
    assert {path.name for path in folder.iterdir()} >= {"mine.md", "indicator-catalogue.docx"}
