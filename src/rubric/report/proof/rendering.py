"""Pages for two pairs of eyes as HTML."""

from rubric.report.pages import head_rule, render_page
from rubric.report.proof.changes_sheet import ChangesSheet
from rubric.report.proof.shape import Sheet


def render_proof(sheet: Sheet | ChangesSheet, language: str = "en") -> str:
    """Return a page of its own: no scripts, and nothing from elsewhere.

    Args:
        sheet: of a specification, or of what changed in a new version.
        language: of the sentences.

    Raises:
        TemplatesMissing: the extra for HTML is not installed.
    """
    template = "changes" if isinstance(sheet, ChangesSheet) else "specification"
    heads = head_rule("", f"{sheet.title} · {sheet.reference}")
    return render_page(
        template, sheet.title, language, styles=("proof.css",), heads=heads, sheet=sheet
    )
