"""Texts that are hard to set: long, wide, written from right to left, or with much missing."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from macros.book.making import make_book, make_briefs, prepare_book, write_book
from tests.book.pdf_text import extract_text, run_tool, squeeze
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
WORD = re.compile(
    r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>'
)
PAGE_POINTS = (595.3, 841.9)
MARGIN_POINTS = 14
# The left column of entries ends before the right one begins.
LEFT_COLUMN = (59, 288, 307)


@pytest.fixture(scope="module")
def volumes(tmp_path_factory) -> dict[str, Path]:
    """Give a book and a brief of hard texts."""
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
    table = f"# Method\n\n| {cells} |\n| {rule} |\n| {words} |\n"
    (project / "docs/method.md").write_text(table, encoding="utf-8")
    prepared = prepare_book(export_input, make_edition(project, export_input))
    paths = {"book": folder / "book.pdf", "az": folder / "az.pdf"}
    write_book(make_book(prepared), paths["book"])
    write_book(dict(make_briefs(prepared, ["az"]))["az"], paths["az"])
    return paths


def _list_words(path: Path) -> list[tuple[float, float, float, float, str]]:
    found = WORD.findall(run_tool("pdftotext", "-bbox", str(path), "-"))
    return [(*map(float, word[:4]), word[4]) for word in found]


@pytest.mark.parametrize("name", ["book", "az"])
def test_no_word_runs_off_the_page(volumes, name):
    out = [
        word for word in _list_words(volumes[name])
        if min(word[0], word[1]) < MARGIN_POINTS
        or word[2] > PAGE_POINTS[0] - MARGIN_POINTS
        or word[3] > PAGE_POINTS[1] - MARGIN_POINTS
    ]  # fmt: skip
    assert out == []


@pytest.mark.parametrize("name", ["book", "az"])
def test_a_name_without_a_space_stays_in_its_column_and_comes_out_whole(volumes, name):
    pieces = [word for word in _list_words(volumes[name]) if word[4][:12] in UNBROKEN_NAME]
    left, end, other = LEFT_COLUMN
    across = [w for w in pieces if left <= w[0] < end and w[2] > other and len(w[4]) > 15]
    assert across == []
    text = squeeze(extract_text(volumes[name])).replace("-", "")
    assert UNBROKEN_NAME in text
    assert squeeze(SPACED_NAME) in text


def test_every_cell_of_a_table_of_forty_columns_is_there(volumes):
    text = squeeze(extract_text(volumes["book"]))
    assert [n for n in range(COLUMNS) if f"c{n}cell{n}" not in text] == []


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
