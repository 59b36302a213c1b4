"""Rules broken one by one, each with the cases that fail for it: broken.yaml as values."""

from pathlib import Path
from typing import NamedTuple

import yaml


class Break(NamedTuple):
    """A text of the engine, what takes its place, and the cases that fail then."""

    file: str
    old: str
    new: str
    cases: tuple[str, ...]


def _read() -> tuple[Break, ...]:
    text = Path(__file__).with_name("broken.yaml").read_text(encoding="utf-8")
    return tuple(
        Break(file, one["old"], one["new"], tuple(one["cases"].split()))
        for file, breaks in yaml.safe_load(text).items()
        for one in breaks
    )


BREAKS = _read()
