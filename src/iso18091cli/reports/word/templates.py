"""The templates of documents: which file is used, prepared once for a run, filled in as often as needed.

A Word template is taken apart once: docxtpl makes jinja of each part that holds fields, jinja compiles it, and all
other parts are zipped. Filling in is then one rendering and one zip entry a part, where docxtpl by itself reads,
patches and compiles the template for every document (measured for a plan: 5 ms against 75 ms).
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from iso18091cli.errors import Fault, Faults
from iso18091cli.files.harmless import header_text, markdown_text, xml_text
from iso18091cli.files.shipped import shipped
from iso18091cli.messages.documents import FAULTS, NAMES
from iso18091cli.model.text import LANGUAGES
from iso18091cli.reports.word.picture import NO_RELATIONS, Picture
from iso18091cli.reports.word.template_faults import (
    AT_TEXT,
    broken,
    nameless,
    told_alike,
    unknown_names,
    uses_a_name,
)
from iso18091cli.reports.word.template_text import (
    made_whole,
    only_alike,
    paragraph_texts,
    plain_fields,
    unescaped_fields,
)

if TYPE_CHECKING:
    from jinja2 import Template

    from iso18091cli.reports.word.sandbox import Sandbox

_PARTS = re.compile(r"(word/(document|header\d*|footer\d*|footnotes)|docProps/core)\.xml")
"""Parts that may hold fields."""
_PARAGRAPH = re.compile(r"<w:p(?=[ >])")
_TAG_ALONE = re.compile(r"(</w:(?:p|tr|tc)>)\s*(?={%)")
_TABLE = re.compile(r"<w:tbl>(?:(?!<w:tbl>).)*?</w:tbl>", re.DOTALL)
_GRID = re.compile(r"<w:tblGrid>.*?</w:tblGrid>", re.DOTALL)
_OPEN_GRID = re.compile(r"<w:tblGrid/>(.*?</w:tr>)", re.DOTALL)
_COLOURED = re.compile(
    r"(<w:tcPr>)(<w:shd [^>]*/>)((?:<w:(?:tcW|gridSpan|vMerge)[^>]*/>|<w:tcBorders>.*?</w:tcBorders>)*)"
)
_LARGEST = 50_000_000
"""Bytes that a template may unfold to."""
_LARGEST_PART = 2_000_000
"""Bytes of a part with fields, or of a text template: fifty times those of the shipped ones."""


OFFERED = tuple(
    f"{name}.{language}.{ending}"
    for name, ending in (
        ("plan", "docx"),
        ("plan", "md.j2"),
        ("notice", "docx"),
        ("report", "docx"),
        ("comparison", "docx"),
        ("minutes", "docx"),
        ("dispatch", "txt.j2"),
        ("remind", "txt.j2"),
        ("appraise", "txt.j2"),
    )
    for language in LANGUAGES
)
"""The templates that an office may change."""


_PREPARED = ("plan", "plan_text", "notice", "report", "comparison", "minutes", "dispatch", "remind", "appraise")
"""The same, as properties of Templates."""
_LONGEST_VALUE = 500
"""Characters of a value in a mail."""


class Templates:
    """The templates of one language: the shipped ones, or those of a folder where it holds them."""

    def __init__(self, language: str, folder: Path | None = None) -> None:
        """Raises Faults where there is no such folder."""
        self.language = language
        self.folder = folder
        self.fallen_back: list[str] = []
        """Names of the templates that the folder does not hold, so that the shipped ones are used."""
        if folder is not None and not folder.is_dir():
            raise Faults((FAULTS["template-no-folder"].fault(str(folder), None),))

    def path(self, name: str) -> Path:
        """Where the template of that file name is: in the folder, else among the shipped ones."""
        if self.folder is not None:
            if (self.folder / name).is_file():
                return self.folder / name
            if name not in self.fallen_back:
                self.fallen_back.append(name)
        return shipped("templates") / name

    @property
    def warnings(self) -> tuple[Fault, ...]:
        """What is odd in the templates that were prepared so far, and stops nothing."""
        prepared = (self.__dict__.get(name) for name in _PREPARED)
        return tuple(fault for template in prepared if template is not None for fault in template.warnings)

    @cached_property
    def plan(self) -> WordTemplate:
        """The action programme of a unit."""
        return WordTemplate(self.path(f"plan.{self.language}.docx"), "plan")

    @cached_property
    def plan_text(self) -> TextTemplate:
        """The same in Markdown."""
        return TextTemplate(self.path(f"plan.{self.language}.md.j2"), "plan")

    @cached_property
    def notice(self) -> WordTemplate:
        """The notice of a unit's result."""
        return WordTemplate(self.path(f"notice.{self.language}.docx"), "notice")

    @cached_property
    def report(self) -> WordTemplate:
        """The report of the province."""
        return WordTemplate(self.path(f"report.{self.language}.docx"), "report")

    @cached_property
    def comparison(self) -> WordTemplate:
        """The report that compares rounds."""
        return WordTemplate(self.path(f"comparison.{self.language}.docx"), "comparison")

    @cached_property
    def minutes(self) -> WordTemplate:
        """The minutes of an appraisal, of one unit or of all."""
        return WordTemplate(self.path(f"minutes.{self.language}.docx"), "minutes")

    @cached_property
    def dispatch(self) -> TextTemplate:
        """The mail with which a unit gets its blank workbook: the subject on the first line, then the body."""
        return TextTemplate(self.path(f"dispatch.{self.language}.txt.j2"), "dispatch", _as_mail)

    @cached_property
    def remind(self) -> TextTemplate:
        """The mail to a unit from which nothing usable came, in the same form."""
        return TextTemplate(self.path(f"remind.{self.language}.txt.j2"), "remind", _as_mail)

    @cached_property
    def appraise(self) -> TextTemplate:
        """The mail with which a reviewer gets the copies to fill in, in the same form."""
        return TextTemplate(self.path(f"appraise.{self.language}.txt.j2"), "appraise", _as_mail)


class TextTemplate:
    """A template in Markdown, or of a mail, compiled."""

    def __init__(self, path: Path, document: str, finalize: Callable[[object], object] | None = None) -> None:
        """Raises Faults where the file is no text, has a fault of syntax or uses an unknown name.

        ``finalize`` makes a value inert where it is put in; by default for Markdown.
        """
        self.path = path
        try:
            with path.open("rb") as file:
                self._source = file.read(_LARGEST_PART + 1).decode("utf-8-sig")
        except (OSError, UnicodeError) as error:
            raise Faults((_unreadable(path),)) from error
        if len(self._source) > _LARGEST_PART:
            raise Faults((FAULTS["template-too-large"].fault(str(path), None),))
        self._environment = _environment(finalize or _as_markdown)
        self._template, named = _compiled(self._environment, self._source, path, document)
        alike = [told_alike(path, line, found) for line, found in only_alike(self._source)]
        self.warnings = (*alike, *(() if named else (nameless(path),)))
        """What is odd in it, and stops nothing."""

    def render(self, names: dict[str, Any]) -> str:
        """The document. Raises Faults where the template cannot be filled in."""
        with broken(self.path, self._source):
            text = self._environment.filled(self._template, names)
        return re.sub(r"\n{3,}", "\n\n", text)


class WordTemplate:
    """A Word template, taken apart and compiled. The same names give the same bytes."""

    def __init__(self, path: Path, document: str) -> None:
        """Raises Faults where the file is no Word document, has a fault of syntax or uses an unknown name."""
        self.path = path
        self._rest = io.BytesIO()
        self._parts: dict[str, tuple[str, Sandbox, Template]] = {}
        self.warnings: tuple[Fault, ...] = ()
        """What is odd in it, and stops nothing."""
        parts, named = _unzipped(path), False
        self._relations = {_relations_of(name): NO_RELATIONS for name in parts if _PARTS.fullmatch(name)}
        """Relations of the parts that may hold fields; pictures are added to them."""
        with zipfile.ZipFile(self._rest, "w", zipfile.ZIP_DEFLATED) as rest:
            for name, content in parts.items():
                if name in self._relations:
                    self._relations[name] = content.decode()
                    continue
                if name == "[Content_Types].xml":
                    content = _with_pictures(content)
                if _PARTS.fullmatch(name) and len(content) > _LARGEST_PART:
                    raise Faults((FAULTS["template-too-large"].fault(str(path), None, name),))
                source = _source(content) if _PARTS.fullmatch(name) else ""
                if not source:
                    rest.writestr(_entry(name), content)
                    continue
                environment = _environment(_as_word if name.startswith("word/") else _as_property)
                template, used = _compiled(environment, source, path, document, AT_TEXT)
                self._parts[name], named = (source, environment, template), named or used
        alike = [fault for name, content in parts.items() if _PARTS.fullmatch(name) for fault in _alike(path, content)]
        self.warnings = (*alike, *(() if named else (nameless(path),)))

    def render(self, names: dict[str, Any]) -> bytes:
        """The document. Raises Faults where the template cannot be filled in."""
        # Appending to what is zipped already; nothing of it is packed again.
        written = io.BytesIO(self._rest.getvalue())
        pictures = [value for value in names.values() if isinstance(value, Picture)]
        relations, shown = dict(self._relations), set[Picture]()
        with zipfile.ZipFile(written, "a", zipfile.ZIP_DEFLATED) as document:
            for name, (source, environment, template) in self._parts.items():
                with broken(self.path, source, AT_TEXT):
                    text = environment.filled(template, names)
                content = _OPEN_GRID.sub(_gridded, text).encode()
                try:
                    expat.ParserCreate().Parse(content, True)
                except expat.ExpatError as error:
                    fault = FAULTS["template-not-whole"].fault(str(self.path), None, name)
                    raise Faults((fault,)) from error
                document.writestr(_entry(name), content)
                for picture in pictures:
                    if f'"{picture.relation}"' in text:
                        shown.add(picture)
                        of_part = _relations_of(name)
                        relations[of_part] = relations[of_part].replace(_END, picture.related() + _END)
            for name, text in relations.items():
                if text != NO_RELATIONS:
                    document.writestr(_entry(name), text)
            for picture in shown:
                document.writestr(_entry(f"word/media/{picture.name}.png"), picture.png(), zipfile.ZIP_STORED)
        return written.getvalue()


_END = "</Relationships>"


def _relations_of(part: str) -> str:
    """The part that lists what a part refers to: word/document.xml -> word/_rels/document.xml.rels."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels"


def _with_pictures(content_types: bytes) -> bytes:
    """The list of content types, with PNG among them."""
    if b'Extension="png"' in content_types:
        return content_types
    return re.sub(rb"(<Types [^>]*>)", rb'\1<Default Extension="png" ContentType="image/png"/>', content_types)


def _unzipped(path: Path) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
                raise zipfile.BadZipFile
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise Faults((_unreadable(path),)) from error
    if "word/document.xml" not in parts:
        raise Faults((_unreadable(path),))
    return parts


def _unreadable(path: Path) -> Fault:
    return FAULTS["template-unreadable"].fault(str(path), None)


def _entry(name: str) -> zipfile.ZipInfo:
    """A zip entry that is dated alike on every day and system."""
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
    return entry


def _source(content: bytes) -> str:
    """A part as jinja, a paragraph a line, so that a line number leads to a paragraph; "" where it holds no field."""
    xml = plain_fields(made_whole(content.decode("utf-8", "replace")))
    if not re.search(r"{{|{%|{#", re.sub("<[^>]*>", "", xml)):
        return ""
    from docxtpl import DocxTemplate

    # A table whose columns are repeated by a field gets its grid after filling in, when their number is known.
    xml = _TABLE.sub(_without_grid, xml)
    patched = unescaped_fields(DocxTemplate(io.BytesIO()).patch_xml(xml))
    # docxtpl puts a cell's colour first; the schema wants it after width, span and borders.
    patched = _COLOURED.sub(r"\1\3\2", patched.replace("\n", " "))
    return _TAG_ALONE.sub(r"\1\n", _PARAGRAPH.sub("\n<w:p", patched))


def _without_grid(table: re.Match[str]) -> str:
    if "{%tc " not in re.sub("<[^>]*>", "", table[0]):
        return table[0]
    return _GRID.sub("<w:tblGrid/>", re.sub(r"<w:tblW [^>]*/>", '<w:tblW w:w="0" w:type="auto"/>', table[0]))


def _gridded(found: re.Match[str]) -> str:
    widths = re.findall(r'<w:tcW (?=[^>]*w:type="dxa")[^>]*w:w="(\d+)"|<w:tcW w:w="(\d+)"', found[1])
    columns = "".join(f'<w:gridCol w:w="{first or second}"/>' for first, second in widths)
    return f"<w:tblGrid>{columns}</w:tblGrid>{found[1]}"


def _alike(path: Path, content: bytes) -> Iterator[Fault]:
    for text in paragraph_texts(content.decode("utf-8", "replace")):
        for _, found in only_alike(text):
            yield told_alike(path, None, found, text)


def _compiled(environment: Sandbox, source: str, path: Path, document: str, place: str = "") -> tuple[Template, bool]:
    """The template, and whether it uses a name. Raises Faults: one for a fault of syntax, or one an unknown name."""
    with broken(path, source, place):
        tree = environment.parse(source)
        faults = unknown_names(tree, NAMES[document], path, source, place)
        used = uses_a_name(tree, NAMES[document])
        template = environment.compiled(tree, path.name, str(path))
    if faults:
        raise Faults(faults)
    return template, used


@cache
def _environment(finalize: Callable[[object], object]) -> Sandbox:
    # An office may bring its own templates. Every value that is put in is made inert on the way.
    from iso18091cli.reports.word.sandbox import Sandbox

    return Sandbox(finalize)


def _as_markdown(value: object) -> object:
    if isinstance(value, Picture):
        value = value.alternative
    return markdown_text(value) if isinstance(value, str) else value


def _as_mail(value: object) -> object:
    """Text of a mail: one line, of which no program obeys anything."""
    return header_text(value, _LONGEST_VALUE) if isinstance(value, str) else value


def _as_property(value: object) -> object:
    """Text of the file's properties: one line."""
    if isinstance(value, Picture):
        value = value.alternative
    return " ".join(_escaped(value).split()) if isinstance(value, str) else value


def _as_word(value: object) -> object:
    """Text as Word shows it letter by letter; a line break stays one. A picture in its place."""
    if isinstance(value, Picture):
        return value.in_word()
    if not isinstance(value, str):
        return value
    return _escaped(value).strip().replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')


def _escaped(text: str) -> str:
    text = xml_text(text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
