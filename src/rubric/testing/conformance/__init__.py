"""Cases in JSON that any implementation of meaning.md can be held to, and what holds it to them.

`python -m rubric.testing.conformance` holds our own engine to them, and with `--with COMMAND`
another implementation that reads requests and writes answers, a line each.
"""

from rubric.testing.conformance.comparing import Difference, differences
from rubric.testing.conformance.files import ConformanceCase, cases_folder, read_cases
from rubric.testing.conformance.ours import our_result

__all__ = [
    "ConformanceCase",
    "Difference",
    "cases_folder",
    "differences",
    "our_result",
    "read_cases",
]
