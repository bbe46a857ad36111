"""Each file from elsewhere is what its npm package holds, or what the recipe makes of that.

The packages are in node_modules, as package-lock.json pins them with their hashes.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from tests.builders import ROOT
from tests.figures import Note
from tests.vendored.derive import derive
from tests.vendored.listing import PACKAGES, VendoredFile, list_vendored_files, read_vendor_list

FILES = list_vendored_files()
VENDORED_PACKAGES = read_vendor_list()["packages"]
_OFL = re.compile(r"SIL OPEN FONT LICENSE Version 1\.1 - 26 February 2007.*", re.DOTALL)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.path)
def test_a_file_is_its_original_or_what_the_recipe_makes_of_it(file: VendoredFile) -> None:
    is_same = derive(file) == (ROOT / file.path).read_bytes()
    assert is_same, "After a change of package or recipe, run python -m tests.vendored.derive"


@pytest.mark.parametrize("name", VENDORED_PACKAGES)
def test_the_installed_package_is_the_listed_one(name: str) -> None:
    installed = json.loads((PACKAGES / name / "package.json").read_text(encoding="utf-8"))
    assert installed["version"] == VENDORED_PACKAGES[name]["version"]
    assert installed["license"] in VENDORED_PACKAGES[name]["licence"]


@pytest.mark.parametrize("name", VENDORED_PACKAGES)
def test_a_licence_text_is_that_of_the_package(name: str) -> None:
    package = VENDORED_PACKAGES[name]
    ours = (ROOT / package["licence_text"]).read_text(encoding="utf-8")
    if "licence_source" in package:
        source = PACKAGES / name / package["licence_source"]
        assert ours == source.read_text(encoding="utf-8")
    elif package["licence"] == "OFL-1.1":
        # Ours begins with the names of all fonts in its folder.
        (source,) = (PACKAGES / name).glob("LICENSE*")
        assert _read_ofl(ours) == _read_ofl(source.read_text(encoding="utf-8"))
    else:
        assert "public domain" in ours


def _read_ofl(text: str) -> str:
    found = _OFL.search(text)
    assert found
    return "".join(c for c in found[0] if c.isalnum())


def test_another_original_gives_other_bytes(note: Note) -> None:
    copied = next(file for file in FILES if not file.recipe)
    cut = next(file for file in FILES if file.recipe == "book-font")
    for file in (copied, cut):
        other = next(f for f in FILES if f.recipe == file.recipe and f.source != file.source)
        wrong = replace(file, source=other.source, package=other.package)
        assert derive(wrong) != (ROOT / file.path).read_bytes()
    note("files from elsewhere, compared with npm's to the byte", len(FILES), len(FILES))
