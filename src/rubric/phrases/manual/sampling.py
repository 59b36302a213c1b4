"""Manual pages of the checks on sampling plans (RUB884 and RUB885)."""

from collections.abc import Mapping

from rubric.phrases.manual.page import Page
from rubric.phrases.manual.samples import SAMPLING, after

SAMPLING_PAGES: Mapping[str, Page] = {
    "sampling-size-unclear": Page(
        "A sample is a share of the decisions, a hundred in a hundred at most, or a number of "
        "them. Where a plan says neither, nothing would be drawn.",
        SAMPLING.replace("{percent: 15}", "{}"),
        SAMPLING,
    ),
    "sampling-risk-undefined": Page(
        "A plan may give new assessors more weight, and those whose decisions nobody reviewed for "
        "long. Who is new and how long that is differs from centre to centre, so the plan says it. "
        "Otherwise the weight would never be used.",
        after(SAMPLING, "conflict: 4", "  new_assessor: 3"),
        after(SAMPLING, "conflict: 4", "  new_assessor: 3", "new_for: 6 months"),
    ),
}
