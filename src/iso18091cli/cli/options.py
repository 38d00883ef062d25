"""Options that several commands share, each declared once; texts of the help and values as they are typed."""

# No "from __future__ import annotations": see cli/steps/__init__.py.
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Optional

import typer

from iso18091cli.cli.command import help_of
from iso18091cli.cli.language import wanted_language
from iso18091cli.messages.cli import WORDS
from iso18091cli.messages.steps import METAVARS
from iso18091cli.model.text import LANGUAGES, filled, say

if TYPE_CHECKING:
    from iso18091cli.cli.in_effect import InEffect

FORMATS = ("docx", "md", "both")
"""In which a catalogue is published."""
GOAL_FORMATS = ("text", "json")
"""In which ``plan --goal`` shows the way."""
FINDINGS_FORMATS = ("text", "json", "csv", "html")
"""In which ``validate`` gives its findings."""


def word_for(key: str) -> str:
    """What stands in the help for a value: FILE, DAY."""
    return say(METAVARS[key], wanted_language())


def refused(key: str, language: str = "", **arguments: str) -> typer.BadParameter:
    """The refusal of what was typed: a text of ``messages/cli.WORDS`` with what belongs into its gaps."""
    return typer.BadParameter(say(filled(WORDS[key], **arguments), language or wanted_language()))


def _language(value: str) -> str:
    if value not in LANGUAGES:
        raise refused("language-unknown", found=value, known=", ".join(LANGUAGES))
    return value


def stage_typed(value: str | None) -> str | None:
    """A stage, or none; anything else is refused."""
    if value not in (None, "self", "review", "agreed"):
        raise refused("stage-unknown", found=value)
    return value


def format_typed(value: str) -> str:
    """A format of ``FORMATS``; anything else is refused."""
    if value not in FORMATS:
        raise refused("format-unknown", found=value, known=", ".join(FORMATS))
    return value


def findings_format_typed(value: str) -> str:
    """A format of ``FINDINGS_FORMATS``; anything else is refused."""
    if value not in FINDINGS_FORMATS:
        raise refused("format-unknown", found=value, known=", ".join(FINDINGS_FORMATS))
    return value


DEFAULT = wanted_language()

# Optional[...] because typer reads these annotations at run time.
Lang = Annotated[
    str, typer.Option("--lang", help=help_of("opt.lang"), metavar=word_for("language"), callback=_language)
]
CatalogFile = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("--catalog", help=help_of("opt.catalog"), metavar=word_for("file")),
]
Place = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("-o", "--output", help=help_of("opt.output.file"), metavar=word_for("place")),
]
Json = Annotated[bool, typer.Option("--json", help=help_of("opt.json"))]
Force = Annotated[bool, typer.Option("--force", help=help_of("opt.force"))]
# readable=False: typer would ask whether a file may be read, answer in English, and pass over all the others.
Workbooks = Annotated[
    list[Path], typer.Argument(help=help_of("arg.workbooks"), metavar=word_for("files"), readable=False)
]
Workbook = Annotated[Path, typer.Argument(help=help_of("arg.workbook"), metavar=word_for("file"))]
Only = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--stage", help=help_of("opt.stage.score"), metavar=word_for("stage"), callback=stage_typed),
]
IssuedList = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("--issued", help=help_of("opt.issued"), metavar=word_for("file")),
]
TrustStage = Annotated[bool, typer.Option("--trust-stage", help=help_of("opt.trust-stage"))]
TemplateFolder = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("--templates", help=help_of("opt.templates"), metavar=word_for("folder")),
]
RoundFolder = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("--round", help=help_of("opt.round"), metavar=word_for("folder")),
]
Register = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("--units", help=help_of("opt.register"), metavar=word_for("file")),
]
Period = Annotated[str, typer.Option("--period", help=help_of("opt.period"), metavar=word_for("period"))]
"""Of what is made."""
OnlyPeriod = Annotated[str, typer.Option("--period", help=help_of("opt.period.only"), metavar=word_for("period"))]
"""Of what is read: files of another period count for nothing."""
LastPeriod = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("--from", help=help_of("opt.from.folder"), metavar=word_for("folder")),
]
Jobs = Annotated[
    Optional[int],  # noqa: UP045
    typer.Option("--jobs", min=1, help=help_of("opt.jobs"), metavar=word_for("number")),
]

Drafts = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("-o", "--output", help=help_of("opt.output.drafts"), metavar=word_for("folder")),
]
Attach = Annotated[
    Optional[list[Path]],  # noqa: UP045
    typer.Option("--attach", help=help_of("opt.attach"), metavar=word_for("file")),
]


def round_in_effect(named: Path | None, read: Iterable[Path], uses: tuple[str, ...], **given: Any) -> "InEffect":  # noqa: ANN401 - values of a round
    """What counts for a command that reads these files, or makes what belongs beside them."""
    from iso18091cli.cli.in_effect import in_effect
    from iso18091cli.model.round import Round

    return in_effect(named, (path if path.is_dir() else path.parent for path in read), uses, Round(**given))


def _day(typed: str) -> str:
    """The day of an option, as offices write one: YYYY-MM-DD."""
    if not typed:
        return ""
    from iso18091cli.messages.collect import WORDS as COLLECT
    from iso18091cli.model.typed import deadline_meant

    found = deadline_meant(typed)
    if found is None:
        raise typer.BadParameter(say(filled(COLLECT["due-unknown"], found=typed), wanted_language()))
    return found


LastDay = Annotated[str, typer.Option("--due", help=help_of("opt.due.mail"), metavar=word_for("day"), callback=_day)]
Due = Annotated[str, typer.Option("--due", help=help_of("opt.due.late"), metavar=word_for("day"), callback=_day)]
