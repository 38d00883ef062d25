"""Family U: which unit and period the workbook speaks for."""

from __future__ import annotations

from collections.abc import Iterator

from iso18091cli.checks.rule import Case, Found, rule, stated
from iso18091cli.checks.wording import how_to_enter, nearest_word
from iso18091cli.form.layout import REQUIRED_FIELDS, STAMPED_FIELDS
from iso18091cli.messages.workbook import UNIT_FIELDS
from iso18091cli.model.address import address_in
from iso18091cli.model.answers import Place
from iso18091cli.model.names import says_the_same
from iso18091cli.model.text import Text, say
from iso18091cli.model.units import KINDS, LEVELS


def _place(case: Case, field: str) -> Place:
    """The field's cell, else the unit sheet."""
    entry = case.submission.unit.get(field)
    return entry.place if entry else Place(next(s.title for s in case.layout.sheets if s.kind == "unit"))


@rule(
    "U01",
    "unit-data-missing",
    "error",
    {"vi": "Chưa ghi “{field}”.", "en": "“{field}” is not filled in."},
    {
        "vi": "Không có thông tin này thì không biết phiếu của ai, kỳ nào, hỏi lại ai.",
        "en": "Without it nobody knows whose workbook this is, of which period, and whom to ask.",
    },
    {"vi": "Ghi trên trang Đơn vị.", "en": "Enter it on the Unit sheet."},
)
def unit_data_missing(case: Case) -> Iterator[Found]:
    """A required field is blank, on the sheet and in the stamp."""
    for field in REQUIRED_FIELDS:
        entry = case.submission.unit.get(field)
        if not case.submission.stamp.get(field) and (entry is None or entry.blank):
            yield Found(_place(case, field), field, {"field": UNIT_FIELDS[field]})


@rule(
    "U02",
    "unit-differs",
    "warning",
    {
        "vi": "“{field}” ghi là “{found}” nhưng phiếu được gửi cho “{expected}”; lấy theo phiếu gửi.",
        "en": "“{field}” says “{found}”, but the workbook was sent to “{expected}”, and that counts.",
    },
    {
        "vi": "Tên và kỳ do bên gửi đặt sẵn; khác đi có thể là điền nhầm phiếu của đơn vị khác.",
        "en": "Name and period were set by the sender; a difference may mean another unit's workbook was filled in.",
    },
    {
        "vi": "Hỏi lại đơn vị; nếu nhầm phiếu thì gửi phiếu đúng.",
        "en": "Ask the unit; if it was the wrong workbook, send the right one.",
    },
)
def unit_differs(case: Case) -> Iterator[Found]:
    """Typed unit data differ from the stamp."""
    for field in STAMPED_FIELDS:
        stamped = case.submission.stamp.get(field)
        entry = case.submission.unit.get(field)
        if not stamped or entry is None or entry.blank or entry.value is None:
            continue
        if not says_the_same(field, entry.value, stamped, case.submission.stamp.get("unit_kind", "")):
            groups = {group.key: group.name for group in case.catalog.groups}
            words = {"unit_level": LEVELS, "unit_kind": KINDS, "unit_group": groups}.get(field, {})
            expected = say(words[stamped], case.submission.language) if stamped in words else stamped
            texts: dict[str, str | Text] = {"found": entry.typed, "expected": expected}
            if field == "period":
                texts["fix"] = _other_period(entry.typed, expected)
            yield Found(entry.place, field, {"field": UNIT_FIELDS[field], **texts})


def _other_period(found: str, expected: str) -> Text:
    found, expected = (text if len(text) <= 40 else text[:39] + "…" for text in (found, expected))
    return {
        "vi": f"Nếu đơn vị đánh giá kỳ {found}, xin phiếu của kỳ {found} và chép câu trả lời sang; nếu không, sửa ô này"
        f" thành {expected}.",
        "en": f"If the assessment is of {found}, ask for the workbook of {found} and copy the answers into it; else"
        f" correct the cell to {expected}.",
    }


@rule(
    "U03",
    "unit-data-not-understood",
    "error",
    {
        "vi": "“{found}” không hợp lệ cho “{field}”.{hint}",
        "en": "“{found}” is not accepted for “{field}”.{hint}",
    },
    {
        "vi": "Ô này nhận một giá trị trong danh sách hoặc một ngày.",
        "en": "The cell takes a value from its list, or a date.",
    },
    {
        "vi": "Chọn trong danh sách của ô, hoặc ghi ngày/tháng/năm.",
        "en": "Choose from the list, or enter day/month/year.",
    },
    firm=True,
)
def unit_data_not_understood(case: Case) -> Iterator[Found]:
    """A unit field holds something its cell does not take."""
    for field, _, entry, answer in case.cells("unit"):
        if entry.value is None and entry.kind != "error":
            hint = nearest_word(entry, answer)
            texts: dict[str, str | Text] = {"field": UNIT_FIELDS[field], "found": entry.typed, "hint": hint}
            yield Found(entry.place, field, {**texts, "fix": how_to_enter(answer)})


UNIT_NOT_IN_REGISTER = stated(
    "U04",
    "unit-not-in-register",
    "error",
    {"vi": "{why}", "en": "{why}"},
    {
        "vi": "Phiếu không gắn được với đơn vị nào nên không được tính vào tổng hợp.",
        "en": "It cannot be matched with a unit, so it is left out of the summary.",
    },
    {
        "vi": "Bổ sung đơn vị vào danh sách, hoặc sửa mã và tên trên phiếu.",
        "en": "Add the unit to the register, or correct code and name in the workbook.",
    },
)
KIND_NOT_AS_REGISTERED = stated(
    "U05",
    "kind-not-as-registered",
    "warning",
    {
        "vi": "Phiếu được lập cho {found}, nhưng danh mục ghi đơn vị là {known}.",
        "en": "The workbook was made for a unit of the kind {found}; the register says {known}.",
    },
    {
        "vi": "Loại đơn vị quyết định tiêu chí nào được hỏi và ngưỡng nào được áp dụng; phiếu được tính như khi gửi đi.",
        "en": "The kind decides which criteria are asked and which limits hold; the workbook counts as it was sent out.",
    },
    {
        "vi": "Kiểm tra loại đơn vị trong danh mục; nếu phiếu sai thì gửi lại phiếu đúng loại.",
        "en": "Check the kind in the register; if the workbook is wrong, send out one of the right kind.",
    },
)
UNIT_TAKEN_LOOSELY = stated(
    "U10",
    "unit-taken-loosely",
    "warning",
    {
        "vi": "Phiếu ghi “{found}”; trong danh mục chỉ có “{unit}” gần giống, nên phiếu được tính cho đơn vị này.",
        "en": "The workbook says “{found}”; only “{unit}” of the register is like it, so it counts for that unit.",
    },
    {
        "vi": "Hai tên khác nhau về dấu hoặc loại đơn vị; ở nhiều nơi đó là hai xã khác nhau.",
        "en": "The names differ by marks, or by the kind of unit; in many places these are two communes.",
    },
    {
        "vi": "Kiểm tra phiếu của ai; sửa tên trong danh mục, hoặc gửi phiếu có mã đơn vị.",
        "en": "Check whose workbook it is; correct the register, or send out a workbook with the unit's code.",
    },
)
UNITS_ALIKE = stated(
    "U11",
    "units-alike",
    "info",
    {
        "vi": "“{found}” và “{other}” chỉ khác nhau về dấu hoặc cách ghi; được tính là hai đơn vị.",
        "en": "“{found}” and “{other}” differ by marks or spelling alone; they count as two units.",
    },
    {
        "vi": "Không có danh mục đơn vị thì không biết đó là hai xã hay một xã gõ thiếu dấu.",
        "en": "Without a register nobody knows whether these are two communes, or one typed without its marks.",
    },
    {
        "vi": "Lập danh mục đơn vị (units.csv) rồi tổng hợp lại.",
        "en": "Make a register of the units (units.csv) and sum up again.",
    },
)


@rule(
    "U06",
    "email-not-an-address",
    "warning",
    {"vi": "“{found}” không phải là một địa chỉ thư điện tử.", "en": "“{found}” is no e-mail address."},
    {
        "vi": "Thư gửi lại phiếu không có người nhận; phải tra địa chỉ ở nơi khác.",
        "en": "The mail that returns the workbook has no recipient; the address has to be looked up elsewhere.",
    },
    {
        "vi": "Ghi đúng một địa chỉ dạng ten@co-quan.gov.vn.",
        "en": "Enter exactly one address such as name@office.gov.vn.",
    },
)
def email_not_an_address(case: Case) -> Iterator[Found]:
    """The cell for the e-mail address holds something that is none (model/address.py)."""
    yield from _address_fault(case, "none")


@rule(
    "U07",
    "several-emails",
    "warning",
    {
        "vi": "Ô này ghi nhiều địa chỉ thư điện tử (“{found}”); không địa chỉ nào được dùng.",
        "en": "There is more than one e-mail address (“{found}”); none of them is used.",
    },
    {
        "vi": "Một thư gửi lại chỉ đến một địa chỉ của đơn vị; gửi cho nhiều người thì ai cũng thấy địa chỉ của nhau.",
        "en": "What is returned goes to one address of the unit; a mail to several shows each the others' addresses.",
    },
    {
        "vi": "Ghi đúng một địa chỉ, là nơi nhận thư về phiếu này.",
        "en": "Enter exactly one address, at which mail about this workbook is read.",
    },
)
def several_emails(case: Case) -> Iterator[Found]:
    """The cell for the e-mail address holds more than one @."""
    yield from _address_fault(case, "several")


def _address_fault(case: Case, fault: str) -> Iterator[Found]:
    entry = case.submission.unit.get("email")
    if entry and entry.value and address_in(entry.value).fault == fault:
        yield Found(entry.place, "email", {"found": entry.typed})
