"""A second version of a generated specification: renumbered, merged, or changed in many ways."""

from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

from rubric.testing.strategies.drawing import chosen
from rubric.testing.strategies.specifications import lowest_band, rule_fields, sufficiencies

Data = dict[str, Any]


@st.composite
def renumbered(draw: st.DrawFn, specification: Mapping[str, Any]) -> Data:
    """Draw the next version with other refs for its criteria and nothing else changed.

    Every criterion says under `was` which one it is, in full.
    """
    version = _next(specification)
    for owner, path in _owners(version):
        refs = [criterion["ref"] for criterion in owner["criteria"]]
        names = draw(st.permutations([*refs, "7.7"]))
        owner["criteria"] = [
            {**criterion, "ref": name, "was": ["/".join((*path, criterion["ref"]))]}
            for criterion, name in zip(owner["criteria"], names[: len(refs)], strict=True)
        ]
        _rename(owner, dict(zip(refs, names[: len(refs)], strict=True)))
    return version


@st.composite
def merged(draw: st.DrawFn, specification: Mapping[str, Any]) -> Data:
    """Draw the next version in which one criterion of each outcome takes in others."""
    version = _next(specification)
    for owner, path in _owners(version):
        first, *others = draw(st.permutations(owner["criteria"]))
        gone = draw(st.integers(0, len(others)))
        taken = [first, *others[:gone]]
        was = ["/".join((*path, criterion["ref"])) for criterion in taken]
        owner["criteria"] = [{**first, "was": was}, *others[gone:]]
    return _with_fitting_alternatives(version)


@st.composite
def changed(
    draw: st.DrawFn,
    specification: Mapping[str, Any],
    *,
    was: bool = True,
    unheard: bool = True,
) -> Data:
    """Draw the next version with a few things changed.

    Args:
        draw: given by Hypothesis.
        specification: the version before.
        was: whether criteria may say what they were, also as merged or split.
        unheard: whether they may name what the version before does not have.
    """
    version = _next(specification)
    if not was:
        del version["replaces"]
    full = [
        "/".join((*path, criterion["ref"]))
        for owner, path in _owners(version)
        for criterion in owner["criteria"]
    ]
    names_before = [*full, "9.9"] if unheard else full
    for owner, _ in _owners(version):
        kept = [c for c in owner["criteria"] if draw(chosen(True, True, True, True, False))]
        refs = [c["ref"] for c in owner["criteria"]]
        more = draw(chosen((), (), ("A new criterion",), ("Criterion 1.1",)))
        if not kept and not more:
            more = ("A new criterion",)
        names = draw(st.permutations([*refs, "7.7", "8.8"]) if draw(st.booleans()) else
                     st.just([*refs, "7.7", "8.8"]))  # fmt: skip
        criteria = [*kept, *({"ref": "9", "text": text} for text in more)]
        owner["criteria"] = [
            {**draw(_criterion(criterion)), "ref": name, **draw(_was(names_before, said=was))}
            for criterion, name in zip(criteria, names[: len(criteria)], strict=True)
        ]
        if "text" in owner and draw(chosen(True, False, False)):
            owner["text"] = f"{owner['text']}, changed"
    if draw(chosen(True, False, False)):
        version["outcomes"] = list(reversed(version.get("outcomes", ()))) or None
        version = {name: value for name, value in version.items() if value is not None}
    if draw(chosen(True, False, False)):
        version["title"] = "Another title"
        version["guidance"] = ["Look twice"]
    return _with_fitting_alternatives(version)


@st.composite
def _criterion(draw: st.DrawFn, criterion: Mapping[str, Any]) -> Data:
    """Draw a criterion with one thing changed, or none."""
    made = {name: value for name, value in criterion.items() if name != "was"}
    what = draw(
        chosen("", "", "", "text", "rule", "parts", "letters", "range", "rules", "advice", "told")
    )
    if what == "text":
        made["text"] = draw(chosen(f"{made['text']}, again", "Criterion 1.1", "Do something else"))
    elif what == "rule":
        made["sufficient"] = draw(sufficiencies(depth=0))
    elif what == "parts":
        made["parts"] = [{"ref": "a", "text": "Part a"}, {"ref": "c", "text": "Part c"}]
    elif what == "letters" and "parts" in made:
        made["parts"] = [{**part, "ref": f"i{part['ref']}"} for part in made["parts"]]
        _rename(made, {part["ref"][1:]: part["ref"] for part in made["parts"]})
    elif what == "range":
        made["range"] = draw(chosen(["x"], ["y", "z"]))
        made.pop("sufficient", None)
    elif what == "rules":
        made["evidence_rules"] = draw(rule_fields())
    elif what == "advice":
        made["required"] = "no"
    elif what == "told":
        made["guidance"] = ["Ask why"]
        made["basis"] = "centre"
    if not made.get("evidence_rules", True):
        del made["evidence_rules"]
    return made


@st.composite
def _was(draw: st.DrawFn, full: Sequence[str], *, said: bool) -> Data:
    if not said or draw(chosen(True, True, False)):
        return {}
    return {"was": draw(st.lists(st.sampled_from(full), min_size=1, max_size=2))}


def _next(specification: Mapping[str, Any]) -> Data:
    """The same as version 2, its lists copied."""
    version = {**specification, "version": "2"}
    version["replaces"] = f"{specification['id']}@{specification['version']}"
    if "outcomes" in version:
        version["outcomes"] = [dict(outcome) for outcome in version["outcomes"]]
    return version


def _rename(owner: Data, names: Mapping[str, str]) -> None:
    """Let `achieved_by` name children by their new refs, where it names criteria or parts."""
    needed = owner.get("achieved_by")
    if needed is not None and "outcomes" not in owner:
        owner["achieved_by"] = {**needed, "of": [names.get(ref, ref) for ref in needed["of"]]}


def _with_fitting_alternatives(version: Data) -> Data:
    """The version without alternatives that are no longer there, or no longer alike."""
    for owner, _ in _owners(version):
        for criterion in owner["criteria"]:
            _fit(criterion, {part["ref"]: "pass" for part in criterion.get("parts", ())})
        _fit(owner, {c["ref"]: lowest_band([c]) for c in owner["criteria"]})
    if "outcomes" in version:
        _fit(version, {o["ref"]: lowest_band(o["criteria"]) for o in version["outcomes"]})
    return version


def _fit(owner: Data, children: Mapping[str, str | None]) -> None:
    needed = owner.pop("achieved_by", None)
    bands = [children.get(ref) for ref in needed["of"]] if needed else []
    first = next((band for band in bands if band is not None), None)
    if needed and first is not None:
        of = [ref for ref in needed["of"] if children.get(ref) == first]
        owner["achieved_by"] = {"n_of": min(needed["n_of"], len(of)), "of": of}


def _owners(version: Data) -> list[tuple[Data, tuple[str, ...]]]:
    """Everything that has criteria below it, with its path."""
    if "outcomes" in version:
        return [(outcome, (outcome["ref"],)) for outcome in version["outcomes"]]
    return [(version, ())]
