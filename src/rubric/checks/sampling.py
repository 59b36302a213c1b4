"""Sampling plans: they say how many, and nothing weighs of which nobody can tell when it holds."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from rubric.diagnostics import Argument, Diagnostic, codes
from rubric.model.sampling import SamplingPlan

#: risks that the plan itself has to define → the fields of which one is enough
_DEFINED_BY: Mapping[str, tuple[str, ...]] = {
    "new_assessor": ("new_for", "new_assessors"),
    "long_not_sampled": ("not_sampled_for",),
}
_HUNDRED = Decimal(100)


def check_sampling(plan: SamplingPlan) -> Iterator[Diagnostic]:
    """Yield what keeps a plan from being drawn by."""
    take = plan.take
    how = None
    if take.percent is None and take.decisions is None:
        how = "neither"
    elif take.percent is not None and take.percent > _HUNDRED:
        how = "above"
    if how is not None:
        yield Diagnostic(codes.SAMPLING_SIZE_UNCLEAR, ("take",), {"how": how})
    for risk, fields in _DEFINED_BY.items():
        if getattr(plan.weights, risk) and not any(getattr(plan, field) for field in fields):
            named: dict[str, Argument] = {"risk": risk, "fields": fields}
            yield Diagnostic(codes.SAMPLING_RISK_UNDEFINED, ("weights", risk), named)
