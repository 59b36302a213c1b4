"""Problems as SARIF 2.1.0, which code hosts and editors read.

Machine output: values of personal fields are left out, of wording as of everything else, and no
source line is quoted. Columns count code points, as everywhere in rubric, and `columnKind` says so.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from rubric._version import __version__
from rubric.diagnostics import Code, Severity, path_text
from rubric.phrases import outline, phrase
from rubric.phrases.manual import PAGES, Page
from rubric.report.json_text import json_text
from rubric.report.problem_json import cut
from rubric.report.problem_text import public_help, public_message
from rubric.sources import Ignored, LinePlace, Located, Place, RowPlace, TextPlace
from rubric.sources.places import within

#: the schema that the output is written against
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
#: what a file's name is relative to: the folder in which the command ran
_ROOT = "%SRCROOT%"
#: severity → level
_LEVELS: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.ADVICE: "note",
}
#: the recipe of the fingerprints below; another recipe gets another name
_RECIPE = "rubricProblem/v1"


def render_sarif(
    problems: Iterable[Located], ignored: Iterable[Ignored] = (), language: str = "en"
) -> str:
    """Return problems as a SARIF log of one run.

    Args:
        problems: what is told.
        ignored: what comments in the files ignore; it goes along as suppressed.
        language: of the messages.
    """
    told = [(problem, None) for problem in problems]
    every = [*told, *((one.problem, one) for one in ignored)]
    codes = sorted({p.diagnostic.code for p, _ in every}, key=lambda code: code.code)
    index = {code: turn for turn, code in enumerate(codes)}
    turns: Counter[str] = Counter()
    driver = {
        "name": "rubric",
        "version": __version__,
        "rules": [_rule(code, language) for code in codes],
    }
    results = [_result(p, one, index[p.diagnostic.code], turns, language) for p, one in every]
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json_text(log) + "\n"


def _rule(code: Code, language: str) -> dict[str, Any]:
    page = PAGES[code.slug]
    return {
        "id": code.code,
        "name": code.slug,
        "shortDescription": {"text": outline(code.slug, language)},
        "fullDescription": {"text": page.why},
        "help": {"text": page.why, "markdown": _manual(page, language)},
        "defaultConfiguration": {"level": _LEVELS[code.severity]},
    }


def _manual(page: Page, language: str) -> str:
    parts = [page.why]
    samples = {"explain.wrong": page.wrong, "explain.right": page.right}
    for heading, sample in samples.items():
        if isinstance(sample, str) and sample.strip():
            block = f"```{page.language}\n{sample.rstrip()}\n```"
            parts += [phrase(heading, None, language), block]
    return "\n\n".join(parts)


def _result(
    problem: Located,
    ignored: Ignored | None,
    rule: int,
    turns: Counter[str],
    language: str,
) -> dict[str, Any]:
    diagnostic = problem.diagnostic
    message = public_message(diagnostic, language)
    if where := within(problem.place):
        message = phrase("check.where", {"place": where, "said": message}, language)
    if told := public_help(problem, language):
        message += "\n" + phrase("check.help", {"help": told}, language)
    result: dict[str, Any] = {
        "ruleId": diagnostic.code.code,
        "ruleIndex": rule,
        "level": _LEVELS[diagnostic.code.severity],
        "message": {"text": message},
        "partialFingerprints": {_RECIPE: _fingerprint(problem, turns)},
    }
    if (location := _location(problem.place)) is not None:
        if diagnostic.path:
            location["logicalLocations"] = [{"fullyQualifiedName": path_text(diagnostic.path)}]
        result["locations"] = [location]
    related = list(filter(None, map(_location, problem.related_places)))
    key = "check.elsewhere" if len(related) == 1 else "check.elsewhere_too"
    note = {"message": {"text": phrase(key, None, language)}}
    there = [{"id": n, **place, **note} for n, place in enumerate(related, 1)]
    if there:
        result["relatedLocations"] = there
    if ignored is not None:
        shown = ignored.reason and not ignored.personal
        reason = {"justification": cut(ignored.reason)} if shown else {}
        result["suppressions"] = [{"kind": "inSource", **reason}]
    return result


def _location(place: Place | None) -> dict[str, Any] | None:
    if place is None or isinstance(place, RowPlace):
        return None
    physical: dict[str, Any] = {"artifactLocation": _artifact(place.file)}
    if isinstance(place, TextPlace):
        physical["region"] = {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.line,
            "endColumn": place.column + place.width,
        }
    elif isinstance(place, LinePlace):
        physical["region"] = {"startLine": place.line}
    return {"physicalLocation": physical}


def _artifact(file: str) -> dict[str, str]:
    path = PurePath(file)
    if path.is_absolute():
        return {"uri": path.as_uri()}
    return {"uri": quote(path.as_posix()), "uriBaseId": _ROOT}


def _fingerprint(problem: Located, turns: Counter[str]) -> str:
    """What stays the same when lines are added above: the code, the path, and which of several.

    Nothing that a field holds goes in.
    """
    file = getattr(problem.place, "file", "")
    name = "\n".join((problem.diagnostic.code.code, file, path_text(problem.diagnostic.path)))
    turns[name] += 1
    return hashlib.sha256(f"{name}\n{turns[name]}".encode("utf-8", "replace")).hexdigest()[:32]
