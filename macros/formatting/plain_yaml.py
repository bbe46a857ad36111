"""YAML for files that are written in large numbers: quick, and not in the records' usual form."""

from __future__ import annotations

from typing import Any

import yaml


def dump_plain(value: Any) -> str:
    """Give the YAML of a value in block style; `handbook fmt` brings it into its usual form."""
    text: str = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)
    return text


class _Dumper(yaml.CSafeDumper):
    """Writes each value out where it stands, without anchors."""

    def ignore_aliases(self, _data: Any) -> bool:
        """Tell that no value is ever an alias of another."""
        return True
