"""The heads of printed pages: on every page of a unit whose it is, which unit, and the number."""

from rubric.report.html.page import Page
from rubric.report.pages import head_rule


def running_heads(page: Page) -> str:
    """Return the rules of a style sheet that put a head on every printed page of each unit.

    What stands before or after the units of a learner is on pages of the learner's own; where
    there is one unit and nothing before it, all is on the pages of that unit.
    """
    rules = []
    one = len(page.learners) == 1
    for learner in page.learners:
        own = learner.anchor
        if learner.units and not learner.opens:
            own = learner.units[0].anchor
        else:
            rules.append(head_rule(own, learner.heading))
        rules.append(f"{'body' if one else '#' + learner.anchor}{{page:{own}}}\n")
        for unit in learner.units:
            told = f"{unit.said.learner} · {unit.said.unit.specification.title}"
            rules.append(head_rule(unit.anchor, told))
            rules.append(f"#{unit.anchor}{{page:{unit.anchor}}}\n")
    return "".join(rules)
