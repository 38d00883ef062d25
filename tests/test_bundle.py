"""The offline bundle for Linux, made for this machine alone and installed with the network off."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from shipping import ROOT, bare, need_index, run

pytestmark = [pytest.mark.shipping, pytest.mark.skipif(sys.platform != "linux", reason="installs the Linux bundle")]

NO_INDEX = {"PIP_NO_INDEX": "1", "PIP_INDEX_URL": "file:///nowhere", "PIP_EXTRA_INDEX_URL": "file:///nowhere"}


@pytest.fixture(scope="session")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle unpacked, as an office does it."""
    folder = tmp_path_factory.mktemp("bundle")
    need_index(folder / "reached")
    run([sys.executable, ROOT / "tools" / "make_bundle.py", "--only-this-machine", "-o", folder / "made"], folder)
    (packed,) = (folder / "made").glob("iso18091-*-offline*.zip")
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(folder)
    (unpacked,) = folder.glob("iso18091-*")
    return unpacked


def no_network() -> list[str]:
    """The command that takes the network away; empty where this machine does not permit it."""
    for command in (["unshare", "-n"], ["unshare", "-rn"]):
        try:
            if subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0:
                return command
        except FileNotFoundError:
            break
    return []


def test_sums_are_those_of_the_files(bundle: Path) -> None:
    sums = dict(line.split("  ")[::-1] for line in (bundle / "SHA256SUMS").read_text("utf-8").splitlines())
    found = {str(p.relative_to(bundle)): hashlib.sha256(p.read_bytes()).hexdigest() for p in bundle.rglob("*.*")}
    assert sums == found


def test_texts_suit_their_system(bundle: Path) -> None:
    windows = (bundle / "cai-dat.bat").read_bytes()
    assert windows.isascii()  # any console shows it
    assert windows.count(b"\n") == windows.count(b"\r\n")
    guide = (bundle / "HUONG-DAN-CAI-DAT.txt").read_bytes()
    assert guide.startswith(b"\xef\xbb\xbf")
    assert guide.count(b"\n") == guide.count(b"\r\n")
    assert b"\r" not in (bundle / "cai-dat.sh").read_bytes()
    said = "\n".join(path.read_text("utf-8") for path in bundle.iterdir() if path.is_file())
    assert "http" not in said


def test_it_installs_and_scores_with_the_network_off(bundle: Path, tmp_path: Path) -> None:
    off = no_network()
    home = bare(tmp_path, PYTHON=sys.executable, **({} if off else NO_INDEX))
    said = run([*off, "sh", bundle / "cai-dat.sh"], tmp_path, home)
    assert "Xong" in said
    program = tmp_path / ".local" / "bin" / "iso18091"
    run([*off, program, "new-workbook", "-o", "blank.xlsx"], tmp_path, home)
    document = json.loads(run([*off, program, "score", "blank.xlsx", "--json"], tmp_path, home))
    assert document["total"]["applicable"] == len(document["indicators"])


def test_a_damaged_bundle_is_refused(bundle: Path, tmp_path: Path) -> None:
    for path in bundle.rglob("*.*"):
        copy = tmp_path / path.relative_to(bundle)
        copy.parent.mkdir(exist_ok=True)
        copy.symlink_to(path)
    note = tmp_path / "README-EN.txt"
    note.unlink()
    note.write_text("something else")
    (tmp_path / "SHA256SUMS").symlink_to(bundle / "SHA256SUMS")
    run(["sh", tmp_path / "cai-dat.sh"], tmp_path, bare(tmp_path, PYTHON=sys.executable), expected=1)
    assert not (tmp_path / ".local").exists()
