"""Manual pages of the codes for reading documents (RUB80x to RUB82x).

A sample is a command, since a document is no text that could stand here.
"""

from collections.abc import Mapping

from rubric.phrases.manual.page import Page


def _on(wrong: str, right: str, why: str, **told: str | int) -> Page:
    """Return a page whose samples read one document and another."""
    command = "rubric import {} -o unit.yaml\n"
    return Page(why, command.format(wrong), command.format(right), told=told)


DOCUMENT_PAGES: Mapping[str, Page] = {
    "reader-not-installed": _on(
        "unit.docx",
        "unit.txt",
        "What reads Word, PDF, Excel and web pages is installed only where it is wanted. Text, "
        "Markdown and CSV need nothing more.",
        extra="rubric-engine[word]",
    ),
    "document-not-read": _on(
        "unit.doc",
        "unit.docx",
        "The file is of a kind that is not read. What it is was found from what it holds, and not "
        "from its name.",
        kind="old_word",
    ),
    "document-encrypted": _on(
        "unit.pdf",
        "unit-without-password.pdf",
        "Without the password nothing in the document can be read, and none is asked for.",
    ),
    "document-damaged": _on(
        "unit.docx",
        "unit-saved-again.docx",
        "A part of the file is missing or was changed on the way. What is left of it could be read "
        "wrongly, so nothing is.",
    ),
    "document-empty": _on(
        "unit.docx",
        "unit-with-text.docx",
        "A document without a word says nothing about a unit. Perhaps its text is a picture.",
    ),
    "document-too-large": _on(
        "handbook.pdf",
        "unit.pdf",
        "A specification is far smaller than this, so the file is probably something else, or "
        "mostly pictures.",
        limit=100,
    ),
    "document-unpacks-too-far": _on(
        "unit.docx",
        "unit-copied.docx",
        "A small file can be made to unpack to more than a machine holds. No document that people "
        "write does.",
        part="size",
        limit=80,
    ),
    "document-declares-entities": _on(
        "unit.docx",
        "unit-copied.docx",
        "Such names can stand for a thousand times their length, or for files of this machine. No "
        "office program writes them.",
    ),
    "document-nested-too-deep": _on(
        "unit.html",
        "unit-copied.docx",
        "Tables in tables in tables, without end, are no layout of a page that people read.",
    ),
    "document-takes-too-long": _on(
        "drawing.pdf",
        "unit.pdf",
        "Some documents, most of them drawings, have so many lines on a page that they cannot be "
        "read in any useful time.",
        seconds=60,
    ),
    "too-many-pages": _on(
        "library.pdf",
        "unit.pdf",
        "No specification is this long. A document of so many pages holds many of them, or "
        "something else.",
        pages=4000,
        limit=2000,
    ),
    "pdf-without-text": _on(
        "scan.pdf",
        "scan-with-text.pdf",
        "A scanned page is a picture. Its words have to be recognised by another program first.",
    ),
    "page-without-text": _on(
        "unit.pdf",
        "unit-with-text.pdf",
        "Most pages have text and this one is a picture, so what stands on it is missing from the "
        "draft.",
        page=3,
    ),
    "formula-without-value": _on(
        "unit.xlsx",
        "unit-saved-again.xlsx",
        "A workbook keeps the result of each formula beside it, and only results are read. "
        "Programs that write workbooks sometimes leave them out.",
    ),
    "hidden-parts": _on(
        "unit.xlsx",
        "unit-shown.xlsx",
        "What is hidden is easily forgotten: an older version, or notes that nobody was to see.",
        part="rows",
    ),
    "macros-not-run": _on(
        "unit.docm",
        "unit.docx",
        "A macro is a program inside a document. None is ever run here, whatever it is for.",
    ),
    "tracked-changes": _on(
        "unit.docx",
        "unit-accepted.docx",
        "Words that somebody inserted are read, and words that somebody deleted are not. Whether "
        "that was agreed, the document does not say.",
    ),
    "encoding-guessed": _on(
        "unit.txt",
        "unit-as-utf-8.txt",
        "Letters such as é or £ are stored in several ways, and the file does not say in which. "
        "Wording is kept to the letter, so have a look at them.",
        encoding="Windows-1252",
    ),
    "named-otherwise": _on(
        "unit.xls",
        "unit.html",
        "Some programs save a web page or a text under the name of a workbook. What a file holds "
        "counts, and not what it is called.",
        suffix=".xls",
        kind="web",
    ),
}
