"""Every phrase is used, and every key stands in one catalogue only."""

import re
from collections import Counter

from tests.generated import ROOT

from rubric.diagnostics import codes
from rubric.phrases import LANGUAGES, english

#: what the code makes its keys from: `say(f"status.{...}")`
_MADE = re.compile(r"f[\"']([a-z_.]+)\.\{")


def test_no_key_stands_twice() -> None:
    keys = Counter(iter(LANGUAGES["en"]))
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_file_is_looked_through() -> None:
    files = {file.stem for file in (ROOT / "src/rubric/phrases/english").glob("*.py")}
    # what the verbs do is in no catalogue: only the help lists it
    assert files - {"__init__", "verbs"} == set(english._SUBJECTS)


def test_what_stands_in_no_file_is_no_phrase() -> None:
    assert "no such key" not in LANGUAGES["en"]
    assert len(LANGUAGES["en"]) == len(set(LANGUAGES["en"]))


def test_every_phrase_is_used() -> None:
    source = "".join(
        file.read_text(encoding="utf-8")
        for file in (ROOT / "src/rubric").rglob("*")
        if file.suffix in (".py", ".j2") and "phrases/english" not in file.as_posix()
    )
    quoted = set(re.findall(r"[\"'][a-z_.1-9-]+[\"']", source))
    made = {f"{prefix}." for prefix in _MADE.findall(source)}
    looked_up = {f"{spec}." for spec in re.findall(r":@([a-z._-]+)\}", str(dict(LANGUAGES["en"])))}
    slugs = tuple(code.slug for code in codes.ALL)
    unused = [
        key
        for key in LANGUAGES["en"]
        if not {f'"{key}"', f"'{key}'"} & quoted and not key.startswith((*slugs, *made, *looked_up))
    ]
    assert unused == []
