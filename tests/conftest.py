"""Settings that all tests share."""

from __future__ import annotations

from hypothesis import settings

# No deadline: the first call of the date grammar takes long, and machines differ.
settings.register_profile("handbook", deadline=None)
settings.load_profile("handbook")
