"""Lists of the book follow the alphabet, whatever marks the letters bear."""

from __future__ import annotations

from macros.book.manuscript import make_book_ui
from macros.book.reference_lists import list_places
from macros.book.register import list_series
from tests.builders import TODAY, make_place, make_series, make_sound_data
from tests.exports.inputs import make_input

NAMES = ["Ankara", "Çanakkale", "Doğanbey", "Ərdəbil", "İzmir", "Şamaxı", "Seferihisar", "Zaqatala"]


def test_names_with_marks_stand_among_their_letters(tmp_path):
    files = make_sound_data()
    for number, name in enumerate(NAMES):
        files[f"places/p{99 - number}.yaml"] = make_place(name=name, country="AZ")
        files[f"series/s{99 - number}.yaml"] = make_series(name=name)
    ui = make_book_ui(make_input(tmp_path, files).handbook, TODAY, "https://example.org/")
    rows = next(group["rows"] for group in list_places(ui) if group["title"] == "Azerbaijan")
    assert [row["title"] for row in rows if row["title"] in NAMES] == NAMES
    assert [series["title"] for series in list_series(ui) if series["title"] in NAMES] == NAMES
