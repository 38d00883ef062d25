"""A thing in a folder → the rule by which it is not read, or none for what may be a workbook.

Its bytes say what it is, whatever its name: mail programs and browsers rename what they save. What bears a workbook's
name is read all the same, so that its fault is told. Only ordinary files are opened.
"""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from iso18091cli.checks.files import BROKEN_LINK, LOCK_FILE, NOT_A_FILE, OTHER_FILE, WRAPPED
from iso18091cli.checks.rule import Rule
from iso18091cli.spreadsheet.container import MAX_FILE, folded
from iso18091cli.spreadsheet.recognise import (
    LOCKS,
    OLE,
    PACKED,
    SPREADSHEETS_AS_XML,
    ZIP,
    name_of,
    refuse_other_document,
    zip_kind,
)
from iso18091cli.spreadsheet.unreadable import Unreadable

SPREADSHEETS = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlt", ".xlsb", ".ods", ".ots", ".fods", ".et", ".ett")
_WRAPPERS = (".zip", ".rar", ".7z", ".tar", ".gz", ".tgz", ".eml", ".mbox", ".msg")
_ATTACHED = re.compile(
    rb"spreadsheet|ms-excel|name[^=]*=.*\.(xls|ods|et\b|zip|rar|7z|dat)|application/(octet-stream|ms-tnef|[\w.-]*(zip|rar|7z))",
    re.IGNORECASE,
)
"""How a mail names an attachment that is, or may hold, a workbook."""
_LONGEST_LINE = 4096
_A_HEAD = 4096
SIDE_FILES = ("thumbs.db", "desktop.ini", ".ds_store")
_OLD_BOOKS = ("Workbook", "Book", "EncryptedPackage")
_OLD_MAIL = "__properties_version1.0"


def reason_against(path: Path) -> Rule | None:
    """The rule by which a thing is not even opened, ``None`` for one that may be a workbook."""
    name = path.name.casefold().rstrip(" .")
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return NOT_A_FILE
        if name.endswith(SPREADSHEETS) and not name.startswith((*LOCKS, "._")):
            return None  # by far the most frequent case
        with path.open("rb") as file:
            head = file.read(_A_HEAD)
    except FileNotFoundError:
        return BROKEN_LINK
    except (OSError, ValueError):
        return None if name.endswith(SPREADSHEETS) else WRAPPED if name.endswith(_WRAPPERS) else OTHER_FILE
    return _by_content(path, name, head)


def _by_content(path: Path, name: str, head: bytes) -> Rule | None:
    found = name_of(head)
    if head.startswith(ZIP):
        return _zipped(path, name)
    if head.startswith(OLE):
        return _old(path, name)
    if name.startswith((*LOCKS, "._")) or name in SIDE_FILES:
        return LOCK_FILE
    if found in SPREADSHEETS_AS_XML:
        return None  # it is told what it is
    if found == "e-mail" or name.endswith((".eml", ".mbox")):
        return WRAPPED if _has_attached(path) else OTHER_FILE
    return WRAPPED if name.endswith(_WRAPPERS) or found in PACKED.values() else OTHER_FILE


def _zipped(path: Path, name: str) -> Rule | None:
    """What is to be done with a zip: a workbook of today is one, and so is any other document."""
    try:
        if path.stat().st_size > MAX_FILE:
            return WRAPPED
        with zipfile.ZipFile(path) as archive:
            names = [folded(inside) for inside in archive.namelist()]
            if zip_kind(names) == "ods":
                with archive.open("mimetype") as stream:
                    refuse_other_document(stream.read(_A_HEAD))
    except Unreadable as error:
        if error.rule == "packed":
            return WRAPPED if any(inside.endswith((*SPREADSHEETS, *_WRAPPERS)) for inside in names) else OTHER_FILE
        return OTHER_FILE if error.rule == "not-a-workbook" else None
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError, KeyError):
        return WRAPPED if name.endswith(_WRAPPERS) else None
    return None


def _old(path: Path, name: str) -> Rule | None:
    """What is to be done with a file of Office 97, which lists its streams by names in UTF-16."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_FILE)
    except OSError:
        return None
    if is_outlook_mail(data) or name.endswith(".msg"):
        return WRAPPED
    return None if any(book.encode("utf-16-le") in data for book in _OLD_BOOKS) else OTHER_FILE


def is_outlook_mail(data: bytes) -> bool:
    """Whether a file of Office 97 is a message of Outlook: only those have such a stream."""
    return _OLD_MAIL.encode("utf-16-le") in data


def _has_attached(path: Path) -> bool:
    """Whether a mail names an attachment that may hold a workbook; one that cannot be looked into may."""
    try:
        with path.open("rb") as file:
            return any(_ATTACHED.search(line) for line in _lines(file))
    except OSError:
        return True


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a mail; of a line without an end, pieces."""
    while line := file.readline(_LONGEST_LINE):
        yield line
