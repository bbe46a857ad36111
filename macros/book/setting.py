"""Setting the book: Typst passes over one folder until every page number is right."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

import typst

from macros.book.faults import BookFault
from macros.book.places import Places, find_places, make_no_places

FONT_FOLDER = Path(__file__).parent / "fonts"
STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-3a"]
# Two passes find every page, a third proves it; more are needed only where lines move.
PASSES_MAX = 8
_PLACES_FILE = "places.json"
# After some volumes a new process begins, because Typst keeps in memory all that it has set.
_JOBS_PER_PROCESS = 3
_RESTLESS = (
    f"The pages of the book did not come to rest in {PASSES_MAX} passes: some page numbers move "
    "the lines that they stand in. Change a word near the last change."
)
_ENDED = (
    "The process that sets the pages ended abruptly: it was stopped, or there was no memory left. "
    "Run the command again."
)
Progress = Callable[[str], None]
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class _Pass:
    """What a pass gave: the places that it found, and the PDF once they are the known ones."""

    places: Places
    pdf: bytes | None


@dataclass(frozen=True, slots=True)
class Job:
    """A folder with `main.typ` and all that it reads, and the words of its headings by label."""

    root: Path
    titles: Mapping[str, str]


def set_book(
    root: Path, titles: Mapping[str, str], timestamp: int, progress: Progress = lambda _words: None
) -> bytes:
    """Set the book in a folder that holds the sources, the manuscript and the attachments.

    Each pass runs in a process of its own, because Typst keeps in memory all that it has set.

    Args:
        root: the folder with `main.typ`.
        titles: the words of the headings of level 1 and 2, by label.
        timestamp: the time that the file carries, in seconds since 1970.
        progress: called with a few words before each pass.

    Raises:
        BookFault: when Typst cannot set the book, or its pages do not come to rest.
    """
    places = make_no_places()
    for number in range(1, PASSES_MAX + 1):
        progress(f"setting the pages, pass {number}")
        with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as pool:
            done = _wait_for(pool.submit(_run_pass, root, places, titles, timestamp))
        if done.pdf is not None:
            return done.pdf
        places = done.places
    raise BookFault(_RESTLESS)


def set_briefs(jobs: Mapping[str, Job], timestamp: int) -> Iterator[tuple[str, bytes]]:
    """Set small volumes one after the other, some in each process beside this one.

    Raises:
        BookFault: as `set_book` does.
    """
    names = list(jobs)
    for start in range(0, len(names), _JOBS_PER_PROCESS):
        with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as pool:
            group = names[start : start + _JOBS_PER_PROCESS]
            work = {name: pool.submit(_run_passes, jobs[name], timestamp) for name in group}
            for name, done in work.items():
                yield name, _wait_for(done)


def _wait_for(work: Future[_Result]) -> _Result:
    """Give what a process beside this one has made.

    Raises:
        BookFault: when that process was stopped from outside.
    """
    try:
        return work.result()
    except BrokenProcessPool:
        raise BookFault(_ENDED) from None


def _run_passes(job: Job, timestamp: int) -> bytes:
    places = make_no_places()
    for _number in range(PASSES_MAX):
        done = _run_pass(job.root, places, job.titles, timestamp)
        if done.pdf is not None:
            return done.pdf
        places = done.places
    raise BookFault(_RESTLESS)


def _run_pass(root: Path, known: Places, titles: Mapping[str, str], timestamp: int) -> _Pass:
    warnings.simplefilter("ignore", typst.TypstWarning)
    (root / _PLACES_FILE).write_text(json.dumps(known), encoding="utf-8")
    try:
        compiler = typst.Compiler(
            root / "main.typ", root=root, font_paths=[FONT_FOLDER], ignore_system_fonts=True
        )
        report: Any = json.loads(compiler.eval((root / "report.typ").read_text(encoding="utf-8")))
        found = find_places(report, titles)
        if found != known:
            return _Pass(found, None)
        pdf = compiler.compile(pdf_standards=STANDARDS, timestamp=timestamp)
    except (typst.TypstError, RuntimeError) as error:
        detail = getattr(error, "diagnostic", None) or str(error)
        raise BookFault(f"Typst cannot set the book:\n{detail}") from None
    if not isinstance(pdf, bytes):
        raise BookFault("Typst gave no PDF.")
    return _Pass(found, pdf)
