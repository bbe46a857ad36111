"""Ids proposed from names in any Latin or Cyrillic spelling."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

# Source: BGN/PCGN 1947 (Russian) and BGN/PCGN 1979 (Kazakh, Kyrgyz), United States Board on
# Geographic Names and Permanent Committee on Geographical Names; marks on letters left out,
# hard and soft signs left out, ж as in Russian and Kazakh.
_CYRILLIC = {
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "gh", "д": "d", "е": "e", "ё": "yo",
    "ж": "zh", "з": "z", "и": "i", "й": "y", "к": "k", "қ": "q", "л": "l", "м": "m", "н": "n",
    "ң": "ng", "о": "o", "ө": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "u",
    "ү": "u", "ф": "f", "х": "kh", "һ": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch",
    "ъ": "", "ы": "y", "і": "i", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    # Uzbek, Azerbaijani, Turkmen and Ukrainian letters, by BGN/PCGN for those languages.
    "ў": "o", "ҳ": "h", "ҝ": "g", "ҹ": "j", "ј": "y", "җ": "j", "є": "ye", "ї": "yi", "ґ": "g",
}  # fmt: skip
# Letters of Turkic and neighbouring alphabets that Unicode does not take apart into a plain
# letter and a mark. ə as BGN/PCGN 1993 (Azerbaijani) has it, its mark left out.
_LATIN = {
    "ı": "i", "ə": "a", "ǝ": "a", "ŋ": "ng", "ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d",
    "ð": "d", "þ": "th", "ł": "l", "ħ": "h", "ƣ": "gh", "ƶ": "zh",
}  # fmt: skip
_LETTERS = str.maketrans({**_CYRILLIC, **_LATIN})
# Signs that stand inside words: Uzbek oʻ and gʻ, apostrophes and primes.
_INSIDE_WORDS = re.compile("['’‘`ʻʼʹ´]")
_NO_ID = re.compile(r"[^a-z0-9]+")
NAME_READ_CHARACTERS = 300
PROPOSED_LENGTH_MAX = 60


def romanize(text: str) -> str:
    """Write a text with the letters a to z: Cyrillic transliterated, Latin letters folded.

    Letters of other scripts are left out.
    """
    composed = unicodedata.normalize("NFC", text.replace("İ", "i").casefold())
    plain = _INSIDE_WORDS.sub("", composed).translate(_LETTERS)
    apart = unicodedata.normalize("NFKD", plain)
    return "".join(c for c in apart if not unicodedata.combining(c))


def propose_id(text: str, taken: Container[str] = ()) -> str:
    """Propose an id for a name, not longer than 60 characters and not one of those taken.

    Returns:
        The id; empty when the name holds no letter or digit that an id could hold.
    """
    words = _NO_ID.sub("-", romanize(text[:NAME_READ_CHARACTERS])).strip("-")
    if len(words) > PROPOSED_LENGTH_MAX:
        cut = words[: PROPOSED_LENGTH_MAX + 1].rpartition("-")[0]
        words = cut or words[:PROPOSED_LENGTH_MAX]
    if not words or words not in taken:
        return words
    number = 2
    while f"{words}-{number}" in taken:
        number += 1
    return f"{words}-{number}"
