"""The distributions, tried as somebody does who has nothing else: `make wheel`.

They are built, and the wheel is installed with its core dependencies only, into a
new virtual environment in a temporary folder. There, outside the repository, the
commands and the integrators' page have to give what the repository says they give.
Only the standard library is used here, and everything written is removed.
"""

import json
import os
import re
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import venv
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs/quick-start-integrators.md"
#: seconds that building or installing may take, and one command
_BUILD, _COMMAND = 300, 60
_DAY = ["--on", "2026-11-21"]
#: golden output of the repository → the command that has to give it here too
_GOLDEN = {
    "report-with-gaps.txt": ["report", "examples/with-gaps.yaml", *_DAY],
    "report-with-gaps.json": ["report", "examples/with-gaps.yaml", "--format", "json", *_DAY],
    "list.txt": ["list"],
    "explain-code.txt": ["explain", "RUB203"],
}


def main() -> None:
    """Build, install and try; the first thing that is not as it should be ends it."""
    with tempfile.TemporaryDirectory(prefix="rubric-wheel-") as name:
        folder = Path(name).resolve()
        assert not folder.is_relative_to(ROOT), f"{folder} is in the repository"
        wheel = built(folder)
        holds_what_it_should(wheel)
        python = installed(wheel, folder / "env")
        has_core_dependencies_only(python)
        work = folder / "work"
        work.mkdir()
        runs_the_commands(python.with_name("rubric"), work)
        runs_the_page(python, work)
        passes_its_cases(python, work)
    print("the wheel runs outside the repository, with its core dependencies only")


# -- the distributions ---------------------------------------------------------


def built(folder: Path) -> Path:
    """Return the wheel, which the source distribution gives too, byte for byte."""
    _hatch(ROOT, folder / "dist", "sdist", "wheel")
    [source], [wheel] = (list((folder / "dist").glob(kind)) for kind in ("*.tar.gz", "*.whl"))
    with tarfile.open(source) as archive:
        # before Python 3.11.4 there are no filters; the archive is our own
        safely = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
        archive.extractall(folder / "source", **safely)
    [unpacked] = (folder / "source").iterdir()
    _hatch(unpacked, folder / "again", "wheel")
    [again] = (folder / "again").iterdir()
    same = again.name == wheel.name and again.read_bytes() == wheel.read_bytes()
    assert same, "the source distribution gives another wheel"
    return wheel


def _hatch(project: Path, to: Path, *targets: str) -> None:
    chosen = [word for target in targets for word in ("-t", target)]
    _run([sys.executable, "-m", "hatchling", "build", *chosen, "-d", str(to)], project, _BUILD)


def holds_what_it_should(wheel: Path) -> None:
    """The package, the criteria and the cases, each file of them; what describes it; no more."""
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
        described = {name.partition(".dist-info/")[2] for name in archive.namelist()} - {""}
    wanted = {f"rubric/{name}" for name in _files(ROOT / "src/rubric")}
    wanted |= {f"rubric/criteria/{name}" for name in _files(ROOT / "criteria")}
    wanted |= {f"rubric/conformance/{name}" for name in _files(ROOT / "conformance")}
    assert names == wanted, f"missing or superfluous in the wheel: {sorted(names ^ wanted)}"
    kinds = {Path(name).suffix for name in names - {"rubric/py.typed"}}
    assert kinds == {".py", ".yaml", ".json", ".j2"}, f"unexpected kinds of file: {sorted(kinds)}"
    assert "rubric/py.typed" in names
    expected = {"METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE"}
    assert described == expected, f"the wheel is described by {sorted(described)}"


def _files(folder: Path) -> Iterator[str]:
    for file in folder.rglob("*"):
        if file.is_file() and "__pycache__" not in file.parts:
            yield file.relative_to(folder).as_posix()


# -- the environment -----------------------------------------------------------


def installed(wheel: Path, folder: Path) -> Path:
    """Return the interpreter of a new environment in which the wheel is installed."""
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    quiet = ["--quiet", "--disable-pip-version-check"]
    _run([str(python), "-m", "pip", "install", *quiet, str(wheel)], folder, _BUILD)
    return python


def has_core_dependencies_only(python: Path) -> None:
    """Nothing of an extra is there, not even by way of something else."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    optional = {
        _name(requirement) for extra in project["optional-dependencies"].values()
        for requirement in extra
    } - {project["name"]}  # fmt: skip
    listed = _run([str(python), "-m", "pip", "list", "--format", "json"], python.parent)
    present = {_name(entry["name"]) for entry in json.loads(listed)}
    core = {_name(requirement) for requirement in project["dependencies"]}
    assert core | {project["name"]} <= present, f"not installed: {sorted(core - present)}"
    assert not present & optional, f"installed without being asked for: {present & optional}"
    seek = "import importlib.util as u; print([n for n in {} if u.find_spec(n)])"
    found = _run([str(python), "-I", "-c", seek.format(["hypothesis", "pytest"])], python.parent)
    assert found.strip() == "[]", f"can be imported: {found}"


def _name(requirement: str) -> str:
    """The name in a requirement, as the index writes it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=!~; ]", requirement, maxsplit=1)[0]).lower()


# -- what people run -----------------------------------------------------------


def runs_the_commands(rubric: Path, work: Path) -> None:
    """Reports, templates, schemas and the library, as the repository has them."""
    (work / "examples").mkdir()
    text = (ROOT / "examples/with-gaps.yaml").read_bytes()
    (work / "examples/with-gaps.yaml").write_bytes(text)
    for name, arguments in _GOLDEN.items():
        golden = (ROOT / "tests/golden" / name).read_text(encoding="utf-8")
        expected, code = re.fullmatch(r"(.*?)(?:exit (\d)\n)?", golden, re.S).groups()
        told = _run([str(rubric), *arguments], work, code=int(code or 0))
        assert told == expected, f"rubric {' '.join(arguments)} gives something else:\n{told}"
    for file in sorted((ROOT / "criteria").glob("*.yaml")):
        _run([str(rubric), "show", file.stem], work)
    for file in sorted((ROOT / "criteria/schema").glob("*.json")):
        told = _run([str(rubric), "schema", file.name.partition(".")[0]], work)
        assert told == file.read_text(encoding="utf-8"), f"another schema: {file.name}"
    for file in sorted((ROOT / "src/rubric/templates").glob("*.yaml")):
        _run([str(rubric), "new", file.stem, "-o", file.name], work)
        _run([str(rubric), "check", "--strict", file.name], work)


def runs_the_page(python: Path, work: Path) -> None:
    """The integrators' page, word for word: its blocks are one program."""
    found = re.findall(r"```(python|text)\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S)
    program = "\n".join(body for kind, body in found if kind == "python")
    expected = "".join(body for kind, body in found if kind == "text")
    assert program, f"there is no Python in {PAGE.name}"
    assert expected, f"{PAGE.name} does not show what is printed"
    (work / "page.py").write_text(program, encoding="utf-8")
    told = _run([str(python), "-W", "error", "page.py"], work)
    assert told == expected, f"{PAGE.name} prints something else:\n{told}"


def passes_its_cases(python: Path, work: Path) -> None:
    """The conformance cases come along; those that need an extra are passed over, and no other."""
    told = _run([str(python), "-W", "error", "-m", "rubric.testing.conformance"], work)
    files = {file.name: file.read_text("utf-8") for file in (ROOT / "conformance").glob("*")}
    n = sum(len(json.loads(text)["cases"]) for text in files.values())
    on_qualifications = {name for name, text in files.items() if '"qualifications": ' in text}
    over = re.findall(r"^PASSED OVER \S+ \((\S+)\)$", told, re.M)
    assert over, f"no case needs an extra:\n{told}"
    assert set(over) <= on_qualifications, f"cases need an extra that should not:\n{told}"
    expected = (
        f"{n - len(over)} cases: all pass\n{len(over)} cases are passed over, because choosing "
        "which units of a qualification count needs a solver that is not installed here; run: pip "
        'install "rubric-engine[planning]"\n'
    )
    assert told.endswith(f")\n{expected}"), f"the conformance cases:\n{told}"


def _run(command: Sequence[str], folder: Path, seconds: int = _COMMAND, code: int = 0) -> str:
    """Return what a command prints, run in a folder, away from this environment."""
    kept = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "PYTHONHOME")}
    done = subprocess.run(
        command,
        cwd=folder,
        env={**kept, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=seconds,
        check=False,
    )
    shown = " ".join(command)
    assert done.returncode == code, f"{shown}\nexit {done.returncode}\n{done.stdout}{done.stderr}"
    return done.stdout


if __name__ == "__main__":
    main()
