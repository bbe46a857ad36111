/* Words folded for search, as macros/values/folding.py folds them; a test compares the two. */

"use strict";

(() => {
  const LETTERS = {
    "ı": "i", "ə": "e", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ŧ": "t", "ŋ": "n",
    "ƶ": "z", "ɵ": "o", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th",
    "қ": "к", "ҡ": "к", "ҝ": "к", "ғ": "г", "ҳ": "х", "һ": "х", "ң": "н", "ҥ": "н", "ө": "о",
    "ү": "у", "ұ": "у", "ә": "а", "і": "и", "ҷ": "ч", "ҹ": "ч", "ҙ": "з", "ҫ": "с", "ђ": "д",
    "ј": "и", "є": "е", "ґ": "г",
    "ς": "σ",
    "'": "", "`": "", "´": "", "ʹ": "", "ʻ": "", "ʼ": "", "ʽ": "", "ʾ": "", "ʿ": "", "ˈ": "",
    "‘": "", "’": "", "‛": "", "′": "", "ь": "", "ъ": "",
  };
  const PLAIN = /^[a-z0-9 ]*$/;

  /** Give a text in small letters without diacritics, its words parted by single spaces. */
  window.handbookFold = (text) => {
    const lowered = text.toLowerCase();
    if (PLAIN.test(lowered)) return lowered.replace(/ +/g, " ").trim();
    return text
      .normalize("NFKD")
      .toLowerCase()
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .replace(/[^a-z0-9 ]/gu, (letter) => LETTERS[letter] ?? letter)
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  };
})();
