"""Cut the book's fonts from the npm packages that vendor.yaml names.

    npm pack source-serif@4.5.1 source-sans@3.52.0 ...   # unpack each into a folder of its name
    python tests/book/cut_fonts.py FOLDER          # needs fonttools 4.68.0 and brotli

"Source" and "Noto" names are left to their makers: the cut files call themselves Handbook.
The same input gives the same bytes; vendor.yaml notes their hashes.
"""

from __future__ import annotations

import sys
from pathlib import Path

import yaml
from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).parents[2] / "macros" / "book" / "fonts"


def cut_font(source: Path, unicodes: str, family: str, style: str, target: Path) -> None:
    """Keep some letters of a font and give it a name of its own."""
    font = TTFont(source, recalcTimestamp=False)
    options = subset.Options()
    options.layout_features = [
        "kern", "mark", "mkmk", "ccmp", "locl", "liga", "pnum", "tnum", "lnum", "onum", "sups",
        "init", "medi", "fina", "isol", "rlig", "calt", "curs",
    ]  # fmt: skip
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=subset.parse_unicodes(unicodes))
    cutter.subset(font)
    name = font["name"]
    full = f"{family} {style}"
    for number, text in ((1, family), (2, style), (3, full), (4, full), (6, full.replace(" ", ""))):
        for record in [r for r in name.names if r.nameID == number]:
            name.removeNames(number, record.platformID)
        name.setName(text, number, 3, 1, 0x409)
    name.setName(family, 16, 3, 1, 0x409)
    name.setName(style, 17, 3, 1, 0x409)
    font.flavor = None
    font.save(target)


def main() -> None:
    """Cut every font that vendor.yaml lists."""
    folder = Path(sys.argv[1])
    vendor = yaml.safe_load((HERE / "vendor.yaml").read_text(encoding="utf-8"))
    for entry in vendor["files"]:
        source = folder / entry["package"].replace("/", "-").lstrip("@") / entry["source"]
        cut_font(
            source, vendor["unicodes"][entry["unicodes"]], entry["family"], entry["style"],
            HERE / entry["path"],
        )  # fmt: skip


if __name__ == "__main__":
    main()
