"""What is said in a return copy and about it."""

from iso18091cli.model.text import Text

WORDS: dict[str, Text] = {
    # In the copy
    "sheet": {"vi": "Cần bổ sung", "en": "To be completed"},
    "title": {"vi": "NỘI DUNG CẦN BỔ SUNG, CHỈNH SỬA", "en": "TO BE COMPLETED OR CORRECTED"},
    "counts": {
        "vi": "{unit} · Kỳ {period} · {errors} lỗi phải sửa, {warnings} nội dung cần xem lại",
        "en": "{unit} · Period {period} · {errors} errors to correct, {warnings} points to look at again",
    },
    "how": {
        "vi": "Tệp này chứa toàn bộ câu trả lời đơn vị đã gửi. Bấm vào địa chỉ ô để đến đúng chỗ; ô cần sửa có viền tím, để chuột lên ô "
        "sẽ hiện ghi chú. Sửa xong ghi “x” vào cột Đã sửa, lưu tệp (giữ dạng .xlsx) và gửi lại.",
        "en": "This file holds all answers that the unit sent. Click on a cell's address to get there; cells to correct have a purple "
        "border, and a note appears under the mouse. Put an “x” into the column Done, save the file (keep it .xlsx) and send it back.",
    },
    "errors": {"vi": "✖ LỖI PHẢI SỬA ({n})", "en": "✖ ERRORS TO CORRECT ({n})"},
    "warnings": {"vi": "▲ NỘI DUNG CẦN XEM LẠI ({n})", "en": "▲ TO LOOK AT AGAIN ({n})"},
    "column.number": {"vi": "STT", "en": "No."},
    "column.sheet": {"vi": "Trang", "en": "Sheet"},
    "column.cell": {"vi": "Ô", "en": "Cell"},
    "column.id": {"vi": "Mã", "en": "Id"},
    "column.what": {"vi": "Nội dung cần bổ sung, chỉnh sửa", "en": "What is missing or wrong"},
    "column.todo": {"vi": "Cách làm", "en": "What to do"},
    "column.done": {"vi": "Đã sửa", "en": "Done"},
    "whole-file": {"vi": "Toàn bộ phiếu", "en": "The whole workbook"},
    "sent": {"vi": "{what} (ô {cell} của tệp đã gửi)", "en": "{what} (cell {cell} of the file as sent)"},
    "note.error": {"vi": "✖ LỖI PHẢI SỬA", "en": "✖ ERROR TO CORRECT"},
    "note.warning": {"vi": "▲ CẦN XEM LẠI", "en": "▲ TO LOOK AT AGAIN"},
    "back": {
        "vi": "⚠ Xem danh sách nội dung cần bổ sung ({n})",
        "en": "⚠ See the list of what is to be completed ({n})",
    },
    "unit.unnamed": {"vi": "Đơn vị chưa ghi tên", "en": "Unit not named"},
    "period.unnamed": {"vi": "chưa ghi", "en": "not named"},
    "file-name": {"vi": "can-bo-sung", "en": "to-complete"},
    "too-long": {
        "vi": "Nội dung quá dài cho một ô nên chỉ còn 32.767 ký tự đầu.",
        "en": "The text is too long for a cell; its first 32,767 characters are left.",
    },
    "too-long.todo": {
        "vi": "Rút gọn nội dung, gửi phần còn lại riêng.",
        "en": "Shorten it and send the rest separately.",
    },
    # Documents that are named in words
    "offer.sheet": {"vi": "Gợi ý cho danh mục", "en": "For the register"},
    "offer.title": {"vi": "VĂN BẢN CÓ THỂ ĐƯA VÀO DANH MỤC MINH CHỨNG", "en": "DOCUMENTS FOR THE REGISTER OF EVIDENCE"},
    "offer.how": {
        "vi": "Chương trình nhận ra các văn bản này trong cột Minh chứng. Nếu muốn, ghi vào dòng của mã gợi ý ở trang “Danh mục minh "
        "chứng” rồi thay lời bằng mã; không ghi cũng được. Chương trình không tự chuyển. Có ý kiến thì ghi vào cột Trả lời.",
        "en": "These documents were recognised in the column Evidence. If you like, enter each in the row of its code on the sheet "
        "“Evidence” and put the code in place of the words; nothing is moved by itself. What you have to say about one goes into the column Reply.",
    },
    "offer.link": {
        "vi": "Có {n} văn bản có thể đưa vào danh mục minh chứng: bấm vào đây để xem",
        "en": "{n} documents may go on the register of evidence: click here to see them",
    },
    "offer.code": {"vi": "Mã còn trống", "en": "Free code"},
    "offer.sign": {"vi": "Số, ký hiệu", "en": "Number and sign"},
    "offer.date": {"vi": "Ngày", "en": "Date"},
    "offer.words": {"vi": "Nội dung đã ghi", "en": "As it was typed"},
    "offer.rows": {"vi": "Ghi ở", "en": "Typed at"},
    "offer.reply": {"vi": "Trả lời", "en": "Reply"},
    # The command line
    "made": {
        "vi": "Đã tạo {path}: {errors} lỗi, {warnings} cảnh báo được ghi chú.",
        "en": "Made {path}: {errors} errors and {warnings} warnings are noted in it.",
    },
    "mail": {
        "vi": "Thư gửi kèm: {eml} (mở bằng chương trình thư), {txt}",
        "en": "The mail that goes with it: {eml} (opens in a mail program), {txt}",
    },
    "no-address": {
        "vi": "Phiếu không ghi đúng một địa chỉ thư điện tử, nên thư nháp chưa có người nhận; điền trước khi gửi.",
        "en": "The workbook does not name exactly one e-mail address, so the draft has no recipient; enter it before sending.",
    },
    "nothing": {
        "vi": "{path}: không có lỗi hay cảnh báo nào, không cần gửi lại. Không tạo tệp nào.",
        "en": "{path}: no errors and no warnings, nothing to send back. No file was made.",
    },
    "other-catalogue": {
        "vi": "{path}: phiếu thuộc bộ chỉ số “{found}”. Chạy lại với --catalog là bộ chỉ số đó.",
        "en": "{path}: the workbook belongs to the catalogue “{found}”. Run again with that one (--catalog).",
    },
    "over-itself": {
        "vi": "{path} chính là tệp đã gửi; tệp của người gửi không bị ghi đè. Chọn tên khác bằng -o.",
        "en": "{path} is the file that was sent, which is never overwritten. Choose another name with -o.",
    },
}

REMEDIES: dict[str, Text] = {
    "S03": {
        "vi": "Phiếu này đã theo phiên bản mới; kiểm tra lại các dòng còn trống.",
        "en": "This workbook follows the new version; look at the rows that are blank.",
    },
    "S04": {"vi": "Điền lại trang này trong tệp này.", "en": "Fill in this sheet again, in this file."},
    "S05": {"vi": "Điền trang này trong tệp này.", "en": "Fill in this sheet, in this file."},
    "S06": {"vi": "Điền lại cột này trong tệp này.", "en": "Fill in this column again, in this file."},
    "S07": {"vi": "Điền dòng này trong tệp này.", "en": "Fill in this row, in this file."},
    "S09": {
        "vi": "Kiểm tra câu trả lời còn lại ở dòng này có đúng không.",
        "en": "Check that the answer left in this row is the right one.",
    },
    "S11": {"vi": "Điền lại các dòng đã bị gộp.", "en": "Fill in the merged rows again."},
    "S13": {
        "vi": "Điền cột này trong tệp này, nếu có nội dung.",
        "en": "Fill in this column, in this file, if there is anything.",
    },
    "U02": {
        "vi": "Nếu đúng là phiếu của đơn vị thì ghi lại theo thông tin đặt sẵn; nếu điền nhầm phiếu thì báo lại.",
        "en": "If this is your unit's workbook, enter what was set; if it was another's, please tell us.",
    },
    "A09": {
        "vi": "Ô này nay chứa kết quả của công thức; kiểm tra, nếu sai thì nhập lại.",
        "en": "The cell now holds the formula's result; check it, and enter it again where it is wrong.",
    },
}
"""By the code of a rule: what the unit is to do, where the rule says what the office is to do."""
