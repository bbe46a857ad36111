/* The rows of the register: which of them match a state, what they sort by, and they as CSV. */

"use strict";

(() => {
  const fold = window.handbookFold;
  const { SELECTS } = window.handbookRegisterAddress;
  const FACETS = ["country", ...SELECTS];
  const PRINTED = [0, 1, 2];
  const CSV_COLUMNS = [
    "id", "name", "series", "status", "date_edtf", "host", "places", "forms", "domains",
    "framework", "parties", "evidence", "url",
  ];
  // A text that a spreadsheet would run as a formula, as macros/exports/as_csv.py knows it.
  const FORMULA = /^'*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r]/;

  const split = (text) => (text ? text.split(" ") : []);

  /** Note of each choice of the filters by which words it is found: `{country: {AZ: " … "}}`. */
  const readChoiceWords = (form) => {
    const words = Object.fromEntries(FACETS.map((name) => [name, {}]));
    for (const box of form.querySelectorAll("[name=country]")) {
      words.country[box.value] = ` ${box.dataset.words}`;
    }
    for (const name of SELECTS) {
      for (const option of form.elements[name].options) {
        if (option.value) words[name][option.value] = ` ${option.dataset.words || fold(option.text)}`;
      }
    }
    return words;
  };

  /** Read all rows of the table once. */
  const readRows = (table) =>
    [...table.tBodies[0].rows].map((row) => {
      const data = row.dataset;
      return {
        row,
        data,
        sets: Object.fromEntries(FACETS.map((name) => [name, split(data[name])])),
        year: data.date.slice(0, 4),
        // The row prints date, name and place; what else finds it stands in its attribute.
        text: ` ${data.words} ${PRINTED.map((cell) => fold(row.cells[cell].textContent)).join(" ")}`,
        keys: {},
      };
    });

  const matchesCountries = (codes, state) =>
    state.all
      ? state.country.every((code) => codes.includes(code))
      : state.country.some((code) => codes.includes(code));

  /** Give a test whether a row has a word that begins so, or a choice that has one. */
  const makeWordTest = (word, choiceWords) => {
    const begin = ` ${word}`;
    const hits = [];
    for (const name of FACETS) {
      const values = Object.keys(choiceWords[name]).filter((value) =>
        choiceWords[name][value].includes(begin),
      );
      if (values.length) hits.push([name, new Set(values)]);
    }
    return ({ text, sets }) =>
      text.includes(begin) ||
      hits.some(([name, values]) => sets[name].some((value) => values.has(value)));
  };

  /** Tell of each row, in order, whether it matches. */
  const match = (rows, state, choiceWords) => {
    const words = fold(state.q).split(" ").filter(Boolean);
    const wordTests = words.map((word) => makeWordTest(word, choiceWords));
    const selects = SELECTS.filter((name) => state[name]);
    return rows.map(
      (entry) =>
        (!state.country.length || matchesCountries(entry.sets.country, state)) &&
        (!state.from || (entry.year !== "" && entry.year >= state.from)) &&
        (!state.to || (entry.year !== "" && entry.year <= state.to)) &&
        selects.every((name) => entry.sets[name].includes(state[name])) &&
        wordTests.every((hasWord) => hasWord(entry)),
    );
  };

  /** Give what a row sorts by in a column; an empty text goes to the end in either direction. */
  const findKey = (entry, column, index) =>
    (entry.keys[column] ??= column === "date" ? entry.data.date : fold(entry.row.cells[index].textContent));

  const neutralise = (text) => (FORMULA.test(text) ? `'${text}` : text);
  const quote = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const list = (text) => split(text).join(";");

  const readCells = ({ row, data }) => {
    const link = row.querySelector("th a");
    return [
      data.id, link.textContent, data.series, data.status, data.edtf, data.host, list(data.place),
      list(data.form), list(data.domain), data.framework, list(data.country), data.evidence,
      link.href,
    ];
  };

  /** Give rows as CSV (RFC 4180), columns named as in the published exercises.csv. */
  const writeCsv = (rows) =>
    [CSV_COLUMNS, ...rows.map(readCells)]
      .map((cells) => `${cells.map((cell) => quote(neutralise(cell))).join(",")}\r\n`)
      .join("");

  window.handbookRegisterRows = { readChoiceWords, readRows, match, findKey, writeCsv };
})();
