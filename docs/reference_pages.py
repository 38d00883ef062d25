"""Commands and rules -> docs/commands.md, docs/lenh.md and docs/rules.md."""

from __future__ import annotations

import importlib
import inspect
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from typer.main import get_command

from iso18091cli.checks.in_form import CANNOT, IN_PART
from iso18091cli.checks.rule import Rule
from iso18091cli.checks.table import FAMILIES
from iso18091cli.cli.usage import in_language
from iso18091cli.model.findings import Severity
from iso18091cli.model.text import Text

NOTE = "<!-- Made by docs/generate.py. Do not edit. -->"

PROGRAM = "iso18091"
_WORDS: dict[str, Text] = {
    "title": {"en": "Commands", "vi": "Các lệnh"},
    "intro": {
        "en": "Every command and option, as `--help` shows them. Vietnamese is the default language of the program; "
        "`--lang en`, or the variable `ISO18091_LANG=en`, switches to English. [Bản tiếng Việt](lenh.md)",
        "vi": "Mọi lệnh và tùy chọn, như `--help` hiển thị. Ngôn ngữ mặc định của chương trình là tiếng Việt; "
        "`--lang en` hoặc biến `ISO18091_LANG=en` chuyển sang tiếng Anh. [English](commands.md)",
    },
    "option": {"en": "argument or option", "vi": "tham số, tùy chọn"},
    "help": {"en": "what it is", "vi": "ý nghĩa"},
    "required": {"en": "Required.", "vi": "Bắt buộc."},
    "default": {"en": "Default: `{}`.", "vi": "Mặc định: `{}`."},
    "exit": {
        "en": "Exit codes: see [How it is built](architecture.md#command-line).",
        "vi": "Mã thoát: xem [How it is built](architecture.md#command-line) (tiếng Anh).",
    },
}
_SEVERITIES: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "remark"}
_SEVERITIES_VI: dict[Severity, str] = {"error": "lỗi", "warning": "cảnh báo", "info": "thông tin"}


def commands_page(language: str) -> str:
    """Every command with its parameters."""

    def word(key: str) -> str:
        return _WORDS[key][language]

    parts = [NOTE, f"# {word('title')}", word("intro")]
    for words, command in walk(command_tree(language)):
        parts.append(f"## {' '.join(words)}" if len(words) > 1 else f"## {PROGRAM}")
        parts.append(command.help)
        rows = [f"| {word('option')} | {word('help')} |", "|---|---|"]
        for parameter in command.params:
            text = in_language(parameter.help, language)
            if parameter.required:
                text += f" {word('required')}"
            elif isinstance(parameter.default, str) and parameter.default and parameter.name != "lang":
                text += f" {word('default').format(parameter.default)}"
            rows.append(f"| `{_signature(parameter)}` | {_cell(text)} |")
        rows.append(f"| `--help` | {in_language('Show this message and exit.', language)} |")
        parts.append("\n".join(rows))
    return "\n\n".join([*parts, word("exit")]) + "\n"


def command_tree(language: str) -> Any:
    """The root command, speaking that language."""
    with _speaking(language):
        return get_command(_fresh("iso18091cli.cli.app", "iso18091cli.cli.options", "iso18091cli.cli.steps").app)


def walk(command: Any, words: tuple[str, ...] = (PROGRAM,)) -> Iterator[tuple[tuple[str, ...], Any]]:
    """A command and all below it, each with the words it is called by."""
    yield words, command
    for name in getattr(command, "commands", ()):
        yield from walk(command.get_command(None, name), (*words, name))


@contextmanager
def _speaking(language: str) -> Iterator[None]:
    # The help texts are chosen once, while the modules are loaded.
    before, arguments = os.environ.get("ISO18091_LANG"), sys.argv
    os.environ["ISO18091_LANG"], sys.argv = language, [PROGRAM, "--help"]
    try:
        yield
    finally:
        sys.argv = arguments
        if before is None:
            del os.environ["ISO18091_LANG"]
        else:
            os.environ["ISO18091_LANG"] = before


def _fresh(name: str, *with_it: str) -> ModuleType:
    """The module, and those whose names begin like ``with_it``, loaded once more, beside those others use or will."""
    used = _taken_out(name, *with_it)
    try:
        return importlib.import_module(name)
    finally:
        _taken_out(name, *with_it)  # they speak another language than what is loaded next
        sys.modules.update(used)


def _taken_out(*beginnings: str) -> dict[str, ModuleType]:
    """The loaded modules whose names begin so, which are then not loaded."""
    return {known: sys.modules.pop(known) for known in [*sys.modules] if known.startswith(beginnings)}


def _signature(parameter: Any) -> str:
    """``-o, --output OUTPUT``, ``[FILE]`` or ``FILE...``; made here, for typer's own way changes with its versions."""
    takes = parameter.metavar or parameter.opts[-1].lstrip("-").upper()
    if parameter.param_type_name == "argument":
        return str(takes if parameter.required else f"[{takes}]")
    names = ", ".join(parameter.opts)
    return names if parameter.is_flag else f"{names} {takes}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def rules_page() -> str:
    """Every rule with its message, reason and remedy, in both languages."""
    families = [(family, [r for r in vars(family).values() if isinstance(r, Rule)]) for family in FAMILIES]
    parts = [
        NOTE,
        "# Findings",
        "Every code that `iso18091 validate` can show, with its message, why it matters and what to do; the "
        "Vietnamese wording stands below the English ([tiếng Việt](quy-tac.md)). Words in braces are filled in. An "
        "error keeps a workbook from being accepted, a warning and a remark do not. `iso18091 rule CODE` shows the "
        "same in the terminal.",
        _contents(families),
    ]
    for family, rules in families:
        parts.append(f"## {_title(family)}")
        parts.extend(_entry(rule) for rule in rules)
    parts += ["## What the form itself cannot show", _IN_FORM, _not_in_form("en")]
    return "\n\n".join(parts) + "\n"


def rules_page_vi() -> str:
    """The same in Vietnamese alone."""
    rules = [rule for family in FAMILIES for rule in vars(family).values() if isinstance(rule, Rule)]
    parts = [
        NOTE,
        "# Các phát hiện",
        "Mọi mã mà `iso18091 validate` có thể nêu: nội dung, vì sao quan trọng và cách sửa. Chữ trong ngoặc nhọn được "
        "điền theo từng phiếu. Lỗi làm phiếu chưa đạt; cảnh báo và thông tin thì không. `iso18091 rule MÃ` hiện cùng "
        "nội dung. [English](rules.md)",
    ]
    for rule in rules:
        parts.append(
            f"## {rule.code}\n\n"
            f"* **{_SEVERITIES_VI[rule.severity].capitalize()}** ({rule.name}): {rule.message['vi']}\n"
            f"* Vì sao: {rule.why['vi']}\n"
            f"* Cách sửa: {rule.fix['vi']}"
        )
    parts += ["## Những lỗi mà phiếu tự không thấy được", _IN_FORM_VI, _not_in_form("vi")]
    return "\n\n".join(parts) + "\n"


_IN_FORM = (
    "While it is filled in, the form's front page counts every other error of the tables above on its sheet's line, "
    "so that a form that says “✓ Đủ” has none that it could know. These it does not see, or not always."
)
_IN_FORM_VI = (
    "Khi điền, trang đầu của phiếu đếm mọi lỗi khác ở dòng của từng trang, nên phiếu ghi “✓ Đủ” thì không còn lỗi nào "
    "mà phiếu có thể biết. Những lỗi sau phiếu không thấy, hoặc không phải lúc nào cũng thấy."
)
_NOT_SEEN = {
    "en": (("code", "sees", "why not"), ("never", "in part")),
    "vi": (("mã", "thấy", "vì sao không"), ("không", "một phần")),
}


def _not_in_form(language: str) -> str:
    """The errors that only the program finds, those with one reason in one line."""
    heads, sees = _NOT_SEEN[language]
    rows = [f"| {' | '.join(heads)} |", "|---|---|---|"]
    for table, how in zip((CANNOT, IN_PART), sees, strict=True):
        by_reason: dict[str, list[str]] = {}
        for code, why in table.items():
            by_reason.setdefault(why[language], []).append(code)
        rows += [f"| {', '.join(codes)} | {how} | {_cell(why)} |" for why, codes in by_reason.items()]
    return "\n".join(rows)


def _title(family: ModuleType) -> str:
    """``Family E: what the levels are based on``, from the first sentence of the module."""
    sentence = (inspect.getdoc(family) or "").split("\n")[0]
    return sentence.split(". ")[0].rstrip(".")


def _contents(families: list[tuple[ModuleType, list[Rule]]]) -> str:
    rows = ["| code | name | severity | message |", "|---|---|---|---|"]
    for _, rules in families:
        for rule in rules:
            link = f"[{rule.code}](#{_anchor(rule)})"
            rows.append(f"| {link} | {rule.name} | {_SEVERITIES[rule.severity]} | {_cell(rule.message['en'])} |")
    return "\n".join(rows)


def _heading(rule: Rule) -> str:
    return f"{rule.code} {rule.name}"


def _anchor(rule: Rule) -> str:
    return _heading(rule).lower().replace(" ", "-")


def _entry(rule: Rule) -> str:
    return "\n".join(
        (
            f"### {_heading(rule)}",
            "",
            f"* **{_SEVERITIES[rule.severity].capitalize()}**: {rule.message['en']}",
            f"* Why: {rule.why['en']}",
            f"* What to do: {rule.fix['en']}",
            "",
            f"> **{_SEVERITIES_VI[rule.severity].capitalize()}**: {rule.message['vi']}<br>",
            f"> Vì sao: {rule.why['vi']}<br>",
            f"> Cách sửa: {rule.fix['vi']}",
        )
    )
