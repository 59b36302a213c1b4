"""Proving: the least portfolio that passes a specification, and whether every rule matters."""

from rubric.proving.example import Decided, Example, ExampleItem
from rubric.proving.proved import proved
from rubric.proving.results import Idle, Proof, Shown, Taken
from rubric.proving.things import Place, Thing

__all__ = [
    "Decided",
    "Example",
    "ExampleItem",
    "Idle",
    "Place",
    "Proof",
    "Shown",
    "Taken",
    "Thing",
    "proved",
]
