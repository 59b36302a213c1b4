"""The tables that a portfolio can stand in, and their columns; both as the model has them.

A column has the name of the model's field. A field with fields of its own is a
column each (`withdrawn.date`), `external` a column for each key of it.
"""

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, get_origin

from pydantic.fields import FieldInfo

from rubric.model import (
    Decision,
    Declaration,
    EvidenceItem,
    EvidenceMapping,
    Exemption,
    IqaReview,
    Person,
    Portfolio,
    Written,
)
from rubric.model.annotations import members_of

#: one value | several in one cell | fields, a column each | an object | keys, a column each
Kind = Literal["one", "several", "fields", "object", "keys"]


class Column(NamedTuple):
    """One column: the field of the record that it gives, and what a cell of it holds."""

    name: str
    field: str
    kind: Kind
    #: of a field with fields of its own: the one that this column gives
    inner: str = ""
    #: the type of the model's field
    holds: Any = str


class Table(NamedTuple):
    """One table: what its rows are called, and its columns by name."""

    name: str
    #: the field of a portfolio under which the records stand; "" for the portfolio's own
    field: str
    columns: Mapping[str, Column]
    #: whether a number under another name may be a quantity that the unit declares
    quantities: bool = False


#: what a portfolio says of itself, in `registrations`
OF_A_PORTFOLIO = ("registered", "centre", "specification", "qualification", "units", "pathway")
_ID = Column("id", "id", "one")
_LINK = (Column("item", "item", "one"), Column("criterion", "criterion", "one"))


@cache
def tables() -> Mapping[str, Table]:
    """Return every table by name; `evidence` is `items` and `links` joined, a row a link."""
    items = _columns(EvidenceItem, leave_out=("maps_to",))
    links = _columns(EvidenceMapping)
    every = (
        Table(
            "registrations",
            "",
            _named(*(c for c in _columns(Portfolio) if c.field in OF_A_PORTFOLIO)),
        ),
        Table("people", "people", _named(_ID, *_columns(Person))),
        Table("declarations", "declarations", _named(*_columns(Declaration))),
        Table("items", "evidence", _named(*items), quantities=True),
        Table("links", "", _named(*_LINK, *links)),
        Table("evidence", "evidence", _named(*items, *_LINK[1:], *links), quantities=True),
        Table("decisions", "decisions", _named(*_columns(Decision))),
        Table("reviews", "iqa_reviews", _named(*_columns(IqaReview))),
        Table("exemptions", "exemptions", _named(*_columns(Exemption))),
    )
    return {table.name: table for table in every}


def _named(*columns: Column) -> dict[str, Column]:
    return {column.name: column for column in columns}


def _columns(model: type[Written], leave_out: tuple[str, ...] = ()) -> list[Column]:
    """The columns of a model's fields, in its own order."""
    found: list[Column] = []
    for name, field in model.model_fields.items():
        written = field.alias or name
        [held] = members_of(field.annotation)[:1]
        if name in leave_out:
            continue
        if isinstance(held, type) and issubclass(held, Written):
            for inner_name, inner in held.model_fields.items():
                one = inner.alias or inner_name
                found.append(Column(f"{written}.{one}", written, "fields", one, _type(inner)))
        else:
            found.append(Column(written, written, _kind(held), "", _type(field)))
    return found


def _type(field: FieldInfo) -> Any:
    """The type of a field with what it asks beside it."""
    return Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation


def _kind(held: Any) -> Kind:
    origin = get_origin(held)
    if origin is tuple:
        return "several"
    if origin is dict:
        return "keys" if members_of(held.__args__[1]) == [Any] else "object"
    return "one"
