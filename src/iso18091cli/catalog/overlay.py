"""Base catalogue + overlay → one document: a province's own Bộ chỉ số.

An overlay changes single records by their id; lists of records are joined by id, everything else is replaced. The lists
of pillars, indicators and levels are closed: an overlay may change what they hold, not add to them or drop from them.
Every value keeps the file and line it comes from, so faults and ``catalog show`` name the right place.

An overlay follows its base's edition. The shipped catalogue may one day follow another edition, in which the same ids
mean other indicators; so an overlay of "default" says for which edition it was written.
"""

from __future__ import annotations

from typing import Any

from iso18091cli.catalog.yaml_file import Document, Path
from iso18091cli.files.shipped import DEFAULT, EDITION, earlier_editions
from iso18091cli.messages.unknown_word import nearest_or_all
from iso18091cli.model.spelling import nearest
from iso18091cli.model.text import Text

DROP = "drop"
"""``drop: true`` in a record takes it out."""
EXTENDS = "extends"
OF_EDITION = "edition"
"""In a whole catalogue a record; in an overlay only the id of the edition that it was written for."""
_CLOSED = (("pillars",), ("indicators",), ("scale", "levels"))
_OWN = ("id", "version")
"""What an overlay must say of itself, or its workbooks could not be told from the base's."""


def lay_over(base: Document, overlay: Document) -> Document:
    """The base with the overlay's changes; the faults of both and of their joining."""
    merged = Document(overlay.file, faults=[*base.faults, *overlay.faults], read=base.read | overlay.read)
    _Join(base, overlay, merged).run()
    return merged


def edition_of(document: Document) -> str:
    """The id of the edition that a whole catalogue names, "" where it names none."""
    edition = document.data.get(OF_EDITION) if isinstance(document.data, dict) else None
    found = edition.get("id") if isinstance(edition, dict) else None
    return found if isinstance(found, str) else ""


def _name(record: Any) -> str | None:
    """The id a record is known by in its list."""
    if not isinstance(record, dict):
        return None
    name = record.get("id", record.get("key"))
    return name if isinstance(name, str) else None


def _keyed(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(_name(item) for item in value)


class _Join:
    def __init__(self, base: Document, overlay: Document, merged: Document) -> None:
        self.base, self.overlay, self.merged = base, overlay, merged

    def run(self) -> None:
        for key in _OWN:
            if key not in self.overlay.data:
                self._fault("overlay-own", (), key=key)
        written = self.overlay.data.pop(OF_EDITION, None)
        self._check_edition(written)
        self.merged.data = self.mapping(self.base.data, self.overlay.data, (), (), ())
        self.merged.data.pop(EXTENDS, None)
        if OF_EDITION not in self.merged.data:
            self.merged.data[OF_EDITION] = {"id": self.base.data.get("id")}

    def _check_edition(self, written: Any) -> None:
        """What the overlay says of its edition agrees with its base."""
        named, extends = edition_of(self.base), str(self.overlay.data[EXTENDS])
        expected = named or str(self.base.data.get("id"))
        earlier = [edition for edition in earlier_editions() if edition != expected]
        if written is None:
            if extends == DEFAULT and named:
                also = {
                    "vi": "; ".join(f"nếu viết theo phiên bản {e}, ghi extends: {EDITION}{e}" for e in earlier),
                    "en": "; ".join(f"if it was written for {e}, write extends: {EDITION}{e}" for e in earlier),
                }
                self._fault("edition-unnamed", (EXTENDS,), expected=expected, earlier=also)
        elif not isinstance(written, str):
            self._fault("edition-word", (OF_EDITION,), expected=expected)
        elif written != expected:
            shipped = f"extends: {EDITION}{written}" if written in earlier else f'edition: "{expected}"'
            self._fault(
                "edition-differs", (OF_EDITION,), found=written, extends=extends, expected=expected, fix=shipped
            )

    def _fault(self, name: str, path: Path, **arguments: str | Text) -> None:
        before = len(self.overlay.faults)
        self.overlay.report(name, path, **arguments)
        self.merged.faults.extend(self.overlay.faults[before:])

    def copy(self, source: Document, value: Any, path: Path, to: Path) -> Any:
        """The value unchanged; notes where its parts stand."""
        if path in source.spots:
            self.merged.spots[to] = source.spots[path]
        if isinstance(value, dict):
            return {key: self.copy(source, child, (*path, key), (*to, key)) for key, child in value.items()}
        if isinstance(value, list):
            return [self.copy(source, child, (*path, i), (*to, i)) for i, child in enumerate(value)]
        return value

    def value(self, old: Any, new: Any, old_path: Path, new_path: Path, to: Path) -> Any:
        if isinstance(old, dict) and isinstance(new, dict):
            return self.mapping(old, new, old_path, new_path, to)
        if _keyed(old) and _keyed(new):
            return self.records(old, new, old_path, new_path, to)
        return self.copy(self.overlay, new, new_path, to)

    def mapping(self, old: dict[str, Any], new: dict[str, Any], old_path: Path, new_path: Path, to: Path) -> Any:
        if old_path in self.base.spots:
            self.merged.spots[to] = self.base.spots[old_path]
        result: dict[str, Any] = {}
        for key, child in old.items():
            if key in new:
                result[key] = self.value(child, new[key], (*old_path, key), (*new_path, key), (*to, key))
            else:
                result[key] = self.copy(self.base, child, (*old_path, key), (*to, key))
        for key, child in new.items():
            if key not in old:
                result[key] = self.copy(self.overlay, child, (*new_path, key), (*to, key))
        return result

    def records(self, old: list[Any], new: list[Any], old_path: Path, new_path: Path, to: Path) -> list[Any]:
        """Lists of records joined by id, in the base's order, additions at the end."""
        if old_path in self.base.spots:
            self.merged.spots[to] = self.base.spots[old_path]
        changes = {_name(item): (index, item) for index, item in enumerate(new)}
        closed = to in _CLOSED
        result: list[Any] = []
        for index, item in enumerate(old):
            place, source = (*to, len(result)), (*old_path, index)
            if _name(item) not in changes:
                result.append(self.copy(self.base, item, source, place))
                continue
            position, change = changes.pop(_name(item))
            if change.get(DROP) is not True:
                result.append(self.mapping(item, change, source, (*new_path, position), place))
            elif closed:
                self._fault("overlay-drops", (*new_path, position), id=str(_name(item)))
                result.append(self.copy(self.base, item, source, place))
        self._additions(result, changes, [str(_name(item)) for item in old], new_path, to)
        return result

    def _additions(
        self, result: list[Any], changes: dict[str | None, tuple[int, Any]], known: list[str], new_path: Path, to: Path
    ) -> None:
        for name, (position, item) in changes.items():
            near = nearest(str(name), known)
            if to in _CLOSED or item.get(DROP) is True:
                listed = ", ".join(known[:12])
                self._fault("overlay-unknown", (*new_path, position), id=str(name), hint=nearest_or_all(near, listed))
            else:
                result.append(self.copy(self.overlay, item, (*new_path, position), (*to, len(result))))
