"""The published schemas, held by an independent validator against shipped files, broken ones and the JSON outputs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from filling import CATALOG, COMPLETE, blank, fill
from iso18091cli.catalog import load_catalog
from iso18091cli.catalog.load import check_catalog
from iso18091cli.intake.examine import examine
from iso18091cli.render.json_text import score_document, validation_document
from test_measures import MEASURED

ROOT = Path(__file__).parent.parent
SCHEMAS = ROOT / "schemas"
SHIPPED = {
    "indicator_catalog.yaml": "catalog",
    "examples/hai-phong/catalog.yaml": "overlay",
    "examples/iso9001-review/catalog.yaml": "catalog",
}
Change = Callable[[dict[str, Any]], object]


def validator(name: str, *, closed: bool = False) -> Draft202012Validator:
    """The validator of a published schema; ``closed``: what the schema does not name is a fault too."""
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
    if closed:
        for record in schema["$defs"].values():
            record["additionalProperties"] = False
        if "properties" in schema:
            schema["additionalProperties"] = False
    return Draft202012Validator(schema)


def faults(name: str, data: object, *, closed: bool = False) -> list[str]:
    return [f"{error.json_path}: {error.message[:200]}" for error in validator(name, closed=closed).iter_errors(data)]


def loaded(path: str) -> dict[str, Any]:
    data: dict[str, Any] = yaml.load((ROOT / path).read_text("utf-8"), yaml.CSafeLoader)
    return data


@pytest.mark.parametrize("path", sorted(SCHEMAS.glob("*.json")), ids=lambda path: path.name)
def test_schemas_are_sound_and_say_what_each_field_is(path: Path) -> None:
    schema = json.loads(path.read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == path.name
    for name, record in {"": schema, **schema["$defs"]}.items():
        for key, value in record.get("properties", {}).items():
            described = value.get("description") or "$ref" in value or name == "Text"
            assert described, f"{path.name}: {name}.{key} has no description"


@pytest.mark.parametrize(("path", "schema"), SHIPPED.items())
def test_shipped_files_keep_to_their_schema_and_point_at_it(path: str, schema: str) -> None:
    assert faults(schema, loaded(path)) == []
    first = (ROOT / path).read_text("utf-8").splitlines()[0]
    pointed = first.removeprefix("# yaml-language-server: $schema=")
    assert ((ROOT / path).parent / pointed).resolve() == SCHEMAS / f"{schema}.schema.json"


def test_the_shipped_edition_of_2014_keeps_to_its_schema() -> None:
    assert faults("catalog", loaded("src/iso18091cli/catalog/editions/2014.yaml")) == []


def test_the_new_fields_keep_to_their_schema() -> None:
    measured = yaml.safe_load(MEASURED)
    del measured["rules"]  # plain YAML takes "off" for false
    assert faults("catalog", measured) == []
    criterion = measured["indicators"][0]["criteria"][0]
    for wrong in (
        {"kind": "percent"},
        {"thresholds": {"green": "98"}},
        {"thresholds": {"green": [1, 2, 3]}},
        {"by": "31/3"},
    ):
        assert faults("catalog", {**measured, "indicators": [{**measured["indicators"][0], "criteria": [
            {**criterion, "measure": {**criterion["measure"], **wrong}}
        ]}]}), wrong  # fmt: skip


def _first(data: dict[str, Any]) -> dict[str, Any]:
    indicator: dict[str, Any] = data["indicators"][0]
    return indicator


def _question(data: dict[str, Any], answer: str) -> dict[str, Any]:
    return next(q for topic in data["survey"] for q in topic["questions"] if q["answer"] == answer)


BROKEN: dict[str, Change] = {
    "name missing": lambda d: _first(d).pop("name"),
    "unknown key": lambda d: _first(d).update(titel="x"),
    "weight 0": lambda d: _first(d).update(weight=0),
    "weight of a criterion below 0": lambda d: _first(d)["criteria"][0].update(weight=-1),
    "id not quoted": lambda d: _first(d).update(id=1.1),
    "id with a blank": lambda d: _first(d).update(id="1 1"),
    "id that is a row key": lambda d: d["sources"].append({"id": "total", "text": {"vi": "a", "en": "b"}}),
    "version a number": lambda d: d.update(version=2026.1),
    "colour with #": lambda d: d["scale"]["levels"][0].update(colour="#F8CBC6"),
    "ink a word": lambda d: d["scale"]["incomplete"].update(ink="black"),
    "goal 18": lambda d: _first(d).update(sdgs=[18]),
    "seq 0": lambda d: _first(d).update(seq=0),
    "level of unit unknown": lambda d: _first(d)["criteria"][0].update(applies_to=["village"]),
    "coverage 0": lambda d: d["scoring"].update(minimum_coverage=0),
    "coverage 90": lambda d: d["scoring"].update(minimum_coverage=90),
    "label above 100": lambda d: d["scoring"]["labels"][-1].update(at_least=101),
    "rule unknown": lambda d: d["scoring"].update(rule="median"),
    "mean without thresholds": lambda d: (d["scoring"].update(rule="mean"), d["scoring"].pop("thresholds")),
    "language unknown": lambda d: d["languages"].append("fr"),
    "no language": lambda d: d.update(languages=[]),
    "text in an unknown language": lambda d: _first(d)["name"].update(fr="x"),
    "text blank": lambda d: _first(d)["name"].update(vi=" "),
    "text not by language": lambda d: _first(d).update(name="x"),
    "sheet name too long": lambda d: d["pillars"][0]["short"].update(vi="x" * 32),
    "sheet name with a slash": lambda d: d["pillars"][0]["short"].update(vi="a/b"),
    "no indicators": lambda d: d.update(indicators=[]),
    "choice without choices": lambda d: _question(d, "text").update(answer="choice"),
    "weight true": lambda d: _first(d).update(weight=True),
}


def both_say(schema: str, data: dict[str, Any], folder: Path) -> tuple[bool, bool]:
    """Whether schema and loader find a fault."""
    path = folder / "catalog.yaml"
    path.write_text(yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False), "utf-8")
    return bool(faults(schema, data)), bool(check_catalog(path)[1])


def small() -> dict[str, Any]:
    """The shipped catalogue with its first two indicators."""
    data = loaded("indicator_catalog.yaml")
    return {**data, "indicators": data["indicators"][:2]}


def test_a_small_catalogue_is_sound(tmp_path: Path) -> None:
    assert both_say("catalog", small(), tmp_path) == (False, False)


@pytest.mark.parametrize("change", BROKEN.values(), ids=BROKEN)
def test_what_the_schema_refuses_the_loader_refuses(change: Change, tmp_path: Path) -> None:
    data = small()
    change(data)
    assert both_say("catalog", data, tmp_path) == (True, True)


BROKEN_OVERLAY: dict[str, Change] = {
    "extends nothing": lambda d: d.pop("extends"),
    "no version of its own": lambda d: d.pop("version"),
    "record without id": lambda d: _first(d).pop("id"),
    "id not quoted": lambda d: _first(d).update(id=1.5),
    "indicator dropped": lambda d: _first(d).update(drop=True),
    "drop false": lambda d: d["sources"][0].update(drop=False),
    "unknown key": lambda d: _first(d).update(wieght=2),
    "weight 0": lambda d: _first(d).update(weight=0),
    "criterion a text": lambda d: _first(d).update(criteria=["1.5.a"]),
}


@pytest.mark.parametrize("change", BROKEN_OVERLAY.values(), ids=BROKEN_OVERLAY)
def test_broken_overlays_are_refused(change: Change, tmp_path: Path) -> None:
    data = loaded("examples/hai-phong/catalog.yaml")
    change(data)
    assert both_say("overlay", data, tmp_path) == (True, True)


def test_an_overlay_may_be_short(tmp_path: Path) -> None:
    data = {
        "extends": "default",
        "edition": load_catalog().edition_id,
        "id": "mine",
        "version": "1",
        "legal_bases": [{"id": "4004-qd-bkhcn-2020", "drop": True}],
    }
    assert both_say("overlay", data, tmp_path) == (False, False)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Path]]:
    """Workbooks of every kind, of the small catalogue."""
    folder = tmp_path_factory.mktemp("outputs")
    empty, damaged = folder / "blank.xlsx", folder / "damaged.xlsx"
    empty.write_bytes(blank())
    damaged.write_bytes(blank()[:4000])
    filled = fill(folder / "filled.xlsx")
    changes = {("1.1.a", "self_level"): "tím", ("1.1.b", "self_level"): "Không áp dụng", ("2.1.a", "self_level"): None}
    faulty = fill(folder / "faulty.xlsx", {**COMPLETE, **changes})
    missing = folder / "missing.xlsx"
    return {
        "blank": [empty],
        "filled": [filled],
        "faulty": [faulty],
        "damaged": [damaged],
        "missing": [missing],
        "several": [empty, filled, faulty, damaged, missing],
    }


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("kind", ["blank", "filled", "faulty", "damaged", "missing", "several"])
def test_outputs_keep_to_their_schemas(files: dict[str, list[Path]], kind: str, language: str) -> None:
    results = [examine(path, CATALOG) for path in files[kind]]
    checked = json.loads(validation_document(results, CATALOG, language))
    scored = json.loads(score_document(results, CATALOG, language))
    assert faults("validate", checked, closed=True) == []
    assert faults("score", scored, closed=True) == []
    assert [file["path"] for file in checked["files"]] == [str(path) for path in files[kind]]
    assert ("files" in scored) == (kind == "several")
    # A schema that takes anything would pass all this.
    del checked["files"][0]["accepted"]
    scored.pop("files" if kind == "several" else "diagnostics")
    assert faults("validate", checked)
    assert faults("score", scored)


@pytest.mark.parametrize("command", ["score", "validate"])
def test_the_command_line_prints_such_a_document(command: str, files: dict[str, list[Path]]) -> None:
    usable = ROOT / "examples" / "pilot-2023" / "an-bien.xlsx"  # the others are of another edition
    several = map(str, [*files["several"], usable])
    words = [sys.executable, "-m", "iso18091cli", command, "--json", *several]
    ran = subprocess.run(words, capture_output=True, check=False, env={**os.environ, "PYTHONUTF8": "1"})
    assert ran.returncode in (0, 1), ran.stderr.decode()
    assert faults(command, json.loads(ran.stdout), closed=True) == []


def test_generated_files_are_not_stale() -> None:
    words = [sys.executable, str(ROOT / "docs" / "generate.py"), "--check"]
    ran = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", check=False)
    assert ran.returncode == 0, ran.stderr
