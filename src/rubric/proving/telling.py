"""What a proof has to say about what people wrote: rules that change nothing, or may not."""

from collections.abc import Iterator

from rubric.diagnostics import Argument, Code, Diagnostic, Path, codes, path_text
from rubric.proving.results import Idle, Proof
from rubric.proving.things import Thing
from rubric.rules import ResolvedSpecification

#: steps of a path after which a rule begins
_RULES = ("sufficient", "each_criterion", "evidence_rules", "achieved_by", "parts")


def diagnostics_of(proof: Proof) -> Iterator[Diagnostic]:
    """Yield each rule that changes nothing, and each of which something was not shown to matter."""
    for idle in proof.idle:
        yield _idle(proof.specification, idle)
    of_rules: dict[Path, list[Thing]] = {}
    for thing in proof.open:
        of_rules.setdefault(_rule(thing.path), []).append(thing)
    for path, things in of_rules.items():
        what = [_what(proof.specification, thing) for thing in things]
        fields = tuple(dict.fromkeys(str(one["field"]) for one in what))
        at = things[0].path if len(things) == 1 else path
        yield Diagnostic(codes.NOT_SHOWN_TO_MATTER, at, {**what[0], "fields": fields})


def _rule(path: Path) -> Path:
    """The path of the whole rule in which something stands; of what is no rule, its own."""
    at = next((at for at, step in enumerate(path) if step in _RULES), len(path))
    return path[: at + 1]


def _idle(specification: ResolvedSpecification, idle: Idle) -> Diagnostic:
    told = _what(specification, idle.thing)
    code: Code = codes.RULE_CHANGES_NOTHING
    if idle.one_item:
        return Diagnostic(code, idle.thing.path, {**told, "how": "one_item"})
    if idle.never_needed:
        code = codes.CHOICE_NEVER_NEEDED
    told["how"] = "implied"
    told["by"] = tuple(dict.fromkeys(map(path_text, idle.by)))
    return Diagnostic(code, idle.thing.path, told, idle.by)


def _what(specification: ResolvedSpecification, thing: Thing) -> dict[str, Argument]:
    """What a thing is called: the field that it stands in, or its own name, and whose it is."""
    field = thing.member or _field(thing.path)
    return {"owner": owner_of(specification, thing.path), "field": field, "what": thing.kind}


def _field(path: Path) -> str:
    """The last name in a path: `hours`, or `any 2` of a rule that is joined."""
    names = [step for step in path if not step.startswith("~")]
    turns = [step.removeprefix("~") for step in path[path.index(names[-1]) + 1 :]] if names else []
    return " ".join([names[-1], *turns]) if names else ""


def owner_of(specification: ResolvedSpecification, path: Path) -> tuple[str, str, str]:
    """Return what staff call the outcome, criterion or specification that a rule is written on."""
    at = next((at for at, step in enumerate(path) if step in _RULES), len(path))
    checklist = specification.kind == "checklist"
    owner = path[:at]
    if not owner:
        return (specification.kind, specification.id, "")
    outcomes = [outcome.path for outcome in specification.outcomes]
    if owner in outcomes:
        return ("section" if checklist else "outcome", owner[-1], "")
    return ("check" if checklist else "criterion", owner[-1], "")
