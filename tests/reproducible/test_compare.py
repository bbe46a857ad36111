"""What compares two builds finds each difference and names the first, and where it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reproducible.build_twice import find_differences, list_files, tell


@pytest.fixture
def builds(tmp_path: Path) -> tuple[Path, Path]:
    """Give two results of a build that are the same."""
    for name in ("one", "two"):
        for path in ("site/index.html", "site/a/b.css", "dist/book.pdf"):
            file = tmp_path / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(b"0123456789")
    return tmp_path / "one", tmp_path / "two"


def test_the_same_bytes_are_no_difference(builds: tuple[Path, Path]) -> None:
    assert list(find_differences(*builds)) == []
    assert sorted(list_files(builds[0])) == ["dist/book.pdf", "site/a/b.css", "site/index.html"]


@pytest.mark.parametrize(
    ("content", "offset"), [(b"01234X6789", 5), (b"01234", 5), (b"0123456789A", 10), (b"", 0)]
)
def test_a_byte_that_differs_is_named_with_its_place(
    builds: tuple[Path, Path], content: bytes, offset: int
) -> None:
    (builds[1] / "dist" / "book.pdf").write_bytes(content)
    (builds[1] / "site" / "index.html").write_bytes(b"x")
    differences = list(find_differences(*builds))
    assert [(d.path, d.offset) for d in differences] == [
        ("dist/book.pdf", offset),
        ("site/index.html", 0),
    ]
    said = list(tell(differences))
    assert said[0] == f"dist/book.pdf differs first at byte {offset}:"
    assert said[-1] == "Differing files: 2: dist/book.pdf, site/index.html"


def test_a_file_that_only_one_build_has_is_named(builds: tuple[Path, Path]) -> None:
    (builds[0] / "site" / "a" / "b.css").unlink()
    differences = list(find_differences(*builds))
    assert list(tell(differences)) == ["site/a/b.css is there in only one of the two builds."]
