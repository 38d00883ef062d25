"""Round → the text of its first `round.yaml`, in which every key is explained."""

from __future__ import annotations

import json
import os
from pathlib import Path

from iso18091cli.files.shipped import DEFAULT, asked_edition
from iso18091cli.messages.round import EXAMPLES, HEAD
from iso18091cli.messages.round import KEYS as SAID
from iso18091cli.model.address import address_in
from iso18091cli.model.round import KEYS, Round
from iso18091cli.model.text import say
from iso18091cli.model.typed import deadline_meant


def round_text(values: Round, folder: Path, language: str) -> str:
    """The file for that folder: what is known as ``key: value``, all other keys behind a #."""
    lines = [f"# {line}" for line in say(HEAD, language).split("\n")]
    for key in KEYS:
        value = _as_read(key, _typed(getattr(values, key), folder))
        lines += ["", f"# {say(SAID[key], language)}.", f"{key}: {_quoted(value)}" if value else _example(key)]
    return "\n".join(lines) + "\n"


def _as_read(key: str, value: str) -> str:
    """The value if the file's reader takes it, for a form may say more: "sớm", "nộp tại bộ phận một cửa"."""
    if key == "due":
        return deadline_meant(value) or ""
    return "" if key == "reply_to" and address_in(value).fault else value


def _example(key: str) -> str:
    return f"# {key}: {_quoted(EXAMPLES[key])}"


def _quoted(value: str) -> str:
    """In quotation marks, as YAML and JSON alike read it: a period or a telephone number stays as it is typed."""
    return json.dumps(value, ensure_ascii=False)


def _typed(value: object, folder: Path) -> str:
    """A value as it stands in the file; "" for one that is not said, or a path that cannot be seen from the folder."""
    if not isinstance(value, Path):
        return str(value or "")
    if str(value) == DEFAULT or asked_edition(value):
        return str(value)
    try:
        return Path(os.path.relpath(value.absolute(), folder.absolute())).as_posix()
    except ValueError:  # on Windows, another drive
        return ""
