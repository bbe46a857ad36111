"""No room, no permission, no network: one line says so, and what was there stays whole."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

import pytest

from tests.builders import make_sound_data, unchanged
from tests.exports.full_data import make_full_data
from tests.site.project import make_project
from tests.starving.stopping import Command, handbook, make_ready_project, take_digest

OLD = "the old site"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the project around a small handbook, and make its book, so that the site is next."""
    project = make_ready_project(tmp_path_factory.mktemp("starved") / "project")
    status, said, _seconds = Command(["make", "pdf"], project).run()
    assert status == 0, said
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text(OLD, encoding="utf-8")
    return project


def _own(*more: str) -> list[str]:
    """Give the words that give a command a world of its own, as root or as somebody else."""
    return ["unshare", *([] if os.geteuid() == 0 else ["--map-root-user"]), *more]


def _can(*words: str) -> bool:
    return subprocess.run(words, capture_output=True, check=False).returncode == 0


def _told(said: str) -> str:
    """Give the one line that is the message; what MkDocs and make say of their steps is not."""
    assert "Traceback" not in said, said
    (line,) = [text for text in said.splitlines() if "written" in text and "was" in text]
    return line


# A disk of its own, too small for the new site beside the old one.
_ON_A_SMALL_DISK = """
mount -t tmpfs -o size=${1}k handbook-test "$2" && cp -a "$3/." "$2" && cd "$2" || exit 9
echo "$2" > .venv/made-in && touch .venv/site-ready
export PYTHONPATH=. NO_MKDOCS_2_WARNING=1
.venv/bin/mkdocs build --strict --site-dir .site-new 2>&1; echo "status $?"
cat site/index.html; echo; umount -l "$2"
"""


def test_a_full_disk_is_told_in_one_line_and_leaves_the_old_site(
    project: Path, tmp_path: Path
) -> None:
    size_kib = sum(p.stat().st_size for p in project.rglob("*") if p.is_file()) // 1024
    if _can(*_own("--mount"), "mount", "-t", "tmpfs", "handbook-test", str(tmp_path)):
        script = [*_own("--mount"), "bash", "-c", _ON_A_SMALL_DISK, "bash"]
        words = [*script, str(size_kib + 1500), str(tmp_path), str(project)]
    else:
        words = ["bash", "-c", 'ulimit -f 40; make site; echo "status $?"; cat site/index.html']
    _status, said, _seconds = Command(words, project).run()
    assert "No space left on device" in said or "File too large" in said, said
    assert _told(said).startswith("Error: The site was not written: ")
    assert "status 0" not in said
    assert said.rstrip().endswith(OLD), said


def test_a_limit_on_the_size_of_files_stops_make_site_with_the_old_site_in_place(
    project: Path,
) -> None:
    status, said, _seconds = Command(["bash", "-c", "ulimit -f 40; make site"], project).run()
    assert status != 0
    assert "File too large" in _told(said)
    assert (project / "site" / "index.html").read_text(encoding="utf-8") == OLD


def test_without_permission_make_site_says_so_in_one_line_with_the_old_site_in_place(
    project: Path,
) -> None:
    project.chmod(0o555)
    try:
        status, said, _seconds = _without_rights(Command(["make", "site"], project)).run()
    finally:
        project.chmod(0o755)
    assert status != 0
    assert "Permission denied" in _told(said)
    assert (project / "site" / "index.html").read_text(encoding="utf-8") == OLD


@pytest.fixture
def locked() -> Iterator[Path]:
    """Give a folder with an export and a book that others may read and nobody may change."""
    folder = Path(mkdtemp(prefix="handbook-locked-"))
    make_project(folder, make_sound_data(**make_full_data()))
    folder.chmod(0o755)
    yield folder
    (folder / "kept").chmod(0o755)
    shutil.rmtree(folder)


def _without_rights(command: Command) -> Command:
    """Let root be bound by the permissions of files, as everybody else is."""
    if os.geteuid() != 0:
        return command
    rights = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    return Command([*rights, *command.words], command.cwd, command.environment)


@pytest.mark.parametrize(
    ("words", "name"), [(("export", "--out"), "out"), (("book", "--out"), "book.pdf")]
)
def test_without_permission_one_line_says_so_and_nothing_changes(
    locked: Path, words: tuple[str, ...], name: str
) -> None:
    kept = locked / "kept"
    kept.mkdir()
    command = handbook(*words, kept / name, "--data", locked / "data", cwd=locked)
    status, said, _seconds = command.run()
    assert status == 0, said
    kept.chmod(0o555)
    before = take_digest(kept)
    with unchanged(kept):
        status, said, _seconds = _without_rights(command).run()
    assert (status, len(said.splitlines())) == (1, 1), said
    assert "Permission denied" in said
    assert "unchanged" in said
    assert take_digest(kept) == before


def test_nothing_needs_the_network(project: Path, tmp_path: Path) -> None:
    alone = _own("--net")
    if not _can(*alone, "true"):  # then every request is sent where nobody answers
        alone = ["env", *(f"{name}=http://127.0.0.1:9" for name in ("http_proxy", "https_proxy"))]
    inner = handbook("export", "--out", tmp_path / "alone")
    status, said, _seconds = Command([*alone, *inner.words], project).run()
    assert status == 0, said
    outer = handbook("export", "--out", tmp_path / "online", cwd=project)
    assert outer.run()[0] == 0
    assert take_digest(tmp_path / "alone") == take_digest(tmp_path / "online")
    book = handbook("book", "--out", tmp_path / "book.pdf")
    status, said, _seconds = Command([*alone, *book.words], project).run()
    assert status == 0, said
    status, said, _seconds = Command([*alone, "make", "site"], project).run()
    assert status == 0, said
    assert (project / "site" / "search").exists() or (project / "site" / "404.html").is_file()
