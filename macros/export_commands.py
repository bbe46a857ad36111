"""The commands `handbook export` and `handbook contract`: what they do once they are called."""

from __future__ import annotations

import json
from pathlib import Path

from macros.exports.catalogue import Profile, list_export_files
from macros.exports.contract import (
    describe_contract,
    find_breaks,
    find_contract_file,
    render_contract,
)
from macros.exports.writer import SUMS_NAME, ExportFault, write_export
from macros.formatting.files import write_whole
from macros.hooks import make_export_input, open_data
from macros.progress_line import make_progress_line

SITE_URL_DEFAULT = "https://handbook.example/"


class ContractFault(Exception):
    """The new shape of the data would break what others have built on them; the text says how."""


def export_data(data: Path, out: Path, profile: Profile, site_url: str) -> str:
    """Write the published data into a folder; say in one line what was written.

    Raises:
        DataFault: when `handbook check` would complain.
        ExportFault: when the folder cannot be written, or the run is interrupted.
    """
    try:
        with make_progress_line() as progress:
            task = progress.add_task("reading and checking the records")
            export_input = make_export_input(open_data(data.resolve()), site_url)
            written = write_export(
                list_export_files(export_input, profile),
                out,
                lambda count: progress.update(task, description=f"{count} files written"),
            )
    except KeyboardInterrupt:
        raise ExportFault(
            f'The export to "{out}" was interrupted. What was there is unchanged.'
        ) from None
    megabytes = sum(file.size_bytes for file in written) / 1_000_000
    return f"{out}: {len(written)} files, {megabytes:.1f} MB, checksums in {SUMS_NAME}."


def write_contract(root: Path) -> Path:
    """Write the present shape of the data in place of the kept one.

    Raises:
        ContractFault: when that would remove or change what the kept one promises.
        OSError: when it cannot be written.
    """
    path = find_contract_file(root)
    if path.exists():
        kept = json.loads(path.read_text(encoding="utf-8"))
        breaks = list(find_breaks(kept, describe_contract()))
        if breaks:
            raise ContractFault(
                "\n".join(breaks)
                + "\nThis breaks what others have built on the data. Keep it, or raise the version "
                "in DATA_FOLDER of macros/exports/export_file.py."
            )
    write_whole(path, render_contract())
    return path
