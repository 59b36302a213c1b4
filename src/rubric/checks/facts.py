"""Facts of the unit that have a known set of values."""

from collections.abc import Iterator

from rubric.diagnostics import Argument, Diagnostic, codes
from rubric.model import Specification
from rubric.phrases import spelled
from rubric.rules.levels import LEVELS, on_this_scale


def check_level(specification: Specification) -> Iterator[Diagnostic]:
    """Yield a level that is not on the scale, unless the framework has another one."""
    level, framework = specification.level, specification.framework
    if level is None or level in LEVELS:
        return
    if on_this_scale(framework):
        arguments: dict[str, Argument] = {
            "owner": (specification.kind, specification.id, ""),
            "field": "level",
            "value": level,
            "near": spelled(level, LEVELS),
            "allowed": LEVELS,
        }
        yield Diagnostic(codes.UNKNOWN_VALUE, ("level",), arguments)
