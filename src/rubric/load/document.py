"""One file of ours: read, typed, and every problem of it in file order."""

import re
from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import dataclass, field, replace
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, Protocol

from rubric.checks import check_names_unique
from rubric.diagnostics import Code, Diagnostic, Path, codes
from rubric.load.fields import KINDS, model_of, wording_fields
from rubric.load.structure import Arguments, Location, Refused, structured
from rubric.load.yaml_reader import Data, ParsedYaml, read_yaml
from rubric.model import Portfolio, Written
from rubric.model.addresses import Addresses
from rubric.model.scalars import shape_of
from rubric.phrases import spelled
from rubric.sources import CellPlace, FilePlace, LinePlace, Located, Place, TextPlace, decoded

if TYPE_CHECKING:
    from rubric.load.ignoring import Ignore

#: the format that this version of the engine reads and writes
FORMAT = "rubric/1"
#: what ends a line of YAML as places count them
LINE_END = re.compile(r"\r\n|\r|\n")
#: the line of a file's own id, also where the YAML cannot be read to its end
_KIND_LINE = re.compile(r"kind:\s*[\"']?(\w+)")
_ID_LINE = re.compile(r"id:\s*[\"']?([^\s\"'#]+)")
#: mappings whose keys are the references themselves
_KEYED = frozenset(
    {
        "maps_to",
        "serves",
        "fingerprints",
        "people",
        "translations",
        "methods",
        "entries",
        "points",
    }
)


@dataclass(frozen=True, slots=True)
class Document:
    """A file as it was read: its model where it has one, its problems and its places."""

    name: str
    #: what the file says it is, where it says so
    kind: str | None = None
    value: Written | None = None
    problems: tuple[Located, ...] = ()
    lines: tuple[str, ...] = ()
    #: of a portfolio in which nothing is wrong but fields that there are not: it without these
    rest: Portfolio | None = None
    _parsed: ParsedYaml | None = field(default=None, repr=False)
    _addresses: Addresses | None = field(default=None, repr=False)

    @property
    def plain(self) -> dict[str, Any]:
        """What the file holds, as mappings, lists and text; nothing where it could not be read."""
        data = None if self._parsed is None or not self._parsed.whole else self._parsed.data
        return data if isinstance(data, dict) else {}

    @property
    def data(self) -> Data:
        """The plain data of the file, every scalar as the text that stands there."""
        return None if self._parsed is None else self._parsed.data

    @property
    def stated_id(self) -> str | None:
        """The id that the file states, also where something else in it is wrong."""
        lines = (_ID_LINE.match(line) for line in self.lines)
        return next((line[1] for line in lines if line), None)

    def ignores(self) -> "tuple[tuple[Ignore, ...], tuple[Located, ...]]":
        """Return what comments of the file ignore, and what is wrong with these comments."""
        if self._parsed is None:
            return (), ()
        ignored, problems = self._parsed.ignores()
        return ignored, tuple(_discreet(problem, self.lines) for problem in problems)

    def place(self, path: Path, span: tuple[int, int] | None = None) -> Place:
        """Return where a path of the model stands, or the nearest thing above it.

        With a span only these characters of the text there are meant; where they cannot
        be told from the rest, the whole.
        """
        if self._parsed is None or self._addresses is None:
            return FilePlace(self.name)
        location = self._addresses.location_of(path)
        words = None if span is None else self._parsed.words_place(location, span)
        return words or _place(self._parsed, location, self.name)


def load_document(path: FilePath, shown_as: str | None = None) -> Document:
    """Return a file of ours, whatever is wrong with it."""
    name = shown_as or str(path)
    text = decoded(path, name)
    if isinstance(text, Located):
        return Document(name, problems=(text,))
    return document_of(text, name)


def document_of(text: str, name: str) -> Document:
    """Return a text of ours as a document, whatever is wrong with it."""
    parsed = read_yaml(text, name, wording_fields())
    lines = tuple(LINE_END.split(text))
    addresses = Addresses(parsed.data)
    kind, value = None, None
    found: list[tuple[Diagnostic, Location]] = []
    problems = [_discreet(problem, lines) for problem in parsed.problems]
    if parsed.whole:
        kind, value, found = typed_data(addresses)
        told = {problem.place for problem in problems}
        for diagnostic, location in found:
            place = _problem_place(parsed, diagnostic, location, name)
            if place not in told:  # the reader has already told of what stands there
                related = (addresses.location_of(path) for path in diagnostic.related)
                places = tuple(_place(parsed, there, name) for there in related)
                problems.append(Located(diagnostic, place, places))
    misspelt = kind == "portfolio" and len(found) == len(problems)
    rest = _without_unknown(addresses.data, found) if misspelt and found else None
    if problems and any(p.diagnostic.code.severity == "error" for p in problems):
        value = None
    return Document(name, kind, value, in_file_order(problems), lines, rest, parsed, addresses)


def _without_unknown(data: Data, found: Iterable[tuple[Diagnostic, Location]]) -> Portfolio | None:
    """A portfolio without the fields that there are not, where nothing else is wrong in it."""
    rest: Any = deepcopy(data)
    for diagnostic, location in found:
        if diagnostic.code is codes.DUPLICATE_ID:  # is well-formed, and told already
            continue
        if diagnostic.code is not codes.UNKNOWN_FIELD:
            return None
        record = rest
        for step in location[:-1]:
            record = record[step]
        record.pop(location[-1], None)
    try:
        written = structured(Portfolio, Addresses(rest))
    except Refused:
        return None
    return written if isinstance(written, Portfolio) else None


class Read(Protocol):
    """A file that was read: its name as places show it, and its lines."""

    @property
    def name(self) -> str: ...  # noqa: D102 - told above
    @property
    def lines(self) -> tuple[str, ...]: ...  # noqa: D102 - told above


def line_reader(documents: Iterable[Read]) -> Callable[[TextPlace], str | None]:
    """Return what looks the text of a line up in files that were read."""
    lines = {document.name: document.lines for document in documents}

    def source_line(place: TextPlace) -> str | None:
        known = lines.get(place.file, ())
        return known[place.line - 1] if 0 < place.line <= len(known) else None

    return source_line


def in_file_order(problems: Iterable[Located]) -> tuple[Located, ...]:
    """Return problems by file, line and column; what has no line stands first in its file."""
    return tuple(sorted(problems, key=_order))


def _order(problem: Located) -> tuple[Any, ...]:
    place, code = problem.place, problem.diagnostic.code.code
    if isinstance(place, TextPlace):
        return (place.file, place.line, place.column, code)
    if isinstance(place, CellPlace):
        letters = place.cell.rstrip("0123456789")
        row = int(place.cell[len(letters) :] or 0)
        # AA comes after Z; 27 is one more than there are letters
        column = sum(27**at * ord(one) for at, one in enumerate(reversed(letters)))
        return (f"{place.file}: {place.sheet}", row, column, code)
    if isinstance(place, LinePlace):
        return (place.file, place.line, 0, code)
    return ("" if place is None else str(place), 0, 0, code)


def _discreet(problem: Located, lines: tuple[str, ...]) -> Located:
    """A problem of the YAML itself; unless the file is no portfolio, what it quotes is personal."""
    kinds = (match[1] for line in lines if (match := _KIND_LINE.match(line)))
    if next(kinds, "portfolio") in KINDS.keys() - {"portfolio"}:
        return problem
    return replace(problem, diagnostic=replace(problem.diagnostic, personal=True))


def typed_data(
    addresses: Addresses,
) -> tuple[str | None, Written | None, list[tuple[Diagnostic, Location]]]:
    """Return the kind of plain data, its value where it has one, and what is wrong where."""
    data = addresses.data
    if not isinstance(data, dict):
        return None, None, [(Diagnostic(codes.NOT_A_MAPPING), ())]
    kind = data.get("kind")
    if found := list(_header(data)):
        return (kind if isinstance(kind, str) else None), None, found
    try:
        return kind, structured(model_of(str(kind)), addresses), []
    except Refused as refused:
        repeats = [(d, addresses.location_of(d.path)) for d in check_names_unique(data)]
        return kind, None, [*refused.problems, *repeats]


def _header(data: dict[str, Any]) -> Iterable[tuple[Diagnostic, Location]]:
    """What is wrong with `format` and `kind`, without which nothing else can be read."""
    for name in ("format", "kind"):
        code, more = _unusable(data, name)
        if code is not None:
            yield (
                Diagnostic(code, (name,), {"field": name, "owner": ("file", "", ""), **more}),
                (name,),
            )
    written, kind = data.get("format"), data.get("kind")
    newer = ""
    if isinstance(written, str) and written != FORMAT:
        newer = written if re.fullmatch(r"rubric/[1-9]\d*", written) else ""
        told = {"value": written, "known": FORMAT, "newer": newer}
        yield Diagnostic(codes.UNKNOWN_FORMAT, ("format",), told), ("format",)
    # which kinds a newer format has cannot be known
    if isinstance(kind, str) and kind not in KINDS and not newer:
        known = tuple(KINDS)
        kinds: Arguments = {"value": kind, "near": spelled(kind, known), "allowed": known}
        yield Diagnostic(codes.UNKNOWN_KIND, ("kind",), kinds), ("kind",)


def _unusable(data: dict[str, Any], name: str) -> tuple[Code | None, Arguments]:
    """Why a field of the header is no text: missing, blank, or of another shape."""
    if name not in data:
        return codes.MISSING_FIELD, {"how": name}
    if data[name] is None:
        return codes.NO_VALUE, {}
    if not isinstance(data[name], str):
        return codes.WRONG_SHAPE, {"wanted": "text", "found": shape_of(data[name])}
    return None, {}


def _problem_place(
    parsed: ParsedYaml, diagnostic: Diagnostic, location: Location, name: str
) -> Place:
    if diagnostic.code is codes.UNKNOWN_FIELD:
        return parsed.key_place(location) or FilePlace(name)
    return _place(parsed, location, name)


def _place(parsed: ParsedYaml, location: Location, name: str) -> Place:
    """The value at a location; of a record its ref or id, of a reference that is a key the key."""
    node = parsed.data
    held = 0
    for step in location:
        try:
            node = node[step]  # type: ignore[index]  # a step that does not fit ends the walk
        except (KeyError, IndexError, TypeError):
            break
        held += 1
    location = location[:held]
    if (len(location) > 1 and location[-2] in _KEYED) or "at_most" in location[-3:-2]:
        return parsed.key_place(location) or FilePlace(name)
    if isinstance(node, dict):
        for naming in ("ref", "id"):
            if naming in node:
                return parsed.value_place((*location, naming)) or FilePlace(name)
    if (
        (isinstance(node, (dict, list)) or node is None)
        and location
        and isinstance(location[-1], str)
    ):
        return parsed.key_place(location) or FilePlace(name)
    return parsed.value_place(location) or FilePlace(name)
