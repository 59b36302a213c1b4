"""`rubric prove`: what enough looks like, and whether every rule matters."""

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from rubric.cli.given import Written
from rubric.cli.prove_files import files_of, write_all
from rubric.cli.shared import (
    format_option,
    library_option,
    on_option,
    put_out,
    refusal,
    refuse_to_write,
    rules_option,
    target_option,
)
from rubric.cli.verbs import NOTHING_TO_DO, SOMETHING_TO_LOOK_AT, WRONG_USE
from rubric.phrases import phrase

if TYPE_CHECKING:
    from rubric.api.library import Library
    from rubric.load import Document
    from rubric.model import EvidenceRules, Specification
    from rubric.model.qualification import Qualification
    from rubric.proving import Proof
    from rubric.proving.ways import QualificationProof
    from rubric.sources import Located


@click.command("prove")
@click.argument("specifications", nargs=-1, required=True)
@format_option("text", "json")
@on_option
@target_option
@click.option("--pathway", help=phrase("option.proof_pathway"))
@click.option(
    "--one-item-for",
    type=click.IntRange(min=1),
    default=3,
    show_default=True,
    metavar="N",
    help=phrase("option.example_item_for"),
)
@rules_option
@library_option
@click.option("-o", "--output", type=Written(path_type=Path), help=phrase("option.example_output"))
@click.option("--to", "folder", type=Written(path_type=Path), help=phrase("option.example_folder"))
@click.option("--force", is_flag=True, help=phrase("option.force"))
@click.pass_context
def command(
    ctx: click.Context,
    specifications: tuple[str, ...],
    form: str,
    on: datetime.date,
    target: str | None,
    pathway: str | None,
    one_item_for: int,
    rules: Path | None,
    libraries: tuple[Path, ...],
    output: Path | None,
    folder: Path | None,
    force: bool,
) -> None:
    """Show what enough looks like, and that every rule matters: files, or id@version.

    For each specification the least portfolio that passes, which -o or --to writes
    as a file, and for every rule, part and range item a portfolio that lacks it and
    nothing else. A rule that changes nothing is named. For a qualification also
    the least units, and which rules of combination matter.

    Exit code 0 when all can be passed and everything in them matters, 1 when
    something changes nothing, cannot be passed or was not shown, 2 when a
    file cannot be read, nothing has the name, or no solver is installed.
    """
    from rubric.api.library import Library
    from rubric.cli.run import rules_for_run
    from rubric.solver import SolverMissing

    if output is not None and (folder is not None or len(specifications) > 1):
        raise click.UsageError(phrase("refuse.one_example"))
    run = _Run(rules_for_run(rules), on, target, pathway, one_item_for)
    library = Library.load(*libraries)
    try:
        found = [_proved(ctx, name, library, libraries, run) for name in specifications]
    except SolverMissing as missing:
        raise click.UsageError(phrase("refuse.solver", {"extra": str(missing)})) from None
    asked = output is not None or folder is not None
    examples = [example for one in found for example in one.examples()] if asked else []
    files = files_of(examples, output, folder)
    for file in files:
        refuse_to_write(file, force=force)
    if form == "json":
        from rubric.report.proving_json import proofs_text

        put_out(proofs_text((one.proof, one.told) for one in found))
    else:
        put_out("\n".join(one.text() for one in found))
    write_all(files)
    if asked and not files:
        click.echo(phrase("prove.nothing_written"), err=True)
    ctx.exit(NOTHING_TO_DO if all(one.proof.sound for one in found) else SOMETHING_TO_LOOK_AT)


class _Run(NamedTuple):
    """How everything is proved."""

    rules: "EvidenceRules | None"
    on: datetime.date
    target: str | None
    pathway: str | None
    one_item_for: int


class _Found(NamedTuple):
    """A proof, what is told at its places, how it reads, and the files of its examples."""

    proof: "Proof | QualificationProof"
    told: "tuple[Located, ...]"
    text: Callable[[], str]
    #: what each file is called, and what is in it
    examples: Callable[[], Iterator[tuple[str, str]]]


def _proved(
    ctx: click.Context,
    name: str,
    library: "Library",
    folders: tuple[Path, ...],
    run: _Run,
) -> _Found:
    """The proof of a file or of a name in the library, or the end of the command."""
    from rubric.api.library import Library
    from rubric.api.proving import read_for_proof
    from rubric.cli.compare import is_file
    from rubric.diagnostics import Diagnostic
    from rubric.load import line_reader
    from rubric.model import Specification
    from rubric.report.problem_text import Summary, render_problems

    if is_file(name):
        value, held, problems, document = read_for_proof(Path(name), library)
        if value is None:
            lines = line_reader([document])
            click.echo(render_problems(problems, Summary(1), lines), nl=False, err=True)
            ctx.exit(WRONG_USE)
        if isinstance(value, Specification):
            return _of_specification(value, held, document, run)
        return _of_qualification(value, Library.load(*folders, name), run)
    found = library.find(name, None, run.on)
    if not isinstance(found, Diagnostic):
        return _of_specification(found, library, library.document(found), run)
    qualification = library.find_qualification(name, None, run.on)
    if not isinstance(qualification, Diagnostic):
        return _of_qualification(qualification, library, run)
    raise refusal(found)


def _of_specification(
    specification: "Specification", library: "Library", document: "Document", run: _Run
) -> _Found:
    from rubric.api.proving import example_text, prove
    from rubric.load import line_reader
    from rubric.report.proving import render_proof
    from rubric.sources import located

    if run.pathway is not None:
        told = {"qualification": specification.reference}
        raise click.UsageError(phrase("refuse.no_pathways", told))
    bands = library.resolved(specification, run.rules).bands
    if run.target is not None and run.target not in bands:
        band = {"specification": specification.reference, "target": run.target, "allowed": bands}
        raise click.UsageError(phrase("refuse.band" if bands else "refuse.no_bands", band))
    proof = prove(
        specification,
        library,
        on=run.on,
        rules=run.rules,
        target=run.target,
        one_item_for=run.one_item_for,
    )
    problems = tuple(located(problem, document.place) for problem in proof.diagnostics)

    def examples() -> Iterator[tuple[str, str]]:
        if proof.passable:
            yield specification.reference.replace("@", "-"), example_text(proof)

    return _Found(
        proof,
        problems,
        lambda: render_proof(proof, problems, line_reader([document])),
        examples,
    )


def _of_qualification(qualification: "Qualification", library: "Library", run: _Run) -> _Found:
    from rubric.api.proving_qualifications import example_text_of, places_of, prove_qualification
    from rubric.load import line_reader
    from rubric.report.proving_ways import render_qualification_proof

    pathways = tuple(one.id for one in qualification.pathways)
    if run.pathway is not None and run.pathway not in pathways:
        told = {
            "qualification": qualification.reference,
            "pathway": run.pathway,
            "allowed": pathways,
        }
        key = "refuse.pathway" if pathways else "refuse.no_pathways"
        raise click.UsageError(phrase(key, told))
    proof = prove_qualification(
        qualification,
        library,
        on=run.on,
        rules=run.rules,
        target=run.target,
        one_item_for=run.one_item_for,
        pathway=run.pathway,
    )
    problems = places_of(proof, library, qualification)

    def examples() -> Iterator[tuple[str, str]]:
        name = qualification.reference.replace("@", "-")
        for way in proof.ways:
            pathway = way.qualification.pathway
            if way.achieved:
                yield (
                    name if pathway is None else f"{name}-{pathway}",
                    example_text_of(way, proof),
                )

    def text() -> str:
        documents = map(library.document, library.specifications.values())
        lines = line_reader([library.document(qualification), *documents])
        return render_qualification_proof(proof, problems, lines)

    return _Found(proof, problems, text, examples)
