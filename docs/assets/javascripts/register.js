/* The register of exercises: filters, sorting, their state in the address. Without this script the
   whole table stands on the page and nothing of the filters is seen. */

"use strict";

(() => {
  const registerAddress = window.handbookRegisterAddress;
  const registerRows = window.handbookRegisterRows;
  const { SELECTS } = registerAddress;
  const registerTable = window.handbookRegisterTable;
  const TOLD_MS = 3000;
  const box = document.querySelector(".register-box");
  const form = box?.querySelector(".register-filters");
  if (!form) return;

  const table = box.querySelector("table.register");
  const region = box.querySelector(".table-scroll");
  const pager = box.querySelector(".register-pages");
  const find = (selector) => form.querySelector(selector);
  const field = (name) => form.elements[name];
  const noun = (number) => (number === 1 ? "exercise" : "exercises");
  const grouped = (number) => number.toLocaleString("en-GB");

  const columns = registerTable.listColumns(table);
  for (const [value, words] of Object.entries(registerTable.SORTS)) {
    field("sort").add(new Option(words, value));
  }
  const known = {
    country: new Set([...form.querySelectorAll("[name=country]")].map((input) => input.value)),
    sort: new Set(columns.flatMap((name) => [name, `-${name}`])),
  };
  for (const name of SELECTS) known[name] = new Set([...field(name).options].map((o) => o.value));

  const keeper = registerAddress.keepAddress(() => state);
  let { state, ignored } = registerAddress.read(location.search, known);

  /* What works on the rows waits for the table, which is there when the reader first turns to it ---- */

  let rows, choiceWords, matches, api;

  const createTable = () => {
    if (api) return;
    rows = registerRows.readRows(table);
    choiceWords = registerRows.readChoiceWords(form);
    matches = registerRows.match(rows, state, choiceWords);
    api = registerTable.create(table, rows, state.sort, (index) => matches[index]);
    api.on("order", () => {
      const sort = registerTable.readSort(api);
      if (sort === state.sort) return;
      state.sort = sort;
      change();
    });
    api.on("draw", showCount);
  };

  const tellFailure = () => {
    tell("The filters could not be loaded, so that all rows are shown. Please try again.");
  };

  /** Do what needs the table, at once where it is there. */
  const withTable = (work) => {
    if (api) work();
    else registerTable.load().then(createTable).then(work, tellFailure);
  };

  /* From the state to the page --------------------------------------------------------------------- */

  const showControls = () => {
    field("q").value = state.q;
    for (const input of form.querySelectorAll("[name=country]")) {
      input.checked = state.country.includes(input.value);
    }
    for (const input of form.querySelectorAll("[name=all]")) {
      input.checked = input.value === (state.all ? "1" : "");
    }
    for (const name of ["from", "to", ...SELECTS]) field(name).value = state[name];
    showChosen();
  };

  const showChosen = () => {
    const names = [...form.querySelectorAll("[name=country]:checked")].map((input) =>
      input.nextElementSibling.textContent.trim(),
    );
    const joined = names.join(state.all ? " and " : " or ");
    find(".countries-toggle__chosen").textContent =
      names.length > 2 ? `${state.all ? "all of" : "any of"} ${names.length}` : joined || "any";
    const number = registerAddress.countFilters(state);
    find(".register-toggle__count").textContent = number ? `(${number})` : "";
    for (const select of form.querySelectorAll("select, [name=from], [name=to]")) {
      select.classList.toggle("is-set", select.value !== "" && select.name !== "sort");
    }
    find(".countries-toggle").classList.toggle("is-set", names.length > 0);
    field("sort").value = state.sort in registerTable.SORTS ? state.sort : "";
  };

  const showCount = () => {
    const info = api.page.info();
    const { recordsDisplay: number, recordsTotal: total, start, end, pages } = info;
    const isFiltered = registerAddress.countFilters(state) > 0 || state.q.trim() !== "";
    const count = isFiltered ? `${grouped(number)} of ${grouped(total)}` : grouped(total);
    const part = pages > 1 ? `; rows ${grouped(start + 1)} to ${grouped(end)}` : "";
    const words = `${count} ${noun(total)}${part}`;
    const status = find(".register-count");
    if (status.textContent !== words) status.textContent = words;
    showPages(info);
    region.hidden = number === 0;
    find(".register-none").hidden = number > 0 || total === 0;
    find(".register-none__hint").textContent =
      state.from && state.to && state.from > state.to
        ? "The first year is later than the last."
        : state.all && state.country.length > 1
          ? "Try “any of these” for the countries, or take a filter away."
          : "Try fewer words, or take a filter away.";
    for (const button of form.querySelectorAll(".register-buttons [data-action=clear]")) {
      button.hidden = !isFiltered || number === 0;
    }
    find("[data-action=csv]").disabled = number === 0;
  };

  const showPages = ({ page, pages }) => {
    pager.hidden = pages < 2;
    pager.querySelector(".register-pages__place").textContent = `Page ${grouped(page + 1)} of ${grouped(pages)}`;
    pager.querySelector("[data-page=previous]").disabled = page === 0;
    pager.querySelector("[data-page=next]").disabled = page === pages - 1;
  };

  const showIgnored = () => {
    const note = find(".register-ignored");
    note.hidden = ignored.length === 0;
    note.textContent = ignored.length
      ? `Ignored in the address, because this table has nothing of the kind: ${ignored.join("; ")}.`
      : "";
  };

  const showTable = () => withTable(() => {
    matches = registerRows.match(rows, state, choiceWords);
    registerTable.draw(api, state.sort);
  });

  /* From the page to the state --------------------------------------------------------------------- */

  const readControls = () => {
    state = {
      ...state,
      q: field("q").value,
      country: [...form.querySelectorAll("[name=country]:checked")].map((input) => input.value),
      all: field("all").value === "1",
      from: readYear("from"),
      to: readYear("to"),
      ...Object.fromEntries(SELECTS.map((name) => [name, field(name).value])),
    };
  };

  // A year counts once it is whole, so that the table does not flicker through the year 20.
  const readYear = (name) => (/^[0-9]{4}$/.test(field(name).value) ? field(name).value : "");

  const change = (typed = false) => {
    ignored = [];
    showIgnored();
    showChosen();
    showTable();
    keeper.write(typed);
  };

  const clear = () => {
    state = { ...registerAddress.makeEmpty(), sort: state.sort };
    showControls();
    change();
    field("q").focus();
  };

  /* What a reader does ---------------------------------------------------------------------------- */

  const tell = (words) => {
    find(".register-told").textContent = words;
    clearTimeout(tell.timer);
    tell.timer = setTimeout(() => { find(".register-told").textContent = ""; }, TOLD_MS);
  };

  const copyLink = async () => {
    const link = new URL(keeper.find(), location.href).href;
    try {
      await navigator.clipboard.writeText(link);
      tell("Link copied.");
    } catch {
      tell("This browser does not let pages copy. The address bar has the link.");
    }
  };

  const downloadCsv = () => withTable(() => {
    const shown = api.rows({ search: "applied", order: "applied" }).indexes().toArray();
    const csv = registerRows.writeCsv(shown.map((index) => rows[index]));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([csv], { type: "text/csv;charset=utf-8" }));
    link.download = shown.length === rows.length ? "exercises.csv" : "exercises-selection.csv";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 0);
    tell(`${grouped(shown.length)} ${noun(shown.length)} written.`);
  });

  const actions = { clear, copy: copyLink, csv: downloadCsv };
  form.addEventListener("click", (event) => {
    const action = event.target.closest("[data-action]")?.dataset.action;
    if (action) actions[action]();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => {
    if (event.target.name === "sort") {
      state.sort = event.target.value;
      change();
      return;
    }
    readControls();
    change(event.target.matches("[name=q], [name=from], [name=to]"));
  });
  form.addEventListener("focusout", keeper.endTyping);
  const sortFirst = ({ type, key, target }) => {
    const column = target.closest("th")?.dataset.column;
    if (api || !column || (type === "keydown" && key !== "Enter")) return;
    state.sort = registerTable.turnSort(state.sort, column);
    change();
  };
  for (const type of ["click", "keydown"]) table.tHead.addEventListener(type, sortFirst);
  pager.addEventListener("click", (event) => {
    const page = event.target.closest("[data-page]")?.dataset.page;
    if (!page) return;
    api.page(page).draw("page");
    region.scrollIntoView();
    region.focus({ preventScroll: true });
  });
  addEventListener("popstate", () => {
    keeper.forget();
    ({ state, ignored } = registerAddress.read(location.search, known));
    showState();
    showTable();
  });

  /* Parts that open -------------------------------------------------------------------------------- */

  const setOpen = (button, isOpen) => button.setAttribute("aria-expanded", String(isOpen));
  const isOpen = (button) => button.getAttribute("aria-expanded") === "true";
  const more = find(".register-toggle");
  more.addEventListener("click", () => setOpen(more, !isOpen(more)));

  const toggle = find(".countries-toggle");
  const panel = find(".countries");
  const openCountries = (open) => {
    setOpen(toggle, open);
    panel.hidden = !open;
  };
  toggle.addEventListener("click", () => openCountries(!isOpen(toggle)));
  panel.parentElement.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || panel.hidden) return;
    openCountries(false);
    toggle.focus();
  });
  document.addEventListener("click", (event) => {
    if (!panel.parentElement.contains(event.target)) openCountries(false);
  });
  panel.parentElement.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !panel.parentElement.contains(event.relatedTarget)) openCountries(false);
  });

  /* Begin ------------------------------------------------------------------------------------------ */

  const showState = () => {
    showControls();
    showIgnored();
  };
  const goLive = () => box.classList.add("register-box--live");
  showState();
  if (registerAddress.write(state) || registerTable.isLong(table)) {
    registerTable.load().then(createTable).then(showTable).catch(tellFailure).then(goLive);
  } else {
    goLive();
    // Whoever turns to the filters or the heads will soon need the table.
    const prepare = () => registerTable.load().then(createTable, () => {});
    for (const part of [form, table.tHead]) {
      for (const sign of ["pointerenter", "focusin"]) {
        part.addEventListener(sign, prepare, { once: true });
      }
    }
  }
})();
