"""Reading type annotations: what stands inside Annotated, Optional and containers."""

from __future__ import annotations

from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin


def unwrap(annotation: Any) -> Any:
    """Take metadata and `None` off an annotation: `Annotated[X | None, …]` gives `X`."""
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation = get_args(annotation)[0]
        elif origin in (Union, UnionType):
            annotation = next(a for a in get_args(annotation) if a is not type(None))
        else:
            return annotation
