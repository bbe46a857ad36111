"""The offline copy: the built site and a note on it in one archive that opens from disk."""

from __future__ import annotations

import os
import zipfile
from datetime import datetime
from pathlib import Path

from macros.exports.writer import ExportFault
from macros.version import PROJECT

# What only a server has a use for.
_LEFT_OUT = ("404.html", "robots.txt", "sitemap.xml", "sitemap.xml.gz")
# What no page opened from disk loads: the theme's own scripts, and pictures for shared links.
_UNUSED = (
    "assets/javascripts/bundle.",
    "assets/javascripts/lunr/",
    "assets/javascripts/workers/",
    "assets/previews/",
)
_README = """Turkic States Security Cooperation Handbook, {version} ({day})

Unpack this archive and open index.html in a browser. All pages, the search, the filters of the
register, charts, maps, downloads and the book (folder "book") work from disk: nothing is asked
of another computer. Links to sources lead to the web.

Data: folder "data". Its checksums: data/v1/SHA256SUMS, or the imprint of the book.
Text and data: CC BY 4.0. Code: MIT. The current edition: {site_url}
"""


def write_offline_copy(
    site: Path, out: Path, *, version: str, moment: datetime, site_url: str
) -> int:
    """Write the archive in place of the one before, and give its size in bytes.

    The same site gives the same bytes.

    Args:
        site: the site, built with links to files (`DIRECTORY_URLS=false`).
        out: the archive.
        version: the version of the handbook.
        moment: the time that the files in the archive carry, in UTC.
        site_url: the address of the site, for the note.

    Raises:
        ExportFault: when the site is not there, or the archive cannot be written.
    """
    if not (site / "index.html").is_file() or (site / "method" / "index.html").is_file():
        raise ExportFault(
            f"{str(site)!r} holds no site with links to files. Build one with `make offline`."
        )
    readme = _README.format(version=version, day=moment.date().isoformat(), site_url=site_url)
    beside = out.with_name(f".{out.name}.new")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(beside, "w") as archive:
            _add(archive, "README.txt", readme.replace("\n", "\r\n").encode(), version, moment)
            for path in sorted(p for p in site.rglob("*") if p.is_file()):
                name = path.relative_to(site).as_posix()
                unused = name.endswith(".map") or name.startswith(_UNUSED)
                if name not in _LEFT_OUT and not unused:
                    _add(archive, name, path.read_bytes(), version, moment)
        os.replace(beside, out)  # noqa: PTH105 the word for what it does
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise ExportFault(
            f'"{out}" cannot be written: {error.strerror}. The copy that was there is unchanged.'
        ) from None
    return out.stat().st_size


def _add(
    archive: zipfile.ZipFile, name: str, content: bytes, version: str, moment: datetime
) -> None:
    info = zipfile.ZipInfo(f"{PROJECT}-{version}/{name}", moment.timetuple()[:6])
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    archive.writestr(info, content, compresslevel=9)
