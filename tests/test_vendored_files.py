"""Files from elsewhere: listed in docs/assets/vendor.yaml, unchanged, and complete.

Run this module as a script to write docs/assets/stylesheets/icons.css anew after adding an icon.
"""

import hashlib
import importlib.util
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import yaml

from macros.values.terms import EventKind

ROOT = Path(__file__).parent.parent
ASSETS = ROOT / "docs" / "assets"
ICONS = ASSETS / "icons"
ICON_STYLES = ASSETS / "stylesheets" / "icons.css"
VENDORED_SUFFIXES = {".woff", ".woff2", ".ttf", ".otf"}


def read_vendor_list() -> dict[str, Any]:
    """Give docs/assets/vendor.yaml as a mapping."""
    vendor: dict[str, Any] = yaml.safe_load((ASSETS / "vendor.yaml").read_text(encoding="utf-8"))
    return vendor


def hash_file(path: Path) -> str:
    """Give the SHA-256 of a file in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def list_vendored_paths(vendor: dict[str, Any]) -> set[str]:
    """Give the paths that have to be listed: of whole folders, fonts and minified files."""
    folders = tuple(f"{folder}/" for folder in vendor["folders"])
    paths = (path for path in ASSETS.rglob("*") if path.is_file())
    return {
        name
        for path in paths
        if (name := path.relative_to(ASSETS).as_posix()).startswith(folders)
        or path.suffix in VENDORED_SUFFIXES
        or ".min." in path.name
    }


def shrink_icon(text: str) -> str:
    """Give an icon without comment, class and size, on one line, in single quotes."""
    without_comments = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    head, end, body = without_comments.partition(">")
    head = re.sub(r'\s(?:class|width|height)="[^"]*"', "", head)
    one_line = re.sub(r"\s+", " ", head + end + body).strip()
    tight = one_line.replace("> <", "><").replace(" />", "/>").replace(" >", ">")
    return tight.replace('"', "'").replace("currentColor", "#000")


def render_icon_styles(folder: Path) -> str:
    """Give the style sheet with one mask for each icon, inline so that it also works from disk."""
    rules = [
        "/* Written by tests/test_vendored_files.py from docs/assets/icons/: do not edit.",
        "   Inline, because browsers refuse masks from other files on pages opened from disk. */",
        "",
    ]
    for path in sorted(folder.glob("*.svg")):
        picture = quote(shrink_icon(path.read_text(encoding="utf-8")), safe=" /:=;,'")
        rules.append(f'.icon--{path.stem} {{ --icon: url("data:image/svg+xml,{picture}"); }}')
    return "\n".join(rules) + "\n"


@pytest.mark.parametrize("entry", read_vendor_list()["files"], ids=lambda entry: entry["path"])
def test_a_vendored_file_is_unchanged(entry: dict[str, str]) -> None:
    assert hash_file(ASSETS / entry["path"]) == entry["sha256"]


@pytest.mark.parametrize("entry", read_vendor_list()["files"], ids=lambda entry: entry["path"])
def test_a_vendored_file_names_its_package_version_and_licence(entry: dict[str, str]) -> None:
    vendor = read_vendor_list()
    package = vendor["packages"][entry["package"]]
    assert re.fullmatch(r"\d+\.\d+\.\d+", package["version"])
    assert package["licence"] in {"OFL-1.1", "ISC", "MIT"}
    assert (ASSETS / package["licence_text"]).is_file()


def test_every_vendored_file_is_listed_once() -> None:
    vendor = read_vendor_list()
    listed = [entry["path"] for entry in vendor["files"]]
    texts = {package["licence_text"] for package in vendor["packages"].values()}
    assert len(listed) == len(set(listed))
    assert set(listed) | texts == list_vendored_paths(vendor)


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


if __name__ == "__main__":
    ICON_STYLES.write_text(render_icon_styles(ICONS), encoding="utf-8", newline="\n")
