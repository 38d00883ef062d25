"""A data folder → pandas data frames, for whoever goes on with the figures in Python."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd

DTYPES = {"integer": "Int64", "number": "Float64", "boolean": "boolean"}
"""Frictionless type → pandas type, each of which can hold "missing"; all else is text."""


def frames(folder: Path) -> dict[str, pd.DataFrame]:
    """The tables of a data folder by name, typed as its datapackage.json says. Raises OSError.

    Codes and ids stay text, a missing value is missing, and a unit called "NA" is one.
    """
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    return {
        table["name"]: pd.read_csv(
            folder / table["path"],
            encoding=table["encoding"],
            dtype={column["name"]: DTYPES.get(column["type"], "string") for column in table["schema"]["fields"]},
            keep_default_na=False,
            na_values=[""],
        )
        for table in package["resources"]
    }
