"""The office's own files are often mailed: they run no code, read no other file, and stop no command."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from hostile_mailed import CATALOGUES, TEMPLATES, Mailed
from iso18091cli.catalog.load import check_catalog
from iso18091cli.errors import FaultKind, Faults
from iso18091cli.messages.catalog import FAULTS as CATALOG_FAULTS
from iso18091cli.messages.documents import FAULTS as TEMPLATE_FAULTS
from iso18091cli.register.load import read_register
from iso18091cli.reports.word import sandbox
from iso18091cli.reports.word.templates import TextTemplate, WordTemplate
from test_templates import all_names, changed

SECONDS = 30
"""Far more than any of them takes, on a machine at work."""


def is_of(kind: FaultKind, message: str) -> bool:
    """Whether a message is one of that kind's: what stands before its first argument."""
    return kind.message["en"].partition("{")[0].strip() in message


@pytest.mark.parametrize("mailed", CATALOGUES, ids=lambda mailed: mailed.what)
def test_a_catalogue_stops_no_command(mailed: Mailed, tmp_path: Path) -> None:
    path = tmp_path / "self.yaml"
    path.write_text(mailed.content, "utf-8")
    (tmp_path / "endless.yaml").symlink_to("/dev/zero")
    started = time.process_time()
    catalog, faults = check_catalog(path)
    assert time.process_time() - started < SECONDS
    assert catalog is None and any(is_of(CATALOG_FAULTS[mailed.says], fault.message["en"]) for fault in faults)
    assert len(faults) <= 220 and all(len(fault.message["vi"]) < 1000 for fault in faults)
    assert faults[0].file == str(path)


@pytest.mark.parametrize("mailed", TEMPLATES, ids=lambda mailed: mailed.what)
def test_a_template_stops_no_command(mailed: Mailed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "SECONDS", 0.3)
    path = tmp_path / "plan.vi.md.j2"
    path.write_text(f"first line\n{mailed.content}", "utf-8")
    started = time.process_time()
    with pytest.raises(Faults) as raised:
        TextTemplate(path, "plan").render(all_names()["plan"])
    assert time.process_time() - started < SECONDS
    (fault,) = raised.value.faults
    assert is_of(TEMPLATE_FAULTS[mailed.says], fault.message["en"]), fault
    assert fault.file == str(path) and fault.line in (2, None)
    if mailed.says == "template-too-slow":
        assert fault.line == 2


def test_a_word_template_says_where_it_did_not_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "SECONDS", 0.3)
    endless = "{{ body }} ban hành" + TEMPLATES[0].content
    path = changed(tmp_path, "plan.vi.docx", ("{{ body }} ban hành", endless))
    with pytest.raises(Faults) as raised:
        WordTemplate(path, "plan").render(all_names()["plan"])
    (fault,) = raised.value.faults
    assert (
        fault.file == str(path)
        and "Near “{{ body }} ban hành" in fault.message["en"]
        and "0.3 s" in fault.message["en"]
    )


def test_what_a_template_may_count_and_show(tmp_path: Path) -> None:
    """Amounts in đồng are large numbers, and no giants of ours."""
    text = "{{ '{:,}'.format(12000000000) }} {{ 12000000000|default(0) }} {{ 12000000000 * 31 }} {{ 2 ** 40 }} {{ 'a'|center(9) }}"
    text += "{% for a in [1, 2] %}{{ loop.index }}/{{ loop.length }}{{ loop.last }}{% endfor %}"
    path = tmp_path / "plan.vi.md.j2"
    path.write_text(text, "utf-8")
    shown = TextTemplate(path, "plan").render(all_names()["plan"])
    assert shown == r"12,000,000,000 12000000000 372000000000 1099511627776 a1/2False2/2True"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_register_stops_no_command(tmp_path: Path) -> None:
    path = tmp_path / "units.csv"
    for content in (
        "code,name\n" + '"' * 200_000,
        "code,name\n" + "1,A\n" * 40_000,
        "x" * 30_000_000,
        "code" + "," * 300_000,
    ):
        path.write_text(content, "utf-8")
        started = time.process_time()
        _, faults = read_register(path)
        assert faults and time.process_time() - started < SECONDS
    path.unlink()
    os.mkfifo(path)
    assert read_register(path)[1]
