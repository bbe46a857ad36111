"""The gates of the book and of its volumes are closed by bad figures and by files with a fault."""

from __future__ import annotations

import sys
import zipfile
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pikepdf
import pytest

from tests.book import test_volumes, test_whole_book, verapdf
from tests.book.pdf_text import run_tool
from tests.book.real_volumes import Volumes
from tests.book.test_whole_book import Book

# In place of what lets figures through to the terminal.
SILENT: Any = SimpleNamespace(disabled=nullcontext)
ONE_PAGE: Any = SimpleNamespace(pages=[None], attachments={})


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """Write a PDF of one empty page, which keeps none of the standards."""
    path = tmp_path / "plain.pdf"
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(path)
    return path


@pytest.mark.parametrize(
    "figures",
    [
        {"memory_mib": test_whole_book.MEMORY_MIB_MAX},
        {"size": test_whole_book.PAGE_BYTES_MAX},
    ],
    ids=str,
)
def test_a_book_that_takes_too_much_is_refused(tmp_path: Path, figures: dict[str, Any]) -> None:
    path = tmp_path / "book.pdf"
    path.write_bytes(b"x")
    good = Volumes(tmp_path, 1, 1, 1)
    test_whole_book.test_memory_and_size_stay_in_bounds(good, ONE_PAGE, SILENT)
    path.write_bytes(b"x" * figures.pop("size", 1))
    bad = replace(good, **figures)
    with pytest.raises(AssertionError):
        test_whole_book.test_memory_and_size_stay_in_bounds(bad, ONE_PAGE, SILENT)


def test_a_book_of_nearly_empty_pages_is_refused(tmp_path: Path) -> None:
    full, empty = "x" * 400 + "\f", "x\f"
    pages = {"good": full * 20, "bad": full * 10 + empty}
    good, bad = (Book(tmp_path, pages[name]) for name in ("good", "bad"))
    test_whole_book.test_few_pages_are_nearly_empty(good)
    with pytest.raises(AssertionError):
        test_whole_book.test_few_pages_are_nearly_empty(bad)


def test_a_brief_of_too_few_pages_is_refused(plain: Path) -> None:
    volumes = Volumes(plain.parent, 1, 1, 1)
    volumes.briefs.mkdir()
    plain.rename(volumes.briefs / plain.name)
    handbook: Any = SimpleNamespace(list_records=lambda _model: [SimpleNamespace(id="plain")])
    gate = test_volumes.test_every_country_has_a_brief_of_4_to_12_pages
    with pytest.raises(AssertionError, match="'plain': 1"):
        gate(volumes, handbook)
    nobody: Any = SimpleNamespace(list_records=lambda _model: [])
    gate(volumes, nobody)


def test_verapdf_names_what_a_plain_pdf_lacks_for_both_standards(plain: Path) -> None:
    with pytest.raises(AssertionError) as raised:
        run_tool(sys.executable, str(verapdf.__file__), str(plain), "ua1", "3a")
    assert "ua1: " in str(raised.value)
    assert "3a: " in str(raised.value)


def test_qpdf_finds_that_a_pdf_was_cut_off(plain: Path) -> None:
    plain.write_bytes(plain.read_bytes()[:-200])
    with pytest.raises(AssertionError, match="WARNING"):
        run_tool("qpdf", "--check", str(plain))


def test_epubcheck_finds_an_error_in_an_epub_without_its_package(tmp_path: Path) -> None:
    volumes = Volumes(tmp_path, 1, 1, 1)
    with zipfile.ZipFile(volumes.epub, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
    with pytest.raises(AssertionError, match=r"META-INF/container\.xml"):
        test_volumes.test_the_epub_is_valid(volumes)
