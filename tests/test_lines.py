"""Lines of the longest tables: what is typed comes back from them, whatever it is."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

import hand
from iso18091cli.files.harmless import csv_typed
from iso18091cli.model.answers import Entry, Place, Row
from iso18091cli.model.units import Unit
from iso18091cli.results.lines import csv_lines, filled_in, lines

TEXT = st.text(st.sampled_from(" ,\"\n\r\0=+-@'aĐ1;\t") | st.characters(codec="utf-8"), max_size=12)


def typed(text: str) -> str:
    """What comes back of a text: line ends are line feeds, and a NUL is dropped."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


@given(TEXT, TEXT, TEXT, TEXT, TEXT)
def test_what_is_typed_comes_back(value: str, said: str, sheet: str, unit: str, period: str) -> None:
    entry = Entry(Place(sheet, "B7"), "text", said, value)
    rows = {"1.1.a": Row("1.1.a", Place(sheet, "A7"), {"evidence": entry, "officer": Entry(Place(sheet, "C7"))})}
    actions = (Row("1", Place(sheet, "A2"), {"task": entry}),)
    result = hand.result("a.xlsx", Unit(name="Xã"), rows=rows, actions=actions)
    made = {name: filled_in(found, unit, period) for name, found in lines(result, hand.CATALOG).items()}
    of_unit, cells = [unit, period], [value, said, sheet]
    assert [*map(undone, read(made["answers"]))] == [
        [*map(typed, of_unit), "criterion", "1.1.a", "evidence", *map(typed, cells), "B7"],
        [*map(typed, of_unit), "action", "1", "task", *map(typed, cells), "B7"],
    ]
    assert [undone(line)[:6] for line in read(made["actions"])] == [[*map(typed, of_unit), "1", "", "", typed(value)]]
    # Made by hand, the lines are those of a csv.writer.
    assert made["answers"].decode() == csv_lines(map(undone, read(made["answers"])))


def read(table: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(table.decode(), newline="")))


def undone(line: list[str]) -> list[str]:
    return [csv_typed(cell) for cell in line]


def test_a_result_without_answers_has_no_lines() -> None:
    assert lines(hand.result("a.xlsx", Unit()), hand.CATALOG)["actions"] == b""
