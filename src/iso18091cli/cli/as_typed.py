"""Words of the command line taken as they are typed.

typer hands every parameter to pydantic, also where a text is to become a text or a flag was not set. Loading pydantic
for that takes longer than scoring a workbook (0.1 s). So our commands, whose class typer lets one choose, say how a
text, a path, a list of paths and a flag are taken; a number is still typer's. A version of typer that asks in another
way does not find what is here, and all works as before, slower.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from typer.core import TyperCommand, TyperGroup

_TAKEN: dict[object, Callable[[Any], object]] = {
    str: str,
    Path: Path,
    list[Path]: lambda words: [Path(word) for word in words],
    bool: bool,  # of a flag: never a word
}
"""What becomes of words, by the annotation of the parameter."""


class _AsTyped:
    """How a parameter comes to its value, in the shape that typer asks for."""

    def __init__(self, taken: Callable[[Any], object]) -> None:
        self.taken = taken

    def coerce(self, value: Any, **_: object) -> object:  # noqa: ANN401 - a word, words, or nothing
        return None if value is None else self.taken(value)


def _as_typed(parameters: list[Any]) -> list[Any]:
    for parameter in parameters:
        kind = getattr(getattr(parameter, "type_descriptor", None), "annotation", None)
        if kind in _TAKEN:
            parameter.get_runtime_param = lambda kind=kind: _AsTyped(_TAKEN[kind])
    return parameters


class Command(TyperCommand):
    """A command that takes words as they are typed."""

    def get_params(self, ctx: Any) -> Any:  # noqa: ANN401 - of a library inside typer
        return _as_typed(super().get_params(ctx))


class Group(TyperGroup):
    """The program, which does the same with its own options."""

    def get_params(self, ctx: Any) -> Any:  # noqa: ANN401 - of a library inside typer
        return _as_typed(super().get_params(ctx))
