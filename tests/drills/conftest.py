"""The report of the drills: for each gate, whether a planted fault closed it in this run."""

from __future__ import annotations

from collections import defaultdict

import pytest

from tests.drills.listing import list_gates
from tests.figures import render_table


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print each gate with how many of its drills ran, and how many of them closed it."""
    outcomes: dict[str, set[str]] = defaultdict(set)
    for outcome in ("passed", "failed", "error"):
        for report in terminalreporter.getreports(outcome):
            if isinstance(report, pytest.TestReport):
                outcomes[report.nodeid.partition("[")[0]].add(outcome)
    rows = []
    for gate in list_gates():
        ran = [drill for drill in gate.drills if drill in outcomes]
        closed = [drill for drill in ran if outcomes[drill] == {"passed"}]
        if ran:
            told = f"closed by {len(closed)} of {len(gate.drills)} drills"
            rows.append((gate.gate, told, f"{len(gate.drills)} of {len(gate.drills)}"))
    if rows:
        terminalreporter.section("drills")
        for line in render_table(rows):
            terminalreporter.write_line(line)
