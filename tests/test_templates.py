"""Templates as a feature: put out, changed, found wanting; a broken one says where, and what may be used."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest

from hand import CATALOG, WITH_GOALS, aggregate, plan, result, row, stored
from iso18091cli.errors import Faults
from iso18091cli.figures.comparison import compare
from iso18091cli.figures.rounds import round_of
from iso18091cli.files.shipped import shipped
from iso18091cli.mail.covering_mail import CoveringMail
from iso18091cli.messages.documents import NAMES, WORDS
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.review import Agreement, Appraised, Compared, Differences, Estimate, Opinion
from iso18091cli.model.round import Round
from iso18091cli.model.summary import Standing
from iso18091cli.model.units import Unit, Units
from iso18091cli.register.lineage import Lineage
from iso18091cli.reports.counted import FigureLine
from iso18091cli.reports.word.comparison import comparison_names
from iso18091cli.reports.word.minutes import minutes_names
from iso18091cli.reports.word.province import province_names
from iso18091cli.reports.word.template_text import made_whole
from iso18091cli.reports.word.templates import OFFERED, Templates, TextTemplate, WordTemplate
from iso18091cli.reports.word.unit import unit_names

TASK = row("1", indicator="1.1", phase="1", task="Việc", lead="Văn phòng")
UNIT = Unit(code="00306", name="Hải An", level="district", kind="quan")
DOCUMENT = row("MC01", document="Quyết định", sign="12/QĐ-UBND")
FILE = result("a.xlsx", UNIT, "ry-i", actions=(TASK,), evidence=(DOCUMENT,))
WARDS = (("11414", "Thành Tô"), ("11416", "Đằng Hải"))
REGISTER = Units(path="u.csv", units=(UNIT, Unit(name="B"), Unit(name="C", status="merged", reason="Nhập")))


def all_names(language: str = "vi") -> dict[str, dict[str, Any]]:
    others = [result(f"{n}.xlsx", Unit(code=str(n)), levels) for n, levels in enumerate(("gggg", "grry", "ggry"))]
    summary = aggregate([FILE], CATALOG, REGISTER)
    unit = unit_names(FILE, summary, CATALOG, language)
    report = province_names(aggregate([FILE, *others], WITH_GOALS, None), language)
    report |= {key: province_names(summary, language)[key] for key in ("missing", "absent")}
    report["figures"] = [dict.fromkeys(FigureLine._fields, "")]  # the catalogue counts nothing
    # Nor has it a survey, or a level that is better than asked.
    unit |= {"beyond": unit["results"], "survey": [dict.fromkeys(("text", "own", "said", "answered"), "")]}
    asked = dict.fromkeys(("text", "answered", "said", "silent", "by_group"), "")
    report["survey"] = [{"topic": "", "questions": [asked]}]
    letter, today = CoveringMail(CATALOG, Round(period="2026"), language), date(2026, 12, 1)
    standing = Standing(unit=UNIT, state="nothing")
    return {
        "plan": unit,
        "notice": unit,
        "report": report,
        "comparison": a_comparison(language),
        "dispatch": letter.names(UNIT, "a.xlsx"),
        "remind": letter.reminder(standing, "a.xlsx", today),
        "appraise": letter.appraisal("Bà Lan", ["Xã A"], blind=True, again=False),
        "minutes": minutes_names(appraised(CATALOG), language),
    }


def a_comparison(language: str) -> dict[str, Any]:
    """Of a unit that is kept, and one that came from two, under another content of the catalogue."""
    wards = [Unit(code=code, name=name, level="commune", kind="phuong", parent="306") for code, name in WARDS]
    now = Unit(code="11413", name="Hải An", level="commune", kind="phuong", parent="31")
    rounds = []
    for period, units, levels in (("2024", [UNIT, *wards], "rgrg"), ("2026", [UNIT, now], "grrg")):
        results = [result(f"{n}.xlsx", unit, levels, period=period) for n, unit in enumerate(units)]
        catalog = replace(CATALOG, digest=period)
        with stored(results, catalog, None, period=period) as store:
            rounds.append(round_of(store, period))
    same = {0: (rounds[0].results, rounds[1].results)}
    return comparison_names(compare(rounds, Lineage().origins, same), language)


def appraised(catalog: Catalog) -> Differences:
    """A unit of two criteria: one was lowered and agreed, on the other nothing is agreed yet."""
    indicator = catalog.indicators[0]
    one, two = (c.id for c in indicator.criteria[:2])
    said = (Opinion("lan", "red", "thiếu"),)
    rows = (
        Compared(one, indicator.id, indicator.pillar, "green", said, "red", "red", "decided", "thiếu"),
        Compared(two, indicator.id, indicator.pillar, "green", said, "red", None, "differs"),
    )
    unit = Appraised(unit=UNIT, source="a.xlsx", rows=rows, reviewers=(("lan", "Bà Lan"),))
    agreed = Agreement(fewest=20, alpha=Estimate(0))
    return Differences(catalog=catalog, period="2026", units=(unit,), findings=(), agreement=agreed)


def dotted(names: Mapping[str, Any], before: str = "") -> Iterable[str]:
    """Every name with those inside it; of a list, those of its items."""
    for name, value in names.items():
        yield f"{before}{name}"
        item = value[0] if isinstance(value, list) and value else value
        if isinstance(item, dict):
            yield from dotted(item, f"{before}{name}.")


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("document", list(NAMES))
def test_the_table_of_names_is_what_templates_are_given(document: str, language: str) -> None:
    assert sorted(dotted(all_names(language)[document])) == sorted(NAMES[document])


def test_every_name_and_message_is_there_in_both_languages() -> None:
    for text in (*WORDS.values(), *(text for names in NAMES.values() for text in names.values())):
        assert set(text) == {"vi", "en"} and all(text.values())


# Changed templates ----------------------------------------------------------------------------------------------------


def changed(folder: Path, name: str, *pairs: tuple[str, str]) -> Path:
    """A shipped template with some of its text replaced."""
    source = shipped("templates") / name
    if source.suffix != ".docx":
        text = source.read_text("utf-8")
        for before, after in pairs:
            assert before in text
            text = text.replace(before, after)
        (folder / name).write_text(text, "utf-8")
        return folder / name
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(folder / name, "w") as new:
        for part in old.namelist():
            content = old.read(part)
            if part == "word/document.xml":
                text = content.decode()
                for before, after in pairs:
                    assert before in text
                    text = text.replace(before, after)
                content = text.encode()
            new.writestr(part, content)
    return folder / name


def body(content: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs)


def test_a_changed_template_is_used_and_a_missing_one_is_the_shipped_one(tmp_path: Path) -> None:
    changed(tmp_path, "plan.vi.docx", ("II. MỤC ĐÍCH, YÊU CẦU", "II. MỤC TIÊU CỦA {{ unit|upper }}"))
    templates = Templates("vi", tmp_path)
    assert "II. MỤC TIÊU CỦA QUẬN HẢI AN" in body(templates.plan.render(all_names()["plan"]))
    assert "II. MỤC ĐÍCH, YÊU CẦU" in plan(FILE, None, CATALOG, "vi", templates)
    assert templates.fallen_back == ["plan.vi.md.j2"]
    own = Templates("vi")
    assert own.plan and own.fallen_back == []


def test_fields_that_word_split_into_runs_are_one_field(tmp_path: Path) -> None:
    split = "{{ </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>body }} ban hành"
    changed(tmp_path, "plan.vi.docx", ("{{ body }} ban hành", split))
    assert "Ủy ban nhân dân quận Hải An ban hành" in body(Templates("vi", tmp_path).plan.render(all_names()["plan"]))


def faults(folder: Path, name: str, *pairs: tuple[str, str]) -> list[str]:
    path = changed(folder, name, *pairs)
    with pytest.raises(Faults) as raised:
        kind = WordTemplate if path.suffix == ".docx" else TextTemplate
        kind(path, "plan").render(all_names()["plan"])
    assert all(str(path) == fault.file for fault in raised.value.faults)
    return [fault.sentence("en") for fault in raised.value.faults]


def test_an_unknown_name_is_told_with_its_place_and_the_names_there_are(tmp_path: Path) -> None:
    pairs = ("{{ basis.text }}", "{{ basis.tekst }}"), ("{{ total.figure }}", "{{ totl.figure }}")
    first, second = faults(tmp_path, "plan.vi.docx", *pairs)
    assert "Near “Căn cứ {{ basis.tekst }}" in first and "there is no name “basis.tekst”" in first
    assert "Did you mean “text”?" in first and first.endswith("May be used: text, verified, remark.")
    assert "Near “Điểm tổng: {{ totl.figure }}" in second and "Did you mean “total”?" in second
    (line,) = faults(tmp_path, "plan.vi.md.j2", ("{{ task.deadline }}", "{{ task.due }}"))
    number = (tmp_path / "plan.vi.md.j2").read_text("utf-8").split("{{ task.due }}")[0].count("\n") + 1
    assert f"plan.vi.md.j2:{number}: " in line and "deadline" in line


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("{%p endfor %}", "{%p endfo %}", "Encountered unknown tag 'endfo'"),
        ("{{ total.coverage }}", "{{ total.coverage + 1 }}", "cannot be filled in"),
        ("{{ body }} ban hành", "{{ ''.__class__ }} ban hành", "unsafe"),
        ("{{ body }} ban hành", "{{ bases.append(1) }} ban hành", "unsafe"),
        ("{{ body }} ban hành", "{% include 'x' %} ban hành", "cannot be filled in"),
        ("{{ body }} ban hành", "{{ range(99999999)|length }} ban hành", "cannot be filled in"),
        ("{%p if total.score is not none %}", "{% if total.score is not none %}", "no Word document any more"),
    ],
)
def test_what_cannot_be_filled_in_is_told(tmp_path: Path, before: str, after: str, said: str) -> None:
    (sentence,) = faults(tmp_path, "plan.vi.docx", (before, after))
    assert said in sentence


def test_what_is_no_template_is_told(tmp_path: Path) -> None:
    with pytest.raises(Faults, match="no such folder"):
        Templates("vi", tmp_path / "none")
    path = tmp_path / "plan.vi.docx"
    path.write_bytes(b"%PDF-1.7")
    with pytest.raises(Faults, match="cannot be read as a template"):
        _ = Templates("vi", tmp_path).plan
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    with pytest.raises(Faults, match="cannot be read as a template"):
        _ = Templates("vi", tmp_path).plan
    (tmp_path / "plan.vi.md.j2").write_bytes("Đơn vị".encode("utf-16"))
    with pytest.raises(Faults, match="cannot be read as a template"):
        plan(FILE, None, CATALOG, "vi", Templates("vi", tmp_path))


@pytest.mark.parametrize(
    "text",
    [
        "{% set n = total %}{{ n.figure }}",
        "{% for i in results|sort(attribute='id') %}{{ i.id }}{{ loop.index }}{% else %}-{% endfor %}",
        "{{ priorities[0].name }}{{ (open|first).id }}{{ results|map(attribute='id')|join(', ') }}",
        "{% macro m(a) %}{{ a.x }}{% endmacro %}{% with w = unit %}{{ w }}{% endwith %}",
        "{% for p in pillars + [total] %}{{ p.name }}{% endfor %}{{ range(3)|list }}{{ 'a'.join(['b']) }}",
        "{% if code %}{% set k = code %}{% else %}{% set k = '' %}{% endif %}{{ k }}",
    ],
)
def test_what_jinja_can_do_is_not_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "plan.vi.md.j2"
    path.write_text(text, "utf-8")
    TextTemplate(path, "plan").render(all_names()["plan"])


def test_templates_of_a_run_are_all_shipped_and_sound() -> None:
    for language in ("vi", "en"):
        templates, names = Templates(language), all_names(language)
        for template, document in (
            (templates.plan, "plan"),
            (templates.notice, "notice"),
            (templates.report, "report"),
        ):
            assert zipfile.is_zipfile(io.BytesIO(template.render(names[document])))
        assert templates.plan_text.render(names["plan"])
        assert templates.dispatch.render(names["dispatch"]) and templates.remind.render(names["remind"])


def test_a_template_that_unfolds_too_far_is_refused(tmp_path: Path) -> None:
    shutil.copy(shipped("templates") / "plan.vi.docx", tmp_path)
    with zipfile.ZipFile(tmp_path / "plan.vi.docx", "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/big.bin", bytes(51_000_000))
    with pytest.raises(Faults, match="cannot be read as a template"):
        _ = Templates("vi", tmp_path).plan


# As office programs leave them ----------------------------------------------------------------------------------------


def shown_lines(content: bytes) -> list[str]:
    """What somebody reads of a document, line by line: paragraphs, tables, footers; and its title."""
    document = docx.Document(io.BytesIO(content))
    lines = [paragraph.text for paragraph in document.paragraphs]
    lines += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    lines += [paragraph.text for section in document.sections for paragraph in section.footer.paragraphs]
    found = [" ".join(line.split()) for line in (*lines, document.core_properties.title)]
    return [line for line in found if line and not line.isdecimal()]  # LibreOffice fills in numbers of pages


def sections(content: bytes) -> list[str]:
    return [str(section.orientation) for section in docx.Document(io.BytesIO(content)).sections]


def test_templates_opened_and_saved_by_libreoffice_still_work(tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        assert os.environ.get("ISO18091_REQUIRE_TOOLS") != "1", "soffice is missing"
        pytest.skip("no LibreOffice")
    files = [str(shipped("templates") / name) for name in OFFERED if name.endswith(".docx")]
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path)]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=240)
    saved = sorted(tmp_path.glob("*.docx"))
    assert len(saved) == len(files) == sum(name.endswith(".docx") for name in OFFERED)
    for path in saved:
        document, language, _ = path.name.split(".")
        again, values = WordTemplate(path, document), all_names(language)[document]
        assert not again.warnings
        shipped_one = WordTemplate(shipped("templates") / path.name, document)
        assert shown_lines(again.render(values)) == shown_lines(shipped_one.render(values)), path.name
        assert sections(again.render(values)) == sections(shipped_one.render(values)), path.name


RUN = '</w:t></w:r><w:proofErr w:type="gramStart"/><w:r w:rsidR="00A1"><w:rPr><w:i/></w:rPr><w:t>'
BODY = "Ủy ban nhân dân quận Hải An ban hành"


@pytest.mark.parametrize(
    "written",
    [
        f"{{{RUN}{{ bo{RUN}dy }}{RUN}}} ban hành",
        f"{{{{ body{RUN} }}}} ban hành",
        "{{ body\u00a0}} ban hành",
        "{{ body|replace(“x”, ‘y’) }} ban hành",
        "{{ body|replace(&quot;x&quot;, &apos;y&apos;) }} ban hành",
        f"{{{{ body|replace(”{RUN}x”,{RUN}„y“) }}}} ban hành",
        "{% if 1 &lt; 2 and ‘a’ != ‘b’ %}{{ body }}{% endif %} ban hành",
        '{{ bo</w:t></w:r><w:bookmarkStart w:id="7" w:name="x"/><w:bookmarkEnd w:id="7"/><w:r><w:t>dy }} ban hành',
        '{{ </w:t></w:r><w:ins w:id="1" w:author="A"><w:r><w:t>body</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> }} ban hành',
        '{{ body }}</w:t></w:r><w:del w:id="1" w:author="A"><w:r><w:delText>{{ sai.ten }}</w:delText></w:r></w:del>'
        '<w:r><w:t xml:space="preserve"> ban hành',
        '{{ </w:t></w:r><w:del w:id="1"><w:r><w:delText>unit</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:rPr>'
        '<w:rPrChange w:id="3"><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr><w:t>body</w:t></w:r></w:ins><w:r><w:t> }} ban hành',
        '{{ body }}</w:t></w:r><w:moveFrom w:id="1"><w:r><w:t>{{ unit }}</w:t></w:r></w:moveFrom><w:r><w:t xml:space="preserve"> ban hành',
    ],
)
def test_fields_as_word_leaves_them(tmp_path: Path, written: str) -> None:
    changed(tmp_path, "plan.vi.docx", ("{{ body }} ban hành", written))
    template = Templates("vi", tmp_path).plan
    made = template.render(all_names()["plan"])
    assert BODY in body(made) and "sai.ten" not in body(made)
    assert template.warnings == ()
    xml = zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml").decode()
    assert not any(mark in xml for mark in ("<w:ins ", "<w:del ", "<w:delText", "PrChange", "<w:moveFrom"))


def test_a_deleted_paragraph_and_a_deleted_row_are_gone() -> None:
    mark = '<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>'
    gone = f'<w:p>{mark}<w:del w:id="2"><w:r><w:delText>{{{{ a }}}}</w:delText></w:r></w:del></w:p>'
    row_gone = f'<w:tr><w:trPr><w:del w:id="3"/></w:trPr><w:tc>{gone}</w:tc></w:tr>'
    row = "<w:tr><w:tc><w:p><w:r><w:t>{{ b }}</w:t></w:r></w:p></w:tc></w:tr>"
    assert (
        made_whole(f"<w:body>{gone}<w:tbl>{row_gone}{row}</w:tbl></w:body>") == f"<w:body><w:tbl>{row}</w:tbl></w:body>"
    )
    assert made_whole(f"<w:tc>{gone}</w:tc>") == "<w:tc><w:p><w:pPr><w:rPr></w:rPr></w:pPr></w:p></w:tc>", (
        "a cell keeps one"
    )


def test_the_end_of_a_section_outlives_the_paragraph_that_governs_others() -> None:
    end = '<w:sectPr><w:pgSz w:orient="landscape"/></w:sectPr>'
    governs = "<w:r><w:t>{%p endif %}</w:t></w:r>"
    assert made_whole(f"<w:p><w:pPr>{end}</w:pPr>{governs}</w:p>") == (
        f"<w:p><w:pPr></w:pPr>{governs}</w:p><w:p><w:pPr>{end}</w:pPr></w:p>"
    )
    for other in (f"<w:p><w:pPr>{end}</w:pPr></w:p>", f"<w:p>{governs}</w:p><w:p><w:pPr>{end}</w:pPr></w:p>{end}"):
        assert made_whole(other) == other


def test_a_text_box_inside_a_paragraph_has_its_own_fields() -> None:
    xml = "<w:p><w:r><w:t>{{ a</w:t></w:r><w:r><w:txbxContent><w:p><w:r><w:t>{{ b }}</w:t></w:r></w:p></w:txbxContent></w:r><w:r><w:t> }}</w:t></w:r></w:p>"
    whole = made_whole(xml)
    assert "{{ a }}" in whole and "{{ b }}" in whole


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("{ total.figure }", "{ total.figure }"),
        ("{{total.figure}", "{{total.figure}"),
        ("{{ total.figure", "{{ total.figure"),
        ("{total.figure}}", "{total.figure}}"),
        ("${total.figure}", "${total.figure}"),
        ("{ { total.figure } }", "{ total.figure }"),
        ("{ % if total % }", "{ % if total % }"),
        (f"{{{RUN}{{ total.figure{RUN} }}", "{{ total.figure }"),
    ],
)
def test_what_looks_like_a_field_and_is_none_is_a_warning_with_its_place(
    tmp_path: Path, written: str, found: str
) -> None:
    changed(tmp_path, "plan.vi.docx", ("{{ body }} ban hành", f"{{{{ body }}}} ban hành {written}"))
    template = Templates("vi", tmp_path).plan
    (fault,) = template.warnings
    assert fault.severity == "warning" and f"“{found}”" in fault.message["vi"]
    assert "Gần chỗ “" in fault.message["vi"] and "ban hành" in fault.message["vi"]
    assert found in body(template.render(all_names()["plan"])), "it is printed as it stands"


def test_the_same_in_markdown(tmp_path: Path) -> None:
    path = tmp_path / "plan.vi.md.j2"
    path.write_text(
        "{{ unit }} {# { no } #}\n\n{% if true %}a\n{% endif %}\nĐiểm: { total.figure }, {x: 1}, {}\n", "utf-8"
    )
    (fault,) = TextTemplate(path, "plan").warnings
    assert (fault.line, fault.severity) == (5, "warning") and "“{ total.figure }”" in fault.message["en"]


def test_a_template_that_uses_no_name_is_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "plan.vi.md.j2"
    path.write_text("Kế hoạch của xã {% set x = 1 %}{{ x }}\n", "utf-8")
    (fault,) = TextTemplate(path, "plan").warnings
    assert fault.severity == "warning" and "uses no name" in fault.message["en"]
    document = docx.Document()
    document.add_paragraph("Kế hoạch của xã")
    document.save(str(tmp_path / "plan.vi.docx"))
    (fault,) = Templates("vi", tmp_path).plan.warnings
    assert "uses no name" in fault.message["en"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_shipped_templates_have_no_warning(language: str) -> None:
    templates = Templates(language)
    _ = templates.plan, templates.plan_text, templates.notice, templates.report, templates.dispatch, templates.remind
    assert templates.warnings == ()
