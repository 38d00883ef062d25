"""What is said of `round.yaml`: its keys, its faults, and which value counts."""

from iso18091cli.errors import FaultKind
from iso18091cli.model.text import Text

HEAD: Text = {
    "vi": "Những gì giống nhau trong mọi lệnh của đợt này. Mọi lệnh đọc tệp này; tùy chọn ghi trong lệnh được ưu tiên.\n"
    "Bỏ dấu # ở đầu dòng để dùng một khóa. Đường dẫn tính từ thư mục của tệp này.",
    "en": "What is the same in every command of this round. Every command reads it; an option of a command goes before it.\n"
    "Take the # off a line to use its key. Paths are as seen from this file's folder.",
}
KEYS: dict[str, Text] = {
    "period": {"vi": "Kỳ đánh giá", "en": "Assessment period"},
    "due": {
        "vi": "Hạn gửi phiếu về, năm-tháng-ngày; cột due trong danh sách đơn vị được ưu tiên",
        "en": "Last day to send the workbook, year-month-day; a unit's own in the register (column due) goes before it",
    },
    "catalogue": {
        "vi": "Tệp bộ chỉ số, hoặc “edition-2014”; không ghi thì dùng bộ đi kèm",
        "en": "Catalogue file, or “edition-2014”; by default the shipped one",
    },
    "register": {"vi": "Danh sách đơn vị (CSV, Excel)", "en": "Register of units (CSV, Excel)"},
    "sender": {"vi": "Tên cơ quan phát phiếu", "en": "Name of the office that asks"},
    "reply_to": {
        "vi": "Địa chỉ thư điện tử nhận phiếu gửi về",
        "en": "E-mail address to which workbooks are sent back",
    },
    "contact": {"vi": "Người giải đáp: họ tên, số điện thoại", "en": "Whom to call: name, telephone"},
    "templates": {
        "vi": "Thư mục chứa mẫu văn bản đã sửa",
        "en": "Folder with your own templates of documents",
    },
    "lang": {"vi": "Ngôn ngữ: vi hoặc en", "en": "Language: vi or en"},
}
EXAMPLES = {
    "period": "2026",
    "due": "2026-12-31",
    "catalogue": "bo-chi-so.yaml",
    "register": "units.csv",
    "sender": "Sở Nội vụ",
    "reply_to": "ten@co-quan.gov.vn",
    "contact": "Nguyễn Văn A, 0225 3 123 456",
    "templates": "mau",
    "lang": "vi",
}
"""By key, what stands in a line that is not used yet."""
NAMES: dict[str, Text] = {
    "period": {"vi": "kỳ", "en": "period"},
    "due": {"vi": "hạn gửi", "en": "due"},
    "catalogue": {"vi": "bộ chỉ số", "en": "catalogue"},
    "register": {"vi": "danh sách đơn vị", "en": "register"},
    "sender": {"vi": "cơ quan phát phiếu", "en": "sender"},
    "reply_to": {"vi": "nơi nhận phiếu", "en": "reply to"},
    "contact": {"vi": "người giải đáp", "en": "contact"},
    "templates": {"vi": "mẫu văn bản", "en": "templates"},
    "lang": {"vi": "ngôn ngữ", "en": "language"},
}
WORDS: dict[str, Text] = {
    "taken": {"vi": "Lấy theo {path}: {values}.", "en": "Taken from {path}: {values}."},
    "before": {
        "vi": "{source} “{value}” được ưu tiên hơn “{written}” trong {path}.",
        "en": "{source} “{value}” goes before “{written}” of {path}.",
    },
    "not-ours": {
        "vi": "Không đọc {path}: thư mục này chứa các tệp do chương trình đặt vào. Nếu đây là tệp của cơ quan, "
        "chuyển nó lên thư mục của đợt hoặc dùng --round.",
        "en": "{path} is not read: this program put files into that folder. If it is your own, move it up to the "
        "round's folder or name that with --round.",
    },
    "several": {
        "vi": "Các phiếu nằm ở những thư mục thuộc các đợt khác nhau ({folders}). Chạy lệnh cho từng thư mục, "
        "hoặc chỉ ra đợt bằng --round.",
        "en": "These workbooks lie in folders of different rounds ({folders}). Run the command for each folder, or name "
        "the round with --round.",
    },
    "no-folder": {
        "vi": "“{path}” không phải là thư mục của một đợt (không có round.yaml). Kiểm tra lại đường dẫn sau --round.",
        "en": "“{path}” is not the folder of a round (no round.yaml in it). Check the path behind --round.",
    },
    "written": {
        "vi": "Đã ghi {path}: các lệnh sau đọc kỳ, danh sách và thông tin chung từ đó.",
        "en": "Written: {path}; the next commands read period, register and the rest from it.",
    },
    "not-written": {
        "vi": "Chưa ghi được {path} ({problem}).",
        "en": "{path} could not be written ({problem}).",
    },
}
FAULTS: dict[str, FaultKind] = {
    "too-long": FaultKind(
        {"vi": "Tệp dài hơn bất kỳ round.yaml nào.", "en": "The file is longer than any round.yaml."},
        {"vi": "Kiểm tra xem có đúng tệp không.", "en": "Check that it is the right file."},
    ),
    "no-keys": FaultKind(
        {"vi": "Tệp không có dạng “khóa: giá trị”.", "en": "The file is not made of lines “key: value”."},
        {"vi": "Mỗi dòng ghi một khóa, ví dụ period: 2026.", "en": "Write a key a line, such as period: 2026."},
    ),
    "no-text": FaultKind(
        {"vi": "Sau khóa này phải là một dòng chữ.", "en": "A line of text has to stand behind this key."},
        {"vi": "Ghi một giá trị, ví dụ {example}.", "en": "Write one value, such as {example}."},
    ),
    "value-too-long": FaultKind(
        {"vi": "Giá trị dài {n} ký tự, nhiều nhất là {most}.", "en": "The value has {n} characters; {most} at most."},
        {"vi": "Viết ngắn lại.", "en": "Make it shorter."},
    ),
    "no-date": FaultKind(
        {"vi": "“{found}” không phải là một ngày.", "en": "“{found}” is no date."},
        {"vi": "Ghi năm-tháng-ngày, ví dụ 2026-12-31.", "en": "Write year-month-day, such as 2026-12-31."},
    ),
    "no-address": FaultKind(
        {"vi": "“{found}” không phải là một địa chỉ thư điện tử.", "en": "“{found}” is no e-mail address."},
        {
            "vi": "Ghi đúng một địa chỉ, ví dụ ten@co-quan.gov.vn.",
            "en": "Write exactly one address, such as name@office.gov.vn.",
        },
    ),
    "no-language": FaultKind(
        {"vi": "Không có ngôn ngữ “{found}”.", "en": "There is no language “{found}”."},
        {"vi": "Ghi vi hoặc en.", "en": "Write vi or en."},
    ),
    "absolute": FaultKind(
        {
            "vi": "“{found}” không phải là đường dẫn tính từ thư mục này.",
            "en": "“{found}” does not begin in this folder.",
        },
        {
            "vi": "Ghi đường dẫn tính từ thư mục của round.yaml, ví dụ {example} hoặc ../{example}.",
            "en": "Write the path as seen from the folder of round.yaml, such as {example} or ../{example}.",
        },
    ),
    "not-there": FaultKind(
        {"vi": "Không có “{found}”.", "en": "There is no “{found}”."},
        {
            "vi": "Sửa đường dẫn (tính từ thư mục của round.yaml), hoặc đặt # trước dòng này.",
            "en": "Correct the path (as seen from the folder of round.yaml), or put # before the line.",
        },
    ),
}
