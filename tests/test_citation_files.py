"""The files by which archives and citation tools know the handbook say the same as the project."""

from __future__ import annotations

import json
import tomllib
from typing import Any

import pytest
import yaml

from macros.exports.identity import CONTRIBUTORS, DESCRIPTION, HANDBOOK, KEYWORDS
from macros.version import PROJECT, read_version
from tests.builders import ROOT


def read_citation_file() -> dict[str, Any]:
    # BaseLoader keeps texts: the version and the date must not become numbers or days.
    text = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    return dict(yaml.load(text, Loader=yaml.BaseLoader))  # noqa: S506 it makes texts only


def read_zenodo_file() -> dict[str, Any]:
    return dict(json.loads((ROOT / ".zenodo.json").read_text(encoding="utf-8")))


def test_the_installed_version_is_that_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert (project["name"], project["version"]) == (PROJECT, read_version())


@pytest.mark.parametrize("read", [read_citation_file, read_zenodo_file])
def test_citation_files_name_the_handbook_as_its_exports_do(read: Any) -> None:
    content = read()
    assert content["title"] == HANDBOOK
    assert content["version"] == read_version()
    assert tuple(content["keywords"]) == KEYWORDS


def test_both_files_name_the_same_authors_text_and_day() -> None:
    citation, zenodo = read_citation_file(), read_zenodo_file()
    assert citation["authors"] == zenodo["creators"] == [{"name": CONTRIBUTORS}]
    assert citation["date-released"] == zenodo["publication_date"]
    assert citation["abstract"] == DESCRIPTION
    assert zenodo["description"].startswith(f"<p>{DESCRIPTION}</p>")


def test_zenodo_is_told_what_it_asks_for() -> None:
    # Source: https://developers.zenodo.org/#representation (deposit metadata).
    content = read_zenodo_file()
    assert content["upload_type"] == "dataset"
    assert content["access_right"] == "open"
    assert content["license"] == "cc-by-4.0"
    assert content["language"] == "eng"
