"""The checksums of scripts from elsewhere, as browsers reckon them."""

from macros.pages.checksums import compute_checksum, list_checksums
from tests.builders import ROOT


def test_a_checksum_is_the_one_of_the_standard():
    # Source: W3C, Subresource Integrity, 3.2, "alert('Hello, world.');"
    expected = "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO"
    assert compute_checksum(b"alert('Hello, world.');") == expected


def test_every_script_from_elsewhere_has_one():
    assert list(list_checksums(ROOT / "docs")) == ["assets/vendor/datatables.min.js"]
