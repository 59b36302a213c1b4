"""The browser and the pages of every test here; without either a test is skipped with a reason."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.chromium import AXE, PROGRAM, Chromium
from tests.browser.pages import ROOT, all_made


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        return all_made(tmp_path_factory.mktemp("pages"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Chromium]:
    if PROGRAM is None:
        pytest.skip("Chromium is not here: apt-get install chromium")
    if not AXE.exists():
        pytest.skip("axe-core is not here: run `make browser`")
    with Chromium() as running:
        yield running
