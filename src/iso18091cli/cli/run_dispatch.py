"""Body of the command that makes each unit's blank workbook and the mail with which it goes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from iso18091cli.catalog import load_catalog
from iso18091cli.cli.in_effect import begin
from iso18091cli.cli.outgoing import (
    Mailing,
    attachments,
    claim_drafts,
    folder_for,
    made_content,
    put_drafts,
    tell,
    tell_not_said,
)
from iso18091cli.cli.run_documents import tell_of_templates
from iso18091cli.cli.run_make import Order, asked_register, earlier_of, put_forms
from iso18091cli.errors import NothingToDo
from iso18091cli.files.outputs import alone, file_names
from iso18091cli.mail.covering_mail import CoveringMail
from iso18091cli.mail.draft import Attachment
from iso18091cli.messages.cli import WORDS
from iso18091cli.model.part import WHOLE
from iso18091cli.model.units import Unit
from iso18091cli.register.load import load_units
from iso18091cli.reports.word.templates import Templates, TextTemplate


@dataclass(frozen=True)
class Dispatch:
    """Which workbooks go out, and what goes with them."""

    forms: Order
    attach: tuple[Path, ...] = ()


def dispatch(order: Dispatch) -> int:
    """0 where every unit's workbook and draft were made."""
    forms, values = order.forms, order.forms.of.values
    catalog = load_catalog(values.catalogue)
    templates = Templates(forms.language, values.templates)
    template, files = templates.dispatch, attachments(order.attach)
    tell_of_templates(templates)
    register = asked_register(forms)
    listed = load_units(register)
    units = [replace(unit, group=catalog.group_of(unit.group)) for unit in listed.expected]
    if not units:
        raise NothingToDo(WORDS["no-units"])
    place = forms.of.folder or register.parent
    folder = forms.output or place / folder_for("dispatch", values.period, forms.language)
    stems = file_names([(unit.name, unit.code) for unit in units])
    asked = [(unit, WHOLE, folder / f"{stem}.xlsx") for unit, stem in zip(units, stems, strict=True)]
    earlier = earlier_of(forms, catalog, listed, (WHOLE,))
    with alone(folder):
        claim_drafts(folder, (f"{stem}.eml" for stem in stems), forms.force)
        made = put_forms(forms, catalog, asked, earlier, place)
        letter = CoveringMail(catalog, values, forms.language, files)
        mails = write_mails(
            asked, letter, template, {code: {"prefilled": True} for code in (earlier.own if earlier else ())}
        )
        lines = put_drafts(folder, mails, made, place)
    begin(place, replace(values, register=register), forms.language)
    tell_not_said(values, place, forms.language)
    tell(folder, lines, forms.language)
    return 0


def write_mails(
    forms: Sequence[tuple[Unit, str, Path]],
    letter: CoveringMail,
    template: TextTemplate,
    more: Mapping[str, Mapping[str, object]],
    threads: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Mailing]:
    """The mail of each workbook that was made.

    By the unit's code, ``more``: what else its template may say; ``threads``: the id of the mail that it answers.
    """
    for unit, _, path in forms:
        if not path.is_file():  # its earlier workbook could not be read, which was said
            continue
        names = {**letter.names(unit, path.name), **more.get(unit.code, {})}
        workbook = Attachment(path.name, made_content(path))
        draft = letter.draft(unit, template.render(names), workbook, threads.get(unit.code, ""))
        attached = tuple(file.name for file in draft.files)
        to = draft.to.addr_spec if draft.to else ""
        yield Mailing(unit, f"{path.stem}.eml", to, draft.subject, attached, draft.eml())
