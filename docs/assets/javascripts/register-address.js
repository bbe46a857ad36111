/* The state of the register's filters, and its form in the address: ?country=AZ,KZ&all=1&from=2020 */

"use strict";

(() => {
  const SELECTS = ["form", "domain", "framework", "status", "evidence", "series"];
  const NAMES = ["q", "country", "all", "from", "to", ...SELECTS, "sort"];
  // Written by others: Material's search marks words with `h`; campaigns count visitors.
  const FOREIGN = /^(h|utm_.*|fbclid|gclid)$/;
  const QUERY_LENGTH_MAX = 200;
  const SHOWN_LENGTH_MAX = 60;
  // Browsers refuse more than about a hundred changes of the address in half a minute.
  const WRITE_DELAY_MS = 200;

  const makeEmpty = () => ({
    q: "", country: [], all: false, from: "", to: "", sort: "",
    ...Object.fromEntries(SELECTS.map((name) => [name, ""])),
  });

  /**
   * Read the state from the query of an address.
   *
   * `known` gives for each name of a closed list the Set of its values. What is not known is left
   * out of the state and named in `ignored`.
   */
  const read = (query, known) => {
    const state = makeEmpty();
    const ignored = [];
    const ignore = (name, value) => {
      const text = value === "" ? name : `${name}=${value}`;
      ignored.push(text.length > SHOWN_LENGTH_MAX ? `${text.slice(0, SHOWN_LENGTH_MAX)}…` : text);
    };
    const readers = {
      q: (value) => { state.q = value.slice(0, QUERY_LENGTH_MAX); },
      country: (value) => {
        for (const part of value.split(",")) {
          const code = part.trim().toUpperCase();
          if (!known.country.has(code)) ignore("country", part);
          else if (!state.country.includes(code)) state.country.push(code);
        }
      },
      all: (value) => {
        if (value === "1") state.all = true;
        else if (value !== "0") ignore("all", value);
      },
    };
    for (const name of ["from", "to"]) {
      readers[name] = (value) => {
        if (/^[0-9]{4}$/.test(value)) state[name] = value;
        else ignore(name, value);
      };
    }
    for (const name of [...SELECTS, "sort"]) {
      readers[name] = (value) => {
        if (known[name].has(value)) state[name] = value;
        else ignore(name, value);
      };
    }
    const seen = new Set();
    for (const [name, value] of new URLSearchParams(query)) {
      if (!Object.hasOwn(readers, name)) {
        if (!FOREIGN.test(name)) ignore(name, value);
      } else if (seen.has(name) && name !== "country") {
        ignore(name, value);
      } else if (value !== "") {
        readers[name](value);
      }
      seen.add(name);
    }
    return { state, ignored };
  };

  /** Give the query for a state, `""` for the whole table in its first order. */
  const write = (state) => {
    const parts = [];
    for (const name of NAMES) {
      let value = state[name];
      if (name === "country") value = value.join(",");
      if (name === "all") value = state.all && state.country.length > 1 ? "1" : "";
      if (value) parts.push(`${name}=${encodeURIComponent(value).replaceAll("%2C", ",")}`);
    }
    return parts.length ? `?${parts.join("&")}` : "";
  };

  /** Count the filters that are set, the text and the order left out. */
  const countFilters = (state) =>
    SELECTS.filter((name) => state[name]).length +
    (state.country.length ? 1 : 0) +
    (state.from || state.to ? 1 : 0);

  /**
   * Keep the address in step with the state that `getState` gives. What is typed in one go is one
   * step back; every other change is a step of its own.
   */
  const keepAddress = (getState) => {
    let isTyping = false;
    let waiting = 0;
    const find = () => location.pathname + write(getState()) + location.hash;
    const put = (method) => {
      forgetWaiting();
      if (find() === location.pathname + location.search + location.hash) return;
      try {
        history[method](null, "", find());
      } catch {
        // A page opened from disk may not change its address; the filters work all the same.
      }
    };
    const forgetWaiting = () => {
      clearTimeout(waiting);
      waiting = 0;
    };
    return {
      find,
      write(typed) {
        if (typed && isTyping) {
          forgetWaiting();
          waiting = setTimeout(() => put("replaceState"), WRITE_DELAY_MS);
        } else {
          put("pushState");
        }
        isTyping = typed;
      },
      endTyping() {
        if (waiting) put("replaceState");
        isTyping = false;
      },
      forget() {
        forgetWaiting();
        isTyping = false;
      },
    };
  };

  window.handbookRegisterAddress = { SELECTS, makeEmpty, read, write, countFilters, keepAddress };
})();
