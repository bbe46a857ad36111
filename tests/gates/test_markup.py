"""The HTML of every page of the site is valid."""

from __future__ import annotations

from pathlib import Path

from tests.figures import Note
from tests.gates.markup import check_markup, list_known_faults, split_known
from tests.site.project import Build


def test_every_page_is_valid_html_but_for_what_is_listed(real_site: Build, note: Note) -> None:
    new, unused = split_known(check_markup(real_site.site), list_known_faults())
    pages = sum(1 for _ in real_site.site.rglob("*.html"))
    note(f"faults in the HTML, Nu checker ({pages} pages)", len(new), 0)
    assert new[:20] == []
    assert unused == []


def test_every_exception_says_why() -> None:
    known = list_known_faults()
    assert known
    assert [k.message.pattern for k in known if len(k.reason) < 30] == []


def _write_page(folder: Path, body: str) -> None:
    head = '<!DOCTYPE html><html lang="en"><head><title>A page</title></head>'
    (folder / "index.html").write_text(f"{head}<body>{body}</body></html>", encoding="utf-8")


def test_wrong_nesting_is_a_fault(tmp_path: Path) -> None:
    _write_page(tmp_path, "<ul><p>A paragraph</p></ul>")
    (fault,) = check_markup(tmp_path)
    assert (fault.page, fault.line) == ("index.html", 1)
    assert fault.message.startswith("Element “p” not allowed as child of element “ul”")


def test_an_exception_that_covers_nothing_is_named(tmp_path: Path) -> None:
    _write_page(tmp_path, "<h1>A page</h1>")
    known = list_known_faults()
    assert split_known(check_markup(tmp_path), known) == ([], known)
