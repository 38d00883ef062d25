"""What is said when answers are carried from an old workbook into a new one."""

from iso18091cli.model.text import Text

WORDS: dict[str, Text] = {
    # On the sheets that are added
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
    "look-again": {
        "vi": "Chuyển từ phiên bản {edition} (mã {id}), đề nghị xem lại.",
        "en": "From edition {edition} (id {id}), please look again.",
    },
    "look-again.sheet": {"vi": "Cần xem lại", "en": "Look again"},
    "look-again.title": {
        "vi": "NỘI DUNG CHUYỂN TỪ PHIÊN BẢN {edition}, ĐỀ NGHỊ XEM LẠI",
        "en": "FROM EDITION {edition}, PLEASE LOOK AGAIN",
    },
    "look-again.intro": {
        "vi": "Những câu trả lời dưới đây lấy từ phiếu cũ ({old}) theo chủ đề, vì mã của phiên bản {edition} đã đổi. Câu hỏi "
        "có thể đã được viết lại hoặc có ngưỡng khác: đọc lại từng tiêu chí, sửa mức và minh chứng nếu cần.",
        "en": "The following answers were taken from the old workbook ({old}) by their topics, since the ids of edition {edition} "
        "have changed. A question may have been reworded or have another limit: read each again, and correct level and evidence where needed.",
    },
    "look-again.link": {
        "vi": "⚠ {n} câu trả lời chuyển từ phiên bản {edition}, đề nghị xem lại: bấm vào đây",
        "en": "⚠ {n} answers come from edition {edition}, please look again: click here",
    },
    "reworded": {"vi": "Câu hỏi đã sửa, xin xem lại.", "en": "The question was reworded, please look again."},
    "reworded.title": {"vi": "CÂU HỎI ĐÃ SỬA, XIN XEM LẠI", "en": "REWORDED QUESTIONS, PLEASE LOOK AGAIN"},
    "reworded.intro": {
        "vi": "Những câu hỏi dưới đây đã được sửa so với phiếu cũ ({old}). Mức và số liệu cũ được giữ: đọc lại từng câu hỏi, "
        "sửa mức và minh chứng nếu cần.",
        "en": "The following questions were reworded since the old workbook ({old}). Its levels and figures are kept: read each "
        "again, and correct level and evidence where needed.",
    },
    "reworded.link": {
        "vi": "⚠ {n} câu hỏi đã sửa, xin xem lại mức: bấm vào đây",
        "en": "⚠ {n} questions were reworded, please look at their levels again: click here",
    },
    "reworded.told": {
        "vi": "{n} câu hỏi đã sửa so với phiếu cũ: mức được giữ, mỗi ô ghi “câu hỏi đã sửa, xin xem lại”.",
        "en": "{n} questions were reworded since the old workbook: their levels are kept, each marked “please look again”.",
    },
    "before.sheet": {"vi": "Đơn vị trước đây", "en": "Units of before"},
    "before.title": {"vi": "CÁC ĐƠN VỊ TRƯỚC ĐÂY", "en": "THE UNITS OF BEFORE"},
    "before.intro": {
        "vi": "Đơn vị này hình thành từ các đơn vị dưới đây. Mức mà các đơn vị đó đạt là ghi chú ở ô tự đánh giá để tham khảo; địa giới đã khác nên không "
        "phải là mức kỳ trước của đơn vị này. Việc hình thành theo nguồn thứ cấp, cần đối chiếu với nghị quyết.",
        "en": "This unit was made of the following. Their levels are notes at the cells of the self-assessment, to look at; borders are others now, so they "
        "are not this unit's levels of last period. Who came from whom follows secondary sources, to be checked against the resolution.",
    },
    "before.link": {
        "vi": "Kỳ trước: đơn vị này hình thành từ {n} đơn vị đã đánh giá, bấm vào đây để xem",
        "en": "Last period: this unit came from {n} units that were assessed, click here to see them",
    },
    "before.level": {"vi": "{unit} ({extent}), kỳ {period}: {level}", "en": "{unit} ({extent}), {period}: {level}"},
    "before.communes": {"vi": "{extent} ({n}/{of} xã, phường)", "en": "{extent} ({n} of {of} communes)"},
    "column.unit": {"vi": "Đơn vị trước đây", "en": "Unit of before"},
    "column.extent": {"vi": "Phần thuộc đơn vị này", "en": "What of it is in this unit"},
    "column.period": {"vi": "Kỳ đã đánh giá", "en": "Period assessed"},
    "column.was-asked": {"vi": "Phiếu cũ hỏi", "en": "What the old workbook asked"},
    "column.now": {"vi": "Mã mới", "en": "Id now"},
    "column.was": {"vi": "Mã cũ", "en": "Id before"},
    "column.asked": {"vi": "Nội dung của phiếu này", "en": "What this workbook asks"},
    "column.sheet": {"vi": "Ô trong phiếu này", "en": "Cell of this workbook"},
    "column.looked": {"vi": "Đã xem", "en": "Looked"},
    "column.number": {"vi": "STT", "en": "No."},
    "column.where": {"vi": "Ô trong phiếu cũ", "en": "Cell of the old workbook"},
    "column.id": {"vi": "Mã", "en": "Id"},
    "column.column": {"vi": "Cột", "en": "Column"},
    "column.found": {"vi": "Nội dung đã ghi", "en": "What stood there"},
    "column.why": {"vi": "Vì sao chưa chuyển", "en": "Why it was not carried"},
    "file": {"vi": "Toàn bộ tệp", "en": "The file as a whole"},
    # The command line
    "same": {
        "vi": "Đã chuyển {n} ô trả lời từ {old} (kỳ {period}) sang bộ chỉ số {catalog}.",
        "en": "Carried {n} answers from {old} (period {period}) to the catalogue {catalog}.",
    },
    "new": {
        "vi": "Kỳ mới {period}: mức của kỳ {before} ở {levels} tiêu chí đứng cạnh ô trống; chuyển {actions} nhiệm vụ chưa xong.",
        "en": "New period {period}: levels of {before} stand beside the blank cells of {levels} criteria; "
        "{actions} open actions were carried.",
    },
    "other-edition": {
        "vi": "Phiếu theo phiên bản {edition}: {n} dòng được chuyển theo chủ đề, mỗi dòng ghi “đề nghị xem lại”.",
        "en": "The workbook follows edition {edition}: {n} rows were carried by topic, each marked “please look again”.",
    },
    "unnamed": {"vi": "không ghi", "en": "not named"},
    "lost": {"vi": "Chưa chuyển được {n} nội dung:", "en": "{n} entries were not carried:"},
    "from-or-units": {
        "vi": "--from với một tệp chỉ chuyển phiếu đó; cùng với --units, hãy chỉ ra thư mục chứa phiếu cũ của các đơn vị.",
        "en": "--from with a file carries that workbook alone; with --units, name the folder of the units' earlier workbooks.",
    },
    "many": {
        "vi": "{n} phiếu được điền sẵn từ phiếu của chính đơn vị trong {folder}; các phiếu khác để trống.",
        "en": "{n} were filled in from the unit's own workbook in {folder}; the others are blank.",
    },
    "many-before": {
        "vi": "{n} phiếu để trống, có ghi chú mức của các đơn vị trước đây đã hình thành nên đơn vị đó.",
        "en": "{n} are blank, with the levels of the units that they came from as notes.",
    },
    "no-unit-now": {
        "vi": "không đơn vị nào trong danh sách là hoặc hình thành từ {unit} (có thể ghi vào lineage.csv cạnh danh sách)",
        "en": "no unit on the register is or came from {unit} (a lineage.csv beside the register may say so)",
    },
    "many-lost": {
        "vi": "{path}: {n} nội dung của {old} chưa chuyển được, xem trang “Chưa chuyển được”.",
        "en": "{path}: {n} entries of {old} were not carried; see its sheet “Not carried”.",
    },
    "not-carried": {"vi": "Không lấy từ {path}: {why}", "en": "Nothing is taken from {path}: {why}"},
    "over-itself": {
        "vi": "{path} chính là phiếu cũ; phiếu của người gửi không bị ghi đè. Chọn tên khác bằng -o.",
        "en": "{path} is the old workbook itself, which is never overwritten. Choose another name with -o.",
    },
    "suffix": {"vi": "moi", "en": "new"},
}

REASONS: dict[str, Text] = {
    "not-understood": {
        "vi": "Không đọc được hoặc không còn trong danh sách lựa chọn; không tự đoán.",
        "en": "It was not understood, or is no longer offered; nothing is guessed.",
    },
    "not-offered": {"vi": "Phiếu mới không có ô này.", "en": "The new workbook has no such cell."},
    "counted-now": {
        "vi": "Tiêu chí này nay tính từ số liệu; mức cũ để ở cột Kỳ trước, xin nhập số liệu.",
        "en": "This criterion is counted now; the level stands under Last period, please enter the figures.",
    },
    "criterion-gone": {
        "vi": "Bộ chỉ số hiện hành không còn mã này.",
        "en": "The catalogue in use no longer has this id.",
    },
    "topic-gone": {
        "vi": "Phiên bản mới không có tiêu chí nhận câu hỏi này.",
        "en": "No criterion of the new edition takes this question over.",
    },
    "asked-otherwise": {
        "vi": "Bộ chỉ số hiện hành không hỏi câu này, hoặc hỏi bằng lời khác.",
        "en": "The catalogue in use does not ask this, or asks it in other words.",
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
"""Why an entry of the old workbook was not carried."""
