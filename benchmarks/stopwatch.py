"""Run `mkdocs build` in this process and tell what its parts took, as JSON on the last line.

A part is a function of this project; its CPU time is counted with that of the processes that it
starts. Nothing is changed by it.

    python -m benchmarks.stopwatch mkdocs.yml site
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from functools import wraps
from importlib import import_module
from pathlib import Path
from typing import Any

import typer
from mkdocs.commands.build import build
from mkdocs.config import load_config

# What stands for what: a module as its caller knows it, and the function in it.
PARTS = {
    "load and check": ("macros.publishing.content", "open_site_input"),
    "published data": ("macros.mkdocs_macros", "write_data_files"),
    "preview pictures": ("macros.publishing.content", "render_preview"),
    "search index": ("macros.publishing.finishing", "render_search_index"),
    "history": ("macros.hooks", "read_last_changes"),
    "stubs of the pages": ("macros.pages.site_pages", "write_front_matter"),
    "page bodies": ("macros.pages.page_macros", "render_record"),
    "source notes": ("macros.pages.page_macros", "PageMacros.source_notes"),
    "citation and linked data": ("macros.publishing.page_facts", "make_page_parts"),
    "content security policy": ("macros.pages.content_policy", "add_content_policy"),
}


def measure_cpu() -> float:
    """Give the CPU seconds so far of this process and of those that it has waited for."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def watch(spent: dict[str, float]) -> None:
    """Let each part count its seconds; a part inside another one counts for both."""
    for part, (module, name) in PARTS.items():
        owner: Any = import_module(module)
        *outer, last = name.split(".")
        for step in outer:
            owner = getattr(owner, step)
        setattr(owner, last, _count(getattr(owner, last), part, spent))


def _count(call: Callable[..., Any], part: str, spent: dict[str, float]) -> Callable[..., Any]:
    @wraps(call)
    def counted(*arguments: Any, **options: Any) -> Any:
        before = measure_cpu()
        try:
            return call(*arguments, **options)
        finally:
            spent[part] += measure_cpu() - before

    return counted


def main(settings: str, site: str) -> None:
    """Build a site, counting."""
    spent: defaultdict[str, float] = defaultdict(float)
    sys.path.insert(0, str(Path.cwd()))
    watch(spent)
    started = measure_cpu()
    config = load_config(settings, site_dir=site)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    config.plugins.on_shutdown()
    typer.echo(json.dumps({"to start": started, **spent, "whole": measure_cpu()}))


if __name__ == "__main__":
    main(*sys.argv[1:])
