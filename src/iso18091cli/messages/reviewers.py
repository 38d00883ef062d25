"""Tables on reviewers: headings, and what can be wrong with them."""

from iso18091cli.errors import FaultKind
from iso18091cli.messages.register import FAULTS as OF_LISTS
from iso18091cli.messages.register import OTHER_HEADINGS
from iso18091cli.model.text import Text

COLUMNS: dict[str, Text] = {
    "name": {"vi": "Họ và tên", "en": "Name"},
    "email": {"vi": "Thư điện tử", "en": "E-mail"},
    "key": {"vi": "Ký hiệu", "en": "Key"},
    "units": {"vi": "Đơn vị", "en": "Units"},
    "parents": {"vi": "Đơn vị cấp trên", "en": "Units above"},
    "kinds": {"vi": "Loại đơn vị", "en": "Kinds"},
    "asked": {"vi": "Trụ cột, chỉ số", "en": "Pillars, indicators"},
}
"""Columns of reviewers.csv by key, with the heading in each language."""
CODE_COLUMNS: dict[str, Text] = {"code": {"vi": "mã", "en": "code"}}
OTHER_CODE_HEADINGS = ("unit_code", *OTHER_HEADINGS["code"])
"""Headings under which a list of units (sample.csv, a register) has codes."""

FAULTS: dict[str, FaultKind] = {
    **OF_LISTS,
    "no-name": FaultKind(
        {"vi": "Dòng không có họ tên.", "en": "The row has no name."},
        {"vi": "Ghi tên người thẩm định.", "en": "Write the reviewer's name."},
    ),
    "key-twice": FaultKind(
        {"vi": "Ký hiệu “{key}” đã là của {name}.", "en": "The key “{key}” is {name}'s already."},
        {"vi": "Ghi cột key khác nhau cho hai người.", "en": "Give the two different keys (column key)."},
    ),
    "unknown-id": FaultKind(
        {"vi": "Bộ chỉ số không có trụ cột hay chỉ số “{found}”.", "en": "There is no pillar or indicator “{found}”."},
        {"vi": "Trụ cột: {pillars}; chỉ số ghi mã như 1.1.", "en": "Pillars: {pillars}; of indicators the id, as 1.1."},
    ),
    "unknown-kind": FaultKind(
        {"vi": "Không có loại đơn vị “{found}”.", "en": "There is no kind of unit “{found}”."},
        {"vi": "Các loại: {known}.", "en": "Kinds: {known}."},
    ),
    "bad-email": FaultKind(
        {"vi": "“{found}” không phải một địa chỉ thư.", "en": "“{found}” is not one e-mail address."},
        {"vi": "Ghi đúng một địa chỉ, hoặc để trống.", "en": "Write one address, or none."},
    ),
    "nobody": FaultKind(
        {"vi": "Bảng không có người thẩm định nào.", "en": "The table names no reviewer."},
        {"vi": "Mỗi người một dòng.", "en": "One row a reviewer."},
    ),
}
