"""Family F: the file as a whole cannot be used. Found by spreadsheet/ while it opens the file, worded here."""

from iso18091cli.checks.rule import reported, stated
from iso18091cli.model.text import Text

_SAVE_AS = {
    "vi": "Mở tệp bằng Excel hoặc LibreOffice, lưu lại dạng .xlsx rồi gửi lại.",
    "en": "Open it in Excel or LibreOffice, save it as .xlsx and send it again.",
}
_SEND_AGAIN = {
    "vi": "Đề nghị đơn vị gửi lại tệp gốc đã điền.",
    "en": "Ask the unit to send the filled-in original again.",
}
_ONLY_WORKBOOKS = {
    "vi": "Chỉ phiếu tự đánh giá do chương trình tạo ra mới chấm điểm được.",
    "en": "Only self-assessment workbooks made by this program can be scored.",
}

NO_SUCH_FILE = stated(
    "F01",
    "no-such-file",
    "error",
    {"vi": "Không có tệp này.", "en": "There is no such file."},
    {"vi": "Đường dẫn hoặc tên tệp bị gõ sai.", "en": "The path or the name is mistyped."},
    {"vi": "Kiểm tra lại tên tệp và thư mục.", "en": "Check the name and the folder."},
)
A_FOLDER = stated(
    "F02",
    "a-folder",
    "error",
    {"vi": "Đây là một thư mục, không phải một tệp phiếu.", "en": "This is a folder, not a workbook file."},
    {"vi": "Lệnh này đọc từng tệp.", "en": "This command reads single files."},
    {
        "vi": "Chỉ ra tệp .xlsx trong thư mục; muốn đọc cả thư mục thì dùng lệnh iso18091 aggregate.",
        "en": "Name a .xlsx file in it; to read the whole folder use the command iso18091 aggregate.",
    },
)
NOT_READABLE = stated(
    "F03",
    "not-readable",
    "error",
    {"vi": "Không mở được tệp này để đọc.", "en": "This file cannot be opened for reading."},
    {
        "vi": "Tệp đang mở ở chương trình khác, đang đồng bộ, hoặc thiết bị lưu trữ lỗi.",
        "en": "It is open elsewhere, being synchronised, or the disk fails.",
    },
    {
        "vi": "Đóng tệp trong Excel, chờ đồng bộ xong, hoặc chép tệp sang máy rồi thử lại.",
        "en": "Close it in Excel, wait until it is synchronised, or copy it to this computer and try again.",
    },
)
NOT_A_FILE = stated(
    "F18",
    "not-a-file",
    "error",
    {
        "vi": "Đây là thiết bị hoặc đường ống của hệ thống, không phải một tệp phiếu.",
        "en": "This is a device or a pipe of the system, not a workbook file.",
    },
    {"vi": "Đọc từ đó có thể không bao giờ kết thúc.", "en": "Reading from it may never end."},
    {"vi": "Chỉ ra một tệp .xlsx.", "en": "Name a .xlsx file."},
)
BROKEN_LINK = stated(
    "F19",
    "broken-link",
    "error",
    {
        "vi": "Đây là lối tắt (liên kết) dẫn đến một tệp không còn ở chỗ cũ.",
        "en": "This is a link to a file that is no longer there.",
    },
    {"vi": "Tệp gốc đã bị xóa, đổi tên hoặc chuyển đi.", "en": "The file was deleted, renamed or moved."},
    {"vi": "Chỉ ra chính tệp phiếu, hoặc chép tệp đó vào đây.", "en": "Name the workbook itself, or copy it here."},
)
NO_PERMISSION = stated(
    "F20",
    "no-permission",
    "error",
    {"vi": "Không có quyền đọc tệp này.", "en": "You may not read this file."},
    {
        "vi": "Tệp hoặc thư mục chứa nó thuộc về người dùng khác.",
        "en": "It, or its folder, belongs to somebody else.",
    },
    {
        "vi": "Nhờ người quản lý tệp cấp quyền đọc, hoặc chép tệp sang thư mục của mình.",
        "en": "Ask its owner for permission, or have it copied to a folder of yours.",
    },
)
EMPTY_FILE = stated(
    "F04",
    "empty-file",
    "error",
    {"vi": "Tệp rỗng (0 byte).", "en": "The file is empty (0 bytes)."},
    {"vi": "Thường do gửi hoặc tải về dở dang.", "en": "Usually sending or downloading broke off."},
    _SEND_AGAIN,
)
NOT_A_WORKBOOK = stated(
    "F05",
    "not-a-workbook",
    "error",
    {
        "vi": "Nội dung không phải bảng tính Excel, dù tên tệp là gì (nhận ra: {found}).",
        "en": "The content is no Excel workbook, whatever the name says (it looks like: {found}).",
    },
    _ONLY_WORKBOOKS,
    _SAVE_AS,
)
DAMAGED_FILE = stated(
    "F06",
    "damaged-file",
    "error",
    {"vi": "Tệp bị hỏng hoặc thiếu phần bên trong.", "en": "The file is damaged or parts of it are missing."},
    {
        "vi": "Thường do gửi thư dở dang hoặc thiết bị lưu trữ lỗi; không thể đọc chắc chắn.",
        "en": "Usually mailing broke off or a disk failed; it cannot be read reliably.",
    },
    {
        "vi": "Thử mở và sửa bằng Excel, lưu thành tệp mới; nếu không được, đề nghị đơn vị gửi lại.",
        "en": "Try to open and repair it in Excel and save a new file; else ask the unit to send it again.",
    },
)
PASSWORD = stated(
    "F07",
    "password",
    "error",
    {"vi": "Tệp được đặt mật khẩu mở hoặc quản lý quyền.", "en": "The file is protected by a password or rights."},
    {"vi": "Không có mật khẩu thì không đọc được nội dung.", "en": "Without the password its content cannot be read."},
    {
        "vi": "Trong Excel: Tệp › Thông tin › Bảo vệ sổ làm việc › bỏ mật khẩu, lưu và gửi lại.",
        "en": "In Excel: File › Info › Protect Workbook › remove the password, save and send again.",
    },
)
XLSB = stated(
    "F08",
    "xlsb",
    "error",
    {"vi": "Tệp ở dạng nhị phân .xlsb.", "en": "The file is in the binary format .xlsb."},
    {"vi": "Dạng này không đọc được chắc chắn.", "en": "That format cannot be read reliably."},
    _SAVE_AS,
)
TOO_LARGE = stated(
    "F09",
    "too-large",
    "error",
    {"vi": "Tệp lớn bất thường (quá {limit}).", "en": "The file is unusually large (over {limit})."},
    {
        "vi": "Một phiếu chỉ khoảng 0,1 MB; tệp lớn như vậy có thể chứa ảnh hoặc là tệp phá hoại.",
        "en": "A workbook has about 0.1 MB; one of this size holds pictures, or harm.",
    },
    {
        "vi": "Bỏ ảnh và nội dung chèn thêm; gửi minh chứng riêng.",
        "en": "Remove pictures and other additions; send evidence separately.",
    },
)
TOO_MUCH: dict[str, Text] = {
    "": {"vi": "trang tính, ô hoặc chữ", "en": "sheets, cells or text"},
    "content": {"vi": "dữ liệu khi bung ra", "en": "data when unpacked"},
    "parts": {"vi": "phần (tệp con)", "en": "parts"},
    "sheets": {"vi": "trang tính", "en": "sheets"},
    "cells": {"vi": "hàng và ô", "en": "rows and cells"},
    "text": {"vi": "chữ", "en": "text"},
    "long-text": {"vi": "chữ trong một ô", "en": "text in a single cell"},
    "styles": {"vi": "kiểu định dạng ô", "en": "styles of cells"},
    "nesting": {"vi": "lớp lồng nhau trong một ô", "en": "layers inside a single cell"},
    "findings": {"vi": "ô sai", "en": "cells that are wrong"},
}
"""What there is too much of, by the reader's word for it."""


def how_much(what: str, sheet: str) -> dict[str, str | Text]:
    """Arguments of F21: what there is too much of, and on which sheet."""
    where: Text = {"vi": f" (trang “{sheet}”)", "en": f" (sheet “{sheet}”)"} if sheet else {"vi": "", "en": ""}
    return {"much": TOO_MUCH.get(what, TOO_MUCH[""]), "where": where}


OVERFULL = stated(
    "F21",
    "overfull",
    "error",
    {
        "vi": "Bên trong tệp có quá nhiều {much} so với một phiếu{where}.",
        "en": "The file holds far more {much} than a workbook of this form{where}.",
    },
    {
        "vi": "Tệp nén nhỏ vẫn có thể bung ra rất lớn; đọc tiếp có thể làm treo máy.",
        "en": "A small file can unfold into a huge one; reading on could block the computer.",
    },
    {
        "vi": "Chép các câu trả lời sang phiếu gốc đã gửi đơn vị rồi gửi lại.",
        "en": "Copy the answers into the workbook as it was sent out, and send that.",
    },
)
PACKED = stated(
    "F22",
    "packed",
    "error",
    {
        "vi": "Đây là tệp nén ({found}), chưa phải là phiếu.",
        "en": "This is a packed file ({found}), not a workbook itself.",
    },
    {
        "vi": "Phiếu nằm bên trong tệp nén không được tự mở.",
        "en": "Workbooks inside of it are not opened by themselves.",
    },
    {
        "vi": "Giải nén (nhấn phải chuột › Giải nén) rồi gửi từng phiếu .xlsx.",
        "en": "Unpack it (right click › Extract) and send the .xlsx workbooks themselves.",
    },
)
ODD_CELL = reported(
    "F24",
    "odd-cell",
    "error",
    {
        "vi": "Ô này có hai nội dung, sai địa chỉ hoặc chứa thứ không đọc được{found}; ô không được tính.",
        "en": "This cell is there twice, has no proper address, or holds what nobody can read{found}; it does not count.",
    },
    {
        "vi": "Không biết nội dung nào là câu trả lời nên không đoán; các ô khác vẫn được đọc.",
        "en": "Which content is the answer is not known, and nothing is guessed; all other cells are read.",
    },
    {
        "vi": "Bấm vào ô, nhấn phím Delete, chọn hoặc nhập lại câu trả lời, rồi lưu bằng Excel hoặc LibreOffice.",
        "en": "Click the cell, press Delete, choose or enter the answer again, and save in Excel or LibreOffice.",
    },
    firm=True,
)
MACROS = reported(
    "F23",
    "macros",
    "info",
    {
        "vi": "Tệp có macro (chương trình kèm theo); macro không được chạy.",
        "en": "The file carries macros (programs); they were not run.",
    },
    {
        "vi": "Phiếu gốc không có macro; chỉ các câu trả lời được đọc.",
        "en": "The workbook as it was sent out has none; only the answers are read.",
    },
    {
        "vi": "Không cần làm gì; nếu không biết macro từ đâu ra, đừng bật macro khi mở tệp.",
        "en": "Nothing; if you do not know where they come from, do not enable them when you open it.",
    },
)
UNUSUAL_XML = stated(
    "F10",
    "unusual-xml",
    "error",
    {
        "vi": "Bên trong tệp có cấu trúc mà không chương trình văn phòng nào ghi ra.",
        "en": "Inside the file there is something no office program writes.",
    },
    {"vi": "Có thể là tệp phá hoại nên không được mở tiếp.", "en": "It may be meant to harm, so it is not opened."},
    _SAVE_AS,
)
FAR_CELL = reported(
    "F11",
    "far-cell",
    "info",
    {
        "vi": "Trang “{sheet}”: có nội dung ở ô {cell}, rất xa phiếu; không được đọc.",
        "en": "Sheet “{sheet}”: cell {cell}, far outside of the form, holds something; it is not read.",
    },
    {
        "vi": "Phiếu kết thúc trước đó rất xa; một dấu cách gõ nhầm cũng là nội dung.",
        "en": "The form ends long before it; a blank that was typed by mistake is content, too.",
    },
    {
        "vi": "Không cần làm gì; nếu ở đó có câu trả lời, hãy chép vào ô của phiếu.",
        "en": "Nothing; if an answer stands there, copy it into a cell of the form.",
    },
)
OPEN_ELSEWHERE = stated(
    "F35",
    "open-elsewhere",
    "error",
    {
        "vi": "Đây là tệp khóa của “{file}”, không phải phiếu: Excel hoặc LibreOffice tạo ra khi phiếu đang mở.",
        "en": "This is the lock file of “{file}”, not the workbook: Excel and LibreOffice make one while it is open.",
    },
    {"vi": "Tệp khóa chỉ ghi ai đang mở phiếu.", "en": "All it says is who has the workbook open."},
    {
        "vi": "Chỉ ra chính phiếu (tên không có “~$”); đóng phiếu trong Excel trước khi đọc.",
        "en": "Name the workbook itself (the name without “~$”), and close it in Excel first.",
    },
)
NOT_OURS = stated(
    "F12",
    "not-ours",
    "error",
    {
        "vi": "Bảng tính này không phải phiếu tự đánh giá: không có mã dòng nào của bộ chỉ số.",
        "en": "This spreadsheet is no self-assessment workbook: no row key of the catalogue is in it.",
    },
    _ONLY_WORKBOOKS,
    {
        "vi": "Kiểm tra có gửi nhầm tệp không; nếu đã chép sang tệp khác, hãy chép lại vào phiếu gốc.",
        "en": "Check whether a wrong file was sent; answers copied elsewhere belong back into the workbook.",
    },
)
NEWER_FORMAT = stated(
    "F13",
    "newer-format",
    "error",
    {
        "vi": "Phiếu do phiên bản mới hơn của chương trình tạo ra (dạng {found}, hiểu đến {known}).",
        "en": "The workbook was made by a newer version of the program (format {found}, known up to {known}).",
    },
    {"vi": "Dạng mới có thể chứa ý nghĩa khác.", "en": "A newer format may mean something else."},
    {"vi": "Cập nhật chương trình.", "en": "Update the program."},
)
OTHER_EDITION = stated(
    "F34",
    "other-edition",
    "error",
    {
        "vi": "Phiếu làm theo phiên bản {found} (bộ chỉ số “{form}”), ở đây dùng phiên bản {expected} (“{catalog}”); không được tính.",
        "en": "The workbook follows the edition {found} (catalogue “{form}”), and {expected} (“{catalog}”) is in use; it does not count.",
    },
    {
        "vi": "Cùng một mã ở hai phiên bản là hai chỉ số khác nhau, nên không ghép theo mã.",
        "en": "The same id means different indicators in two editions, so nothing is joined by id.",
    },
    {
        "vi": "Chạy lại với --catalog là bộ chỉ số của phiếu, hoặc chuyển câu trả lời sang phiếu mới bằng new-workbook --from.",
        "en": "Run again with the workbook's own catalogue (--catalog), or carry its answers into a new form: new-workbook --from.",
    },
)
UNKNOWN_PART = stated(
    "F36",
    "part-unknown",
    "error",
    {
        "vi": "Tệp là phần “{found}” của một phiếu, mà bộ chỉ số “{catalog}” không chia ra phần đó; không được tính.",
        "en": "The file is the part “{found}” of a form, which the catalogue “{catalog}” does not have; it does not count.",
    },
    {
        "vi": "Mỗi phần chỉ hỏi những dòng của mình; không biết là phần nào thì không biết thiếu gì.",
        "en": "A part asks for its own rows alone; of an unknown one nobody can tell what is missing.",
    },
    {
        "vi": "Chạy lại với --catalog là bộ chỉ số đã dùng để chia phiếu.",
        "en": "Run again with the catalogue by which the form was split (--catalog).",
    },
)
READER_DIED = stated(
    "F16",
    "reader-died",
    "error",
    {"vi": "Tệp làm chương trình đọc dừng đột ngột.", "en": "The file makes the reader break off."},
    {
        "vi": "Tệp hỏng hoặc được tạo ra để phá; các tệp khác không bị ảnh hưởng.",
        "en": "It is damaged, or meant to harm; no other file is affected.",
    },
    _SAVE_AS,
)
READING_TOO_LONG = stated(
    "F17",
    "reading-too-long",
    "error",
    {"vi": "Đọc tệp quá lâu nên đã dừng.", "en": "Reading the file took too long and was stopped."},
    {"vi": "Một phiếu đọc xong trong chưa đến một giây.", "en": "A workbook is read in less than a second."},
    _SAVE_AS,
)
LOCK_FILE = stated(
    "F14",
    "lock-file",
    "info",
    {"vi": "Tệp khóa hoặc tệp phụ của chương trình khác.", "en": "A lock file or side file of another program."},
    {
        "vi": "Excel và LibreOffice tạo tệp này khi một phiếu đang mở.",
        "en": "Excel and LibreOffice make such a file while a workbook is open.",
    },
    {"vi": "Không cần làm gì; đóng phiếu nếu đang mở.", "en": "Nothing; close the workbook if it is open."},
)
OTHER_FILE = stated(
    "F15",
    "other-file",
    "info",
    {"vi": "Không phải tệp bảng tính nên bỏ qua.", "en": "Not a spreadsheet, so it was passed over."},
    {"vi": "Chỉ tệp bảng tính mới có thể là phiếu.", "en": "Only a spreadsheet can be a workbook."},
    {"vi": "Không cần làm gì.", "en": "Nothing."},
)
WRAPPED = stated(
    "F30",
    "wrapped",
    "error",
    {
        "vi": "Thư hoặc tệp nén có thể chứa phiếu; chương trình không tự mở.",
        "en": "A mail or packed file that may hold workbooks; it is not opened by itself.",
    },
    {
        "vi": "Phiếu nằm trong thư hoặc tệp nén thì chưa được tính.",
        "en": "Workbooks inside of a mail or a packed file are not counted.",
    },
    {
        "vi": "Giải nén, hoặc mở thư và lưu tệp đính kèm vào thư mục này, rồi chạy lại.",
        "en": "Unpack it, or open the mail and save its attachments into this folder, and run again.",
    },
)
CLOSED_FOLDER = stated(
    "F31",
    "closed-folder",
    "error",
    {"vi": "Không xem được thư mục con này.", "en": "This folder cannot be looked into."},
    {"vi": "Phiếu ở trong đó thì chưa được tính.", "en": "Workbooks in it are not counted."},
    {
        "vi": "Xin quyền đọc thư mục, hoặc chép các phiếu ra ngoài, rồi chạy lại.",
        "en": "Ask for permission to read it, or copy the workbooks out of it, and run again.",
    },
)
LINKED_FOLDER = stated(
    "F32",
    "linked-folder",
    "error",
    {
        "vi": "Đây là liên kết đến một thư mục khác; chương trình không đi theo.",
        "en": "This is a link to another folder; it was not followed.",
    },
    {
        "vi": "Đi theo liên kết có thể đọc trùng, đọc vòng hoặc đọc nhầm chỗ.",
        "en": "Following it could read files twice, in circles or from a wrong place.",
    },
    {
        "vi": "Chép các phiếu vào chính thư mục này, hoặc tổng hợp riêng thư mục kia.",
        "en": "Copy the workbooks into this folder itself, or sum up the other folder.",
    },
)
OWN_RESULTS = stated(
    "F33",
    "own-results",
    "info",
    {"vi": "Thư mục kết quả của chương trình nên bỏ qua.", "en": "A result folder of this program; passed over."},
    {"vi": "Kết quả của lần chạy trước không phải là phiếu.", "en": "Results of an earlier run are no workbooks."},
    {"vi": "Không cần làm gì.", "en": "Nothing."},
)
