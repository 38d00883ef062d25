"""Where the files lie that travel with the program: the catalogue and the templates.

In the repository they stand at the top level, where an office looks for them; in an installed wheel inside the package.
"""

from pathlib import Path

CATALOG = "indicator_catalog.yaml"
"""Name of the catalogue that is used where no other is asked for."""
DEFAULT = "default"
"""The same, where a word is wanted."""
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
    """Where the catalogue lies that is asked for: no name or "default", "edition-2014", or a file's path.

    Of an edition that is no earlier one, the catalogue in use: whoever reads it knows its edition.
    """
    if edition := asked_edition(asked):
        earlier = edition in earlier_editions()
        return _EDITIONS / f"{edition}.yaml" if earlier else shipped(CATALOG)
    return shipped(CATALOG) if asked is None or str(asked) == DEFAULT else Path(asked)
