"""File -> Result: read, check, score. Nothing that a file holds can stop the next one."""

from __future__ import annotations

import hashlib
from pathlib import Path

from iso18091cli.checks.table import check, unreadable
from iso18091cli.errors import Unreadable
from iso18091cli.model.answers import Stage
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.scores import Result
from iso18091cli.scoring import score
from iso18091cli.workbook.reader import read_workbook


def examine(path: Path, catalog: Catalog, only: Stage | None = None) -> Result:
    """What one file says and what it scores; a file that cannot be used gives a result without a scorecard.

    ``only`` asks for one stage's levels alone.
    """
    try:
        submission = read_workbook(path, catalog)
    except Unreadable as error:
        return Result(path=str(path), sha256=_digest(path), diagnostics=(unreadable(error),))
    return Result(
        path=str(path),
        sha256=submission.sha256,
        submission=submission,
        scorecard=score(submission, catalog, only),
        diagnostics=check(submission, catalog),
    )


def _digest(path: Path) -> str:
    try:
        if not path.is_file():
            return ""
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""
