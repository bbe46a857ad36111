"""What `mkdocs serve` does while records and pages are edited.

Nothing in here reads records, so that changed Python can be taken up without a new server.
"""
