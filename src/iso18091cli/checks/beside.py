"""Family N: what lies beside the cells. No answer, yet it may be what the unit wanted to show: told, never taken.

The reader reports it (reading/beside.py).
"""

from __future__ import annotations

from iso18091cli.checks.rule import reported

NOTE_BESIDE = reported(
    "N01",
    "note-beside",
    "warning",
    {
        "vi": "Ô này có ghi chú: “{found}”. Ghi chú không phải là câu trả lời.",
        "en": "A note hangs on this cell: “{found}”. A note is no answer.",
    },
    {
        "vi": "Ghi chú không vào bảng tổng hợp, báo cáo và phiếu chuyển tiếp; hội đồng thẩm định có thể không thấy.",
        "en": "Notes reach neither summary nor reports nor the next form; the appraisal council may never see them.",
    },
    {
        "vi": "Nếu là nội dung cần giữ, chép vào cột Minh chứng hoặc Giải trình cùng dòng.",
        "en": "If it is to be kept, copy it into Evidence or Explanation of the same row.",
    },
)
PICTURE_BESIDE = reported(
    "N02",
    "picture-beside",
    "warning",
    {
        "vi": "Ở đây có {count} hình ảnh ({found}). Hình ảnh được giữ trong tệp đã gửi, không chuyển sang phiếu khác được.",
        "en": "There are {count} pictures here ({found}). They stay in the file as sent and cannot be carried into another.",
    },
    {
        "vi": "Hình ảnh có thể là minh chứng; chương trình chỉ đọc chữ và số trong ô.",
        "en": "A picture may be evidence; the program reads text and numbers in cells alone.",
    },
    {
        "vi": "Giữ nguyên hình; ghi thêm vào cột Minh chứng tên văn bản hoặc tên tệp, và gửi kèm tệp ảnh.",
        "en": "Leave it where it is; write the name of the document or file into Evidence as well, and send the picture along.",
    },
)
SHAPE_BESIDE = reported(
    "N03",
    "shape-beside",
    "warning",
    {
        "vi": "Ở đây có hộp chữ hoặc hình vẽ: “{found}”. Nội dung trong đó không phải là câu trả lời.",
        "en": "There is a text box or a shape here: “{found}”. What it says is no answer.",
    },
    {
        "vi": "Chương trình chỉ đọc chữ và số trong ô.",
        "en": "The program reads text and numbers in cells alone.",
    },
    {
        "vi": "Nếu là nội dung cần giữ, chép vào cột Minh chứng hoặc Giải trình của dòng liên quan.",
        "en": "If it is to be kept, copy it into Evidence or Explanation of the row it is about.",
    },
)
ADDED_SHEET = reported(
    "N04",
    "added-sheet",
    "warning",
    {
        "vi": "Trang “{sheet}” do đơn vị tự thêm, có {count} ô có nội dung ({found}); trang này không được đọc.",
        "en": "The sheet “{sheet}” was added by the unit; {count} of its cells hold something ({found}); it is not read.",
    },
    {
        "vi": "Chỉ các trang của phiếu được đọc; trang tự thêm không chuyển sang phiếu khác.",
        "en": "Only the form's own sheets are read; an added one is not carried into another workbook.",
    },
    {
        "vi": "Giữ tệp đã gửi; ghi nội dung cần thiết vào phiếu, hoặc gửi trang này thành tệp riêng.",
        "en": "Keep the file as sent; write what is needed into the form, or send the sheet as a file of its own.",
    },
)
LINK_BEHIND = reported(
    "N05",
    "link-behind",
    "info",
    {
        "vi": "Sau “{found}” có liên kết đến {address}; địa chỉ được giữ cùng câu trả lời.",
        "en": "Behind “{found}” there is a link to {address}; the address is kept with the answer.",
    },
    {
        "vi": "Liên kết có thể chỉ mở được trên máy hoặc tài khoản của đơn vị.",
        "en": "A link may open on the unit's own computer or account alone.",
    },
    {
        "vi": "Ghi cả số, ký hiệu văn bản bằng chữ để người khác tìm được.",
        "en": "Write number and sign of the document in words as well, so that others find it.",
    },
)
LINK_NOT_CARRIED = reported(
    "N08",
    "link-not-carried",
    "warning",
    {
        "vi": "Sau “{found}” có liên kết đến {address}; địa chỉ này không chuyển sang phiếu khác được.",
        "en": "Behind “{found}” there is a link to {address}, which cannot be carried into another workbook.",
    },
    {
        "vi": "Liên kết đến tệp hoặc chương trình trên máy của đơn vị không mở được ở nơi khác.",
        "en": "A link to a file or a program on the unit's own computer opens nowhere else.",
    },
    {
        "vi": "Ghi tên tệp bằng chữ vào ô và gửi kèm tệp đó.",
        "en": "Write the name of the file into the cell and send that file along.",
    },
)
STRUCK_OUT = reported(
    "N09",
    "struck-out",
    "warning",
    {
        "vi": "“{found}” đã bị gạch bỏ nên không được tính là câu trả lời.",
        "en": "“{found}” is struck out, so it counts as no answer.",
    },
    {
        "vi": "Gạch bỏ cả ô thường có nghĩa là đơn vị rút nội dung đó.",
        "en": "What is struck out as a whole is mostly meant to be withdrawn.",
    },
    {
        "vi": "Nếu rút, xóa nội dung trong ô; nếu vẫn dùng, bỏ định dạng gạch ngang (Ctrl+5).",
        "en": "If it is withdrawn, empty the cell; if it still holds, remove the strike-through (Ctrl+5).",
    },
)
PARTLY_STRUCK_OUT = reported(
    "N10",
    "partly-struck-out",
    "info",
    {
        "vi": "Một phần của “{found}” bị gạch bỏ; toàn bộ nội dung vẫn được giữ.",
        "en": "Part of “{found}” is struck out; the whole text is kept.",
    },
    {
        "vi": "Chương trình không biết phần nào còn hiệu lực.",
        "en": "The program does not know which part still holds.",
    },
    {"vi": "Xóa phần không còn dùng.", "en": "Delete the part that no longer holds."},
)
REPLY = reported(
    "N06",
    "reply",
    "info",
    {
        "vi": "Đơn vị trả lời yêu cầu bổ sung ({asked}): “{found}”.",
        "en": "The unit answered what was asked for ({asked}): “{found}”.",
    },
    {
        "vi": "Trên danh sách “Cần bổ sung” và “Gợi ý cho danh mục”, đơn vị cho biết đã sửa gì, có ý kiến gì.",
        "en": "On the lists “To be completed” and “For the register” a unit says what it has done, and what it thinks.",
    },
    {"vi": "Đối chiếu với ô đã sửa.", "en": "Hold it against the corrected cell."},
)
TYPED_BESIDE = reported(
    "N11",
    "typed-beside",
    "warning",
    {
        "vi": "“{found}” được gõ ở nơi phiếu không hỏi gì; nội dung này không được đọc.",
        "en": "“{found}” was typed where the form asks for nothing; it is not read.",
    },
    {
        "vi": "Trang Hướng dẫn, trang Tổng hợp và chỗ bên cạnh thông tin đơn vị không có ô trả lời.",
        "en": "The front page, the summary and the places beside the unit's data hold no answers.",
    },
    {
        "vi": "Nếu là nội dung cần giữ, chép vào ô trả lời, cột Giải trình hoặc cột Ghi chú liên quan.",
        "en": "If it is to be kept, copy it into the answer, the explanation or the note it belongs to.",
    },
)
MORE_BESIDE = reported(
    "N07",
    "more-beside",
    "warning",
    {
        "vi": "Trang này còn {count} chỗ nữa có nội dung bên ngoài ô trả lời.",
        "en": "At {count} more places of this sheet something lies beside the answers.",
    },
    {
        "vi": "Chỉ những chỗ đầu tiên được nêu từng chỗ một.",
        "en": "Only the first places are told one by one.",
    },
    {"vi": "Mở tệp đã gửi để xem hết.", "en": "Open the file as sent to see all of them."},
)
