"""What is said of an imported draft: sentences for its comments, and the report beside it."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from rubric.phrases import phrase
from rubric.report.import_shape import ImportDoubtView, ImportView, LeftOverView, SourceTextView

if TYPE_CHECKING:
    from rubric.sources.places import Place


def doubt_sentence(code: str, arguments: Mapping[str, Any], language: str = "en") -> str:
    """Return what a person has to look at, as a sentence."""
    return phrase(f"doubt.{code}", arguments, language)


def check_comment(code: str, arguments: Mapping[str, Any]) -> str:
    """Return the comment that stands above what is doubtful."""
    return f"# {phrase('draft.check', {'sentence': doubt_sentence(code, arguments)})}"


def head_comments(document: str, *, doubtful: bool) -> tuple[str, ...]:
    """Return the comments at the top of a draft."""
    lines = [f"# {phrase('draft.head', {'document': document})}"]
    if doubtful:
        lines.append(f"# {phrase('draft.how')}")
    return tuple(lines)


def tail_comments(doubts: Iterable[ImportDoubtView], left: int) -> tuple[str, ...]:
    """Return the list at the end of a draft: every doubt, and how much is left over."""
    entries = []
    for doubt in doubts:
        told = {"at": doubt["path"], "sentence": doubt["sentence"]}
        entries.append(phrase("draft.entry" if doubt["path"] else "draft.entry_whole", told))
    lines = []
    if entries:
        lines.append(f"# {phrase('draft.list', {'n': len(entries)})}")
        lines += [f"#   {entry}" for entry in entries]
    if left:
        lines.append(f"# {phrase('draft.left', {'n': left})}")
    return ("", *lines) if lines else ()


def without_tail(comments: Iterable[str]) -> tuple[str, ...]:
    """Return the comments at the end of a file without the list of ours."""
    heads = tuple(
        f"# {phrase(key, {'n': 0})}".partition("0")[0] for key in ("draft.list", "draft.left")
    )
    kept: list[str] = []
    in_list = False
    for line in comments:
        in_list = line.startswith(heads) or (in_list and line.startswith("#   "))
        if not in_list:
            kept.append(line)
    while kept and not kept[-1]:
        kept.pop()
    return tuple(kept)


def texts_view(texts: "Iterable[tuple[str, Place]]") -> list[SourceTextView]:
    """Return texts of the source with their places."""
    return [{"text": text, "place": str(place)} for text, place in texts]


def left_view(text: str, place: "Place", why: str) -> LeftOverView:
    """Return one text that is not in the draft."""
    return {"text": text, "place": str(place), "why": why}


def import_view(
    document: str,
    fields: Iterable[tuple[str, str, str, "Iterable[tuple[str, Place]]"]],
    doubts: list[ImportDoubtView],
    labels: list[LeftOverView],
    left_over: list[LeftOverView],
    draft: dict[str, Any],
) -> ImportView:
    """Return the report on a draft in its published shape."""
    return {
        "format": "rubric/1",
        "kind": "import",
        "document": document,
        "fields": [
            {"path": path, "value": value, "sure": sure, "sources": texts_view(texts)}
            for path, value, sure, texts in fields
        ],
        "doubts": doubts,
        "labels": labels,
        "left_over": left_over,
        "draft": draft,
    }
