"""Marks on fields that schemas publish: wording, and what is personal.

`x-wording`: free text, kept to the letter, in which YAML traps are looked for.
`x-personal`: belongs to the people concerned; no machine output shows it unasked.
"""

from typing import Any

from pydantic import Field

WORDING = {"x-wording": True}
PERSONAL = {"x-personal": True}
PERSONAL_WORDING = {**WORDING, **PERSONAL}


def wording(description: str, default: Any = ..., *, personal: bool = False) -> Any:
    """Return a field that holds free text."""
    extra = PERSONAL_WORDING if personal else WORDING
    return Field(default, description=description, json_schema_extra=dict(extra))


def personal(description: str, default: Any = ...) -> Any:
    """Return a field that names or describes a person, and is no wording."""
    return Field(default, description=description, json_schema_extra=dict(PERSONAL))
