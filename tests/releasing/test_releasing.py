"""The files of a release: the right ones, all or none, the same bytes each time."""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from macros.releasing.agreement import find_disagreements, read_changes
from macros.releasing.assembling import ReleaseParts, assemble_release
from macros.releasing.faults import ReleaseFault
from macros.releasing.materials import VENDOR_LIST
from macros.releasing.notes import CHARACTERS_MAX, find_last_release, render_notes
from macros.version import PROJECT, read_version
from tests.builders import ROOT, make_exercise, make_sound_data, snapshot
from tests.commands import run
from tests.repository import git, make_history
from tests.test_cli_diff import NEW, OLD

VERSION = "2026.12.0"
NAME = f"{PROJECT}-{VERSION}"
CHANGELOG = f"# Changelog\n\n## {VERSION} (2026-12-01)\n\n- New words.\n\n## 2026.11.0\n\n- Old.\n"
BILL = {"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [
    {"name": "nh3", "bom-ref": "requirements-L1", "description": "x", "type": "library"},
]}  # fmt: skip


@pytest.fixture
def parts(tmp_path):
    """A project with two versions of its records, and everything built."""
    data = make_history(tmp_path, OLD, NEW)
    git(tmp_path, "tag", "2026.11.0", "v1")
    (tmp_path / "CITATION.cff").write_text(
        f"version: {VERSION}\ndate-released: 2026-12-01\n", encoding="utf-8"
    )
    zenodo = {"version": VERSION, "publication_date": "2026-12-01"}
    (tmp_path / ".zenodo.json").write_text(json.dumps(zenodo), encoding="utf-8")
    (tmp_path / "CHANGELOG.md").write_text(CHANGELOG, encoding="utf-8")
    (tmp_path / VENDOR_LIST).parent.mkdir(parents=True)
    shutil.copyfile(ROOT / VENDOR_LIST, tmp_path / VENDOR_LIST)
    built, site = tmp_path / "dist", tmp_path / "site"
    for name in (f"{NAME}.pdf", f"{NAME}-offline.zip", f"{NAME}.epub", "other.pdf"):
        write(built / name, name)
    write(built / "export" / "all.json", "{}")
    write(built / "bill-of-python.json", json.dumps(BILL))
    write(site / "index.html", "<p>")
    write(site / "az" / "index.html", "<p>")
    moment = datetime(2026, 12, 1, 12, 0, 2, tzinfo=UTC)
    return ReleaseParts(tmp_path, data, built, site, VERSION, VERSION, moment)


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def out(parts):
    return parts.built / "release"


def test_everything_is_put_together_and_listed(parts, out):
    listing = assemble_release(parts, out)
    names = sorted(path.name for path in out.iterdir())
    assert names == [
        "NOTES.md",
        "SHA256SUMS",
        f"{NAME}-data.zip",
        f"{NAME}-materials.cdx.json",
        f"{NAME}-offline.zip",
        f"{NAME}-site.zip",
        f"{NAME}.epub",
        f"{NAME}.pdf",
    ]
    assert [line.split()[-1] for line in listing.splitlines()[1:]] == names


def test_the_checksums_are_those_of_the_files(parts, out):
    assemble_release(parts, out)
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=out, capture_output=True,
        check=True, encoding="utf-8",
    )  # fmt: skip
    assert done.stdout.count(": OK\n") == 6


def test_an_archive_has_one_folder_and_one_time(parts, out):
    assemble_release(parts, out)
    with zipfile.ZipFile(out / f"{NAME}-site.zip") as archive:
        assert archive.testzip() is None
        entries = archive.infolist()
    names = [f"{NAME}-site/az/index.html", f"{NAME}-site/index.html"]
    assert [entry.filename for entry in entries] == names
    assert {entry.date_time for entry in entries} == {(2026, 12, 1, 12, 0, 2)}


def test_two_runs_give_the_same_bytes(parts, out):
    assemble_release(parts, out)
    first = {path.name: path.read_bytes() for path in out.iterdir()}
    for path in parts.site.rglob("*"):
        path.touch()
    assemble_release(parts, out)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == first


def test_the_bill_names_packages_and_vendored_files(parts, out):
    assemble_release(parts, out)
    bill = json.loads((out / f"{NAME}-materials.cdx.json").read_text(encoding="utf-8"))
    assert bill["metadata"]["component"]["version"] == VERSION
    components = {component["name"]: component for component in bill["components"]}
    assert "description" not in components["nh3"]
    assert components["world-atlas"]["purl"] == "pkg:npm/world-atlas@2.0.2"
    assert "Natural Earth" in components["world-atlas"]["licenses"][0]["license"]["name"]
    fonts = components["@fontsource-variable/source-sans-3"]
    assert fonts["purl"].startswith("pkg:npm/%40fontsource-variable/source-sans-3@")
    assert fonts["licenses"] == [{"expression": "OFL-1.1"}]
    references = [component["bom-ref"] for component in bill["components"]]
    assert len(set(references)) == len(references)


def test_the_notes_are_the_changelog_and_every_change(parts):
    assert render_notes(parts.root, parts.data, VERSION).splitlines()[:4] == [
        "- New words.",
        "",
        "## Every change to the records since 2026.11.0",
        "",
    ]
    assert "(exercises): `citations of date" in render_notes(parts.root, parts.data, VERSION)


def test_the_first_release_says_so(parts):
    git(parts.root, "tag", "--delete", "2026.11.0")
    assert find_last_release(parts.data, VERSION) is None
    assert render_notes(parts.root, parts.data, VERSION) == (
        "- New words.\n\nThis is the first release: every record is new.\n"
    )


def test_the_tag_that_is_released_is_not_the_last_release(parts):
    git(parts.root, "tag", VERSION)
    assert find_last_release(parts.data, VERSION) == "2026.11.0"


def test_long_notes_are_cut_between_two_records(tmp_path):
    files = {f"exercises/e{n}.yaml": make_exercise(name="E" * 150) for n in range(1100)}
    data = make_history(tmp_path, make_sound_data(), make_sound_data(**files))
    git(tmp_path, "tag", "2026.11.0", "v1")
    write(tmp_path / "CHANGELOG.md", CHANGELOG)
    notes = render_notes(tmp_path, data, VERSION)
    assert CHARACTERS_MAX - 500 < len(notes) < CHARACTERS_MAX + 100
    *_, entry, blank, rest = notes.rstrip("\n").split("\n")
    assert entry.startswith("- **`e")
    assert entry.endswith("`")
    assert (blank, rest) == ("", "The rest: `handbook diff 2026.11.0 2026.12.0`.")


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("CITATION.cff", VERSION, "2026.11.0",
         "CITATION.cff says 2026.11.0, pyproject.toml says 2026.12.0."),
        (".zenodo.json", VERSION, "2026.11.0",
         ".zenodo.json says 2026.11.0, pyproject.toml says 2026.12.0."),
        ("CITATION.cff", "2026-12-01", "2026-12-02",
         "CITATION.cff says 2026-12-02, CHANGELOG.md says 2026-12-01."),
        (".zenodo.json", "2026-12-01", "2026-12-02",
         ".zenodo.json says 2026-12-02, CHANGELOG.md says 2026-12-01."),
        ("CHANGELOG.md", VERSION, "2027.1.0", "CHANGELOG.md has no heading for 2026.12.0."),
        ("CHANGELOG.md", "2026-12-01", "unreleased",
         "The heading of 2026.12.0 in CHANGELOG.md names no day, such as 2026-12-01."),
    ],
)  # fmt: skip
def test_what_does_not_agree_stops_the_release(parts, out, file, old, new, message):
    path = parts.root / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(ReleaseFault) as caught:
        assemble_release(parts, out)
    assert str(caught.value) == message
    assert not out.exists()


def test_a_tag_of_another_version_stops_the_release(parts, out):
    with pytest.raises(ReleaseFault) as caught:
        assemble_release(replace(parts, tag="2026.12.1"), out)
    assert str(caught.value) == "The tag is 2026.12.1, pyproject.toml says 2026.12.0."


def test_in_a_dry_run_the_day_may_be_open(parts):
    path = parts.root / "CHANGELOG.md"
    path.write_text(CHANGELOG.replace("2026-12-01", "unreleased"), encoding="utf-8")
    assert list(find_disagreements(parts.root, VERSION, None)) == []


@pytest.mark.parametrize("ending", [".pdf", "-offline.zip"])
def test_a_missing_part_stops_the_release(parts, out, ending):
    (parts.built / f"{NAME}{ending}").unlink()
    with pytest.raises(ReleaseFault) as caught:
        assemble_release(parts, out)
    path = parts.built / f"{NAME}{ending}"
    assert str(caught.value) == f"{path} is missing. Run `make release-files`."


@pytest.mark.parametrize("name", ["site", "dist/export", "dist/bill-of-python.json"])
def test_what_goes_wrong_later_leaves_the_old_release(parts, out, name):
    assemble_release(parts, out)
    before = snapshot(out)
    path = parts.root / name
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    with pytest.raises(ReleaseFault):
        assemble_release(parts, out)
    assert snapshot(out) == before
    assert [path.name for path in parts.built.iterdir() if path.name.startswith(".")] == []


def test_a_place_that_cannot_be_written_is_told(parts, tmp_path):
    write(tmp_path / "file", "x")
    with pytest.raises(ReleaseFault, match="Not a directory"):
        assemble_release(parts, tmp_path / "file" / "release")


def test_the_changes_of_one_version_are_read():
    heading, text = read_changes(ROOT, "2026.11.0")
    assert heading is not None
    assert heading.startswith("## 2026.11.0")
    assert text.startswith("### Added")
    assert "\n## " not in text


def test_this_project_agrees_on_its_version():
    assert list(find_disagreements(ROOT, read_version(), None)) == []


def test_the_command_names_all_faults_one_a_line(parts, monkeypatch):
    monkeypatch.chdir(parts.root)
    shutil.rmtree(parts.built)
    result = run("release", "--tag", "2020.1.0")
    assert (result.exit_code, result.stdout) == (1, "")
    lines = result.stderr.splitlines()
    assert all(line.startswith("handbook: ") for line in lines)
    assert lines[0].startswith("handbook: The tag is 2020.1.0, pyproject.toml says ")
    assert lines[-1].endswith("-offline.zip is missing. Run `make release-files`.")
