"""What is said about a table of official titles: how grave each fault is, the message and the remedy."""

from __future__ import annotations

from iso18091cli.errors import FaultKind
from iso18091cli.model.text import Text

HEADINGS: frozenset[str] = frozenset(
    ("id", "ma", "ma so", "ma chi so", "so", "so tt", "stt", "tt", "no", "no.", "code", "number", "chi so", "indicator")
)
"""What the first column is headed by, without marks."""

FAULTS: dict[str, FaultKind] = {
    "file-missing": FaultKind(
        {"vi": "Không có tệp này.", "en": "There is no such file."},
        {"vi": "Kiểm tra lại tên tệp và thư mục.", "en": "Check its name and folder."},
    ),
    "file-unreadable": FaultKind(
        {"vi": "Không mở được tệp.", "en": "The file cannot be opened."},
        {
            "vi": "Nếu tệp đang mở trong Excel thì đóng lại; lưu bảng thành .xlsx hoặc “CSV UTF-8”.",
            "en": "Close it in Excel if it is open there; save the table as .xlsx or “CSV UTF-8”.",
        },
    ),
    "not-utf-8": FaultKind(
        {
            "vi": "Tệp không ở bảng mã UTF-8 nên chữ có dấu sẽ bị đọc sai.",
            "en": "The file is not in UTF-8, so letters with marks would be misread.",
        },
        {
            "vi": "Trong Excel chọn Tệp › Lưu thành (Save As), kiểu tệp “CSV UTF-8 (Comma delimited) (*.csv)”.",
            "en": "In Excel choose File › Save As and the type “CSV UTF-8 (Comma delimited) (*.csv)”.",
        },
    ),
    "bad-quotes": FaultKind(
        {
            "vi": "Dấu ngoặc kép không được mở, đóng đúng cách.",
            "en": "Quotation marks are not opened and closed properly.",
        },
        {
            "vi": 'Đóng ngoặc kép ở cuối ô; dấu ngoặc kép nằm trong tên thì viết hai lần ("").',
            "en": 'Close them at the end of the field; double a quotation mark that belongs to the title ("").',
        },
    ),
    "no-titles": FaultKind(
        {
            "vi": "Cột đầu không có mã chỉ số nào của bộ chỉ số {catalog}.",
            "en": "The first column holds no id of an indicator of the catalogue {catalog}.",
        },
        {
            "vi": "Ghi mã chỉ số ở cột thứ nhất (ví dụ {example}) và tên chính thức ở cột thứ hai.",
            "en": "Write the ids in the first column (such as {example}) and the official titles in the second.",
        },
    ),
    "unknown-id": FaultKind(
        {"vi": "Bộ chỉ số không có mã “{found}”.{hint}", "en": "The catalogue has no indicator “{found}”.{hint}"},
        {
            "vi": "Sửa mã ở cột thứ nhất; định dạng cột là Văn bản (Text) để bảng tính không đổi mã.",
            "en": "Correct it in the first column; format that column as Text, so that the spreadsheet leaves it alone.",
        },
    ),
    "id-became-date": FaultKind(
        {
            "vi": "Bảng tính đã đổi mã thành ngày tháng ({found}).",
            "en": "The spreadsheet made a date of the id ({found}).",
        },
        {
            "vi": "Định dạng cột mã là Văn bản (Text) rồi nhập lại mã.",
            "en": "Format the column of ids as Text, then type the id again.",
        },
    ),
    "id-missing": FaultKind(
        {"vi": "Có tên “{found}” nhưng không có mã.", "en": "The title “{found}” has no id."},
        {"vi": "Ghi mã chỉ số ở cột thứ nhất.", "en": "Write the indicator's id in the first column."},
    ),
    "repeated-id": FaultKind(
        {"vi": "Mã “{found}” đã có ở dòng {first}.", "en": "The id “{found}” already stands in row {first}."},
        {"vi": "Mỗi chỉ số chỉ ghi một dòng.", "en": "Keep one row for each indicator."},
    ),
    "zero-lost": FaultKind(
        {
            "vi": "Mã “{found}” đã có ở dòng {first}, còn “{lost}” thì không có: bảng tính đã đổi “{lost}” thành {found}.",
            "en": "The id “{found}” already stands in row {first}, and “{lost}” is missing: a spreadsheet turned “{lost}” into {found}.",
        },
        {
            "vi": "Định dạng cột mã là Văn bản (Text) rồi nhập lại “{lost}” ở dòng đúng của nó.",
            "en": "Format the column of ids as Text, then type “{lost}” again in the row it belongs to.",
        },
    ),
    "empty-title": FaultKind(
        {"vi": "Chưa có tên chính thức.", "en": "The official title is missing."},
        {
            "vi": "Ghi tên ở cột thứ hai, hoặc bỏ dòng này đi nếu chưa có tên.",
            "en": "Write it in the second column, or take the row out while there is none.",
        },
    ),
    "stray-cell": FaultKind(
        {
            "vi": "Dòng này có thừa ô: “{found}”. Có thể tên chứa dấu phân cách cột.",
            "en": "This row has a cell too many: “{found}”. The title may hold the character that separates columns.",
        },
        {
            "vi": "Đặt cả tên trong ngoặc kép. Tên tiếng Anh (cột thứ ba) phải có tiêu đề cột hoặc có ở mọi dòng.",
            "en": "Put the whole title in quotation marks. English titles (third column) need a heading, or have to stand in every row.",
        },
    ),
    "language-missing": FaultKind(
        {
            "vi": "Bộ chỉ số chỉ có ngôn ngữ {languages}, nên không dùng được cột thứ ba.",
            "en": "The catalogue has the language {languages} alone, so a third column has no use.",
        },
        {"vi": "Bỏ cột thứ ba.", "en": "Take out the third column."},
    ),
    "not-in-table": FaultKind(
        {
            "vi": "Bảng không có tên của {n} chỉ số: {ids}. Các chỉ số này giữ nguyên tên và tình trạng đối chiếu.",
            "en": "The table has no title for {n} indicators: {ids}. They keep their names, and stay checked or unchecked as they were.",
        },
        {
            "vi": "Thêm dòng cho các chỉ số này khi có tên chính thức.",
            "en": "Add a row for each when the official title is at hand.",
        },
        "warning",
    ),
    "maybe-zero-lost": FaultKind(
        {
            "vi": "Có mã “{found}” mà không có “{lost}”: bảng tính hay đổi “{lost}” thành {found}.",
            "en": "There is “{found}” and no “{lost}”: spreadsheets turn “{lost}” into {found}.",
        },
        {
            "vi": "Kiểm tra tên ở dòng này đúng là của “{found}”.",
            "en": "Check that the title in this row is that of “{found}”.",
        },
        "warning",
    ),
}

WORDS: dict[str, Text] = {
    # In the overlay; note-all where the table has all titles
    "note-all": {
        "vi": "Tên chỉ số theo {source}. Tiêu chí thành phần, biểu hiện của từng mức và cách tính điểm là nội dung của bộ chỉ số này, không phải của tiêu chuẩn.",
        "en": "Names of indicators according to {source}. Component criteria, what the levels look like and the scoring are this catalogue's own, not the standard's.",
    },
    "note-some": {
        "vi": "Tên của {n}/{all} chỉ số theo {source}; còn {rest} chỉ số chưa được đối chiếu tên. Tiêu chí thành phần, biểu hiện của từng mức và cách tính điểm là nội dung của bộ chỉ số này, không phải của tiêu chuẩn.",
        "en": "Names of {n} of {all} indicators according to {source}; {rest} have not been checked. Component criteria, what the levels look like and the scoring are this catalogue's own, not the standard's.",
    },
    "comment": {
        "vi": "Tên chính thức của {n} chỉ số, theo {source}. Do “iso18091 catalog set-titles” lập từ {table}.",
        "en": "Official titles of {n} indicators, according to {source}. Made by “iso18091 catalog set-titles” from {table}.",
    },
    # The command line
    "made": {
        "vi": "Đã tạo {path}: tên chính thức của {n} chỉ số; còn {rest}/{all} chỉ số chưa đối chiếu.",
        "en": "Made {path}: official titles of {n} indicators; {rest} of {all} indicators are still unchecked.",
    },
    "over-itself": {
        "vi": "{path} là chính bộ chỉ số gốc. Chọn tên khác bằng -o.",
        "en": "{path} is the base catalogue itself. Choose another name with -o.",
    },
    "no-source": {
        "vi": "Ghi nguồn của tên chính thức bằng --source, ví dụ --source “TCVN ISO 18091:2020”.",
        "en": "Say where the official titles come from with --source, such as --source “TCVN ISO 18091:2020”.",
    },
}
