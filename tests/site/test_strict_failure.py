"""A wrong page or record fails the build, and says where."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.builders import make_exercise, make_sound_data, write_data
from tests.site.project import Build, build, make_project

WRONG = {
    "raising macro": (
        'See {{ exercise("tarlan-2024") }}.',
        (
            'wrong.md: exercise(): "tarlan-2024" is no exercise. Did you mean "tarlan-2025"? '
            "Allowed: tarlan-2025."
        ),
    ),
    "unknown macro": ("See {{ exercise_of() }}.", "'exercise_of' is undefined"),
    "unknown variable": ("See {{ nothing }}.", "'nothing' is undefined"),
    "missing include": ("{% include 'no-such-file.md' %}", "no-such-file.md"),
}


KEPT_PAGES = ("exercises/index.md", "exercises/series.md")


def _project(folder: Path, **pages: str) -> Path:
    project = make_project(folder / "project", make_sound_data(), pages=KEPT_PAGES)
    for name, text in pages.items():
        # Added to a page that is right, so that nothing else can be what fails the build.
        with (project / "docs" / f"{name}.md").open("a", encoding="utf-8") as page:
            page.write(f"\n\n{text}\n")
    return project


def _build(folder: Path, project: Path, **environment: str) -> Build:
    return build(project, folder / "site", **environment)


def test_a_project_without_faults_builds(tmp_path: Path) -> None:
    built = _build(tmp_path, _project(tmp_path, method='See {{ ref("tarlan-2025") }}.'))
    assert built.status == 0, built.output
    assert built.read("method").texts(".//article//p[last()]/a") == ["Tarlan-2025"]


@pytest.mark.parametrize("fault", WRONG)
def test_each_kind_of_wrong_page_fails_the_build_and_is_named(tmp_path: Path, fault: str) -> None:
    text, message = WRONG[fault]
    project = _project(tmp_path, method=text)
    built = _build(tmp_path, project)
    assert built.status == 1, built.output
    assert _list_failed(built) == ["method.md"]
    assert message.replace("wrong.md", "method.md") in built.output


def test_one_run_names_every_wrong_page(tmp_path: Path) -> None:
    texts = [text for text, _message in WRONG.values()]
    names = ["method", "contribute", "places", "events"]
    built = _build(tmp_path, _project(tmp_path, **dict(zip(names, texts, strict=True))))
    assert built.status == 1, built.output
    assert _list_failed(built) == sorted(f"{name}.md" for name in names)


def _list_failed(built: Build) -> list[str]:
    return sorted(re.findall(r"^_File_: `([^`]+)`", built.output, re.MULTILINE))


def test_a_problem_in_the_data_stops_the_build_and_is_located(tmp_path: Path) -> None:
    project = _project(tmp_path)
    write_data(project, {"exercises/broken.yaml": make_exercise(status="done")})
    built = _build(tmp_path, project)
    assert built.status == 1
    problems = [line for line in built.output.splitlines() if line.startswith("data/")]
    assert len(problems) == 1
    assert problems[0].startswith('data/exercises/broken.yaml:2:9: status: "done" ')
    assert not built.site.joinpath("index.html").exists()


def test_a_missing_data_folder_stops_the_build_with_one_line(tmp_path: Path) -> None:
    missing = tmp_path / "nowhere"
    built = _build(tmp_path, _project(tmp_path), HANDBOOK_DATA=str(missing))
    assert built.status == 1
    assert f"There is no data folder '{missing}'." in built.output
    assert "Traceback" not in built.output


def test_another_data_folder_can_be_named(tmp_path: Path) -> None:
    project = _project(tmp_path)
    other = _project(tmp_path / "other")
    path = other / "data/exercises/tarlan-2025.yaml"
    path.write_text(path.read_text("utf-8").replace("Tarlan-2025", "Elsewhere"), "utf-8")
    built = _build(tmp_path, project, HANDBOOK_DATA="../other/project/data")
    assert built.status == 0, built.output
    assert built.read("exercises").texts(".//tbody//th") == ["Elsewhere"]


def test_an_exercise_held_after_the_day_of_the_build_is_refused(tmp_path: Path) -> None:
    project = make_project(
        tmp_path / "project",
        make_sound_data(**{"exercises/later.yaml": make_exercise(name="L", date="2026-07-01")}),
        pages=KEPT_PAGES,
    )
    built = _build(tmp_path, project)
    assert built.status == 1
    assert "later than today (2026-06-01)" in built.output
