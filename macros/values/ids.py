"""Ids: the names by which records refer to each other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

from macros.values.wording import quoted

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
ID_LENGTH_MAX = 80
_ID = re.compile(ID_PATTERN)
# Names that Windows keeps for devices: a file of such a name cannot be written there.
# Source: Microsoft Learn, "Naming Files, Paths, and Namespaces".
_DEVICE = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")


def is_id(text: str) -> bool:
    """Tell whether a text is a well-formed id: kebab-case ASCII, at most 80 characters."""
    return len(text) <= ID_LENGTH_MAX and _ID.fullmatch(text) is not None


def is_device_name(text: str) -> bool:
    """Tell whether Windows keeps a name for a device, so that no file may have it."""
    return _DEVICE.fullmatch(text) is not None


def parse_id(text: str) -> str:
    """Give the text back if it is a well-formed id.

    Raises:
        PydanticCustomError: with the remedy, when it is not.
    """
    if not is_id(text):
        raise PydanticCustomError(
            "handbook",
            "{text} is no id. Write small letters a to z, digits and single hyphens, "
            'such as "tarlan-2025".',
            {"text": quoted(text)},
        )
    return text


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks a field whose text names something else: a record, a document or a party.

    `folders` are the folders of `data/` in which the target may lie; an empty tuple means any.
    Documents lie inside the files of `sources`, so they have the name `documents` here.
    """

    folders: tuple[str, ...] = ()


_Id = Annotated[str, AfterValidator(parse_id)]
# An id that is declared here, not one that points elsewhere.
RecordId = _Id
# Ids that point elsewhere, by what they may point to.
AnyRef = Annotated[str, AfterValidator(parse_id), Refers()]
DocumentRef = Annotated[str, AfterValidator(parse_id), Refers(("documents",))]
OriginRef = Annotated[str, AfterValidator(parse_id), Refers(("documents", "sources"))]
OrganizationRef = Annotated[str, AfterValidator(parse_id), Refers(("organizations",))]
PlaceRef = Annotated[str, AfterValidator(parse_id), Refers(("places",))]
SeriesRef = Annotated[str, AfterValidator(parse_id), Refers(("series",))]

LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?$"
LanguageCode = Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN)]
