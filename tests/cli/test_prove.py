"""`rubric prove` as people use it: exit codes, files, and what is refused."""

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.generated import ROOT

from rubric.cli.verbs import rubric as command
from rubric.phrases.manual import PAGES

DAY = ["--on", "2026-11-21"]
LIBRARY = ["--library", "examples/library"]
DIPLOMA = ["demo-diploma", "--library", "examples/qualification"]


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, ["prove", *arguments])


CODES: list[tuple[list[str], int, str]] = [
    # everything matters
    (["facilitating-action-learning", *DAY], 0, "CAN BE PASSED, AND EVERYTHING IN IT MATTERS"),
    (["criteria/facilitating-action-learning.yaml", *DAY], 0, "EVERYTHING IN IT MATTERS"),
    (["running-an-event", "--target", "merit", *LIBRARY, *DAY], 0, "at merit"),
    # a rule changes nothing
    (["every-rule", *LIBRARY, *DAY], 1, "RUB770"),
    # several: the highest code
    (["every-rule", "first-aid-box", *LIBRARY, *DAY], 1, "Teach a short course"),
    # a qualification, all of it and one pathway
    ([*DIPLOMA, *DAY], 1, "Pathway education: 5 units are enough"),
    ([*DIPLOMA, "--pathway", "care", *DAY], 1, "Pathway care: 5 units are enough"),
    # what cannot be found, read or asked
    (["facilitating-action-lerning"], 2, "write `facilitating-action-learning`"),
    (["nothing.yaml"], 2, "there is no file nothing.yaml"),
    (["examples/with-gaps.yaml"], 2, "RUB218"),
    (["examples/house-rules.yaml"], 2, "RUB218"),
    (["tests/bad/cannot-be-satisfied.yaml"], 2, "RUB309"),
    (["tests/bad/duplicate-key.yaml"], 2, "RUB107"),
    (["facilitating-action-learning", "--target", "merit"], 2, "is not graded in bands"),
    (["inclusive-practice", "--target", "distinction", *DIPLOMA[1:]], 2, "it has pass and merit"),
    ([*DIPLOMA, "--pathway", "cooking"], 2, "it has care and education"),
    (["facilitating-action-learning", "--pathway", "care"], 2, "has no pathways"),
    (["facilitating-action-learning", "--one-item-for", "0"], 2, "--one-item-for"),
    (["every-rule", "first-aid-box", *LIBRARY, "-o", "one.yaml"], 2, "write --to and a folder"),
    ([], 2, "Missing argument"),
]


@pytest.mark.parametrize(("arguments", "code", "said"), CODES)
def test_exit_codes(arguments: list[str], code: int, said: str) -> None:
    done = run(*arguments)
    assert done.exit_code == code, done.output
    assert said in done.output


def test_a_rule_that_nothing_can_satisfy_under_house_rules_is_told(tmp_path: Path) -> None:
    (tmp_path / "rules.yaml").write_text(
        "format: rubric/1\nkind: evidence_rules\nid: only-tests\nversion: 1\nbasis: centre\n"
        "accept: {methods: [test]}\n",
        encoding="utf-8",
    )
    done = run("every-rule", *LIBRARY, "--rules", str(tmp_path / "rules.yaml"), *DAY)
    assert done.exit_code == 1
    assert "CANNOT BE PASSED" in done.output
    assert "RUB309" in done.output
    assert "What enough looks like" not in done.output


def test_the_example_as_a_file_is_achieved(tmp_path: Path) -> None:
    file = tmp_path / "enough.yaml"
    done = run("facilitating-action-learning", "-o", str(file), *DAY)
    assert done.exit_code == 0
    assert str(file) in done.stderr
    report = CliRunner().invoke(command, ["report", str(file), *DAY])
    assert report.exit_code == 0
    assert "ACHIEVED" in report.output
    assert CliRunner().invoke(command, ["check", str(file)]).exit_code == 0
    # a file that is there is written over only if somebody says so
    assert run("facilitating-action-learning", "-o", str(file), *DAY).exit_code == 2
    assert run("facilitating-action-learning", "-o", str(file), "--force", *DAY).exit_code == 0


def test_examples_of_several_in_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    run("every-rule", "first-aid-box", *LIBRARY, "--to", str(folder), *DAY)
    assert sorted(f.name for f in folder.iterdir()) == ["every-rule-1.yaml", "first-aid-box-1.yaml"]
    run(*DIPLOMA, "--to", str(folder), *DAY)
    for pathway in ("care", "education"):
        file = folder / f"demo-diploma-1-{pathway}.yaml"
        report = CliRunner().invoke(command, ["report", str(file), *DIPLOMA[1:], *DAY])
        assert report.exit_code == 0, report.output


def test_what_is_read_is_never_written_over(tmp_path: Path) -> None:
    text = (ROOT / "criteria/facilitating-action-learning.yaml").read_text(encoding="utf-8")
    unit = tmp_path / "facilitating-action-learning-1.yaml"
    unit.write_text(text, encoding="utf-8")
    rules = tmp_path / "rules.yaml"
    rules.write_text((ROOT / "examples/house-rules.yaml").read_text(encoding="utf-8"))
    named = ["facilitating-action-learning", "--library", str(tmp_path)]
    for arguments in (
        [str(unit), "-o", str(unit)],
        [str(unit), "--to", str(tmp_path)],
        [*named, "--to", str(tmp_path)],
        [str(unit), "--rules", str(rules), "-o", str(rules)],
    ):
        done = run(*arguments, "--force", *DAY)
        assert done.exit_code == 2, arguments
        assert "one of the files that are read" in done.stderr
        assert "What enough looks like" not in done.output  # refused before it is worked out
    assert unit.read_text(encoding="utf-8") == text
    # an example of an earlier run may be renewed, also where it lies in the library's folder
    for _ in range(2):
        example = tmp_path / "enough.yaml"
        assert run(*named, "-o", str(example), "--force", *DAY).exit_code == 0


def test_one_file_for_several_pathways_is_refused_before_anything_is_written(
    tmp_path: Path,
) -> None:
    file = tmp_path / "enough.yaml"
    done = run(*DIPLOMA, "-o", str(file), "--force", *DAY)
    assert done.exit_code == 2
    assert "--pathway" in done.stderr
    assert not file.exists()
    assert run(*DIPLOMA, "--pathway", "care", "-o", str(file), *DAY).exit_code == 1
    assert file.exists()


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    same = ["facilitating-action-learning", "criteria/facilitating-action-learning.yaml"]
    done = run(*same, "--to", str(tmp_path / "folder"), *DAY)
    assert done.exit_code == 2
    assert "one name" in done.stderr
    assert not (tmp_path / "folder").exists()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = run("facilitating-action-learning", "--to", str(tmp_path / "file" / "folder"), *DAY)
    assert done.exit_code == 2
    assert str(tmp_path / "file" / "folder") in "".join(done.stderr.split())  # lines are broken


def test_where_nothing_passes_no_file_is_written_and_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "rules.yaml").write_text(
        "format: rubric/1\nkind: evidence_rules\nid: only-tests\nversion: 1\nbasis: centre\n"
        "accept: {methods: [test]}\n",
        encoding="utf-8",
    )
    file = tmp_path / "enough.yaml"
    rules = ["--rules", str(tmp_path / "rules.yaml")]
    done = run("every-rule", *LIBRARY, *rules, "-o", str(file), *DAY)
    assert done.exit_code == 1
    assert "no file is written" in done.stderr
    assert not file.exists()


def test_an_edited_copy_is_taken_and_not_its_original(tmp_path: Path) -> None:
    text = (ROOT / "criteria/facilitating-action-learning.yaml").read_text(encoding="utf-8")
    (tmp_path / "copy.yaml").write_text(text.replace("hours: 12", "hours: 24"), encoding="utf-8")
    done = run(str(tmp_path / "copy.yaml"), *DAY)
    assert "with 24 hours in all" in done.output


@pytest.mark.parametrize("slug", ["rule-changes-nothing", "choice-never-needed"])
def test_both_places_are_shown(slug: str, tmp_path: Path) -> None:
    wrong = PAGES[slug].wrong
    assert isinstance(wrong, str)
    (tmp_path / "unit.yaml").write_text(wrong, encoding="utf-8")
    done = run(str(tmp_path / "unit.yaml"), *DAY)
    assert done.exit_code == 1
    assert f"{slug}: " in done.output
    assert "= note: the other place is" in done.output


def test_which_rule_of_combination_changes_nothing_and_why_is_told_with_its_line() -> None:
    done = run(*DIPLOMA, *DAY)
    # of two rules on the whole the second; a cap asks for nothing, so that nothing satisfies it
    assert "`whole 2 credits at_least` of qualification demo-diploma changes nothing: whatever" in (
        done.output
    )
    assert "  38 |   - credits: {at_least: 18, level: 3, or_above: yes}" in done.output
    assert "group A changes nothing: no other rule misses what it keeps" in done.output


def test_nobody_is_said_to_decide_a_checklist() -> None:
    done = run("first-aid-box", *LIBRARY, *DAY)
    assert "or its decision" not in done.output
    assert "nobody has to decide" in done.output


def test_one_thing_that_matters(tmp_path: Path) -> None:
    (tmp_path / "unit.yaml").write_text(
        "format: rubric/1\nkind: unit\nid: u\nversion: 1\ntitle: U\n"
        "criteria:\n  - {ref: 1, text: Explain it}\n",
        encoding="utf-8",
    )
    done = run(str(tmp_path / "unit.yaml"), *DAY)
    assert "What matters: 1 thing, shown by two portfolios" in done.output
    assert "  1: without what is mapped to it, or its decision, it is open" in done.output


def test_json() -> None:
    done = run("every-rule", "--format", "json", *LIBRARY, *DAY)
    [proof] = json.loads(done.output)["proofs"]
    assert proof["passable"]
    assert proof["proved"]
    assert not proof["sound"]
    assert [problem["code"] for problem in proof["problems"]] == ["RUB770"]
    assert {one["thing"]["kind"] for one in proof["matters"]} >= {"rule", "clause", "part"}


def test_without_a_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "highspy", None)
    done = run(*DIPLOMA, *DAY)
    assert done.exit_code == 2
    assert "planning" in done.output
    assert run("facilitating-action-learning", *DAY).exit_code == 0
