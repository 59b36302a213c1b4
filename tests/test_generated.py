"""What is generated is fresh; a golden output that changes is looked at by a person."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.generated import ROOT, everything


@pytest.mark.parametrize(
    ("path", "make"),
    [pytest.param(path, make, id=str(path.relative_to(ROOT))) for path, make in everything()],
)
def test_generated_file_is_fresh(
    path: Path, make: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert path.read_text(encoding="utf-8") == make()
