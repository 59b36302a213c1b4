"""An earlier report, to see what changed since: the JSON of one learner or of several."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rubric.api.files import shown
from rubric.evaluation import Result
from rubric.report.since import Differences, NotAReport, SeenReport, differences, seen_in, seen_of
from rubric.sources import Located, decoded, lines_of


def read_earlier(path: Path) -> Mapping[str, SeenReport] | Located:
    """Return each learner's report that a file holds, as `--format json` or `jsonl` wrote it.

    A `Located` says why the file cannot be read as text.

    Raises:
        NotAReport: it holds something else.
    """
    text = decoded(path, shown(path.resolve()))
    if isinstance(text, Located):
        return text
    reports = (seen_in(view) for view in _views(text))
    return {report.learner: report for report in reports}


def _views(text: str) -> list[Any]:
    """One value, or one on each line."""
    try:
        return [json.loads(text)]
    except (ValueError, RecursionError):
        pass
    try:
        return [json.loads(line) for line in lines_of(text) if line.strip()]
    except (ValueError, RecursionError):
        raise NotAReport("") from None


def changes_since(earlier: Mapping[str, Any], result: Result, language: str = "en") -> Differences:
    """Return what differs between an earlier result as JSON and this one.

    Args:
        earlier: the JSON of the earlier result as plain data, of this or an older version.
        result: of the same learner.
        language: of the sentences that stand in it.

    Raises:
        NotAReport: it is no result as JSON.
    """
    return differences(seen_in(earlier), seen_of(result, language))
