"""Which files a library has, in their order, and how a path is shown."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path


def builtin_folder() -> Path:
    """Return the folder of the specifications that come with the engine."""
    package = Path(__file__).resolve().parents[1]
    shipped = package / "criteria"
    return shipped if shipped.is_dir() else package.parents[1] / "criteria"


def library_files(
    folders: Iterable[str | Path], *, builtin: bool | Collection[str] = True
) -> tuple[Path, ...]:
    """Return the files of a library in its order, each once; the arguments of `read_library`."""
    shipped = list(yaml_files(builtin_folder())) if builtin else []
    if not isinstance(builtin, bool):  # a built-in file is named after its id
        shipped = [file for file in shipped if file.stem in builtin]
    files = (*shipped, *(file for folder in folders for file in yaml_files(Path(folder))))
    return tuple(dict.fromkeys(file.resolve() for file in files))


def shown(path: Path) -> str:
    """Return a path as it is shown: from the working folder where it stands below it."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def yaml_files(root: Path) -> Iterator[Path]:
    """Yield a file itself, or every YAML file below a folder, hidden ones left out.

    Raises:
        FileNotFoundError: there is neither a file nor a folder.
    """
    if not root.exists():
        raise FileNotFoundError(str(root))
    if not root.is_dir():
        yield root
        return
    for file in sorted(root.rglob("*")):
        hidden = any(part.startswith(".") for part in file.relative_to(root).parts)
        if file.suffix in (".yaml", ".yml") and file.is_file() and not hidden:
            yield file
