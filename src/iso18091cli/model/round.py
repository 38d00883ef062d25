"""What is the same in every command of a round, said once in `round.yaml` in the round's folder."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path

FILE = "round.yaml"
"""Its name in a round's folder."""


@dataclass(frozen=True, kw_only=True)
class Round:
    """The values of a round, as its file says them or as they count for a command. Not said is "" or ``None``."""

    period: str = ""
    due: str = ""
    """The last day on which a unit may send its workbook, YYYY-MM-DD; the register may name another one for a unit."""
    catalogue: Path | None = None
    """A file, or the name of a shipped one ("edition-2014")."""
    register: Path | None = None
    sender: str = ""
    """Name of the office that asks."""
    reply_to: str = ""
    """The e-mail address to which workbooks are sent back."""
    contact: str = ""
    """Whom to call: a name, a telephone number."""
    templates: Path | None = None
    """Folder with the office's own templates of documents."""
    lang: str = ""
    """vi or en: the language of messages, documents and blank workbooks."""


KEYS = tuple(field.name for field in dataclasses.fields(Round))
"""The keys of the file, in its order."""
PATHS = ("catalogue", "register", "templates")
"""Keys that name a file or a folder, in the file as seen from the round's folder."""
