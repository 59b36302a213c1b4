"""What is published of the laws: the list in docs/meaning.md, the functions, and a test of each."""

import re
from pathlib import Path

import pytest

from rubric.testing import laws

ROOT = Path(__file__).resolve().parents[2]
_PAGE = (ROOT / "docs/meaning.md").read_text(encoding="utf-8")
SECTION = _PAGE.partition("## 11 The laws\n")[2].partition("\n## ")[0]
#: the laws of importing stand with the documents that they are tried on
_FILES = [*Path(__file__).parent.glob("*.py"), *(ROOT / "tests/importing").glob("*.py")]
TESTS = "".join(file.read_text(encoding="utf-8") for file in _FILES)


def test_the_list_of_the_laws_names_every_function_and_no_other() -> None:
    assert sorted(re.findall(r"`(law_\w+)`", SECTION)) == laws.__all__


def test_a_law_with_a_number_is_named_beside_it() -> None:
    numbered = {int(n): line for n, line in re.findall(r"^(\d+)\. (.*)$", SECTION, re.MULTILINE)}
    assert list(numbered) == list(range(1, 17))
    for number, line in numbered.items():
        assert {int(n) for n in re.findall(r"`law_(\d+)_", line)} <= {number}
        assert "`law_" in line or "no function for it" in line


@pytest.mark.parametrize("law", laws.__all__)
def test_every_law_is_tested(law: str) -> None:
    assert re.search(rf"\b{law}\(", TESTS)
