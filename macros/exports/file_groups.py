"""The groups in which the page "Data" lists its files, each with its examples of use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from macros.pages.addresses import TABLES, Address

LICENCE = "CC BY 4.0"
_DATA, _FORMATS = "data.md", "formats.md"


@dataclass(frozen=True, slots=True)
class FileGroup:
    """Files of one sort; `examples` and `more` lead to places that are named by their words."""

    title: str
    anchor: str
    holds: Callable[[str], bool]
    examples: tuple[tuple[str, Address], ...]
    more: tuple[str, Address]


_PYTHON = ("Python", Address(_DATA, "python"))
_R = ("R", Address(_DATA, "r"))
_DUCKDB = ("DuckDB", Address(_DATA, "duckdb"))
_SQLITE = ("SQLite", Address(_DATA, "sqlite"))
_OTHERS = ("Python", Address(_DATA, "python-others"))
_CODEBOOK = ("Codebook", Address("codebook.md"))

# In the order of the page; a file belongs to the first group that holds it.
FILE_GROUPS = (
    FileGroup(
        "Database",
        "files-database",
        lambda path: path.endswith(".sqlite"),
        (_SQLITE,),
        ("Tables", Address(TABLES)),
    ),
    FileGroup(
        "Tables",
        "files-tables",
        lambda path: path.startswith("csv/") or path == "datapackage.json",
        (_PYTHON, _R, _DUCKDB),
        ("Tables", Address(TABLES)),
    ),
    FileGroup(
        "Schemas",
        "files-schemas",
        lambda path: path.startswith("schema/") or path == "openapi.json",
        (_OTHERS,),
        _CODEBOOK,
    ),
    FileGroup(
        "Maps",
        "files-maps",
        lambda path: path.endswith(".geojson"),
        (_OTHERS,),
        ("Maps", Address(_FORMATS, "maps")),
    ),
    FileGroup(
        "Calendars",
        "files-calendars",
        lambda path: path.endswith(".ics"),
        (_OTHERS,),
        ("Calendars", Address(_FORMATS, "calendars")),
    ),
    FileGroup(
        "Feeds",
        "files-feeds",
        lambda path: path.endswith(".atom"),
        (_OTHERS,),
        ("Feeds", Address(_FORMATS, "feeds")),
    ),
    FileGroup(
        "Bibliographies",
        "files-bibliographies",
        lambda path: path.endswith((".bib", ".ris", ".csl.json")),
        (_OTHERS,),
        ("Bibliographies", Address(_FORMATS, "bibliographies")),
    ),
    FileGroup(
        "Linked data",
        "files-linked-data",
        lambda path: path.endswith(".jsonld"),
        (_OTHERS,),
        ("Linked data", Address(_FORMATS, "linked-data")),
    ),
    FileGroup(
        "Records",
        "files-records",
        lambda path: path.endswith(".json"),
        (_PYTHON,),
        _CODEBOOK,
    ),
    FileGroup(
        "Multinational Military Exercises",
        "files-mme",
        lambda path: path.startswith("mme/"),
        (_OTHERS,),
        ("Crosswalk", Address(_DATA, "mme")),
    ),
)


def find_group(path: str) -> FileGroup:
    """Give the group of a file.

    Raises:
        LookupError: when none holds it.
    """
    group = next((group for group in FILE_GROUPS if group.holds(path)), None)
    if group is None:
        raise LookupError(path)
    return group
