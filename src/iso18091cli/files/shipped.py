"""Where the files lie that travel with the program: the catalogue and the templates.

In the repository they stand at the top level, where an office looks for them; in an installed wheel inside the package.
"""

from pathlib import Path

CATALOG = "indicator_catalog.yaml"
"""Name of the catalogue that is used where no other is asked for."""
DEFAULT = "default"
"""The word for it in ``--catalog`` and ``extends``."""
EDITION = "edition-"
"""With an edition's id behind it: the shipped catalogue of that edition."""
_PACKAGE = Path(__file__).parent.parent
_EDITIONS = _PACKAGE / "catalog" / "editions"
_SHIPPED = _PACKAGE / "data" if (_PACKAGE / "data").is_dir() else _PACKAGE.parent.parent


def shipped(name: str) -> Path:
    """Path of a shipped file or folder: ``indicator_catalog.yaml`` or ``templates``."""
    return _SHIPPED / name


def earlier_editions() -> tuple[str, ...]:
    """Ids of the editions whose catalogues ship beside the one in use."""
    return tuple(sorted(file.stem for file in _EDITIONS.glob("*.yaml")))


def asked_edition(asked: Path | str | None) -> str:
    """The edition whose shipped catalogue is asked for: "2014" for "edition-2014"; "" for anything else."""
    name = str(asked or "")
    return name.removeprefix(EDITION) if name.startswith(EDITION) and not Path(name).suffix else ""


def catalog_file(asked: Path | str | None) -> Path:
    """Path of a catalogue: of none given or "default", of "edition-2014", or the path itself.

    For an edition that is no earlier one it is the catalogue in use: whoever reads that compares the edition.
    """
    if edition := asked_edition(asked):
        earlier = edition in earlier_editions()
        return _EDITIONS / f"{edition}.yaml" if earlier else shipped(CATALOG)
    return shipped(CATALOG) if asked is None or str(asked) == DEFAULT else Path(asked)
