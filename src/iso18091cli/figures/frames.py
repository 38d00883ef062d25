"""Store → data frames of the units that count and of their sums. pandas is loaded with the first, or by ``load``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iso18091cli.results.store import Store

if TYPE_CHECKING:
    import pandas as pd


def load() -> None:
    """Loads pandas (half a second) before it is needed, while workers read."""
    import pandas  # noqa: F401


_UNITS = """
SELECT f.position AS position, u.level, u.kind, u.parent, u.code, f.reliable
FROM file f JOIN unit u USING (unit) WHERE f.outcome = 'counted' ORDER BY f.position"""
_SUMS = """
SELECT f.position AS position, s.id, CAST(round(100 * s.score) AS INTEGER) AS hundredths, s.applicable
FROM score s JOIN file f USING (file)
WHERE f.outcome = 'counted' AND s.scope <> 'indicator' ORDER BY f.position, s.seq"""


def units(store: Store) -> pd.DataFrame:
    """A row a unit that counts, by its position: `level`, `kind`, `parent` and `code` ("" unknown), `reliable` (1, 0,
    missing while not certain).
    """
    import pandas as pd

    return pd.read_sql_query(_UNITS, store.connection, index_col="position", dtype={"reliable": "Int8"})


def sums(store: Store) -> pd.DataFrame:
    """A row a unit and sum: `position`, `id` (a pillar's, or "total"), `hundredths` (of a score's point; missing below
    the minimum coverage), `applicable` (indicators).
    """
    import pandas as pd

    return pd.read_sql_query(_SUMS, store.connection, dtype={"hundredths": "Int64"})
