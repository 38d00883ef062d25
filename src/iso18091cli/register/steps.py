"""`steps.csv` in a round's folder → steps that no workbook tells: a set published, a programme issued, a review."""

from __future__ import annotations

from pathlib import Path

from iso18091cli.errors import Faults
from iso18091cli.messages.coverage import STEP_COLUMNS, STEPS
from iso18091cli.messages.unknown_word import did_you_mean
from iso18091cli.model.coverage import CYCLE, FILE, CycleStep, SaidStep
from iso18091cli.model.spelling import fold, nearest
from iso18091cli.register.faults import Report
from iso18091cli.register.load import day_in
from iso18091cli.register.table import Columns, Row, all_words, one_line, read_rows

_COLUMNS = Columns(STEP_COLUMNS, ("code", "step"), not_read=("name", "note"))
_WORDS: dict[str, CycleStep] = {fold(word): key for key in CYCLE for word in (key, *STEPS[key].values())}


def steps_in(folder: Path) -> tuple[SaidStep, ...]:
    """The steps that a round's folder says; none where it has no such list.

    Raises:
        Faults: the list cannot be read, or a row of it has an error.
    """
    path = folder / FILE
    if not path.is_file():
        return ()
    report = Report(str(path))
    found: list[SaidStep] = []
    for row in read_rows(path, report, _COLUMNS):
        if not row.typed["code"]:
            report.add("empty", row.number, "code")
        step, day = _step(row, report), day_in("day", row, report)
        if step is not None:
            found.append(SaidStep(one_line(row.typed["code"]), step, day))
    if report.failed:
        raise Faults(tuple(sorted(report.faults, key=lambda fault: fault.line or 0)))
    return tuple(found)


def _step(row: Row, report: Report) -> CycleStep | None:
    typed = one_line(row.typed["step"])
    key = _WORDS.get(fold(typed))
    if key is None:
        like = nearest(typed, _WORDS) if typed else None
        hint = did_you_mean(STEPS[_WORDS[like]] if like else None)
        report.add("word-unknown", row.number, "step", found=typed, hint=hint, known=all_words(STEPS))  # type: ignore[arg-type]
    return key
