"""The English catalogue, one file a subject."""

from collections.abc import Mapping

from rubric.phrases.english.combinations import COMBINATIONS
from rubric.phrases.english.commands import COMMANDS
from rubric.phrases.english.comparing import COMPARING
from rubric.phrases.english.conformance import CONFORMANCE
from rubric.phrases.english.owners import OWNERS
from rubric.phrases.english.planning import PLANNING
from rubric.phrases.english.proving import PROVING
from rubric.phrases.english.qualifications import AWARDS, QUALIFICATIONS
from rubric.phrases.english.reading import READING
from rubric.phrases.english.references import REFERENCES
from rubric.phrases.english.results import RESULTS
from rubric.phrases.english.rows import ROWS
from rubric.phrases.english.shape import SHAPE
from rubric.phrases.english.versions import VERSIONS
from rubric.phrases.english.whole import WHOLE

CATALOGUE: Mapping[str, str] = {
    **OWNERS,
    **READING,
    **SHAPE,
    **WHOLE,
    **QUALIFICATIONS,
    **AWARDS,
    **REFERENCES,
    **ROWS,
    **VERSIONS,
    **RESULTS,
    **COMBINATIONS,
    **COMPARING,
    **PLANNING,
    **PROVING,
    **COMMANDS,
    **CONFORMANCE,
}
