"""Marks on fields that schemas publish: wording, and what is personal.

`x-wording`: free text, kept to the letter, in which YAML traps are looked for.
`x-personal`: belongs to the people concerned; no machine output shows it unasked.
"""

from dataclasses import dataclass
from typing import Any

from pydantic import Field, GetJsonSchemaHandler
from pydantic_core import CoreSchema

WORDING = {"x-wording": True}
PERSONAL = {"x-personal": True}
PERSONAL_WORDING = {**WORDING, **PERSONAL}


@dataclass(frozen=True)
class OrText:
    """In schemas: instead of fields a text may stand here, for example `whole`."""

    text: tuple[tuple[str, Any], ...]

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Return the schema of either."""
        return {"anyOf": [dict(self.text), handler(core_schema)]}


def wording(description: str, default: Any = ..., *, personal: bool = False) -> Any:
    """Return a field that holds free text."""
    extra = PERSONAL_WORDING if personal else WORDING
    return Field(default, description=description, json_schema_extra=dict(extra))


def personal(description: str, default: Any = ...) -> Any:
    """Return a field that names or describes a person, and is no wording."""
    return Field(default, description=description, json_schema_extra=dict(PERSONAL))
