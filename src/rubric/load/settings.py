"""Settings of the checks: the table `check` of `rubric.toml`, or of `tool.rubric` elsewhere.

TOML gives no places, so a key is looked for in the text: what is wrong with it is told on its line.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rubric.diagnostics import Argument, Code, Diagnostic, codes
from rubric.diagnostics.selecting import codes_named, ignorable, mistyped
from rubric.phrases import spelled
from rubric.sources import Located, TextPlace

#: how a settings file is called, and the file of a project that may hold them too
SETTINGS_FILE, PROJECT_FILE = "rubric.toml", "pyproject.toml"
_LINE_END = re.compile(r"\r\n|\r|\n")
#: where the parser of TOML gave up, as it says it; at the end of the file it names no line
_AT = re.compile(r"(\d+), column (\d+)")
#: a key of TOML at the start of a line
_KEY = r"(?m)^[ \t]*(?:[\w.\"'-]+\.)?[\"']?({})[\"']?[ \t]*(?:=|\.)"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a settings file says, what is wrong with it, and its lines."""

    #: the file, as it is shown; "" where there is none
    name: str = ""
    #: None selects all codes
    select: tuple[Code, ...] | None = None
    ignore: tuple[Code, ...] = ()
    strict: bool = False
    #: folders and files of specifications, from the folder of the settings
    library: tuple[str, ...] = ()
    problems: tuple[Located, ...] = ()
    lines: tuple[str, ...] = ()


def holds_settings(text: str) -> bool:
    """Return whether a project's file says anything of rubric."""
    return re.search(r"(?m)^[ \t]*\[+[ \t]*tool[ \t]*\.[ \t]*[\"']?rubric\b", text) is not None


def settings_of(text: str, name: str, folder: Path) -> Settings:
    """Return the settings that a text states, and what is wrong with them.

    Args:
        text: of the whole file.
        name: the file, as places are to show it.
        folder: that the file stands in; paths are taken from there.
    """
    lines = tuple(_LINE_END.split(text))
    try:
        data = tomllib.loads(text)
    # numbers of thousands of digits and brackets of thousands of levels are told in other ways
    except (ValueError, RecursionError) as error:
        return Settings(name, problems=(_not_read(error, name, lines),), lines=lines)
    reading = _Reading(text, name, folder)
    values = reading.values(data, in_project=Path(name).name == PROJECT_FILE)
    problems = sorted(reading.problems, key=_in_file)
    return Settings(name, **values, problems=tuple(problems), lines=lines)


class _Reading:
    def __init__(self, text: str, name: str, folder: Path) -> None:
        self.text, self.name, self.folder = text, name, folder
        self.problems: list[Located] = []
        #: where the table that is being read begins
        self.begin = 0

    def values(self, data: Mapping[str, Any], *, in_project: bool) -> dict[str, Any]:
        """Return the settings that can be used; what is wrong with the others is kept."""
        outer, header = data, "check"
        if in_project:
            tools = data.get("tool", {})
            outer = tools.get("rubric", {}) if isinstance(tools, dict) else {}
            header = "tool.rubric.check"
        if not isinstance(outer, dict):
            self.wrong("rubric", "table")
            return {}
        for key in outer:
            if key != "check":
                self.unknown(key, ("check",))
        table = outer.get("check", {})
        if not isinstance(table, dict):
            self.wrong("check", "table")
            return {}
        parts = r"[ \t]*\.[ \t]*".join(re.escape(part) for part in header.split("."))
        begins = re.search(rf"(?m)^[ \t]*\[[ \t]*{parts}[ \t]*\]", self.text)
        self.begin = begins.end() if begins else 0
        read: Mapping[str, Callable[[str, Any], Any]] = {
            "select": self.selected,
            "ignore": self.ignored,
            "strict": self.yes_or_no,
            "library": self.paths,
        }
        values = {}
        for key, value in table.items():
            if key not in read:
                self.unknown(key, tuple(read))
            elif (found := read[key](key, value)) is not None:
                values[key] = found
        return values

    def selected(self, key: str, value: Any) -> tuple[Code, ...] | None:
        words = self.texts(key, value)
        return None if words is None else tuple(self.codes(key, words))

    def ignored(self, key: str, value: Any) -> tuple[Code, ...]:
        found: list[Code] = []
        for word in self.texts(key, value) or ():
            named = tuple(self.codes(key, [word]))
            if named and not ignorable(named):
                self.wrong(key, "error", value=word)
            found += ignorable(named)
        return tuple(found)

    def codes(self, key: str, words: list[str]) -> Iterator[Code]:
        for word in words:
            named = codes_named(word)
            if not named:
                self.wrong(key, "code", value=word, near=near_code(word))
            yield from named

    def yes_or_no(self, key: str, value: Any) -> bool | None:
        if isinstance(value, bool):
            return value
        self.wrong(key, "yes-or-no")
        return None

    def paths(self, key: str, value: Any) -> tuple[str, ...]:
        found = []
        for word in self.texts(key, value) or ():
            if _is_there(self.folder / word):
                found.append(str(self.folder / word))
            else:
                self.wrong(key, "path", value=word)
        return tuple(found)

    def texts(self, key: str, value: Any) -> list[str] | None:
        """Return a list of texts, also where one stands alone; None where it is something else."""
        words = [value] if isinstance(value, str) else value
        if isinstance(words, list) and all(isinstance(word, str) and word for word in words):
            return words
        self.wrong(key, "texts")
        return None

    def unknown(self, key: str, known: tuple[str, ...]) -> None:
        near = spelled(key, known)
        told: dict[str, Argument] = {"field": key, "near": near, "allowed": known}
        self.tell(codes.UNKNOWN_SETTING, told, key)

    def wrong(self, key: str, how: str, value: str = "", near: str = "") -> None:
        told: dict[str, Argument] = {"field": key, "how": how, "value": value, "near": near}
        self.tell(codes.BAD_SETTING, told, key, value)

    def tell(self, code: Code, told: dict[str, Argument], key: str, value: str = "") -> None:
        place = self.place(key, value)
        if not any(problem.place == place for problem in self.problems):
            self.problems.append(Located(Diagnostic(code, (key,), told), place))

    def place(self, key: str, value: str) -> TextPlace:
        """Return where a key stands, or a value of it; the first line where that is not simple."""
        wanted = re.compile(_KEY.format(re.escape(key)))
        header = re.compile(rf"(?m)^[ \t]*\[+[^\]\n]*\b({re.escape(key)})\b")
        found = wanted.search(self.text, self.begin) or header.search(self.text)
        if found is None:
            return TextPlace(self.name)
        start, width = found.start(1), len(key)
        if value:
            at = self.text.find(value, found.end())
            start, width = (at, len(value)) if at >= 0 else (start, width)
        before = _LINE_END.split(self.text[:start])
        return TextPlace(self.name, len(before), len(before[-1]) + 1, width)


def near_code(word: str) -> str:
    """Return the code or slug that was most likely meant, or ""."""
    return mistyped(word) or spelled(word, [code.slug for code in codes.ALL])


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name that is too long for any file
        return False


def _not_read(error: Exception, name: str, lines: tuple[str, ...]) -> Located:
    found = _AT.search(str(error))
    if found is None:
        line, column = len(lines), len(lines[-1]) + 1
    else:
        line, column = int(found[1]), int(found[2])
    diagnostic = Diagnostic(codes.SETTINGS_SYNTAX, arguments={"line": line})
    return Located(diagnostic, TextPlace(name, line, column))


def _in_file(problem: Located) -> tuple[int, int]:
    place = problem.place
    return (place.line, place.column) if isinstance(place, TextPlace) else (0, 0)
