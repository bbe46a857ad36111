"""The EPUB: the manuscript of the book as XHTML files in one archive.

Source: EPUB 3.3, https://www.w3.org/TR/epub-33/ (4: container, 5: package document, 7: navigation).
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from markupsafe import Markup

from macros.book.epub_pages import Page, Pictures, list_pages
from macros.book.making import Prepared
from macros.book.xhtml import Xhtml

_STYLES = Path(__file__).with_name("epub.css")
_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>
"""
_PAGE = Markup("""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en-GB"
 xml:lang="en-GB">
<head><title>{}</title><link rel="stylesheet" href="epub.css"/></head>
<body>
{}</body></html>
""")
_PACKAGE = Markup("""<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en-GB">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:{id}</dc:identifier>
<dc:title>{title}</dc:title>
<dc:language>en-GB</dc:language>
<dc:creator>The contributors of the handbook</dc:creator>
<dc:rights>CC BY 4.0</dc:rights>
<dc:source>{site}</dc:source>
<meta property="dcterms:modified">{modified}</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessMode">visual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">alternativeText</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">Every picture has a text alternative.</meta>
</metadata>
<manifest>
{items}</manifest>
<spine>
{spine}</spine>
</package>
""")


def make_epub(prepared: Prepared) -> bytes:
    """Give the EPUB: the same bytes for the same records, version and time."""
    manuscript, edition = prepared.manuscript, prepared.edition
    pictures = Pictures()
    pages = list(list_pages(manuscript, pictures))
    files = {label: f"{page.name}.xhtml" for page in pages for label in _list_labels(page.held)}
    writer = Xhtml(files)
    title = f"{manuscript['edition']['title']}, {edition.version}"
    contents: dict[str, str] = {"epub.css": _STYLES.read_text(encoding="utf-8")}
    contents |= pictures.files
    contents["title.xhtml"] = _PAGE.format(title, _write_title(manuscript["edition"]))
    contents["nav.xhtml"] = _PAGE.format("Contents", _write_navigation(pages))
    for page in pages:
        contents[f"{page.name}.xhtml"] = _PAGE.format(page.title, page.write(writer))
    contents["package.opf"] = _PACKAGE.format(
        id=uuid5(NAMESPACE_URL, f"{edition.site_url}{edition.version}"),
        title=title,
        site=edition.site_url,
        modified=f"{edition.moment:%Y-%m-%dT%H:%M:%SZ}",
        items=_list_items(contents),
        spine=_list_spine(pages),
    )
    return _pack(contents, edition.moment.timetuple()[:6])


def _list_labels(node: Any) -> Iterator[str]:
    if isinstance(node, Mapping):
        if node.get("label"):
            yield node["label"]
        if "number" in node and "url" in node:
            yield f"n{node['number']}"
        if "alignments" in node:
            yield from (f"{node['label']}/{section}" for section in ("figures", "exercises"))
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from _list_labels(child)


def _write_title(edition: Mapping[str, Any]) -> Markup:
    return Markup(
        '<h1>{}</h1>\n<p>Edition {}, {}. <a href="{}">{}</a></p>\n'
        "<p>Raised numbers lead to the source of a statement. Letters tell how well it is "
        "attested: O, a participant’s own body says so; C, two or more independent origins "
        "agree; S, it rests on one origin; ≠, sources disagree.</p>\n"
        "<p>Text and data: CC BY 4.0. An independent reference: names and borders follow the "
        "sources cited and express no position on the status of any territory. The whole data "
        "package is attached to the handbook’s PDF and published on the site.</p>\n"
    ).format(
        edition["title"], edition["version"], edition["date"], edition["site"], edition["site"]
    )


def _write_navigation(pages: Sequence[Page]) -> Markup:
    parts = []
    for part, group in groupby(pages, key=lambda page: page.part):
        links = [Markup('<a href="{}.xhtml">{}</a>').format(p.name, p.title) for p in group]
        items = Markup("").join(Markup("<li>{}</li>\n").format(link) for link in links)
        parts.append(Markup("<li><span>{}</span><ol>\n{}</ol></li>\n").format(part, items))
    return Markup(
        '<nav epub:type="toc" id="toc"><h1>Contents</h1><ol>\n'
        '<li><a href="title.xhtml">About this edition</a></li>\n{}</ol></nav>\n'
    ).format(Markup("").join(parts))


def _list_items(contents: Mapping[str, str]) -> Markup:
    kinds = {".xhtml": "application/xhtml+xml", ".svg": "image/svg+xml", ".css": "text/css"}
    rows = []
    for name in contents:
        more = Markup(' properties="nav"') if name == "nav.xhtml" else Markup("")
        item_id = name.replace("/", "-").replace(".", "-")
        rows.append(
            Markup('<item id="{}" href="{}" media-type="{}"{}/>\n').format(
                item_id, name, kinds[Path(name).suffix], more
            )
        )
    return Markup("").join(rows)


def _list_spine(pages: Sequence[Page]) -> Markup:
    names = ["title", "nav", *(page.name for page in pages)]
    return Markup("").join(Markup('<itemref idref="{}-xhtml"/>\n').format(name) for name in names)


def _pack(contents: Mapping[str, str], moment: Any) -> bytes:
    """Give the archive; its first file says what it is and is not packed."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        files = {f"EPUB/{name}": text for name, text in sorted(contents.items())}
        files = {"META-INF/container.xml": _CONTAINER, **files}
        _add(archive, "mimetype", "application/epub+zip", moment, zipfile.ZIP_STORED)
        for name, text in files.items():
            _add(archive, name, text, moment, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _add(archive: zipfile.ZipFile, name: str, text: str, moment: Any, packing: int) -> None:
    info = zipfile.ZipInfo(name, moment)
    info.compress_type = packing
    info.external_attr = 0o644 << 16
    archive.writestr(info, text, compresslevel=9)
