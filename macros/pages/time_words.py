"""What stands around a record in time, in words that claim no more than the dates do."""

from __future__ import annotations

from macros.views.nearness import Distance


def word_distance(distance: Distance, *, is_disputed: bool = False) -> str:
    """Say how far from a date another lies: `3 days later`, `about the same time`.

    Days are counted only where both dates are known to the day; where sources disagree on one
    of them, the number is called `about`.
    """
    if distance.days is None:
        return "about the same time" if distance.is_certain else "perhaps within a month"
    about = "about " if is_disputed else ""
    if distance.days == 0:
        return f"{about}at the same time"
    number = abs(distance.days)
    words = "1 day" if number == 1 else f"{number} days"
    return f"{about}{words} {'later' if distance.days > 0 else 'earlier'}"
