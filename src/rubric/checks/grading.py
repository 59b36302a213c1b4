"""Alternatives, bands and levels: what `achieved_by` and `pass_level` name has to be there.

Alternatives stand for one another, so they belong to one band and all of them
are required: otherwise a higher grade could be reached without the lower one.
"""

from collections.abc import Iterator, Mapping

from rubric.checks.walk import SpecificationNode, nodes
from rubric.diagnostics import Argument, Diagnostic, Path, codes
from rubric.model import AssessmentCriterion, LearningOutcome, Specification
from rubric.model.addresses import turned
from rubric.phrases import same_name, spelled
from rubric.rules import BANDS


def check_achieved_by(specification: Specification) -> Iterator[Diagnostic]:
    """Yield `achieved_by` that names what is not there, the same twice, advice, or too few."""
    for node, path in nodes(specification):
        if node.achieved_by is None:
            continue
        what, children = _children(node)
        here = (*path, "achieved_by", "of")
        names = node.achieved_by.of
        seen: set[str] = set()
        for name, segment in zip(names, turned(names), strict=True):
            if name not in children:
                yield _unknown(name, what, children, (*here, segment))
            elif name in seen:
                repeated = {"what": what, "name": name, "how": "listed"}
                yield Diagnostic(codes.DUPLICATE_REF, (*here, segment), repeated, ((*here, name),))
            elif children[name] is None:
                advice: dict[str, Argument] = {"owner": (what, name, "")}
                yield Diagnostic(codes.ALTERNATIVE_NOT_REQUIRED, (*here, segment), advice)
            seen.add(name)
        if node.achieved_by.n_of > len(seen):
            yield Diagnostic(
                codes.MORE_THAN_THERE_IS,
                (*path, "achieved_by", "n_of"),
                {"clause": "n_of", "asked": node.achieved_by.n_of, "there": len(seen)},
                (here,),
            )


def check_alternatives_alike(specification: Specification) -> Iterator[Diagnostic]:
    """Yield alternatives that belong to another band than the first of them."""
    for node, path in nodes(specification):
        if node.achieved_by is None:
            continue
        what, children = _children(node)
        named = [name for name in node.achieved_by.of if children.get(name) is not None]
        for name in dict.fromkeys(named):
            if children[name] != children[named[0]]:
                about: dict[str, Argument] = {
                    "owner": (what, name, ""),
                    "other": (what, named[0], ""),
                    "band": children[name] or "",
                    "other_band": children[named[0]] or "",
                }
                here = (*path, "achieved_by", "of")
                yield Diagnostic(
                    codes.ALTERNATIVES_OF_SEVERAL_BANDS,
                    (*here, name),
                    about,
                    ((*here, named[0]),),
                )


def check_levels(specification: Specification) -> Iterator[Diagnostic]:
    """Yield levels that stand twice on a criterion, and a `pass_level` that is none of them."""
    for node, path in nodes(specification):
        if not isinstance(node, AssessmentCriterion):
            continue
        names = [level.name for level in node.levels]
        for position, name in enumerate(names):
            if name in names[:position]:
                first = f"~{names.index(name) + 1}"
                yield Diagnostic(
                    codes.DUPLICATE_REF,
                    (*path, "levels", f"~{position + 1}"),
                    {"what": "level", "name": name, "how": "listed"},
                    ((*path, "levels", first),),
                )
        if node.pass_level is not None and node.pass_level not in names:
            yield Diagnostic(
                codes.UNKNOWN_VALUE,
                (*path, "pass_level"),
                {
                    "owner": ("criterion", node.ref, ""),
                    "field": "pass_level",
                    "value": node.pass_level,
                    "near": spelled(node.pass_level, names),
                    "allowed": tuple(dict.fromkeys(names)),
                },
            )


def _children(node: SpecificationNode) -> tuple[str, Mapping[str, str | None]]:
    """What the children of a node are called, and each with its lowest band; None for advice."""
    if isinstance(node, AssessmentCriterion):
        return "part", {part.ref: BANDS[0] for part in node.parts}
    if isinstance(node, LearningOutcome) or not node.outcomes:
        return "criterion", {c.ref: _lowest([c]) for c in node.criteria}
    return "outcome", {outcome.ref: _lowest(outcome.criteria) for outcome in node.outcomes}


def _lowest(criteria: list[AssessmentCriterion] | tuple[AssessmentCriterion, ...]) -> str | None:
    bands = {criterion.band or BANDS[0] for criterion in criteria if criterion.required}
    return next((band for band in BANDS if band in bands), None)


def _unknown(name: str, what: str, children: Mapping[str, str | None], path: Path) -> Diagnostic:
    return Diagnostic(
        codes.UNKNOWN_ALTERNATIVE,
        path,
        {
            "name": name,
            "what": what,
            "near": same_name(name, children),
            "allowed": tuple(children),
        },
    )
