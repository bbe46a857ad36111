"""The whole book, as readers, viewers, archives and validators meet it."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import yaml

from macros.book.labels import CHAPTERS
from macros.book.manuscript import PART_TITLES, TITLE
from macros.book.quotes import curl_quotes
from macros.loading.handbook import Handbook, load_handbook
from macros.records.country import Country
from macros.records.exercise import Exercise
from macros.records.place import Place
from tests.book.pdf_text import (
    extract_text,
    find_bookmark_pages,
    find_target,
    list_bookmarks,
    list_links,
    run_tool,
    squeeze,
)
from tests.book.real_volumes import SITE_URL
from tests.builders import REAL_DATA, ROOT

MEMORY_MIB_MAX = 1024
# The attached data package is counted by itself.
PAGE_BYTES_MAX = 12_000
EMPTY_PAGES_SHARE_MAX = 0.06
MARGIN_POINTS = 14  # five millimetres
# What stands on the first two pages of a profile, where there is any.
OPENING = {
    "Standing in the OTS", "trained most often in or near", "Exercises on record by year",
    "Figures",
    "Alignments outside the OTS", "Industry: bodies and programmes", "Exercises, latest first",
}  # fmt: skip
SPREADS_MIN = 4
# What poppler puts around words from right to left.
DIRECTION_MARKS = dict.fromkeys(map(ord, "\u202a\u202b\u202c"))
WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">')


@dataclass(frozen=True, slots=True)
class Book:
    """The book and its text."""

    path: Path
    text: str


@pytest.fixture(scope="module")
def book(volumes) -> Book:
    return Book(volumes.book, extract_text(volumes.book))


@pytest.fixture(scope="module")
def document(book):
    with pikepdf.open(book.path) as opened:
        yield opened


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    return load_handbook(REAL_DATA).handbook


def test_memory_and_size_stay_in_bounds(volumes, document, capsys):
    pages = len(document.pages)
    attached = sum(len(a.get_file().obj.read_raw_bytes()) for a in document.attachments.values())
    size = volumes.book.stat().st_size
    with capsys.disabled():
        print(  # noqa: T201 the figures of issue 5
            f"\nbook: {pages} pages, {size / 1e6:.1f} MB ({attached / 1e6:.1f} MB of it data), "
            f"{volumes.cpu_seconds:.0f} s of CPU, {volumes.wall_seconds:.0f} s, "
            f"{volumes.memory_mib:.0f} MiB, with the briefs and the EPUB"
        )
    assert volumes.memory_mib < MEMORY_MIB_MAX
    assert (size - attached) / pages < PAGE_BYTES_MAX


def test_a_second_build_has_the_same_bytes(volumes, volumes_again):
    assert volumes_again.book.read_bytes() == volumes.book.read_bytes()


def test_bookmarks_lead_through_parts_sections_and_entries(document, handbook):
    bookmarks = list_bookmarks(document)
    parts = [title for depth, title in bookmarks if depth == 1]
    below = {"part/pictures", "part/series", "part/programmes"}
    assert parts == [title for label, title in PART_TITLES.items() if label not in below]
    assert {depth for depth, _ in bookmarks} == {1, 2, 3}
    third = {squeeze(title) for depth, title in bookmarks if depth == 3}
    names = {squeeze(curl_quotes(r.name)) for r in handbook.list_records(Exercise)}
    assert names - third == set()
    second = {title for depth, title in bookmarks if depth == 2}
    assert {c.name for c in handbook.list_records(Country)} <= second


def test_bookmarks_are_closed_below_the_parts(document):
    item = document.Root.Outlines["/First"]
    assert document.Root.Outlines["/Count"] == sum(d == 1 for d, _ in list_bookmarks(document))
    while item is not None:
        assert int(item.get("/Count", 0)) <= 0
        item = item.get("/Next")


def test_every_record_and_every_document_is_in_the_book_by_its_id(book, handbook):
    # Poppler takes a hyphen at the end of a line for one of hyphenation.
    text = squeeze(book.text).replace("-", "")
    ids = [r.id for r in handbook.list_all()] + list(handbook.documents)
    assert [record_id for record_id in ids if record_id.replace("-", "") not in text] == []


def test_every_chapter_is_in_the_book_to_its_last_words(book):
    text = squeeze(book.text)
    for page in CHAPTERS:
        source = (ROOT / "docs" / page).read_text(encoding="utf-8")
        title = re.search(r"^# (.+)$", source, re.MULTILINE)
        last = re.findall(r"[^.{}()\[\]|*\"\n]{30,}", source)[-1].lstrip("- ")
        assert title
        assert squeeze(title[1]) in text
        assert squeeze(curl_quotes(last)) in text, page


def test_every_guide_chapter_of_the_site_is_a_chapter_of_the_book():
    found = {f"guide/{p.name}" for p in (ROOT / "docs" / "guide").glob("*.md")}
    assert found - {"guide/index.md"} <= set(CHAPTERS)


def test_native_names_come_out_as_they_are_written(book, handbook):
    text = squeeze(book.text.translate(DIRECTION_MARKS))
    names = {name for c in handbook.list_records(Country) for name in c.names.values()}
    assert {name for name in names if squeeze(name) not in text} == set()
    assert set("əışқөұʻ") - set(text) == set()


def test_every_link_inside_leads_to_a_place_on_a_page(document):
    pages = {page.obj.objgen for page in document.pages}
    inside = 0
    for _number, link in list_links(document):
        target = find_target(document, link)
        if not isinstance(target, str):
            inside += 1
            assert target[0].objgen in pages
            assert 0 <= float(target[3]) <= 842
    assert inside > 1000


def test_links_out_lead_to_the_web_and_to_nothing_that_the_book_holds(document, handbook):
    kinds = "|".join(handbook.by_folder)
    inside = re.compile(rf"{re.escape(SITE_URL)}({kinds})/[a-z0-9-]+/")
    found = {find_target(document, link) for _n, link in list_links(document) if "/A" in link}
    urls = {target for target in found if isinstance(target, str)}
    assert [u for u in urls if not u.startswith(("https://", "http://")) or inside.match(u)] == []


def test_a_printed_page_number_is_that_of_the_viewer(book, document):
    labels = pikepdf.NumberTree(document.Root.PageLabels)
    assert str(labels[1]["/S"]) == "/r"
    numbered = run_tool("pdftotext", "-f", "60", "-l", "60", str(book.path), "-").split()
    first = next(n for n in range(1, 60) if str(labels[n].get("/S", "")) == "/D")
    assert str(60 - first) in numbered


def test_index_pages_hold_what_the_index_promises(book, document, handbook):
    front = next(
        n for n in range(len(document.pages))
        if str(pikepdf.NumberTree(document.Root.PageLabels)[n].get("/S", "")) == "/D"
    )  # fmt: skip
    pages = book.text.split("\f")
    index = squeeze("".join(pages[-12:]))
    checked = 0
    for exercise in handbook.list_records(Exercise):
        found = re.search(re.escape(squeeze(exercise.name)) + r"(\d{2,3})(?=\D|$)", index)
        if found and front + int(found[1]) - 1 < len(pages):
            checked += 1
            page = pages[front + int(found[1]) - 1]
            assert squeeze(exercise.name) in squeeze(page), exercise.id
    assert checked > 50


def test_each_page_number_of_the_index_is_a_link(book, document):
    pages = book.text.split("\f")
    links = Counter(number for number, _link in list_links(document))
    first = next(n for n, text in enumerate(pages) if squeeze(text).startswith("IndexNumbersare"))
    for number in range(first, len(document.pages) - 1):
        # Pages have up to three digits; years have four, and page numbers stand apart from words.
        told = re.findall(r"(?<=[\s,])\d{1,3}(?:–\d{1,3})?(?=[,\s]|$)", pages[number])
        assert links[number] >= 0.9 * len(told) > 20, number + 1


def test_title_language_and_tags_are_set(document):
    assert str(document.docinfo["/Title"]) == TITLE
    assert "/Author" in document.docinfo
    assert "/Subject" in document.docinfo
    root = document.Root
    assert str(root.Lang) == "en-GB"
    assert root.MarkInfo.Marked is True
    assert root.ViewerPreferences.DisplayDocTitle is True
    assert str(root.PageMode) == "/UseOutlines"


def test_passages_in_other_languages_are_marked(document):
    languages = {
        str(o["/Lang"])
        for o in document.objects
        if isinstance(o, pikepdf.Dictionary) and "/Lang" in o
    }
    assert {"az", "kk", "tr", "ru", "uz", "hu"} <= {code[:2] for code in languages}


def test_only_own_fonts_are_inside_cut_and_with_a_map_to_letters(book):
    lines = run_tool("pdffonts", str(book.path)).splitlines()[2:]
    assert len(lines) >= 6
    for line in lines:
        assert re.match(r"[A-Z]{6}\+Handbook", line), line
        assert re.search(r"yes yes yes\s+\d+\s+\d+$", line), line


def test_no_text_leaves_the_page_or_stands_in_its_outer_edge(book):
    boxes = run_tool("pdftotext", "-bbox", str(book.path), "-")
    out = [
        box for box in WORD.findall(boxes)
        if float(box[0]) < MARGIN_POINTS or float(box[2]) > 595.3 - MARGIN_POINTS
        or float(box[1]) < MARGIN_POINTS or float(box[3]) > 841.9 - MARGIN_POINTS
    ]  # fmt: skip
    assert out == []


def _list_profile_pages(document, handbook) -> dict[str, range]:
    """Give the pages of the file, counted from 0, on which each country's profile stands."""
    starts = find_bookmark_pages(document)
    countries = {starts[country.name]: country.id for country in handbook.list_records(Country)}
    ends = [*sorted(countries)[1:], starts[PART_TITLES["part/register"]]]
    return {
        countries[start]: range(start, end)
        for start, end in zip(sorted(countries), ends, strict=True)
    }


def test_a_profile_opens_with_two_pages_that_face_each_other(book, document, handbook):
    pages = book.text.split("\f")
    opened: set[str] = set()
    for name, places in _list_profile_pages(document, handbook).items():
        assert places.start % 2 == 1, f"{name} begins on a right-hand page"
        whole = squeeze("".join(pages[places.start : places.stop]))
        spread = squeeze("".join(pages[places.start : places.start + 2]))
        due = {words for words in OPENING if squeeze(words) in whole}
        assert {words for words in due if squeeze(words) not in spread} == set(), name
        opened |= due
    assert opened == OPENING


def test_profiles_of_countries_with_few_records_are_two_pages(book, document, handbook):
    pages = book.text.split("\f")
    lengths = {
        name: sum(bool(pages[number].strip()) for number in places)
        for name, places in _list_profile_pages(document, handbook).items()
    }
    assert list(lengths.values()).count(2) >= SPREADS_MIN, lengths


def test_a_left_out_page_is_wholly_empty(book):
    empty = [page for page in book.text.split("\f")[:-1] if len(page) < 100]
    assert [page for page in empty if page.strip()] == []


def test_few_pages_are_nearly_empty(book):
    pages = book.text.split("\f")[:-1]
    empty = [number for number, page in enumerate(pages, start=1) if len(page) < 350]
    assert len(empty) <= EMPTY_PAGES_SHARE_MAX * len(pages), empty


def test_the_attached_data_are_whole_and_their_checksum_stands_in_the_imprint(
    book, document, handbook
):
    files = {name: a.get_file().read_bytes() for name, a in document.attachments.items()}
    sums = files.pop("SHA256SUMS")
    listed = dict(reversed(line.split("  ")) for line in sums.decode().splitlines())
    assert listed == {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    # Copied out of the imprint as it stands: nothing but the end of a line may part it.
    assert hashlib.sha256(sums).hexdigest() in "".join(book.text.split())
    whole: dict[str, Any] = json.loads(files["all.json"])
    assert {kind: len(rows) for kind, rows in whole["records"].items()} == {
        kind: len(records) for kind, records in handbook.by_folder.items()
    }
    assert {"exercises.csv", "datapackage.json", "exercises.schema.json"} <= set(files)


def test_a_stranger_takes_the_data_out_and_proves_them(book, tmp_path):
    run_tool("pdfdetach", "-saveall", "-o", str(tmp_path), str(book.path))
    proof = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"],
        cwd=tmp_path, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert proof.stdout.count(": OK") == len(list(tmp_path.iterdir())) - 1
    package = json.loads((tmp_path / "datapackage.json").read_bytes())
    for resource in package["resources"]:
        content = (tmp_path / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_a_reference_names_its_page(book, handbook):
    text = squeeze(book.text)
    named = {place for exercise in handbook.list_records(Exercise) for place in exercise.places}
    missing = [
        name for place in named
        if (name := handbook.find_record(Place, place).name)
        and not re.search(rf"{re.escape(squeeze(name))}→\d", text)
    ]  # fmt: skip
    assert missing == []


def _drop_nulls(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _drop_nulls(value) for key, value in node.items() if value is not None}
    return [_drop_nulls(value) for value in node] if isinstance(node, list) else node


def test_the_records_can_be_made_again_from_the_book_alone(document, handbook, tmp_path):
    whole = json.loads(document.attachments["all.json"].get_file().read_bytes())
    for kind, rows in whole["records"].items():
        (tmp_path / kind).mkdir()
        for row in rows:
            text = yaml.dump(_drop_nulls(row["authored"]), Dumper=yaml.CSafeDumper)
            (tmp_path / kind / f"{row['id']}.yaml").write_text(text, encoding="utf-8")
    loaded = load_handbook(tmp_path)
    assert loaded.problems == ()
    assert loaded.handbook.by_folder == handbook.by_folder


def test_qpdf_finds_nothing_to_complain_of(book):
    assert "WARNING" not in run_tool("qpdf", "--check", str(book.path))


def test_the_book_keeps_the_standards_for_access_and_archives(book):
    program = Path(__file__).with_name("verapdf.py")
    run_tool(sys.executable, str(program), str(book.path), "ua1", "3a")
