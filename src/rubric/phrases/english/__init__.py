"""The English catalogue, one file a subject, of which a run reads those that it speaks of."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module

#: each file with the catalogues in it; a phrase is looked for in this order, so what a report of
#: one portfolio says stands first
_SUBJECTS: Mapping[str, tuple[str, ...]] = {
    "results": ("RESULTS",),
    "commands": ("COMMANDS",),
    "reports": ("REPORTS",),
    "combinations": ("COMBINATIONS",),
    "owners": ("OWNERS",),
    "reading": ("READING",),
    "shape": ("SHAPE",),
    "references": ("REFERENCES",),
    "whole": ("WHOLE",),
    "wording": ("WORDING",),
    "closely": ("CLOSELY", "OF_CLOSELY"),
    "qualifications": ("QUALIFICATIONS", "AWARDS"),
    "rows": ("ROWS",),
    "columns": ("COLUMNS",),
    "logs": ("LOGS", "LOG_RUNS"),
    "versions": ("VERSIONS",),
    "settings": ("SETTINGS",),
    "sheets": ("SHEETS",),
    "authoring": ("AUTHORING",),
    "documents": ("DOCUMENTS",),
    "importing": ("IMPORTS", "DRAFTS"),
    "comparing": ("COMPARING",),
    "planning": ("PLANNING",),
    "proving": ("PROVING",),
    "population": ("POPULATION",),
    "assurance": ("ASSURANCE",),
    "conformance": ("CONFORMANCE",),
    "proof": ("PROOF",),
}


class _Catalogue(Mapping[str, str]):
    """The phrases of every subject; a subject is read when no earlier one has the key."""

    def __init__(self) -> None:
        self._found: dict[str, str] = {}

    def __getitem__(self, key: str) -> str:
        found = self._found.get(key)
        if found is not None:
            return found
        for subject in _SUBJECTS:
            phrases = _phrases_of(subject)
            if key in phrases:
                self._found[key] = phrases[key]
                return phrases[key]
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        for subject in _SUBJECTS:
            yield from _phrases_of(subject)

    def __len__(self) -> int:
        return sum(len(_phrases_of(subject)) for subject in _SUBJECTS)


@cache
def _phrases_of(subject: str) -> Mapping[str, str]:
    module = import_module(f"{__name__}.{subject}")
    return {key: said for name in _SUBJECTS[subject] for key, said in getattr(module, name).items()}


CATALOGUE: Mapping[str, str] = _Catalogue()
