"""Tables on reviewers: headings, and what can be wrong with them."""

from iso18091cli.errors import FaultKind
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
"""Headings of reviewers.csv, beside the keys themselves."""
UNIT_CODE: dict[str, Text] = {"unit_code": {"vi": "Mã đơn vị", "en": "Unit code"}, "code": {"vi": "Mã", "en": "Code"}}
"""Headings under which a list of units (sample.csv, a register) has codes."""

FAULTS: dict[str, FaultKind] = {
    "unreadable": FaultKind(
        {"vi": "không mở được bảng này ({problem}).", "en": "the table cannot be opened ({problem})."},
        {"vi": "Dùng tệp .csv (UTF-8) hoặc .xlsx.", "en": "Use a .csv file (UTF-8) or an .xlsx."},
    ),
    "column-missing": FaultKind(
        {"vi": "thiếu cột “{column}”.", "en": "the column “{column}” is missing."},
        {"vi": "Dòng đầu ghi tên cột: {known}.", "en": "The first row names the columns: {known}."},
    ),
    "no-name": FaultKind(
        {"vi": "dòng không có họ tên.", "en": "the row has no name."},
        {"vi": "Ghi tên người thẩm định.", "en": "Write the reviewer's name."},
    ),
    "key-twice": FaultKind(
        {"vi": "ký hiệu “{key}” đã là của {name}.", "en": "the key “{key}” is {name}'s already."},
        {"vi": "Ghi cột key khác nhau cho hai người.", "en": "Give the two different keys (column key)."},
    ),
    "unknown-id": FaultKind(
        {"vi": "bộ chỉ số không có trụ cột hay chỉ số “{found}”.", "en": "there is no pillar or indicator “{found}”."},
        {"vi": "Trụ cột: {pillars}; chỉ số ghi mã như 1.1.", "en": "Pillars: {pillars}; of indicators the id, as 1.1."},
    ),
    "unknown-kind": FaultKind(
        {"vi": "không có loại đơn vị “{found}”.", "en": "there is no kind of unit “{found}”."},
        {"vi": "Các loại: {known}.", "en": "Kinds: {known}."},
    ),
    "bad-email": FaultKind(
        {"vi": "“{found}” không phải một địa chỉ thư.", "en": "“{found}” is not one e-mail address."},
        {"vi": "Ghi đúng một địa chỉ, hoặc để trống.", "en": "Write one address, or none."},
    ),
    "nobody": FaultKind(
        {"vi": "bảng không có người thẩm định nào.", "en": "the table names no reviewer."},
        {"vi": "Mỗi người một dòng.", "en": "One row a reviewer."},
    ),
}
