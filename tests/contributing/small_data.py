"""A small sound data folder in canonical form, and forms filled for it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from macros.contributing.issue_forms import Form, FormKind, make_forms
from macros.formatting.files import format_data_folder, write_whole
from macros.loading.handbook import link_handbook, load_handbook
from tests.builders import (
    Fields,
    make_country,
    make_document,
    make_exercise,
    make_organization,
    make_place,
    make_publisher,
    make_series,
    write_data,
)

URL = "https://www.qazinform.example/news/tarlan"
NEW_URL = "https://qazinform.example/news/closing-of-tarlan"
OTHER_URL = "https://paper.example.net/2026/07/tarlan.html"
TODAY = "2026-11-01"


def make_small_data() -> dict[str, Fields]:
    """Give the files."""
    return {
        "countries/az.yaml": make_country(aliases=["Republic of Azerbaijan"]),
        "exercises/tarlan-2025.yaml": make_exercise(
            date="2025-07-08/2025-07-10",
            host="AZ",
            participants=[
                {"party": "AZ", "role": "host", "units": "two patrol ships"},
                {"party": "KZ", "role": "participant"},
            ],
        ),
        "organizations/ots.yaml": make_organization(aliases=["OTS"]),
        "places/aktau.yaml": make_place(names={"kk": "Ақтау"}),
        "series/tarlan.yaml": make_series(),
        "sources/qazinform.yaml": make_publisher(documents=[make_document(url=URL)]),
    }


def write_small_data(folder: Path) -> Path:
    """Write the files in their usual form; give the data folder."""
    data = write_data(folder, make_small_data())
    for formatted in format_data_folder(data):
        write_whole(formatted.path, formatted.canonical)
    return data


def find_form(kind: FormKind, data: Path | None = None) -> Form:
    """Give a form with the words of a data folder, or of none."""
    handbook = load_handbook(data).handbook if data else link_handbook([])
    return next(form for form in make_forms(handbook) if form.kind is kind)


def fill(kind: FormKind, answers: Mapping[str, str]) -> str:
    """Give the body that GitHub makes of a form, with answers by the key of their question."""
    form = find_form(kind)
    unknown = answers.keys() - {question.key for question in form.questions}
    assert not unknown
    return "\n\n".join(
        f"### {question.label}\n\n{answers.get(question.key, '_No response_')}"
        for question in form.questions
    )


EXERCISE_ANSWERS = {
    "name": "Тарлан-2026",
    "names": "ru: Тарлан-2026",
    "summary": "Both trained uncrewed aircraft.",
    "status": "held",
    "date": "2026-07-08/2026-07-10",
    "host": "azerbaijan",
    "participants": "Azerbaijan: host\n- KZ: participant\nTürkiye",
    "places": "Aktau",
    "series": "tarlan",
    "forms": "ftx – Field training exercise, livex",
    "forms_basis": "inferred",
    "domains": "air",
    "framework": "bilateral",
    "gaps": "site\ntypes of aircraft",
    "sources": URL,
}
EXERCISE_TEXT = """\
# yaml-language-server: $schema=../schema/exercises.schema.json
name: Тарлан-2026
names: {ru: Тарлан-2026}
summary: Both trained uncrewed aircraft.
series: tarlan
status: held
date: 2026-07-08/2026-07-10
host: AZ
places: [aktau]
forms: [ftx, livex]
forms_basis: inferred
domains: [air]
framework: bilateral
participants:
  - {party: AZ, role: host}
  - {party: KZ, role: participant}
  - {party: TR, role: participant}
gaps: [site, types of aircraft]
cites:
  summary: [qazinform-tarlan]
  status: [qazinform-tarlan]
  date: [qazinform-tarlan]
  host: [qazinform-tarlan]
  places: [qazinform-tarlan]
  participants: [qazinform-tarlan]
"""
