"""What typer says of itself, in the languages that it does not speak."""

from iso18091cli.model.text import Text

OF_HELP: dict[str, Text] = {
    r"^Usage: ": {"vi": "Cách dùng: "},
    r"\[OPTIONS\]": {"vi": "[TÙY CHỌN]"},
    r"COMMAND \[ARGS\]\.\.\.": {"vi": "LỆNH [ĐỐI SỐ]..."},
    r"^Options:$": {"vi": "Tùy chọn:"},
    r"^Arguments:$": {"vi": "Đối số:"},
    r"^Commands:$": {"vi": "Lệnh:"},
    r"\[required\]": {"vi": "[bắt buộc]"},
    r"\[default: ([^\]]*)\]": {"vi": r"[mặc định: \1]"},
    r"Show this message and exit\.": {"vi": "Hiện trợ giúp của lệnh."},
    r"Install completion for the current shell\.": {"vi": "Cài gợi ý lệnh cho cửa sổ lệnh đang dùng."},
    r"Show completion for the current shell,[\w\s]*\.": {"vi": "In đoạn gợi ý lệnh để chép hoặc chỉnh sửa."},
}
"""What stands in a help: by typer's own English words as a pattern (``^`` and ``$`` are ends of a line), ours for them."""

OF_REFUSALS: dict[str, Text] = {
    r"^Try '(.*)' for help\.$": {"vi": r"Trợ giúp: \1"},
    r"^Error: ": {"vi": "Lỗi: "},
    r"No such option: (\S+)": {"vi": r"Không có tùy chọn \1"},
    r"\(Possible options: (.*)\)": {"vi": r"(gần giống: \1)"},
    r"No such command '([^']*)'\.": {"vi": r"Không có lệnh “\1”."},
    r" Did you mean '([^']*)'\?": {"vi": r" Có phải là “\1” không?"},
    r" Did you mean '([^']*)', '([^']*)'\?": {"vi": r" Có phải là “\1” hay “\2” không?"},
    r" Did you mean '([^']*)', '([^']*)', '([^']*)'\?": {"vi": r" Có phải là “\1”, “\2” hay “\3” không?"},
    r"Missing command\.": {"vi": "Thiếu lệnh."},
    r"Missing argument '(.*)'\.": {"vi": r"Thiếu đối số “\1”."},
    r"Missing option '(.*)'\.": {"vi": r"Thiếu tùy chọn \1."},
    r"Got unexpected extra argument\(s\) \((.*)\)": {"vi": r"Thừa đối số: \1"},
    r"Option '(.*)' requires an argument\.": {"vi": r"Sau tùy chọn \1 phải có một giá trị."},
    r"Option '(.*)' does not take a value\.": {"vi": r"Sau tùy chọn \1 không có giá trị nào."},
    r"Invalid value for '(.*)': ": {"vi": r"Giá trị của \1 không dùng được: "},
    r"Invalid value: ": {"vi": "Không dùng được: "},
    r"Input should be a valid integer, unable to parse string as an integer": {"vi": "phải là số nguyên"},
    r"Input should be greater than or equal to ([0-9]+)": {"vi": r"phải từ \1 trở lên"},
}
"""The same of what stands, beside that, where a command line is refused."""
