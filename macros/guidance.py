"""What a rule asks of whoever writes records: in words, and shown by a bad and a good example."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    """A few lines of a file of the sample data, as they should not be and as they should.

    `file` is the path inside the data folder (from the root for what is no record), `good` what it
    holds there: a part of the file, or the whole of one that the rule asks for. `bad` takes its
    place; an empty `bad` for a whole file means that the file is missing.

    What is wrong can also lie in the file itself: `bad_file` is a wrong path, `bad_encoding` a
    wrong encoding, and `bad_times` says how often `bad` is repeated.
    """

    file: str
    good: str
    bad: str
    bad_file: str = ""
    bad_encoding: str = "utf-8"
    bad_times: int = 1


@dataclass(frozen=True, slots=True)
class Guidance:
    """A rule as people read of it: the code that messages name, its meaning, an example.

    `meaning` is the paragraph that the contributor guide prints; words between backticks are
    shown as code.
    """

    name: str
    meaning: str
    example: Example
