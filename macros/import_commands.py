"""The command `handbook import`: rows of other data sets as drafts of records."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from macros.command_line import (
    DATA_DEFAULT,
    EXIT_PROBLEMS,
    EXIT_USAGE,
    DataOption,
    complain,
    require_folder,
)
from macros.contributing.addresses import find_document
from macros.exports.mme_row import DATASET
from macros.importing.drafts_folder import REPORT_NAME, write_drafts
from macros.importing.mme_drafts import draft_rows, make_publisher
from macros.importing.mme_rows import ImportFault, read_mme_rows
from macros.loading.handbook import load_handbook
from macros.values.links import find_url_fault

app = typer.Typer(
    name="import",
    help="Turn rows of other data sets into drafts of records.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)


@app.callback()
def choose() -> None:
    """Turn rows of other data sets into drafts of records."""


@app.command()
def mme(
    file: Annotated[Path, typer.Argument(help="The CSV file.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="A new folder for the drafts.")],
    url: Annotated[
        str, typer.Option("--url", help="The address from which the data set was taken.")
    ],
    data: DataOption = DATA_DEFAULT,
) -> None:
    """Turn rows with the columns of Multinational Military Exercises v7 into drafts of exercises.

    One draft for each row; what a draft cannot hold, and what contradicts itself, stands in
    remarks.csv, row by row. Drafts are no records yet: an editor adds sources and decides.

    Exits with 0, with 1 when nothing was written, with 2 on wrong usage.
    """
    require_folder(data)
    fault = find_url_fault(url)
    if fault is not None:
        complain(f"the address {url!r} {fault}.")
        raise typer.Exit(EXIT_USAGE)
    handbook = load_handbook(data).handbook
    known = find_document(handbook, url)
    try:
        found = list(draft_rows(handbook, read_mme_rows(file), known or DATASET))
        drafts = [draft for draft, _remarks in found]
        remarks = [remark for _draft, of_row in found for remark in of_row]
        sources = [] if known else [make_publisher(DATASET, url)]
        write_drafts(out, [*sources, *drafts], remarks)
    except ImportFault as error:
        complain(str(error))
        raise typer.Exit(EXIT_PROBLEMS) from None
    except OSError as error:
        complain(f"{out} cannot be written: {error.strerror or error}")
        raise typer.Exit(EXIT_PROBLEMS) from None
    rows = len({remark.line for remark in remarks})
    told = f"{len(remarks)} remarks on {rows} rows stand in {REPORT_NAME}."
    typer.echo(f"{out}: {len(drafts)} drafts. {told}")
