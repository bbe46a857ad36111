"""Put the findings of the weekly checks together: what to do, in one list."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from macros.github.inert import as_code, count

MARKER = "<!-- handbook-upkeep -->"
REPORT_NAME = "upkeep.md"
LINKS_MAX = 150
CHARACTERS_MAX = 60_000
_NOT_RUN = "This check left no result that can be read: look at the newest run of *Upkeep*."
# The headings of that report stand below one of ours.
_HEADING = re.compile(r"^## ", re.MULTILINE)
# Names that the answer of lychee has had for what failed, in its versions from 0.13 on.
_FAILED = ("error_map", "fail_map", "timeout_map")


def render_upkeep(folder: Path) -> str:
    """Give the text of the issue; "" when nothing is to be done.

    Args:
        folder: holds what each check left, under the names used below.
    """
    sections = [
        ("Freshness", list(_tell_freshness(folder / "freshness.md"))),
        ("Links that lead nowhere", list(_tell_links(folder / "lychee.json"))),
        ("Suppressed links", list(_tell_lines(folder / "suppressions.txt"))),
        ("Python packages with known weaknesses", list(_tell_pip(folder / "pip-audit.json"))),
        ("npm packages with known weaknesses", list(_tell_npm(folder / "npm-audit.json"))),
    ]
    parts = [f"### {title}\n\n" + "\n".join(lines) for title, lines in sections if lines]
    if not parts:
        return ""
    text = "\n\n".join([f"{MARKER}\nWhat the weekly checks found, and what to do.", *parts]) + "\n"
    if len(text) > CHARACTERS_MAX:
        text = text[:CHARACTERS_MAX].rpartition("\n")[0] + "\n\nThere is more in the run.\n"
    return text


def _tell_freshness(path: Path) -> Iterator[str]:
    """Pass on the report of our own command, when it lists anything."""
    text = _read(path)
    if text is None:
        yield _NOT_RUN
    elif any(line.lstrip().startswith("- ") for line in text.splitlines()):
        yield _HEADING.sub("#### ", text.strip())


def _tell_links(path: Path) -> Iterator[str]:
    result = _read_json(path)
    if result is None:
        yield _NOT_RUN
        return
    failed = sorted(_list_failed(result))
    if not failed:
        return
    yield (
        "Look at each in a browser. Where it is gone, put the address of a copy under `archive` of "
        "the document. Where only robots are turned away, add it to "
        "`.github/link-suppressions.yaml`, with a reason and a day."
    )
    yield ""
    for url, source, status in failed[:LINKS_MAX]:
        yield f"- {as_code(url)} in {as_code(source)}: {as_code(status, 120)}"
    if len(failed) > LINKS_MAX:
        yield f"- and {count(len(failed) - LINKS_MAX, 'more link')}"


def _list_failed(result: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for name in _FAILED:
        for source, links in (result.get(name) or {}).items():
            for link in links:
                status = link.get("status")
                words = status.get("text") if isinstance(status, dict) else status
                yield str(link.get("url")), str(source), str(words)


def _tell_lines(path: Path) -> Iterator[str]:
    text = _read(path)
    if text is None:
        yield _NOT_RUN
    else:
        yield from (f"- {as_code(line)}" for line in text.splitlines() if line.strip())


def _tell_pip(path: Path) -> Iterator[str]:
    result = _read_json(path)
    if result is None or "dependencies" not in result:
        yield _NOT_RUN
        return
    for package in result["dependencies"]:
        for weakness in package.get("vulns", []):
            mended = ", ".join(weakness.get("fix_versions", [])) or "no version yet"
            name = as_code(f"{package.get('name')} {package.get('version')}")
            yield (
                f"- {name}: {as_code(str(weakness.get('id')))}, mended in {as_code(mended)}. "
                "Run `make lock UPGRADE=1`."
            )
    skipped = [str(p.get("name")) for p in result["dependencies"] if "skip_reason" in p]
    if skipped:
        # What could not be asked for is not sound for that.
        yield f"- not looked at, {count(len(skipped), 'package')}: {as_code(', '.join(skipped))}"


def _tell_npm(path: Path) -> Iterator[str]:
    result = _read_json(path)
    if result is None or "vulnerabilities" not in result:
        yield _NOT_RUN
        return
    for name, weakness in sorted(result["vulnerabilities"].items()):
        severity = as_code(str(weakness.get("severity")))
        yield f"- {as_code(name)}: {severity}. Run `npm audit fix` and `make test`."


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else None


def _read_json(path: Path) -> dict[str, Any] | None:
    text = _read(path)
    try:
        value = json.loads(text or "")
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


def main(folder: str) -> None:
    """Write the report beside what the checks left."""
    root = Path(folder)
    (root / REPORT_NAME).write_text(render_upkeep(root), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
