"""The book and the EPUB of the hostile handbook: its texts are printed, and nothing runs."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pikepdf
import pytest
from lxml import etree

from macros.book.epub import make_epub
from macros.book.making import Prepared, make_book, prepare_book
from macros.exports.export_file import ExportInput
from macros.records.country import Country
from macros.records.event import Event
from macros.records.exercise import Exercise
from macros.records.organization import Organization
from macros.records.place import Place
from macros.records.publisher import Publisher
from macros.records.series import Series
from tests.book.pdf_text import extract_text, squeeze
from tests.book.small_book import make_edition, make_project
from tests.exports.inputs import make_input
from tests.figures import Note
from tests.hostile.attacks import SHOWN
from tests.hostile.filling import make_hostile_data

_ACTIONS = ("/JavaScript", "/JS", "/Launch", "/SubmitForm", "/ImportData", "/RichMedia")


# The whole would be a book of a thousand pages; of the copies of each record, every fifth is set.
STEP = 5


@pytest.fixture(scope="module")
def hostile_input(tmp_path_factory: pytest.TempPathFactory) -> ExportInput:
    """Load a part of the hostile handbook, in which each text stands somewhere."""
    files = dict(make_hostile_data(SHOWN, STEP))
    return make_input(tmp_path_factory.mktemp("part"), files)


@pytest.fixture(scope="module")
def prepared(hostile_input: ExportInput, tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """Write the manuscript of the hostile handbook."""
    project = make_project(tmp_path_factory.mktemp("book") / "project")
    return prepare_book(hostile_input, make_edition(project, hostile_input))


@pytest.fixture(scope="module")
def book(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Set its book."""
    path = tmp_path_factory.mktemp("set") / "book.pdf"
    path.write_bytes(make_book(prepared))
    return path


def test_the_book_prints_every_name_as_it_is(
    book: Path, hostile_input: ExportInput, note: Note
) -> None:
    text = squeeze(extract_text(book))
    names = {
        record.name
        for kind in (Country, Event, Exercise, Organization, Place, Publisher, Series)
        for record in hostile_input.handbook.list_records(kind)
    }
    assert len(names) > len(SHOWN) // 2
    for name in names:
        assert squeeze(name) in text, name
    note("hostile names in the text of the book", f"{len(names)} as written", len(names))


def test_no_action_stands_in_the_book_but_links_to_the_web(book: Path) -> None:
    with pikepdf.open(book) as document:
        for found in document.objects:
            if isinstance(found, pikepdf.Dictionary):
                assert not set(_ACTIONS) & {str(found.get("/S", "")), *found.keys()}
                if found.get("/S") == "/URI":
                    assert str(found["/URI"]).startswith(("http://", "https://"))


def test_the_epub_holds_no_script(prepared: Prepared, tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    path.write_bytes(make_epub(prepared))
    read = 0
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            assert ".." not in Path(name).parts
            if name.endswith((".xhtml", ".opf", ".ncx", ".svg")):
                tree = etree.fromstring(archive.read(name))
                for element in tree.iter(etree.Element):
                    assert etree.QName(element).localname not in {"script", "iframe", "object"}
                    assert not [key for key in element.attrib if str(key).startswith("on")]
                    link = str(element.get("href", "#"))
                    assert not link.lower().startswith(("javascript:", "data:", "vbscript:"))
                read += 1
    assert read > 5
