"""Altair, loaded when a chart is first drawn: that takes longer than to build a small site."""

from __future__ import annotations

import sys
from importlib.util import LazyLoader, find_spec, module_from_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import altair as alt
else:

    def _find(name: str) -> Any:
        """Give a module that loads itself when something in it is first asked for.

        Source: https://docs.python.org/3/library/importlib.html#importlib.util.LazyLoader
        """
        if name in sys.modules:
            return sys.modules[name]
        spec = find_spec(name)
        if spec is None or spec.loader is None:
            raise ModuleNotFoundError(name=name)
        spec.loader = LazyLoader(spec.loader)
        module = sys.modules[name] = module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    alt = _find("altair")

__all__ = ["alt"]
