"""Family M, second half: the levels that figures give, and what stands in their place."""

from __future__ import annotations

from collections.abc import Iterator

from iso18091cli.checks.measures import figure_cells, figure_place
from iso18091cli.checks.rule import Case, Found, rule
from iso18091cli.model.answers import LEVEL_COLUMN, NOT_APPLICABLE, Place
from iso18091cli.model.part import reviewer_of
from iso18091cli.model.text import LANGUAGES, Text


@rule(
    "M10",
    "level-not-of-the-figures",
    "warning",
    {"vi": "Ô mức ghi “{found}”, số liệu cho {meant}.", "en": "The level says “{found}”, the figures give {meant}."},
    {
        "vi": "Mức của tiêu chí có số liệu luôn tính từ số liệu; ô này chỉ để xem.",
        "en": "Where something is counted, the level follows from the figures; this cell only shows it.",
    },
    {
        "vi": "Kiểm tra số liệu ở (1) và (2), xóa mức đã chọn ở ô mức. Hội đồng thẩm định có cột riêng.",
        "en": "Check the figures (1) and (2), delete the level that was picked. The council has columns of its own.",
    },
)
def level_not_of_the_figures(case: Case) -> Iterator[Found]:
    """What stands in the unit's column for the level is not what its figures give; a reviewer's copy may hide it."""
    if reviewer_of(case.submission.part):
        return
    scale = case.catalog.scale
    for counted in case.counted:
        entry, own = counted.row.entries.get(LEVEL_COLUMN["self"]), counted.judged.own
        if entry is None or entry.blank or own.state == "ask":
            continue
        meant = own.level or (NOT_APPLICABLE if own.state == "not_applicable" else None)
        if entry.value != meant:
            word = scale.not_applicable.word if meant == NOT_APPLICABLE else meant and scale.level(meant).word
            none = {"vi": "chưa có mức nào", "en": "no level"}
            said = {language: f"“{word[language]}”" for language in LANGUAGES} if word else none
            yield Found(entry.place, counted.item.id, {"found": entry.typed, "meant": said})


@rule(
    "M11",
    "limits-not-known",
    "error",
    {"vi": "Chưa xếp mức được: chưa biết {what}.", "en": "There is no level yet: {what} is not known."},
    {
        "vi": "Ngưỡng của tiêu chí phụ thuộc vào điều đó nên coi như chưa đánh giá.",
        "en": "The limits depend on it, so the answer stays unassessed.",
    },
    {
        "vi": "Ghi nhóm đơn vị và kỳ đánh giá (có năm) ở trang Đơn vị.",
        "en": "Enter group and period (with its year) on the sheet Unit.",
    },
    firm=True,
)
def limits_not_known(case: Case) -> Iterator[Found]:
    """Limits that differ by a group of units that is not known, or a date of a period without year."""
    for counted in case.counted:
        if counted.judged.found.state == "unlimited":
            what: Text = {"vi": "nhóm đơn vị", "en": "the group of units"}
            if counted.measure.kind == "date" and case.year is None:
                what = {"vi": "năm của kỳ đánh giá", "en": "the year of the period"}
            yield Found(figure_place(counted.row, "self"), counted.item.id, {"what": what})


@rule(
    "M12",
    "figures-taken-out",
    "error",
    {
        "vi": "Phiếu thiếu các cột số liệu (1), (2); {count} tiêu chí không tính được.",
        "en": "The columns (1) and (2) are gone; {count} criteria cannot be worked out.",
    },
    {
        "vi": "Mức của các tiêu chí này tính từ số liệu, không lấy mức chọn tay.",
        "en": "The level of these criteria follows from figures alone.",
    },
    {"vi": "Điền lại vào phiếu gốc đã nhận.", "en": "Fill in the original form again."},
    firm=True,
)
def figures_taken_out(case: Case) -> Iterator[Found]:
    """A form of this very catalogue without the columns for figures."""
    closed = [item for item in case.graded if item.judged and item.judged.closed and item.row]
    if closed and closed[0].row:
        yield Found(Place(closed[0].row.place.sheet), closed[0].id, {"count": str(len(closed))})


@rule(
    "M13",
    "levels-picked-before",
    "info",
    {
        "vi": "Phiếu của bộ chỉ số cũ: {count} tiêu chí nay tính từ số liệu, ở đây lấy mức đã chọn.",
        "en": "A form of an older catalogue: {count} criteria are counted now; the levels that were picked stand.",
    },
    {"vi": "Phiếu cũ không có ô để nhập số liệu.", "en": "It had no cells for figures."},
    {"vi": "Không cần làm gì; kỳ sau dùng phiếu mới.", "en": "Nothing; the next form asks for figures."},
)
def levels_picked_before(case: Case) -> Iterator[Found]:
    """A form of an older catalogue, in which the levels of criteria that are counted now were picked."""
    count = sum(1 for item in case.graded if item.judged and item.judged.by_pick)
    if count:
        yield Found(Place(), "", {"count": str(count)})


@rule(
    "M14",
    "picked-against-the-figures",
    "info",
    {
        "vi": "Mức “{found}” khác với mức mà số liệu cho; số liệu này không vào tổng.",
        "en": "“{found}” is not what the figures give; they enter no sum.",
    },
    {"vi": "Mức được chọn ở bước sau thì được tính.", "en": "A level that is picked later decides."},
    {
        "vi": "Nếu số liệu sai, ghi số đúng ở cột thẩm định thay cho chọn mức.",
        "en": "Where a figure is wrong, enter the right one instead.",
    },
)
def picked_against_the_figures(case: Case) -> Iterator[Found]:
    """The council or both sides picked another level than the figures give."""
    for counted in case.counted:
        pick, found = counted.judged.pick, counted.judged.found
        if pick and pick[0] != "self" and pick[1].value is not None and found.level and pick[1].value != found.level:
            yield Found(pick[1].place, counted.item.id, {"found": pick[1].typed})


@rule(
    "M15",
    "of-nothing",
    "error",
    {"vi": "Tổng số (2) bằng 0{then}.", "en": "The whole (2) is 0{then}."},
    {"vi": "Không có gì để đếm thì không có tỷ lệ.", "en": "Of nothing there is no share."},
    {
        "vi": "Nếu đúng là không có, chọn mức ở cột Tự đánh giá (khi được hỏi) và ghi lý do ở Giải trình; nếu không, nhập tổng số.",
        "en": "If there is indeed none, choose the level where it is asked and give the reason; else enter the whole.",
    },
    firm=True,
)
def of_nothing(case: Case) -> Iterator[Found]:
    """A whole of 0 where that means nothing, or where the level has to be picked with a reason and is not."""
    for counted in case.counted:
        state, pick = counted.judged.found.state, counted.judged.pick
        then: Text = {"vi": ", tiêu chí chưa xếp mức được", "en": ", so there is no level"}
        if state == "ask" and not pick:
            then = {"vi": ": cần chọn mức và ghi lý do", "en": ": choose the level and give the reason"}
        elif state == "ask" and pick and pick[0] == "self" and not counted.row.value("explanation"):
            then = {"vi": ": mức đã chọn chưa có lý do", "en": ": the level that was chosen has no reason"}
        elif state != "zero" or pick:
            continue
        yield Found(figure_place(counted.row, counted.judged.counted_at, second=True), counted.item.id, {"then": then})


@rule(
    "M16",
    "appraised-without-reason",
    "warning",
    {"vi": "Hội đồng ghi số khác mà chưa nêu lý do.", "en": "The council enters another figure without saying why."},
    {"vi": "Đơn vị cần biết vì sao số liệu thay đổi.", "en": "The unit has to know why its figure was changed."},
    {"vi": "Ghi lý do ở cột Ý kiến thẩm định.", "en": "Say why in the column Appraisers' comment."},
)
def appraised_without_reason(case: Case) -> Iterator[Found]:
    """Figures of the council that differ from the unit's, without a comment."""
    for counted in case.counted:
        if counted.judged.counted_at != "review" or counted.row.value("review_comment"):
            continue
        for column, entry in figure_cells(counted.row, "review"):
            if entry.value != counted.row.value(column.removeprefix("review_")):
                yield Found(entry.place, counted.item.id)
                break
