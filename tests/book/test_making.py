"""Making a small book: what stands in the way is named, and what was there stays."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from pathlib import Path

import pikepdf
import pytest

from macros.book.faults import BookFault
from macros.book.making import make_book, make_briefs, prepare_book, require_place, write_book
from macros.book.pictures import make_picture
from macros.book.quotes import curl_quotes
from macros.charts.picture import Drawing, Picture
from tests.book.pdf_text import extract_text, squeeze
from tests.book.small_book import make_edition, make_project
from tests.builders import ROOT, make_exercise
from tests.exports.full_data import make_full_data
from tests.exports.inputs import make_input

LONG_NAME = "Long " * 39 + "name."
HOSTILE_NAME = '#panic("x") $x$ @ref <label> *a* _b_ `c` \\ // ~ -- [d](e)'


@pytest.fixture(scope="module")
def small_book(tmp_path_factory):
    folder = tmp_path_factory.mktemp("small")
    extra = {
        "exercises/long-name.yaml": make_exercise(name=LONG_NAME),
        "exercises/hostile.yaml": make_exercise(name=HOSTILE_NAME),
        "exercises/no-date.yaml": make_exercise(name="Undated"),
    }
    export_input = make_input(folder, {**make_full_data(), **extra})
    project = make_project(folder / "project")
    path = folder / "book.pdf"
    write_book(make_book(prepare_book(export_input, make_edition(project, export_input))), path)
    return path, export_input, folder


def test_names_long_or_hostile_and_missing_dates_come_out_as_they_are(small_book):
    text = squeeze(extract_text(small_book[0]))
    assert squeeze(LONG_NAME) in text
    assert squeeze(curl_quotes(HOSTILE_NAME)) in text
    assert squeeze("Without a date") in text


def test_the_same_book_in_another_folder_has_the_same_bytes(small_book):
    path, export_input, folder = small_book
    project = make_project(folder / "elsewhere" / "project")
    again = make_book(prepare_book(export_input, make_edition(project, export_input)))
    assert again == path.read_bytes()


def test_the_file_carries_the_time_of_the_edition(small_book):
    with pikepdf.open(small_book[0]) as document:
        assert str(document.docinfo["/CreationDate"]) == "D:20260601120000Z"


def test_a_wrong_macro_names_the_chapter(tmp_path):
    export_input = make_input(tmp_path, make_full_data())
    project = make_project(tmp_path / "project")
    (project / "docs/method.md").write_text('# M\n\n{{ ref("nobody") }}\n', encoding="utf-8")
    with pytest.raises(BookFault, match=r"^method\.md: .*ref\(\)"):
        make_book(prepare_book(export_input, make_edition(project, export_input)))


def test_a_missing_chapter_is_named(tmp_path):
    export_input = make_input(tmp_path, make_full_data())
    project = make_project(tmp_path / "project")
    (project / "docs/coverage.md").unlink()
    with pytest.raises(BookFault, match=r"coverage\.md: the chapter cannot be read"):
        make_book(prepare_book(export_input, make_edition(project, export_input)))


def test_a_letter_without_a_font_is_named_with_its_record(tmp_path):
    files = make_full_data() | {"exercises/manat.yaml": make_exercise(name="Ten ₼")}
    export_input = make_input(tmp_path, files)
    project = make_project(tmp_path / "project")
    with pytest.raises(BookFault, match=r"'₼' \(U\+20BC, MANAT SIGN\), in exercises/manat"):
        make_book(prepare_book(export_input, make_edition(project, export_input)))


def test_a_missing_folder_is_made(tmp_path):
    out = tmp_path / "a" / "b" / "book.pdf"
    write_book(b"%PDF", out)
    assert out.read_bytes() == b"%PDF"
    assert [path.name for path in out.parent.iterdir()] == ["book.pdf"]


def test_a_book_that_cannot_be_written_leaves_the_one_before(tmp_path):
    out = tmp_path / "book.pdf"
    out.mkdir()
    (out / "kept").write_text("kept", encoding="utf-8")
    with pytest.raises(BookFault, match=r"cannot be written: .* unchanged"):
        write_book(b"%PDF", out)
    assert [path.name for path in tmp_path.iterdir()] == ["book.pdf"]
    assert Path(out, "kept").read_text(encoding="utf-8") == "kept"


@pytest.mark.parametrize("give_up", [require_place, partial(write_book, b"%PDF")])
@pytest.mark.parametrize("name", ["folder", "file/book.pdf", "file/a/book.pdf"])
def test_a_place_that_holds_no_file_is_named_and_left_alone(tmp_path, give_up, name):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"before")
    with pytest.raises(BookFault, match=rf'{name}" cannot be written: .* unchanged'):
        give_up(tmp_path / name)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]
    assert (tmp_path / "file").read_bytes() == b"before"


def test_a_place_in_a_folder_yet_to_be_made_is_good(tmp_path):
    require_place(tmp_path / "a" / "b" / "book.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_the_book_before_and_says_so(tmp_path):
    out = tmp_path / "book.pdf"
    out.write_bytes(b"before")
    script = (
        "import resource, signal\n"
        "from pathlib import Path\n"
        "from macros.book.faults import BookFault\n"
        "from macros.book.making import write_book\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try:\n"
        f"    write_book(b'x' * 2000, Path({str(out)!r}))\n"
        "except BookFault as fault:\n"
        "    print(fault)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout == (
        f'"{out}" cannot be written: File too large. What was there is unchanged.\n'
    )
    assert out.read_bytes() == b"before"
    assert [path.name for path in tmp_path.iterdir()] == ["book.pdf"]


@pytest.fixture(scope="module")
def small_briefs(tmp_path_factory):
    folder = tmp_path_factory.mktemp("briefs")
    export_input = make_input(folder, make_full_data())
    edition = make_edition(make_project(folder / "project"), export_input)
    return dict(make_briefs(prepare_book(export_input, edition)))


def test_a_brief_holds_its_profile_exercises_and_sources(small_briefs, tmp_path):
    path = tmp_path / "az.pdf"
    path.write_bytes(small_briefs["az"])
    text = extract_text(path)
    assert "Azerbaijan" in text.split("\n")
    assert squeeze("documents that this brief cites") in squeeze(text)
    assert squeeze("[Report on the opening]") in squeeze(text)
    assert "register" in small_briefs


def test_a_chart_that_cannot_be_drawn_is_named():
    broken = Drawing(10, 10, {"mark": {"type": "no such mark"}, "data": 7})
    with pytest.raises(BookFault, match=r"^The picture 'years' \(By year\) cannot be drawn: "):
        make_picture(Picture("years", "By year", drawings=(broken,)))
