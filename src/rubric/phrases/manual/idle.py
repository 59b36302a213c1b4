"""Manual pages of rules that change nothing, and of references (RUB762 to RUB769)."""

from collections.abc import Mapping

from rubric.phrases.manual.page import Page
from rubric.phrases.manual.samples import UNIT, after, with_rule

_EACH = """\
    each_criterion:
      sufficient: {items: 2}
      basis: centre
"""
_OUTCOME_BASIS = """\
    basis: centre
    each_criterion:
      sufficient: {items: 2}
      basis: centre
"""
_NOT_SIMULATED = """\
        evidence_rules:
          basis: centre
          accept:
            methods: [observation, discussion]
"""
_OLD_UNIT = UNIT.replace("version: 1", "version: 1\nreplaces: demo@2")
_NEW_UNIT = UNIT.replace("version: 1", "version: 2\nreplaces: demo@1")
_STANDARD = """\
format: rubric/1
kind: standard
id: visits-standard
version: 1
title: Standard for visits
criteria:
  - ref: V1
    text: Visits are planned
  - ref: V2
    text: Visits are reviewed
"""


def _unit(*lines: str) -> str:
    return after(UNIT, "title: Planning a visit", *lines)


def _related(entry: str) -> str:
    framework = ("related_standards:", "  - framework: Standard for visits", "    entries:")
    return _unit(*framework, f"      {entry}: Visits are planned")


IDLE_PAGES: Mapping[str, Page] = {
    "idle-clause": Page(
        "Whatever evidence there is, another clause has settled this one: 1 item is asked for "
        "beside 2 items, or 2 are allowed where 1 is enough. The rule is not what its writer "
        "meant, or it is longer than it need be.",
        with_rule("items: 1", "methods: 2"),
        with_rule("items: 3", "methods: 2"),
    ),
    "unreachable-branch": Page(
        "A rule offers several ways, and no evidence that is accepted could take this one. The "
        "others are open, so nothing stops; but learners are told of a way that is none.",
        with_rule("any:", "  - occasions: 3", "  - {items: 1, where: {methods: [test]}}")
        + _NOT_SIMULATED,
        with_rule("any:", "  - occasions: 3", "  - {items: 1, where: {methods: [discussion]}}")
        + _NOT_SIMULATED,
    ),
    "default-not-used": Page(
        "`each_criterion` is the rule for criteria that have none of their own. Where each has its "
        "own it asks for nothing, though whoever reads the file thinks that it does.",
        with_rule("hours: 12") + _EACH,
        UNIT + _EACH,
    ),
    "basis-without-rule": Page(
        "A basis says what entitles us to ask for something. Without a rule beside it, it says "
        "nothing; most often the rule stands further in, and is reported without a basis.",
        UNIT + _OUTCOME_BASIS,
        UNIT + _EACH,
    ),
    "replaces-itself": Page(
        "A new version names the older one that it replaces. In a circle nobody can tell which is "
        "the newest, and a portfolio could be moved round it for ever.",
        _NEW_UNIT,
        UNIT.replace("version: 1", "version: 2"),
        {"older.yaml": _OLD_UNIT},
    ),
    "replaces-not-held": Page(
        "Learners stay on the version that they registered on, and what changed is seen only "
        "beside it. The version that this one replaces is not at hand: it was left out, or its "
        "name is misspelt.",
        _NEW_UNIT.replace("demo@1", "demo-unit@1"),
        _NEW_UNIT,
        {"older.yaml": UNIT},
    ),
    "equivalent-to-itself": Page(
        "An equivalent is another unit that stands for this one. A unit is no equivalent of "
        "itself: its own number was copied, and that of the other unit is missing.",
        _unit("unit_number: M5.37", "equivalents:", "  - code: M5.37"),
        _unit("unit_number: M5.37", "equivalents:", "  - code: M5.38"),
    ),
    "standard-without-entry": Page(
        "The unit names an entry of a standard that is at hand, and the standard has none of this "
        "name. Entries may have been numbered anew, or the name is misspelt.",
        _related("V3"),
        _related("V1"),
        {"standard.yaml": _STANDARD},
    ),
}
