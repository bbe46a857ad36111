"""GitHub's issue forms follow from the record models."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from macros.contributing.issue_form_files import FOLDER, map_form_files
from macros.contributing.issue_forms import Control, FormKind
from macros.loading.handbook import load_handbook
from macros.values.terms import Domain, Form, Framework, Status
from tests.builders import REAL_DATA, ROOT, unchanged
from tests.commands import run
from tests.contributing.small_data import find_form, write_small_data

FORMS = [f"{kind}.yml" for kind in FormKind]


@pytest.fixture(scope="module")
def files():
    return map_form_files(load_handbook(REAL_DATA).handbook)


def test_the_forms_of_this_project_are_up_to_date(files):
    written = {p.name: p.read_text(encoding="utf-8") for p in (ROOT / FOLDER).iterdir()}
    assert written == files, "Run `handbook forms`."


@pytest.mark.parametrize(
    ("schema", "names"),
    [("vendor.github-issue-forms", FORMS), ("vendor.github-issue-config", ["config.yml"])],
)
def test_the_forms_are_what_github_takes(schema, names):
    tool = Path(sys.executable).with_name("check-jsonschema")
    done = subprocess.run(
        [tool, "--builtin-schema", schema, *(ROOT / FOLDER / name for name in names)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", FORMS)
def test_labels_and_ids_differ_and_options_can_be_told_apart(files, name):
    questions = [part for part in yaml.safe_load(files[name])["body"] if "id" in part]
    labels = [part["attributes"]["label"] for part in questions]
    assert len({label.casefold() for label in labels}) == len(labels)
    assert len({part["id"] for part in questions}) == len(questions)
    for part in questions:
        assert re.fullmatch(r"[A-Za-z0-9_-]+", part["id"])
        options = part["attributes"].get("options", [])
        assert len(set(options)) == len(options)
        # GitHub joins several answers with commas, and has a "None" of its own.
        assert not [o for o in options if "," in o or o.casefold() == "none"]


@pytest.mark.parametrize(
    ("key", "terms"),
    [("status", Status), ("forms", Form), ("domains", Domain), ("framework", Framework)],
)
def test_choices_are_the_terms_of_the_model(key, terms):
    form = find_form(FormKind.NEW_EXERCISE)
    question = next(question for question in form.questions if question.key == key)
    assert [option.partition(" – ")[0] for option in question.options] == [str(t) for t in terms]


def test_lists_of_terms_take_several_answers():
    form = find_form(FormKind.NEW_EXERCISE)
    controls = {question.key: question.control for question in form.questions}
    assert (controls["forms"], controls["framework"]) == (Control.SOME_OF, Control.ONE_OF)


def test_the_command_writes_what_is_stale_and_check_only_names_it(tmp_path):
    data, out = write_small_data(tmp_path), tmp_path / "forms"
    with unchanged(tmp_path):
        result = run("forms", "--check", "--out", out, "--data", data)
    assert result.exit_code == 1
    assert result.output.count("not up to date") == len(FormKind) + 1
    assert run("forms", "--out", out, "--data", data).exit_code == 0
    (out / "dispute.yml").write_text("old", encoding="utf-8")
    assert run("forms", "--out", out, "--data", data).output == f"{out}/dispute.yml: written.\n"
    assert run("forms", "--check", "--out", out, "--data", data).exit_code == 0


def test_a_folder_that_cannot_be_made_is_told_in_one_line(tmp_path):
    data = write_small_data(tmp_path)
    (tmp_path / "file").touch()
    result = run("forms", "--out", tmp_path / "file" / "forms", "--data", data)
    assert result.exit_code == 1
    assert result.stderr.startswith("handbook: ")


@pytest.mark.parametrize("kind", FormKind)
def test_every_form_asks_for_a_source(kind):
    assert "document.url" in {question.key for question in find_form(kind).questions}
