"""Every format, in the order in which the page "Data" lists their files."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from macros.exports.export_file import ExportFile, ExportInput

Exporter = Callable[[ExportInput], Iterator[ExportFile]]

ALL_EXPORTERS: tuple[Exporter, ...] = ()


def list_export_files(export_input: ExportInput) -> Iterator[ExportFile]:
    """Make every file of the published data, one after the other."""
    for exporter in ALL_EXPORTERS:
        yield from exporter(export_input)
