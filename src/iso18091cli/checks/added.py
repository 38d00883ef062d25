"""Family S, second part: rows, columns and sheets that were moved, copied or added. The reader reports them."""

from __future__ import annotations

from iso18091cli.checks.rule import reported

REPEATED_ROW = reported(
    "S09",
    "repeated-row",
    "error",
    {
        "vi": "Mã {id} có hai lần; dòng này được tính, dòng ở {other} thì không.",
        "en": "The key {id} stands twice; this row counts, the one at {other} does not.",
    },
    {"vi": "Dòng hoặc trang đã được sao chép.", "en": "A row or a sheet was copied."},
    {
        "vi": "Giữ câu trả lời đúng ở một dòng, xóa cả dòng kia (bấm chuột phải vào số dòng, chọn Delete).",
        "en": "Keep the right answer in one row and delete the other (right-click its number, Delete).",
    },
    firm=True,
)
ROW_WITHOUT_KEY = reported(
    "S10",
    "row-without-key",
    "warning",
    {
        "vi": "Dòng tự thêm có “{found}” ở cột {column} nhưng không thuộc tiêu chí nào nên không được tính.",
        "en": "An added row holds “{found}” in the column {column} but belongs to no criterion; it does not count.",
    },
    {
        "vi": "Bộ chỉ số là cố định; dòng tự thêm không có mã.",
        "en": "The list of criteria is fixed; a row somebody adds has no key.",
    },
    {
        "vi": "Cắt nội dung (Ctrl+X), dán vào cột Minh chứng hoặc Giải trình của tiêu chí có sẵn liên quan, rồi xóa dòng"
        " tự thêm.",
        "en": "Cut it (Ctrl+X), paste it into Evidence or Explanation of the criterion it is about, and delete the row.",
    },
    firm=True,
)
ROWS_MOVED = reported(
    "S14",
    "rows-moved",
    "error",
    {
        "vi": "Dòng ghi “{shown}” lại mang mã ẩn {id}: {count} dòng của trang đã bị xáo trộn ({rows}), không được chấm.",
        "en": "The row that says “{shown}” carries the hidden key {id}: {count} rows of the sheet were mixed up ({rows})"
        " and are not assessed.",
    },
    {
        "vi": "Khi sắp xếp hoặc cắt dán mà không kèm cột ẩn A, câu trả lời sẽ rơi vào tiêu chí khác; chương trình không"
        " đoán dòng nào là đúng.",
        "en": "Sorted or moved without the hidden column A, answers end at other criteria; nothing is guessed.",
    },
    {
        "vi": "Nhấn Ctrl+Z đến khi các dòng trở lại thứ tự ban đầu; nếu không được, chép câu trả lời sang phiếu gốc theo"
        " từng mã, không sắp xếp.",
        "en": "Press Ctrl+Z until the rows are in their order again; else copy the answers into the workbook as received,"
        " id by id, without sorting.",
    },
    firm=True,
)
ROWS_WITHOUT_LABEL = reported(
    "S27",
    "rows-without-label",
    "error",
    {
        "vi": "Dòng mang mã ẩn {id} không có số hiệu của mình ở cột Mã số (đang ghi “{shown}”): {count} dòng ({rows})"
        " không được chấm.",
        "en": "The row with the hidden key {id} does not carry its own number (it says “{shown}”): {count} rows ({rows})"
        " are not assessed.",
    },
    {
        "vi": "Câu trả lời chỉ được tính ở dòng mà người mở phiếu nhìn thấy đúng số hiệu của tiêu chí.",
        "en": "An answer counts only in a row in which whoever opens the workbook sees the criterion's own number.",
    },
    {
        "vi": "Ghi lại số hiệu vào cột Mã số của dòng, hoặc chép câu trả lời sang phiếu gốc theo từng mã.",
        "en": "Put the number back into the row's column No., or copy the answers into the workbook as received.",
    },
    firm=True,
)
FOREIGN_HEADING = reported(
    "S19",
    "foreign-heading",
    "error",
    {
        "vi": "Cột {letters} mang mã ẩn của cột “{column}”, nhưng {why}; {count} ô trong cột không được tính.",
        "en": "The column {letters} carries the hidden key of “{column}”, but {why}; its {count} cells do not count.",
    },
    {
        "vi": "Chỉ tính câu trả lời ở cột mà người mở phiếu nhìn thấy đúng tiêu đề.",
        "en": "An answer counts only in a column over which whoever opens the workbook sees its own heading.",
    },
    {
        "vi": "Chép câu trả lời sang phiếu gốc đã nhận, đúng cột; không chuyển dòng mã ẩn, không sửa tiêu đề.",
        "en": "Copy the answers into the workbook as it was received; leave the hidden keys and the headings as they are.",
    },
    firm=True,
)
UNKNOWN_HEADING = reported(
    "S20",
    "unknown-heading",
    "warning",
    {
        "vi": "Cột {letters} có tiêu đề “{shown}” thay cho “{column}”; cột vẫn được tính.",
        "en": "The column {letters} is headed “{shown}” instead of “{column}”; it counts.",
    },
    {
        "vi": "Tiêu đề đã bị sửa; mã ẩn cho biết đây là cột nào, và không cột nào khác mang tiêu đề đó.",
        "en": "The heading was changed; the hidden key says which column it is, and no other one bears its heading.",
    },
    {
        "vi": "Kiểm tra cột có đúng nội dung không; ghi lại tiêu đề như phiếu gốc.",
        "en": "Check that the column holds what it should, and put the heading back as it was.",
    },
)
REPEATED_COLUMN = reported(
    "S15",
    "repeated-column",
    "error",
    {
        "vi": "Có hai cột “{column}”: cột {counts} được tính, cột {other} thì không.{detail}",
        "en": "There are two columns “{column}”: {counts} counts, {other} does not.{detail}",
    },
    {"vi": "Cột đã được sao chép cùng mã ẩn.", "en": "The column was copied with its hidden key."},
    {
        "vi": "Chép câu trả lời đúng vào cột được tính, rồi xóa cả cột kia (bấm chuột phải vào chữ cái của cột, chọn"
        " Delete).",
        "en": "Copy the right answers into the column that counts and delete the other (right-click its letter, Delete).",
    },
    firm=True,
)
SHEET_COPIED = reported(
    "S16",
    "sheet-copied",
    "error",
    {
        "vi": "Trang “{sheet}” lặp lại {count} dòng của trang “{other}”; trang “{other}” được tính.{differ}{taken}",
        "en": "The sheet “{sheet}” repeats {count} rows of “{other}”; “{other}” counts.{differ}{taken}",
    },
    {"vi": "Trang đã được sao chép cùng các mã ẩn.", "en": "The sheet was copied with its hidden keys."},
    {
        "vi": "Giữ một trang có câu trả lời đúng; xóa trang kia (bấm chuột phải vào tên trang, chọn Delete) rồi gửi lại.",
        "en": "Keep the sheet with the right answers, delete the other (right-click its name, Delete) and send it again.",
    },
    firm=True,
)
EXTRA_COLUMN = reported(
    "S17",
    "extra-column",
    "warning",
    {
        "vi": "Cột {column} “{found}” do đơn vị tự thêm; {count} ô trong cột không được đọc.",
        "en": "The column {column} “{found}” was added by the unit; its {count} cells are not read.",
    },
    {
        "vi": "Chỉ các cột của phiếu được đọc; nội dung ở cột khác không đến được hội đồng thẩm định.",
        "en": "Only the form's own columns are read; what stands elsewhere does not reach the appraisal council.",
    },
    {
        "vi": "Chép nội dung cần thiết vào một cột có sẵn cùng dòng (Minh chứng, Giải trình; ở trang Khảo sát: Ghi chú).",
        "en": "Copy what is needed into one of the form's columns in the same row (Evidence, Explanation; on the sheet"
        " Survey: Note).",
    },
    firm=True,
)
