"""Specifications from any storage: asked for one by one, and never believed unseen.

Nothing here raises for what a storage does: the portfolio that needed it is
refused with the reason, and the others are judged.
"""

from collections.abc import Callable, Iterable

from rubric.diagnostics import Argument, Code, Diagnostic, codes, path_text
from rubric.load.plain_data import plain_data
from rubric.load.structure import Refused, structured
from rubric.model import Specification
from rubric.model.addresses import Addresses
from rubric.phrases import shown

#: characters that are kept of the text of an error
_LONGEST_TEXT = 200
_PATH = ("specification",)


def given(
    source: Callable[[str, str | None], object], name: str, version: str | None
) -> Specification | Diagnostic | None:
    """Return the specification that a storage gives, or why it cannot be used; None for none.

    It comes back as a file of it would be read, so that a value that was put
    together past the model's own checks is told too.

    Args:
        source: the storage.
        name: the id that is asked for.
        version: its version; None where the storage is to choose.
    """
    reference = _reference(name, version)
    try:
        value = source(name, version)
    except Exception as error:
        # what a storage says of itself may name hosts and accounts: not for machine output
        said = {"error": type(error).__name__, "text": _text_of(error)}
        told: dict[str, Argument] = {"reference": reference, **said}
        return Diagnostic(codes.SOURCE_FAILED, _PATH, told, personal=True)
    if value is None:
        return None
    if not isinstance(value, Specification):
        kind = type(value).__name__
        return _problem(codes.SOURCE_GAVE_ANOTHER, reference=reference, gave=kind, how="kind")
    found = _as_read(value, reference)
    if isinstance(found, Specification) and (
        found.id != name or (version is not None and found.version != version)
    ):
        return _problem(codes.SOURCE_GAVE_ANOTHER, reference=reference, gave=found.reference)
    return found


def not_there(missing: Diagnostic, name: str, version: str) -> Diagnostic:
    """Return that neither the folders nor the storage hold what a reference asks for."""
    near = missing.arguments["near"]
    asked: dict[str, Argument] = {"id": _reference(name, version)}
    if not near:  # the folders hold something else altogether: no help in naming it
        asked["how"] = "source"
    return Diagnostic(missing.code, missing.path, {**missing.arguments, **asked})


def not_sound(reference: str, problems: Iterable[Diagnostic]) -> Diagnostic:
    """Return that a specification of the storage has errors, each with its path in it."""
    errors = tuple(
        f"{problem.code.code} {problem.code.slug} {path_text(problem.path)}".rstrip()
        for problem in problems
        if problem.code.severity == "error"
    )
    return _problem(
        codes.SPECIFICATION_WITH_ERRORS, id=reference, file="", errors=errors, how="source"
    )


def _as_read(value: Specification, reference: str) -> Specification | Diagnostic:
    try:
        data = plain_data(value)
    except Exception:  # fields are missing, or hold what no model can
        kind = type(value).__name__
        return _problem(codes.SOURCE_GAVE_ANOTHER, reference=reference, gave=kind, how="kind")
    try:
        found = structured(Specification, Addresses(data))
    except Refused as refused:
        return not_sound(reference, (diagnostic for diagnostic, _ in refused.problems))
    assert isinstance(found, Specification)
    return found


def _problem(code: Code, **arguments: Argument) -> Diagnostic:
    return Diagnostic(code, _PATH, arguments)


def _reference(name: str, version: str | None) -> str:
    return f"{name}@{version}" if version else name


def _text_of(error: Exception) -> str:
    try:
        return shown(str(error), _LONGEST_TEXT)
    except Exception:  # an error that cannot even be shown
        return ""
