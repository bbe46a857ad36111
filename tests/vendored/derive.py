"""Make the files that came from elsewhere anew, from the npm packages that package.json pins.

Run it after a change of a package or of a recipe; `make gates` compares without writing:

    make node_modules/.ready
    .venv/bin/python -m tests.vendored.derive
"""

from __future__ import annotations

import re
from hashlib import sha256

from tests.builders import ROOT
from tests.vendored.book_fonts import cut_book_font
from tests.vendored.listing import VENDOR_LIST, VendoredFile, list_vendored_files, read_vendor_list
from tests.vendored.outlines import cut_outlines
from tests.vendored.web_fonts import cut_web_font


def derive(file: VendoredFile) -> bytes:
    """Give what a file must hold: its original, or what its recipe makes of it.

    Raises:
        FileNotFoundError: when the package is not installed.
        LookupError: when there is no such recipe.
    """
    source = file.find_original()
    if not file.recipe:
        return source.read_bytes()
    if file.recipe == "outlines":
        return cut_outlines(source)
    letters = read_vendor_list()["letters"][file.letters]
    if file.recipe == "web-font":
        return cut_web_font(source, file.axes, letters)
    if file.recipe == "book-font":
        return cut_book_font(source, letters, file.family, file.style)
    raise LookupError(f"{file.path}: there is no recipe {file.recipe!r}.")


def main() -> None:
    """Write each file and its hash."""
    listed = VENDOR_LIST.read_text(encoding="utf-8")
    for file in list_vendored_files():
        content = derive(file)
        (ROOT / file.path).write_bytes(content)
        place = re.compile(rf"(?s)(path: {re.escape(file.path)}\b.*?sha256: )[0-9a-f]{{64}}")
        listed = place.sub(rf"\g<1>{sha256(content).hexdigest()}", listed, count=1)
    VENDOR_LIST.write_text(listed, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
