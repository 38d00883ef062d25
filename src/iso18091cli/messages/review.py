"""What `review new` and `review merge` say."""

from iso18091cli.model.text import Text

FOLDERS: dict[str, Text] = {
    "new": {"vi": "tham-dinh", "en": "appraisal"},
    "merge": {"vi": "thong-nhat", "en": "agreed"},
    "differences": {"vi": "doi-chieu", "en": "differences"},
}
"""Where copies and results go unless the user says otherwise, in the round's folder."""
COUNCIL: Text = {"vi": "Hội đồng thẩm định", "en": "Appraisal council"}
"""Who reviews where no table names anybody."""
WORDS: dict[str, Text] = {
    "made": {
        "vi": "Đã tạo {n} bản thẩm định trong {folder}: {units} đơn vị, {reviewers} người thẩm định.",
        "en": "Made {n} copies for appraisal in {folder}: {units} units, {reviewers} reviewers.",
    },
    "blind": {
        "vi": "Các bản này không có mức tự đánh giá ở bất cứ đâu. Số liệu của tiêu chí đếm được là minh chứng nên vẫn có, và"
        " lời giải trình do đơn vị viết có thể nói ra mức: che mức không che được hai thứ này.",
        "en": "These copies hold the units' own levels nowhere. Figures of what is counted are evidence and stand there, and"
        " words of the unit may tell a level: these two blindness cannot cover.",
    },
    "again": {
        "vi": "{file}: giữ ý kiến ở {kept} dòng, {n} ô đã thay đổi phải xem lại.",
        "en": "{file}: {kept} rows keep what was said, {n} cells changed and are to be looked at again.",
    },
    "no-units": {
        "vi": "Không có đơn vị nào vừa có phiếu được tính trong {folder} vừa được giao cho người thẩm định.",
        "en": "No unit both has a workbook that counts in {folder} and is given to a reviewer.",
    },
    "not-counted": {
        "vi": "Chưa có phiếu được tính của: {units}.",
        "en": "No workbook counts yet of: {units}.",
    },
    "nobody-asked": {
        "vi": "Không người thẩm định nào được giao: {units}.",
        "en": "No reviewer looks at: {units}.",
    },
    "from-no-list": {
        "vi": "{folder} không có reviews.csv: --from nhận thư mục mà review new đã tạo.",
        "en": "{folder} has no reviews.csv: --from takes a folder that review new made.",
    },
    "no-list": {
        "vi": "Không thấy reviews.csv cạnh các tệp này; chỉ ra thư mục mà review new đã tạo.",
        "en": "There is no reviews.csv beside these files; name the folder that review new made.",
    },
    "list-unreadable": {
        "vi": "Không đọc được {path}; kiểm tra tên tệp, đóng tệp nếu đang mở.",
        "en": "{path} cannot be read; check its name, close it where it is open.",
    },
    "nothing-came": {
        "vi": "Chưa có bản thẩm định nào được gộp.",
        "en": "No review was merged.",
    },
    "merged": {
        "vi": "{unit}: {reviews} bản thẩm định; {seen} tiêu chí đã xem, {agreed} đã thống nhất, {open} còn phải trao đổi → {file}",
        "en": "{unit}: {reviews} reviews; {seen} criteria looked at, {agreed} agreed, {open} to talk about → {file}",
    },
    "as-it-is": {"vi": "(giữ nguyên tệp đã có)", "en": "(the file there stays as it is)"},
    "finding": {"vi": "{code} {file}: {message}", "en": "{code} {file}: {message}"},
    "more-findings": {
        "vi": "… và {n} điều cần hỏi lại nữa: xem trang “Phát hiện khi gộp” của differences.xlsx.",
        "en": "… and {n} more to be asked: see the sheet “Found on merging” of differences.xlsx.",
    },
    "report": {"vi": "Đối chiếu: {folder}", "en": "Side by side: {folder}"},
}
