"""Manual pages of the codes for versions (RUB5xx), and for what cannot be moved yet.

Each sample stands beside versions 1 to 3 of a unit; what goes wrong is moving
it to version 3.
"""

from collections.abc import Mapping

from rubric.phrases.manual.page import Page
from rubric.phrases.manual.samples import PORTFOLIO, UNIT, after

_ON_2 = PORTFOLIO.replace("facilitating-action-learning@1", "demo@2")
_VERSIONS = {
    "unit-1.yaml": UNIT,
    "unit-2.yaml": UNIT.replace("version: 1", "version: 2"),
    "unit-3.yaml": after(
        UNIT.replace("version: 1", "version: 3\nreplaces: demo@2"),
        "text: Plan a visit to agreed goals",
        "        was: [1.1]",
    ),
}

_AWARD = """\
format: rubric/1
kind: qualification
id: demo-award
version: 1
title: Demonstration Award
groups:
  - ref: M
    take: all
    units: [demo]
"""

VERSION_PAGES: Mapping[str, Page] = {
    "not-built-yet": Page(
        "Some things cannot be done yet with all that the format holds. This portfolio is to be "
        "moved to version 3 of its unit, and it is on a qualification: that is said, and nothing "
        "is half moved.",
        PORTFOLIO.replace(
            "specification: facilitating-action-learning@1",
            "qualification: demo-award\nunits: [demo@2]",
        ).replace("1.1:", "demo/1.1:"),
        _ON_2,
        {**_VERSIONS, "award.yaml": _AWARD},
    ),
    "portfolio-not-against-it": Page(
        "A portfolio moves from one version of a unit to another. Between different units nothing "
        "says which criterion is which, so nothing is carried over.",
        PORTFOLIO,
        _ON_2,
        _VERSIONS,
    ),
    "version-unclear": Page(
        "The numbers in a portfolio are those of its version. Without a version nobody "
        "knows which criterion a number meant, unless the versions state dates that single one "
        "out on the day of registration. So nothing is moved.",
        _ON_2.replace("demo@2", "demo"),
        _ON_2,
        _VERSIONS,
    ),
    "version-between": Page(
        "Version 3 says what its criteria were in version 2. From version 1 that says nothing, "
        "and the same number may have been another criterion there. Without `replaces`, `was` "
        "speaks of the version just before.",
        _ON_2.replace("demo@2", "demo@1"),
        _ON_2,
        _VERSIONS,
    ),
}
