"""The published data beside the pages: whole, and listed as they are."""

from __future__ import annotations

import json
import subprocess

from macros.changes.steps import read_version_history
from macros.loading.handbook import load_handbook
from macros.pages.change_bodies import find_step_anchor
from tests.builders import REAL_DATA
from tests.site.project import Build

_FOLDER = "data/v1"


def test_the_data_of_the_site_are_whole(real_site: Build) -> None:
    command = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
    folder = real_site.site / _FOLDER
    checked = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, "", "")


def test_the_page_lists_the_very_files_of_the_build(real_site: Build) -> None:
    sums = (real_site.site / _FOLDER / "SHA256SUMS").read_text(encoding="utf-8")
    digests = {path: digest for digest, path in (line.split() for line in sums.splitlines())}
    page = real_site.read("data")
    rows = page.find(".//tbody/tr[td/code[@title]]")
    listed = {
        row.one("./th/a/code").text: row.one("./td/code[@title]").get("title") for row in rows
    }
    assert "handbook.sqlite" in listed
    assert listed.items() <= digests.items()
    total = f"{len(digests):,} files, "
    assert [p for p in page.texts(".//article//p") if p.startswith(total)]


def test_pages_and_data_name_each_other(real_site: Build) -> None:
    index = json.loads((real_site.site / _FOLDER / "index.json").read_text(encoding="utf-8"))
    pages = {f"https://handbook.example/sub/{page}/" for page in real_site.list_pages()}
    assert {record["page"].split("#")[0] for record in index["records"]} <= pages


def test_the_changelog_has_the_steps_of_the_repository(real_site: Build) -> None:
    history = read_version_history(REAL_DATA, load_handbook(REAL_DATA).handbook)
    headings = real_site.read("changelog").find(".//h3[starts-with(@id, 'changes-')]")
    assert [h.get("id") for h in headings] == [find_step_anchor(s) for s in history.steps]
