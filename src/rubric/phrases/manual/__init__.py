"""The manual: one page a code, with why it matters, a wrong sample and a right one.

Loaded only when a page is asked for. Samples are whole files as somebody would
write them, or rows as somebody would pass them; the tests run both.
"""

from collections.abc import Mapping

from rubric.phrases.manual.checked import CHECKED_PAGES
from rubric.phrases.manual.documents import DOCUMENT_PAGES
from rubric.phrases.manual.facts import FACT_PAGES
from rubric.phrases.manual.idle import IDLE_PAGES
from rubric.phrases.manual.importing import IMPORT_PAGES
from rubric.phrases.manual.logs import LOG_PAGES
from rubric.phrases.manual.numbering import NUMBERING_PAGES
from rubric.phrases.manual.page import Page
from rubric.phrases.manual.population import POPULATION_PAGES
from rubric.phrases.manual.proving import PROVING_PAGES
from rubric.phrases.manual.qualifications import QUALIFICATION_PAGES
from rubric.phrases.manual.reading import READING_PAGES
from rubric.phrases.manual.references import REFERENCE_PAGES
from rubric.phrases.manual.rows import ROW_PAGES
from rubric.phrases.manual.sampling import SAMPLING_PAGES
from rubric.phrases.manual.settings import SETTINGS_PAGES
from rubric.phrases.manual.shape import SHAPE_PAGES
from rubric.phrases.manual.sheets import AUTHOR_PAGES, SHEET_PAGES
from rubric.phrases.manual.tasks import TASK_PAGES
from rubric.phrases.manual.versions import VERSION_PAGES
from rubric.phrases.manual.whole import WHOLE_PAGES
from rubric.phrases.manual.wording import WORDING_PAGES

#: slug → page
PAGES: Mapping[str, Page] = {
    **READING_PAGES,
    **DOCUMENT_PAGES,
    **SHAPE_PAGES,
    **WHOLE_PAGES,
    **QUALIFICATION_PAGES,
    **REFERENCE_PAGES,
    **ROW_PAGES,
    **SHEET_PAGES,
    **AUTHOR_PAGES,
    **LOG_PAGES,
    **TASK_PAGES,
    **VERSION_PAGES,
    **FACT_PAGES,
    **IDLE_PAGES,
    **CHECKED_PAGES,
    **NUMBERING_PAGES,
    **WORDING_PAGES,
    **SETTINGS_PAGES,
    **PROVING_PAGES,
    **IMPORT_PAGES,
    **POPULATION_PAGES,
    **SAMPLING_PAGES,
}

__all__ = ["PAGES", "Page"]
