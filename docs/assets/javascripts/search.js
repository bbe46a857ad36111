/* The search: the box in the header, and any other element with data-search.

   Such an element holds a form with an input [data-search-query], a line [data-search-status],
   a list [data-search-results] and a template [data-search-none] with what to do when nothing is
   found. data-search-index names the script with the entries, loaded when first needed;
   data-search-shown tells how many results to show at most. With data-search="address" the box
   begins with the words of the page's own address. Needs fold.js and search-find.js. */
(() => {
  "use strict";

  const SHOWN_MAX = 30;
  const fold = window.handbookFold;
  const { find, prepare } = window.handbookFind;
  let loading = null;

  function loadIndex(url) {
    loading ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = url;
      script.addEventListener("load", () => resolve(prepare(window.handbookSearchIndex)));
      script.addEventListener("error", () => {
        loading = null;
        script.remove();
        reject(new Error(`not loaded: ${url}`));
      });
      document.head.append(script);
    });
    return loading;
  }

  function attach(root) {
    const form = root.querySelector("form");
    const input = root.querySelector("[data-search-query]");
    const status = root.querySelector("[data-search-status]");
    const list = root.querySelector("[data-search-results]");
    const none = root.querySelector("[data-search-none]");
    const indexUrl = new URL(root.dataset.searchIndex, document.baseURI).href;
    const siteUrl = new URL("..", indexUrl);
    const invitation = status.textContent;
    const shownMax = Number(root.dataset.searchShown) || SHOWN_MAX;
    const addressed = root.dataset.search === "address" ? readAddress() : "";

    async function show() {
      const query = input.value.trim();
      if (!query) return empty(invitation);
      let index;
      try {
        if (!loading) status.textContent = "Loading the entries …";
        index = await loadIndex(indexUrl);
      } catch {
        return empty("The search could not be loaded. Try again, or use the pages in the menu.");
      }
      if (query !== input.value.trim()) return undefined;
      const found = find(index, query, query === addressed);
      empty(wordStatus(query, found, shownMax));
      if (!found.entries.length) list.before(none.content.cloneNode(true));
      list.append(...found.entries.slice(0, shownMax).map((entry) => makeItem(entry, found, siteUrl)));
      return undefined;
    }

    function empty(words) {
      root.querySelectorAll("[data-search-advice]").forEach((advice) => advice.remove());
      list.replaceChildren();
      status.textContent = words;
    }

    function links() {
      return [...list.querySelectorAll("a")];
    }

    input.addEventListener("input", show);
    input.addEventListener("focus", () => loadIndex(indexUrl).catch(() => {}));
    form.addEventListener("reset", () => {
      empty(invitation);
      input.focus();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const first = links()[0];
      if (first && input.value.trim()) first.click();
    });
    root.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step) return;
      const stops = [input, ...links()];
      const place = stops.indexOf(document.activeElement);
      if (place < 0) return;
      event.preventDefault();
      stops[(place + step + stops.length) % stops.length].focus();
    });
    return { input, show, addressed };
  }

  function wordStatus(query, { entries, certain, spelling }, shownMax) {
    const number = entries.length;
    if (!number) return `Nothing found for “${query}”.`;
    if (certain < number) return `${count(certain)}. With a near spelling: ${number - certain} more.`;
    const shown =
      number > shownMax
        ? `The first ${shownMax} of ${count(number)}. Add a word to narrow them down.`
        : `${count(number)}.`;
    if (spelling === "near") return `Nothing is spelt “${query}”. Near it: ${shown}`;
    if (spelling === "some") return `No entry has all of these words. With some of them: ${shown}`;
    return shown;
  }

  function count(number) {
    return number === 1 ? "1 result" : `${number} results`;
  }

  function makeItem(entry, { typed, words }, siteUrl) {
    const link = document.createElement("a");
    link.className = "search-result";
    link.href = new URL(entry.url, siteUrl).href;
    link.append(makePart("search-result__kind", entry.kind, []), " ");
    link.append(makePart("search-result__title", entry.title, words), " ");
    const other = findOtherName(entry, typed);
    if (other) link.append(makePart("search-result__name", other, words), " ");
    if (entry.line) link.append(makePart("search-result__line", entry.line, words), " ");
    if (entry.summary) link.append(makePart("search-result__summary", entry.summary, words));
    const item = document.createElement("li");
    item.append(link);
    return item;
  }

  /** The other name by which an entry was found, where the title does not show why. */
  function findOtherName(entry, typed) {
    const holds = (text) => typed.some((word) => ` ${fold(text)}`.includes(` ${word}`));
    return holds(entry.title) ? "" : entry.names.find(holds) || "";
  }

  function makePart(className, text, words) {
    const part = document.createElement("span");
    part.className = className;
    for (const piece of text.split(/([\s\-–·,()]+)/)) {
      const folded = fold(piece);
      const isHit = folded && words.some((word) =>
        word.includes(" ") ? word.split(" ").includes(folded) : folded.startsWith(word),
      );
      if (isHit) {
        const mark = document.createElement("mark");
        mark.textContent = piece;
        part.append(mark);
      } else {
        part.append(piece);
      }
    }
    return part;
  }

  /** The box in the header opens and closes with the switch by which the theme's styles show it. */
  function attachHeader(root) {
    const { input, show } = attach(root);
    const toggle = document.getElementById("__search");

    function setOpen(isOpen) {
      if (toggle.checked !== isOpen) toggle.click();
    }

    toggle.addEventListener("change", () => {
      if (toggle.checked) input.focus();
      else if (root.contains(document.activeElement)) document.activeElement.blur();
    });
    input.addEventListener("focus", () => setOpen(true));
    root.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !root.contains(event.relatedTarget)) setOpen(false);
    });
    root.addEventListener("click", (event) => {
      if (event.target.closest("a[href]")) setOpen(false);
    });
    document.addEventListener("keydown", (event) => {
      const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (isCommand && event.key.toLowerCase() === "k") {
        event.preventDefault();
        setOpen(true);
        input.focus();
        input.select();
      } else if (event.key === "Escape" && toggle.checked) {
        event.preventDefault();
        setOpen(false);
      }
    });

    // Where the page itself has a field of that name, the words are meant for it.
    const asked = new URLSearchParams(location.search).get("q");
    if (asked !== null && !document.querySelector("main [name=q]")) {
      input.value = asked;
      show();
      setOpen(true);
      input.focus();
    }
  }

  /** A box in the page begins with the words asked for, or those of an address that led nowhere. */
  function attachPage(root) {
    const { input, show, addressed } = attach(root);
    input.value = new URLSearchParams(location.search).get("q") ?? addressed;
    if (input.value) show();
  }

  function readAddress() {
    const steps = location.pathname.split("/").filter(Boolean);
    let last = (steps.pop() || "").replace(/\.\w+$/, "");
    if (last === "index") last = steps.pop() || "";
    try {
      last = decodeURIComponent(last);
    } catch {
      // An address that is not well formed is searched for as it stands.
    }
    return last.replace(/[-_+]+/g, " ").trim();
  }

  document.querySelectorAll("[data-search]").forEach((root) => {
    if (root.closest("header")) attachHeader(root);
    else attachPage(root);
  });
})();
