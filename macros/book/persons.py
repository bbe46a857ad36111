"""The persons whom an event names with their office, for the index."""

from __future__ import annotations

import re

from macros.records.event import Event

# A line says who spoke or signed, with the office. Only after one of these offices is what
# follows surely a name: "Internal Troops" and "the president" are none.
_PERSON = re.compile(
    r"(?:President|Vice-President|Prime Minister|(?:Foreign|Defence|Interior) Minister)"
    r" ((?:[^\W\d_][\w'ʼ’-]* ?){2,4})"
)


def name_persons(event: Event) -> list[str]:
    """Give the names of those who spoke or signed, as "President Ilham Aliyev; ..." has them."""
    lines = [p.represented_by for p in event.participants if p.represented_by]
    parts = [part.partition(",")[0].strip() for line in lines for part in line.split(";")]
    found = [match[1] for part in parts if (match := _PERSON.fullmatch(part))]
    return [name for name in found if all(word[0].isupper() for word in name.split())]


def put_last_name_first(name: str) -> str:
    """Give a name as an index lists it: "Aliyev, Ilham".

    What has one word, or a word without a capital ("Commentators of Minval"), is no name of a
    person and stays.
    """
    first, _, last = name.rpartition(" ")
    is_person = bool(first) and all(word[0].isupper() for word in name.split())
    return f"{last}, {first}" if is_person else name
