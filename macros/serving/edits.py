"""What happens after an edit while the site is served: near pages at once, the rest behind them.

The first step reads the records that changed, checks all of them, and builds their pages and
those that are open in browsers into the site that is served. The second one builds the whole
site into another folder and then serves that; it is given up when another edit comes. Whatever
goes wrong in either is shown on the pages from before.
"""

from __future__ import annotations

import importlib
import logging
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from mkdocs.livereload import LiveReloadServer

from macros.giving_up import GivenUp, may_be_given_up
from macros.loading.cache import Stamps, list_stamps
from macros.loading.garbage import set_apart
from macros.serving.attempt import attempt
from macros.serving.browsers import Browsers
from macros.serving.difference import list_different
from macros.serving.panel import show_problems
from macros.serving.whole_build import WholeBuild

_LOG = logging.getLogger("mkdocs.handbook")
SHOWN = "Shown at once, the rest is on its way: "
# After `git switch`, many records have changed: the pages of so many are built at once.
NEAR_PAGES_MAX = 12
_LOOK_SECONDS = 0.2
# Parts of the package that stay as they are until the server is started again.
_OUTLIVING = (["serving"], ["giving_up"])


class NearStep(Protocol):
    """What an edit of records changes at once."""

    def list_changed(self) -> Sequence[str]:
        """Read the records again; give the source paths of the pages of those that changed.

        Raises:
            BuildError: when the records have problems; its text lists them.
        """

    def build(self, sources: Iterable[str]) -> frozenset[str]:
        """Build pages of these records; give the files of the site that are not as before."""

    def is_all(self) -> bool:
        """Tell whether the whole site shows these records already."""


class EditedSite:
    """A site that is served while its files are edited."""

    def __init__(
        self,
        server: LiveReloadServer,
        find_whole: Callable[[], WholeBuild],
        begin_near: Callable[[WholeBuild], NearStep],
        *,
        records: Path,
        sources: Sequence[Path],
        code: Path,
    ) -> None:
        """Take over what a server does after an edit.

        Args:
            server: the server of MkDocs, before it serves.
            find_whole: gives the build of the whole site that ended last.
            begin_near: begins the first step.
            records: the data folder.
            sources: the other files and folders that the site is made from.
            code: the folder of the Python package among them.
        """
        self._server = server
        self._build = server.builder
        self._find_whole = find_whole
        self._begin_near = begin_near
        self._records = records
        self._sources = sources
        self._code = str(code)
        self._whole = find_whole()
        self._begun = self._look()
        self._whole_stamps = self._begun[0]
        self._looked = 0.0
        self._code_stamps = self._select_code_stamps()
        self._site = self._whole.site
        self._beside = self._site.with_name(f"{self._site.name}.beside")
        self._beside.mkdir(mode=0o700)
        self._target: Path | None = None
        self._near_problems: tuple[str, ...] = ()
        self._whole_problems: tuple[str, ...] = ()
        self.browsers = Browsers(server)
        set_apart(after_search=True)
        server.builder = self.rebuild
        server.error_handler = self._read_error_page
        server.set_app(
            self.browsers.answer(show_problems(server.serve_request, self.list_problems))
        )

    @property
    def target(self) -> Path | None:
        """The folder into which the whole site is being built, or None."""
        return self._target

    def close(self) -> None:
        """Remove the folder beside the one that MkDocs knows of."""
        shutil.rmtree(self._beside, ignore_errors=True)

    def list_problems(self) -> tuple[str, ...]:
        """Give what is wrong with the files now."""
        return self._near_problems or self._whole_problems

    def rebuild(self) -> None:
        """Do both steps; MkDocs calls this when files were saved, and again for later ones."""
        self._begun = self._look()
        if self._begun[0] == self._whole_stamps:
            step = self._begin_near(self._whole)
            if not self._do_first(step):
                return
            if step.is_all():
                self._say_whole_problems(())
                return
        self._do_second()

    def _do_first(self, step: NearStep) -> bool:
        """Show the records that changed, then what is open; tell whether the records are sound.

        A page that cannot be built is left to the second step: it may only lack another one.
        """
        changed: list[str] = []
        said = attempt(lambda: changed.extend(step.list_changed()))
        # A page that is shown from here on is a mended one: no complaint stands on it any more.
        had, self._near_problems = self._near_problems, said
        if not said:
            attempt(lambda: self._show(step, changed[:NEAR_PAGES_MAX]))
            for page in self.browsers.list_open_pages():
                source = self._whole.find_source(page)
                if source and source not in changed and not self._is_edited():
                    attempt(partial(self._show, step, [source]))
        if said or had:
            self.browsers.wake(None)
        return not said

    def _show(self, step: NearStep, sources: Sequence[str]) -> None:
        changed = step.build(sources)
        if changed:
            _LOG.info("%s%s", SHOWN, ", ".join(sorted(changed)))
        self.browsers.wake(changed)

    def _do_second(self) -> None:
        """Build the whole site beside the one that is served, and serve it if all went well."""
        self.browsers.go_on()
        self._forget_changed_code()
        served = self._whole.site
        self._target = self._beside if served == self._site else self._site
        try:
            with may_be_given_up(self._is_edited):
                said = attempt(self._build)
        except GivenUp:
            _LOG.info("Given up for another edit")
            return
        finally:
            target, self._target = self._target, None
        if not said:
            self._whole = self._find_whole()
            self._whole_stamps = self._begun[0]
            set_apart(after_search=True)
            self._server.root = str(target)
            self.browsers.wake(list_different(served, target))
        self._say_whole_problems(said)

    def _say_whole_problems(self, problems: tuple[str, ...]) -> None:
        if problems or self._whole_problems:
            self._whole_problems = problems
            self.browsers.wake(None)

    def _forget_changed_code(self) -> None:
        """Have Python read the package anew when a file of it has changed, all but this part."""
        stamps = self._select_code_stamps()
        if stamps != self._code_stamps:
            self._code_stamps = stamps
            importlib.invalidate_caches()
            for name in [n for n in sys.modules if n == "macros" or n.startswith("macros.")]:
                if name.split(".")[1:2] not in _OUTLIVING:
                    del sys.modules[name]

    def _is_edited(self) -> bool:
        """Tell whether a file has changed since this rebuild began, and have MkDocs call again.

        MkDocs watches in a thread of its own, which hardly gets a turn while pages are built.
        """
        if time.monotonic() - self._looked < _LOOK_SECONDS:
            return False
        now, self._looked = self._look(), time.monotonic()
        if now == self._begun:
            return False
        with self._server._rebuild_cond:  # noqa: SLF001 the server offers no other way
            self._server._want_rebuild = True  # noqa: SLF001
        return True

    def _look(self) -> tuple[Stamps, Stamps]:
        """Give the stamps of the sources, and those of the records."""
        return list_stamps(self._sources), list_stamps([self._records])

    def _select_code_stamps(self) -> Stamps:
        return tuple(stamp for stamp in self._begun[0] if stamp[0].startswith(self._code))

    def _read_error_page(self, code: int) -> bytes | None:
        try:
            return (self._whole.site / f"{code}.html").read_bytes()
        except OSError:
            return None
