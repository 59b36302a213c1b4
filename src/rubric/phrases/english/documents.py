"""Reading documents: why one cannot be read, and what to know of one that was."""

from collections.abc import Mapping

DOCUMENTS: Mapping[str, str] = {
    "reader-not-installed": "reading such a document needs something that is not installed here",
    "reader-not-installed.help": 'run: pip install "{extra}"',
    "document-not-read": "the document is not read: {kind:@document-kind}",
    "document-not-read.help": "{kind:@document-kind-help}",
    "document-kind.old_word": "it is a Word document of the old format (.doc)",
    "document-kind-help.old_word": "open it in Word and save it as .docx",
    "document-kind.powerpoint": "it holds slides",
    "document-kind-help.powerpoint": "save them as PDF, or copy the text into a Word document",
    "document-kind.writer": "it is a text document of LibreOffice or OpenOffice",
    "document-kind-help.writer": "open it there and save it as .docx",
    "document-kind.rtf": "it is rich text (RTF)",
    "document-kind-help.rtf": "open it in Word and save it as .docx",
    "document-kind.pages": "it is a document of an Apple program",
    "document-kind-help.pages": "export it as .docx, .xlsx or PDF",
    "document-kind.picture": "it is a picture, and text in pictures is not recognised",
    "document-kind-help.picture": (
        "have the text recognised first (OCR) and save it as .docx or PDF"
    ),
    "document-kind.archive": "it is an archive of files, and not a document",
    "document-kind-help.archive": "unpack it, and name the documents in it",
    "document-kind.xml": "it is XML of another kind than what is read",
    "document-kind-help.xml": "open it in the program that wrote it and save it as .docx or .xlsx",
    "document-kind.xlsb": "it is a binary Excel workbook (.xlsb)",
    "document-kind-help.xlsb": "open it in Excel and save it as .xlsx",
    "document-kind.unknown": "what it is cannot be told",
    "document-kind-help.unknown": (
        "save it as .docx, .pdf, .html, .xlsx, .csv, .md or .txt with the program that wrote it"
    ),
    "document-encrypted": "the document is protected by a password, so nothing in it can be read",
    "document-encrypted.help": "open it with the password and save a copy without one",
    "document-damaged": "the document is damaged or was cut off, and cannot be read",
    "document-damaged.help": (
        "fetch or copy it again; where it still opens in its own program, save it anew there"
    ),
    "document-empty": "there is no text in the document",
    "document-empty.help": "look whether it is the right file, and whether its text is a picture",
    "document-too-large": "the document is larger than {limit} MB",
    "document-too-large.help": (
        "take the pages of the specification out into a document of their own"
    ),
    "document-unpacks-too-far": "the document is too large inside: {part:@unpacks}",
    "document-unpacks-too-far.help": (
        "look where it comes from; copy what is needed of it into a new document"
    ),
    "unpacks.size": "it unpacks to more than {limit} MB",
    "unpacks.memory": "it takes more memory than it may",
    "unpacks.entries": "it is made of more than {limit} parts",
    "unpacks.cells": "it has more than {limit} cells",
    "unpacks.paragraphs": "it has more than {limit} paragraphs",
    "unpacks.letters": "it has more than {limit} million letters",
    "document-declares-entities": (
        "the document defines names that stand for other text, which no office program writes"
    ),
    "document-declares-entities.help": (
        "look where it comes from; copy what is needed of it into a new document"
    ),
    "document-nested-too-deep": (
        "the parts of the document stand in one another too deep to be read"
    ),
    "document-nested-too-deep.help": "copy the text of the specification into a new document",
    "document-takes-too-long": "reading the document took longer than {seconds:second|seconds}",
    "document-takes-too-long.help": (
        "take the pages of the specification out into a document of their own"
    ),
    "too-many-pages": "the document has {pages:page|pages}, and at most {limit} are read",
    "too-many-pages.help": "take the pages of the specification out into a document of their own",
    "pdf-without-text": "the PDF has no text: its pages are pictures, as of a scan",
    "pdf-without-text.help": (
        "have the text recognised first (OCR), or ask for the original document"
    ),
    "page-without-text": "page {page} is a picture without text, so nothing on it was read",
    "page-without-text.help": "look at the page, and add by hand what belongs to the specification",
    "formula-without-value": "the cell holds a formula and no result, so nothing was read from it",
    "formula-without-value.help": "open the workbook, let it calculate, and save it",
    "hidden-parts": "something is hidden: {part:@hidden-part}",
    "hidden-parts.help": "look whether it is meant to be part of the specification",
    "hidden-part.sheet": "the whole sheet, which was read like the others",
    "hidden-part.rows": "rows of the sheet, which were read like the others",
    "hidden-part.columns": "columns of the sheet, which were read like the others",
    "hidden-part.text": "some text, which was left out",
    "hidden-part.document": "a document inside of this one, which was not read",
    "macros-not-run": "the document has macros; none was run, and only its text was read",
    "macros-not-run.help": "nothing needs to be done",
    "tracked-changes": (
        "the document has tracked changes: it was read as if all of them were accepted"
    ),
    "tracked-changes.help": "accept or reject the changes and save the document, to be sure",
    "encoding-guessed": "the text is not saved as UTF-8; it was taken for {encoding}",
    "encoding-guessed.help": "look at letters such as é, £ and ’ in the draft",
    "named-otherwise": "the name ends in `{suffix}`, and the document is {kind:@document-format}",
    "named-otherwise.help": "nothing needs to be done; it was read as what it is",
    "document-format.word": "a Word document",
    "document-format.pdf": "a PDF",
    "document-format.web": "a web page",
    "document-format.web_archive": "a web page saved in one file",
    "document-format.xlsx": "an Excel workbook",
    "document-format.xls": "an Excel workbook of the old format",
    "document-format.ods": "an OpenDocument workbook",
    "document-format.csv": "a table as CSV",
    "document-format.markdown": "Markdown",
    "document-format.text": "plain text",
}
