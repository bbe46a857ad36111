"""Cut the fonts of the book: some letters of a font, under a name of its own.

"Source" and "Noto" names are left to their makers: the cut files call themselves Handbook.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont


def cut_book_font(source: Path, unicodes: str, family: str, style: str) -> bytes:
    """Give a font with some of its letters, without hints, under a name of its own.

    Args:
        source: a font.
        unicodes: the letters, such as `U+0020-007E,U+00A0`.
        family: the name of the family, such as `Handbook Serif`.
        style: the name of the style, such as `Italic`.
    """
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
    cut = BytesIO()
    font.save(cut)
    return cut.getvalue()
