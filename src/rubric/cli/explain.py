"""`rubric explain`: the page of a code, or of a word that reports use."""

import click

from rubric.cli.shared import put_out
from rubric.phrases import phrase


@click.command("explain")
@click.argument("codes", metavar="[CODE]...", nargs=-1)
def command(codes: tuple[str, ...]) -> None:
    """Explain a code of check, or a word of reports; without one, list them all.

    A code is written as RUB203 or unknown-field. A word of reports is a status,
    a reason for not counting or a finding, such as stale or too_old.

    Exit code 0, or 2 when nothing has this name.
    """
    from rubric.api.manual import explain, nearest

    try:  # `rubric explain not yet met` is one name in three words
        put_out(explain(" ".join(codes) if codes else None))
        return
    except KeyError:
        pages = []
    for code in codes:
        try:
            pages.append(explain(code))
        except KeyError:
            near = nearest(code)
            key = "refuse.explain_near" if near else "refuse.explain"
            raise click.UsageError(phrase(key, {"word": code, "near": near})) from None
    put_out("\n\n".join(pages))
