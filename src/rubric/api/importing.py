"""Importing: a document to drafts of the specifications in it, each with a report."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from rubric.api.wording import builtin_verbs
from rubric.diagnostics import Diagnostic, codes, path_text
from rubric.importers import Doubt, Draft, Location, Verbs, recognise
from rubric.importers.merging import merged
from rubric.load.document import Document, document_of, load_document
from rubric.load.yaml_draft import Comments, commented, comments_of
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
    without_tail,
)
from rubric.report.json_text import json_text
from rubric.sources import FilePlace, Located
from rubric.sources.documents import SUFFIXES, read_document

#: how the comments begin that are ours
_CHECK = "# check:"
Progress = Callable[[int, int], None]


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


def import_document(
    path: str | Path,
    *,
    over: str | Path | None = None,
    shown_as: str | None = None,
    progress: Progress | None = None,
) -> Imported:
    """Return drafts of the specifications in a document, or why it holds none.

    Nothing is written, and nothing is judged. A draft holds what the document says to the letter;
    what is doubtful has a comment, and what was not placed is listed in the report.

    Args:
        path: Word, PDF, Excel, CSV, a web page, Markdown or text.
        over: a specification that the document corrects: ids, rules, comments and whatever
            people changed in it are kept.
        shown_as: the document as places are to name it; its file name where left out.
        progress: told of the pages read, and of how many there are.
    """
    path = Path(path)
    name = shown_as or path.name
    document = read_document(path, name, progress)
    if isinstance(document, Located):
        return Imported(name, problem=document)
    found = recognise(document, _verbs())
    if found.refused:
        diagnostic = Diagnostic(codes.NOT_A_SPECIFICATION, arguments={"how": found.refused})
        return Imported(name, (), Located(diagnostic, FilePlace(name)), document.remarks)
    units = tuple(_unit(draft, name) for draft in found.drafts)
    if over is None or len(units) > 1 or not Path(over).exists():
        return Imported(name, units, None, document.remarks)
    unit = corrected(units[0], over)
    if unit is None:
        problem = Located(Diagnostic(codes.NOT_IMPORTED_OVER), FilePlace(str(over)))
        return Imported(name, (), problem, document.remarks)
    return Imported(name, (unit,), None, document.remarks)


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
    return _unit(draft, unit.report["document"])


def corrected(unit: ImportedUnit, over: str | Path) -> ImportedUnit | None:
    """Return a specification that is there as a draft corrects it; None where it is none."""
    there = load_document(Path(over), str(over))
    if not isinstance(there.value, Specification) or unit._draft is None:
        return None
    return _corrected(unit._draft, there, report_of(Path(over)), unit.report["document"])


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


def documents_in(path: Path) -> list[Path]:
    """Return the documents in a folder and below it, in order; of a file the file."""
    if not path.is_dir():
        return [path]
    hidden = (".", "~$")
    return sorted(
        file
        for file in path.rglob("*")
        if file.is_file() and file.suffix.lower() in SUFFIXES and not file.name.startswith(hidden)
    )


@cache
def _verbs() -> Verbs:
    return Verbs(builtin_verbs())


def _unit(draft: Draft, document: str) -> ImportedUnit:
    """The draft of a document that nobody imported before."""
    doubts = _doubts(draft.doubts, draft.data)
    above: dict[Location, list[str]] = {}
    for doubt in draft.doubts:
        above.setdefault(doubt.location, []).append(check_comment(doubt.code, doubt.arguments))
    report = _report(draft, document, doubts)
    left = len(draft.left_over)
    told = Comments(
        head_comments(document, doubtful=bool(doubts)), above, {}, tail_comments(doubts, left)
    )
    text = commented(draft.data, told)
    value = document_of(text, document).value
    known = value if isinstance(value, Specification) else None
    return ImportedUnit(text, report, known, tuple(doubts), _draft=draft)


def _corrected(
    draft: Draft, there: Document, before: Mapping[str, Any] | None, document: str
) -> ImportedUnit:
    """A specification after its document was corrected."""
    here, old_text = there.plain, "\n".join(there.lines)
    kept = comments_of(old_text)
    given = None if before is None else before["draft"]
    result = merged(given, here, draft.data, _remarked(kept))
    above: dict[Location, list[str]] = {}
    for at, lines in kept.above.items():
        where = _moved(at, result.moved)
        there_still = _holds(result.data, where)
        above[where] = [one for one in lines if there_still or not one.startswith(_CHECK)]
    moved = [replace(one, location=_moved(one.location, result.placed)) for one in draft.doubts]
    doubts = [
        now
        for was, now in zip(draft.doubts, moved, strict=True)
        if _is_new(was, result.fresh) or _comment(now) in above.get(now.location, ())
    ]
    doubts.extend(result.doubts)
    added = [one for one in doubts if _comment(one) not in above.get(one.location, ())]
    told = (*_doubts(doubts, result.data), *_standing(above, doubts, result.data))
    report = _report(draft, document, _doubts(draft.doubts, draft.data))
    if result.data == here and not added:
        value = there.value if isinstance(there.value, Specification) else None
        return ImportedUnit(
            old_text, report, value, told, unchanged=True, _draft=draft, _corrected=here
        )
    for doubt in added:
        above.setdefault(doubt.location, []).append(_comment(doubt))
    beside = {_moved(at, result.moved): line for at, line in kept.beside.items()}
    tail = (*without_tail(kept.tail), *tail_comments(told, len(draft.left_over)))
    text = commented(result.data, Comments(kept.head, above, beside, tail))
    new = document_of(text, there.name).value
    known = new if isinstance(new, Specification) else None
    return ImportedUnit(text, report, known, told, _draft=draft, _corrected=result.data)


def _remarked(kept: Comments) -> list[Location]:
    """What people wrote comments at, which are not our doubts."""
    theirs = [
        at for at, lines in kept.above.items() if any(x and not x.startswith(_CHECK) for x in lines)
    ]
    return [*theirs, *kept.beside]


def _standing(
    above: Mapping[Location, Iterable[str]], doubts: Iterable[Doubt], data: Mapping[str, Any]
) -> list[ImportDoubtView]:
    """Doubts of an earlier time of which the comment still stands in the file."""
    told = {_comment(one) for one in doubts}
    path = _paths(data)
    return [
        {
            "code": "still-to-check", "path": path(at), "arguments": {},
            "sentence": line.removeprefix(_CHECK).strip(), "place": None,
        }
        for at, lines in above.items()
        for line in lines
        if line.startswith(_CHECK) and line not in told
    ]  # fmt: skip


def _comment(doubt: Doubt) -> str:
    return check_comment(doubt.code, doubt.arguments)


def _holds(data: Any, at: Location) -> bool:
    for step in at:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return False
    return True


def _moved(at: Location, where: Mapping[Location, Location]) -> Location:
    """Where something stands after entries of lists have moved."""
    for length in range(len(at), 0, -1):
        if at[:length] in where:
            return (*where[at[:length]], *at[length:])
    return at


def _is_new(doubt: Doubt, fresh: set[Location]) -> bool:
    """Whether a doubt is about an outcome or criterion that the file did not have."""
    return any(doubt.location[:n] in fresh for n in range(1, len(doubt.location) + 1))


def _report(draft: Draft, document: str, doubts: list[ImportDoubtView]) -> ImportView:
    path = _paths(draft.data)
    return import_view(
        document,
        [(path(one.location), one.value, one.sure, one.texts) for one in draft.origins],
        doubts,
        [left_view(one.text, one.place, one.why) for one in draft.signs],
        [left_view(one.text, one.place, one.why) for one in draft.left_over],
        draft.data,
    )


def _doubts(doubts: Iterable[Doubt], data: Mapping[str, Any]) -> list[ImportDoubtView]:
    path = _paths(data)
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


def _paths(data: Mapping[str, Any]) -> Callable[[Location], str]:
    addresses = Addresses(data)
    return lambda location: path_text(addresses.path_of(location))
