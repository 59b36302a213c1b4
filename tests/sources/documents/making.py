"""Small documents for tests, made of their parts, and what a reader gave of them in a few lines."""

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO

from rubric.diagnostics import Code
from rubric.sources.documents.reading import read_bytes
from rubric.sources.documents.refusing import Refused
from rubric.sources.pieces import Paragraph, Piece, SourceDocument

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MORE = (
    f'{_W} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """An archive of named parts."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def word_parts(body: str, **parts: str) -> dict[str, str | bytes]:
    """The parts of a Word document: its body, and others such as `numbering` and `header1`."""
    kinds = {name: name.rstrip("123456789") for name in parts}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}.{kind}+xml"/>'
        for name, kind in (("document", "document.main"), *kinds.items())
    )
    relations = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{name}.xml"/>'
        for n, (name, kind) in enumerate(kinds.items(), 1)
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    made: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{overrides}</Types>",
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {_MORE}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f"{relations}</Relationships>",
    }
    roots = {"numbering": "numbering", "styles": "styles", "header": "hdr", "footer": "ftr"}
    for name, content in parts.items():
        root = roots.get(kinds[name], name)
        made[f"word/{name}.xml"] = f"<w:{root} {_MORE}>{content}</w:{root}>"
    return made


def word(body: str, **parts: str) -> bytes:
    """A Word document."""
    return archive(word_parts(body, **parts))


def p(text: str = "", properties: str = "", run: str = "") -> str:
    """A paragraph of a Word document."""
    inside = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    looks = f"<w:rPr>{run}</w:rPr>" if run else ""
    return f'<w:p>{inside}<w:r>{looks}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def listed(text: str, number: int = 1, level: int = 0) -> str:
    """A paragraph of a list."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def numbering(*levels: tuple[str, str], also: str = "", lists: str = "") -> str:
    """A kind of list with the form and the text of each level, and list 1 of it."""
    inside = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/>{also}</w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    kind = f'<w:abstractNum w:abstractNumId="7">{inside}</w:abstractNum>'
    return f'{kind}<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>{lists}'


def told(data: bytes, suffix: str) -> list[str]:
    """What a reader gives, a line for each piece and cell."""
    return list(_lines(read_bytes(data, suffix, f"unit{suffix}").pieces))


def document(data: bytes, suffix: str) -> SourceDocument:
    return read_bytes(data, suffix, f"unit{suffix}")


def refused(data: bytes, suffix: str) -> Code:
    """The code with which bytes are refused."""
    try:
        read = read_bytes(data, suffix, f"unit{suffix}")
    except Refused as error:
        return error.problem.diagnostic.code
    raise AssertionError(f"read: {read}")


def _lines(pieces: Sequence[Piece], indent: str = "") -> Iterator[str]:
    for piece in pieces:
        if isinstance(piece, Paragraph):
            yield indent + _line(piece)
            continue
        yield f"{indent}table"
        for cell in piece.cells:
            spans = f" {cell.rows}x{cell.columns}" if cell.rows * cell.columns > 1 else ""
            doubt = f" or {cell.could_be}" if cell.could_be else ""
            inside = list(_lines(cell.pieces, f"{indent}    "))
            first = " " + inside.pop(0).strip() if len(inside) == 1 else ""
            yield f"{indent}  {cell.row}.{cell.column}{spans}{doubt}:{first}"
            yield from inside


def _line(paragraph: Paragraph) -> str:
    marks = [
        f"<{paragraph.role}>" if paragraph.role != "body" else "",
        f"h{paragraph.heading}" if paragraph.heading else "",
        "bold" if paragraph.strong and not paragraph.heading else "",
        f"[{paragraph.label}]" if paragraph.label else "",
        paragraph.text.replace("\n", " / ").replace("\t", " -> "),
    ]
    return " ".join(mark for mark in marks if mark)
