"""LibreOffice without a window: many workbooks opened and saved in one start."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

PROGRAM = shutil.which("soffice")
#: what LibreOffice calls the formats
_FILTERS = {"xlsx": "xlsx:Calc MS Excel 2007 XML", "ods": "ods:calc8", "pdf": "pdf:calc_pdf_Export"}
#: seconds for all files of one start
_LONGEST = 300


def converted(
    files: Mapping[str, bytes], to: str, folder: Path, ending: str = "xlsx"
) -> dict[str, bytes]:
    """Return files as LibreOffice saves them, by the names that they came with.

    Args:
        files: by a name without an ending.
        to: the format in which they are saved.
        folder: a folder to work in; LibreOffice keeps its settings there too.
        ending: of the files as they come.
    """
    read, written = folder / f"from-{ending}", folder / f"to-{to}"
    for one in (read, written):
        shutil.rmtree(one, ignore_errors=True)
        one.mkdir(parents=True)
    for name, data in files.items():
        (read / f"{name}.{ending}").write_bytes(data)
    command = [str(PROGRAM), f"-env:UserInstallation={(folder / 'home').as_uri()}", "--headless"]
    command += ["--convert-to", _FILTERS[to], "--outdir", str(written)]
    command += [str(read / f"{name}.{ending}") for name in files]
    subprocess.run(command, check=True, capture_output=True, timeout=_LONGEST)
    return {name: (written / f"{name}.{to}").read_bytes() for name in files}
