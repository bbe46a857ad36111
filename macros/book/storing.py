"""Writing a PDF with long object streams, in which tags and links take the least room.

pikepdf's own streams hold a hundred objects each; a thousand of one kind side by side compress
better by a third. The same document gives the same bytes.

Source: ISO 32000-2, 7.5.7 (object streams), 7.5.8 (cross-reference streams), 14.4 (identifiers).
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator

import pikepdf

_STREAM_OBJECTS = 1000
# Of zlib's ways to pack, the two that between them pack text and tags smallest; its level of
# memory decides how often it sets up its codes anew.
_MEMORY_LEVEL = 5
_STRATEGIES = (zlib.Z_DEFAULT_STRATEGY, zlib.Z_FILTERED)
_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


def write_pdf(document: pikepdf.Pdf) -> bytes:
    """Give the bytes of a document without encryption."""
    out = bytearray(_HEADER)
    rows: dict[int, tuple[int, int, int]] = {0: (0, 0, 0xFFFF)}
    plain: list[tuple[str, int, bytes]] = []
    for number, found in enumerate(document.objects, start=1):
        if isinstance(found, pikepdf.Stream):
            rows[number] = (1, len(out), 0)
            out += b"%d 0 obj\n%s\nendobj\n" % (number, _write_stream(found))
        else:
            plain.append((_name_kind(found), number, found.unparse(resolved=True)))
    plain.sort(key=lambda row: row[:2])
    number = len(document.objects)
    for start in range(0, len(plain), _STREAM_OBJECTS):
        number += 1
        rows[number] = (1, len(out), 0)
        group = [row[1:] for row in plain[start : start + _STREAM_OBJECTS]]
        rows.update((member, (2, number, index)) for index, (member, _) in enumerate(group))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, _write_objects(group))
    return bytes(out) + _write_end(document, rows, len(out), bytes(out))


def _name_kind(found: pikepdf.Object) -> str:
    """Give a word that is the same for objects with the same keys."""
    if not isinstance(found, pikepdf.Dictionary):
        return ""
    return " ".join(str(found.get(key, "")) for key in ("/Type", "/Subtype", "/S"))


def _pack(content: bytes) -> bytes:
    packers = (zlib.compressobj(9, zlib.DEFLATED, 15, _MEMORY_LEVEL, s) for s in _STRATEGIES)
    return min((p.compress(content) + p.flush() for p in packers), key=len)


def _write_stream(stream: pikepdf.Stream) -> bytes:
    """Give a stream, packed as small as may be; metadata and pictures stay as they are."""
    raw = stream.read_raw_bytes()
    described = pikepdf.Dictionary(dict(stream.stream_dict.items()))
    packing = str(described.get("/Filter", ""))
    is_content = not packing and "/Type" not in described
    if packing == "/FlateDecode" and "/DecodeParms" not in described:
        raw = min(raw, _pack(stream.read_bytes()), key=len)
    elif is_content:
        raw = _pack(raw)
        described.Filter = pikepdf.Name.FlateDecode
    described.Length = len(raw)
    return b"%s\nstream\n%s\nendstream" % (described.unparse(), raw)


def _write_objects(group: list[tuple[int, bytes]]) -> bytes:
    places = []
    offset = 0
    for number, text in group:
        places.append(b"%d %d" % (number, offset))
        offset += len(text) + 1
    head = b" ".join(places) + b"\n"
    packed = _pack(head + b"\n".join(text for _, text in group))
    return (
        b"<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream"
    ) % (len(group), len(head), len(packed), packed)


def _write_end(
    document: pikepdf.Pdf, rows: dict[int, tuple[int, int, int]], place: int, body: bytes
) -> bytes:
    """Give the table of places, which is itself a stream, and the end of the file."""
    number = len(rows)
    rows[number] = (1, place, 0)
    packed = _pack(b"".join(_difference(rows)))
    name = hashlib.md5(body, usedforsecurity=False).hexdigest().encode()
    trailer = document.trailer
    info = b"/Info %s" % trailer.Info.unparse() if "/Info" in trailer else b""
    return (
        b"%d 0 obj\n<</Type/XRef/Size %d/W[1 4 2]/Root %s%s/ID[<%s><%s>]/Filter/FlateDecode"
        b"/DecodeParms<</Predictor 12/Columns 7>>/Length %d>>\nstream\n%s\nendstream\nendobj\n"
        b"startxref\n%d\n%%%%EOF\n"
    ) % (
        number, len(rows), trailer.Root.unparse(), info, name, name, len(packed), packed, place,
    )  # fmt: skip


def _difference(rows: dict[int, tuple[int, int, int]]) -> Iterator[bytes]:
    """Give each row as its difference from the one above (PNG's filter "Up")."""
    above = bytes(7)
    for number in range(len(rows)):
        kind, first, second = rows[number]
        row = bytes([kind]) + first.to_bytes(4, "big") + second.to_bytes(2, "big")
        yield b"\x02" + bytes((new - old) & 0xFF for new, old in zip(row, above, strict=True))
        above = row
