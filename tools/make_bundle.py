"""This repository -> a zip that installs the program on an office PC without internet (see docs/cai-dat.md).

    python tools/make_bundle.py                      # Windows and Linux, every supported Python
    python tools/make_bundle.py --only-this-machine  # this Python and system alone: for trying it out

In it: wheels/ (the program, all it needs, and pip to put them in place), requirements.txt with their hashes, an install
script for each system, kiem-tra.py that both run first, instructions, and SHA256SUMS; beside it the sum of the zip. Run
the full one with the oldest supported Python: pip asks the running Python which dependencies are wanted.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import subprocess
import sys
import tempfile
import zipfile
from email.parser import HeaderParser
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEXTS = Path(__file__).resolve().parent / "bundle"
PYTHONS = ("3.11", "3.12", "3.13")
WINDOWS = ("win_amd64",)
LINUX = (*(f"manylinux_2_{minor}_x86_64" for minor in range(28, 4, -1)), "manylinux2014_x86_64", "manylinux1_x86_64")
"""Linux with glibc 2.28 (2018) or newer."""

_WINDOWS_ONLY = re.compile(r"==\s*[\"'](Windows|win32|nt)[\"']")
_DATE = (1980, 1, 1, 0, 0, 0)  # no times in the zip: what went in decides alone what comes out


def main() -> None:
    """Makes the bundle and says where it is."""
    parser = argparse.ArgumentParser(description="Makes the offline bundle.")
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "dist", help="folder for the zip")
    parser.add_argument("--only-this-machine", action="store_true", help="wheels for this Python and system alone")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder)
        wheel = gather_wheels(content / "wheels", options.only_this_machine)
        write_requirements(content)
        write_texts(content)
        write_sums(content)
        version = wheel.name.split("-")[1]
        suffix = "-this-machine" if options.only_this_machine else ""
        target: Path = options.output / f"iso18091-{version}-offline{suffix}.zip"
        pack(content, target)
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    target.with_name(f"{target.name}.sha256").write_text(f"{digest}  {target.name}\n", "utf-8", newline="\n")
    print(f"{target} ({target.stat().st_size / 1e6:.0f} MB)")


def gather_wheels(wheels: Path, only_this_machine: bool) -> Path:
    """Builds the program's wheel, downloads what it needs, and gives the program's wheel."""
    pip("wheel", "--no-deps", "--wheel-dir", str(wheels), str(ROOT))
    (own,) = wheels.glob("*.whl")
    if only_this_machine:
        download(wheels, [], [str(own), "pip"])
        return own
    for python in PYTHONS:
        download(wheels, target(LINUX, python), [str(own), "pip"])
        download(wheels, target(WINDOWS, python), [str(own), "pip"])
    # What is needed on Windows alone, pip leaves out when it runs elsewhere.
    wanted = sorted({need for wheel in wheels.glob("*.whl") for need in needed_on_windows(wheel)})
    for python in PYTHONS:
        download(wheels, target(WINDOWS, python), wanted)
    return own


def target(platforms: tuple[str, ...], python: str) -> list[str]:
    """pip's options for a system and a Python that are not the running ones."""
    named = [option for platform in platforms for option in ("--platform", platform)]
    return [*named, "--python-version", python, "--implementation", "cp"]


def download(wheels: Path, options: list[str], wanted: list[str]) -> None:
    """Puts wheels of these and of all they need into the folder, in the versions of constraints.txt."""
    constraints = str(ROOT / "constraints.txt")
    pip("download", "--only-binary=:all:", "--dest", str(wheels), "--constraint", constraints, *options, *wanted)


def needed_on_windows(wheel: Path) -> list[str]:
    """The requirements of a wheel that hold on Windows alone."""
    with zipfile.ZipFile(wheel) as archive:
        name = next(n for n in archive.namelist() if n.endswith(".dist-info/METADATA") and n.count("/") == 1)
        metadata = HeaderParser().parsestr(archive.read(name).decode())
    needs = (str(need).partition(";") for need in metadata.get_all("Requires-Dist") or ())
    return [need.strip() for need, _, when in needs if _WINDOWS_ONLY.search(when) and "extra" not in when]


def write_requirements(content: Path) -> None:
    """Writes requirements.txt: each package at its one version with the SHA-256 of its wheels, for --require-hashes.

    Raises ValueError where two versions of a package were gathered.
    """
    found: dict[str, tuple[str, list[str]]] = {}
    for wheel in sorted((content / "wheels").glob("*.whl")):
        name, version, *_ = wheel.name.split("-")
        name = name.lower().replace("_", "-")
        first, hashes = found.setdefault(name, (version, []))
        if first != version:
            raise ValueError(f"two versions of {name}: {first}, {version}")
        hashes.append(f"--hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}")
    found.pop("pip")
    lines = [f"{name}=={version} {' '.join(hashes)}\n" for name, (version, hashes) in found.items()]
    (content / "requirements.txt").write_text("".join(lines), "utf-8", newline="\n")


def pip(*arguments: str) -> None:
    """Runs the running Python's pip."""
    subprocess.run([sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments], check=True)


def write_texts(content: Path) -> None:
    """Copies scripts and instructions; those for Windows get its line ends, its Notepad a byte order mark."""
    for source in sorted(TEXTS.iterdir()):
        text = source.read_text("utf-8")
        windows = source.suffix in (".bat", ".txt")
        encoding = "utf-8-sig" if source.suffix == ".txt" else "utf-8"
        (content / source.name).write_text(text, encoding, newline="\r\n" if windows else "\n")


def write_sums(content: Path) -> None:
    """Writes SHA256SUMS, as `sha256sum --check` reads it."""
    files = sorted(path for path in content.rglob("*") if path.is_file())
    lines = [f"{hashlib.sha256(f.read_bytes()).hexdigest()}  {f.relative_to(content).as_posix()}\n" for f in files]
    (content / "SHA256SUMS").write_text("".join(lines), "utf-8", newline="\n")


def pack(content: Path, target: Path) -> None:
    """Packs the folder under the zip's own name; shell scripts stay executable."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w") as archive:
        for path in sorted(p for p in content.rglob("*") if p.is_file()):
            entry = zipfile.ZipInfo(f"{target.stem}/{path.relative_to(content).as_posix()}", _DATE)
            entry.external_attr = (0o755 if path.suffix == ".sh" else 0o644) << 16
            entry.compress_type = zipfile.ZIP_STORED if path.suffix == ".whl" else zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes())


if __name__ == "__main__":
    main()
