"""The side of the workflows that may write: reads what other jobs left, and tells GitHub.

What a pull request or an issue brings is hostile here: it is bounded, checked for its form and
shown as plain text. Only the standard library is imported, so that nothing is installed where
a token lies.
"""
