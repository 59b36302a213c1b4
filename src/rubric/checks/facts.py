"""Facts of the unit that have a known set of values."""

from collections.abc import Iterator

from rubric.diagnostics import Argument, Diagnostic, Path, codes
from rubric.model import Specification
from rubric.phrases import spelled
from rubric.rules.levels import LEVELS, on_this_scale


def check_level(specification: Specification) -> Iterator[Diagnostic]:
    """Yield a level that is not on the scale, unless the framework has another one."""
    owner = (specification.kind, specification.id, "")
    yield from check_level_of(owner, specification.level, specification.framework, ("level",))


def check_level_of(
    owner: tuple[str, str, str], level: str | None, framework: str | None, path: Path
) -> Iterator[Diagnostic]:
    """Yield the same of a level that stands elsewhere.

    Args:
        owner: what states it: its kind, its ref, and the field of it.
        level: as written.
        framework: whose scale it is on.
        path: where it stands.
    """
    if level is None or level in LEVELS or not on_this_scale(framework):
        return
    arguments: dict[str, Argument] = {
        "owner": owner,
        "field": "level",
        "value": level,
        "near": spelled(level, LEVELS),
        "allowed": LEVELS,
    }
    yield Diagnostic(codes.UNKNOWN_VALUE, path, arguments)
