"""Pages for two pairs of eyes as HTML."""

from pathlib import Path

from rubric.report.pages import environment
from rubric.report.proof.changes_sheet import ChangesSheet
from rubric.report.proof.sheet import Sheet
from rubric.report.sentences import Sentences

_TEMPLATES = Path(__file__).parent / "templates"


def render_proof(sheet: Sheet | ChangesSheet, language: str = "en") -> str:
    """Return a page of its own: no scripts, and nothing from elsewhere.

    Args:
        sheet: of a specification, or of what changed in a new version.
        language: of the sentences.

    Raises:
        TemplatesMissing: the extra for HTML is not installed.
    """
    template = "changes.html.j2" if isinstance(sheet, ChangesSheet) else "specification.html.j2"
    page = environment(_TEMPLATES).get_template(template)
    return page.render(sheet=sheet, say=Sentences(language).say, language=language) + "\n"
