"""Making the PDF small: the same pages and tags, said in fewer bytes.

Typst writes each piece of a line as a drawing of its own, with colour, font and position in full
and a tag number of its own. Pieces that follow each other share these here; glyph numbers are
written as bytes instead of octal escapes. What a page shows, says and means stays.

Source: ISO 32000-2, 7.3.4.2 (strings), 9.4 (text objects), 14.6 (marked content), 14.7.5.4
(the parent tree leads from the number of marked content to its element).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import ceil, floor
from typing import Any

import pikepdf

_FRACTION = re.compile(rb"-?\d*\.\d+")
# Octal escapes; a glyph number has two bytes, of which the first is nearly always \000.
_ESCAPES = [(b"\\%03o" % code, bytes([code])) for code in range(32) if chr(code) not in "\r\n"]
_STRING = rb"\((?:[^\\()]++|\\.)*+\)"
_SHOWN = rb"(?:\[(?:" + _STRING + rb"|[-.\d ]++)*+\]TJ|" + _STRING + rb"Tj)"
# Within a piece, a letter with a note on what it stands for begins and ends with its place.
_STEP = re.compile(rb" 0 Tr(/f\d+ \S+ Tf) 1 0 0 -1 (\S+) 0 Tm")
_NOTE = rb"/Span<</ActualText(?:<[^>]*+>|" + _STRING + rb")>>BDC"
# One piece of a line as Typst writes it: place, colour, font, size, and what is shown.
_PIECE = re.compile(
    rb"q 1 0 0 -1 (\S+) (\S+) cm(/c\d+ cs [-.\d ]+ scn)\n"
    rb"BT(" + _NOTE + rb")? 0 Tr(/f\d+ \S+ Tf) 1 0 0 -1 0 0 Tm"
    rb"((?:" + _SHOWN + rb"|" + _NOTE + rb"|\n?EMC| 0 Tr/f\d+ \S+ Tf 1 0 0 -1 \S+ 0 Tm)+)\nET\nQ\n",
    re.DOTALL,
)
_NEXT_TAG = re.compile(rb"EMC/Span<</MCID (\d+)>>BDC\n")
_TAG_NUMBER = re.compile(rb"(/MCID )(\d+)")
_ESCAPED = re.compile(rb"\\(.)", re.DOTALL)
_SIGNS = {b"b": b"\b", b"t": b"\t", b"n": b"\n", b"f": b"\f"}
# Between two strings of an array: by how many thousandths of the letter's size they close up.
_KERNING = re.compile(rb"(?<!\\)\)(-?[.\d]+)\(")
_KERNING_STEP = 5


def compact_pages(document: pikepdf.Pdf) -> None:
    """Rewrite the drawings of all pages and the tag numbers that they carry."""
    parents = pikepdf.NumberTree(document.Root.StructTreeRoot.ParentTree)
    renumbered: dict[tuple[int, int], Mapping[int, int | None]] = {}
    for page in document.pages:
        key = int(page.obj.get("/StructParents", -1))
        owners = parents[key] if key in parents else pikepdf.Array()
        names = [owner.objgen for owner in owners]
        content, numbers = compact_content(page.Contents.read_bytes(), names)
        page.Contents.write(content)
        renumbered[page.obj.objgen] = numbers
        for old in sorted((old for old, new in numbers.items() if new is None), reverse=True):
            del owners[old]
    _renumber_elements(document, renumbered)


def compact_content(
    content: bytes, owners: Sequence[object]
) -> tuple[bytes, Mapping[int, int | None]]:
    """Give the drawing of a page in fewer bytes.

    Args:
        content: the operators of a page.
        owners: by number of marked content, what tells its structure element from others.

    Returns:
        The operators, and for each old number its new one, or None where it was joined to the
        one before it.
    """
    short = _FRACTION.sub(lambda m: _round(m[0]), content)
    for escape, byte in _ESCAPES:
        short = short.replace(escape, byte)
    joined, dropped = _join_pieces(short, owners)
    numbers: dict[int, int | None] = dict.fromkeys(range(len(owners)))
    kept = (old for old in numbers if old not in dropped)
    numbers.update((old, new) for new, old in enumerate(kept))
    tagged = _TAG_NUMBER.sub(lambda m: m[1] + b"%d" % (numbers.get(int(m[2])) or 0), joined)
    kerned = _KERNING.sub(_round_kerning, tagged)
    return _ESCAPED.sub(lambda m: _SIGNS.get(m[1], m[0]), kerned), numbers


def _round_kerning(found: re.Match[bytes]) -> bytes:
    """Give a kerning to the nearest five thousandths: a fortieth of a point in running text."""
    step = round(float(found[1]) / _KERNING_STEP) * _KERNING_STEP
    return b")%d(" % step if step else b""


@lru_cache(maxsize=1 << 16)
def _round(number: bytes) -> bytes:
    """Give a number with as many digits as a printer can show: factors keep more than places."""
    value = float(number)
    digits = 2 if abs(value) >= 1 else 4
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    return (text.replace("0.", ".", 1) if text.lstrip("-").startswith("0.") else text).encode()


def _join_pieces(content: bytes, owners: Sequence[object]) -> tuple[bytes, set[int]]:
    """Write pieces that follow each other with what changes from one to the next."""
    out: list[bytes] = []
    dropped: set[int] = set()
    place = 0
    while (piece := _PIECE.search(content, place)) is not None:
        out.append(content[place : piece.start()])
        out.append(b"q")
        colour = font = b""
        tag = _find_open_tag(content, piece.start())
        while piece is not None:
            out.append(piece[3] if piece[3] != colour else b"")
            out.append(b"\nBT" + (piece[4] or b"") + (piece[5] if piece[5] != font else b""))
            out.append(
                b" %s %s Td%s ET" % (_place(piece[1]), _place(piece[2]), _shorten_steps(piece))
            )
            colour, font = piece[3], piece[5]
            place = piece.end()
            following = _NEXT_TAG.match(content, place)
            piece = _PIECE.match(content, following.end() if following else place)
            if following and piece:
                number = int(following[1])
                if tag is not None and owners[tag] == owners[number] and number == tag + 1:
                    dropped.add(number)
                else:
                    out.append(b"\n" + following[0].rstrip())
                tag = number
        out.append(b"\nQ\n")
    out.append(content[place:])
    return b"".join(out), dropped


def _place(number: bytes) -> bytes:
    """Give a place in tenths of a point, which is less than the eye sees."""
    return _round(b"%.1f" % float(number))


def _shorten_steps(piece: re.Match[bytes]) -> bytes:
    """Give what a piece shows, with each place in it told from the one before."""
    shown = b""
    last = place = 0.0
    end = 0
    for step in _STEP.finditer(piece[6]):
        place = float(step[2])
        font = step[1] if step[1] != piece[5] else b""
        shown += (
            piece[6][end : step.start()] + font + b" " + _round(b"%.2f" % (place - last)) + b" 0 Td"
        )
        last = place
        end = step.end()
    return shown + piece[6][end:]


def _find_open_tag(content: bytes, place: int) -> int | None:
    """Give the number of the plain marked content that begins right before a place."""
    start = content.rfind(b"\n", 0, place - 1) + 1
    found = re.fullmatch(rb"(?:EMC)?/Span<</MCID (\d+)>>BDC\n", content[start:place])
    return int(found[1]) if found else None


def shorten_links(document: pikepdf.Pdf) -> None:
    """Give the frames of links and the places that they lead to in whole points.

    A frame never gets smaller. What is true without a word is left out.
    """
    for found in document.objects:
        if isinstance(found, pikepdf.Dictionary) and found.get("/Subtype") == "/Link":
            left, bottom, right, top = map(float, found.Rect)
            found.Rect = pikepdf.Array([floor(left), floor(bottom), ceil(right), ceil(top)])
            if "/QuadPoints" in found:
                found.QuadPoints = pikepdf.Array(round(float(side)) for side in found.QuadPoints)
            del found["/Type"]
        elif isinstance(found, pikepdf.Array) and len(found) == 5 and found[1] == "/XYZ":
            found[2], found[3] = floor(float(found[2])), ceil(float(found[3]))


def _renumber_elements(
    document: pikepdf.Pdf, renumbered: Mapping[tuple[int, int], Mapping[int, int | None]]
) -> None:
    for found in document.objects:
        if isinstance(found, pikepdf.Dictionary) and found.get("/Type") == "/StructElem":
            _renumber_kids(found, renumbered)
            del found["/Type"]


def _renumber_kids(
    element: Any, renumbered: Mapping[tuple[int, int], Mapping[int, int | None]]
) -> None:
    kids = element.get("/K")
    page = element.get("/Pg")
    numbers = renumbered.get(page.objgen, {}) if page is not None else {}
    if isinstance(kids, int):
        element.K = numbers.get(kids, kids)
    elif isinstance(kids, pikepdf.Array):
        renewed = [_renumber(kid, numbers, renumbered) for kid in kids]
        element.K = pikepdf.Array(kid for kid in renewed if kid is not None)


def _renumber(
    kid: Any,
    numbers: Mapping[int, int | None],
    renumbered: Mapping[tuple[int, int], Mapping[int, int | None]],
) -> Any:
    if isinstance(kid, int):
        return numbers.get(kid, kid)
    if kid.get("/Type") == "/OBJR":
        del kid["/Pg"]
    elif "/MCID" in kid:
        new = renumbered.get(kid.Pg.objgen, {}).get(int(kid.MCID), int(kid.MCID))
        if new is None:
            return None
        kid.MCID = new
    return kid
