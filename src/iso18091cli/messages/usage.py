"""What typer says of itself, in the languages that it does not speak."""

from __future__ import annotations

TYPER: dict[str, tuple[tuple[str, str], ...]] = {
    "vi": (
        (r"^Usage: ", "Cách dùng: "),
        (r"\[OPTIONS\]", "[TÙY CHỌN]"),
        (r"COMMAND \[ARGS\]\.\.\.", "LỆNH [ĐỐI SỐ]..."),
        (r"^Options:$", "Tùy chọn:"),
        (r"^Arguments:$", "Đối số:"),
        (r"^Commands:$", "Lệnh:"),
        (r"\[required\]", "[bắt buộc]"),
        (r"\[default: ([^\]]*)\]", r"[mặc định: \1]"),
        (r"Show this message and exit\.", "Hiện trợ giúp của lệnh."),
        (r"Install completion for the current shell\.", "Cài gợi ý lệnh cho cửa sổ lệnh đang dùng."),
        (r"Show completion for the current shell,[\w\s]*\.", "In đoạn gợi ý lệnh để chép hoặc chỉnh sửa."),
        (r"^Try '(.*)' for help\.$", r"Trợ giúp: \1"),
        (r"^Error: ", "Lỗi: "),
        (r"No such option: (\S+)", r"Không có tùy chọn \1"),
        (r"\(Possible options: (.*)\)", r"(gần giống: \1)"),
        (r"No such command '(.*)'\.", r"Không có lệnh “\1”."),
        (r"Missing command\.", "Thiếu lệnh."),
        (r"Missing argument '(.*)'\.", r"Thiếu đối số “\1”."),
        (r"Missing option '(.*)'\.", r"Thiếu tùy chọn \1."),
        (r"Got unexpected extra argument\(s\) \((.*)\)", r"Thừa đối số: \1"),
        (r"Option '(.*)' requires an argument\.", r"Sau tùy chọn \1 phải có một giá trị."),
        (r"Option '(.*)' does not take a value\.", r"Sau tùy chọn \1 không có giá trị nào."),
        (r"Invalid value for '(.*)': ", r"Giá trị của \1 không dùng được: "),
        (r"Invalid value: ", "Không dùng được: "),
        (r"Input should be a valid integer, unable to parse string as an integer", "phải là số nguyên"),
        (r"Input should be greater than or equal to ([0-9]+)", r"phải từ \1 trở lên"),
    )
}
"""By language: typer's words as a pattern (``^`` and ``$`` are ends of a line), and ours for them."""
