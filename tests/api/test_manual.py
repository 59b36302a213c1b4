"""`explain`: a page for every code and every word of reports, under every name that it has."""

import re

import pytest
from click.testing import CliRunner, Result

import rubric
from rubric.api.manual import nearest
from rubric.cli.verbs import rubric as command
from rubric.diagnostics import Code, codes
from rubric.evaluation import Act, CriterionStatus, FindingCode, Reason
from rubric.evaluation.qualifications import QualificationStatus, WhyNot
from rubric.evaluation.statuses import Obstacle
from rubric.phrases.manual import PAGES
from rubric.phrases.manual.word import Word
from rubric.phrases.manual.words import WORDS
from rubric.planning import WhyOpen


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, ["explain", *arguments])


@pytest.mark.parametrize("code", codes.ALL, ids=lambda code: code.slug)
def test_the_page_of_a_code_shows_its_message_and_both_samples(code: Code) -> None:
    done = run(code.code)
    assert done.exit_code == 0
    page = PAGES[code.slug]
    assert done.output.startswith(f"{code.code} {code.slug} ({code.severity})\n")
    assert " ".join(page.why.split()) in " ".join(done.output.split())
    said = done.output.partition("What is said about it:")[2].partition("Right:")[0]
    assert f"{code.severity} {code.code} {code.slug}: " in said
    assert "= help: " in said
    samples = [page.right, *page.beside.values()]
    samples += [page.wrong] if isinstance(page.wrong, str) and page.wrong.strip() else []
    for sample in samples:
        assert "\n".join(f"  {line}" for line in sample.splitlines()) in done.output


@pytest.mark.parametrize("code", codes.ALL, ids=lambda code: code.slug)
def test_a_code_goes_by_its_number_and_its_name_in_any_case(code: Code) -> None:
    page = rubric.explain(code.code)
    assert rubric.explain(code.code.lower()) == page
    assert rubric.explain(code.slug) == page
    assert rubric.explain(code.slug.upper().replace("-", "_")) == page


def test_every_status_reason_finding_and_act_has_a_word() -> None:
    by_sort = {
        "status": list(CriterionStatus),
        "reason": list(Reason),
        "finding": list(FindingCode),
        "act": list(Act),
        # `achieved` is a word of the report itself
        "answer": [s for s in QualificationStatus if s is not QualificationStatus.ACHIEVED],
        "uncounted": list(WhyNot),
        "stays_open": list(WhyOpen),
        "obstacle": list(Obstacle),
    }
    for sort, names in by_sort.items():
        assert [n for n, word in WORDS.items() if word.sort == sort] == [str(n) for n in names]


@pytest.mark.parametrize(("name", "word"), WORDS.items(), ids=WORDS.keys())
def test_a_word_says_what_it_means_and_who_acts(name: str, word: Word) -> None:
    output = " ".join(rubric.explain(name).split())
    assert output.startswith(f"`{name}` is ")
    assert word.means in output
    assert word.means.endswith(".")
    assert len(re.findall(r"\. [A-Z]", word.means)) <= 2, "a sentence or two, three at most"
    assert (f"Who acts: {word.acts}" in output) == bool(word.acts)
    assert word.acts or word.sort == "report"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        # as reports print it, in quotes and without, and with other hyphens and case
        (("to be judged again",), "stale"),
        (("to", "be", "judged", "again"), "stale"),
        (("not", "yet", "met"), "not_yet_met"),
        (("Not-Yet-Met",), "not_yet_met"),
        (("its method is not accepted",), "method_not_accepted"),
        (("awaiting a decision",), "awaiting_decision"),
        (("to sign a declaration",), "sign"),
        (("to", "mend", "the", "rule,", "which", "no", "evidence", "can", "satisfy"), "mend_rule"),
        (("it cannot be achieved",), "impossible"),
        (("does not count: nothing is gained by it",), "not_needed"),
        (("no task serves it",), "no_task"),
        # words of the report itself
        (("not", "yet", "covered"), "not_yet_covered"),
        (("not", "covered"), "not_yet_covered"),
        (("Gaps",), "gap"),
        (("IQA",), "iqa"),
        (("waiting", "on"), "waiting_on"),
        (("advice",), "advice"),
        (("fingerprint",), "fingerprint"),
    ],
)
def test_a_word_goes_by_what_reports_print(asked: tuple[str, ...], found: str) -> None:
    assert run(*asked).output == rubric.explain(found)


def test_no_name_stands_for_two_things() -> None:
    names = [code.slug.replace("-", "_") for code in codes.ALL] + list(WORDS)
    names += [other for word in WORDS.values() for other in word.also]
    assert len(set(names)) == len(names)


def test_several_are_explained_one_after_the_other() -> None:
    output = run("RUB203", "stale").output
    assert output == rubric.explain("RUB203") + "\n\n" + rubric.explain("stale")


def test_without_a_code_everything_is_listed() -> None:
    lines = run().output.splitlines()
    for code in codes.ALL:
        (line,) = [one for one in lines if one.startswith(f"  {code.code} {code.slug}")]
        assert line.partition(": ")[2] not in ("", "…")
    for word in WORDS:
        assert any(line.partition(":")[0] == f"  {word}" for line in lines)
    assert max(len(line) for line in lines) <= 80


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("unknown-feild", "unknown-field"),
        ("stael", "stale"),
        ("awaiting-decison", "awaiting_decision"),
        # words of one name alone are no slip for another
        ("undeclared", "met_on_undeclared_evidence"),
        ("locator", "no_locator"),
        # numbers are not guessed at
        ("RUB999", ""),
        ("RUB20", ""),
        ("xyzzy", ""),
        ("", ""),
    ],
)
def test_an_unknown_name_is_told_with_what_was_meant(asked: str, near: str) -> None:
    assert nearest(asked) == near
    done = run(asked)
    assert done.exit_code == 2
    assert (f"write `{near}`" if near else "lists all codes") in done.output
    with pytest.raises(KeyError):
        rubric.explain(asked)


def test_with_one_unknown_name_nothing_is_explained() -> None:
    done = run("RUB203", "xyzzy")
    assert done.exit_code == 2
    assert "RUB203" not in done.output
