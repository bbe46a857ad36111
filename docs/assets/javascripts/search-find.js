/* Finding entries of the search index by the words of a reader.
   Gives window.handbookFind: { prepare(data), find(index, query) }. Needs fold.js. */
(() => {
  "use strict";

  const fold = window.handbookFold;

  // How much a word counts by the field in which it stands, and the whole by the kind of entry.
  const FIELDS = [["title", 10], ["names", 9], ["line", 4], ["summary", 2], ["words", 1]];
  const KINDS = { Country: 1.6, Exercise: 1.3, Series: 1.3, Page: 1.1, Publisher: 0.8, Document: 0.5 };
  const NAMED = new Set(["Country", "Place", "Organization", "Series"]);
  const PART_OF_WORD = 0.6; // the word only begins with what was typed
  const SINGULAR = 0.9;
  const USUAL_NAME = 0.7; // the usual name of what was called by another
  const NUMBER = 0.5; // years are many
  const NEAR = 0.4; // another spelling
  const NEAR_BEGINNING = 0.2; // another spelling of the beginning of a word
  const FEW = 5; // with fewer finds, near spellings are added
  const NEAR_MAX = 12; // so many other spellings of a word are tried
  const SMALL_WORDS = new Set("a an and at by for from in of on or the to with".split(" "));

  /** Make the entries of the index searchable. */
  function prepare(data) {
    const synonyms = new Map();
    const entries = data.entries.map(([kind, url, title, names, line, summary, words]) => {
      const entry = { kind: data.kinds[kind], url, title, names, line, summary };
      entry.in = {
        title: pad(fold(title)),
        names: pad(names.map(fold).join(" | ")),
        line: pad(fold(`${line} ${entry.kind}`)),
        summary: pad(fold(summary)),
        words: pad(words),
      };
      entry.all = FIELDS.map(([field]) => entry.in[field]).join("");
      if (NAMED.has(entry.kind)) noteSynonyms(synonyms, entry);
      return entry;
    });
    return { entries, synonyms, vocabulary: null };
  }

  function pad(text) {
    return ` ${text} `;
  }

  /** A state, place or body is found by any of its names wherever its usual name stands. */
  function noteSynonyms(synonyms, entry) {
    const title = entry.in.title.trim();
    for (const name of entry.in.names.split("|")) {
      const word = name.trim();
      if (word && word !== title && !word.includes(" ")) {
        synonyms.set(word, (synonyms.get(word) || new Set()).add(title));
      }
    }
  }

  /**
   * Find entries, the best first.
   * `isLoose`: an entry with half of the words is found as well.
   * Gives { entries, certain, typed, words, spelling }: so many of the entries have the words as
   * they were typed, the others near spellings; the words typed, and all that was sought for them;
   * "near" when only near spellings were found, "some" when no entry has all words, else "".
   */
  function find(index, query, isLoose = false) {
    const phrase = fold(query);
    const typed = phrase.split(" ").filter(Boolean);
    const telling = typed.filter((word) => !SMALL_WORDS.has(word));
    const terms = (telling.length ? telling : typed).map((word) => listSpellings(index, word));
    const give = (entries, sought, spelling, certain = entries.length) => {
      const words = sought.flat().map(({ text }) => text);
      return { entries, certain, typed: telling, words, spelling };
    };
    if (!terms.length) return give([], [], "");
    const exact = rank(index, terms, phrase, isLoose ? Math.ceil(terms.length / 2) : terms.length);
    if (exact.length >= FEW || (isLoose && exact.length)) return give(exact, terms, "");
    const widen = (term) => [...term, ...listNear(index, term[0].text)];
    const widened = terms.map((term) => (exact.length || !isUsed(index, term) ? widen(term) : term));
    const near = rank(index, widened, phrase, terms.length).filter((entry) => !exact.includes(entry));
    if (exact.length) return give([...exact, ...near], near.length ? widened : terms, "", exact.length);
    if (near.length) return give(near, widened, "near");
    const solid = widened.filter(([{ text }]) => text.length > 2);
    const some = rank(index, solid, phrase, Math.max(1, Math.ceil(solid.length / 2)));
    return give(some, solid, some.length ? "some" : "");
  }

  /** The ways in which one typed word may stand in an entry, each with what it counts. */
  function listSpellings(index, word) {
    const spellings = [makeSpelling(word, /^\d+$/.test(word) ? NUMBER : 1)];
    if (word.length > 4 && word.endsWith("s")) spellings.push(makeSpelling(word.slice(0, -1), SINGULAR));
    for (const name of index.synonyms.get(word) || []) spellings.push(makeSpelling(name, USUAL_NAME));
    return spellings;
  }

  function makeSpelling(text, weight) {
    return { text, begun: ` ${text}`, whole: ` ${text} `, weight };
  }

  function isUsed(index, term) {
    return index.entries.some((entry) => term.some(({ begun }) => entry.all.includes(begun)));
  }

  function rank(index, terms, phrase, needed) {
    const found = [];
    const whole = pad(phrase);
    for (const entry of index.entries) {
      let score = 0;
      let hits = 0;
      for (const term of terms) {
        const points = weigh(entry, term);
        if (points) {
          score += points;
          hits += 1;
        }
      }
      if (hits < needed) continue;
      score *= hits / terms.length;
      if (entry.in.title === whole) score += 40;
      else if (entry.in.names.includes(whole) && `|${entry.in.names}|`.includes(`|${whole}|`)) score += 30;
      else if (entry.in.title.startsWith(whole.trimEnd())) score += 8;
      found.push({ entry, score: score * (KINDS[entry.kind] || 1) });
    }
    // Array.sort keeps the order of the index among equals.
    found.sort((a, b) => b.score - a.score);
    return found.map(({ entry }) => entry);
  }

  /** What an entry counts for one term: the best of its spellings in the best of its fields. */
  function weigh(entry, term) {
    let best = 0;
    for (const { begun, whole, weight } of term) {
      if (!entry.all.includes(begun)) continue;
      for (const [field, points] of FIELDS) {
        if (points * weight <= best) break;
        const held = entry.in[field];
        if (held.includes(whole)) best = points * weight;
        else if (held.includes(begun)) best = Math.max(best, points * weight * PART_OF_WORD);
      }
    }
    return best;
  }

  /** Words of names that differ from a typed word by a letter or two. */
  function listNear(index, word) {
    const allowed = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
    if (!allowed || /^\d+$/.test(word)) return [];
    if (!index.vocabulary) {
      const texts = index.entries.map((entry) => entry.in.title + entry.in.names + entry.in.line);
      index.vocabulary = [...new Set(texts.join(" ").split(/[ |]+/))].filter((known) => known.length > 3);
    }
    // Whoever errs in both of the first two letters is not followed: it saves nearly all the work.
    const candidates = index.vocabulary.filter((known) => known[0] === word[0] || known[1] === word[1]);
    const near = candidates.filter((known) => known !== word && isNear(word, known, allowed));
    if (near.length) return near.slice(0, NEAR_MAX).map((text) => makeSpelling(text, NEAR));
    return candidates
      .filter((known) => isNear(word, known.slice(0, word.length), allowed))
      .slice(0, NEAR_MAX)
      .map((text) => makeSpelling(text, NEAR_BEGINNING));
  }

  /** Whether two words differ by at most so many letters put in, left out, changed or swapped. */
  function isNear(a, b, allowed) {
    if (Math.abs(a.length - b.length) > allowed) return false;
    let before = null;
    let last = Array.from({ length: b.length + 1 }, (_, place) => place);
    for (let i = 1; i <= a.length; i += 1) {
      const row = [i];
      let least = i;
      for (let j = 1; j <= b.length; j += 1) {
        const change = a[i - 1] === b[j - 1] ? 0 : 1;
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + change);
        if (before && i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
        least = Math.min(least, row[j]);
      }
      if (least > allowed) return false;
      before = last;
      last = row;
    }
    return last[b.length] <= allowed;
  }

  window.handbookFind = { prepare, find };
})();
