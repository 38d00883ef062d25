"""The benchmark can be started, and each of its rows gives what it says. What the ratios are is no matter of a test:
they lean on the machine and on what else it does."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))

import run as bench

SIZE = 4


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> bench.Bench:
    return bench.Bench(SIZE, tmp_path_factory.mktemp("bench"))


@pytest.mark.parametrize(
    ("row", "lines"),
    [(bench.reading, 1), (bench.forms, 1), (bench.plans, 1), (bench.rerun, 1), (bench.comparing, 2), (bench.start, 3)],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_each_row_can_be_started(
    small: bench.Bench, row: Callable[[bench.Bench], Iterable[bench.Row]], lines: int
) -> None:
    made = list(row(small))
    assert len(made) == lines
    assert all(line.value > 0 and line.limit > 0 for line in made)


def test_no_two_workbooks_agree(small: bench.Bench) -> None:
    contents = [path.read_bytes() for path in small.paths(SIZE)]
    assert len(set(contents)) == SIZE


def test_the_table_says_what_is_not_met() -> None:
    rows = [bench.Row("a", 2.0, 1.8, False, "x"), bench.Row("b", 20.0, 15, True, "y")]
    text = bench.table(rows)
    assert "| a | ≤ 1.8 | 2.00 | NO | x |" in text and "| b | ≥ 15 | 20.00 | yes | y |" in text
