"""What a source states, and what was looked for in it and is blank (Ofqual condition E3.2)."""

from collections.abc import Iterator

from rubric.diagnostics import Argument, Diagnostic, codes
from rubric.model import Specification
from rubric.model.addresses import turned
from rubric.phrases import spelled
from rubric.rules.levels import on_this_scale

#: what learners and centres look for in every unit
_EXPECTED = ("level", "credit", "glh", "purpose")
#: fields that every file has, whatever its source says
_ALWAYS = frozenset(
    {"format", "kind", "id", "version", "title", "language", "source", "not_stated"}
)


def check_published(written: Specification) -> Iterator[Diagnostic]:
    """Yield, once a file, what a unit is expected to say and neither says nor calls blank.

    Only of a unit that names its source: a draft of somebody's own has none. Guides,
    checklists and standards publish other things, and so do units of other frameworks.
    """
    source = written.source
    if source is None or (source.document is None and source.url is None):
        return
    if written.kind != "unit" or not on_this_scale(written.framework):
        return
    blank = {_plain(name) for name in written.not_stated}
    missing = tuple(f for f in _EXPECTED if getattr(written, f) is None and f not in blank)
    if missing:
        yield Diagnostic(codes.NOT_PUBLISHED, ("source",), {"fields": missing})


def check_not_stated(written: Specification) -> Iterator[Diagnostic]:
    """Yield entries of `not_stated` that are stated after all, or are almost a field."""
    segments = turned(written.not_stated)
    for name, segment in zip(written.not_stated, segments, strict=True):
        field, path = _plain(name), ("not_stated", segment)
        if field in Specification.model_fields:
            stated = field in written.model_fields_set and getattr(written, field) not in (None, ())
            if stated and field not in _ALWAYS:
                told: dict[str, Argument] = {"field": field}
                yield Diagnostic(codes.STATED_AFTER_ALL, path, told, ((field,),))
        elif near := spelled(field, Specification.model_fields):
            yield Diagnostic(codes.NOT_STATED_UNKNOWN, path, {"field": name, "near": near})


def _plain(name: str) -> str:
    """The name of a field, as people may write it in a list of their own."""
    return name.casefold().replace(" ", "_").replace("-", "_")
