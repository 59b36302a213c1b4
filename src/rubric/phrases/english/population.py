"""RUB88x: why a population could not be judged; and where a population is stuck."""

from collections.abc import Mapping

POPULATION: Mapping[str, str] = {
    "population-on-qualification": "learners are registered on {qualifications:and}, and a whole "
    "population cannot be judged on a qualification yet",
    "population-on-qualification.help": "write the units under `specification:` in "
    "`registrations`; `rubric report` judges one learner on a qualification",
    "nobody-registered": "no row of `registrations` names a specification",
    "nobody-registered.help": "put a table `registrations` beside the others, with `learner` and "
    "`specification`",
    "too-many-for-population": "`{owner}` has {n} {kind:@too-many-for-population.of}, and a "
    "population can be judged on at most {most}",
    "too-many-for-population.of.parts": "letters of parts",
    "too-many-for-population.of.range": "range items",
    "too-many-for-population.of.clauses": "clauses in one rule",
    "too-many-for-population.of.other": "names",
    "too-many-for-population.help": "judge its learners one by one, with `rubric report`",
    "table-not-read": "a table could not be read: {reason}",
    "table-not-read.help": "write days as 2026-02-28, numbers without a unit, and one row of names "
    "at the top of a CSV file",
    "population.head": "POPULATION: {learners} registered, on {day}",
    "population.published": "For publication: a count of one to {n} less one is kept back, and so "
    "is whatever it could be worked out from",
    "population.set_aside": "SET ASIDE: {n:row|rows} of `{table}` that name nothing there is, or "
    "nobody who is registered",
    "population.achieved": "achieved by {of}",
    "population.of": "{n} of {of}",
    "population.percent": "{n} of {of} ({percent}%)",
    "population.kept_back": "kept back",
    "population.no_grade": "no grade",
    "population.own_rule": "the evidence is short of its own rule: {n}",
    "population.outcomes": "OUTCOMES",
    "population.criteria": "CRITERIA, where most wait first",
    "population.role.alternative": "an alternative",
    "population.role.advice": "advice",
    "population.role.beyond_target": "beyond the target",
    "population.with_role": "{told:whole} ({role})",
    "population.standing": "{status} {n}",
    "population.stands": "open: {told:whole}",
    "population.move": "{who} {n} ({act})",
    "population.who.learner": "learner",
    "population.who.assessor": "assessor",
    "population.who.iqa": "IQA",
    "population.who.encoder": "whoever keeps the rules",
    "population.moves": "whose move: {told:whole}",
    "population.short_of": "{rule:whole}: {n}",
    "population.short": "short of: {told:whole}",
    "population.uncounted": "{reason} ({n:link|links} of {learners:learner|learners})",
    "population.not_counted": "does not count: {told:whole}",
    "population.reason.method_not_accepted": "method not accepted",
    "population.reason.source_not_accepted": "source not accepted",
    "population.reason.undated": "no date",
    "population.reason.too_old": "too old",
    "population.reason.before_registration": "from before registration",
    "population.reason.not_authenticated": "not declared or not confirmed",
    "population.reason.superseded": "replaced by a later item",
    "population.reason.withdrawn": "withdrawn",
    "population.reason.no_own_contribution": "own contribution not stated",
    "population.reason.no_locator": "does not say where to look",
    "population.reason.same_content": "same content as another item",
}
