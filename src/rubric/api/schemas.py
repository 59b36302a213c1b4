"""JSON Schemas of everything that is written, read or put out; made from the types themselves."""

import json
from typing import Any

from pydantic import TypeAdapter

from rubric.api.cases_schema import cases_schema
from rubric.api.rows_schema import rows_schema
from rubric.model import EvidenceRules, Portfolio, Specification
from rubric.model.command_verbs import CommandVerbs
from rubric.model.opportunities import Opportunities
from rubric.model.qualification import Qualification
from rubric.model.sampling import SamplingPlan
from rubric.report.assurance_shape import ClaimsView, QualityView, SampleView
from rubric.report.comparison_shape import ComparisonView
from rubric.report.import_shape import ImportView
from rubric.report.move_shape import MoveView
from rubric.report.plan_shape import PlanView
from rubric.report.population_shape import PopulationView
from rubric.report.problem_shape import ProblemsView
from rubric.report.proving_shape import ProofsView
from rubric.report.result_shape import ResultView

#: name → what it describes
_SCHEMAS: dict[str, Any] = {
    "specification": Specification,
    "evidence-rules": EvidenceRules,
    "qualification": Qualification,
    "portfolio": Portfolio,
    "opportunities": Opportunities,
    "command-verbs": CommandVerbs,
    "sampling": SamplingPlan,
    "rows": rows_schema,
    "result": ResultView,
    "problems": ProblemsView,
    "comparison": ComparisonView,
    "move": MoveView,
    "plan": PlanView,
    "proof": ProofsView,
    "population": PopulationView,
    "import": ImportView,
    "claims": ClaimsView,
    "quality": QualityView,
    "sample": SampleView,
    "conformance-cases": cases_schema,
}
SCHEMA_NAMES = tuple(_SCHEMAS)
_OUTPUTS = (
    *("result", "problems", "comparison", "move", "plan", "proof", "import", "population"),
    *("claims", "quality", "sample"),
)
#: the dialect that editors and validators are told of
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema of a format of ours, as plain data.

    Raises:
        KeyError: no schema has this name.
    """
    described = _SCHEMAS[name]
    if described in (rows_schema, cases_schema):
        return {"$schema": _DIALECT, **described()}
    made = TypeAdapter(described).json_schema(by_alias=True)
    if name in _OUTPUTS:
        _accept_unknown(made)
    else:
        made = _without_nothing(made)
    if name == "specification":
        _name_also(made)
    return {"$schema": _DIALECT, **made}


def schema_text(name: str) -> str:
    """Return a schema as it is published in `criteria/schema/`."""
    return json.dumps(schema(name), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _accept_unknown(made: dict[str, Any]) -> None:
    """Outputs may grow in a minor release: readers must accept unknown fields."""
    for described in (made, *made.get("$defs", {}).values()):
        if described.get("type") == "object" and "properties" in described:
            described["additionalProperties"] = True


def _without_nothing(made: Any) -> Any:
    """The same, where no field may be there without a value: people state it or leave it out."""
    if isinstance(made, list):
        return [_without_nothing(one) for one in made]
    if not isinstance(made, dict):
        return made
    every = {name: _without_nothing(one) for name, one in made.items()}
    if every.get("default", ...) is None:
        del every["default"]
    ways = every.get("anyOf", ())
    stated = [way for way in ways if way != {"type": "null"}]
    if len(stated) == len(ways):
        return every
    if len(stated) > 1:
        return {**every, "anyOf": stated}
    del every["anyOf"]
    return {**stated[0], **every}


def _name_also(made: dict[str, Any]) -> None:
    """A checklist may write `sections` and `checks` for outcomes and criteria."""
    for described in (made, *made.get("$defs", {}).values()):
        fields = described.get("properties", {})
        for name, also in (("outcomes", "sections"), ("criteria", "checks")):
            if isinstance(fields.get(name), dict) and fields[name].get("items", {}).get("$ref"):
                fields[also] = fields[name]
