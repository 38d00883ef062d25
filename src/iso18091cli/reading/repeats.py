"""Rows, and whole sheets, that stand in a workbook twice → which one counts, and what is said about it."""

from __future__ import annotations

from dataclasses import dataclass, field

from iso18091cli.model.answers import Anomaly, Place, Row
from iso18091cli.model.text import Text, both, filled, listed

_A_SHEET = 3
"""So many rows of one sheet on another make that a copy, which is reported once."""

_PREFILLED = ("competence", "code")
"""Columns in which something stands in a blank form."""

Told = tuple[tuple[str, str], ...]


@dataclass(eq=False, repr=False)
class Repeats:
    """Decides row by row; tells sheet by sheet."""

    _pairs: list[tuple[Row, Row]] = field(default_factory=list)
    """(the row that counts, the other one)."""

    @staticmethod
    def told(row: Row) -> Told:
        """What a row says, wherever it stands."""
        return tuple((name, e.typed) for name, e in row.entries.items() if not e.blank and name not in _PREFILLED)

    def which(self, first: Row, second: Row) -> Row:
        """Of two rows with one key the visible one counts; else the one that holds an answer, the first if both do."""
        if first.seen != second.seen:
            counts = first if first.seen else second
        else:
            counts = first if self.told(first) or not self.told(second) else second
        self._pairs.append((counts, second if counts is first else first))
        return counts

    def anomalies(self) -> list[Anomaly]:
        """Both kinds: single rows, and sheets that are copies of another."""
        by_sheets: dict[frozenset[str], list[tuple[Row, Row]]] = {}
        for pair in self._pairs:
            by_sheets.setdefault(frozenset(row.place.sheet for row in pair), []).append(pair)
        found: list[Anomaly] = []
        for names, pairs in by_sheets.items():
            if len(names) == 2 and len(pairs) >= _A_SHEET:
                found.append(self._copied(pairs))
            else:
                found += [self._repeated(*pair) for pair in pairs]
        return found

    @staticmethod
    def _repeated(counts: Row, other: Row) -> Anomaly:
        where = f"{other.place.sheet}!{other.place.cell}"
        return Anomaly("repeated-row", counts.place, counts.id, {"id": counts.id, "other": where})

    def _copied(self, pairs: list[tuple[Row, Row]]) -> Anomaly:
        # Most rows count where the sheet is read first; the copy is the other one.
        first = max((c.place.sheet for c, _ in pairs), key=[c.place.sheet for c, _ in pairs].count)
        copy = next(row.place.sheet for pair in pairs for row in pair if row.place.sheet != first)
        differ = [counts.id for counts, other in pairs if self.told(other) and self.told(other) != self.told(counts)]
        taken = [counts.id for counts, _ in pairs if counts.place.sheet == copy]
        arguments: dict[str, str | Text] = {
            "sheet": copy,
            "other": first,
            "count": str(len(pairs)),
            "differ": _sentence(
                differ, {"vi": " Trả lời khác nhau ở: {rows}.", "en": " The answers differ in: {rows}."}
            ),
            "taken": _sentence(
                taken,
                {
                    "vi": " Chỉ bản sao có trả lời nên lấy từ bản sao: {rows}.",
                    "en": " Answered in the copy alone, and taken from there: {rows}.",
                },
            ),
        }
        return Anomaly("sheet-copied", Place(copy), "", arguments)


def _sentence(ids: list[str], said: Text) -> Text:
    return filled(said, rows=listed(ids, 5)) if ids else both("")
