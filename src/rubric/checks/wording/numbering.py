"""Numbers of outcomes and criteria: left out, out of order, of another outcome, in the text."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rubric.checks.wording.reading import Criterion, Owner, asked_for, criteria_of
from rubric.diagnostics import Argument, Diagnostic, Path, codes
from rubric.model import Specification
from rubric.model.addresses import turned

#: a ref that ends in a number: what stands before it, the letters just there, and the number
_NUMBERED = re.compile(r"(.*?)([^\W\d_]*)(\d{1,4})")
_LETTER = re.compile(r"(.*?)([a-z])")
_DOTTED = re.compile(
    r"(?:(?:AC|LO|PC|Criterion|Outcome)\s*)?\d{1,3}(?:\.\d{1,3})+[.):]*\s*(?=[^\W\d_])"
)
#: in a text of one number: `3. Describe`, `(a) the room`, `LO2: Understand`
_PLAIN = re.compile(
    r"(?:(?:AC|LO|PC|Outcome|Criterion)\s*\d{1,3}\s*[.):–-]*|\d{1,2}[.)]|\(?[a-z]\)|\((?:i|ii|iii|iv|v)\))"
    r"\s+(?=[^\W\d_])"
)
#: a number and nothing else, as where a column of numbers was set apart from its texts
_ALONE = re.compile(r"\(?(?:(?:AC|LO|PC|Outcome|Criterion)\s*)?\d{1,3}(?:\.\d{1,3})*[a-z]?[.):]*")
#: a number in a text, and a word that begins a criterion
_INSIDE = re.compile(r"(?<![\w.])(\d{1,2}\.\d{1,2})[.):]?\s*(?=[A-Z][a-z])")


class _Numbered(NamedTuple):
    """A ref with the number that it ends in."""

    ref: str
    number: int
    path: Path
    owner: Owner
    #: the list that it stands in
    parent: Path


def check_numbers(specification: Specification) -> Iterator[Diagnostic]:
    """Yield numbers that are left out of a row, and numbers that stand after a higher one."""
    segments = turned(outcome.ref for outcome in specification.outcomes)
    outcomes = zip(specification.outcomes, segments, strict=True)
    yield from _row([
        found
        for outcome, segment in outcomes
        for found in _numbered(outcome.ref, (segment, "ref"), ("outcome", outcome.ref, ""), ())
    ])  # fmt: skip
    rows: dict[str, list[_Numbered]] = {}
    for criterion in criteria_of(specification):
        place = (*criterion.path, "ref")
        for found in _numbered(criterion.value.ref, place, criterion.owner, criterion.outcome_path):
            rows.setdefault(_row_of(criterion), []).append(found)
        yield from _row(list(_lettered(criterion)))
    for key, row in rows.items():
        for part in _between_restarts(row):
            yield from _row(part, from_one=_begins_with_one(key, part))


def _numbered(ref: str, path: Path, owner: Owner, parent: Path) -> Iterator[_Numbered]:
    found = _NUMBERED.fullmatch(ref)
    if found is not None:
        yield _Numbered(ref, int(found[3]), path, owner, parent)


def _lettered(criterion: Criterion) -> Iterator[_Numbered]:
    segments = turned(part.ref for part in criterion.value.parts)
    for part, segment in zip(criterion.value.parts, segments, strict=True):
        if len(part.ref) == 1 and "a" <= part.ref <= "z":
            owner = ("part", f"{criterion.value.ref}{part.ref}", "")
            place = (*criterion.path, segment, "ref")
            yield _Numbered(part.ref, ord(part.ref) - ord("a") + 1, place, owner, criterion.path)


def _row_of(criterion: Criterion) -> str:
    """Which row of numbers a criterion belongs to: `P` of P1, and `2.` of 2.1."""
    found = _NUMBERED.fullmatch(criterion.value.ref)
    return "" if found is None else found[2] or found[1]


def _begins_with_one(key: str, row: Sequence[_Numbered]) -> bool:
    """Whether a row would begin with 1; `1B.3` goes on from 1A.2."""
    return not key.endswith(".") or row[0].parent[:1] == (key[:-1],)


def _between_restarts(every: Sequence[_Numbered]) -> Iterator[list[_Numbered]]:
    """Yield the rows of one key: where it starts again with 1 below another parent."""
    row: list[_Numbered] = []
    for entry in every:
        if row and entry.number == 1 and entry.parent != row[-1].parent:
            yield row
            row = []
        row.append(entry)
    yield row


def _row(row: Sequence[_Numbered], *, from_one: bool = True) -> Iterator[Diagnostic]:
    if len(row) < 2:
        return
    numbers = {entry.number for entry in row}
    begins = 1 if from_one and min(numbers) == 2 else min(numbers)
    missing = set(range(begins, max(numbers))) - numbers
    if len(missing) > len(numbers):
        missing = set()  # 10, 20, 30: a plan of their own
    last: _Numbered | None = None
    for entry in row:
        if last is not None and entry.number < last.number:
            told: dict[str, Argument] = {"owner": entry.owner, "other": last.owner}
            yield Diagnostic(codes.NUMBER_OUT_OF_ORDER, entry.path, told, (last.path,))
            continue
        since = last.number if last is not None else begins - 1
        skipped = [n for n in range(since + 1, entry.number) if n in missing]
        if skipped:
            yield _left_out(entry, skipped)
        last = entry


def _left_out(entry: _Numbered, skipped: Sequence[int]) -> Diagnostic:
    kind = entry.owner[0]
    if kind == "part":
        missing = tuple(entry.owner[1][:-1] + chr(96 + n) for n in skipped)
    else:
        found = _NUMBERED.fullmatch(entry.ref)
        assert found is not None
        missing = tuple(f"{found[1]}{found[2]}{n}" for n in skipped)
    told: dict[str, Argument] = {"owner": entry.owner, "missing": missing, "what": kind}
    return Diagnostic(codes.NUMBER_LEFT_OUT, entry.path, told)


def check_numbers_fit_outcome(specification: Specification) -> Iterator[Diagnostic]:
    """Yield criteria with the number of another outcome, where the others have their own."""
    belongs, strange = 0, []
    outcomes = {
        _last_number(outcome.ref): outcome.ref
        for outcome in specification.outcomes
        if _last_number(outcome.ref)
    }
    for criterion in criteria_of(specification):
        first, dot, _ = criterion.value.ref.partition(".")
        if criterion.outcome is None or not dot:
            continue
        own, said = _last_number(criterion.outcome.ref), _last_number(first)
        if not own or not said:
            continue
        if own == said:
            belongs += 1
        else:
            strange.append((criterion, said))
    if belongs < len(strange):
        return  # numbers of criteria follow another plan here
    for criterion, said in strange:
        assert criterion.outcome is not None
        told: dict[str, Argument] = {
            "owner": criterion.owner,
            "outcome": ("outcome", criterion.outcome.ref, ""),
            "meant": outcomes.get(said, ""),
        }
        above = ((*criterion.outcome_path, "ref"),)
        yield Diagnostic(codes.NUMBER_OF_ANOTHER, (*criterion.path, "ref"), told, above)


def _last_number(ref: str) -> str:
    found = _NUMBERED.fullmatch(ref)
    return "" if found is None else str(int(found[3]))


def check_numbers_in_text(specification: Specification) -> Iterator[Diagnostic]:
    """Yield texts that begin with a number, and texts with another criterion inside."""
    for text, path, owner in asked_for(specification):
        ref = owner[1]
        if _ALONE.fullmatch(text):
            told: dict[str, Argument] = {"owner": owner, "number": text}
            yield Diagnostic(codes.NUMBER_IN_TEXT, path, told, span=(0, len(text)))
            continue
        begins = _DOTTED.match(text) or _PLAIN.match(text)
        own = re.match(rf"{re.escape(ref)}[.):]*\s*(?=[^\W\d_])", text) if _has_mark(ref) else None
        found = own or begins
        if found is not None and _is_a_number_of(
            found.group(), text[found.end() :], own is not None
        ):
            written = found.group().strip()
            span = (0, len(found.group().rstrip()))
            told = {"owner": owner, "number": written}
            yield Diagnostic(codes.NUMBER_IN_TEXT, path, told, span=span)
        start = found.end() if found is not None else 1
        inside = _INSIDE.search(text, start)
        if inside is not None and _ends_before(text[: inside.start()]):
            told = {"owner": owner, "number": inside[1]}
            yield Diagnostic(codes.SWALLOWED, path, told, span=inside.span(1))


def _has_mark(ref: str) -> bool:
    """Whether a ref could be no ordinary word or number: `1.1`, `P1`, `AC2`."""
    return len(ref) > 1 and any(c.isdigit() for c in ref) and not ref.isdigit()


def _is_a_number_of(number: str, rest: str, own: bool) -> bool:
    """Whether it numbers the text: `2.5 litres of water` is an amount."""
    if own or not number[:1].isdigit():
        return True
    return rest[:1].isupper() or number.rstrip()[-1:] in ".):"


def _ends_before(before: str) -> bool:
    """Whether what stands before a number is no reference to it: `as in 1.2`."""
    words = before.split()
    return bool(words) and words[-1].lower() not in (
        *("in", "see", "for", "to", "of", "criterion", "criteria", "and", "or", "with", "from"),
        *("section", "table", "version", "regulation", "part", "figure", "by", "at", "under"),
    )
