"""English names of languages, by ISO 639 code."""

from __future__ import annotations

from functools import cache

from babel import Locale


@cache
def name_language(code: str) -> str:
    """Give the English name of a language, or its code where CLDR has none."""
    names = Locale("en", "GB").languages
    base, _, script = code.partition("-")
    name = names.get(base, base)
    scripts = {"Latn": "Latin script", "Cyrl": "Cyrillic script", "Arab": "Arabic script"}
    return f"{name}, {scripts.get(script, script)}" if script else name
