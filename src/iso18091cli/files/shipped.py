"""Where the files lie that travel with the program: the catalogue and the templates.

In the repository they stand at the top level, where an office looks for them; in an installed wheel inside the package.
"""

from pathlib import Path

CATALOG = "indicator_catalog.yaml"
"""Name of the catalogue that is used where no other is asked for."""
_PACKAGE = Path(__file__).parent.parent
_SHIPPED = _PACKAGE / "data" if (_PACKAGE / "data").is_dir() else _PACKAGE.parent.parent


def shipped(name: str) -> Path:
    """Path of a shipped file or folder: ``indicator_catalog.yaml`` or ``templates``."""
    return _SHIPPED / name
