"""The briefs and the EPUB of the real records, and the addresses under which they are found."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import lxml.etree
import pikepdf
import pytest
from typer.testing import CliRunner

from macros.book.briefs import list_brief_names
from macros.cli import app
from macros.loading.handbook import Handbook, load_handbook
from macros.records.country import Country
from tests.book.pdf_text import extract_text, find_target, list_links, run_tool, squeeze
from tests.builders import REAL_DATA, ROOT

# Below stands the foot of an A4 page.
FOOT_POINTS = 780
EPUBCHECK = "/usr/share/java/epubcheck.jar"


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    return load_handbook(REAL_DATA).handbook


def _count_pages(path: Path) -> int:
    with pikepdf.open(path) as document:
        return len(document.pages)


def test_every_country_has_a_brief_of_4_to_12_pages(volumes, handbook):
    pages = {
        c.id: _count_pages(volumes.briefs / f"{c.id}.pdf") for c in handbook.list_records(Country)
    }
    assert {name: number for name, number in pages.items() if not 4 <= number <= 12} == {}


def test_there_are_the_briefs_that_are_told(volumes, handbook):
    names = {path.stem for path in volumes.briefs.iterdir()}
    assert names == set(list_brief_names(handbook))


def test_the_first_page_of_a_brief_is_full(volumes, handbook):
    feet = {}
    for country in handbook.list_records(Country):
        boxes = run_tool(
            "pdftotext", "-bbox", "-l", "1", str(volumes.briefs / f"{country.id}.pdf"), "-"
        )
        lowest = [float(y) for y in re.findall(r'yMax="([\d.]+)">', boxes)]
        feet[country.id] = max(y for y in lowest if y < FOOT_POINTS)
    assert {name: y for name, y in feet.items() if y < 0.8 * FOOT_POINTS} == {}


def test_the_brief_of_the_register_holds_every_exercise_by_its_id(volumes, handbook):
    text = squeeze(extract_text(volumes.briefs / "register.pdf")).replace("-", "")
    ids = list(handbook.by_folder["exercises"]) + list(handbook.by_folder["series"])
    assert [i for i in ids if i.replace("-", "") not in text] == []


def test_every_link_of_a_brief_leads_to_one_of_its_pages_or_to_the_web(volumes):
    for path in sorted(volumes.briefs.glob("*.pdf")):
        with pikepdf.open(path) as document:
            pages = {page.obj.objgen for page in document.pages}
            targets = [find_target(document, link) for _number, link in list_links(document)]
            inside = [t for t in targets if not isinstance(t, str)]
            assert inside, path.name
            assert {t[0].objgen for t in inside} <= pages
            outside = {t for t in targets if isinstance(t, str)}
            assert all(t.startswith(("https://", "http://")) for t in outside)


def test_no_page_of_a_brief_has_an_unknown_page_number(volumes):
    for path in sorted(volumes.briefs.glob("*.pdf")):
        assert not re.search(r"→\W*000\b", extract_text(path)), path.name


def test_a_brief_keeps_the_standards_for_access_and_archives(volumes):
    program = str(Path(__file__).with_name("verapdf.py"))
    for name in ("az", "qa"):
        run_tool(sys.executable, program, str(volumes.briefs / f"{name}.pdf"), "ua1", "3a")
        assert "WARNING" not in run_tool("qpdf", "--check", str(volumes.briefs / f"{name}.pdf"))


def test_a_file_for_a_brief_is_refused_before_anything_is_made(tmp_path):
    options = ["book", "--brief", "az", "--out", str(tmp_path / "az.pdf")]
    done = CliRunner().invoke(app, options)
    assert done.exit_code == 2
    assert "--out names the book, which --brief leaves out." in " ".join(done.output.split())
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_brief_is_named_with_those_that_there_are(tmp_path):
    command = [str(Path(sys.executable).with_name("handbook")), "book", "--brief", "xx"]
    done = subprocess.run(
        [*command, "--briefs", str(tmp_path / "b")],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert "There is no brief 'xx'. There are: az, " in done.stderr
    assert not (tmp_path / "b").exists()


def test_the_epub_is_valid(volumes):
    assert "0 fatals / 0 errors / 0 warnings" in run_tool(
        "java", "-jar", EPUBCHECK, str(volumes.epub)
    )


def test_the_signs_of_a_map_are_explained_in_the_epub(volumes):
    with zipfile.ZipFile(volumes.epub) as book:
        page = book.read("EPUB/country-az.xhtml").decode()
        style = book.read("EPUB/epub.css").decode()
    signs = set(re.findall(r'class="sign sign-([a-z-]+)"', page))
    assert {"dot", "member"} <= signs
    assert {sign for sign in signs if f".sign-{sign}" not in style} == set()


def test_the_epub_holds_every_record_and_its_links_lead_somewhere(volumes, handbook):
    with zipfile.ZipFile(volumes.epub) as archive:
        assert archive.infolist()[0].filename == "mimetype"
        pages = {
            n: lxml.etree.fromstring(archive.read(n))
            for n in archive.namelist()
            if n.endswith("xhtml")
        }
    ids = {f"{n}#{e.get('id')}" for n, page in pages.items() for e in page.iter() if e.get("id")}
    labels = {i.partition("#")[2] for i in ids}
    kinds = set(handbook.by_folder) - {"tombstones"}
    wanted = {f"{kind}.{name}" for kind in kinds for name in handbook.by_folder[kind]}
    assert wanted - labels == set()
    assert {f"documents.{d}" for d in handbook.documents} - labels == set()
    links = {
        f"EPUB/{a.get('href')}" for page in pages.values()
        for a in page.iter("{http://www.w3.org/1999/xhtml}a")
        if a.get("href") and ":" not in a.get("href", "") and "#" in a.get("href", "")
    }  # fmt: skip
    assert len(links) > 1000
    assert links - ids == set()


def test_the_same_volumes_have_the_same_bytes(volumes, volumes_again):
    first, second = (
        {path.name: path.read_bytes() for path in (*v.briefs.iterdir(), v.epub)}
        for v in (volumes, volumes_again)
    )
    assert [name for name in first if second.get(name) != first[name]] == []
    assert first.keys() == second.keys()
