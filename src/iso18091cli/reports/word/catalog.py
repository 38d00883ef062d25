"""Catalog → the Bộ chỉ số as a document to read and issue, in Word and in Markdown, by templates an office can edit."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from iso18091cli.files.harmless import markdown_text, xml_text
from iso18091cli.files.shipped import shipped
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.text import say
from iso18091cli.reports.word.catalog_names import document_names

if TYPE_CHECKING:
    from docx.document import Document
    from jinja2 import Environment

_ISSUED = datetime(2026, 1, 1, tzinfo=UTC)
"""Date of the file's properties: always the same, so that the same catalogue gives the same bytes."""


def catalog_markdown(catalog: Catalog, language: str) -> str:
    """The document in Markdown, from ``templates/catalog.<language>.md.j2``."""
    from jinja2 import FileSystemLoader

    environment = _environment(_inert)
    environment.loader = FileSystemLoader(shipped("templates"))
    environment.keep_trailing_newline = True
    text = environment.get_template(f"catalog.{language}.md.j2").render(document_names(catalog, language))
    return re.sub(r"\n{3,}", "\n\n", text)


def catalog_docx(catalog: Catalog, language: str) -> bytes:
    """The document for Word, from ``templates/catalog.<language>.docx``; the same catalogue gives the same bytes."""
    from docxtpl import DocxTemplate

    template = DocxTemplate(shipped("templates") / f"catalog.{language}.docx")
    template.render(document_names(catalog, language), _environment(_literal))
    document: Document = template.docx
    _order_cell_properties(document)
    properties = document.core_properties
    properties.title = xml_text(say(catalog.full_title, language))[:255]
    properties.version = xml_text(catalog.version)[:255]
    properties.created = properties.modified = _ISSUED
    written = io.BytesIO()
    document.save(written)
    return _without_times(written.getvalue())


def _environment(finalize: Any) -> Environment:  # noqa: ANN401
    # Sandboxed: an office may bring its own templates.
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    return SandboxedEnvironment(undefined=StrictUndefined, finalize=finalize, autoescape=False)


def _inert(value: object) -> object:
    """Text that Markdown shows as it is, at the beginning of a line too, where it might open a list."""
    if not isinstance(value, str):
        return value
    return markdown_text(value)


def _literal(value: object) -> object:
    """Text as Word shows it letter by letter: no markup, and no brace that docxtpl would take for its own."""
    from markupsafe import escape

    if not isinstance(value, str):
        return value
    return str(escape(xml_text(value))).replace("{", "&#123;").replace("}", "&#125;")


def _order_cell_properties(document: Document) -> None:
    """docxtpl puts a cell's colour first; the schema wants it after width, span and borders."""
    from docx.oxml.ns import qn

    for cell in document.element.body.iter(qn("w:tcPr")):
        colour = cell.find(qn("w:shd"))
        if colour is None:
            continue
        before = [cell.find(qn(f"w:{name}")) for name in ("tcW", "gridSpan", "vMerge", "tcBorders")]
        for element in before:
            if element is not None:
                element.addnext(colour)


def _without_times(content: bytes) -> bytes:
    """The same zip with every entry dated alike."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            dated = zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0))
            dated.compress_type = zipfile.ZIP_DEFLATED
            dated.create_system = 0
            new.writestr(dated, old.read(entry))
    return result.getvalue()
