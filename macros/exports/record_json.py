"""One record as JSON: what its file says, and apart from it what the handbook computes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from macros.exports.attested import list_attestations, write_pointer
from macros.exports.export_file import ExportInput
from macros.loading.handbook import FieldPath
from macros.records.base import Part, Record, SourcedRecord
from macros.values.dates import EdtfDate, Moment
from macros.values.terms import Evidence
from macros.views.evidence import Attestation, find_record_evidence


class _Computed(BaseModel):
    model_config = ConfigDict(frozen=True)


class DateJson(_Computed):
    """A date taken apart; an end that is open or unknown is null."""

    edtf: str = Field(description="The date as its source gives it, in EDTF level 1.")
    display: str = Field(description="The date in words.")
    start_earliest: str | None = Field(description="First day on which it can have begun.")
    start_latest: str | None = Field(description="Last day on which it can have begun.")
    end_earliest: str | None = Field(description="First day on which it can have ended.")
    end_latest: str | None = Field(description="Last day on which it can have ended.")
    precision: str = Field(description="How exactly it is known; of two ends, the coarser.")
    is_exact: bool = Field(description="Whether both ends are days without any doubt.")


class EvidenceJson(_Computed):
    """How well something is attested."""

    level: Evidence = Field(description="Level of evidence.")
    origins: tuple[str, ...] = Field(description="Ids of the publishers that first said so.")
    documents: tuple[str, ...] = Field(description="Ids of the documents cited.")


class BacklinkJson(_Computed):
    """Another record that names this one."""

    id: str = Field(description="Its id.")
    kind: str = Field(description="Its kind.")
    pointers: tuple[str, ...] = Field(description="Where in its authored part.")


class ComputedJson(_Computed):
    """What follows from the records; keys of mappings are JSON Pointers into `authored`."""

    page: str = Field(description="Address of the page.")
    last_change: str | None = Field(description="Day of the last change of its file, if known.")
    evidence: EvidenceJson | None = Field(description="Evidence for the record as a whole.")
    evidence_by_part: Mapping[str, EvidenceJson] = Field(description="Evidence, part by part.")
    dates: Mapping[str, DateJson] = Field(description="Dates taken apart.")
    backlinks: tuple[BacklinkJson, ...] = Field(description="Records that name this one.")


def describe_record(source: ExportInput, record: Record) -> dict[str, Any]:
    """Give a record with its id, kind, authored part and computed part."""
    computed = ComputedJson(
        page=source.page_address(record),
        last_change=_iso(source.last_change(record)),
        evidence=_record_evidence(source, record),
        evidence_by_part={
            carried.pointer: _evidence(found)
            for carried, found in list_attestations(source.handbook, record)
        },
        dates={write_pointer(path): _describe_date(date) for path, date in _list_dates(record, ())},
        backlinks=_list_backlinks(source, record),
    )
    return {
        "id": record.id,
        "kind": record.folder,
        "authored": record.model_dump(mode="json"),
        "computed": computed.model_dump(mode="json"),
    }


def _record_evidence(source: ExportInput, record: Record) -> EvidenceJson | None:
    if not isinstance(record, SourcedRecord):
        return None
    found = find_record_evidence(source.handbook, record)
    return _evidence(found) if found else None


def _evidence(found: Attestation) -> EvidenceJson:
    return EvidenceJson(level=found.level, origins=found.origins, documents=found.documents)


def _describe_date(value: EdtfDate) -> DateJson:
    start = value.start if isinstance(value.start, Moment) else None
    end = value.end if isinstance(value.end, Moment) else None
    return DateJson(
        edtf=value.text,
        display=value.display(),
        start_earliest=_iso(start.earliest) if start else None,
        start_latest=_iso(start.latest) if start else None,
        end_earliest=_iso(end.earliest) if end else None,
        end_latest=_iso(end.latest) if end else None,
        precision=value.precision,
        is_exact=value.is_exact,
    )


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None


def _list_dates(value: object, path: FieldPath) -> Iterator[tuple[FieldPath, EdtfDate]]:
    """Give every date in a record with its place."""
    if isinstance(value, EdtfDate):
        yield path, value
    elif isinstance(value, Part):
        for name in type(value).model_fields:
            yield from _list_dates(getattr(value, name), (*path, name))
    elif isinstance(value, tuple):
        for position, entry in enumerate(value):
            yield from _list_dates(entry, (*path, position))


def _list_backlinks(source: ExportInput, record: Record) -> tuple[BacklinkJson, ...]:
    """Give the records that name this one; a party is the id of its country in capitals."""
    pointers: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for link in source.handbook.backlinks.get(record.id, ()):
        pointers[link.record.folder, link.record.id].append(write_pointer(link.path))
    return tuple(
        BacklinkJson(id=record_id, kind=kind, pointers=tuple(found))
        for (kind, record_id), found in sorted(pointers.items())
    )
