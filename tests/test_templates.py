"""Templates as a feature: put out, changed, found wanting; a broken one says where, and what may be used."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import docx
import pytest

from hand import CATALOG, WITH_GOALS, aggregate, plan, result, row
from iso18091cli.errors import Faults
from iso18091cli.files.shipped import shipped
from iso18091cli.messages.documents import NAMES, WORDS
from iso18091cli.model.units import Unit, Units
from iso18091cli.reports.word.province import province_names
from iso18091cli.reports.word.templates import Templates, TextTemplate, WordTemplate
from iso18091cli.reports.word.unit import unit_names

TASK = row("1", indicator="1.1", phase="1", task="Việc", lead="Văn phòng")
UNIT = Unit(code="00306", name="Hải An", level="district", kind="quan")
FILE = result("a.xlsx", UNIT, "ry-i", actions=(TASK,))
REGISTER = Units(path="u.csv", units=(UNIT, Unit(name="B"), Unit(name="C", status="merged", reason="Nhập")))


def all_names(language: str = "vi") -> dict[str, dict[str, Any]]:
    others = [result(f"{n}.xlsx", Unit(code=str(n)), levels) for n, levels in enumerate(("gggg", "grry", "ggry"))]
    summary = aggregate([FILE], CATALOG, REGISTER)
    unit = unit_names(FILE, summary, CATALOG, language)
    report = province_names(aggregate([FILE, *others], WITH_GOALS, None), language)
    report |= {key: province_names(summary, language)[key] for key in ("missing", "absent")}
    return {"plan": unit, "notice": unit, "report": report}


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
    assert "Did you mean “text”?" in first and first.endswith("May be used: text, verified.")
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


def test_a_template_that_unfolds_too_far_is_refused(tmp_path: Path) -> None:
    shutil.copy(shipped("templates") / "plan.vi.docx", tmp_path)
    with zipfile.ZipFile(tmp_path / "plan.vi.docx", "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/big.bin", bytes(51_000_000))
    with pytest.raises(Faults, match="cannot be read as a template"):
        _ = Templates("vi", tmp_path).plan
