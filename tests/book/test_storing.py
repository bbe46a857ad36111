"""Writing a PDF: the same document, with its objects under other numbers."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from macros.book.storing import write_pdf


@pytest.fixture
def document():
    with pikepdf.new() as made:
        page = made.add_blank_page(page_size=(100, 200))
        page.Contents = made.make_stream(b"0 0 m 50 50 l S\n" * 50)
        note = pikepdf.Dictionary(Words="see 1 0 R and 7 0 R (not) \\ here", Page=page.obj)
        made.Root.Note = made.make_indirect(note)
        made.make_indirect(pikepdf.Dictionary(Lost=True))
        made.docinfo["/Title"] = "A title"
        yield made


def test_what_is_written_is_read_again(document):
    with pikepdf.open(BytesIO(write_pdf(document))) as read:
        assert str(read.docinfo["/Title"]) == "A title"
        assert read.Root.Note.Page.objgen == read.pages[0].obj.objgen
        assert read.pages[0].Contents.read_bytes() == document.pages[0].Contents.read_bytes()


def test_words_that_look_like_a_reference_stay(document):
    with pikepdf.open(BytesIO(write_pdf(document))) as read:
        assert str(read.Root.Note.Words) == "see 1 0 R and 7 0 R (not) \\ here"


def test_an_object_to_which_nothing_leads_is_left_out(document):
    with pikepdf.open(BytesIO(write_pdf(document))) as read:
        found = [o for o in read.objects if isinstance(o, pikepdf.Dictionary) and "/Lost" in o]
    assert found == []


def test_numbers_of_one_kind_follow_each_other(document):
    notes = [
        document.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Kept, N=n)) for n in (1, 2)
    ]
    document.Root.Kept = pikepdf.Array([notes[1], document.Root.Note, notes[0]])
    with pikepdf.open(BytesIO(write_pdf(document))) as read:
        first, _note, second = (found.objgen[0] for found in read.Root.Kept)
        assert second == first + 1
        assert [int(found.N) for found in (read.Root.Kept[0], read.Root.Kept[2])] == [2, 1]
