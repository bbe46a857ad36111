"""In which language the title of a document is read."""

from __future__ import annotations

import pytest

from macros.book.bibliography import list_bibliography, number_documents
from macros.book.manuscript import make_book_ui
from tests.builders import TODAY, make_document, make_publisher, make_sound_data
from tests.exports.inputs import make_input


@pytest.mark.parametrize(
    ("language", "title", "read"),
    [
        ("ar", "[A drill in Baku]", "en"),
        ("ar", "تمرين في باكو", "ar"),
        ("ru", "[Учение «Тарлан-2025»]", "ru"),
        ("ru", "[The drill Tarlan-2025]", "en"),
        ("tr", "[Türk NATO'su]", "tr"),
    ],
)
def test_a_description_of_ours_is_english_not_the_language_of_the_document(
    tmp_path, language, title, read
):
    publisher = make_publisher(
        documents=[make_document(id="paper-a", title=title, language=language)]
    )
    files = make_sound_data(**{"sources/paper.yaml": publisher})
    handbook = make_input(tmp_path, files).handbook
    ui = make_book_ui(handbook, TODAY, "https://example.org/")
    groups = list_bibliography(ui, number_documents(handbook))
    documents = [d for group in groups for p in group["publishers"] for d in p["documents"]]
    assert {d["id"]: d["language"] for d in documents}["paper-a"] == read
