"""Every scalar that people write: read as text, typed here.

Each type says what a wrong value gets: the errors raised here carry the slug
of a diagnostic and its arguments, never a sentence. Values of the right Python
type are taken as they are, so that a caller's rows need no detour over text.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Annotated, Any, NoReturn

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from rubric.diagnostics import Code, codes

#: characters of one field
LONGEST_TEXT = 20_000
#: characters of a ref, an id or a name
LONGEST_NAME = 200
#: the most that a rule may ask for of items, range items or rules
MOST_COUNTED = 1000
#: digits of a quantity, and of them after the point
QUANTITY_DIGITS, QUANTITY_PLACES = 12, 3

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})", re.ASCII)
_MOMENT = re.compile(r"(\d{4})-(\d{2})-(\d{2})[T ]\d{1,2}:", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})[/. ]?(\d{1,2})[/. ]?(\d{1,2})", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)
_PERIOD = re.compile(r"([1-9]\d{0,3}) (months?|years?)", re.ASCII)
SLUG = re.compile(r"[a-z0-9]+([-.][a-z0-9]+)*", re.ASCII)
VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9.\-]{0,39}", re.ASCII)
#: controls other than tab and line end, and halves of characters
_BAD_CHARACTER = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
#: what a database gives where nothing is stated
_NOT_A_NUMBER = frozenset({"nan", "NaN", "-NaN", "sNaN", "-sNaN"})
#: marks with a meaning of their own in references, paths and lists of values
_MARKS = frozenset("/~@;")


def refuse(code: Code, **arguments: Any) -> NoReturn:
    """Raise the error that the reader turns into a diagnostic of this code."""
    raise PydanticCustomError(code.slug, "{slug}", {"slug": code.slug, **arguments})


def read_text(value: Any, longest: int = LONGEST_TEXT) -> str:
    """Return free text without blanks at its ends; refuse what is no text or has controls in it."""
    if value is None:
        refuse(codes.NO_VALUE)
    if isinstance(value, bool) or not isinstance(value, (str, int, float, Decimal)):
        refuse(codes.WRONG_SHAPE, wanted="text", found=shape_of(value))
    text = str(value).strip()
    if not text or (text in _NOT_A_NUMBER and not isinstance(value, str)):
        refuse(codes.NO_VALUE)
    if len(text) > longest:
        refuse(codes.TEXT_TOO_LONG, length=len(text), longest=longest)
    if bad := _BAD_CHARACTER.search(text):
        refuse(codes.BAD_CHARACTER, character=f"U+{ord(bad[0]):04X}")
    return text


def scalar_text(value: Any) -> str | None:
    """Return text or a number as text; None for anything else, and for a number too long."""
    if isinstance(value, str):
        return value
    if isinstance(value, (int, float)) and abs(value) < 10**LONGEST_NAME:
        return str(value)
    return None


def shape_of(value: Any) -> str:
    """Return the word for the shape of a value: text, number, list, fields, nothing.

    What only a caller's rows can hold has a word of its own or the name of its type.
    """
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "yes or no"
    if isinstance(value, dict):
        return "fields"
    if isinstance(value, (list, tuple)):
        return "list"
    if isinstance(value, (int, float, Decimal)):
        return "number"
    return "text" if isinstance(value, str) else type(value).__name__


def read_name(value: Any) -> str:
    """Return a name: text on one line."""
    text = read_text(value, LONGEST_NAME)
    if "\n" in text or "\t" in text:
        refuse(codes.BAD_CHARACTER, character="U+000A" if "\n" in text else "U+0009")
    return text


def _ref(value: Any) -> str:
    text = read_name(value)
    if not _MARKS.isdisjoint(text) or text in RESERVED_REFS:
        refuse(codes.BAD_REF, value=text)
    return unicodedata.normalize("NFC", text)


#: a ref that is also the name of a field could not be told from it in a path
RESERVED_REFS = frozenset(
    {
        "achieved_by", "advises", "assessment_requirements", "band", "basis", "checks", "credit",
        "criteria", "dates", "decision", "each_criterion", "equivalents", "evidence_rules",
        "exam_tips", "format", "framework", "glh", "grading", "guidance", "id",
        "indicative_content", "key_concepts", "kind", "language", "level", "levels", "measures",
        "misconceptions", "not_stated", "outcomes", "owner", "parts", "pass_level", "purpose",
        "range", "reading", "ref", "related_standards", "replaces", "required", "sections",
        "sector", "source", "sufficient", "summary", "supported_by", "text", "title", "tqt",
        "translations", "unit_number", "version", "was", "weight",
    }
)  # fmt: skip


def read_id(value: Any) -> str:
    """Return an id: a name without the marks that mean something in references."""
    text = read_name(value)
    if not _MARKS.isdisjoint(text):
        refuse(codes.BAD_REF, value=text)
    return text


def _slug(value: Any) -> str:
    text = read_name(value)
    if not SLUG.fullmatch(text):
        refuse(codes.BAD_REF, value=text, slug_needed=_slugged(text))
    return text


def is_slug(text: str) -> bool:
    """Return whether a text could be the id of a specification or qualification."""
    return SLUG.fullmatch(text) is not None


def _slugged(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "my-unit"


def _version(value: Any) -> str:
    text = read_name(value)
    if not VERSION.fullmatch(text):
        refuse(codes.BAD_REF, value=text, how="version")
    return text


def read_specification_reference(value: Any) -> str:
    """Return `id` or `id@version`."""
    text = read_name(value)
    identifier, at, version = text.partition("@")
    _slug(identifier or None)
    if at:
        _version(version or None)
    return text


def read_day(value: Any) -> date:
    """Return a day, written year-month-day; never a moment, and never guessed."""
    if isinstance(value, datetime):
        refuse(codes.DATE_FORM, value=value.isoformat(), meant=value.date().isoformat())
    if isinstance(value, date):
        return value
    text = read_name(value)
    if not _ISO_DATE.fullmatch(text):
        refuse(codes.DATE_FORM, value=text, **_meant_date(text))
    try:
        return date.fromisoformat(text)
    except ValueError:
        refuse(codes.NO_SUCH_DATE, value=text)


def _meant_date(text: str) -> dict[str, str]:
    """The date that day-first or year-first writing most likely means, never used as one."""
    if match := _MOMENT.match(text):
        year, month, day = match.groups()
    elif match := _DAY_FIRST.fullmatch(text):
        day, month, year = match.groups()
    elif match := _YEAR_FIRST.fullmatch(text):
        year, month, day = match.groups()
    else:
        return {}
    try:
        return {"meant": date(int(year), int(month), int(day)).isoformat()}
    except ValueError:
        return {}


def _number(value: Any) -> Decimal:
    if value is None:
        refuse(codes.NO_VALUE)
    if isinstance(value, bool) or not isinstance(value, (str, int, float, Decimal)):
        refuse(codes.WRONG_SHAPE, wanted="number", found=shape_of(value))
    if isinstance(value, (int, Decimal)) and not _of_ordinary_size(value):
        refuse(codes.NOT_A_NUMBER, value=f"{Decimal(value):.3E}")
    text = f"{value:f}" if isinstance(value, Decimal) else str(value).strip()
    if bad := _BAD_CHARACTER.search(text):
        refuse(codes.BAD_CHARACTER, character=f"U+{ord(bad[0]):04X}")
    if not _NUMBER.fullmatch(text):
        refuse(codes.NOT_A_NUMBER, value=text[:LONGEST_NAME])
    try:
        return Decimal(text)
    except InvalidOperation:  # pragma: no cover - the pattern allows numbers only
        refuse(codes.NOT_A_NUMBER, value=text[:LONGEST_NAME])


def _of_ordinary_size(value: int | Decimal) -> bool:
    """Whether a number can be written out: neither endless nor of thousands of digits."""
    number = Decimal(value)
    return number.is_finite() and abs(number.adjusted()) < LONGEST_NAME


def read_quantity(value: Any) -> Decimal:
    """Return an amount from 0, in its one spelling."""
    few = type(value) in (int, float) or (type(value) is str and len(value) < QUANTITY_DIGITS)
    return few_amounts(value) if few else _amount_from_zero(value)


#: rows hold the same few amounts again and again
@lru_cache(maxsize=1_000, typed=True)
def few_amounts(value: float | str) -> Decimal:
    """Return an amount from 0 that is written shortly, which is kept."""
    return _amount_from_zero(value)


def _amount_from_zero(value: Any) -> Decimal:
    number = _number(value)
    if number < 0:
        refuse(codes.NUMBER_OUT_OF_RANGE, value=str(value), least="0")
    whole_digits = QUANTITY_DIGITS - QUANTITY_PLACES
    if number >= Decimal(10) ** whole_digits:
        refuse(codes.NUMBER_OUT_OF_RANGE, value=str(value)[:LONGEST_NAME], most="999999999.999")
    if number != number.quantize(Decimal(1).scaleb(-QUANTITY_PLACES)):
        refuse(codes.NUMBER_TOO_PRECISE, value=str(value)[:LONGEST_NAME])
    # one spelling for one amount: 2.50 and 2.5 are equal inputs
    return _plain(number)


def _plain(number: Decimal) -> Decimal:
    normal = abs(number.normalize())  # nothing has no sign
    return normal.quantize(Decimal(1)) if normal == normal.to_integral_value() else normal


def _amount(value: Any) -> Decimal:
    number = read_quantity(value)
    if number == 0:
        refuse(codes.NUMBER_OUT_OF_RANGE, value=str(value), least="0.001")
    return number


def read_measure_quantity(value: Any) -> Decimal:
    """Return an amount under a name that is no field: a declared measure, or a misspelt field."""
    if not isinstance(value, (str, int, float, Decimal)) or not re.fullmatch(
        r"\s*[+-]?[\d.,]*\d\s*", str(value)
    ):
        refuse(codes.UNKNOWN_FIELD)
    return read_quantity(value)


def _positive_measure_amount(value: Any) -> Decimal:
    read_measure_quantity(value)
    return _amount(value)


def _whole_number(value: Any, least: int, most: int) -> int:
    number = _number(value)
    if number != number.to_integral_value():
        refuse(codes.NUMBER_TOO_PRECISE, value=str(value)[:LONGEST_NAME], whole="1")
    if number < least:
        refuse(codes.NUMBER_OUT_OF_RANGE, value=str(value), least=str(least))
    if number > most:
        refuse(codes.NUMBER_OUT_OF_RANGE, value=str(value)[:LONGEST_NAME], most=str(most))
    return int(number)


def counted_number(value: Any) -> int:
    """Return a whole number from 1, as a rule asks for."""
    return _whole_number(value, 1, MOST_COUNTED)


def _number_of_times(value: Any) -> int:
    return _whole_number(value, 0, MOST_COUNTED)


def _hours_of_learning(value: Any) -> int:
    return _whole_number(value, 0, 1_000_000)


def read_yes_no(value: Any) -> bool:
    """Return whether it says yes; many databases keep 1 and 0 for it."""
    if isinstance(value, bool) or (type(value) is int and value in (0, 1)):
        return bool(value)
    text = read_name(value)
    if text.lower() in {"yes", "true"}:
        return True
    if text.lower() in {"no", "false"}:
        return False
    refuse(codes.NOT_YES_OR_NO, value=text)


def _period(value: Any) -> str:
    text = read_name(value)
    match = _PERIOD.fullmatch(text)
    if not match:
        refuse(codes.BAD_PERIOD, value=text)
    number, unit = match.groups()
    word = unit.rstrip("s")
    return f"{number} {word}" if number == "1" else f"{number} {word}s"


def period_months(period: str) -> int:
    """Return a period as calendar months: `24 months` is 24, `2 years` is 24."""
    number, unit = period.split(" ")
    return int(number) * (12 if unit.startswith("year") else 1)


@dataclass(frozen=True, eq=False)  # told apart by identity: what is published has no hash
class Scalar:
    """How one type is read and how it is published; all that pydantic is told of it."""

    read: Callable[[Any], Any]
    published: dict[str, Any]
    #: whether it is written out as text
    as_text: bool = False

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Return the schema that calls `read` and nothing else."""
        written = core_schema.plain_serializer_function_ser_schema(str) if self.as_text else None
        return core_schema.no_info_plain_validator_function(self.read, serialization=written)

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Return what editors are told."""
        return dict(self.published)


_TEXT = {"type": "string"}
_TEXT_OR_NUMBER = {"type": ["string", "number"]}
#: blanks at the ends are taken off before a value is looked at
_WRITTEN = r"^\s*({})\s*$"
_NUMBER_AS_TEXT = {"pattern": _WRITTEN.format(_NUMBER.pattern)}
_FROM_ZERO = {**_TEXT_OR_NUMBER, **_NUMBER_AS_TEXT, "minimum": 0}
_ABOVE_ZERO = {**_TEXT_OR_NUMBER, **_NUMBER_AS_TEXT, "exclusiveMinimum": 0}
_WHOLE = {"type": ["string", "integer"], **_NUMBER_AS_TEXT}
_NOT_BLANK = {**_TEXT_OR_NUMBER, "pattern": r"\S"}
_WITHOUT_MARKS = {**_TEXT_OR_NUMBER, "pattern": _WRITTEN.format("[^/~@;]*")}

Text = Annotated[str, Scalar(read_text, _NOT_BLANK)]
Name = Annotated[str, Scalar(read_name, _NOT_BLANK)]
Ref = Annotated[str, Scalar(_ref, _WITHOUT_MARKS)]
Id = Annotated[str, Scalar(read_id, _WITHOUT_MARKS)]
Slug = Annotated[str, Scalar(_slug, {**_TEXT, "pattern": _WRITTEN.format(SLUG.pattern)})]
Version = Annotated[
    str, Scalar(_version, {**_TEXT_OR_NUMBER, "pattern": _WRITTEN.format(VERSION.pattern)})
]
SpecificationReference = Annotated[
    str,
    Scalar(
        read_specification_reference,
        {**_TEXT, "pattern": _WRITTEN.format(f"{SLUG.pattern}(@{VERSION.pattern})?")},
    ),
]
Day = Annotated[
    date, Scalar(read_day, {**_TEXT, "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"})
]
Quantity = Annotated[Decimal, Scalar(read_quantity, _FROM_ZERO, as_text=True)]
Amount = Annotated[Decimal, Scalar(_amount, _ABOVE_ZERO, as_text=True)]
MeasureQuantity = Annotated[Decimal, Scalar(read_measure_quantity, _FROM_ZERO, as_text=True)]
MeasureAmount = Annotated[Decimal, Scalar(_positive_measure_amount, _ABOVE_ZERO, as_text=True)]
Count = Annotated[
    int,
    Scalar(counted_number, {**_WHOLE, "minimum": 1, "maximum": MOST_COUNTED}),
]
Times = Annotated[
    int,
    Scalar(_number_of_times, {**_WHOLE, "minimum": 0, "maximum": MOST_COUNTED}),
]
LearningHours = Annotated[int, Scalar(_hours_of_learning, {**_WHOLE, "minimum": 0})]
YesNo = Annotated[bool, Scalar(read_yes_no, {"enum": [True, False, "yes", "no", "true", "false"]})]
Period = Annotated[str, Scalar(_period, {**_TEXT, "pattern": _WRITTEN.format(_PERIOD.pattern)})]
