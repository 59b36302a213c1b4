"""Every phrase is used, and every key stands in one catalogue only."""

import re
from collections import Counter

from tests.generated import ROOT

from rubric.diagnostics import codes
from rubric.phrases import LANGUAGES
from rubric.phrases.english import (
    authoring,
    closely,
    commands,
    comparing,
    conformance,
    documents,
    importing,
    owners,
    planning,
    proof,
    proving,
    reading,
    references,
    results,
    rows,
    settings,
    shape,
    sheets,
    versions,
    whole,
)

#: what the code makes its keys from: `say(f"status.{...}")`
_MADE = re.compile(r"f[\"']([a-z_.]+)\.\{")


def test_no_key_stands_twice() -> None:
    catalogues = (
        closely.CLOSELY,
        closely.OF_CLOSELY,
        commands.COMMANDS,
        comparing.COMPARING,
        conformance.CONFORMANCE,
        documents.DOCUMENTS,
        importing.DRAFTS,
        importing.IMPORTS,
        owners.OWNERS,
        planning.PLANNING,
        proof.PROOF,
        proving.PROVING,
        reading.READING,
        references.REFERENCES,
        results.RESULTS,
        rows.ROWS,
        settings.SETTINGS,
        shape.SHAPE,
        sheets.SHEETS,
        authoring.AUTHORING,
        versions.VERSIONS,
        whole.WHOLE,
    )
    keys = Counter(key for catalogue in catalogues for key in catalogue)
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_phrase_is_used() -> None:
    source = "".join(
        file.read_text(encoding="utf-8")
        for file in (ROOT / "src/rubric").rglob("*")
        if file.suffix in (".py", ".j2") and "phrases/english" not in file.as_posix()
    )
    quoted = set(re.findall(r"[\"'][a-z_.1-9-]+[\"']", source))
    made = {f"{prefix}." for prefix in _MADE.findall(source)}
    looked_up = {f"{spec}." for spec in re.findall(r":@([a-z-]+)\}", str(LANGUAGES["en"]))}
    slugs = tuple(code.slug for code in codes.ALL)
    unused = [
        key
        for key in LANGUAGES["en"]
        if not {f'"{key}"', f"'{key}'"} & quoted and not key.startswith((*slugs, *made, *looked_up))
    ]
    assert unused == []
