"""What a portfolio says that the learner is registered for."""

from collections.abc import Iterator

from rubric.diagnostics import Diagnostic, codes
from rubric.model import Portfolio
from rubric.model.addresses import turned


def check_registration(portfolio: Portfolio) -> Iterator[Diagnostic]:
    """Yield a specification beside a qualification, and units that are named twice."""
    if portfolio.qualification is None:
        return
    if portfolio.specification is not None:
        yield Diagnostic(
            codes.SPECIFICATION_BESIDE_QUALIFICATION,
            ("specification",),
            {"specification": portfolio.specification, "qualification": portfolio.qualification},
            (("qualification",),),
        )
    first: dict[str, str] = {}
    for unit, segment in zip(portfolio.units, turned(portfolio.units), strict=True):
        name = unit.partition("@")[0]
        before = first.setdefault(name, segment)
        if before != segment:
            told = {"unit": name, "where": "units"}
            yield Diagnostic(codes.UNIT_TWICE, ("units", segment), told, (("units", before),))
