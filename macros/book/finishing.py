"""The last work on the PDF: closed bookmarks, a viewer that shows the title, small size."""

from __future__ import annotations

from io import BytesIO

import pikepdf

from macros.book.compacting import compact_pages, shorten_links
from macros.book.storing import write_pdf


def finish_pdf(pdf: bytes) -> bytes:
    """Give the same document in a third of the bytes, with bookmarks closed below the parts.

    Source: ISO 32000-2, 12.3.3 (a negative Count closes an outline item), 7.7.2 (PageMode),
    12.2 (viewer preferences).
    """
    with pikepdf.open(BytesIO(pdf)) as document:
        root = document.Root
        root.PageMode = pikepdf.Name.UseOutlines
        preferences = root.get("/ViewerPreferences", pikepdf.Dictionary())
        preferences["/DisplayDocTitle"] = True
        root.ViewerPreferences = preferences
        if "/Suspects" in root.get("/MarkInfo", {}):  # false, as without a word
            del root.MarkInfo["/Suspects"]
        if "/Outlines" in root:
            _close_bookmarks(root.Outlines)
        shorten_links(document)
        compact_pages(document)
        return write_pdf(document)


def _close_bookmarks(outlines: pikepdf.Object) -> None:
    """Close every item that has others below it; the parts alone stay in sight."""
    item = outlines.get("/First")
    parts = 0
    while item is not None:
        parts += 1
        _close_item(item)
        item = item.get("/Next")
    outlines["/Count"] = parts


def _close_item(item: pikepdf.Object) -> None:
    child = item.get("/First")
    children = 0
    while child is not None:
        children += 1
        _close_item(child)
        child = child.get("/Next")
    if children:
        item["/Count"] = -children
