"""Write the style sheet of the icons anew, after one was added to docs/assets/icons/.

.venv/bin/python -m tests.vendored.icon_styles
"""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

from tests.builders import ROOT

ICONS = ROOT / "docs" / "assets" / "icons"
ICON_STYLES = ROOT / "docs" / "assets" / "stylesheets" / "icons.css"


def render_icon_styles(folder: Path) -> str:
    """Give the style sheet with a mask for each icon of a folder, inline to work from disk too."""
    rules = [
        "/* Written by tests/vendored/icon_styles.py from docs/assets/icons/: do not edit.",
        "   Inline, because browsers refuse masks from other files on pages opened from disk. */",
        "",
    ]
    for path in sorted(folder.glob("*.svg")):
        picture = quote(_shrink_icon(path.read_text(encoding="utf-8")), safe=" /:=;,'")
        rules.append(f'.icon--{path.stem} {{ --icon: url("data:image/svg+xml,{picture}"); }}')
    return "\n".join(rules) + "\n"


def _shrink_icon(text: str) -> str:
    """Give an icon without comment, class and size, on one line, in single quotes."""
    without_comments = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    head, end, body = without_comments.partition(">")
    head = re.sub(r'\s(?:class|width|height)="[^"]*"', "", head)
    one_line = re.sub(r"\s+", " ", head + end + body).strip()
    tight = one_line.replace("> <", "><").replace(" />", "/>").replace(" >", ">")
    return tight.replace('"', "'").replace("currentColor", "#000")


if __name__ == "__main__":
    ICON_STYLES.write_text(render_icon_styles(ICONS), encoding="utf-8", newline="\n")
