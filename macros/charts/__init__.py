"""Charts and the map: from rows to pictures, one module each.

Every module gives a Picture: a title that states the finding, the numbers as a table, and
drawings that `svg.py` renders.
"""
