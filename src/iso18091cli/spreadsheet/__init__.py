"""A spreadsheet file, not trusted → its sheets, cell by cell.

Anybody may have made the file. Where it cannot be read, one reason is given: every failure is ``Unreadable``. Promises:
the kind of a file is told by its bytes, not by its name; nothing is unpacked to disk, followed or run; what was checked
is what is read; sizes, counts and depths are limited while reading. It knows nothing of forms, catalogues or the rest
of this program.

A library that reads old formats can still abort its process: run this in a process that may die.
"""

from iso18091cli.spreadsheet.unreadable import Unreadable

__all__ = ["Unreadable"]
