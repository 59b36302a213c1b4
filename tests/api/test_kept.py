"""However many files are gone through, the same is found; a cache may be spoiled in any way."""

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.generated import ROOT

import rubric
from rubric.api import gathering
from rubric.api.checking import Checked, check
from rubric.api.kept import making, store
from rubric.api.kept.store import Store
from rubric.report.problem_json import render_problems_json
from rubric.report.problem_text import Summary

UNIT = """\
format: rubric/1
kind: unit
id: {id}
version: 1
title: Planning a visit
level: 3
{more}outcomes:
  - ref: 1
    text: Be able to plan visits
    criteria:
      - ref: 1.1
        text: Plan {n} visits to places near by
      - ref: 1.3
        text: Review the plan with others, and with the people who were there
"""
RULES = """\
format: rubric/1
kind: evidence_rules
id: house-rules
version: 1
basis: centre
accept: {{methods: [{method}]}}
"""
VERBS = """\
format: rubric/1
kind: command_verbs
id: ours
version: 1
unmeasurable: [{verb}]
"""
STANDARD = """\
format: rubric/1
kind: standard
id: nos
version: 1
title: The standard
criteria:
  - {{ref: {ref}, text: Plan the work}}
"""


def told(checked: Checked) -> str:
    """Everything that is said, as JSON gives it, and who ignored it."""
    return render_problems_json(
        checked.problems, Summary(len(checked.documents), checked.ignored, len(checked.unlisted))
    )


def kept(folder: Path) -> bytes:
    return (folder / "checked.jsonl").read_bytes()


@pytest.fixture
def units(tmp_path: Path) -> Path:
    """A folder of three units that have something to tell."""
    folder = tmp_path / "units"
    folder.mkdir()
    for n in ("two", "four", "several"):
        (folder / f"{n}.yaml").write_text(UNIT.format(id=f"visits-{n}", n=n, more=""))
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def test_a_cache_changes_nothing_of_any_bad_file(tmp_path: Path) -> None:
    bad = [file for file in sorted((ROOT / "tests/bad").iterdir()) if file.suffix != ".txt"]
    entries = 0
    for file in bad:
        plain = told(check([file]))
        assert told(check([file], cache=tmp_path)) == plain, file.name
        before, entries = entries, kept(tmp_path).count(b"\n")
        if entries > before:  # it has an entry of its own
            assert told(check([file], cache=tmp_path)) == plain, file.name
    assert len(bad) > 300
    assert entries > 100  # those that are read without an error


def test_several_processes_find_the_same(tmp_path: Path) -> None:
    for number in range(making.FEWEST_EACH * 2):
        text = UNIT.format(id=f"unit-{number}", n=f"{number} and more", more="")
        (tmp_path / f"{number}.yaml").write_text(text)
    steps: list[tuple[int, int]] = []
    several = check([tmp_path], jobs=2, progress=lambda done, total: steps.append((done, total)))
    alone = check([tmp_path], jobs=1)
    assert told(several) == told(alone)
    assert len(alone.problems) >= making.FEWEST_EACH * 2
    assert [done for done, _ in steps] == sorted(done for done, _ in steps)
    assert steps[-1][0] == steps[-1][1] == making.FEWEST_EACH * 2 + 5


def test_few_files_and_many_are_told_alike(units: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    few = told(check([units]))
    monkeypatch.setattr(gathering, "FEWEST", 1)
    assert told(check([units])) == few


def test_what_an_ended_process_leaves_is_done_here(
    units: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = told(check([units]))
    by_several = making._by_several

    def ended(*asked: object) -> object:
        for number, entry in enumerate(by_several(*asked)):
            if number == 2:
                return
            yield entry

    monkeypatch.setattr(making, "_by_several", ended)
    monkeypatch.setattr(making, "FEWEST_EACH", 1)
    assert told(check([units], cache=cache, jobs=2)) == plain


SPOILED: dict[str, Callable[[bytes], bytes]] = {
    "nothing in it": lambda _: b"",
    "not one line of ours": lambda _: b"\x00\xff\n" * 50,
    "half of it": lambda data: data[: len(data) // 2],
    "its last byte is gone": lambda data: data[:-2],
    "another word": lambda data: data.replace(b"Plan two visits", b"Plan ten visits"),
    "another severity": lambda data: data.replace(b'"RUB701"', b'"RUB714"'),
    "every digit one more": lambda data: data.translate(bytes.maketrans(b"01234567", b"12345678")),
    "keys changed places": lambda data: b"\n".join(
        key + line[64:]
        for key, line in zip(
            [line[:64] for line in data.splitlines()][::-1], data.splitlines(), strict=True
        )
    ),
}


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED)
def test_a_spoiled_cache_is_noticed_and_made_afresh(
    units: Path, cache: Path, spoil: Callable[[bytes], bytes]
) -> None:
    plain = told(check([units], cache=cache))
    whole = kept(cache)
    (cache / "checked.jsonl").write_bytes(spoil(whole))
    assert kept(cache) != whole
    assert told(check([units], cache=cache)) == plain
    lines = set(kept(cache).splitlines())
    assert lines >= set(whole.splitlines())


#: entries that were changed and given a digest that fits
FORGED: dict[str, tuple[bytes, bytes]] = {
    "a code that there is not": (b'"RUB701"', b'"RUB999"'),
    "a line before the first": (b"[13,14,3]", b"[0,14,3]"),
    "data of no specification": (b'"kind":"unit"', b'"kind":"other"'),
    "no data": (b'{"format"', b'[{"format"'),
}


@pytest.mark.parametrize(("old", "new"), FORGED.values(), ids=FORGED)
def test_an_entry_of_another_form_is_not_taken(
    units: Path, cache: Path, old: bytes, new: bytes
) -> None:
    plain = told(check([units], cache=cache))
    forged = []
    for line in kept(cache).splitlines():
        key, entry = line[:64], line[130:]
        changed = entry.replace(old, new) if b"visits-two" in entry else entry
        forged.append(b" ".join((key, store._digest(key, changed), changed)))
    assert b"\n".join(forged) != kept(cache).rstrip()
    (cache / "checked.jsonl").write_bytes(b"\n".join(forged) + b"\n")
    assert told(check([units], cache=cache)) == plain


def test_a_folder_stands_in_the_place_of_the_file(units: Path, cache: Path) -> None:
    (cache / "checked.jsonl").mkdir(parents=True)
    checked = check([units], cache=cache)
    assert told(checked) == told(check([units]))
    assert checked.not_kept


def test_a_folder_that_cannot_be_made_is_no_matter(units: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file")
    checked = check([units], cache=tmp_path / "file" / "cache")
    assert told(checked) == told(check([units]))
    assert checked.not_kept == os.strerror(20)


SECRET = "Zaphod-4711"


def test_nothing_personal_is_kept(units: Path, cache: Path) -> None:
    more = f"source: {{document: visits, encoded_by: {SECRET}, checked_by: {SECRET}}}\n"
    (units / "signed.yaml").write_text(UNIT.format(id="signed", n="six", more=more))
    commented = f"# rubric: ignore RUB758 because {SECRET} said so\n" + UNIT
    (units / "commented.yaml").write_text(commented.format(id="commented", n="six", more=""))
    portfolio = (ROOT / "examples/with-gaps.yaml").read_text().replace("L-0042", SECRET)
    (units / "portfolio.yaml").write_text(portfolio)
    first = check([units], cache=cache)
    assert told(check([units], cache=cache)) == told(first) == told(check([units]))
    assert "checked-by-encoder" in {p.diagnostic.code.slug for p in first.problems}
    data = kept(cache)
    assert data.count(b'"id":"signed"') == data.count(b'"id":"commented"') == 1
    assert SECRET.encode() not in data
    assert b'"kind":"portfolio"' not in data


#: what the checks of a unit depend on: a file, and what it says before and after
AROUND = {
    "house rules": ("evidence_rules: house-rules\n", RULES, {"method": "observation"},
                    {"method": "nothing-known"}),
    "a table of verbs": ("", VERBS, {"verb": "plan"}, {"verb": "review"}),
    "a standard": ("related_standards: [{framework: nos, entries: {1: Plan it}}]\n", STANDARD,
                   {"ref": "1"}, {"ref": "2"}),
}  # fmt: skip


@pytest.mark.parametrize(("more", "beside", "before", "after"), AROUND.values(), ids=AROUND)
def test_what_others_depend_on_is_asked_afresh(
    units: Path, cache: Path, more: str, beside: str, before: dict[str, str], after: dict[str, str]
) -> None:
    (units / "with.yaml").write_text(UNIT.format(id="with", n="six", more=more))
    told_of = []
    for words in (before, after, before):
        (units / "beside.yaml").write_text(beside.format(**words))
        found = told(check([units], cache=cache))
        assert found == told(check([units]))
        told_of.append(found)
    assert told_of[0] == told_of[2] != told_of[1]


def test_another_engine_takes_no_entry(
    units: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check([units], cache=cache)
    lines = kept(cache).splitlines()
    monkeypatch.setattr(store, "engine", lambda: "of another version")
    check([units], cache=cache)
    assert len(kept(cache).splitlines()) == 2 * len(lines)


def test_what_was_at_hand_only_is_looked_at_when_it_is_checked(units: Path, cache: Path) -> None:
    one = units / "two.yaml"
    check([one], [units], cache=cache)
    assert told(check([units], cache=cache)) == told(check([units]))


@pytest.mark.parametrize("same", [True, False])
def test_two_files_of_one_version_are_compared_whole(units: Path, cache: Path, same: bool) -> None:
    for name, by in (("a", "Q-1"), ("b", "Q-1" if same else "Q-2")):
        more = f"source: {{document: visits, encoded_by: {by}}}\n"
        (units / f"{name}.yaml").write_text(UNIT.format(id="twice", n="six", more=more))
    plain = check([units])
    slugs = {p.diagnostic.code.slug for p in plain.problems}
    assert ("duplicate-specification" in slugs) is not same
    for _ in range(2):
        assert told(check([units], cache=cache)) == told(plain)


def test_two_texts_of_one_version_are_looked_at_each_by_itself(units: Path, cache: Path) -> None:
    idle = "sufficient: {all: [{items: 1}, {items: 2}]}\nbasis: centre\n"
    for name, more in (("a", ""), ("b", idle)):
        (units / f"{name}.yaml").write_text(UNIT.format(id="twice", n="six", more=more))
    check([units], cache=cache)
    (units / "a.yaml").unlink()
    plain = check([units])
    assert "idle-clause" in {p.diagnostic.code.slug for p in plain.problems}
    assert told(check([units], cache=cache)) == told(plain)


def test_a_kind_that_is_another_after_all(units: Path, cache: Path) -> None:
    rules = RULES.format(method="nothing-known").replace("kind:", '"kind":')
    # a line in the title of these house rules looks like that of a kind
    (units / "rules.yaml").write_text(rules + "title: 'of a\n\nkind: unit\n\n'\n")
    (units / "with.yaml").write_text(
        UNIT.format(id="with", n="six", more="evidence_rules: house-rules\n")
    )
    assert told(check([units], cache=cache)) == told(check([units]))


def test_the_same_id_for_house_rules_and_a_unit(units: Path, cache: Path) -> None:
    (units / "rules.yaml").write_text(RULES.format(method="observation"))
    (units / "with.yaml").write_text(
        UNIT.format(id="house-rules", n="six", more="evidence_rules: house-rules\n")
    )
    plain = told(check([units]))
    assert "duplicate-specification" in plain
    for _ in range(2):
        assert told(check([units], cache=cache)) == plain


def test_older_entries_make_room(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "MOST_BYTES", 800)
    key = {n: store.key_of(n) for n in ("first", "second", "third", "fourth")}
    held = Store(cache)
    for name in ("first", "second"):
        assert held.put({key[name]: '"' + "x" * 200 + '"'}, key.values()) == ""
    assert Store(cache).get(key["first"])
    Store(cache).put({key["third"]: '"' + "y" * 200 + '"'}, [key["third"], key["second"]])
    again = Store(cache)
    assert [bool(again.get(key[name])) for name in key] == [False, True, True, False]


def test_many_read_and_write_at_once(cache: Path) -> None:
    keys = [store.key_of(str(n)) for n in range(40)]
    wrong: list[object] = []

    def work(start: int) -> None:
        for key in keys[start::4]:
            Store(cache).put({key: f'"{key * 50}"'}, [])
            for one, line in Store(cache)._lines.items():
                entry = Store(cache).get(one.decode())
                if entry is not None and entry != f'"{one.decode() * 50}"'.encode():
                    wrong.append((one, line))

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
    # what one wrote while another was writing may be lost, and no more than that
    found = [Store(cache).get(key) for key in keys]
    assert all(
        entry in (None, f'"{key * 50}"'.encode()) for key, entry in zip(keys, found, strict=True)
    )
    assert any(found)
    assert sorted(file.name for file in cache.iterdir()) == [".gitignore", "checked.jsonl"]


def test_the_folder_is_passed_over_by_git_if_we_made_it(units: Path, cache: Path) -> None:
    check([units], cache=cache)
    assert (cache / ".gitignore").read_text() == "*\n"
    mine = cache.with_name("mine")
    mine.mkdir()
    check([units], cache=mine)
    assert [file.name for file in mine.iterdir()] == ["checked.jsonl"]


def test_places_and_lines_of_a_document_from_the_cache(units: Path, cache: Path) -> None:
    check([units], cache=cache)
    plain, again = rubric.check([units]), rubric.check([units], cache=cache)
    for one, other in zip(plain.documents, again.documents, strict=True):
        path = ("1", "1.3", "text")
        assert other.place(path, (0, 6)) == one.place(path, (0, 6))
        assert (other.lines, other.kind, other.value) == (one.lines, one.kind, one.value)
        assert other.stated_id == one.stated_id
