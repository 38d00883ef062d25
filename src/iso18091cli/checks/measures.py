"""Family M, first half: what was counted for a criterion, each at its cell."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from iso18091cli.checks.rule import Case, Counted, Found, rule
from iso18091cli.checks.wording import figure, how_to_enter, nearest_word
from iso18091cli.messages.measures import points_range
from iso18091cli.model.answers import FIGURE_COLUMNS, Entry, Place, Row, Stage
from iso18091cli.model.measure import Measure
from iso18091cli.model.text import LANGUAGES, Text
from iso18091cli.scoring.measured import Count

_CHECK = {
    "vi": "Kiểm tra lại số ở ô này với sổ, hệ thống đã đếm.",
    "en": "Check the figure with the book it comes from.",
}
_TEN = 10
_LARGE = 100
"""Below this, counts may well become ten times as many from one year to the next."""


def _stages(counted: Counted) -> Iterator[tuple[Stage, Count]]:
    """What the figures say: the unit's, and those with the council's in their place."""
    yield "self", counted.judged.own
    if counted.judged.counted_at == "review":
        yield "review", counted.judged.found


def figure_cells(row: Row, stage: Stage) -> Iterator[tuple[str, Entry]]:
    """The filled cells for figures of a stage."""
    for column in FIGURE_COLUMNS[stage]:
        entry = row.entries.get(column)
        if entry is not None and not entry.blank:
            yield column, entry


def figure_place(row: Row, stage: Stage, second: bool = False) -> Place:
    """The cell of a figure, or of its whole."""
    columns = FIGURE_COLUMNS[stage]
    return row.cell(columns[1] if second else columns[0]) or row.place


def _shown(number: Decimal | str) -> Text:
    text = number if isinstance(number, str) else f"{number:f}"
    return {language: figure(text, language) for language in LANGUAGES}


@rule(
    "M01",
    "figure-not-understood",
    "error",
    {"vi": "“{found}” không phải số liệu mà ô này nhận.{hint}", "en": "“{found}” is not what this cell takes.{hint}"},
    {
        "vi": "Không đoán khi một cách viết có thể là hai số; tỷ lệ % không phải là số đếm.",
        "en": "Nothing is guessed where a text may mean two numbers; a percentage is no count.",
    },
    {"vi": "Xóa ô và nhập lại.", "en": "Empty the cell and enter it again."},
    firm=True,
)
def figure_not_understood(case: Case) -> Iterator[Found]:
    """A cell for a figure holds a text, a date or a word that it does not take."""
    figures = {column for columns in FIGURE_COLUMNS.values() for column in columns}
    for row_id, column, entry, answer in case.cells("pillar"):
        share = answer.counted and entry.typed.endswith("%")
        if column in figures and entry.value is None and entry.kind != "error" and not share and not entry.unseen:
            texts: dict[str, str | Text] = {"found": entry.typed, "fix": how_to_enter(answer)}
            yield Found(entry.place, row_id, {**texts, "hint": nearest_word(entry, answer)})


@rule(
    "M02",
    "figure-unfinished",
    "error",
    {"vi": "Có {given} nhưng chưa có {missing}.", "en": "{given} is there, {missing} is not."},
    {"vi": "Thiếu một trong hai số thì chưa tính được tỷ lệ.", "en": "Without one of the two there is no share."},
    {"vi": "Nhập số còn thiếu; không có thì nhập 0.", "en": "Enter the missing figure; 0 where there are none."},
)
def figure_unfinished(case: Case) -> Iterator[Found]:
    """A part without its whole, or the other way round."""
    names: tuple[Text, Text] = ({"vi": "số (1)", "en": "(1)"}, {"vi": "tổng số (2)", "en": "(2)"})
    for counted in case.counted:
        for stage, found in _stages(counted):
            if found.state == "unfinished":
                whole = any(column == FIGURE_COLUMNS[stage][1] for column, _ in figure_cells(counted.row, stage))
                given, missing = (names[1], names[0]) if whole else names
                texts: dict[str, str | Text] = {"given": given, "missing": missing}
                yield Found(figure_place(counted.row, stage, second=not whole), counted.item.id, texts)


@rule(
    "M03",
    "part-above-whole",
    "error",
    {
        "vi": "Số (1) là {part}, lớn hơn tổng số (2) là {whole}.",
        "en": "(1) is {part}, more than the whole (2), {whole}.",
    },
    {
        "vi": "Phần không thể lớn hơn toàn bộ; hai ô có thể bị đảo.",
        "en": "A part is no more than its whole; the two may be swapped.",
    },
    {
        "vi": "Kiểm tra hai số; nếu nhập ngược thì đổi lại.",
        "en": "Check both figures; swap them if they are the wrong way round.",
    },
    firm=True,
)
def part_above_whole(case: Case) -> Iterator[Found]:
    """A part that is more than its whole, where a share of more than 100 % cannot be."""
    for counted in case.counted:
        for stage, found in _stages(counted):
            if found.why == "part-above-whole":
                part, whole = (counted.row.value(c) or counted.row.value(o) or "" for c, o in _both(stage))
                texts: dict[str, str | Text] = {"part": _shown(part), "whole": _shown(whole)}
                yield Found(figure_place(counted.row, stage), counted.item.id, texts)


def _both(stage: Stage) -> Iterator[tuple[str, str]]:
    return zip(FIGURE_COLUMNS[stage], FIGURE_COLUMNS["self"], strict=True)


def _wrong(case: Case, why: str) -> Iterator[tuple[Counted, Entry, Decimal, Measure]]:
    """The cells because of which figures cannot be."""
    for counted in case.counted:
        for stage, found in _stages(counted):
            if found.why == why:
                for _, entry in figure_cells(counted.row, stage):
                    if entry.value is not None:
                        yield counted, entry, Decimal(entry.value), counted.measure


def _looks_like_a_share(number: Decimal, row: Row) -> bool:
    """Whether what should be a count is likelier a percentage: 0,92 anywhere, 92,1 beside a whole of more than 100."""
    whole = row.value("whole")
    return 0 < number < 1 or (number <= 100 and whole is not None and Decimal(whole) > 100)


@rule(
    "M04",
    "not-whole",
    "error",
    {"vi": "{found} {unit}: phải là số nguyên.", "en": "{found} {unit}: only whole numbers can be."},
    {"vi": "Người, hồ sơ, vụ việc không có nửa.", "en": "There is no half of a person or a file."},
    {"vi": "Nhập lại số đếm được, không có phần lẻ.", "en": "Enter what was counted, without decimals."},
    firm=True,
)
def not_whole(case: Case) -> Iterator[Found]:
    """Halves of people: a figure with decimals where there are only whole ones."""
    for counted, entry, number, measure in _wrong(case, "not-whole"):
        if number != number.to_integral_value() and not _looks_like_a_share(number, counted.row):
            yield Found(entry.place, counted.item.id, {"found": _shown(number), "unit": measure.unit})


@rule(
    "M05",
    "below-nothing",
    "error",
    {"vi": "{found} nhỏ hơn mức thấp nhất có thể là {low}.", "en": "{found} is less than can be: {low}."},
    {"vi": "Số đếm không thể âm.", "en": "There is nothing less than none."},
    _CHECK,
    firm=True,
)
def below_nothing(case: Case) -> Iterator[Found]:
    """A figure below the lowest that can be."""
    for counted, entry, number, measure in _wrong(case, "too-low"):
        whole = entry.place == counted.row.cell("whole") or entry.place == counted.row.cell("review_whole")
        low = 0.0 if whole else measure.lowest or 0.0
        if number < Decimal(repr(low)):
            yield Found(entry.place, counted.item.id, {"found": _shown(number), "low": _shown(f"{low:g}")})


@rule(
    "M06",
    "figure-unlikely",
    "warning",
    {"vi": "{found} khó có thể đúng; thường là {range}.", "en": "{found} is unlikely; usual is {range}."},
    {
        "vi": "Bộ chỉ số cho biết khoảng hợp lý; ngoài khoảng đó dễ là gõ nhầm.",
        "en": "Beyond that range a slip is likely.",
    },
    _CHECK,
)
def figure_unlikely(case: Case) -> Iterator[Found]:
    """A figure, a share or a date that is possible and not plausible; it counts."""
    for counted in case.counted:
        for stage, found in _stages(counted):
            said, measure = found.figure, counted.measure
            if said is None:
                continue
            if measure.kind == "date":
                yield from _unlikely_day(case, counted, stage, said.text)
            elif said.value is not None and measure.highest is not None and said.value > Decimal(repr(measure.highest)):
                sign = " %" if measure.kind == "share" else ""
                shown = {k: f"{v}{sign}" for k, v in _shown(round(said.value, 2).normalize()).items()}
                low, high = _shown(f"{measure.lowest or 0:g}"), _shown(f"{measure.highest:g}")
                span = {"vi": f"{low['vi']}–{high['vi']}{sign}", "en": f"{low['en']}–{high['en']}{sign}"}
                yield Found(figure_place(counted.row, stage), counted.item.id, {"found": shown, "range": span})


def _unlikely_day(case: Case, counted: Counted, stage: Stage, day: str) -> Iterator[Found]:
    year = case.year
    if year is None or year - 20 <= int(day[:4]) <= year + counted.measure.by.startswith("+"):
        return
    last = year + counted.measure.by.startswith("+")
    span = {"vi": f"từ năm {year - 20} đến năm {last}", "en": f"from {year - 20} to {last}"}
    shown = "/".join(reversed(day.split("-")))
    yield Found(figure_place(counted.row, stage), counted.item.id, {"found": shown, "range": span})


@rule(
    "M07",
    "share-for-a-count",
    "error",
    {
        "vi": "{found} giống một tỷ lệ; ô này cần số đếm ({unit}).",
        "en": "{found} looks like a share; this cell takes a count ({unit}).",
    },
    {
        "vi": "Tỷ lệ tự tính từ số (1) và tổng số (2), nhờ đó cộng được toàn tỉnh.",
        "en": "The share follows from (1) and (2), and only counts can be added up over all units.",
    },
    {
        "vi": "Nhập số đếm được ở (1) và tổng số ở (2), không nhập %.",
        "en": "Enter the counts (1) and (2), not a percentage.",
    },
    firm=True,
)
def share_for_a_count(case: Case) -> Iterator[Found]:
    """A percentage where something is to be counted."""
    for row_id, _, entry, answer in case.cells("pillar"):
        if answer.counted and entry.value is None and entry.typed.endswith("%"):
            measure = case.catalog.measured[row_id]
            yield Found(entry.place, row_id, {"found": entry.typed, "unit": measure.unit})
    for counted, entry, number, measure in _wrong(case, "not-whole"):
        if number != number.to_integral_value() and _looks_like_a_share(number, counted.row):
            yield Found(entry.place, counted.item.id, {"found": _shown(number), "unit": measure.unit})


@rule(
    "M08",
    "figure-below-one",
    "warning",
    {
        "vi": "Số này tính bằng %, ô ghi {found}: đang hiểu là {found} %.",
        "en": "This figure is in per cent and the cell says {found}: read as {found} %.",
    },
    {
        "vi": "0,73 có thể là 73 % hoặc 0,73 % nên không đoán.",
        "en": "0.73 may mean 73 % or 0.73 %; nothing is guessed.",
    },
    {"vi": "Nhập 73 nếu ý là 73 %.", "en": "Enter 73 for 73 %."},
)
def share_below_one(case: Case) -> Iterator[Found]:
    """A figure between 0 and 1 that is asked in per cent."""
    for counted in case.counted:
        if not counted.measure.of_hundred:
            continue
        for stage, _ in _stages(counted):
            for _, entry in figure_cells(counted.row, stage):
                as_percent = any(repair.name == "percent" for repair in entry.repairs)
                if entry.value is not None and 0 < abs(Decimal(entry.value)) < 1 and not as_percent:
                    yield Found(entry.place, counted.item.id, {"found": _shown(entry.value)})


@rule(
    "M09",
    "far-from-last-period",
    "warning",
    {"vi": "Kỳ này {found}, kỳ trước {before}.", "en": "{found} this period, {before} the last one."},
    {
        "vi": "Gấp mười lần trở lên thường là thừa hoặc thiếu một chữ số, hoặc sai đơn vị tính.",
        "en": "Ten times as much is often a digit too many or too few, or another unit of measure.",
    },
    _CHECK,
)
def far_from_last_period(case: Case) -> Iterator[Found]:
    """A figure that is ten times the unit's own of the last period, or a tenth of it."""
    for counted in case.counted:
        if counted.measure.kind in ("date", "choice"):
            continue
        for column in FIGURE_COLUMNS["self"]:
            entry, before = counted.row.entries.get(column), counted.row.value(f"previous_{column}")
            if entry is None or entry.value is None or before is None:
                continue
            now, last = abs(Decimal(entry.value)), abs(Decimal(before))
            small = counted.measure.whole_figures and max(now, last) < _LARGE
            if now and last and not small and (now >= _TEN * last or last >= _TEN * now):
                texts: dict[str, str | Text] = {"found": _shown(entry.value), "before": _shown(before)}
                yield Found(entry.place, counted.item.id, texts)


@rule(
    "M17",
    "points-not-given",
    "error",
    {"vi": "{found} điểm: ô này nhận {range}.", "en": "{found} points: this cell takes {range}."},
    {"vi": "Điểm ngoài thang không được tính.", "en": "Points that are not on the scale do not count."},
    {"vi": "Nhập lại điểm theo thang của tiêu chí.", "en": "Enter points as the criterion gives them."},
    firm=True,
)
def points_not_given(case: Case) -> Iterator[Found]:
    """Points above the maximum, or between two steps."""
    for counted, entry, number, measure in _wrong(case, "not-given"):
        span = {language: points_range(measure, language) for language in LANGUAGES}
        yield Found(entry.place, counted.item.id, {"found": _shown(number), "range": span})
