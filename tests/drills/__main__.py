"""Print the gates and their drills as the table of the guide for maintainers."""

import sys

from tests.drills.listing import render_table

sys.stdout.write(render_table())
