"""Every locked package, of Python and of npm, has a licence that is allowed."""

from __future__ import annotations

import json
import re
from importlib import metadata
from typing import Any

import pytest
import yaml

from tests.builders import ROOT

RULES: dict[str, Any] = yaml.safe_load(
    (ROOT / "tests" / "dependency-licences.yaml").read_text(encoding="utf-8")
)
_PINNED = re.compile(r"(?P<name>[A-Za-z0-9_.-]+)==\S+(?: ; (?P<marker>[^\\]+))?")


def read_pinned(name: str) -> dict[str, str | None]:
    """Give the packages of a lock file, each with the marker of where it is installed."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return {match["name"]: match["marker"] for line in lines if (match := _PINNED.match(line))}


def list_python_packages() -> list[str]:
    """Give the packages of requirements-dev.txt that are installed on this machine."""
    pinned = read_pinned("requirements-dev.txt")
    here = {normalize(dist.metadata["Name"]) for dist in metadata.distributions()}
    assert [n for n, marker in pinned.items() if n not in here and not marker] == []
    return sorted(here.intersection(pinned))


def normalize(name: str) -> str:
    """Give a package's name as lock files have it. Source: PEP 503."""
    return re.sub(r"[-_.]+", "-", name).lower()


def read_python_licence(name: str) -> str:
    """Give the words of a package for its licence; the classifiers where there is no expression."""
    found = metadata.metadata(name).json
    named: Any = found.get("classifier", [])
    classifiers = "; ".join(c.split(" :: ")[-1] for c in named if c.startswith("License"))
    words = found.get("license_expression") or classifiers or found.get("license", "")
    return str(words).split("\n")[0].strip()


def list_npm_licences() -> dict[str, str]:
    """Give the licence of each package of package-lock.json, which npm copied from the package."""
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    return {
        path.rpartition("node_modules/")[2]: package.get("license", "")
        for path, package in lock["packages"].items()
        if path
    }


LICENCES = {name: read_python_licence(name) for name in list_python_packages()}


def is_allowed(name: str, licence: str) -> bool:
    """Tell whether a licence is on the list, or the exception made for just this package."""
    return (
        licence in RULES["allowed"] or RULES["exceptions"].get(name, {}).get("licence") == licence
    )


def test_every_python_package_has_an_allowed_licence():
    assert len(LICENCES) > 100
    assert {n: w for n, w in LICENCES.items() if not is_allowed(n, w)} == {}


def test_every_package_of_another_environment_is_named_with_an_allowed_licence():
    locks = ("requirements-cff.txt", "requirements-zensical.txt")
    others = {name for lock in locks for name in read_pinned(lock)} - set(LICENCES)
    assert others == set(RULES["elsewhere"])
    assert [n for n, w in RULES["elsewhere"].items() if w not in RULES["allowed"]] == []


def test_every_npm_package_has_an_allowed_licence():
    licences = list_npm_licences()
    assert len(licences) > 50
    assert {n: w for n, w in licences.items() if not is_allowed(n, w)} == {}


@pytest.mark.parametrize("name", RULES["exceptions"])
def test_every_exception_is_needed_and_has_a_reason(name):
    assert RULES["exceptions"][name]["reason"].endswith(".")
    assert LICENCES[name] == RULES["exceptions"][name]["licence"]
    assert LICENCES[name] not in RULES["allowed"]


def test_a_licence_that_is_not_on_the_list_is_found():
    assert not is_allowed("somebody", "Proprietary")
    assert not is_allowed("somebody", RULES["exceptions"]["codespell"]["licence"])
