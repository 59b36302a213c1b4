"""Diagnostics: what is wrong with something that somebody wrote.

A diagnostic holds a code, the path in the model that it is about, named
arguments and the paths of other places involved. It holds no sentence: the
sentences stand in `rubric.phrases`, one catalogue per language.
"""

from rubric.diagnostics.values import (
    Argument,
    Code,
    Diagnostic,
    Path,
    Severity,
    path_text,
)

__all__ = ["Argument", "Code", "Diagnostic", "Path", "Severity", "path_text"]
