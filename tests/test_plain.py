"""A catalogue written as JSON and read back is the same catalogue, and nothing else is taken for one."""

from __future__ import annotations

import dataclasses
import json
import typing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iso18091cli.catalog import load_catalog
from iso18091cli.catalog.as_json import from_json, to_json
from iso18091cli.files.shipped import CATALOG, shipped
from iso18091cli.model import catalog as shapes
from iso18091cli.model.catalog import Catalog

EXAMPLES = Path(__file__).parent.parent / "examples"
CATALOGUES = [shipped(CATALOG), *EXAMPLES.glob("*/*catalog*.yaml")]
RECORDS = [r for r in vars(shapes).values() if dataclasses.is_dataclass(r) and r.__module__ == shapes.__name__]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda p: p.name)
def test_what_is_shipped_comes_back_equal(path: Path) -> None:
    catalog = load_catalog(path)
    again = from_json(to_json(catalog))
    assert again == catalog and again.digest == catalog.digest and hash(again) == hash(catalog)
    assert to_json(again) == to_json(catalog)


def _values(hint: object) -> st.SearchStrategy[typing.Any]:
    """Values of a field of the model, most of them small."""
    if dataclasses.is_dataclass(hint):
        hints = typing.get_type_hints(hint)
        return st.builds(hint, **{f.name: _values(hints[f.name]) for f in dataclasses.fields(hint)})  # type: ignore[arg-type]
    inner = typing.get_args(hint)
    if typing.get_origin(hint) is tuple and inner[1:] == (...,):
        return st.lists(_values(inner[0]), max_size=2).map(tuple)
    if typing.get_origin(hint) is tuple:
        return st.tuples(*map(_values, inner))
    if typing.get_origin(hint) is dict:
        return st.dictionaries(st.text(max_size=2), _values(inner[1]), max_size=2)
    if typing.get_origin(hint) is typing.Literal:
        return st.sampled_from(inner)
    if inner:
        return st.one_of(map(_values, inner))
    if hint is float:
        return st.floats(allow_nan=False, allow_infinity=False)
    return {type(None): st.none(), bool: st.booleans(), int: st.integers(), str: st.text(max_size=3)}[hint]  # type: ignore[index]


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_value_of_the_model_comes_back_equal(data: st.DataObject) -> None:
    catalog = data.draw(_values(Catalog))
    again = from_json(to_json(catalog))
    assert again == catalog
    assert repr(again) == repr(catalog), "1 is not 1.0, and the order of keys is kept"


DAMAGE = ["", "null", "[]", "{}", '{"id": 1}', '"text"', "1", "{"]


@pytest.mark.parametrize("text", DAMAGE)
def test_what_is_no_catalogue_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        from_json(text)


@pytest.mark.parametrize(
    ("way", "value"),
    [
        (("version",), 1),
        (("title",), "Bộ chỉ số"),
        (("title", "vi"), None),
        (("languages",), "vi"),
        (("scale", "levels", 0, "points"), True),
        (("scoring", "rule"), "nearest"),
        (("indicators", 0, "seq"), 1.0),
        (("indicators", 0, "verified"), 0),
        (("indicators", 0, "sdgs"), [True]),
        (("indicators", 0, "criteria", 0, "nonsense"), "x"),
        (("survey", 0, "questions", 0, "minimum"), "0"),
    ],
)
def test_a_value_of_another_type_is_refused(way: tuple[str | int, ...], value: object) -> None:
    data = json.loads(to_json(load_catalog()))
    *around, last = way
    record = data
    for step in around:
        record = record[step]
    record[last] = value
    with pytest.raises(ValueError):
        from_json(json.dumps(data))


def test_what_is_left_out_has_its_default() -> None:
    """So that what was kept before the model had a field is read all the same."""
    data = json.loads(to_json(load_catalog()))
    assert "rules" not in data and from_json(json.dumps(data)).rules == {}
    del data["title"]
    with pytest.raises(ValueError):
        from_json(json.dumps(data))
