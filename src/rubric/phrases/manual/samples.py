"""Small files that the samples of the manual are made from."""

UNIT = """\
format: rubric/1
kind: unit
id: demo
version: 1
title: Planning a visit
outcomes:
  - ref: 1
    text: Be able to plan a visit
    criteria:
      - ref: 1.1
        text: Plan a visit to agreed goals
"""

RULES = """\
format: rubric/1
kind: evidence_rules
id: house-rules
version: 1
basis: centre
dated: required
"""

PORTFOLIO = """\
format: rubric/1
kind: portfolio
learner: L-0042
specification: facilitating-action-learning@1
evidence:
  - id: E1
    method: product
    date: 2026-02-17
    maps_to:
      1.1: {at: p. 1}
"""

DECISION = """\
decisions:
  - id: D1
    criteria: [1.1]
    judgement: met
    assessor: A-7
    date: 2026-06-05
    evidence: [E1]
"""
DECIDED = PORTFOLIO + DECISION

REVIEW = """\
iqa_reviews:
  - id: R1
    of: D1
    finding: agreed
    iqa: Q-2
    date: 2026-07-02
"""
REVIEWED = DECIDED + REVIEW


TASKS = """\
format: rubric/1
kind: opportunities
id: my-tasks
specification: facilitating-action-learning@1
tasks:
  - id: T1
    title: Agree the goals of a set with a client
    method: product
    serves:
      1.1: whole
"""


SAMPLING = """\
format: rubric/1
kind: sampling
id: my-sampling-plan
take: {percent: 15}
weights:
  conflict: 4
"""


def with_rule(*lines: str) -> str:
    """Return the unit with these lines under `sufficient:` of its criterion."""
    rule = "".join(f"          {line}\n" for line in lines)
    return f"{UNIT}        sufficient:\n{rule}        basis: centre\n"


def after(sample: str, line: str, *more: str) -> str:
    """Return the sample with lines put in after the first line that reads so."""
    lines = sample.splitlines()
    at = [one.strip() for one in lines].index(line) + 1
    return "\n".join([*lines[:at], *more, *lines[at:]]) + "\n"
