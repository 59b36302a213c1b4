"""What every written value shares: frozen, and unknown fields refused."""

from pydantic import BaseModel, ConfigDict


class Written(BaseModel):
    """A value that somebody wrote; it never changes, and an unknown field is refused."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True
    )
