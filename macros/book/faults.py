"""What keeps a book from being made; the text says what to do about it."""

from __future__ import annotations


class BookFault(Exception):
    """The book cannot be made; the book that was there stays."""
