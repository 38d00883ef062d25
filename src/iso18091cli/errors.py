"""One error tree, caught once, in the command line.

Iso18091Error                 a sentence for the user, in each language
├── Faults                    a catalogue or a register with faults: all of them at once
├── NothingToDo               no file was found, no result is possible
└── OutputRefused             a place cannot be written to, or something of the user's stands there
"""

from __future__ import annotations

from dataclasses import dataclass

from iso18091cli.model.text import LANGUAGES, Text, filled, say


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault in a file that people write by hand: where, in which record, what is wrong, what to do."""

    file: str
    line: int | None
    """Line of a text file or row of a sheet, from 1."""
    record: str
    """The record's id or the column's name, as the reader of the message knows it."""
    message: Text
    remedy: Text
    severity: str = "error"
    """error or warning."""

    def sentence(self, language: str) -> str:
        """``file:line: record: what is wrong. What to do.``"""
        where = ":".join(part for part in (self.file, str(self.line) if self.line else "") if part)
        record = f" {self.record}:" if self.record else ""
        return f"{where}:{record} {say(self.message, language)} {say(self.remedy, language)}".rstrip()


@dataclass(frozen=True, slots=True)
class FaultKind:
    """One kind of fault that such a file can have, in words whose names in braces are filled in."""

    message: Text
    remedy: Text
    severity: str = "error"
    """error or warning."""

    def fault(self, file: str, line: int | None, record: str = "", /, **arguments: str | int | Text) -> Fault:
        """A fault of this kind. An argument may be empty at either end of a sentence: blanks there are taken off."""
        message, remedy = (
            {language: words.strip() for language, words in filled(text, **arguments).items()}
            for text in (self.message, self.remedy)
        )
        return Fault(file, line, record, message, remedy, self.severity)


class Iso18091Error(Exception):
    """Anything the user is told about instead of getting a result."""

    def __init__(self, text: Text) -> None:
        super().__init__(say(text, "en"))
        self.text = text


class Faults(Iso18091Error):
    """A catalogue or a register that cannot be used; carries every fault found in one run."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__({lang: "\n".join(f.sentence(lang) for f in faults) for lang in LANGUAGES})


class NothingToDo(Iso18091Error):
    """There is nothing the command could work on."""


class OutputRefused(Iso18091Error):
    """A result cannot be put where it was asked for."""
