"""What other programs find in a PDF: poppler for the text, pikepdf for the structure."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf


def extract_text(path: Path) -> str:
    """Give the text of all pages in reading order, as a reader copies it."""
    return run_tool("pdftotext", "-enc", "UTF-8", str(path), "-")


def run_tool(*command: str) -> str:
    """Run a program; give what it prints, and fail with its complaint."""
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"{command[0]}: {done.stdout}{done.stderr}"
    return done.stdout


def squeeze(text: str) -> str:
    """Take out what line breaking puts in: spaces, soft hyphens, joiners."""
    return "".join(c for c in text if not c.isspace() and c not in "\u00ad\u2060\u200b")


def list_bookmarks(document: pikepdf.Pdf) -> list[tuple[int, str]]:
    """Give every bookmark with its depth, counted from 1."""
    found: list[tuple[int, str]] = []

    def walk(item: Any, depth: int) -> None:
        while item is not None:
            found.append((depth, str(item["/Title"])))
            walk(item.get("/First"), depth + 1)
            item = item.get("/Next")

    walk(document.Root.Outlines.get("/First"), 1)
    return found


def find_bookmark_pages(document: pikepdf.Pdf) -> dict[str, int]:
    """Give the page, counted from 0, to which the first bookmark of each title leads."""
    numbers = {page.obj.objgen: number for number, page in enumerate(document.pages)}
    found: dict[str, int] = {}

    def walk(item: Any) -> None:
        while item is not None:
            target = find_target(document, item)
            found.setdefault(str(item["/Title"]), numbers[target[0].objgen])
            walk(item.get("/First"))
            item = item.get("/Next")

    walk(document.Root.Outlines.get("/First"))
    return found


def list_links(document: pikepdf.Pdf) -> Iterator[tuple[int, Any]]:
    """Give every link with the number of its page, counted from 0."""
    for number, page in enumerate(document.pages):
        for annotation in page.get("/Annots", []):
            if annotation.get("/Subtype") == "/Link":
                yield number, annotation


def find_target(document: pikepdf.Pdf, link: Any) -> Any:
    """Give the place to which a link leads: an explicit destination, or an address."""
    if "/Dest" in link:
        target = link["/Dest"]
    elif link["/A"]["/S"] == "/URI":
        return str(link["/A"]["/URI"])
    else:
        assert link["/A"]["/S"] == "/GoTo"
        target = link["/A"]["/D"]
    if isinstance(target, pikepdf.String | pikepdf.Name):
        names = pikepdf.NameTree(document.Root.Names.Dests)
        target = names[str(target)]
    return target["/D"] if isinstance(target, pikepdf.Dictionary) else target
