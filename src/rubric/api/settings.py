"""Which settings hold for a file: those of the nearest settings file above it."""

from collections.abc import Iterable
from pathlib import Path

from rubric.api.files import shown
from rubric.load.settings import (
    PROJECT_FILE,
    SETTINGS_FILE,
    Settings,
    holds_settings,
    settings_of,
)
from rubric.sources import Located, decoded

#: no settings file, nothing set
NOTHING_SET = Settings()


class SettingsFound:
    """The settings of files and folders; each settings file is read once."""

    def __init__(self) -> None:
        self._of: dict[Path, Settings] = {}

    def of(self, path: Path) -> Settings:
        """Return the settings of a file or folder: from its own folder upwards, the nearest.

        Where both kinds of file stand in one folder, `rubric.toml` is taken.
        """
        folder = path if path.is_dir() else path.parent
        passed = []
        found = NOTHING_SET
        for above in (folder, *folder.parents):
            if above in self._of:
                found = self._of[above]
                break
            passed.append(above)
            read = _read(above)
            if read is not None:
                found = read
                break
        self._of |= dict.fromkeys(passed, found)
        return found

    @property
    def used(self) -> tuple[Settings, ...]:
        """Every settings file that holds for something, by name."""
        files = {settings.name: settings for settings in self._of.values() if settings.name}
        return tuple(files[name] for name in sorted(files))


def library_of_settings(settings: Iterable[Settings]) -> tuple[str, ...]:
    """Return the library folders that settings name, each once."""
    return tuple(dict.fromkeys(folder for one in settings for folder in one.library))


def _read(folder: Path) -> Settings | None:
    """The settings file of a folder, if one stands there."""
    for name in (SETTINGS_FILE, PROJECT_FILE):
        file = folder / name
        if not file.is_file():
            continue
        text = decoded(file, shown(file))
        if name == PROJECT_FILE and (isinstance(text, Located) or not holds_settings(text)):
            continue  # another's file; what it holds is not ours to judge
        if isinstance(text, Located):
            return Settings(shown(file), problems=(text,))
        return settings_of(text, shown(file), folder)
    return None
