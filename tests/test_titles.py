from __future__ import annotations

import dataclasses
from pathlib import Path

import openpyxl
import pytest

from hand import CATALOG
from iso18091cli.catalog import load_catalog
from iso18091cli.catalog.diff import differences
from iso18091cli.catalog.load import check_catalog
from iso18091cli.catalog.titles import Title, overlay, read_titles
from iso18091cli.cli import run_publish
from iso18091cli.errors import Fault, Faults, NothingToDo, OutputRefused
from iso18091cli.model.text import LANGUAGES
from iso18091cli.spreadsheet.workbook import table

SOURCE = "TCVN ISO 18091:2020"
GOOD = "1.1;Một\n1.10;Hai\n2.1;Ba\n2.2;Bốn\n"


def read(folder: Path, content: str | bytes, suffix: str = ".csv") -> tuple[list[Title], list[Fault]]:
    path = folder / f"titles{suffix}"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    titles, faults = read_titles(path, CATALOG, table)
    return list(titles), list(faults)


def names(faults: list[Fault]) -> list[tuple[int | None, str, str]]:
    return [(fault.line, fault.record, fault.severity) for fault in faults]


def workbook(folder: Path, rows: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    path = folder / "titles.xlsx"
    book.save(path)
    return path


def order(table: Path, **changes: object) -> run_publish.TitlesOrder:
    made = run_publish.TitlesOrder(table, SOURCE, None, table.parent / "mine.yaml", "", False, "vi")
    return dataclasses.replace(made, **changes)  # type: ignore[arg-type]


# What a table may look like -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        GOOD,
        "\ufeffMã;Tên chính thức\n" + GOOD,
        "id,title\n1.1,Một\n1.10,Hai\n2.1,Ba\n2.2,Bốn",
        "1.1\tMột\r\n1.10\tHai\r\n\r\n2.1\tBa\r\n2.2\tBốn\r\n",
        '# từ tiêu chuẩn\n"1.1","Một"\n"1.10","Hai"\n"2.1","Ba"\n"2.2","Bốn"\n',
        "1,1;Một\n1,10;Hai\n2,1;Ba\n2,2;Bốn\n",
        "Mã số;Tên\n1.1.; Một \n1.10.;Hai\n2.1.;Ba\n2.2.;Bốn\n",
    ],
)
def test_tables_of_every_make(tmp_path: Path, content: str) -> None:
    titles, faults = read(tmp_path, content)
    assert faults == []
    assert [(t.id, t.name) for t in titles] == [
        ("1.1", {"vi": "Một"}),
        ("1.10", {"vi": "Hai"}),
        ("2.1", {"vi": "Ba"}),
        ("2.2", {"vi": "Bốn"}),
    ]


def test_commas_in_titles_do_not_make_columns_of_a_table_with_semicolons(tmp_path: Path) -> None:
    titles, faults = read(tmp_path, "1.1;Một, hai, ba, bốn\n1.10;Hai\n2.1;Ba\n2.2;Bốn, năm\n")
    assert not faults and titles[0].name == {"vi": "Một, hai, ba, bốn"}


def test_a_third_column_is_english_and_may_be_empty_under_a_heading(tmp_path: Path) -> None:
    titles, faults = read(tmp_path, "id;tên;English\n1.1;Một;One\n1.10;Hai;\n2.1;Ba;Three\n2.2;Bốn;Four\n")
    assert not faults and [title.name.get("en") for title in titles] == ["One", None, "Three", "Four"]


def test_an_excel_table_with_numbers_for_ids(tmp_path: Path) -> None:
    path = workbook(tmp_path, [["Mã", "Tên"], [1.1, "Một"], ["1.10", "Hai"], [2.1, "Ba"], [2.2, "Bốn"]])
    titles, faults = read_titles(path, CATALOG, table)
    assert not faults and [title.id for title in titles] == ["1.1", "1.10", "2.1", "2.2"]


# Each fault fires -----------------------------------------------------------------------------------------------------


def test_all_faults_in_one_run(tmp_path: Path) -> None:
    _, faults = read(tmp_path, "Mã;Tên\n1.1;Một\n2.11;Lạ\n2.1;\n2.2;Bốn\n2.2;Lại\n;Không mã\n10/01/2026;Ngày\n")
    assert names(faults) == [
        (None, "", "warning"),
        (3, "2.11", "error"),
        (4, "2.1", "error"),
        (6, "2.2", "error"),
        (7, "", "error"),
        (8, "10/01/2026", "error"),
    ]
    left_out, unknown, empty, repeated, without, became_date = (fault.sentence("en") for fault in faults)
    assert "1.10" in left_out and "Did you mean “2.1”?" in unknown and "title is missing" in empty
    assert "row 5" in repeated and "Không mã" in without and "made a date" in became_date
    for fault in faults:
        assert all(fault.message[language] and fault.remedy[language] for language in LANGUAGES)
        assert "{" not in fault.sentence("vi") + fault.sentence("en")


def test_a_lost_zero_is_named(tmp_path: Path) -> None:
    path = workbook(tmp_path, [[1.1, "Một"], [1.10, "Hai"], [2.1, "Ba"], [2.2, "Bốn"]])
    _, faults = read_titles(path, CATALOG, table)
    [error] = [fault for fault in faults if fault.severity == "error"]
    assert error.line == 2 and "turned “1.10” into 1.1" in error.sentence("en")


def test_a_single_one_out_of_its_place_is_doubted(tmp_path: Path) -> None:
    _, faults = read(tmp_path, "2.1;Ba\n1.1;Hai\n2.2;Bốn\n")
    assert [(fault.line, fault.severity) for fault in faults] == [(None, "warning"), (2, "warning")]
    assert "“1.10”" in faults[1].sentence("vi")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("Tên;Mã\nMột;1.1\nHai;1.10\n", "holds no id"),
        ("", "holds no id"),
        ("1.1,Một, hai\n1.10,Hai\n2.1,Ba\n2.2,Bốn\n", "a cell too many: “hai”"),
        ("1.1;Một;One;thừa\n1.10;Hai;Two\n2.1;Ba;Three\n2.2;Bốn;Four\n", "a cell too many: “thừa”"),
        ("1.1;Một\n1.10;Tên\n".encode("utf-16"), "not in UTF-8"),
        ('1.1;"Một\n1.10;Hai\n', "Quotation marks"),
        (b"PK\x03\x04 no workbook", "cannot be opened"),
    ],
)
def test_tables_that_cannot_be_used(tmp_path: Path, content: str | bytes, said: str) -> None:
    _, faults = read(tmp_path, content)
    errors = [fault.sentence("en") for fault in faults if fault.severity == "error"]
    assert len(errors) == 1 and said in errors[0]


def test_a_missing_file_and_a_catalogue_of_one_language(tmp_path: Path) -> None:
    _, [fault] = read_titles(tmp_path / "none.csv", CATALOG, table)
    assert "no such file" in fault.sentence("en")
    path = tmp_path / "t.csv"
    path.write_text("1.1;Một;One\n1.10;Hai;Two\n2.1;Ba;Three\n2.2;Bốn;Four\n", "utf-8")
    _, [fault] = read_titles(path, dataclasses.replace(CATALOG, languages=("vi",)), table)
    assert "third column" in fault.sentence("en") and fault.line == 1


# The overlay ----------------------------------------------------------------------------------------------------------


def test_every_title_goes_in_verified_and_nothing_else_changes(tmp_path: Path) -> None:
    base = load_catalog()
    table = tmp_path / "titles.csv"
    rows = [f'{i.id};"Tên ""chính thức"" {i.id}: {{{{ x }}}} # \\ ."' for i in base.indicators]
    table.write_text("\n".join(["Mã;Tên", *rows]), "utf-8-sig")
    assert run_publish.set_titles(order(table)) == 0
    made, faults = check_catalog(tmp_path / "mine.yaml")
    assert made is not None and not faults
    assert made.id == f"{base.id}-tcvn" and made.digest != base.digest
    assert all(indicator.verified for indicator in made.indicators)
    assert made.indicator["1.10"].name["vi"] == 'Tên "chính thức" 1.10: {{ x }} # \\ .'
    assert all(made.indicator[i.id].name["en"] == i.name["en"] for i in base.indicators)
    [source] = [source for source in made.sources if source.text["vi"] == SOURCE]
    assert {indicator.source for indicator in made.indicators} == {source.id} == {"tcvn-iso-18091-2020"}
    changes = {(change.record, change.field) for change in differences(base, made)}
    assert changes <= {
        ("catalogue", "id"),
        ("catalogue", "note"),
        ("sources", ""),
        ("indicators", "name"),
        ("indicators", "source"),
        ("indicators", "verified"),
    }
    assert SOURCE in made.note["vi"] and "chưa được đối chiếu" not in made.note["vi"]


def test_a_part_of_the_titles_leaves_the_rest_unverified(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "titles.csv"
    table.write_text("1.1;Một;One\n", "utf-8")
    assert run_publish.set_titles(order(table, id="ours", language="en")) == 0
    made, every = load_catalog(tmp_path / "mine.yaml"), len(load_catalog().indicators)
    assert made.id == "ours" and made.indicator["1.1"].name == {"vi": "Một", "en": "One"}
    assert [indicator.id for indicator in made.indicators if indicator.verified] == ["1.1"]
    said = capsys.readouterr()
    assert f"{every - 1} of {every}" in said.out and "1.10" in said.err and f"1 of {every}" in made.note["en"]


def test_an_overlay_may_be_the_base_and_lie_elsewhere(tmp_path: Path) -> None:
    table = tmp_path / "titles.csv"
    table.write_text("1.1;Một\n", "utf-8")
    run_publish.set_titles(order(table))
    table.write_text("1.10;Mười\n", "utf-8")
    target = tmp_path / "deeper" / "second.yaml"
    run_publish.set_titles(order(table, catalog=tmp_path / "mine.yaml", output=target, id="second"))
    assert 'extends: "../mine.yaml"' in target.read_text("utf-8")
    made = load_catalog(target)
    assert {i.id for i in made.indicators if i.verified} == {"1.1", "1.10"}
    assert sum(source.text["vi"] == SOURCE for source in made.sources) == 1
    every = len(made.indicators)
    assert f"1 of {every}" in made.note["en"] and f"; {every - 2} have not been checked" in made.note["en"]


def test_another_source_of_the_same_id_gets_an_id_of_its_own() -> None:
    titles = [Title(1, "1.1", {"vi": "Một"})]
    assert 'id: "ours"' not in overlay(CATALOG, titles, "Ours", "x", "default", "t.csv").split("sources:")[1]
    assert 'id: "ours-2"' in overlay(CATALOG, titles, "Ours", "x", "default", "t.csv")


def test_nothing_is_written_where_something_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "titles.csv"
    table.write_text("1.1;Một\n9.9;Lạ\n", "utf-8")
    with pytest.raises(Faults):
        run_publish.set_titles(order(table))
    table.write_text("1.1;Một\n", "utf-8")
    with pytest.raises(NothingToDo):
        run_publish.set_titles(order(table, source=" "))
    with monkeypatch.context() as broken, pytest.raises(Faults):
        broken.setattr(run_publish, "overlay", lambda *_: "extends: default\n")  # no id: not sound
        run_publish.set_titles(order(table))
    assert [path.name for path in tmp_path.iterdir()] == ["titles.csv"]
    run_publish.set_titles(order(table))
    with pytest.raises(OutputRefused):
        run_publish.set_titles(order(table))
    with pytest.raises(OutputRefused):
        run_publish.set_titles(order(table, catalog=tmp_path / "mine.yaml", force=True))
