"""The two streams: results on stdout, all else on stderr. No encoding makes either fail, no text moves the cursor."""

from __future__ import annotations

import codecs
import errno
import io
import os
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any

from iso18091cli.errors import Iso18091Error
from iso18091cli.messages.cli import WORDS
from iso18091cli.model.text import filled

if TYPE_CHECKING:
    from rich.console import Console

_LONGEST = 2000
"""Characters of a paragraph: ours are shorter, and what is longer stands whole in a file."""
_PATH = re.compile(r"(?:^|[\s“\"'(])(?:[A-Za-z]:\\|\.{0,2}/)\S|[^\s\d/][/\\][^\s/]*[.][A-Za-z]{2,5}\b")
"""What looks like a path: it begins as one, or ends in a file's ending behind a folder."""
_STAND_INS = str.maketrans(
    {"đ": "d", "Đ": "D", "✖": "x", "▲": "!", "●": "*", "○": "o", "◐": "%", "–": "-", "—": "-", "…": "...", "→": "->",
     "←": "<-", "✓": "v", "⚠": "!", "·": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "─": "-", "━": "-", "×": "x"}
)  # fmt: skip


class ReaderGone(Iso18091Error):
    """Whoever read our output has stopped doing so (``| head``): nobody is there to be told anything."""


_TONES = "\u0300\u0301\u0303\u0309\u0323"


def _readable(error: UnicodeError) -> tuple[str, int]:
    """What the stream cannot show is shown without marks: "Đỏ" as "Do", not as "??"."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = unicodedata.normalize("NFKD", error.object[error.start : error.end].translate(_STAND_INS))
    return text.encode("ascii", "ignore").decode() or "?", error.end


def _readable_1258(error: UnicodeError) -> tuple[str, int]:
    """The Vietnamese code page of Windows has every letter, with the tone as a character of its own."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    letters, tones = "", ""
    for character in unicodedata.normalize("NFD", error.object[error.start]):
        if character in _TONES:
            tones += character
        else:
            letters += character
    text = unicodedata.normalize("NFC", letters) + tones
    try:
        text.encode("cp1258")
    except UnicodeEncodeError:
        return _readable(error)
    return text, error.start + 1


class _Closed(io.RawIOBase):
    """Stands for a stream that was closed before the program began: writing to it fails and can be told."""

    def writable(self) -> bool:
        return True

    def write(self, _: object) -> int:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def prepare_streams() -> None:
    """Makes stdout and stderr degrade readably on consoles and pipes with another encoding."""
    codecs.register_error("readable", _readable)
    if sys.stdout is None:
        sys.stdout = TextIOWrapper(_Closed(), "utf-8", write_through=True)
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    codecs.register_error("readable-1258", _readable_1258)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            vietnamese = codecs.lookup(stream.encoding).name == "cp1258"
            stream.reconfigure(errors="readable-1258" if vietnamese else "readable")


def out() -> Console:
    """The console for results."""
    return _unwrapped(_console()(highlight=False, emoji=False, markup=False))


def err() -> Console:
    """The console for everything that is not the result."""
    return _unwrapped(_console()(stderr=True, highlight=False, emoji=False, markup=False))


def _unwrapped(console: Console) -> Console:
    """The console without line ends of its own where it is no terminal, unless a width is asked for."""
    if not console.is_terminal and not os.environ.get("COLUMNS"):
        console.width = _LONGEST
    return console


def put_json(document: str) -> None:
    """A JSON document to stdout, whole in every encoding: where it is not UTF-8, in ASCII."""
    from iso18091cli.files.harmless import json_text

    encoding = codecs.lookup(sys.stdout.encoding or "ascii").name
    with told():
        sys.stdout.write(json_text(document, ascii_only=encoding != "utf-8") + "\n")


def put_bytes(content: bytes) -> None:
    """Bytes to stdout as they are, whatever its encoding."""
    with told():
        sys.stdout.flush()
        sys.stdout.buffer.write(content)


def abandon() -> None:
    """Nothing more goes to a stream that has failed: Python would complain again at the end."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


@contextmanager
def told() -> Iterator[None]:
    """Turns failures of stdout into errors that the command line tells. Raises ReaderGone, Iso18091Error."""
    try:
        yield
    except OSError as error:
        if error.filename is not None:
            raise  # a file's, not a stream's
        problem = error.strerror or type(error).__name__
        text = filled(WORDS["output-lost"], problem=problem)
        # On Windows a pipe that nobody reads any more is an invalid argument.
        gone = isinstance(error, BrokenPipeError) or (sys.platform == "win32" and error.errno == errno.EINVAL)
        raise (ReaderGone if gone else Iso18091Error)(text) from error


@cache
def _console() -> type[Console]:
    from rich.cells import cell_len
    from rich.console import Console, ConsoleOptions, RenderableType
    from rich.segment import Segment
    from rich.text import Text

    from iso18091cli.files.harmless import terminal_line, visible

    class Harmless(Console):
        """What a sender typed moves nothing: control characters are visible escapes, a paragraph is one, and ends."""

        def render_str(self, text: str, **options: Any) -> Text:  # noqa: ANN401
            return super().render_str(visible(text), **options)

        def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
            if isinstance(renderable, Text) and visible(renderable.plain) != renderable.plain:
                renderable = self._changed(renderable, visible)
            return super().render(renderable, options)

        def print(self, *objects: Any, **options: Any) -> None:  # noqa: ANN401
            said = [self._paragraph(each) for each in objects]
            # A word that is longer than a line, and a path whatever its length, stays in one piece.
            shape: dict[str, Any] = {"crop": False} | options
            if any(map(self._in_one_piece, said)):
                shape["soft_wrap"] = True
            with told():
                if self.is_terminal:
                    super().print(*said, **shape)
                    return
                with self.capture() as captured:
                    super().print(*said, **shape)
                self.file.write("\n".join(line.rstrip(" ") for line in captured.get().split("\n")))

        def _in_one_piece(self, said: Any) -> bool:  # noqa: ANN401
            text = said.plain if isinstance(said, Text) else said
            if not isinstance(text, str):
                return False
            return bool(_PATH.search(text)) or max(map(cell_len, text.split()), default=0) > self.width

        def _paragraph(self, said: Any) -> Any:  # noqa: ANN401
            if isinstance(said, str):
                line = terminal_line(said)
                return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
            if isinstance(said, Text) and (len(said) > _LONGEST or terminal_line(said.plain) != said.plain):
                said = self._changed(said, terminal_line)
                said.truncate(_LONGEST, overflow="ellipsis")
            return said

        def _changed(self, text: Text, change: Callable[[str], str]) -> Text:
            parts = [(change(part.text), part.style or "") for part in text.render(self)]
            shape = {name: getattr(text, name) for name in ("justify", "overflow", "no_wrap", "end")}
            return Text.assemble(*parts, **shape)

        def on_broken_pipe(self) -> None:
            raise  # noqa: PLE0704 - called where rich has caught it; rich itself would end with code 1

    return Harmless
