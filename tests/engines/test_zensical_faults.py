"""What is wrong stops the build with Zensical, and is named; the site that was there stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.publishing.config import read_config
from macros.publishing.content import SiteContent, make_site_settings
from macros.publishing.finished_pages import PagesFault, finish_pages
from macros.zensical_site import EngineFault, build_with_zensical
from tests.builders import make_sound_data
from tests.site.project import find_zensical, make_project

KEPT = "<p>The site from before.</p>"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a small project without an address, so that no picture is drawn for its pages."""
    for name in ("SITE_URL", "REPO_URL", "HANDBOOK_DATA"):
        monkeypatch.setenv(name, "")
    return make_project(tmp_path / "project", make_sound_data(), pages=())


def test_a_link_that_leads_nowhere_stops_the_build(project: Path, tmp_path: Path) -> None:
    _add(project, "method", "See [this](no-such-page.md).")
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text(KEPT, encoding="utf-8")
    with pytest.raises(EngineFault) as caught:
        build_with_zensical(project, find_zensical(), site)
    text = str(caught.value)
    assert "method.md" in text
    assert "page does not exist" in text
    assert "\x1b" not in text
    # Nothing is left beside the site from before.
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["project", "site"]
    assert (site / "index.html").read_text(encoding="utf-8") == KEPT


def test_one_run_names_every_page_that_cannot_be_finished(project: Path) -> None:
    texts = {
        "method": ('{{ exercise("tarlan-2024") }}', 'method.md: exercise(): "tarlan-2024" is no'),
        "events": ("{{ exercise_of() }}", "events.md: 'exercise_of' is undefined"),
        "places": ("{{ nothing }}", "places.md: 'nothing' is undefined"),
        "charts": ("{% if %}", "charts.md: "),
    }
    for page, (text, _message) in texts.items():
        _add(project, page, text)
    content = SiteContent(make_site_settings(project, read_config(project)))
    with pytest.raises(PagesFault) as caught:
        finish_pages(content)
    lines = str(caught.value).splitlines()
    assert len(lines) == len(texts)
    for _text, message in texts.values():
        assert [line for line in lines if line.startswith(message)], message


def _add(project: Path, page: str, text: str) -> None:
    with (project / "docs" / f"{page}.md").open("a", encoding="utf-8") as file:
        file.write(f"\n\n{text}\n")
