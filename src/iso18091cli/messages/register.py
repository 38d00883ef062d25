"""A register of units: the headings of its columns, and what may be wrong in it."""

from __future__ import annotations

from iso18091cli.errors import FaultKind
from iso18091cli.model.text import Text

COLUMNS: dict[str, Text] = {
    "code": {"vi": "mã", "en": "code"},
    "name": {"vi": "tên", "en": "name"},
    "level": {"vi": "cấp", "en": "level"},
    "kind": {"vi": "loại", "en": "kind"},
    "parent": {"vi": "đơn vị cấp trên", "en": "parent"},
    "group": {"vi": "nhóm", "en": "group"},
    "email": {"vi": "email", "en": "email"},
    "status": {"vi": "tình trạng", "en": "status"},
    "reason": {"vi": "lý do", "en": "reason"},
    "valid_from": {"vi": "từ ngày", "en": "valid_from"},
    "valid_to": {"vi": "đến ngày", "en": "valid_to"},
    "due": {"vi": "hạn gửi", "en": "due"},
    "note": {"vi": "ghi chú", "en": "note"},
    "number": {"vi": "số thứ tự", "en": "no"},
}
"""Columns of a register by key, with the heading in each language. `note` and `number` are the office's own."""

OTHER_HEADINGS: dict[str, tuple[str, ...]] = {
    "code": ("mã đơn vị", "mã ĐVHC", "mã đơn vị hành chính", "mã số", "mã xã", "mã phường, xã", "mã định danh"),
    "name": ("tên đơn vị", "tên ĐVHC", "tên đơn vị hành chính", "đơn vị", "tên xã", "tên xã, phường", "tên phường, xã"),
    "level": ("cấp đơn vị", "cấp hành chính", "cấp ĐVHC"),
    "kind": ("loại đơn vị", "loại ĐVHC", "loại hình", "loại hình đơn vị"),
    "parent": ("cấp trên", "mã cấp trên", "mã đơn vị cấp trên", "mã tỉnh"),
    "email": ("thư điện tử", "e-mail", "địa chỉ thư điện tử", "địa chỉ email", "hộp thư", "hộp thư điện tử", "mail"),
    "status": ("trạng thái", "tham gia"),
    "valid_from": ("hiệu lực từ", "có hiệu lực từ", "ngày hiệu lực", "ngày bắt đầu"),
    "valid_to": ("hiệu lực đến", "hết hiệu lực", "ngày hết hiệu lực", "ngày kết thúc"),
    "due": ("hạn", "hạn gửi phiếu", "hạn nộp", "thời hạn"),
    "number": ("stt", "tt", "số tt"),
}
"""Headings that offices use for the same columns."""

LINEAGE_COLUMNS: dict[str, Text] = {
    "code": {"vi": "mã", "en": "code"},
    "predecessor": {"vi": "mã trước đây", "en": "predecessor"},
    "extent": {"vi": "mức độ", "en": "extent"},
    "since": {"vi": "từ ngày", "en": "since"},
    "predecessor_name": {"vi": "tên trước đây", "en": "predecessor_name"},
    "name": {"vi": "tên", "en": "name"},
    "note": {"vi": "ghi chú", "en": "note"},
}
"""Columns of an office's own lineage.csv; `name` and `note` are for people."""

EXTENTS: dict[str, Text] = {
    "full": {"vi": "toàn bộ", "en": "as a whole"},
    "partial": {"vi": "một phần", "en": "in part"},
    "none": {"vi": "không", "en": "not at all"},
}
"""How much of a unit of before went into a unit of now; `none` strikes out a relation of the country's list."""

WORDS: dict[str, Text] = {
    "province": {"vi": "Tỉnh", "en": "Province"},
    "of-kind": {"vi": "{kind} {name}", "en": "{name} ({kind})"},
    "in-province": {"vi": "{unit} ({province})", "en": "{unit}, {province}"},
    "since": {"vi": "{unit} từ {start}", "en": "{unit} since {start}"},
    "until": {"vi": "{unit} đến {end}", "en": "{unit} until {end}"},
    "between": {"vi": "{unit} từ {start} đến {end}", "en": "{unit} from {start} to {end}"},
    "came-from": {"vi": "hình thành từ:", "en": "came from:"},
    "went-to": {"vi": "nay thuộc:", "en": "is now in:"},
    "source": {
        "vi": "Nguồn thứ cấp: cần đối chiếu với nghị quyết; thay đổi loại đơn vị tính đến {until}.",
        "en": "Secondary sources: to be checked against the resolution; changes of kind up to {until}.",
    },
    "code-unknown": {
        "vi": "Không có mã “{found}” trong danh mục cả nước trước và sau 01/07/2025.",
        "en": "The code “{found}” is not in the national list, before or since 01/07/2025.",
    },
    "province-unknown": {
        "vi": "Không có tỉnh, thành phố nào là “{found}”.{hint}",
        "en": "There is no province “{found}”.{hint}",
    },
    "province-merged": {
        "vi": "“{found}” nay thuộc {province}; danh sách được lập cho {province}.",
        "en": "“{found}” belongs to {province} now; the register is of {province}.",
    },
    "kind-unknown": {
        "vi": "Không có loại đơn vị “{found}” ở cấp xã. Chọn: {known}.",
        "en": "There is no kind of commune “{found}”. Choose: {known}.",
    },
    "new-first": {
        "vi": "# {province}: {n} đơn vị. {source}",
        "en": "# {province}: {n} units. {source}",
    },
    "new-made": {
        "vi": "Đã tạo {path}: {n} đơn vị của {province}; điền thêm địa chỉ thư.",
        "en": "Made {path}: {n} units of {province}; fill in the addresses.",
    },
    "kind-changed": {"vi": "{kind} từ {start} ({resolution})", "en": "{kind} since {start} ({resolution})"},
}
"""What is said of the national list."""

FAULTS: dict[str, FaultKind] = {
    # the file
    "file-missing": FaultKind(
        {"vi": "Không có tệp danh sách đơn vị này.", "en": "There is no such register of units."},
        {"vi": "Kiểm tra lại tên tệp và thư mục.", "en": "Check the file's name and folder."},
    ),
    "file-unreadable": FaultKind(
        {"vi": "Không mở được tệp.", "en": "The file cannot be opened."},
        {
            "vi": "Nếu tệp đang mở trong Excel thì đóng lại; kiểm tra quyền đọc tệp.",
            "en": "If it is open in Excel, close it there; check that you may read it.",
        },
    ),
    "file-format": FaultKind(
        {
            "vi": "Danh sách đơn vị phải là tệp .csv, .xlsx hoặc .xls, không phải “{suffix}”.",
            "en": "A register of units is a .csv, .xlsx or .xls file, not “{suffix}”.",
        },
        {
            "vi": "Mở tệp trong Excel và lưu lại thành “Excel Workbook (*.xlsx)” hoặc “CSV UTF-8”.",
            "en": "Open it in Excel and save it as “Excel Workbook (*.xlsx)” or “CSV UTF-8”.",
        },
    ),
    "not-a-workbook": FaultKind(
        {"vi": "Nội dung tệp không phải là sổ tính Excel.", "en": "What is in the file is not an Excel workbook."},
        {
            "vi": "Mở tệp trong Excel, bỏ mật khẩu (nếu có) và lưu lại thành “Excel Workbook (*.xlsx)”.",
            "en": "Open it in Excel, take off any password and save it as “Excel Workbook (*.xlsx)”.",
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
            "vi": "Dấu ngoặc kép trong dòng này không được mở, đóng đúng cách.",
            "en": "The quotation marks in this row are not opened and closed properly.",
        },
        {
            "vi": 'Đóng ngoặc kép ở cuối ô; dấu ngoặc kép nằm trong nội dung thì viết hai lần ("").',
            "en": 'Close them at the end of the field; double a quotation mark that belongs to the text ("").',
        },
    ),
    "no-units": FaultKind(
        {"vi": "Danh sách không có đơn vị nào.", "en": "No unit is listed."},
        {
            "vi": "Dưới dòng tiêu đề, ghi mỗi đơn vị một dòng, ít nhất gồm mã và tên.",
            "en": "Below the heading row write one row a unit, with its code and name at least.",
        },
    ),
    # the heading row
    "column-missing": FaultKind(
        {"vi": "Thiếu cột “{column}”.", "en": "The column “{column}” is missing."},
        {
            "vi": "Dòng đầu tiên có nội dung phải là dòng tiêu đề; thêm vào đó ô “{column}”.",
            "en": "The first row that is not empty must hold the headings; add “{column}” there.",
        },
    ),
    "column-unknown": FaultKind(
        {
            "vi": "Không có cột nào tên “{found}”; cột này được bỏ qua.",
            "en": "There is no column called “{found}”; it is left out.",
        },
        {"vi": "{hint} Các cột được dùng: {known}.", "en": "{hint} Columns that can be used: {known}."},
        "warning",
    ),
    "column-repeated": FaultKind(
        {"vi": "Cột này đã có với tiêu đề “{first}”.", "en": "This column already stands there as “{first}”."},
        {"vi": "Giữ lại một trong hai cột.", "en": "Keep one of the two."},
    ),
    # a row
    "cell-outside": FaultKind(
        {
            "vi": "“{found}” nằm ở ô không có tiêu đề cột và bị bỏ qua.",
            "en": "“{found}” stands in a cell that no column heading is above; it is left out.",
        },
        {
            "vi": "Kiểm tra xem dòng này có thừa dấu phân cách làm lệch cột không; ghi chú thì đưa vào cột “ghi chú”.",
            "en": "Check for a separator too many that shifts the cells; put remarks in the column “note”.",
        },
        "warning",
    ),
    "empty": FaultKind(
        {"vi": "Ô này để trống.", "en": "This cell is empty."},
        {"vi": "Mỗi đơn vị phải có mã và tên.", "en": "Every unit needs a code and a name."},
    ),
    "letters-lost": FaultKind(
        {
            "vi": "Tên “{found}” đã mất chữ: dấu “?” hoặc “�” đứng thay cho chữ có dấu.",
            "en": "The name “{found}” has lost letters: “?” or “�” stands where they were.",
        },
        {
            "vi": "Gõ lại tên. Khi lưu thành .csv phải chọn “CSV UTF-8”, nếu không chữ có dấu sẽ mất.",
            "en": "Type the name again. Save a .csv as “CSV UTF-8”, or letters with marks are lost.",
        },
    ),
    "letters-misread": FaultKind(
        {
            "vi": "Tên “{found}” là chữ UTF-8 bị một chương trình đọc theo bảng mã khác.{hint}",
            "en": "The name “{found}” is UTF-8 that some program read as another encoding.{hint}",
        },
        {
            "vi": "Nhập lại tệp gốc vào Excel bằng Dữ liệu › Từ văn bản/CSV, chọn mã 65001 (UTF-8), hoặc gõ lại tên.",
            "en": "Import the original by Data › From Text/CSV with 65001 (UTF-8) as its encoding, or type the name again.",
        },
    ),
    "letters-as-codes": FaultKind(
        {
            "vi": "Tên “{found}” chứa mã ký tự của trang web thay cho chữ.{hint}",
            "en": "The name “{found}” holds character references of a web page in place of letters.{hint}",
        },
        {"vi": "Gõ lại tên bằng chữ.", "en": "Type the name again as letters."},
    ),
    "letters-of-old-font": FaultKind(
        {
            "vi": "Tên “{found}” được gõ bằng bảng mã {encoding} cũ nên máy khác không đọc được.",
            "en": "The name “{found}” was typed in the old encoding {encoding} and cannot be read elsewhere.",
        },
        {
            "vi": "Đặt bộ gõ (Unikey) ở bảng mã Unicode, phông Times New Roman, rồi gõ lại tên.",
            "en": "Set the keyboard program to Unicode and the font to Times New Roman, and type the name again.",
        },
    ),
    "name-broken": FaultKind(
        {
            "vi": "Tên “{found}” có chỗ xuống dòng trong ô.",
            "en": "The name “{found}” has a line break inside its cell.",
        },
        {
            "vi": "Xóa chỗ xuống dòng (Alt+Enter); kiểm tra xem có phải hai đơn vị nằm trong một ô không.",
            "en": "Remove the line break (Alt+Enter); check whether two units stand in one cell.",
        },
    ),
    "kind-in-name": FaultKind(
        {
            "vi": "Cột tên ghi cả loại đơn vị (số dòng: {count}); “{found}” được đọc là “{name}”.",
            "en": "Names bear the kind of unit in front (rows: {count}); “{found}” is read as “{name}”.",
        },
        {
            "vi": "Không cần làm gì nếu đọc như vậy là đúng; loại đơn vị ghi ở cột “loại”.",
            "en": "If that is right, nothing needs to be done; the kind has its own column.",
        },
        "warning",
    ),
    "kind-of-name": FaultKind(
        {
            "vi": "“{found}” không khớp với loại “{kind}” ở cùng dòng.",
            "en": "“{found}” does not go with the kind “{kind}” in the same row.",
        },
        {"vi": "Sửa tên hoặc cột loại.", "en": "Correct the name or the kind."},
    ),
    "code-characters": FaultKind(
        {"vi": "“{found}” không dùng được làm mã đơn vị.", "en": "“{found}” cannot be the code of a unit."},
        {
            "vi": "Chỉ dùng chữ số, chữ cái không dấu và dấu gạch nối, ví dụ 11413; định dạng ô là Văn bản (Text).",
            "en": "Use only digits, letters without marks and hyphens, such as 11413; format the cell as Text.",
        },
    ),
    "code-zeros-lost": FaultKind(
        {
            "vi": "Mã “{found}” ({level}) chỉ có {count} chữ số, trong khi phải có {digits}; "
            "có thể đã mất số 0 ở đầu: “{padded}”.",
            "en": "The code “{found}” ({level}) has {count} digits and needs {digits}; "
            "leading zeros were probably lost: “{padded}”.",
        },
        {
            "vi": "Định dạng cột mã là Văn bản (Text) rồi nhập lại mã có đủ số 0 ở đầu.",
            "en": "Format the column of codes as Text, then type the code again with its leading zeros.",
        },
    ),
    "code-too-long": FaultKind(
        {
            "vi": "Mã “{found}” ({level}) có {count} chữ số, trong khi chỉ được có {digits}.",
            "en": "The code “{found}” ({level}) has {count} digits and may have only {digits}.",
        },
        {
            "vi": "Đối chiếu với bảng danh mục đơn vị hành chính; kiểm tra cả cột cấp.",
            "en": "Compare it with the official list of administrative units; check the level too.",
        },
    ),
    "code-repeated": FaultKind(
        {
            "vi": "Mã “{found}” đã có ở dòng {first} trong cùng thời gian hiệu lực.",
            "en": "The code “{found}” already stands in row {first}, valid at the same time.",
        },
        {
            "vi": "Bỏ dòng trùng, sửa mã, hoặc ghi “từ ngày” và “đến ngày” nếu mã được dùng lại cho đơn vị khác.",
            "en": "Remove one row, correct the code, or give “valid_from” and “valid_to” if the code was used again.",
        },
    ),
    "name-repeated": FaultKind(
        {
            "vi": "“{found}” trùng tên, cấp và đơn vị cấp trên với dòng {first}.",
            "en": "“{found}” has the same name, level and parent as row {first}.",
        },
        {
            "vi": "Kiểm tra xem có phải một đơn vị được ghi hai lần với hai mã khác nhau không.",
            "en": "Check whether one unit is listed twice under different codes.",
        },
        "warning",
    ),
    "code-of-another": FaultKind(
        {
            "vi": "Trong danh mục cả nước mã {code} là: {meanings}. Danh sách ghi “{found}”.",
            "en": "In the national list the code {code} is: {meanings}. The register says “{found}”.",
        },
        {
            "vi": "Đối chiếu với nghị quyết; sửa mã, tên hoặc loại, hoặc ghi “từ ngày”, “đến ngày” nếu là đơn vị cũ.",
            "en": "Compare with the resolution; correct code, name or kind, or give the days of a unit of before.",
        },
        "warning",
    ),
    "word-unknown": FaultKind(
        {"vi": "Không hiểu giá trị “{found}”.", "en": "The value “{found}” is not known."},
        {"vi": "{hint} Các giá trị được dùng: {known}.", "en": "{hint} Values that can be used: {known}."},
    ),
    "level-of-kind": FaultKind(
        {"vi": "Loại “{kind}” không thuộc “{level}”.", "en": "The kind “{kind}” does not go with “{level}”."},
        {"vi": "Sửa cột cấp hoặc cột loại.", "en": "Correct the level or the kind."},
        "warning",
    ),
    "not-a-date": FaultKind(
        {"vi": "“{found}” không phải là ngày hợp lệ.", "en": "“{found}” is not a date."},
        {
            "vi": "Ghi đủ ngày/tháng/năm (30/06/2025, 01/07/2025) hoặc năm-tháng-ngày (2025-06-30).",
            "en": "Write dd/mm/yyyy (30/06/2025, 01/07/2025) or YYYY-MM-DD (2025-06-30).",
        },
    ),
    "dates-swapped": FaultKind(
        {
            "vi": "Ngày hết hiệu lực ({end}) trước ngày bắt đầu ({start}).",
            "en": "The last day ({end}) is before the first ({start}).",
        },
        {"vi": "Kiểm tra lại hai ngày này.", "en": "Check both dates."},
    ),
    "bad-email": FaultKind(
        {"vi": "“{found}” không phải là một địa chỉ thư điện tử.", "en": "“{found}” is no e-mail address."},
        {
            "vi": "Ghi đúng một địa chỉ dạng ten@co-quan.gov.vn, hoặc để trống.",
            "en": "Write exactly one address such as name@office.gov.vn, or leave the cell empty.",
        },
    ),
    "too-long": FaultKind(
        {
            "vi": "Tệp dài hơn mọi danh mục đơn vị (quá {rows} dòng hoặc {megabytes} MB).",
            "en": "The file is longer than any register of units (over {rows} rows or {megabytes} MB).",
        },
        {
            "vi": "Kiểm tra xem có đúng tệp không; xóa các dòng thừa ở cuối.",
            "en": "Check that it is the right file; delete rows at its end that are not needed.",
        },
    ),
    "several-emails": FaultKind(
        {
            "vi": "Ô này ghi nhiều địa chỉ thư điện tử: “{found}”.",
            "en": "There is more than one e-mail address: “{found}”.",
        },
        {
            "vi": "Ghi đúng một địa chỉ, là địa chỉ nhận phiếu của đơn vị.",
            "en": "Write exactly one address, the one at which the unit gets its workbook.",
        },
    ),
    "reason-missing": FaultKind(
        {
            "vi": "Đơn vị “{name}” không tham gia ({status}) nhưng chưa ghi lý do vắng mặt.",
            "en": "“{name}” does not take part ({status}), but the reason of absence is not given.",
        },
        {
            "vi": "Ghi lý do, ví dụ “sáp nhập theo Nghị quyết số …”.",
            "en": "Write the reason, such as “merged by resolution No. …”.",
        },
        "warning",
    ),
    "parent-itself": FaultKind(
        {
            "vi": "Đơn vị có mã “{found}” được ghi là cấp trên của chính mình.",
            "en": "The unit “{found}” is given as its own parent.",
        },
        {
            "vi": "Ghi mã của đơn vị cấp trên, hoặc để trống.",
            "en": "Write the code of the unit above, or leave the cell empty.",
        },
    ),
    "parent-unlisted": FaultKind(
        {
            "vi": "Đơn vị cấp trên có mã “{found}” không có trong danh sách (số dòng ghi mã này: {count}).",
            "en": "The parent “{found}” is not listed (rows that name it: {count}).",
        },
        {
            "vi": "Nếu mã đúng thì không cần làm gì; nếu không, sửa lại mã.",
            "en": "If the code is right, nothing needs to be done; else correct it.",
        },
        "warning",
    ),
}
