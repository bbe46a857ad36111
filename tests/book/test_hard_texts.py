"""Texts that are hard to set: long, wide, written from right to left, or with much missing."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from macros.book.making import make_book, make_briefs, prepare_book, write_book
from macros.book.paper import Paper
from tests.book.pdf_text import extract_text, list_bookmarks, run_tool, squeeze
from tests.book.small_book import make_edition, make_project
from tests.builders import (
    ROOT,
    make_document,
    make_exercise,
    make_publisher,
    make_sound_data,
    write_data,
)
from tests.exports.full_data import make_full_data
from tests.exports.inputs import make_input

SPACED_NAME = ("Long " * 39 + "name.")[:200]
UNBROKEN_NAME = "Langstreckenverteidigungsgemeinschaftsuebung" * 4 + "AbcdefghijklmnopqrstUvwx"
ARABIC_TITLE = "تمرين عسكري مشترك في باكو"
COLUMNS = 40
# Narrow and long: in pieces beside each other.
LONG_TABLE = "\n\nyear | number\n---|---\n" + "\n".join(f"row{n} | {n}" for n in range(1, 25))
# Enough to fill several pages, so that some would be broken between two.
SHORT_TABLES = "".join(
    "\n\nA paragraph.\n\nname | number\n---|---\n"
    + "".join(f"table{t}row{r} | {r}\n" for r in range(1, 7))
    for t in range(1, 16)
)
# Six columns fit on A4; on A5 each row becomes a list.
SIX_COLUMNS = "h1 | h2 | h3 | h4 | h5 | h6\n---|---|---|---|---|---\nu | v | w | x | y | z\n"
WORD = re.compile(
    r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>'
)
PAGE_POINTS = {"book": (595.3, 841.9), "az": (595.3, 841.9), "a5": (419.5, 595.3)}
MARGIN_POINTS = 14
# Raised numbers are smaller; the box of a word is a quarter higher than its letters.
LETTERS_OF_A_MARK = 4
SMALLEST_WORD_POINTS = 1.25 * 6.4
# The left column of entries ends before the right one begins.
LEFT_COLUMN = (59, 288, 307)


@pytest.fixture(scope="module")
def volumes(tmp_path_factory) -> dict[str, Path]:
    """Give a book on each paper and a brief of hard texts."""
    folder = tmp_path_factory.mktemp("hard")
    files = make_full_data() | {
        "exercises/spaced.yaml": make_exercise(
            name=SPACED_NAME, participants=[{"party": "AZ", "role": "participant"}]
        ),
        "exercises/unbroken.yaml": make_exercise(
            name=UNBROKEN_NAME, participants=[{"party": "AZ", "role": "participant"}]
        ),
        "sources/arabic-paper.yaml": make_publisher(
            name="Arabic paper",
            documents=[
                make_document(
                    id="arabic-paper-drill", title=ARABIC_TITLE, language="ar",
                    url="https://example.org/a",
                )
            ],
        ),
    }  # fmt: skip
    export_input = make_input(folder, files)
    project = make_project(folder / "project")
    cells = " | ".join(f"c{n}" for n in range(COLUMNS))
    rule = " | ".join(["---"] * COLUMNS)
    words = " | ".join(f"cell{n}" for n in range(COLUMNS))
    table = f"# Method\n\n| {cells} |\n| {rule} |\n| {words} |\n\n"
    tables = f"{table}{SIX_COLUMNS}{LONG_TABLE}{SHORT_TABLES}\n"
    (project / "docs/method.md").write_text(tables, encoding="utf-8")
    prepared = prepare_book(export_input, make_edition(project, export_input))
    paths = {name: folder / f"{name}.pdf" for name in PAGE_POINTS}
    write_book(make_book(prepared), paths["book"])
    write_book(make_book(prepared, paper=Paper.A5), paths["a5"])
    write_book(dict(make_briefs(prepared, ["az"]))["az"], paths["az"])
    return paths


def _list_words(path: Path) -> list[tuple[float, float, float, float, str]]:
    found = WORD.findall(run_tool("pdftotext", "-bbox", str(path), "-"))
    return [(*map(float, word[:4]), word[4]) for word in found]


@pytest.mark.parametrize("name", PAGE_POINTS)
def test_no_word_runs_off_the_page(volumes, name):
    width, height = PAGE_POINTS[name]
    out = [
        word for word in _list_words(volumes[name])
        if min(word[0], word[1]) < MARGIN_POINTS
        or word[2] > width - MARGIN_POINTS
        or word[3] > height - MARGIN_POINTS
    ]  # fmt: skip
    assert out == []


@pytest.mark.parametrize("name", PAGE_POINTS)
def test_every_page_has_the_size_of_its_paper(volumes, name):
    with pikepdf.open(volumes[name]) as document:
        sizes = {tuple(round(float(side), 1) for side in page.mediabox) for page in document.pages}
    assert sizes == {(0, 0, *PAGE_POINTS[name])}


def test_a_table_that_is_too_wide_for_a_small_page_becomes_lists(volumes):
    assert "h1h2h3h4h5h6uvwxyz" in squeeze(extract_text(volumes["book"]))
    assert "h1u;h2v;h3w;h4x;h5y;h6z" in squeeze(extract_text(volumes["a5"]))


def test_a_book_on_small_paper_says_what_the_large_one_says(volumes):
    with pikepdf.open(volumes["book"]) as large, pikepdf.open(volumes["a5"]) as small:
        assert list_bookmarks(small) == list_bookmarks(large)
        assert set(small.attachments) == set(large.attachments)
        assert len(small.pages) > len(large.pages)


def test_no_letter_of_a_small_page_is_too_small_to_read(volumes):
    words = [word for word in _list_words(volumes["a5"]) if len(word[4]) > LETTERS_OF_A_MARK]
    assert min(word[3] - word[1] for word in words) > SMALLEST_WORD_POINTS


def test_a_book_on_small_paper_keeps_the_standards_for_access_and_archives(volumes):
    program = Path(__file__).with_name("verapdf.py")
    run_tool(sys.executable, str(program), str(volumes["a5"]), "ua1", "3a")


@pytest.mark.parametrize("name", ["book", "az"])
def test_a_name_without_a_space_stays_in_its_column(volumes, name):
    pieces = [word for word in _list_words(volumes[name]) if word[4][:12] in UNBROKEN_NAME]
    left, end, other = LEFT_COLUMN
    across = [w for w in pieces if left <= w[0] < end and w[2] > other and len(w[4]) > 15]
    assert across == []


@pytest.mark.parametrize("name", PAGE_POINTS)
def test_a_long_name_comes_out_whole(volumes, name):
    text = squeeze(extract_text(volumes[name])).replace("-", "")
    assert UNBROKEN_NAME in text
    assert squeeze(SPACED_NAME) in text


@pytest.mark.parametrize("name", ["book", "a5"])
def test_every_cell_of_a_table_of_forty_columns_is_there(volumes, name):
    text = squeeze(extract_text(volumes[name]))
    assert [n for n in range(COLUMNS) if f"c{n}cell{n}" not in text] == []


def test_a_long_table_of_narrow_columns_stands_in_pieces_beside_each_other(volumes):
    top = {
        word: float(y)
        for _x, y, _x_max, _y_max, word in WORD.findall(
            run_tool("pdftotext", "-bbox", str(volumes["book"]), "-")
        )
        if word.startswith("row")
    }
    assert len(top) == 24
    assert top["row1"] == top["row9"] == top["row17"]
    assert top["row1"] < top["row2"]


@pytest.mark.parametrize("name", ["book", "a5"])
def test_a_short_table_is_not_broken_between_pages(volumes, name):
    pages = [squeeze(page) for page in extract_text(volumes[name]).split("\f")]
    places = {
        table: {number for number, page in enumerate(pages) if f"table{table}row" in page}
        for table in range(1, 16)
    }
    assert all(len(numbers) == 1 for numbers in places.values()), places
    assert len(set.union(*places.values())) > 2


def test_words_from_right_to_left_come_out_as_they_are_read(volumes):
    # Poppler puts marks of direction around them.
    marks = dict.fromkeys(map(ord, "\u202a\u202b\u202c"))
    assert squeeze(ARABIC_TITLE) in squeeze(extract_text(volumes["book"]).translate(marks))


def test_an_exercise_without_a_source_is_named_and_the_book_before_stays(tmp_path):
    bare = {key: value for key, value in make_exercise().items() if key != "cites"}
    data = write_data(tmp_path, make_sound_data(**{"exercises/bare.yaml": bare}))
    out = tmp_path / "book.pdf"
    out.write_bytes(b"before")
    command = [str(Path(sys.executable).with_name("handbook")), "book", "--data", str(data)]
    done = subprocess.run(
        [*command, "--out", str(out)], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 1
    assert "bare.yaml" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert out.read_bytes() == b"before"
