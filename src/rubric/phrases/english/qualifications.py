"""RUB33x: what is wrong with a qualification, or with what a learner is registered for on one."""

from collections.abc import Mapping

QUALIFICATIONS: Mapping[str, str] = {
    "unit-twice": "unit {unit} stands under `{where}` a second time",
    "unit-twice.help": "name each unit once; without a version it means any version",
    "unit-in-no-group": "unit {unit} is in no group of `{qualification}`, so it does not count "
    "towards it",
    "unit-in-no-group.help.1": "write `{near}`, or leave it if the unit is taken beside the "
    "qualification; the units are {allowed:and}",
    "unit-in-no-group.help": "leave it if the unit is taken beside the qualification; the units "
    "of the groups are {allowed:and}",
    "specification-beside-qualification": "the portfolio names {specification:and} beside the "
    "qualification `{qualification}`",
    "specification-beside-qualification.help": "write the units of the qualification under "
    "`units:`, and take `specification:` out; a unit that is no part of it has a portfolio of its "
    "own",
}
