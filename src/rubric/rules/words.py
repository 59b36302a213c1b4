"""The engine's words for methods and sources, in their own order (meaning 3)."""

from collections.abc import Mapping
from typing import get_args

from rubric.model.evidence_rules import MethodWord, SourceWord

METHODS: tuple[str, ...] = get_args(MethodWord)
SOURCES: tuple[str, ...] = get_args(SourceWord)
#: how much has to be shown that an item is the learner's own, least first (meaning 3.1)
AUTHENTICITY = ("none", "declared", "declared_and_confirmed")
#: what evidence by a method shows where the body's own table says nothing (meaning 3.5);
#: of `other` nothing is known
SHOWS: Mapping[str, tuple[str, ...]] = {
    "observation": ("performance",),
    "product": ("performance",),
    "witness_testimony": ("performance",),
    "expert_witness": ("performance",),
    "feedback": ("performance",),
    "recording": ("performance",),
    "discussion": ("knowledge",),
    "questioning": ("knowledge",),
    "reflective_account": ("knowledge",),
    "assignment": ("knowledge",),
    "test": ("knowledge",),
    "other": (),
}
