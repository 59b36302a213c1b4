"""Days, sector codes and values of a specification or qualification that cannot be right."""

import re
from collections.abc import Iterator
from itertools import pairwise

from rubric.diagnostics import Argument, Diagnostic, codes
from rubric.model import Specification
from rubric.model.qualification import Qualification
from rubric.model.specification import SpecificationDates
from rubric.rules.levels import on_this_scale

#: fields of `dates`, in the order in which they come
_IN_ORDER = tuple(SpecificationDates.model_fields)
#: sector subject areas: the first tier is 1 to 15, the second a digit after a point
_SECTOR = re.compile(r"(\d{1,2})(?:\.([1-9]))?", re.ASCII)
_LIKE_A_SECTOR = re.compile(r"0?(\d{1,2})(?:\s*[.,/ \-–]\s*(\d)\b)?(.*)", re.ASCII | re.DOTALL)
_LAST_SECTOR = 15
#: fields with text that stands behind a label in the source
_LABELLED = (
    "title", "unit_number", "number", "framework", "owner", "grading", "purpose", "summary",
    "assessment_requirements",
)  # fmt: skip
#: what sources print before a value; "unit" and "qualification" may stand before these
_LABELS = frozenset(
    {
        "aim", "aims", "assessment requirements", "credit", "credit value", "framework", "glh",
        "grading", "grading type", "guided learning hours", "level", "number", "owner", "purpose",
        "reference", "reference number", "title",
    }
)  # fmt: skip
_WHOSE = re.compile(r"^(unit|qualification)\s+")
#: characters of a label; what is longer and ends with a colon is a sentence
_LONGEST_LABEL = 60


def check_dates(written: Specification | Qualification) -> Iterator[Diagnostic]:
    """Yield days of a version that stand in another order than they can come."""
    if written.dates is None:
        return
    days = [(name, getattr(written.dates, name)) for name in _IN_ORDER]
    stated = [(name, day) for name, day in days if day is not None]
    for (first, before), (second, after) in pairwise(stated):
        if after < before:
            told: dict[str, Argument] = {"first": first, "second": second}
            told |= {"before": before.isoformat(), "after": after.isoformat()}
            where = ("dates", second)
            yield Diagnostic(codes.DATES_OUT_OF_ORDER, where, told, (("dates", first),))


def check_sector(written: Specification) -> Iterator[Diagnostic]:
    """Yield a sector code that is almost one of a sector subject area.

    Codes of other classifications, which begin with a letter, are passed over.
    """
    if written.sector is None or not on_this_scale(written.framework):
        return
    code = written.sector.code
    found = _SECTOR.fullmatch(code)
    if found and 1 <= int(found[1]) <= _LAST_SECTOR:
        return
    like = _LIKE_A_SECTOR.fullmatch(code)
    if like is None:
        return
    near = ""
    if 1 <= int(like[1]) <= _LAST_SECTOR and not any(c.isdigit() for c in like[3]):
        near = like[1] if like[2] in (None, "0") else f"{like[1]}.{like[2]}"
    told: dict[str, Argument] = {"code": code, "near": near}
    yield Diagnostic(codes.SECTOR_CODE, ("sector", "code"), told)


def check_labels(written: Specification | Qualification) -> Iterator[Diagnostic]:
    """Yield values that are only a label: the value behind it was lost."""
    for name in _LABELLED:
        value = getattr(written, name, None)
        if value is None or len(value) > _LONGEST_LABEL:
            continue
        if value.endswith((":", "：")) or _is_label(value):
            yield Diagnostic(codes.LABEL_WITHOUT_VALUE, (name,), {"field": name, "value": value})


def _is_label(value: str) -> bool:
    """Whether it is what sources print before a value: `Unit purpose and aims`."""
    words = _WHOSE.sub("", " ".join(value.casefold().split()))
    return all(part in _LABELS for part in words.split(" and "))
