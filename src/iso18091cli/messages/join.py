"""What is said when workbooks of one unit (parts, or copies of several officers) are put together."""

from iso18091cli.model.text import Text

WORDS: dict[str, Text] = {
    # On the sheet that is added
    "sheet": {"vi": "Chưa khớp", "en": "To settle"},
    "title": {"vi": "CÒN PHẢI THỐNG NHẤT KHI GHÉP PHIẾU", "en": "TO BE SETTLED AFTER JOINING"},
    "intro": {
        "vi": "Phiếu này ghép từ {n} tệp: {files}. Ô nào các tệp trả lời khác nhau thì để trống; dưới đây ghi ai trả lời gì, kèm"
        " minh chứng. Bấm vào ô để điền câu trả lời thống nhất.",
        "en": "This workbook was joined from {n} files: {files}. Where they answer differently the cell is blank; below stands who"
        " said what, with the evidence. Click on the cell to enter what you agree on.",
    },
    "link": {
        "vi": "⚠ Còn phải thống nhất {n} ô, còn thiếu {gaps} dòng: bấm vào đây để xem",
        "en": "⚠ {n} cells to settle, {gaps} rows unanswered: click here to see them",
    },
    "differ": {"vi": "Các tệp trả lời khác nhau: {n} ô", "en": "Answered differently: {n} cells"},
    "own": {
        "vi": "Mỗi tệp ghi của riêng mình, phiếu chung điền một: {n} ô",
        "en": "Each file's own, of which this workbook holds one: {n} cells",
    },
    "gaps": {"vi": "Chưa ai trả lời: {n} dòng", "en": "Answered by nobody: {n} rows"},
    "column.number": {"vi": "STT", "en": "No."},
    "column.cell": {"vi": "Ô", "en": "Cell"},
    "column.id": {"vi": "Mã", "en": "Id"},
    "column.column": {"vi": "Cột", "en": "Column"},
    "column.who": {"vi": "Tệp, ô (phần, cán bộ)", "en": "File, cell (part, officer)"},
    "column.said": {"vi": "Trả lời", "en": "Answer"},
    "column.evidence": {"vi": "Minh chứng, giải trình", "en": "Evidence, explanation"},
    "gap": {"vi": "Phần “{part}”: {came}", "en": "Part “{part}”: {came}"},
    "gap.came": {"vi": "có trong các tệp, để trống", "en": "among the files, left blank"},
    "gap.missing": {"vi": "chưa có tệp", "en": "no file"},
    "gap.whole": {"vi": "Để trống trong mọi tệp", "en": "Blank in every file"},
    # The command line
    "made": {
        "vi": "Đã ghép {n} tệp thành {path}: {answers} ô trả lời.",
        "en": "Joined {n} files into {path}: {answers} answers.",
    },
    "missing": {"vi": "Chưa có phần: {parts}.", "en": "Parts that are not there: {parts}."},
    "to-settle": {
        "vi": "Còn {n} ô các tệp trả lời khác nhau (để trống) và {gaps} dòng chưa ai trả lời: xem trang “{sheet}”.",
        "en": "{n} cells are answered differently (left blank) and {gaps} rows by nobody: see the sheet “{sheet}”.",
    },
    "differs": {"vi": "{where}, {column}: {said}", "en": "{where}, {column}: {said}"},
    "own-left": {
        "vi": "Để trống vì mỗi tệp ghi một khác, điền lại trong phiếu chung: {names}.",
        "en": "Blank, since each file has its own; enter the one of the whole form: {names}.",
    },
    "more": {"vi": "… và {n} ô nữa", "en": "… and {n} more cells"},
    "two-at-least": {
        "vi": "Ghép cần từ hai tệp trở lên, hoặc một thư mục.",
        "en": "Joining takes two files at least, or a folder.",
    },
    "folder-alone": {
        "vi": "Chỉ ra một thư mục, hoặc các tệp của một đơn vị; không lẫn cả hai.",
        "en": "Name one folder, or the files of one unit; not both.",
    },
    "other-unit": {
        "vi": "Các tệp thuộc nhiều đơn vị ({units}); mỗi lần ghép một đơn vị, hoặc dùng join THƯ_MỤC.",
        "en": "The files are of several units ({units}); join one unit at a time, or use join FOLDER.",
    },
    "other-period": {
        "vi": "Các tệp thuộc nhiều kỳ ({found}); chỉ ghép các tệp cùng kỳ.",
        "en": "The files are of several periods ({found}); only files of one period are joined.",
    },
    "other-stage": {
        "vi": "Các tệp ở nhiều bước ({found}); chỉ ghép các tệp cùng bước.",
        "en": "The files are of several stages ({found}); only files of one stage are joined.",
    },
    "other-language": {
        "vi": "{path} bằng ngôn ngữ khác với {first}.",
        "en": "{path} is in another language than {first}.",
    },
    "over-itself": {
        "vi": "{path} là một trong các tệp cần ghép; tệp của người gửi không bị ghi đè. Chọn tên khác bằng -o.",
        "en": "{path} is one of the files to join, and senders' files are never overwritten. Choose another name with -o.",
    },
    "file-name": {"vi": "ghep", "en": "joined"},
    "dir.made": {"vi": "✓ {unit}: {path}", "en": "✓ {unit}: {path}"},
    "dir.not": {"vi": "○ {unit}: {why}", "en": "○ {unit}: {why}"},
    "dir.whole": {
        "vi": "đã có phiếu đủ {path}; không ghép",
        "en": "a whole form is there already, {path}; not joined",
    },
    "dir.missing": {"vi": "chưa có phần {parts}", "en": "not there: {parts}"},
    "dir.incomplete": {
        "vi": "{path} còn {n} lỗi phải sửa (iso18091 validate)",
        "en": "{path} has {n} errors to correct (iso18091 validate)",
    },
    "dir.differ": {
        "vi": "các phần trả lời khác nhau ở {n} ô: {cells}; ghép riêng bằng iso18091 join TỆP… để xem ai trả lời gì",
        "en": "the parts differ in {n} cells: {cells}; join these files by name to see who said what",
    },
    "dir.none": {
        "vi": "Trong {folder} không có phần nào để ghép. Chia phiếu bằng: iso18091 new-workbook --split-by lead",
        "en": "There is no part to join in {folder}. Parts are made with: iso18091 new-workbook --split-by lead",
    },
    "dir.sum": {
        "vi": "Đã ghép {joined}/{all} đơn vị có gửi từng phần.",
        "en": "Joined {joined} of {all} units that sent parts.",
    },
}

REASONS: dict[str, Text] = {
    "link-more": {
        "vi": "Một ô chỉ giữ được một đường dẫn; đường dẫn này của tệp khác.",
        "en": "A cell holds one link; this one is of another file.",
    },
}
"""Why something of a file was not taken over."""
