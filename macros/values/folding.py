"""Words folded for search: `Birləşdik`, `birlesdik` and `BIRLESDIK` become the same.

docs/assets/javascripts/fold.js does the same to what a reader types; a test compares the two.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

# Letters that Unicode does not take apart, by the letter that readers type in their place; the
# capitals are lowered before. Source: Unicode Character Database, no decomposition mapping.
_LATIN = {
    "ı": "i", "ə": "e", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ŧ": "t", "ŋ": "n",
    "ƶ": "z", "ɵ": "o", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th",
}  # fmt: skip
# Letters of the Turkic and Tajik alphabets, by the Russian ones on a common keyboard.
_CYRILLIC = {
    "қ": "к", "ҡ": "к", "ҝ": "к", "ғ": "г", "ҳ": "х", "һ": "х", "ң": "н", "ҥ": "н", "ө": "о",
    "ү": "у", "ұ": "у", "ә": "а", "і": "и", "ҷ": "ч", "ҹ": "ч", "ҙ": "з", "ҫ": "с", "ђ": "д",
    "ј": "и", "є": "е", "ґ": "г",
}  # fmt: skip
_OTHER = {"ς": "σ"}
# Signs inside a word that writers leave out: Oʻzbekiston, O'zbekiston, Ozbekiston.
_DROPPED = "'`´ʹʻʼʽʾʿˈ‘’‛′ьъ"
_LETTERS = str.maketrans(_LATIN | _CYRILLIC | _OTHER | dict.fromkeys(_DROPPED, ""))


def fold(text: str) -> str:
    """Give a text in small letters without diacritics, its words parted by single spaces.

    What is neither letter nor digit parts words. Cyrillic stays Cyrillic. To fold a folded text
    changes nothing.

    Source: Unicode Standard Annex 15 (NFKD).
    """
    lowered = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).lower())
    bare = "".join(c for c in lowered if not unicodedata.category(c).startswith("M"))
    letters = bare.translate(_LETTERS)
    return " ".join("".join(c if _is_in_word(c) else " " for c in letters).split())


def _is_in_word(character: str) -> bool:
    """Tell whether a character is a letter or a number."""
    return unicodedata.category(character)[0] in "LN"


def fold_all(texts: Iterable[str]) -> str:
    """Give the words of several texts folded, each word once, in the order of their mention."""
    return " ".join(dict.fromkeys(word for text in texts for word in fold(text).split()))
