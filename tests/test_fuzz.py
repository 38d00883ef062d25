"""Whatever is done to a filled workbook, at the level of cells, of XML or of bytes: a result, nothing invented, no fault.

The longer run by hand, guided by coverage, is tools/fuzz_reader.py.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from filling import CATALOG, COMPLETE, blank, fill, form, patch
from iso18091cli.checks.table import fix, message
from iso18091cli.intake.examine import examine
from iso18091cli.model.scores import Result
from iso18091cli.render.json_text import score_document, validation_document

settings.register_profile(
    "files", deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
FILES = settings.get_profile("files")

NASTY = (
    *(b"-1", b"0", b"99999999999", b"", b"&#0;", b"&lt;", b"NaN", b"1e308", b"\xff", b"\x00", b"_x000D_", b"1.10"),
    *(
        b"<v>",
        b"</c>",
        b"<f/>",
        b"</row>",
        b"<row/>",
        b'<row r="0">',
        b"<is><t>",
        b"<!--",
        b"-->",
        b"<![CDATA[",
        b"]]>",
    ),
    *(
        b' t="d"',
        b' t="e"',
        b' t="s"',
        b' t="str"',
        b' t="b"',
        b' s="99999"',
        b' r="A1"',
        b' r="XFD1048576"',
        b"'",
        b'"',
    ),
    *(b"id", b"value", b"self_level", b"1.1.a", "Đỏ".encode(), b"2958466", b"-700000", b"2023-13-45T99:99:99"),
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A filled workbook's bytes."""
    return fill(tmp_path_factory.mktemp("whole") / "a.xlsx", COMPLETE).read_bytes()


@pytest.fixture(scope="module")
def typed(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Every text that stands in the filled workbook, as a reader may give it back."""
    result = examine(fill(tmp_path_factory.mktemp("typed") / "a.xlsx", COMPLETE), CATALOG)
    return _answers(result)


def _answers(result: Result) -> set[str]:
    if result.submission is None:
        return set()
    rows = [*result.submission.rows.values(), *result.submission.survey.values(), *result.submission.actions]
    entries = [e for row in rows for e in row.entries.values()] + list(result.submission.unit.values())
    return {entry.value for entry in entries if entry.value is not None}


def _assert_told(result: Result) -> None:
    """It ends in a score or in a clear finding."""
    assert result.usable or result.diagnostics
    for finding in result.diagnostics:
        for language in ("vi", "en"):
            assert len(message(finding, language)) <= 300 and fix(finding, language)


@given(data=st.data())
@FILES
def test_cut_anywhere(whole: bytes, tmp_path: Path, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(whole) - 1))
    path = tmp_path / "a.xlsx"
    path.write_bytes(whole[:at])
    result = examine(path, CATALOG)
    assert not result.usable
    _assert_told(result)


@given(data=st.data())
@FILES
def test_bytes_changed(whole: bytes, typed: set[str], tmp_path: Path, data: st.DataObject) -> None:
    content = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    result = examine(path, CATALOG)
    _assert_told(result)
    # A checksum stands over every part: either the file is refused or it says what it said.
    assert _answers(result) <= typed


FINDS = sorted((Path(__file__).parent / "data" / "fuzz").glob("*.xlsx"))


@pytest.mark.parametrize("path", FINDS, ids=lambda path: path.stem)
def test_what_was_found_stays_mended(path: Path) -> None:
    """Files on which a reader of before failed; tools/fuzz_reader.py says how one gets here."""
    result = examine(path, CATALOG)
    _assert_told(result)
    validation_document([result], CATALOG, "vi")
    score_document([result], CATALOG, "vi")


def test_a_rich_text_is_no_formula() -> None:
    """<family> of a rich text was once taken for <f>."""
    result = examine(next(path for path in FINDS if path.stem == "rich-text"), CATALOG)
    assert result.submission and result.submission.rows["1.1.a"].value("self_level") == "green"
    assert "A09" not in {d.code for d in result.diagnostics}


def _mutated(draw: st.DrawFn, content: bytes) -> bytes:
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(content)))
        how = draw(st.sampled_from(("insert", "replace", "delete", "copy", "value", "attribute")))
        if how == "insert":
            content = content[:at] + draw(st.sampled_from(NASTY)) + content[at:]
        elif how == "replace":
            content = content[:at] + draw(st.sampled_from(NASTY)) + content[at + draw(st.integers(0, 9)) :]
        elif how == "delete":
            content = content[:at] + content[at + draw(st.integers(1, 300)) :]
        elif how == "copy":
            source = draw(st.integers(0, len(content)))
            content = content[:at] + content[source : source + draw(st.integers(1, 2000))] + content[at:]
        else:
            pattern = rb"(>)[^<>]*(<)" if how == "value" else rb'( [a-z]+=")[^"]*(")'
            new = draw(st.sampled_from(NASTY))
            head, tail = content[:at], content[at:]
            content = head + re.sub(pattern, lambda m, new=new: m[1] + new + m[2], tail, count=1)
    return content


mutations = st.composite(_mutated)


@given(data=st.data())
@FILES
def test_xml_changed(tmp_path: Path, data: st.DataObject) -> None:
    parts = [name for name in form(blank()).parts if name.endswith((".xml", ".rels")) and "docProps" not in name]
    name = data.draw(st.sampled_from(parts))
    path = fill(tmp_path / "a.xlsx", COMPLETE)
    with zipfile.ZipFile(path) as archive:
        content = archive.read(name)
    patch(path, {name: data.draw(mutations(content))})
    _assert_told(examine(path, CATALOG))


_KEYS = sorted(form(blank()).cells)
_VALUES = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=40),
    st.sampled_from(
        ["Xanh", "xanh ", "ĐỎ", "=1+1", "1.234", "1,5", "31/02/2026", "Không áp dụng", "{{x}}", "[red]", "_x0000_"]
    ),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(),
)


@given(values=st.dictionaries(st.sampled_from(_KEYS), _VALUES, max_size=12))
@FILES
def test_cells_changed(tmp_path: Path, values: dict[tuple[str, str], object]) -> None:
    """Whatever is typed, every row keeps its place and a level is one that was typed."""
    path = fill(tmp_path / "a.xlsx", {**COMPLETE, **values})
    result = examine(path, CATALOG)
    _assert_told(result)
    if result.submission is None:
        return
    for row_id, row in result.submission.rows.items():
        for column, entry in row.entries.items():
            if (row_id, column) in form(blank()).cells and (row_id, column) not in {**COMPLETE, **values}:
                assert entry.blank or column == "competence", (row_id, column, entry)
