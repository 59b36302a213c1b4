"""The samples and the seeds, where they stand beside this repository: the scorer's figures."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from rubric.api.importing import import_document
from rubric.load import load_document

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("RUBRIC_SHARED", ROOT.parent / "shared"))
SAMPLES, SEEDS = SHARED / "samples", SHARED / "seeds"
pytestmark = pytest.mark.skipif(
    not SAMPLES.is_dir(), reason="the samples do not stand beside this repository"
)


def test_the_scorer_gives_the_figures_that_are_asked_for(tmp_path: Path) -> None:
    command = f"{sys.executable} -m rubric import {{in}} -o {{out}}"
    scored = subprocess.run(
        [
            *(sys.executable, str(SAMPLES / "score_import.py"), "--cmd", command, "--quiet"),
            *("--labels", str(SAMPLES / "expected"), "--docs", str(SAMPLES / "docs")),
            *("--docs", str(SEEDS), "--split", "dev", "--json", str(tmp_path / "scores.json")),
        ],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    figures = dict(re.findall(r"(\w+)=(\d+(?:\.\d+)?)", scored.strip().splitlines()[-1]))
    assert float(figures["criteria_f1"]) >= 0.97
    assert float(figures["refs"]) >= 0.97
    assert float(figures["headers"]) >= 0.95
    assert figures["crashes"] == "0"
    refused = re.search(r"refusals_right=(\d+)/(\d+)", scored)
    assert refused is not None
    assert refused[1] == refused[2]


#: what was added by hand to the unit in the library
BY_HAND = {
    ("2.1", "once_per"),
    ("2.1", "reading"),
}


def test_the_unit_imports_as_it_was_encoded_but_for_what_was_added_by_hand() -> None:
    [seed] = SEEDS.glob("004_*")
    drafted = import_document(seed).units[0].report["draft"]
    encoded = load_document(ROOT / "criteria" / "facilitating-action-learning.yaml").plain
    assert [o["ref"] for o in drafted["outcomes"]] == ["1", "2", "3"]
    assert sum(len(o["criteria"]) for o in drafted["outcomes"]) == 8
    assert set(encoded["not_stated"]) - set(drafted["not_stated"]) == {"unit_number", "framework"}
    added = set()
    for outcome in encoded["outcomes"]:
        for criterion in outcome["criteria"]:
            if "reading" in criterion:
                del criterion["reading"]
                added.add((criterion["ref"], "reading"))
            if criterion.get("sufficient", {}).pop("once_per", None):
                added.add((criterion["ref"], "once_per"))
    assert added == BY_HAND
    apart = ("source", "not_stated", "version")
    assert json.dumps({k: v for k, v in drafted.items() if k not in apart}, sort_keys=True) == (
        json.dumps({k: v for k, v in encoded.items() if k not in apart}, sort_keys=True)
    )
