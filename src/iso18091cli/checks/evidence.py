"""Family E: what the levels are based on, and the register of it (danh mục minh chứng)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from iso18091cli.checks.rule import Case, Found, Graded, rule
from iso18091cli.checks.wording import NOTHING, how_to_enter, nearest_word
from iso18091cli.messages.workbook import COLUMNS
from iso18091cli.model.answers import NOT_APPLICABLE, Place, Row
from iso18091cli.model.evidence import by_code, codes_in, codes_known, indicators_met, one_code, proved, uses
from iso18091cli.model.measure import years_named
from iso18091cli.model.text import LANGUAGES, Text

_COLUMN = re.compile("[A-Z]+")


@rule(
    "E01",
    "level-without-evidence",
    "warning",
    {
        "vi": "Chọn “{level}” nhưng không có minh chứng và cũng không giải trình.{picture}",
        "en": "“{level}” without evidence and without an explanation.{picture}",
    },
    {
        "vi": "Hội đồng thẩm định dựa vào minh chứng; thiếu văn bản thì phải giải trình.",
        "en": "The appraisal council goes by the evidence; a missing document needs an explanation.",
    },
    {
        "vi": "Ghi mã ở Danh mục minh chứng, hoặc số, ký hiệu, ngày của văn bản, hoặc đường dẫn; nếu không có, ghi ở cột"
        " Giải trình.",
        "en": "Enter a code of the register of evidence, number and date of a document, or a link; where there is none,"
        " explain.",
    },
)
def level_without_evidence(case: Case) -> Iterator[Found]:
    """A level with neither evidence (its own, its heading's, the register's for the indicator) nor explanation."""
    rows, registered = case.submission.rows, indicators_met(case.submission, case.catalog)
    pictures = {anomaly.place for anomaly in case.submission.anomalies if anomaly.rule == "picture-beside"}
    for item in case.graded:
        level = _level(case, item)
        if item.row is None or level is None:
            continue
        if item.row.typed("explanation") or proved(rows, item.id, item.indicator.id, registered):
            continue
        place = item.row.cell("evidence")
        if place is not None:  # else the column is gone, which is a finding of its own
            lies = any(_same_row(place, other) for other in pictures)
            picture = {"picture": _PICTURE, "fix": _BESIDE_PICTURE} if lies else {"picture": NOTHING}
            yield Found(place, item.id, {"level": level, **picture})


def _same_row(one: Place, other: Place) -> bool:
    return one.sheet == other.sheet and _COLUMN.sub("", one.cell) == _COLUMN.sub("", other.cell)


_PICTURE: Text = {"vi": " Có hình ảnh ở dòng này.", "en": " A picture lies in this row."}
_BESIDE_PICTURE: Text = {
    "vi": "Giữ nguyên hình và gửi kèm tệp ảnh; ghi mã, số, ký hiệu văn bản hoặc tên tệp ảnh vào cột Minh chứng.",
    "en": "Leave the picture and send its file along; enter a code, number and sign or the file's name as evidence.",
}


def _level(case: Case, item: Graded) -> str | Text | None:
    """The level of a row in words: as it was picked, or as the figures give it."""
    if item.deciding is not None:
        return None if item.deciding[1].value in (None, NOT_APPLICABLE) else item.deciding[1].typed
    found = item.judged and item.judged.found.level
    return case.catalog.scale.level(found).word if found else None


def _has_register(case: Case) -> bool:
    """Whether the form came with a register; one of an older layout did not, and "MC3" is a word like any other."""
    return bool(case.submission.evidence or case.submission.stamp.get("evidence_codes"))


@rule(
    "E02",
    "evidence-code-unknown",
    "error",
    {
        "vi": "Danh mục minh chứng không có tài liệu nào ở mã {codes}.",
        "en": "The register of evidence has no document under {codes}.",
    },
    {
        "vi": "Mã không dẫn tới tài liệu nào thì mức đã chọn không có căn cứ.",
        "en": "A code that leads to no document leaves the level without a basis.",
    },
    {
        "vi": "Sửa mã, hoặc ghi tài liệu vào dòng của mã đó ở trang Danh mục minh chứng.",
        "en": "Correct the code, or enter the document in its row on the sheet Evidence.",
    },
)
def evidence_code_unknown(case: Case) -> Iterator[Found]:
    """A code at a criterion or heading under which the register holds nothing."""
    if not _has_register(case):
        return
    there = {row.id for row in case.submission.evidence}
    known = codes_known(case.submission)
    for row in case.submission.rows.values():
        missing = [code for code in codes_in(row.typed("evidence"), known) if code not in there]
        if missing:
            yield Found(row.entries["evidence"].place, row.id, {"codes": ", ".join(missing)})


@rule(
    "E03",
    "evidence-unused",
    "info",
    {
        "vi": "Tài liệu {code} “{document}” chưa được dùng ở tiêu chí nào.",
        "en": "The document {code}, “{document}”, is used at no criterion.",
    },
    {
        "vi": "Hội đồng thẩm định không biết tài liệu này chứng minh cho điều gì.",
        "en": "The appraisal council cannot tell what it is to prove.",
    },
    {
        "vi": "Ghi mã ở tiêu chí, hoặc chọn minh chứng cần có mà tài liệu đáp ứng; không cần thì bỏ khỏi danh mục.",
        "en": "Enter its code at a criterion or choose the expected evidence it meets; else take it off the register.",
    },
)
def evidence_unused(case: Case) -> Iterator[Found]:
    """An entry that no row names and that meets no expected evidence."""
    used = uses(case.submission)
    for row in by_code(case.submission):
        if one_code(row.id) and row.id not in used and not row.typed("expected"):
            place = row.cell("document") or row.place
            yield Found(place, row.id, {"code": row.id, "document": row.typed("document")})


_LACKING: dict[str, Text] = {
    "code": {"vi": "mã minh chứng", "en": "a code"},
    "document": {"vi": "tên tài liệu", "en": "its name"},
    "issued_on": {"vi": "ngày ban hành", "en": "its date"},
    "issuer": {"vi": "cơ quan ban hành", "en": "who issued it"},
    "sign": {"vi": "số, ký hiệu hoặc nơi lưu", "en": "number and sign, or where it lies"},
}


@rule(
    "E04",
    "evidence-incomplete",
    "warning",
    {"vi": "Tài liệu {code} chưa ghi: {missing}.", "en": "The document {code} lacks: {missing}."},
    {
        "vi": "Thiếu tên, số, ngày, cơ quan ban hành thì không tìm lại được văn bản; sổ, bảng không có số thì phải ghi nơi"
        " lưu.",
        "en": "Without name, number, date and issuer nobody finds a document again; a book without a number needs its"
        " place.",
    },
    {
        "vi": "Ghi bổ sung ở trang Danh mục minh chứng.",
        "en": "Complete it on the sheet Evidence.",
    },
)
def evidence_incomplete(case: Case) -> Iterator[Found]:
    """An entry without code or name; with a sign but no date or issuer; with neither sign nor place."""
    for row in by_code(case.submission):
        lacking = list(_lacking(row))
        if lacking:
            names = {language: ", ".join(_LACKING[name][language] for name in lacking) for language in LANGUAGES}
            place = next((cell for name in lacking if (cell := row.cell(name))), row.place)
            yield Found(place, row.id, {"code": row.id, "missing": names})


def _lacking(row: Row) -> Iterator[str]:
    if not one_code(row.id):
        yield "code"
    if not row.typed("document"):
        yield "document"
    if row.typed("sign"):
        yield from (name for name in ("issued_on", "issuer") if not row.typed(name))
    elif not row.typed("located"):
        yield "sign"


@rule(
    "E05",
    "evidence-outside-period",
    "warning",
    {
        "vi": "Tài liệu {code} ban hành ngày {day}, ngoài kỳ đánh giá {period}.",
        "en": "The document {code} is of {day}, outside the period {period}.",
    },
    {
        "vi": "Mức của kỳ này phải dựa vào việc của kỳ này; quy chế, quy hoạch còn hiệu lực thì dùng được.",
        "en": "A level of this period rests on work of this period; a regulation or plan in force may be older.",
    },
    {
        "vi": "Kiểm tra ngày; văn bản cũ còn hiệu lực thì chọn minh chứng cần có tương ứng hoặc ghi rõ ở cột Giải trình.",
        "en": "Check the date; where an older document is still in force, choose what it meets, or say so under"
        " Explanation.",
    },
)
def evidence_outside_period(case: Case) -> Iterator[Found]:
    """A date before the period's first year, unless the catalogue says the kind lasts; or after its end.

    The end is 31 December of the last year that the period names, or the day on which the self-assessment was
    completed, where that is later: reports on a year are signed in the next one. A period that names no year has none.
    """
    years = tuple(map(str, years_named(case.submission.period)))
    if not years:
        return
    finished = case.submission.unit.get("assessed_on")
    last = max(f"{max(years)}-12-31", (finished.value or "") if finished else "")
    for row in by_code(case.submission):
        day, expected = row.value("issued_on"), case.catalog.expected.get(row.value("expected") or "")
        if day is None or (min(years) <= day[:4] and day <= last):
            continue
        if day <= last and expected is not None and expected.lasting:
            continue
        entry = row.entries["issued_on"]
        shown = f"{day[8:]}/{day[5:7]}/{day[:4]}"
        yield Found(entry.place, row.id, {"code": row.id, "day": shown, "period": case.submission.period})


@rule(
    "E06",
    "evidence-code-twice",
    "error",
    {
        "vi": "Mã {code} đứng ở {count} dòng của danh mục: {cells}.",
        "en": "The code {code} stands in {count} rows of the register: {cells}.",
    },
    {
        "vi": "Không biết tiêu chí dùng mã này muốn nói tài liệu nào.",
        "en": "Nobody can tell which document a criterion means by it.",
    },
    {
        "vi": "Cho một dòng mã khác chưa dùng và sửa mã đó ở các tiêu chí liên quan.",
        "en": "Give one of them a code that is free, and correct it at the criteria concerned.",
    },
)
def evidence_code_twice(case: Case) -> Iterator[Found]:
    """A code that several entries bear."""
    found = Counter(row.id for row in case.submission.evidence if one_code(row.id))
    for code, count in found.items():
        if count > 1:
            places = [row.cell("code") or row.place for row in case.submission.evidence if row.id == code]
            cells = ", ".join(place.cell for place in places)
            yield Found(places[-1], code, {"code": code, "count": str(count), "cells": cells})


@rule(
    "E07",
    "evidence-not-understood",
    "error",
    {"vi": "“{found}” không hợp lệ ở cột “{column}”.{hint}", "en": "“{found}” is not accepted in “{column}”.{hint}"},
    {
        "vi": "Ngày và minh chứng cần có phải đúng kiểu mới đối chiếu được.",
        "en": "Date and expected evidence must be of their kind to be compared.",
    },
    {
        "vi": "Ngày ghi theo dạng ngày/tháng/năm; minh chứng cần có chọn trong danh sách.",
        "en": "Dates as day/month/year; expected evidence from the list.",
    },
    firm=True,
)
def evidence_not_understood(case: Case) -> Iterator[Found]:
    """A cell of the register holds something that it does not take."""
    for row_id, column, entry, answer in case.cells("evidence"):
        if entry.value is None and entry.kind != "error":
            hint = nearest_word(entry, answer)
            texts: dict[str, str | Text] = {"found": entry.typed, "column": COLUMNS[column], "hint": hint}
            yield Found(entry.place, row_id, {**texts, "fix": how_to_enter(answer)})
