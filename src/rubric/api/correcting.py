"""A specification that is there, corrected by a document: what people changed in it stays."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from rubric.api.imported import ImportedUnit, doubt_views, paths_in, report_of, report_view
from rubric.importers import Doubt, Draft, Location
from rubric.importers.merging import merged
from rubric.load.document import Document, document_of, load_document
from rubric.load.yaml_draft import Comments, commented, comments_of
from rubric.model import Specification
from rubric.report.import_shape import ImportDoubtView
from rubric.report.importing import check_comment, tail_comments, without_tail

#: how the comments begin that are ours
_CHECK = "# check:"


def corrected(unit: ImportedUnit, over: str | Path) -> ImportedUnit | None:
    """Return a specification that is there as a draft corrects it; None where it is none."""
    there = load_document(Path(over), str(over))
    if not isinstance(there.value, Specification) or unit._draft is None:
        return None
    return _corrected(unit._draft, there, report_of(Path(over)), unit.report["document"])


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
    told = (*doubt_views(doubts, result.data), *_standing(above, doubts, result.data))
    report = report_view(draft, document, doubt_views(draft.doubts, draft.data))
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
    path = paths_in(data)
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
