"""The Turkic States Security Cooperation Handbook: from YAML records to pages.

This file only adapts: mkdocs-macros calls `define_env` once and `on_post_page_macros` after
each page. Imports stand inside the functions, so that `import macros.values.dates` loads no
more than it needs.
"""

from __future__ import annotations

from typing import Any


def define_env(env: Any) -> None:
    """Give pages the macros of the handbook.

    Args:
        env: the environment of mkdocs-macros; `env.page` is the page being rendered.
    """
    from macros.mkdocs_macros import register_macros

    register_macros(env)


def on_pre_page_macros(env: Any) -> None:
    """Begin the source notes of a page anew."""
    from macros.mkdocs_macros import begin_page

    begin_page(env)


def on_post_page_macros(env: Any) -> None:
    """Put the source notes that a page's macros referred to at its end."""
    from macros.mkdocs_macros import end_page

    end_page(env)
