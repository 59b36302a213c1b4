"""What a field may hold, as its annotation says."""

from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin


def members_of(annotation: Any) -> list[Any]:
    """Return the types that an annotation allows, without Annotated and None."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return members_of(get_args(annotation)[0])
    if origin in (Union, UnionType):
        return [m for arg in get_args(annotation) if arg is not NoneType for m in members_of(arg)]
    return [annotation]
