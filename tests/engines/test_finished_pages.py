"""Pages as finished Markdown, for any engine."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.utils.meta import get_data
from typer.testing import CliRunner

from macros.cli import app
from macros.publishing.config import ConfigFault, read_config
from tests.builders import ROOT
from tests.pages.sample import SAMPLE
from tests.pages.test_markup import HOSTILE_NAME
from tests.site.project import EPOCH, REPO_URL, SITE_URL, make_project
from tests.site.test_small_site import HOSTILE


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the pages of a made-up handbook."""
    made = tmp_path_factory.mktemp("finished")
    project = make_project(made / "project", {**SAMPLE, **HOSTILE})
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project)
        variables = {"SITE_URL": SITE_URL, "REPO_URL": REPO_URL, "SOURCE_DATE_EPOCH": EPOCH}
        for name, value in {**variables, "HANDBOOK_DATA": ""}.items():
            patch.setenv(name, value)
        done = CliRunner().invoke(app, ["pages", "--out", str(made / "out")])
        assert done.exit_code == 0, done.output
        again = CliRunner().invoke(app, ["pages", "--out", str(made / "out")])
        assert again.exit_code == 2, again.output
    return made / "out"


def test_no_call_is_left_in_a_finished_page(folder: Path) -> None:
    pages = {p.relative_to(folder / "docs"): p for p in (folder / "docs").rglob("*.md")}
    left = [
        str(name)
        for name, path in pages.items()
        if "{{" in get_data(path.read_text(encoding="utf-8"))[0]
    ]
    assert len(pages) > 50
    assert left == []


def test_the_head_of_a_finished_page_holds_what_the_theme_needs(folder: Path) -> None:
    text = (folder / "docs/exercises/hostile.md").read_text(encoding="utf-8")
    body, meta = get_data(text)
    assert meta["title"] == HOSTILE_NAME
    assert meta["permanent"] == f"{SITE_URL}exercises/hostile/"
    assert meta["edit"] == f"{REPO_URL}/edit/main/data/exercises/hostile.yaml"
    assert meta["preview"]["url"] == f"{SITE_URL}assets/previews/record-exercises.png"
    assert HOSTILE_NAME in meta["parts"]["text"]
    assert body.startswith("# A &#124; B &lt;b&gt;&#123;&#123; x &#125;&#125;&lt;/b&gt;")


def test_everything_else_of_the_site_lies_beside_the_pages(folder: Path) -> None:
    assert (folder / "docs/assets/javascripts/frame.js").is_file()
    assert (folder / "static/data/v1/all.json").is_file()
    assert (folder / "static/assets/previews/home.png").is_file()
    robots = (folder / "static/robots.txt").read_text(encoding="utf-8")
    assert f"Sitemap: {SITE_URL}sitemap.xml\n" in robots


@pytest.mark.parametrize("url", ["", "https://other.example/x/"])
@pytest.mark.parametrize("directory_urls", ["", "false"])
def test_the_settings_are_read_as_mkdocs_reads_them(
    monkeypatch: pytest.MonkeyPatch, url: str, directory_urls: str
) -> None:
    for name, value in {"SITE_URL": url, "DIRECTORY_URLS": directory_urls}.items():
        monkeypatch.delenv(name, raising=False)
        if value:
            monkeypatch.setenv(name, value)
    ours, theirs = read_config(ROOT), load_config(str(ROOT / "mkdocs.yml"))
    for name in ("site_name", "site_url", "use_directory_urls", "edit_uri", "nav", "extra_css"):
        assert ours[name] == theirs[name], name


@pytest.mark.parametrize("text", [None, "a: [", "!ENV [X, y]: {"])
def test_settings_that_cannot_be_read_are_named(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigFault, match=r"mkdocs\.yml cannot be read: "):
        read_config(tmp_path)
