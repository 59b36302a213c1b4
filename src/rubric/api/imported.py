"""Drafts of specifications that came of documents, and the report beside each."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from rubric.diagnostics import path_text
from rubric.importers import Doubt, Draft, Location
from rubric.load.document import document_of
from rubric.load.yaml_draft import Comments, commented
from rubric.model import Specification
from rubric.model.addresses import Addresses
from rubric.report.import_shape import ImportDoubtView, ImportView
from rubric.report.importing import (
    check_comment,
    doubt_sentence,
    head_comments,
    import_view,
    left_view,
    tail_comments,
)
from rubric.report.json_text import json_text
from rubric.sources import Located


@dataclass(frozen=True)
class ImportedUnit:
    """The draft of one specification."""

    #: the file: YAML with comments
    text: str
    #: the report beside it, in its published shape
    report: ImportView
    #: the draft as a specification; None where a person has to mend it first
    specification: Specification | None
    #: sentences about what a person has to look at, each with its path
    doubts: tuple[ImportDoubtView, ...]
    #: whether the file was there and stays as it is
    unchanged: bool = False
    #: as it was recognised
    _draft: Draft | None = field(default=None, repr=False, compare=False)
    #: what the file holds, where that is not what was recognised
    _corrected: Mapping[str, Any] | None = field(default=None, repr=False, compare=False)

    @property
    def id(self) -> str:
        """The id that the draft has."""
        return str(self.report["draft"]["id"])

    @property
    def _held(self) -> Mapping[str, Any]:
        return self.report["draft"] if self._corrected is None else self._corrected

    @property
    def counts(self) -> dict[str, int]:
        """How many outcomes, criteria and doubts the file has, and how many lines are left."""
        held = self._held
        outcomes = held.get("outcomes", [])
        criteria = sum(len(outcome.get("criteria", ())) for outcome in outcomes)
        return {
            "outcomes": len(outcomes),
            "criteria": criteria + len(held.get("criteria", ())),
            "doubts": len(self.doubts),
            "left": len(self.report["left_over"]),
        }


@dataclass(frozen=True)
class Imported:
    """What came of one document."""

    #: the document, as it was named
    document: str
    units: tuple[ImportedUnit, ...] = ()
    #: why there are none
    problem: Located | None = None
    #: what to know of how it was read
    remarks: tuple[Located, ...] = ()


def drafted(draft: Draft, document: str) -> ImportedUnit:
    """Return the draft of a document that nobody imported before, as a file and its report."""
    doubts = doubt_views(draft.doubts, draft.data)
    above: dict[Location, list[str]] = {}
    for doubt in draft.doubts:
        above.setdefault(doubt.location, []).append(check_comment(doubt.code, doubt.arguments))
    report = report_view(draft, document, doubts)
    left = len(draft.left_over)
    told = Comments(
        head_comments(document, doubtful=bool(doubts)), above, {}, tail_comments(doubts, left)
    )
    text = commented(draft.data, told)
    value = document_of(text, document).value
    known = value if isinstance(value, Specification) else None
    return ImportedUnit(text, report, known, tuple(doubts), _draft=draft)


def with_id_of_another(unit: ImportedUnit, other: str) -> ImportedUnit:
    """Return a draft that asks about its id, which another file has.

    Args:
        unit: a draft as it was imported.
        other: the name of that file.
    """
    if unit._draft is None:
        return unit
    doubt = Doubt("id-taken", ("id",), {"file": other})
    draft = replace(unit._draft, doubts=(doubt, *unit._draft.doubts))
    return drafted(draft, unit.report["document"])


def report_path(path: Path) -> Path:
    """Return where the report on a draft stands: `unit.import.json` beside `unit.yaml`."""
    return path.with_suffix(".import.json")


def report_of(path: Path) -> Mapping[str, Any] | None:
    """Return the report beside a specification, where there is one that can be read."""
    try:
        report = json.loads(report_path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    sound = isinstance(report, dict) and isinstance(report.get("draft"), dict)
    return report if sound else None


def report_text(unit: ImportedUnit) -> str:
    """Return the report on a draft as the text of its file."""
    return json_text(unit.report) + "\n"


def report_view(draft: Draft, document: str, doubts: list[ImportDoubtView]) -> ImportView:
    """Return the report on a draft."""
    path = paths_in(draft.data)
    return import_view(
        document,
        [(path(one.location), one.value, one.sure, one.texts) for one in draft.origins],
        doubts,
        [left_view(one.text, one.place, one.why) for one in draft.signs],
        [left_view(one.text, one.place, one.why) for one in draft.left_over],
        draft.data,
    )


def doubt_views(doubts: Iterable[Doubt], data: Mapping[str, Any]) -> list[ImportDoubtView]:
    """Return doubts as the report gives them, each with its path in a file."""
    path = paths_in(data)
    return [
        {
            "code": one.code,
            "path": path(one.location),
            "arguments": {k: v if isinstance(v, int) else str(v) for k, v in one.arguments.items()},
            "sentence": doubt_sentence(one.code, one.arguments),
            "place": None if one.place is None else str(one.place),
        }
        for one in doubts
    ]


def paths_in(data: Mapping[str, Any]) -> Callable[[Location], str]:
    """Return what gives the path of a value in a file, as people write it."""
    addresses = Addresses(data)
    return lambda location: path_text(addresses.path_of(location))
