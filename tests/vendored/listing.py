"""The list of files that were made elsewhere, docs/assets/vendor.yaml."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.builders import ROOT

VENDOR_LIST = ROOT / "docs" / "assets" / "vendor.yaml"
PACKAGES = ROOT / "node_modules"


@dataclass(frozen=True, slots=True)
class VendoredFile:
    """A file from elsewhere: where it lies, of which package it was made, and how.

    Paths start at the root of the repository, `source` in the package. `recipe` is empty where
    the file is copied as it is; `axes`, `letters`, `family` and `style` are what it asks for.
    """

    path: str
    package: str
    source: str
    sha256: str
    recipe: str = ""
    axes: str = ""
    letters: str = ""
    family: str = ""
    style: str = ""

    def find_original(self) -> Path:
        """Give the file of the installed package from which this one was made."""
        return PACKAGES / self.package / self.source


@cache
def read_vendor_list() -> dict[str, Any]:
    """Give the list as it is written."""
    vendor: dict[str, Any] = yaml.safe_load(VENDOR_LIST.read_text(encoding="utf-8"))
    return vendor


def list_vendored_files() -> list[VendoredFile]:
    """Give every file of the list, in its order."""
    return [VendoredFile(**entry) for entry in read_vendor_list()["files"]]


def hash_file(path: Path) -> str:
    """Give the SHA-256 of a file in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
