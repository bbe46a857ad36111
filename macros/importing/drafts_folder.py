"""Write drafts and the remarks on them into a folder of their own, whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import astuple, fields
from pathlib import Path
from tempfile import mkdtemp

from macros.exports.as_csv import render_lines
from macros.formatting.plain_yaml import dump_plain
from macros.importing.draft import Draft, Remark

REPORT_NAME = "remarks.csv"


def write_drafts(out: Path, drafts: Iterable[Draft], remarks: Iterable[Remark]) -> None:
    """Write each draft into `out/<folder>/<id>.yaml`, and the remarks into `out/remarks.csv`.

    Raises:
        FileExistsError: when the folder already holds something.
        OSError: when it cannot be written; nothing is left behind then.
    """
    if out.exists() and any(out.iterdir()):
        raise FileExistsError("it already holds files. Name a new folder.")
    out.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        for draft in drafts:
            folder = beside / draft.folder
            folder.mkdir(exist_ok=True)
            (folder / f"{draft.id}.yaml").write_text(
                dump_plain(dict(draft.fields)), encoding="utf-8"
            )
        header = [field.name for field in fields(Remark)]
        lines = [astuple(remark) for remark in remarks]
        (beside / REPORT_NAME).write_bytes(render_lines(header, lines))
        beside.chmod(0o755)
        if out.exists():
            out.rmdir()
        beside.rename(out)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
