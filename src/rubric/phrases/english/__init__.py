"""The English catalogue, one file a subject."""

from collections.abc import Mapping

from rubric.phrases.english.assurance import ASSURANCE
from rubric.phrases.english.authoring import AUTHORING
from rubric.phrases.english.closely import CLOSELY, OF_CLOSELY
from rubric.phrases.english.columns import COLUMNS
from rubric.phrases.english.combinations import COMBINATIONS
from rubric.phrases.english.commands import COMMANDS
from rubric.phrases.english.comparing import COMPARING
from rubric.phrases.english.conformance import CONFORMANCE
from rubric.phrases.english.documents import DOCUMENTS
from rubric.phrases.english.importing import DRAFTS, IMPORTS
from rubric.phrases.english.logs import LOG_RUNS, LOGS
from rubric.phrases.english.owners import OWNERS
from rubric.phrases.english.planning import PLANNING
from rubric.phrases.english.population import POPULATION
from rubric.phrases.english.proof import PROOF
from rubric.phrases.english.proving import PROVING
from rubric.phrases.english.qualifications import AWARDS, QUALIFICATIONS
from rubric.phrases.english.reading import READING
from rubric.phrases.english.references import REFERENCES
from rubric.phrases.english.reports import REPORTS
from rubric.phrases.english.results import RESULTS
from rubric.phrases.english.rows import ROWS
from rubric.phrases.english.settings import SETTINGS
from rubric.phrases.english.shape import SHAPE
from rubric.phrases.english.sheets import SHEETS
from rubric.phrases.english.versions import VERSIONS
from rubric.phrases.english.whole import WHOLE
from rubric.phrases.english.wording import WORDING

CATALOGUE: Mapping[str, str] = {
    **OWNERS,
    **READING,
    **DOCUMENTS,
    **SHAPE,
    **WHOLE,
    **WORDING,
    **QUALIFICATIONS,
    **AWARDS,
    **REFERENCES,
    **ROWS,
    **COLUMNS,
    **SHEETS,
    **AUTHORING,
    **LOGS,
    **LOG_RUNS,
    **VERSIONS,
    **CLOSELY,
    **OF_CLOSELY,
    **SETTINGS,
    **RESULTS,
    **REPORTS,
    **COMBINATIONS,
    **COMPARING,
    **PLANNING,
    **PROVING,
    **POPULATION,
    **ASSURANCE,
    **COMMANDS,
    **CONFORMANCE,
    **PROOF,
    **IMPORTS,
    **DRAFTS,
}
