/* The table of the register in the hands of DataTables: order, pages, which rows are shown.
   DataTables itself is loaded when the table is first to change; until then it stands as it was built. */

"use strict";

(() => {
  const { findKey } = window.handbookRegisterRows;
  const FIRST_COLUMN = "date";
  // Where DataTables is and what its bytes come to, as the element says that loads this script.
  const { datatables, integrity } = document.currentScript.dataset;
  // Up to so many rows stand on one page; more are cut into pages, so that drawing stays quick.
  const WHOLE_MAX = 300;
  const PAGE_LENGTH = 50;
  // What phones offer in place of the heads of the columns; a `-` before a name turns it round.
  const SORTS = {
    "": "date, oldest first", "-date": "date, newest first", name: "name, A to Z",
    "-name": "name, Z to A", place: "place", participants: "participants", form: "form",
    framework: "framework", status: "status", evidence: "evidence",
  };

  /** Load DataTables; where that fails, another call tries again. */
  const load = () =>
    (load.promise ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = datatables;
      // Browsers refuse whatever has a checksum on pages opened from disk.
      if (location.protocol !== "file:") script.integrity = integrity;
      script.addEventListener("load", resolve);
      script.addEventListener("error", () => {
        script.remove();
        load.promise = undefined;
        reject(new Error("DataTables was not loaded"));
      });
      document.head.append(script);
    }));

  const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  /** Compare two keys; an empty one goes to the end in either direction. */
  const emptyLast = (sign) => (a, b) =>
    a && b ? sign * compare(a, b) : (a ? 0 : 1) - (b ? 0 : 1);

  const listColumns = (table) =>
    [...table.tHead.rows[0].cells].map((cell) => cell.dataset.column);

  const readOrder = (columns, sort) => [
    columns.indexOf(sort.replace(/^-/, "") || FIRST_COLUMN),
    sort.startsWith("-") ? "desc" : "asc",
  ];

  /** Tell whether a table is so long that it is cut into pages from the start. */
  const isLong = (table) => table.tBodies[0].rows.length > WHOLE_MAX;

  /** Give the order that follows when a reader activates the head of a column. */
  const turnSort = (sort, column) => {
    const [name, isUp] = [sort.replace(/^-/, "") || FIRST_COLUMN, !sort.startsWith("-")];
    const next = name === column && isUp ? `-${column}` : column;
    return next === FIRST_COLUMN ? "" : next;
  };

  /** Hand the table over; `isShown(index)` tells whether a row matches. */
  const create = (table, rows, sort, isShown) => {
    const { DataTable } = window;
    const columns = listColumns(table);
    const focused = document.activeElement;
    DataTable.ext.errMode = "throw";
    DataTable.type("text-empty-last", { order: { asc: emptyLast(1), desc: emptyLast(-1) } });
    const api = new DataTable(table, {
      autoWidth: false,
      info: false,
      lengthChange: false,
      orderClasses: false,
      orderMulti: false,
      paging: rows.length > WHOLE_MAX,
      pageLength: PAGE_LENGTH,
      order: [readOrder(columns, sort)],
      language: { aria: { orderableRemove: ": Activate to invert sorting" } },
      layout: { topStart: null, topEnd: null, bottomStart: null, bottomEnd: null },
      columns: columns.map((name, index) => ({
        name,
        searchable: false,
        type: "text-empty-last",
        orderSequence: ["asc", "desc"],
        render: (html, purpose, _row, place) =>
          purpose === "sort" || purpose === "type" ? findKey(rows[place.row], name, index) : html,
      })),
    });
    // To put the heads in order, DataTables takes them out of the page for a moment.
    if (document.activeElement !== focused) focused.focus({ preventScroll: true });
    // DataTables leaves a read-only property on clicks, which Material's listener above cannot set.
    table.closest(".register-box").addEventListener("click", (event) => {
      delete event.delegateTarget;
    });
    api.column(0).search.fixed("register", (_text, _cells, index) => isShown(index));
    return api;
  };

  const describe = (sort) => {
    const direction = sort.startsWith("-") ? "descending" : "ascending";
    return SORTS[sort] ?? `${sort.replace(/^-/, "")}, ${direction}`;
  };

  /** Draw the table anew, in the order given. */
  const draw = (api, sort) => {
    const table = api.table().node();
    const wanted = readOrder(listColumns(table), sort);
    if (String(api.order()[0]) !== String(wanted)) api.order([wanted]);
    api.draw();
    const words = `Exercises, sorted by ${describe(sort)}`;
    table.caption.textContent = words;
    table.closest("[role=region]").setAttribute("aria-label", words);
  };

  /** Give the present order as the address writes it; the first order is the empty text. */
  const readSort = (api) => {
    const [[index, direction]] = api.order();
    const sort = (direction === "desc" ? "-" : "") + listColumns(api.table().node())[index];
    return sort === FIRST_COLUMN ? "" : sort;
  };

  window.handbookRegisterTable = {
    SORTS, load, listColumns, isLong, turnSort, create, draw, readSort,
  };
})();
