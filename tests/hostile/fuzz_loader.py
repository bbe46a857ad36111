"""Fuzz the loader, guided by coverage: whatever a file holds, the check answers with problems.

Each input is one file of the data folder beside a small sound handbook: its first byte chooses the
kind of record, the rest is the file. It is read, built, linked and checked as `handbook check` does
it, and the problems are rendered in every format. A traceback, a run of ten seconds or two
gibibytes of memory is a finding; the input is then kept beside the corpus.

    python -m tests.hostile.fuzz_loader --seconds 600 --corpus .fuzz
"""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path
from typing import Annotated, Any

import atheris
import typer

with atheris.instrument_imports(include=["macros"]):
    from macros.checks import check_handbook
    from macros.loading.builder import build_record
    from macros.loading.files import DataFile, parse_content
    from macros.loading.handbook import Handbook, Loaded, build_handbook, link_handbook
    from macros.problem_formats import RENDERERS, render_text
    from macros.records.registry import RECORD_KINDS

from tests.builders import REAL_DATA, TODAY, render
from tests.exports.full_data import make_full_data
from tests.hostile.attacks import REFUSED_FILES, SHOWN

FUZZED_ID = "fuzzed"
_FOLDERS = tuple(RECORD_KINDS)
_INPUT_SECONDS_MAX = 10
_MEMORY_MIB_MAX = 2048
_INPUT_BYTES_MAX = 8192
# Of the files that give no record, so many are looked at beside their neighbours: that is slow.
_BROKEN_LINKED_EVERY = 8


def read_neighbours() -> Loaded:
    """Read the handbook that stands beside the fuzzed file."""
    found = []
    for name, content in make_full_data().items():
        folder, _slash, file = name.partition("/")
        found.append(_parse(render(content), folder, file.removesuffix(".yaml")))
    return build_handbook(found)


def _parse(raw: bytes, folder: str, record_id: str) -> DataFile:
    return parse_content(raw, f"data/{folder}/{record_id}.yaml", folder, record_id)


def check_input(given: bytes, neighbours: Handbook) -> int:
    """Check one input among its neighbours; give the number of problems.

    Raises:
        AssertionError: when a problem has no place or no words, or takes more than one line.
    """
    folder = _FOLDERS[given[0] % len(_FOLDERS)] if given else _FOLDERS[0]
    file = _parse(given[1:], folder, FUZZED_ID)
    record = build_record(file)
    if record is None and len(given) % _BROKEN_LINKED_EVERY:
        render_text(file.problems)
        return len(file.problems)
    handbook = link_handbook(
        [*neighbours.list_all(), *([record] if record else [])],
        broken=[] if record else [file],
        files={**neighbours.files, f"{folder}/{FUZZED_ID}": file},
    )
    problems = sorted([*file.problems, *check_handbook(handbook, TODAY)])
    for problem in problems:
        if not problem.message or not problem.path or not problem.rule:
            raise AssertionError(f"a problem without words: {problem!r}")
    for render_problems in RENDERERS.values():
        render_problems(problems)
    text = render_text(problems)
    if problems and len(text.splitlines()) != len(problems) + 1:
        raise AssertionError(f"not one line for each problem: {text!r}")
    return len(problems)


def write_seeds(corpus: Path) -> int:
    """Put the real records and the attack strings into a folder of inputs; give their number."""
    corpus.mkdir(parents=True, exist_ok=True)
    seeds = []
    for number, folder in enumerate(_FOLDERS):
        paths = sorted((REAL_DATA / folder).glob("*.yaml"), key=lambda p: p.stat().st_size)
        seeds += [bytes([number]) + path.read_bytes() for path in paths[:40]]
        mark = bytes([number])
        seeds += [mark + render({"name": text}) for text in SHOWN.values()]
    seeds += [b"\0" + content for content in REFUSED_FILES.values()]
    seeds = [seed for seed in seeds if len(seed) <= _INPUT_BYTES_MAX]
    for seed in seeds:
        (corpus / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
    return len(seeds)


def write_dictionary(path: Path) -> None:
    """Write the words that mutations are made of: keys, vocabulary terms, signs of YAML."""
    words = {"- ", ": ", "{", "}", "[", "]", "&a", "*a", "!!python/object", "|\n", ">\n", "---\n"}
    words |= {"\\ud800", "\\0", "\ufeff", "\u202e", "~", "null", "2025-07-08/2025-07-10", "-0"}
    for model in RECORD_KINDS.values():
        words |= set(model.model_fields)
    lines = ("".join(f"\\x{byte:02x}" for byte in word.encode()) for word in sorted(words))
    path.write_text("".join(f'"{line}"\n' for line in lines), encoding="ascii")


def main(
    seconds: Annotated[int, typer.Option(min=1, max=600)] = 60,
    corpus: Annotated[Path, typer.Option(metavar="DIR", help="Inputs of this and later runs.")] = (
        Path(".fuzz")
    ),
) -> None:
    """Fuzz for a while; exits with 0 when nothing was found."""
    inputs = corpus / "inputs"
    typer.echo(f"{write_seeds(inputs)} seeds in {inputs}")
    write_dictionary(corpus / "words.dict")
    loaded = read_neighbours()
    assert loaded.problems == ()

    def test_one_input(given: bytes) -> None:
        check_input(given, loaded.handbook)

    arguments: list[Any] = [
        sys.argv[0],
        str(inputs),
        f"-dict={corpus / 'words.dict'}",
        f"-artifact_prefix={corpus}{os.sep}",
        f"-max_total_time={seconds}",
        f"-max_len={_INPUT_BYTES_MAX}",
        f"-timeout={_INPUT_SECONDS_MAX}",
        f"-rss_limit_mb={_MEMORY_MIB_MAX}",
        "-print_final_stats=1",
    ]
    atheris.Setup(arguments, test_one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    typer.run(main)
