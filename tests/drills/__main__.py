"""Print the gates and their drills as the table of the guide; with `--tests`, the drills alone."""

import sys

from tests.drills.listing import list_gates, render_table

if "--tests" in sys.argv:
    names = dict.fromkeys(drill for gate in list_gates() for drill in gate.drills)
    sys.stdout.write(" ".join(names) + "\n")
else:
    sys.stdout.write(render_table())
