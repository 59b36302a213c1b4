"""What is said where a command ends: names of files and what is in them stay text there too."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.report.test_hostile import plain_only

from rubric.cli.verbs import rubric as command

NAME = "=1 \u202e\x1b[31m\x9b\n::error::<b>\u2028\u200b"
SOUND = "examples/with-gaps.yaml"


@pytest.mark.parametrize(
    ("arguments", "held"),
    [
        (["report", "{file}"], "yaml: ["),
        (["report", SOUND, "--since", "{file}"], '{"format": "rubric/1", "kind": "\u202e"}'),
        (["report", SOUND, "--since", "{file}"], "[\u202e"),
        (["report", SOUND, "--pseudonymise", "{file}"], "short\x1b"),
        (["report", SOUND, "--rules", "{file}"], "kind: \u202eevidence_rules"),
        (["report", SOUND, "-o", "{file}"], ""),
        (["report", SOUND, "--include", "{text}"], ""),
        (["report", SOUND, "--on", "{text}"], ""),
        (["report", SOUND, "--unit", "{text}"], ""),
        (["report", SOUND, "--library", "{file}"], "kind: \u202eunit"),
        (["report", "{text}"], ""),
        (["sample", SOUND, "--seed", "x", "--plan", "{file}"], "take: \u202e"),
        (["why", SOUND, "{text}"], ""),
        (["show", "{text}"], ""),
        (["show", "facilitating-action-learning", "--proof", "--source", "{file}"], ""),
        (["compare", "{text}", "{text}"], ""),
        (["compare", "{file}", "{file}"], "kind: \u202eunit"),
        (["check", "{file}"], "kind: \u202eunit"),
        (["population", "{file}"], ""),
        (["explain", "{text}"], ""),
        (["{text}"], ""),
    ],
)  # fmt: skip
def test_messages_are_plain(arguments: list[str], held: str, tmp_path: Path) -> None:
    file = tmp_path / f"{NAME.replace('/', '')}.yaml"
    file.write_text(held, encoding="utf-8")
    told = CliRunner().invoke(
        command, [one.format(file=file, text=NAME) for one in arguments], catch_exceptions=False
    )
    assert told.exit_code in (1, 2)
    assert told.output
    plain_only(told.stdout)
    plain_only(told.stderr)
    assert not [line for line in told.stderr.splitlines() if line.startswith("::")]
