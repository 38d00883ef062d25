"""Random fillings for what takes answers out of a workbook and puts them into a fresh one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import strategies as st

from filling import CATALOG, PLAIN, fill
from iso18091cli.form.book import Stamp
from iso18091cli.form.layout import Answer, plan
from iso18091cli.form.refill import Address, answers
from iso18091cli.model.answers import Submission
from iso18091cli.reading.reader import read_workbook

Values = dict[tuple[str, str], object]

TEXTS = st.one_of(
    st.sampled_from(["=1+1", "+84 225", "@x", "1.10", "_x000D_ lẻ", "dòng 1\ndòng 2", "#N/A", "'", "Hoà Đông", "id"]),
    st.text(st.characters(exclude_categories=("C",)), min_size=1, max_size=30),
)
NOT_UNDERSTOOD: dict[str, list[object]] = {
    "choice": ["Tốt", "X", 3, True, "xanh đỏ"],
    "number": ["1.23.4", "khoảng 85", "nhiều"],
    "date": ["cuối quý II", "31/02/2023", "2023", "18/07/1905"],
    "text": [],
}


def _values_of(answer: Answer, faulty: bool) -> st.SearchStrategy[object]:
    kinds: dict[str, st.SearchStrategy[object]] = {
        "text": TEXTS,
        "choice": st.sampled_from([word for _, word in answer.choices] or ["?"]),
        "number": st.one_of(
            st.integers(-(10**6), 10**9), st.floats(0, 1e6).map(lambda x: round(x, 3)), st.just("12,5")
        ),
        "date": st.one_of(st.dates(date(1930, 1, 1), date(2099, 1, 1)), st.just("15/01/2023")),
    }
    wrong = NOT_UNDERSTOOD[answer.kind] if faulty else []
    return st.one_of(kinds[answer.kind], st.sampled_from(wrong)) if wrong else kinds[answer.kind]


@st.composite
def fillings(draw: st.DrawFn, faulty: bool = False) -> Values:
    """Some of the small catalogue's cells, each with something that its cell takes, or (``faulty``) does not take."""
    cells = {
        (row.id, column): answer
        for sheet in plan(CATALOG, "vi").sheets
        for row in (sheet.rows[:4] if sheet.kind == "actions" else sheet.rows)
        for column, answer in row.answers.items()
    }
    chosen = draw(st.lists(st.sampled_from(sorted(cells)), max_size=25, unique=True))
    return {key: draw(_values_of(cells[key], faulty)) for key in chosen}


def read_filled(path: Path, values: Values, stamp: Stamp = PLAIN) -> Submission:
    return read_workbook(fill(path, values, stamp=stamp), CATALOG)


def meanings(submission: Submission) -> dict[Address, str]:
    """What the answers mean, by key; those that mean nothing are left out."""
    return {address: entry.value for address, entry in answers(submission) if entry.value is not None}


def typed(submission: Submission) -> dict[Address, str]:
    """What stands where nothing was understood, but for errors of the office program."""
    return {
        address: entry.typed
        for address, entry in answers(submission)
        if entry.value is None and entry.kind not in ("blank", "error")
    }
