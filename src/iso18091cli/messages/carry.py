"""What is said when answers are carried from an old workbook into a new one."""

from iso18091cli.model.text import Text

TEXTS: dict[str, Text] = {
    "sheet": {"vi": "Chưa chuyển được", "en": "Not carried"},
    "title": {"vi": "NỘI DUNG CHƯA CHUYỂN ĐƯỢC TỪ PHIẾU CŨ", "en": "NOT CARRIED OVER FROM THE OLD WORKBOOK"},
    "intro": {
        "vi": "Những nội dung dưới đây có trong phiếu cũ ({old}) nhưng không có chỗ tương ứng trong phiếu này hoặc không hiểu được, "
        "nên không tự điền. Nội dung nào còn cần thì ghi lại vào đúng ô.",
        "en": "The following stood in the old workbook ({old}) but has no place in this one, or was not understood, so it was "
        "not filled in. Enter again what is still needed.",
    },
    "link": {
        "vi": "⚠ {n} nội dung của phiếu cũ chưa chuyển được: bấm vào đây để xem",
        "en": "⚠ {n} entries of the old workbook were not carried over: click here to see them",
    },
    "column.number": {"vi": "STT", "en": "No."},
    "column.where": {"vi": "Ô trong phiếu cũ", "en": "Cell of the old workbook"},
    "column.id": {"vi": "Mã", "en": "Id"},
    "column.column": {"vi": "Cột", "en": "Column"},
    "column.found": {"vi": "Nội dung đã ghi", "en": "What stood there"},
    "column.why": {"vi": "Vì sao chưa chuyển", "en": "Why it was not carried"},
    "file": {"vi": "Toàn bộ tệp", "en": "The file as a whole"},
}

WHY: dict[str, Text] = {
    "not-understood": {
        "vi": "Không đọc được hoặc không còn trong danh sách lựa chọn; không tự đoán.",
        "en": "It was not understood, or is no longer offered; nothing is guessed.",
    },
    "not-offered": {
        "vi": "Phiếu mới không có ô này.",
        "en": "The new workbook has no such cell.",
    },
    "criterion-gone": {
        "vi": "Bộ chỉ số hiện hành không còn mã này.",
        "en": "The catalogue in use no longer has this id.",
    },
    "too-long": {
        "vi": "Quá dài cho một ô; chỉ chuyển 32.767 ký tự đầu.",
        "en": "Too long for a cell; its first 32,767 characters were carried.",
    },
    "unit-differs": {
        "vi": "Khác với thông tin đã đặt sẵn cho phiếu; giữ thông tin đặt sẵn.",
        "en": "It differs from what was set for this workbook, which stays.",
    },
}

SAID: dict[str, Text] = {
    "same": {
        "vi": "Đã chuyển {n} ô trả lời từ {old} (kỳ {period}) sang bộ chỉ số {catalog}.",
        "en": "Carried {n} answers from {old} (period {period}) to the catalogue {catalog}.",
    },
    "new": {
        "vi": "Kỳ mới {period}: mức của kỳ {before} ở {levels} tiêu chí đứng cạnh ô trống; chuyển {actions} nhiệm vụ chưa xong.",
        "en": "New period {period}: levels of {before} stand beside the blank cells of {levels} criteria; "
        "{actions} open actions were carried.",
    },
    "unnamed": {"vi": "không ghi", "en": "not named"},
    "lost": {"vi": "Chưa chuyển được {n} nội dung:", "en": "{n} entries were not carried:"},
    "from-or-units": {
        "vi": "--from chuyển một phiếu; không dùng cùng --units.",
        "en": "--from carries one workbook; it does not go with --units.",
    },
    "over-itself": {
        "vi": "{path} chính là phiếu cũ; phiếu của người gửi không bị ghi đè. Chọn tên khác bằng -o.",
        "en": "{path} is the old workbook itself, which is never overwritten. Choose another name with -o.",
    },
    "suffix": {"vi": "moi", "en": "new"},
}
