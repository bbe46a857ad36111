"""What the benchmarks make of their figures, which `make bench` alone measures."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import typer

from benchmarks.__main__ import BENCHMARKS, render_table, write_table
from benchmarks.build_growth import compare_pages, is_register
from benchmarks.measuring import RESULTS_FILE, Result, report
from benchmarks.small_project import ROOT, make_project
from benchmarks.stopwatch import PARTS

KEPT = Result("Build", "plain MkDocs", 1.19, 1.2)
BROKEN = Result("Build", "plain MkDocs", 1.21, 1.2)
TOO_SLOW = Result("Check", "check-jsonschema", 4.9, 5.0, is_least=True)
TOLD = Result("Build", "without the extension", 9.0)


def test_a_figure_beyond_its_bound_is_told_as_broken():
    assert [r.is_kept for r in (KEPT, BROKEN, TOO_SLOW, TOLD)] == [True, False, False, True]
    assert BROKEN.describe() == "Build (plain MkDocs): 1.21 ×; at most 1.20 ×: broken"
    assert TOO_SLOW.describe() == "Check (check-jsonschema): 4.90 ×; at least 5.00 ×: broken"


@pytest.mark.parametrize(("results", "status"), [([KEPT, TOLD], 0), ([KEPT, BROKEN], 1)])
def test_a_benchmark_ends_with_1_when_a_bound_is_broken_and_hands_its_figures_on(
    results: list[Result], status: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv(RESULTS_FILE, str(tmp_path / "results.json"))
    with pytest.raises(typer.Exit) as ended:
        report(results)
    assert ended.value.exit_code == status
    found = json.loads((tmp_path / "results.json").read_text())
    assert [Result(**values) for values in found] == results


def test_the_table_takes_the_place_of_the_one_before(tmp_path: Path):
    readme = tmp_path / "README.md"
    source = (ROOT / "benchmarks" / "README.md").read_text(encoding="utf-8")
    readme.write_text(source, encoding="utf-8")
    for results in ([KEPT], [BROKEN]):
        write_table(render_table(results), readme)
    text = readme.read_text(encoding="utf-8")
    assert text.count("| Build | plain MkDocs |") == 1
    assert "| Build | plain MkDocs | 1.21 × | at most 1.20 × | **broken** |" in text
    assert text.startswith("# Benchmarks\n")


def test_a_page_that_grew_is_found_and_a_register_is_told_apart():
    small = {"countries/az/index.html": 100, "countries/tr/index.html": 200, "map/index.html": 50}
    large = {
        "countries/az/index.html": 500,
        "countries/tr/index.html": 210,
        "map/index.html": 50,
        "exercises/index.html": 9_000,
    }
    assert compare_pages(small, large) == {"countries/": 2.5, "map/index.html": 1.0}
    assert is_register("exercises/index.html")
    assert not is_register("exercises/tarlan-2025/index.html")


def test_every_benchmark_is_found_and_described():
    assert {"check_speed", "build_ratio", "build_growth", "book_growth"} <= set(BENCHMARKS)
    assert not {"__main__", "measuring", "small_project", "stopwatch"} & set(BENCHMARKS)
    text = (ROOT / "benchmarks" / "README.md").read_text(encoding="utf-8")
    assert [name for name in BENCHMARKS if name not in text] == []


def test_each_part_that_is_timed_is_a_function_of_this_project():
    for module, name in PARTS.values():
        found: Any = import_module(module)
        for step in name.split("."):
            found = getattr(found, step)
        assert callable(found)


def test_plain_mkdocs_is_given_the_same_theme_and_none_of_our_code(tmp_path: Path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "note.txt").write_text("records")
    project = tmp_path / "project"
    project.mkdir()
    make_project(project, tmp_path / "data")
    plain, plainer = ((project / f"{n}.yml").read_text() for n in ("plain", "plainer"))
    assert "custom_dir: macros/theme" in plain
    assert "\nplugins: []\n" in plain
    assert "\nhooks:" not in plain
    assert "macros.pages.html_blocks" in plain
    assert "macros.pages" not in plainer
