"""Commands for typer: plain parameters without pydantic, help in the language asked for.

typer passes every parameter through pydantic, even a text that stays a text. Loading pydantic for that takes longer
than scoring a workbook (0.1 s). So these classes convert texts, paths, lists of paths and flags themselves; numbers are
left to typer. A version of typer that converts in another way ignores them: commands then only start more slowly.

typer makes the parameters of all commands at each start. Here a command is made when it is asked for; until then the
group knows its name, its help and its step.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from typer import BadParameter, Typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from iso18091cli.cli.language import wanted_language
from iso18091cli.messages.cli import HELP
from iso18091cli.messages.steps import STEPS
from iso18091cli.model.text import say

WrongUsage: type[Exception] = BadParameter.__mro__[2]
"""What typer raises for a command line that it does not understand; it has no public name in all versions."""
_Body = TypeVar("_Body", bound=Callable[..., Any])
_LONGEST = 400
"""Characters of what a list of commands says of each."""
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
"""What mail and word processing programs make of the two hyphens before an option."""

_TAKEN: dict[object, Callable[[Any], object]] = {
    str: str,
    Path: Path,
    list[Path]: lambda words: [Path(word) for word in words],
    bool: bool,  # of a flag: never a word
}
"""How typed words are converted, by the annotation of the parameter."""


class _AsTyped:
    """Converts one parameter, in the shape that typer asks for."""

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


def _refuse_long_dashes(words: list[str], parameters: list[Any]) -> None:
    """Guesses at a word that was meant for an option (—json), before it is taken for a file's name."""
    dashed = [word for word in words if word and word[0] in _DASHES]
    if not dashed:
        return
    from iso18091cli.model.spelling import nearest  # 10 ms that no other command line needs

    options = [option for parameter in parameters for option in parameter.opts if option.startswith("-")]
    for word in dashed:
        name = word.lstrip(f"{_DASHES}-").partition("=")[0]
        meant = next((option for option in options if option.lstrip("-") == name), None)
        meant = meant or nearest(f"--{name}", [option for option in options if option.startswith("--")])
        if meant:
            from iso18091cli.messages.cli import WORDS
            from iso18091cli.model.text import filled, say

            raise BadParameter(say(filled(WORDS["long-dash"], found=word, meant=meant), wanted_language()))


def _in_language(text: str) -> str:
    from iso18091cli.cli.usage import in_language

    return in_language(text, wanted_language())


class Command(TyperCommand):
    """A command."""

    def get_params(self, ctx: Any) -> Any:  # noqa: ANN401 - of a library inside typer
        return _as_typed(super().get_params(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401 - the same
        _refuse_long_dashes(args, self.params)
        return super().parse_args(ctx, args)

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 - the same
        return _in_language(super().get_help(ctx))

    def get_short_help_str(self, limit: int = 45) -> str:
        """As in _Listed: a shell's completion asks the command itself."""
        return super().get_short_help_str(max(limit, _LONGEST))


class _Listed(TyperCommand):
    """What a list of commands says of one; its callback makes the command."""

    def get_short_help_str(self, limit: int = 45) -> str:
        """The whole sentence, not a piece that ends anywhere."""
        return super().get_short_help_str(max(limit, _LONGEST))


class Group(TyperGroup):
    """Commands under one name, and the program itself."""

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401 - the same
        """The command of that name, made now; None where there is none."""
        listed = super().get_command(ctx, cmd_name)
        return listed.callback() if isinstance(listed, _Listed) and listed.callback else listed

    def get_params(self, ctx: Any) -> Any:  # noqa: ANN401 - the same
        return _as_typed(super().get_params(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401 - the same
        _refuse_long_dashes(args[:1], self.params)  # words behind a command are that one's
        return super().parse_args(ctx, args)

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 - the same
        return _in_language(super().get_help(ctx))

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - the same
        """The commands under the steps of a round, where they are of several."""
        steps = [say(step, wanted_language()) for step in STEPS.values()]
        listed: dict[str, list[tuple[str, str]]] = {step: [] for step in steps}
        widest = max(map(len, self.commands), default=0)
        for name, command in self.commands.items():
            step = getattr(command, "rich_help_panel", None)
            if step not in listed:
                super().format_commands(ctx, formatter)
                return
            listed[step].append((name.ljust(widest), command.get_short_help_str()))
        for step, rows in listed.items():
            if rows:
                with formatter.section(step):
                    formatter.write_dl(rows)

    def get_short_help_str(self, limit: int = 45) -> str:
        """As in _Listed."""
        return super().get_short_help_str(max(limit, _LONGEST))


def help_of(key: str) -> str:
    """What the help says of a command ("score", "catalog.check") or of a parameter ("opt.units", "arg.folder")."""
    return say(HELP[key], wanted_language())


class Commands:
    """Commands that stand together: those of a step of the round, or those behind one word (``catalog check``)."""

    def __init__(self, step: str, word: str = "") -> None:
        """``step`` is a key of ``STEPS``; ``word`` is what is typed before the names of these commands, if anything."""
        self.typer = Typer(
            cls=Group, help=help_of(word) if word else None, no_args_is_help=bool(word), rich_markup_mode=None
        )
        self._step, self._word = step, word

    def command(self, name: str) -> Callable[[_Body], _Body]:
        """A function becomes the command of that name; its help stands in ``HELP`` ("score", "catalog.check")."""
        said = help_of(f"{self._word}.{name}" if self._word else name)
        heading = None if self._word else say(STEPS[self._step], wanted_language())

        def become(body: _Body) -> _Body:
            def made() -> Any:  # noqa: ANN401 - of a library inside typer
                alone = Typer(rich_markup_mode=None, add_completion=False)
                alone.command(name, cls=Command, help=said, rich_help_panel=heading)(body)
                return get_command(alone)

            self.typer.command(name, cls=_Listed, help=said, rich_help_panel=heading)(made)
            return body

        return become

    def group(self, word: str) -> Commands:
        """Further commands, behind a word."""
        behind = Commands(self._step, word)
        self.typer.add_typer(behind.typer, name=word, rich_help_panel=say(STEPS[self._step], wanted_language()))
        return behind
