"""The published shape of the report beside an imported draft.

`criteria/schema/import.schema.json` is made from these types. New fields and
words may come in a minor release, so readers must accept unknown ones.
"""

from typing import Any

from typing_extensions import TypedDict


class SourceTextView(TypedDict):
    """A text of the source, and where it stands there."""

    text: str
    place: str


class ImportedFieldView(TypedDict):
    """Where one value of the draft came from.

    `sure` is stated (it stands there as that), read (told by where it stands) or proposed (ours).
    """

    path: str
    value: str
    sure: str
    sources: list[SourceTextView]


class ImportDoubtView(TypedDict):
    """Something for a person to look at; `place` is where its source stands."""

    code: str
    path: str
    arguments: dict[str, str | int]
    sentence: str
    place: str | None


class LeftOverView(TypedDict):
    """A text of the source that is not in the draft.

    `why` is repeat (it stands there once more), running (a page says it of itself), in part (a
    value was read out of it, and the rest stands nowhere) or unplaced; of labels and headings it
    is what they were taken for.
    """

    text: str
    place: str
    why: str


class ImportView(TypedDict):
    """How a draft came about: every text of its source is in `fields`, `labels` or `left_over`."""

    format: str
    kind: str
    document: str
    fields: list[ImportedFieldView]
    doubts: list[ImportDoubtView]
    labels: list[LeftOverView]
    left_over: list[LeftOverView]
    #: the draft as the document gave it, for the next time it is imported
    draft: dict[str, Any]
