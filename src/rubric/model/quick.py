"""Validators that decide first, without a call into Python, what is plainly right.

They give the same values as the models and refuse the same: a scalar that is
not plainly right goes to its own reader in `scalars`. Rows by the million are
read through them; what is refused is told by the model itself.
"""

from functools import cache
from typing import Any, TypeVar

from pydantic_core import CoreSchema, SchemaValidator, core_schema

from rubric.model import scalars
from rubric.model.base import Written
from rubric.model.portfolio import whole_or_fields

Model = TypeVar("Model", bound=Written)

#: text that is kept as it is: no control characters, no blanks at its ends
_TEXT = r"^[^\s\x00-\x20\x7f](?:[^\x00-\x08\x0b-\x1f\x7f]*[^\s\x00-\x20\x7f])?$"
_NAME = r"^[^\s\x00-\x20\x7f](?:[^\x00-\x1f\x7f]*[^\s\x00-\x20\x7f])?$"
_ID = r"^[^\s\x00-\x20\x7f/~@;](?:[^\x00-\x1f\x7f/~@;]*[^\s\x00-\x20\x7f/~@;])?$"
_SPECIFICATION = rf"^{scalars.SLUG.pattern}(?:@{scalars.VERSION.pattern})?$"
#: an amount as `scalars` writes it: no needless zeros, no more digits than are kept
_AMOUNT = r"^(0|[1-9][0-9]{0,8})(\.[0-9]{0,2}[1-9])?$"


def _text(pattern: str, longest: int = scalars.LONGEST_NAME) -> CoreSchema:
    return core_schema.str_schema(strict=True, max_length=longest, pattern=pattern)


_AMOUNTS = core_schema.chain_schema([_text(_AMOUNT), core_schema.decimal_schema()])
_NUMBERS = core_schema.chain_schema(
    [
        core_schema.is_instance_schema((int, float)),  # no decimal, which a float may not hold
        core_schema.float_schema(strict=True, ge=0, allow_inf_nan=False),
        core_schema.no_info_plain_validator_function(scalars.few_amounts),
    ]
)
_DAYS = core_schema.chain_schema(
    [_text(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), core_schema.date_schema()]
)
#: the reader of a scalar → what is plainly right for it
_PLAINLY: dict[Any, CoreSchema] = {
    scalars.read_text: _text(_TEXT, scalars.LONGEST_TEXT),
    scalars.read_name: _text(_NAME),
    scalars.read_id: _text(_ID),
    scalars.read_specification_reference: _text(_SPECIFICATION),
    scalars.read_day: _DAYS,
    scalars.read_measure_quantity: _AMOUNTS,
    scalars.read_quantity: _NUMBERS,
    scalars.read_yes_no: core_schema.bool_schema(strict=True),
}


@cache
def quick(model: type[Model]) -> SchemaValidator:
    """Return the validator of a model that decides first what is plainly right."""
    model.model_rebuild()
    return SchemaValidator(with_shortcuts(model.__pydantic_core_schema__))


def _either(plainly: CoreSchema, schema: Any) -> CoreSchema:
    return core_schema.union_schema([plainly, schema], mode="left_to_right")


class Reference:
    """A reference in a caller's rows: text, or a whole number; never a binary fraction."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        """Return the schema of either."""
        whole = core_schema.int_schema(strict=True, gt=-(10**18), lt=10**18)
        as_text = core_schema.no_info_after_validator_function(str, whole)
        return _either(_text(_ID), as_text)


def with_shortcuts(schema: Any) -> Any:
    """Return a schema with every scalar tried the plain way before its own reader."""
    if isinstance(schema, dict):
        if schema.get("type") == "function-plain":
            plainly = _PLAINLY.get(schema["function"]["function"])
            return schema if plainly is None else _either(plainly, schema)
        if schema.get("type") == "function-before" and schema["function"]["function"] in _SPARED:
            # fields need no preparation: only what is none goes the longer way
            return _either(with_shortcuts(schema["schema"]), schema)
        return {
            name: entry if name in _AS_THEY_ARE else with_shortcuts(entry)
            for name, entry in schema.items()
        }
    if isinstance(schema, (list, tuple)):
        return type(schema)(with_shortcuts(entry) for entry in schema)
    return schema


#: preparations that leave alone what is right without them
_SPARED = frozenset({whole_or_fields})
#: parts of a schema that hold no schemas to be tried
_AS_THEY_ARE = frozenset({"metadata", "serialization", "cls", "function", "config"})
