"""The one Jinja environment that renders page bodies."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from macros.pages.markup import finalize, render_code_words
from macros.pages.short_lists import (
    COLUMNS_MAX,
    NAMES_MAX,
    SIDE_ROWS_MAX,
    keep_first,
    keep_newest,
)


@cache
def get_environment() -> Environment:
    """Give the environment: unknown names fail, whatever is printed is escaped for Markdown."""
    environment = Environment(
        loader=PackageLoader("macros.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
    )
    environment.filters["with_code"] = render_code_words
    environment.filters["newest"] = keep_newest
    environment.filters["first_rows"] = keep_first
    environment.globals["columns_max"] = COLUMNS_MAX
    environment.globals["names_max"] = NAMES_MAX
    environment.globals["side_rows_max"] = SIDE_ROWS_MAX
    return environment


def render_template(name: str, **values: object) -> str:
    """Render a template of `pages/templates/` by its name without the ending."""
    text = get_environment().get_template(f"{name}.md.jinja").render(**values)
    # An empty line inside an HTML block would end it for Markdown readers other than ours.
    return text.strip() + "\n"
