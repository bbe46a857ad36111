"""The same tree, built by each engine: the same text, links, data; what differs is listed."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.builders import ROOT
from tests.engines.comparing import (
    Difference,
    KnownDifference,
    compare_sites,
    list_known,
    split_known,
)
from tests.pages.sample import SAMPLE
from tests.pages.test_tombstone_macros import TOMBSTONES
from tests.served import serve
from tests.site.project import REPO_URL, SITE_URL, Build, build, make_project
from tests.site.test_small_site import HOSTILE

OTHERS = ["properdocs", "zensical"]
# What the search passes over, and code in a box that a keyboard must reach.
MORE = """

## More {: #more }

This paragraph, which is long enough, is found by its word kurultay.

<p data-search-exclude>This one, as long as the other, must not be found by its word aksakal.</p>

```python
print("A line in a box")
```
"""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Build]:
    """Build a made-up handbook, hostile names and former ids in it, with every engine."""
    folder = tmp_path_factory.mktemp("engines")
    project = make_project(folder / "project", {**SAMPLE, **HOSTILE, **TOMBSTONES})
    with (project / "docs" / "method.md").open("a", encoding="utf-8") as page:
        page.write(MORE)
    built = {e: build(project, folder / e, e, REPO_URL=REPO_URL) for e in ("mkdocs", *OTHERS)}
    for engine, one in built.items():
        assert one.status == 0, f"{engine}: {one.output}"
    return built


@pytest.mark.parametrize("engine", OTHERS)
def test_an_engine_builds_the_site_that_mkdocs_builds_but_for_what_is_listed(
    sites: dict[str, Build], engine: str
) -> None:
    found = compare_sites(sites["mkdocs"].site, sites[engine].site, SITE_URL)
    unknown, unused = split_known(found, list_known(engine))
    assert [str(difference) for difference in unknown] == []
    assert unused == []
    index = (sites[engine].site / "search/entries.js").read_text(encoding="utf-8")
    assert ("kurultay" in index, "aksakal" in index) == (True, False)
    assert sites[engine].read("method").has(".//pre/code[@tabindex='0']")
    assert len(sites[engine].list_pages()) > 50


def test_the_guide_tells_every_listed_difference() -> None:
    guide = (ROOT / "docs" / "engines.md").read_text(encoding="utf-8")
    reasons = {entry.reason for engine in OTHERS for entry in list_known(engine)}
    assert {reason for reason in reasons if reason not in guide} == set()


# The comparison finds what differs


def _write_site(folder: Path, text: str, **files: str) -> Path:
    page = f"<!doctype html><title>T</title><body>{text}"
    for name, content in {"index.html": page, **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    return folder


PLAIN = '<article><h1 id="a">A</h1> <p>One <a href="b/">two</a></article><footer>F</footer>'


@pytest.mark.parametrize(
    ("old", "new", "part", "items"),
    [
        ("One", "None", "text", ("- One", "+ None")),
        ("b/", "c/", "links", (f"- two: {SITE_URL}b/", f"+ two: {SITE_URL}c/")),
        ('id="a"', 'id="b"', "headings", ("- h1 a A", "+ h1 b A")),
        ("F", "G", "frame", ("- F", "+ G")),
        ("<p>One ", "<p>", "text", ("- One",)),
    ],
)
def test_what_differs_in_a_page_is_found(
    tmp_path: Path, old: str, new: str, part: str, items: tuple[str, ...]
) -> None:
    first = _write_site(tmp_path / "first", PLAIN)
    second = _write_site(tmp_path / "second", PLAIN.replace(old, new))
    found = {d.part: d for d in compare_sites(first, second, SITE_URL)}
    assert found[part] == Difference("index.html", part, items)


def test_what_differs_in_files_is_found(tmp_path: Path) -> None:
    first = _write_site(tmp_path / "first", PLAIN, a="1", b="1")
    second = _write_site(tmp_path / "second", PLAIN, a="22", c="1")
    assert list(compare_sites(first, second, SITE_URL)) == [
        Difference("a", "content", ("- 1", "+ 2")),
        Difference("b", "file", ("- file",)),
        Difference("c", "file", ("+ file",)),
    ]


def test_a_listed_difference_covers_only_its_own_items_and_must_occur() -> None:
    listed = KnownDifference(part="text", item="[-+] ours", reason="Why.")
    ours = Difference("a.html", "text", ("- ours",))
    other = Difference("b.html", "text", ("- ours", "+ theirs"))
    assert split_known([ours, other], [listed]) == ([other], [])
    assert split_known([other], [listed]) == ([other], [listed])


# In the browser


@pytest.fixture(scope="module")
def page(browser: Browser, sites: dict[str, Build]) -> Iterator[Page]:
    """Open a page whose address is that of the site from Zensical, and which notes faults."""
    with serve(sites["zensical"].site, "/sub/") as address:
        context = browser.new_context(base_url=address, reduced_motion="reduce")
        opened = context.new_page()
        yield opened
        context.close()


def test_the_site_from_zensical_works_under_its_policy(page: Page) -> None:
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("requestfailed", lambda request: faults.append(request.url))
    page.goto("", wait_until="networkidle")
    page.keyboard.press("Control+k")
    page.keyboard.type("tarlan")
    page.locator(".search-result").first.wait_for()
    assert "Tarlan-2025" in page.locator(".search-result__title").all_inner_texts()
    # The style sheet of the handbook lays the box out; that of Zensical has another box.
    box = page.locator("[data-search=header] .md-search__inner").bounding_box()
    assert box is not None
    assert box["width"] > 600
    page.goto("exercises/", wait_until="networkidle")
    page.locator(".register-box input[type=search]").first.fill("2023")
    page.get_by_text(re.compile(r"^1 of \d+ exercises$")).wait_for()
    assert faults == []


# What a person calls


def _make(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["make", "--dry-run", "--no-print-directory", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize(
    ("engine", "command"),
    [
        ("mkdocs", "mkdocs build --strict --site-dir .site-new"),
        ("properdocs", "properdocs build --strict --config-file mkdocs.yml --site-dir .site-new"),
        ("zensical", "handbook zensical --program .venv-zensical/bin/zensical --out .site-new"),
    ],
)
def test_make_site_calls_the_engine_that_is_named(engine: str, command: str) -> None:
    done = _make("site", f"ENGINE={engine}")
    assert done.returncode == 0, done.stderr
    assert f".venv/bin/{command}" in done.stdout


def test_make_names_the_engines_that_it_knows() -> None:
    done = _make("site", "ENGINE=hugo")
    assert done.returncode != 0
    assert "ENGINE=hugo is not known; choose mkdocs, properdocs or zensical" in done.stderr


# What is special to an engine stands in few modules


def test_only_the_adapter_for_mkdocs_imports_mkdocs_and_nothing_imports_another_engine() -> None:
    importers: dict[str, set[str]] = {engine: set() for engine in ("mkdocs", "material", *OTHERS)}
    for path in (ROOT / "macros").rglob("*.py"):
        for name in re.findall(r"^\s*(?:from|import) (\w+)", path.read_text("utf-8"), re.MULTILINE):
            if name in importers:
                importers[name].add(path.relative_to(ROOT / "macros").parts[0])
    assert importers.pop("mkdocs") == {
        "mkdocs_macros.py",
        "mkdocs_pages.py",
        "mkdocs_serving.py",
        "serving",
    }
    assert set().union(*importers.values()) == set()
