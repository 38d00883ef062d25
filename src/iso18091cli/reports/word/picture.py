"""A picture that a template puts in by {{ name }}: its place in a Word document; in Markdown, the words for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from xml.sax.saxutils import quoteattr

from iso18091cli.files.harmless import xml_text

_EMU = 36_000
"""Units of DrawingML in a millimetre."""
_PLACE = (
    '</w:t></w:r><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    'wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{side}" cy="{side}"/>'
    '<wp:docPr id="18091" name="{name}" descr={alternative}/><wp:cNvGraphicFramePr><a:graphicFrameLocks '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData '
    'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats'
    '.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="18091" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="{side}" cy="{side}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    '</a:graphicData></a:graphic></wp:inline></w:drawing></w:r><w:r><w:t xml:space="preserve">'
)
_RELATION = (
    '<Relationship Id="{relation}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
    'Target="media/{name}.png"/>'
)
NO_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)


@dataclass(frozen=True, slots=True)
class Picture:
    """A square picture with the text that stands for it; drawn only where a template puts it in."""

    name: str
    """Of its file: plain letters."""
    alternative: str
    png: Callable[[], bytes]
    side: float = 80
    """Millimetres."""

    def sized(self, side: float) -> Picture:
        """The same picture, so many millimetres wide and high."""
        return replace(self, side=side)

    @property
    def relation(self) -> str:
        """Id by which the document's parts refer to its file."""
        return f"rIdPicture-{self.name}"

    def in_word(self) -> str:
        """The XML that puts the picture into a run of text."""
        alternative = quoteattr(xml_text(" ".join(self.alternative.split())))
        side = round(self.side * _EMU)
        return _PLACE.format(side=side, name=self.name, relation=self.relation, alternative=alternative)

    def related(self) -> str:
        """The entry in a part's list of relations that leads to its file."""
        return _RELATION.format(relation=self.relation, name=self.name)
