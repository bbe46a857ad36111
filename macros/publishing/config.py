"""What mkdocs.yml says, read without MkDocs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import yaml

CONFIG_NAME = "mkdocs.yml"


class ConfigFault(Exception):
    """The settings of the site cannot be read; the text says why."""


class _Loader(yaml.SafeLoader):
    """Knows the two tags of MkDocs that stand in the file."""


def _read_variable(loader: _Loader, node: yaml.Node) -> Any:
    """Give `!ENV NAME`, or `!ENV [NAME, default]`, typed as if it stood in the file."""
    given = node.value if isinstance(node, yaml.SequenceNode) else [node]
    names = given if len(given) == 1 else given[:-1]
    for name in names:
        value = os.environ.get(str(loader.construct_object(name)))
        if value:
            return yaml.safe_load(value)
    return loader.construct_object(given[-1], deep=True) if len(given) > 1 else None


def _read_relative(_loader: _Loader, node: yaml.Node) -> str:
    """Give `!relative BASE` as it stands: what is finished needs no base."""
    return str(node.value)


_Loader.add_constructor("!ENV", _read_variable)
_Loader.add_constructor("!relative", _read_relative)


def read_config(root: Path) -> dict[str, Any]:
    """Give the settings in a folder, with the variables of the environment put in.

    Raises:
        ConfigFault: when there are none, or they cannot be read.
    """
    path = root / CONFIG_NAME
    try:
        config = yaml.load(path.read_bytes(), _Loader)  # noqa: S506 a SafeLoader
    except OSError as error:
        raise ConfigFault(f"{path} cannot be read: {error.strerror}.") from None
    except yaml.YAMLError as error:
        raise ConfigFault(f"{path} cannot be read: {' '.join(str(error).split())}") from None
    return dict(config)
