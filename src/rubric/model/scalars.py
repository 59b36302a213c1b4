"""Every scalar that people write: read as text, typed here.

Each type says what a wrong value gets: the errors raised here carry the slug
of a diagnostic and its arguments, never a sentence. Values of the right Python
type are taken as they are, so that a caller's rows need no detour over text.
"""

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, NoReturn

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

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
_YEAR_FIRST = re.compile(r"(\d{4})[/. ]?(\d{1,2})[/. ]?(\d{1,2})", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)
_PERIOD = re.compile(r"([1-9]\d{0,3}) (months?|years?)", re.ASCII)
_SLUG = re.compile(r"[a-z0-9]+([-.][a-z0-9]+)*", re.ASCII)
_VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9.\-]{0,39}", re.ASCII)
#: marks with a meaning of their own in references, paths and lists of values
_MARKS = frozenset("/~@;")


def refuse(code: Code, **arguments: Any) -> NoReturn:
    """Raise the error that the reader turns into a diagnostic of this code."""
    raise PydanticCustomError(code.slug, "{slug}", {"slug": code.slug, **arguments})


def _text(value: Any, longest: int = LONGEST_TEXT) -> str:
    if value is None:
        refuse(codes.NO_VALUE)
    if isinstance(value, bool) or not isinstance(value, (str, int, float, Decimal)):
        refuse(codes.WRONG_SHAPE, wanted="text", found=shape_of(value))
    text = str(value).strip()
    if not text:
        refuse(codes.NO_VALUE)
    if len(text) > longest:
        refuse(codes.TEXT_TOO_LONG, length=len(text), longest=longest)
    for char in text:
        if char < " " and char not in "\n\t" or 0xD800 <= ord(char) <= 0xDFFF or char == "\x7f":
            refuse(codes.BAD_CHARACTER, character=f"U+{ord(char):04X}")
    return text


def shape_of(value: Any) -> str:
    """Return the word for the shape of a value: text, number, list, fields, nothing."""
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "fields"
    if isinstance(value, (list, tuple)):
        return "list"
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        return "number"
    return "text"


def _name(value: Any) -> str:
    text = _text(value, LONGEST_NAME)
    if "\n" in text or "\t" in text:
        refuse(codes.BAD_CHARACTER, character="U+000A" if "\n" in text else "U+0009")
    return text


def _ref(value: Any) -> str:
    text = _name(value)
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
        "misconceptions", "not_stated", "outcomes", "owner", "parts", "purpose", "range",
        "reading", "ref", "related_standards", "replaces", "required", "sections", "sector",
        "source", "sufficient", "summary", "supported_by", "text", "title", "tqt",
        "translations", "unit_number", "version", "was",
    }
)  # fmt: skip


def _id(value: Any) -> str:
    text = _name(value)
    if not _MARKS.isdisjoint(text):
        refuse(codes.BAD_REF, value=text)
    return text


def _slug(value: Any) -> str:
    text = _name(value)
    if not _SLUG.fullmatch(text):
        refuse(codes.BAD_REF, value=text, slug_needed=_slugged(text))
    return text


def _slugged(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "my-unit"


def _version(value: Any) -> str:
    text = _name(value)
    if not _VERSION.fullmatch(text):
        refuse(codes.BAD_REF, value=text)
    return text


def _specification_reference(value: Any) -> str:
    text = _name(value)
    identifier, at, version = text.partition("@")
    _slug(identifier or None)
    if at:
        _version(version or None)
    return text


def _date(value: Any) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    text = _name(value)
    if not _ISO_DATE.fullmatch(text):
        refuse(codes.DATE_FORM, value=text, **_meant_date(text))
    try:
        return date.fromisoformat(text)
    except ValueError:
        refuse(codes.NO_SUCH_DATE, value=text)


def _meant_date(text: str) -> dict[str, str]:
    """The date that day-first or year-first writing most likely means, never used as one."""
    if match := _DAY_FIRST.fullmatch(text):
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
    text = str(value).strip()
    if not _NUMBER.fullmatch(text):
        refuse(codes.NOT_A_NUMBER, value=text[:LONGEST_NAME])
    try:
        return Decimal(text)
    except InvalidOperation:  # pragma: no cover - the pattern allows numbers only
        refuse(codes.NOT_A_NUMBER, value=text[:LONGEST_NAME])


def _quantity(value: Any) -> Decimal:
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
    normal = number.normalize()
    return normal.quantize(Decimal(1)) if normal == normal.to_integral_value() else normal


def _amount(value: Any) -> Decimal:
    number = _quantity(value)
    if number == 0:
        refuse(codes.NUMBER_OUT_OF_RANGE, value=str(value), least="0.001")
    return number


def _measure_amount(value: Any) -> Decimal:
    """An amount under a name that is no field: a declared measure, or a misspelt field."""
    if not isinstance(value, (str, int, float, Decimal)) or not re.match(
        r"\s*[+-]?\.?\d", str(value)
    ):
        refuse(codes.UNKNOWN_FIELD)
    return _quantity(value)


def _positive_measure_amount(value: Any) -> Decimal:
    _measure_amount(value)
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


def _count(value: Any) -> int:
    return _whole_number(value, 1, MOST_COUNTED)


def _hours_of_learning(value: Any) -> int:
    return _whole_number(value, 0, 1_000_000)


def _yes_no(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    text = _name(value)
    if text.lower() in {"yes", "true"}:
        return True
    if text.lower() in {"no", "false"}:
        return False
    refuse(codes.NOT_YES_OR_NO, value=text)


def _period(value: Any) -> str:
    text = _name(value)
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


_TEXT_OR_NUMBER: dict[str, Any] = {"type": ["string", "number"]}

Text = Annotated[str, BeforeValidator(_text), WithJsonSchema({"type": "string"})]
Name = Annotated[str, BeforeValidator(_name), WithJsonSchema(_TEXT_OR_NUMBER)]
Ref = Annotated[str, BeforeValidator(_ref), WithJsonSchema(_TEXT_OR_NUMBER)]
Id = Annotated[str, BeforeValidator(_id), WithJsonSchema(_TEXT_OR_NUMBER)]
Slug = Annotated[
    str, BeforeValidator(_slug), WithJsonSchema({"type": "string", "pattern": f"^{_SLUG.pattern}$"})
]
Version = Annotated[str, BeforeValidator(_version), WithJsonSchema(_TEXT_OR_NUMBER)]
SpecificationReference = Annotated[
    str, BeforeValidator(_specification_reference), WithJsonSchema({"type": "string"})
]
Day = Annotated[
    date,
    BeforeValidator(_date),
    WithJsonSchema({"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
]
_AS_TEXT = PlainSerializer(str, return_type=str)
Quantity = Annotated[
    Decimal,
    BeforeValidator(_quantity),
    _AS_TEXT,
    WithJsonSchema({"type": ["string", "number"], "minimum": 0}),
]
Amount = Annotated[
    Decimal,
    BeforeValidator(_amount),
    _AS_TEXT,
    WithJsonSchema({"type": ["string", "number"], "exclusiveMinimum": 0}),
]
MeasureQuantity = Annotated[
    Decimal,
    BeforeValidator(_measure_amount),
    _AS_TEXT,
    WithJsonSchema({"type": ["string", "number"], "minimum": 0}),
]
MeasureAmount = Annotated[
    Decimal,
    BeforeValidator(_positive_measure_amount),
    _AS_TEXT,
    WithJsonSchema({"type": ["string", "number"], "exclusiveMinimum": 0}),
]
Count = Annotated[
    int, BeforeValidator(_count), WithJsonSchema({"type": ["string", "integer"], "minimum": 1})
]
LearningHours = Annotated[
    int,
    BeforeValidator(_hours_of_learning),
    WithJsonSchema({"type": ["string", "integer"], "minimum": 0}),
]
YesNo = Annotated[
    bool,
    BeforeValidator(_yes_no),
    WithJsonSchema({"enum": [True, False, "yes", "no", "true", "false"]}),
]
Period = Annotated[
    str,
    BeforeValidator(_period),
    WithJsonSchema({"type": "string", "pattern": f"^{_PERIOD.pattern}$"}),
]
