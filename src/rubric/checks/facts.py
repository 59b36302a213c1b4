"""Facts of the unit that have a known set of values."""

from collections.abc import Iterator

from rubric.diagnostics import Argument, Diagnostic, codes
from rubric.model import Specification
from rubric.phrases import spelled

#: Entry 1 to 3, then 1 to 8 (Ofqual Handbook, condition E9.1)
LEVELS = ("E1", "E2", "E3", "1", "2", "3", "4", "5", "6", "7", "8")
#: frameworks on that scale; where none is named the scale is taken to be this one
ON_THIS_SCALE = frozenset({"rqf", "qcf", "access"})


def check_level(specification: Specification) -> Iterator[Diagnostic]:
    """Yield a level that is not on the scale, unless the framework has another one."""
    level, framework = specification.level, specification.framework
    if level is None or level in LEVELS:
        return
    if framework is None or framework.lower() in ON_THIS_SCALE:
        arguments: dict[str, Argument] = {
            "owner": (specification.kind, specification.id, ""),
            "field": "level",
            "value": level,
            "near": spelled(level, LEVELS),
            "allowed": LEVELS,
        }
        yield Diagnostic(codes.UNKNOWN_VALUE, ("level",), arguments)
