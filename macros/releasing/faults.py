"""Why a release cannot be put together."""


class ReleaseFault(Exception):
    """One or more plain lines: what is missing or does not agree, and what to do."""
