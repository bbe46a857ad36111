"""The two steps after an edit, with pages that are built by the tests themselves."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files

from macros.giving_up import give_up_if_edited
from macros.serving.difference import list_different
from macros.serving.edits import NEAR_PAGES_MAX, EditedSite
from macros.serving.whole_build import WholeBuild

SECONDS_MAX = 30


class Step:
    """A first step that finds what it is told and builds what it is asked for."""

    def __init__(self, changed: Sequence[str] = (), *, is_all: bool = False) -> None:
        self.changed = changed
        self.built: list[str] = []
        self._is_all = is_all

    def list_changed(self) -> Sequence[str]:
        return self.changed

    def build(self, sources: Iterable[str]) -> frozenset[str]:
        self.built += sources
        return frozenset(source.replace(".md", "/index.html") for source in sources)

    def is_all(self) -> bool:
        return self._is_all


class BrokenRecords(Step):
    def list_changed(self) -> Sequence[str]:
        raise PluginError("data/exercises/a.yaml:1:1: is wrong.")


class BrokenPage(Step):
    def build(self, sources: Iterable[str]) -> frozenset[str]:
        raise Abort(f"{sources} lack another page.")


class Project:
    """A folder with one source, one record and a site, and the server of that site."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("docs", "data", "site"):
            (folder / name).mkdir()
        (folder / "site/index.html").write_text("old", encoding="utf-8")
        self.step = Step()
        self.wholes = [self._make_whole(folder / "site")]
        self.error: BaseException | None = None
        self.on_build: Callable[[], None] = lambda: None
        self.server = LiveReloadServer(self.build, "127.0.0.1", 0, str(folder / "site"))
        self.edited = EditedSite(
            self.server,
            find_whole=lambda: self.wholes[-1],
            begin_near=lambda _whole: self.step,
            records=folder / "data",
            sources=[folder / "docs"],
            code=folder / "macros",
        )

    def _make_whole(self, site: Path) -> WholeBuild:
        config = cast(Any, SimpleNamespace(site_dir=str(site)))
        files = Files([File("open.md", None, str(site), use_directory_urls=True)])
        return WholeBuild(config, files, cast(Any, None), cast(Any, None), None)

    def build(self) -> None:
        """Stand for MkDocs, which builds into the folder that the site says."""
        site = self.edited.target
        assert site is not None
        (site / "index.html").write_text("new", encoding="utf-8")
        self.on_build()
        if self.error is not None:
            raise self.error
        self.wholes.append(self._make_whole(site))

    @property
    def served(self) -> str:
        return Path(self.server.root, "index.html").read_text(encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    made = Project(tmp_path)
    yield made
    made.server.server_close()


def test_a_build_of_everything_takes_the_place_of_the_one_before(project: Project) -> None:
    project.edited.rebuild()
    assert (project.served, project.edited.list_problems()) == ("new", ())
    # The next one is built where the first one lay.
    project.edited.rebuild()
    assert project.server.root == str(project.folder / "site")


def test_a_build_that_fails_leaves_no_page_of_its_own(project: Project) -> None:
    project.error = OSError(28, "No space left on device")
    project.edited.rebuild()
    assert project.edited.list_problems() == ("OSError: [Errno 28] No space left on device",)
    assert project.served == "old"
    project.error = None
    project.edited.rebuild()
    assert (project.served, project.edited.list_problems()) == ("new", ())


def test_ctrl_c_ends_the_server_with_the_old_pages_in_place(project: Project) -> None:
    project.error = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        project.edited.rebuild()
    assert (project.served, project.edited.target) == ("old", None)
    project.edited.close()
    assert sorted(path.name for path in project.folder.iterdir()) == ["data", "docs", "site"]


def test_another_edit_ends_a_build_of_everything(project: Project) -> None:
    def save_and_go_on() -> None:
        (project.folder / "data/a.yaml").write_text("name: A", encoding="utf-8")
        end = time.monotonic() + SECONDS_MAX
        while time.monotonic() < end:
            give_up_if_edited()

    project.on_build = save_and_go_on
    project.edited.rebuild()
    assert (project.served, project.edited.list_problems()) == ("old", ())
    assert project.server._want_rebuild  # noqa: SLF001 so that MkDocs calls again
    # Outside such a build there is nothing to give up.
    give_up_if_edited()


def test_a_mended_page_is_shown_without_the_complaint(project: Project) -> None:
    project.step = BrokenRecords()
    project.edited.rebuild()
    assert project.edited.list_problems() != ()
    told: list[tuple[str, ...]] = []

    class Watched(Step):
        def build(self, sources: Iterable[str]) -> frozenset[str]:
            told.append(project.edited.list_problems())
            return super().build(sources)

    project.step = Watched(["a.md"], is_all=True)
    project.edited.rebuild()
    assert told == [()]


def test_records_with_problems_are_not_built_and_told_until_they_are_mended(
    project: Project,
) -> None:
    project.step = BrokenRecords()
    project.edited.rebuild()
    assert project.edited.list_problems() == ("data/exercises/a.yaml:1:1: is wrong.",)
    assert project.served == "old"
    project.step = Step(["a.md"], is_all=True)
    project.edited.rebuild()
    assert project.edited.list_problems() == ()
    assert project.step.built == ["a.md"]


def test_a_page_that_cannot_be_built_alone_is_left_to_the_build_of_everything(
    project: Project,
) -> None:
    project.step = BrokenPage(["a.md"])
    project.edited.rebuild()
    assert (project.served, project.edited.list_problems()) == ("new", ())


def test_of_many_changed_records_only_some_are_built_at_once(project: Project) -> None:
    project.step = Step([f"{number}.md" for number in range(100)])
    project.edited.rebuild()
    assert len(project.step.built) == NEAR_PAGES_MAX
    assert project.served == "new"


def test_nothing_is_built_when_the_site_shows_the_records_already(project: Project) -> None:
    project.step = Step(is_all=True)
    project.edited.rebuild()
    assert project.served == "old"


def test_a_changed_page_of_docs_leads_to_a_build_of_everything_at_once(project: Project) -> None:
    (project.folder / "docs/a.md").write_text("# A", encoding="utf-8")
    project.step = BrokenRecords()
    project.edited.rebuild()
    assert project.served == "new"


def _read_epoch(project: Project) -> int:
    """Give the epoch that a page carries which is served now; each later one is greater."""
    return project.server._visible_epoch  # noqa: SLF001 it stands in the script of each page


def _ask(project: Project, page: str, epoch: int) -> Callable[[], int]:
    """Ask as a browser that shows a page does; give what waits for the answer."""
    answers: list[int] = []
    environ = {
        "PATH_INFO": f"/livereload/{epoch}/1",
        "HTTP_REFERER": f"http://127.0.0.1:8000/{page}",
    }

    def ask() -> None:
        application = cast(Any, project.server).get_app()
        answers.append(int(b"".join(application(environ, lambda *_: None))))

    thread = threading.Thread(target=ask)
    thread.start()

    def wait() -> int:
        thread.join(SECONDS_MAX)
        return answers[0]

    return wait


def test_a_browser_is_woken_for_its_own_page_and_for_the_frame_of_all_pages(
    project: Project,
) -> None:
    project.server.poll_response_timeout = 1
    epoch = _read_epoch(project)
    own, other = _ask(project, "a/", epoch), _ask(project, "b/", epoch)
    project.step = Step(["a.md"], is_all=True)
    project.edited.rebuild()
    assert own() > epoch
    assert other() == epoch
    project.server.poll_response_timeout = SECONDS_MAX
    other = _ask(project, "b/", epoch)
    asset = project.folder / "site.beside/assets/frame.css"
    asset.parent.mkdir()
    asset.write_text("p {}", encoding="utf-8")
    project.step = Step()
    project.edited.rebuild()
    assert other() > epoch


def test_a_page_that_is_open_is_built_after_the_records_that_changed(project: Project) -> None:
    project.server.poll_response_timeout = 1
    epoch = _read_epoch(project)
    wait = _ask(project, "open/", epoch)
    project.step = Step(["a.md"], is_all=True)
    end = time.monotonic() + SECONDS_MAX
    while not project.edited.browsers.list_open_pages() and time.monotonic() < end:
        time.sleep(0.01)
    project.edited.rebuild()
    assert project.step.built == ["a.md", "open.md"]
    assert wait() > epoch


def test_only_what_is_looked_at_counts_as_different(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    for site in (old, new):
        for name in ("same/index.html", "changed/index.html", "data/v1/a.json"):
            (site / name).parent.mkdir(parents=True, exist_ok=True)
            (site / name).write_text(name if name.startswith("same") else str(site))
    (old / "gone.html").write_text("")
    assert list_different(old, new) == frozenset({"changed/index.html", "gone.html"})
    (new / "assets").mkdir()
    (new / "assets/frame.css").write_text("")
    assert list_different(old, new) is None
