"""The conformance cases: what their files say, and what is told of an implementation."""

from collections.abc import Mapping

CONFORMANCE: Mapping[str, str] = {
    # the published schema of the files
    "cases_schema": "Conformance cases: inputs, what the result has to say, and by which rule. A "
    "list is exact. An object fits where everything that it mentions is there and equal; where the "
    "result lists records, its keys name some of them, and null is for one that is not there.",
    "cases_schema.file.format": "Always rubric/1.",
    "cases_schema.file.kind": "Always conformance_cases here.",
    "cases_schema.file.about": "What the cases of this file are about.",
    "cases_schema.file.cases": "The cases; each stands by itself.",
    "cases_schema.case.name": "What the case is called; no other case has this name.",
    "cases_schema.case.clause": "The numbered rule that it is about, as docs/meaning.md has it.",
    "cases_schema.case.why": "What the rule says here, in one sentence.",
    "cases_schema.case.specifications": "The specifications at hand (specification.schema.json).",
    "cases_schema.case.qualifications": "Qualifications at hand, one of which a portfolio may be "
    "on (qualification.schema.json).",
    "cases_schema.case.house_rules": "House rules that these may refer to "
    "(evidence-rules.schema.json).",
    "cases_schema.case.rules": "Evidence rules for this run (evidence-rules.schema.json).",
    "cases_schema.case.portfolio": "The portfolio to judge (portfolio.schema.json).",
    "cases_schema.case.on": "The day of the judgement.",
    "cases_schema.case.target": "The band to judge up to; left out, the lowest there is.",
    "cases_schema.case.what_if": "Other units than those registered, for which an answer is asked.",
    "cases_schema.what_if.add": "Units that the learner would be registered for as well.",
    "cases_schema.what_if.drop": "Units that they would not be registered for.",
    "cases_schema.case.expect": "What the result has to say, in the names of "
    "result.schema.json; what is not mentioned is free.",
    # files that cannot be used
    "conformance.none": "there are no cases in {folder:whole}",
    "conformance.twice": "two cases are called `{name}`, in {files:and}",
    "conformance.no_json": "{file} is not JSON: {told:whole}",
    "conformance.no_cases": "{file} is no file of conformance cases, at {path:whole}: {told}",
    "conformance.no_such": "no case and no file of cases is called `{name}`",
    # the command
    "conformance.option.with": "The command of another implementation: it reads requests and "
    "writes answers, one a line.",
    "conformance.option.cases": "A folder of cases, instead of those that come with the package.",
    "conformance.option.only": "The name of a case, or of a file of cases; may be given several "
    "times.",
    "conformance.option.seconds": "How long an answer may take.",
    "conformance.not_started": "`{command}` cannot be started: {reason:whole}",
    # what the process does
    "conformance.late": "it did not answer within {seconds:second|seconds}",
    "conformance.silent": "it was not asked, because {most} cases before it were not answered",
    "conformance.ended": "the process has ended, with exit code {code}",
    "conformance.too_long": "it wrote a line of more than {most} bytes, and nothing more was read",
    "conformance.no_answer": "it wrote `{line}`, which is no answer: on standard output stand only "
    "lines of JSON with `id` and `result`, and everything else on standard error",
    "conformance.other_id": "it answered `{answered}` where {asked} was asked; answers come one "
    "by one, each with the `id` of its request",
    "conformance.no_end": "it wrote {most} late answers, and nothing more was read",
    "conformance.error": "it says: {told:whole}",
    "conformance.no_result": "its answer has neither `result` nor `error`",
    # what is told of a case
    "conformance.fails": "FAILS {name} ({file})",
    "conformance.rule": "  {clause}: {why:whole}",
    "conformance.trouble": "  {told:whole}",
    "conformance_at.path": "  {path:whole}",
    "conformance_at.expected": "    expected {expected:whole}",
    "conformance_at.got": "    got      {got:whole}",
    "conformance.more": "  and {n:other place|other places}",
    "conformance.passed_over": "PASSED OVER {name} ({file})",
    "conformance.over": "{n:case is|cases are} passed over, because choosing which units of a "
    'qualification count needs a solver that is not installed here; run: pip install "{extra}"',
    "conformance.all_pass": "{n:case|cases}: all pass",
    "conformance.some_fail": "{passed} of {n} cases pass; {failed:fails|fail}",
}
