"""Rows of Multinational Military Exercises v7 as drafts of exercises.

Nothing is lost or guessed: what a draft cannot hold, or what contradicts itself, is told in a
remark.

Source: D'Orazio and Galambos, Multinational Military Exercises, version 7 (Harvard Dataverse).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from macros.contributing.romanization import propose_id
from macros.exports.mme_row import DATASET, STATE_COLUMNS, UNKNOWN
from macros.importing.draft import Draft, Remark
from macros.importing.mme_dates import read_dates
from macros.importing.mme_rows import MmeRow
from macros.importing.mme_states import read_states
from macros.loading.handbook import Handbook
from macros.records.place import Place
from macros.records.term import Term
from macros.values.dates import EdtfDate
from macros.values.folding import fold
from macros.values.text import LINE_LENGTH_MAX, PROSE_LENGTH_MAX, find_text_fault
from macros.values.wording import quoted
from macros.views.search_words import list_names

_TITLE = "Multinational Military Exercises"
_NO_NAME = frozenset(("", UNKNOWN, "NA"))
_FLAGS = ("Air", "Land", "Sea", "Amphibious", "Cyber", "Peacekeeping", "Humanitarian")
# Columns whose words are the data set's own: an editor says the same in other words.
_TOLD_ONLY = {
    "FocusDescription": "The purpose in the words of the data set: say it in your own.",
    "AdditionalParticipantInfo": "Further participants in its words: add them where they fit.",
    "Series_Name": "Name the series of the handbook, or add one.",
    "Warfighting": "The handbook does not code this purpose.",
}
_READ = frozenset(
    (
        "MMEID", "Ex_Name", "Location", "lat", "lon", "CPX",
        "StartDate", "s.year", "s.month", "s.day", "EndDate", "e.year", "e.month", "e.day",
        *_FLAGS, *_TOLD_ONLY, *STATE_COLUMNS,
    )
)  # fmt: skip


@dataclass
class MmeImport:
    """What is known while rows are read: ids given so far, and what the handbook has."""

    handbook: Handbook
    document_id: str
    taken: set[str] = field(default_factory=set)
    row_ids: dict[str, int] = field(default_factory=dict)
    places: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Note the ids and the places of the handbook."""
        self.taken |= {record.id for record in self.handbook.list_all()}
        for place in self.handbook.list_records(Place):
            for name in dict.fromkeys(fold(name) for name in list_names(place)):
                self.places.setdefault(name, []).append(place.id)


def draft_rows(
    handbook: Handbook, rows: Iterable[MmeRow], document_id: str
) -> Iterator[tuple[Draft, list[Remark]]]:
    """Give a draft for each row, in order, with the remarks on it.

    Args:
        handbook: the records whose places and vocabulary the drafts use.
        rows: the rows of a file.
        document_id: the id of the document that stands for the data set.
    """
    known = MmeImport(handbook, document_id)
    for row in rows:
        yield _draft_row(known, row)


def _draft_row(known: MmeImport, row: MmeRow) -> tuple[Draft, list[Remark]]:
    found: list[tuple[str, str, str]] = []
    if row.fault:
        found.append(("*", row.surplus, row.fault))
    name, remarks = _read_name(row)
    found += remarks
    date, of_dates = read_dates(row)
    found += [(column, row.read(column), text) for column, text in of_dates]
    parties, others, of_states = read_states(row)
    found += of_states
    fields, of_fields = _read_fields(known, row)
    found += of_fields
    draft_id = propose_id(_with_year(name, date), known.taken)
    known.taken.add(draft_id)
    found += _find_repeated_id(known, row)
    draft = Draft(
        "exercises",
        draft_id,
        _compose(known, row, name, date, (parties, others), fields),
    )
    row_id = row.read("MMEID")
    return draft, [Remark(row.line, row_id, draft_id, *entry) for entry in found]


def _read_name(row: MmeRow) -> tuple[str, list[tuple[str, str, str]]]:
    name = row.read("Ex_Name")
    unnamed = f"Unnamed exercise ({DATASET}, {row.read('MMEID') or f'line {row.line}'})"
    if name in _NO_NAME:
        return unnamed, [("Ex_Name", name, "The exercise has no name; the draft says so.")]
    fault = "is too long." if len(name) > LINE_LENGTH_MAX else find_text_fault(name)
    if fault or "\n" in name:
        text = f"This cannot be a name: it {fault or 'runs over several lines.'}"
        return unnamed, [("Ex_Name", name, text)]
    return name, []


def _with_year(name: str, date: EdtfDate | None) -> str:
    year = date.text[:4] if date else ""
    return name if not year or year in name else f"{name} {year}"


def _find_repeated_id(known: MmeImport, row: MmeRow) -> Iterator[tuple[str, str, str]]:
    row_id = row.read("MMEID")
    if not row_id:
        yield "MMEID", row_id, "The row has no id."
    elif row_id in known.row_ids:
        text = f"The row of line {known.row_ids[row_id]} has the same id. Both became drafts."
        yield "MMEID", row_id, text
    else:
        known.row_ids[row_id] = row.line


def _read_fields(
    known: MmeImport, row: MmeRow
) -> tuple[dict[str, Any], list[tuple[str, str, str]]]:
    """Read the columns that say what an exercise is and where."""
    remarks: list[tuple[str, str, str]] = []
    domains, focus = [], []
    for column in _FLAGS:
        cell = row.read(column)
        if cell == "1":
            of_domain = _find_terms(known.handbook, "domain", column)
            of_focus = _find_terms(known.handbook, "focus", column)
            domains += of_domain
            focus += of_focus
            if not of_domain and not of_focus:
                text = "No term of the handbook means just this. Choose a domain or focus, or none."
                remarks.append((column, cell, text))
        elif cell not in {"", "0", UNKNOWN}:
            remarks.append((column, cell, "This is neither 0 nor 1; it counts as unknown."))
    if row.read("CPX") not in {"", "0", "1", UNKNOWN}:
        remarks.append(("CPX", row.read("CPX"), "This is neither 0 nor 1; it counts as unknown."))
    places, of_place = _find_place(known, row)
    remarks += of_place
    for column, text in _TOLD_ONLY.items():
        if row.read(column) not in {"", UNKNOWN, "0"}:
            remarks.append((column, row.read(column), text))
    for column in sorted(row.cells.keys() - _READ):
        if row.read(column):
            remarks.append((column, row.read(column), "Version 7 has no such column."))
    fields = {
        "places": places,
        "forms": ["cpx"] if row.read("CPX") == "1" else ["not-stated"],
        "forms_basis": "stated" if row.read("CPX") == "1" else "inferred",
        "domains": list(dict.fromkeys(domains)),
        "focus": list(dict.fromkeys(focus)),
    }
    return fields, remarks


def _find_terms(handbook: Handbook, vocabulary: str, column: str) -> list[str]:
    """Give the terms that a column marks; none where the crosswalk says they are only near."""
    return [
        term.code
        for term in handbook.list_records(Term)
        if term.vocabulary == vocabulary
        and any(m.dataset == DATASET and m.code == column and not m.note for m in term.crosswalk)
    ]


def _find_place(known: MmeImport, row: MmeRow) -> tuple[list[str], list[tuple[str, str, str]]]:
    location = row.read("Location")
    if location in _NO_NAME:
        return [], []
    found = known.places.get(fold(location), [])
    where = ", ".join(cell for cell in (row.read("lat"), row.read("lon")) if cell)
    if len(found) == 1:
        text = f"The draft names the place {found[0]}, which has a position of its own."
        return found, [("lat", where, text)] if where else []
    said = "no place of the handbook" if not found else f"more than one place: {', '.join(found)}"
    text = f"This is {said}. Add the place{f' at {where}' if where else ''}, or name one."
    return [], [("Location", location, text)]


def _compose(
    known: MmeImport,
    row: MmeRow,
    name: str,
    date: EdtfDate | None,
    states: tuple[list[str], list[str]],
    read: dict[str, Any],
) -> dict[str, Any]:
    """Put the fields of a draft together; each claim cites the data set."""
    parties, others = states
    said = [f"{_TITLE} lists {quoted(other)} among the states that took part." for other in others]
    location = row.read("Location")
    if location not in _NO_NAME and not read["places"]:
        said.append(f"{_TITLE} gives the location {quoted(location)}.")
    fields: dict[str, Any] = {
        "name": name,
        "status": "held",
        "date": date.text if date else None,
        **read,
        # The data set does not say whose exercise it was; the number of states does not either.
        "framework": "other",
        "participants": [{"party": party, "role": "unspecified"} for party in parties],
        "facts": [
            {"text": text[:PROSE_LENGTH_MAX], "cites": [known.document_id]} for text in _clean(said)
        ],
        "gaps": [
            "host and roles, for which the data set has no column",
            "whose exercise it was (framework)",
            *(
                ["date: the data set gives none, or two that contradict each other"]
                if not date
                else []
            ),
        ],
    }
    kept = {key: value for key, value in fields.items() if value}
    claims: list[str] = [k for k in ("status", "date", "places", "participants") if k in kept]
    if kept["forms_basis"] == "stated":
        claims.append("forms")
    return {**kept, "cites": {claim: [_cite(known, row)] for claim in claims}}


def _clean(texts: Iterable[str]) -> Iterator[str]:
    return (text for text in texts if not find_text_fault(text))


def _cite(known: MmeImport, row: MmeRow) -> Any:
    row_id = row.read("MMEID")
    is_short = row_id and len(row_id) <= 40 and not find_text_fault(row_id) and "\n" not in row_id
    return {"source": known.document_id, "at": f"MMEID {row_id}"} if is_short else known.document_id


def make_publisher(document_id: str, url: str) -> Draft:
    """Give the data set as a document of its publisher, so that what the drafts cite is there."""
    document = {
        "id": document_id,
        "url": url,
        "title": f"{_TITLE}, version 7",
        "authors": ["D'Orazio", "Galambos"],
        "date": "2021",
        "language": "en",
        "kind": "academic",
    }
    fields = {
        "name": "Harvard Dataverse",
        "kind": "data-publisher",
        "owner": "unknown",
        "documents": [document],
    }
    return Draft("sources", "harvard-dataverse", fields)
