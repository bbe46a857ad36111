"""Stands in for a package of this name in the processes that tests start: it is not there.

Altair loads jsonschema, and that loads `rfc3987_syntax` where it is installed, a second of CPU
time. Where only the site is built it is not; another tool for developers brings it along.
"""

raise ImportError("left out in the processes that tests start")
