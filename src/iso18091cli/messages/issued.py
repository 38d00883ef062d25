"""What is said about the list of what was given out."""

from iso18091cli.model.text import Text

WORDS: dict[str, Text] = {
    "unreadable": {
        "vi": "Không đọc được danh sách phiếu đã phát “{path}”; kiểm tra tên tệp, đóng tệp nếu đang mở.",
        "en": "The list of issued copies “{path}” cannot be read; check its name, close it where it is open.",
    },
    "not-utf-8": {
        "vi": "Danh sách phiếu đã phát “{path}” không phải UTF-8; trong Excel lưu lại dạng “CSV UTF-8”.",
        "en": "The list of issued copies “{path}” is not UTF-8; save it in Excel as “CSV UTF-8”.",
    },
    "no-numbers": {
        "vi": "“{path}” không có cột number. Danh sách phiếu đã phát có các cột: {columns}.",
        "en": "“{path}” has no column number. A list of issued copies has the columns: {columns}.",
    },
}

COLUMNS: dict[str, Text] = {
    "unit_code": {"vi": "mã đơn vị", "en": "code of the unit"},
    "unit_name": {"vi": "tên đơn vị", "en": "name of the unit"},
    "period": {"vi": "kỳ", "en": "period"},
    "stage": {"vi": "bước", "en": "stage"},
    "kind": {"vi": "loại đơn vị", "en": "kind of unit"},
    "group": {"vi": "nhóm đơn vị", "en": "group of the unit"},
    "part": {"vi": "phần phiếu", "en": "part"},
    "catalog": {"vi": "bộ chỉ số", "en": "catalogue"},
}
"""What the columns of the list are called in a message."""
