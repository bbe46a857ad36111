"""Cut the fonts of the pages: some axes and letters of a variable font, packed as WOFF2."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from fontTools import subset
from fontTools.varLib import instancer

FEATURES = "kern,mark,mkmk,ccmp,locl,pnum,tnum,lnum"
NAMES = "0,1,2,3,4,5,6,13,14"
# The moment that the cut fonts bear.
_EPOCH = "1700000000"


def cut_web_font(source: Path, axes: str, unicodes: str) -> bytes:
    """Give a font with some of its axes and letters, without hints and without its name.

    Args:
        source: a variable font.
        axes: what is kept of its axes, such as `wght=400:700` or `wght=600 opsz=28`.
        unicodes: the letters, such as `U+0020-007E,U+00A0`.
    """
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", _EPOCH)
        limited, cut = Path(folder, "limited"), Path(folder, "cut")
        instancer.main([str(source), *axes.split(), "-o", str(limited), "--quiet"])
        subset.main(
            [
                str(limited),
                f"--unicodes={unicodes}",
                f"--layout-features={FEATURES}",
                f"--name-IDs={NAMES}",
                f"--output-file={cut}",
                "--flavor=woff2",
                "--no-hinting",
                "--desubroutinize",
                "--obfuscate-names",
            ]
        )
        return cut.read_bytes()
