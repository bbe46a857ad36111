/* What the frame of each page does: the colours, the menu of phones, the title in the header,
   the place in the table of contents, the way back to the top. It stands in for the scripts of
   Material for MkDocs, whose marks in the page (data-md-…, md-…--active) it keeps. */
(() => {
  "use strict";

  const root = document.documentElement;
  const body = document.body;
  const find = (selector) => document.querySelector(selector);
  root.classList.replace("no-js", "js");

  // Material's styles draw the focus only where the keyboard put it, by this class.
  const mark = ({ target }) => target.matches(":focus-visible") && target.classList.add("focus-visible");
  document.addEventListener("focusin", mark);
  document.addEventListener("focusout", ({ target }) => target.classList.remove("focus-visible"));

  /* Colours: as the system has them, light, or dark; the choice is kept in the browser. */
  const palette = find("[data-md-component=palette]");
  const dark = matchMedia("(prefers-color-scheme: dark)");

  function readColours(input) {
    const part = (name) => input.getAttribute(`data-md-color-${name}`);
    return { media: part("media"), scheme: part("scheme"), primary: part("primary"), accent: part("accent") };
  }

  function attachPalette(inputs) {
    const isSystem = (input) => input.dataset.mdColorMedia === "(prefers-color-scheme)";
    function show(index) {
      inputs.forEach((input, place) => {
        input.checked = place === index;
        if (input.nextElementSibling) input.nextElementSibling.hidden = place !== index;
      });
      const media = `(prefers-color-scheme: ${dark.matches ? "dark" : "light"})`;
      const shown = isSystem(inputs[index])
        ? inputs.find((input) => input.dataset.mdColorMedia === media) || inputs[index]
        : inputs[index];
      for (const [name, value] of Object.entries(readColours(shown))) {
        body.setAttribute(`data-md-color-${name}`, value);
      }
    }
    const kept = window.__md_get("__palette");
    let current = Math.min(kept?.index ?? 0, inputs.length - 1);
    show(current);
    inputs.forEach((input, index) => {
      input.addEventListener("change", () => {
        current = index;
        window.__md_set("__palette", { index, color: readColours(input) });
        show(index);
      });
    });
    dark.addEventListener("change", () => show(current));
  }
  if (palette) attachPalette([...palette.querySelectorAll("input")]);

  /* The menu of phones: where scripts run, a real button takes the place of the label. */
  const drawer = document.getElementById("__drawer");
  const label = find("label.md-header__button[for=__drawer]");
  if (drawer && label) {
    const opener = document.createElement("button");
    opener.type = "button";
    opener.className = `${label.className} menu-button`;
    opener.setAttribute("aria-label", "Menu");
    opener.append(...label.childNodes);
    label.replaceWith(opener);
    const tell = () => opener.setAttribute("aria-expanded", String(drawer.checked));
    tell();
    drawer.addEventListener("change", tell);
    opener.addEventListener("click", () => drawer.click());
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !drawer.checked) return;
      drawer.click();
      opener.focus();
    });
    find(".md-sidebar--primary")?.addEventListener("click", ({ target }) => {
      if (drawer.checked && target.closest("a[href]")) drawer.click();
    });
  }

  /* The header names the page once its heading has gone up behind it. */
  const heading = find("article h1");
  const header = find("[data-md-component=header]");
  const title = find("[data-md-component=header-title]");
  if (heading && header) {
    const watcher = new IntersectionObserver(([entry]) => {
      const hasGone = !entry.isIntersecting && entry.boundingClientRect.top < 0;
      title?.classList.toggle("md-header__title--active", hasGone);
      header.classList.toggle("md-header--shadow", hasGone);
    }, { rootMargin: "-48px 0px 0px 0px" });
    watcher.observe(heading);
  }

  /* The table of contents shows which section is being read. */
  const links = new Map();
  for (const link of document.querySelectorAll("[data-md-component=toc] a[href^='#']")) {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (target) links.set(target, link);
  }
  if (links.size) {
    const targets = [...links.keys()];
    const above = new Set();
    const watcher = new IntersectionObserver((entries) => {
      for (const entry of entries) {
        if (entry.boundingClientRect.top < innerHeight / 4) above.add(entry.target);
        else above.delete(entry.target);
      }
      const last = targets.findLast((target) => above.has(target));
      for (const [target, link] of links) {
        link.classList.toggle("md-nav__link--active", target === last);
        link.classList.toggle("md-nav__link--passed", above.has(target) && target !== last);
      }
    }, { rootMargin: "0px 0px -75% 0px" });
    targets.forEach((target) => watcher.observe(target));
  }

  /* A way back to the top, offered to who has begun to go up. */
  const top = find("[data-md-component=top]");
  if (top) {
    let before = 0;
    addEventListener("scroll", () => {
      const now = scrollY;
      if (Math.abs(now - before) < 8) return;
      top.hidden = now > before || now < 2 * innerHeight;
      before = now;
    }, { passive: true });
    top.addEventListener("click", () => {
      scrollTo({ top: 0 });
      find(".md-skip, .md-logo")?.focus({ preventScroll: true });
    });
  }

  /* What an address points at is not left behind a closed lid. */
  function uncover() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const lid = target && target.closest("details:not([open])");
    if (!lid) return;
    lid.open = true;
    target.scrollIntoView();
  }
  addEventListener("hashchange", uncover);
  uncover();
})();
