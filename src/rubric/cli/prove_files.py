"""The files that `rubric prove` writes: all of them, or none where one cannot be."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from rubric.cli.shared import put_out, telling_why_not
from rubric.phrases import phrase


def files_of(
    examples: Sequence[tuple[str, str]], output: Path | None, folder: Path | None
) -> dict[Path, str]:
    """Return the files that are to be written, each with its text.

    Args:
        examples: what each is called in a folder, and its text.
        output: the one file, of one example.
        folder: the folder, of several.
    """
    if folder is not None:
        files = {folder / f"{name}.yaml": text for name, text in examples}
        if len(files) < len(examples):
            raise click.UsageError(phrase("refuse.one_name"))
        return files
    if output is None:
        return {}
    if len(examples) > 1:
        raise click.UsageError(phrase("refuse.one_pathway"))
    return {output: examples[0][1]} if examples else {}


def write_all(files: Mapping[Path, str]) -> None:
    """Write every file, with its folder, and say so."""
    for file, text in files.items():
        with telling_why_not(file):
            file.parent.mkdir(parents=True, exist_ok=True)
        put_out(text, file, force=True)  # whether it may be was asked for all of them
        click.echo(phrase("prove.written", {"file": str(file)}), err=True)
