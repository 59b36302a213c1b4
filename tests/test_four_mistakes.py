# ruff: noqa: E501 - lines as they are printed
"""Four mistakes that staff make, in one run: place, caret, what to write, and the other place."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from rubric.cli.verbs import rubric as command

#: checked by a second person, and changed since: of 1.2 the source says `a visit`
VISITS = """\
format: rubric/1
kind: unit
id: planning-visits
version: 1
title: Planning visits
source:
  document: unit specification
  checked: s1:c34c88e6cd330b8f
  fingerprints: {1.1: f1:b0b9caf14fa8d830, 1.2: f1:1138b0b6dde35850}
not_stated: [level, credit, glh, purpose]
outcomes:
  - ref: 1
    text: Be able to plan a visit
    criteria:
      - {ref: 1.1, text: Plan a visit to agreed goals}
      - {ref: 1.2, text: Review two visits against their goals}
"""
#: a criterion that there is not, and an item recorded twice
RECORDS = """\
format: rubric/1
kind: portfolio
learner: L-0042
specification: planning-visits@1
evidence:
  - id: E1
    method: product
    date: 2026-02-17
    maps_to: {1.1: whole, AC1.2: whole}
  - id: E1
    method: product
    date: 2026-02-18
    maps_to: {1.2: whole}
"""
#: a misspelt field
STALLS = """\
format: rubric/1
kind: unit
id: running-a-stall
version: 1
title: Running a stall
criteria:
  - {ref: 1.9, text: Set up a stall}
  - {ref: 1.10, txt: Price the goods}
"""
TOLD = """\
portfolio.yaml:9:27: error RUB406 unknown-criterion: there is no criterion `AC1.2` in planning-visits@1
  9 |     maps_to: {1.1: whole, AC1.2: whole}
                                ^^^^^
    = help: write `1.2`; the criteria are 1.1 and 1.2

portfolio.yaml:10:9: error RUB302 duplicate-id: item E1 is recorded here a second time
  10 |   - id: E1
               ^^
     = help: give each item an id of its own; the first one stands at the place in the note
     = note: the other place is portfolio.yaml:6:9

stalls.yaml:8:17: error RUB203 unknown-field: criterion 1.10 has a field `txt`, which is not one of its fields
  8 |   - {ref: 1.10, txt: Price the goods}
                      ^^^
    = help: write `text`; its fields are ref, text, parts, range, levels, weight, pass_level, band, achieved_by, sufficient, basis, reading, … (+9)

visits.yaml:16:26: warning RUB780 changed-since-checked: criterion 1.2 has changed since `planning-visits@1` was checked
  16 |       - {ref: 1.2, text: Review two visits against their goals}
                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
     = help: let somebody compare it with the source again; `rubric show planning-visits@1 --proof` prints what to write under `source:` then
     = note: the other place is visits.yaml:9:44

3 files checked: 3 errors, 1 warning
to read more about a code: rubric explain RUB406
"""


@pytest.fixture
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in (("visits", VISITS), ("portfolio", RECORDS), ("stalls", STALLS)):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("in_folder")
def test_four_mistakes_in_one_run() -> None:
    result = CliRunner().invoke(command, ["check", "."])
    assert result.output == TOLD
    assert result.exit_code == 1


def test_those_of_one_portfolio_in_one_run(in_folder: Path) -> None:
    """A misspelt field hides neither what the others point at nor what is recorded twice."""
    text = RECORDS.replace("method: product", "methd: product", 1)
    (in_folder / "portfolio.yaml").write_text(text, encoding="utf-8")
    result = CliRunner().invoke(command, ["check", "portfolio.yaml", "visits.yaml"])
    told = [line.split()[2] for line in result.output.splitlines() if ": error RUB" in line]
    assert told == ["RUB203", "RUB406", "RUB302"]
    assert "portfolio.yaml:9:27: error RUB406" in result.output
