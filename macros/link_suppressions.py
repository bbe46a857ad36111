"""Links that the weekly link check passes over, each with a reason and a day when that ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from macros.formatting.files import write_whole
from macros.guidance import Example, Guidance
from macros.loading.yaml_reader import Plain
from macros.loading.yaml_text import YamlText, parse_yaml
from macros.problems import Problem, as_printable
from macros.values.links import find_url_fault
from macros.values.wording import quoted

FILE = Path(".github/link-suppressions.yaml")
RULE = Guidance(
    name="link-suppressions",
    meaning=(
        "A link that the weekly check passes over has a reason of three words or more, and a day, "
        "a year ahead at the most, from which it is checked again. It still stands in a record or "
        "on a page. `handbook link-excludes` and the weekly workflow name what does not hold."
    ),
    example=Example(
        file=FILE.as_posix(),
        good=(
            "links:\n"
            "  - link: https://example.org/tarlan\n"
            "    reason: The site turns robots away.\n"
            "    expires: 2026-12-01\n"
        ),
        bad=(
            "links:\n"
            "  - link: https://example.org/tarlan\n"
            "    reason: The site turns robots away.\n"
            "    expires: 2026-05-01\n"
        ),
    ),
)
# The day that counts as today in the example.
_EXAMPLE_DAY = date(2026, 6, 1)
DAYS_MAX = 366
_KEYS = ("link", "reason", "expires")


@dataclass(frozen=True, slots=True)
class Suppression:
    """One link, why it is passed over, and the first day on which it is checked again."""

    link: str
    reason: str
    expires: date


def read_suppressions(
    text: str, today: date, linked: str | None = None
) -> tuple[tuple[Suppression, ...], tuple[Problem, ...]]:
    """Give what is suppressed today, and what is wrong with the file.

    Args:
        text: the file: a mapping with the one key `links`, a list of mappings.
        today: the day that counts as today; what expires on it is not suppressed any more.
        linked: the texts in which links stand; None when they are not known.
    """
    read = parse_yaml(text)
    problems = [
        Problem(str(FILE), fault.position.line, fault.position.column, "", fault.message, RULE.name)
        for fault in read.faults
    ]
    entries = read.value.get("links") if isinstance(read.value, dict) else None
    if not isinstance(entries, list) or not isinstance(read.value, dict) or len(read.value) > 1:
        if not problems:
            message = "The file holds one list under `links:`, and nothing else."
            problems.append(Problem(str(FILE), 0, 0, "", message, RULE.name))
        return (), tuple(problems)
    sound = []
    for place, entry in enumerate(entries):
        made = _read_entry(entry)
        if isinstance(made, Suppression):
            faults = list(_find_faults(made, today, linked))
        else:
            faults = [made]
        if isinstance(made, Suppression) and not faults:
            sound.append(made)
        line, column = _find_position(read, place)
        problems += [
            Problem(str(FILE), line, column, f"links[{place}]", f, RULE.name) for f in faults
        ]
    return tuple(sound), tuple(problems)


def try_example(text: str) -> tuple[Problem, ...]:
    """Give what is wrong with a text of the example, whose link stands in a record."""
    return read_suppressions(text, _EXAMPLE_DAY, RULE.example.good)[1]


def render_excludes(suppressions: Sequence[Suppression]) -> str:
    """Give one regular expression a line, as lychee reads them from `.lycheeignore`."""
    return "".join(f"^{re.escape(entry.link)}$\n" for entry in suppressions)


def write_excludes(root: Path, data: Path, today: date, out: Path) -> tuple[Problem, ...]:
    """Write what lychee is to pass over today; give what is wrong with the suppressions.

    Args:
        root: the folder of the repository.
        data: the data folder.
        today: the day that counts as today.
        out: the file.

    Raises:
        OSError: when a file cannot be read or written.
    """
    places = (*sorted(data.rglob("*.yaml")), *sorted((root / "docs").rglob("*.md")))
    linked = "\n".join(path.read_text(encoding="utf-8") for path in places)
    text = (root / FILE).read_text(encoding="utf-8")
    suppressions, problems = read_suppressions(text, today, linked)
    write_whole(out, render_excludes(suppressions))
    return problems


def _read_entry(entry: Plain) -> Suppression | str:
    """Give an entry, or what is wrong with its form."""
    if not isinstance(entry, dict) or sorted(entry) != sorted(_KEYS):
        return "An entry has the keys `link`, `reason` and `expires`, and no other."
    link, reason, expires = (entry[key] for key in _KEYS)
    if not isinstance(link, str) or not isinstance(reason, str) or not isinstance(expires, str):
        return "`link`, `reason` and `expires` are texts."
    try:
        day = date.fromisoformat(expires)
    except ValueError:
        return f"{quoted(expires)} is no day. Write it as 2027-05-31."
    return Suppression(link, reason, day)


def _find_faults(entry: Suppression, today: date, linked: str | None) -> Iterator[str]:
    fault = find_url_fault(entry.link)
    if fault is not None:
        yield f"{quoted(entry.link)} {fault}. Write the whole address."
    elif linked is not None and entry.link not in linked:
        yield f"Nothing links to {as_printable(entry.link)} any more. Delete the entry."
    if len(entry.reason.split()) < 3:
        yield "Say in a few words why the link cannot be checked."
    if entry.expires <= today:
        yield (
            f"The suppression of {as_printable(entry.link)} ended on {entry.expires}. Look at the "
            "page: delete the entry, or give it a new day."
        )
    elif (entry.expires - today).days > DAYS_MAX:
        yield f"{entry.expires} is more than a year ahead. Name an earlier day."


def _find_position(read: YamlText, place: int) -> tuple[int, int]:
    position = read.positions.get(("links", place))
    return (position.line, position.column) if position else (0, 0)
