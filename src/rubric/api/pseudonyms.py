"""Pseudonyms: who a portfolio is about and who it names, by other ids that a key makes (law 16)."""

import base64
import hashlib
import hmac
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from rubric.diagnostics import Argument, Path
from rubric.load import Document
from rubric.load.plain_data import plain_data
from rubric.model import Portfolio
from rubric.phrases import phrase
from rubric.sources import CellPlace, Located, Place, RowPlace
from rubric.sources.keys import LEAST_KEY

#: characters of a pseudonym after its mark: 60 bits, so that two people never share one
_LENGTH = 12
#: fields of records that name a person by their id
_PERSON = frozenset(
    {"assessor", "iqa", "confirmed_by", "by", "authorised_by", "observed_by", "witness"}
)
#: fields in which people write freely, or give records ids of their own making
_TEXT = frozenset(
    {
        "id", "of", "supersedes", "evidence", "covers", "title", "occasion", "site", "at", "note",
        "own_contribution", "feedback", "action", "award", "reason",
    }
)  # fmt: skip
#: words of ours in such fields
_WORDS = frozenset({"all", "exemption", "equivalence", "credit_transfer"})
#: mappings whose keys are ids or references
_KEYED = frozenset({"people", "maps_to", "fingerprints"})
#: what nobody reads under pseudonyms
_LEFT_OUT = frozenset({"external", "name"})


#: what stands for the name of a sheet of which nobody knows whose it is
HIDDEN_SHEET = "…"
#: the sheets of a tracking workbook that are no learner's
_SHEETS = (
    *("instructions", "summary", "overview", "learner", "people", "declarations", "exemptions"),
    *("items", "links", "decisions", "reviews"),
)


def _own_sheets() -> frozenset[str]:
    return frozenset(phrase(f"sheet_name.{name}") for name in _SHEETS)


class Pseudonyms(NamedTuple):
    """The ids and names of one portfolio, each with what stands in its place."""

    #: id → pseudonym
    of: Mapping[str, str]
    #: finds ids and names in texts; None where none is long enough to be told there
    found: "re.Pattern[str] | None"
    #: id or name as texts may write it → pseudonym
    in_texts: Mapping[str, str]

    def text(self, text: str) -> str:
        """Return a text in which every id and name that can be told has its pseudonym."""
        if self.found is None:
            return text
        return self.found.sub(lambda match: self.in_texts[match[0].casefold()], text)

    def sheet(self, name: str) -> str:
        """Return what stands for the name of a sheet, which is often that of a learner.

        Names that rubric gives stay, a pseudonym stands for an id, and dots for all others.
        """
        return name if name in _own_sheets() else self.of.get(name, HIDDEN_SHEET)

    def original(self, path: Path) -> Path:
        """Return a path of the changed portfolio as the file has it."""
        back = {pseudonym: name for name, pseudonym in self.of.items()}
        return tuple(_replaced(step, back) for step in path)


def _replaced(step: str, back: Mapping[str, str]) -> str:
    for pseudonym, name in back.items():
        step = step.replace(pseudonym, name)
    return step


def pseudonym(name: str, key: bytes) -> str:
    """Return what stands for an id: the same for the same key, and no way back without it."""
    told = unicodedata.normalize("NFC", name).encode("utf-8", "surrogatepass")
    made = hmac.new(key, b"rubric/pseudonym/1\0" + told, hashlib.sha256).digest()
    return "p-" + base64.b32encode(made).decode("ascii").lower()[:_LENGTH]


def pseudonymise(portfolio: Portfolio, key: bytes) -> Portfolio:
    """Return a portfolio in which other ids stand for the learner, the centre and every person.

    The same id has the same pseudonym in every portfolio that is treated with the same key. Texts
    that people wrote (locators, occasions, titles, feedback, the ids of records) have it too
    wherever they hold an id or a name of somebody under `people`, as far as that can be told from
    other words (meaning 20.4).

    Names and what other systems carry along are left out.

    Args:
        portfolio: one learner's records.
        key: the secret, of at least 16 bytes; whoever has it can tell who is who.

    Raises:
        ValueError: the key is too short.
    """
    return replaced(portfolio, pseudonyms_of(portfolio, key))


def pseudonyms_of(portfolio: Portfolio, key: bytes) -> Pseudonyms:
    """Return the pseudonyms of everybody in a portfolio.

    Raises:
        ValueError: the key is too short.
    """
    if len(key) < LEAST_KEY:
        raise ValueError(f"key: {LEAST_KEY} bytes")
    plain = plain_data(portfolio)
    names = dict.fromkeys(_ids(plain))
    of = {name: pseudonym(name, key) for name in names}
    people = portfolio.people or {}
    written = {**of, **{p.name: of[who] for who, p in people.items() if p.name}}
    in_texts = {name.casefold(): told for name, told in written.items() if _tellable(name)}
    longest_first = sorted(in_texts, key=lambda name: (-len(name), name))
    if not longest_first:
        return Pseudonyms(of, None, {})
    anyone = "|".join(map(re.escape, longest_first))
    found = re.compile(rf"(?<![^\W_])(?:{anyone})(?![^\W_])", re.IGNORECASE)
    return Pseudonyms(of, found, in_texts)


def replaced(portfolio: Portfolio, pseudonyms: Pseudonyms) -> Portfolio:
    """Return a portfolio in which pseudonyms stand for people."""
    return Portfolio.model_validate(_changed(plain_data(portfolio), "", pseudonyms))


def placed(document: Document, pseudonyms: Pseudonyms, file: str) -> Callable[[Path], Place]:
    """Return where paths of the changed portfolio stand, in a file that is called otherwise."""
    return lambda path: hidden_place(
        document.place(pseudonyms.original(path)), file, pseudonyms.sheet
    )


def hidden_place(place: Place, file: str, told: Callable[[str], str]) -> Place:
    """Return a place without names of people, which names of files and sheets may be.

    Args:
        place: as it was read.
        file: what the file is called instead.
        told: what stands for the name of a sheet.
    """
    if isinstance(place, RowPlace):
        return place
    if isinstance(place, CellPlace):
        return place._replace(file=file, sheet=told(place.sheet))
    return place._replace(file=file)


def without_names(problem: Located, pseudonyms: Pseudonyms, file: str) -> Located:
    """Return what was found while a file was read, with pseudonyms, and the file called so."""

    def hidden(place: Place | None) -> Place | None:
        return None if place is None else hidden_place(place, file, pseudonyms.sheet)

    found = problem.diagnostic
    arguments = {name: _told(value, pseudonyms) for name, value in found.arguments.items()}
    related = tuple(map(hidden, problem.related_places))
    return Located(replace(found, arguments=arguments), hidden(problem.place), related)


def _told(value: Argument, pseudonyms: Pseudonyms) -> Argument:
    if isinstance(value, str):
        return pseudonyms.text(value)
    return tuple(map(pseudonyms.text, value)) if isinstance(value, tuple) else value


def _ids(plain: Any, field: str = "") -> Iterator[str]:
    """Yield the id of everybody, wherever a record names them."""
    if isinstance(plain, Mapping):
        for name, value in plain.items():
            if not field and name == "people":
                yield from value
            elif not field and name in ("learner", "centre"):
                yield value
            elif name != "external":
                yield from _ids(value, name)
    elif isinstance(plain, list):
        for entry in plain:
            yield from _ids(entry, field)
    elif field in _PERSON:
        yield plain


def _tellable(name: str) -> bool:
    """Whether an id can be told from other words: three characters, or a letter and a digit."""
    mixed = any(map(str.isdigit, name)) and any(map(str.isalpha, name))
    return mixed or (len(name) >= 3 and not name.isdigit()) or len(name) >= 4


def _changed(plain: Any, field: str, pseudonyms: Pseudonyms) -> Any:
    if isinstance(plain, Mapping):
        keyed = field in _KEYED  # its keys are no fields, whatever they are called
        return {
            pseudonyms.of[name] if field == "people" else name: _changed(
                value, "" if keyed else name, pseudonyms
            )
            for name, value in plain.items()
            if keyed or name not in _LEFT_OUT
        }
    if isinstance(plain, list):
        return [_changed(entry, field, pseudonyms) for entry in plain]
    if field in _PERSON or field in ("learner", "centre"):
        return pseudonyms.of[plain]
    return pseudonyms.text(plain) if field in _TEXT and plain not in _WORDS else plain
