"""Wording that stands twice, in one specification or in two; never by comparing all pairs."""

from collections.abc import Hashable, Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from rubric.checks.wording.likeness import exact_key, is_slip, near_key, slip_keys
from rubric.checks.wording.reading import Criterion, Piece, asked_for, criteria_of
from rubric.diagnostics import Argument, Code, Diagnostic, Path, codes
from rubric.model import Specification

#: in so many units wording is common property: house style, or health and safety
_COMMON = 5
#: of texts that meet under one key so many are looked at
_LOOKED_AT = 8
#: shorter wording is alike by chance
_FEWEST_WORDS = 4

Held = TypeVar("Held")


def check_same_wording(specification: Specification) -> Iterator[Diagnostic]:
    """Yield wording that stands a second time in the specification, or nearly."""
    exact: dict[str, tuple[Piece, str | None]] = {}
    near: dict[Hashable, list[tuple[Piece, str | None, str]]] = {}
    bands = {criterion.text_path: criterion.value.band for criterion in criteria_of(specification)}
    for piece in asked_for(specification):
        if piece.owner[0] == "part":
            continue
        band = bands.get(piece.path)
        key = exact_key(piece.text)
        first = exact.setdefault(key, (piece, band))[0]
        if first is not piece:
            yield _twice(codes.SAME_WORDING, piece, first)
            continue
        words = near_key(piece.text)
        if len(words) < 3 or piece.owner[0] == "outcome":
            continue
        met = (
            other
            for meeting in (words, *slip_keys(words))
            for other, other_band, _ in near.get(meeting, ())[:_LOOKED_AT]
            if other_band == band and (meeting == words or is_slip(words, near_key(other.text)))
        )
        if (other := next(met, None)) is not None:
            yield _twice(codes.NEARLY_SAME, piece, other)
        for meeting in (words, *slip_keys(words)):
            near.setdefault(meeting, []).append((piece, band, key))


def _twice(code: Code, piece: Piece, first: Piece) -> Diagnostic:
    told: dict[str, Argument] = {"owner": piece.owner, "other": first.owner}
    return Diagnostic(code, piece.path, told, (first.path,))


class Standing(NamedTuple, Generic[Held]):
    """A criterion of one specification of a library, with whatever holds the specification."""

    holder: Held
    specification: Specification
    criterion: Criterion


class Alike(NamedTuple, Generic[Held]):
    """A criterion that stands in another specification too."""

    holder: Held
    diagnostic: Diagnostic
    other: Held
    #: where it stands there
    other_path: Path


def alike_in_library(
    library: Iterable[tuple[Held, Specification]],
) -> Iterator[Alike[Held]]:
    """Yield criteria whose wording stands in a specification before theirs in the library.

    Versions of one specification are alike by nature and are passed over, and so is wording
    of very many units.
    """
    met: dict[tuple[str, ...], list[Standing[Held]]] = {}
    for holder, specification in library:
        if specification.kind != "unit":
            continue
        for criterion in criteria_of(specification):
            words = near_key(criterion.value.text)
            if len(words) >= _FEWEST_WORDS:
                met.setdefault(words, []).append(Standing(holder, specification, criterion))
    for standings in met.values():
        units = dict.fromkeys(standing.specification.id for standing in standings)
        if not 1 < len(units) < _COMMON:
            continue
        first: dict[str, Standing[Held]] = {}
        for standing in standings:
            other = next(
                (s for name, s in first.items() if name != standing.specification.id), None
            )
            if other is not None and standing.specification.id not in first:
                yield _in_another(standing, other, len(units) - 1)
            first.setdefault(standing.specification.id, standing)


def _in_another(standing: Standing[Held], other: Standing[Held], others: int) -> Alike[Held]:
    exact = exact_key(standing.criterion.value.text) == exact_key(other.criterion.value.text)
    told: dict[str, Argument] = {
        "owner": standing.criterion.owner,
        "other": other.criterion.owner,
        "unit": other.specification.id,
        "likeness": "exact" if exact else "other",
        "others": others,
    }
    diagnostic = Diagnostic(codes.IN_ANOTHER_UNIT, standing.criterion.text_path, told)
    return Alike(standing.holder, diagnostic, other.holder, other.criterion.text_path)
