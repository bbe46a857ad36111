"""Files from elsewhere: listed in docs/assets/vendor.yaml, unchanged, and complete.

`tests/gates/test_vendored_originals.py` compares them with the packages that they come from.
"""

import importlib.util
import json
import re
from pathlib import Path

import pytest

from macros.values.terms import EventKind
from tests.builders import ROOT
from tests.vendored.icon_styles import ICON_STYLES, ICONS, render_icon_styles
from tests.vendored.listing import (
    VendoredFile,
    hash_file,
    list_vendored_files,
    read_vendor_list,
)

ASSETS = ROOT / "docs" / "assets"
FOLDERS = ("docs", "macros")
SUFFIXES = {".woff", ".woff2", ".ttf", ".otf", ".geojson"}
FILES = list_vendored_files()


def list_due_paths() -> set[str]:
    """Give the files that have to be listed: of whole folders, fonts, outlines, minified files."""
    whole = tuple(f"{folder}/" for folder in read_vendor_list()["folders"])
    paths = (p for folder in FOLDERS for p in (ROOT / folder).rglob("*") if p.is_file())
    return {
        name
        for path in paths
        if (name := path.relative_to(ROOT).as_posix()).startswith(whole)
        or path.suffix in SUFFIXES
        or ".min." in path.name
    }


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.path)
def test_a_vendored_file_is_unchanged(file: VendoredFile) -> None:
    assert hash_file(ROOT / file.path) == file.sha256


@pytest.mark.parametrize("name", read_vendor_list()["packages"])
def test_a_package_names_its_version_and_licence(name: str) -> None:
    package = read_vendor_list()["packages"][name]
    assert re.fullmatch(r"\d+\.\d+\.\d+", package["version"])
    assert package["licence"] in {"OFL-1.1", "ISC", "MIT"} or (
        "public domain" in package["licence"]
    )
    assert (ROOT / package["licence_text"]).is_file()


def test_package_json_pins_the_very_versions_of_the_list() -> None:
    pinned = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    listed = {name: p["version"] for name, p in read_vendor_list()["packages"].items()}
    assert {name: pinned.get(name) for name in listed} == listed


def test_every_vendored_file_is_listed_once() -> None:
    listed = [file.path for file in FILES]
    texts = {package["licence_text"] for package in read_vendor_list()["packages"].values()}
    assert len(listed) == len(set(listed))
    assert set(listed) | {t for t in texts if not t.startswith("LICENSES/")} == list_due_paths()


def test_every_package_is_the_origin_of_a_file() -> None:
    assert {file.package for file in FILES} == set(read_vendor_list()["packages"])


def find_originals() -> Path:
    spec = importlib.util.find_spec("material")
    assert spec is not None
    assert spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0]) / "templates"


def test_every_adapted_template_stands_on_the_installed_original() -> None:
    adapted = read_vendor_list()["adapted_templates"]
    stale = [
        item["path"]
        for item in adapted
        if hash_file(find_originals() / item["path"]) != item["original_sha256"]
    ]
    assert stale == [], (
        "Material changed these templates: compare, carry the change over, note the new hash"
    )


def test_every_template_that_replaces_one_of_materials_is_listed() -> None:
    theme = ROOT / "macros" / "theme"
    ours = {path.relative_to(theme).as_posix() for path in theme.rglob("*.html")}
    replacing = {path for path in ours if (find_originals() / path).is_file()}
    listed = {item["path"] for item in read_vendor_list()["adapted_templates"]}
    assert listed
    # main.html is Material's own place for a site's template: it holds nothing to carry over.
    assert replacing - {"main.html"} == listed


def test_the_icon_styles_are_up_to_date() -> None:
    assert ICON_STYLES.read_text(encoding="utf-8") == render_icon_styles(ICONS)


def test_there_is_an_icon_for_each_kind_of_event_and_each_that_a_template_names() -> None:
    templates = [*(ROOT / "macros").rglob("*.jinja"), *(ROOT / "macros" / "theme").rglob("*.html")]
    named = {
        name
        for path in templates
        for name in re.findall(r"icon--([a-z-]+)", path.read_text(encoding="utf-8"))
        if not name.endswith("-")
    }
    # The chronology shows exercises among the events.
    wanted = {"exercise", *named, *(kind.value for kind in EventKind)}
    assert {path.stem for path in ICONS.glob("*.svg")} == wanted


@pytest.mark.parametrize("path", sorted(ASSETS.rglob("*.css")), ids=lambda path: path.name)
def test_a_style_sheet_loads_nothing_from_another_host(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    targets = re.findall(r"""url\(\s*["']?([^"')]*)|@import\s+["']([^"']*)""", text)
    foreign = [
        url
        for pair in targets
        for url in pair
        if re.match(r"(?!data:)[a-z]+:|//", url, re.IGNORECASE)
    ]
    assert foreign == []


@pytest.mark.parametrize("path", sorted(ASSETS.rglob("*.svg")), ids=lambda path: path.name)
def test_a_picture_loads_nothing_and_runs_nothing(path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
    assert not re.search(
        r"https?:|<script|<image|<foreignObject|\son\w+=|href=", text, re.IGNORECASE
    )


def test_every_font_and_picture_that_a_style_sheet_names_exists() -> None:
    missing = [
        (path.name, url)
        for path in ASSETS.rglob("*.css")
        for url in re.findall(r'url\("(?!data:)([^"]+)"\)', path.read_text(encoding="utf-8"))
        if not (path.parent / url).is_file()
    ]
    assert missing == []
