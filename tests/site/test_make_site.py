"""`make site` replaces the old site only with a whole new one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.builders import make_exercise, make_sound_data, write_data
from tests.site.project import BUILD_SECONDS_MAX, make_project

OLD = "the old site"


def _make_copy(folder: Path) -> Path:
    """Copy the project with its Makefile and an environment that is ready, and an old site."""
    project = make_project(folder / "project", make_sound_data())
    environment = project / ".venv"
    environment.mkdir()
    (environment / "bin").symlink_to(Path(sys.executable).parent)
    for name in ("made-in", "site-ready", "dev-ready"):
        (environment / name).write_text(f"{project}\n", encoding="utf-8")
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text(OLD, encoding="utf-8")
    return project


def _make_site(project: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    dropped = {"HANDBOOK_DATA", "SITE_URL", "REPO_URL", "MAKEFLAGS", "MAKELEVEL"}
    usual = {name: value for name, value in os.environ.items() if name not in dropped}
    return subprocess.run(
        ["make", "site"],
        cwd=project,
        env={**usual, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=BUILD_SECONDS_MAX,
        check=False,
    )


def _list_site(project: Path) -> dict[str, str]:
    files = (path for path in (project / "site").rglob("*") if path.is_file())
    return {p.name: p.read_text(encoding="utf-8", errors="replace") for p in files}


def test_broken_records_leave_the_old_site_as_it_is(tmp_path: Path) -> None:
    project = _make_copy(tmp_path)
    broken = write_data(
        tmp_path, make_sound_data(**{"exercises/a.yaml": make_exercise(status="done")})
    )
    done = _make_site(project, HANDBOOK_DATA=str(broken))
    assert done.returncode != 0
    problems = [line for line in done.stdout.splitlines() if line.startswith("data/")]
    assert len(problems) == 1
    assert problems[0].startswith('data/exercises/a.yaml:2:9: status: "done" ')
    assert _list_site(project) == {"index.html": OLD}


def test_a_broken_page_leaves_the_old_site_as_it_is(tmp_path: Path) -> None:
    project = _make_copy(tmp_path)
    with (project / "docs" / "method.md").open("a", encoding="utf-8") as page:
        # The records are right, and the book holds no links between pages: only MkDocs sees it.
        page.write("\n\n[Nowhere](no-such-page.md)\n")
    done = _make_site(project)
    assert done.returncode != 0
    assert "contains a link 'no-such-page.md'" in done.stdout
    assert _list_site(project) == {"index.html": OLD}
