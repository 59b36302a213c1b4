"""Units written as documents: any layout that people use, in any format, from one specification.

A `Layout` says how a unit is set out: the shape of its outcomes and criteria, how they are
numbered, where the facts stand and what surrounds it all. `blocks_of` sets a specification out as
blocks that know no format; `WRITERS` has one function a format, from blocks to the bytes of a file.
"""

from collections.abc import Callable, Mapping

from tests.importing.layouts.blocks import Document, blocks_of
from tests.importing.layouts.drawing import layouts, units
from tests.importing.layouts.layout import Layout
from tests.importing.layouts.pdf import as_pdf
from tests.importing.layouts.text import as_markdown, as_text
from tests.importing.layouts.web import as_web
from tests.importing.layouts.word import as_word
from tests.importing.layouts.workbook import as_workbook

from rubric.model import Specification

#: the ending of a file's name → what writes its bytes
WRITERS: Mapping[str, Callable[[Document], bytes]] = {
    ".docx": as_word,
    ".pdf": as_pdf,
    ".html": as_web,
    ".xlsx": as_workbook,
    ".txt": as_text,
    ".md": as_markdown,
}


def written(specification: Specification, layout: Layout, suffix: str) -> bytes:
    """Return a specification as the bytes of a document in a layout and a format."""
    return WRITERS[suffix](blocks_of(specification, layout))


__all__ = ["WRITERS", "Document", "Layout", "blocks_of", "layouts", "units", "written"]
