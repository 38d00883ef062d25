"""What is installed here for the program -> a bill of materials beside its wheel (CycloneDX 1.6, JSON).

    python tools/bill_of_materials.py dist

Names each package that the program needs, down to the last, with its version and what it needs itself.
"""

from __future__ import annotations

import re
import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

OWN = "iso18091cli"


def main(folder: Path) -> None:
    """Writes the bill into the folder and says where."""
    bill = Bom()
    components: dict[str, Component] = {}
    needs: dict[str, set[str]] = {}
    waiting = [OWN]
    while waiting:
        name = waiting.pop()
        if name in components:
            continue
        try:
            found = distribution(name)
        except PackageNotFoundError:  # needed on another system alone
            continue
        kind = ComponentType.APPLICATION if name == OWN else ComponentType.LIBRARY
        purl = PackageURL("pypi", None, name, found.version)
        components[name] = Component(name=name, version=found.version, type=kind, purl=purl, bom_ref=str(purl))
        needs[name] = {_name(need) for need in found.requires or () if "extra ==" not in need}
        waiting += sorted(needs[name])
    bill.metadata.component = components[OWN]
    for name, component in components.items():
        if name != OWN:
            bill.components.add(component)
        bill.register_dependency(component, [components[need] for need in sorted(needs[name]) if need in components])
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{OWN}-{components[OWN].version}.cdx.json"
    target.write_text(JsonV1Dot6(bill).output_as_string(indent=1), "utf-8")
    print(f"{target} ({len(components)} packages)")


def _name(requirement: str) -> str:
    return re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0].lower().replace("_", "-")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
