"""Commented templates, one for each kind of file that people write."""

from pathlib import Path

#: the kinds that have a template, the most common first
TEMPLATE_KINDS = (
    *("unit", "marking_guide", "checklist", "standard", "evidence_rules"),
    *("qualification", "portfolio", "opportunities", "sampling", "command_verbs"),
)


def new(kind: str) -> str:
    """Return a template: a small sound file whose comments say what goes where.

    Args:
        kind: unit, marking_guide, checklist, standard, evidence_rules, qualification,
            portfolio, opportunities, sampling or command_verbs.

    Raises:
        KeyError: there is no template for this kind.

    >>> new("unit").splitlines()[0]
    '# A unit: its learning outcomes and assessment criteria.'
    """
    if kind not in TEMPLATE_KINDS:
        raise KeyError(kind)
    file = Path(__file__).resolve().parents[1] / "templates" / f"{kind}.yaml"
    return file.read_text(encoding="utf-8")
