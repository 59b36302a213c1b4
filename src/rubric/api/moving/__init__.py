"""Moving a portfolio to another version of a specification (meaning 13.3).

A portfolio stays on its version until somebody moves it. Nothing is changed in
place, and nothing is lost: what finds no place in the new version is listed.
"""

from dataclasses import replace

from rubric.api.library import Library
from rubric.api.moving.exemptions import moved_exemption
from rubric.api.moving.links import moved_links
from rubric.api.moving.orphans import Orphans
from rubric.api.moving.records import judged_as, moved_records
from rubric.api.moving.references import Step
from rubric.api.moving.reworded import Reworded
from rubric.api.moving.shown import shown_in_part
from rubric.api.versions import latest_open, listed
from rubric.checks import check_portfolio
from rubric.diagnostics import Argument, Diagnostic, Path, Severity, codes
from rubric.evaluation.decided import decided
from rubric.evaluation.known import known
from rubric.facts import facts_of
from rubric.model import EvidenceItem, Portfolio, Specification
from rubric.model.order import people_order
from rubric.rules.between import said_of_another
from rubric.rules.comparison import unknown_was
from rubric.rules.matching import Version, matched
from rubric.rules.moved import DecidedCriterion, Moved, OrphanReason


def move(portfolio: Portfolio, library: Library, *, to: str) -> Moved:
    """Return the portfolio on another version of a specification that it is against.

    Nothing raises for what a person wrote. The portfolio given stays as it is.

    Args:
        portfolio: one learner's records.
        library: where both versions are looked up.
        to: the version to move to, as id@version; it has the id of the one that the
            portfolio is on, or says under `replaces` that it follows it.
    """
    problems = [p for p in check_portfolio(portfolio) if p.code.severity is Severity.ERROR]
    if portfolio.qualification is not None:
        clause: dict[str, Argument] = {"clause": "qualification", "how": "moved"}
        unmoved = Diagnostic(codes.NOT_BUILT_YET, ("qualification",), clause)
        return Moved(None, problems=(*problems, unmoved))
    new = library.find(to, None, None)
    if isinstance(new, Diagnostic):
        return Moved(None, problems=(*problems, Diagnostic(new.code, (), new.arguments)))
    found = _moved_from(portfolio, new, library)
    against: dict[str, Specification] = {}
    for reference in dict.fromkeys(portfolio.specification or ()):
        if not isinstance(found, Diagnostic) and reference == found[0]:
            continue
        other = library.find(reference, portfolio.registered, None)
        if isinstance(other, Diagnostic):
            path: Path = ("specification", reference)
            if not isinstance(found, Diagnostic):
                problems.append(Diagnostic(other.code, path, other.arguments))
        else:
            against[other.reference] = other
    if isinstance(found, Diagnostic):
        problems.append(found)
    if problems or isinstance(found, Diagnostic):
        return Moved(None, problems=tuple(problems))
    written, old = found
    before = Version(old, library.resolved(old))
    after = Version(new, library.resolved(new))
    between = said_of_another(before, after, listed(old.id, library))
    if between is not None:
        return Moved(None, problems=(between,))
    matching = matched(before, after)
    told = tuple(unknown_was(before, after, matching.unknown))
    if told:  # which criterion is which cannot be known
        return Moved(None, problems=told)
    others = tuple(library.resolved(other) for other in against.values())
    step = Step(before.resolved, after.resolved, matching, others)
    step = replace(step, closed=shown_in_part(portfolio, step))
    orphans, reworded = Orphans(), Reworded()
    moved = _stepped(portfolio, written, step, orphans, reworded)
    carried, again = _decided(portfolio, step)
    return Moved(moved, carried, again, reworded.listed(step), tuple(orphans.found))


def _moved_from(
    portfolio: Portfolio, new: Specification, library: Library
) -> tuple[str, Specification] | Diagnostic:
    """The specification of the portfolio that is moved, as it is written and as it is."""
    references = tuple(dict.fromkeys(portfolio.specification or ()))
    mine = [r for r in references if r.partition("@")[0] == new.id]
    if not mine and new.replaces is not None:
        name = new.replaces.partition("@")[0]
        mine = [r for r in references if r.partition("@")[0] == name]
    path: Path = ("specification",)
    if not mine:
        told: dict[str, Argument] = {"id": new.id, "allowed": references}
        return Diagnostic(codes.NOT_AGAINST_IT, path, told)
    if len(mine) > 1:
        told = {"id": mine[0].partition("@")[0], "allowed": tuple(mine), "how": "several"}
        return Diagnostic(codes.VERSION_UNCLEAR, path, told)
    [written] = mine
    versions = [s for (name, _), s in library.specifications.items() if name == written]
    if portfolio.registered is not None:
        versions = list(latest_open(versions, portfolio.registered))
    if len(versions) > 1:
        meant = sorted((one.reference for one in versions), key=people_order)
        told = {"id": written, "allowed": tuple(meant), "how": "versions"}
        return Diagnostic(codes.VERSION_UNCLEAR, (*path, written), told)
    old = library.find(written, portfolio.registered, None)
    if isinstance(old, Diagnostic):
        return Diagnostic(old.code, (*path, written), old.arguments)
    return written, old


def _stepped(
    portfolio: Portfolio, written: str, step: Step, orphans: Orphans, reworded: Reworded
) -> Portfolio:
    measures = {*step.new.measures, *(name for other in step.others for name in other.measures)}
    now = step.new.reference
    specification = tuple(now if r == written else r for r in portfolio.specification or ())
    units = tuple(now if unit == written else unit for unit in portfolio.units)
    changed = {
        "specification": tuple(dict.fromkeys(specification)),
        "units": units,
        "evidence": tuple(
            _item(item, measures, step, orphans, reworded) for item in portfolio.evidence
        ),
        **moved_records(portfolio, step, orphans),
        "exemptions": tuple(
            moved
            for exemption in portfolio.exemptions
            if (moved := moved_exemption(exemption, step, orphans)) is not None
        ),
    }
    return portfolio.model_copy(update=changed)


def _item(
    item: EvidenceItem, measures: set[str], step: Step, orphans: Orphans, reworded: Reworded
) -> EvidenceItem:
    moved = item.model_copy(update={"maps_to": moved_links(item, step, orphans, reworded)})
    stated = moved.__pydantic_extra__
    for name in sorted(set(stated) - measures):
        here: Path = ("evidence", item.id, name)
        orphans.add(here, OrphanReason.MEASURE_GONE, str(stated.pop(name)))
    return moved


def _decided(
    portfolio: Portfolio, step: Step
) -> tuple[tuple[DecidedCriterion, ...], tuple[DecidedCriterion, ...]]:
    """Decisions in force that were made on the criterion as it now is, and the others."""
    what_is_known = known(facts_of(portfolio), (step.old, *step.others))
    by_id = {decision.id: decision for decision in portfolio.decisions}
    carried: list[DecidedCriterion] = []
    again: list[DecidedCriterion] = []
    for old in step.old.criteria:
        for decision in decided((step.old.reference, old), what_is_known).in_force:
            judged = judged_as(by_id[decision.record.id], old, step)
            for new in step.matching.after(old):
                same = not step.merged(new) and judged == {step.new.criteria[new].fingerprint}
                entry = DecidedCriterion(decision.record.id, old, new)
                (carried if same else again).append(entry)
    return tuple(carried), tuple(again)
