"""Hours and credit that cannot all be right (Ofqual conditions E7 and E8.2)."""

from collections.abc import Iterator
from decimal import Decimal

from rubric.diagnostics import Argument, Diagnostic, codes
from rubric.model import Specification
from rubric.model.qualification import Qualification
from rubric.rules.levels import on_this_scale

#: hours of total qualification time to a credit (E8.2)
HOURS_TO_A_CREDIT = 10


def check_hours(written: Specification | Qualification) -> Iterator[Diagnostic]:
    """Yield hours and credit that contradict one another, each fault once.

    The sum of hours is a rule for qualifications: of a unit E7.9 asks nothing, so its
    credit need not be a tenth of its hours.
    """
    glh, tqt, credit = written.glh, written.tqt, written.credit
    if glh is not None and tqt is not None and glh > tqt:
        above: dict[str, Argument] = {"glh": glh, "tqt": tqt}
        yield Diagnostic(codes.GLH_ABOVE_TQT, ("glh",), above, (("tqt",),))
        return
    if not credit or not on_this_scale(written.framework):
        return
    told: dict[str, Argument] = {"credit": f"{credit.normalize():f}"}
    whole = isinstance(written, Qualification)
    if whole and tqt is not None and not _a_tenth(credit, tqt):
        told |= {"tqt": tqt, "tenth": f"{(Decimal(tqt) / HOURS_TO_A_CREDIT).normalize():f}"}
        yield Diagnostic(codes.CREDIT_AGAINST_TQT, ("credit",), told, (("tqt",),))
    elif glh is not None and glh > credit * HOURS_TO_A_CREDIT:
        told |= {"glh": glh, "most": f"{(credit * HOURS_TO_A_CREDIT).normalize():f}"}
        yield Diagnostic(codes.GLH_ABOVE_CREDIT, ("glh",), told, (("credit",),))


def _a_tenth(credit: Decimal, tqt: int) -> bool:
    """Whether a credit is a tenth of the hours, rounded; a half goes either way."""
    return abs(credit * HOURS_TO_A_CREDIT - tqt) <= HOURS_TO_A_CREDIT // 2
