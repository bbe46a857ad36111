"""Every format, in the order in which the page "Data" lists their files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum

from macros.exports.as_atom import export_atom
from macros.exports.as_bibliography import export_bibliography
from macros.exports.as_datapackage import export_tables
from macros.exports.as_geojson import export_geojson
from macros.exports.as_ics import export_ics
from macros.exports.as_json import export_json
from macros.exports.as_jsonld import export_jsonld
from macros.exports.as_mme import export_mme
from macros.exports.as_openapi import export_openapi
from macros.exports.as_schema import export_schemas
from macros.exports.as_sqlite import export_sqlite
from macros.exports.export_file import ExportFile, ExportInput

Exporter = Callable[[ExportInput], Iterator[ExportFile]]

ALL_EXPORTERS: tuple[Exporter, ...] = (
    export_sqlite,
    export_tables,
    export_json,
    export_openapi,
    export_schemas,
    export_geojson,
    export_ics,
    export_atom,
    export_bibliography,
    export_jsonld,
    export_mme,
)


class Profile(StrEnum):
    """Which formats an export holds."""

    ALL = "all"
    MME = "mme"


PROFILES: dict[Profile, tuple[Exporter, ...]] = {
    Profile.ALL: ALL_EXPORTERS,
    Profile.MME: (export_mme,),
}


def list_export_files(
    export_input: ExportInput, profile: Profile = Profile.ALL
) -> Iterator[ExportFile]:
    """Make every file of the published data, or of one profile, one after the other."""
    for exporter in PROFILES[profile]:
        yield from exporter(export_input)
