"""The archive that opens from disk."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from typing import Any

import pytest

from macros.exports.offline_copy import write_offline_copy
from macros.exports.writer import ExportFault

MOMENT = datetime(2026, 6, 1, 12, tzinfo=UTC)
ABOUT: dict[str, Any] = {
    "version": "2026.11.0",
    "moment": MOMENT,
    "site_url": "https://handbook.example/",
}


def _make_site(folder):
    (folder / "data").mkdir(parents=True)
    for name in ("index.html", "method.html", "404.html", "sitemap.xml", "data/all.json"):
        (folder / name).write_text(name, encoding="utf-8")
    return folder


def test_the_archive_holds_the_site_in_one_folder_with_a_note(tmp_path):
    out = tmp_path / "a" / "copy.zip"
    size = write_offline_copy(_make_site(tmp_path / "site"), out, **ABOUT)
    assert size == out.stat().st_size
    with zipfile.ZipFile(out) as archive:
        names = [n.removeprefix("turkic-security-handbook-2026.11.0/") for n in archive.namelist()]
        assert names == ["README.txt", "data/all.json", "index.html", "method.html"]
        assert b"open index.html in a browser" in archive.read(archive.namelist()[0])


def test_what_no_page_on_disk_loads_is_left_out(tmp_path):
    site = _make_site(tmp_path / "site")
    unused = ("javascripts/bundle.1.js", "javascripts/lunr/a.js", "previews/a.png", "a.css.map")
    for name in (*unused, "javascripts/search.js"):
        path = site / "assets" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    out = tmp_path / "copy.zip"
    write_offline_copy(site, out, **ABOUT)
    with zipfile.ZipFile(out) as archive:
        assets = [name for name in archive.namelist() if "/assets/" in name]
    assert assets == ["turkic-security-handbook-2026.11.0/assets/javascripts/search.js"]


def test_the_same_site_gives_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        write_offline_copy(_make_site(tmp_path / name), tmp_path / f"{name}.zip", **ABOUT)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_a_site_with_links_to_folders_is_refused_and_the_copy_before_stays(tmp_path):
    site = _make_site(tmp_path / "site")
    (site / "method").mkdir()
    (site / "method" / "index.html").write_text("x", encoding="utf-8")
    out = tmp_path / "copy.zip"
    out.write_bytes(b"before")
    with pytest.raises(ExportFault, match="holds no site with links to files"):
        write_offline_copy(site, out, **ABOUT)
    assert out.read_bytes() == b"before"


def test_an_archive_that_cannot_be_written_leaves_the_one_before(tmp_path):
    out = tmp_path / "copy.zip"
    out.mkdir()
    with pytest.raises(ExportFault, match=r"cannot be written: .* unchanged"):
        write_offline_copy(_make_site(tmp_path / "site"), out, **ABOUT)
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["copy.zip", "site"]
