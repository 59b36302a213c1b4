"""`rubric report --for` and `rubric sample` as they are used: over files, logs and under a key."""

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from tests.generated import ROOT

import rubric
from rubric.cli.verbs import rubric as command

DAY = ["--on", "2026-11-21"]
GAPS, COMPLETE, MESSY = (f"examples/{name}.yaml" for name in ("with-gaps", "complete", "messy"))
LOG, EARLIER = "examples/population", "examples/earlier-report.json"
FORMATS = ("text", "markdown", "html", "csv", "json")
OVER_ALL = (["report", "--for", "claim"], ["report", "--for", "iqa"], ["sample", "--seed", "s"])


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, [*arguments, *DAY])


def drawn(*arguments: str) -> list[tuple[str, str]]:
    told = json.loads(run("sample", *arguments, "--format", "json").stdout)
    return [(one["learner"], one["decision"]) for one in told["drawn"]]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("verb", OVER_ALL, ids=lambda verb: verb[-1])
def test_files_and_logs_are_told_in_every_format(verb: list[str], form: str) -> None:
    told = run(*verb, GAPS, COMPLETE, "--format", form)
    of_a_log = run(*verb, LOG, "--format", form)
    for done in (told, of_a_log):
        assert not done.exception or isinstance(done.exception, SystemExit)
        assert done.exit_code in (0, 1)
        assert "2026-11-21" in done.stdout or (verb[-1], form) == ("iqa", "csv")
    # a row for each finding, and here are none
    assert ("L-00" in told.stdout) != ((verb[-1], form) == ("iqa", "csv"))


def test_the_exit_code_says_whether_everybody_can_be_claimed_for() -> None:
    assert run("report", COMPLETE, COMPLETE, "--for", "claim").exit_code == 0
    assert run("report", COMPLETE, GAPS, "--for", "claim").exit_code == 1
    # findings are no failure; records that are set aside are something to look at
    assert run("report", GAPS, "--for", "iqa").exit_code == 0
    assert run("report", MESSY, "--for", "iqa").exit_code == 1
    assert run("sample", MESSY, "--seed", "s").exit_code == 1


def test_a_portfolio_that_cannot_be_read_is_told_and_the_others_stay(tmp_path: Path) -> None:
    broken = tmp_path / "L-0999.yaml"
    broken.write_text("format: rubric/1\nkind: portfolio\n", encoding="utf-8")
    told = run("report", str(broken), COMPLETE, "--for", "claim")
    assert told.exit_code == 2
    assert "Not judged: 1" in told.stdout
    assert str(broken) in "".join(told.stdout.split())
    assert "1 of 1 learner can be claimed for" in told.stdout
    hidden = run(
        "report", str(broken), COMPLETE, "--for", "claim", "--pseudonymise", str(tmp_path / "k")
    )
    assert "file 1 of those named" in hidden.stdout
    assert "L-0999" not in hidden.stdout


def test_the_order_of_files_changes_nothing() -> None:
    for verb in OVER_ALL:
        assert run(*verb, GAPS, COMPLETE, MESSY).stdout == run(*verb, MESSY, GAPS, COMPLETE).stdout


def test_a_log_is_told_alike_by_one_process_and_by_two() -> None:
    for verb in OVER_ALL:
        one, two = (run(*verb, LOG, "--jobs", jobs).stdout for jobs in "12")
        assert one == two


def test_another_seed_may_draw_others_and_the_same_seed_the_same() -> None:
    files = (GAPS, COMPLETE, MESSY, "examples/every-status.yaml", "--library", "examples/library")
    samples = {seed: drawn(*files, "--seed", seed) for seed in "abcdefgh"}
    assert len({tuple(one) for one in samples.values()}) > 1
    assert drawn(*files, "--seed", "a") == samples["a"]


def test_a_plan_is_drawn_by_and_a_wrong_one_is_refused(tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    head = "format: rubric/1\nkind: sampling\nid: mine\n"
    plan.write_text(head + "take: {decisions: 3}\ndraw_from: all\n", encoding="utf-8")
    told = json.loads(
        run("sample", GAPS, COMPLETE, "--seed", "s", "--plan", str(plan), "--format", "json").stdout
    )
    assert (told["plan"], told["seed"], len(told["drawn"])) == ("mine", "s", 3)
    plan.write_text(head + "take: {}\n", encoding="utf-8")
    refused = run("sample", GAPS, "--seed", "s", "--plan", str(plan))
    assert refused.exit_code == 2
    assert "RUB884" in refused.output
    other = run("sample", GAPS, "--seed", "s", "--plan", GAPS)
    assert "`kind: sampling` is needed" in other.output


def test_only_decisions_from_a_day_on() -> None:
    plan = ("--seed", "s", "--decided-from", "2026-09-01")
    told = json.loads(run("sample", GAPS, COMPLETE, *plan, "--format", "json").stdout)
    assert told["decided_from"] == "2026-09-01"
    assert {one["date"] >= "2026-09-01" for one in told["drawn"]} == {True}


def test_pseudonyms_draw_the_same_decisions_and_name_nobody(tmp_path: Path) -> None:
    key, files = tmp_path / "key", (GAPS, COMPLETE, MESSY)
    plan = tmp_path / "plan.yaml"
    plan.write_text(
        "format: rubric/1\nkind: sampling\nid: p\ntake: {decisions: 4}\ndraw_from: all\n"
        "weights: {new_assessor: 9}\nnew_assessors: [A-3]\nat_least: {assessor: 1}\n",
        encoding="utf-8",
    )
    by = ("--seed", "s", "--plan", str(plan))
    plain = drawn(*files, *by)
    told = run("sample", *files, *by, "--format", "json", "--pseudonymise", str(key)).stdout
    assert "L-00" not in told
    assert '"A-' not in told
    replaced = json.loads(told)["drawn"]
    secret = key.read_bytes().strip()
    from rubric.api.pseudonyms import pseudonym

    assert [one["learner"] for one in replaced] == [pseudonym(name, secret) for name, _ in plain]
    assert [one["decision"] for one in replaced] == [decision for _, decision in plain]
    for purpose in ("claim", "iqa"):
        for form in FORMATS:
            told = run(
                "report", *files, "--for", purpose, "--format", form, "--pseudonymise", str(key)
            ).stdout
            assert "p-" in told
            assert "L-0042" not in told
            assert "C-1180" not in told


def test_names_stay_out_unless_they_are_asked_for(tmp_path: Path) -> None:
    records = yaml.safe_load(Path(GAPS).read_text(encoding="utf-8"))
    person = next(iter(records["people"]))
    records["people"][person]["name"] = "Somebody Known"
    file = tmp_path / "portfolio.yaml"
    file.write_text(yaml.safe_dump(records, sort_keys=False), encoding="utf-8")
    for verb in OVER_ALL:
        for form in ("text", "markdown", "html"):
            asked = [*verb, str(file), COMPLETE, "--format", form]
            assert "Somebody Known" not in run(*asked).stdout
            assert "Somebody Known" in run(*asked, "--include", "names").stdout


REFUSED = [
    (["report", GAPS, "--for", "iqa", "--one-item-for", "2"], "--one-item-for does not go with"),
    (["report", GAPS, GAPS, "--for", "claim", "--unit", "x"], "--unit does not go with"),
    # of one portfolio as text too, which has no place for them
    (["report", GAPS, "--for", "claim", "--unit", "x"], "--unit does not go with"),
    (["report", GAPS, "--for", "claim", "--since", EARLIER], "--since does not go with"),
    (["report", GAPS, "--for", "claim", "--rows", "links"], "--rows links does not go with"),
    (["report", GAPS, "--for", "claim", "--include", "names"], "--include shows nothing in"),
    # tables and JSON have none of what is included
    (["report", GAPS, "--for", "iqa", "--format", "csv", "--include", "names"], "nothing in csv"),
    (
        ["report", GAPS, "--for", "claim", "--format", "json", "--include", "names"],
        "nothing in json",
    ),
    (["sample", GAPS, "--seed", "s", "--format", "csv", "--include", "names"], "nothing in csv"),
    (["report", GAPS, "--for", "iqa", "--format", "jsonl"], "is written as text, markdown,"),
    (["report", GAPS, "--for", "iqa", "--include", "notes"], "`notes` cannot be included"),
    (["sample", GAPS], "Missing option '--seed'"),
    (["sample", GAPS, "--seed", "  "], "a seed has to be a word or a number"),
    (["sample", LOG, GAPS, "--seed", "s"], "log"),
    (["sample", LOG, "--seed", "s", "--include", "names"], "--include is for portfolios"),
    (["sample", GAPS, "--seed", "s", "--decided-from", "1.9.2026"], "is not a day"),
    (["sample", GAPS, "--seed", "s", "-o", GAPS, "--force"], "is one of the files that are read"),
    (["sample", "nothing.yaml", "--seed", "s"], "does not exist"),
]


@pytest.mark.parametrize(("arguments", "message"), REFUSED)
def test_what_is_refused(arguments: list[str], message: str) -> None:
    told = run(*arguments)
    assert told.exit_code == 2
    assert message in " ".join(told.output.split())


def test_the_command_and_the_library_say_the_same() -> None:
    on = date(2026, 11, 21)
    library = rubric.Library.load()
    results = []
    for file in (GAPS, COMPLETE):
        portfolio, _ = rubric.load_portfolio(file)
        assert portfolio is not None
        results.append(rubric.evaluate(portfolio, library, on=on))
    found = {
        "claim": rubric.claims(results, on=on),
        "iqa": rubric.quality_views(results, on=on),
    }
    for purpose, value in found.items():
        said = {"json": rubric.to_json, "html": rubric.to_html, "csv": rubric.to_csv,
                "markdown": rubric.to_markdown}  # fmt: skip
        for form, write in said.items():
            told = run("report", GAPS, COMPLETE, "--for", purpose, "--format", form).stdout
            assert told == write(value)
    told = run("sample", GAPS, COMPLETE, "--seed", "s", "--format", "json").stdout
    assert told == rubric.to_json(rubric.sample(results, seed="s", on=on))


def test_a_row_for_each_learner_in_csv_with_a_mark_in_files(tmp_path: Path) -> None:
    told = run("report", GAPS, COMPLETE, "--for", "claim", "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(told)))
    assert [(row["learner"], row["claimable"]) for row in rows] == [
        ("L-0017", "yes"), ("L-0042", "no"),
    ]  # fmt: skip
    file = tmp_path / "claims.csv"
    run("report", GAPS, COMPLETE, "--for", "claim", "--format", "csv", "-o", str(file))
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("verb", OVER_ALL, ids=lambda verb: verb[-1])
def test_where_nobody_can_be_judged_no_page_is_written(verb: list[str], tmp_path: Path) -> None:
    nobody, page = tmp_path / "nobody.yaml", tmp_path / "page.html"
    lines = ("format: rubric/1", "kind: portfolio", "learner: L-1", "specification: nothing-like@1")
    nobody.write_text("\n".join(lines), encoding="utf-8")
    told = run(*verb, str(nobody), "--format", "html", "-o", str(page))
    assert told.exit_code == 2
    assert "RUB401" in told.stderr
    assert "none of the portfolios could be judged" in told.stderr
    assert not told.stdout
    assert not page.exists()


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
def test_a_sample_names_the_portfolios_that_could_not_be_judged(form: str, tmp_path: Path) -> None:
    broken = tmp_path / "L-0999.yaml"
    broken.write_text("format: rubric/1\nkind: portfolio\n", encoding="utf-8")
    files = ("sample", str(broken), GAPS, "--seed", "s", "--format", form)
    told = run(*files)
    assert told.exit_code == 2
    assert "L-0999.yaml" in "".join(told.stdout.split())
    hidden = run(*files, "--pseudonymise", str(tmp_path / "k"))
    assert "file 1 of those named" in hidden.stdout
    assert "L-0999" not in hidden.stdout


def test_one_id_in_two_files_is_told_with_the_file(tmp_path: Path) -> None:
    # a copy from before the reviews: what IQA has seen since is drawn from it again
    records = yaml.safe_load(Path(GAPS).read_text(encoding="utf-8"))
    reviewed = {review["of"] for review in records["iqa_reviews"]}
    del records["iqa_reviews"]
    old = tmp_path / "old.yaml"
    old.write_text(yaml.safe_dump(records, sort_keys=False), encoding="utf-8")
    plan = tmp_path / "plan.yaml"
    head = "format: rubric/1\nkind: sampling\nid: all\n"
    plan.write_text(head + "take: {percent: 100}\n", encoding="utf-8")
    files = ("sample", str(old), GAPS, "--seed", "s", "--plan", str(plan), "--format")
    told = json.loads(run(*files, "json").stdout)
    there = [*told["drawn"], *told["not_drawn"], *told["left_out"]]
    of_each = {
        name: sorted(one["files"] for one in there if one["decision"] == name) for name in reviewed
    }
    assert of_each == {name: sorted([[str(old)], [GAPS]]) for name in reviewed}
    # what both files hold alike is one decision, and is found in either
    assert [one["files"] for one in there if one["decision"] not in reviewed] == [[]]
    for form in ("text", "markdown", "html"):
        plainly = "".join(run(*files, form).stdout.replace("\\", "").split())
        assert f"in{old}" in plainly
    rows = csv.DictReader(io.StringIO(run(*files, "csv").stdout))
    assert {row["files"] for row in rows if row["decision"] in reviewed} == {str(old)}
    hidden = run(*files, "text", "--pseudonymise", str(tmp_path / "k")).stdout
    assert "in file 1 of those named" in " ".join(hidden.split())
    assert "old.yaml" not in hidden
