"""What is built once for a run of tests: for all its processes, and all steps of `make test`."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


def share(
    factory: pytest.TempPathFactory, name: str, make: Callable[[Path], Any]
) -> tuple[Path, Any]:
    """Fill a folder once, or wait for the process that is filling it.

    Args:
        factory: of the run; `make test` names one folder for all its steps in HANDBOOK_TEST_RUN.
        name: what the folder is called.
        make: fills the folder, which is not there before; what it returns is kept as JSON.

    Returns:
        The folder, which nobody changes, and what `make` returned.
    """
    base = factory.getbasetemp()
    own = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    run = Path(os.environ.get("HANDBOOK_TEST_RUN") or own)
    folder, record = run / name, run / f"{name}.json"
    with (run / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not record.exists():
            shutil.rmtree(folder, ignore_errors=True)
            record.write_text(json.dumps(make(folder)), encoding="utf-8")
    return folder, json.loads(record.read_text(encoding="utf-8"))
