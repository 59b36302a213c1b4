"""Pages for two pairs of eyes: everything is on them, nothing in a wording gets out of its text."""

import json
import re
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.generated import ROOT
from tests.report.proof.pages import hold_to_our_pages, named, parsed, rows, text_of

import rubric
from rubric.api.proof import SourceText, proof, proof_of_changes, read_source
from rubric.cli.verbs import rubric as command
from rubric.model import Specification
from rubric.phrases.manual.samples import UNIT, after
from rubric.report import pages

HOSTILE = (
    "<script>alert(1)</script>",
    "\u202etxet desrever\u202c",
    "</td></tr></table><h1>Title</h1>",
    '" onmouseover="alert(1)',
    "{{ 7 * 7 }}{% raw %}",
    "&lt;b&gt; &amp; <!-- -->]]>",
    "x" * 5_000,
    "\u0645\u0639\u0627\u064a\u064a\u0631 \u05e2\u05d1\u05e8\u05d9\u05ea",
)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, list(arguments))


def unit(tmp_path: Path, text: str = UNIT) -> tuple[Specification, rubric.Library]:
    (tmp_path / "unit.yaml").write_text(text, encoding="utf-8")
    library = rubric.Library.load(tmp_path, builtin=False)
    assert library.problems == ()
    (specification,) = library.specifications.values()
    return specification, library


BUILTIN = rubric.Library.load("examples/library", "examples/quality")


@pytest.mark.parametrize("key", sorted(BUILTIN.specifications), ids=lambda key: "@".join(key))
def test_everything_that_is_encoded_is_on_the_page(key: tuple[str, str]) -> None:
    specification = BUILTIN.specifications[key]
    resolved = BUILTIN.resolved(specification)
    tree = hold_to_our_pages(proof(specification, BUILTIN))
    found = text_of(tree)
    wordings = [specification.title, specification.purpose, *(o.text for o in resolved.outcomes)]
    for criterion in resolved.criteria.values():
        wordings += [criterion.text, *criterion.parts.values(), *criterion.range]
        wordings += [criterion.rule.reading, criterion.fingerprint]
        wordings += [line for lines in criterion.guidance.lines.values() for line in lines]
    for wording in wordings:
        assert wording is None or " ".join(wording.split()) in found
    # what `show` says of rules it says here
    for criterion in resolved.criteria.values():
        basis = {"engine": "the engine's default", None: "basis not stated"}.get(
            criterion.rule.basis, ""
        )
        assert basis in found
    boxes = [e for e in named(tree, "span") if e.get("class") == "tick"]
    assert len(boxes) >= len(resolved.criteria)


def test_side_by_side_with_a_source(tmp_path: Path) -> None:
    specification, library = unit(tmp_path)
    source = tmp_path / "source.md"
    source.write_text("# Planning a visit\n\n1 Be able to plan a visit\n\n1.1 Plan the visit to "
                      "agreed goals\n1.2 Review it all <b>\n", encoding="utf-8")  # fmt: skip
    text = read_source(source)
    assert isinstance(text, SourceText)
    tree = hold_to_our_pages(proof(specification, library, text))
    cells = [row[:3] for row in rows(tree)]
    assert ["1", "Be able to plan a visit line 3", "Be able to plan a visit"] in cells
    assert [
        "1.1",
        "Plan the visit to agreed goalsdiffers; line 5",
        "Plan a visit to agreed goals rule: 1 item of evidence (the engine's default)",
    ] in cells or any(row[0] == "1.1" and row[1].startswith("Plan the visit") for row in cells)
    assert [text_of(e) for e in named(tree, "del")] == ["the"]
    assert [text_of(e) for e in named(tree, "ins")] == ["a"]
    assert [text_of(e) for e in named(tree, "mark")] == ["1.2 Review it all <b>"]


@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_wording_stays_wording(hostile: str, tmp_path: Path) -> None:
    block = f">-\n          {hostile}"
    text = UNIT.replace("title: Planning a visit", f"title: >-\n  {hostile}\nrange:\n  - >-\n    "
                        f"{hostile[:150]}")  # fmt: skip
    text = text.replace("text: Plan a visit to agreed goals", f"text: {block}")
    text = after(text, "kind: unit", "source:", "  document: >-", f"    {hostile}")
    quoted = json.dumps(hostile[:150])
    text = after(text, "kind: unit", f"not_stated: [{quoted}]", f"language: {quoted}")
    specification, library = unit(tmp_path, text)
    (tmp_path / "source.txt").write_text(f"1.1 {hostile}\n{hostile}\nleft {hostile}\n", "utf-8")
    source = read_source(tmp_path / "source.txt")
    assert isinstance(source, SourceText)
    for page in (
        proof(specification, library),
        proof(specification, library, source),
        proof_of_changes(rubric.compare(specification, specification, library)),
        proof_of_changes(rubric.compare(BUILTIN.specifications["every-rule", "1"], specification)),
    ):
        tree = hold_to_our_pages(page)
        assert "\u202e" not in page
        safe = hostile.replace("\u202e", "\\u202e").replace("\u202c", "\\u202c")
        assert safe[:900] in text_of(tree)


def test_what_it_prints_to_paste_shows_every_later_change(tmp_path: Path) -> None:
    two = UNIT + "      - ref: 1.10\n        text: Review the visit\n"
    stated = ("not_stated: [level, credit, glh, purpose]", "source:", "  document: unit")
    file = tmp_path / "unit.yaml"
    file.write_text(after(two, "title: Planning a visit", *stated), encoding="utf-8")
    told = run("show", "demo", "--library", str(file), "--proof").stdout
    (lines,) = named(hold_to_our_pages(told), "pre")
    pasted = "".join(lines.itertext()).rstrip("\n")
    checked = file.read_text(encoding="utf-8").replace(
        "  document: unit", f"  document: unit\n{pasted}"
    )

    def problems(text: str) -> list[tuple[str, str]]:
        file.write_text(text, encoding="utf-8")
        return [
            (p.diagnostic.code.code, str(p.diagnostic.arguments.get("criterion", "")))
            for p in rubric.check([file]).problems
            if p.diagnostic.code.code == "RUB780"
        ]

    assert problems(checked) == []
    # white space and comments are no change, nor is the version
    assert problems(checked.replace("agreed goals", "agreed  goals # as agreed"[:13])) == []
    assert problems(checked.replace("version: 1\n", "version: 2\n")) == []
    # a criterion, its rule, an outcome, a fact
    assert problems(checked.replace("agreed goals", "set goals")) == [("RUB780", "1.1")]
    rule = "text: Review the visit\n        sufficient: {items: 2}\n        basis: centre"
    assert problems(checked.replace("text: Review the visit", rule)) == [("RUB780", "1.10")]
    assert problems(checked.replace("Be able to plan a visit", "Plan")) == [("RUB780", "")]
    assert problems(checked.replace("not_stated: [level, ", "level: 3\nnot_stated: [")) == [
        ("RUB780", "")
    ]
    # one more, one less
    more = checked + "      - ref: 1.3\n        text: Thank the hosts\n"
    assert problems(more) == [("RUB780", "1.3")]
    gone = checked.replace("      - ref: 1.10\n        text: Review the visit\n", "")
    assert problems(gone) == [("RUB780", "1.10")]


AWARD = ROOT / "examples/qualification/demo-diploma.yaml"


def test_everything_that_a_qualification_asks_is_on_the_page() -> None:
    arguments = ["show", "demo-diploma", "--library", "examples/qualification"]
    tree = hold_to_our_pages(run(*arguments, "--proof").stdout)
    told = text_of(tree)
    blocks = run(*arguments).stdout.split("\n\n")
    sentences = [
        " ".join(line.lstrip(" -").split())
        for block in blocks[2:]
        for line in block.replace("\n        ", " ").splitlines()
    ]
    assert len(sentences) > 25
    for sentence in sentences:
        # a unit with its facts stands on a line there, and here below one another
        for part in re.split(": |, (?=level|\\d)|  +", sentence):
            assert part in told, sentence
    boxes = [e for e in named(tree, "span") if e.get("class") == "tick"]
    assert len(boxes) > 25
    assert "Encoded by" in told
    assert "Checked by" in told


def test_a_qualification_beside_its_source(tmp_path: Path) -> None:
    source = tmp_path / "source.txt"
    lines = ("Demonstration Diploma in Supporting People", "Group A: Working with colleagues",
             "Coach a colleague", "Look after money")  # fmt: skip
    source.write_text("\n".join(lines), encoding="utf-8")
    told = run("show", "demo-diploma", "--library", "examples/qualification", "--proof",
               "--source", str(source))  # fmt: skip
    tree = hold_to_our_pages(told.stdout)
    cells = {row[0]: row[1:3] for row in rows(tree) if len(row) == 4}
    assert cells["coaching"] == [
        "Coach a colleague line 3", "Coach a colleague level 36 credits",
    ]  # fmt: skip
    assert cells["mentoring"][0] == "not found in the source"
    assert cells["1"][0] == "in words of rubric"
    assert [text_of(e) for e in named(tree, "mark")] == ["Group A:", "Look after money"]


def test_what_is_printed_for_a_qualification_shows_every_later_change(tmp_path: Path) -> None:
    file = tmp_path / "award.yaml"
    text = AWARD.read_text(encoding="utf-8")
    library = ["--library", str(file), "--library", "examples/qualification/units"]

    def problems(text: str) -> list[str]:
        file.write_text(text, encoding="utf-8")
        found = rubric.check([file, "examples/qualification/units"]).problems
        codes = [problem.diagnostic.code.code for problem in found]
        return [code for code in codes if code in ("RUB780", "RUB781")]

    assert problems(text) == []
    (lines,) = named(parsed(run("show", "demo-diploma", *library, "--proof").stdout), "pre")
    (pasted,) = "".join(lines.itertext()).split("\n")[:1]
    checked = text.replace("source:\n", f"source:\n{pasted}\n", 1)
    assert problems(checked) == []
    assert problems(checked.replace("version: 1", "version: 2", 1)) == []
    assert problems(checked.replace("credits: 6", "credits: 5")) == ["RUB780"]
    assert problems(checked.replace("title: Mandatory", "title: Required")) == ["RUB780"]
    assert problems(text.replace("source:\n", "source:\n  checked: yes\n", 1)) == ["RUB781"]


def test_changes_of_a_new_version(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(ROOT)
    both = [f"examples/versions/running-a-market-stall-{n}.yaml" for n in (1, 2)]
    page = tmp_path / "changes.html"
    assert run("compare", *both, "--proof", "-o", str(page)).exit_code == 1
    tree = hold_to_our_pages(page.read_text(encoding="utf-8"))
    cells = {row[0]: row[1:3] for row in rows(tree)}
    assert cells["2.2 → 2.3"][0] == "Take payments and give receipts"
    assert "decisions on it carry over" in cells["2.2 → 2.3"][1]
    assert "to be judged again" in cells["1.2"][1]
    assert cells["1.3"] == [
        "Show prices so that customers can read them",
        "criterion 1.3 has gonedecisions on it do not carry over",
    ]
    assert run("compare", both[0], both[0], "--proof").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["show", "facilitating-action-learning", "--source", "README.md"], "add --proof"),
        (["show", "facilitating-action-learning", "--proof", "--source", "pyproject.toml"],
         "only text (.txt) and Markdown (.md)"),
        (["compare", "x@1", "x@2", "--proof", "--format", "json"], "a page for people"),
    ],
)  # fmt: skip
def test_wrong_use(arguments: list[str], said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    told = run(*arguments)
    assert told.exit_code == 2
    assert said in " ".join(told.stderr.split())


def test_a_source_that_is_no_text_is_told(tmp_path: Path) -> None:
    source = tmp_path / "source.txt"
    source.write_bytes(b"caf\xe9")
    told = run("show", "facilitating-action-learning", "--proof", "--source", str(source))
    assert told.exit_code == 2
    assert "cannot be read" in told.stderr


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    monkeypatch.setattr(pages, "environment", pages.environment.__wrapped__)
    told = run("show", "facilitating-action-learning", "--proof")
    assert told.exit_code == 2
    assert 'pip install "rubric-engine[html]"' in told.stderr


def test_a_page_never_takes_the_place_of_what_was_read(tmp_path: Path) -> None:
    file = tmp_path / "unit.yaml"
    file.write_text(UNIT, encoding="utf-8")
    told = run("show", "demo", "--library", str(file), "--proof", "-o", str(file), "--force")
    assert told.exit_code == 2
    assert file.read_text(encoding="utf-8") == UNIT
