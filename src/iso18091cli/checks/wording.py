"""Words that several rules share: what a cell takes, the nearest word, a figure, a repair."""

from __future__ import annotations

import re
from datetime import date

from iso18091cli.form.layout import Answer
from iso18091cli.messages.unknown_word import did_you_mean
from iso18091cli.model.answers import Entry, Repair
from iso18091cli.model.spelling import changes, fold, nearest, visible
from iso18091cli.model.text import Text
from iso18091cli.model.typed import YEARS, day_named

NOTHING: Text = {"vi": "", "en": ""}
_SHOWN = 50
_MANY = 8
"""Choices that are still listed one by one."""
_LIST: Text = {
    "vi": "Chọn trong danh sách của ô (bấm mũi tên bên phải ô).",
    "en": "Choose from the cell's list (the arrow beside the cell).",
}


def nearest_word(entry: Entry, answer: Answer) -> Text:
    """ " Did you mean …?" for a word that is like one of the offered; empty where none is, or where two are named.

    Of a day whose year cannot be meant, what is wrong with it.
    """
    if answer.kind == "date":
        return _about_the_year(entry)
    words = [word for _, word in answer.choices]
    typed = set(fold(entry.typed).replace("/", " ").replace(",", " ").replace("-", " ").split())
    if sum(fold(word) in typed for word in words) > 1:
        return NOTHING
    found = nearest(entry.typed, words) if words and entry.kind == "text" else None
    return did_you_mean(found) or NOTHING


def _about_the_year(entry: Entry) -> Text:
    if entry.kind == "date":
        return _meant_year(entry)
    if re.fullmatch("[0-9]{4}", entry.typed) and int(entry.typed) in YEARS:
        return {"vi": " Đó là một năm, chưa có ngày và tháng.", "en": " That is a year, without day and month."}
    day = day_named(entry.typed)
    return _no_such_year(day.year) if day else NOTHING


def _meant_year(entry: Entry) -> Text:
    """What happened to a date of a year that cannot be meant: the year alone was typed, and became a day's number."""
    written = entry.typed[:10].split("/")
    if len(written) != 3:
        return NOTHING  # a time of day alone
    day, month, year = map(int, written)
    number = (date(year, month, day) - date(1899, 12, 30)).days
    if number in YEARS:
        return {"vi": f" Có lẽ chỉ gõ năm {number}.", "en": f" Perhaps only the year {number} was typed."}
    return _no_such_year(year)


def _no_such_year(year: int) -> Text:
    return {"vi": f" Năm {year} không hợp lý.", "en": f" The year {year} cannot be meant."}


def choices(answer: Answer) -> str:
    """What is offered, as a list of quoted words; "" where it is too long to be read."""
    words = [f"“{word}”" for _, word in answer.choices]
    return ", ".join(words) if len(words) <= _MANY and sum(map(len, words)) <= 160 else ""


def how_to_enter(answer: Answer) -> Text:
    """What an official does with a cell that holds something it does not take."""
    match answer.kind:
        case "choice":
            listed = choices(answer)
            if not listed:
                return _LIST
            # Where a cell was pasted over, its list is gone; the words can still be typed.
            return {
                "vi": f"Chọn từ danh sách của ô, hoặc gõ đúng một trong: {listed}.",
                "en": f"Choose from the cell's list, or type exactly one of: {listed}.",
            }
        case "number":
            span = _span(answer)
            fraction = "" if answer.whole else "; phần lẻ viết sau dấu phẩy (12,5)"
            return {
                "vi": f"Xóa ô và nhập một số{' nguyên' * answer.whole}{_of(span['vi'])}{fraction}; không dùng dấu chấm"
                " ngăn cách hàng nghìn, không ghi đơn vị tính.",
                "en": f"Empty the cell and enter a {'whole ' * answer.whole}number{_of(span['en'])}, without a separator"
                " for thousands and without its unit.",
            }
        case "date" if answer.until:
            return {
                "vi": "Xóa ô và nhập ngày theo dạng ngày/tháng/năm, ví dụ 31/12/2026; ghi Quý IV/2026, tháng 12/2026 hoặc"
                " thường xuyên cũng được.",
                "en": "Empty the cell and enter the date as day/month/year, such as 31/12/2026; Q4/2026, 12/2026 or"
                " “every year” will do as well.",
            }
        case "date":
            return {
                "vi": "Xóa ô và nhập ngày theo dạng ngày/tháng/năm, ví dụ 31/12/2026.",
                "en": "Empty the cell and enter the date as day/month/year, such as 31/12/2026.",
            }
        case "text":
            return {"vi": "Nhập lại bằng chữ.", "en": "Enter it again as text."}


def _of(span: str) -> str:
    return f" {span}" if span else ""


def limits(answer: Answer) -> Text:
    """What is permitted of a number: "từ 0 đến 100, số nguyên"."""
    whole = {"vi": "số nguyên", "en": "whole"} if answer.whole else NOTHING
    span = _span(answer)
    return {lang: ", ".join(part for part in (span[lang], whole[lang]) if part) for lang in span}


def _span(answer: Answer) -> Text:
    low, high = answer.minimum, answer.maximum
    vi, en = [], []
    if low is not None:
        vi.append(f"từ {figure(low, 'vi')}" + ("" if high is not None else " trở lên"))
        en.append(f"from {figure(low, 'en')}" + ("" if high is not None else " up"))
    if high is not None:
        vi.append(f"{'đến' if low is not None else 'không quá'} {figure(high, 'vi')}")
        en.append(f"{'to' if low is not None else 'at most'} {figure(high, 'en')}")
    return {"vi": " ".join(vi), "en": " ".join(en)}


def figure(number: float | str, language: str) -> str:
    """A number as it is written in that language, without groups: 12,5 or 12.5."""
    text = number if isinstance(number, str) else f"{number:.15f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if language == "vi" else text


_CHANGES: dict[str, Text] = {
    "hidden": {"vi": "bỏ ký tự ẩn", "en": "hidden characters taken out"},
    "control": {"vi": "bỏ ký tự điều khiển", "en": "control characters taken out"},
    "blank": {"vi": "khoảng trắng đặc biệt thành khoảng trắng thường", "en": "special blanks made plain ones"},
    "look-alike": {
        "vi": "chữ Ð của tiếng nước ngoài (U+00D0) thành chữ Đ",
        "en": "the foreign letter Ð (U+00D0) made Đ",
    },
    "composed": {"vi": "ghép dấu viết rời vào chữ", "en": "marks typed apart joined with their letters"},
}


def mended(repair: Repair) -> dict[str, str | Text]:
    """Arguments of a repair's message: before, after, how. Invisible characters are shown by their codes."""
    names = [name for name in _CHANGES if name in changes(repair.before)]
    how = {lang: f" ({'; '.join(_CHANGES[name][lang] for name in names)})" if names else "" for lang in NOTHING}
    shown = visible(repair.before)
    shown = shown if len(shown) <= _SHOWN else shown[: _SHOWN - 1] + "…"
    before: Text = dict.fromkeys(NOTHING, f"“{shown}”")
    meant = repair.after if len(repair.after) <= _SHOWN else repair.after[: _SHOWN - 1] + "…"
    after: Text = dict.fromkeys(NOTHING, f"“{meant}”")
    match repair.name:
        case "date-as-text":
            day = date.fromisoformat(repair.after)
            # The month is named, so that nobody takes it for the day.
            after = {"vi": f"ngày {day.day} tháng {day.month} năm {day.year}", "en": f"{day.day} {day:%B} {day.year}"}
        case "number-as-text":
            before = {"vi": f"chữ “{shown}”", "en": f"the text “{shown}”"}
            after = {"vi": f"số {figure(repair.after, 'vi')}", "en": f"the number {repair.after}"}
        case "percent":
            after = {"vi": f"số {figure(repair.after, 'vi')} (%)", "en": f"the number {repair.after} (%)"}
        case "leading-zeros":
            after = {"vi": f"mã “{repair.after}”", "en": f"the code “{repair.after}”"}
            how = {"vi": " (thêm số 0 ở đầu đã bị mất)", "en": " (leading zeros that were lost)"}
        case "characters" if not names:
            how = {"vi": " (bỏ khoảng trắng thừa)", "en": " (needless blanks)"}
    return {"before": before, "after": after, "how": how}
