"""The engine's words for methods and sources, in their own order (meaning 3)."""

from typing import get_args

from rubric.model.evidence_rules import MethodWord, SourceWord

METHODS: tuple[str, ...] = get_args(MethodWord)
SOURCES: tuple[str, ...] = get_args(SourceWord)
