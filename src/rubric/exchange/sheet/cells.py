"""What stands in a cell, as a value of a row; and what a row says, as a cell.

Spreadsheet programs turn what people type into other things: 1.10 into the number 1.1, a day into
a number, a text that looks like a day into either. What can be meant is taken and told; what
can mean two things is told, and never guessed at.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from rubric.diagnostics import Argument, Code, codes
from rubric.exchange.headings import Field
from rubric.exchange.sheet.layout import CRITERION, ITEM, kind_of
from rubric.phrases import has_phrase, phrase
from rubric.rules.words import METHODS, SOURCES

#: digits of a number that a spreadsheet program keeps
_DIGITS = 15
_PLAIN = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_SLASHES = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})", re.ASCII)
_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ \-.]+([a-z]{3,9})\.?,?[ \-.]+(\d{4})", re.ASCII)
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
           "october", "november", "december")  # fmt: skip
#: other words for a judgement or an outcome, folded
_SAID = {
    "nym": "not_yet_met",
    "not_met": "not_yet_met",
    "achieved": "met",
    "not_achieved": "not_yet_met",
    "agree": "agreed",
    "disagree": "disagreed",
    "action": "action_required",
}
#: column → its words, where these are the engine's
_WORDS: Mapping[str, tuple[str, ...]] = {
    "method": METHODS,
    "source": SOURCES,
    "judgement": ("met", "not_yet_met"),
    "finding": ("agreed", "action_required", "disagreed"),
    "stage": ("interim", "summative"),
    "reason": ("exemption", "equivalence", "credit_transfer"),
    "role": (
        "assessor", "trainee_assessor", "iqa", "eqa", "tutor", "witness", "expert_witness", "other",
    ),
}  # fmt: skip


class CellError(str):
    """The error that a spreadsheet program shows where a formula has no result: `#REF!`."""

    __slots__ = ()


class Told(NamedTuple):
    """What is said about a cell."""

    code: Code
    arguments: Mapping[str, Argument]


class Read(NamedTuple):
    """What a cell says, and what is told about it; a cell that is unclear says nothing."""

    value: Any
    told: Told | None = None


class Vocabulary(NamedTuple):
    """What a workbook knows of its unit: criteria by reference, and the body's own methods."""

    criteria: Collection[str] = ()
    methods: Collection[str] = ()


def read_cell(field: Field, value: Any, known: Vocabulary) -> Read:
    """Return what the cell of a column says as the value of a row.

    Args:
        field: the column.
        value: what the cell holds: text, a number, a day, yes or no; None where it is blank.
        known: what may be meant by a word or a number.
    """
    if isinstance(value, CellError):
        return _unclear("error", value=str(value))
    if isinstance(value, str):
        value = value.strip()
    if value is None or value == "":
        return Read(None)
    kind = kind_of(field)
    if kind == "day":
        return _day(value)
    if isinstance(value, datetime):
        return Read(value.date().isoformat() if value.time() == _MIDNIGHT else value.isoformat(" "))
    if isinstance(value, date):
        return Read(value.isoformat())
    if kind == "number":
        return Read(_number(value))
    if kind == "yes_no" or isinstance(value, bool):
        return Read(value)
    if isinstance(value, (int, float)):
        return _reference(field, value, known)
    return Read(_word(field[1], value, known) if kind == "word" else value)


_MIDNIGHT = datetime.min.time()


def _day(value: Any) -> Read:
    if isinstance(value, datetime):
        return Read(value.date() if value.time() == _MIDNIGHT else value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        shown = _number(value)
        return _unclear("number_as_date", value=str(shown))
    if not isinstance(value, str):
        return Read(value)
    if _ISO.fullmatch(value):
        # the same day as of a cell that holds it as a date
        found = _days([(int(value[:4]), int(value[5:7]), int(value[8:]))])
        return Read(found[0] if found else value)
    if named := _MONTH.fullmatch(value.casefold()):
        months = [n for n, name in enumerate(_MONTHS, 1) if name.startswith(named[2])]
        found = _days((int(named[3]), month, int(named[1])) for month in months)
        return _as_day(value, found[0]) if found else Read(value)
    if not (parts := _SLASHES.fullmatch(value)):
        return Read(value)
    one, other, year = int(parts[1]), int(parts[2]), int(parts[3])
    if len(parts[3]) == 2:
        return _unclear("short_year", value=value)
    found = _days(((year, other, one), (year, one, other)))
    if len(found) == 2:
        return _unclear("date", value=value, one=found[0].isoformat(), other=found[1].isoformat())
    return _as_day(value, found[0]) if found else Read(value)


def _as_day(value: str, day: date) -> Read:
    told = {"how": "date", "value": value, "read": day.isoformat()}
    return Read(day, Told(codes.CELL_READ_AS, told))


def _unclear(how: str, **arguments: str) -> Read:
    return Read(None, Told(codes.CELL_UNCLEAR, {"how": how, **arguments}))


def _days(triples: Iterable[tuple[int, int, int]]) -> list[date]:
    """The days among these that there are, each once."""
    found: list[date] = []
    for year, month, day in triples:
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return list(dict.fromkeys(found))


def _number(value: Any) -> Any:
    """A number as text, with the digits that the program shows: 0.1 + 0.2 is 0.3 there."""
    if isinstance(value, float):
        value = format(Decimal(format(value, f".{_DIGITS}g")), "f")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, str) and _PLAIN.fullmatch(value):
        return value.rstrip("0").rstrip(".") if "." in value else value
    return value


def _reference(field: Field, value: float, known: Vocabulary) -> Read:
    """A number where text should stand: a whole one is itself, of others zeros are lost."""
    text = str(_number(value))
    if "." not in text:
        return Read(text)
    candidates = [name for name in known.criteria if field == CRITERION and _is_number(name, text)]
    if len(candidates) == 1:
        told = {"how": "reference", "value": text, "read": candidates[0]}
        return Read(candidates[0], Told(codes.CELL_READ_AS, told))
    if field in (CRITERION, ITEM) or candidates:
        return _unclear("reference", value=text)
    return Read(text)


def _is_number(name: str, text: str) -> bool:
    """Whether a reference is this number once its last zeros are gone."""
    return re.fullmatch(r"\d+\.\d+", name, re.ASCII) is not None and Decimal(name) == Decimal(text)


def _word(column: str, written: str, known: Vocabulary) -> str:
    """A word as rows have it: a code of the body in any case, or one of the engine's words."""
    codes_known = known.methods if column == "method" else ()
    if written in codes_known:
        return written
    same = [code for code in codes_known if code.casefold() == written.casefold()]
    if len(same) == 1:
        return same[0]
    plain = "_".join(re.findall(r"\w+", written.casefold().replace("_", " ")))
    if plain in _WORDS[column]:
        return plain
    if column in ("judgement", "finding"):
        return _SAID.get(plain, written)
    return written


def word_shown(column: str, word: str) -> str:
    """Return a word of the engine as a cell shows it; anything else stands as it is."""
    if word not in _WORDS.get(column, ()):
        return word
    key = f"cell_word.{word}"
    return phrase(key) if has_phrase(key) else word.replace("_", " ").capitalize()


def written_cell(field: Field, text: str) -> str | float | date:
    """Return the value of a row, which is text, as a cell holds it: days and numbers as such."""
    kind = kind_of(field)
    if kind == "day":
        return date.fromisoformat(text)
    if kind == "number":
        number = float(text)
        return int(number) if number.is_integer() else number
    return word_shown(field[1], text) if kind == "word" else text
