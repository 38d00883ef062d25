"""A stranger's file → sheets of cells, nothing trusted.

Takes the path of a file that anybody may have made; gives what stands on its sheets, cell by cell, or the one reason
why it cannot. Promises: what a file is, its bytes say, not its name; nothing is unpacked to disk, followed or run; what
was looked at is what is read; sizes, counts and depths are limited while reading; every failure is ``Unreadable``. It
knows nothing of forms, catalogues or the rest of this program.

A library that reads old formats can still abort its process: run this in a process that may die.
"""

from iso18091cli.spreadsheet.unreadable import Unreadable

__all__ = ["Unreadable"]
