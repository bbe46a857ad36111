"""Data folders as they were in a revision."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.history import RevisionFault
from macros.loading.versions import UsedId, load_version
from tests.builders import make_exercise, make_sound_data, unchanged
from tests.repository import git, make_history, replace_data

OLD = make_sound_data(**{"exercises/birlestik-2024.yaml": make_exercise(name="Birlestik-2024")})
NEW = make_sound_data()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return make_history(tmp_path / "project", OLD, NEW)


def test_a_revision_gives_the_records_of_its_time(data: Path) -> None:
    version = load_version(data, "v1")
    assert sorted(version.map_records()) == [
        "exercises/birlestik-2024",
        "exercises/tarlan-2025",
        "sources/qazinform",
    ]
    assert version.map_records()["exercises/birlestik-2024"]["name"] == "Birlestik-2024"
    assert [r.id for r in version.loaded.handbook.list_all()] == [
        "birlestik-2024",
        "tarlan-2025",
        "qazinform",
    ]
    assert version.loaded.problems == ()
    assert (version.revision, version.commit) == ("v1", git(data, "rev-parse", "v1"))


def test_without_a_revision_the_files_are_read_as_they_are(data: Path) -> None:
    replace_data(data.parent, OLD)
    assert load_version(data).map_records() == load_version(data, "v1").map_records()
    assert load_version(data).map_records() != load_version(data, "HEAD").map_records()


def test_reading_a_revision_leaves_the_repository_as_it_is(data: Path) -> None:
    with unchanged(data.parent):
        load_version(data, "v1")


def test_problems_of_an_old_version_name_the_files_as_people_know_them(tmp_path: Path) -> None:
    data = make_history(tmp_path, {"places/aktau.yaml": "name: [\n"})
    version = load_version(data, "v1")
    assert [problem.path for problem in version.loaded.problems] == ["data/places/aktau.yaml"]
    assert version.list_unread() == ("data/places/aktau.yaml",)


def test_the_ids_of_a_version_are_those_of_records_and_documents_sound_or_not(
    tmp_path: Path,
) -> None:
    files = make_sound_data(**{"places/aktau.yaml": "name: [\n", "places/baku.yaml": "nme: Baku\n"})
    data = make_history(tmp_path, files)
    assert list(load_version(data, "v1").list_ids()) == [
        UsedId("tarlan-2025", "exercises", "data/exercises/tarlan-2025.yaml"),
        UsedId("aktau", "places", "data/places/aktau.yaml"),
        UsedId("baku", "places", "data/places/baku.yaml"),
        UsedId("qazinform", "sources", "data/sources/qazinform.yaml"),
        UsedId("qazinform-tarlan", "documents", "data/sources/qazinform.yaml"),
    ]


@pytest.mark.parametrize("documents", ["x", "[x]", "[{id: [x]}]", "{id: x}", "[{name: x}]"])
def test_documents_that_are_none_have_no_ids(tmp_path: Path, documents: str) -> None:
    data = make_history(tmp_path, {"sources/agency.yaml": f"documents: {documents}\n"})
    assert [used.id for used in load_version(data, "v1").list_ids()] == ["agency"]


def test_names_and_contents_of_all_kinds_come_back_whole(tmp_path: Path) -> None:
    contents = {
        "places/empty.yaml": b"",
        "places/no-line-end.yaml": "name: Қазақстан".encode(),
        "places/bytes.yaml": bytes(range(256)),
        "places/with space\tand\ttab.yaml": b"name: x\n",
        "places/Ünïcode.yaml": b"name: y\n",
    }
    data = make_history(tmp_path, contents)
    from macros.history import read_old_folder  # noqa: PLC0415 only this test looks below

    assert dict(read_old_folder(data, "v1").files) == contents


def test_symbolic_links_of_a_revision_are_left_out(tmp_path: Path) -> None:
    data = make_history(tmp_path, NEW)
    (data / "places").mkdir()
    (data / "places" / "aktau.yaml").symlink_to("/etc/hostname")
    git(data, "add", "--all")
    git(data, "commit", "--quiet", "--message", "A link")
    ids = [list(load_version(data, revision).list_ids()) for revision in ("HEAD", "v1")]
    assert ids[0] == ids[1]


@pytest.mark.parametrize(
    "revision", ["", " ", "nope", "--all", "-h", "v1..v2", "HEAD:data", "a\nb", "v1^{tree}"]
)
def test_a_revision_that_is_not_there_is_told_in_one_line(data: Path, revision: str) -> None:
    with pytest.raises(RevisionFault) as caught:
        load_version(data, revision)
    assert str(caught.value) == (
        f"There is no revision {revision!r} in this repository. "
        "Run `git fetch --tags`, or name one that `git tag` or `git log` shows."
    )


def test_a_shallow_clone_says_how_to_get_the_rest(data: Path, tmp_path: Path) -> None:
    url = data.parent.as_uri()
    git(tmp_path, "clone", "--quiet", "--depth=1", "--no-tags", url, "shallow")
    with pytest.raises(RevisionFault, match="run `git fetch --unshallow --tags`"):
        load_version(tmp_path / "shallow" / "data", "v1")


def test_a_folder_outside_a_repository_has_no_versions(tmp_path: Path) -> None:
    with pytest.raises(RevisionFault, match="lies in no git repository"):
        load_version(tmp_path, "HEAD")


def test_a_revision_without_the_folder_is_told(data: Path) -> None:
    records = data.parent / "records"
    records.mkdir()
    with pytest.raises(RevisionFault, match=r"^The revision 'v1' has no folder 'records'\.$"):
        load_version(records, "v1")


def test_without_git_there_are_no_versions(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(RevisionFault, match="git is not installed"):
        load_version(data, "v1")


def test_a_repository_that_lacks_a_file_says_so(data: Path) -> None:
    blob = git(data, "rev-parse", "v1:data/exercises/birlestik-2024.yaml")
    path = data.parent / ".git" / "objects" / blob[:2] / blob[2:]
    path.chmod(0o644)
    path.unlink()
    with pytest.raises(RevisionFault, match=f"lacks the file with the object id {blob}"):
        load_version(data, "v1")
