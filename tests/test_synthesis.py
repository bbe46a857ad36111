"""`handbook synth`: a larger handbook that is as sound as the one that it is made from."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from macros.checks import check_handbook
from macros.cli import app
from macros.loading.handbook import Handbook, load_handbook
from macros.synthesis import synthesize, write_synthesis

TIMES = 3
KEPT_ONCE = {"countries", "vocabulary", "tombstones"}


@pytest.fixture(scope="module")
def real() -> Handbook:
    return load_handbook(Path("data")).handbook


@pytest.fixture(scope="module")
def larger(real: Handbook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("larger") / "data"
    write_synthesis(real, out, TIMES, seed=1)
    return out


def test_a_larger_handbook_has_no_problem(larger: Path):
    loaded = load_handbook(larger)
    assert list(loaded.problems) == []
    assert list(check_handbook(loaded.handbook, date(2026, 11, 22))) == []


def test_each_record_comes_as_often_as_asked_and_countries_and_terms_once(
    real: Handbook, larger: Path
):
    made = load_handbook(larger).handbook
    for folder, records in real.by_folder.items():
        if folder == "sources":  # a publisher without documents that copies cite comes once
            assert len(records) < len(made.by_folder[folder]) <= TIMES * len(records)
        else:
            expected = len(records) * (1 if folder in KEPT_ONCE else TIMES)
            assert len(made.by_folder[folder]) == expected, folder


def test_a_kind_that_is_named_comes_several_times_and_the_others_once(
    real: Handbook, tmp_path: Path
):
    write_synthesis(real, tmp_path, TIMES, seed=1, folders=["exercises"])
    loaded = load_handbook(tmp_path)
    problems = [*loaded.problems, *check_handbook(loaded.handbook, date(2026, 11, 22))]
    assert problems == []
    for folder, records in real.by_folder.items():
        expected = len(records) * (TIMES if folder == "exercises" else 1)
        assert len(loaded.handbook.by_folder[folder]) == expected, folder


def test_the_command_refuses_a_kind_that_does_not_come_several_times(tmp_path: Path):
    result = CliRunner().invoke(app, ["synth", "--out", str(tmp_path), "--kind", "countries"])
    assert result.exit_code == 2
    assert "--kind countries is none of events, exercises, organizations" in result.output


def test_the_same_seed_gives_the_same_files_and_another_seed_others(real: Handbook):
    assert list(synthesize(real, 2, seed=7)) == list(synthesize(real, 2, seed=7))
    assert list(synthesize(real, 2, seed=7)) != list(synthesize(real, 2, seed=8))


def test_copies_link_to_each_other_and_to_records_of_other_copies(larger: Path):
    made = load_handbook(larger).handbook
    copies = Counter(
        reference.target.endswith("-3")
        for key, references in made.references.items()
        for reference in references
        if key.startswith("exercises/")
        and key.endswith("-3")
        and reference.folders in {("series",), ("places",)}
    )
    assert copies[True] > copies[False] > 0


def test_the_command_writes_no_file_into_a_folder_that_holds_something(tmp_path: Path):
    (tmp_path / "mine.txt").write_text("mine")
    result = CliRunner().invoke(app, ["synth", "--out", str(tmp_path), "--times", "2"])
    assert result.exit_code == 1
    assert "already holds files" in result.output
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]
